import { open } from 'node:fs/promises'

/** metrics.json is read up to this size: it is the author's word, and hostile. 1 MiB. */
const maximumBytes = 2 ** 20
/** And up to this many numbers. */
const maximumMetrics = 1000

/**
 * The numbers of a metrics.json as claims: nested objects become dotted names, what is not a finite number becomes null.
 * A file that is too large or not JSON claims nothing.
 */
export async function claimedMetrics(path: string): Promise<Readonly<Record<string, number | null>>> {
  const handle = await open(path, 'r')
  let text: string
  try {
    const { size } = await handle.stat()
    if (size > maximumBytes) return {}
    text = await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return {}
  }
  const found: [string, number | null][] = []
  const visit = (one: unknown, name: string, depth: number): void => {
    if (found.length >= maximumMetrics || depth > 4) return
    if (typeof one === 'number') found.push([name, Number.isFinite(one) ? one : null])
    else if (one === null && name) found.push([name, null])
    else if (typeof one === 'object' && one !== null && !Array.isArray(one))
      for (const [key, inner] of Object.entries(one)) visit(inner, name ? `${name}.${key}` : key, depth + 1)
  }
  visit(value, '', 0)
  return Object.fromEntries(found)
}
