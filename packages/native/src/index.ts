export { nativeErrors } from './errors.ts'
export { type DuckDbModule, loadDuckDb, loadOnnxRuntime, type NativeOptions, type OnnxRuntimeModule } from './load.ts'
