import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  type Config,
  type Context,
  canonicalJson,
  type Digest,
  errorsOf,
  humanDuration,
  type Json,
  type Origin,
  type Resource,
  type Result,
  type RunStatus,
  sha256,
  type TrainConfig,
  type Training,
  type TrainSpec,
  type Values,
} from '@mlops-actions/core'
import { claimedMetrics } from '../shared/claims.ts'
import { commandErrors, homeOf, openProject, type Project, writeRecord } from '../shared/index.ts'
import type { TrainBody } from './body.ts'
import type { inputs as declared } from './declaration.ts'
import { type Followed, follow } from './follow.ts'
import { trainReport } from './report.ts'

const fail = errorsOf(commandErrors)
type Inputs = Values<typeof declared>

/** Submits the run (or finds the one with the same inputs), watches it, takes its outputs and records what reproducing needs. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const startedAt = context.clock.now()
  const { spec, key, materials } = await trainSpec(project, context, inputs)
  if (inputs['dry-run']) return planned(project, spec, key)
  const training = trainingOf(project)
  // Outside git nobody knows whether the code has changed: such a run is never taken for another.
  const reusable = inputs.reuse && (await context.origin(project.root)).tree !== ''
  const submitted = inputs['run-id']
    ? { run: await existing(training, inputs['run-id'], context), existed: true }
    : await training.submit(spec, reusable ? key : sha256(`${key}${context.ids()}`), context)
  const followed = await follow(training, submitted.run, inputs['wait-for'], context)
  if (followed.status === 'running' || followed.status === 'queued') return pending(project, submitted.run)
  if (followed.status !== 'completed') throw stopped(submitted.run, followed)
  const into = join(homeOf(project, context), 'outputs', submitted.run)
  const outputs = await training.outputs(submitted.run, into, context)
  const body = await bodyOf(
    spec,
    (project.config.train as TrainConfig).outputs,
    key,
    submitted,
    followed,
    outputs,
    into,
  )
  const record = await writeRecord<'train', TrainBody>(project, context, {
    stage: 'train',
    startedAt,
    builtOn: [],
    materials,
    subjects: outputs,
    body,
  })
  return {
    outcome: 'passed',
    outputs: {
      'run-id': submitted.run,
      'run-url': '',
      'run-status': followed.status,
      reused: body.reused ? 'true' : 'false',
      metrics: body.metrics,
    },
    records: [record],
    report: trainReport(project, record.sealed.record.origin, body, record),
    json: { runId: submitted.run, status: followed.status, reused: body.reused, metrics: body.metrics },
  }
}

function trainingOf(project: Project): Training {
  const { training, name } = project.platform
  if (!training) throw new TypeError(`platform ${name} does not train`)
  return training
}

async function existing(training: Training, run: string, context: Context): Promise<string> {
  if (await training.state(run, context)) return run
  throw fail('RUN_UNKNOWN', `There is no run ${run}.`, {
    remedy: 'Leave --run-id out to start one.',
    where: { input: 'run-id' },
  })
}

/** What to train with, and the key that is the same when nothing that decides the result has changed. */
export async function trainSpec(
  project: Project,
  context: Context,
  inputs: Pick<Inputs, 'parameters' | 'seed'>,
): Promise<{ spec: TrainSpec; key: Digest; materials: readonly Resource[] }> {
  const { config, root } = project
  const { train } = config
  if (!train)
    throw fail('TRAIN_NO_COMMAND', `${config.file} has no train.command.`, {
      remedy: 'Write:  train: { command: python train.py }',
      where: { file: config.file },
    })
  // On demand: what mlops.yml has wrong is said before the readers of tables are loaded.
  const { dataFiles } = await import('../shared/dataset.ts')
  const { train: data } = await dataFiles(project, context)
  const parameters = { ...train.parameters, ...typedParameters(inputs.parameters ?? {}) }
  const origin = await context.origin(root)
  const code = codeResource(origin)
  const environment = await trainingOf(project).environment(root, train.environment, context)
  const spec: TrainSpec = {
    model: config.model.name,
    command: train.command,
    folder: root,
    code,
    environment,
    data: [{ name: 'train', path: data.path, resource: data.resource }],
    parameters,
    seed: inputs.seed ?? train.seed,
    timeLimitMs: train.timeLimitMs,
    secrets: secretsOf(train.secrets, context),
    outputs: requiredOutputs(config, train.outputs),
  }
  const { folder: _folder, secrets: _secrets, data: sets, timeLimitMs: _limit, ...deciding } = spec
  const key = sha256(
    canonicalJson({ ...deciding, data: sets.map((one) => one.resource.digest ?? '') } as unknown as Json),
  )
  return { spec, key, materials: [code, data.resource] }
}

/** What the command must write: the model, unless predictions stand for it; and what mlops.yml names. metrics.json is picked up where it is. */
function requiredOutputs(config: Config, outputs: TrainConfig['outputs']): Record<string, string> {
  const named = (key: string): boolean => config.places[`train.outputs.${key}`] !== undefined
  return {
    ...(outputs.predictions === undefined || named('model') ? { model: outputs.model } : {}),
    ...(named('metrics') ? { metrics: outputs.metrics } : {}),
    ...(outputs.predictions === undefined ? {} : { predictions: outputs.predictions }),
  }
}

/** Values of the input `parameters` are JSON where they read as JSON scalars, else text. */
function typedParameters(given: Readonly<Record<string, string>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(given).map(([name, text]) => {
      if (text === 'true' || text === 'false' || text === 'null') return [name, JSON.parse(text) as Json]
      const number = Number(text)
      return [name, text !== '' && Number.isFinite(number) && String(number) === text ? number : text]
    }),
  )
}

/** The code: the folder's tree, and what is changed beside it. Outside git nothing can be reused, and the id says so. */
function codeResource(origin: Origin): Resource {
  if (!origin.tree) return { name: 'code', uri: 'folder', version: `unversioned` }
  if (!origin.changes) return { name: 'code', uri: `git+tree:${origin.tree}`, version: origin.tree }
  return { name: 'code', digest: sha256(`${origin.tree}\n${origin.changes.digest}`) }
}

function secretsOf(names: readonly string[], context: Context): Record<string, string> {
  const missing = names.filter((name) => !context.environment[name])
  if (missing.length > 0)
    throw fail(
      'TRAIN_NO_COMMAND',
      `train.secrets: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not in the environment.`,
      {
        remedy: 'In a workflow set it under env: of the step, from secrets. On a laptop: export NAME=…',
      },
    )
  return Object.fromEntries(names.map((name) => [name, context.environment[name] ?? '']))
}

async function bodyOf(
  spec: TrainSpec,
  names: TrainConfig['outputs'],
  key: Digest,
  submitted: { run: string; existed: boolean },
  followed: Followed,
  outputs: readonly Resource[],
  into: string,
): Promise<TrainBody> {
  const has = (name: string | undefined): name is string => outputs.some((one) => one.name === name)
  const { model, predictions, metrics } = names
  if (!has(model) && !has(predictions))
    throw fail('TRAIN_OUTPUT_MISSING', `The command wrote no ${model} below MLOPS_OUTPUT.`, {
      remedy: `It wrote: ${outputs.map((one) => one.name).join(', ') || 'nothing'}. Write the model there, or name it in train.outputs.model.`,
    })
  return {
    runId: submitted.run,
    status: followed.status,
    command: spec.command,
    parameters: spec.parameters,
    seed: spec.seed,
    key,
    environment: { ...spec.environment, ...(followed.lock ? { lock: followed.lock } : {}) },
    machine: {
      platform: process.platform,
      arch: process.arch,
      processors: availableParallelism(),
      node: process.versions.node,
    },
    data: spec.data.map((one) => ({
      name: one.name,
      digest: one.resource.digest as Digest,
      bytes: one.resource.bytes ?? 0,
    })),
    metrics: has(metrics) ? await claimedMetrics(join(into, metrics)) : {},
    durationMs: followed.durationMs,
    reused: submitted.existed,
    outputs: {
      ...(has(model) ? { model } : {}),
      ...(has(predictions) ? { predictions } : {}),
      ...(has(metrics) ? { metrics } : {}),
    },
  }
}

function stopped(run: string, followed: Followed): Error {
  const lines = followed.tail.map((line) => `  ${line}`).join('\n')
  const how: Partial<Record<RunStatus, string>> = {
    failed: 'failed',
    cancelled: 'was cancelled',
    unresponsive: 'does not answer',
  }
  return fail(
    'TRAIN_FAILED',
    `${run} ${how[followed.status] ?? followed.status} after ${humanDuration(followed.durationMs)}${followed.reason ? `: ${followed.reason}` : ''}.`,
    {
      remedy: `${lines ? `Its last lines:\n${lines}\n` : ''}All of its log: mlops logs ${run}`,
    },
  )
}

function planned(project: Project, spec: TrainSpec, key: Digest): Result {
  const { secrets: _secrets, ...shown } = spec
  return {
    outcome: 'passed',
    outputs: { 'run-status': 'planned' },
    records: [],
    report: {
      title: `${project.config.model.name}: would train`,
      outcome: 'passed',
      summary: `Would run: ${spec.command.split('\n')[0]} (seed ${spec.seed}, key ${key.slice(7, 19)})`,
      blocks: [
        { kind: 'lines', lines: spec.command.split('\n') },
        {
          kind: 'text',
          text: `parameters ${JSON.stringify(spec.parameters)}, seed ${spec.seed}, environment ${spec.environment.file ?? 'none'}`,
        },
      ],
    },
    json: { plan: { ...shown, key } as unknown as Json },
  }
}

function pending(project: Project, run: string): Result {
  return {
    outcome: 'pending',
    outputs: { 'run-id': run, 'run-status': 'running' },
    records: [],
    report: {
      title: `${project.config.model.name}: ${run} is still running`,
      outcome: 'pending',
      summary: `${run} is still running; go on with --run-id ${run}.`,
      blocks: [],
      next: [[{ code: `mlops train --run-id ${run}` }]],
    },
    json: { runId: run, status: 'running' },
  }
}
