import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  type Context,
  type Decision,
  type Digest,
  decide,
  errorsOf,
  fileDigest,
  type GateResult,
  type Json,
  type ModelVersion,
  type Report,
  type Resource,
  type Result,
  type SealedRecord,
  type Table,
  type Values,
} from '@mlops-actions/core'
import { overlap, schemaOf } from '@mlops-actions/data'
import { evaluateGates, type GateReport, LEAST_TRAININGS, type Operational } from '@mlops-actions/evaluation'
import { toMarkdown } from '@mlops-actions/reporting'
import { dataFiles, featureNames, modelTable } from '../shared/dataset.ts'
import {
  commandErrors,
  findVersion,
  homeOf,
  openProject,
  type Project,
  readRecord,
  recentRecords,
  shown,
  versionFolder,
  writeRecord,
} from '../shared/index.ts'
import type { TrainBody } from '../train/body.ts'
import type { ValidateBody } from './body.ts'
import type { inputs as declared } from './declaration.ts'
import { validateReport } from './report.ts'
import { type BothScored, type FoundChampion, type Judged, scoreAlone, scoreBoth } from './scoring.ts'
import { type SeedRuns, scoreSeedRuns, seedMaterials } from './seed-runs.ts'

const fail = errorsOf(commandErrors)
type Inputs = Values<typeof declared>

/** Scores candidate and champion on the same rows of the test set, judges the gates and records what decided. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const startedAt = context.clock.now()
  const { candidate, trained } = await findCandidate(project, context, inputs)
  const files = await dataFiles(project, context)
  const train = await modelTable(project, files.train.path, context)
  const test = await modelTable(project, files.test.path, context, schemaOf(train))
  const features = featureNames(project, train)
  const champion = await findChampion(project, context, inputs.champion)
  const scored = await scoreBoth(project, context, { candidate, champion }, test, features)
  const seed = `${files.test.resource.digest}`
  const seeds = await scoreSeedRuns(project, context, trained, test, (model) =>
    scoreAlone(project, context, model, test, features),
  )
  const holdoutUses = await usesOf(project, context, files.test.resource.digest, candidate.digest)
  const { gates: judged, report } = evaluateGates(project.config.validate, {
    candidate: scored.candidate,
    champion: scored.champion,
    table: test,
    operational: { ...scored.operational, overlap: overlapOf(project, train, test) },
    seed,
    minGroup: project.config.privacy.minGroup,
    seedNoise: enough(seeds),
    holdoutUses,
  })
  const gates = [...judged, ...scored.probes.gates]
  const decision = decide(gates, project.config.validate.waivers, inputs.mode, context.clock.now())
  const materials: Resource[] = [
    { name: 'candidate', digest: candidate.digest },
    files.test.resource,
    files.train.resource,
    { name: 'mlops.yml', digest: await fileDigest(project.file) },
    ...(await goldenFiles(project)),
    ...(champion.kind === 'found'
      ? [{ name: `champion v${champion.version.version}`, digest: champion.model.digest }]
      : []),
    ...seedMaterials(seeds),
  ]
  const body = bodyOf(candidate, champion, scored, seeds, report, holdoutUses, seed)
  const record = await writeRecord<'validate', ValidateBody>(project, context, {
    stage: 'validate',
    startedAt,
    builtOn: [
      ...(trained ? [{ stage: 'train' as const, digest: trained.digest }] : []),
      ...(champion.kind === 'found' && champion.version.record
        ? [{ stage: 'register' as const, digest: champion.version.record }]
        : []),
    ],
    materials,
    subjects: [],
    gates,
    verdict: decision.verdict,
    decision,
    waivers: [...decision.waived],
    body,
  })
  const shownReport = validateReport({
    project,
    gates,
    report,
    insight: scored.probes.insight,
    decision,
    champion: championText(champion),
    otherSeeds: seeds.runs.length,
    trained: trained?.record.body,
    record,
  })
  const path = await writeReport(project, context, shownReport)
  return resultOf(decision, gates, report, body, record, shownReport, path)
}

/** The tables of known answers, as far as they are there: they decide, so the record names their bytes. */
async function goldenFiles(project: Project): Promise<Resource[]> {
  const tests = project.config.validate.behaviour ?? []
  const paths = new Set(tests.flatMap((test) => (test.kind === 'golden' && 'path' in test ? [test.path] : [])))
  const present = [...paths].filter((path) => existsSync(join(project.root, path)))
  return Promise.all(present.map(async (path) => ({ name: path, digest: await fileDigest(join(project.root, path)) })))
}

async function findCandidate(
  project: Project,
  context: Context,
  inputs: Inputs,
): Promise<{ candidate: Judged; trained?: SealedRecord<'train', TrainBody> }> {
  if (inputs.candidate !== undefined) {
    const path = resolve(context.directory, inputs.candidate)
    if (existsSync(path)) return { candidate: { path, digest: await fileDigest(path), name: shown(path, context) } }
    if (!/^v?\d+$/.test(inputs.candidate))
      throw fail('VERSION_UNKNOWN', `The candidate ${inputs.candidate} is neither a file nor a version.`, {
        where: { input: 'candidate' },
      })
    const version = await findVersion(project, context, inputs.candidate)
    return { candidate: await modelOfVersion(project, context, version) }
  }
  const trained = await readRecord(project, context, 'train', inputs.record)
  const { runId, outputs } = trained.record.body
  const file = outputs.model ?? outputs.predictions ?? ''
  const subject = trained.record.subjects.find((one) => one.name === file)
  const path = join(homeOf(project, context), 'outputs', runId, file)
  if (!existsSync(path) || (await fileDigest(path)) !== subject?.digest)
    throw fail('TRAIN_OUTPUT_MISSING', `${file} of ${runId} is not on this machine, or is not what the record names.`, {
      remedy: 'Train again here, or give the model with --candidate.',
    })
  return { candidate: { path, digest: subject.digest, name: `candidate ${runId}` }, trained }
}

async function modelOfVersion(project: Project, context: Context, version: ModelVersion): Promise<Judged> {
  const folder = await versionFolder(project, context, version.version)
  for (const name of ['bundle/model.onnx', 'predictions.csv']) {
    const path = join(folder, name)
    if (existsSync(path)) return { path, digest: await fileDigest(path), name: `v${version.version}` }
  }
  throw fail('VERSION_UNKNOWN', `v${version.version} holds no model that can be scored.`)
}

/** The version behind the alias, or the one that was named. What exists and cannot be read is not the same as none. */
async function findChampion(project: Project, context: Context, given: string | undefined): Promise<FoundChampion> {
  if (given === 'none') return { kind: 'none', why: 'the input champion says none' }
  let version: string | undefined = given
  try {
    version ??= (await project.registry.aliases(project.config.model.name, context)).value['champion']
  } catch (cause) {
    return {
      kind: 'unreadable',
      why: `the registry cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    }
  }
  if (version === undefined) return { kind: 'none', why: 'no version is live yet' }
  try {
    const found = await findVersion(project, context, version)
    return { kind: 'found', version: found, model: await modelOfVersion(project, context, found) }
  } catch (cause) {
    if (given !== undefined) throw cause
    return { kind: 'unreadable', why: cause instanceof Error ? cause.message : String(cause) }
  }
}

function overlapOf(project: Project, train: Table, test: Table): NonNullable<Operational['overlap']> {
  return { rows: overlap(train, test, project.config.data.id).rows, testRows: test.rows }
}

/** How many records are looked at for earlier candidates, newest first. */
const mostRecords = 200

/** How many other candidates the same test set has judged before. To judge the same one again teaches nobody anything. */
async function usesOf(project: Project, context: Context, test: Digest, candidate: Digest): Promise<number> {
  const judged = new Set<Digest>()
  for await (const { record } of recentRecords(project, context, 'validate', mostRecords))
    if (record.materials.some((one) => one.digest === test)) judged.add(record.body.candidate.digest)
  judged.delete(candidate)
  return judged.size
}

/** Too few trainings say nothing, so nothing is asked of them. */
function enough({ values }: SeedRuns): SeedRuns['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, known]) => known.length >= LEAST_TRAININGS))
}

function championText(champion: FoundChampion): { readonly version?: string; readonly why?: string } {
  return champion.kind === 'found' ? { version: champion.version.version } : { why: champion.why }
}

function bodyOf(
  candidate: Judged,
  champion: FoundChampion,
  { candidate: scored, probes }: BothScored,
  seeds: SeedRuns,
  report: GateReport,
  holdoutUses: number,
  seed: string,
): ValidateBody {
  const values = (side: 'candidate' | 'champion') =>
    Object.fromEntries(report.metrics.map((line) => [line.metric, line[side]?.value ?? null]))
  return {
    rows: report.rows,
    task: scored.task,
    champion:
      champion.kind === 'found'
        ? { version: champion.version.version, digest: champion.model.digest }
        : { none: champion.why },
    candidate: { digest: candidate.digest, evidence: scored.evidence ?? 'measured' },
    metrics: {
      candidate: values('candidate'),
      ...(report.champion === 'compared' ? { champion: values('champion') } : {}),
    },
    slices: report.slices as unknown as Json,
    flips: (report.flips ?? null) as unknown as Json,
    importance: (probes.insight.importance ?? null) as unknown as Json,
    noImportance: probes.insight.noImportance ?? null,
    discoveredSlice: (probes.insight.discoveredSlice ?? null) as unknown as Json,
    seedNoise:
      seeds.runs.length === 0 ? null : ({ runs: seeds.runs, metrics: report.seedNoise ?? [] } as unknown as Json),
    holdoutUses,
    seed,
  }
}

async function writeReport(project: Project, context: Context, report: Report): Promise<string> {
  const folder = join(homeOf(project, context), 'reports')
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'validate.md')
  await writeFile(path, toMarkdown(report))
  return path
}

function resultOf(
  decision: Decision,
  gates: readonly GateResult[],
  report: GateReport,
  body: ValidateBody,
  record: { sealed: SealedRecord; path: string },
  shownReport: Report,
  path: string,
): Result {
  const failed = gates
    .filter((gate) => gate.verdict === 'fail' && gate.judged)
    .map((gate) => gate.id.replace(/^validate\.(gates|behaviour)\./, ''))
  return {
    outcome: decision.outcome,
    verdict: decision.verdict,
    outputs: { 'failed-gates': failed, metrics: body.metrics as unknown as Json, report: path },
    records: [record],
    report: shownReport,
    json: {
      rows: report.rows,
      headline: report.headline,
      gates: gates as unknown as Json,
      metrics: body.metrics as unknown as Json,
      slices: body.slices,
      flips: body.flips,
      correction: (report.correction ?? null) as unknown as Json,
      importance: body.importance,
      noImportance: body.noImportance,
      discoveredSlice: body.discoveredSlice,
      seedNoise: body.seedNoise,
      holdoutUses: body.holdoutUses,
    },
  }
}
