import { createReadStream } from 'node:fs'
import { mkdtemp, open, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { CollectedFiles, Instant, Resource } from '@mlops-actions/core'
import { digestOfFile } from '@mlops-actions/packaging'
import { collectedNames } from '../serve/collection.ts'
import { endpointPaths } from './paths.ts'

/**
 * What an endpoint collected in a window: JSON Lines, a line a row. Hours that lie wholly inside are given as they are; of the
 * others the lines inside are copied into a temporary folder.
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
    const end = start + 3600e3
    if (end <= from || start >= to) continue
    const path = join(collected, name)
    if (start >= from && end <= to && end <= Date.now()) {
      paths.push(path)
      continue
    }
    folder ??= await mkdtemp(join(tmpdir(), 'mlops-window-'))
    const part = join(folder, name)
    if ((await copyInside(path, part, new Date(from).toISOString(), new Date(to).toISOString())) > 0) paths.push(part)
  }
  const resources: Resource[] = []
  for (const path of paths)
    resources.push({
      name: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
      mediaType: 'application/jsonl',
      bytes: (await stat(path)).size,
      digest: await digestOfFile(path),
    })
  return { resources, paths }
}

/** Copies whole lines whose time is at or after `from` and before `to`; a line that a crash cut is left out. */
async function copyInside(source: string, target: string, from: Instant, to: Instant): Promise<number> {
  const file = await open(target, 'w', 0o600)
  let count = 0
  try {
    let block = ''
    for await (const line of createInterface({
      input: createReadStream(source),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      const at = /"at":"([^"]+)"/.exec(line)?.[1]
      if (at === undefined || at < from || at >= to || !line.endsWith('}')) continue
      count += 1
      block += `${line}\n`
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
