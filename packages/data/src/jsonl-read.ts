import { Buffer, isUtf8 } from 'node:buffer'
import { messageOf, type Table } from '@mlops-actions/core'
import { readBytes, type TextSource } from './byte-source.ts'
import { missingColumn } from './csv-read.ts'
import { type Connection, quoteText, withDuckDb } from './duckdb.ts'
import { fail } from './errors.ts'
import type { Finding } from './finding.ts'
import { refuseOtherTexts } from './magic.ts'
import { checkNames, type EngineOptions, type QueryColumn, readQuery } from './parquet-read.ts'

/** The JSON types of the values of each key, with how often each occurs, in order of first appearance. */
type KeyTypes = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Reads JSON Lines: one object a line, values that are numbers, texts, booleans or null. A key that a line lacks is an empty cell. */
export async function readJsonLines(
  path: string,
  text: TextSource,
  options: EngineOptions,
): Promise<{ table: Table; findings: Finding[] }> {
  const { file } = options
  if (text.source.size - text.start === 0)
    throw fail('TABLE_EMPTY', `${file} is empty.`, { where: { file }, remedy: 'Check the step that writes it.' })
  refuseOtherTexts((await readBytes(text.source, text.start, 65536)).toString('utf8'), file, 'jsonl')
  if (text.encoding === 'utf16')
    throw fail('TABLE_ENCODING', `${file} is UTF-16; JSON is UTF-8 by its standard.`, {
      where: { file },
      remedy: 'Convert it: iconv -f UTF-16 -t UTF-8.',
    })
  return withDuckDb([path], options, async (connection) => {
    const compression = `compression = '${text.compressed ?? 'uncompressed'}'`
    try {
      const { rows, keys } = await typesOf(connection, `read_ndjson_objects(${quoteText(path)}, ${compression})`, file)
      checkNames([...keys.keys()], file)
      return await readTyped(connection, path, compression, keys, rows, options)
    } catch (error) {
      throw await jsonError(error, text, file)
    }
  })
}

async function typesOf(
  connection: Connection,
  objects: string,
  file: string,
): Promise<{ rows: number; keys: KeyTypes }> {
  const lines = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, count(*) FILTER (json_type(json) <> 'OBJECT')::DOUBLE FROM ${objects}`,
  )
  const [rows, others] = (lines.getRows()[0] ?? []).map(Number) as [number, number]
  if (rows === 0)
    throw fail('TABLE_EMPTY', `${file} holds no lines.`, { where: { file }, remedy: 'Check the step that writes it.' })
  if (others > 0)
    throw fail('TABLE_FORMAT', `${file}: ${others} of ${rows} lines are no JSON object.`, {
      where: { file },
      remedy: 'Write one object a line: {"age": 31, "income": 1200.5}.',
    })
  const found = await connection.runAndReadAll(
    `SELECT e.key, e.type, count(*)::DOUBLE, min(e.id)::DOUBLE FROM ${objects} t, json_each(t.json) e GROUP BY ALL ORDER BY 4, 1`,
  )
  const keys = new Map<string, Map<string, number>>()
  for (const [key, type, count] of found.getRows()) {
    const types = keys.get(String(key)) ?? new Map<string, number>()
    keys.set(String(key), types.set(String(type), Number(count)))
  }
  return { rows, keys }
}

async function readTyped(
  connection: Connection,
  path: string,
  compression: string,
  keys: KeyTypes,
  rows: number,
  options: EngineOptions,
): Promise<{ table: Table; findings: Finding[] }> {
  const names = options.columns ?? [...keys.keys()]
  const columns = names.map((name) => {
    const types = keys.get(name)
    if (types === undefined) throw missingColumn(name, [...keys.keys()], options.file)
    return { name, ...declared(name, types, options.file) }
  })
  const query = (exactIntegers: boolean) => {
    const list = columns.map((column) => {
      const type = column.type === 'BIGINT' && !exactIntegers ? 'VARCHAR' : column.type
      return `${quoteText(column.name)}: ${quoteText(type)}`
    })
    const from = `read_json(${quoteText(path)}, format = 'newline_delimited', ${compression}, columns = {${list.join(', ')}})`
    const read = columns.map((column): QueryColumn => {
      const expression = `"${column.name.replaceAll('"', '""')}"`
      const kind = column.type === 'BIGINT' && !exactIntegers ? 'looseText' : column.kind
      return {
        name: column.name,
        kind,
        expression: kind === 'boolean' ? `CAST(${expression} AS UTINYINT)` : expression,
      }
    })
    return readQuery(connection, from, { columns: read, findings: [] }, rows, options)
  }
  try {
    return await query(true)
  } catch (error) {
    if (!columns.some((column) => column.type === 'BIGINT') || !/cast|range/i.test(messageOf(error))) throw error
    return query(false)
  }
}

/** The type in which the values of a key are read. */
function declared(
  name: string,
  types: ReadonlyMap<string, number>,
  file: string,
): { type: string; kind: QueryColumn['kind'] } {
  const present = [...types.keys()].filter((type) => type !== 'NULL')
  const nested = present.find((type) => type === 'OBJECT' || type === 'ARRAY')
  if (nested)
    throw fail(
      'TABLE_NESTED',
      `${file}: ${name} holds ${nested === 'OBJECT' ? 'an object' : 'a list'} in ${types.get(nested)} lines.`,
      {
        where: { file },
        remedy: 'Flatten it where the table is made, or leave the column out.',
      },
    )
  const only = (...allowed: string[]) => present.every((type) => allowed.includes(type))
  if (present.length === 0) return { type: 'DOUBLE', kind: 'number' }
  if (only('BIGINT', 'UBIGINT')) return { type: 'BIGINT', kind: 'bigint' }
  if (only('BIGINT', 'UBIGINT', 'DOUBLE')) return { type: 'DOUBLE', kind: 'number' }
  if (only('BOOLEAN')) return { type: 'BOOLEAN', kind: 'boolean' }
  return { type: 'VARCHAR', kind: 'looseText' }
}

/** DuckDB's words for what is wrong with JSON, in ours. */
export async function jsonError(error: unknown, text: TextSource, file: string): Promise<unknown> {
  if (error instanceof Error && error.name === 'UserError') return error
  const words = messageOf(error)
  const malformed = /Malformed JSON/.test(words)
  // DuckDB counts one line too many when a line ends too early, so the line is looked for here.
  const line = malformed ? await badLine(text) : Number(/in line (\d+)/.exec(words)?.[1] ?? 0)
  const where = { file, ...(line === 0 ? {} : { line }) }
  const place = line === 0 ? file : `${file}:${line}`
  const key = /has duplicate key ("[^\n]*")/.exec(words)
  if (key)
    return fail('TABLE_HEADER', `${place} has the key ${key[1]} twice in one object.`, {
      where,
      cause: error,
      remedy: 'Write every key once: which of the two counts is anybody’s guess.',
    })
  if (malformed || /unexpected|invalid/i.test(words))
    return fail('TABLE_DAMAGED', `${place} is not valid JSON${reason(words)}.`, {
      where,
      cause: error,
      remedy: 'Write one object a line. If it is the last line, the file was cut off.',
    })
  return error
}

/** The words of the parser without the text of the line. */
function reason(words: string): string {
  const found = /in line \d+: ([a-zA-Z ,]+)/.exec(words)
  return found?.[1] ? `: ${found[1].trim()}` : ''
}

/** The first line that is no JSON, counted from 1; 0 when there is none. */
async function badLine(text: TextSource): Promise<number> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 0
  for (let at = text.start; at < text.source.size || rest.length > 0; ) {
    const block = await readBytes(text.source, at, 2 ** 20)
    at += block.length
    const ended = at >= text.source.size
    const bytes = Buffer.concat([rest, block])
    const end = ended ? bytes.length : bytes.lastIndexOf(10) + 1
    rest = Buffer.from(bytes.subarray(end))
    for (let start = 0; start < end; ) {
      const feed = bytes.indexOf(10, start)
      const stop = feed < 0 || feed > end ? end : feed
      line++
      if (!isJson(bytes.subarray(start, stop))) return line
      start = stop + 1
    }
    if (ended) break
  }
  return 0
}

function isJson(bytes: Buffer): boolean {
  const text = bytes.toString('utf8').trim()
  if (text === '') return true
  if (!isUtf8(bytes)) return false
  try {
    JSON.parse(text.replace(/:\s*-?(?:NaN|Infinity)/g, ':0'))
    return true
  } catch {
    return false
  }
}
