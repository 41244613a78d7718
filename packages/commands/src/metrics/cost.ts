import { type Block, coreErrors, errorsOf, type Json } from '@mlops-actions/core'
import { chooseThreshold, type Scored, type ThresholdChoice } from '@mlops-actions/evaluation'

const fail = errorsOf(coreErrors)

/** What the command line says of costs. */
export interface CostInputs {
  readonly task: string
  readonly 'cost-false-positive'?: number | undefined
  readonly 'cost-false-negative'?: number | undefined
  readonly threshold?: number | undefined
}

/**
 * The threshold that costs least; undefined where no costs were given.
 * @throws UserError INPUT_INVALID for one cost alone, another task than binary, and costs that are not positive
 */
export function cheapestThreshold(inputs: CostInputs, scored: Scored): ThresholdChoice | undefined {
  const { 'cost-false-positive': falsePositive, 'cost-false-negative': falseNegative } = inputs
  if (falsePositive === undefined && falseNegative === undefined) return undefined
  const name = falsePositive === undefined ? 'cost-false-positive' : 'cost-false-negative'
  if (falsePositive === undefined || falseNegative === undefined)
    throw fail('INPUT_INVALID', `${name} is missing: what a threshold costs depends on both kinds of error.`, {
      remedy: `Add --${name} NUMBER, in the unit of the other.`,
      where: { input: name },
    })
  for (const [input, cost] of [
    ['cost-false-positive', falsePositive],
    ['cost-false-negative', falseNegative],
  ] as const)
    if (!(cost > 0))
      throw fail('INPUT_INVALID', `${input}: ${cost} is not accepted; write a number above 0.`, { where: { input } })
  if (inputs.task !== 'binary')
    throw fail('INPUT_INVALID', `Task ${inputs.task} has no threshold that costs could choose.`, {
      where: { input: name },
    })
  const { threshold } = inputs
  return chooseThreshold(
    scored,
    { falsePositive, falseNegative },
    { seed: 'threshold', ...(threshold === undefined ? {} : { threshold }) },
  )
}

/** As the JSON answer has it: a threshold that nothing reaches is null. */
export function costJson(choice: ThresholdChoice): Json {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
  return { ...choice, threshold: finite(choice.threshold), honestCost: finite(choice.honestCost) }
}

/** Two lines: the threshold, and what it costs beside the others. */
export function costBlock(choice: ThresholdChoice): Block {
  const shown = (value: number): string => String(Number(value.toPrecision(4)))
  const { threshold, now, never, always, honestCost, calibrated } = choice
  return {
    kind: 'lines',
    lines: [
      `cheapest threshold  ${Number.isFinite(threshold) ? shown(threshold) : 'none: never positive is cheapest'}${calibrated === null ? '' : ` (calibrated probabilities would ask for ${shown(calibrated)})`}`,
      `cost a row          ${shown(choice.cost)} on the rows that chose it, ${shown(honestCost)} on others; now ${shown(now)}, never positive ${shown(never)}, always ${shown(always)}`,
    ],
  }
}
