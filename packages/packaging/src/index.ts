export { type Bundle, type BundleInput, buildBundle } from './bundle.ts'
export { packagingErrors } from './errors.ts'
export { exampleCount, exampleRows } from './examples.ts'
export { buildImageContext, type ImageContext, type ImageContextInput, nodeMemoryFlags } from './image.ts'
export { type Manifest, manifestVersion, parseManifest } from './manifest.ts'
export { type NativePlatform, onnxRuntimeFiles } from './native-files.ts'
export { type OpenApiOptions, openApiOf } from './openapi.ts'
export { checkParity, type LatencyFigures, type ParityInput, type ParityResult } from './parity.ts'
export {
  type BundleSchema,
  bundleSchemaVersion,
  type Feature,
  type FeatureType,
  featureTypes,
  parseBundleSchema,
} from './schema.ts'
export { errorBody } from './server/application.ts'
export { type CollectedLine, type CollectOrder, expandCollected, shareOf } from './server/collector.ts'
export type { Hello } from './server/frame-server.ts'
export {
  type AnswerFrame,
  decodeAnswer,
  type FrameKind,
  FrameReader,
  type FrameSink,
  FrameWriter,
  frameKinds,
  protocolVersion,
  type RequestFrame,
  requestHead,
} from './server/frames.ts'
export { bodyOf, keyCheck, listen, send } from './server/http-server.ts'
export { defaultLimits, runServer, type ServeBundleOptions, type ServedBundle, serveBundle } from './server/main.ts'
export { type RequestIds, requestIdOf, requestIds } from './server/request-id.ts'
