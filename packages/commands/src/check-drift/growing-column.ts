import type { Column } from '@mlops-actions/core'

/** A cell of a collected request or answer. */
export type Cell = string | number | boolean | null

/**
 * A column that grows row by row: numbers in eight bytes a row, texts as codes. Where the kind is not known before, the cells decide at the
 * end: numbers and truth values are numbers, anything else makes texts of all.
 */
export class GrowingColumn {
  readonly #name: string
  readonly #kind: Column['kind'] | undefined
  #values = new Float64Array(1024)
  #codes = new Int32Array(0)
  readonly #levels: string[] = []
  readonly #known = new Map<string, number>()
  readonly #cells: Cell[] = []
  #rows = 0

  constructor(name: string, kind: Column['kind'] | undefined) {
    this.#name = name
    this.#kind = kind
  }

  /** Sets the cell of a row; the rows between the last one and it are empty. */
  set(row: number, cell: Cell): void {
    this.#fill(row)
    this.#add(cell)
  }

  #add(cell: Cell): void {
    const row = this.#rows
    this.#rows += 1
    if (this.#kind === undefined) this.#cells.push(cell)
    else if (this.#kind === 'number') {
      if (row >= this.#values.length) this.#values = grown(this.#values, new Float64Array(row * 2))
      this.#values[row] = cell === null || cell === '' ? Number.NaN : Number(cell)
    } else {
      if (row >= this.#codes.length) this.#codes = grown(this.#codes, new Int32Array(Math.max(1024, row * 2)))
      this.#codes[row] = cell === null ? -1 : this.#codeOf(String(cell))
    }
  }

  #codeOf(text: string): number {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const code = this.#levels.push(text) - 1
    this.#known.set(text, code)
    return code
  }

  #fill(rows: number): void {
    while (this.#rows < rows) this.#add(null)
  }

  /** The column with so many rows. */
  finish(rows: number): Column {
    this.#fill(rows)
    if (this.#kind === undefined) {
      const numeric = this.#cells.every((cell) => cell === null || typeof cell !== 'string')
      const settled = new GrowingColumn(this.#name, numeric ? 'number' : 'text')
      for (const cell of this.#cells) settled.#add(cell)
      return settled.finish(rows)
    }
    if (this.#kind === 'text') {
      const codes = this.#codes.slice(0, rows)
      const nulls = codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0)
      return { kind: 'text', name: this.#name, codes, levels: this.#levels, nulls }
    }
    const values = this.#values.slice(0, rows)
    const nulls = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0)
    return { kind: 'number', name: this.#name, logical: 'number', values, nulls }
  }
}

function grown<T extends Float64Array | Int32Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
