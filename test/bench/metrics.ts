// Metrics of 1,000,000 rows, whole and by slices, against what teams compute them with in Python. Computing alone: both sides have the arrays ready. Then
// the whole step of the command line, and with BENCH_SLOW=1 the peak of memory of 100,000,000 rows.
import { randomStream } from '@mlops-actions/core'
import { computeSliced, type MetricInput, metricComputer } from '@mlops-actions/evaluation'
import { largeRows, stepRows } from './metrics-step.ts'
import { type BenchRow, main } from './row.ts'
import { compareStanding, type StandingJob } from './standing.ts'

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
const slicedRates = ({ input, slices }: Data): unknown => computeSliced(rates, input, slices, groups)

const jobs: readonly StandingJob<Data>[] = [
  {
    job: 'ten binary metrics, 1M rows',
    peer: 'scikit-learn',
    ask: 'sklearn_binary',
    goal: 1 / 4,
    rounds: 5,
    ours: ({ input }) => ten.map(metricComputer(input)),
  },
  {
    job: '6 metrics × 20 slices, 1M rows',
    peer: 'pandas factorize + numpy bincount',
    ask: 'numpy_slices',
    goal: 1.5,
    rounds: 5,
    ours: slicedRates,
  },
  {
    job: '6 metrics × 20 slices, 1M rows',
    peer: 'numpy bincount of ready codes',
    ask: 'numpy_codes',
    goal: 1.5,
    rounds: 5,
    ours: slicedRates,
  },
  {
    job: '6 metrics × 20 slices, 1M rows',
    peer: 'Fairlearn MetricFrame',
    ask: 'fairlearn_slices',
    goal: 1 / 400,
    rounds: 1,
    ours: slicedRates,
  },
  {
    job: 'ROC AUC × 20 slices, 1M rows',
    peer: 'Fairlearn MetricFrame',
    ask: 'fairlearn_auc',
    goal: 1 / 20,
    rounds: 1,
    ours: ({ input, slices }) => computeSliced(['roc_auc'], input, slices, groups),
  },
]

/** Times our metrics against Python's on the same rows, round by round in turn. */
export async function run(): Promise<BenchRow[]> {
  const data = makeData(1_000_000)
  const { truth } = data.input
  const scores = data.input.scores as Float64Array
  const slices = Float64Array.from(data.slices)
  return [
    ...(await compareStanding(jobs, data, 'metrics-peer.py', { truth, scores, slices })),
    ...(await stepRows(truth, scores)),
    ...(process.env['BENCH_SLOW'] === '1' ? await largeRows() : []),
  ]
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

if (import.meta.main) await main(run)
