import { readFile, stat } from 'node:fs/promises'
import { messageOf } from '@mlops-actions/core'
import { isMissing } from '../files.ts'

/** Larger files are not metrics: 1 MiB. */
export const maximumMetricsBytes = 2 ** 20
const maximumMetrics = 2000
const maximumDepth = 8

/** What a metrics.json says. It is a claim: the author's word. */
export interface MetricsFile {
  /** Name and value, in the order of the file; nested objects are joined by a dot. null: NaN or an infinity. */
  readonly metrics: readonly (readonly [name: string, value: number | null])[]
  /** What was left out and why, for the log. */
  readonly problems: readonly string[]
}

/**
 * Reads a metrics file as data. Names may be anything, `__proto__` too: they are only ever values here. Python writes NaN and
 * Infinity into JSON; they become null. Texts, booleans and lists are left out.
 */
export async function readMetricsFile(path: string): Promise<MetricsFile | undefined> {
  try {
    const { size } = await stat(path)
    if (size > maximumMetricsBytes)
      return { metrics: [], problems: [`metrics.json has ${size} bytes; at most ${maximumMetricsBytes} are read`] }
    return parseMetrics(await readFile(path, 'utf8'))
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
}

/** The metrics in a text; see `readMetricsFile`. */
export function parseMetrics(text: string): MetricsFile {
  let value: unknown
  try {
    value = JSON.parse(
      text.replaceAll(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (token) => (token.startsWith('"') ? token : 'null')),
    )
  } catch (thrown) {
    return { metrics: [], problems: [`metrics.json is not JSON: ${messageOf(thrown)}`] }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { metrics: [], problems: ['metrics.json is not an object of names and numbers'] }
  const metrics: [string, number | null][] = []
  const problems: string[] = []
  const walk = (object: object, prefix: string, depth: number): void => {
    for (const [key, item] of Object.entries(object)) {
      const name = prefix === '' ? key : `${prefix}.${key}`
      if (metrics.length >= maximumMetrics) return
      if (typeof item === 'number') metrics.push([name, Number.isFinite(item) ? item : null])
      else if (item === null) metrics.push([name, null])
      else if (typeof item === 'object' && !Array.isArray(item) && depth < maximumDepth) walk(item, name, depth + 1)
      else problems.push(`${JSON.stringify(name.slice(0, 200))} is no number and was left out`)
    }
  }
  walk(value, '', 1)
  if (metrics.length >= maximumMetrics) problems.push(`only the first ${maximumMetrics} metrics were read`)
  return { metrics, problems: problems.slice(0, 50) }
}
