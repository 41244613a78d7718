import { mkdirSync } from 'node:fs'
import { appendFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Upper bounds of the latency bins in milliseconds: eight to every doubling, from 0.1 ms to a minute; the last has no bound but a day. */
export const latencyBounds: readonly number[] = [
  ...Array.from({ length: 155 }, (_, index) => Number((0.1 * 2 ** (index / 8)).toPrecision(4))),
  86_400_000,
]

/** The bin of a latency. */
export function latencyBin(ms: number): number {
  if (!(ms > 0.1)) return 0
  const index = Math.ceil(Math.log2(ms * 10) * 8 - 1e-3)
  return index > 154 ? 155 : index
}

/** One line of a metrics file. Lines with the same `from` add up. */
export interface CounterLine {
  /** Seconds since 1970. */
  readonly t: number
  readonly seconds: number
  readonly requests: number
  readonly errors: number
  /** Sum of latencies in milliseconds. */
  readonly sum: number
  /** Index of a latency bin and its count. */
  readonly latency: readonly (readonly [bin: number, count: number])[]
  readonly predictions: Readonly<Record<string, number>>
  /** Values outside the range or the levels of training. */
  readonly odd: number
}

/** Counts what happens to one deployment, and appends a line a second and a line a minute to its files. */
export class Counters {
  readonly #folder: string
  readonly #warn: (text: string) => void
  #second = new Interval()
  #minute = new Interval()
  #writing: Promise<void> = Promise.resolve()
  binNames: readonly string[] = []

  constructor(folder: string, warn: (text: string) => void) {
    this.#folder = folder
    this.#warn = warn
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  /** One request that the deployment answered, or failed. */
  count(ms: number, failed: boolean, bins: Uint8Array, odd: number): void {
    this.#second.count(ms, failed, bins, odd)
  }

  /** Writes what has been counted since the last call. `now` is milliseconds since 1970. */
  async write(now: number): Promise<void> {
    const seconds = Math.floor(now / 1000)
    if (this.#second.requests > 0) {
      const line = this.#second.line(seconds, 1, this.binNames)
      const minute = seconds - (seconds % 60)
      if (this.#minute.t !== minute) this.#endMinute(minute)
      this.#minute.add(this.#second)
      this.#append(`${hourOf(seconds)}.seconds.jsonl`, line)
      this.#second = new Interval()
    } else if (this.#minute.requests > 0 && this.#minute.t !== seconds - (seconds % 60)) {
      this.#endMinute(seconds - (seconds % 60))
    }
    await this.#writing
  }

  /** Writes everything; before the process ends. */
  async close(now: number): Promise<void> {
    await this.write(now)
    this.#endMinute(0)
    await this.#writing
  }

  #endMinute(next: number): void {
    if (this.#minute.requests > 0)
      this.#append(
        `${hourOf(this.#minute.t).slice(0, 10)}.minutes.jsonl`,
        this.#minute.line(this.#minute.t, 60, this.binNames),
      )
    this.#minute = new Interval()
    this.#minute.t = next
  }

  /** One write after the other, so that lines stay whole. A full disk loses metrics, never an answer. */
  #append(file: string, line: CounterLine): void {
    this.#writing = this.#writing
      .then(() => appendFile(join(this.#folder, file), `${JSON.stringify(line)}\n`, { mode: 0o600 }))
      .catch((error: Error) => this.#warn(`metrics are not written: ${error.message}`))
  }
}

/** Deletes files of metrics that are older than they are needed: seconds after three hours, minutes after `keepMs`. */
export async function pruneCounters(folder: string, now: number, keepMs: number): Promise<void> {
  const oldestHour = hourOf(Math.floor(now / 1000) - 3 * 3600)
  const oldestDay = hourOf(Math.floor((now - keepMs) / 1000)).slice(0, 10)
  for (const name of await readdir(folder)) {
    const tooOld = name.endsWith('.seconds.jsonl') ? name.slice(0, 13) < oldestHour : name.slice(0, 10) < oldestDay
    if (tooOld) await rm(join(folder, name), { force: true })
  }
}

/** `2026-11-23T09` of seconds since 1970. */
export function hourOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 13)
}

class Interval {
  t = 0
  requests = 0
  errors = 0
  sum = 0
  odd = 0
  readonly latency = new Uint32Array(156)
  readonly predictions = new Uint32Array(256)

  count(ms: number, failed: boolean, bins: Uint8Array, odd: number): void {
    this.requests += 1
    if (failed) this.errors += 1
    this.sum += ms
    this.odd += odd
    const bin = latencyBin(ms)
    this.latency[bin] = (this.latency[bin] as number) + 1
    for (let row = 0; row < bins.length; row += 1) {
      const name = bins[row] as number
      this.predictions[name] = (this.predictions[name] as number) + 1
    }
  }

  add(other: Interval): void {
    this.requests += other.requests
    this.errors += other.errors
    this.sum += other.sum
    this.odd += other.odd
    for (let bin = 0; bin < 156; bin += 1)
      this.latency[bin] = (this.latency[bin] as number) + (other.latency[bin] as number)
    for (let bin = 0; bin < 256; bin += 1)
      this.predictions[bin] = (this.predictions[bin] as number) + (other.predictions[bin] as number)
  }

  line(t: number, seconds: number, names: readonly string[]): CounterLine {
    const latency: [number, number][] = []
    this.latency.forEach((count, bin) => {
      if (count > 0) latency.push([bin, count])
    })
    const predictions: Record<string, number> = {}
    this.predictions.forEach((count, bin) => {
      if (count > 0) predictions[names[bin] ?? `bin ${bin}`] = count
    })
    const sum = Number(this.sum.toFixed(3))
    return { t, seconds, requests: this.requests, errors: this.errors, sum, latency, predictions, odd: this.odd }
  }
}
