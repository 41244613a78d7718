import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { randomStream } from '@mlops-actions/core'
import { deLong, pairedBootstrap, weightedAuc } from '@mlops-actions/evaluation'
import type { BenchRow } from './metrics.ts'

interface Data {
  readonly truth: Float64Array
  readonly candidate: Float64Array
  readonly champion: Float64Array
}

interface Job {
  readonly name: string
  /** The function of evaluation-peer.py. */
  readonly peer: string
  readonly goal: number
  readonly rounds: number
  readonly ours: (data: Data) => unknown
}

/** 1,000 replicates of the difference of two areas, everything included: both sorts, the draws, the interval. */
function bootstrap({ truth, candidate, champion }: Data): unknown {
  return pairedBootstrap(truth.length, weightedAuc(truth, candidate), weightedAuc(truth, champion), { seed: 1 })
}

const jobs: readonly Job[] = [
  {
    name: '1,000 paired bootstraps of ΔAUC / loop over scikit-learn',
    peer: 'sklearn_loop',
    goal: 1 / 20,
    rounds: 1,
    ours: bootstrap,
  },
  {
    name: '1,000 paired bootstraps of ΔAUC / numpy by counts',
    peer: 'numpy_counts',
    goal: 1 / 4,
    rounds: 1,
    ours: bootstrap,
  },
  {
    name: "DeLong's paired test / MLstatkit",
    peer: 'mlstatkit',
    goal: 1 / 8,
    rounds: 5,
    ours: ({ truth, candidate, champion }) => deLong(truth, candidate, champion),
  },
]

/**
 * Times the paired comparisons against Python's on the same rows. The peers run in the Python that BENCH_PYTHON names (numpy, scikit-learn,
 * MLstatkit); without it only ours are timed.
 * @param rows = 100,000
 */
export async function run(rows = 100_000): Promise<BenchRow[]> {
  const data = makeData(rows)
  const python = process.env['BENCH_PYTHON']
  const folder = await mkdtemp(join(tmpdir(), 'bench-evaluation-'))
  try {
    const ask = python ? await startPeer(python, folder, data) : undefined
    const table: BenchRow[] = []
    for (const job of jobs) table.push(await compareJob(job, data, ask))
    await ask?.(undefined)
    return table
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Ask = (job: string | undefined) => Promise<string>

async function compareJob(job: Job, data: Data, ask: Ask | undefined): Promise<BenchRow> {
  const { name, goal } = job
  timeOurs(job, data)
  const ours: number[] = []
  const theirs: number[] = []
  let reason = ask === undefined ? 'BENCH_PYTHON is not set' : undefined
  for (let round = 0; round < Math.max(job.rounds, ask === undefined ? 3 : 1); round++) {
    ours.push(timeOurs(job, data))
    if (ask === undefined) continue
    const answer = await ask(job.peer)
    if (answer.startsWith('missing')) reason = answer
    else theirs.push(Number(answer))
  }
  const own = median(ours)
  const peer = theirs.length === 0 ? null : median(theirs)
  const ratio = peer === null ? null : own / peer
  return { name, ours: own, peer, ratio, goal, ...(reason === undefined ? {} : { reason }) }
}

function timeOurs(job: Job, data: Data): number {
  const start = performance.now()
  job.ours(data)
  return (performance.now() - start) / 1000
}

/** Starts the peer; asking `undefined` ends it. */
async function startPeer(python: string, folder: string, data: Data): Promise<Ask> {
  for (const [name, values] of Object.entries(data))
    await writeFile(join(folder, `${name}.f64`), new Uint8Array(values.buffer))
  const script = fileURLToPath(new URL('./evaluation-peer.py', import.meta.url))
  const child = spawn(python, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return async (job) => {
    if (job === undefined) {
      child.stdin.end()
      return ''
    }
    child.stdin.write(`${job}\n`)
    const answer = await answers.next()
    if (answer.done === true) throw new Error(`the peer ended at ${job}`)
    return answer.value
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Two scores of six digits of the same rows, 30 % positives. */
function makeData(rows: number): Data {
  const random = randomStream(20261123, 'bench-evaluation')
  const truth = new Float64Array(rows)
  const candidate = new Float64Array(rows)
  const champion = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    truth[i] = random.next() < 0.3 ? 1 : 0
    const shared = random.next() + 0.5 * (truth[i] as number)
    candidate[i] = Math.round((shared + 0.3 * random.next()) * 1e6) / 1e6
    champion[i] = Math.round((shared + 0.5 * random.next()) * 1e6) / 1e6
  }
  return { truth, candidate, champion }
}
