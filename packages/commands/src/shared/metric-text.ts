import {
  coreErrors,
  errorsOf,
  type MetricInfo,
  metricInfo,
  metricSuggestions,
  type Task,
  type UserError,
} from '@mlops-actions/core'

const fail = errorsOf(coreErrors)

/** An input names a metric that the task does not have: which one was meant, or where all of them stand. */
export function unknownMetric(input: string, name: string, task: Task): UserError {
  const near = metricSuggestions(name, task)
    .slice(0, 2)
    .map((other) => `"${other}" (${metricInfo(other)?.label ?? other})`)
  return fail('INPUT_INVALID', `${input}: "${name}" is not a metric of task ${task}.`, {
    remedy: near.length > 0 ? `Write ${near.join(' or ')}.` : 'mlops explain metrics lists them.',
    where: { input },
  })
}

/** The name of a metric in a table, with an arrow where less is better. */
export function metricTitle(name: string, goal: MetricInfo['goal'] | undefined = metricInfo(name)?.goal): string {
  return goal === 'minimize' ? `${name} ↓` : name
}
