import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  type Context,
  canonicalJson,
  errorsOf,
  type Json,
  openRecord,
  type Resource,
  type Result,
  type SealedRecord,
  sha256,
  type TrainSpec,
  type Values,
} from '@mlops-actions/core'
import { claimedMetrics } from '../shared/claims.ts'
import { type Bodies, commandErrors, openProject, type Project, recordOfSubject } from '../shared/index.ts'
import { follow } from '../train/follow.ts'
import { trainSpec } from '../train/handler.ts'
import type { inputs as declared } from './declaration.ts'

const fail = errorsOf(commandErrors)

/** A metric of both runs. */
interface Moved {
  readonly metric: string
  readonly before: number | null
  readonly now: number | null
}

/** Trains again with what the record names, and compares the outputs byte by byte; where they differ, the metrics. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const old = await runRecord(project, context, inputs.run)
  const { body } = old.record
  const { spec, materials } = await trainSpec(project, context, { parameters: undefined, seed: body.seed })
  const changed = [...changes(old, materials), ...otherEnvironment(body, spec)]
  const again = { ...spec, parameters: body.parameters, command: body.command }
  const training = project.platform.training
  if (!training) throw new TypeError(`platform ${project.platform.name} does not train`)
  for (const line of changed) context.log.warn(line)
  const submitted = await training.submit(
    again,
    sha256(canonicalJson({ reproduce: old.digest, id: context.ids() })),
    context,
  )
  const followed = await follow(training, submitted.run, spec.timeLimitMs, context)
  if (followed.status !== 'completed')
    throw fail('TRAIN_FAILED', `${submitted.run} ${followed.status}${followed.reason ? `: ${followed.reason}` : ''}.`, {
      remedy: followed.tail.join('\n'),
    })
  const into = join(await context.scratch(), 'outputs')
  const outputs = await training.outputs(submitted.run, into, context)
  const differences = differing(old.record.subjects, outputs)
  const metrics =
    body.outputs.metrics && existsSync(join(into, body.outputs.metrics))
      ? await claimedMetrics(join(into, body.outputs.metrics))
      : {}
  const moved = movedMetrics(body.metrics, metrics)
  const equal = differences.length === 0
  const summary = equal
    ? `${body.runId} is reproduced: ${outputs.length} outputs are the same to the byte.`
    : `${body.runId} is not reproduced: ${differences.map((one) => one.name).join(', ')} differ${moved.length > 0 ? `; ${moved.map(movedText).join(', ')}` : '; no metric moved'}.`
  return {
    outcome: equal ? 'passed' : 'refused',
    verdict: equal ? 'pass' : 'fail',
    outputs: { equal: String(equal) },
    records: [],
    report: {
      title: `${project.config.model.name}: ${summary}`,
      outcome: equal ? 'passed' : 'refused',
      verdict: equal ? 'pass' : 'fail',
      summary,
      blocks: [
        {
          kind: 'table',
          columns: [{ title: 'Output' }, { title: 'Then' }, { title: 'Now' }, { title: 'Same' }],
          rows: old.record.subjects.map((one) => {
            const now = outputs.find((other) => other.name === one.name)
            return [
              one.name,
              (one.digest ?? '').slice(7, 19),
              now?.digest?.slice(7, 19) ?? 'missing',
              now?.digest === one.digest ? 'yes' : 'no',
            ]
          }),
        },
        ...(changed.length > 0 ? [{ kind: 'list' as const, items: changed }] : []),
      ],
    },
    json: { equal, differences: differences as unknown as Json, metrics: moved as unknown as Json, changed },
  }
}

async function runRecord(
  project: Project,
  context: Context,
  given: string,
): Promise<SealedRecord<'train', Bodies['train']>> {
  const path = resolve(context.directory, given)
  const sealed =
    existsSync(path) && /\.json$/.test(path)
      ? openRecord(await readFile(path), given)
      : await recordOfSubject(project, context, given)
  if (sealed.record.stage === 'train') return sealed as SealedRecord<'train', Bodies['train']>
  const edge = sealed.record.builtOn.find((one) => one.stage === 'train')
  if (edge) return (await recordOfSubject(project, context, edge.digest)) as SealedRecord<'train', Bodies['train']>
  throw fail('RUN_UNKNOWN', `${given} is no run.`, {
    remedy: 'Give a run (run-5c20e1), a version or the record of a train step.',
    where: { input: 'run' },
  })
}

/** What is not as it was: then a difference has a reason. */
function changes(old: SealedRecord<'train', Bodies['train']>, now: readonly Resource[]): string[] {
  const key = (resource: Resource | undefined): string => resource?.digest ?? resource?.version ?? ''
  return old.record.materials.flatMap((one) => {
    const other = now.find((candidate) => candidate.name === one.name)
    if (key(one) === key(other)) return []
    return one.name === 'code'
      ? [
          `The code is not that of the run: check out ${old.record.origin.commit.slice(0, 12)} to train what was trained.`,
        ]
      : [`${one.name} is not what the run read: its digest was ${key(one).slice(0, 19)}.`]
  })
}

function otherEnvironment(body: Bodies['train'], now: TrainSpec): string[] {
  if (body.environment.digest === now.environment.digest) return []
  const file = body.environment.file ?? 'none'
  return [`The training environment (${file}) is not that of the run: other files, or another interpreter or machine.`]
}

function differing(
  before: readonly Resource[],
  now: readonly Resource[],
): { name: string; before: string; now: string | null }[] {
  return before
    .map((one) => ({
      name: one.name,
      before: one.digest ?? '',
      now: now.find((other) => other.name === one.name)?.digest ?? null,
    }))
    .filter((one) => one.before !== one.now)
}

function movedMetrics(
  before: Readonly<Record<string, number | null>>,
  now: Readonly<Record<string, number | null>>,
): Moved[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return names
    .map((metric) => ({ metric, before: before[metric] ?? null, now: now[metric] ?? null }))
    .filter((one) => one.before !== one.now)
}

function movedText(one: Moved): string {
  if (one.before === null || one.now === null) return `${one.metric} ${one.before ?? 'none'} → ${one.now ?? 'none'}`
  const difference = one.now - one.before
  return `${one.metric} moved by ${difference > 0 ? '+' : '−'}${Math.abs(difference).toPrecision(3)}`
}
