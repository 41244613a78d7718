import type { Context, SealedRecord } from '@mlops-actions/core'
import type { Event } from '@mlops-actions/drift'
import { type Bodies, type Project, recordByDigest } from '../shared/index.ts'

/** Most records and commits that are looked at. */
const most = 200

/**
 * What happened since a time (milliseconds since 1970): rollouts in the environment, and commits of the model's folder. A checkout without
 * history knows the newest commit only.
 */
export async function eventsSince(
  project: Project,
  context: Context,
  environment: string,
  since: number,
): Promise<readonly Event[]> {
  const events: Event[] = []
  let looked = 0
  for await (const ref of project.registry.records(project.config.model.name, { stage: 'deploy' }, context)) {
    const { record } = (await recordByDigest(project, context, ref.digest)) as SealedRecord<'deploy', Bodies['deploy']>
    const at = Date.parse(record.endedAt ?? record.startedAt)
    looked += 1
    if (at < since || looked > most) break
    const { body } = record
    if (body.environment !== environment) continue
    const what = body.version ? `v${body.version} ` : ''
    events.push({ at, what: `${body.operation} ${what}in ${environment}: ${body.end}` })
  }
  const from = new Date(since).toISOString()
  for (const commit of (await context.commits?.(project.root, from)) ?? []) {
    const data = commit.files.some((file) => isData(project, file))
    events.push({
      at: Date.parse(commit.at),
      what: `commit ${commit.id.slice(0, 7)}${data ? ' changed the data' : ''}`,
    })
  }
  return events
}

/** Whether a file of the model's folder is its data: the file that is named, one below the folder, or one below where a pattern begins. */
function isData(project: Project, file: string): boolean {
  const { path, train, test } = project.config.data
  return [path, train, test].some((one) => {
    if (one === undefined) return false
    const fixed = one.replace(/^\.\//, '').replace(/[*?[{].*$/, '')
    if (fixed !== one.replace(/^\.\//, '')) return file.startsWith(fixed)
    return file === fixed || file.startsWith(`${fixed.replace(/\/$/, '')}/`)
  })
}
