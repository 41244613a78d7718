// The serving benchmark: the real server (router, key, schema check, collection of every request, two deployments between which
// the weights shift) against what users would run instead. One run, interleaved rounds, ratios.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { azureMl, bare, bodyOf, fastApi, ours, type Subject } from './serving-subjects.ts'

/** One line of the benchmark table. `reason` says why there is no peer's figure. */
export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly peer: number | null
  /** ours / peer. */
  readonly ratio: number | null
  /** The ratio that is aimed at; for requests per second at least, for seconds and megabytes at most. */
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
  table.push(
    limit(`serving ${rows} rows, MB loaded: router and two deployments, against 150`, middle('ours', 'megabytes'), 150),
  )
  return table
}

/** A figure against a limit instead of a peer. */
function limit(name: string, own: number, most: number): BenchRow {
  return { name, ours: own, peer: most, ratio: own / most, goal: 1 }
}

function compareStarts(subjects: readonly Subject[], skipped: Readonly<Record<string, string>>): BenchRow[] {
  const first = (name: string): number | null => subjects.find((subject) => subject.name === name)?.firstAnswer ?? null
  const own = first('ours') ?? Number.NaN
  const goal = { fastapi: 0.5, azureml: 1 / 3 }
  const rows = Object.entries(goal).map(([name, wanted]): BenchRow => {
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
  return [limit('serving, seconds to the first answer, against 0.5', own, 0.5), ...rows]
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const row of await run()) process.stdout.write(`${JSON.stringify(row)}\n`)
  process.exit(0)
}
