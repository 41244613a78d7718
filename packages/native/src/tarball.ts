import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fail } from './errors.ts'

/** One file of a tarball. The path is relative to the package's folder. */
export interface TarEntry {
  readonly path: string
  readonly bytes: Buffer
}

/** The files of an npm tarball (gzip, ustar with PAX and GNU long names). Everything else in it (folders, links) is left out. */
export function* readTarball(tarball: Buffer): Generator<TarEntry> {
  const tar = gunzipSync(tarball)
  let longName: string | undefined
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + 512)
    const size = Number.parseInt(text(header, 124, 12), 8) || 0
    const type = String.fromCharCode(header[156] as number)
    const body = tar.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
    if (type === 'x') longName = /\d+ path=([^\n]+)\n/.exec(body.toString('utf8'))?.[1] ?? longName
    else if (type === 'L') longName = text(body, 0, body.length)
    else {
      const prefix = text(header, 345, 155)
      const name = longName ?? (prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`)
      longName = undefined
      if (type === '0' || type === '\0') yield { path: name.slice(name.indexOf('/') + 1), bytes: body }
    }
  }
}

function text(bytes: Buffer, from: number, length: number): string {
  const end = bytes.indexOf(0, from)
  return bytes.toString('utf8', from, end < 0 || end > from + length ? from + length : end).trim()
}

/** The integrity of bytes, as npm writes it. */
export function integrityOf(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`
}

/**
 * Checks a tarball against its integrity and writes the wanted files of it below a folder.
 * Only paths that are wanted by name are written, so nothing in the tarball decides where.
 */
export async function unpackTarball(
  tarball: Buffer,
  wanted: {
    readonly name: string
    readonly version: string
    readonly integrity: string
    readonly files: readonly { readonly path: string }[]
  },
  folder: string,
): Promise<void> {
  if (integrityOf(tarball) !== wanted.integrity)
    throw fail(
      'NATIVE_FILE_CHANGED',
      `The tarball of ${wanted.name}@${wanted.version} is not the one this release was tested with.`,
      {
        remedy: `Check the registry of your npm configuration: it must serve ${wanted.name}@${wanted.version} unchanged.`,
      },
    )
  const paths = new Set(wanted.files.map((file) => file.path))
  for (const entry of readTarball(tarball)) {
    if (!paths.has(entry.path)) continue
    const target = join(folder, entry.path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, entry.bytes)
  }
}
