import type { Column, Table } from '@mlops-actions/core'
import type { Feature } from '../schema.ts'

/** A column of a batch: numbers (NaN where null), or texts. */
export type BatchColumn = Float64Array | (string | null)[]

/** Rows of one or more requests, by column in the order of the features. Grows, and is used again. */
export class Batch {
  rows = 0
  readonly features: readonly Feature[]
  readonly columns: BatchColumn[]
  #capacity: number

  constructor(features: readonly Feature[], capacity = 64) {
    this.features = features
    this.#capacity = capacity
    this.columns = features.map((feature) => (feature.type === 'text' ? [] : new Float64Array(capacity)))
  }

  /** Makes room for `count` more rows and returns the index of the first. `rows` is raised. */
  reserve(count: number): number {
    const first = this.rows
    const needed = first + count
    if (needed > this.#capacity) {
      this.#capacity = Math.max(needed, this.#capacity * 2)
      for (const [index, column] of this.columns.entries()) {
        if (!(column instanceof Float64Array)) continue
        const larger = new Float64Array(this.#capacity)
        larger.set(column.subarray(0, first))
        this.columns[index] = larger
      }
    }
    this.rows = needed
    return first
  }

  /** Forgets the rows from `first` on. */
  truncate(first: number): void {
    this.rows = first
  }

  /** A table of the rows from `first` to before `end`. Number columns are views, valid until the batch changes. */
  table(first = 0, end = this.rows): Table {
    const columns = this.features.map((feature, index): Column => {
      const column = this.columns[index] as BatchColumn
      return column instanceof Float64Array
        ? numberColumn(feature, column.subarray(first, end))
        : textColumn(feature.name, column, first, end)
    })
    return { rows: end - first, columns }
  }
}

function numberColumn(feature: Feature, values: Float64Array): Column {
  let nulls = 0
  if (feature.nullable) for (const value of values) if (Number.isNaN(value)) nulls += 1
  const logical = feature.type === 'text' ? 'number' : feature.type
  return { kind: 'number', name: feature.name, logical, values, nulls }
}

function textColumn(name: string, texts: readonly (string | null)[], first: number, end: number): Column {
  const codes = new Int32Array(end - first)
  const levels: string[] = []
  const seen = new Map<string, number>()
  let nulls = 0
  for (let row = first; row < end; row += 1) {
    const text = texts[row] as string | null
    if (text === null) {
      codes[row - first] = -1
      nulls += 1
      continue
    }
    let code = seen.get(text)
    if (code === undefined) {
      code = levels.push(text) - 1
      seen.set(text, code)
    }
    codes[row - first] = code
  }
  return { kind: 'text', name, codes, levels, nulls }
}
