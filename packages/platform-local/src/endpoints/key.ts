import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EndpointPaths } from './paths.ts'

/** The endpoint's key. It is made once: of writers in parallel one wins, and all read the same. */
export async function ensureKey(paths: EndpointPaths): Promise<string> {
  const found = await readKey(paths)
  if (found !== undefined) return found
  await mkdir(paths.folder, { recursive: true, mode: 0o700 })
  const temporary = join(paths.folder, `.key-${process.pid}-${randomBytes(6).toString('hex')}`)
  await writeFile(temporary, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600, flush: true })
  await link(temporary, paths.key)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    .finally(() => rm(temporary, { force: true }))
  const made = await readKey(paths)
  if (made === undefined) throw new Error(`${paths.key} is empty`)
  return made
}

/** The key, or undefined where there is none yet. */
export async function readKey(paths: EndpointPaths): Promise<string | undefined> {
  const text = await readFile(paths.key, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.trim() === '' ? undefined : text.trim()
}
