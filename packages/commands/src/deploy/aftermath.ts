import type { Context, EndpointState } from '@mlops-actions/core'
import { changeAliases, type Project } from '../shared/index.ts'
import { liveOf } from './lines.ts'

/**
 * After a rollout: what is live in the last environment is `champion`, what it replaced is `previous`; a version that was rolled
 * back is marked and is no challenger any more. Follows the live state, so that it is right also after a crash.
 */
export async function settleAliases(
  project: Project,
  context: Context,
  facts: {
    readonly last: boolean
    readonly state: EndpointState
    readonly reason: string
    readonly by: string
    readonly back: boolean
  },
): Promise<Readonly<Record<string, string>>> {
  const live = liveOf(facts.state).version
  const failed = rolledBack(facts.state)
  if (failed && failed !== live) await markOnce(project, context, failed, facts)
  const before = facts.back && live ? await previousOf(project, context, live) : undefined
  return changeAliases(project, context, { reason: facts.reason, by: facts.by }, (now) => {
    const change: Record<string, string | null> = {}
    if (facts.last && live && now['champion'] !== live) {
      change['champion'] = live
      change['previous'] = facts.back ? (before ?? null) : (now['champion'] ?? null)
    }
    if (now['challenger'] !== undefined && (now['challenger'] === failed || (facts.last && now['challenger'] === live)))
      change['challenger'] = null
    return Object.keys(change).length > 0 ? change : undefined
  })
}

/** Marks the version as rolled back, once for each rollout: `mlops resume` may come by often. */
async function markOnce(
  project: Project,
  context: Context,
  version: string,
  facts: { readonly state: EndpointState; readonly reason: string },
): Promise<void> {
  const model = project.config.model.name
  const rollout = facts.state.rollout?.id ?? ''
  const known = (await project.registry.get(model, version, context))?.tags['rolled-back']
  if (known?.endsWith(`(${rollout})`)) return
  const text = `${context.clock.now()} ${facts.state.rollout?.reason ?? facts.reason}`.slice(0, 200)
  await project.registry.mark(model, version, { 'rolled-back': `${text} (${rollout})` }, context)
}

/** The version of a rollout that ended badly. */
function rolledBack(state: EndpointState): string | undefined {
  const { rollout } = state
  return rollout && (rollout.phase === 'rolled-back' || rollout.phase === 'failed') ? rollout.version : undefined
}

/** What was champion before this version, from the append-only history: what a further rollback would go to. */
export async function previousOf(project: Project, context: Context, version: string): Promise<string | undefined> {
  const history = await project.registry.aliasHistory(project.config.model.name, context)
  let before: string | undefined
  let current: string | undefined
  for (const event of history) {
    const champion = event.change['champion']
    if (champion === undefined || champion === null || champion === current) continue
    if (champion === version) before = current
    current = champion
  }
  return before
}
