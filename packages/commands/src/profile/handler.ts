import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  type Block,
  type Context,
  extremesVisible,
  humanBytes,
  humanCount,
  isoTime,
  type Json,
  type Result,
  type Values,
} from '@mlops-actions/core'
import {
  type ColumnProfile,
  type Finding,
  type Fingerprint,
  fingerprintFiles,
  ProfileStream,
  profileTable,
  readTable,
  type TableFormat,
  type TableProfile,
  tableSize,
} from '@mlops-actions/data'
import { buildProfile, type Profile, ProfileAccumulator, profileBytes } from '@mlops-actions/drift'
import { wholeFile } from '../predict/write.ts'
import { inParts, schemaOfLarge } from '../shared/profile-of-file.ts'
import { reading } from '../shared/reading.ts'
import type { inputs as declared } from './declaration.ts'

type Inputs = Values<typeof declared>

/** Worst first. */
const order = { error: 0, warning: 1, note: 2 } as const
const findingsShown = 40

/** Reads a table and sums up each column; what is odd about the file stands beside it. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const path = resolve(context.directory, inputs.file)
  const read = (await readInParts(path, inputs, context)) ?? (await readWhole(path, inputs, context))
  if (inputs.write !== undefined)
    await wholeFile(resolve(context.directory, inputs.write), context.ids, (file) =>
      writeFile(file, profileBytes(read.distributions())),
    )
  const profile = guarded(read.profile, inputs.protected ?? [])
  const { rows, columns, findings } = profile
  const bytes = read.fingerprint?.bytes ?? 0
  const serious = findings.filter((one) => one.severity !== 'note').length
  const oddities = serious === 0 ? 'nothing odd' : `${serious} ${serious === 1 ? 'thing' : 'things'} to look at`
  const summary = `${inputs.file}: ${humanCount(rows)} rows, ${columns.length} columns, ${oddities}`
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: `${summary} (${read.format}, ${humanBytes(bytes)})`,
      outcome: 'passed',
      summary,
      blocks: [columnTable(columns), ...findingBlocks(findings)],
    },
    json: {
      file: inputs.file,
      format: read.format,
      digest: read.fingerprint?.digest ?? '',
      bytes,
      rows,
      columns: columns as unknown as Json,
      findings: findings as unknown as Json,
    },
  }
}

/** What was read of a table, whole or in parts. */
interface ReadProfile {
  readonly profile: TableProfile
  readonly format: TableFormat
  readonly fingerprint?: Fingerprint
  /** The same as check-drift takes it for a reference. */
  readonly distributions: () => Profile
}

async function readWhole(path: string, inputs: Inputs, context: Context): Promise<ReadProfile> {
  const { table, findings, format, fingerprint } = await readTable(path, {
    ...reading(context),
    log: context.log,
    threads: 2,
    ...(inputs.separator === undefined ? {} : { separator: separatorOf(inputs.separator) }),
  })
  return {
    profile: profileTable(table, findings),
    format,
    ...(fingerprint ? { fingerprint } : {}),
    distributions: () => buildProfile(table, { protected: inputs.protected ?? [] }),
  }
}

/** A Parquet table that is too large to be held; undefined for any other. */
async function readInParts(path: string, inputs: Inputs, context: Context): Promise<ReadProfile | undefined> {
  const size = await tableSize(path)
  const schema = size.parquet ? await schemaOfLarge(path, size, context, { cells: inputs['exact-cells'] }) : undefined
  if (schema === undefined) return undefined
  const stream = new ProfileStream()
  const distributions = new ProfileAccumulator({ protected: inputs.protected ?? [] })
  await inParts(path, schema, size, context, (part, findings) => {
    stream.add(part, findings)
    if (inputs.write !== undefined) distributions.add(part)
  })
  return {
    profile: stream.profile(),
    format: 'parquet',
    fingerprint: await fingerprintFiles(size.files, context.signal),
    distributions: () => distributions.profile(),
  }
}

/** `\t` and the word tab are how a tab is written on a command line. */
function separatorOf(given: string): string {
  return given === '\\t' || given === 'tab' ? '\t' : given
}

/** Without the extremes of protected columns. */
function guarded(profile: TableProfile, hidden: readonly string[]): TableProfile {
  const policy = { protected: hidden, identifying: [] }
  const columns = profile.columns.map((column) =>
    extremesVisible(column.name, policy) ? column : { ...column, min: null, max: null },
  )
  return { ...profile, columns }
}

function columnTable(columns: readonly ColumnProfile[]): Block {
  const right = { align: 'right' as const }
  return {
    kind: 'table',
    columns: [
      { title: 'Column' },
      { title: 'Type' },
      { title: 'Empty', ...right },
      { title: 'Distinct', ...right },
      { title: 'Min', ...right },
      { title: 'Max', ...right },
      { title: 'Mean', ...right },
    ],
    rows: columns.map((column) => [
      column.name,
      column.type,
      column.nulls === 0 ? '' : humanCount(column.nulls),
      `${column.distinctError === undefined ? '' : '≈ '}${humanCount(column.distinct)}`,
      shown(column, column.min),
      shown(column, column.max),
      shown(column, column.mean),
    ]),
  }
}

/** Whole numbers as they are, others to six digits; times as texts. */
function shown(column: ColumnProfile, value: number | null): string {
  if (value === null) return ''
  if (column.type === 'timestamp') return isoTime(Math.round(value))
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
}

function findingBlocks(findings: readonly Finding[]): readonly Block[] {
  if (findings.length === 0) return []
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity])
  const items = sorted
    .slice(0, findingsShown)
    .map((one) => [`${one.severity} `, { code: one.code }, `  ${one.message}${one.remedy ? ` ${one.remedy}` : ''}`])
  const left = sorted.length - findingsShown
  return [{ kind: 'list', items: left > 0 ? [...items, `… ${left} more with --json`] : items }]
}
