import { randomBytes } from 'node:crypto'
import { copyFile, lstat, mkdir, readFile, readlink, rm, symlink, unlink } from 'node:fs/promises'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type Call, canonicalBytes, errorsOf, type TrainingEnvironment } from '@mlops-actions/core'
import { localErrors } from '../errors.ts'
import { codeOf, createExclusive, isMissing } from '../files.ts'
import { describeEnvironment, findPython } from './environment.ts'
import { type Finished, runCommand } from './processes.ts'
import { forInstaller } from './scrubbed.ts'

const fail = errorsOf(localErrors)

/** A training environment that is there. */
export interface Prepared {
  /** Variables that switch it on, PATH among them. */
  readonly variables: Readonly<Record<string, string>>
  /** What exactly is installed: one `name==version` a line, or the lock file. Empty for none. */
  readonly lock: string
}

interface Kept {
  readonly path: string
  readonly lock: string
}

/**
 * Makes the training environment, or takes the one that was made from the same files before. Two at once both make one, and the
 * first that is finished is kept: there is no lock to be left behind.
 * @param home where environments are kept, a folder each
 */
export async function prepareEnvironment(
  wanted: TrainingEnvironment,
  folder: string,
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
  call: Call,
): Promise<Prepared> {
  if (wanted.kind === 'none' || wanted.file === undefined) return { variables: {}, lock: '' }
  // What decides the cache is looked at here, on the machine where it is used: the interpreter may differ from the submitter's.
  const { kind, digest } = await describeEnvironment(folder, wanted.file, environment, call)
  if (kind === 'none' || digest === undefined) return { variables: {}, lock: '' }
  const name = digest.slice('sha256:'.length, 'sha256:'.length + 20)
  const pointer = join(home, `${name}.json`)
  let kept = await read(pointer)
  if (!kept) {
    const path = join(home, `${name}-${randomBytes(4).toString('hex')}`)
    await mkdir(path, { recursive: true })
    call.log.info(`training environment  making it from ${wanted.file} (kept for the next run)`)
    try {
      const make = wanted.kind === 'python' ? makePython : makeNode
      const lock = await make(resolve(folder, wanted.file), path, environment, call)
      const first = await createExclusive(pointer, canonicalBytes({ path, lock }))
      kept = first ? { path, lock } : await read(pointer)
      if (!first) await rm(path, { recursive: true, force: true })
    } catch (thrown) {
      await rm(path, { recursive: true, force: true })
      throw thrown
    }
  }
  if (!kept) throw new TypeError(`the training environment ${pointer} vanished while it was made`)
  return wanted.kind === 'python'
    ? usePython(kept, environment)
    : await useNode(kept, dirname(resolve(folder, wanted.file)), environment, call)
}

/** The kept environment; one whose folder is gone is forgotten. */
async function read(pointer: string): Promise<Kept | undefined> {
  try {
    const kept = JSON.parse(await readFile(pointer, 'utf8')) as Kept
    try {
      await lstat(kept.path)
      return kept
    } catch (thrown) {
      if (!isMissing(thrown)) throw thrown
      await rm(pointer, { force: true })
      return undefined
    }
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
}

type Variables = Readonly<Record<string, string | undefined>>

async function makePython(file: string, path: string, environment: Variables, call: Call): Promise<string> {
  const python = await findPython(environment, call)
  if (!python)
    throw fail('PYTHON_NOT_FOUND', 'neither python3 nor python answers.', {
      remedy: 'Install Python 3.10 or newer with venv; in a workflow use actions/setup-python.',
    })
  const venv = join(path, 'venv')
  const inside = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const install = async (command: readonly string[], what: string) => {
    const options = { cwd: dirname(file), env: forInstaller(environment), signal: call.signal }
    const finished = await runCommand(command, { ...options, onLine: (line) => call.log.foreign(line) })
    if (finished.code !== 0) throw failed(what, finished)
    return finished
  }
  if (await hasUv(environment, call)) {
    await install(['uv', 'venv', '--quiet', '--python', python.command, venv], 'uv venv')
    await install(['uv', 'pip', 'install', '--quiet', '--python', inside, '-r', file], 'uv pip install')
    return (await install(['uv', 'pip', 'freeze', '--quiet', '--python', inside], 'uv pip freeze')).stdout
  }
  await install([python.command, '-m', 'venv', venv], 'python -m venv')
  const pip = [inside, '-m', 'pip', '--disable-pip-version-check', '--no-input']
  await install([...pip, 'install', '--progress-bar', 'off', '-r', file], 'pip install')
  return (await install([...pip, 'freeze'], 'pip freeze')).stdout
}

async function hasUv(environment: Variables, call: Call): Promise<boolean> {
  try {
    const options = { cwd: process.cwd(), env: forInstaller(environment), signal: call.signal }
    return (await runCommand(['uv', '--version'], options)).code === 0
  } catch (thrown) {
    if (isMissing(thrown) || codeOf(thrown) === 'EACCES') return false
    throw thrown
  }
}

function usePython(kept: Kept, environment: Variables): Prepared {
  const venv = join(kept.path, 'venv')
  const bin = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin')
  const PATH = [bin, environment['PATH'], dirname(process.execPath)].filter(Boolean).join(delimiter)
  return { variables: { PATH, VIRTUAL_ENV: venv }, lock: kept.lock }
}

async function makeNode(file: string, path: string, environment: Variables, call: Call): Promise<string> {
  const folder = dirname(file)
  await copyFile(file, join(path, 'package.json'))
  await copyFile(join(folder, 'package-lock.json'), join(path, 'package-lock.json'))
  await copyFile(join(folder, '.npmrc'), join(path, '.npmrc')).catch(unlessMissing)
  const options = { cwd: path, env: forInstaller(environment), signal: call.signal }
  const command = ['npm', 'ci', '--no-audit', '--no-fund']
  const finished = await runCommand(command, { ...options, onLine: (line) => call.log.foreign(line) }).catch(noNpm)
  if (finished.code !== 0) throw failed('npm ci', finished)
  return await readFile(join(path, 'package-lock.json'), 'utf8')
}

/** Node finds packages beside the code only, so a link to the kept ones stands there, unless the team installed its own. */
async function useNode(kept: Kept, folder: string, environment: Variables, call: Call): Promise<Prepared> {
  const target = join(kept.path, 'node_modules')
  const link = join(folder, 'node_modules')
  const there = await lstat(link).catch((thrown: unknown) => {
    if (isMissing(thrown)) return undefined
    throw thrown
  })
  if (there?.isSymbolicLink() && (await readlink(link)) !== target) await unlink(link)
  if (there && !there.isSymbolicLink())
    call.log.info('training environment  node_modules is there and is used as it is')
  else
    await symlink(target, link, 'junction').catch((thrown: unknown) => {
      if (codeOf(thrown) !== 'EEXIST') throw thrown
    })
  const PATH = [join(link, '.bin'), environment['PATH'], dirname(process.execPath)].filter(Boolean).join(delimiter)
  return { variables: { PATH }, lock: kept.lock }
}

function failed(what: string, finished: Finished) {
  return fail('ENVIRONMENT_FAILED', `${what} ended with ${finished.code ?? 'a signal'}:\n${finished.tail}`, {
    remedy: 'Repair the file of train.environment; the same command on your machine shows the whole log.',
  })
}

function unlessMissing(thrown: unknown): void {
  if (!isMissing(thrown)) throw thrown
}

function noNpm(thrown: unknown): Finished {
  if (!isMissing(thrown)) throw thrown
  return { code: null, stdout: '', tail: 'npm was not found on PATH' }
}
