import type { Scored } from '../scored.ts'

/** Rows whose predicted class differs between champion and candidate. */
export interface Flips {
  readonly rows: number
  readonly flipped: number
  /** flipped / rows; 0 where there are no rows. */
  readonly share: number
  readonly becomeRight: number
  readonly becomeWrong: number
  /** Rows by the class they flip to: the candidate's. */
  readonly to: Readonly<Record<string, number>>
  /** Rows by both classes, largest first: `from` the champion's, `to` the candidate's. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly rows: number }[]
}

/** Counts the flips of two labelings of the same rows (of `rows` only, where given). Undefined where one model has no labels. */
export function flipsOf(candidate: Scored, champion: Scored, rows?: Uint32Array): Flips | undefined {
  const after = candidate.labels
  const before = champion.labels
  if (after === undefined || before === undefined) return undefined
  const total = rows?.length ?? candidate.rows
  const moves = new Map<string, { from: string; to: string; rows: number }>()
  let flipped = 0
  let becomeRight = 0
  let becomeWrong = 0
  for (let i = 0; i < total; i++) {
    const row = rows === undefined ? i : (rows[i] as number)
    const was = before[row] as number
    const is = after[row] as number
    if (was === is) continue
    flipped++
    if (is === candidate.truth[row]) becomeRight++
    if (was === candidate.truth[row]) becomeWrong++
    const key = `${was} ${is}`
    const move = moves.get(key) ?? { from: className(champion, was), to: className(candidate, is), rows: 0 }
    move.rows++
    moves.set(key, move)
  }
  const to = new Map<string, number>()
  for (const move of moves.values()) to.set(move.to, (to.get(move.to) ?? 0) + move.rows)
  return {
    rows: total,
    flipped,
    share: total === 0 ? 0 : flipped / total,
    becomeRight,
    becomeWrong,
    to: Object.fromEntries(to),
    moves: [...moves.values()].sort((a, b) => b.rows - a.rows || (a.to < b.to ? -1 : 1)),
  }
}

function className(scored: Scored, label: number): string {
  return scored.classes?.[label] ?? String(label)
}
