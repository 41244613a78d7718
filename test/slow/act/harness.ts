import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPythonTools, toolPath } from '../../tools/tools.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What a step did, from the runner's own report. */
export interface StepRun {
  readonly result: string
  readonly outputs: Record<string, string>
  summary: string
  readonly annotations: { level: string; message: string; file?: string; line?: string }[]
}

/** What a workflow did. */
export interface WorkflowRun {
  readonly exit: number
  readonly jobs: Readonly<Record<string, string>>
  readonly steps: Readonly<Record<string, StepRun>>
  readonly log: string
}

/** A consumer's repository and a copy of ours, in a folder that goes away. */
export interface Staged {
  readonly folder: string
  readonly consumer: string
  /** The bare repository that stands for GitHub. */
  readonly origin: string
  git(...args: readonly string[]): string
  dispose(): void
}

/** Copies what a release holds (dist, actions, package.json) and an example repository, with a first commit. */
export function stage(example: string): Staged {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-act-'))
  const library = join(folder, 'lib')
  mkdirSync(library)
  for (const part of ['actions', 'dist', 'package.json'])
    cpSync(join(root, part), join(library, part), { recursive: true })
  const consumer = join(folder, 'consumer')
  cpSync(join(root, 'examples', example), consumer, {
    recursive: true,
    filter: (path) => !/\.mlops|__pycache__/.test(path),
  })
  const git = (...args: readonly string[]): string => {
    const done = spawnSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
      cwd: consumer,
      encoding: 'utf8',
    })
    if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`)
    return done.stdout.trim()
  }
  git('init', '-q', '-b', 'main')
  // The registry pushes to origin: a bare repository beside it stands for GitHub.
  const origin = join(folder, 'origin.git')
  git('init', '-q', '--bare', origin)
  git('remote', 'add', 'origin', 'https://github.com/our-org/model.git')
  git('config', `url.file://${origin}.insteadOf`, 'https://github.com/our-org/model.git')
  git('add', '-A')
  git('commit', '-qm', 'Start')
  return { folder, consumer, origin, git, dispose: () => disposeOf(folder) }
}

/** Controllers of endpoints outlive the job: whatever still runs from the folder is ended, then the folder goes. */
function disposeOf(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (command.includes(folder) && Number(pid) !== process.pid) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // The process has ended.
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Runs a workflow of the consumer with act, on this machine, without Docker and without network. */
export async function runWorkflow(staged: Staged, event: string, workflow: string): Promise<WorkflowRun> {
  installPythonTools()
  const run = mkdtempSync(join(staged.folder, 'run-'))
  const args = [
    event,
    ...['-C', staged.consumer, '-W', workflow, '--json', '-v'],
    ...['-P', 'ubuntu-latest=-self-hosted', '-P', 'ubuntu-24.04=-self-hosted'],
    ...['--local-repository', `OWNER/REPO@v1=${join(staged.folder, 'lib')}`],
    ...['-s', 'GITHUB_TOKEN=a-long-token-that-opens-nothing-0123456789', '-a', 'octocat'],
    ...['--env', 'GITHUB_RUN_ID=777', '--env', 'GITHUB_REPOSITORY=our-org/model', '--env', `MLOPS_NATIVE_DIR=${root}`],
    ...[
      '--cache-server-path',
      join(run, 'cachesrv'),
      '--cache-server-addr',
      '127.0.0.1',
      '--cache-server-port',
      String(await freePort()),
    ],
  ]
  const node = dirname(process.execPath)
  const env = {
    PATH: `${node}:/usr/local/bin:/usr/bin:/bin`,
    HOME: join(run, 'home'),
    XDG_CACHE_HOME: join(run, 'cache'),
    XDG_CONFIG_HOME: join(run, 'config'),
    LANG: 'C.UTF-8',
    ACT_DISABLE_VERSION_CHECK: '1',
  }
  mkdirSync(env.HOME)
  const act =
    toolPath
      .split(':')
      .map((part) => join(part, 'act'))
      .find((path) => existsSync(path)) ?? 'act'
  const child = spawn(act, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stdout.on('data', (bytes: Buffer) => {
    log += bytes
  })
  child.stderr.on('data', (bytes: Buffer) => {
    log += bytes
  })
  const exit = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
  if (/Skipping unsupported platform/.test(log)) throw new Error(`act skipped a job: its runs-on is not mapped\n${log}`)
  return { exit, ...read(log), log }
}

interface Line {
  readonly job?: string
  readonly jobID?: string
  readonly jobResult?: string
  readonly stepID?: readonly string[]
  readonly step?: string
  readonly stepResult?: string
  readonly stage?: string
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  readonly content?: string
  readonly kvPairs?: Readonly<Record<string, string>>
  readonly raw_output?: boolean
  readonly msg?: string
}

/** The runner reports one JSON object a line: results, outputs, summaries and annotations by step. */
function read(log: string): Pick<WorkflowRun, 'jobs' | 'steps'> {
  const jobs: Record<string, string> = {}
  const steps: Record<string, StepRun> = {}
  for (const text of log.split('\n')) {
    if (!text.startsWith('{')) continue
    const line = JSON.parse(text) as Line
    if (line.jobResult && line.jobID) jobs[line.jobID] = line.jobResult
    const id = line.stepID?.[0]
    if (!id) continue
    steps[id] ??= { result: '', outputs: {}, summary: '', annotations: [] }
    const step = steps[id]
    if (line.stepResult && line.stage === 'Main') Object.assign(step, { result: line.stepResult })
    if (line.command === 'set-output' && line.name) step.outputs[line.name] = line.arg ?? ''
    if (line.command === 'summary') step.summary += line.content ?? ''
    if (line.command === 'error' || line.command === 'warning' || line.command === 'notice')
      step.annotations.push({
        level: line.command,
        message: line.arg ?? '',
        ...(line.kvPairs?.['file'] ? { file: line.kvPairs['file'] } : {}),
        ...(line.kvPairs?.['line'] ? { line: line.kvPairs['line'] } : {}),
      })
  }
  return { jobs, steps }
}
