import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { randomStream } from '@mlops-actions/core'
import { computeSliced, type MetricInput, metricComputer } from '@mlops-actions/evaluation'

/** One line of the benchmark table. Times are medians in seconds; null where it could not run, and `reason` says why. */
export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly peer: number | null
  /** ours / peer. */
  readonly ratio: number | null
  /** The ratio that is aimed at. */
  readonly goal: number
  readonly reason?: string
}

interface Job {
  readonly name: string
  /** The function of metrics-peer.py. */
  readonly peer: string
  readonly goal: number
  readonly rounds: number
  readonly ours: (data: Data) => unknown
}

interface Data {
  readonly input: MetricInput
  readonly slices: Int32Array
}

const ten = [
  'roc_auc',
  'average_precision',
  'log_loss',
  'brier_score',
  'precision',
  'recall',
  'f1',
  'accuracy',
  'matthews_corrcoef',
  'expected_calibration_error',
]
const rates = ['accuracy', 'precision', 'recall', 'selection_rate', 'false_positive_rate', 'false_negative_rate']
const groups = 20

const jobs: readonly Job[] = [
  {
    name: 'ten binary metrics / scikit-learn',
    peer: 'sklearn_binary',
    goal: 1 / 4,
    rounds: 5,
    ours: ({ input }) => {
      const compute = metricComputer(input)
      return ten.map(compute)
    },
  },
  {
    name: 'six metrics × 20 slices / pandas factorize + numpy bincount',
    peer: 'numpy_slices',
    goal: 1.5,
    rounds: 5,
    ours: ({ input, slices }) => computeSliced(rates, input, slices, groups),
  },
  {
    name: 'six metrics × 20 slices / numpy bincount of ready codes',
    peer: 'numpy_codes',
    goal: 1.5,
    rounds: 5,
    ours: ({ input, slices }) => computeSliced(rates, input, slices, groups),
  },
  {
    name: 'six metrics × 20 slices / Fairlearn MetricFrame',
    peer: 'fairlearn_slices',
    goal: 1 / 400,
    rounds: 1,
    ours: ({ input, slices }) => computeSliced(rates, input, slices, groups),
  },
  {
    name: 'ROC AUC × 20 slices / Fairlearn MetricFrame',
    peer: 'fairlearn_auc',
    goal: 1 / 20,
    rounds: 1,
    ours: ({ input, slices }) => computeSliced(['roc_auc'], input, slices, groups),
  },
]

/**
 * Times our metrics against Python's on the same rows, round by round in turn. The peers run in the Python that the environment
 * variable BENCH_PYTHON names (numpy, scikit-learn, fairlearn); without it only ours are timed.
 * @param rows = 1,000,000
 */
export async function run(rows = 1_000_000): Promise<BenchRow[]> {
  const data = makeData(rows)
  const python = process.env['BENCH_PYTHON']
  if (python === undefined || python === '')
    return jobs.map((job) => row(job, timeOurs(job, data, 5), [], 'BENCH_PYTHON is not set'))
  const folder = await mkdtemp(join(tmpdir(), 'bench-metrics-'))
  const child = await startPeer(python, folder, data)
  try {
    const table: BenchRow[] = []
    for (const job of jobs) table.push(await interleave(job, data, child))
    return table
  } finally {
    child.stop()
    await rm(folder, { recursive: true })
  }
}

interface Peer {
  readonly ask: (job: string) => Promise<string>
  readonly stop: () => void
}

async function startPeer(python: string, folder: string, { input, slices }: Data): Promise<Peer> {
  const files = { truth: input.truth, scores: input.scores as Float64Array, slices: Float64Array.from(slices) }
  for (const [name, values] of Object.entries(files))
    await writeFile(join(folder, `${name}.f64`), new Uint8Array(values.buffer))
  const script = fileURLToPath(new URL('./metrics-peer.py', import.meta.url))
  const child = spawn(python, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  // An iterator ends when the peer does: a peer that dies is an error, not a wait for ever.
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ask: async (job) => {
      child.stdin.write(`${job}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error(`the peer ended at ${job}`)
      return answer.value
    },
    stop: () => child.stdin.end(),
  }
}

async function interleave(job: Job, data: Data, peer: Peer): Promise<BenchRow> {
  const ours = timeOurs(job, data, 1).slice(1)
  const theirs: number[] = []
  // The first answer of the peer holds its imports.
  const first = await peer.ask(job.peer)
  if (first.startsWith('missing')) return row(job, timeOurs(job, data, 5), [], first)
  if (job.rounds === 1) theirs.push(Number(first))
  for (let round = 0; round < Math.max(3, job.rounds); round++) {
    ours.push(...timeOurs(job, data, 1))
    if (job.rounds > 1) theirs.push(Number(await peer.ask(job.peer)))
  }
  return row(job, ours, theirs)
}

function timeOurs(job: Job, data: Data, rounds: number): number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now()
    job.ours(data)
    return (performance.now() - start) / 1000
  })
}

function row(job: Job, ours: readonly number[], theirs: readonly number[], reason?: string): BenchRow {
  const own = median(ours)
  const peer = theirs.length === 0 ? null : median(theirs)
  const ratio = peer === null ? null : own / peer
  return { name: job.name, ours: own, peer, ratio, goal: job.goal, ...(reason === undefined ? {} : { reason }) }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Scores of six digits that overlap, 30 % positives, slices at random. */
function makeData(rows: number): Data {
  const random = randomStream(20261123, 'bench-metrics')
  const truth = new Float64Array(rows)
  const scores = new Float64Array(rows)
  const slices = new Int32Array(rows)
  for (let i = 0; i < rows; i++) {
    const positive = random.next() < 0.3 ? 1 : 0
    truth[i] = positive
    scores[i] = Math.round(((random.next() + random.next() + positive) / 3) * 1e6) / 1e6
    slices[i] = Math.floor(random.next() * groups)
  }
  const labels = scores.map((score) => (score >= 0.5 ? 1 : 0))
  return { input: { task: 'binary', rows, truth, scores, labels, classes: ['0', '1'] }, slices }
}
