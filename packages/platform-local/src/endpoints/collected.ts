import { createReadStream } from 'node:fs'
import { mkdtemp, open, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type CollectedFiles, fileDigest, type Instant, type Resource } from '@mlops-actions/core'
import { type CollectedLine, expandCollected } from '@mlops-actions/packaging'
import { collectedNames } from '../serve/collection.ts'
import { endpointPaths } from './paths.ts'

/**
 * What an endpoint collected in a window, as JSON Lines, a line a row, in a temporary folder. (On the way requests are kept as
 * they came; here each becomes as many lines as it has rows.)
 */
export async function collectedFiles(
  home: string,
  endpoint: string,
  window: { readonly from: Instant; readonly to: Instant },
): Promise<CollectedFiles> {
  const { collected } = endpointPaths(home, endpoint)
  const from = Date.parse(window.from)
  const to = Date.parse(window.to)
  const paths: string[] = []
  let folder: string | undefined
  for (const name of await collectedNames(collected)) {
    const start = Date.parse(`${name.slice(0, 13)}:00:00Z`)
    // A request that came in the last moment of an hour may stand in the file of the next.
    if (start + 3600e3 <= from || start >= to + 60e3) continue
    folder ??= await mkdtemp(join(tmpdir(), 'mlops-window-'))
    const part = join(folder, name)
    const rows = await expandFile(join(collected, name), part, new Date(from).toISOString(), new Date(to).toISOString())
    if (rows > 0) paths.push(part)
  }
  const resources: Resource[] = []
  for (const path of paths)
    resources.push({
      name: basename(path),
      mediaType: 'application/jsonl',
      bytes: (await stat(path)).size,
      digest: await fileDigest(path),
    })
  return { resources, paths }
}

/** Writes the rows whose time is at or after `from` and before `to`; a line that a crash cut is left out. */
async function expandFile(source: string, target: string, from: Instant, to: Instant): Promise<number> {
  const file = await open(target, 'w', 0o600)
  let count = 0
  try {
    let block = ''
    for await (const text of createInterface({
      input: createReadStream(source),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      const line = parseLine(text)
      if (!line || line.at < from || line.at >= to) continue
      count += 1
      block += expandCollected(line)
      if (block.length < 1 << 20) continue
      await file.write(block)
      block = ''
    }
    await file.write(block)
  } finally {
    await file.close()
  }
  return count
}

function parseLine(text: string): CollectedLine | undefined {
  try {
    const value = JSON.parse(text) as Partial<CollectedLine> | null
    return typeof value?.at === 'string' && value.request && value.response ? (value as CollectedLine) : undefined
  } catch {
    return undefined
  }
}
