import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Answer,
  type Call,
  canonicalJson,
  conflict,
  type DeploymentSpec,
  type DeploymentState,
  type EndpointState,
  type Endpoints,
  type Json,
  type MetricBucket,
  messageOf,
  type Revision,
  type Rollout,
  type Seen,
  type Weights,
} from '@mlops-actions/core'
import { changeDesired, type Desired, desiredVersion, readDesired, type SeenDesired, writeDesired } from './desired.ts'
import { fail } from './errors.ts'
import { ensureKey, readKey } from './key.ts'
import { readBuckets } from './metrics.ts'
import type { Observed } from './observed.ts'
import { checkedName, type EndpointPaths, endpointPaths } from './paths.ts'
import { freePort } from './port.ts'
import { patienceMs, probe } from './probe.ts'
import { addressOf, parseSettings } from './settings.ts'
import { startController } from './start-controller.ts'
import { tailOf } from './tail.ts'

/** How endpoints of this machine are found and served. */
export interface LocalEndpointsOptions {
  /** The state folder (`.mlops`, or MLOPS_HOME). */
  readonly home: string
  readonly controller: {
    /** Starts `mlops serve`; the endpoint's name is put at the end. */
    readonly command: readonly string[]
    /** Added to the environment of the controller. */
    readonly env?: Readonly<Record<string, string>>
    /** On a self-hosted runner: the endpoint outlives the job. */
    readonly detach?: boolean
  }
}

/** The endpoints of this machine: desired state on disk, and one process each that makes it true. */
export function createLocalEndpoints(options: LocalEndpointsOptions): Endpoints {
  return new LocalEndpoints(options)
}

class LocalEndpoints implements Endpoints {
  readonly #options: LocalEndpointsOptions

  constructor(options: LocalEndpointsOptions) {
    this.#options = options
  }

  async inspect(endpoint: string, call: Call): Promise<Seen<EndpointState> | undefined> {
    const paths = this.#paths(endpoint)
    const desired = await readDesired(paths)
    if (!desired) return undefined
    const observed = await this.#ask(endpoint, paths, desired, call)
    return { value: stateOf(desired, observed), revision: desired.revision }
  }

  async ensureEndpoint(endpoint: string, settings: Json, call: Call): Promise<void> {
    const paths = this.#paths(endpoint)
    const parsed = parseSettings(settings)
    await ensureKey(paths)
    const known = await readDesired(paths)
    const port = parsed.port || known?.value.port || (await freePort(parsed.host, paths.folder))
    await changeDesired(paths, (seen) => {
      if (seen && canonicalJson(seen.value.settings) === canonicalJson(settings)) return undefined
      return seen
        ? { ...seen.value, settings, port: parsed.port || seen.value.port }
        : { schema: desiredVersion, settings, port, traffic: {}, mirror: {}, rollout: null, deployments: {} }
    })
    // Where the address changes, the one that still answers at the old one has to hear of it.
    if (known) await this.#ask(endpoint, paths, known, call, '/-/reconcile')
    await this.#makeTrue(endpoint, paths, call)
  }

  async createDeployment(spec: DeploymentSpec, call: Call): Promise<void> {
    const paths = this.#paths(spec.endpoint)
    const name = checkedName(spec.deployment, 'a deployment')
    const { model, version, bundle, settings } = spec
    const since = call.clock.now()
    await changeDesired(paths, (seen) => {
      if (!seen) throw notFound(spec.endpoint, this.#options.home)
      const wanted = { model, version, package: spec.package, bundle, settings, since }
      const existing = seen.value.deployments[name]
      if (existing) {
        if (canonicalJson({ ...existing, since } as unknown as Json) === canonicalJson(wanted as unknown as Json))
          return undefined
        throw fail('DEPLOYMENT_EXISTS', `${name} of ${spec.endpoint} has version ${existing.version} already.`, {
          remedy: 'Delete it first: deployments are never updated in place.',
        })
      }
      return { ...seen.value, deployments: { ...seen.value.deployments, [name]: wanted } }
    })
    await this.#makeTrue(spec.endpoint, paths, call)
    await this.#until(spec.endpoint, paths, call, (observed) => observed.deployments[name]?.state !== 'creating')
  }

  async deleteDeployment(endpoint: string, deployment: string, call: Call): Promise<void> {
    const paths = this.#paths(endpoint)
    const seen = await changeDesired(paths, (current) => {
      if (!current) throw notFound(endpoint, this.#options.home)
      const { [deployment]: leaving, ...deployments } = current.value.deployments
      if (!leaving) return undefined
      if ((current.value.traffic[deployment] ?? 0) > 0)
        throw fail(
          'DEPLOYMENT_HAS_TRAFFIC',
          `${deployment} of ${endpoint} has ${current.value.traffic[deployment]} % of the traffic.`,
          {
            remedy: 'Give its traffic to the other deployment first.',
          },
        )
      const { [deployment]: _weight, ...traffic } = current.value.traffic
      const { [deployment]: _share, ...mirror } = current.value.mirror
      return { ...current.value, traffic, mirror, deployments }
    })
    // Where nobody serves, nothing runs that would have to end.
    if (!(await this.#ask(endpoint, paths, seen, call))) return
    await this.#until(endpoint, paths, call, (observed) => observed.deployments[deployment] === undefined)
  }

  async write(
    endpoint: string,
    change: { traffic?: Weights; mirror?: Weights; rollout?: Rollout | null },
    expected: Revision,
    call: Call,
  ): Promise<Revision> {
    const paths = this.#paths(endpoint)
    const seen = await readDesired(paths)
    if (!seen) throw notFound(endpoint, this.#options.home)
    if (seen.revision !== expected) throw conflict(`endpoint ${endpoint}`)
    const next: Desired = { ...seen.value, ...defined(change) }
    checkTraffic(seen.value, next, (await this.#ask(endpoint, paths, seen, call))?.deployments)
    const written = await writeDesired(paths, seen, next)
    await this.#makeTrue(endpoint, paths, call)
    return written.revision
  }

  async invoke(endpoint: string, body: Uint8Array, to: { deployment?: string }, call: Call): Promise<Answer> {
    const paths = this.#paths(endpoint)
    const desired = await readDesired(paths)
    const key = await readKey(paths)
    if (!desired || key === undefined) throw notFound(endpoint, this.#options.home)
    const url = urlOf(desired.value)
    const headers: Record<string, string> = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    if (to.deployment !== undefined) {
      headers['mlops-deployment'] = to.deployment
      // A deployment is addressed to verify it: such requests are no traffic, and would look like drift.
      headers['mlops-collect'] = 'off'
    }
    const started = call.clock.monotonicMs()
    let response: Response
    try {
      response = await fetch(`${url}/score`, { method: 'POST', headers, body: Buffer.from(body), signal: call.signal })
    } catch (cause) {
      if (call.signal.aborted) throw cause
      throw fail('ENDPOINT_NOT_SERVED', `${endpoint} does not answer at ${url}: ${messageOf(cause)}`, {
        remedy: `Start it: mlops serve ${endpoint}`,
        cause,
      })
    }
    const answer = new Uint8Array(await response.arrayBuffer())
    const deployment = response.headers.get('mlops-deployment')
    const requestId = response.headers.get('x-request-id')
    return {
      status: response.status,
      body: answer,
      ...(deployment === null ? {} : { deployment }),
      ...(requestId === null ? {} : { requestId }),
      latencyMs: call.clock.monotonicMs() - started,
    }
  }

  async metrics(
    endpoint: string,
    deployment: string,
    window: { from: string; to: string },
    call: Call,
  ): Promise<readonly MetricBucket[]> {
    const paths = this.#paths(endpoint)
    const desired = await readDesired(paths)
    const key = await readKey(paths)
    if (desired && key !== undefined)
      await probe(urlOf(desired.value), endpoint, key, await limited(paths, endpoint, call), '/-/flush')
    return readBuckets(join(paths.metrics, checkedName(deployment, 'a deployment')), window)
  }

  async logs(endpoint: string, deployment: string, tail: number, _call: Call): Promise<string> {
    return tailOf(join(this.#paths(endpoint).logs, `${checkedName(deployment, 'a deployment')}.log`), tail)
  }

  async list(_call: Call): Promise<readonly string[]> {
    const names = await readdir(join(this.#options.home, 'endpoints')).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const found: string[] = []
    for (const name of names.sort())
      if (/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(name) && (await readDesired(this.#paths(name)))) found.push(name)
    return found
  }

  keyFile(endpoint: string): string | undefined {
    return this.#paths(endpoint).key
  }

  #paths(endpoint: string): EndpointPaths {
    return endpointPaths(this.#options.home, endpoint)
  }

  /** What the controller sees, or undefined where none answers. */
  async #ask(
    endpoint: string,
    paths: EndpointPaths,
    desired: SeenDesired,
    call: Call,
    path: '/-/state' | '/-/reconcile' = '/-/state',
  ): Promise<Observed | undefined> {
    const key = await readKey(paths)
    return key === undefined
      ? undefined
      : probe(urlOf(desired.value), endpoint, key, await limited(paths, endpoint, call), path)
  }

  /** Starts the controller if none answers, and waits until the newest revision is in force. */
  async #makeTrue(endpoint: string, paths: EndpointPaths, call: Call): Promise<void> {
    const key = await ensureKey(paths)
    const desired = await readDesired(paths)
    if (!desired) throw notFound(endpoint, this.#options.home)
    const url = urlOf(desired.value)
    const observed = await probe(url, endpoint, key, await limited(paths, endpoint, call), '/-/reconcile')
    if (observed && observed.revision >= desired.number) return
    if (!observed) await startController({ ...this.#options, endpoint, url, key, paths }, call)
    await this.#until(endpoint, paths, call, (seen) => seen.revision >= desired.number)
  }

  async #until(
    endpoint: string,
    paths: EndpointPaths,
    call: Call,
    done: (observed: Observed) => boolean,
  ): Promise<void> {
    const begun = call.clock.monotonicMs()
    for (let silent = 0; ; ) {
      const desired = await readDesired(paths)
      if (!desired) throw notFound(endpoint, this.#options.home)
      const observed = await this.#ask(endpoint, paths, desired, call)
      if (observed && done(observed)) return
      silent = observed ? 0 : silent + 1
      if (silent > 100) {
        const log = await tailOf(join(paths.logs, 'controller.log'), 5)
        throw fail('ENDPOINT_NOT_SERVED', `Nobody serves ${endpoint} any more.\n${log}`, {
          remedy: `Start it: mlops serve ${endpoint}`,
        })
      }
      if (observed?.problem !== undefined) throw fail('ENDPOINT_NOT_SERVED', `${endpoint}: ${observed.problem}`)
      // A deployment is ready within a quarter of a second or after many: at first it is asked more often.
      await call.clock.sleep(call.clock.monotonicMs() - begun < 1000 ? 15 : 50, call.signal)
    }
  }
}

/** The address that clients use, from the desired state: it does not change. */
function urlOf(desired: Desired): string {
  return addressOf(parseSettings(desired.settings).host, desired.port)
}

function stateOf(desired: SeenDesired, observed: Observed | undefined): EndpointState {
  const { traffic, mirror, rollout, deployments } = desired.value
  const states: Record<string, DeploymentState> = {}
  for (const [name, wanted] of Object.entries(deployments)) {
    const seen = observed?.deployments[name]
    const { version, since } = wanted
    const base = { version, package: wanted.package, since }
    if (!observed) states[name] = { ...base, state: 'failed', reason: 'nobody serves this endpoint' }
    else if (!seen || seen.state === 'deleting') states[name] = { ...base, state: 'creating' }
    else states[name] = { ...base, state: seen.state, ...(seen.reason === undefined ? {} : { reason: seen.reason }) }
  }
  for (const [name, seen] of Object.entries(observed?.deployments ?? {}))
    if (seen.state === 'deleting') states[name] ??= { state: 'deleting', version: seen.version }
  return {
    url: `${urlOf(desired.value)}/score`,
    traffic,
    mirror,
    rollout,
    ready: readyOf(desired, observed, states),
    deployments: states,
  }
}

function readyOf(
  desired: SeenDesired,
  observed: Observed | undefined,
  states: Readonly<Record<string, DeploymentState>>,
): EndpointState['ready'] {
  if (!observed) return 'failed'
  const all = Object.entries(states)
  if (all.some(([name, { state }]) => state === 'failed' && (desired.value.traffic[name] ?? 0) > 0)) return 'failed'
  const settled =
    observed.revision >= desired.number && all.every(([, { state }]) => state === 'ready' || state === 'failed')
  return settled ? 'yes' : 'changing'
}

/** @throws UserError TRAFFIC_INVALID */
function checkTraffic(before: Desired, next: Desired, observed: Observed['deployments'] | undefined): void {
  const names = [...Object.keys(next.traffic), ...Object.keys(next.mirror)]
  const unknown = names.find((name) => next.deployments[name] === undefined)
  if (unknown !== undefined)
    throw fail('TRAFFIC_INVALID', `${unknown} has a weight and is no deployment of the endpoint.`)
  const weights = Object.entries(next.traffic)
  for (const [name, weight] of [...weights, ...Object.entries(next.mirror)])
    if (!Number.isInteger(weight) || weight < 0 || weight > 100)
      throw fail('TRAFFIC_INVALID', `The weight of ${name} is ${weight}: it is a whole number from 0 to 100.`)
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  if (total !== 100 && total !== 0)
    throw fail(
      'TRAFFIC_INVALID',
      `The weights add to ${total}, not to 100: ${weights.map(([name, weight]) => `${name} ${weight}`).join(', ')}.`,
    )
  // What served before may have any weight at any time, also while it starts again: going back must not wait.
  const known = (name: string): boolean => (before.traffic[name] ?? 0) > 0 || before.rollout?.from === name
  const idle = weights.find(([name, weight]) => weight > 0 && !known(name) && observed?.[name]?.state === 'creating')
  if (idle) throw fail('TRAFFIC_INVALID', `${idle[0]} is not ready yet.`, { remedy: 'Wait until its state is ready.' })
}

function defined<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>
}

function notFound(endpoint: string, home: string): Error {
  return fail('ENDPOINT_NOT_FOUND', `There is no endpoint ${endpoint} in ${home}.`, { remedy: 'Deploy first.' })
}

/** A question to the controller takes at most two seconds, less where none is known to run. */
async function limited(paths: EndpointPaths, endpoint: string, call: Call): Promise<AbortSignal> {
  return AbortSignal.any([call.signal, AbortSignal.timeout(await patienceMs(paths, endpoint))])
}

/** The key of an endpoint, for a client on this machine. @throws UserError ENDPOINT_NOT_FOUND */
export async function readEndpointKey(home: string, endpoint: string): Promise<string> {
  const key = await readFile(endpointPaths(home, endpoint).key, 'utf8').catch(() => '')
  if (key.trim() === '') throw notFound(endpoint, home)
  return key.trim()
}
