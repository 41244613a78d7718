import { messageOf, UserError } from '@mlops-actions/core'
import type { Predictions } from '@mlops-actions/inference'
import type { BundleSchema } from '../schema.ts'
import { AnswerWriter } from './answer.ts'
import type { Collector } from './collector.ts'
import type { Engine } from './engine.ts'
import { type ReadRequest, type RequestProblem, RequestReader, type Row } from './request.ts'

/** What came in: the bytes of a body, and the id that the caller or the router gave. */
export interface ScoreRequest {
  readonly requestId: string
  readonly body: Uint8Array
  /** Whether it may be collected. */
  readonly collect: boolean
}

/** What goes out. `bins` has one byte a row; `odd` counts unusual values. */
export interface ScoreReply {
  readonly status: number
  readonly body: string
  readonly bins: Uint8Array
  readonly odd: number
}

type GoodRead = Extract<ReadRequest, { ok: true }>

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

  constructor(schema: BundleSchema, engine: Engine, options: { maximumRows: number }) {
    this.schema = schema
    this.writer = new AnswerWriter(schema)
    this.#engine = engine
    this.#reader = new RequestReader(schema, options.maximumRows)
  }

  /** Answers requests, in their order. Never rejects. */
  async score(requests: readonly ScoreRequest[]): Promise<readonly ScoreReply[]> {
    const replies: ScoreReply[] = new Array(requests.length)
    let good: { readonly at: number; readonly read: GoodRead }[] = []
    let rows = 0
    for (let at = 0; at < requests.length; at += 1) {
      const read = this.#reader.read((requests[at] as ScoreRequest).body)
      if (read.ok) {
        good.push({ at, read })
        rows += read.rows.length
      } else replies[at] = refusal(read.problems, read.more)
      if (good.length === 0 || (rows < batchRows && at + 1 < requests.length)) continue
      await this.#answer(requests, good, replies)
      good = []
      rows = 0
    }
    return replies
  }

  async close(): Promise<void> {
    await this.collector?.close()
    await this.#engine.close()
  }

  async #answer(
    requests: readonly ScoreRequest[],
    good: readonly { readonly at: number; readonly read: GoodRead }[],
    replies: ScoreReply[],
  ): Promise<void> {
    const [first] = good
    const rows: readonly Row[] = good.length === 1 && first ? first.read.rows : good.flatMap(({ read }) => read.rows)
    let predictions: Predictions
    try {
      predictions = await this.#engine.score(rows)
    } catch (error) {
      if (good.length === 1 && first) replies[first.at] = failure(error)
      // The rows of one request made the model refuse all: each is then scored alone, so that only that one fails.
      else for (const one of good) await this.#answer(requests, [one], replies)
      return
    }
    let offset = 0
    for (const { at, read } of good) {
      replies[at] = this.#write(requests[at] as ScoreRequest, read, predictions, offset)
      offset += read.rows.length
    }
  }

  /** `offset` is where the rows of the request begin in the predictions. */
  #write(request: ScoreRequest, read: GoodRead, predictions: Predictions, offset: number): ScoreReply {
    const { writer, collector } = this
    const bins = new Uint8Array(read.rows.length)
    const collect = request.collect && collector?.wants(request.requestId) === true
    let body = '{"predictions":['
    for (let row = 0; row < read.rows.length; row += 1) {
      const text = writer.row(predictions, offset + row)
      body += row === 0 ? text : `,${text}`
      bins[row] = writer.binOf(predictions, offset + row)
    }
    body += ']}'
    if (collect) {
      const { requestId, body: asked } = request
      collector?.add({ requestId, body: asked, rows: read.rows, featuresOnly: read.featuresOnly, answer: body })
    }
    return { status: 200, body, bins, odd: read.odd }
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

/** Codes with which inference says that the model itself is broken; all others are about the rows that were sent. */
const ours = new Set(['RUN_FAILED', 'PREDICTION_NOT_FINITE', 'LABEL_UNKNOWN', 'MODEL_OUTPUT_UNSUPPORTED'])

/** What the model refuses about the rows is the caller's to mend; everything else is ours. */
function failure(error: unknown): ScoreReply {
  const theirs = error instanceof UserError && !ours.has(error.code)
  const code = error instanceof UserError ? error.code : 'SCORING_FAILED'
  return { status: theirs ? 422 : 500, body: errorBody(code, messageOf(error)), bins: noBins, odd: 0 }
}
