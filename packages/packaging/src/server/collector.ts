import { close as closeFile, open as openFile, write as writeFile } from 'node:fs'
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

/**
 * One line of a collected file: a request and its answer as they went over the wire, so that keeping them costs a copy of
 * bytes. `expandCollected` makes a line a row of it when somebody reads.
 */
export interface CollectedLine {
  readonly requestId: string
  readonly at: string
  readonly deployment: string
  readonly version: string
  /** The body of the request; only the columns that may be kept. */
  readonly request:
    | { readonly rows: readonly object[] }
    | { readonly columns: readonly string[]; readonly data: readonly (readonly unknown[])[] }
  readonly response: { readonly predictions: readonly unknown[] }
}

/** A request to be noted. */
export interface CollectedRequest {
  readonly requestId: string
  readonly body: Uint8Array
  /** The rows as they were read. */
  readonly rows: readonly Row[]
  /** Whether the body names features only: nothing in it that was not read. */
  readonly featuresOnly: boolean
  /** The JSON of the answer. */
  readonly answer: string
}

/** Most bytes that wait for the disk; what comes while they wait is not collected. */
const waitingBytes = 4 * 2 ** 20

const lineFeed = 10
const carriageReturn = 13

/**
 * Writes inputs and outputs as JSON Lines. It never makes a prediction fail or wait: what cannot be written is dropped and
 * counted.
 */
export class Collector {
  dropped = 0
  readonly #order: CollectOrder
  #allowance: number
  /** Lines that wait to be written, in one buffer that is used again. */
  #page = Buffer.allocUnsafe(256 * 1024)
  #used = 0
  #writing = 0
  #idle: (() => void)[] = []
  #file: { readonly hour: string; readonly descriptor: number } | undefined
  #opening = false
  #failedUntil = 0
  readonly #kept: readonly { readonly index: number; readonly name: string }[]
  readonly #keepsAll: boolean
  readonly #now: () => number
  readonly #warn: (text: string) => void
  readonly #tail: string

  constructor(
    order: CollectOrder,
    features: readonly { readonly name: string }[],
    now: () => number,
    warn: (text: string) => void,
  ) {
    this.#order = order
    this.#allowance = order.allowance
    this.#kept = features.flatMap(({ name }, index) => (order.exclude.includes(name) ? [] : [{ index, name }]))
    this.#keepsAll = this.#kept.length === features.length
    this.#now = now
    this.#warn = warn
    this.#tail = `","deployment":${JSON.stringify(order.deployment)},"version":${JSON.stringify(order.version)},"request":`
  }

  /** True when a request with this id belongs to the share. The same on every deployment. */
  wants(requestId: string): boolean {
    if (this.#allowance <= 0) return false
    return this.#order.share >= 1 || shareOf(requestId) < this.#order.share
  }

  /** Notes one request with its answer. */
  add(request: CollectedRequest): void {
    const { body, answer } = request
    const at = new Date(this.#now()).toISOString()
    const head = `{"requestId":${JSON.stringify(request.requestId)},"at":"${at}${this.#tail}`
    const raw = this.#keepsAll && request.featuresOnly
    const kept = raw ? body : Buffer.from(this.#table(request.rows))
    const most = head.length * 3 + kept.length + answer.length * 3 + 20
    if (most > this.#allowance || this.#writing + this.#used + most > waitingBytes) {
      this.dropped += 1
      return
    }
    if (this.#used + most > this.#page.length) this.#grow(most)
    const page = this.#page
    const from = this.#used
    let end = from + page.write(head, from)
    page.set(kept, end)
    if (raw) oneLine(page, end, end + kept.length)
    end += kept.length
    end += page.write(',"response":', end, 'latin1')
    end += page.write(answer, end)
    page[end] = 125
    page[end + 1] = lineFeed
    this.#used = end + 2
    this.#allowance -= this.#used - from
    if (this.#used > 192 * 1024) this.write()
  }

  /** Sets how many bytes may still be written. */
  allow(bytes: number): void {
    this.#allowance = bytes - this.#used - this.#writing
  }

  /** Hands what has been noted to the operating system. */
  write(): void {
    if (this.#used === 0) return
    const now = this.#now()
    const hour = new Date(now).toISOString().slice(0, 13)
    if (now < this.#failedUntil) this.#drop()
    else if (this.#file?.hour === hour) this.#send(this.#file.descriptor)
    else if (!this.#opening) this.#open(hour)
  }

  /** Resolves when what has been noted so far is in the file, or dropped. */
  flush(): Promise<void> {
    this.write()
    if (this.#writing === 0 && !this.#opening) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Writes the rest and closes the file. */
  async close(): Promise<void> {
    await this.flush()
    const file = this.#file
    this.#file = undefined
    if (file) await new Promise<void>((resolve) => closeFile(file.descriptor, () => resolve()))
  }

  #open(hour: string): void {
    const before = this.#file
    this.#file = undefined
    this.#opening = true
    const path = join(this.#order.folder, `${hour}-${this.#order.deployment}.jsonl`)
    openFile(path, 'a', 0o600, (error, descriptor) => {
      this.#opening = false
      if (before) closeFile(before.descriptor, () => undefined)
      if (error) return this.#failed(error)
      this.#file = { hour, descriptor }
      return this.#send(descriptor)
    })
  }

  #send(descriptor: number): void {
    const bytes = this.#page.subarray(0, this.#used)
    this.#page = Buffer.allocUnsafe(256 * 1024)
    this.#used = 0
    this.#writing += bytes.length
    const next = (rest: Buffer): void =>
      writeFile(descriptor, rest, 0, rest.length, null, (error, written) => {
        if (!error && written < rest.length) return next(rest.subarray(written))
        this.#writing -= bytes.length
        if (error) this.#failed(error)
        else this.#settle()
        return undefined
      })
    next(bytes)
  }

  #failed(error: Error): void {
    this.#warn(`collection stops for 30 seconds, predictions go on: ${messageOf(error)}`)
    this.#failedUntil = this.#now() + 30_000
    this.#drop()
  }

  #drop(): void {
    this.dropped += 1
    this.#used = 0
    this.#settle()
  }

  #settle(): void {
    if (this.#writing > 0 || this.#opening) return
    for (const done of this.#idle.splice(0)) done()
  }

  #grow(most: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#page.length * 2, this.#used + most))
    larger.set(this.#page.subarray(0, this.#used))
    this.#page = larger
  }

  /** The columns that may be kept, as a table. */
  #table(rows: readonly Row[]): string {
    const data = rows.map((row) => this.#kept.map(({ index }) => row[index]))
    return JSON.stringify({ columns: this.#kept.map(({ name }) => name), data })
  }
}

/** In JSON line ends stand between tokens only, where a blank does as well. */
function oneLine(bytes: Buffer, from: number, to: number): void {
  if (bytes.subarray(from, to).indexOf(lineFeed) < 0 && bytes.subarray(from, to).indexOf(carriageReturn) < 0) return
  for (let index = from; index < to; index += 1)
    if (bytes[index] === lineFeed || bytes[index] === carriageReturn) bytes[index] = 32
}

/** A line of the collected files as lines a row: `{ requestId, at, deployment, version, inputs, output }`, each with its line end. */
export function expandCollected(line: CollectedLine): string {
  const { requestId, at, deployment, version, request, response } = line
  const rows = 'rows' in request ? request.rows : request.data.map((values) => namedRow(request.columns, values))
  return rows
    .map(
      (inputs, row) =>
        `${JSON.stringify({ requestId, at, deployment, version, inputs, output: response.predictions[row] ?? null })}\n`,
    )
    .join('')
}

function namedRow(columns: readonly string[], values: readonly unknown[]): object {
  return Object.fromEntries(columns.map((name, index) => [name, values[index]]))
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
