import {
  allMetrics,
  type Context,
  coreErrors,
  defaultMetric,
  type ErrorCatalog,
  errorsOf,
  type MetricInfo,
  metricNames,
  nearestWord,
  type Result,
  type Task,
  type Values,
} from '@mlops-actions/core'
import type { inputs as declared } from './declaration.ts'

const fail = errorsOf(coreErrors)
const tasks: readonly Task[] = ['binary', 'multiclass', 'regression', 'clustering', 'ranking']

/** The closed sets of error codes of every package, loaded only here. */
async function catalogs(context: Context): Promise<ErrorCatalog> {
  const [data, inference, evaluation, drift, native, packaging, rollout, shared, metricsOwn, init, predict, platforms] =
    await Promise.all([
      import('@mlops-actions/data'),
      import('@mlops-actions/inference'),
      import('@mlops-actions/evaluation'),
      import('@mlops-actions/drift'),
      import('@mlops-actions/native'),
      import('@mlops-actions/packaging'),
      import('@mlops-actions/rollout'),
      import('../shared/errors.ts'),
      import('../metrics/errors.ts'),
      import('../init/errors.ts'),
      import('../predict/errors.ts'),
      context.catalogs?.() ?? [],
    ])
  return {
    ...coreErrors,
    ...data.dataErrors,
    ...inference.inferenceErrors,
    ...evaluation.evaluationErrors,
    ...drift.driftErrors,
    ...native.nativeErrors,
    ...packaging.packagingErrors,
    ...rollout.rolloutErrors,
    ...shared.commandErrors,
    ...metricsOwn.metricsErrors,
    ...init.initErrors,
    ...predict.predictErrors,
    ...Object.assign({}, ...platforms),
  }
}

/** Explains one code; lists all codes, or the metrics of each task. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  if (inputs.code === 'metrics') return metrics()
  const all = await catalogs(context)
  if (inputs.code === undefined) return list(all)
  const code = inputs.code.toUpperCase()
  const entry = Object.hasOwn(all, code) ? all[code] : undefined
  if (!entry) {
    const near = await nearestWord(code, Object.keys(all))
    throw fail('CODE_UNKNOWN', `"${inputs.code}" is not an error code.`, {
      remedy: near ? `Did you mean ${near}?` : 'mlops explain lists all codes.',
    })
  }
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    text: `${code}\n${entry.summary}\n\n${entry.explanation}\n`,
    report: {
      title: code,
      outcome: 'passed',
      summary: entry.summary,
      blocks: [{ kind: 'text', text: entry.explanation }],
    },
    json: { code, explanation: entry.explanation },
  }
}

function list(all: ErrorCatalog): Result {
  const codes = Object.keys(all).sort()
  const width = Math.max(...codes.map((code) => code.length))
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    text: `${codes.map((code) => `${code.padEnd(width)}  ${all[code]?.summary}`).join('\n')}\n`,
    report: { title: 'error codes', outcome: 'passed', summary: `${codes.length} codes`, blocks: [] },
    json: { codes: Object.fromEntries(codes.map((code) => [code, all[code]?.summary ?? ''])) },
  }
}

function metrics(): Result {
  const infos = new Map(allMetrics().map((info) => [info.name, info]))
  const byTask = tasks.map((task) => [task, metricNames(task).flatMap((name) => infos.get(name) ?? [])] as const)
  const lines = byTask.flatMap(([task, all]) => [
    `${task} (first: ${defaultMetric(task)})`,
    ...all.map((info) => `  ${info.name.padEnd(34)} ${info.goal === 'minimize' ? '↓' : '↑'} ${info.description}`),
    '',
  ])
  const shown = ({ name, label, goal, family, description }: MetricInfo) => ({ name, label, goal, family, description })
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    text: `${lines.join('\n')}`,
    report: { title: 'metrics', outcome: 'passed', summary: `${infos.size} metrics`, blocks: [] },
    json: { metrics: Object.fromEntries(byTask.map(([task, all]) => [task, all.map(shown)])) },
  }
}
