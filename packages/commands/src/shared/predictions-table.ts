import { type Column, type Config, columnOf, type Table } from '@mlops-actions/core'
import type { PredictionsInput } from '@mlops-actions/drift'
import type { Predictions } from '@mlops-actions/inference'
import { positiveLabel } from './models.ts'
import type { Project } from './project.ts'

/** How predictions of this configuration are read: the task, the truth, and what counts as positive. */
export function predictionRules({
  data,
  validate,
}: Config): Pick<PredictionsInput, 'task' | 'target' | 'positiveLabel' | 'decisionThreshold'> {
  return {
    task: validate.task,
    decisionThreshold: validate.decisionThreshold,
    ...(data.target ? { target: data.target } : {}),
    ...(data.positiveLabel ? { positiveLabel: data.positiveLabel } : {}),
  }
}

/** Predictions as a table, in the form of a prediction file, beside the truth where the rows have it: what drift compares. */
export function predictionsTable(project: Project, rows: Table, predictions: Predictions): Table {
  const { labels } = predictions
  const columns: Column[] = [
    labels
      ? { kind: 'text', name: 'prediction', codes: decided(project, labels, predictions), levels: labels, nulls: 0 }
      : { kind: 'number', name: 'prediction', logical: 'number', values: predictions.predicted, nulls: 0 },
  ]
  predictions.probabilities?.forEach((values, at) => {
    columns.push({ kind: 'number', name: `probability_${labels?.[at] ?? at}`, logical: 'number', values, nulls: 0 })
  })
  const score = predictions.probabilities ? undefined : predictions.scores?.[0]
  if (score) columns.push({ kind: 'number', name: 'score', logical: 'number', values: score, nulls: 0 })
  const truth = columnOf(rows, project.config.data.target)
  if (truth) columns.push(truth)
  return { rows: rows.rows, columns }
}

/** Classes as the endpoint answers them: in a binary task by the decision threshold. */
function decided(project: Project, labels: readonly string[], predictions: Predictions): Int32Array {
  const { config } = project
  if (config.validate.task !== 'binary' || labels.length !== 2 || !predictions.probabilities)
    return Int32Array.from(predictions.predicted)
  const positive = labels.indexOf(positiveLabel(config.data.positiveLabel, labels))
  const share = predictions.probabilities[positive]
  if (!share) return Int32Array.from(predictions.predicted)
  return Int32Array.from(share, (value) => (value >= config.validate.decisionThreshold ? positive : 1 - positive))
}
