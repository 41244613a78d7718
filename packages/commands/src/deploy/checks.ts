import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context, Endpoints, Json } from '@mlops-actions/core'
import type { Health } from '@mlops-actions/rollout'

/** Answers may differ by this much: examples are rounded to six digits. */
const tolerance = 2e-5

/** The examples that travel in a bundle, made from the schema, with the package's own answers. */
interface Examples {
  readonly request: { readonly rows: readonly Json[] }
  readonly answers: readonly Json[]
}

/**
 * Calls a deployment directly. The new one must answer every example as its package did; of the old one it is enough that it answers.
 * @param bundle the folder of the version's bundle, for the new deployment
 */
export function deploymentCheck(
  endpoints: Endpoints,
  endpoint: string,
  context: Context,
  bundle: (deployment: string) => Promise<string | undefined>,
) {
  return async (deployment: string, role: 'new' | 'old'): Promise<Health> => {
    const folder = await bundle(deployment)
    if (!folder) return role === 'old' ? answers(endpoints, endpoint, deployment, context) : unreadable(deployment)
    const examples = JSON.parse(await readFile(join(folder, 'examples.json'), 'utf8')) as Examples
    const asked = examples.request.rows
      .map((row, index) => ({ row, expected: examples.answers[index] ?? null }))
      .filter((one) => one.expected !== null)
    if (asked.length === 0) return { ok: true, detail: 'the package has no example that the model answers' }
    let right = 0
    let first = ''
    for (const one of role === 'new' ? asked : asked.slice(0, 3)) {
      const body = new TextEncoder().encode(JSON.stringify({ rows: [one.row] }))
      const answer = await endpoints.invoke(endpoint, body, { deployment }, context)
      const problem = answer.status === 200 ? difference(answer.body, one.expected) : `status ${answer.status}`
      if (problem === undefined) right += 1
      else first ||= problem
    }
    const total = role === 'new' ? asked.length : Math.min(3, asked.length)
    const ok = right === total
    return {
      ok,
      detail:
        role === 'new'
          ? `${right} of ${total} examples answered as the package did${ok ? '' : `: ${first}`}`
          : `${deployment} ${ok ? 'healthy' : `does not answer as it did: ${first}`}`,
    }
  }
}

function unreadable(deployment: string): Health {
  return {
    ok: false,
    detail: `the package of ${deployment} cannot be read here, so that its answers cannot be checked`,
  }
}

/** Whether a deployment answers at all: going back needs the endpoint, not the package. */
async function answers(endpoints: Endpoints, endpoint: string, deployment: string, context: Context): Promise<Health> {
  const answer = await endpoints.invoke(endpoint, new TextEncoder().encode('{"rows":[]}'), { deployment }, context)
  const ok = answer.status < 500
  return { ok, detail: ok ? `${deployment} answers` : `${deployment} does not answer: status ${answer.status}` }
}

/** What is different between an answer and what was expected; undefined when nothing is. */
function difference(body: Uint8Array, expected: Json): string | undefined {
  let actual: Json
  try {
    actual = (JSON.parse(new TextDecoder().decode(body)) as { predictions: Json[] }).predictions[0] ?? null
  } catch {
    return 'the answer is not JSON'
  }
  return same(actual, expected)
    ? undefined
    : `${JSON.stringify(actual).slice(0, 80)} instead of ${JSON.stringify(expected).slice(0, 80)}`
}

/** Equal in form, and in numbers up to the tolerance (relative above 1). */
export function same(actual: Json, expected: Json): boolean {
  if (typeof actual === 'number' && typeof expected === 'number')
    return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected))
  if (Array.isArray(actual) && Array.isArray(expected))
    return actual.length === expected.length && actual.every((one, index) => same(one, expected[index] as Json))
  if (typeof actual === 'object' && typeof expected === 'object' && actual !== null && expected !== null) {
    const a = actual as Readonly<Record<string, Json>>
    const b = expected as Readonly<Record<string, Json>>
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].every(
      (key) => a[key] !== undefined && b[key] !== undefined && same(a[key] as Json, b[key] as Json),
    )
  }
  return actual === expected
}
