import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Column, Context, Table } from '@mlops-actions/core'
import type { Profile } from '@mlops-actions/drift'

/** What an endpoint collected: the inputs as a table, the answers as another, row by row the same. */
export interface CollectedRows {
  /** The features, and the time of each row in the column `timeColumn`. */
  readonly inputs: Table
  readonly timeColumn: string
  readonly predictions: Table
  /** `<request id>#<row in the request>` of each row. */
  readonly requests: readonly string[]
}

type Cell = string | number | boolean | null

interface Line {
  readonly requestId?: string
  readonly at: string
  readonly version: string
  readonly inputs: Readonly<Record<string, Cell>>
  readonly output: {
    readonly prediction?: Cell
    readonly probabilities?: Readonly<Record<string, number>>
    readonly scores?: Readonly<Record<string, number>>
  }
}

/**
 * Reads collected JSON Lines. Columns have the types of the reference: what does not convert is null there, and the drift check
 * says so. Only answers of `version` count, where one is given.
 */
export async function readCollected(
  paths: readonly string[],
  reference: Profile | Table,
  context: Context,
  version?: string,
): Promise<CollectedRows> {
  const lines: Line[] = []
  for (const path of paths) {
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (text === '') continue
      let line: Line
      try {
        line = JSON.parse(text) as Line
      } catch {
        context.log.debug(`${path}: a line is not whole; the endpoint was writing it`)
        continue
      }
      if (version === undefined || line.version === version) lines.push(line)
    }
  }
  const kinds = new Map<string, 'number' | 'text'>(reference.columns.map((column) => [column.name, column.kind]))
  // Without a single row nothing is known of the columns: they are not missing, there is only nothing to look at.
  const seen =
    lines.length > 0
      ? lines.flatMap((line) => Object.keys(line.inputs))
      : reference.columns.map((column) => column.name)
  const names = [...new Set(seen)]
  const inputs = names.map((name) =>
    columnOfCells(
      name,
      lines.map((line) => line.inputs[name] ?? null),
      kinds.get(name),
    ),
  )
  const classes = [...new Set(lines.flatMap((line) => Object.keys(line.output.probabilities ?? {})))]
  const scores = [...new Set(lines.flatMap((line) => Object.keys(line.output.scores ?? {})))].slice(0, 1)
  const answers = lines.map((line) => line.output.prediction ?? null)
  const predictions: Column[] = [
    columnOfCells('prediction', answers, classes.length > 0 || scores.length > 0 ? 'text' : undefined),
    ...classes.map((name) =>
      columnOfCells(
        `probability_${name}`,
        lines.map((line) => line.output.probabilities?.[name] ?? null),
        'number',
      ),
    ),
    ...scores.map((name) =>
      columnOfCells(
        'score',
        lines.map((line) => line.output.scores?.[name] ?? null),
        'number',
      ),
    ),
  ]
  const timeColumn = freeName('collected_at', [...names, ...reference.columns.map((column) => column.name)])
  const times = Float64Array.from(lines, (line) => Date.parse(line.at))
  inputs.push({ kind: 'number', name: timeColumn, logical: 'timestamp', values: times, nulls: 0 })
  return {
    inputs: { rows: lines.length, columns: inputs },
    timeColumn,
    predictions: { rows: lines.length, columns: predictions },
    requests: requestKeys(lines),
  }
}

/** A name that no feature has. */
function freeName(wanted: string, taken: readonly string[]): string {
  return taken.includes(wanted) ? freeName(`_${wanted}`, taken) : wanted
}

/** The rows of one request stand one after the other, in their order. */
function requestKeys(lines: readonly Line[]): readonly string[] {
  const seen = new Map<string, number>()
  return lines.map(({ requestId = '' }) => {
    const row = seen.get(requestId) ?? 0
    seen.set(requestId, row + 1)
    return `${requestId}#${row}`
  })
}

function columnOfCells(name: string, cells: readonly Cell[], kind: 'number' | 'text' | undefined): Column {
  const numeric =
    kind === 'number' ||
    (kind === undefined &&
      cells.every((cell) => cell === null || typeof cell === 'number' || typeof cell === 'boolean'))
  if (numeric) {
    const values = Float64Array.from(cells, (cell) => (cell === null || cell === '' ? Number.NaN : Number(cell)))
    return {
      kind: 'number',
      name,
      logical: 'number',
      values,
      nulls: values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0),
    }
  }
  const levels: string[] = []
  const known = new Map<string, number>()
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return -1
    const text = String(cell)
    const code = known.get(text) ?? levels.push(text) - 1
    known.set(text, code)
    return code
  })
  return { kind: 'text', name, codes, levels, nulls: codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0) }
}
