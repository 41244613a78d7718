import { join, resolve } from 'node:path'
import {
  type Context,
  coreErrors,
  type ErrorCatalog,
  errorsOf,
  type Platform,
  type PlatformOptions,
} from '@mlops-actions/core'

const fail = errorsOf(coreErrors)

type Open = (options: PlatformOptions, context: Context) => Promise<Platform>

/** One line of registration a platform; each is loaded when a configuration names it. */
const platforms: Readonly<Record<string, Open>> = {
  local: async (options, context) => {
    const { createLocalPlatform } = await import('@mlops-actions/platform-local')
    const moved = context.environment['MLOPS_HOME']
    return createLocalPlatform({
      root: options.root,
      home: moved ? resolve(moved) : join(options.root, '.mlops'),
      store: options.registry,
      environment: context.environment,
      command: context.tool.command,
    })
  },
}

/** The error codes of every platform. */
export async function platformErrors(): Promise<readonly ErrorCatalog[]> {
  const local = await import('@mlops-actions/platform-local')
  return [local.localErrors, local.endpointErrors]
}

/** Opens the platform that a configuration names. @throws UserError PLATFORM_UNAVAILABLE */
export async function openPlatform(options: PlatformOptions, context: Context): Promise<Platform> {
  const open = Object.hasOwn(platforms, options.name) ? platforms[options.name] : undefined
  if (!open)
    throw fail('PLATFORM_UNAVAILABLE', `Platform "${options.name}" is not part of this version.`, {
      remedy: `Write platform: ${Object.keys(platforms).join(' or ')}.`,
    })
  return open(options, context)
}
