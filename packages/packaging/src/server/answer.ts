import type { Predictions } from '@mlops-actions/inference'
import type { BundleSchema } from '../schema.ts'

/** Writes answers, and says in which bin each prediction is counted. */
export class AnswerWriter {
  /** Names of the bins, by the bytes of `binOf`. */
  readonly bins: readonly string[]
  readonly #schema: BundleSchema
  readonly #classBins: ReadonlyMap<string, number>
  readonly #edges: readonly number[]
  /** What was prepared for the labels of the last predictions; a model has always the same. */
  #prepared: Prepared | undefined

  constructor(schema: BundleSchema) {
    this.#schema = schema
    this.#edges = schema.task === 'regression' || schema.task === 'ranking' ? edgesOf(schema) : []
    this.bins = binNames(schema, this.#edges)
    this.#classBins = new Map(this.bins.map((name, index) => [name, index]))
  }

  /** The JSON of the answer to one row: `prediction`, then `probabilities`, `scores` or `targets` where the model has them. */
  row(predictions: Predictions, row: number): string {
    const prepared = this.#prepare(predictions)
    const index = this.#predicted(predictions, prepared, row)
    const text = `{"prediction":${prepared.words === undefined ? numberText(index) : prepared.words[index]}`
    const { columns, prefixes } = prepared
    if (columns === undefined) return `${text}}`
    const values = predictions[columns] as readonly Float64Array[]
    let rest = ''
    for (let column = 0; column < values.length; column += 1)
      rest += (prefixes[column] as string) + numberText((values[column] as Float64Array)[row] as number)
    return `${text}${rest}}}`
  }

  /** The bin of a row's prediction: a class, or for a binary probability and for numbers the interval it lies in. */
  binOf(predictions: Predictions, row: number): number {
    const prepared = this.#prepare(predictions)
    const { probabilities } = predictions
    if (this.#schema.task === 'binary' && probabilities) {
      const share = (probabilities[prepared.positive] as Float64Array)[row] as number
      return Math.min(9, Math.max(0, Math.floor(share * 10)))
    }
    const index = this.#predicted(predictions, prepared, row)
    if (prepared.words === undefined) return intervalOf(this.#edges, index)
    return this.#classBins.get((predictions.labels as readonly string[])[index] as string) ?? this.bins.length - 1
  }

  /** The model's answer (a value, or a position among its classes), or by the decision threshold where the schema has one. */
  #predicted(predictions: Predictions, prepared: Prepared, row: number): number {
    const { probabilities } = predictions
    const { decision } = this.#schema
    if (!decision || probabilities?.length !== 2) return predictions.predicted[row] as number
    const { positive } = prepared
    const share = (probabilities[positive] as Float64Array)[row] as number
    return share >= decision.threshold ? positive : 1 - positive
  }

  #prepare(predictions: Predictions): Prepared {
    const known = this.#prepared
    if (known && known.labels?.length === predictions.labels?.length && known.columns === columnsOf(predictions))
      return known
    const { labels } = predictions
    const columns = columnsOf(predictions)
    const values = columns === undefined ? [] : (predictions[columns] as readonly Float64Array[])
    const names =
      columns === 'targets' ? predictions.targetNames : values.length === 1 ? [predictions.scoreKind] : labels
    const positive = labels?.indexOf(this.#schema.decision?.positive ?? '') ?? -1
    this.#prepared = {
      labels,
      words: labels?.map(labelText),
      columns,
      prefixes: values.map(
        (_, index) => `${index === 0 ? `,"${columns}":{` : ','}${JSON.stringify(names?.[index] ?? String(index))}:`,
      ),
      positive: positive >= 0 ? positive : Math.max(0, values.length - 1),
    }
    return this.#prepared
  }
}

interface Prepared {
  readonly labels: readonly string[] | undefined
  /** The labels as JSON. */
  readonly words: readonly string[] | undefined
  readonly columns: 'probabilities' | 'scores' | 'targets' | undefined
  readonly prefixes: readonly string[]
  readonly positive: number
}

function columnsOf(predictions: Predictions): Prepared['columns'] {
  if (predictions.probabilities) return 'probabilities'
  if (predictions.targets) return 'targets'
  return predictions.scores ? 'scores' : undefined
}

/** A label that is written like a number is one in JSON: models have numbers or texts as classes, never both. */
function labelText(label: string): string {
  return label !== '' && String(Number(label)) === label && Number.isFinite(Number(label))
    ? label
    : JSON.stringify(label)
}

/** A number as JSON; what is not finite has no word there and becomes null. */
function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : 'null'
}

const otherBin = 'other'

function binNames(schema: BundleSchema, edges: readonly number[]): readonly string[] {
  if (schema.task === 'binary') return Array.from({ length: 10 }, (_, index) => `${index / 10}–${(index + 1) / 10}`)
  if (edges.length === 0) return [...(schema.classes ?? []).slice(0, 254), otherBin]
  const texts = edges.map(String)
  return [
    `< ${texts[0]}`,
    ...texts.slice(1).map((text, index) => `${texts[index]}–${text}`),
    `≥ ${texts[texts.length - 1]}`,
  ]
}

/** Without edges from the training data: powers of ten with both signs. Coarse, and the same for every version. */
function edgesOf(schema: BundleSchema): readonly number[] {
  if (schema.predictionEdges && schema.predictionEdges.length > 0) return schema.predictionEdges
  const positive = Array.from({ length: 13 }, (_, index) => [10 ** (index - 3), 3 * 10 ** (index - 3)]).flat()
  return [...positive.map((edge) => -edge).reverse(), 0, ...positive]
}

/** How many edges are at or below the value: 0 … edges.length. */
function intervalOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
