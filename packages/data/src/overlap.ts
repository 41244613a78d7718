import { type Column, columnOf, type Table } from '@mlops-actions/core'
import { convertColumn } from './convert.ts'
import { rowHashes } from './row-hash.ts'

/** How many rows of one table stand in another, too. */
export interface Overlap {
  readonly rows: number
  /** Divided by the rows of the second table; 0 when it has none. */
  readonly share: number
}

/**
 * Counts the rows of `test` that also occur in `train`, by the columns that both have, without the excluded ones (identifiers).
 * A column that is numeric in one table and text in the other is compared as text. Two different rows are taken for equal once in 2^64 pairs.
 */
export function overlap(train: Table, test: Table, excludeColumns: readonly string[] = []): Overlap {
  const pairs = sharedColumns(train, test, new Set(excludeColumns))
  if (pairs.length === 0) return { rows: 0, share: 0 }
  const known = hashSet(
    rowHashes(
      train,
      pairs.map((pair) => pair[0]),
    ),
  )
  const asked = rowHashes(
    test,
    pairs.map((pair) => pair[1]),
  )
  let rows = 0
  for (let row = 0; row < test.rows; row++) if (known(asked.low[row] as number, asked.high[row] as number)) rows++
  return { rows, share: test.rows === 0 ? 0 : rows / test.rows }
}

/** Rows that repeat an earlier row of the same table. */
export function duplicateRows(table: Table, excludeColumns: readonly string[] = []): Overlap {
  const excluded = new Set(excludeColumns)
  const hashes = rowHashes(
    table,
    table.columns.filter((column) => !excluded.has(column.name)),
  )
  const distinct = distinctCount(hashes)
  const rows = table.rows - distinct
  return { rows, share: table.rows === 0 ? 0 : rows / table.rows }
}

function sharedColumns(train: Table, test: Table, excluded: ReadonlySet<string>): (readonly [Column, Column])[] {
  return train.columns.flatMap((column) => {
    const other = columnOf(test, column.name)
    if (other === undefined || excluded.has(column.name)) return []
    if (other.kind === column.kind) return [[column, other] as const]
    const text = (one: Column) => convertColumn(one, 'text', () => [], [])
    return [[text(column), text(other)] as const]
  })
}

interface Hashes {
  readonly low: Uint32Array
  readonly high: Uint32Array
}

/** A set of pairs with open addressing: for a million rows some 50 ms, where a Set of strings takes a second. */
function tableOf(hashes: Hashes): { find: (low: number, high: number) => boolean; size: number } {
  let capacity = 16
  while (capacity < hashes.low.length * 2) capacity *= 2
  const slots = new Int32Array(capacity)
  const place = (low: number, high: number) => {
    let slot = (low ^ (high >>> 7)) & (capacity - 1)
    for (;;) {
      const row = (slots[slot] as number) - 1
      if (row < 0 || (hashes.low[row] === low && hashes.high[row] === high)) return slot
      slot = (slot + 1) & (capacity - 1)
    }
  }
  let size = 0
  for (let row = 0; row < hashes.low.length; row++) {
    const slot = place(hashes.low[row] as number, hashes.high[row] as number)
    if (slots[slot] === 0) size++
    slots[slot] = row + 1
  }
  return { find: (low, high) => slots[place(low, high)] !== 0, size }
}

const hashSet = (hashes: Hashes) => tableOf(hashes).find
const distinctCount = (hashes: Hashes) => tableOf(hashes).size
