// A small model repository on a synthetic table, and the command line from its sources as if it were the built bundle.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import { testRepository } from '@mlops-actions/testing'

const root = join(import.meta.dirname, '../../..')
/** Node keeps here what it made of the sources, so that each start after the first takes a third of the time. */
const compileCache = join(tmpdir(), 'mlops-test-compile-cache')
const source = (path: string): string => JSON.stringify(pathToFileURL(join(root, path)).href)

/** What a run of the command line gave. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Largest file in KiB that the process and its children may write: a disk that is full. */
  readonly largestFileKb?: number
  readonly signal?: { readonly name: NodeJS.Signals; readonly after: string }
}

/** A model repository of a test. */
export interface House {
  readonly folder: string
  run(args: readonly string[], options?: RunOptions): Promise<Ran>
  /** Runs with --json, expects the exit code, gives the answer. */
  json(args: readonly string[], code?: number, options?: RunOptions): Promise<Answer>
  write(path: string, text: string): Promise<void>
  /** Another house with the same files and state. */
  copy(test: Pick<TestContext, 'after'>): Promise<House>
}

/** The fields of answers that tests read. */
export interface Answer {
  readonly result: string
  readonly verdict?: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
  readonly problems?: readonly { readonly code: string; readonly message: string; readonly remedy?: string }[]
  readonly [field: string]: unknown
}

/** The configuration of the house; texts given replace lines of it. */
export const configuration = (changes: Readonly<Record<string, string>> = {}): string => {
  const text = `version: 1
model: { name: small, task: regression }
data:
  train: { path: train.csv }
  test: { path: test.csv }
  target: y
  id: [id]
train:
  command: node train.mjs
  environment: none
  parameters: { trees: 20, max-depth: 3, learning-rate: 0.3, noise: 0 }
  seed: 42
  outputs: { model: model.onnx, metrics: metrics.json }
  time-limit: 1m
validate:
  slices: [group]
  min-slice-rows: 50
  gates:
    - { name: overall, metric: root_mean_squared_error, max: 40, versus-champion: non-inferior, margin: 0.5 }
package: { formats: [bundle], parity-rows: 20 }
deploy:
  environments:
    - { name: production, strategy: all-at-once, bake: 10m }
`
  return Object.entries(changes).reduce((all, [from, to]) => {
    assert.ok(all.includes(from), `the configuration has ${from}`)
    return all.replace(from, to)
  }, text)
}

/** Trains boosted trees as the example bike-sharing does; `noise` makes a worse model of the same data. */
const trainer = `import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { predict, rmse, train } from ${source('examples/bike-sharing/boosting.mjs')}
import { toOnnx } from ${source('examples/bike-sharing/onnx.mjs')}
const { MLOPS_DATA_TRAIN, MLOPS_PARAMETERS, MLOPS_SEED, MLOPS_OUTPUT } = process.env
const p = JSON.parse(readFileSync(MLOPS_PARAMETERS, 'utf8'))
const [header, ...rows] = readFileSync(MLOPS_DATA_TRAIN, 'utf8').trimEnd().split('\\n').map((line) => line.split(','))
const column = (name) => Float64Array.from(rows, (cells) => Number(cells[header.indexOf(name)]))
const features = header.filter((name) => name !== 'y' && name !== 'id')
let state = Number(MLOPS_SEED) >>> 0
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
const columns = features.map(column)
const truth = column('y').map((value) => value + p.noise * (random() - 0.5))
const settings = { trees: p.trees, maxDepth: p['max-depth'], learningRate: p['learning-rate'], minRows: 10, share: 1 }
const ensemble = train(columns, truth, settings, random, () => {})
writeFileSync(join(MLOPS_OUTPUT, 'model.onnx'), toOnnx(ensemble, features.length, 'small'))
writeFileSync(join(MLOPS_OUTPUT, 'metrics.json'), JSON.stringify({ train_rmse: rmse(truth, predict(ensemble, columns)) }))
console.log('trained')
`

/** A table that trees can learn: y is about 10 a + 5 (group = 1) + 3 b. The same seed gives the same rows. */
export function table(rows: number, seed: number): string {
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const lines = Array.from({ length: rows }, (_, at) => {
    const [a, b, group] = [random() * 10, random() * 4, Math.floor(random() * 3)]
    const y = 10 * a + 3 * b + (group === 1 ? 5 : 0) + random()
    return [seed * 10_000 + at, a.toFixed(4), b.toFixed(4), group, y.toFixed(3)].join(',')
  })
  return `id,a,b,group,y\n${lines.join('\n')}\n`
}

/** Starts the sources as the shared bundle is started, so that packages carry a scoring server where nothing was built. */
async function sourcesAsBundle(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
  await writeFile(
    join(folder, 'index.js'),
    `import { registerHooks } from 'node:module'
registerHooks({ resolve: (name, context, next) => next(name, { ...context, conditions: [...(context.conditions ?? []), '@mlops-actions/source'] }) })
export const { main, runRole, runAction } = await import(${source('packages/cli/src/index.ts')})
`,
  )
  const entry = join(folder, 'mlops.js')
  await writeFile(
    entry,
    `const { main } = await import('./index.js')\nprocess.exitCode = await main(process.argv.slice(2), import.meta.url)\n`,
  )
  return entry
}

/** A house with a trainable model; what it started is ended, and its folder removed, after the test. */
export async function house(
  test: Pick<TestContext, 'after'>,
  changes?: Readonly<Record<string, string>>,
): Promise<House> {
  const folder = await folderOf(test)
  await sourcesAsBundle(join(folder, 'dist'))
  const model = join(folder, 'model')
  await mkdir(model)
  const made = houseAt(folder)
  await made.write('mlops.yml', configuration(changes))
  await made.write('train.mjs', trainer)
  await made.write('train.csv', table(900, 1))
  await made.write('test.csv', table(600, 2))
  await made.write('.gitignore', '.mlops/\n')
  const { git } = await testRepository(model)
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Add the model')
  return made
}

async function folderOf(test: Pick<TestContext, 'after'>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chain-'))
  test.after(async () => {
    endServers(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  return folder
}

/** Ends the controllers of endpoints below a folder, by the process ids that they wrote. A pattern enters .mlops only where it names it. */
function endServers(folder: string): void {
  for (const file of globSync('**/.mlops/endpoints/*/observed.json', { cwd: folder })) {
    const { pid } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { pid?: number }
    try {
      if (pid !== undefined) process.kill(pid, 'SIGTERM')
    } catch (thrown) {
      assert.equal((thrown as NodeJS.ErrnoException).code, 'ESRCH')
    }
  }
}

function houseAt(folder: string): House {
  const model = join(folder, 'model')
  const run: House['run'] = (args, options = {}) => execute(join(folder, 'dist/mlops.js'), model, args, options)
  return {
    folder: model,
    run,
    json: async (args, code = 0, options = {}) => {
      const ran = await run([...args, '--json'], options)
      assert.equal(ran.code, code, `${args.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
      return JSON.parse(ran.stdout) as Answer
    },
    write: async (path, text) => writeFile(join(model, path), text),
    copy: async (test) => {
      const other = await folderOf(test)
      await cp(folder, other, { recursive: true })
      return houseAt(other)
    },
  }
}

async function execute(entry: string, cwd: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const limited = options.largestFileKb !== undefined
  const [program, ...before] = limited
    ? ['bash', '-c', `trap '' XFSZ; ulimit -f ${options.largestFileKb}; exec "$0" "$@"`, process.execPath]
    : [process.execPath]
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(GITHUB|RUNNER|ACTIONS|MLOPS|NODE_OPTIONS|CI$)/.test(name),
  )
  const child = spawn(program as string, [...before, entry, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), NO_COLOR: '1', NODE_COMPILE_CACHE: compileCache, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  let sent = false
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8')
    child[name].on('data', (text: string) => {
      texts[name] += text
      if (!sent && options.signal && texts[name].includes(options.signal.after)) {
        sent = true
        child.kill(options.signal.name)
      }
    })
  }
  const code = await new Promise<number>((done, failed) => {
    child.on('error', failed)
    child.on('close', (status) => done(status ?? -1))
  })
  return { code, ...texts }
}

/** Files below the state of the model that are only there while something is written. */
export function halfWritten(one: House): string[] {
  const home = join(one.folder, '.mlops')
  return existsSync(home) ? globSync(['**/*.part', '**/building-*', '**/*.tmp'], { cwd: home }) : []
}

/** Takes the model through train, validate, package and register; gives the version. */
export async function release(one: House, ...flags: readonly string[]): Promise<string> {
  await one.json(['train', ...flags])
  await one.json(['validate'])
  await one.json(['package'])
  return (await one.json(['register'])).outputs['version'] as string
}
