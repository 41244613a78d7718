import type { BundleSchema } from '../schema.ts'

/** What the model said to the rows of a batch. */
export interface Scored {
  readonly rows: number
  /** One a row: a class, a cluster or a number. */
  readonly predictions: ArrayLike<string | number>
  /** Row-major, `rows × classes.length`; where the model gives them. */
  readonly values?: Float64Array | Float32Array
  /** Names of the columns of `values`. */
  readonly classes?: readonly string[]
  /** What `values` are. */
  readonly kind?: 'probabilities' | 'scores'
}

/** Writes answers, and says in which bin each prediction is counted. */
export class AnswerWriter {
  /** Names of the bins, by the bytes of `binOf`. */
  readonly bins: readonly string[]
  readonly #schema: BundleSchema
  readonly #positive: number
  readonly #threshold: number
  readonly #names: readonly [string, string] | undefined
  readonly #classBins: ReadonlyMap<string, number>
  readonly #edges: readonly number[]
  #prefixes: readonly string[] = []
  #prefixedClasses: readonly string[] | undefined

  constructor(schema: BundleSchema) {
    this.#schema = schema
    const { decision, classes } = schema
    this.#threshold = decision?.threshold ?? 0.5
    this.#names = decision && classes ? [classes[0] as string, classes[1] as string] : undefined
    this.#positive = decision && classes ? classes.indexOf(decision.positive) : 1
    this.#edges = schema.task === 'regression' || schema.task === 'ranking' ? edgesOf(schema) : []
    this.bins = binNames(schema, this.#edges)
    this.#classBins = new Map(this.bins.map((name, index) => [name, index]))
  }

  /** The JSON of the answer to one row. */
  row(scored: Scored, row: number): string {
    const prediction = this.#prediction(scored, row)
    const text = `{"prediction":${typeof prediction === 'number' ? numberText(prediction) : JSON.stringify(prediction)}`
    const { values, classes } = scored
    if (!values || !classes) return `${text}}`
    if (classes !== this.#prefixedClasses) this.#prefix(classes, scored.kind ?? 'scores')
    const width = classes.length
    let rest = ''
    for (let index = 0; index < width; index += 1)
      rest += (this.#prefixes[index] as string) + numberText(values[row * width + index] as number)
    return `${text}${rest}}}`
  }

  /** The bin of a row's prediction: a class, or for a binary probability and for numbers the interval it lies in. */
  binOf(scored: Scored, row: number): number {
    if (this.#schema.task === 'binary' && scored.values && scored.kind === 'probabilities' && scored.classes) {
      const width = scored.classes.length
      const share = scored.values[row * width + Math.min(this.#positive, width - 1)] as number
      return Math.min(9, Math.max(0, Math.floor(share * 10)))
    }
    const prediction = this.#prediction(scored, row)
    if (this.#edges.length > 0) return intervalOf(this.#edges, Number(prediction))
    return this.#classBins.get(String(prediction)) ?? this.bins.length - 1
  }

  /** The model's label, or by the decision threshold where the schema has one. */
  #prediction(scored: Scored, row: number): string | number {
    const label = scored.predictions[row] as string | number
    const names = this.#names
    if (!names || !scored.values || scored.kind !== 'probabilities' || scored.classes?.length !== 2) return label
    const positive = (scored.values[row * 2 + this.#positive] as number) >= this.#threshold
    const name = names[positive ? this.#positive : 1 - this.#positive] as string
    return typeof label === 'number' ? Number(name) : name
  }

  #prefix(classes: readonly string[], kind: string): void {
    this.#prefixes = classes.map((name, index) => `${index === 0 ? `,"${kind}":{` : ','}${JSON.stringify(name)}:`)
    this.#prefixedClasses = classes
  }
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
