import type { Problem } from '../errors.ts'
import type { Task, ValidationRules } from '../gate-rule.ts'
import { durationOf, parseBytes } from '../quantities.ts'
import type { Waiver } from '../verdict.ts'
import { resolveBehaviour } from './behaviour.ts'
import { resolveGates, resolveSlices } from './gates.ts'
import { resolveMonitor } from './monitor.ts'
import type { RawConfig, RawEnvironment } from './schema.ts'
import type { Config, DataConfig, DeployConfig, EnvironmentConfig, Place, TrainConfig } from './types.ts'

/** Collects problems, each with the place of the key it is about. */
export interface Complaints {
  readonly problems: Problem[]
  add(code: string, path: string, message: string, remedy?: string): void
  place(path: string): Place | undefined
}

function complaints(file: string, places: Readonly<Record<string, Place>>): Complaints {
  const problems: Problem[] = []
  const place = (path: string): Place | undefined => {
    for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '')
      if (places[at]) return places[at]
    return undefined
  }
  return {
    problems,
    place,
    add: (code, path, message, remedy) => {
      problems.push({ code, message, ...(remedy ? { remedy } : {}), where: { file, ...(place(path) ?? {}) } })
    },
  }
}

/** Fills in every default of mlops.yml and checks what a schema cannot: names of metrics, parts that contradict each other. */
export function resolveConfig(
  raw: RawConfig,
  file: string,
  places: Readonly<Record<string, Place>>,
): { config: Config; problems: readonly Problem[] } {
  const notes = complaints(file, places)
  notAvailable(raw, notes)
  const data = resolveData(raw, notes)
  const config: Config = {
    file,
    places,
    model: {
      name: raw.model.name,
      owners: raw.model.owners ?? [],
      ...(raw.model['intended-use'] ? { intendedUse: raw.model['intended-use'] } : {}),
      ...(raw.model.limitations ? { limitations: raw.model.limitations } : {}),
      missing: raw.model.missing ?? 'refuse',
      unknownCategories: raw.model['unknown-categories'] ?? 'refuse',
      suspectExport: raw.model['suspect-export'] ?? 'refuse',
      ...defined({
        categories: raw.model.categories,
        classes: raw.model.classes?.map(String),
        inputs: raw.model.inputs,
      }),
      outputs: defined(raw.model.outputs ?? {}),
    },
    platform: raw.platform ?? 'local',
    registry: raw.registry ?? 'directory',
    data,
    ...(raw.train ? { train: resolveTrain(raw.train) } : {}),
    validate: resolveValidate(raw, file, data, notes),
    package: { formats: raw.package?.formats ?? ['bundle'], parityRows: raw.package?.['parity-rows'] ?? 200 },
    deploy: resolveDeploy(raw, notes),
    monitor: resolveMonitor(raw, notes),
    privacy: { minGroup: raw.privacy?.['min-group'] ?? 10 },
  }
  return { config, problems: notes.problems }
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

function notAvailable(raw: RawConfig, notes: Complaints): void {
  if (raw.extends !== undefined)
    notes.add(
      'CONFIG_NOT_AVAILABLE',
      'extends',
      'extends: a shared policy is not part of this version.',
      'Remove `extends`; write the gates here.',
    )
  if (raw.platform === 'azureml' || raw.azureml !== undefined)
    notes.add(
      'PLATFORM_UNAVAILABLE',
      raw.azureml === undefined ? 'platform' : 'azureml',
      'Platform azureml is not part of this version.',
      'Write platform: local, or remove the key.',
    )
  else if (raw.platform !== undefined && raw.platform !== 'local')
    notes.add('CONFIG_INVALID_VALUE', 'platform', `platform: "${raw.platform}" is not accepted. Write one of: local.`)
  raw.deploy?.environments?.forEach((environment, index) => {
    const path = `deploy.environments.${index}`
    if (environment.strategy === 'mirror')
      notes.add(
        'CONFIG_NOT_AVAILABLE',
        `${path}.strategy`,
        'strategy: mirror is not part of this version.',
        'Write canary or all-at-once.',
      )
    for (const key of ['azureml', 'instances'] as const)
      if (environment[key] !== undefined)
        notes.add(
          'CONFIG_NOT_AVAILABLE',
          `${path}.${key}`,
          `${key}: only platform azureml has it, which is not part of this version.`,
          `Remove \`${key}\`.`,
        )
  })
}

function resolveData(raw: RawConfig, notes: Complaints): DataConfig {
  const data = raw.data
  if (data.path && (data.train || data.test))
    notes.add(
      'CONFIG_CONTRADICTION',
      'data.path',
      'data has both `path` and `train`/`test`.',
      'Keep `path` (it is split), or `train` and `test`.',
    )
  if (!data.path && !data.train)
    notes.add(
      'CONFIG_MISSING_KEY',
      'data',
      '"path" is missing in data.',
      'Write:  path: data/my_table.csv   (or train: { path: … } and test: { path: … })',
    )
  if (data.train && !data.test)
    notes.add(
      'CONFIG_MISSING_KEY',
      'data.train',
      '"test" is missing in data: what the model is judged on is never what it was trained on.',
      'Add test: { path: … }, or write path: … and let it be split.',
    )
  if (!data.target && raw.model.task !== 'clustering')
    notes.add(
      'CONFIG_MISSING_KEY',
      'data',
      '"target" is missing in data: the column to predict.',
      'Write:  target: column_to_predict',
    )
  const target = data.target ?? ''
  checkGroup(raw.model.task, data.group, target, notes)
  for (const key of ['id', 'exclude'] as const)
    if (target && data[key]?.includes(target))
      notes.add('CONFIG_CONTRADICTION', `data.${key}`, `data.${key} holds the target "${target}".`)
  return {
    ...defined({ path: data.path, train: data.train?.path, test: data.test?.path, time: data.time }),
    ...defined({ group: data.group }),
    split: {
      test: data.split?.test ?? 0.2,
      seed: data.split?.seed ?? 42,
      ...defined({ key: data.split?.key ?? data.group }),
    },
    target,
    ...(data['positive-label'] === undefined ? {} : { positiveLabel: String(data['positive-label']) }),
    id: data.id ?? [],
    exclude: [...new Set([...(data.exclude ?? []), ...(data.group === undefined ? [] : [data.group])])],
    protected: data.protected ?? [],
    types: data.types ?? {},
  }
}

/** A ranking orders the rows of one query; without the queries nothing could be judged. */
function checkGroup(task: Task, group: string | undefined, target: string, notes: Complaints): void {
  if (task === 'ranking' && group === undefined)
    notes.add(
      'CONFIG_MISSING_KEY',
      'data',
      '"group" is missing in data: the column of the query that a row belongs to.',
      'Write:  group: column_of_the_query',
    )
  if (task !== 'ranking' && group !== undefined)
    notes.add(
      'CONFIG_CONTRADICTION',
      'data.group',
      `data.group means nothing for task ${task}.`,
      'To keep rows together when the table is split, write data.split.key.',
    )
  if (group !== undefined && group === target)
    notes.add('CONFIG_CONTRADICTION', 'data.group', `data.group is the target "${target}".`)
}

function resolveTrain(train: NonNullable<RawConfig['train']>): TrainConfig {
  return {
    command: train.command,
    ...defined({ environment: train.environment }),
    parameters: train.parameters ?? {},
    seed: train.seed ?? 42,
    outputs: {
      model: train.outputs?.model ?? 'model.onnx',
      metrics: train.outputs?.metrics ?? 'metrics.json',
      ...defined({ predictions: train.outputs?.predictions }),
    },
    secrets: train.secrets ?? [],
    timeLimitMs: durationOf(train['time-limit'], '6h'),
  }
}

function resolveValidate(
  raw: RawConfig,
  file: string,
  data: DataConfig,
  notes: Complaints,
): ValidationRules & { waivers: readonly Waiver[] } {
  const validate = raw.validate ?? {}
  const slices = resolveSlices(validate.slices ?? [])
  const gates = resolveGates(raw.model.task, validate.gates, slices.length > 0, file, notes)
  const behaviour = resolveBehaviour(raw.model, validate.behaviour ?? [], gates, file, notes)
  const names = [...gates, ...behaviour].map((one) => one.name)
  const waivers: Waiver[] = (validate.waivers ?? []).map((waiver, index) => {
    if (!names.includes(waiver.gate))
      notes.add(
        'CONFIG_INVALID_VALUE',
        `validate.waivers.${index}.gate`,
        `validate.waivers: there is no gate "${waiver.gate}".`,
        `Gates: ${names.join(', ')}.`,
      )
    return { gate: waiver.gate, reason: waiver.reason, until: waiver.until, ...defined({ slice: waiver.slice }) }
  })
  return {
    task: raw.model.task,
    target: data.target,
    ...defined({ positiveLabel: data.positiveLabel }),
    decisionThreshold: validate['decision-threshold'] ?? 0.5,
    first: validate.first ?? 'absolute-only',
    slices,
    minSliceRows: validate['min-slice-rows'] ?? 300,
    gates,
    correction: validate.correction ?? 'holm',
    ...(behaviour.length > 0 ? { behaviour } : {}),
    waivers,
  }
}

const defaultSteps = [
  { weight: 10, pause: '30m' },
  { weight: 50, pause: '30m' },
]

function resolveEnvironment(raw: RawEnvironment, index: number, notes: Complaints): EnvironmentConfig {
  const path = `deploy.environments.${index}`
  const strategy = raw.strategy === 'all-at-once' ? 'all-at-once' : 'canary'
  const steps = raw.steps ?? (strategy === 'canary' ? defaultSteps : [])
  if (strategy === 'all-at-once' && raw.steps !== undefined)
    notes.add(
      'CONFIG_CONTRADICTION',
      `${path}.steps`,
      'steps belong to strategy canary; this environment is all-at-once.',
    )
  steps.forEach((step, at) => {
    const before = steps[at - 1]
    if (before && step.weight <= before.weight)
      notes.add(
        'CONFIG_INVALID_VALUE',
        `${path}.steps.${at}.weight`,
        `weight ${step.weight} is not above the step before (${before.weight}): weights rise.`,
      )
  })
  return {
    name: raw.name,
    strategy,
    approval: raw.approval ?? 'none',
    steps: steps.map((step) => ({ weight: step.weight, pauseMs: durationOf(step.pause, '30m') })),
    analysis: (raw.analysis ?? []).map((rule, at) => {
      if (rule.max === undefined && rule['max-ratio'] === undefined && rule['max-increase'] === undefined)
        notes.add(
          'CONFIG_MISSING_KEY',
          `${path}.analysis.${at}`,
          `${rule.metric} has no limit.`,
          'Write max, max-ratio or max-increase.',
        )
      const where = notes.place(`${path}.analysis.${at}`)
      return {
        metric: rule.metric,
        ...defined({ max: rule.max, maxRatio: rule['max-ratio'], maxIncrease: rule['max-increase'], where }),
      }
    }),
    minRequests: raw['min-requests'] ?? (strategy === 'canary' ? 100 : 0),
    extendMs: durationOf(raw.extend, '2h'),
    inconclusive: raw.inconclusive ?? 'rollback',
    bakeMs: durationOf(raw.bake, '24h'),
  }
}

/** The analysis of an environment that names none: no more errors, no much slower answers. */
const defaultAnalysis = [
  { metric: 'error_rate', maxIncrease: 0.01 },
  { metric: 'latency_p95', maxRatio: 2 },
] as const

function resolveDeploy(raw: RawConfig, notes: Complaints): DeployConfig {
  const deploy = raw.deploy ?? {}
  const environments = (deploy.environments ?? [{ name: 'production' }]).map((one, index) =>
    resolveEnvironment(one, index, notes),
  )
  const names = environments.map((one) => one.name)
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index)
      notes.add('CONFIG_CONTRADICTION', `deploy.environments.${index}.name`, `environment "${name}" stands twice.`)
  })
  const atMost = deploy.collect?.['at-most'] ?? '5GiB'
  const atMostBytes = parseBytes(atMost)
  if (atMostBytes === undefined)
    notes.add(
      'CONFIG_INVALID_VALUE',
      'deploy.collect.at-most',
      `deploy.collect.at-most: "${atMost}" is no size. Write 500MiB or 5GiB.`,
    )
  return {
    endpoint: deploy.endpoint ?? raw.model.name,
    host: deploy.host ?? '127.0.0.1',
    port: deploy.port ?? 0,
    timeoutMs: durationOf(deploy.timeout, '10s'),
    ...defined({ routeHeader: deploy['route-header'] }),
    collect: {
      share: deploy.collect?.share ?? 1,
      exclude: deploy.collect?.exclude ?? [],
      keepMs: durationOf(deploy.collect?.keep, '30d'),
      atMostBytes: atMostBytes ?? 0,
    },
    environments: environments.map((one) =>
      one.analysis.length > 0 || one.strategy === 'all-at-once' ? one : { ...one, analysis: defaultAnalysis },
    ),
  }
}
