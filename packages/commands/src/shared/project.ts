import { readFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path'
import {
  type Config,
  type Context,
  coreErrors,
  errorsOf,
  type Platform,
  type Registry,
  readConfig,
} from '@mlops-actions/core'

const fail = errorsOf(coreErrors)

/** A model's folder: its configuration and the platform it names. */
export interface Project {
  readonly config: Config
  /** Absolute path of the folder of mlops.yml. */
  readonly root: string
  /** Absolute path of mlops.yml. */
  readonly file: string
  readonly platform: Platform
  readonly registry: Registry
}

/**
 * Reads mlops.yml and opens the platform it names.
 * @throws UserError CONFIG_NOT_FOUND and every problem of the configuration
 */
export async function openProject(
  inputs: { readonly config: string; readonly platform?: string | undefined },
  context: Context,
): Promise<Project> {
  const { config, root, file } = await openConfig(inputs.config, context)
  const name = inputs.platform ?? config.platform
  if (name !== 'local')
    throw fail('PLATFORM_UNAVAILABLE', `Platform "${name}" is not part of this version.`, {
      remedy: 'Write platform: local.',
      where: { input: 'platform' },
    })
  const platform = await context.platform({ name, root, registry: config.registry })
  if (!platform.registry) throw new TypeError(`platform ${platform.name} has no registry`)
  return { config, root, file, platform, registry: platform.registry }
}

/** Reads mlops.yml alone. */
export async function openConfig(
  path: string,
  context: Context,
): Promise<{ config: Config; root: string; file: string }> {
  const file = resolve(context.directory, path)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') throw cause
    throw fail(
      'CONFIG_NOT_FOUND',
      `There is no ${shown(file, context)}${code === 'EISDIR' ? ' (it is a folder)' : ''}.`,
      {
        remedy:
          'Run `mlops init`: it looks at this repository and writes one with comments. Or point to it with --config.',
        where: { input: 'config' },
        cause,
      },
    )
  }
  return { config: await readConfig(text, shown(file, context)), root: dirname(file), file }
}

/** A path as a person wrote or would write it: relative to the working directory where it lies below it. */
export function shown(path: string, context: { readonly directory: string }): string {
  const short = relative(context.directory, path)
  return short === '' ? basename(path) : short.startsWith('..') || isAbsolute(short) ? path : short
}
