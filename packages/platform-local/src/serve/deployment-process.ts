import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import {
  type AnswerFrame,
  type CollectOrder,
  decodeAnswer,
  type FrameKind,
  FrameReader,
  FrameWriter,
  frameKinds,
  type Hello,
  nodeMemoryFlags,
  protocolVersion,
  requestHead,
} from '@mlops-actions/packaging'
import type { DesiredDeployment } from '../endpoints/desired.ts'
import type { ObservedDeployment } from '../endpoints/observed.ts'
import { tailOf } from '../endpoints/tail.ts'

/** How a deployment's process is started. */
export interface LaunchOptions {
  /** The Node to run bundles with. */
  readonly node: string
  /** The whole environment of the process: no token and nothing of the caller's is in it. */
  readonly env: Readonly<Record<string, string>>
  readonly logFile: string
  readonly maximumRows: number
  /** How long it may take until it is ready. */
  readonly startMs: number
}

/** What waits for an answer of a deployment. */
export interface Waiting {
  readonly requestId: string
  readonly body: Uint8Array
  /** Whether it may be collected. */
  readonly collect: boolean
  onAnswer(frame: AnswerFrame, ms: number): void
  /** The deployment ended, or did not answer in time. */
  onFailure(reason: string, ms: number): void
}

interface Pending {
  readonly waiting: Waiting
  readonly since: number
  /** The write in which it goes out, or an earlier one. */
  readonly batch: number
}

/**
 * Writes that may be without any answer. The process works on one while the next waits in the pipe; more would only mean
 * smaller batches.
 */
const writesAhead = 2

/** How often a process that was never ready is started before it is given up. */
const startAttempts = 3

/** A deployment: a process that runs a bundle, started again with growing pauses when it ends by itself. */
export class DeploymentProcess {
  readonly name: string
  readonly desired: DesiredDeployment
  bins: readonly string[] = []
  /** Called after each change of state. */
  onChange: () => void = () => {}
  #state: ObservedDeployment['state'] = 'creating'
  #reason: string | undefined
  #restarts = 0
  #failures = 0
  #wasReady = false
  #child: ChildProcess | undefined
  #writer: FrameWriter | undefined
  #pending = new Map<number, Pending>()
  /** Writes so far, and the newest of which an answer has come. */
  #written = 0
  #answered = 0
  /** Since when it has been asked and has answered nothing. */
  #silentSince: number | undefined
  #nextId = 1
  #retry: NodeJS.Timeout | undefined
  #startTimer: NodeJS.Timeout | undefined
  #gone: (() => void)[] = []
  readonly #launch: LaunchOptions
  #order: CollectOrder | undefined

  constructor(name: string, desired: DesiredDeployment, launch: LaunchOptions) {
    this.name = name
    this.desired = desired
    this.#launch = launch
  }

  get ready(): boolean {
    return this.#state === 'ready'
  }

  /** Requests that it works on. */
  get load(): number {
    return this.#pending.size
  }

  observed(): ObservedDeployment {
    const { version, since } = this.desired
    return {
      state: this.#state,
      version,
      package: this.desired.package,
      since,
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
      ...(this.#child?.pid === undefined ? {} : { pid: this.#child.pid }),
      restarts: this.#restarts,
    }
  }

  start(): void {
    mkdirSync(join(this.#launch.logFile, '..'), { recursive: true, mode: 0o700 })
    const log = openSync(this.#launch.logFile, 'a', 0o600)
    const child = spawn(this.#launch.node, [...nodeMemoryFlags, 'server.mjs'], {
      cwd: this.desired.bundle,
      env: { ...this.#launch.env, MLOPS_FRAMES_FD: '3', MLOPS_MAXIMUM_ROWS: String(this.#launch.maximumRows) },
      stdio: ['ignore', log, log, 'pipe'],
    })
    closeSync(log)
    this.#child = child
    const pipe = child.stdio[3] as Duplex | null
    // 'error' (the program is not there) is followed by no 'exit'; both end in the same place, once.
    let ended = false
    const end = (how: string): void => {
      if (ended) return
      ended = true
      void this.#ended(child, how)
    }
    child.on('error', (error) => end(error.message))
    child.on('exit', (code, signal) => end(signal === null ? `ended with code ${code}` : `was ended by ${signal}`))
    if (!pipe) return
    this.#connect(child, pipe)
    this.#startTimer = setTimeout(() => {
      this.#reason = `was not ready after ${this.#launch.startMs / 1000} s`
      child.kill('SIGKILL')
    }, this.#launch.startMs)
  }

  /** Asks the process. */
  send(waiting: Waiting): void {
    this.#ask(frameKinds.score, waiting)
  }

  /** Sends a control frame; resolves to the answer's body, or to undefined when the process ends first. */
  control(kind: FrameKind, body: unknown): Promise<string | undefined> {
    if (!this.ready) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      this.#ask(kind, {
        requestId: '',
        collect: false,
        body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
        onAnswer: (frame) => resolve(Buffer.from(frame.body).toString('utf8')),
        onFailure: () => resolve(undefined),
      })
    })
  }

  /** What it should collect; told again after each start. */
  collect(order: CollectOrder): void {
    this.#order = order
    void this.control(frameKinds.collect, order)
  }

  /** Fails requests that have waited longer than `timeoutMs`. Called a few times a second. */
  sweep(now: number, timeoutMs: number): void {
    this.#endIfStuck(now, timeoutMs)
    for (const [id, pending] of this.#pending) {
      if (now - pending.since < timeoutMs) return
      this.#pending.delete(id)
      pending.waiting.onFailure(`did not answer within ${timeoutMs / 1000} s`, now - pending.since)
    }
  }

  /** Ends a process that has been asked and has answered nothing for twice the time limit; it is then started again. */
  #endIfStuck(now: number, timeoutMs: number): void {
    const stuck = now - (this.#silentSince ?? now)
    if (!this.ready || stuck < 2 * timeoutMs + 500) return
    this.#reason = `answered nothing for ${(stuck / 1000).toFixed(1)} s`
    this.#child?.kill('SIGKILL')
  }

  /** Ends the process without starting it again: first in order, after `graceMs` by force. Resolves when it is gone. */
  async stop(graceMs: number): Promise<void> {
    this.#state = 'deleting'
    clearTimeout(this.#retry)
    const child = this.#child
    if (!child) return
    const gone = new Promise<void>((resolve) => this.#gone.push(resolve))
    const deadline = setTimeout(() => child.kill('SIGKILL'), graceMs)
    const wait = setInterval(() => {
      if (this.#pending.size === 0) (child.stdio[3] as Duplex | null)?.end()
    }, 20)
    await gone
    clearInterval(wait)
    clearTimeout(deadline)
  }

  #ask(kind: FrameKind, waiting: Waiting): void {
    const writer = this.#writer
    if (!writer) {
      waiting.onFailure('is not running', 0)
      return
    }
    const id = this.#nextId
    this.#nextId = id === 0xffffffff ? 1 : id + 1
    const now = performance.now()
    this.#silentSince ??= now
    this.#pending.set(id, { waiting, since: now, batch: this.#written + 1 })
    const { requestId, collect, body } = waiting
    writer.add(requestHead({ id, kind, requestId, collect, body }), body)
  }

  #connect(child: ChildProcess, pipe: Duplex): void {
    this.#written = 0
    this.#answered = 0
    this.#silentSince = undefined
    const writer = new FrameWriter(pipe, {
      mayWrite: () => this.#written - this.#answered < writesAhead,
      onWrite: () => {
        this.#written += 1
      },
    })
    this.#writer = writer
    const reader = new FrameReader((bytes) => this.#take(decodeAnswer(bytes)))
    pipe.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk)
        writer.flush()
      } catch (error) {
        this.#reason = `spoke nonsense: ${String(error)}`
        child.kill('SIGKILL')
      }
    })
    // The end of the process says what happened; a broken pipe is only how it is noticed first.
    pipe.on('error', () => child.kill('SIGKILL'))
  }

  #take(frame: AnswerFrame): void {
    if (frame.kind === frameKinds.hello) {
      this.#hello(JSON.parse(Buffer.from(frame.body).toString('utf8')) as Hello)
      return
    }
    const now = performance.now()
    const pending = this.#pending.get(frame.id)
    this.#silentSince = this.#pending.size > 1 ? now : undefined
    // Nobody waits any more: it was answered by another deployment after a time-out.
    if (!pending) return
    this.#pending.delete(frame.id)
    if (pending.batch > this.#answered) this.#answered = pending.batch
    pending.waiting.onAnswer(frame, now - pending.since)
  }

  #hello(hello: Hello): void {
    clearTimeout(this.#startTimer)
    if (hello.protocol !== protocolVersion) {
      this.#reason = `speaks protocol ${hello.protocol}, this version ${protocolVersion}: build the package again`
      this.#failures = startAttempts
      this.#child?.kill('SIGKILL')
      return
    }
    this.bins = hello.bins
    this.#state = 'ready'
    this.#reason = undefined
    this.#wasReady = true
    this.#failures = 0
    if (this.#order) void this.control(frameKinds.collect, this.#order)
    this.onChange()
  }

  #restart(): void {
    if (this.#state === 'deleting') return
    this.#restarts += 1
    this.#reason = undefined
    this.start()
  }

  async #ended(child: ChildProcess, how: string): Promise<void> {
    clearTimeout(this.#startTimer)
    if (this.#child !== child) return
    this.#child = undefined
    this.#writer = undefined
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    const stopping = this.#state === 'deleting'
    this.#failures += 1
    const givenUp = !this.#wasReady && this.#failures >= startAttempts
    if (!stopping) this.#state = this.#wasReady || givenUp ? 'failed' : 'creating'
    this.onChange()
    const now = performance.now()
    for (const one of pending) one.waiting.onFailure(`${this.name} ${how}`, now - one.since)
    for (const gone of this.#gone.splice(0)) gone()
    if (stopping) return
    if (!givenUp) this.#retry = setTimeout(() => this.#restart(), Math.min(30_000, 100 * 2 ** (this.#failures - 1)))
    const last = (await tailOf(this.#launch.logFile, 3)).trim()
    if (this.#child) return
    this.#reason = `${this.#reason ?? how}${last ? `: ${last}` : ''}`.slice(0, 600)
    this.onChange()
  }
}
