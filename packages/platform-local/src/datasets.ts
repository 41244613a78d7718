import { glob, lstat, readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import {
  type Call,
  compareCodePoints,
  type Datasets,
  errorsOf,
  fileDigest,
  folderDigest,
  type Resource,
} from '@mlops-actions/core'
import { localErrors } from './errors.ts'
import { isMissing } from './files.ts'

const fail = errorsOf(localErrors)
const special = ['/proc/', '/sys/', '/dev/']
const isPattern = (reference: string) => /[*?[\]{}]/.test(reference)

/**
 * Data files of this machine. A relative reference stays below the folder of mlops.yml, also through links; an absolute one is
 * taken as it is named.
 */
export function createLocalDatasets(collected: Datasets['collected']): Datasets {
  return {
    async resolve(reference, root, call) {
      const paths = await filesOf(reference, root)
      return { paths, resource: await resourceOf(reference, paths, root, call) }
    },
    collected,
  }
}

async function filesOf(reference: string, root: string): Promise<readonly string[]> {
  const found = (await exists(resolve(root, reference)))
    ? await named(reference, root)
    : await matching(reference, root)
  if (found.length === 0)
    throw fail('DATA_NOT_FOUND', `there is no data at "${reference}" (looked in ${root}).`, {
      remedy: 'Write a path relative to mlops.yml, a folder, or a pattern such as data/*.parquet.',
    })
  for (const path of found) await assertInside(path, reference, root)
  return found
}

async function named(reference: string, root: string): Promise<string[]> {
  const path = resolve(root, reference)
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(path, file)
          .split(sep)
          .some((part) => part.startsWith('.') || part.startsWith('_')),
    )
    .sort(compareCodePoints)
}

async function matching(reference: string, root: string): Promise<string[]> {
  if (!isPattern(reference)) return []
  const found: string[] = []
  for await (const match of glob(reference, { cwd: root })) {
    const path = resolve(root, match)
    if ((await lstat(path)).isDirectory()) continue
    found.push(path)
  }
  return found.sort(compareCodePoints)
}

async function assertInside(path: string, reference: string, root: string): Promise<void> {
  const real = await realpath(path)
  const device = special.find((prefix) => real.startsWith(prefix))
  const leaves = !isAbsolute(reference) && !`${real}${sep}`.startsWith(`${await realpath(root)}${sep}`)
  if (!device && !leaves && (await stat(real)).isFile()) return
  const where = device
    ? `is a file of the system (${real})`
    : leaves
      ? 'leads out of the folder of mlops.yml'
      : 'is no file'
  throw fail('PATH_OUTSIDE', `data "${reference}": ${relative(root, path)} ${where}.`, {
    remedy: 'Keep data below the folder of mlops.yml, or write its absolute path.',
  })
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (thrown) {
    if (isMissing(thrown)) return false
    throw thrown
  }
}

/** One file is its digest; several are the digest of their canonical list, as a folder is. */
async function resourceOf(reference: string, paths: readonly string[], root: string, call: Call): Promise<Resource> {
  const list: { path: string; bytes: number; digest: `sha256:${string}` }[] = []
  for (const path of paths) {
    const [digest, { size }] = [await fileDigest(path, call.signal), await stat(path)]
    list.push({ path: relative(root, path).split(sep).join('/'), bytes: size, digest })
  }
  const [only] = list
  if (only && list.length === 1) return { name: reference, digest: only.digest, bytes: only.bytes }
  const bytes = list.reduce((sum, one) => sum + one.bytes, 0)
  return { name: reference, digest: folderDigest(list), bytes }
}
