import { readFile } from 'node:fs/promises'
import { isAbsolute, normalize, sep } from 'node:path'
import { type Digest, messageOf, sha256 } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { type GraphFacts, graphFacts } from './graph-facts.ts'
import { identify } from './identify.ts'
import { type InputSpec, inputSpecs } from './inputs.ts'
import { type OnnxFile, readOnnxFile } from './onnx-file.ts'
import type { ModelOptions } from './options.ts'
import { type OutputRoles, outputRoles } from './outputs.ts'
import { openSession, type Session } from './runtime.ts'
import { WireError } from './wire.ts'
import { findZipMaps, type RemovedZipMap, withoutZipMaps } from './zipmap.ts'

/** An open model: what its graph declares, what was understood of it, and the session that answers. Close it after use. */
export interface Model {
  /** How messages name it: its path, or what the options say. */
  readonly name: string
  /** SHA-256 of the file as it was given. */
  readonly digest: Digest
  readonly file: OnnxFile
  readonly inputs: readonly InputSpec[]
  readonly roles: OutputRoles
  /** ZipMap nodes that were taken out so that the runtime for Node can answer. */
  readonly zipMaps: readonly RemovedZipMap[]
  readonly facts: GraphFacts
  readonly options: ModelOptions
  readonly session: Session
  close(): Promise<void>
}

/**
 * Opens an ONNX model and finds out what its inputs and outputs are.
 * @param source a path, or the bytes of the file (external weights need a path)
 * @throws UserError MODEL_*: not found, not ONNX (says what it is), damaged, too new, not loadable, unsupported or suspect
 */
export async function openModel(source: string | Uint8Array, options: ModelOptions = {}): Promise<Model> {
  const path = typeof source === 'string' ? source : undefined
  const name = options.name ?? path ?? 'the model'
  const bytes = typeof source === 'string' ? await readModel(source, name) : source
  const original = parseModel(bytes, name)
  checkExternal(original, path, name)
  const zipMaps = understood(() => findZipMaps(original), name)
  const runnable = zipMaps.length === 0 ? bytes : withoutZipMaps(original, zipMaps)
  const file = zipMaps.length === 0 ? original : parseModel(runnable, name)
  const inputs = inputSpecs(file, name)
  const { roles, facts } = understood(
    () => ({ roles: outputRoles(file, zipMaps, options, name), facts: graphFacts(file) }),
    name,
  )
  if (options.suspectExport !== 'accept') checkTrees(facts, name)
  const session = await openSession(runnable, path, options, name)
  return {
    name,
    digest: sha256(bytes),
    file: original,
    inputs,
    roles,
    zipMaps,
    facts,
    options,
    session,
    close: () => session.close(),
  }
}

/** Attributes are read late: one that is cut off is found only then. */
function understood<T>(read: () => T, name: string): T {
  try {
    return read()
  } catch (cause) {
    throw cause instanceof WireError ? broken(name, cause) : cause
  }
}

function broken(name: string, cause: WireError) {
  return fail('MODEL_BROKEN', `${name} begins as ONNX and does not hold together (${cause.message}).`, {
    remedy: 'Export or fetch it again; compare its size with the original.',
    cause,
  })
}

async function readModel(path: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw fail('MODEL_NOT_FOUND', `${name} cannot be read: ${messageOf(cause)}`, {
      remedy: 'Check the path, and that training wrote the file.',
      cause,
    })
  }
}

/** Reads the file without the runtime, or says what it is instead of a model. */
export function parseModel(bytes: Uint8Array, name: string): OnnxFile {
  if (bytes.length === 0)
    throw fail('MODEL_NOT_ONNX', `${name} is empty.`, {
      remedy: 'Training did not finish writing it: look at its log.',
    })
  try {
    return readOnnxFile(bytes)
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause
    // ONNX begins with its IR version (field 1): what does not is something else, what does is damaged.
    if (bytes[0] === 0x08) throw broken(name, cause)
    const { what, remedy } = identify(bytes)
    throw fail('MODEL_NOT_ONNX', `${name} is not an ONNX model: it is ${what}.`, { remedy, cause })
  }
}

function checkExternal(file: OnnxFile, path: string | undefined, name: string): void {
  for (const { name: constant, external } of file.initializers.values()) {
    if (external === undefined) continue
    const refuse = (why: string) =>
      fail(
        'MODEL_EXTERNAL_WEIGHTS',
        `"${constant}" of ${name} stands in another file, ${JSON.stringify(external)}, ${why}.`,
        {
          remedy: 'Save the model as one file: onnx.save(model, path), without save_as_external_data.',
        },
      )
    const inside = normalize(external)
    if (
      external === '' ||
      isAbsolute(external) ||
      inside === '..' ||
      inside.startsWith(`..${sep}`) ||
      /^[a-z]:/i.test(external)
    )
      throw refuse('outside the folder of the model')
    if (path === undefined) throw refuse('and the model was given as bytes: open it by its path')
  }
}

/** The trainer reorders columns when it has categories, so that the number of a column in the file names none of the table. */
function checkTrees(facts: GraphFacts, name: string): void {
  const count = facts.trees.repeated
  if (count === 0) return
  throw fail(
    'MODEL_EXPORT_SUSPECT',
    `${count} nodes in the trees of ${name} repeat the question of a node above them: the export lost what the model learned there.`,
    {
      remedy:
        'HistGradientBoosting with categorical_features does not survive export: encode the categories before the model and train without it. If answers were compared with the framework and are right, say "suspect-export: accept".',
    },
  )
}
