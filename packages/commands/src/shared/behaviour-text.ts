/** The parts of a behaviour test that its rule in words needs, as mlops.yml or a record holds them. */
export interface BehaviourWords {
  readonly kind: string
  readonly columns?: readonly string[]
  readonly tolerance: number
  readonly minShare?: number
  readonly change?: number
  readonly expect?: string
  readonly class?: string
}

/** What a behaviour test asks for: `age +10: not-fall, ≥ 95 % of rows`. */
export function behaviourText(test: BehaviourWords): string {
  const within = test.tolerance > 0 ? ` within ${test.tolerance}` : ''
  const of = test.class === undefined ? '' : ` of class ${test.class}`
  if (test.kind === 'golden') return `every known answer${of}${within}`
  const columns = (test.columns ?? []).join(', ')
  const { minShare = 1, change = 0 } = test
  const share = minShare < 1 ? `, ≥ ${percent(minShare)} of rows` : ''
  if (test.kind === 'invariance') return `${columns} changes nothing${of}${within}${share}`
  return `${columns} ${change < 0 ? '−' : '+'}${Math.abs(change)}: ${test.expect}${of}${within}${share}`
}

/** A share in percent, without the digits that binary fractions add. */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(12))} %`
}
