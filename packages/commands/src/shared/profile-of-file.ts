import type { Context, Table } from '@mlops-actions/core'
import {
  type Finding,
  parquetSchema,
  readChunks,
  type TableSchema,
  type TableSize,
  tableSize,
} from '@mlops-actions/data'
import { type Profile, ProfileAccumulator, type ProfileOptions } from '@mlops-actions/drift'

/** Rows of a part. */
const partRows = 131_072

/** A table of more cells than this (400 MB of numbers) is read in parts. */
export const heldCells = 50_000_000

/** The types by which a large table is read in parts; undefined where it is small enough to be held, or its types are not known. */
export async function schemaOfLarge(
  path: string,
  size: TableSize,
  context: Pick<Context, 'signal'>,
  options: { readonly cells?: number; readonly like?: Profile } = {},
): Promise<TableSchema | undefined> {
  const most = options.cells ?? heldCells
  const { like } = options
  const known: TableSchema | undefined = like && {
    columns: like.columns.map((column) => ({
      name: column.name,
      type: column.kind === 'text' ? 'text' : column.type,
      nullable: true,
    })),
  }
  // By the footers alone where they tell: a small file is not looked into further.
  if (size.parquet && size.columns !== undefined && size.rows * size.columns <= most) return undefined
  const schema = size.parquet ? await parquetSchema(path, { signal: context.signal }) : known
  return schema && size.rows * schema.columns.length > most ? schema : undefined
}

/**
 * The profile of a table that is too large to be held, read part by part; with `like` over the edges of that profile, so that `checkDrift` takes it as the
 * current side. Text files are read by the types of `like`, and columns that it does not name are left out.
 * @returns undefined for a table of at most `cells` cells (= 50,000,000), which is better read whole; and for a text file without `like`
 * @throws UserError as `readTable`
 */
export async function profileInParts(
  path: string,
  context: Pick<Context, 'signal' | 'log'>,
  options: ProfileOptions & { readonly cells?: number } = {},
): Promise<Profile | undefined> {
  const size = await tableSize(path)
  const schema = await schemaOfLarge(path, size, context, options)
  if (schema === undefined) return undefined
  const profile = new ProfileAccumulator(options)
  await inParts(path, schema, size, context, (part) => profile.add(part))
  return profile.profile()
}

/** Reads a table part by part and shows how far it is. */
export async function inParts(
  path: string,
  schema: TableSchema,
  size: TableSize,
  context: Pick<Context, 'signal' | 'log'>,
  take: (part: Table, findings: readonly Finding[]) => void,
): Promise<void> {
  await readChunks(
    path,
    { schema, rows: partRows, threads: 2, signal: context.signal },
    ({ table, findings, firstRow }) => {
      take(table, findings)
      context.log.progress('reading', firstRow + table.rows, size.parquet ? size.rows : undefined)
    },
  )
}
