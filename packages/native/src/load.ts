import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as DuckDb from '@duckdb/node-api'
import type * as OnnxRuntime from 'onnxruntime-node'
import { fail } from './errors.ts'

/** What the module `onnxruntime-node` exports. */
export type OnnxRuntimeModule = typeof OnnxRuntime
/** What the module `@duckdb/node-api` exports. */
export type DuckDbModule = typeof DuckDb

/** Where native dependencies may be found. */
export interface NativeOptions {
  /** Folders from which `node_modules` is searched upwards. Default: the folder of this file. */
  readonly searchFrom?: readonly string[]
}

/** Loads onnxruntime-node 1.30.0, once a process. */
export async function loadOnnxRuntime(options: NativeOptions = {}): Promise<OnnxRuntimeModule> {
  return load('onnxruntime-node', options) as OnnxRuntimeModule
}

/** Loads DuckDB 1.5.5, once a process. */
export async function loadDuckDb(options: NativeOptions = {}): Promise<DuckDbModule> {
  return load('@duckdb/node-api', options) as DuckDbModule
}

function load(name: string, options: NativeOptions): unknown {
  const here = dirname(fileURLToPath(import.meta.url))
  const errors: unknown[] = []
  for (const folder of options.searchFrom ?? [here]) {
    try {
      return createRequire(join(folder, 'noop.js'))(name)
    } catch (error) {
      errors.push(error)
    }
  }
  throw fail('NATIVE_NOT_FOUND', `${name} is not installed.`, {
    remedy: `npm install --ignore-scripts ${name}`,
    cause: errors[0],
  })
}
