import { hostname, userInfo } from 'node:os'
import {
  type Config,
  type Context,
  type Endpoints,
  type EnvironmentConfig,
  errorsOf,
  type Json,
  type ModelVersion,
  type SealedRecord,
} from '@mlops-actions/core'
import { type RegisterBody, registerRecord } from '../register/body.ts'
import { commandErrors, findVersion, type Project, readRecord } from '../shared/index.ts'

const fail = errorsOf(commandErrors)

/** The endpoint of an environment: the last one has the plain name, those before it carry their own behind it. */
export function endpointOf(config: Config, environment: string): string {
  const last = config.deploy.environments.at(-1)
  return last?.name === environment ? config.deploy.endpoint : `${config.deploy.endpoint}-${environment}`
}

/** The environment that was named, or the only one. @throws UserError ENVIRONMENT_UNKNOWN */
export function environmentOf(config: Config, given: string | undefined, fallback: 'only' | 'last'): EnvironmentConfig {
  const all = config.deploy.environments
  const chosen =
    given === undefined
      ? all.length === 1 || fallback === 'last'
        ? all.at(-1)
        : undefined
      : all.find((one) => one.name === given)
  if (chosen) return chosen
  throw fail(
    'ENVIRONMENT_UNKNOWN',
    given === undefined ? 'There are several environments; which one?' : `There is no environment "${given}".`,
    {
      remedy: `Write --environment ${all.map((one) => one.name).join(' | ')}.`,
      where: { input: 'environment' },
    },
  )
}

/** Settings of the endpoint, in the form the platform takes. */
export function endpointSettings(config: Config): Json {
  const { collect, host, port, timeoutMs, routeHeader } = config.deploy
  // Defaults are left out, so that the settings of endpoints that were made before a key existed are still the same.
  return {
    ...(host === '127.0.0.1' ? {} : { host }),
    ...(port === 0 ? {} : { port }),
    ...(timeoutMs === 10_000 ? {} : { timeoutMs }),
    ...(routeHeader === undefined ? {} : { routeHeader }),
    collect: {
      share: collect.share,
      exclude: [...collect.exclude],
      keepMs: collect.keepMs,
      atMostBytes: collect.atMostBytes,
    },
  }
}

/** Who changes the endpoint: the URL of the workflow run, or user@machine. */
export function ownerOf(context: Context): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = context.environment
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`
  return `${userInfo().username}@${hostname()}`
}

/** A version with the record that registered it. */
export interface Requested {
  readonly version: ModelVersion
  readonly registered: SealedRecord<'register', RegisterBody>
}

/**
 * The version to deploy: the one that was named, or that of the record.
 * @throws UserError VERSION_UNKNOWN, VERSION_REFUSED, VERSION_ROLLED_BACK
 */
export async function requestedVersion(
  project: Project,
  context: Context,
  inputs: {
    readonly version?: string | undefined
    readonly record?: string | undefined
    readonly reason?: string | undefined
  },
): Promise<Requested> {
  const registered =
    inputs.version === undefined
      ? await readRecord(project, context, 'register', inputs.record)
      : await registerRecord(project, context, await findVersion(project, context, inputs.version))
  const version = await findVersion(project, context, registered.record.body.version)
  if (!registered.record.body.allowed) {
    const { model, package: packaged } = registered.record.body.verdicts
    throw fail('VERSION_REFUSED', `v${version.version} may not go on: model ${model}, package ${packaged}.`, {
      remedy: `mlops trace v${version.version} shows the gates. A reviewed exception is a waiver in mlops.yml; then validate and register again.`,
      where: { input: 'version' },
    })
  }
  const rolledBack = version.tags['rolled-back']
  if (rolledBack && !inputs.reason)
    throw fail('VERSION_ROLLED_BACK', `v${version.version} was rolled back: ${rolledBack}`, {
      remedy: 'It comes back only with a reason: --reason "…".',
      where: { input: 'reason' },
    })
  return { version, registered }
}

/** A version enters an environment only when it is live in the one before. @throws UserError ENVIRONMENT_ORDER */
export async function checkOrder(
  project: Project,
  context: Context,
  endpoints: Endpoints,
  environment: EnvironmentConfig,
  version: string,
): Promise<void> {
  const all = project.config.deploy.environments
  const before = all[all.findIndex((one) => one.name === environment.name) - 1]
  if (!before) return
  const state = (await endpoints.inspect(endpointOf(project.config, before.name), context))?.value
  const live = Object.entries(state?.traffic ?? {}).find(([, weight]) => weight === 100)?.[0]
  if (live !== undefined && state?.deployments[live]?.version === version) return
  throw fail(
    'ENVIRONMENT_ORDER',
    `v${version} is not live in ${before.name}, which comes before ${environment.name}.`,
    {
      remedy: `mlops deploy --environment ${before.name} --version ${version}`,
      where: { input: 'environment' },
    },
  )
}
