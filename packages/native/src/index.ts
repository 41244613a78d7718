export { nativeErrors } from './errors.ts'
export { fetchPackages, type NativeExec, nodeExec } from './fetch.ts'
export { hostPlatform } from './host.ts'
export {
  configureNative,
  type FoundNative,
  findNative,
  loadDuckDb,
  loadOnnxRuntime,
  type NativeCache,
  type NativeOptions,
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
export type { OnnxRuntimeModule, OnnxSession, OnnxTensor, OnnxTensorData } from './modules.ts'
export { cacheKey } from './sources.ts'
