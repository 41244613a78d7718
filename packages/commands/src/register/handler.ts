import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import {
  type Context,
  canonicalJson,
  errorsOf,
  fileDigest,
  type Json,
  type RecordRef,
  type Resource,
  type Result,
  type SealedRecord,
  sha256,
  type Values,
  type Verdict,
} from '@mlops-actions/core'
import type { PackageBody } from '../package/body.ts'
import {
  changeAliases,
  commandErrors,
  homeOf,
  openProject,
  type Project,
  readRecord,
  writeRecord,
} from '../shared/index.ts'
import type { RegisterBody } from './body.ts'
import type { inputs as declared } from './declaration.ts'

const fail = errorsOf(commandErrors)

/** Makes the version with everything that belongs to it, then lets `challenger` point at it when both verdicts allow it. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const startedAt = context.clock.now()
  const packaged = await readRecord(project, context, 'package', inputs.record)
  const trained = await readRecord(project, context, 'train', edge(packaged, 'train').digest)
  const validated = await validation(project, context, packaged)
  const verdicts = {
    model: validated?.record.verdict ?? ('inconclusive' as Verdict),
    package: packaged.record.verdict ?? ('inconclusive' as Verdict),
  }
  const allowed = validated?.record.decision?.outcome === 'passed' && packaged.record.decision?.outcome === 'passed'
  const { resources, files } = await content(project, context, packaged)
  const tags = {
    ...inputs.tags,
    run: trained.record.body.runId,
    commit: trained.record.origin.commit,
    verdict: verdicts.model,
    'package-verdict': verdicts.package,
  }
  const builtOn: RecordRef[] = [
    { stage: 'train', digest: trained.digest },
    ...(validated ? [{ stage: 'validate' as const, digest: validated.digest }] : []),
    { stage: 'package', digest: packaged.digest },
  ]
  const key = sha256(canonicalJson({ model: project.config.model.name, builtOn } as unknown as Json))
  if (inputs['dry-run']) return planned(project, verdicts, allowed, resources)
  const made = await project.registry.createVersion(project.config.model.name, resources, files, tags, key, context)
  const origin = await context.origin(project.root)
  const aliases = await changeAliases(
    project,
    context,
    { reason: `register v${made.version}`, by: origin.actor },
    () => (allowed ? { challenger: made.version } : undefined),
  )
  const record = await writeRecord<'register', RegisterBody>(project, context, {
    stage: 'register',
    startedAt,
    builtOn,
    materials: [],
    subjects: resources,
    verdict: worst(verdicts.model, verdicts.package),
    body: { version: made.version, created: made.created, verdicts, allowed, aliases, tags },
  })
  const summary = `v${made.version} ${made.created ? 'is registered' : 'was registered before'}${allowed ? ' and is challenger' : `; the gates do not let it go on (model ${verdicts.model}, package ${verdicts.package})`}.`
  return {
    outcome: 'passed',
    outputs: { version: made.version, 'version-url': '', aliases: aliases as Json },
    records: [record],
    report: {
      title: `${project.config.model.name}: v${made.version} ${made.created ? 'registered' : 'was there'}`,
      outcome: 'passed',
      verdict: 'pass',
      summary,
      blocks: [
        { kind: 'text', text: summary },
        {
          kind: 'table',
          columns: [{ title: 'What' }, { title: 'Value' }],
          rows: [
            ['run', trained.record.body.runId],
            ['commit', trained.record.origin.commit.slice(0, 7) || 'none'],
            ['verdicts', `model ${verdicts.model}, package ${verdicts.package}`],
            ['files', `${resources.length}, ${resources.reduce((sum, one) => sum + (one.bytes ?? 0), 0)} bytes`],
            [
              'aliases',
              Object.entries(aliases)
                .map(([alias, version]) => `${alias} v${version}`)
                .join(' · ') || 'none',
            ],
          ],
        },
      ],
      next: allowed
        ? [['take it live: ', { code: 'mlops deploy' }]]
        : [['see why: ', { code: `mlops trace v${made.version}` }]],
    },
    json: { version: made.version, created: made.created, aliases: aliases as Json, allowed },
  }
}

function edge(sealed: SealedRecord, stage: RecordRef['stage']): RecordRef {
  const found = sealed.record.builtOn.find((one) => one.stage === stage)
  if (found) return found
  throw fail('DATA_COLUMN_MISSING', `The ${sealed.record.stage} record names no ${stage} record.`)
}

/** The newest validation of the run that was packaged; none is no pass. */
async function validation(
  project: Project,
  context: Context,
  packaged: SealedRecord,
): Promise<SealedRecord | undefined> {
  const train = edge(packaged, 'train').digest
  const named = packaged.record.builtOn.find((one) => one.stage === 'validate')
  if (named) return readRecord(project, context, 'validate', named.digest)
  for await (const ref of project.registry.records(project.config.model.name, { stage: 'validate' }, context)) {
    const sealed = await readRecord(project, context, 'validate', ref.digest)
    if (sealed.record.builtOn.some((one) => one.stage === 'train' && one.digest === train)) return sealed
  }
  return undefined
}

/** Every file below the package's folder (bundle, image context, profile) with its digest. */
async function content(
  project: Project,
  context: Context,
  packaged: SealedRecord<'package', PackageBody>,
): Promise<{ resources: readonly Resource[]; files: Readonly<Record<string, string>> }> {
  const folder = join(homeOf(project, context), 'packages', packaged.record.body.package.digest.slice(7, 31))
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.startsWith('image/'))
    .sort()
  const resources: Resource[] = []
  const files: Record<string, string> = {}
  for (const name of names) {
    const path = join(folder, name)
    resources.push({ name, digest: await fileDigest(path), bytes: (await stat(path)).size })
    files[name] = path
  }
  return { resources, files }
}

function worst(...verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('fail') ? 'fail' : verdicts.includes('inconclusive') ? 'inconclusive' : 'pass'
}

function planned(
  project: Project,
  verdicts: { model: Verdict; package: Verdict },
  allowed: boolean,
  resources: readonly Resource[],
): Result {
  const summary = `Would register ${resources.length} files (model ${verdicts.model}, package ${verdicts.package})${allowed ? ' and move challenger' : ''}.`
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: `${project.config.model.name}: would register`,
      outcome: 'passed',
      summary,
      blocks: [{ kind: 'text', text: summary }],
    },
    json: { created: false },
  }
}
