import type { Json, Task } from '@mlops-actions/core'
import { fail } from './errors.ts'

/** How the values of a feature are meant. Timestamps travel as RFC 3339 texts or milliseconds since 1970 UTC. */
export const featureTypes = ['number', 'integer', 'boolean', 'text', 'timestamp'] as const
export type FeatureType = (typeof featureTypes)[number]

/** One column that the model reads. What lies outside `min`, `max` or `levels` is answered and counted, never refused. */
export interface Feature {
  readonly name: string
  readonly type: FeatureType
  /** Whether `null` is accepted. A feature that is not written at all is always refused. */
  readonly nullable: boolean
  /** Smallest and largest value that was seen in training, where privacy allows them to be told. */
  readonly min?: number
  readonly max?: number
  /** The values that a text feature had in training, where privacy allows them to be told. */
  readonly levels?: readonly string[]
}

/** The form of schema.json in a bundle. */
export const bundleSchemaVersion = 'mlops/bundle-schema/v1'

/** What a request must look like, and how the answer is meant. */
export interface BundleSchema {
  readonly schema: typeof bundleSchemaVersion
  readonly model: string
  readonly task: Task
  /** In the order in which the model reads them. */
  readonly features: readonly Feature[]
  /** Columns that callers may send and the model does not read (row ids, the target). All others are refused. */
  readonly ignored: readonly string[]
  /** The classes in the order of the model's probabilities, as texts. */
  readonly classes?: readonly string[]
  /** Binary tasks: the prediction is `positive` when its probability is at least `threshold`. Without it the model's own label counts. */
  readonly decision?: { readonly positive: string; readonly threshold: number }
  /** Edges of the bins in which predictions of a regression are counted; ascending. */
  readonly predictionEdges?: readonly number[]
}

const tasks: readonly Task[] = ['binary', 'multiclass', 'regression', 'clustering', 'ranking']

/**
 * Checks a value that claims to be a bundle's schema.
 * @throws UserError BUNDLE_INVALID naming the field
 */
export function parseBundleSchema(value: unknown, where = 'schema.json'): BundleSchema {
  const problem = schemaProblem(value)
  if (problem)
    throw fail('BUNDLE_INVALID', `${where}: ${problem}`, { remedy: 'Build the bundle again: mlops package.' })
  return value as BundleSchema
}

/** The schema as JSON, without the keys that are undefined. */
export function schemaJson(schema: BundleSchema): Json {
  return JSON.parse(JSON.stringify(schema)) as Json
}

function schemaProblem(value: unknown): string | undefined {
  if (!isObject(value)) return 'not a JSON object'
  if (value['schema'] !== bundleSchemaVersion)
    return `schema is ${JSON.stringify(value['schema'])}, this version reads "${bundleSchemaVersion}"`
  if (typeof value['model'] !== 'string' || value['model'] === '') return '"model" is missing'
  if (!tasks.includes(value['task'] as Task)) return `"task" is not one of ${tasks.join(', ')}`
  const features = value['features']
  if (!Array.isArray(features) || features.length === 0) return '"features" is empty'
  const names = new Set<string>()
  for (const [index, feature] of features.entries()) {
    const found = featureProblem(feature, names)
    if (found) return `features[${index}]: ${found}`
  }
  if (!isTexts(value['ignored'])) return '"ignored" is not a list of names'
  if (value['classes'] !== undefined && !isTexts(value['classes'])) return '"classes" is not a list of texts'
  return decisionProblem(value) ?? edgesProblem(value['predictionEdges'])
}

function featureProblem(feature: unknown, names: Set<string>): string | undefined {
  if (!isObject(feature)) return 'not an object'
  const name = feature['name']
  if (typeof name !== 'string' || name === '') return '"name" is missing'
  if (names.has(name)) return `"${name}" stands twice`
  names.add(name)
  if (!featureTypes.includes(feature['type'] as FeatureType)) return `"type" is not one of ${featureTypes.join(', ')}`
  if (typeof feature['nullable'] !== 'boolean') return '"nullable" is missing'
  for (const key of ['min', 'max'])
    if (feature[key] !== undefined && !Number.isFinite(feature[key])) return `"${key}" is not a number`
  if (feature['levels'] !== undefined && !isTexts(feature['levels'])) return '"levels" is not a list of texts'
  return undefined
}

function decisionProblem(value: Record<string, unknown>): string | undefined {
  const decision = value['decision']
  if (decision === undefined) return undefined
  if (!isObject(decision) || typeof decision['positive'] !== 'string' || !Number.isFinite(decision['threshold']))
    return '"decision" needs "positive" and "threshold"'
  const classes = value['classes']
  if (!Array.isArray(classes) || classes.length !== 2) return '"decision" needs exactly two "classes"'
  return classes.includes(decision['positive']) ? undefined : '"decision.positive" is not one of "classes"'
}

function edgesProblem(edges: unknown): string | undefined {
  if (edges === undefined) return undefined
  if (!Array.isArray(edges) || edges.length > 200) return '"predictionEdges" is not a list of at most 200 numbers'
  const ascending = edges.every((edge, index) => Number.isFinite(edge) && (index === 0 || edge > edges[index - 1]))
  return ascending ? undefined : '"predictionEdges" is not ascending'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
