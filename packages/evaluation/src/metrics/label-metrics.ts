import type { Confusion } from './confusion.ts'
import { type MetricValue, notEstimable, valueOr } from './metric-input.ts'

/** The four sums of one class against the rest. */
export interface Counts {
  readonly tp: number
  readonly fp: number
  readonly fn: number
  readonly tn: number
}

/**
 * The four sums of that class against the rest. They are sums of cells, not differences of totals: what rounding leaves of weights would
 * stand for a row where there is none, and a rate would be divided by it.
 */
export function countsOfClass({ classes, cells, trueTotals }: Confusion, one: number): Counts {
  const tp = cells[one * classes + one] as number
  let fp = 0
  let fn = 0
  let negatives = 0
  for (let other = 0; other < classes; other++) {
    if (other === one) continue
    fp += cells[other * classes + one] as number
    fn += cells[one * classes + other] as number
    negatives += trueTotals[other] as number
  }
  const tn = classes === 2 ? (cells[3 * (1 - one)] as number) : Math.max(0, negatives - fp)
  return { tp, fp, fn, tn }
}

/** A ratio of counts: [numerator, denominator]. */
type Ratio = (counts: Counts) => readonly [number, number]

function fBeta(beta: number): Ratio {
  const square = beta * beta
  return ({ tp, fp, fn }) => [(1 + square) * tp, (1 + square) * tp + square * fn + fp]
}

/** Ratios that scikit-learn sets to 0 where the denominator is 0, and averages over classes. */
const averaged: Readonly<Record<string, Ratio>> = {
  precision: ({ tp, fp }) => [tp, tp + fp],
  recall: ({ tp, fn }) => [tp, tp + fn],
  f1: fBeta(1),
  'fbeta_0.5': fBeta(0.5),
  fbeta_2: fBeta(2),
  jaccard: ({ tp, fp, fn }) => [tp, tp + fp + fn],
  specificity: ({ tn, fp }) => [tn, tn + fp],
}

/** Rates of the positive class that have no value where the denominator is 0. */
const rates: Readonly<Record<string, readonly [Ratio, string]>> = {
  specificity: [({ tn, fp }) => [tn, tn + fp], 'no negative rows'],
  negative_predictive_value: [({ tn, fn }) => [tn, tn + fn], 'no row is predicted negative'],
  false_positive_rate: [({ tn, fp }) => [fp, tn + fp], 'no negative rows'],
  false_negative_rate: [({ tp, fn }) => [fn, tp + fn], 'no positive rows'],
  true_positive_rate: [({ tp, fn }) => [tp, tp + fn], 'no positive rows'],
  true_negative_rate: [({ tn, fp }) => [tn, tn + fp], 'no negative rows'],
  selection_rate: [({ tp, fp, fn, tn }) => [tp + fp, tp + fp + fn + tn], 'no rows'],
  positive_likelihood_ratio: [
    ({ tp, fp, fn, tn }) => [tp * (tn + fp), fp * (tp + fn)],
    'no positive row, or no false positive to divide by',
  ],
  negative_likelihood_ratio: [
    ({ tp, fp, fn, tn }) => [fn * (tn + fp), tn * (tp + fn)],
    'no positive row, or no true negative to divide by',
  ],
}

/** Metrics of the whole matrix. */
const whole: Readonly<Record<string, (confusion: Confusion) => MetricValue>> = {
  accuracy: (c) => valueOr(trace(c) / c.total, 'the weights sum to 0'),
  zero_one_loss: (c) => valueOr((c.total - trace(c)) / c.total, 'the weights sum to 0'),
  hamming_loss: (c) => valueOr((c.total - trace(c)) / c.total, 'the weights sum to 0'),
  balanced_accuracy: (c) => valueOr(meanRecall(c).mean, 'no class has a true row'),
  balanced_accuracy_adjusted: (c) => {
    const { mean, classes } = meanRecall(c)
    return valueOr((mean - 1 / classes) / (1 - 1 / classes), 'the truth has only one class')
  },
  norm_macro_recall: (c) => {
    const { mean, classes } = meanRecall(c)
    return valueOr((mean - 1 / classes) / (1 - 1 / classes), 'the truth has only one class')
  },
  weighted_accuracy: (c) => {
    // Azure AutoML: each row weighs as many rows as its class has.
    let hits = 0
    let all = 0
    for (const one of c.seen) {
      const rows = c.trueTotals[one] as number
      hits += rows * (c.cells[one * c.classes + one] as number)
      all += rows * rows
    }
    return valueOr(hits / all, 'the weights sum to 0')
  },
  matthews_corrcoef: matthews,
  cohen_kappa: (c) => kappa(c, (i, j) => (i === j ? 0 : 1)),
  cohen_kappa_linear: (c) => kappa(c, (i, j) => Math.abs(i - j)),
  cohen_kappa_quadratic: (c) => kappa(c, (i, j) => (i - j) ** 2),
}

/** The names of the metrics that need no more than the confusion matrix. */
export function isLabelMetric(name: string): boolean {
  const [base, average] = splitAverage(name)
  return name in whole || name in rates || base in averaged || (average === undefined && name in averaged)
}

/** A metric of a confusion matrix; class 1 is the positive one of a binary task. */
export function labelMetric(name: string, confusion: Confusion): MetricValue | undefined {
  const ofWhole = whole[name]
  if (ofWhole !== undefined) return ofWhole(confusion)
  const [base, average] = splitAverage(name)
  const ratio = averaged[base]
  if (ratio !== undefined && average !== undefined) return averageOf(confusion, ratio, average)
  const counts = countsOfClass(confusion, 1)
  const rate = rates[name]
  if (rate !== undefined) return valueOr(quotient(rate[0](counts)), rate[1])
  if (ratio === undefined) return undefined
  const [numerator, denominator] = ratio(counts)
  return denominator === 0
    ? { value: 0, note: `${name} is 0 / 0 here and set to 0, as scikit-learn does` }
    : { value: numerator / denominator }
}

/** One class against the rest: precision, recall, f1, jaccard, specificity (null where the denominator is 0) and its true rows. */
export function classMetrics(confusion: Confusion, one: number): Readonly<Record<string, number | null>> {
  const counts = countsOfClass(confusion, one)
  const named = Object.entries(averaged).map(([name, ratio]) => {
    const value = quotient(ratio(counts))
    return [name, Number.isFinite(value) ? value : null] as const
  })
  return { ...Object.fromEntries(named), support: confusion.trueTotals[one] as number }
}

type Average = 'macro' | 'micro' | 'weighted'

function splitAverage(name: string): readonly [string, Average | undefined] {
  const match = /^(.*)_(macro|micro|weighted)$/.exec(name)
  return match === null ? [name, undefined] : [match[1] as string, match[2] as Average]
}

function quotient([numerator, denominator]: readonly [number, number]): number {
  return denominator === 0 ? Number.NaN : numerator / denominator
}

function averageOf(confusion: Confusion, ratio: Ratio, average: Average): MetricValue {
  const { seen } = confusion
  if (average === 'micro') {
    const sums = { tp: 0, fp: 0, fn: 0, tn: 0 }
    for (const one of seen) {
      const counts = countsOfClass(confusion, one)
      sums.tp += counts.tp
      sums.fp += counts.fp
      sums.fn += counts.fn
      sums.tn += counts.tn
    }
    return valueOr(quotient(ratio(sums)), 'the denominator is 0 over all classes')
  }
  let sum = 0
  let weights = 0
  const empty: number[] = []
  for (const one of seen) {
    const weight = average === 'macro' ? 1 : (confusion.trueTotals[one] as number)
    const value = quotient(ratio(countsOfClass(confusion, one)))
    if (Number.isNaN(value)) empty.push(one)
    else sum += weight * value
    weights += weight
  }
  const note = empty.length === 0 ? undefined : `0 / 0 counts as 0 for class ${empty.join(', ')}, as scikit-learn does`
  return valueOr(sum / weights, 'no class has a row', note)
}

function trace(confusion: Confusion): number {
  let sum = 0
  for (let k = 0; k < confusion.classes; k++) sum += confusion.cells[k * confusion.classes + k] as number
  return sum
}

function meanRecall(confusion: Confusion): { mean: number; classes: number } {
  let sum = 0
  let classes = 0
  for (const one of confusion.seen) {
    const rows = confusion.trueTotals[one] as number
    if (rows === 0) continue
    sum += (confusion.cells[one * confusion.classes + one] as number) / rows
    classes++
  }
  return { mean: sum / classes, classes }
}

function matthews(confusion: Confusion): MetricValue {
  const { total, trueTotals, predictedTotals } = confusion
  let cross = 0
  let squareTrue = 0
  let squarePredicted = 0
  for (const one of confusion.seen) {
    const t = trueTotals[one] as number
    const p = predictedTotals[one] as number
    cross += t * p
    squareTrue += t * t
    squarePredicted += p * p
  }
  const varianceTrue = total * total - squareTrue
  const variancePredicted = total * total - squarePredicted
  const product = varianceTrue * variancePredicted
  if (product === 0) return { value: 0, note: 'truth or prediction has one class only: 0, as scikit-learn sets it' }
  return valueOr((trace(confusion) * total - cross) / Math.sqrt(product), 'the weights sum to 0')
}

function kappa(confusion: Confusion, cost: (i: number, j: number) => number): MetricValue {
  const { seen, classes, cells, total } = confusion
  if (total === 0) return notEstimable('the weights sum to 0')
  let observed = 0
  let expected = 0
  // The distance is between places among the classes that occur, as in scikit-learn without `labels`.
  seen.forEach((t, i) => {
    seen.forEach((p, j) => {
      const weight = cost(i, j)
      if (weight === 0) return
      observed += weight * (cells[t * classes + p] as number)
      expected += (weight * (confusion.trueTotals[t] as number) * (confusion.predictedTotals[p] as number)) / total
    })
  })
  if (expected === 0) return notEstimable('truth and prediction have one class in common and no other')
  return { value: 1 - observed / expected }
}
