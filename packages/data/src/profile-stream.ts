import type { Column, NumberColumn, Table, TextColumn } from '@mlops-actions/core'
import { DistinctCount, distinctError, ExactSum } from '@mlops-actions/numerics'
import { emptyFinding, type Finding } from './finding.ts'
import {
  constantFinding,
  countingFinding,
  counts,
  identifying,
  levelsOf,
  manyLevels,
  nearLevels,
  type StrangeCells,
  strangeCells,
  strangeTexts,
} from './look.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'
import { type ColumnType, typeOfColumn } from './schema.ts'

/** Texts of a column that are held together, to see which are one category written in several ways. */
const levelLimit = 100_000

interface NumberState {
  readonly kind: 'number'
  readonly type: ColumnType
  nulls: number
  min: number
  max: number
  finite: number
  readonly sum: ExactSum
  readonly distinct: DistinctCount
  /** Whether each value so far is one more than the one before, and the last of them. */
  running: boolean
  last: number | undefined
}

interface TextState {
  readonly kind: 'text'
  nulls: number
  levels: Map<string, number> | undefined
  readonly distinct: DistinctCount
  strange: StrangeCells
}

/**
 * What `profileTable` tells, part by part in memory that does not grow with the rows. Exact but for the different values of a column that has more than
 * 65,536 of them (`distinctError` says by how much). Rows that repeat are not looked for. Parts come in the order of the table.
 */
export class ProfileStream {
  readonly #columns = new Map<string, NumberState | TextState>()
  readonly #findings = new Map<string, Finding>()
  #rows = 0

  /** Adds a part and what was noticed when it was read. The parts are read with one schema. */
  add(part: Table, findings: readonly Finding[] = []): void {
    for (const column of part.columns) this.#add(column)
    this.#rows += part.rows
    for (const one of findings) this.#note(one)
  }

  #add(column: Column): void {
    const state = this.#columns.get(column.name) ?? opened(column)
    this.#columns.set(column.name, state)
    if (state.kind === 'number' && column.kind === 'number') addNumbers(state, column, this.#rows === 0)
    else if (state.kind === 'text' && column.kind === 'text') addTexts(state, column)
    else throw new RangeError(`column "${column.name}" is text in one part and numbers in another`)
  }

  /** The same finding of several parts is told once, with the cells of all and the places of the first. */
  #note(one: Finding): void {
    const key = `${one.code} ${one.column ?? ''}`
    const known = this.#findings.get(key)
    if (known?.count === undefined || one.count === undefined) this.#findings.set(key, known ?? one)
    else {
      const count = known.count + one.count
      const message = known.message.replace(String(known.count), String(count))
      this.#findings.set(key, { ...known, count, message })
    }
  }

  /** What the parts so far tell. */
  profile(): TableProfile {
    const columns = [...this.#columns]
    return {
      rows: this.#rows,
      columns: columns.map(([name, state]) => profileOf(name, state)),
      findings: [...this.#findings.values(), ...columns.flatMap(([name, state]) => this.#look(name, state))],
    }
  }

  #look(name: string, state: NumberState | TextState): Finding[] {
    const present = this.#rows - state.nulls
    const distinct = state.distinct.result()
    const constant = this.#rows >= 2 && distinct.exact && distinct.value === 1 ? [constantFinding(name, present)] : []
    if (state.kind === 'number' && present === 0 && this.#rows > 0) return [emptyFinding(name, state.nulls)]
    if (state.kind === 'number')
      return this.#rows >= manyLevels && state.running && state.type === 'integer'
        ? [...constant, countingFinding(name, this.#rows)]
        : constant
    const { levels } = state
    return [
      ...constant,
      ...(levels ? nearLevels({ name, levels: [...levels.keys()], counts: [...levels.values()] }) : []),
      ...strangeTexts(name, state.strange),
      ...identifying(name, distinct.value, present),
    ]
  }
}

function opened(column: Column): NumberState | TextState {
  const distinct = new DistinctCount()
  if (column.kind === 'text') return { kind: 'text', nulls: 0, levels: new Map(), distinct, strange: [0, 0, 0] }
  return {
    kind: 'number',
    type: typeOfColumn(column),
    nulls: 0,
    min: Infinity,
    max: -Infinity,
    finite: 0,
    sum: new ExactSum(),
    distinct,
    running: true,
    last: undefined,
  }
}

function addNumbers(state: NumberState, column: NumberColumn, first: boolean): void {
  const { values } = column
  state.nulls += column.nulls
  if (state.running) {
    state.running = counts(values, first ? undefined : state.last)
    state.last = values.at(-1)
  }
  state.distinct.addAll(values)
  const finite = new Float64Array(values.length)
  let count = 0
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    finite[count++] = value
    if (value < state.min) state.min = value
    if (value > state.max) state.max = value
  }
  state.sum.addAll(finite, 0, count)
  state.finite += count
}

function addTexts(state: TextState, column: TextColumn): void {
  const counted = levelsOf(column)
  state.nulls += column.nulls
  const [formulas, controls, long] = strangeCells(counted)
  state.strange = [state.strange[0] + formulas, state.strange[1] + controls, state.strange[2] + long]
  counted.levels.forEach((level, code) => {
    const cells = counted.counts[code] as number
    if (cells === 0) return
    state.distinct.addText(level)
    state.levels?.set(level, (state.levels.get(level) ?? 0) + cells)
  })
  if (state.levels && state.levels.size > levelLimit) state.levels = undefined
}

function profileOf(name: string, state: NumberState | TextState): ColumnProfile {
  const { value, exact } = state.distinct.result()
  const known = { nulls: state.nulls, distinct: value, ...(exact ? {} : { distinctError }) }
  if (state.kind === 'text') return { name, type: 'text', ...known, min: null, max: null, mean: null }
  if (state.finite === 0) return { name, type: state.type, ...known, min: null, max: null, mean: null }
  const mean = state.sum.total() / state.finite
  return {
    name,
    type: state.type,
    ...known,
    min: state.min + 0,
    max: state.max + 0,
    mean: Number.isFinite(mean) ? mean + 0 : null,
  }
}
