import {
  type Digest,
  type Json,
  type ModelRecord,
  recordSchema,
  type Stage,
  sealRecord,
  sha256,
} from '@mlops-actions/core'

/** What of a sample record matters to a test; everything else is filled in. */
export interface SampleRecord {
  readonly stage?: Stage
  readonly model?: string
  readonly id?: string
  readonly commit?: string
  readonly subjects?: readonly Digest[]
  readonly body?: Json
}

/** The bytes of a small valid record. */
export function sampleRecord(sample: SampleRecord = {}): Uint8Array {
  const record: ModelRecord = {
    schema: recordSchema,
    stage: sample.stage ?? 'train',
    id: sample.id ?? '01JDBG0000000000000000SAMP',
    model: sample.model ?? 'credit',
    tool: { version: '1.0.0' },
    origin: {
      source: 'asserted',
      actor: 'octocat',
      event: 'push',
      repository: 'our-org/credit',
      ref: 'refs/heads/main',
      commit: sample.commit ?? 'c'.repeat(40),
      tree: 'd'.repeat(40),
      dirty: false,
    },
    startedAt: '2026-11-23T09:00:00.000Z',
    endedAt: '2026-11-23T09:01:00.000Z',
    state: 'succeeded',
    builtOn: [],
    materials: [],
    subjects: (sample.subjects ?? [sha256('model')]).map((digest, index) => ({ name: `subject-${index}`, digest })),
    gates: [],
    body: sample.body ?? {},
  }
  return sealRecord(record).bytes
}
