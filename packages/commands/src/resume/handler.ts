import type { Context, Json, Result, Values } from '@mlops-actions/core'
import { drive } from '@mlops-actions/rollout'
import { settleAliases } from '../deploy/aftermath.ts'
import { driveOf, endpointsOf } from '../deploy/handler.ts'
import { liveText } from '../deploy/lines.ts'
import { endpointOf, ownerOf } from '../deploy/target.ts'
import { openProject } from '../shared/index.ts'
import type { inputs as declared } from './declaration.ts'

/** Takes every step that is due, of every environment, and ends. Idempotent; two at once are safe, because writes are compare-and-swap. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const taken: string[] = []
  const waiting: string[] = []
  const all = project.config.deploy.environments
  for (const environment of all) {
    const endpoint = endpointOf(project.config, environment.name)
    const endpoints = endpointsOf(project)
    const state = (await endpoints.inspect(endpoint, context))?.value
    const rollout = state?.rollout
    if (!state || !rollout) continue
    if (inputs['dry-run']) {
      waiting.push(`${environment.name}: v${rollout.version} ${rollout.phase} since ${rollout.since}`)
      continue
    }
    const intent = { operation: 'resume' as const, id: rollout.id, owner: ownerOf(context) }
    const result = await drive(driveOf({ project, endpoints, environment, endpoint }, intent, context, 0), context)
    const last = all.at(-1)?.name === environment.name
    if (result.end === 'live' || result.end === 'rolled-back' || result.end === 'failed')
      await settleAliases(project, context, {
        last,
        state: result.state,
        reason: `resume in ${environment.name}`,
        by: intent.owner,
        back: result.end === 'rolled-back',
      })
    if (result.events.length > 0)
      taken.push(
        `${environment.name}: ${result.events.map((event) => event.kind).join(', ')}; live: ${liveText(result.state)}`,
      )
    if (result.end === 'pending' || result.end === 'paused')
      waiting.push(`${environment.name}: ${result.reason ?? result.end}${result.due ? `, due ${result.due}` : ''}`)
  }
  const summary =
    taken.length > 0 ? taken.join('; ') : waiting.length > 0 ? `nothing is due; ${waiting.join('; ')}` : 'nothing waits'
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: `${project.config.model.name}: ${summary}`,
      outcome: 'passed',
      summary,
      blocks: waiting.length > 0 ? [{ kind: 'list', items: waiting }] : [],
    },
    json: { taken, waiting } as Json as { taken: Json; waiting: Json },
  }
}
