import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant, MetricBucket } from '@mlops-actions/core'
import { type CounterLine, hourOf, latencyBounds } from '../serve/counters.ts'

/**
 * The buckets of a deployment that begin in the window: of seconds while these are kept (three hours), of minutes before.
 */
export async function readBuckets(
  folder: string,
  window: { readonly from: Instant; readonly to: Instant },
): Promise<readonly MetricBucket[]> {
  const from = Date.parse(window.from) / 1000
  const to = Date.parse(window.to) / 1000
  const names = (await readdir(folder).catch(nothingThere)).sort()
  const seconds = names.filter((name) => name.endsWith('.seconds.jsonl'))
  const fine =
    seconds[0] === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${seconds[0].slice(0, 13)}:00:00Z`) / 1000
  const lines: CounterLine[] = []
  for (const name of names) {
    const isMinutes = name.endsWith('.minutes.jsonl')
    const hour = name.slice(0, isMinutes ? 10 : 13)
    const first = hourOf(Math.max(0, Math.floor(from))).slice(0, hour.length)
    const last = hourOf(Math.ceil(to)).slice(0, hour.length)
    if (hour < first || hour > last || !name.endsWith('s.jsonl')) continue
    for (const line of await readLines(join(folder, name)))
      if (line.t + 1 > from && line.t < to && (!isMinutes || line.t < fine)) lines.push(line)
  }
  return merged(lines).map(bucketOf)
}

async function readLines(path: string): Promise<readonly CounterLine[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const value = parse(line)
    return value === undefined ? [] : [value]
  })
}

/** The last line may have been cut by a crash: it is left out. */
function parse(line: string): CounterLine | undefined {
  if (line === '') return undefined
  try {
    const value = JSON.parse(line) as Partial<CounterLine> | null
    return typeof value?.t === 'number' && typeof value.requests === 'number' ? (value as CounterLine) : undefined
  } catch {
    return undefined
  }
}

/** Lines of the same second add up. */
function merged(lines: readonly CounterLine[]): readonly CounterLine[] {
  const byTime = new Map<string, CounterLine>()
  for (const line of lines) {
    const key = `${line.t}/${line.seconds}`
    const known = byTime.get(key)
    byTime.set(key, known ? sum(known, line) : line)
  }
  return [...byTime.values()].sort((a, b) => a.t - b.t)
}

function sum(a: CounterLine, b: CounterLine): CounterLine {
  const latency = new Map(a.latency.map(([bin, count]) => [bin, count]))
  for (const [bin, count] of b.latency) latency.set(bin, (latency.get(bin) ?? 0) + count)
  const predictions = { ...a.predictions }
  for (const [name, count] of Object.entries(b.predictions)) predictions[name] = (predictions[name] ?? 0) + count
  return {
    t: a.t,
    seconds: a.seconds,
    requests: a.requests + b.requests,
    errors: a.errors + b.errors,
    sum: a.sum + b.sum,
    latency: [...latency].sort((x, y) => x[0] - y[0]),
    predictions,
    odd: a.odd + b.odd,
  }
}

function bucketOf(line: CounterLine): MetricBucket {
  const at = (share: number): number => quantile(line.latency, share)
  return {
    from: new Date(line.t * 1000).toISOString(),
    seconds: line.seconds,
    requests: line.requests,
    errors: line.errors,
    latencyMs: { mean: line.sum / line.requests, p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    latencyBins: line.latency.map(([bin, count]) => [latencyBounds[bin] as number, count] as const),
    predictionBins: line.predictions,
  }
}

/** The upper bound of the bin in which the quantile lies: at most 9 % above it. */
function quantile(latency: CounterLine['latency'], share: number): number {
  const total = latency.reduce((count, [, more]) => count + more, 0)
  let below = 0
  for (const [bin, count] of latency) {
    below += count
    if (below >= share * total) return latencyBounds[bin] as number
  }
  return latencyBounds[0] as number
}

function nothingThere(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
