import { spawn } from 'node:child_process'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import {
  type Call,
  canonicalBytes,
  errorsOf,
  type Json,
  messageOf,
  type Resource,
  type Training,
  type TrainSpec,
  UserError,
} from '@mlops-actions/core'
import { below } from '../contain.ts'
import { localErrors } from '../errors.ts'
import { factsOf } from '../facts.ts'
import { codeOf, copyWithDigest } from '../files.ts'
import { describeEnvironment } from './environment.ts'
import { observeRun } from './observe.ts'
import { prepareEnvironment } from './prepare.ts'
import { signalGroup } from './processes.ts'
import { findOrMake, RunFolder } from './run-folder.ts'
import { dataVariable, scrubbed } from './scrubbed.ts'
import { wrapperScript } from './wrapper.ts'

const fail = errorsOf(localErrors)

export interface TrainingOptions {
  /** The folder `.mlops`: runs and training environments are kept below it. */
  readonly home: string
  /** The environment of this process; the team's command gets a scrubbed copy. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Between SIGTERM and SIGKILL. 3 seconds unless set: a cancelled job has about 5. */
  readonly graceMs?: number
}

/**
 * Training on this machine. A run is a folder and, while it runs, a session of its own: it goes on when the process that
 * submitted it ends, and any process that finds the folder can observe, cancel or take it.
 */
export function createLocalTraining(options: TrainingOptions): Training {
  const home = resolve(options.home)
  const runs = join(home, 'runs')
  const graceMs = options.graceMs ?? 3000
  const find = async (run: string) => {
    const folder = new RunFolder(runs, run)
    if (!(await folder.facts())) throw unknownRun(run)
    return folder
  }
  return {
    environment: (folder, setting, call) => describeEnvironment(folder, setting, options.environment, call),
    async submit(spec, key, call) {
      const facts = {
        key,
        model: spec.model,
        command: spec.command,
        folder: resolve(spec.folder),
        timeLimitMs: spec.timeLimitMs,
        outputs: spec.outputs,
        createdAt: call.clock.now(),
      }
      for (const path of Object.values(spec.outputs)) below('.', path)
      const files = { 'parameters.json': canonicalBytes(spec.parameters as Json) }
      const { folder, existed } = await findOrMake(runs, facts, files)
      if (!existed) await start(folder, spec, { ...options, home }, graceMs, call)
      return { run: folder.run, existed }
    },
    async *observe(run, from, call) {
      yield* observeRun(await find(run), from, call)
    },
    async state(run) {
      return await new RunFolder(runs, run).state()
    },
    async cancel(run, call) {
      await cancel(await find(run), graceMs, call)
    },
    async outputs(run, into, call) {
      const folder = await find(run)
      const state = await folder.state()
      if (state?.status !== 'completed')
        throw fail(
          'RUN_NOT_COMPLETED',
          `${run} is ${state?.status ?? 'gone'}${state?.reason ? `: ${state.reason}` : ''}.`,
          {
            remedy: 'Only a completed run has outputs.',
          },
        )
      return await copyOutputs(folder.output, into, call)
    },
  }
}

function unknownRun(run: string) {
  return fail('RUN_NOT_FOUND', `there is no run ${run} on this machine.`, { remedy: 'Train first: mlops train.' })
}

async function start(
  folder: RunFolder,
  spec: TrainSpec,
  options: TrainingOptions,
  graceMs: number,
  call: Call,
): Promise<void> {
  try {
    const environments = join(options.home, 'environments')
    const prepared = await prepareEnvironment(spec.environment, spec.folder, environments, options.environment, call)
    await writeFile(join(folder.path, 'environment.lock'), prepared.lock)
    if ((await folder.marked('cancelled')) !== undefined) return
    const variables = {
      ...scrubbed(options.environment),
      ...trackedByRunner(options.environment),
      ...prepared.variables,
      ...contract(folder, spec),
    }
    await launch(folder, spec, variables, graceMs)
  } catch (thrown) {
    const reason = call.signal.aborted ? 'it was stopped while its environment was made' : messageOf(thrown)
    await folder.mark(call.signal.aborted ? 'cancelled' : 'failed', reason)
    if (call.signal.aborted || thrown instanceof UserError) throw thrown
    if (codeOf(thrown) === 'ENOENT')
      throw fail('SHELL_NOT_FOUND', `the command cannot be run: ${messageOf(thrown)}`, {
        remedy: 'Install bash; on Windows it comes with Git.',
        cause: thrown,
      })
    throw thrown
  }
}

/**
 * At the end of a job the runner ends what carries its mark, so that a job that was killed leaves no training behind. A machine
 * that is meant to keep processes (`detach`) does not pass the mark on.
 */
function trackedByRunner(environment: TrainingOptions['environment']): Record<string, string> {
  const mark = environment['RUNNER_TRACKING_ID']
  return mark === undefined || factsOf(environment).detach ? {} : { RUNNER_TRACKING_ID: mark }
}

/** The variables that are the contract with the team's command, the same on every platform. */
function contract(folder: RunFolder, spec: TrainSpec): Record<string, string> {
  return {
    ...spec.secrets,
    PYTHONUNBUFFERED: '1',
    PYTHONHASHSEED: String(Math.abs(Math.trunc(spec.seed)) % 2 ** 32),
    ...Object.fromEntries(spec.data.map(({ name, path }) => [dataVariable(name), resolve(path)])),
    MLOPS_PARAMETERS: join(folder.path, 'parameters.json'),
    MLOPS_SEED: String(spec.seed),
    MLOPS_OUTPUT: folder.output,
  }
}

async function launch(
  folder: RunFolder,
  spec: TrainSpec,
  environment: Record<string, string>,
  graceMs: number,
): Promise<void> {
  const seconds = (ms: number) => String(Math.max(0.1, ms / 1000))
  const args = [
    '-c',
    wrapperScript,
    'mlops-run',
    folder.path,
    spec.command,
    seconds(spec.timeLimitMs),
    seconds(graceMs),
  ]
  const wrapper = spawn('bash', args, { cwd: spec.folder, env: environment, detached: true, stdio: 'ignore' })
  await new Promise<void>((resolveStart, reject) => {
    wrapper.once('spawn', resolveStart)
    wrapper.once('error', reject)
  })
  wrapper.unref()
  // The run counts as started when its wrapper has said who it is; bash needs a few milliseconds for that.
  for (let wait = 0; wait < 500 && (await folder.process()) === undefined; wait += 1)
    await new Promise((resolveWait) => setTimeout(resolveWait, 10))
}

async function cancel(folder: RunFolder, graceMs: number, call: Call): Promise<void> {
  const before = await folder.state()
  if (!before || ['completed', 'failed', 'cancelled'].includes(before.status)) return
  await folder.mark('cancelled', '')
  const running = await folder.process()
  if (!running) return
  const gone = async (ms: number) => {
    const until = call.clock.monotonicMs() + ms
    while ((await folder.state())?.status === 'running') {
      if (call.clock.monotonicMs() >= until) return false
      await call.clock.sleep(50, call.signal)
    }
    return true
  }
  signalGroup(running.child, 'SIGTERM')
  let ended = false
  try {
    ended = await gone(graceMs)
  } finally {
    // Also when the caller has no time left: nothing of the run stays behind.
    if (!ended) signalGroup(running.child, 'SIGKILL')
  }
  if (!ended) await gone(5000)
}

/**
 * Copies the files below MLOPS_OUTPUT. What the command left there is data of others: links and special files are refused.
 * @throws UserError LINK_REFUSED, NAME_INVALID
 */
async function copyOutputs(output: string, into: string, call: Call): Promise<readonly Resource[]> {
  const resources: Resource[] = []
  const walk = async (prefix: string): Promise<void> => {
    const entries = await readdir(join(output, prefix), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))) {
      const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      const target = below(into, name)
      if (entry.isDirectory()) {
        await mkdir(target, { recursive: true })
        await walk(name)
      } else if (entry.isFile()) {
        await mkdir(dirname(target), { recursive: true })
        // A run that is taken again lies there already: its files are replaced, each whole.
        const part = `${target}.part`
        await rm(part, { force: true })
        const { digest, bytes } = await copyWithDigest(join(output, name), part, call.signal)
        await rename(part, target)
        resources.push({ name, digest, bytes })
      } else
        throw fail('LINK_REFUSED', `${name} below MLOPS_OUTPUT is a link or a special file.`, {
          remedy: 'Write the file itself below MLOPS_OUTPUT.',
        })
    }
  }
  await mkdir(into, { recursive: true })
  await walk('')
  return resources
}
