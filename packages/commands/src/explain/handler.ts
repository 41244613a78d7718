import {
  allMetrics,
  type Context,
  coreErrors,
  defaultMetric,
  type ErrorCatalog,
  errorsOf,
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
async function catalogs(): Promise<ErrorCatalog> {
  const [data, inference, evaluation, drift, native, packaging, shared] = await Promise.all([
    import('@mlops-actions/data'),
    import('@mlops-actions/inference'),
    import('@mlops-actions/evaluation'),
    import('@mlops-actions/drift'),
    import('@mlops-actions/native'),
    import('@mlops-actions/packaging'),
    import('../shared/errors.ts'),
  ])
  return {
    ...coreErrors,
    ...data.dataErrors,
    ...inference.inferenceErrors,
    ...evaluation.evaluationErrors,
    ...drift.driftErrors,
    ...native.nativeErrors,
    ...packaging.packagingErrors,
    ...shared.commandErrors,
  }
}

/** Explains one code; lists all codes, or the metrics of each task. */
export async function run(inputs: Values<typeof declared>, _context: Context): Promise<Result> {
  if (inputs.code === 'metrics') return metrics()
  const all = await catalogs()
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
    json: { code, summary: entry.summary, explanation: entry.explanation },
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
    json: { codes },
  }
}

function metrics(): Result {
  const lines = tasks.flatMap((task) => [
    `${task} (first: ${defaultMetric(task)})`,
    ...metricNames(task).map((name) => {
      const info = allMetrics().find((one) => one.name === name)
      return `  ${name.padEnd(34)} ${info?.goal === 'minimize' ? '↓' : '↑'} ${info?.description ?? ''}`
    }),
    '',
  ])
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    text: `${lines.join('\n')}`,
    report: { title: 'metrics', outcome: 'passed', summary: `${allMetrics().length} metrics`, blocks: [] },
    json: { metrics: Object.fromEntries(tasks.map((task) => [task, [...metricNames(task)]])) },
  }
}
