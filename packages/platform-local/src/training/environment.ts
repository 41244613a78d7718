import { readFile, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type Call, canonicalJson, type Digest, errorsOf, sha256, type TrainingEnvironment } from '@mlops-actions/core'
import { below } from '../contain.ts'
import { localErrors } from '../errors.ts'
import { isMissing } from '../files.ts'
import { runCommand } from './processes.ts'
import { scrubbed } from './scrubbed.ts'

const fail = errorsOf(localErrors)

/** A Python that was found on PATH. */
export interface Python {
  readonly command: string
  /** `3.11.7` */
  readonly version: string
}

/** The first of python3 and python on PATH that answers. */
export async function findPython(
  environment: Readonly<Record<string, string | undefined>>,
  call: Call,
): Promise<Python | undefined> {
  for (const command of ['python3', 'python']) {
    try {
      const script = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)'
      const options = { cwd: process.cwd(), env: scrubbed(environment), signal: call.signal }
      const { code, stdout } = await runCommand([command, '-c', script], options)
      const [version, executable] = stdout.trim().split('\n')
      if (code === 0 && version?.startsWith('3.') && executable) return { command: executable, version }
    } catch (thrown) {
      if (!isMissing(thrown)) throw thrown
    }
  }
  return undefined
}

/**
 * Which software a training needs, from `train.environment` or, without it, from what is found in the folder. The digest is that
 * of what decides it: the files, those that they include, the interpreter's version and the machine's kind.
 * @param setting `none`, a requirements file or a package.json relative to the folder; undefined: whichever is found
 * @throws UserError ENVIRONMENT_NOT_FOUND, PYTHON_NOT_FOUND
 */
export async function describeEnvironment(
  folder: string,
  setting: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  call: Call,
): Promise<TrainingEnvironment> {
  if (setting === 'none') return { kind: 'none' }
  const file = setting ?? (await found(folder))
  if (file === undefined) return { kind: 'none' }
  const text = await textOf(below(folder, file))
  if (text === undefined)
    throw fail('ENVIRONMENT_NOT_FOUND', `train.environment: there is no file "${file}".`, {
      remedy: 'Write a requirements file or a package.json relative to mlops.yml, or: environment: none.',
    })
  if (file.endsWith('package.json')) return await nodeEnvironment(folder, file, text)
  const python = await findPython(environment, call)
  if (!python)
    throw fail('PYTHON_NOT_FOUND', `${file} needs Python, and neither python3 nor python answers.`, {
      remedy: 'Install Python 3.10 or newer, in a workflow with actions/setup-python; or write environment: none.',
    })
  const files = await includedFiles(folder, file, new Map())
  return { kind: 'python', file, digest: digestOf('python', python.version, [...files]) }
}

async function found(folder: string): Promise<string | undefined> {
  if ((await textOf(join(folder, 'requirements.txt'))) !== undefined) return 'requirements.txt'
  const text = await textOf(join(folder, 'package.json'))
  return text !== undefined && hasDependencies(text) ? 'package.json' : undefined
}

async function nodeEnvironment(folder: string, file: string, text: string): Promise<TrainingEnvironment> {
  if (!hasDependencies(text)) return { kind: 'none' }
  const lockFile = join(dirname(file), 'package-lock.json')
  const lock = await textOf(join(folder, lockFile))
  if (lock === undefined)
    throw fail('ENVIRONMENT_UNLOCKED', `${file} has dependencies, and there is no ${lockFile} beside it.`, {
      remedy: 'Run `npm install` once and commit package-lock.json.',
    })
  return {
    kind: 'node',
    file,
    digest: digestOf('node', process.version, [
      ['package.json', text],
      ['package-lock.json', lock],
    ]),
  }
}

function hasDependencies(text: string): boolean {
  try {
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, object | undefined>
    return Object.keys({ ...dependencies, ...devDependencies }).length > 0
  } catch {
    // npm will say what is wrong with it, with the place.
    return true
  }
}

/** A requirements file and those that it names with -r and -c. */
async function includedFiles(folder: string, file: string, seen: Map<string, string>): Promise<Map<string, string>> {
  if (seen.has(file) || seen.size > 50) return seen
  const text = await textOf(join(folder, file))
  if (text === undefined) return seen
  seen.set(file, text)
  for (const match of text.matchAll(/^\s*(?:-r|-c|--requirement|--constraint)[ =]+(\S+)/gm)) {
    const named = match[1] ?? ''
    if (!/^[a-z]+:/.test(named)) await includedFiles(folder, relative('.', join(dirname(file), named)), seen)
  }
  return seen
}

function digestOf(kind: string, version: string, files: readonly (readonly [string, string])[]): Digest {
  return sha256(canonicalJson([kind, version, process.platform, process.arch, files]))
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isFile() ? await readFile(path, 'utf8') : undefined
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
}
