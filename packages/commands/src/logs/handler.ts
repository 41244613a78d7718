import { type Context, errorsOf, type Result, type Values } from '@mlops-actions/core'
import { endpointsOf } from '../deploy/handler.ts'
import { liveOf } from '../deploy/lines.ts'
import { endpointOf, environmentOf } from '../deploy/target.ts'
import { commandErrors, openProject } from '../shared/index.ts'
import type { inputs as declared } from './declaration.ts'

const fail = errorsOf(commandErrors)

/** The last lines of a run's or a deployment's log. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const text = inputs.run ? await runLog(inputs.run) : await deploymentLog()
  const lines = text.replace(/\n$/, '').split('\n').slice(-inputs.tail)
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    text: `${lines.join('\n')}\n`,
    report: { title: 'log', outcome: 'passed', summary: `${lines.length} lines`, blocks: [{ kind: 'lines', lines }] },
    json: { lines },
  }

  async function runLog(id: string): Promise<string> {
    const { training } = project.platform
    if (!training || !(await training.state(id, context)))
      throw fail('RUN_UNKNOWN', `There is no run ${id}.`, { remedy: 'mlops trace v… names the run of a version.' })
    const parts: string[] = []
    for await (const event of training.observe(id, undefined, context)) if (event.type === 'log') parts.push(event.text)
    return parts.join('')
  }

  async function deploymentLog(): Promise<string> {
    const environment = environmentOf(project.config, inputs.environment, 'last')
    const endpoint = endpointOf(project.config, environment.name)
    const state = (await endpointsOf(project).inspect(endpoint, context))?.value
    const deployment = inputs.deployment ?? (state ? liveOf(state).deployment : null) ?? 'blue'
    if (!state?.deployments[deployment])
      throw fail('ENVIRONMENT_UNKNOWN', `${environment.name} has no deployment ${deployment}.`, {
        remedy: state ? `Deployments: ${Object.keys(state.deployments).join(', ')}.` : 'Nothing is deployed there.',
      })
    return endpointsOf(project).logs(endpoint, deployment, inputs.tail, context)
  }
}
