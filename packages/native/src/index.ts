export { nativeErrors } from './errors.ts'
export { fetchPackages, type NativeExec, nodeExec } from './fetch.ts'
export { hostPlatform } from './host.ts'
export {
  configureNative,
  type DuckDbModule,
  type FoundNative,
  findNative,
  loadDuckDb,
  loadOnnxRuntime,
  type NativeCache,
  type NativeOptions,
  type OnnxRuntimeModule,
} from './load.ts'
export {
  type NativeFile,
  type NativeManifest,
  type NativeName,
  type NativePackage,
  nativeManifest,
  type WantedPackage,
  wantedPackages,
} from './manifest.ts'
export { cacheKey } from './sources.ts'
