import { z } from 'zod'
import { type DriftMeasure, driftMeasureNames } from '../drift-measures.ts'

/**
 * The form of mlops.yml, as it is written. Defaults, cross-checks and the camel-cased form are in resolve.ts.
 * The descriptions end up in schema/mlops.json, where editors show them.
 */
const text = z.string().min(1)
const scalar = z.union([z.string(), z.number(), z.boolean()])
const duration = z.string().regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'a duration such as 30s, 10m, 24h or 7d')
const share = z.number().min(0).max(1)
const mode = z.enum(['enforce', 'observe'])
const name = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'lower-case letters, digits, ".", "_" and "-", at most 63')

export const modelSchema = z.strictObject({
  name: name.describe('The name of the model in the registry.'),
  task: z.enum(['binary', 'multiclass', 'regression', 'clustering', 'ranking']).describe('What the model predicts.'),
  owners: z.array(text).optional().describe('Teams named in comments and issues.'),
  'intended-use': text.optional(),
  limitations: text.optional(),
  missing: z.enum(['refuse', 'allow']).optional().describe('Whether empty cells may be given to the model; = refuse.'),
  'unknown-categories': z
    .enum(['refuse', 'zeros'])
    .optional()
    .describe(
      'What happens to a category that the encoder in the model does not know; zeros: as handle_unknown="ignore"; = refuse',
    ),
  'suspect-export': z
    .enum(['refuse', 'accept'])
    .optional()
    .describe('What happens to trees that look as if the export had lost what they learned; = refuse'),
  categories: z
    .record(text, z.union([z.literal('as-is'), z.array(z.union([z.string(), z.number()])).min(1)]))
    .optional()
    .describe('Columns that the model takes as category codes: the values in the order of training, or as-is.'),
  classes: z
    .array(scalar)
    .min(2)
    .optional()
    .describe('The classes in the order of the probabilities, where the graph does not name them.'),
  inputs: z
    .record(text, z.array(text).min(1))
    .optional()
    .describe('Columns of each ONNX input, where names and order do not tell.'),
  outputs: z
    .strictObject({
      label: text.optional(),
      probabilities: text.optional(),
      score: text.optional(),
      value: text.optional(),
    })
    .optional()
    .describe('Names of the ONNX outputs, where they cannot be told from the graph.'),
})

const source = z.strictObject({ path: text.describe('csv, parquet, jsonl; a folder or a glob.') })

export const dataSchema = z.strictObject({
  path: text.optional().describe('One table; it is split into train and test by a hash of each row.'),
  train: source.optional(),
  test: source.optional().describe('Never handed to the training command.'),
  split: z
    .strictObject({ test: share.optional(), key: text.optional(), seed: z.int().optional() })
    .optional()
    .describe(
      'How `path` is split: share of the test rows (= 0.2), the column whose value keeps rows together, the seed.',
    ),
  target: text.optional().describe('The column to predict.'),
  'positive-label': scalar
    .optional()
    .describe('The class that counts as positive in a binary task; = 1, or the larger one.'),
  id: z.array(text).optional().describe('Columns that identify a row; no features.'),
  exclude: z
    .array(text)
    .optional()
    .describe('Further columns that are no features, for example those that give the target away.'),
  protected: z.array(text).optional().describe('Columns whose exact extremes and small groups are never shown.'),
  group: text
    .optional()
    .describe('ranking: the column of the query that a row belongs to; no feature, and a query is never split.'),
  time: text.optional().describe('The column that says when a row happened.'),
  types: z
    .record(text, z.enum(['number', 'integer', 'boolean', 'timestamp', 'text']))
    .optional()
    .describe('Types of columns, where they cannot be told from the values.'),
})

export const trainSchema = z.strictObject({
  command: text.describe(
    'Text for bash -euo pipefail. Reads MLOPS_DATA_TRAIN, MLOPS_PARAMETERS, MLOPS_SEED; writes below MLOPS_OUTPUT.',
  ),
  environment: text.optional().describe('requirements.txt, package.json or none; = whichever is found.'),
  parameters: z.record(text, z.union([scalar, z.array(scalar), z.null()])).optional(),
  seed: z.int().optional().describe('= 42'),
  outputs: z
    .strictObject({ model: text.optional(), metrics: text.optional(), predictions: text.optional() })
    .optional(),
  secrets: z.array(z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'the name of an environment variable')).optional(),
  'time-limit': duration.optional().describe('= 6h'),
})

const gate = z.strictObject({
  name: name.describe('The name of the gate, in comments and waivers.'),
  metric: text,
  mode: mode.optional().describe('enforce: decides; observe: only reports. = enforce'),
  min: z.number().optional(),
  max: z.number().optional(),
  'versus-champion': z.enum(['superior', 'non-inferior', 'not-worse']).optional(),
  margin: z.number().min(0).optional(),
  'max-ratio': z.number().positive().optional(),
  'max-increase': z.number().min(0).optional(),
  'max-decrease': z.number().min(0).optional(),
  'each-slice': z.boolean().optional(),
  slice: z.record(text, scalar).optional(),
  of: text.optional().describe('The protected column of a fairness metric.'),
  confidence: z.number().gt(0.5).lt(1).optional().describe('= 0.95'),
  'accept-claimed': z
    .boolean()
    .optional()
    .describe('Whether the word of metrics.json or of a prediction file is enough; = false'),
})

const slice = z.union([text, z.array(text).min(1).max(2), z.record(text, z.array(z.number()).min(1))])

const cells = z.record(text, z.union([scalar, z.null()]))

const behaviourTest = z.strictObject({
  name: name.describe('The name of the test, in comments and waivers; no gate has it.'),
  kind: z
    .enum(['invariance', 'direction', 'golden'])
    .describe(
      'invariance: the answer stays; direction: it does not fall (or rise); golden: known rows, known answers.',
    ),
  mode: mode.optional().describe('enforce: decides; observe: only reports. = enforce'),
  column: z
    .union([text, z.array(text).min(1)])
    .optional()
    .describe('invariance, direction: what is changed; of several, each alone.'),
  values: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .optional()
    .describe('invariance: what the column is set to; = the values it has in the test set, at most 20.'),
  change: z.number().optional().describe('direction: what is added to the column.'),
  expect: z.enum(['not-fall', 'not-rise']).optional().describe('direction: what the answer must not do.'),
  'min-share': share.gt(0).optional().describe('Share of the rows that must keep the rule; = 1'),
  tolerance: z
    .number()
    .min(0)
    .optional()
    .describe('How far an answer may be off before a row breaks the rule; = 0, for golden 0.000001'),
  rows: z.array(cells).min(1).optional().describe('golden: the rows, each a map of columns to cells.'),
  path: text.optional().describe('golden: a table of rows, instead of `rows`.'),
  expected: z
    .union([z.number(), z.array(z.number()).min(1), text])
    .optional()
    .describe('golden: the answer of each row; with `path` the column that holds it.'),
  class: scalar.optional().describe('multiclass: the class whose probability is the answer.'),
})

export const validateSchema = z.strictObject({
  'decision-threshold': share.optional().describe('= 0.5'),
  first: z
    .enum(['absolute-only', 'refuse'])
    .optional()
    .describe('What happens when there is no champion yet; = absolute-only'),
  slices: z.array(slice).optional(),
  'min-slice-rows': z.int().min(1).optional().describe('Smaller slices are listed as "not judged"; = 300'),
  correction: z
    .enum(['holm', 'bh'])
    .optional()
    .describe(
      'How p is corrected over all metrics and slices that gates judge: holm bounds the chance of one false alarm, bh the share of false alarms; = holm',
    ),
  gates: z.array(gate).optional().describe('= a sensible set for the task'),
  behaviour: z
    .array(behaviourTest)
    .optional()
    .describe('Tests of what the model does when its input changes; the answer is the probability, score or value.'),
  waivers: z
    .array(
      z.strictObject({
        gate: text,
        slice: text.optional(),
        reason: text,
        until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date: YYYY-MM-DD'),
      }),
    )
    .optional(),
})

export const packageSchema = z.strictObject({
  formats: z
    .array(z.enum(['bundle', 'image']))
    .optional()
    .describe('= [bundle]'),
  'parity-rows': z.int().min(1).max(10_000).optional().describe('= 200'),
})

const environment = z.strictObject({
  name,
  strategy: z.enum(['canary', 'all-at-once', 'mirror']).optional().describe('= canary'),
  approval: z.enum(['none', 'required']).optional(),
  steps: z.array(z.strictObject({ weight: z.int().min(1).max(99), pause: duration })).optional(),
  analysis: z
    .array(
      z.strictObject({
        metric: z.enum([
          'error_rate',
          'latency_p50',
          'latency_p95',
          'latency_p99',
          'latency_mean',
          'prediction_distribution',
        ]),
        max: z.number().min(0).optional(),
        'max-ratio': z.number().positive().optional(),
        'max-increase': z.number().min(0).optional(),
      }),
    )
    .optional(),
  'min-requests': z.int().min(0).optional(),
  extend: duration.optional(),
  inconclusive: z.enum(['rollback', 'pause']).optional(),
  bake: duration.optional(),
  azureml: z.unknown().optional(),
  instances: z.unknown().optional(),
})

export const deploySchema = z.strictObject({
  endpoint: name.optional().describe('= model.name'),
  host: z
    .string()
    .regex(/^[A-Za-z0-9.:-]{1,253}$/, 'an address or a name of this machine')
    .optional()
    .describe('Address at which the local endpoint listens; = 127.0.0.1. With 0.0.0.0 other machines reach it'),
  port: z.int().min(0).max(65535).optional().describe('Port of the local endpoint; = a free one'),
  timeout: duration
    .optional()
    .describe('How long one deployment may work on a request before the other is asked; = 10s'),
  'route-header': z
    .string()
    .regex(/^[A-Za-z0-9-]{1,100}$/, 'the name of a header')
    .optional()
    .describe('Header whose value decides by its hash which deployment answers; = by weight, in turn'),
  collect: z
    .strictObject({
      share: share.optional(),
      exclude: z.array(text).optional(),
      keep: duration.optional(),
      'at-most': text.optional(),
    })
    .optional(),
  environments: z.array(environment).min(1).max(4).optional().describe('In this order; = one, production'),
})

const signal = z.enum([
  'data-quality',
  'data-drift',
  'prediction-drift',
  'estimated-performance',
  'realized-performance',
  'multivariate',
  'service-health',
])

const driftRule = z.strictObject({
  features: z.array(text).min(1).optional().describe('= every feature that has the measure'),
  measure: z.enum(driftMeasureNames as readonly [DriftMeasure, ...DriftMeasure[]]),
  max: z.number().positive().describe('From this value on it is an effect'),
})

export const monitorSchema = z.strictObject({
  reference: text
    .optional()
    .describe('train, test, or a file; = train: the profile that travels with the live version'),
  window: duration.optional().describe('= 7d'),
  signals: z.array(signal).min(1).optional().describe('= all but multivariate, which needs the rows of the reference'),
  time: text
    .optional()
    .describe(
      'Column of the times of a table given as current, whose last window is then judged; = data.time, for the date of a change',
    ),
  season: z
    .enum(['hour', 'weekday', 'weekday-hour', 'month', 'quarter'])
    .optional()
    .describe('Compare also with the same season of an earlier cycle: drift that is gone then needs no repair'),
  labels: text
    .optional()
    .describe('Truth that arrives late: a table with the target and request_id (and row), or the columns of data.id'),
  margin: z
    .number()
    .min(0)
    .optional()
    .describe('How much worse than its reference a metric may be; = 0.02, a regression error a tenth of it'),
  rules: z.array(driftRule).optional().describe('How features are judged; = psi at most 0.1'),
  alarm: z.strictObject({ failed: z.int().min(1), of: z.int().min(1) }).optional(),
  retrain: z.enum(['supervised', 'automatic', 'never']).optional(),
  'cool-down': duration.optional(),
  budget: z.strictObject({ runs: z.int().min(0), per: duration }).optional(),
})

export const configSchema = z
  .strictObject({
    version: z.int().optional().describe('Version of this format; = 1'),
    extends: z.unknown().optional(),
    model: modelSchema,
    platform: text.optional().describe('= local'),
    azureml: z.unknown().optional(),
    registry: z
      .enum(['directory', 'git'])
      .optional()
      .describe(
        'Where the local platform keeps versions and records: = directory (.mlops/), or the branch mlops-registry',
      ),
    data: dataSchema,
    train: trainSchema.optional(),
    validate: validateSchema.optional(),
    package: packageSchema.optional(),
    deploy: deploySchema.optional(),
    monitor: monitorSchema.optional(),
    privacy: z
      .strictObject({ 'min-group': z.int().min(1).optional(), examples: z.literal('generated').optional() })
      .optional(),
  })
  .describe('mlops.yml: a model, its data, and how it travels from commit to production.')

/** mlops.yml as it is written. */
export type RawConfig = z.infer<typeof configSchema>
export type RawDriftRule = z.infer<typeof driftRule>
export type RawGate = z.infer<typeof gate>
export type RawBehaviour = z.infer<typeof behaviourTest>
export type RawEnvironment = z.infer<typeof environment>
