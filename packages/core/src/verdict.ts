import type { Json } from './json.ts'
import type { Instant } from './ports.ts'

/** What a decision can be. What should be known and is not is `inconclusive`, never `pass`. */
export type Verdict = 'pass' | 'fail' | 'inconclusive'

/** Whether a gate decides (`enforce`) or only reports (`observe`). */
export type Mode = 'enforce' | 'observe'

/** Where a number comes from: scored here, or the author's word (metrics.json, prediction files). */
export type Evidence = 'measured' | 'claimed'

/** A number with what is known of its uncertainty. `rows` is how many rows it was computed from. */
export interface Estimate {
  readonly value: number
  readonly lower?: number
  readonly upper?: number
  /** For example 0.95. */
  readonly confidence?: number
  /** For example `delong`, `paired-bootstrap`, `wilson`. */
  readonly method?: string
  readonly pValue?: number
  readonly rows: number
}

/** Why a verdict is what it is: a stable code and a sentence. */
export interface Reason {
  readonly code: string
  readonly message: string
}

/** Where a gate was written, and on which side of a pull request. */
export interface GateOrigin {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly from: 'base' | 'head' | 'policy' | 'default'
}

/** The outcome of one gate, for one slice where it judges slices. */
export interface GateResult {
  /** Stable: `validate.gates.<name>` or `validate.gates.<name>[education=3]` or `validate.behaviour.<name>`; comment, check and history key. */
  readonly id: string
  readonly verdict: Verdict
  readonly mode: Mode
  readonly evidence: Evidence
  readonly metric: string
  readonly goal: 'maximize' | 'minimize'
  readonly slice?: Readonly<Record<string, string>>
  /** null: not estimable, and the reason says why. */
  readonly candidate: Estimate | null
  readonly champion?: Estimate | null
  /** Candidate minus champion. */
  readonly difference?: Estimate | null
  /** The rule as it was applied, every default filled in. */
  readonly rule: Json
  readonly reason: Reason
  /** The smallest change that this many rows can show (80 % power). */
  readonly minimumDetectable?: number
  /** False for a slice below `min-slice-rows`: it is named, and does not block. */
  readonly judged: boolean
  readonly where?: GateOrigin
}

/** A reviewed exception. It never changes a verdict: it is a second fact, and the decision is made from both. */
export interface Waiver {
  readonly gate: string
  readonly slice?: string
  readonly reason: string
  /** Last day on which it holds, `YYYY-MM-DD`, UTC. */
  readonly until: string
  readonly by?: string
  readonly at?: Instant
}

/**
 * The verdict of a step from its gates. A step fails if an enforced gate fails, else is inconclusive if one is, or if there
 * is none: an empty set proves nothing. Slices that are not judged do not count.
 */
export function combine(gates: readonly GateResult[]): Verdict {
  const enforced = gates.filter((gate) => gate.mode === 'enforce' && gate.judged).map((gate) => gate.verdict)
  if (enforced.includes('fail')) return 'fail'
  return enforced.length === 0 || enforced.includes('inconclusive') ? 'inconclusive' : 'pass'
}

/** What a step came to: workflows branch on it. */
export type Outcome = 'passed' | 'refused' | 'inconclusive' | 'pending' | 'error'

/** A decision: the verdict, and whether it lets the chain go on. */
export interface Decision {
  readonly verdict: Verdict
  readonly outcome: Outcome
  /** Waivers that were needed to let it go on. */
  readonly waived: readonly Waiver[]
}

/** True while the waiver holds: until the end of its last day, UTC. */
export function waiverHolds(waiver: Waiver, now: Instant): boolean {
  return now.slice(0, 10) <= waiver.until
}

/** True when the waiver names this gate (and its slice, where it names one). */
export function waiverCovers(waiver: Waiver, gate: GateResult): boolean {
  const name = gate.id.replace(/^[a-z-]+\.(gates|behaviour)\./, '').replace(/\[.*\]$/s, '')
  if (waiver.gate !== name) return false
  if (waiver.slice === undefined) return true
  return waiver.slice === sliceName(gate.slice)
}

/** `education=3`, crossed slices joined by ` & `; empty for the whole set. */
export function sliceName(slice: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(slice ?? {})
    .map(([column, value]) => `${column}=${value}`)
    .join(' & ')
}

/**
 * Decides from the verdict and the waivers, keeping the two apart: the verdict stays what the gates say, and the outcome is
 * `passed` only when every blocking gate passes or is waived. `observe` never blocks. With no enforced gate the outcome is inconclusive.
 */
export function decide(gates: readonly GateResult[], waivers: readonly Waiver[], mode: Mode, now: Instant): Decision {
  const verdict = combine(gates)
  if (mode === 'observe' || verdict === 'pass') return { verdict, outcome: 'passed', waived: [] }
  const blocking = gates.filter((gate) => gate.mode === 'enforce' && gate.judged && gate.verdict !== 'pass')
  const used: Waiver[] = []
  const open = blocking.filter((gate) => {
    const waiver = waivers.find((one) => waiverHolds(one, now) && waiverCovers(one, gate))
    if (waiver && !used.includes(waiver)) used.push(waiver)
    return waiver === undefined
  })
  if (blocking.length > 0 && open.length === 0) return { verdict, outcome: 'passed', waived: used }
  return {
    verdict,
    outcome:
      verdict === 'fail' ? (open.some((gate) => gate.verdict === 'fail') ? 'refused' : 'inconclusive') : 'inconclusive',
    waived: used,
  }
}
