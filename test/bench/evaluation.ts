// The paired comparison of two models on 100,000 rows, against what teams compute it with in Python. Computing alone.
import { randomStream } from '@mlops-actions/core'
import { deLong, pairedBootstrap, weightedAuc } from '@mlops-actions/evaluation'
import { type BenchRow, main } from './row.ts'
import { compareStanding, type StandingJob } from './standing.ts'

type Data = Readonly<Record<'truth' | 'candidate' | 'champion', Float64Array>>

/** 1,000 replicates of the difference of two areas, everything included: both sorts, the draws, the interval. */
function bootstrap({ truth, candidate, champion }: Data): unknown {
  return pairedBootstrap(truth.length, weightedAuc(truth, candidate), weightedAuc(truth, champion), { seed: 1 })
}

const jobs: readonly StandingJob<Data>[] = [
  {
    job: '1,000 paired bootstraps of ΔAUC, 100k rows',
    peer: 'a loop over scikit-learn',
    ask: 'sklearn_loop',
    goal: 1 / 20,
    rounds: 3,
    ours: bootstrap,
  },
  {
    job: '1,000 paired bootstraps of ΔAUC, 100k rows',
    peer: 'numpy by counts',
    ask: 'numpy_counts',
    goal: 1 / 4,
    rounds: 3,
    ours: bootstrap,
  },
  {
    job: "DeLong's paired test, 100k rows",
    peer: 'MLstatkit',
    ask: 'mlstatkit',
    goal: 1 / 8,
    rounds: 5,
    ours: ({ truth, candidate, champion }) => deLong(truth, candidate, champion),
  },
]

/** Times the paired comparisons against Python's on the same rows. */
export function run(): Promise<BenchRow[]> {
  const data = makeData(100_000)
  return compareStanding(jobs, data, 'evaluation-peer.py', data)
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

if (import.meta.main) await main(run)
