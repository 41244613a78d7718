import { type Json, UserError } from '@mlops-actions/core'
import type { BundleSchema } from './schema.ts'
import { Application } from './server/application.ts'
import { openEngine } from './server/engine.ts'

/** What is needed to ask the model about the examples. */
export interface ExampleAnswersInput {
  readonly model: string
  readonly modelOptions: Json
  readonly schema: BundleSchema
  readonly rows: readonly Readonly<Record<string, Json>>[]
  /** The folder `native` of the bundle, where it has one. */
  readonly native?: string
}

/**
 * The model's answers to the examples, rounded to six digits so that processors that differ in the last ones write the same
 * bytes; null where the model refuses an example (a category that only data would show).
 */
export async function exampleAnswers(input: ExampleAnswersInput): Promise<Json[]> {
  const engine = await openEngine(input)
  const application = new Application(input.schema, engine, { maximumRows: 1, now: () => 0 })
  try {
    const answers: Json[] = []
    for (const row of input.rows) {
      const body = Buffer.from(JSON.stringify({ rows: [row] }))
      const [reply] = await application.score([{ requestId: 'example', body }])
      answers.push(reply?.status === 200 ? rounded(firstPrediction(reply.body)) : null)
    }
    return answers
  } finally {
    await application.close()
  }
}

function firstPrediction(body: string): Json {
  const { predictions } = JSON.parse(body) as { predictions: Json[] }
  if (predictions[0] === undefined)
    throw new UserError({ code: 'BUNDLE_INVALID', message: 'An example has no answer.' })
  return predictions[0]
}

/** Numbers that are not whole, to six significant digits. */
function rounded(value: Json): Json {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(6))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item as Json)]))
  return value
}
