import { extremesVisible } from '@mlops-actions/core'
import type { Profile } from '@mlops-actions/drift'
import type { Predictions } from '@mlops-actions/inference'
import { type BundleSchema, bundleSchemaVersion, type Feature } from '@mlops-actions/packaging'
import { positiveLabel } from '../shared/models.ts'
import type { Project } from '../shared/project.ts'

/** Most levels of a text feature that the schema tells. */
const levelsTold = 100

/**
 * What requests must look like, from the profile of the training data: it has no value that privacy does not let out.
 * @param predictions answers of the model, for its classes and the range of its values
 * @param championEdges the bins in which the champion counts its values: two deployments are compared bin by bin
 */
export function bundleSchema(
  project: Project,
  profile: Profile,
  features: readonly string[],
  predictions: Predictions,
  championEdges: readonly number[] | undefined,
): BundleSchema {
  const { config } = project
  const policy = { protected: config.data.protected, identifying: config.data.id }
  const told = features.flatMap((name): Feature[] => {
    const column = profile.columns.find((one) => one.name === name)
    if (!column) return []
    const nullable = config.model.missing === 'allow'
    if (column.kind === 'text')
      return [{ name, type: 'text', nullable, levels: column.levels.slice(0, levelsTold).map(([level]) => level) }]
    const visible = extremesVisible(name, policy)
    return [
      {
        name,
        type: column.type,
        nullable,
        ...(visible && column.min !== null ? { min: column.min } : {}),
        ...(visible && column.max !== null ? { max: column.max } : {}),
      },
    ]
  })
  const ignored = [...config.data.id, ...(config.data.target ? [config.data.target] : []), ...config.data.exclude]
  return {
    schema: bundleSchemaVersion,
    model: config.model.name,
    task: config.validate.task,
    features: told,
    ignored,
    ...(predictions.labels ? { classes: predictions.labels } : {}),
    ...decision(project, predictions),
    ...edges(predictions, championEdges),
  }
}

function decision(project: Project, predictions: Predictions): Pick<BundleSchema, 'decision'> {
  const { task, decisionThreshold } = project.config.validate
  if (task !== 'binary' || !predictions.labels || !predictions.probabilities) return {}
  return {
    decision: {
      positive: positiveLabel(project.config.data.positiveLabel, predictions.labels),
      threshold: decisionThreshold,
    },
  }
}

/** Ten bins of equal rows for the predictions of a regression, rounded: what the analysis of a rollout compares. */
function edges(
  predictions: Predictions,
  championEdges: readonly number[] | undefined,
): Pick<BundleSchema, 'predictionEdges'> {
  if (predictions.labels || predictions.rows < 20) return {}
  if (championEdges) return { predictionEdges: championEdges }
  const sorted = Float64Array.from(predictions.predicted).sort()
  const cuts = Array.from({ length: 9 }, (_, index) =>
    Number((sorted[Math.floor(((index + 1) * sorted.length) / 10)] as number).toPrecision(3)),
  )
  return { predictionEdges: [...new Set(cuts)].sort((a, b) => a - b) }
}
