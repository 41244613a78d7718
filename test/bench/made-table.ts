// The seeded tables of the benchmarks: 20 numeric columns and 10 of categories with 5 to 200 levels, as CSV and as Parquet.
import { type Column, randomStream, type Table } from '@mlops-actions/core'
import { writeCsv } from '@mlops-actions/data'
import { loadDuckDb } from '@mlops-actions/native'

/** The value of numeric column `index` (0–19; whole from 16 on) in the next row. */
export type NumberMaker = (index: number, next: () => number) => number

/** Writes `path`.csv and `path`.parquet. The same seed and name give the same table on every machine. */
export async function writeMadeTable(
  path: string,
  rows: number,
  seed: number,
  name: string,
  make: NumberMaker,
): Promise<void> {
  await writeCsv(tableOf(rows, seed, name, make), `${path}.csv`)
  await runSql(
    `COPY (FROM read_csv('${path}.csv', header = true)) TO '${path}.parquet' (FORMAT parquet, COMPRESSION snappy)`,
  )
}

/** Runs one statement in a DuckDB of its own. */
export async function runSql(statement: string): Promise<void> {
  const { DuckDBInstance } = (await loadDuckDb()) as typeof import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

function tableOf(rows: number, seed: number, name: string, make: NumberMaker): Table {
  const number = (index: number): Column => {
    const random = randomStream(seed, `${name} n${index}`)
    const values = Float64Array.from({ length: rows }, () => make(index, () => random.next()))
    return { kind: 'number', name: `n${index}`, logical: index < 16 ? 'number' : 'integer', values, nulls: 0 }
  }
  const text = (count: number, index: number): Column => {
    const random = randomStream(seed, `${name} c${index}`)
    const levels = Array.from({ length: count }, (_, level) => `level_${String(level).padStart(3, '0')}`)
    const codes = Int32Array.from({ length: rows }, () => Math.floor(random.next() * count))
    return { kind: 'text', name: `c${index}`, codes, levels, nulls: 0 }
  }
  const numbers = Array.from({ length: 20 }, (_, index) => number(index))
  return { rows, columns: [...numbers, ...[5, 8, 10, 20, 30, 50, 80, 100, 150, 200].map(text)] }
}
