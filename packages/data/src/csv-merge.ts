import { Plan, placesKept, type Scan } from './csv-scan.ts'
import { type Dictionary, viewed } from './dictionary.ts'

/** A scan as it travels between threads: plain data, its large arrays moved and not copied. */
export type PackedScan = Omit<Scan, 'dictionaries'> & {
  readonly dictionaries: readonly (Pick<Dictionary, 'size' | 'starts' | 'arena'> | undefined)[]
}

/** Prepares a scan for another thread; the second part lists what can be moved. */
export function packScan(scan: Scan): { packed: PackedScan; moved: ArrayBuffer[] } {
  const dictionaries = scan.dictionaries.map((one) =>
    one === undefined ? undefined : { size: one.size, starts: one.starts, arena: one.arena },
  )
  const arrays = [...scan.numbers, ...scan.codes, ...dictionaries.flatMap((one) => (one ? [one.arena] : []))]
  const moved = [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))].filter(
    (buffer) => buffer.byteLength > 0,
  )
  return { packed: { ...scan, dictionaries }, moved }
}

/** Appends to `scan` the rows of the bytes that follow its own. */
export function appendScan(scan: Scan, next: PackedScan): void {
  const total = scan.rows + next.rows
  for (let column = 0; column < scan.plan.length; column++) {
    if (scan.plan[column] === Plan.number) {
      const values = new Float64Array(total)
      values.set((scan.numbers[column] as Float64Array).subarray(0, scan.rows))
      values.set((next.numbers[column] as Float64Array).subarray(0, next.rows), scan.rows)
      scan.numbers[column] = values
      next.numbers[column] = new Float64Array(0)
    } else if (scan.plan[column] === Plan.text) appendTexts(scan, next, column, total)
    if (next.fractional[column] === 1) scan.fractional[column] = 1
  }
  next.tally.forEach((count, key) => {
    scan.tally[key] = (scan.tally[key] as number) + count
  })
  for (const [key, rows] of next.examples) {
    const known = scan.examples.get(key) ?? []
    const shifted = rows.map((row) => row + scan.rows)
    scan.examples.set(key, [...known, ...shifted].slice(0, placesKept))
  }
  for (const [column, counts] of next.tokens) {
    const known = scan.tokens.get(column) ?? new Map<string, number>()
    for (const [token, count] of counts) known.set(token, (known.get(token) ?? 0) + count)
    scan.tokens.set(column, known)
  }
  appendLines(scan, next)
  scan.rows = total
  scan.capacity = total
}

function appendTexts(scan: Scan, next: PackedScan, column: number, total: number): void {
  const codes = new Int32Array(total)
  codes.set((scan.codes[column] as Int32Array).subarray(0, scan.rows))
  const dictionary = scan.dictionaries[column] as Dictionary
  const other = next.dictionaries[column] as NonNullable<PackedScan['dictionaries'][number]>
  const mapped = new Int32Array(other.size)
  const { bytes, view } = viewed(other.arena)
  for (let id = 0; id < other.size; id++) {
    const [start, end] = [other.starts[id] as number, other.starts[id + 1] as number]
    mapped[id] = dictionary.code(bytes, view, start, end)
  }
  const added = next.codes[column] as Int32Array
  for (let row = 0; row < next.rows; row++) {
    const code = added[row] as number
    codes[scan.rows + row] = code < 0 ? -1 : (mapped[code] as number)
  }
  scan.codes[column] = codes
  next.codes[column] = new Int32Array(0)
}

/** Joins what is known of lines: those of `next` stand below all lines of `scan`. */
function appendLines(scan: Scan, next: PackedScan): void {
  const extra = scan.lines - scan.rows
  if (extra > 0) scan.shifts.push(scan.rows, extra)
  for (let index = 0; index < next.shifts.length; index += 2)
    scan.shifts.push((next.shifts[index] as number) + scan.rows, (next.shifts[index + 1] as number) + extra)
  if (scan.blank === 0 && next.blank > 0) scan.firstBlank = scan.lines + next.firstBlank
  scan.blank += next.blank
  scan.bad += next.bad
  for (const line of next.badLines)
    if (scan.badLines.length < placesKept) scan.badLines.push({ ...line, line: line.line + scan.lines })
  scan.lines += next.lines
}
