import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context, Json, Resource, Result, SealedRecord, Values } from '@mlops-actions/core'
import { checkDrift, compatDrift, type DriftReport, driftByWindow } from '@mlops-actions/drift'
import { environmentOf } from '../deploy/target.ts'
import { type Bodies, openProject, type Project, readRecord, recordByDigest, writeRecord } from '../shared/index.ts'
import { alarmOf, type Decided } from './alarm.ts'
import type { CheckDriftBody } from './body.ts'
import type { inputs as declared } from './declaration.ts'
import { filesOnly } from './files-only.ts'
import { excluded, type Gathered, gather } from './gather.ts'
import { driftOutputs, driftReport, notJudgedOf, outcomeOf } from './report.ts'
import { findCurrent, findReference, type LiveEndpoint, liveEndpoint, rowsNeeded } from './sources.ts'

type Inputs = Values<typeof declared>

/** Compares what arrives with what is normal, finds the cause and records it. With two files no mlops.yml is needed. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const configured = existsSync(resolve(context.directory, inputs.config))
  if (inputs.reference && inputs.current && !configured) return filesOnly(inputs, context)
  const startedAt = context.clock.now()
  const project = await openProject(inputs, context)
  const gathered = await lookAt(inputs, project, context)
  const { live, reference, current } = gathered
  if (current.profiles && inputs.compat) throw rowsNeeded(current.name, 'compat')
  const report = checkDrift(gathered.input)
  const exclude = [...excluded(project), ...(current.timeColumn ? [current.timeColumn] : [])]
  const compat = inputs.compat ? compatDrift(inputs.compat, reference.reference, current.current, exclude) : undefined
  const windows = windowsOf(inputs, gathered, exclude)
  const looked = {
    environment: live?.environment ?? null,
    window: current.window && {
      from: new Date(current.window.from).toISOString(),
      to: new Date(current.window.to).toISOString(),
    },
    current: current.digest,
  }
  const alarm = await alarmOf(project, context, report, looked)
  const materials: Resource[] = [
    ...(reference.resource ? [reference.resource] : []),
    ...current.resources,
    ...gathered.materials,
  ]
  const record = await writeRecord<'check-drift', CheckDriftBody>(project, context, {
    stage: 'check-drift',
    startedAt,
    builtOn: await edges(project, context, live),
    materials,
    subjects: [],
    verdict: report.verdict,
    body: bodyOf(gathered, looked, report, alarm),
  })
  const outcome = outcomeOf(inputs.mode, report.verdict)
  return {
    outcome,
    verdict: report.verdict,
    outputs: { ...driftOutputs(report), alarm: alarm.alarm, retrain: String(alarm.retrain) },
    records: [record],
    report: driftReport({
      project,
      report,
      live,
      reference,
      current,
      alarm,
      windows,
      notJudged: gathered.notJudged,
      outcome,
      record,
      compat,
    }),
    json: {
      ...(report as unknown as Record<string, Json>),
      notJudged: notJudgedOf(report, gathered.notJudged) as unknown as Json,
      alarm: alarm as unknown as Json,
      ...(windows ? { windows: windows as unknown as Json } : {}),
      ...(compat ? { compat: compat as unknown as Json } : {}),
    },
  }
}

/** Finds the reference, the current data and everything else that the check looks at. */
async function lookAt(inputs: Inputs, project: Project, context: Context): Promise<Gathered> {
  const { config } = project
  const { monitor } = config
  const deployed = inputs.record
    ? (await readRecord(project, context, 'deploy', inputs.record)).record.body.environment
    : undefined
  const environment = environmentOf(config, inputs.environment ?? deployed, 'last')
  const live = await liveEndpoint(project, context, environment.name)
  const windowMs = inputs.window ?? monitor.windowMs
  const time = inputs.time ?? monitor.time
  // `data.time` alone says when rows are of, not that a file is to be cut into windows.
  const asked = inputs.time !== undefined || config.places['monitor.time'] !== undefined
  const reference = await findReference(project, context, inputs.reference ?? monitor.reference, live)
  const current = await findCurrent(project, context, {
    given: inputs.current,
    time: time === undefined ? undefined : { column: time, required: asked },
    fileWindowMs: inputs.window ?? (asked ? monitor.windowMs : undefined),
    windowMs,
    live,
    reference,
    season: (inputs.season ?? monitor.season) !== undefined,
  })
  return gather(inputs, project, context, { environment: environment.name, windowMs, live, reference, current })
}

/** The windows of a file, the last of which was judged in full. */
function windowsOf(inputs: Inputs, { reference, current, windowMs }: Gathered, exclude: readonly string[]) {
  const { timeColumn, whole } = current
  if (inputs.current === undefined || timeColumn === undefined || current.history === undefined) return undefined
  const options = { exclude }
  return driftByWindow(
    { reference: reference.reference, current: whole, timeColumn, options },
    windowMs,
    current.window?.to,
  )
}

function bodyOf(
  { live, reference }: Gathered,
  looked: Pick<CheckDriftBody, 'environment' | 'window' | 'current'>,
  report: DriftReport,
  { alarm: state, failed, judged, retrain, why, runsUsed, retrainings }: Decided,
): CheckDriftBody {
  return {
    ...looked,
    version: live?.version ?? null,
    reference: reference.name,
    rows: report.rows,
    cause: report.cause,
    recommendation: report.recommendation,
    summary: report.summary,
    driftedFeatures: report.driftedFeatures,
    alarm: { state, failed, judged, retrain, why, runsUsed, retrainings },
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
