import { spawn } from 'node:child_process'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Call } from '@mlops-actions/core'
import { scrubbed } from '../serve/scrubbed.ts'
import { fail } from './errors.ts'
import type { EndpointPaths } from './paths.ts'
import { patienceMs, probe } from './probe.ts'
import { tailOf } from './tail.ts'

/** A router keeps nothing for long: a small heap serves it as fast and stays small under load. */
const heapLimits = '--max-semi-space-size=4 --max-old-space-size=192'

/** What is needed to start a controller. */
export interface StartInput {
  readonly home: string
  readonly controller: {
    readonly command: readonly string[]
    readonly env?: Readonly<Record<string, string>>
    readonly detach?: boolean
  }
  readonly endpoint: string
  readonly url: string
  readonly key: string
  readonly paths: EndpointPaths
}

/**
 * Starts the controller in the background and waits until it answers. Where two start it at once, one finds the port taken by
 * the other and leaves.
 * @throws UserError ENDPOINT_NOT_SERVED with the last lines of its log
 */
export async function startController(input: StartInput, call: Call): Promise<void> {
  const { endpoint, controller, home, paths } = input
  const [program, ...args] = controller.command
  if (program === undefined) throw fail('ENDPOINT_NOT_SERVED', `There is no command that serves ${endpoint}.`)
  await mkdir(paths.logs, { recursive: true, mode: 0o700 })
  const logFile = join(paths.logs, 'controller.log')
  const log = await open(logFile, 'a', 0o600)
  const job = process.env['RUNNER_TRACKING_ID']
  const env = {
    ...scrubbed(process.env),
    // The runner ends every process that carries its mark when the job ends.
    ...(job === undefined || controller.detach ? {} : { RUNNER_TRACKING_ID: job }),
    ...controller.env,
    NODE_OPTIONS: `${controller.env?.['NODE_OPTIONS'] ?? ''} ${heapLimits}`.trim(),
    MLOPS_HOME: home,
  }
  let ended: string | undefined
  // A stranger at the port may never answer: that the controller has given up is not waited for until then.
  const failed = new AbortController()
  const end = (how: string): void => {
    ended = how
    if (how !== 'code 0') failed.abort()
  }
  try {
    const child = spawn(program, [...args, endpoint], { detached: true, stdio: ['ignore', log.fd, log.fd], env })
    child.on('error', (error) => end(error.message))
    child.on('exit', (code, signal) => end(signal ?? `code ${code}`))
    child.unref()
  } finally {
    await log.close()
  }
  const deadline = call.clock.monotonicMs() + 30_000
  while (call.clock.monotonicMs() < deadline) {
    const limit = AbortSignal.timeout(await patienceMs(paths, endpoint))
    if (await probe(input.url, endpoint, input.key, AbortSignal.any([call.signal, failed.signal, limit]))) return
    if (failed.signal.aborted) break
    await call.clock.sleep(10, call.signal)
  }
  const words = await tailOf(logFile, 20)
  throw fail('ENDPOINT_NOT_SERVED', `mlops serve ${endpoint} ended (${ended ?? 'no answer in 30 s'}):\n${words}`, {
    remedy: `Run it in front to see more: mlops serve ${endpoint}`,
  })
}
