import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canonicalBytes, type Digest, type FolderFile, folderDigest, folderFiles, type Json } from '@mlops-actions/core'
import type { ModelOptions } from '@mlops-actions/inference'
import { fail } from './errors.ts'
import { exampleAnswers } from './example-answers.ts'
import { exampleRows } from './examples.ts'
import { isPlainPath, type Manifest, manifestVersion } from './manifest.ts'
import { type NativePlatform, onnxRuntimeFiles } from './native-files.ts'
import { openApiOf } from './openapi.ts'
import { type BundleSchema, parseBundleSchema, schemaJson } from './schema.ts'
import { defaultLimits } from './server/main.ts'

/** What a bundle is made of. */
export interface BundleInput {
  /** The ONNX file. Weights beside it are named in `modelFiles`. */
  readonly model: string
  /** Further files of the model: path beside model.onnx → file on this machine. */
  readonly modelFiles?: Readonly<Record<string, string>>
  /** How the model is opened. `meaning` should come from scoring real rows; else it is found from the examples. */
  readonly modelOptions?: Omit<ModelOptions, 'runtime' | 'name'>
  readonly schema: BundleSchema
  /** The scoring server: path in the bundle → file on this machine. It has a `server.mjs`. */
  readonly serverCode: { readonly files: Readonly<Record<string, string>> }
  /** The runtime's files, so that the bundle needs only Node; `false` leaves them out (about 46 MB on linux-x64). */
  readonly native: false | (NativePlatform & { readonly modules: string })
  /** The folder to write; new or empty. */
  readonly out: string
}

/** A bundle that was written. */
export interface Bundle {
  readonly folder: string
  /** The digest of the folder: the identity of the package. */
  readonly digest: Digest
  readonly bytes: number
  /** Bytes of the native files among them. */
  readonly nativeBytes: number
  readonly files: readonly FolderFile[]
}

/**
 * Writes a bundle: a folder that `node server.mjs` serves where there is only Node 24. The same inputs give the same bytes:
 * it holds no time, no commit and no path of this machine.
 * @throws UserError BUNDLE_EXISTS, BUNDLE_INPUT, BUNDLE_INVALID
 */
export async function buildBundle(input: BundleInput): Promise<Bundle> {
  const schema = parseBundleSchema(schemaJson(input.schema), 'the schema')
  await makeEmpty(input.out)
  const copies: Record<string, string> = { 'model.onnx': input.model }
  addAll(copies, input.modelFiles ?? {}, 'modelFiles')
  addAll(copies, input.serverCode.files, 'serverCode')
  if (copies['server.mjs'] === undefined)
    throw fail('BUNDLE_INPUT', 'The server code has no server.mjs.', { remedy: 'Name it in serverCode.files.' })
  const native = input.native === false ? {} : await onnxRuntimeFiles(input.native.modules, input.native)
  addAll(copies, native, 'native')
  for (const [path, source] of Object.entries(copies)) await copyInto(input.out, path, source)

  await write(input.out, 'schema.json', canonicalBytes(schemaJson(schema)))
  await write(input.out, 'openapi.json', canonicalBytes(openApiOf(schema, defaultLimits)))
  await write(input.out, 'package.json', canonicalBytes(packageJson(schema.model)))
  await write(input.out, 'README.md', Buffer.from(readme(schema, input.native !== false)))
  const rows = exampleRows(schema)
  const said = input.modelOptions ?? {}
  const { answers, meaning } = await exampleAnswers(
    {
      model: join(input.out, 'model.onnx'),
      modelOptions: said as Json,
      schema,
      ...(input.native === false ? {} : { nativeIn: input.out }),
    },
    schema,
    rows,
  )
  // Single rows are read as many rows were: what the numbers mean is kept, from the examples where nobody said it.
  const modelOptions = plain({ ...(meaning ? { meaning } : {}), ...said })
  await write(input.out, 'examples.json', canonicalBytes({ request: { rows }, answers }))

  const platform = input.native === false ? null : `${input.native.platform}-${input.native.arch}`
  const manifest: Manifest = {
    schema: manifestVersion,
    model: schema.model,
    modelFile: 'model.onnx',
    modelOptions,
    native: platform,
    files: await folderFiles(input.out),
  }
  await write(input.out, 'manifest.json', canonicalBytes(manifest as unknown as Json))
  const files = await folderFiles(input.out)
  const sum = (list: readonly FolderFile[]): number => list.reduce((total, file) => total + file.bytes, 0)
  return {
    folder: input.out,
    digest: folderDigest(files),
    bytes: sum(files),
    nativeBytes: sum(files.filter((file) => file.path.startsWith('native/'))),
    files,
  }
}

/** @throws UserError BUNDLE_EXISTS */
export async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const found = await readdir(folder)
  if (found.length > 0)
    throw fail('BUNDLE_EXISTS', `${folder} is not empty: it holds ${found.slice(0, 3).join(', ')}.`, {
      remedy: 'Give a new folder.',
    })
}

/** Copies a file into a folder; the mode is the same for all, so that the bytes of an archive are too. */
export async function copyInto(folder: string, path: string, source: string): Promise<void> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  await copyFile(source, target).catch((cause: unknown) => {
    throw fail('BUNDLE_INPUT', `${source} cannot be copied to ${path} of the bundle.`, {
      remedy: 'Check that the file exists.',
      cause,
    })
  })
}

function addAll(copies: Record<string, string>, files: Readonly<Record<string, string>>, from: string): void {
  for (const [path, source] of Object.entries(files)) {
    if (!isPlainPath(path))
      throw fail('BUNDLE_INPUT', `${from} names ${JSON.stringify(path)}, which is not a path inside the bundle.`)
    if (copies[path] !== undefined || writtenHere.has(path))
      throw fail('BUNDLE_INPUT', `${from} names ${path}, which the bundle has already.`)
    copies[path] = source
  }
}

const writtenHere = new Set([
  'schema.json',
  'openapi.json',
  'package.json',
  'README.md',
  'examples.json',
  'manifest.json',
])

async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(folder, name), bytes)
}

/** Without the keys that are undefined. */
function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

function packageJson(model: string): Json {
  return {
    name: `bundle-${model.toLowerCase().replace(/[^a-z0-9._-]+/g, '-')}`,
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    scripts: { start: 'node server.mjs' },
  }
}

function readme(schema: BundleSchema, native: boolean): string {
  const runtime = native
    ? 'Nothing else is needed: the runtime lies in `native/`.'
    : 'The runtime is not inside: `npm install --ignore-scripts onnxruntime-node@1.30.0` in this folder, or set MLOPS_NATIVE_DIR.'
  return `# ${schema.model}

    PORT=8080 node server.mjs

Node 24 or newer. ${runtime}
\`POST /score\` answers rows; \`GET /health\`, \`/ready\`, \`/openapi.json\` say the rest. \`examples.json\` has requests made from the schema and the
model's answers. Settings: \`HOST\`, \`PORT\`, \`MLOPS_KEY_FILE\`, \`MLOPS_MAXIMUM_BYTES\`, \`MLOPS_MAXIMUM_ROWS\`.
`
}
