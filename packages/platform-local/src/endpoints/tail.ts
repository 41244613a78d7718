import { open } from 'node:fs/promises'

/** The last lines of a file; empty where there is none. At most the last 256 KiB are looked at. */
export async function tailOf(path: string, lines: number): Promise<string> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const length = Math.min(size, 256 * 1024)
    const bytes = Buffer.alloc(length)
    await file.read(bytes, 0, length, size - length)
    const all = bytes.toString('utf8').split('\n')
    if (all.at(-1) === '') all.pop()
    return all
      .slice(-lines)
      .map((line) => `${line}\n`)
      .join('')
  } finally {
    await file.close()
  }
}
