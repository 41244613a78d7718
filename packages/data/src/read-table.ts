import type { Column, Log, Table } from '@mlops-actions/core'
import type { NativeOptions } from '@mlops-actions/native'
import { openText } from './byte-source.ts'
import { commonType, concatTables } from './concat.ts'
import { convertColumn } from './convert.ts'
import { readCsv } from './csv-read.ts'
import { fail } from './errors.ts'
import { filesOf, type TableFile } from './files-of.ts'
import type { Finding } from './finding.ts'
import { type Fingerprint, fingerprintFiles } from './fingerprint.ts'
import { readJsonLines } from './jsonl-read.ts'
import { readParquet } from './parquet-read.ts'
import { type ColumnSchema, type TableSchema, typeOfColumn } from './schema.ts'

/** The formats that are read. */
export type TableFormat = 'csv' | 'parquet' | 'jsonl'

/** How a table is read. */
export interface ReadTableOptions {
  /** Default: what the first bytes and the name say. */
  readonly format?: TableFormat
  /** Names and types of a reference: each cell is converted, and what cannot be is counted and located. Without it types come from all cells. */
  readonly schema?: TableSchema
  /** Only these columns, in this order. Default: all, in the order of the file. */
  readonly columns?: readonly string[]
  /** The separator of a CSV file. Default: by evidence. */
  readonly separator?: string
  /** False leaves the fingerprint out (it costs a pass over the bytes). */
  readonly fingerprint?: boolean
  /** The file that runs `runReader` in a thread. Default: what `useReaderEntry` was told, else the file of this package, else one thread reads. */
  readonly workerEntry?: URL
  /** Threads of DuckDB, 1 unless set: with more the rows keep their order, and only the time changes. */
  readonly threads?: number
  readonly native?: NativeOptions
  readonly signal?: AbortSignal
  readonly log?: Log
}

/** A table with what was noticed while it was read. */
export interface ReadTableResult {
  readonly table: Table
  readonly findings: readonly Finding[]
  readonly format: TableFormat
  /** Absent when it was not asked for. */
  readonly fingerprint?: Fingerprint
  readonly files: readonly string[]
}

/**
 * Reads a table: a file, a folder of files with the same columns, or a glob. CSV (also gzip, zstd), Parquet and JSON Lines.
 * What would be read wrong is refused with the place and the remedy; what is odd, but can be read, is a finding.
 * @throws UserError with the codes of `dataErrors`
 */
export async function readTable(path: string, options: ReadTableOptions = {}): Promise<ReadTableResult> {
  const files = await filesOf(path)
  const findings: Finding[] = []
  let read = await readAll(files, options, options.schema)
  if (files.length > 1) {
    const schema = commonSchema(files, read)
    const differs = (one: OneTable) =>
      one.table.columns.some((column) => typeOfColumn(column) !== schema.get(column.name)?.type)
    read = await Promise.all(
      read.map(async (one, index) => {
        if (!differs(one)) return one
        return unify(one, files[index] as TableFile, schema, options)
      }),
    )
  }
  for (const one of read) findings.push(...one.findings)
  const table = concatTables(read.map((one) => one.table))
  const extra = options.schema && options.columns === undefined ? columnFindings(table, options.schema) : []
  return {
    table,
    findings: [...findings, ...extra],
    format: (read[0] as OneTable).format,
    ...(options.fingerprint === false ? {} : { fingerprint: await fingerprintFiles(files, options.signal) }),
    files: files.map((file) => file.name),
  }
}

interface OneTable {
  readonly table: Table
  readonly findings: readonly Finding[]
  readonly format: TableFormat
}

async function readAll(
  files: readonly TableFile[],
  options: ReadTableOptions,
  schema?: TableSchema,
): Promise<OneTable[]> {
  const all: OneTable[] = []
  let firstRow = 0
  for (const file of files) {
    options.signal?.throwIfAborted()
    const one = await readOne(file, options, schema, firstRow)
    firstRow += one.table.rows
    all.push(one)
    if (files.length > 1) options.log?.progress('reading', all.length, files.length)
  }
  return all
}

async function readOne(
  file: TableFile,
  options: ReadTableOptions,
  schema: TableSchema | undefined,
  firstRow: number,
): Promise<OneTable> {
  const { separator, workerEntry, threads, native, signal, columns } = options
  const shared = {
    file: file.name,
    firstRow,
    ...(schema === undefined ? {} : { schema }),
    ...(columns === undefined ? {} : { columns }),
    ...(signal === undefined ? {} : { signal }),
  }
  const engine = {
    ...shared,
    ...(threads === undefined ? {} : { threads }),
    ...(native === undefined ? {} : { native }),
    ...(workerEntry === undefined ? {} : { workerEntry }),
  }
  const text = await openText(file.path, file.name)
  if (text === 'parquet') {
    if (options.format !== undefined && options.format !== 'parquet')
      throw fail('TABLE_FORMAT', `${file.name} is Parquet, not ${options.format}.`, {
        where: { file: file.name },
        remedy: 'Leave the format out: the first bytes decide.',
      })
    return { ...(await readParquet(file.path, engine)), format: 'parquet' }
  }
  try {
    const format = options.format ?? formatOfName(file.name)
    if (format === 'parquet')
      throw fail('TABLE_DAMAGED', `${file.name} does not begin as Parquet does (PAR1).`, {
        where: { file: file.name },
        remedy: 'Fetch or write the file again; it may be an error page, a pointer of Git LFS or empty.',
      })
    if (format === 'jsonl') return { ...(await readJsonLines(text, shared)), format }
    const csv = {
      ...shared,
      path: file.path,
      ...(separator === undefined ? {} : { separator }),
      ...(workerEntry === undefined ? {} : { workerEntry }),
    }
    return { ...(await readCsv(text, csv)), format: 'csv' }
  } finally {
    await text.source.close()
  }
}

/** The format that a name stands for, when the first bytes say only that it is text. */
export function formatOfName(name: string): TableFormat {
  const plain = name.replace(/\.(?:gz|zst|zstd)$/i, '')
  if (/\.(?:jsonl|ndjson|jsonlines)$/i.test(plain)) return 'jsonl'
  return /\.(?:parquet|pq)$/i.test(plain) ? 'parquet' : 'csv'
}

/** The types that hold the values of all files; refuses files with other names. */
function commonSchema(files: readonly TableFile[], read: readonly OneTable[]): ReadonlyMap<string, ColumnSchema> {
  const first = read[0] as OneTable
  const schema = new Map<string, ColumnSchema>()
  const kinds = new Map<string, Column>(first.table.columns.map((column) => [column.name, column]))
  for (const column of first.table.columns)
    schema.set(column.name, { name: column.name, type: typeOfColumn(column), nullable: column.nulls > 0 })
  read.forEach((one, index) => {
    const names = new Set(one.table.columns.map((column) => column.name))
    const missing = [...kinds.keys()].filter((name) => !names.has(name))
    const extra = [...names].filter((name) => !kinds.has(name))
    const file = (files[index] as TableFile).name
    if (missing.length > 0 || extra.length > 0)
      throw fail('TABLE_FILES_DIFFER', differing(file, (files[0] as TableFile).name, missing, extra), {
        where: { file },
        remedy: 'Write all files of one table with the same columns.',
      })
    for (const column of one.table.columns) {
      const before = kinds.get(column.name) as Column
      const type = schemaType(schema, column.name, commonType(before, column))
      schema.set(column.name, { name: column.name, type, nullable: column.nulls > 0 })
      if (before.nulls === (before.kind === 'text' ? before.codes.length : before.values.length))
        kinds.set(column.name, column)
    }
  })
  return schema
}

/** A column that once had to be text stays text. */
function schemaType(
  schema: ReadonlyMap<string, ColumnSchema>,
  name: string,
  next: ColumnSchema['type'],
): ColumnSchema['type'] {
  const before = schema.get(name)?.type
  if (before === 'text' && next !== 'text') return before
  return before === 'number' && next === 'integer' ? before : next
}

function differing(file: string, first: string, missing: readonly string[], extra: readonly string[]): string {
  const parts = [
    ...(missing.length > 0 ? [`lacks ${missing.slice(0, 5).join(', ')}`] : []),
    ...(extra.length > 0 ? [`has ${extra.slice(0, 5).join(', ')} more`] : []),
  ]
  return `${file} ${parts.join(' and ')}, compared with ${first}.`
}

/** Brings one file to the common types: numbers are converted in memory, what must be text is read again as text. */
async function unify(
  one: OneTable,
  file: TableFile,
  schema: ReadonlyMap<string, ColumnSchema>,
  options: ReadTableOptions,
): Promise<OneTable> {
  const again = one.table.columns.some(
    (column) =>
      schema.get(column.name)?.type === 'text' && column.kind === 'number' && column.nulls < column.values.length,
  )
  if (again) return readOne(file, options, { columns: [...schema.values()] }, 0)
  const findings: Finding[] = [...one.findings]
  const columns = one.table.columns.map((column) =>
    convertColumn(
      column,
      (schema.get(column.name) as ColumnSchema).type,
      (rows) => rows.map((row) => ({ file: file.name, row })),
      findings,
    ),
  )
  return { ...one, table: { ...one.table, columns }, findings }
}

/** Columns that the reference has and the table lacks, and the other way round. */
function columnFindings(table: Table, schema: TableSchema): Finding[] {
  const names = new Set(table.columns.map((column) => column.name))
  const known = new Set(schema.columns.map((column) => column.name))
  return [
    ...schema.columns
      .filter((column) => !names.has(column.name))
      .map(
        (column): Finding => ({
          code: 'MISSING_COLUMN',
          severity: 'error',
          message: `${column.name} is missing; the reference has it.`,
          column: column.name,
        }),
      ),
    ...table.columns
      .filter((column) => !known.has(column.name))
      .map(
        (column): Finding => ({
          code: 'EXTRA_COLUMN',
          severity: 'note',
          message: `${column.name} is not in the reference.`,
          column: column.name,
        }),
      ),
  ]
}
