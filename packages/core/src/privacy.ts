/** What may leave the machine of the data: comment, summary, HTML, record, profile, issue. */
export interface PrivacyPolicy {
  /** Values seen in fewer rows are not shown; 10 unless set. */
  readonly minGroup: number
  /** Columns whose exact extremes are not shown. */
  readonly protected: readonly string[]
  /** Columns that identify a row: of these nothing is shown but type and missing cells. */
  readonly identifying: readonly string[]
}

/** Groups that may be shown, and what is left of the others: how many they are and how many rows they have together. */
export interface VisibleGroups<T> {
  readonly shown: readonly T[]
  readonly hidden: { readonly groups: number; readonly rows: number }
}

/**
 * The one decision about small groups, of which every renderer takes the output. Groups below `minGroup` are hidden; where the
 * hidden ones together have fewer rows than that, the smallest shown groups are hidden too, because the total would give them away.
 * @param groups the parts of one whole, so that their rows sum to it; `hidden` where a group must not be shown whatever its size, because of
 * another whole that it is part of
 */
export function visibleGroups<T extends { readonly rows: number; readonly hidden?: boolean }>(
  groups: readonly T[],
  policy: Pick<PrivacyPolicy, 'minGroup'>,
): VisibleGroups<T> {
  const small = groups.filter((group) => group.hidden === true || group.rows < policy.minGroup)
  const hidden = new Set<T>(small)
  const byRows = groups.filter((group) => !hidden.has(group)).sort((a, b) => a.rows - b.rows)
  let rows = small.reduce((sum, group) => sum + group.rows, 0)
  for (const next of byRows) {
    const complement = hidden.size > 0 && (hidden.size === 1 || rows < policy.minGroup)
    if (!complement) break
    hidden.add(next)
    rows += next.rows
  }
  return { shown: groups.filter((group) => !hidden.has(group)), hidden: { groups: hidden.size, rows } }
}

/** Whether the exact smallest and largest value of a column may be shown. */
export function extremesVisible(column: string, policy: Pick<PrivacyPolicy, 'protected' | 'identifying'>): boolean {
  return !policy.protected.includes(column) && !policy.identifying.includes(column)
}
