import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Agent, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { type Call, messageOf } from '@mlops-actions/core'
import { fail } from './errors.ts'

/** How a bundle is started to be asked. */
export interface StartOptions {
  readonly folder: string
  /** The Node to start it with. */
  readonly node: string
  /** The whole environment of the process, beside what the server needs: nothing secret is in it. */
  readonly env: Readonly<Record<string, string>>
  /** Flags of Node. */
  readonly flags?: readonly string[]
  /** How long it may take to be ready. Default 60 seconds. */
  readonly startLimitMs?: number
}

/** A started server. */
export interface Started {
  readonly schema: unknown
  /** Milliseconds from the start of the process to the first answer. */
  readonly firstAnswerMs: number
  ask(body: unknown): Promise<{ status: number; body: unknown }>
  stop(): Promise<void>
}

/** Starts a bundle on a free port of the loopback. @throws UserError SERVER_START_FAILED */
export async function startServer(options: StartOptions, call: Call): Promise<Started> {
  const started = call.clock.monotonicMs()
  const child = spawn(options.node, [...(options.flags ?? []), 'server.mjs'], {
    cwd: options.folder,
    env: { ...options.env, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const agent = new Agent({ keepAlive: true })
  const stop = async (): Promise<void> => {
    agent.destroy()
    await ended(child, call)
  }
  try {
    const url = await readyUrl(child, options, call)
    const ask = (body: unknown) => post(`${url}/score`, agent, Buffer.from(JSON.stringify(body)), call.signal)
    const examples = JSON.parse(await readFile(join(options.folder, 'examples.json'), 'utf8')) as { request: unknown }
    await ask(examples.request)
    const firstAnswerMs = call.clock.monotonicMs() - started
    const schema = JSON.parse(await readFile(join(options.folder, 'schema.json'), 'utf8')) as unknown
    return { schema, firstAnswerMs, ask, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function readyUrl(child: ChildProcess, options: StartOptions, call: Call): Promise<string> {
  const limit = options.startLimitMs ?? 60_000
  const settled = new AbortController()
  return new Promise<string>((resolve, reject) => {
    let said = ''
    let words = ''
    const refuse = (how: string): void =>
      reject(
        fail('SERVER_START_FAILED', `The server in ${options.folder} ${how}.\n${words.trim().slice(-2000)}`.trim(), {
          remedy: `Run it: cd ${options.folder} && node server.mjs`,
        }),
      )
    child.stderr?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-8192)
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const line = said.split('\n').find((one) => one.startsWith('{"ready":true'))
      if (line !== undefined && said.includes('\n')) resolve((JSON.parse(line) as { url: string }).url)
    })
    child.on('error', (error) => refuse(`could not be started: ${messageOf(error)}`))
    child.on('close', (code, signal) => refuse(`ended before it was ready (${signal ?? `code ${code}`})`))
    call.clock.sleep(limit, AbortSignal.any([call.signal, settled.signal])).then(
      () => refuse(`was not ready after ${limit / 1000} s`),
      // Either it is ready, or the caller gave up.
      () => reject(call.signal.reason),
    )
  }).finally(() => settled.abort())
}

function post(
  url: string,
  agent: Agent,
  body: Buffer,
  signal: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    const sent = request(url, { method: 'POST', agent, headers, signal }, (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        try {
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
        } catch (error) {
          reject(error)
        }
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function ended(child: ChildProcess, call: Call): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const patience = new AbortController()
  call.clock.sleep(5000, patience.signal).then(
    () => child.kill('SIGKILL'),
    // It ended in time.
    () => undefined,
  )
  await gone
  patience.abort()
}
