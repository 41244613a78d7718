import { type BehaviourTest, humanCount } from '@mlops-actions/core'
import { percent } from '../shared/behaviour-text.ts'
import type { ExplainedPart } from './decide.ts'

/** How the number of a behaviour test is given: `behaviour.NAME`. */
export function behaviourKey(test: BehaviourTest): string {
  return `behaviour.${test.name}`
}

/**
 * What a behaviour test says to the share of rows that keep its rule, which is the number that it decides by.
 * @param share 0 to 1; undefined: not given
 */
export function explainBehaviour(test: BehaviourTest, share: number | undefined): readonly ExplainedPart[] {
  const wanted = test.kind === 'golden' ? 1 : test.minShare
  const asked = test.kind === 'golden' ? `all ${knownRows(test)}known answers` : `${percent(wanted)} of the rows`
  if (share === undefined)
    return [
      {
        decision: 'not-given',
        message: `passes when ${asked} keep it: --candidate ${behaviourKey(test)}=SHARE (0 to 1); inconclusive where no row can be asked`,
      },
    ]
  const passes = share >= wanted - 1e-9
  const code = passes ? 'BEHAVIOUR_HOLDS' : 'BEHAVIOUR_BROKEN'
  return [{ decision: passes ? 'pass' : 'fail', code, message: `${percent(share)} keep it, ${asked} must` }]
}

function knownRows(test: Extract<BehaviourTest, { kind: 'golden' }>): string {
  return 'rows' in test ? `${humanCount(test.rows.length)} ` : ''
}
