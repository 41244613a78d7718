/**
 * The protocol between the router and a scoring server: length-prefixed frames on one duplex pipe, many per write,
 * answered in any order. All integers are little-endian.
 *
 *     to the server     u32 size  u32 id  u8 kind  u8 idLength  u16 flags                       request id, body
 *     to the router     u32 size  u32 id  u8 kind  u8 0         u16 status  u32 µs  u32 bins  u32 odd   bins, body
 *
 * Flag 1: the request is not traffic and is not collected. `size` counts the bytes after itself. `bins` is one byte a row: the index of the bin in which the prediction is counted.
 * `odd` counts the values outside the range or the levels of the training data.
 */
export const protocolVersion = 1

/** Kinds of frames. `hello` comes first, from the server; `score`, `ping`, `collect`, `flush` are answered with the same kind. */
export const frameKinds = { hello: 0, score: 1, ping: 2, collect: 3, flush: 4 } as const
export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds]

const requestHeader = 12
const answerHeader = 24

/** The largest frame that is read: 64 MiB. A larger size means that the two sides lost step, and ends the connection. */
export const maximumFrameBytes = 64 * 2 ** 20

/** A frame to the server. */
export interface RequestFrame {
  readonly id: number
  readonly kind: FrameKind
  readonly requestId: string
  /** Whether it may be collected. */
  readonly collect: boolean
  readonly body: Uint8Array
}

/** A frame to the router. */
export interface AnswerFrame {
  readonly id: number
  readonly kind: FrameKind
  readonly status: number
  /** Microseconds between reading the frame and writing the answer. */
  readonly micros: number
  /** One byte a row. */
  readonly bins: Uint8Array
  readonly odd: number
  readonly body: Uint8Array
}

/** The bytes of a frame to the server before its body. `requestId` is ASCII of at most 255 characters. */
export function requestHead(frame: RequestFrame): Buffer {
  const { requestId, body } = frame
  const size = requestHeader + requestId.length
  const bytes = Buffer.allocUnsafe(size)
  bytes.writeUInt32LE(size - 4 + body.length, 0)
  bytes.writeUInt32LE(frame.id, 4)
  bytes[8] = frame.kind
  bytes[9] = requestId.length
  bytes[10] = frame.collect ? 0 : 1
  bytes[11] = 0
  bytes.write(requestId, requestHeader, 'latin1')
  return bytes
}

/** The bytes of a frame to the router. */
export function encodeAnswer(frame: Omit<AnswerFrame, 'body'> & { readonly body: Uint8Array | string }): Buffer {
  const { bins, body } = frame
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  const size = answerHeader + bins.length + length
  const bytes = Buffer.allocUnsafe(size)
  bytes.writeUInt32LE(size - 4, 0)
  bytes.writeUInt32LE(frame.id, 4)
  bytes[8] = frame.kind
  bytes[9] = 0
  bytes.writeUInt16LE(frame.status, 10)
  bytes.writeUInt32LE(Math.min(frame.micros, 0xffffffff) >>> 0, 12)
  bytes.writeUInt32LE(bins.length, 16)
  bytes.writeUInt32LE(frame.odd, 20)
  bytes.set(bins, answerHeader)
  if (typeof body === 'string') bytes.write(body, answerHeader + bins.length)
  else bytes.set(body, answerHeader + bins.length)
  return bytes
}

/** Reads a frame to the server. The body is a view of `bytes`. */
export function decodeRequest(bytes: Buffer): RequestFrame {
  const idLength = bytes[9] as number
  if (requestHeader + idLength > bytes.length) throw new RangeError('a frame is shorter than its header says')
  return {
    id: bytes.readUInt32LE(4),
    kind: bytes[8] as FrameKind,
    requestId: bytes.toString('latin1', requestHeader, requestHeader + idLength),
    collect: bytes[10] === 0,
    body: bytes.subarray(requestHeader + idLength),
  }
}

/** Reads a frame to the router. Bins and body are views of `bytes`. */
export function decodeAnswer(bytes: Buffer): AnswerFrame {
  const bins = answerHeader <= bytes.length ? bytes.readUInt32LE(16) : 0
  if (answerHeader + bins > bytes.length) throw new RangeError('a frame is shorter than its header says')
  return {
    id: bytes.readUInt32LE(4),
    kind: bytes[8] as FrameKind,
    status: bytes.readUInt16LE(10),
    micros: bytes.readUInt32LE(12),
    bins: bytes.subarray(answerHeader, answerHeader + bins),
    odd: bytes.readUInt32LE(20),
    body: bytes.subarray(answerHeader + bins),
  }
}

/** Cuts a stream of chunks into frames (each with its size field). A frame that lies in one chunk is not copied. */
export class FrameReader {
  #rest: Buffer[] = []
  #have = 0
  #need = 4
  readonly #onFrame: (frame: Buffer) => void

  constructor(onFrame: (frame: Buffer) => void) {
    this.#onFrame = onFrame
  }

  /** @throws RangeError for a size that no frame has */
  push(chunk: Buffer): void {
    let bytes = chunk
    if (this.#have > 0) {
      this.#rest.push(chunk)
      this.#have += chunk.length
      if (this.#have < this.#need) return
      bytes = Buffer.concat(this.#rest, this.#have)
      this.#rest = []
      this.#have = 0
    }
    let at = 0
    while (bytes.length - at >= 4) {
      const size = bytes.readUInt32LE(at) + 4
      if (size < requestHeader || size > maximumFrameBytes) throw new RangeError(`a frame of ${size} bytes`)
      this.#need = size
      if (bytes.length - at < size) break
      this.#onFrame(bytes.subarray(at, at + size))
      at += size
      this.#need = 4
    }
    if (at < bytes.length) {
      const rest = at === 0 ? bytes : bytes.subarray(at)
      this.#rest = [rest]
      this.#have = rest.length
    }
  }
}

/** What frames are written to: a socket or a pipe. */
export interface FrameSink {
  write(bytes: Uint8Array): boolean
  cork(): void
  uncork(): void
  readonly destroyed: boolean
}

/** Parts of frames up to this size are joined for one write; larger ones are handed over as they are. */
const joinedBytes = 64 * 1024

/**
 * Collects the frames of one turn of the event loop into one write. While `mayWrite` says no, frames wait for the next `flush`:
 * a reader that is busy anyway then gets them together.
 */
export class FrameWriter {
  #parts: Uint8Array[] = []
  #bytes = 0
  #scheduled = false
  readonly #sink: FrameSink
  readonly #mayWrite: () => boolean
  readonly #onWrite: () => void

  constructor(sink: FrameSink, gate: { mayWrite: () => boolean; onWrite: () => void } = open) {
    this.#sink = sink
    this.#mayWrite = gate.mayWrite
    this.#onWrite = gate.onWrite
  }

  /** A frame, whole or in two parts. */
  add(head: Uint8Array, body?: Uint8Array): void {
    this.#parts.push(head)
    this.#bytes += head.length
    if (body !== undefined && body.length > 0) {
      this.#parts.push(body)
      this.#bytes += body.length
    }
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.flush()
    })
  }

  /** Writes what has been collected, if it may. */
  flush(): void {
    if (this.#parts.length === 0 || this.#sink.destroyed || !this.#mayWrite()) return
    const parts = this.#parts
    const bytes = this.#bytes
    this.#parts = []
    this.#bytes = 0
    this.#onWrite()
    if (parts.length === 1) this.#sink.write(parts[0] as Uint8Array)
    else if (bytes <= joinedBytes) this.#sink.write(Buffer.concat(parts, bytes))
    else {
      this.#sink.cork()
      for (const part of parts) this.#sink.write(part)
      this.#sink.uncork()
    }
  }
}

const open = { mayWrite: () => true, onWrite: () => undefined }
