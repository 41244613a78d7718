import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Context,
  type DeploymentSpec,
  type EndpointState,
  type Endpoints,
  type EnvironmentConfig,
  errorsOf,
  folderDigest,
  folderFiles,
  type Json,
  type RecordRef,
  type Result,
  type Values,
  type Verdict,
} from '@mlops-actions/core'
import { type Drive, type DriveResult, drive, emptyEndpoint, type Intent, plan, planText } from '@mlops-actions/rollout'
import { commandErrors, findVersion, openProject, type Project, versionFolder, writeRecord } from '../shared/index.ts'
import { previousOf, settleAliases } from './aftermath.ts'
import type { DeployBody } from './body.ts'
import { deploymentCheck } from './checks.ts'
import type { inputs as declared } from './declaration.ts'
import { eventLines, liveOf, liveText } from './lines.ts'
import { deployReport, type Ending, endingOf, planReport, statusResult } from './report.ts'
import {
  checkOrder,
  endpointOf,
  endpointSettings,
  environmentOf,
  ownerOf,
  type Requested,
  requestedVersion,
} from './target.ts'

const fail = errorsOf(commandErrors)
type Inputs = Values<typeof declared>

/** Everything a deploy works on. */
export interface Target {
  readonly project: Project
  readonly endpoints: Endpoints
  readonly environment: EnvironmentConfig
  readonly endpoint: string
}

/** One step of an environment: a rollout, going on, going back, or looking. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const endpoints = endpointsOf(project)
  const configured = environmentOf(project.config, inputs.environment, inputs.operation === 'deploy' ? 'only' : 'last')
  const environment = inputs.strategy ? { ...configured, strategy: inputs.strategy } : configured
  const target: Target = { project, endpoints, environment, endpoint: endpointOf(project.config, environment.name) }
  if (inputs.operation === 'status')
    return statusResult(target, (await endpoints.inspect(target.endpoint, context))?.value)
  if ((inputs.operation === 'rollback' || inputs.operation === 'abort') && !inputs.reason)
    throw fail('REASON_MISSING', `${inputs.operation} needs a reason.`, {
      remedy: `mlops ${inputs.operation} --environment ${environment.name} --reason "…"`,
      where: { input: 'reason' },
    })
  return deploy(target, inputs, context)
}

/** The endpoints of the project's platform. */
export function endpointsOf(project: Project): Endpoints {
  if (project.platform.endpoints) return project.platform.endpoints
  throw new TypeError(`platform ${project.platform.name} has no endpoints`)
}

async function deploy(target: Target, inputs: Inputs, context: Context): Promise<Result> {
  const { project, endpoints, environment, endpoint } = target
  const startedAt = context.clock.now()
  const requested = inputs.operation === 'deploy' ? await requestedVersion(project, context, inputs) : undefined
  if (requested) await checkOrder(project, context, endpoints, environment, requested.version.version)
  const intent = await intentOf(target, inputs, context, requested)
  const before = (await endpoints.inspect(endpoint, context))?.value
  const planned = plan(before ?? emptyEndpoint, intent, environment)
  context.log.info(header(target, intent, requested, before, planText(planned, intent.version ?? '')))
  if (inputs['dry-run']) return planReport(target, intent, planned)
  if (requested) await endpoints.ensureEndpoint(endpoint, endpointSettings(project.config), context)
  const result = await drive(driveOf(target, intent, context, inputs['wait-for']), context)
  if (result.end === 'refused' || result.end === 'busy') throw refusal(target, result)
  return conclude(target, inputs, context, { startedAt, requested, intent, result })
}

async function intentOf(
  target: Target,
  inputs: Inputs,
  context: Context,
  requested: Requested | undefined,
): Promise<Intent> {
  const common = {
    operation: inputs.operation === 'status' ? ('resume' as const) : inputs.operation,
    id: context.ids(),
    owner: ownerOf(context),
  }
  const reason = inputs.reason === undefined ? {} : { reason: inputs.reason }
  if (requested) return { ...common, version: requested.version.version, ...reason }
  if (inputs.operation !== 'rollback') return { ...common, ...reason }
  const { project } = target
  const live = liveOf((await target.endpoints.inspect(target.endpoint, context))?.value ?? emptyEndpoint).version
  const previous = inputs.version ?? (live ? await previousOf(project, context, live) : undefined)
  return {
    ...common,
    ...(previous ? { version: (await findVersion(project, context, previous)).version } : {}),
    ...reason,
  }
}

/** How a rollout of this target is driven; `mlops resume` drives it the same way. */
export function driveOf(target: Target, intent: Intent, context: Context, waitForMs: number): Drive {
  const { project, endpoints, endpoint, environment } = target
  const bundle = async (version: string): Promise<string> =>
    join(await versionFolder(project, context, version), 'bundle')
  const running = async (deployment: string): Promise<string | undefined> => {
    const version = (await endpoints.inspect(endpoint, context))?.value.deployments[deployment]?.version
    const folder = version ? await bundle(version).catch(() => undefined) : undefined
    return folder && existsSync(join(folder, 'examples.json')) ? folder : undefined
  }
  return {
    endpoints,
    endpoint,
    intent,
    strategy: environment,
    spec: async (deployment, version): Promise<DeploymentSpec> => {
      const folder = await bundle(version)
      return {
        endpoint,
        deployment,
        model: project.config.model.name,
        version,
        package: folderDigest(await folderFiles(folder)),
        bundle: folder,
        settings: endpointSettings(project.config),
      }
    },
    check: deploymentCheck(endpoints, endpoint, context, running),
    onEvent: (event) => {
      for (const line of eventLines(event)) context.log.info(line)
    },
    waitForMs,
    pollMs: 250,
  }
}

function header(
  target: Target,
  intent: Intent,
  requested: Requested | undefined,
  before: EndpointState | undefined,
  planned: string,
): string {
  const { project, endpoint, environment } = target
  const name = project.config.model.name
  const from = requested?.registered.record
  const lines = [
    `${name} ${intent.version ? `v${intent.version}` : ''} → ${environment.name}    endpoint ${endpoint} (${project.platform.name})`,
    ...(from
      ? [
          `  from   commit ${from.origin.commit.slice(0, 7) || 'none'} · ${from.body.tags['run'] ?? ''} · validate ${from.body.verdicts.model}`,
        ]
      : []),
    `  live   ${before ? liveText(before) : 'nothing'}`,
    `  plan   ${planned}`,
  ]
  return lines.join('\n')
}

function refusal(target: Target, result: DriveResult): Error {
  const name = `${target.environment.name} of ${target.project.config.model.name}`
  const { rollout } = result.state
  if (result.end === 'busy')
    return fail(
      'ROLLOUT_IN_PROGRESS',
      `${name} is being changed: v${rollout?.version} (${rollout?.phase}) since ${rollout?.since} by ${rollout?.owner}.`,
      {
        remedy: `Nothing was changed. Wait for it, or stop it: mlops abort --environment ${target.environment.name} --reason "…"`,
      },
    )
  const because = result.reason ?? ''
  switch (result.code) {
    case 'NOTHING_BEFORE':
      return fail('NOTHING_TO_ROLL_BACK', `${name}: ${because}`, {
        remedy: 'Deploy another version: mlops deploy --version N.',
      })
    case 'NO_ROLLOUT':
      return fail('NO_ROLLOUT', `${name}: ${because}`, { remedy: 'mlops status shows what is live and what waits.' })
    default:
      return fail('ROLLOUT_REFUSED', `${name}: ${because}`, {
        remedy:
          result.code === 'OLD_SICK'
            ? 'The live deployment is sick, so that no share of traffic can be compared with it. After verification: --strategy all-at-once.'
            : 'mlops status shows what is live.',
      })
  }
}

async function conclude(
  target: Target,
  inputs: Inputs,
  context: Context,
  facts: { startedAt: string; requested: Requested | undefined; intent: Intent; result: DriveResult },
): Promise<Result> {
  const { project, environment, endpoint } = target
  const { result, intent, requested } = facts
  const ending: Ending = endingOf(inputs.operation, result)
  const last = project.config.deploy.environments.at(-1)?.name === environment.name
  const back = result.end === 'rolled-back' || inputs.operation === 'rollback' || inputs.operation === 'abort'
  const reason = inputs.reason ?? result.reason ?? `${inputs.operation} in ${environment.name}`
  const settled = result.end === 'live' || result.end === 'rolled-back' || result.end === 'failed'
  const aliases = settled
    ? await settleAliases(project, context, { last, state: result.state, reason, by: intent.owner, back })
    : (await project.registry.aliases(project.config.model.name, context)).value
  const live = liveOf(result.state)
  const body: DeployBody = {
    environment: environment.name,
    endpoint,
    operation: inputs.operation,
    ...(intent.version ? { version: intent.version } : {}),
    reason,
    rollout: result.rollout,
    owner: intent.owner,
    end: result.end,
    live,
    previous: aliases['previous'] ?? null,
    traffic: result.state.traffic,
    events: result.events.map(({ analysis: _analysis, rollout: _rollout, ...event }) => event) as unknown as Json,
    analyses: result.analyses as unknown as Json,
  }
  const record = await writeRecord<'deploy', DeployBody>(project, context, {
    stage: 'deploy',
    startedAt: facts.startedAt,
    builtOn: await edges(project, context, requested, live.version),
    materials: [],
    subjects: [],
    ...(ending.verdict ? { verdict: ending.verdict as Verdict } : {}),
    body,
  })
  const state = result.state.rollout?.phase ?? (live.version ? 'live' : 'prepared')
  return {
    outcome: inputs.mode === 'observe' && ending.outcome !== 'pending' ? 'passed' : ending.outcome,
    ...(ending.verdict ? { verdict: ending.verdict } : {}),
    outputs: {
      state,
      'live-version': live.version ?? '',
      'live-deployment': live.deployment ?? '',
      'previous-version': aliases['previous'] ?? '',
      'endpoint-url': result.state.url ?? '',
    },
    records: [record],
    report: deployReport(target, {
      inputs,
      result,
      ending,
      intent,
      record,
      keyFile: target.endpoints.keyFile(endpoint),
    }),
    json: {
      state,
      traffic: result.state.traffic as Json,
      live: live as unknown as Json,
      events: body.events,
      analyses: body.analyses,
      aliases: aliases as Json,
    },
  }
}

async function edges(
  project: Project,
  context: Context,
  requested: Requested | undefined,
  live: string | null,
): Promise<RecordRef[]> {
  if (requested) return [{ stage: 'register', digest: requested.registered.digest }]
  const version = live ? await project.registry.get(project.config.model.name, live, context) : undefined
  return version?.record ? [{ stage: 'register', digest: version.record }] : []
}
