import { type Column, columnOf, randomStream, type Table } from '@mlops-actions/core'
import { exactSum, quantileSorted, sortFloat64, studentTQuantile, studentTSf } from '@mlops-actions/numerics'
import { fail } from '../errors.ts'
import { MISSING } from '../gates/slices.ts'
import { perRow } from '../metric-kernels.ts'
import type { Scored } from '../scored.ts'
import { holm } from '../significance/multiple.ts'
import { shuffled } from './predictor.ts'

/** A slice that was found, with what the rows that did not find it say. */
export interface DiscoveredSlice {
  /** Conditions by column: `= 3`, `< 25`, `25 to below 40`, `≥ 40`; one or two. */
  readonly conditions: Readonly<Record<string, string>>
  readonly label: string
  /** Rows of the whole set in the slice, and of the half that tests it. */
  readonly rows: number
  readonly testedRows: number
  /** Mean loss in the slice and outside it, on the testing half. */
  readonly inside: number
  readonly outside: number
  /** inside - outside with its two-sided interval (Welch). */
  readonly difference: number
  readonly lower: number
  readonly upper: number
  /** One-sided p of "not worse than the rest", corrected over the slices found (Holm). */
  readonly pAdjusted: number
  /** True when the testing half confirms it. */
  readonly confirmed: boolean
}

/** What is searched and how. */
export interface DiscoveryOptions {
  /** Columns to cut; = all. */
  readonly columns?: readonly string[]
  readonly seed: number | string
  /** Smallest slice, in rows of each half; = 30. */
  readonly minRows?: number
  /** How many slices are reported at most; = 5. */
  readonly most?: number
  /** = 0.95 */
  readonly confidence?: number
}

/** One condition on one column: which rows it holds for. */
interface Condition {
  readonly column: string
  readonly text: string
  readonly holds: Uint8Array
}

interface Candidate {
  readonly conditions: readonly Condition[]
  readonly holds: Uint8Array
  readonly score: number
}

/** Columns with more text values than this are identifiers, not slices. */
const MOST_LEVELS = 50

/**
 * The loss of each row by which slices are searched, larger is worse: log loss where there are probabilities, else wrong or right; of numbers
 * the absolute error. Undefined where predictions have no loss a row (clusters, rankings).
 */
export function rowLosses(scored: Scored): { readonly metric: string; readonly values: Float64Array } | undefined {
  const likely =
    scored.task === 'binary'
      ? scored.scores !== undefined && scored.scoresAreProbabilities !== false
      : scored.probabilities !== undefined
  const metrics: Partial<Record<Scored['task'], string>> = {
    binary: likely ? 'log_loss' : 'zero_one_loss',
    multiclass: likely ? 'log_loss' : 'zero_one_loss',
    regression: 'mean_absolute_error',
  }
  const metric = metrics[scored.task]
  const values = metric === undefined ? undefined : perRow(metric, scored)
  return metric === undefined || values === undefined ? undefined : { metric, values }
}

/**
 * Looks for the slices in which the model does worst, by an honest split: one half of the rows proposes slices of one or two conditions, the
 * other half tests them, so that what is reported is not the winner of a search over noise.
 * @param loss one number a row, larger is worse: absolute error, log loss, or candidate's loss minus champion's
 */
export function discoverSlices(
  table: Table,
  loss: Float64Array,
  options: DiscoveryOptions,
): readonly DiscoveredSlice[] {
  if (loss.length !== table.rows)
    throw fail('EVALUATION_ROWS_DIFFER', `There are ${loss.length} losses for ${table.rows} rows.`)
  if (!loss.every(Number.isFinite))
    throw fail('EVALUATION_INPUT_INVALID', 'A loss is not a finite number, so slices cannot be ranked by it.')
  const minRows = options.minRows ?? 30
  const stream = randomStream(options.seed, 'slice discovery')
  const order = shuffled(table.rows, () => stream.next())
  const search = order.subarray(0, table.rows >> 1)
  const test = order.subarray(table.rows >> 1)
  const conditions = (options.columns ?? table.columns.map((column) => column.name)).flatMap((name) => {
    const column = columnOf(table, name)
    if (column === undefined) throw fail('EVALUATION_COLUMN_MISSING', `The table has no column "${name}".`)
    return conditionsOf(column)
  })
  const found = propose(conditions, loss, search, minRows, options.most ?? 5)
  return testSlices(found, loss, test, minRows, options.confidence ?? 0.95)
}

/** Every value of a text column, and of a number column the four bins between its quartiles, or its values where they are few. */
function conditionsOf(column: Column): Condition[] {
  if (column.kind === 'text') {
    if (column.levels.length > MOST_LEVELS) return []
    const make = (code: number, text: string): Condition => ({
      column: column.name,
      text,
      holds: Uint8Array.from(column.codes, (one) => (one === code ? 1 : 0)),
    })
    const levels = column.levels.map((level, code) => make(code, `= ${level}`))
    return column.nulls > 0 ? [...levels, make(-1, `= ${MISSING}`)] : levels
  }
  const known = sortFloat64(column.values.filter((value) => !Number.isNaN(value)))
  if (known.length === 0) return []
  const make = (text: string, test: (value: number) => boolean): Condition => ({
    column: column.name,
    text,
    holds: Uint8Array.from(column.values, (value) => (test(value) ? 1 : 0)),
  })
  const missing = column.nulls > 0 ? [make(`= ${MISSING}`, Number.isNaN)] : []
  const values = [...new Set(known)]
  if (values.length <= 10) return [...values.map((value) => make(`= ${value}`, (one) => one === value)), ...missing]
  const edges = [...new Set([0.25, 0.5, 0.75].map((q) => quantileSorted(known, q)))]
  const first = edges[0] as number
  const last = edges.at(-1) as number
  return [
    make(`< ${first}`, (value) => value < first),
    ...edges.slice(1).map((edge, i) => {
      const from = edges[i] as number
      return make(`${from} to below ${edge}`, (value) => value >= from && value < edge)
    }),
    make(`≥ ${last}`, (value) => value >= last),
    ...missing,
  ]
}

/** The best slices of one condition, crossed with every condition of another column; overlapping ones are dropped. */
function propose(
  conditions: readonly Condition[],
  loss: Float64Array,
  rows: Uint32Array,
  minRows: number,
  most: number,
): readonly Candidate[] {
  const scored = (list: readonly Condition[], holds: Uint8Array): Candidate => ({
    conditions: list,
    holds,
    score: scoreOf(holds, loss, rows, minRows),
  })
  const byScore = (a: Candidate, b: Candidate): number => b.score - a.score || a.conditions.length - b.conditions.length
  const singles = conditions.map((one) => scored([one], one.holds)).sort(byScore)
  const pairs = singles.slice(0, 10).flatMap((single) => {
    const first = single.conditions[0] as Condition
    return conditions
      .filter((one) => one.column !== first.column)
      .map((second) =>
        scored(
          [first, second],
          first.holds.map((value, i) => value & (second.holds[i] as number)),
        ),
      )
  })
  const chosen: Candidate[] = []
  for (const candidate of [...singles, ...pairs].filter((one) => one.score > 0).sort(byScore)) {
    if (chosen.length === most) break
    if (chosen.every((other) => overlap(candidate.holds, other.holds) < 0.5)) chosen.push(candidate)
  }
  return chosen
}

/** How far the slice's mean loss stands above the mean of all, in standard errors; 0 when it is too small or not worse. */
function scoreOf(holds: Uint8Array, loss: Float64Array, rows: Uint32Array, minRows: number): number {
  let inside = 0
  let sum = 0
  let all = 0
  let squares = 0
  for (const row of rows) {
    const value = loss[row] as number
    all += value
    squares += value * value
    if (holds[row] === 1) {
      inside++
      sum += value
    }
  }
  if (inside < minRows || rows.length - inside < minRows) return 0
  const mean = all / rows.length
  const variance = squares / rows.length - mean * mean
  return variance > 0 ? Math.max(0, ((sum / inside - mean) * Math.sqrt(inside)) / Math.sqrt(variance)) : 0
}

/** Rows in both over rows in either. */
function overlap(a: Uint8Array, b: Uint8Array): number {
  let both = 0
  let either = 0
  for (let i = 0; i < a.length; i++) {
    both += (a[i] as number) & (b[i] as number)
    either += (a[i] as number) | (b[i] as number)
  }
  return either === 0 ? 0 : both / either
}

function testSlices(
  found: readonly Candidate[],
  loss: Float64Array,
  rows: Uint32Array,
  minRows: number,
  confidence: number,
): readonly DiscoveredSlice[] {
  const tested = found.flatMap((candidate) => {
    const pick = (want: number): Float64Array =>
      Float64Array.from(
        rows.filter((row) => candidate.holds[row] === want),
        (row) => loss[row] as number,
      )
    const [inside, outside] = [pick(1), pick(0)]
    if (inside.length < minRows || outside.length < 2) return []
    return [{ candidate, testedRows: inside.length, ...welch(inside, outside, confidence) }]
  })
  const adjusted = holm(tested.map((one) => one.p))
  return tested
    .map(({ candidate, p: _, ...numbers }, i) => ({
      conditions: Object.fromEntries(candidate.conditions.map((one) => [one.column, one.text])),
      label: candidate.conditions.map((one) => `\`${one.column}\` ${one.text}`).join(' & '),
      rows: candidate.holds.reduce((sum, value) => sum + value, 0),
      ...numbers,
      pAdjusted: adjusted[i] as number,
      confirmed: (adjusted[i] as number) <= 1 - confidence,
    }))
    .sort((a, b) => a.pAdjusted - b.pAdjusted || b.difference - a.difference)
}

/** Welch's t test of two means, one-sided p of the first not being larger, two-sided interval. */
export function welch(
  a: Float64Array,
  b: Float64Array,
  confidence: number,
): { inside: number; outside: number; difference: number; lower: number; upper: number; p: number } {
  const part = (values: Float64Array): { mean: number; error: number } => {
    const mean = exactSum(values) / values.length
    const squares = exactSum(values.map((value) => (value - mean) ** 2))
    return { mean, error: squares / (values.length * (values.length - 1)) }
  }
  const [one, two] = [part(a), part(b)]
  const difference = one.mean - two.mean
  const variance = one.error + two.error
  const error = Math.sqrt(variance)
  if (error === 0) {
    const p = difference > 0 ? 0 : 1
    return { inside: one.mean, outside: two.mean, difference, lower: difference, upper: difference, p }
  }
  const degrees = (variance * variance) / (one.error ** 2 / (a.length - 1) + two.error ** 2 / (b.length - 1))
  const half = studentTQuantile(1 - (1 - confidence) / 2, degrees) * error
  return {
    inside: one.mean,
    outside: two.mean,
    difference,
    lower: difference - half,
    upper: difference + half,
    p: studentTSf(difference / error, degrees),
  }
}
