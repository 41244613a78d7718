import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Context, type Digest, errorsOf, type Table } from '@mlops-actions/core'
import { fingerprint, readTable, tableSize } from '@mlops-actions/data'
import { buildProfile, type Profile, parseProfile } from '@mlops-actions/drift'
import { commandErrors } from '../shared/errors.ts'
import { heldCells, profileInParts, schemaOfLarge } from '../shared/profile-of-file.ts'
import { reading } from '../shared/reading.ts'

const fail = errorsOf(commandErrors)

/** The absolute path of a file that was named. @throws UserError DRIFT_NO_REFERENCE, DRIFT_NO_CURRENT */
export function placeOf(given: string, input: 'reference' | 'current', context: Context): string {
  const path = resolve(context.directory, given)
  // A pattern names no file of its own: who reads it says when nothing matches.
  if (existsSync(path) || /[*?[\]{}]/.test(given)) return path
  throw fail(input === 'reference' ? 'DRIFT_NO_REFERENCE' : 'DRIFT_NO_CURRENT', `There is no file ${given}.`, {
    remedy:
      input === 'reference'
        ? 'Give train, test (with an mlops.yml), a table (csv, parquet, jsonl) or a profile.'
        : 'Give a table (csv, parquet, jsonl).',
    where: { input },
  })
}

/** A table as it lies there. */
export async function openTable(path: string, context: Context): Promise<Table> {
  return (await readTable(path, { fingerprint: false, ...reading(context) })).table
}

/** A reference that was named: a table, its profile where it is too large to be held, or a profile (a JSON file). @throws UserError DRIFT_NO_REFERENCE */
export async function openReference(given: string, context: Context, cells = heldCells): Promise<Table | Profile> {
  const path = placeOf(given, 'reference', context)
  if (/\.json$/i.test(path)) return parseProfile(await readFile(path, 'utf8'))
  return (await profileInParts(path, context, { cells })) ?? (await openTable(path, context))
}

/** What a file or folder that was named is, for the record. */
export async function digestOf(given: string, input: 'reference' | 'current', context: Context): Promise<Digest> {
  return (await fingerprint(placeOf(given, input, context))).digest
}

/** Current data that was named. */
export interface OpenedCurrent {
  readonly table: Table
  /** Set where the rows are too many to be held: both sides as profiles, and `table` has no rows. */
  readonly profiles?: { readonly reference: Profile; readonly current: Profile }
}

/** Current data that was named: a table. @throws UserError DRIFT_NO_CURRENT */
export async function openCurrent(
  given: string,
  context: Context,
  reference: Table | Profile,
  cells = heldCells,
): Promise<OpenedCurrent> {
  const path = placeOf(given, 'current', context)
  if (/\.json$/i.test(path))
    throw fail('DRIFT_NO_CURRENT', `${given} is a profile; current data is a table.`, {
      remedy: 'Give a table (csv, parquet, jsonl).',
      where: { input: 'current' },
    })
  const profiles = await profilesOfLarge(path, context, reference, cells)
  if (profiles) return { table: { rows: 0, columns: [] }, profiles }
  return { table: await openTable(path, context) }
}

/** Both sides as profiles, read part by part, where the current table has too many cells to be held. */
async function profilesOfLarge(
  path: string,
  context: Context,
  reference: Table | Profile,
  cells: number,
): Promise<OpenedCurrent['profiles']> {
  if (!('schema' in reference)) {
    const size = await tableSize(path)
    const large = size.parquet
      ? (await schemaOfLarge(path, size, context, { cells })) !== undefined
      : size.rows * reference.columns.length > cells
    if (!large) return undefined
  }
  const like = 'schema' in reference ? reference : buildProfile(reference)
  const current = await profileInParts(path, context, { like, cells })
  return current && { reference: like, current }
}
