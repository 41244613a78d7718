import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, errorsOf, type ModelVersion } from '@mlops-actions/core'
import { commandErrors } from './errors.ts'
import type { Project } from './project.ts'
import { homeOf } from './records.ts'

const fail = errorsOf(commandErrors)

/** `12` of `v12`, `12` or an alias. @throws UserError VERSION_UNKNOWN */
export async function findVersion(project: Project, context: Context, given: string): Promise<ModelVersion> {
  const model = project.config.model.name
  const number = /^v?(\d+)$/.exec(given)?.[1]
  const aliases = number ? {} : (await project.registry.aliases(model, context)).value
  const version = number ?? aliases[given]
  const found = version ? await project.registry.get(model, version, context) : undefined
  if (found) return found
  const known: string[] = []
  for await (const one of project.registry.list(model, context)) known.push(`v${one.version}`)
  throw fail('VERSION_UNKNOWN', `${model} has no version "${given}".`, {
    remedy:
      known.length > 0 ? `Versions: ${known.slice(-10).join(', ')}.` : 'Nothing is registered yet: mlops register.',
    where: { input: 'version' },
  })
}

/** The files of a version in a folder of this machine; fetched once, whole or not at all. */
export async function versionFolder(project: Project, context: Context, version: string): Promise<string> {
  const folder = join(homeOf(project, context), 'versions', project.config.model.name, version)
  if (existsSync(folder)) return folder
  const temporary = `${folder}.${context.ids()}`
  await mkdir(temporary, { recursive: true })
  try {
    await project.registry.files(project.config.model.name, version, temporary, context)
    await rename(temporary, folder)
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  }
  return folder
}
