// Jobs of one function each, ours in this process and the peer's in a Python that stays: what starts and reads is not timed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf } from '@mlops-actions/core'
import { pythonOf, type StandingPeer, startStandingPeer } from './peers.ts'
import { type BenchRow, compared, interleave, roundsOf, timedCall } from './row.ts'

/** A job and whom it is compared with. */
export interface StandingJob<Data> {
  readonly job: string
  readonly peer: string
  /** The name of the job in the peer's script. */
  readonly ask: string
  readonly goal: number
  readonly rounds: number
  readonly ours: (data: Data) => unknown
}

/** Does every job on both sides in turn. A peer that cannot do one is a line with the reason. */
export async function compareStanding<Data>(
  jobs: readonly StandingJob<Data>[],
  data: Data,
  script: string,
  arrays: Readonly<Record<string, Float64Array>>,
): Promise<BenchRow[]> {
  const python = await pythonOf('general')
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-'))
  const peer = 'path' in python ? await startStandingPeer(python.path, script, folder, arrays) : undefined
  const table: BenchRow[] = []
  try {
    for (const job of jobs) {
      const row = await compareOne(job, data, peer).catch((error: unknown) => messageOf(error))
      const reason = 'reason' in python ? python.reason : undefined
      table.push(
        typeof row === 'string' ? await compareOne(job, data, undefined, row) : { ...row, ...(reason && { reason }) },
      )
    }
    return table
  } finally {
    peer?.stop()
    await rm(folder, { recursive: true })
  }
}

async function compareOne<Data>(
  job: StandingJob<Data>,
  data: Data,
  peer: StandingPeer | undefined,
  reason?: string,
): Promise<BenchRow> {
  // Once for the compiler; what takes the peer a minute is not done twice.
  job.ours(data)
  if (peer && job.rounds > 1) await peer.ask(job.ask)
  const ask = peer && (() => peer.ask(job.ask))
  const rounds = job.rounds === 1 ? 1 : roundsOf(job.rounds)
  return compared({ ...job, ...(await interleave(rounds, () => timedCall(() => job.ours(data)), ask)), reason })
}
