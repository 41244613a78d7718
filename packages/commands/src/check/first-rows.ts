import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '@mlops-actions/core'

/** Tables above this size are judged by their beginning: 64 MiB. */
const wholeUpTo = 64 * 2 ** 20
const beginning = 8 * 2 ** 20

/** The path itself, or of a large CSV or JSON Lines file that of its first lines, which say enough about columns. */
export async function firstRows(path: string, bytes: number, context: Context): Promise<string> {
  const ending = /\.(csv|jsonl|ndjson)$/i.exec(path)?.[0]
  if (bytes <= wholeUpTo || ending === undefined) return path
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(beginning)
    const { bytesRead } = await handle.read(buffer, 0, beginning, 0)
    const end = buffer.lastIndexOf(0x0a, bytesRead - 1)
    if (end < 0) return path
    const part = join(await context.scratch(), `first${ending}`)
    await writeFile(part, buffer.subarray(0, end + 1))
    return part
  } finally {
    await handle.close()
  }
}
