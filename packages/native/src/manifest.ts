import type { Digest } from '@mlops-actions/core'
import { nativeDependencies } from './native-dependencies.generated.ts'

/** A native dependency by the name of the module that is loaded. */
export type NativeName = 'onnxruntime-node' | '@duckdb/node-api'

/** One file that is kept of a package. The path is relative to the package's folder, with `/`. */
export interface NativeFile {
  readonly path: string
  readonly bytes: number
  readonly digest: Digest
}

/** One npm package. */
export interface NativePackage {
  readonly name: string
  readonly version: string
  /** Of the tarball, as npm writes it: `sha512-` and base64. */
  readonly integrity: string
  /** Files that every platform keeps. */
  readonly files: readonly NativeFile[]
  /** Files that only one platform keeps, by `platform-arch`. */
  readonly platformFiles?: Readonly<Record<string, readonly NativeFile[]>>
  /** The package exists for this platform only. */
  readonly platform?: string
}

/** What native-dependencies.json holds. */
export interface NativeManifest {
  /** `platform-arch` as Node names them. The first is tested. */
  readonly platforms: readonly string[]
  /** For each module the packages it needs, itself first. */
  readonly modules: Readonly<Record<NativeName, readonly NativePackage[]>>
}

/** The packages, versions and files that this release was tested with; the same as `native-dependencies.json`. */
export const nativeManifest: NativeManifest = nativeDependencies

/** A package with the files that one platform keeps of it. */
export interface WantedPackage {
  readonly name: string
  readonly version: string
  readonly integrity: string
  readonly files: readonly NativeFile[]
}

/** The packages that a module needs on a platform; undefined when the platform has none. */
export function wantedPackages(
  name: NativeName,
  platform: string,
  manifest: NativeManifest = nativeManifest,
): readonly WantedPackage[] | undefined {
  if (!manifest.platforms.includes(platform)) return undefined
  return manifest.modules[name]
    .filter((one) => one.platform === undefined || one.platform === platform)
    .map((one) => ({
      name: one.name,
      version: one.version,
      integrity: one.integrity,
      files: [...one.files, ...(one.platformFiles?.[platform] ?? [])],
    }))
}
