import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { canonicalJson, type Json, messageOf } from '@mlops-actions/core'
import { type CollectOrder, frameKinds, requestIds } from '@mlops-actions/packaging'
import { newestNumber, readDesired, readRevision, type SeenDesired } from '../endpoints/desired.ts'
import { fail } from '../endpoints/errors.ts'
import { ensureKey } from '../endpoints/key.ts'
import type { Observed } from '../endpoints/observed.ts'
import { type EndpointPaths, endpointPaths } from '../endpoints/paths.ts'
import { patienceMs, probe } from '../endpoints/probe.ts'
import { addressOf, type EndpointSettings, parseSettings } from '../endpoints/settings.ts'
import { boundCollection } from './collection.ts'
import { Counters, pruneCounters } from './counters.ts'
import { DeploymentProcess } from './deployment-process.ts'
import { shortenLog } from './logs.ts'
import { type Member, Router } from './router.ts'
import { scrubbed } from './scrubbed.ts'

/** How an endpoint is served. */
export interface ServeOptions {
  /** The state folder (`.mlops`). */
  readonly home: string
  /** The Node that runs the bundles. Default: this one. */
  readonly node?: string
  /** The whole environment of the bundles' processes, beside what the server needs. Default: only PATH and the like. */
  readonly bundleEnv?: Readonly<Record<string, string>>
  readonly log?: (text: string) => void
}

/** An endpoint that is being served by this process. */
export interface ServedEndpoint {
  readonly url: string
  /** Resolves when it has ended. */
  readonly ended: Promise<void>
  /** Answers what came, ends the deployments, and ends. */
  close(): Promise<void>
}

/**
 * Serves an endpoint: makes the desired state true and keeps it so, until closed. Of two that serve the same endpoint the
 * second finds its port taken.
 * @throws UserError ENDPOINT_NOT_FOUND, ENDPOINT_PORT_IN_USE
 * @returns undefined where another process serves this endpoint already
 */
export async function serveEndpoint(endpoint: string, options: ServeOptions): Promise<ServedEndpoint | undefined> {
  const paths = endpointPaths(options.home, endpoint)
  const desired = await readDesired(paths)
  if (!desired)
    throw fail('ENDPOINT_NOT_FOUND', `There is no endpoint ${endpoint} in ${options.home}.`, {
      remedy: 'Deploy first, or set MLOPS_HOME to the folder in which it was deployed.',
    })
  const controller = new Controller(endpoint, paths, await ensureKey(paths), desired, options)
  return (await controller.listen()) ? controller : undefined
}

class Controller implements ServedEndpoint {
  readonly ended: Promise<void>
  url = ''
  /** Host and port at which it listens. */
  #place = ''
  readonly #endpoint: string
  readonly #paths: EndpointPaths
  readonly #key: string
  readonly #options: ServeOptions
  #settings: EndpointSettings
  readonly #leaving = new Map<string, Promise<void>>()
  readonly #router: Router
  readonly #instance = randomBytes(8).toString('hex')
  readonly #members = new Map<string, Member>()
  readonly #timers: NodeJS.Timeout[] = []
  #seen: SeenDesired
  #problem: string | undefined
  #applied = 0
  #working: Promise<void> = Promise.resolve()
  #writing: Promise<void> = Promise.resolve()
  #closed = false
  #finish: () => void = () => {}

  constructor(endpoint: string, paths: EndpointPaths, key: string, seen: SeenDesired, options: ServeOptions) {
    this.#endpoint = endpoint
    this.#paths = paths
    this.#key = key
    this.#seen = seen
    this.#options = options
    this.#settings = parseSettings(seen.value.settings)
    this.ended = new Promise((resolve) => {
      this.#finish = resolve
    })
    this.#router = new Router({
      key,
      ids: requestIds(Date.now),
      settings: () => this.#settings,
      control: (path, response) => void this.#control(path, response),
      openapi: () => this.#openapi(),
    })
  }

  /** False where another process serves this endpoint. */
  async listen(): Promise<boolean> {
    try {
      await this.#listenAt(this.#settings.host, this.#seen.value.port)
    } catch (error) {
      const url = addressOf(this.#settings.host, this.#seen.value.port)
      const answers = async (): Promise<boolean> => {
        const limit = AbortSignal.timeout(await patienceMs(this.#paths, this.#endpoint))
        return (await probe(url, this.#endpoint, this.#key, limit)) !== undefined
      }
      // Twice: one that began at the same time has by then written that it runs, and is waited for.
      if ((await answers()) || ((await patienceMs(this.#paths, this.#endpoint)) > 500 && (await answers())))
        return false
      throw error
    }
    this.#log(`serves ${this.#endpoint} at ${this.url}, state ${this.#paths.folder}`)
    await this.#reconcile()
    this.#every(250, () => this.#router.sweep(performance.now()))
    this.#every(500, () => this.#reconcile())
    this.#every(1000, () => this.#writeCounters())
    this.#every(2000, () => this.#bound())
    this.#every(600_000, () => this.#prune())
    await this.#bound()
    return true
  }

  /** @throws UserError ENDPOINT_PORT_IN_USE */
  async #listenAt(host: string, port: number): Promise<void> {
    const place = `${host} ${port}`
    if (place === this.#place) return
    await this.#router.listen({ host, port }).catch((cause: unknown) => {
      throw fail('ENDPOINT_PORT_IN_USE', `${messageOf(cause)} The endpoint ${this.#endpoint} answers there.`, {
        remedy: 'Stop the other program, or set deploy.port to another port.',
        cause,
      })
    })
    this.#place = place
    this.url = addressOf(host, port)
  }

  async close(): Promise<void> {
    if (this.#closed) return this.ended
    this.#closed = true
    for (const timer of this.#timers) clearInterval(timer)
    await this.#router.close()
    await this.#working
    for (const [name, member] of this.#members) this.#retire(name, member)
    await Promise.all(this.#leaving.values())
    await this.#writing
    await rm(this.#paths.observed, { force: true })
    this.#log('closed')
    this.#finish()
  }

  #every(ms: number, work: () => Promise<void> | void): void {
    this.#timers.push(
      setInterval(() => {
        Promise.resolve()
          .then(work)
          .catch((error: unknown) => this.#log(`problem: ${messageOf(error)}`))
      }, ms),
    )
  }

  /** One reconciliation at a time. */
  #reconcile(): Promise<void> {
    this.#working = this.#working
      .then(() => (this.#closed ? undefined : this.#makeTrue()))
      .catch((error: unknown) => {
        this.#problem = messageOf(error)
        this.#log(`problem: ${this.#problem}`)
      })
      .then(() => undefined)
    return this.#working
  }

  async #makeTrue(): Promise<void> {
    const newest = await newestNumber(this.#paths)
    if (newest === this.#applied) return
    if (newest !== this.#seen.number) this.#seen = await readRevision(this.#paths, newest)
    const { deployments, traffic, mirror, rollout } = this.#seen.value
    this.#settings = parseSettings(this.#seen.value.settings)
    await this.#listenAt(this.#settings.host, this.#seen.value.port)
    for (const [name, member] of this.#members) {
      const wanted = deployments[name]
      if (wanted && same(wanted, member.process.desired)) continue
      this.#members.delete(name)
      this.#retire(name, member)
    }
    for (const [name, wanted] of Object.entries(deployments))
      if (!this.#members.has(name)) this.#members.set(name, this.#start(name, wanted))
    this.#router.set(new Map(this.#members), traffic, mirror, rollout)
    this.#applied = newest
    this.#problem = undefined
    this.#log(
      `revision ${newest}: ${
        Object.entries(traffic)
          .map(([name, weight]) => `${name} ${weight} %`)
          .join(', ') || 'no traffic'
      }`,
    )
    await this.#observe()
  }

  #start(name: string, wanted: SeenDesired['value']['deployments'][string]): Member {
    const log = (text: string): void => this.#log(`${name}: ${text}`)
    const process = new DeploymentProcess(name, wanted, {
      node: this.#options.node ?? globalThis.process.execPath,
      env: this.#options.bundleEnv ?? scrubbed(globalThis.process.env),
      logFile: join(this.#paths.logs, `${name}.log`),
      maximumRows: this.#settings.maximumRows,
      startMs: 60_000,
    })
    const counters = new Counters(join(this.#paths.metrics, name), log)
    process.onChange = () => {
      counters.binNames = process.bins
      const { state, reason } = process.observed()
      log(reason === undefined ? state : `${state}: ${reason}`)
      this.#router.refresh()
      void this.#observe()
      if (process.ready) void this.#bound()
    }
    process.start()
    return { process, counters }
  }

  /** Ends a deployment behind the scenes: it answers what it has, takes nothing more, and goes. */
  #retire(name: string, member: Member): void {
    const gone = member.process
      .stop(this.#settings.timeoutMs + 1000)
      .then(() => member.counters.close(Date.now()))
      .then(() => {
        if (this.#leaving.get(name) === gone) this.#leaving.delete(name)
        return this.#observe()
      })
    this.#leaving.set(name, gone)
  }

  observed(): Observed {
    const deployments = Object.fromEntries(
      [...this.#members].map(([name, member]) => [name, member.process.observed()]),
    )
    for (const name of this.#leaving.keys()) deployments[name] ??= { state: 'deleting', version: '', restarts: 0 }
    return {
      endpoint: this.#endpoint,
      instance: this.#instance,
      pid: process.pid,
      url: this.url,
      revision: this.#applied,
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
      at: new Date().toISOString(),
      deployments,
    }
  }

  /** Written beside the desired state for those who only read files; the live state is at `/-/state`. */
  #observe(): Promise<void> {
    this.#writing = this.#writing
      .then(async () => {
        const temporary = `${this.#paths.observed}.${process.pid}`
        await writeFile(temporary, `${JSON.stringify(this.observed())}\n`, { mode: 0o600 })
        await rename(temporary, this.#paths.observed)
      })
      .catch((error: unknown) => this.#log(`observed.json is not written: ${messageOf(error)}`))
    return this.#writing
  }

  async #control(path: string, response: ServerResponse): Promise<void> {
    const reply = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    if (path === '/-/state') return reply(200, this.observed())
    if (path === '/-/reconcile') {
      await this.#reconcile()
      return reply(200, this.observed())
    }
    if (path === '/-/flush') {
      await this.#writeCounters()
      const live = [...this.#members.values()].filter((member) => member.process.ready)
      await Promise.all(live.map((member) => member.process.control(frameKinds.flush, undefined)))
      return reply(200, {})
    }
    return reply(404, { error: { code: 'NOT_FOUND', message: `${path} is not served.` } })
  }

  async #writeCounters(): Promise<void> {
    const now = Date.now()
    await Promise.all([...this.#members.values()].map((member) => member.counters.write(now)))
  }

  /** Deletes what may not be kept, and tells the deployments how much they may still write. */
  async #bound(): Promise<void> {
    const { collect } = this.#settings
    const allowed = await boundCollection(this.#paths.collected, collect, Date.now()).catch((error: unknown) => {
      this.#log(`nothing is collected: ${messageOf(error)}`)
      return 0
    })
    const live = [...this.#members.values()].filter((member) => member.process.ready)
    for (const { process } of live) {
      const order: CollectOrder = {
        folder: this.#paths.collected,
        deployment: process.name,
        version: process.desired.version,
        share: collect.share,
        exclude: collect.exclude,
        allowance: Math.floor(allowed / live.length),
      }
      process.collect(order)
    }
  }

  /** What is older than it is needed: metrics of every deployment that ever was, and logs that have grown. */
  async #prune(): Promise<void> {
    const { keepMs } = this.#settings.collect
    for (const folder of [this.#paths.metrics, this.#paths.logs]) await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.#paths.metrics))
      await pruneCounters(join(this.#paths.metrics, name), Date.now(), keepMs)
    for (const name of await readdir(this.#paths.logs)) await shortenLog(join(this.#paths.logs, name))
  }

  #openapi(): Uint8Array | undefined {
    const { traffic, deployments } = this.#seen.value
    const [most] = Object.entries(traffic).sort((a, b) => b[1] - a[1])
    const bundle = most && deployments[most[0]]?.bundle
    return bundle === undefined ? undefined : readFileSync(join(bundle, 'openapi.json'))
  }

  #log(text: string): void {
    const line = `${new Date().toISOString()}  ${text}`
    if (this.#options.log) this.#options.log(line)
    else process.stderr.write(`${line}\n`)
  }
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json)
}
