import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  decodeAnswer,
  decodeRequest,
  encodeAnswer,
  FrameReader,
  FrameWriter,
  frameKinds,
  type RequestFrame,
  requestHead,
} from './frames.ts'

const requests = fc.array(
  fc.record(
    {
      id: fc.nat(),
      kind: fc.constantFrom(...Object.values(frameKinds)),
      requestId: fc.stringMatching(/^[\w.:-]{0,128}$/),
      collect: fc.boolean(),
      body: fc.uint8Array({ maxLength: 300 }),
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 8 },
)

const encode = (frame: RequestFrame): Buffer => Buffer.concat([requestHead(frame), frame.body])

/** Cuts bytes at arbitrary places. */
function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  let at = 0
  for (let index = 0; at < bytes.length; index += 1) {
    const size = Math.max(1, sizes[index % sizes.length] as number)
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}

test('requests come out as they went in, however the stream is cut', () => {
  fc.assert(
    fc.property(requests, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (frames, sizes) => {
      const seen: unknown[] = []
      const reader = new FrameReader((bytes) => {
        const frame = decodeRequest(bytes)
        seen.push({ ...frame, body: Uint8Array.from(frame.body) })
      })
      for (const chunk of cut(Buffer.concat(frames.map(encode)), sizes)) reader.push(Buffer.from(chunk))
      assert.deepEqual(seen, frames)
    }),
  )
})

test('answers come out as they went in', () => {
  const bins = Uint8Array.from([1, 2, 250])
  const answer = { id: 7, kind: frameKinds.score, status: 422, micros: 1234, bins, odd: 3, body: '{"ö":1}' }
  const decoded = decodeAnswer(encodeAnswer(answer))
  assert.deepEqual(
    { ...decoded, bins: Uint8Array.from(decoded.bins), body: Buffer.from(decoded.body).toString() },
    answer,
  )
})

test('sizes that no frame has end the stream', () => {
  for (const size of [0, 3, 0x7fffffff]) {
    const bytes = Buffer.alloc(16)
    bytes.writeUInt32LE(size, 0)
    assert.throws(() => new FrameReader(() => {}).push(bytes), RangeError)
  }
})

test('a header that points outside its frame is refused', () => {
  const request = encode({
    id: 1,
    kind: frameKinds.score,
    requestId: '',
    collect: true,
    body: new Uint8Array(4),
  })
  request[9] = 200
  assert.throws(() => decodeRequest(request), RangeError)
  const answer = encodeAnswer({ id: 1, kind: 1, status: 200, micros: 0, bins: new Uint8Array(0), odd: 0, body: '' })
  answer.writeUInt32LE(99, 16)
  assert.throws(() => decodeAnswer(answer), RangeError)
})

/** A sink that notes what is written. */
function sink() {
  const writes: number[][] = []
  return { writes, write: (bytes: Uint8Array) => writes.push([...bytes]) > 0, cork() {}, uncork() {}, destroyed: false }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('the frames of one turn are one write', async () => {
  const one = sink()
  const writer = new FrameWriter(one)
  for (let index = 0; index < 3; index += 1) writer.add(Buffer.from([index]), Buffer.from([9]))
  await turn()
  assert.deepEqual(one.writes, [[0, 9, 1, 9, 2, 9]])
})

test('frames wait while they may not be written, and lose none', async () => {
  const one = sink()
  let may = false
  const writer = new FrameWriter(one, { mayWrite: () => may, onWrite: () => {} })
  writer.add(Buffer.from([1]))
  await turn()
  writer.add(Buffer.from([2]))
  await turn()
  assert.deepEqual(one.writes, [])
  may = true
  writer.flush()
  assert.deepEqual(one.writes, [[1, 2]])
})
