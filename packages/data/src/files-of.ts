import { glob, readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { compareCodePoints, messageOf } from '@mlops-actions/core'
import { fail } from './errors.ts'

/** One file of a table: where it is and what it is called in messages and in the fingerprint. */
export interface TableFile {
  readonly path: string
  readonly name: string
}

/**
 * The files that a path names: itself, the files of a folder (names that begin with `.` or `_` are left out, as Spark's markers), or those that a glob matches.
 * Sorted by name, by code point.
 * @throws UserError TABLE_NOT_FOUND, TABLE_UNREADABLE, TABLE_LINK, TABLE_FORMAT
 */
export async function filesOf(path: string): Promise<readonly TableFile[]> {
  const found = await stat(path).catch((error: unknown) => error)
  if (found instanceof Error) {
    const code = (found as NodeJS.ErrnoException).code
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      throw fail('TABLE_UNREADABLE', `${path} cannot be read: ${messageOf(found)}`, {
        cause: found,
        where: { file: path },
      })
    return ofGlob(path)
  }
  const entry = found as Awaited<ReturnType<typeof stat>>
  if (entry.isFile()) return [{ path, name: path }]
  if (!entry.isDirectory())
    throw fail('TABLE_FORMAT', `${path} is neither a file nor a folder.`, {
      where: { file: path },
      remedy: 'Give the path of a file, of a folder of files, or a glob.',
    })
  return ofFolder(path)
}

async function ofGlob(path: string): Promise<readonly TableFile[]> {
  const matches: string[] = []
  if (/[*?[\]{}]/.test(path)) for await (const match of glob(path)) matches.push(match)
  const files: TableFile[] = []
  for (const match of matches.sort(compareCodePoints))
    if ((await stat(match)).isFile()) files.push({ path: match, name: match.split(sep).join('/') })
  if (files.length > 0) return files
  throw fail('TABLE_NOT_FOUND', `${path} does not exist.`, {
    where: { file: path },
    remedy: 'Check the path: it counts from the folder of mlops.yml. With Git LFS: git lfs pull.',
  })
}

async function ofFolder(folder: string): Promise<readonly TableFile[]> {
  const files: TableFile[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (/^[._]/.test(entry.name)) continue
    const path = join(folder, entry.name)
    const name = relative('.', path).split(sep).join('/') || basename(path)
    if (entry.isSymbolicLink())
      throw fail('TABLE_LINK', `${name} is a link.`, { where: { file: name }, remedy: 'Put the file itself there.' })
    if (entry.isDirectory())
      throw fail('TABLE_FORMAT', `${folder} holds folders (${entry.name}).`, {
        where: { file: folder },
        remedy: 'Put the files of one table into one folder, or use a glob such as data/**/*.parquet.',
      })
    if (entry.isFile()) files.push({ path, name })
  }
  if (files.length === 0)
    throw fail('TABLE_NOT_FOUND', `${folder} holds no files.`, {
      where: { file: folder },
      remedy: 'Check the step that fills it.',
    })
  return files.sort((a, b) => compareCodePoints(a.name, b.name))
}
