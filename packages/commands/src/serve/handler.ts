import { spawn } from 'node:child_process'
import { type Context, errorsOf, type Result, type Values } from '@mlops-actions/core'
import { endpointsOf } from '../deploy/handler.ts'
import { commandErrors, homeOf, openProject } from '../shared/index.ts'
import type { inputs as declared } from './declaration.ts'

const fail = errorsOf(commandErrors)

/** Runs the controller of an endpoint in the foreground: this program again, in the role of the controller. */
export async function run(inputs: Values<typeof declared>, context: Context): Promise<Result> {
  const project = await openProject(inputs, context)
  const endpoint = inputs.endpoint ?? project.config.deploy.endpoint
  const endpoints = endpointsOf(project)
  const known = await endpoints.list(context)
  if (!known.includes(endpoint))
    throw fail('ENVIRONMENT_UNKNOWN', `There is no endpoint ${endpoint}.`, {
      remedy: known.length > 0 ? `Endpoints: ${known.join(', ')}.` : 'Deploy first: mlops deploy.',
      where: { input: 'endpoint' },
    })
  const [program, ...args] = context.tool.command
  const child = spawn(program as string, [...args, 'role', 'serve', endpoint], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...context.environment, MLOPS_HOME: homeOf(project, context) },
  })
  const stop = (): void => void child.kill('SIGTERM')
  context.signal.addEventListener('abort', stop, { once: true })
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 0))
  })
  const summary =
    code === 0 ? `${endpoint} is served no more (or another process serves it).` : `the controller ended with ${code}`
  return {
    outcome: code === 0 ? 'passed' : 'error',
    outputs: {},
    records: [],
    report: {
      title: `${endpoint}: stopped`,
      outcome: code === 0 ? 'passed' : 'error',
      summary,
      blocks: [{ kind: 'text', text: summary }],
    },
    json: {},
  }
}
