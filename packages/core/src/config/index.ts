import type { Config } from './types.ts'

export type * from './types.ts'

/**
 * Reads mlops.yml: YAML with line numbers, the schema, the cross-checks, every default. All problems are reported at once.
 * Loaded on first use: what needs no configuration does not pay for a YAML parser.
 * @throws UserError with one problem per mistake, each with file, line and column
 */
export async function readConfig(text: string, file: string): Promise<Config> {
  return (await import('./read.ts')).readConfig(text, file)
}

/** The published JSON Schema of mlops.yml (draft 2020-12). */
export async function configJsonSchema(): Promise<Record<string, unknown>> {
  return (await import('./read.ts')).configJsonSchema()
}
