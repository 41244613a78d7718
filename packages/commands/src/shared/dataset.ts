import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Context,
  canonicalJson,
  columnOf,
  type Digest,
  errorsOf,
  type Resource,
  sha256,
  type Table,
} from '@mlops-actions/core'
import { fingerprint, readTable, schemaOf, splitTable, type TableSchema, writeCsv } from '@mlops-actions/data'
import { commandErrors } from './errors.ts'
import { homeOf, type Project } from './index.ts'
import { reading } from './reading.ts'

const fail = errorsOf(commandErrors)

/** One data set on this machine. */
export interface DataFile {
  readonly name: 'train' | 'test'
  readonly path: string
  readonly resource: Resource & { readonly digest: Digest; readonly bytes: number }
}

/** The training and the test table as files: as they are, or the two parts of the one table, split by a hash of each row. */
export async function dataFiles(project: Project, context: Context): Promise<{ train: DataFile; test: DataFile }> {
  const { data } = project.config
  if (data.path === undefined) {
    const [train, test] = await Promise.all([
      namedFile(project, context, 'train', data.train ?? ''),
      namedFile(project, context, 'test', data.test ?? ''),
    ])
    return { train, test }
  }
  const whole = join(project.root, data.path)
  const source = await fingerprint(whole)
  const rule = { source: source.digest, ...data.split }
  const folder = join(homeOf(project, context), 'data', sha256(canonicalJson(rule)).slice(7, 31))
  if (!existsSync(join(folder, 'test.csv'))) await writeSplit(project, context, whole, folder)
  const [train, test] = await Promise.all([splitFile(folder, 'train'), splitFile(folder, 'test')])
  return { train, test }
}

async function namedFile(project: Project, _context: Context, name: 'train' | 'test', path: string): Promise<DataFile> {
  const absolute = join(project.root, path)
  const print = await fingerprint(absolute)
  return {
    name,
    path: absolute,
    resource: { name: `data/${name}`, digest: print.digest, bytes: print.bytes, uri: path },
  }
}

async function splitFile(folder: string, name: 'train' | 'test'): Promise<DataFile> {
  const path = join(folder, `${name}.csv`)
  const print = await fingerprint(path)
  return { name, path, resource: { name: `data/${name}`, digest: print.digest, bytes: print.bytes } }
}

/** Both parts or none: they are written beside and moved in at the end. */
async function writeSplit(project: Project, context: Context, whole: string, folder: string): Promise<void> {
  const { data } = project.config
  const table = await modelTable(project, whole, context)
  const { key, seed, test: share } = data.split
  const parts = splitTable(table, { share, seed, ...(key ? { key } : { exclude: data.id }) })
  const temporary = `${folder}.${context.ids()}`
  await mkdir(temporary, { recursive: true })
  for (const part of ['train', 'test'] as const) await writeCsv(parts[part], join(temporary, `${part}.csv`))
  try {
    await rename(temporary, folder)
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true })
    if (!existsSync(join(folder, 'test.csv'))) throw cause
  }
}

/**
 * Reads a table of the model and makes sure that the target is there. Types are those of a reference table where one is given,
 * and those that mlops.yml names in any case.
 */
export async function modelTable(
  project: Project,
  path: string,
  context: Context,
  reference?: TableSchema,
): Promise<Table> {
  const { data } = project.config
  const read = (schema?: TableSchema) =>
    readTable(path, { fingerprint: false, ...reading(context), ...(schema ? { schema } : {}) })
  let { table, findings } = await read(reference)
  if (!reference && Object.keys(data.types).length > 0) {
    const schema = schemaOf(table)
    const columns = schema.columns.map((column) => ({ ...column, type: data.types[column.name] ?? column.type }))
    ;({ table, findings } = await read({ ...schema, columns }))
  }
  for (const finding of findings) if (finding.severity !== 'note') context.log.warn(`${path}: ${finding.message}`)
  const { target, group } = data
  if (group !== undefined && !columnOf(table, group))
    throw fail('DATA_COLUMN_MISSING', `${path} has no column "${group}".`, {
      remedy: `data.group names the query of a row. Columns: ${names(table)}.`,
      where: { file: project.config.file, ...(project.config.places['data.group'] ?? {}) },
    })
  if (target && !columnOf(table, target))
    throw fail('DATA_TARGET_MISSING', `${path} has no column "${target}".`, {
      remedy: `data.target names the column to predict. Columns: ${names(table)}.`,
      where: { file: project.config.file, ...(project.config.places['data.target'] ?? {}) },
    })
  return table
}

function names(table: Table): string {
  const all = table.columns.map((column) => column.name)
  return `${all.slice(0, 30).join(', ')}${all.length > 30 ? ', …' : ''}`
}

/** The columns that a model may use, in the order of the table: all but target, ids and what mlops.yml excludes. */
export function featureNames(project: Project, table: Table): readonly string[] {
  const { target, id, exclude } = project.config.data
  const not = new Set([target, ...id, ...exclude])
  return table.columns.map((column) => column.name).filter((name) => !not.has(name))
}
