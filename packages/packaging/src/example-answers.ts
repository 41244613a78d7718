import { type Json, messageOf, UserError } from '@mlops-actions/core'
import type { Meaning } from '@mlops-actions/inference'
import type { BundleSchema } from './schema.ts'
import { AnswerWriter } from './server/answer.ts'
import { type EngineOptions, openEngine } from './server/engine.ts'

/** The model's answers to the examples, and what its numbers were found to be. */
export interface ExampleAnswers {
  /** One a row; null where the model refuses an example (a category that only data would show). */
  readonly answers: readonly Json[]
  readonly meaning: Meaning | undefined
}

/**
 * Asks the model about rows that were made from the schema. Answers are rounded to six digits, so that processors that differ
 * in the last ones write the same bytes.
 * @throws UserError where the model refuses every row: then nothing shows that it answers at all
 */
export async function exampleAnswers(
  options: EngineOptions,
  schema: BundleSchema,
  examples: readonly Readonly<Record<string, Json>>[],
): Promise<ExampleAnswers> {
  const engine = await openEngine(options)
  const writer = new AnswerWriter(schema)
  try {
    const rows = examples.map((example) => schema.features.map(({ name }) => example[name] as string | number | null))
    const answers: Json[] = []
    const accepted: (typeof rows)[number][] = []
    let refused: unknown
    for (const row of rows) {
      try {
        answers.push(rounded(JSON.parse(writer.row(await engine.score([row]), 0)) as Json))
        accepted.push(row)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        answers.push(null)
        refused = error
      }
    }
    if (accepted.length === 0 && refused !== undefined)
      throw new UserError(
        { code: 'BUNDLE_INPUT', message: `The model refuses every example of its schema: ${messageOf(refused)}` },
        { cause: refused },
      )
    const { meaningOf } = await import('@mlops-actions/inference')
    return { answers, meaning: meaningOf(await engine.score(accepted)) }
  } finally {
    await engine.close()
  }
}

/** Numbers that are not whole, to six significant digits. */
function rounded(value: Json): Json {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(6))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item as Json)]))
  return value
}
