import type * as DuckDb from '@duckdb/node-api'
import type { NativeOptions } from '@mlops-actions/native'

/** How DuckDB is used. */
export interface DuckDbOptions {
  readonly native?: NativeOptions
  /** Threads; 1 where the order of rows or the last digits decide something. Default 1. */
  readonly threads?: number
}

/** An open connection. */
export type Connection = DuckDb.DuckDBConnection

/**
 * Opens an in-memory DuckDB that can read the given files and nothing else: no extension is installed or loaded, no network, no other path, and the
 * configuration is locked. Calls `use` with the connection and closes everything afterwards.
 */
export async function withDuckDb<T>(
  files: readonly string[],
  options: DuckDbOptions,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  // Most tables are read without it.
  const { loadDuckDb } = await import('@mlops-actions/native')
  const { DuckDBInstance } = (await loadDuckDb(options.native)) as typeof DuckDb
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? 1),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  })
  try {
    const connection = await instance.connect()
    try {
      await connection.run(`SET allowed_paths = [${files.map(quoteText).join(', ')}]`)
      await connection.run('SET enable_external_access = false')
      await connection.run('SET lock_configuration = true')
      return await use(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

/** A text as an SQL literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
