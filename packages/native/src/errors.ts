import { type ErrorCatalog, errorsOf } from '@mlops-actions/core'

/** What can go wrong with the native dependencies, and what a user can do about it. */
export const nativeErrors = {
  NATIVE_PLATFORM_UNSUPPORTED: {
    summary: 'This platform has no build of the native dependency.',
    explanation:
      'onnxruntime-node and DuckDB are compiled programs. They exist for Linux with glibc (x64, arm64), macOS on Apple silicon and Windows x64. Intel Macs, Alpine (musl) and 32-bit systems have none. Run the step on such a platform, for example `runs-on: ubuntu-latest`.',
  },
  NATIVE_NOT_FOUND: {
    summary: 'The native dependency was found in no place.',
    explanation:
      'Looked for in this order: the folder named by MLOPS_NATIVE_DIR, node_modules, the tool cache of the runner, the cache of Actions, and `npm pack` from your registry. Install it (`npm install --ignore-scripts onnxruntime-node @duckdb/node-api`), or give the step a way to the registry. Without network: where there is one, run `npm install --ignore-scripts --prefix FOLDER onnxruntime-node@1.30.0 @duckdb/node-api@1.5.5-r.5` on the same kind of system, bring FOLDER along and set MLOPS_NATIVE_DIR to it.',
  },
  NATIVE_FILE_CHANGED: {
    summary: 'A file of a native dependency is not the one this release was tested with.',
    explanation:
      'Before the first load the size and SHA-256 of every file are compared with native-dependencies.json. A difference means another version or a changed file, and it is not loaded. Delete the folder so that it is fetched again, or install the exact version that the message names.',
  },
  NATIVE_LOAD_FAILED: {
    summary: 'The native dependency is intact, but the system could not load it.',
    explanation:
      'Usually a system library is missing or too old (glibc 2.28 or newer is needed on Linux). The message ends with the words of the system. Use a newer image.',
  },
  NATIVE_FETCH_FAILED: {
    summary: 'The native dependency could not be fetched with npm.',
    explanation:
      '`npm pack` asks the registry, through the proxy and with the credentials of your npm configuration. The message ends with the words of npm. Without network, prepare a folder elsewhere and name it in MLOPS_NATIVE_DIR.',
  },
} as const satisfies ErrorCatalog

/** Makes an error of this package. */
export const fail = errorsOf(nativeErrors)
