import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import {
  type Block,
  type Context,
  type Json,
  type ModelRecord,
  messageOf,
  type Result,
  type SealedRecord,
  shortDigest,
  type Values,
} from '@mlops-actions/core'
import { endpointsOf } from '../deploy/handler.ts'
import { endpointOf } from '../deploy/target.ts'
import {
  type Bodies,
  type Chain,
  chainOf,
  openProject,
  ownEdges,
  type Project,
  recordByDigest,
  recordOfSubject,
} from '../shared/index.ts'
import { dayText } from '../status/handler.ts'
import type { inputs as declared } from './declaration.ts'

/** One station on the way from a request to the data. */
interface Station {
  readonly what: string
  readonly value: string
  readonly detail: string
}

/** A request that the endpoint collected. */
interface Collected {
  readonly requestId: string
  readonly at: string
  readonly deployment: string
  readonly version: string
}

/** Collected requests are looked for this far back: as long as anything is kept. */
const horizonMs = 366 * 86_400_000

/** From a request id, version, run, record or commit back to the data, and forward to where it is live. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const request = await findRequest(project, context, inputs.subject)
  const start = await recordOfSubject(project, context, request ? request.version : inputs.subject)
  const chain = await chainOf(project, context, start, ownEdges)
  const back = [...chain.records].sort((a, b) => (a.record.startedAt < b.record.startedAt ? 1 : -1))
  const { later, unreadable } = await forward(project, context, back)
  const stations: Station[] = [
    ...(request ? [requestStation(request)] : []),
    ...(await liveStations(project, context, [...later, ...back])),
    ...[...later, ...back].map(stationOf),
  ]
  const broken = [
    ...chain.broken,
    ...unreadable.filter((one) => !chain.broken.some((two) => two.digest === one.digest)),
  ].map((one) => `${shortDigest(one.digest)}: ${one.why}`)
  const summary = `${inputs.subject}: ${stations
    .map((one) => `${one.what} ${one.value}`)
    .slice(0, 6)
    .join(' ← ')}`
  const blocks: Block[] = [
    {
      kind: 'table',
      columns: [{ title: 'What' }, { title: 'Which' }, { title: 'Facts' }],
      rows: stations.map((one) => [one.what, one.value, one.detail]),
    },
    ...(broken.length > 0 ? [{ kind: 'list' as const, items: broken }] : []),
  ]
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: `${project.config.model.name}: ${inputs.subject}`,
      outcome: 'passed',
      verdict: 'pass',
      summary,
      blocks,
      next: [['check that nothing was changed: ', { code: `mlops verify ${start.digest}` }]],
    },
    json: {
      subject: inputs.subject,
      steps: stations as unknown as Json,
      records: [...later, ...back].map((one) => one.record) as unknown as Json,
      broken,
    },
  }
}

async function findRequest(project: Project, context: Context, id: string): Promise<Collected | undefined> {
  const { datasets } = project.platform
  if (!datasets || id.length < 6 || /^(v?\d+|run-[0-9a-f]+|sha256:.*|champion|challenger|previous)$/.test(id))
    return undefined
  const to = context.clock.now()
  const from = new Date(Date.parse(to) - horizonMs).toISOString()
  for (const environment of [...project.config.deploy.environments].reverse()) {
    const endpoint = endpointOf(project.config, environment.name)
    if (!(await endpointsOf(project).list(context)).includes(endpoint)) continue
    for (const path of (
      await datasets.collected(endpoint, { from, to: new Date(Date.parse(to) + 1000).toISOString() }, context)
    ).paths) {
      for await (const line of createInterface({
        input: createReadStream(path),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        if (!line.includes(id)) continue
        const row = JSON.parse(line) as Collected
        if (row.requestId === id) return row
      }
    }
  }
  return undefined
}

function requestStation(request: Collected): Station {
  return {
    what: 'request',
    value: request.requestId,
    detail: `${request.at}, answered by ${request.deployment} (v${request.version})`,
  }
}

/** Records that were built on these: packages, versions, deployments, drift checks. One that cannot be read is named, and the rest goes on. */
async function forward(
  project: Project,
  context: Context,
  known: readonly SealedRecord[],
): Promise<{ readonly later: readonly SealedRecord[]; readonly unreadable: Chain['broken'] }> {
  const unreadable: Chain['broken'][number][] = []
  const digests = new Set(known.map((one) => one.digest))
  const all: SealedRecord[] = []
  for await (const ref of project.registry.records(project.config.model.name, {}, context)) {
    try {
      all.push(await recordByDigest(project, context, ref.digest))
    } catch (thrown) {
      unreadable.push({ digest: ref.digest, why: messageOf(thrown) })
    }
  }
  const later: SealedRecord[] = []
  for (const one of all.reverse()) {
    if (digests.has(one.digest) || !ownEdges(one).some((edge) => digests.has(edge.digest))) continue
    digests.add(one.digest)
    later.unshift(one)
  }
  return { later, unreadable }
}

async function liveStations(project: Project, context: Context, records: readonly SealedRecord[]): Promise<Station[]> {
  const version = records
    .map((one) => (one.record.stage === 'register' ? (one.record.body as Bodies['register']).version : undefined))
    .find(Boolean)
  if (!version) return []
  const stations: Station[] = []
  for (const environment of project.config.deploy.environments) {
    const state = (await endpointsOf(project).inspect(endpointOf(project.config, environment.name), context))?.value
    for (const [deployment, one] of Object.entries(state?.deployments ?? {}))
      if (one.version === version)
        stations.push({
          what: 'runs in',
          value: environment.name,
          detail: `${deployment}, ${state?.traffic[deployment] ?? 0} % of the traffic`,
        })
  }
  return stations
}

function stationOf(sealed: SealedRecord): Station {
  const { record } = sealed
  const at = `${dayText(record.startedAt)} · ${shortDigest(sealed.digest)}`
  const by = record.origin.actor ? ` · ${record.origin.actor}` : ''
  switch (record.stage) {
    case 'train': {
      const body = record.body as Bodies['train']
      const data = body.data.map((one) => `${one.name} ${shortDigest(one.digest)}`).join(', ')
      return {
        what: 'run',
        value: body.runId,
        detail: `commit ${record.origin.commit.slice(0, 7) || 'none'} · data ${data} · seed ${body.seed} · ${at}${by}`,
      }
    }
    case 'validate':
      return { what: 'validate', value: record.verdict ?? '', detail: `${gatesText(record)} · ${at}` }
    case 'package':
      return {
        what: 'package',
        value: shortDigest((record.body as Bodies['package']).package.digest),
        detail: `${record.verdict} · ${at}`,
      }
    case 'register':
      return { what: 'version', value: `v${(record.body as Bodies['register']).version}`, detail: `${at}${by}` }
    case 'deploy': {
      const body = record.body as Bodies['deploy']
      return {
        what: 'deploy',
        value: `${body.environment}: ${body.end}`,
        detail: `${body.operation}${body.version ? ` v${body.version}` : ''} by ${body.owner}${body.reason ? ` · ${body.reason}` : ''} · ${at}`,
      }
    }
    default: {
      const body = record.body as Bodies['check-drift']
      return { what: 'check-drift', value: record.verdict ?? '', detail: `${body.cause} · ${body.summary} · ${at}` }
    }
  }
}

function gatesText(record: ModelRecord): string {
  const judged = record.gates.filter((gate) => gate.judged)
  const count = (verdict: string): number => judged.filter((gate) => gate.verdict === verdict).length
  const waived = record.decision?.waived.map((waiver) => `${waiver.gate} until ${waiver.until}`) ?? []
  return `${count('pass')} pass, ${count('fail')} fail, ${count('inconclusive')} inconclusive${waived.length > 0 ? `, waived: ${waived.join(', ')}` : ''}`
}
