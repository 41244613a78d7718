import type { Context, Json, Resource, Result, SealedRecord, Table, Values } from '@mlops-actions/core'
import { checkDrift, compatDrift, type DriftInput, type DriftReport } from '@mlops-actions/drift'
import { environmentOf } from '../deploy/target.ts'
import { type Bodies, openProject, type Project, readRecord, recordByDigest, writeRecord } from '../shared/index.ts'
import type { CheckDriftBody } from './body.ts'
import type { inputs as declared } from './declaration.ts'
import { filesOnly } from './files-only.ts'
import { driftReport } from './report.ts'
import {
  findCurrent,
  findReference,
  type LiveEndpoint,
  liveEndpoint,
  type ReferenceSource,
  serviceOf,
} from './sources.ts'

type Inputs = Values<typeof declared>

/** Compares what arrives with what is normal, finds the cause and records it. With two files no mlops.yml is needed. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  if (inputs.reference && inputs.current && !(await hasConfig(inputs, context))) return filesOnly(inputs, context)
  const startedAt = context.clock.now()
  const project = await openProject(inputs, context)
  const { config } = project
  const deployed = inputs.record
    ? (await readRecord(project, context, 'deploy', inputs.record)).record.body.environment
    : undefined
  const environment = environmentOf(config, inputs.environment ?? deployed, 'last')
  const live = await liveEndpoint(project, context, environment.name)
  const windowMs = inputs.window ?? config.monitor.windowMs
  const reference = await findReference(project, context, inputs.reference ?? config.monitor.reference, live)
  const current = await findCurrent(project, context, { given: inputs.current, windowMs, live, reference })
  const service =
    inputs.current === undefined && live && config.monitor.signals.includes('service-health')
      ? await serviceOf(project, context, live, windowMs)
      : undefined
  const report = checkDrift(driftInput(project, reference, current, service))
  const compat = inputs.compat
    ? compatDrift(inputs.compat, reference.reference, current.table, excluded(project))
    : undefined
  const history = await failedWindows(project, context, report.verdict === 'fail')
  const body = bodyOf(live, inputs, reference, current.window, report)
  const materials: Resource[] = [...(reference.resource ? [reference.resource] : []), ...current.resources]
  const record = await writeRecord<'check-drift', CheckDriftBody>(project, context, {
    stage: 'check-drift',
    startedAt,
    builtOn: await edges(project, context, live),
    materials,
    subjects: [],
    verdict: report.verdict,
    body,
  })
  const outcome =
    inputs.mode === 'observe' || report.verdict === 'pass'
      ? 'passed'
      : report.verdict === 'fail'
        ? 'refused'
        : 'inconclusive'
  return {
    outcome,
    verdict: report.verdict,
    outputs: {
      cause: report.cause,
      recommendation: report.recommendation,
      'drifted-features': [...report.driftedFeatures],
    },
    records: [record],
    report: driftReport({ project, report, live, reference, current, history, outcome, record, compat }),
    json: {
      ...(report as unknown as Record<string, Json>),
      history: history as unknown as Json,
      ...(compat ? { compat: compat as unknown as Json } : {}),
    },
  }
}

async function hasConfig(inputs: Inputs, context: Context): Promise<boolean> {
  const { existsSync } = await import('node:fs')
  const { resolve } = await import('node:path')
  return existsSync(resolve(context.directory, inputs.config))
}

function excluded(project: Project): readonly string[] {
  const { id, target, exclude } = project.config.data
  return [...id, ...exclude, ...(target ? [target] : [])]
}

function driftInput(
  project: Project,
  reference: ReferenceSource,
  current: { readonly table: Table; readonly predictions?: Table },
  service: DriftInput['service'] | undefined,
): DriftInput {
  const { config } = project
  const { task, decisionThreshold } = config.validate
  const wants = (signal: (typeof config.monitor.signals)[number]): boolean => config.monitor.signals.includes(signal)
  const predictions =
    reference.predictions && current.predictions && (wants('prediction-drift') || wants('estimated-performance'))
      ? {
          task,
          reference: reference.predictions,
          current: current.predictions,
          ...(config.data.target ? { target: config.data.target } : {}),
          ...(config.data.positiveLabel ? { positiveLabel: config.data.positiveLabel } : {}),
          decisionThreshold,
        }
      : undefined
  return {
    reference: reference.reference,
    current: current.table,
    ...(predictions ? { predictions } : {}),
    ...(service ? { service } : {}),
    options: { exclude: excluded(project), protected: config.data.protected },
  }
}

/** How many of the last windows failed, this one included: an alarm is k of n, so that one odd window wakes nobody. */
async function failedWindows(
  project: Project,
  context: Context,
  failed: boolean,
): Promise<{ failed: number; of: number; alarm: boolean }> {
  const { alarm } = project.config.monitor
  const verdicts = [failed]
  for await (const ref of project.registry.records(project.config.model.name, { stage: 'check-drift' }, context)) {
    if (verdicts.length >= alarm.of) break
    const { record } = (await recordByDigest(project, context, ref.digest)) as SealedRecord<
      'check-drift',
      Bodies['check-drift']
    >
    verdicts.push(record.verdict === 'fail')
  }
  const count = verdicts.filter(Boolean).length
  return { failed: count, of: verdicts.length, alarm: failed && count >= alarm.failed }
}

function bodyOf(
  live: LiveEndpoint | undefined,
  inputs: Inputs,
  reference: ReferenceSource,
  window: { readonly from: string; readonly to: string } | null,
  report: DriftReport,
): CheckDriftBody {
  return {
    environment: live?.environment ?? null,
    version: live?.version ?? null,
    reference: reference.name,
    window: inputs.current === undefined ? window : null,
    rows: report.rows,
    cause: report.cause,
    recommendation: report.recommendation,
    summary: report.summary,
    driftedFeatures: report.driftedFeatures,
    report: report as unknown as Json,
  }
}

async function edges(project: Project, context: Context, live: LiveEndpoint | undefined) {
  if (!live?.version) return []
  for await (const ref of project.registry.records(project.config.model.name, { stage: 'deploy' }, context)) {
    const { record } = (await recordByDigest(project, context, ref.digest)) as SealedRecord<'deploy', Bodies['deploy']>
    if (record.body.environment === live.environment && record.body.live.version === live.version)
      return [{ stage: 'deploy' as const, digest: ref.digest }]
  }
  return []
}
