// The serving benchmark: the real server (router, key, schema check, collection of every request, two deployments between which
// the weights shift) against what users would run instead. One run, interleaved rounds, ratios.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Call, type Endpoints, randomStream, silentLog } from '@mlops-actions/core'
import { type BundleSchema, buildBundle } from '@mlops-actions/packaging'
import { createLocalEndpoints, readEndpointKey } from '@mlops-actions/platform-local'

/** One line of the benchmark table. `reason` says why there is no peer's figure. */
export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly peer: number | null
  /** ours / peer. */
  readonly ratio: number | null
  /** The ratio that is aimed at; for requests per second at least, for seconds at most. */
  readonly goal: number
  readonly reason?: string
}

/** How much is measured. */
export interface ServingOptions {
  readonly rounds?: number
  readonly seconds?: number
  readonly connections?: number
}

const here = fileURLToPath(new URL('.', import.meta.url))
const model = join(here, 'serving-model.onnx')
const width = 23
const names = Array.from({ length: width }, (_, index) => `feature_${String(index + 1).padStart(2, '0')}`)

/** A server under test. */
interface Subject {
  readonly name: string
  readonly port: number
  readonly headers: Readonly<Record<string, string>>
  /** Process ids whose time and memory count. */
  pids(): Promise<readonly number[]>
  readonly firstAnswer: number
  stop(): Promise<void>
}

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
  readonly cpuMs: number
  readonly megabytes: number
}

/** Measures, and prints the figures beside the ratios: `node test/bench/serving.ts`. */
export async function run(options: ServingOptions = {}): Promise<BenchRow[]> {
  const { rounds = 3, seconds = 3, connections = 16 } = options
  const folder = await mkdtemp(join(tmpdir(), 'bench-serving-'))
  const subjects: Subject[] = []
  const skipped: Record<string, string> = {}
  const table: BenchRow[] = []
  try {
    subjects.push(await ours(folder), await bare())
    for (const peer of [fastApi, azureMl]) {
      const started = await peer(folder)
      if ('reason' in started) skipped[started.name] = started.reason
      else subjects.push(started)
    }
    for (const rows of [1, 64]) {
      const figures = new Map(subjects.map((subject) => [subject.name, [] as Figures[]]))
      for (let round = 0; round < rounds; round += 1)
        for (const subject of subjects)
          figures.get(subject.name)?.push(await measure(subject, rows, connections, seconds))
      table.push(...compare(rows, figures, skipped))
    }
    table.push(...compareStarts(subjects, skipped))
  } finally {
    await Promise.allSettled(subjects.map((subject) => subject.stop()))
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return table
}

/** Goals: ours / peer in requests per second. */
const goals: Readonly<Record<string, readonly [oneRow: number, manyRows: number]>> = {
  bare: [0.75, 0.75],
  fastapi: [2, 1.2],
  azureml: [7, 4],
}

function compare(
  rows: number,
  figures: ReadonlyMap<string, readonly Figures[]>,
  skipped: Readonly<Record<string, string>>,
): BenchRow[] {
  const middle = (name: string, key: keyof Figures): number => median((figures.get(name) ?? []).map((one) => one[key]))
  for (const name of figures.keys()) {
    const text = (['perSecond', 'p50', 'p99', 'cpuMs', 'megabytes', 'failed'] as const).map(
      (key) => `${key} ${middle(name, key).toFixed(2)}`,
    )
    process.stderr.write(`  ${rows} rows  ${name.padEnd(8)} ${text.join('  ')}\n`)
  }
  const own = middle('ours', 'perSecond')
  const table = Object.entries(goals).map(([name, goal]): BenchRow => {
    const label = `serving ${rows} rows, requests/s, against ${name}`
    const wanted = goal[rows === 1 ? 0 : 1]
    const reason = skipped[name]
    if (reason !== undefined) return { name: label, ours: own, peer: null, ratio: null, goal: wanted, reason }
    const peer = middle(name, 'perSecond')
    return { name: label, ours: own, peer, ratio: own / peer, goal: wanted }
  })
  const failed = (figures.get('ours') ?? []).reduce((sum, one) => sum + one.failed, 0)
  if (failed > 0) throw new Error(`${failed} requests failed while weights shifted`)
  const peerMemory = middle('bare', 'megabytes')
  const memory = middle('ours', 'megabytes')
  table.push({
    name: `serving ${rows} rows, MB loaded (router and two deployments) against bare`,
    ours: memory,
    peer: peerMemory,
    ratio: memory / peerMemory,
    goal: 1.6,
  })
  return table
}

function compareStarts(subjects: readonly Subject[], skipped: Readonly<Record<string, string>>): BenchRow[] {
  const first = (name: string): number | null => subjects.find((subject) => subject.name === name)?.firstAnswer ?? null
  const own = first('ours') ?? Number.NaN
  const goal = { bare: 1.3, fastapi: 0.5, azureml: 1 / 3 }
  return Object.entries(goal).map(([name, wanted]) => {
    const peer = first(name)
    const reason = skipped[name]
    const ratio = peer === null ? null : own / peer
    return {
      name: `serving, seconds to the first answer, against ${name}`,
      ours: own,
      peer,
      ratio,
      goal: wanted,
      ...(reason === undefined ? {} : { reason }),
    }
  })
}

/** The whole thing: an endpoint with two deployments of the same bundle, and weights that change every 300 ms. */
async function ours(folder: string): Promise<Subject> {
  const home = join(folder, 'home')
  const dist = pathToFileURL(join(process.env['BENCH_DIST'] ?? join(here, '..', '..', 'dist'), 'index.js')).href
  const server = join(folder, 'server.mjs')
  const role = (name: string, argument: string): string =>
    `const { runRole } = await import(${JSON.stringify(dist)})\nprocess.exitCode = await runRole('${name}', [${argument}], import.meta.url)\n`
  await writeFile(server, role('score', 'import.meta.dirname'))
  const bundle = await buildBundle({
    model,
    schema,
    serverCode: { files: { 'server.mjs': server } },
    native: { platform: process.platform, arch: process.arch, modules: join(here, '..', '..', 'node_modules') },
    out: join(folder, 'bundle'),
  })
  const controller = join(folder, 'controller.mjs')
  await writeFile(controller, role('serve', "'bench'"))
  const endpoints = createLocalEndpoints({
    home,
    controller: { command: [process.execPath, controller] },
  })
  const started = performance.now()
  await endpoints.ensureEndpoint('bench', { collect: { share: 1, 'at-most': '256MiB' } }, call)
  const make = (deployment: string) =>
    endpoints.createDeployment(
      {
        endpoint: 'bench',
        deployment,
        model: 'bench',
        version: '1',
        package: bundle.digest,
        bundle: bundle.folder,
        settings: {},
      },
      call,
    )
  await make('blue')
  const traffic = async (blue: number): Promise<void> => {
    const seen = await endpoints.inspect('bench', call)
    if (seen)
      await endpoints.write(
        'bench',
        { traffic: blue === 100 ? { blue } : { blue, green: 100 - blue } },
        seen.revision,
        call,
      )
  }
  await traffic(100)
  await endpoints.invoke('bench', Buffer.from(bodyOf(1)), {}, call)
  const firstAnswer = (performance.now() - started) / 1000
  await make('green')
  const key = await readEndpointKey(home, 'bench')
  const seen = await endpoints.inspect('bench', call)
  const port = Number(new URL(seen?.value.url ?? '').port)
  const state = async (): Promise<{ pid: number; deployments: Record<string, { pid: number }> }> =>
    (await (
      await fetch(`http://127.0.0.1:${port}/-/state`, { headers: { authorization: `Bearer ${key}` } })
    ).json()) as never
  const stopShifting = shift(endpoints, traffic)
  return {
    name: 'ours',
    port,
    headers: { authorization: `Bearer ${key}` },
    firstAnswer,
    async pids() {
      const { pid, deployments } = await state()
      return [pid, ...Object.values(deployments).map((one) => one.pid)]
    },
    async stop() {
      await stopShifting()
      process.kill((await state()).pid, 'SIGTERM')
    },
  }
}

/** Changes the weights now and then until it is stopped. */
function shift(_endpoints: Endpoints, traffic: (blue: number) => Promise<void>): () => Promise<void> {
  let going = true
  const work = (async () => {
    for (let turn = 0; going; turn += 1) {
      await traffic([90, 50, 10, 50][turn % 4] as number)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  })()
  return async () => {
    going = false
    await work
  }
}

async function bare(): Promise<Subject> {
  const port = 19_701
  return process_(
    'bare',
    port,
    spawn(process.execPath, [join(here, 'serving-bare.mjs'), String(port), model], { stdio: 'ignore' }),
  )
}

type Skipped = { readonly name: string; readonly reason: string }
const python = process.env['BENCH_PYTHON']

async function fastApi(): Promise<Subject | Skipped> {
  if (!python)
    return { name: 'fastapi', reason: 'BENCH_PYTHON names no Python with fastapi, uvicorn, orjson, onnxruntime' }
  const port = 19_702
  return process_(
    'fastapi',
    port,
    spawn(python, [join(here, 'serving-peers.py'), 'fastapi', String(port), model], { stdio: 'ignore' }),
  )
}

async function azureMl(folder: string): Promise<Subject | Skipped> {
  if (!python) return { name: 'azureml', reason: 'BENCH_PYTHON names no Python with azureml-inference-server-http' }
  const port = 19_703
  const args = [
    '-m',
    'azureml_inference_server_http.amlserver',
    '--entry_script',
    join(here, 'serving-peers.py'),
    '--port',
    String(port),
    '--worker_count',
    '1',
  ]
  const env = { ...process.env, MODEL_PATH: model, AML_APP_INSIGHTS_ENABLED: 'false', AZUREML_MODEL_DIR: folder }
  return process_('azureml', port, spawn(python, args, { stdio: 'ignore', env, cwd: folder, detached: true }))
}

/** A peer that is one process with perhaps children, ready when it answers. */
async function process_(name: string, port: number, child: ChildProcess): Promise<Subject> {
  const started = performance.now()
  const root = child.pid ?? 0
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  for (;;) {
    if (ended || performance.now() - started > 60_000) throw new Error(`${name} did not start`)
    const answered = await fetch(`http://127.0.0.1:${port}/score`, {
      method: 'POST',
      body: bodyOf(1),
      headers: { 'content-type': 'application/json' },
    }).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return {
    name,
    port,
    headers: {},
    firstAnswer: (performance.now() - started) / 1000,
    pids: () => withChildren(root),
    async stop() {
      for (const pid of (await withChildren(root)).reverse()) process.kill(pid, 'SIGTERM')
    },
  }
}

async function withChildren(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const below = await Promise.all(
    text
      .split(' ')
      .filter(Boolean)
      .map((one) => withChildren(Number(one))),
  )
  return [pid, ...below.flat()]
}

async function measure(subject: Subject, rows: number, connections: number, seconds: number): Promise<Figures> {
  const pids = await subject.pids()
  await load(subject, rows, connections, 0.7)
  const before = await cpu(pids)
  const result = await load(subject, rows, connections, seconds)
  const used = (await cpu(pids)) - before
  return {
    perSecond: result.requests / result.seconds,
    p50: result.p50,
    p99: result.p99,
    failed: result.failed,
    cpuMs: used / result.requests,
    megabytes: await memory(pids),
  }
}

function load(
  subject: Subject,
  rows: number,
  connections: number,
  seconds: number,
): Promise<{ requests: number; failed: number; seconds: number; p50: number; p99: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(here, 'serving-load.ts'), String(subject.port), String(connections), String(seconds)],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    )
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    child.on('error', reject)
    child.on('close', () => {
      try {
        resolve(JSON.parse(said))
      } catch (error) {
        reject(error)
      }
    })
    child.stdin.end(JSON.stringify({ body: bodyOf(rows), headers: subject.headers }))
  })
}

/** Milliseconds of processor time so far. Linux only; elsewhere not a number. */
async function cpu(pids: readonly number[]): Promise<number> {
  const ticks = await Promise.all(
    pids.map(async (pid) => {
      const fields = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ')
      return Number(fields?.[11]) + Number(fields?.[12])
    }),
  )
  return ticks.reduce((sum, one) => sum + one, 0) * 10
}

/** Megabytes, pages that processes share counted once in parts. */
async function memory(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(
    pids.map(async (pid) =>
      Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''))?.[1]),
    ),
  )
  return sizes.reduce((sum, one) => sum + one, 0) / 1024
}

const bodies = new Map<number, string>()

/** The body that all are sent: names once, then the values of each row. */
function bodyOf(rows: number): string {
  const known = bodies.get(rows)
  if (known !== undefined) return known
  const random = randomStream(1, `serving-${rows}`)
  const data = Array.from({ length: rows }, () => names.map(() => Math.round((random.next() * 6 - 3) * 1000) / 1000))
  const body = JSON.stringify({ columns: names, data })
  bodies.set(rows, body)
  return body
}

const schema: BundleSchema = {
  schema: 'mlops/bundle-schema/v1',
  model: 'bench',
  task: 'binary',
  features: names.map((name) => ({ name, type: 'number', nullable: false, min: -4, max: 4 })),
  ignored: [],
  classes: ['0', '1'],
}

const call: Call = {
  signal: new AbortController().signal,
  log: silentLog,
  clock: {
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  },
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const row of await run()) process.stdout.write(`${JSON.stringify(row)}\n`)
  process.exit(0)
}
