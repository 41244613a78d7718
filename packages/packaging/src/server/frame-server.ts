import type { Duplex } from 'node:stream'
import { type Application, errorBody, type ScoreReply, type ScoreRequest } from './application.ts'
import { type CollectOrder, Collector, prepareCollection } from './collector.ts'
import {
  decodeRequest,
  encodeAnswer,
  FrameReader,
  FrameWriter,
  frameKinds,
  protocolVersion,
  type RequestFrame,
} from './frames.ts'

/** What a scoring server says first on its pipe. */
export interface Hello {
  readonly protocol: number
  /** Names of the bins in which predictions are counted, by index. */
  readonly bins: readonly string[]
}

/** What a frame server needs of its process. */
export interface FrameServerOptions {
  readonly now: () => number
  readonly monotonicMs: () => number
  readonly warn: (text: string) => void
}

const nothing = new Uint8Array(0)

/**
 * Serves an application on a pipe to a router until the router closes it. Resolves then, after the last answers.
 */
export function serveFrames(pipe: Duplex, application: Application, options: FrameServerOptions): Promise<void> {
  const writer = new FrameWriter(pipe)
  const server = new FrameServer(application, writer, options)
  const hello: Hello = { protocol: protocolVersion, bins: application.writer.bins }
  writer.add(answerFrame(0, frameKinds.hello, 200, JSON.stringify(hello)))
  const reader = new FrameReader((frame) => server.take(decodeRequest(frame)))
  return new Promise((resolve, reject) => {
    pipe.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk)
      } catch (error) {
        reject(error)
        pipe.destroy()
      }
    })
    pipe.on('error', (error) => options.warn(`the pipe to the router broke: ${error.message}`))
    pipe.on('close', () => {
      server.stop()
      resolve()
    })
    pipe.on('end', () => pipe.end())
  })
}

class FrameServer {
  readonly #application: Application
  readonly #writer: FrameWriter
  readonly #options: FrameServerOptions
  #waiting: (ScoreRequest & { readonly frame: number; readonly since: number })[] = []
  #busy = false
  readonly #timer: NodeJS.Timeout

  constructor(application: Application, writer: FrameWriter, options: FrameServerOptions) {
    this.#application = application
    this.#writer = writer
    this.#options = options
    this.#timer = setInterval(() => application.collector?.write(), 500)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  take(frame: RequestFrame): void {
    if (frame.kind === frameKinds.score) {
      const { id, requestId, body, collect } = frame
      this.#waiting.push({ frame: id, requestId, body, collect, since: this.#options.monotonicMs() })
      if (!this.#busy) {
        this.#busy = true
        // After this turn: all frames of the chunk are scored together.
        queueMicrotask(() => void this.#work())
      }
    } else void this.#control(frame)
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const requests = this.#waiting
      this.#waiting = []
      const replies = await this.#application.score(requests)
      const now = this.#options.monotonicMs()
      for (const [index, reply] of replies.entries()) {
        const request = requests[index] as (typeof requests)[number]
        const { status, body, bins, odd } = reply as ScoreReply
        const micros = Math.max(0, Math.round((now - request.since) * 1000))
        this.#writer.add(encodeAnswer({ id: request.frame, kind: frameKinds.score, status, micros, bins, odd, body }))
      }
      this.#writer.flush()
    }
    this.#busy = false
  }

  async #control(frame: RequestFrame): Promise<void> {
    const answer = (status: number, body = ''): void =>
      this.#writer.add(answerFrame(frame.id, frame.kind, status, body))
    switch (frame.kind) {
      case frameKinds.ping:
        return answer(200)
      case frameKinds.collect: {
        const order = JSON.parse(Buffer.from(frame.body).toString('utf8')) as CollectOrder
        return answer((await this.#collect(order)) ? 200 : 507)
      }
      case frameKinds.flush:
        await this.#application.collector?.flush()
        return answer(200, JSON.stringify({ dropped: this.#application.collector?.dropped ?? 0 }))
      default:
        return answer(400, errorBody('FRAME_UNKNOWN', `a frame of kind ${frame.kind}`))
    }
  }

  #order: CollectOrder | undefined
  async #collect(order: CollectOrder): Promise<boolean> {
    const application = this.#application
    const same =
      this.#order && JSON.stringify({ ...this.#order, allowance: 0 }) === JSON.stringify({ ...order, allowance: 0 })
    this.#order = order
    if (same && application.collector) {
      application.collector.allow(order.allowance)
      return true
    }
    await application.collector?.close()
    application.collector = undefined
    if (order.share <= 0) return true
    if (!(await prepareCollection(order.folder))) return false
    application.collector = new Collector(order, application.schema.features, this.#options.now, this.#options.warn)
    return true
  }
}

function answerFrame(id: number, kind: RequestFrame['kind'], status: number, body: string): Buffer {
  return encodeAnswer({ id, kind, status, micros: 0, bins: nothing, odd: 0, body })
}
