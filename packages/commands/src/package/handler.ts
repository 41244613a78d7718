import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type Context,
  decide,
  errorsOf,
  fileDigest,
  humanBytes,
  humanDuration,
  type Json,
  type Report,
  type Resource,
  type Result,
  type SealedRecord,
  sha256,
  shortDigest,
  type Table,
  type Values,
} from '@mlops-actions/core'
import { schemaOf, selectColumns, selectRows } from '@mlops-actions/data'
import { buildProfile, learnPerformance, learntBytes, profileBytes } from '@mlops-actions/drift'
import { meaningOf, score } from '@mlops-actions/inference'
import { findNative } from '@mlops-actions/native'
import {
  type Bundle,
  buildBundle,
  buildImageContext,
  checkParity,
  type ParityResult,
  parseBundleSchema,
} from '@mlops-actions/packaging'
import { dataFiles, featureNames, modelTable } from '../shared/dataset.ts'
import {
  type Bodies,
  commandErrors,
  homeOf,
  openProject,
  type Project,
  readRecord,
  versionFolder,
  writeRecord,
} from '../shared/index.ts'
import { modelOptions, openProjectModel } from '../shared/models.ts'
import { predictionRules, predictionsTable } from '../shared/predictions-table.ts'
import type { PackageBody } from './body.ts'
import type { inputs as declared } from './declaration.ts'
import { bundleSchema } from './schema.ts'
import { serverFiles } from './server-files.ts'

const fail = errorsOf(commandErrors)
type Inputs = Values<typeof declared>

/** How far an answer of what was built may lie from the model's own: the digits that single precision has. */
const parityRule = { tolerance: 1e-5 } as const

/** What is needed to build: the model that was trained, and the tables. */
interface Materials {
  readonly project: Project
  readonly trained: SealedRecord<'train', Bodies['train']>
  readonly modelPath: string
  readonly train: Table
  readonly test: Table
  readonly features: readonly string[]
  readonly resources: readonly Resource[]
}

/** Builds the bundle (and the image's context), starts it, asks it real rows and compares with the model's own answers. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const startedAt = context.clock.now()
  const project = await openProject(inputs, context)
  const materials = await gather(project, context, inputs.record)
  const formats = inputs.formats ?? project.config.package.formats
  if (inputs['dry-run']) return planned(materials, formats)
  const work = join(homeOf(project, context), 'packages', `building-${context.ids()}`)
  await mkdir(work, { recursive: true })
  try {
    const built = await build(materials, context, work, formats)
    const folder = join(homeOf(project, context), 'packages', built.bundle.digest.slice(7, 31))
    const { gate } = built.parity
    const decision = decide([gate], [], inputs.mode, context.clock.now())
    const body: PackageBody = {
      package: {
        digest: built.bundle.digest,
        bytes: built.bundle.bytes,
        files: built.bundle.files.length,
        nativeBytes: built.bundle.nativeBytes,
      },
      ...(built.image ? { image: built.image } : {}),
      profile: built.profile,
      parity: parityJson(built.parity),
      model: await fileDigest(materials.modelPath),
    }
    await rm(folder, { recursive: true, force: true })
    await rename(work, folder)
    const record = await writeRecord<'package', PackageBody>(project, context, {
      stage: 'package',
      startedAt,
      builtOn: [{ stage: 'train', digest: materials.trained.digest }],
      materials: materials.resources,
      subjects: [
        {
          name: 'package',
          digest: built.bundle.digest,
          bytes: built.bundle.bytes,
          mediaType: 'application/vnd.mlops.bundle.v1',
        },
        { name: 'profile.json', digest: built.profile.digest },
        ...(built.image ? [{ name: 'image-context', digest: built.image.digest }] : []),
      ],
      gates: [gate],
      verdict: decision.verdict,
      decision,
      body,
    })
    return {
      outcome: decision.outcome,
      verdict: decision.verdict,
      outputs: { package: join(folder, 'bundle'), 'package-sha256': built.bundle.digest },
      records: [record],
      report: reportOf(project, built, folder, record, decision),
      json: {
        parity: body.parity,
        bytes: built.bundle.bytes,
        files: built.bundle.files.map((file) => file.path),
        digest: built.bundle.digest,
      },
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function gather(project: Project, context: Context, record: string | undefined): Promise<Materials> {
  const trained = await readRecord(project, context, 'train', record)
  const { runId, outputs } = trained.record.body
  if (!outputs.model)
    throw fail('TRAIN_OUTPUT_MISSING', `${runId} wrote predictions and no ONNX model: there is nothing to serve.`, {
      remedy: 'Export the model to ONNX (docs/models.md), or serve it with your own server.',
    })
  const subject = trained.record.subjects.find((one) => one.name === outputs.model)
  const modelPath = join(homeOf(project, context), 'outputs', runId, outputs.model)
  if (!existsSync(modelPath) || (await fileDigest(modelPath)) !== subject?.digest)
    throw fail(
      'TRAIN_OUTPUT_MISSING',
      `${outputs.model} of ${runId} is not on this machine, or is not what the record names.`,
      { remedy: 'Train again here: mlops train.' },
    )
  const files = await dataFiles(project, context)
  const train = await modelTable(project, files.train.path, context)
  const test = await modelTable(project, files.test.path, context, schemaOf(train))
  return {
    project,
    trained,
    modelPath,
    train,
    test,
    features: featureNames(project, train),
    resources: [{ name: 'model', digest: subject.digest }, files.train.resource, files.test.resource],
  }
}

interface Built {
  readonly bundle: Bundle
  readonly image?: { readonly digest: `sha256:${string}`; readonly files: number }
  readonly profile: { readonly digest: `sha256:${string}`; readonly rows: number }
  readonly parity: ParityResult
}

async function build(materials: Materials, context: Context, work: string, formats: readonly string[]): Promise<Built> {
  const { project, modelPath, train, test, features } = materials
  const { config } = project
  const model = await openProjectModel(project, modelPath, features, 'the model')
  try {
    const rows = Math.min(config.package.parityRows, test.rows)
    const asked = selectRows(
      test,
      Uint32Array.from({ length: rows }, (_, index) => Math.floor((index * test.rows) / rows)),
    )
    const expected = await score(model, asked)
    const policy = { minGroup: config.privacy.minGroup, protected: config.data.protected, identifying: config.data.id }
    const profile = buildProfile(selectColumns(train, [...features]), policy)
    const answers = predictionsTable(project, test, await score(model, test))
    await writeFile(join(work, 'profile.json'), profileBytes(profile))
    await writeFile(join(work, 'predictions-profile.json'), profileBytes(buildProfile(answers, policy)))
    const learnt = learnPerformance({ ...predictionRules(config), table: answers })
    if (learnt) await writeFile(join(work, 'performance.json'), learntBytes(learnt, policy.minGroup))
    const native = await findNative('onnxruntime-node')
    const bundle = await buildBundle({
      model: modelPath,
      modelOptions: { ...modelOptions(config, features), meaning: meaningOf(expected) },
      schema: bundleSchema(project, profile, features, expected, await championEdges(project, context)),
      serverCode: { files: await serverFiles(context, work) },
      native: { platform: process.platform, arch: process.arch, modules: dirname(native.folder) },
      out: join(work, 'bundle'),
    })
    await rm(join(work, 'server.mjs'), { force: true })
    const image = formats.includes('image') ? await buildImageContext({ bundle, out: join(work, 'image') }) : undefined
    context.log.info(`built ${humanBytes(bundle.bytes)} in ${bundle.files.length} files, asking it ${rows} rows`)
    const parity = await checkParity(
      { bundle: bundle.folder, rows: asked, expected, node: process.execPath, env: {}, rule: parityRule },
      context,
    )
    return {
      bundle,
      ...(image ? { image: { digest: image.digest, files: image.files.length } } : {}),
      profile: { digest: sha256(profileBytes(profile)), rows: profile.rows },
      parity,
    }
  } finally {
    await model.close()
  }
}

/** The bins in which the champion counts its predictions; undefined for the first version. */
async function championEdges(project: Project, context: Context): Promise<readonly number[] | undefined> {
  const { champion } = (await project.registry.aliases(project.config.model.name, context)).value
  if (champion === undefined) return undefined
  const path = join(await versionFolder(project, context, champion), 'bundle/schema.json')
  return existsSync(path) ? parseBundleSchema(JSON.parse(await readFile(path, 'utf8'))).predictionEdges : undefined
}

function parityJson(parity: ParityResult): Json {
  const { gate: _gate, ...rest } = parity
  return JSON.parse(JSON.stringify(rest)) as Json
}

function reportOf(
  project: Project,
  built: Built,
  folder: string,
  record: { sealed: SealedRecord; path: string },
  decision: { outcome: Report['outcome']; verdict: 'pass' | 'fail' | 'inconclusive' },
): Report {
  const { parity, bundle } = built
  const name = project.config.model.name
  const same = parity.rows - Math.max(parity.single.differing, parity.single.flips)
  const summary = `${same} of ${parity.rows} rows answered as the model does; first answer after ${humanDuration(parity.firstAnswerMs)}.`
  return {
    title: `${name}: package ${decision.verdict === 'pass' ? 'answers as the model does' : 'does not answer as the model does'}`,
    outcome: decision.outcome,
    verdict: decision.verdict,
    summary,
    blocks: [
      ...(decision.verdict === 'pass'
        ? []
        : [{ kind: 'alert' as const, level: 'caution' as const, text: parity.gate.reason.message }]),
      {
        kind: 'table',
        columns: [{ title: 'What' }, { title: 'Value' }],
        rows: [
          ['answers', summary],
          [
            'latency of one row',
            `p50 ${parity.latencyMs.p50.toFixed(1)} ms, p95 ${parity.latencyMs.p95.toFixed(1)} ms`,
          ],
          ['size', `${humanBytes(bundle.bytes)}, of it ${humanBytes(bundle.nativeBytes)} the runtime`],
          ['digest', [{ code: shortDigest(bundle.digest) }]],
          ...(built.image ? [['image context', [{ code: shortDigest(built.image.digest) }]] as const] : []),
        ],
      },
      {
        kind: 'fold',
        title: 'Where it is',
        blocks: [
          {
            kind: 'lines',
            lines: [
              `bundle  ${join(folder, 'bundle')}`,
              `run it  node ${join(folder, 'bundle', 'server.mjs')}`,
              `record  ${record.path}`,
            ],
          },
        ],
      },
    ],
    next: [['keep it: ', { code: 'mlops register' }]],
  }
}

function planned(materials: Materials, formats: readonly string[]): Result {
  const summary = `Would build ${formats.join(' and ')} of ${materials.trained.record.body.runId} and ask it ${Math.min(materials.project.config.package.parityRows, materials.test.rows)} rows.`
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: `${materials.project.config.model.name}: would package`,
      outcome: 'passed',
      summary,
      blocks: [{ kind: 'text', text: summary }],
    },
    json: {},
  }
}
