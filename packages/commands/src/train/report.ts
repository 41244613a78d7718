import { humanDuration, type Origin, type Report, type SealedRecord, shortDigest } from '@mlops-actions/core'
import type { Project } from '../shared/index.ts'
import type { TrainBody } from './body.ts'

/** What `train` shows: the run, what went in, what the command claims. */
export function trainReport(
  project: Project,
  origin: Origin,
  body: TrainBody,
  record: { readonly sealed: SealedRecord; readonly path: string },
): Report {
  const name = project.config.model.name
  const summary = body.reused
    ? `${body.runId} was reused: code, data, environment, parameters and seed are unchanged.`
    : `${body.runId} completed in ${humanDuration(body.durationMs)}.`
  const claims = Object.entries(body.metrics)
  const commit = origin.commit
    ? `${origin.commit.slice(0, 7)}${origin.dirty ? ' (with changes that are not committed)' : ''}`
    : 'no commit'
  return {
    title: `${name}: ${body.runId} ${body.reused ? 'reused' : 'completed'}`,
    outcome: 'passed',
    verdict: 'pass',
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'table',
        columns: [{ title: 'What' }, { title: 'Value' }],
        rows: [
          ['code', commit],
          ['data', body.data.map((one) => `${one.name} ${shortDigest(one.digest)}`).join(', ')],
          [
            'environment',
            body.environment.file
              ? `${body.environment.file} ${shortDigest(body.environment.digest ?? 'sha256:')}`
              : 'the machine as it is',
          ],
          [
            'parameters',
            Object.entries(body.parameters)
              .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
              .join(', ') || 'none',
          ],
          ['seed', String(body.seed)],
        ],
      },
      ...(claims.length > 0
        ? [
            {
              kind: 'fold' as const,
              title: 'What the command claims in metrics.json (validate measures again)',
              blocks: [
                {
                  kind: 'table' as const,
                  columns: [{ title: 'Metric' }, { title: 'Claimed', align: 'right' as const }],
                  rows: claims
                    .slice(0, 40)
                    .map(([key, value]) => [key, value === null ? 'not a number' : String(value)]),
                },
              ],
            },
          ]
        : []),
      {
        kind: 'fold',
        title: 'Record',
        blocks: [{ kind: 'text', text: `${record.path}  ${shortDigest(record.sealed.digest)}` }],
      },
    ],
    next: [['decide: ', { code: 'mlops validate' }]],
  }
}
