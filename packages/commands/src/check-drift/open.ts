import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Context, type Digest, errorsOf, fileDigest, type Table } from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { type Profile, parseProfile } from '@mlops-actions/drift'
import { commandErrors } from '../shared/errors.ts'
import { reading } from '../shared/reading.ts'

const fail = errorsOf(commandErrors)

/** The absolute path of a file that was named. @throws UserError DRIFT_NO_REFERENCE, DRIFT_NO_CURRENT */
export function placeOf(given: string, input: 'reference' | 'current', context: Context): string {
  const path = resolve(context.directory, given)
  if (existsSync(path)) return path
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

/** A reference that was named: a table, or a profile (a JSON file). @throws UserError DRIFT_NO_REFERENCE */
export async function openReference(
  given: string,
  context: Context,
): Promise<{ readonly reference: Table | Profile; readonly digest: Digest }> {
  const path = placeOf(given, 'reference', context)
  const digest = await fileDigest(path)
  if (/\.json$/i.test(path)) return { reference: parseProfile(await readFile(path, 'utf8')), digest }
  return { reference: await openTable(path, context), digest }
}

/** Current data that was named: a table. @throws UserError DRIFT_NO_CURRENT */
export async function openCurrent(
  given: string,
  context: Context,
): Promise<{ readonly table: Table; readonly digest: Digest }> {
  const path = placeOf(given, 'current', context)
  if (/\.json$/i.test(path))
    throw fail('DRIFT_NO_CURRENT', `${given} is a profile; current data is a table.`, {
      remedy: 'Give a table (csv, parquet, jsonl).',
      where: { input: 'current' },
    })
  return { table: await openTable(path, context), digest: await fileDigest(path) }
}
