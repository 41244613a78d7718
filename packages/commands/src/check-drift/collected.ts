import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Column, Context, Table } from '@mlops-actions/core'
import type { Profile } from '@mlops-actions/drift'
import { type Cell, GrowingColumn } from './growing-column.ts'

/** What an endpoint collected: the inputs as a table, the answers as another, row by row the same. */
export interface CollectedRows {
  /** The features, and the time of each row in the column `timeColumn`. */
  readonly inputs: Table
  readonly timeColumn: string
  readonly predictions: Table
  /** `<request id>#<row in the request>` of each row. */
  readonly requests: readonly string[]
}

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
  context: Pick<Context, 'log' | 'signal'>,
  version?: string,
): Promise<CollectedRows> {
  const rows = new Rows(reference)
  for (const path of paths) {
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (text === '') continue
      const line = lineOf(text)
      if (line === undefined) {
        context.log.debug(`${path}: a line is not whole; the endpoint was writing it`)
        continue
      }
      if (version === undefined || line.version === version) rows.add(line)
    }
    context.signal.throwIfAborted()
  }
  return rows.finish()
}

/** A collected answer; undefined for a line that was not written to its end, or is none. */
function lineOf(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Partial<Line> | null
    return line?.inputs && line.output ? (line as Line) : undefined
  } catch {
    return undefined
  }
}

/** Columns that grow line by line: millions of rows stay in typed arrays, not in objects. */
class Rows {
  readonly #reference: Profile | Table
  readonly #kinds: ReadonlyMap<string, Column['kind']>
  readonly #inputs = new Map<string, GrowingColumn>()
  readonly #outputs = new Map<string, GrowingColumn>()
  #answers: GrowingColumn | undefined
  readonly #times = new GrowingColumn('', 'number')
  readonly #requests: string[] = []
  #request: string | undefined
  #place = 0
  #count = 0

  constructor(reference: Profile | Table) {
    this.#reference = reference
    this.#kinds = new Map(reference.columns.map((column) => [column.name, column.kind]))
  }

  add({ requestId = '', at, inputs, output }: Line): void {
    const row = this.#count
    this.#count += 1
    for (const name in inputs) this.#input(name).set(row, inputs[name] ?? null)
    for (const name in output.probabilities)
      column(this.#outputs, `probability_${name}`, 'number').set(row, output.probabilities[name] ?? null)
    // Scores of one kind each: the first is the one that is watched.
    for (const name in output.scores) {
      column(this.#outputs, 'score', 'number').set(row, output.scores[name] ?? null)
      break
    }
    const answer = output.prediction ?? null
    // The answers of a classifier are its classes, whatever they look like.
    this.#answers ??= new GrowingColumn('prediction', this.#outputs.size > 0 ? 'text' : undefined)
    this.#answers.set(row, answer)
    this.#times.set(row, Date.parse(at))
    // The rows of a request stand one after the other.
    this.#place = requestId === this.#request ? this.#place + 1 : 0
    this.#request = requestId
    this.#requests.push(`${requestId}#${this.#place}`)
  }

  #input(name: string): GrowingColumn {
    return column(this.#inputs, name, this.#kinds.get(name))
  }

  finish(): CollectedRows {
    const rows = this.#count
    // Without a single row nothing is known of the columns: they are not missing, there is only nothing to look at.
    if (rows === 0) for (const { name } of this.#reference.columns) this.#input(name)
    const timeColumn = freeName('collected_at', [...this.#inputs.keys(), ...this.#kinds.keys()])
    const times = this.#times.finish(rows)
    const inputs = [...this.#inputs.values()].map((one) => one.finish(rows))
    const answers = this.#answers ?? new GrowingColumn('prediction', undefined)
    return {
      inputs: {
        rows,
        columns: [...inputs, { ...times, kind: 'number', name: timeColumn, logical: 'timestamp' } as Column],
      },
      timeColumn,
      predictions: {
        rows,
        columns: [answers.finish(rows), ...[...this.#outputs.values()].map((one) => one.finish(rows))],
      },
      requests: this.#requests,
    }
  }
}

function column(of: Map<string, GrowingColumn>, name: string, kind: Column['kind'] | undefined): GrowingColumn {
  const known = of.get(name)
  if (known) return known
  const made = new GrowingColumn(name, kind)
  of.set(name, made)
  return made
}

/** A name that no feature has. */
function freeName(wanted: string, taken: readonly string[]): string {
  return taken.includes(wanted) ? freeName(`_${wanted}`, taken) : wanted
}
