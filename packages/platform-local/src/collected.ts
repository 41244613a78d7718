import { join } from 'node:path'
import type { Datasets, Resource } from '@mlops-actions/core'
import { copyWithDigest, namesIn } from './files.ts'

/** `2026-11-23T09-blue.jsonl`: the hour, UTC, and the deployment that answered. */
const shape = /^(\d{4}-\d{2}-\d{2}T\d{2})-.+\.jsonl$/

/**
 * What an endpoint collected in the hours that the window touches. Files are whole hours, one a deployment, a line a row with
 * its time `at`: whoever needs the exact window leaves out lines before and after it.
 * @param folderOf where an endpoint collects
 */
export function collectedFiles(folderOf: (endpoint: string) => string): Datasets['collected'] {
  return async (endpoint, window, call) => {
    const folder = folderOf(endpoint)
    const [from, to] = [window.from.slice(0, 13), window.to.slice(0, 13)]
    const names = [...(await namesIn(folder))].sort().filter((name) => {
      const hour = shape.exec(name)?.[1]
      return hour !== undefined && hour >= from && hour <= to
    })
    const resources: Resource[] = []
    for (const name of names) {
      const { digest, bytes } = await copyWithDigest(join(folder, name), undefined, call.signal)
      resources.push({ name: `collected/${endpoint}/${name}`, digest, bytes })
    }
    return { resources, paths: names.map((name) => join(folder, name)) }
  }
}
