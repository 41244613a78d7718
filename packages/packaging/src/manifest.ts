import type { FolderFile, Json } from '@mlops-actions/core'
import { fail } from './errors.ts'

/** The form of manifest.json. */
export const manifestVersion = 'mlops/bundle/v1'

/** What a bundle says of itself. It holds no time, commit or path of the machine that built it. */
export interface Manifest {
  readonly schema: typeof manifestVersion
  readonly model: string
  /** The model's file in the bundle. */
  readonly modelFile: string
  /** How the model is opened (roles of its outputs, missing values, …), as inference takes it. */
  readonly modelOptions: Json
  /** Platform whose native files are inside, for example `linux-x64`; null where they are not. */
  readonly native: string | null
  /** Every file but the manifest itself. */
  readonly files: readonly FolderFile[]
}

/** @throws UserError BUNDLE_INVALID */
export function parseManifest(value: unknown): Manifest {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const wrong = (what: string) =>
    fail('BUNDLE_INVALID', `manifest.json: ${what}`, { remedy: 'Build the bundle again: mlops package.' })
  if (fields['schema'] !== manifestVersion)
    throw wrong(`schema is ${JSON.stringify(fields['schema'])}, this version reads "${manifestVersion}"`)
  if (typeof fields['model'] !== 'string') throw wrong('"model" is missing')
  const file = fields['modelFile']
  if (typeof file !== 'string' || !isPlainPath(file)) throw wrong('"modelFile" is not a path inside the bundle')
  if (!Array.isArray(fields['files'])) throw wrong('"files" is missing')
  return value as Manifest
}

/** True for a relative path with `/` that stays inside its folder. */
export function isPlainPath(path: string): boolean {
  if (path === '' || path.includes('\\') || path.includes('\0') || path.startsWith('/')) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
