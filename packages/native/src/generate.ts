/**
 * Writes native-dependencies.json and its form as a module: `node packages/native/src/generate.ts`.
 * Asks the registry of your npm configuration for the exact versions below. Run it when a version changes, and read the difference.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@mlops-actions/core'
import type { NativeFile, NativeManifest, NativePackage } from './manifest.ts'
import { integrityOf, readTarball } from './tarball.ts'

const platforms = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64']
const onnxRuntime = '1.30.0'
const duckDb = '1.5.5-r.5'

const always =
  /^(?:package\.json|LICENSE.*|dist\/(?!esm\/|.*\.map$|.*\.d\.ts$|ort\.).*\.(?:js|json)|lib\/(?!.*\.map$).*\.js|duckdb\.(?:js|node)|libduckdb\..*|duckdb\.dll)$/
/** DirectML and the shader compilers are loaded on demand and are not needed on a CPU; macOS has the library twice. */
const binary =
  /^bin\/napi-v\d+\/([a-z0-9]+)\/([a-z0-9]+)\/(?!DirectML|dxcompiler|dxil|libonnxruntime\.1\.\d+\.\d+\.dylib)/

function packageOf(name: string, version: string, folder: string): NativePackage {
  const words = ['pack', `${name}@${version}`, '--ignore-scripts', '--json', '--pack-destination', folder]
  const [packed] = JSON.parse(execFileSync('npm', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
  const tarball = readFileSync(join(folder, String(packed.filename).replace(/^@/, '').replaceAll('/', '-')))
  const files: NativeFile[] = []
  const platformFiles: Record<string, NativeFile[]> = {}
  for (const { path, bytes } of readTarball(tarball)) {
    const file = { path, bytes: bytes.length, digest: sha256(bytes) }
    const native = binary.exec(path)
    if (native) {
      const platform = `${native[1]}-${native[2]}`
      platformFiles[platform] = [...(platformFiles[platform] ?? []), file]
    } else if (always.test(path)) files.push(file)
  }
  const kept = Object.fromEntries(platforms.flatMap((one) => (platformFiles[one] ? [[one, platformFiles[one]]] : [])))
  const own = platforms.find((platform) => name.endsWith(`-${platform}`))
  return {
    name,
    version,
    integrity: integrityOf(tarball),
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    ...(Object.keys(kept).length > 0 ? { platformFiles: kept } : {}),
    ...(own === undefined ? {} : { platform: own }),
  }
}

const folder = mkdtempSync(join(tmpdir(), 'native-'))
try {
  const manifest: NativeManifest = {
    platforms,
    modules: {
      'onnxruntime-node': ['onnxruntime-node', 'onnxruntime-common'].map((name) =>
        packageOf(name, onnxRuntime, folder),
      ),
      '@duckdb/node-api': ['api', 'bindings', ...platforms.map((platform) => `bindings-${platform}`)].map((part) =>
        packageOf(`@duckdb/node-${part}`, duckDb, folder),
      ),
    },
  }
  const json = `${JSON.stringify(manifest, null, 2)}\n`
  writeFileSync(new URL('../native-dependencies.json', import.meta.url), json)
  writeFileSync(
    new URL('./native-dependencies.generated.ts', import.meta.url),
    `// Written by generate.ts; the same as native-dependencies.json.\nimport type { NativeManifest } from './manifest.ts'\n\nexport const nativeDependencies: NativeManifest = ${json}`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
