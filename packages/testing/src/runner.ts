import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder that looks to an action as the runner's folders do. */
export interface RunnerEnvironment {
  readonly workspace: string
  readonly temporary: string
  /** Variables of the step, without inputs. */
  readonly variables: Readonly<Record<string, string>>
}

export interface RunnerOptions {
  /** The checked out repository. A folder in the root unless given. */
  readonly workspace?: string
  /** `github-hosted` unless set. */
  readonly runner?: 'github-hosted' | 'self-hosted'
  readonly event?: { readonly name: string; readonly payload: unknown }
  readonly variables?: Readonly<Record<string, string>>
}

/** Makes the folders and files that a runner gives to a step, below `root`. */
export async function runnerEnvironment(root: string, options: RunnerOptions = {}): Promise<RunnerEnvironment> {
  const workspace = options.workspace ?? join(root, 'workspace')
  const temporary = join(root, 'temporary')
  const files = join(root, 'runner-files')
  for (const folder of [workspace, temporary, files, join(root, 'tools')]) await mkdir(folder, { recursive: true })
  const event = join(files, 'event.json')
  await writeFile(event, JSON.stringify(options.event?.payload ?? {}))
  const variables = {
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'our-org/credit',
    GITHUB_REPOSITORY_OWNER: 'our-org',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_RUN_ID: '8841',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_JOB: 'model',
    GITHUB_WORKFLOW: 'Model CD',
    GITHUB_ACTOR: 'octocat',
    GITHUB_EVENT_NAME: options.event?.name ?? 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_SHA: 'c'.repeat(40),
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: join(root, 'tools'),
    RUNNER_ENVIRONMENT: options.runner ?? 'github-hosted',
    ...options.variables,
  }
  return { workspace, temporary, variables }
}

/** What a step left behind. */
export interface ActionRun {
  readonly exit: number
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly Annotation[]
  /** Values that the runner was told to mask. */
  readonly masked: readonly string[]
  readonly stdout: string
  readonly stderr: string
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly properties: Readonly<Record<string, string>>
}

export interface ActionOptions extends RunnerOptions {
  /** A folder of its own for the runner's files. */
  readonly root: string
  /** Ends the step with SIGTERM when it is aborted, as a cancelled job does. */
  readonly signal?: AbortSignal
  readonly node?: string
}

/**
 * Runs an action's entry file as a runner would: a process of its own with `INPUT_*`, the command files and nothing of this
 * process's environment but PATH and HOME.
 * @param entry the file of `runs.main`
 * @param inputs by their names in action.yml
 */
export async function runAction(
  entry: string,
  inputs: Readonly<Record<string, string>>,
  options: ActionOptions,
): Promise<ActionRun> {
  const made = await runnerEnvironment(options.root, options)
  const files = Object.fromEntries(
    ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'].map((name) => [
      `GITHUB_${name}`,
      join(options.root, 'runner-files', name),
    ]),
  )
  for (const file of Object.values(files)) await writeFile(file, '')
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? options.root,
    ...made.variables,
    ...files,
  }
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value
  const child = spawn(options.node ?? process.execPath, [entry], {
    cwd: made.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  options.signal?.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const exit = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? (signal === null ? 255 : 128)))
  })
  const read = async (name: string) => await readFile(files[`GITHUB_${name}`] ?? '', 'utf8')
  return {
    exit,
    outputs: parseCommandFile(await read('OUTPUT')),
    state: parseCommandFile(await read('STATE')),
    summary: await read('STEP_SUMMARY'),
    ...parseCommands(stdout),
    stdout,
    stderr,
  }
}

/** Reads a file of `name=value` lines and `name<<DELIMITER` blocks, as the runner does. Throws on anything else. */
export function parseCommandFile(text: string): Record<string, string> {
  const lines = text.split('\n')
  const values: Record<string, string> = {}
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const block = /^([^=]*?)<<(.+)$/.exec(line)
    if (block && !(line.includes('=') && line.indexOf('=') < line.indexOf('<<'))) {
      const end = lines.indexOf(block[2] ?? '', at + 1)
      if (end === -1) throw new Error(`no end ${block[2]} of the block of ${block[1]}`)
      values[block[1] ?? ''] = lines.slice(at + 1, end).join('\n')
      at = end
      continue
    }
    const equals = line.indexOf('=')
    if (equals === -1) throw new Error(`not a line of a command file: ${line}`)
    values[line.slice(0, equals)] = line.slice(equals + 1)
  }
  return values
}

/** The workflow commands on the standard output that make annotations and masks; what `stop-commands` silences is text. */
export function parseCommands(stdout: string): Pick<ActionRun, 'annotations' | 'masked'> {
  const annotations: Annotation[] = []
  const masked: string[] = []
  let stopped: string | undefined
  for (const line of stdout.split(/\r?\n/)) {
    const match = /^::([a-zA-Z-]+)( [^:]*(?:(?!::).)*)?::(.*)$/.exec(line.trimStart())
    if (!match) continue
    const [, name = '', properties = '', value = ''] = match
    if (stopped !== undefined) {
      if (name === stopped) stopped = undefined
      continue
    }
    if (name === 'stop-commands') stopped = value
    else if (name === 'add-mask') masked.push(decoded(value))
    else if (name === 'error' || name === 'warning' || name === 'notice')
      annotations.push({ level: name, message: decoded(value), properties: propertiesOf(properties) })
  }
  return { annotations, masked }
}

function propertiesOf(text: string): Record<string, string> {
  const pairs = text.trim().split(',').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      return [
        pair.slice(0, equals),
        decoded(pair.slice(equals + 1))
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ','),
      ]
    }),
  )
}

const decoded = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
