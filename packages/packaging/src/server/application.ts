import { messageOf, UserError } from '@mlops-actions/core'
import type { BundleSchema } from '../schema.ts'
import { AnswerWriter, type Scored } from './answer.ts'
import { Batch } from './batch.ts'
import type { Collector } from './collector.ts'
import { type ReadRequest, type RequestProblem, RequestReader } from './request.ts'

/** Gives the model's answers to the rows of a batch from `first` to before `end`. */
export interface Engine {
  score(batch: Batch, first: number, end: number): Promise<Scored>
  close(): Promise<void>
}

/** What came in: the bytes of a body, and the id that the caller or the router gave. */
export interface ScoreRequest {
  readonly requestId: string
  readonly body: Uint8Array
}

/** What goes out. `bins` has one byte a row; `odd` counts unusual values. */
export interface ScoreReply {
  readonly status: number
  readonly body: string
  readonly bins: Uint8Array
  readonly odd: number
}

const noBins = new Uint8Array(0)

/** Rows that are scored in one call of the runtime at most, unless one request has more. */
const batchRows = 512

/**
 * Everything between the bytes of a request and the bytes of its answer, the same for both protocols. Requests that arrive
 * together are scored in one call of the runtime; nobody waits for others to arrive.
 */
export class Application {
  readonly schema: BundleSchema
  readonly writer: AnswerWriter
  collector: Collector | undefined
  readonly #engine: Engine
  readonly #reader: RequestReader
  readonly #now: () => number
  #spare: Batch | undefined

  constructor(schema: BundleSchema, engine: Engine, options: { maximumRows: number; now: () => number }) {
    this.schema = schema
    this.writer = new AnswerWriter(schema)
    this.#engine = engine
    this.#reader = new RequestReader(schema, options.maximumRows)
    this.#now = options.now
  }

  /** Answers requests, in their order. Never rejects. */
  async score(requests: readonly ScoreRequest[]): Promise<readonly ScoreReply[]> {
    const replies: ScoreReply[] = new Array(requests.length)
    const batch = this.#take()
    let at = 0
    while (at < requests.length) {
      batch.truncate(0)
      const from = at
      const reads: ReadRequest[] = []
      while (at < requests.length && (batch.rows < batchRows || reads.length === 0)) {
        reads.push(this.#reader.read((requests[at] as ScoreRequest).body, batch))
        at += 1
      }
      await this.#answer(requests, from, reads, batch, replies)
    }
    this.#spare = batch
    return replies
  }

  async close(): Promise<void> {
    await this.collector?.close()
    await this.#engine.close()
  }

  async #answer(
    requests: readonly ScoreRequest[],
    from: number,
    reads: readonly ReadRequest[],
    batch: Batch,
    replies: ScoreReply[],
  ): Promise<void> {
    let scored: Scored | undefined
    try {
      if (batch.rows > 0) scored = await this.#engine.score(batch, 0, batch.rows)
    } catch (error) {
      // One request's rows may have made the runtime refuse all: each is then scored alone, so that only that one fails.
      const good = reads.filter((read) => read.ok).length
      if (good <= 1) scored = undefined
      await this.#answerAlone(requests, from, reads, batch, replies, good <= 1 ? error : undefined)
      return
    }
    for (const [index, read] of reads.entries())
      replies[from + index] = read.ok
        ? this.#write(requests[from + index] as ScoreRequest, read, batch, scored as Scored, 0)
        : refusal(read.problems, read.more)
  }

  async #answerAlone(
    requests: readonly ScoreRequest[],
    from: number,
    reads: readonly ReadRequest[],
    batch: Batch,
    replies: ScoreReply[],
    known: unknown,
  ): Promise<void> {
    for (const [index, read] of reads.entries()) {
      const request = requests[from + index] as ScoreRequest
      if (!read.ok) {
        replies[from + index] = refusal(read.problems, read.more)
        continue
      }
      try {
        if (known !== undefined) throw known
        const scored = await this.#engine.score(batch, read.first, read.first + read.rows)
        replies[from + index] = this.#write(request, read, batch, scored, read.first)
      } catch (error) {
        replies[from + index] = failure(error)
      }
    }
  }

  /** `offset` is the row of the batch that is row 0 of `scored`. */
  #write(
    request: ScoreRequest,
    read: Extract<ReadRequest, { ok: true }>,
    batch: Batch,
    scored: Scored,
    offset: number,
  ): ScoreReply {
    const { writer, collector } = this
    const bins = new Uint8Array(read.rows)
    const collect = collector?.wants(request.requestId) ?? false
    const at = collect ? new Date(this.#now()).toISOString() : ''
    let body = '{"predictions":['
    for (let index = 0; index < read.rows; index += 1) {
      const row = read.first - offset + index
      const text = writer.row(scored, row)
      body += index === 0 ? text : `,${text}`
      bins[index] = writer.binOf(scored, row)
      if (collect) collector?.add(request.requestId, at, batch, read.first + index, text)
    }
    return { status: 200, body: `${body}]}`, bins, odd: read.odd }
  }

  /** Batches are used again, unless one is still at work (the runtime may be asked while it works). */
  #take(): Batch {
    const batch = this.#spare ?? new Batch(this.schema.features)
    this.#spare = undefined
    return batch
  }
}

/** The body of every error answer. */
export function errorBody(code: string, message: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({ error: { code, message, ...more } })
}

function refusal(problems: readonly RequestProblem[], more: number): ScoreReply {
  const first = problems[0]
  const place = [first?.row === undefined ? '' : `row ${first.row}`, first?.column ? `column "${first.column}"` : '']
  const where = place.filter(Boolean).join(', ')
  const message = `${where ? `${where}: ` : ''}${first?.message ?? 'the request is not understood'}`
  const body = errorBody('REQUEST_INVALID', message, { problems, ...(more > 0 ? { moreProblems: more } : {}) })
  return { status: 400, body, bins: noBins, odd: 0 }
}

/** What the model refuses about the rows is the caller's to mend; everything else is ours. */
function failure(error: unknown): ScoreReply {
  const theirs = error instanceof UserError
  const body = theirs ? errorBody(error.code, error.message) : errorBody('SCORING_FAILED', messageOf(error))
  return { status: theirs ? 422 : 500, body, bins: noBins, odd: 0 }
}
