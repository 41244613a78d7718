import type { Call, Estimate, GateResult, Table } from '@mlops-actions/core'
import type { Agreement, AgreementRule, Predictions } from '@mlops-actions/inference'
import { fail } from './errors.ts'
import { rowsOfTable } from './parity-rows.ts'
import { type Started, type StartOptions, startServer } from './parity-server.ts'
import { parseBundleSchema } from './schema.ts'

/** What a parity check needs. */
export interface ParityInput extends Omit<StartOptions, 'folder'> {
  /** The bundle's folder: exactly what will be deployed. */
  readonly bundle: string
  /** Real rows; they are asked and never written. */
  readonly rows: Table
  /** The model's own answers to them. */
  readonly expected: Predictions
  /** When answers count as the same: relative for values above 1, and the share of rows that a step function may move. */
  readonly rule?: AgreementRule
}

/** How long single rows took, in milliseconds. */
export interface LatencyFigures {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** A comparison; the worst difference is null where an answer is missing. */
export type Compared = Omit<Agreement, 'worst'> & { readonly worst: number | null }

/** What was built, asked. */
export interface ParityResult {
  readonly rows: number
  /** Each row asked alone, and all together in the form of a table. */
  readonly single: Compared
  readonly together: Compared
  /** Rows that the server refused, and what it said to the first of them. */
  readonly refused: { readonly rows: number; readonly message?: string }
  /** From the start of the process to its first answer. */
  readonly firstAnswerMs: number
  readonly latencyMs: LatencyFigures
  /** `package.gates.parity`: enforced, measured. */
  readonly gate: GateResult
}

/**
 * Starts what was built with a scrubbed environment, asks it real rows and compares with the model's own answers.
 * @throws UserError SERVER_START_FAILED, PARITY_INPUT, BUNDLE_NOT_FOUND
 */
export async function checkParity(input: ParityInput, call: Call): Promise<ParityResult> {
  const { rows: table, expected } = input
  if (table.rows === 0 || table.rows !== expected.rows)
    throw fail('PARITY_INPUT', `There are ${table.rows} rows to ask and ${expected.rows} answers to compare with.`, {
      remedy: 'Score the same rows of the test set with the model first.',
    })
  const server = await startServer({ ...input, folder: input.bundle }, call)
  try {
    const schema = parseBundleSchema(server.schema)
    const { columns, data } = rowsOfTable(schema, table)
    const single = await askSingly(server, columns, data, call)
    const together = await askTogether(server, columns, data)
    const wanted = decided(expected, schema.decision)
    const { agreement } = await import('@mlops-actions/inference')
    const compared = plain(agreement(wanted, answersOf(single.answers, wanted), input.rule))
    const comparedTogether = plain(agreement(wanted, answersOf(together, wanted), input.rule))
    const refusals = single.answers.filter((answer) => answer.prediction === undefined)
    const first = refusals[0]?.message
    const result = {
      rows: table.rows,
      single: compared,
      together: comparedTogether,
      refused: { rows: refusals.length, ...(first === undefined ? {} : { message: first }) },
      firstAnswerMs: server.firstAnswerMs,
      latencyMs: single.latencyMs,
    }
    return { ...result, gate: gateOf(result, input.rule ?? {}) }
  } finally {
    await server.stop()
  }
}

interface RowAnswer {
  readonly prediction?: string | number | null
  readonly probabilities?: Readonly<Record<string, number>>
  readonly scores?: Readonly<Record<string, number>>
  readonly targets?: Readonly<Record<string, number>>
  /** What the server said where it refused. */
  readonly message?: string
}

async function askSingly(
  server: Started,
  columns: readonly string[],
  data: readonly (readonly unknown[])[],
  call: Call,
): Promise<{ answers: readonly RowAnswer[]; latencyMs: LatencyFigures }> {
  const answers: RowAnswer[] = []
  const took: number[] = []
  for (const values of data) {
    call.signal.throwIfAborted()
    const row = Object.fromEntries(columns.map((name, index) => [name, values[index]]))
    const started = call.clock.monotonicMs()
    const reply = await server.ask({ rows: [row] })
    took.push(call.clock.monotonicMs() - started)
    answers.push(rowAnswers(reply, 1)[0] as RowAnswer)
  }
  took.sort((a, b) => a - b)
  const at = (share: number): number => took[Math.min(took.length - 1, Math.ceil(share * took.length) - 1)] as number
  return { answers, latencyMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) } }
}

/** In requests of at most 500 rows, as a table. Rows that the server refuses are refused alone, so they are asked again alone. */
async function askTogether(
  server: Started,
  columns: readonly string[],
  data: readonly (readonly unknown[])[],
): Promise<readonly RowAnswer[]> {
  const answers: RowAnswer[] = []
  for (let from = 0; from < data.length; from += 500) {
    const part = data.slice(from, from + 500)
    const reply = await server.ask({ columns, data: part })
    if (reply.status === 200 || part.length === 1) answers.push(...rowAnswers(reply, part.length))
    else for (const row of part) answers.push(...rowAnswers(await server.ask({ columns, data: [row] }), 1))
  }
  return answers
}

function rowAnswers(reply: { status: number; body: unknown }, rows: number): readonly RowAnswer[] {
  const body = reply.body as { predictions?: RowAnswer[]; error?: { message?: string } } | null
  if (reply.status === 200 && body?.predictions?.length === rows) return body.predictions
  return Array.from({ length: rows }, () => ({ message: body?.error?.message ?? `status ${reply.status}` }))
}

/** The answers in the form of predictions, with the columns of what is expected. What is missing becomes NaN or no class. */
function answersOf(answers: readonly RowAnswer[], expected: Predictions): Predictions {
  const rows = answers.length
  const { labels, probabilities, scores, targets, targetNames, scoreKind } = expected
  const from = (key: 'probabilities' | 'scores' | 'targets', names: readonly (string | undefined)[]) =>
    names.map((name, index) => Float64Array.from(answers, (answer) => finite(answer[key]?.[name ?? String(index)])))
  const names = labels ?? []
  const scoreNames = scores?.length === 1 ? [scoreKind] : names
  return {
    rows,
    ...(labels ? { labels: [...labels, '\u0000none'] } : {}),
    predicted: Float64Array.from(answers, ({ prediction }) => {
      if (!labels) return finite(prediction)
      const at = labels.indexOf(String(prediction))
      return at < 0 ? labels.length : at
    }),
    ...(probabilities ? { probabilities: from('probabilities', names) } : {}),
    ...(scores ? { scores: from('scores', scoreNames) } : {}),
    ...(targets
      ? {
          targets: from(
            'targets',
            targets.map((_, index) => targetNames?.[index]),
          ),
        }
      : {}),
    evidence: 'measured',
    findings: [],
  }
}

function plain(found: Agreement): Compared {
  return { ...found, worst: Number.isFinite(found.worst) ? found.worst : null }
}

function finite(value: unknown): number {
  return typeof value === 'number' ? value : Number.POSITIVE_INFINITY
}

/** The labels as the server decides them: by the threshold of the schema, where it has one. */
function decided(
  expected: Predictions,
  decision: { readonly positive: string; readonly threshold: number } | undefined,
): Predictions {
  const { labels, probabilities } = expected
  if (!decision || !labels || probabilities?.length !== 2) return expected
  const positive = labels.indexOf(decision.positive)
  const shares = probabilities[positive]
  return shares
    ? { ...expected, predicted: shares.map((share) => (share >= decision.threshold ? positive : 1 - positive)) }
    : expected
}

function gateOf(result: Omit<ParityResult, 'gate'>, rule: AgreementRule): GateResult {
  const { rows, single, together, refused } = result
  const worst = Math.max(single.differing, together.differing, single.flips, together.flips)
  const same = single.agrees && together.agrees
  const candidate: Estimate = { value: (rows - worst) / rows, rows }
  const difference = single.worst === null || together.worst === null ? null : Math.max(single.worst, together.worst)
  const words = same
    ? `${rows} of ${rows} rows were answered as the model itself answers.`
    : `${worst} of ${rows} rows were answered differently from the model itself${difference !== null ? `, by up to ${difference.toPrecision(3)}` : ''}.`
  const also = refused.rows > 0 ? ` ${refused.rows} were refused: ${refused.message}` : ''
  return {
    id: 'package.gates.parity',
    verdict: same ? 'pass' : 'fail',
    mode: 'enforce',
    evidence: 'measured',
    metric: 'answers_equal',
    goal: 'maximize',
    candidate,
    rule: { tolerance: rule.tolerance ?? 1e-5, 'share-of-rows': rule.shareOfRows ?? 0 },
    reason: { code: same ? 'PARITY_HOLDS' : 'PARITY_BROKEN', message: words + also },
    judged: true,
  }
}
