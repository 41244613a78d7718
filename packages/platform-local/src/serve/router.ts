import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Rollout, Weights } from '@mlops-actions/core'
import { type AnswerFrame, bodyOf, keyCheck, listen, type RequestIds, requestIdOf } from '@mlops-actions/packaging'
import type { EndpointSettings } from '../endpoints/settings.ts'
import type { Counters } from './counters.ts'
import type { DeploymentProcess, Waiting } from './deployment-process.ts'
import { type Picker, pickerOf } from './picker.ts'
import { answer, refuse, respond } from './replies.ts'

/** What a router needs. */
export interface RouterOptions {
  readonly key: string
  readonly ids: RequestIds
  /** May change while it serves. */
  readonly settings: () => EndpointSettings
  /** Answers what the router itself does not: paths below `/-/`. */
  readonly control: (path: string, response: ServerResponse) => void
  /** The OpenAPI document of what is live. */
  readonly openapi: () => Uint8Array | undefined
}

/** A deployment and its counters. */
export interface Member {
  readonly process: DeploymentProcess
  readonly counters: Counters
}

/** Requests in flight and waiting, of all deployments together; more are refused with 503. */
const maximumWaiting = 2048

const noBins = new Uint8Array(0)

/**
 * The endpoint's address: takes HTTP, chooses a deployment by weight, header or hash, and answers. A request that one
 * deployment fails is answered by another that serves, so that no caller notices a release.
 */
export class Router {
  #server: Server | undefined
  readonly #former = new Set<Server>()
  readonly #options: RouterOptions
  readonly #keyIsRight: (header: string | undefined) => boolean
  #members: ReadonlyMap<string, Member> = new Map()
  #traffic: Weights = {}
  #mirror: Weights = {}
  #rollout: Rollout | null = null
  #picker: Picker = pickerOf({}, undefined)
  #mirrorDebt = 0
  #queue: { readonly job: Job; readonly until: number }[] = []
  #inFlight = 0
  #closing = false

  constructor(options: RouterOptions) {
    this.#options = options
    this.#keyIsRight = keyCheck(options.key)
  }

  /**
   * Listens; where it listened before, it takes nothing new there and answers what came.
   * @throws UserError SERVER_PORT_IN_USE, and goes on where it was
   */
  async listen(at: { readonly host: string; readonly port: number }): Promise<void> {
    const former = this.#server
    const before = former?.address()
    const kept = typeof before === 'object' && before?.port === at.port ? { host: before.address, port: at.port } : null
    // One port at two addresses of which one holds the other: it is given up first, and taken back where the new one fails.
    if (kept) this.#leave(former)
    try {
      this.#server = await this.#open(at)
    } catch (cause) {
      if (kept) this.#server = await this.#open(kept)
      throw cause
    }
    if (!kept) this.#leave(former)
  }

  async #open(at: { readonly host: string; readonly port: number }): Promise<Server> {
    const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => this.#take(request, response))
    await listen(server, at)
    return server
  }

  /** Idle connections to the old address end once those that were in use have been answered. */
  #leave(former: Server | undefined): void {
    if (!former) return
    this.#former.add(former)
    former.once('close', () => this.#former.delete(former))
    former.close()
  }

  /** Puts another traffic in force, from the next request on. */
  set(members: ReadonlyMap<string, Member>, traffic: Weights, mirror: Weights, rollout: Rollout | null): void {
    this.#members = members
    this.#traffic = traffic
    this.#mirror = mirror
    this.#rollout = rollout
    this.refresh()
  }

  /** After a deployment became ready or was lost: chooses among those that are ready, and asks for those who wait. */
  refresh(): void {
    const ready: Record<string, number> = {}
    for (const [name, weight] of Object.entries(this.#traffic))
      if (this.#members.get(name)?.process.ready) ready[name] = weight
    this.#picker = pickerOf(ready, this.#rollout?.to)
    const waiting = this.#queue
    this.#queue = []
    for (const { job, until } of waiting) this.#dispatch(job, until)
  }

  /** A few times a second: requests that have waited too long are answered otherwise. */
  sweep(now: number): void {
    for (const { process } of this.#members.values()) process.sweep(now, this.#options.settings().timeoutMs)
    for (const former of this.#former) former.closeIdleConnections()
    if (this.#queue.length === 0) return
    const late = this.#queue.filter(({ until }) => until <= now)
    this.#queue = this.#queue.filter(({ until }) => until > now)
    for (const { job } of late) this.#giveUp(job)
  }

  /** No more requests; resolves when those that came are answered. */
  async close(): Promise<void> {
    this.#closing = true
    const server = this.#server
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
    server?.closeIdleConnections()
    // A caller that stops in the middle of its request does not hold the endpoint open.
    const deadline = performance.now() + this.#options.settings().timeoutMs + 5000
    while (this.#inFlight > 0 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
    for (const one of [server, ...this.#former]) one?.closeAllConnections()
    await closed
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '/'
    const requestId = requestIdOf(request.headers['x-request-id'], this.#options.ids)
    if (url !== '/score' && !url.startsWith('/score?')) {
      this.#takeOther(url, request, response, requestId)
      return
    }
    if (!this.#keyIsRight(request.headers.authorization)) {
      refuse(response, 401, 'KEY_REFUSED', 'Send the key of the endpoint as authorization: Bearer KEY.', requestId)
      return
    }
    if (request.method !== 'POST') {
      refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Write POST /score.', requestId)
      return
    }
    if (this.#inFlight >= maximumWaiting || this.#closing) {
      refuse(response, 503, 'BUSY', this.#closing ? 'The endpoint closes.' : 'Too many requests wait.', requestId)
      return
    }
    this.#inFlight += 1
    response.once('close', () => {
      this.#inFlight -= 1
    })
    const { routeHeader, maximumBytes } = this.#options.settings()
    const route = routeHeader === undefined ? undefined : request.headers[routeHeader]
    const pinned = request.headers['mlops-deployment']
    bodyOf(request, maximumBytes).then(
      (body) => {
        if (body === undefined) {
          const most = `A request has at most ${maximumBytes} bytes. Send fewer rows at a time.`
          refuse(response, 413, 'REQUEST_TOO_LARGE', most, requestId)
          return
        }
        const key = typeof route === 'string' ? route : undefined
        const job = new Job(response, requestId, body, typeof pinned === 'string' ? pinned : undefined, key)
        job.collect = request.headers['mlops-collect'] !== 'off'
        this.#dispatch(job, this.#patience())
        if (job.pinned === undefined) this.#mirrorTo(job)
      },
      // The caller left before the body was complete: nobody reads an answer.
      () => response.destroy(),
    )
  }

  #takeOther(url: string, request: IncomingMessage, response: ServerResponse, requestId: string): void {
    const path = url.split('?', 1)[0] as string
    if (path === '/health') answer(response, 200, '{"status":"ok"}', requestId)
    else if (path === '/ready') {
      const ready = !this.#closing && Object.keys(this.#traffic).some((name) => this.#members.get(name)?.process.ready)
      answer(response, ready ? 200 : 503, `{"status":"${ready ? 'ready' : 'not ready'}"}`, requestId)
    } else if (!this.#keyIsRight(request.headers.authorization))
      refuse(response, 401, 'KEY_REFUSED', 'Send the key as authorization: Bearer KEY.', requestId)
    else if (path.startsWith('/-/')) this.#options.control(path, response)
    else {
      const document = path === '/openapi.json' ? this.#options.openapi() : undefined
      if (document) answer(response, 200, document, requestId)
      else refuse(response, 404, 'NOT_FOUND', `${path} is not served; POST /score is.`, requestId)
    }
  }

  #dispatch(job: Job, until: number): void {
    if (job.pinned !== undefined) {
      const member = this.#members.get(job.pinned)
      if (!member) {
        const names = [...this.#members.keys()].join(', ') || 'none'
        refuse(
          job.response,
          404,
          'DEPLOYMENT_NOT_FOUND',
          `There is no deployment ${job.pinned}; there are: ${names}.`,
          job.requestId,
        )
      } else if (member.process.ready) this.#ask(job, member)
      else this.#queue.push({ job, until })
      return
    }
    const name = this.#picker.pick(job.key)
    const member = name === undefined ? this.#substitute(undefined) : this.#members.get(name)
    if (member) this.#ask(job, member)
    else if (Object.values(this.#traffic).some((weight) => weight > 0)) this.#queue.push({ job, until })
    else refuse(job.response, 503, 'NO_DEPLOYMENT', 'No deployment has traffic.', job.requestId, '5')
  }

  /** A deployment that serves or served before this rollout, other than the one that failed. */
  #substitute(failed: string | undefined): Member | undefined {
    let best: Member | undefined
    let bestWeight = -1
    for (const [name, member] of this.#members) {
      if (name === failed || !member.process.ready) continue
      const weight = this.#traffic[name] ?? 0
      if (weight <= 0 && name !== this.#rollout?.from) continue
      if (weight > bestWeight) {
        best = member
        bestWeight = weight
      }
    }
    return best
  }

  #ask(job: Job, member: Member): void {
    job.asked += 1
    job.router = this
    job.member = member
    member.process.send(job)
  }

  /** The answer of a deployment to a request. */
  answered(job: Job, frame: AnswerFrame, ms: number): void {
    const member = job.member as Member
    const { name } = member.process
    const broken = frame.status >= 500
    // A version that refuses what the one before accepts is a release that callers would notice.
    const refused = frame.status >= 400 && !broken && name === this.#rollout?.to && this.#rollout.from !== null
    if ((broken || refused) && job.pinned === undefined && job.refused === undefined) {
      const other = this.#substitute(name)
      if (other) {
        job.refused = { frame: copied(frame), member, ms }
        if (broken) member.counters.count(ms, true, noBins, 0)
        this.#ask(job, other)
        return
      }
    }
    const first = job.refused
    if (first && frame.status >= 400) {
      // Nobody can answer it: the caller sees what the first one said.
      if (first.frame.status < 500) first.member.counters.count(first.ms, false, noBins, 0)
      member.counters.count(ms, broken, noBins, 0)
      respond(job.response, first.frame, first.member.process, job.requestId)
      return
    }
    if (first && first.frame.status < 500) first.member.counters.count(first.ms, true, noBins, 0)
    member.counters.count(ms, broken, frame.bins, frame.odd)
    respond(job.response, frame, member.process, job.requestId)
  }

  /** A deployment ended or was too slow while it worked on a request. */
  failed(job: Job, reason: string, ms: number): void {
    const member = job.member as Member
    member.counters.count(ms, true, noBins, 0)
    if (job.refused) {
      respond(job.response, job.refused.frame, job.refused.member.process, job.requestId)
      return
    }
    const other = job.pinned === undefined ? this.#substitute(member.process.name) : undefined
    // Scoring changes nothing, so that asking twice is safe; a third time would let one request end everything in turn.
    if (other && job.asked < 3) this.#ask(job, other)
    else if (job.asked < 2 && !member.process.ready) this.#queue.push({ job, until: this.#patience() })
    else {
      const status = reason.includes('within') ? 504 : 502
      refuse(job.response, status, 'DEPLOYMENT_FAILED', `The deployment ${reason}.`, job.requestId)
    }
  }

  /** Until when a request waits for a deployment that is starting again. */
  #patience(): number {
    return performance.now() + Math.min(this.#options.settings().timeoutMs, 10_000)
  }

  #giveUp(job: Job): void {
    refuse(
      job.response,
      503,
      'NO_DEPLOYMENT',
      'The deployment is not running; it is being started again.',
      job.requestId,
      '5',
    )
  }

  /** Sends copies to deployments that are watched without answering; what they say is counted and dropped. */
  #mirrorTo(job: Job): void {
    for (const [name, share] of Object.entries(this.#mirror)) {
      const member = this.#members.get(name)
      if (share <= 0 || !member?.process.ready || member.process.load > 64) continue
      this.#mirrorDebt += share
      if (this.#mirrorDebt < 100) continue
      this.#mirrorDebt -= 100
      member.process.send({
        requestId: job.requestId,
        body: job.body,
        collect: false,
        onAnswer: (frame, ms) => member.counters.count(ms, frame.status >= 500, frame.bins, frame.odd),
        onFailure: (_reason, ms) => member.counters.count(ms, true, noBins, 0),
      })
    }
  }
}

/** One request on its way. */
class Job implements Waiting {
  readonly response: ServerResponse
  readonly requestId: string
  readonly body: Buffer
  /** The deployment that the caller addressed. */
  readonly pinned: string | undefined
  readonly key: string | undefined
  asked = 0
  collect = true
  member: Member | undefined
  router: Router | undefined
  /** What the first deployment said, where another is asked. */
  refused: { readonly frame: AnswerFrame; readonly member: Member; readonly ms: number } | undefined

  constructor(
    response: ServerResponse,
    requestId: string,
    body: Buffer,
    pinned: string | undefined,
    key: string | undefined,
  ) {
    this.response = response
    this.requestId = requestId
    this.body = body
    this.pinned = pinned
    this.key = key
  }

  onAnswer(frame: AnswerFrame, ms: number): void {
    this.router?.answered(this, frame, ms)
  }

  onFailure(reason: string, ms: number): void {
    this.router?.failed(this, reason, ms)
  }
}

/** The views of a frame are of a buffer that is soon used again. */
function copied(frame: AnswerFrame): AnswerFrame {
  return { ...frame, body: Uint8Array.from(frame.body), bins: noBins }
}
