import type { Verdict, Versus } from '@mlops-actions/core'
import { type Comparison, mirror } from '../significance/paired-sample.ts'
import { minimumDetectable, rowsNeeded } from '../significance/power.ts'
import { count, figure, interval, limit } from './figures.ts'

/*
 * The table that maps a comparison to a verdict. `difference`, `lower` and `upper` are turned so that more is better, whatever the metric;
 * bounds and p are those closed under dominance (docs/gates.md says why). The rows of a versus are read from the top; the first that holds decides.
 */

/** What a row of the table looks at. Turned: more is better. */
export interface Evidence {
  readonly difference: number
  readonly lower: number
  readonly upper: number
  /** One-sided p of a difference below 0, corrected over all metrics × slices that gates of this run judge. */
  readonly pWorse: number
  /** 1 - confidence. */
  readonly alpha: number
  readonly margin: number
  readonly equal: boolean
}

/** One row of the verdict table. */
export interface VerdictRow {
  readonly versus: Versus
  /** The condition in words: what docs/gates.md prints. */
  readonly when: string
  readonly holds: (evidence: Evidence) => boolean
  readonly verdict: Verdict
  readonly code: string
}

/** Every verdict against a champion that could be compared, in the order in which it is decided. */
export const verdictTable: readonly VerdictRow[] = [
  {
    versus: 'superior',
    when: 'no row tells the models apart',
    holds: (e) => e.equal,
    verdict: 'inconclusive',
    code: 'EQUAL',
  },
  {
    versus: 'superior',
    when: 'the interval lies above 0',
    holds: (e) => e.lower > 0 && e.difference > 0,
    verdict: 'pass',
    code: 'SUPERIOR',
  },
  {
    versus: 'superior',
    when: 'the interval lies below 0',
    holds: (e) => e.upper < 0 && e.difference < 0,
    verdict: 'fail',
    code: 'WORSE',
  },
  {
    versus: 'superior',
    when: 'the interval holds 0',
    holds: () => true,
    verdict: 'inconclusive',
    code: 'TOO_FEW_ROWS_FOR_DIFFERENCE',
  },
  {
    versus: 'non-inferior',
    when: 'no row tells the models apart',
    holds: (e) => e.equal,
    verdict: 'pass',
    code: 'EQUAL',
  },
  {
    versus: 'non-inferior',
    when: 'the interval lies at or above −margin',
    holds: (e) => e.lower >= -e.margin && e.difference >= -e.margin,
    verdict: 'pass',
    code: 'NON_INFERIOR',
  },
  {
    versus: 'non-inferior',
    when: 'the interval lies below −margin',
    holds: (e) => e.upper < -e.margin && e.difference < -e.margin,
    verdict: 'fail',
    code: 'WORSE_THAN_MARGIN',
  },
  {
    versus: 'non-inferior',
    when: 'the interval holds −margin',
    holds: () => true,
    verdict: 'inconclusive',
    code: 'TOO_FEW_ROWS_FOR_MARGIN',
  },
  {
    versus: 'not-worse',
    when: 'the difference is below −margin, and its one-sided p, corrected over the metrics × slices judged, is at most 1 − confidence',
    holds: (e) => e.difference < -e.margin && e.pWorse <= e.alpha,
    verdict: 'fail',
    code: 'WORSE_THAN_MARGIN',
  },
  {
    versus: 'not-worse',
    when: 'the difference is at or above −margin',
    holds: (e) => e.difference >= -e.margin,
    verdict: 'pass',
    code: 'WITHIN_MARGIN',
  },
  {
    versus: 'not-worse',
    when: 'the difference is below −margin, but chance alone may give it',
    holds: () => true,
    verdict: 'pass',
    code: 'NOT_SHOWN_WORSE',
  },
]

/** A decision against the champion, with its sentence. */
export interface VersusDecision {
  readonly verdict: Verdict
  readonly code: string
  readonly message: string
  readonly minimumDetectable: number
}

/**
 * Decides from the comparison of a metric, candidate minus champion in its own units.
 * @param pWorse one-sided, corrected over the slices; undefined: of this comparison alone
 */
export function decideVersus(
  rule: { versus: Versus; margin: number; confidence: number },
  comparison: Comparison,
  goal: 'maximize' | 'minimize',
  pWorse?: number,
): VersusDecision {
  const { versus, margin, confidence } = rule
  if (comparison.units < LEAST_UNITS) return tooFew(comparison)
  const turned = turn(comparison, goal)
  const evidence: Evidence = {
    difference: turned.difference,
    lower: turned.guarded.lower,
    upper: turned.guarded.upper,
    pWorse: pWorse ?? turned.guarded.pLower,
    alpha: 1 - confidence,
    margin,
    equal: turned.equal,
  }
  const row = verdictTable.find((one) => one.versus === versus && one.holds(evidence)) as VerdictRow
  return {
    verdict: row.verdict,
    code: row.code,
    message: sentenceOf(row.code, comparison, turned, evidence),
    minimumDetectable: minimumDetectable(turned.standardError, confidence),
  }
}

/**
 * Below this many independent rows nothing is decided against the champion: six rows that all speak for one model are the fewest that a sign
 * test would believe at 95 %.
 */
export const LEAST_UNITS = 6

function tooFew(comparison: Comparison): VersusDecision {
  return {
    verdict: 'inconclusive',
    code: 'TOO_FEW_ROWS',
    message: `${comparison.units} independent rows (of the smaller class) cannot decide; ${LEAST_UNITS} are the least`,
    minimumDetectable: Number.NaN,
  }
}

/** The comparison turned so that more is better. */
export function turn(comparison: Comparison, goal: 'maximize' | 'minimize'): Comparison {
  return goal === 'maximize' ? comparison : mirror(comparison)
}

function sentenceOf(code: string, native: Comparison, turned: Comparison, evidence: Evidence): string {
  if (evidence.equal) return `candidate and champion answer alike on all ${count(native.rows)} rows`
  const shown = interval(native.difference, native.lower, native.upper)
  const margin = limit(evidence.margin)
  const chance = evidence.pWorse < 0.0001 ? evidence.pWorse.toExponential(1) : figure(evidence.pWorse)
  switch (code) {
    case 'SUPERIOR':
      return `${shown}: better, the interval excludes 0`
    case 'WORSE':
      return `${shown}: worse, the interval excludes 0`
    case 'TOO_FEW_ROWS_FOR_DIFFERENCE':
      return `${shown}: the interval holds 0${needed(turned, 0)}`
    case 'NON_INFERIOR':
      return `${shown}: not worse by more than ${margin}${setAside(turned, evidence)}`
    case 'TOO_FEW_ROWS_FOR_MARGIN':
      return `${shown}: may be worse by more than ${margin}${needed(turned, -evidence.margin)}`
    case 'WITHIN_MARGIN':
      return `${shown}: not worse by more than ${margin}`
    case 'NOT_SHOWN_WORSE':
      return `${shown}: worse by more than ${margin}, but chance alone may give it (p = ${chance})`
    default:
      return `${shown}: worse by more than ${margin} (p = ${chance})`
  }
}

function needed(turned: Comparison, boundary: number): string {
  const rows = rowsNeeded(turned.rows, turned.standardError, turned.difference - boundary, turned.confidence)
  return Number.isFinite(rows) && rows < 1e12
    ? `; about ${count(rows)} rows would tell, if the difference stays as it is`
    : '; no number of rows would tell a difference this close to the limit'
}

/** Said where the closure under dominance decided: the printed interval alone would not have passed. */
function setAside(turned: Comparison, evidence: Evidence): string {
  return turned.lower >= -evidence.margin ? '' : ', rows that are very much better set aside'
}
