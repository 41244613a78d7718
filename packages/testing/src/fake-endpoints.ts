import {
  type Answer,
  type Call,
  type Clock,
  conflict,
  type DeploymentSpec,
  type DeploymentState,
  type EndpointState,
  type Endpoints,
  type Json,
  type MetricBucket,
  type Revision,
  type Rollout,
  type Seen,
  sha256,
  type Weights,
} from '@mlops-actions/core'

/** How the deployments of a fake behave. All of it may be changed while it runs. */
export interface Behaviour {
  /** Milliseconds until a deployment that was created is ready. */
  startMs?: number
  /** Why deployments of this version never start. */
  startFails?: Readonly<Record<string, string>>
  /** Share of requests that fail, by version. */
  errorRate?: Readonly<Record<string, number>>
  /** Latency of every request in milliseconds, by version. 20 unless set. */
  latencyMs?: Readonly<Record<string, number>>
  /** Share of predictions of class `1`, by version. 0.5 unless set. */
  positives?: Readonly<Record<string, number>>
  requestsPerMinute?: number
  /** Deployments that do not answer any more. */
  dead?: readonly string[]
  /** Milliseconds until written traffic shows. */
  applyMs?: number
}

/** What is kept of an endpoint. */
interface Kept {
  settings: Json
  traffic: Weights
  mirror: Weights
  rollout: Rollout | null
  deployments: Map<string, DeploymentSpec & { readonly since: number }>
  revision: number
  /** Traffic over time, for metrics: from when on which weights held. */
  history: { readonly at: number; readonly traffic: Weights }[]
  appliedAt: number
  before: Weights
}

export interface FakeEndpoints extends Endpoints {
  readonly behaviour: Behaviour
  /** Every change of an endpoint's traffic or rollout, in order. */
  readonly writes: readonly { readonly endpoint: string; readonly traffic: Weights; readonly rollout: Rollout | null }[]
  /** Called before and after every change; what it throws stands for a crash of the caller. */
  onChange: ((what: string, when: 'before' | 'after') => void) | undefined
}

/** Endpoints in memory. Requests are made up from the traffic and the behaviour when metrics are asked for. */
export function fakeEndpoints(clock: Clock, behaviour: Behaviour = {}): FakeEndpoints {
  return new Fake(clock, behaviour)
}

class Fake implements FakeEndpoints {
  readonly behaviour: Behaviour
  readonly writes: { endpoint: string; traffic: Weights; rollout: Rollout | null }[] = []
  onChange: FakeEndpoints['onChange']
  readonly #clock: Clock
  readonly #endpoints = new Map<string, Kept>()

  constructor(clock: Clock, behaviour: Behaviour) {
    this.#clock = clock
    this.behaviour = behaviour
  }

  async inspect(endpoint: string, call: Call): Promise<Seen<EndpointState> | undefined> {
    call.signal.throwIfAborted()
    const kept = this.#endpoints.get(endpoint)
    if (!kept) return undefined
    const changing = this.#now() < kept.appliedAt
    const deployments: Record<string, DeploymentState> = {}
    for (const [name, spec] of kept.deployments) deployments[name] = this.#stateOf(name, spec)
    return {
      revision: String(kept.revision) as Revision,
      value: {
        url: `http://fake.invalid/${endpoint}`,
        traffic: changing ? kept.before : kept.traffic,
        mirror: kept.mirror,
        rollout: kept.rollout,
        ready: changing ? 'changing' : 'yes',
        deployments,
      },
    }
  }

  async ensureEndpoint(endpoint: string, settings: Json, call: Call): Promise<void> {
    call.signal.throwIfAborted()
    const known = this.#endpoints.get(endpoint)
    if (known) known.settings = settings
    else
      this.#endpoints.set(endpoint, {
        settings,
        traffic: {},
        mirror: {},
        rollout: null,
        deployments: new Map(),
        revision: 1,
        history: [],
        appliedAt: 0,
        before: {},
      })
  }

  async createDeployment(spec: DeploymentSpec, call: Call): Promise<void> {
    call.signal.throwIfAborted()
    const kept = this.#kept(spec.endpoint)
    this.#change(`create ${spec.deployment}`, kept, () => {
      const known = kept.deployments.get(spec.deployment)
      if (known && (known.version !== spec.version || known.package !== spec.package))
        throw conflict(`deployment ${spec.deployment} of ${spec.endpoint}`)
      if (known) return false
      kept.deployments.set(spec.deployment, { ...spec, since: this.#now() })
      return true
    })
  }

  async deleteDeployment(endpoint: string, deployment: string, call: Call): Promise<void> {
    call.signal.throwIfAborted()
    const kept = this.#kept(endpoint)
    this.#change(`delete ${deployment}`, kept, () => {
      if ((kept.traffic[deployment] ?? 0) > 0) throw conflict(`deployment ${deployment}, which has traffic,`)
      const { [deployment]: _gone, ...traffic } = kept.traffic
      kept.traffic = traffic
      return kept.deployments.delete(deployment)
    })
  }

  async write(
    endpoint: string,
    change: { traffic?: Weights; mirror?: Weights; rollout?: Rollout | null },
    expected: Revision,
    call: Call,
  ): Promise<Revision> {
    call.signal.throwIfAborted()
    const kept = this.#kept(endpoint)
    this.#change(`write ${change.rollout?.phase ?? 'traffic'}`, kept, () => {
      if (String(kept.revision) !== expected) throw conflict(`endpoint ${endpoint}`)
      this.#apply(kept, change)
      this.writes.push({ endpoint, traffic: kept.traffic, rollout: kept.rollout })
      return true
    })
    return String(kept.revision) as Revision
  }

  #apply(kept: Kept, change: { traffic?: Weights; mirror?: Weights; rollout?: Rollout | null }): void {
    for (const [name, weight] of Object.entries(change.traffic ?? {}))
      if (weight > 0 && !kept.deployments.has(name)) throw conflict(`deployment ${name}, which is gone,`)
    if (change.traffic) {
      kept.before = kept.traffic
      kept.traffic = change.traffic
      kept.appliedAt = this.#now() + (this.behaviour.applyMs ?? 0)
      kept.history.push({ at: this.#now(), traffic: change.traffic })
    }
    if (change.mirror) kept.mirror = change.mirror
    if (change.rollout !== undefined) kept.rollout = change.rollout
  }

  async invoke(endpoint: string, body: Uint8Array, to: { deployment?: string }, call: Call): Promise<Answer> {
    call.signal.throwIfAborted()
    const kept = this.#kept(endpoint)
    const name = to.deployment ?? Object.keys(kept.traffic).find((one) => (kept.traffic[one] ?? 0) > 0)
    const spec = name === undefined ? undefined : kept.deployments.get(name)
    if (name === undefined || !spec || this.#stateOf(name, spec).state !== 'ready')
      return { status: 503, body: new TextEncoder().encode('{"error":"not ready"}') }
    const text = JSON.stringify({ version: spec.version, asked: sha256(body) })
    return { status: 200, body: new TextEncoder().encode(text), deployment: name, requestId: `request-${name}` }
  }

  async metrics(
    endpoint: string,
    deployment: string,
    window: { from: string; to: string },
    call: Call,
  ): Promise<readonly MetricBucket[]> {
    call.signal.throwIfAborted()
    const kept = this.#kept(endpoint)
    const spec = kept.deployments.get(deployment)
    const [from, to] = [Date.parse(window.from), Date.parse(window.to)]
    if (!spec || to <= from) return []
    let requests = 0
    for (const [index, { at, traffic }] of kept.history.entries()) {
      const start = Math.max(from, at)
      const end = Math.min(to, kept.history[index + 1]?.at ?? to)
      const perMs = (this.behaviour.requestsPerMinute ?? 1000) / 60_000
      if (end > start) requests += (end - start) * perMs * ((traffic[deployment] ?? 0) / 100)
    }
    return requests < 1 ? [] : [this.#bucket(spec.version, Math.floor(requests), window.from, to - from)]
  }

  async logs(endpoint: string, deployment: string, tail: number): Promise<string> {
    const spec = this.#kept(endpoint).deployments.get(deployment)
    return Array.from({ length: spec ? Math.min(tail, 3) : 0 }, (_, line) => `line ${line + 1} of ${deployment}`).join(
      '\n',
    )
  }

  async list(): Promise<readonly string[]> {
    return [...this.#endpoints.keys()].sort()
  }

  keyFile(): string | undefined {
    return undefined
  }

  #bucket(version: string, requests: number, from: string, ms: number): MetricBucket {
    const latency = this.behaviour.latencyMs?.[version] ?? 20
    const positives = Math.round(requests * (this.behaviour.positives?.[version] ?? 0.5))
    return {
      from,
      seconds: ms / 1000,
      requests,
      errors: Math.round(requests * (this.behaviour.errorRate?.[version] ?? 0)),
      latencyMs: { mean: latency, p50: latency, p95: latency, p99: latency },
      latencyBins: [
        [latency * 0.99, 0],
        [latency * 1.01, requests],
      ],
      predictionBins: { '0': requests - positives, '1': positives },
    }
  }

  #stateOf(name: string, spec: DeploymentSpec & { readonly since: number }): DeploymentState {
    const base = { version: spec.version, package: spec.package, since: new Date(spec.since).toISOString() }
    const reason = this.behaviour.startFails?.[spec.version]
    if (reason !== undefined) return { ...base, state: 'failed', reason }
    if (this.behaviour.dead?.includes(name)) return { ...base, state: 'failed', reason: 'it does not answer' }
    return { ...base, state: this.#now() >= spec.since + (this.behaviour.startMs ?? 0) ? 'ready' : 'creating' }
  }

  #kept(endpoint: string): Kept {
    const kept = this.#endpoints.get(endpoint)
    if (!kept) throw new Error(`no endpoint ${endpoint}`)
    return kept
  }

  /** Makes a change and bumps the revision, with a chance to crash on either side. */
  #change(what: string, kept: Kept, change: () => boolean): void {
    this.onChange?.(what, 'before')
    if (!change()) return
    kept.revision += 1
    this.onChange?.(what, 'after')
  }

  #now(): number {
    return Date.parse(this.#clock.now())
  }
}
