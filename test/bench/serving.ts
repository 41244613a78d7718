// The serving benchmark: the real server (router, key, schema check, collection of every request, two deployments between which
// the weights shift) against what users would run instead. One run, interleaved rounds, ratios.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here } from './peers.ts'
import { type BenchRow, compared, failedRow, limited, main, median, roundsOf, type Sample } from './row.ts'
import { azureMl, bare, bodyOf, fastApi, ours, type Subject } from './serving-subjects.ts'

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
  readonly cpuMs: number
  readonly megabytes: number
}

/** A peer and the goals: ours / peer in requests per second of 1 and 64 rows, in the slowest hundredth, in the seconds to the first answer. */
const peers = [
  { name: 'bare', title: 'bare node:http + onnxruntime-node', rate: { 1: 0.75, 64: 0.75 } },
  { name: 'fastapi', title: 'tuned FastAPI + onnxruntime', rate: { 1: 2, 64: 1.2 }, start: 1 / 2 },
  { name: 'azureml', title: "Azure ML's inference server", rate: { 1: 7, 64: 4 }, p99: 1 / 4, start: 1 / 3 },
] as const
const sizes = [1, 64] as const
const connections = 16
const seconds = 3

/** All figures of one size, by the name of the subject. */
type Measured = ReadonlyMap<string, readonly Figures[]>

/** Measures, prints the figures of each server to stderr, and gives the lines. */
export async function run(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-serving-'))
  const subjects: Subject[] = []
  const skipped: Record<string, string> = {}
  const table: BenchRow[] = []
  try {
    subjects.push(await ours(folder))
    for (const peer of [bare, fastApi, azureMl]) {
      const started = await peer(folder)
      if ('reason' in started) skipped[started.name] = started.reason
      else subjects.push(started)
    }
    for (const rows of sizes) {
      const figures = new Map(subjects.map((subject) => [subject.name, [] as Figures[]]))
      for (let round = 0; round < roundsOf(3); round += 1)
        for (const subject of subjects)
          figures.get(subject.name)?.push(await measure(subject, rows, connections, seconds))
      table.push(...compare(rows, figures, skipped))
    }
    table.push(...compareStarts(subjects, skipped))
  } catch (error) {
    table.push(failedRow('serving', error))
  } finally {
    await Promise.allSettled(subjects.map((subject) => subject.stop()))
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return table
}

function compare(
  rows: (typeof sizes)[number],
  figures: Measured,
  skipped: Readonly<Record<string, string>>,
): BenchRow[] {
  const all = (name: string): readonly Figures[] => figures.get(name) ?? []
  const samples = (name: string, key: keyof Figures): Sample[] => all(name).map((one) => ({ value: one[key] }))
  const middle = (name: string, key: keyof Figures): string => median(all(name).map((one) => one[key])).toFixed(2)
  for (const name of figures.keys()) {
    const text = (['perSecond', 'p50', 'p99', 'cpuMs', 'megabytes', 'failed'] as const).map(
      (key) => `${key} ${middle(name, key)}`,
    )
    process.stderr.write(`  ${rows} rows  ${name.padEnd(8)} ${text.join('  ')}\n`)
  }
  const failed = all('ours').reduce((sum, one) => sum + one.failed, 0)
  if (failed > 0) throw new Error(`${failed} requests failed while weights shifted`)
  const job = `serving ${rows} ${rows === 1 ? 'row' : 'rows'}`
  const both = (name: string, key: keyof Figures) => ({ ours: samples('ours', key), theirs: samples(name, key) })
  const table = peers.flatMap((peer): BenchRow[] => {
    const shared = { peer: peer.title, reason: skipped[peer.name] }
    const note = `CPU ms a request ${middle('ours', 'cpuMs')} / ${middle(peer.name, 'cpuMs')}; MB ${middle('ours', 'megabytes')} / ${middle(peer.name, 'megabytes')}`
    const lines = [
      compared({
        ...shared,
        job: `${job}, requests/s`,
        unit: 'req/s',
        better: 'more',
        goal: peer.rate[rows],
        note,
        ...both(peer.name, 'perSecond'),
      }),
    ]
    if ('p99' in peer)
      lines.push(
        compared({ ...shared, job: `${job}, slowest 1 %`, unit: 'ms', goal: peer.p99, ...both(peer.name, 'p99') }),
      )
    return lines
  })
  const memory = samples('ours', 'megabytes')
  table.push(limited({ job: `${job}: router and 2 deployments, loaded`, unit: 'MB', limit: 150, ours: memory }))
  return table
}

function compareStarts(subjects: readonly Subject[], skipped: Readonly<Record<string, string>>): BenchRow[] {
  const first = (name: string): Sample[] =>
    subjects.filter((subject) => subject.name === name).map(({ firstAnswer }) => ({ value: firstAnswer }))
  const job = 'serving, seconds to the first answer'
  const lines = peers.flatMap((peer): BenchRow[] =>
    'start' in peer
      ? [
          compared({
            job,
            peer: peer.title,
            goal: peer.start,
            ours: first('ours'),
            theirs: first(peer.name),
            reason: skipped[peer.name],
          }),
        ]
      : [],
  )
  return [limited({ job, limit: 0.5, ours: first('ours') }), ...lines]
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
      [here('serving-load.ts'), String(subject.port), String(connections), String(seconds)],
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

if (import.meta.main) await main(run)
