import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '@mlops-actions/core'
import type { Row } from './request.ts'

/** What the router tells a scoring server about collection. */
export interface CollectOrder {
  /** Where files are written: one an hour and deployment. */
  readonly folder: string
  readonly deployment: string
  readonly version: string
  /** Share of the requests, 0 to 1, decided by the request id. */
  readonly share: number
  /** Columns that are never written. */
  readonly exclude: readonly string[]
  /** Bytes that may still be written. The router raises it after it has deleted old files. */
  readonly allowance: number
}

/** Most bytes that wait for the disk; what comes while they wait is not collected. */
const waitingBytes = 8 * 2 ** 20

/**
 * Writes inputs and outputs as JSON Lines, a line a row. It never makes a prediction fail or wait: what cannot be written is
 * dropped and counted.
 */
export class Collector {
  dropped = 0
  #order: CollectOrder
  #allowance: number
  #lines = ''
  #stream: WriteStream | undefined
  #streamHour = ''
  #failedUntil = 0
  readonly #keys: readonly string[]
  #included: readonly number[]
  readonly #now: () => number
  readonly #warn: (text: string) => void

  constructor(
    order: CollectOrder,
    features: readonly { readonly name: string }[],
    now: () => number,
    warn: (text: string) => void,
  ) {
    this.#order = order
    this.#allowance = order.allowance
    this.#keys = features.map((feature) => `${JSON.stringify(feature.name)}:`)
    this.#included = features.flatMap((feature, index) => (order.exclude.includes(feature.name) ? [] : [index]))
    this.#now = now
    this.#warn = warn
  }

  /** True when a request with this id belongs to the share. The same on every deployment. */
  wants(requestId: string): boolean {
    if (this.#allowance <= 0) return false
    return this.#order.share >= 1 || shareOf(requestId) < this.#order.share
  }

  /** Notes one row. `output` is the JSON of its answer. */
  add(requestId: string, at: string, row: Row, output: string): void {
    const { deployment, version } = this.#order
    const head = `{"requestId":${JSON.stringify(requestId)},"at":"${at}","deployment":${JSON.stringify(deployment)},"version":${JSON.stringify(version)}`
    const line = `${head},"inputs":${this.#inputs(row)},"output":${output}}\n`
    this.#allowance -= line.length
    if (this.#allowance < 0 || this.#lines.length > waitingBytes) {
      this.dropped += 1
      return
    }
    this.#lines += line
    if (this.#lines.length > 65536) this.write()
  }

  /** Sets how many bytes may still be written. */
  allow(bytes: number): void {
    this.#allowance = bytes
  }

  /** Hands what has been noted to the operating system. */
  write(): void {
    if (this.#lines === '') return
    const stream = this.#open()
    if (!stream) return
    if (stream.writableLength > waitingBytes) {
      this.dropped += 1
    } else stream.write(this.#lines)
    this.#lines = ''
  }

  /** Resolves when what has been noted so far is in the file. */
  flush(): Promise<void> {
    this.write()
    const stream = this.#stream
    if (!stream || stream.destroyed) return Promise.resolve()
    return new Promise((resolve) => stream.write('', () => resolve()))
  }

  /** Writes the rest and closes the file. */
  close(): Promise<void> {
    this.write()
    const stream = this.#stream
    this.#stream = undefined
    if (!stream || stream.destroyed) return Promise.resolve()
    return new Promise((resolve) => {
      stream.once('error', () => resolve())
      stream.end(() => resolve())
    })
  }

  #open(): WriteStream | undefined {
    const now = this.#now()
    const hour = new Date(now).toISOString().slice(0, 13)
    if (this.#stream && !this.#stream.destroyed && hour === this.#streamHour) return this.#stream
    if (now < this.#failedUntil) {
      this.#lines = ''
      this.dropped += 1
      return undefined
    }
    this.#stream?.end()
    const path = join(this.#order.folder, `${hour}-${this.#order.deployment}.jsonl`)
    const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
    stream.on('error', (error) => {
      this.#warn(`collection stops for 30 seconds, predictions go on: ${messageOf(error)}`)
      this.#failedUntil = this.#now() + 30_000
      stream.destroy()
      if (this.#stream === stream) this.#stream = undefined
    })
    this.#stream = stream
    this.#streamHour = hour
    return stream
  }

  #inputs(row: Row): string {
    let text = ''
    for (const index of this.#included) {
      const value = row[index]
      const json = typeof value === 'number' ? String(value) : JSON.stringify(value ?? null)
      text += (text === '' ? '{' : ',') + this.#keys[index] + json
    }
    return text === '' ? '{}' : `${text}}`
  }
}

/** Makes the folder of the collected files. Resolves to false where the disk refuses: then nothing is collected. */
export async function prepareCollection(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** A number in [0, 1) from a text: 32-bit FNV-1a, then a finaliser that spreads its bits. */
export function shareOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return (hash >>> 0) / 0x100000000
}
