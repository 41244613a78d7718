// The servers of the serving benchmark: ours as it is deployed, and the peers.
import { type SpawnOptions, spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Call, randomStream, silentLog } from '@mlops-actions/core'
import { type BundleSchema, buildBundle } from '@mlops-actions/packaging'
import { createLocalEndpoints, readEndpointKey } from '@mlops-actions/platform-local'
import { bundleFolder, here, type PeerName, pythonOf } from './peers.ts'

const model = here('serving-model.onnx')
const width = 23
const names = Array.from({ length: width }, (_, index) => `feature_${String(index + 1).padStart(2, '0')}`)

/** A server under test. */
export interface Subject {
  readonly name: string
  readonly port: number
  readonly headers: Readonly<Record<string, string>>
  /** Process ids whose time and memory count. */
  pids(): Promise<readonly number[]>
  readonly firstAnswer: number
  stop(): Promise<void>
}

/** The whole thing: an endpoint with two deployments of the same bundle, and weights that change every 300 ms. */
export async function ours(folder: string): Promise<Subject> {
  const home = join(folder, 'home')
  const entry = pathToFileURL(join(bundleFolder(), 'index.js')).href
  const server = join(folder, 'server.mjs')
  const role = (name: string, argument: string): string =>
    `const { runRole } = await import(${JSON.stringify(entry)})\nprocess.exitCode = await runRole('${name}', [${argument}], import.meta.url)\n`
  await writeFile(server, role('score', 'import.meta.dirname'))
  const bundle = await buildBundle({
    model,
    schema,
    serverCode: { files: { 'server.mjs': server } },
    native: { platform: process.platform, arch: process.arch, modules: here('../../node_modules') },
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
  const stopShifting = shift(traffic)
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
function shift(traffic: (blue: number) => Promise<void>): () => Promise<void> {
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

/** A peer that did not start. */
export type Skipped = { readonly name: string; readonly reason: string }

/** What a team writes in an afternoon with Node. */
export function bare(): Promise<Subject | Skipped> {
  const port = 19_701
  return startPeer('bare', port, process.execPath, [here('serving-bare.mjs'), String(port), model])
}

/** FastAPI, tuned. */
export function fastApi(): Promise<Subject | Skipped> {
  const port = 19_702
  return startPython('fastapi', 'general', port, [here('serving-peers.py'), 'fastapi', String(port), model])
}

/** Azure Machine Learning's own server for scoring scripts. */
export function azureMl(folder: string): Promise<Subject | Skipped> {
  const port = 19_703
  const args = ['-m', 'azureml_inference_server_http.amlserver', '--entry_script', here('serving-peers.py')]
  const env = { ...process.env, MODEL_PATH: model, AML_APP_INSIGHTS_ENABLED: 'false', AZUREML_MODEL_DIR: folder }
  const options = { env, cwd: folder, detached: true }
  return startPython('azureml', 'azure', port, [...args, '--port', String(port), '--worker_count', '1'], options)
}

async function startPython(
  name: string,
  environment: PeerName,
  port: number,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Subject | Skipped> {
  const python = await pythonOf(environment)
  return 'reason' in python ? { name, ...python } : startPeer(name, port, python.path, args, options)
}

/** A peer that is one process with perhaps children, ready when it answers. */
async function startPeer(
  name: string,
  port: number,
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Subject | Skipped> {
  const started = performance.now()
  const child = spawn(program, [...args], { ...options, stdio: 'ignore' })
  const root = child.pid ?? 0
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  for (;;) {
    if (ended || performance.now() - started > 60_000) return { name, reason: `${name} did not start` }
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

const bodies = new Map<number, string>()

/** The body that all are sent: names once, then the values of each row. */
export function bodyOf(rows: number): string {
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
