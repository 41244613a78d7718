import { countAtMost, countBelow, normalSf } from '@mlops-actions/numerics'
import { exceedancePValue } from './exceedance.ts'
import type { NumericReference, TextReference } from './reference.ts'
import type { CategorySample, NumericSample } from './samples.ts'
import type { Finding, Severity } from './types.ts'
import type { UnitError } from './unit-error.ts'
import { unseenPValue } from './unseen.ts'
import { count, number, percent, roughly } from './words.ts'

/** When a finding decides: the share of the current rows from which it is serious, and the level of its test. */
export interface QualityLimits {
  /** Rise of the share of missing cells; 0.01 unless set. */
  readonly nullIncrease: number
  /** Share of rows with a level or code that the reference never had; 0.01 unless set. */
  readonly unseen: number
  /** Share of rows outside the reference's range; 0.01 unless set. */
  readonly outOfRange: number
  /** Share of infinite values; 0.001 unless set. */
  readonly infinite: number
  /** Level of each test; the level of the whole check over the number of features. */
  readonly alpha: number
}

/** The limits unless set. */
export const defaultQualityLimits: Omit<QualityLimits, 'alpha'> = {
  nullIncrease: 0.01,
  unseen: 0.01,
  outOfRange: 0.01,
  infinite: 0.001,
}

/** Least current rows to call a column constant. */
export const constantRows = 30

/** One-sided p-value that the share k / m is above j / n: exact where the reference has none, else the pooled normal test. */
export function risePValue(j: number, n: number, k: number, m: number): number {
  if (k === 0) return 1
  if (j === 0) return exceedancePValue(k, n, m)
  const pooled = (j + k) / (n + m)
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
  return deviation > 0 ? normalSf((k / m - j / n) / deviation) : 1
}

/** The severity of a finding of a share with a p-value; undefined where chance can give it. */
export function judged(share: number, limit: number, pValue: number, alpha: number): Severity | undefined {
  if (pValue > alpha) return undefined
  return share >= limit ? 'fail' : 'warn'
}

/** A rise of missing cells, or a column that arrives empty. */
export function nullFindings(
  feature: string,
  reference: { rows: number; nulls: number },
  current: { rows: number; nulls: number },
  limits: QualityLimits,
): Finding[] {
  const { rows: n, nulls: j } = reference
  const { rows: m, nulls: k } = current
  if (m === 0 || n === 0) return []
  const common = { kind: 'data-quality', feature, rows: k, share: k / m } as const
  if (k === m && j < n)
    return [
      {
        ...common,
        code: 'COLUMN_EMPTY',
        severity: 'fail',
        message: `All ${count(m)} cells are missing; in the reference ${percent(j / n)}.`,
      },
    ]
  const pValue = risePValue(j, n, k, m)
  const severity = judged(k / m - j / n, limits.nullIncrease, pValue, limits.alpha)
  if (severity === undefined) return []
  const message = `${count(k)} of ${count(m)} cells are missing (${percent(k / m)}); in the reference ${percent(j / n)}.`
  return [{ ...common, code: 'NULLS_ROSE', severity, message, pValue }]
}

/** Findings about one numeric column. `unit` is what {@link findUnitError} said. */
export function numericFindings(
  reference: NumericReference,
  current: NumericSample,
  unit: UnitError | undefined,
  limits: QualityLimits,
): Finding[] {
  const feature = reference.name
  const findings = nullFindings(feature, reference, current, limits)
  const { sorted, rows: m } = current
  const infinite = current.negativeInfinities + current.positiveInfinities
  if (infinite > 0 && reference.infinities === 0) {
    const message = `${count(infinite)} of ${count(m)} values are infinite (${percent(infinite / m)}); in the reference none.`
    const severity = infinite / m >= limits.infinite ? 'fail' : 'warn'
    findings.push({
      code: 'INFINITE_VALUES',
      kind: 'data-quality',
      severity,
      feature,
      message,
      rows: infinite,
      share: infinite / m,
    })
  }
  if (sorted.length === 0 || reference.finite === 0) return findings
  if (unit) findings.push(unitFinding(reference, current, unit))
  const { distinct } = reference
  const first = sorted[0] as number
  if (sorted.length >= constantRows && first === sorted.at(-1) && distinct !== 1 && reference.min !== reference.max)
    findings.push(...constantFindings(reference, sorted.length, m, othersShare(reference, first), limits))
  findings.push(...rangeFindings(reference, current, limits), ...codeFindings(reference, current, limits))
  if (reference.type === 'integer' || reference.type === 'boolean') {
    const fractions = sorted.reduce((sum, value) => sum + (Number.isInteger(value) ? 0 : 1), 0)
    if (fractions > 0)
      findings.push({
        code: 'FRACTIONS_APPEARED',
        kind: 'schema',
        severity: fractions / m >= limits.unseen ? 'fail' : 'warn',
        feature,
        message: `${count(fractions)} of ${count(m)} values are no whole numbers (${percent(fractions / m)}); in the reference all are.`,
        rows: fractions,
        share: fractions / m,
      })
  }
  return findings
}

/** Share of the reference's values that are not this one (about, for a profile). */
export function othersShare(reference: NumericReference, value: number): number {
  const { values } = reference
  const before =
    values === undefined ? reference.cdf(value * (1 - 1e-12) - 1e-300) : previousCdf(reference, values, value)
  return 1 - (reference.cdf(value) - before)
}

function previousCdf(reference: NumericReference, values: readonly number[], value: number): number {
  const below = values.filter((known) => known < value).at(-1)
  return below === undefined ? 0 : reference.cdf(below)
}

/** Fewer others in the reference than this, and a window without any is only worth a warning: rare events come in bunches. */
const rareOthers = 0.1

/**
 * A column of one value, where the reference has others too; nothing where so few rows may miss the others by chance.
 * @param finite values of the reference
 * @param others the share of them that are not this one
 */
export function constantFindings(
  { name, finite }: { readonly name: string; readonly finite: number },
  filled: number,
  rows: number,
  others: number,
  limits: QualityLimits,
): Finding[] {
  // All the others of both tables lie in the reference.
  const pValue = exceedancePValue(Math.round(others * finite), filled, finite)
  const severity = judged(others, rareOthers, pValue, limits.alpha)
  if (severity === undefined) return []
  return [
    {
      code: 'COLUMN_CONSTANT',
      kind: 'data-quality',
      severity,
      feature: name,
      message: `Every one of ${count(filled)} values is the same; in the reference ${percent(others)} are others.`,
      rows: filled,
      share: filled / rows,
      pValue,
    },
  ]
}

function unitFinding(reference: NumericReference, current: NumericSample, unit: UnitError): Finding {
  const { sorted, rows } = current
  const about = Math.round(unit.share * sorted.length)
  const whole = unit.share >= 0.95
  const who = whole ? 'The values arrive' : `About ${percent(unit.share)} of the values (${count(about)} rows) arrive`
  const shape = whole
    ? `their median is ${roughly(sorted[sorted.length >> 1] as number)}, the reference's ${roughly(reference.quantile(0.5))}`
    : `taken back, ${percent(unit.explained)} of the difference is gone`
  return {
    code: 'UNIT_CHANGED',
    kind: 'data-quality',
    severity: 'fail',
    feature: reference.name,
    message: `${who} ${unit.words}: ${shape}.`,
    rows: about,
    share: about / rows,
  }
}

/** Rows below the reference's smallest or above its largest value, with their median. */
function rangeFindings(reference: NumericReference, current: NumericSample, limits: QualityLimits): Finding[] {
  const { sorted, rows: m } = current
  const from = reference.min === null ? 0 : countBelow(sorted, reference.min)
  const to = reference.max === null ? sorted.length : countAtMost(sorted, reference.max)
  if (from === 0 && to === sorted.length) return []
  const moved = wholeMoved(reference, sorted.subarray(from, to), sorted.length)
  const findings: Finding[] = []
  const add = (code: string, values: Float64Array, where: string): void => {
    const k = values.length
    if (k === 0) return
    const pValue = exceedancePValue(k, reference.finite, sorted.length)
    const severity = judged(k / m, limits.outOfRange, pValue, limits.alpha)
    if (severity === undefined) return
    const middle =
      k >= 10
        ? `; their median is ${roughly(values[k >> 1] as number)}, the reference's ${roughly(reference.quantile(0.5))}`
        : ''
    findings.push({
      code,
      kind: 'data-quality',
      severity: moved ? 'warn' : severity,
      feature: reference.name,
      message: `${count(k)} rows (${percent(k / m)}) ${where}${middle}.${moved ? ' The whole distribution moved with them.' : ''}`,
      rows: k,
      share: k / m,
      pValue,
    })
  }
  add('BELOW_RANGE', sorted.subarray(0, from), `lie below the reference's smallest${told(reference.told.min)}`)
  add('ABOVE_RANGE', sorted.subarray(to), `lie above the reference's largest${told(reference.told.max)}`)
  return findings
}

/**
 * True where the rows inside the range moved too (by a tenth in distribution), or are the lesser part: then the feature drifted as a
 * whole, and values beyond the old range belong to that; otherwise some rows arrive broken among others that are as before.
 */
function wholeMoved(reference: NumericReference, inside: Float64Array, all: number): boolean {
  if (inside.length < all / 2) return true
  let largest = 0
  for (let k = 1; k < 20; k++) {
    const x = reference.quantile(k / 20)
    largest = Math.max(largest, Math.abs(countAtMost(inside, x) / inside.length - reference.cdf(x)))
  }
  return largest >= 0.1
}

/** An extreme in a sentence, nothing where it is withheld. */
export function told(value: number | null): string {
  return value === null ? '' : `, ${number(value)}`
}

/** Codes (few different values) inside the range that the reference never had. */
function codeFindings(reference: NumericReference, current: NumericSample, limits: QualityLimits): Finding[] {
  const { values } = reference
  if (values === undefined || reference.type !== 'integer' || values.length > 20) return []
  const { sorted, rows: m } = current
  let known = 0
  for (const value of values) known += countAtMost(sorted, value) - countBelow(sorted, value)
  const outside = countBelow(sorted, values[0] as number) + sorted.length - countAtMost(sorted, values.at(-1) as number)
  const k = sorted.length - known - outside
  if (k === 0) return []
  const pValue = exceedancePValue(k, reference.finite, sorted.length)
  const severity = judged(k / m, limits.unseen, pValue, limits.alpha)
  if (severity === undefined) return []
  const message = `${count(k)} rows (${percent(k / m)}) hold a value between those of the reference, which has ${values.length} different ones.`
  return [
    {
      code: 'UNSEEN_VALUES',
      kind: 'data-quality',
      severity,
      feature: reference.name,
      message,
      rows: k,
      share: k / m,
      pValue,
    },
  ]
}

/** Findings about one text column. */
export function textFindings(reference: TextReference, current: CategorySample, limits: QualityLimits): Finding[] {
  const feature = reference.name
  const findings = nullFindings(feature, reference, current, limits)
  const m = current.rows
  const { sample } = reference
  const known = reference.rows - reference.nulls
  const filled = m - current.nulls
  if (filled === 0 || known === 0) return findings
  if (filled >= constantRows && current.counts.size === 1 && (reference.distinct ?? 2) > 1) {
    const [level] = current.counts.keys()
    const others = 1 - (sample.counts.get(level ?? '') ?? 0) / known
    findings.push(...constantFindings({ name: feature, finite: known }, filled, m, others, limits))
  }
  if (sample.other !== undefined) return findings
  let unseenRows = 0
  let unseenLevels = 0
  for (const [level, rows] of current.counts)
    if (!sample.counts.has(level)) {
      unseenRows += rows
      unseenLevels++
    }
  if (unseenRows === 0) return findings
  const pValue = unseenPValue(sample.counts, current.counts)
  const severity = judged(unseenRows / m, limits.unseen, pValue, limits.alpha)
  if (severity)
    findings.push({
      code: 'UNSEEN_LEVELS',
      kind: 'data-quality',
      severity,
      feature,
      message: `${count(unseenRows)} rows (${percent(unseenRows / m)}) hold ${unseenLevels === 1 ? 'a level' : `${count(unseenLevels)} levels`} that the reference never had.`,
      rows: unseenRows,
      share: unseenRows / m,
      pValue,
    })
  return findings
}
