import { type DriftRule, driftMeasures } from '@mlops-actions/core'
import type { DriftOptions } from '@mlops-actions/drift'

type Measures = NonNullable<DriftOptions['measures']>
type Rules = NonNullable<DriftOptions['rules']>
type Thresholds = NonNullable<DriftOptions['thresholds']>

/** `monitor.rules` as the options of a drift check: rules of named features, and those of all that have the measure. */
export function ruleOptions(rules: readonly DriftRule[]): Pick<DriftOptions, 'measures' | 'rules' | 'thresholds'> {
  const general = rules.filter((rule) => rule.features === undefined)
  const any = general.find(({ measure }) => driftMeasures[measure] === 'any')?.measure
  // A measure of numbers alone comes before one that texts have too.
  const number = general.find(({ measure }) => driftMeasures[measure] === 'number')?.measure ?? any
  const measures: Measures = { ...(number ? { number } : {}), ...(any ? { text: any } : {}) }
  const thresholds: Thresholds = Object.fromEntries(general.map(({ measure, max }) => [measure, max]))
  const own: Rules = Object.fromEntries(
    rules.flatMap(({ features = [], measure, max }) =>
      features.map((feature) => [feature, { measure, threshold: max }]),
    ),
  )
  return { measures, thresholds, rules: own }
}
