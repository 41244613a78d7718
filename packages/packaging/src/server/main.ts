import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { messageOf, UserError } from '@mlops-actions/core'
import { fail } from '../errors.ts'
import { parseManifest } from '../manifest.ts'
import { parseBundleSchema } from '../schema.ts'
import { Application } from './application.ts'
import { openEngine } from './engine.ts'
import { serveFrames } from './frame-server.ts'
import { type HttpServer, serveHttp } from './http-server.ts'
import { requestIds } from './request-id.ts'

/** How a bundle is served. All have defaults. */
export interface ServeBundleOptions {
  /** Default 127.0.0.1; an image listens on 0.0.0.0. */
  readonly host?: string
  /** Default 8080; 0 takes a free port. */
  readonly port?: number
  /** Callers must send it as `authorization: Bearer KEY`. */
  readonly key?: string
  /** Largest body, in bytes. Default 8 MiB. */
  readonly maximumBytes?: number
  /** Most rows in one request. Default 10,000. */
  readonly maximumRows?: number
  /** Serve frames on this file descriptor instead of HTTP (behind the router). */
  readonly framesFd?: number
  /** Where lines for people go. Default standard error. */
  readonly log?: (text: string) => void
}

/** A bundle that is being served. */
export interface ServedBundle {
  /** Undefined behind the router. */
  readonly url?: string
  /** Takes no more requests, answers those that came, and ends. */
  close(): Promise<void>
  /** Resolves when it has ended. */
  readonly ended: Promise<void>
}

/** The limits of one request when none are given. */
export const defaultLimits = { maximumBytes: 8 * 2 ** 20, maximumRows: 10_000 } as const

/**
 * Serves a bundle folder: `POST /score`, `GET /health`, `/ready`, `/openapi.json`; or frames behind a router.
 * @throws UserError BUNDLE_NOT_FOUND, BUNDLE_INVALID, SERVER_PORT_IN_USE
 */
export async function serveBundle(folder: string, options: ServeBundleOptions = {}): Promise<ServedBundle> {
  const log = options.log ?? ((text: string) => process.stderr.write(`${text}\n`))
  const manifest = parseManifest(await readJson(folder, 'manifest.json'))
  const schema = parseBundleSchema(await readJson(folder, 'schema.json'))
  const engine = await openEngine({
    model: join(folder, manifest.modelFile),
    modelOptions: manifest.modelOptions,
    schema,
    ...(manifest.native === null ? {} : { nativeIn: folder }),
  })
  const maximumRows = options.maximumRows ?? defaultLimits.maximumRows
  const application = new Application(schema, engine, { maximumRows })
  await warmUp(application, folder, log)
  if (options.framesFd !== undefined) {
    const pipe = new Socket({ fd: options.framesFd, readable: true, writable: true })
    const ended = serveFrames(pipe, application, { now: Date.now, monotonicMs: () => performance.now(), warn: log })
    return {
      ended: ended.then(() => application.close()),
      close: async () => {
        pipe.end()
        await ended
      },
    }
  }
  const openapi = await readFile(join(folder, 'openapi.json'))
  const server = await serveHttp(application, {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 8080,
    ...(options.key === undefined ? {} : { key: options.key }),
    maximumBytes: options.maximumBytes ?? defaultLimits.maximumBytes,
    ids: requestIds(Date.now),
    openapi,
  })
  log(`${schema.model} answers at ${server.url}/score`)
  return served(server, application)
}

/**
 * What `server.mjs` of a bundle runs: serves the folder until it is told to end. Settings come from the environment:
 * `HOST`, `PORT`, `MLOPS_KEY_FILE`, `MLOPS_MAXIMUM_BYTES`, `MLOPS_MAXIMUM_ROWS`; `MLOPS_FRAMES_FD` is set by the router.
 */
export async function runServer(folder: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  try {
    const running = await serveBundle(folder, await optionsFrom(env))
    if (env['MLOPS_FRAMES_FD'] === undefined)
      process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`)
    let ending = false
    const end = (): void => {
      if (ending) return
      ending = true
      void running.close()
    }
    process.on('SIGTERM', end)
    // Ctrl-C in a terminal reaches the router and its servers alike: the router ends them when their requests are answered.
    process.on('SIGINT', env['MLOPS_FRAMES_FD'] === undefined ? end : () => undefined)
    await running.ended
    process.exit(0)
  } catch (error) {
    const code = error instanceof UserError ? `${error.code}  ` : ''
    const remedy = error instanceof UserError && error.remedy ? `\n  ${error.remedy}` : ''
    process.stderr.write(`error ${code}${messageOf(error)}${remedy}\n`)
    process.exit(2)
  }
}

async function optionsFrom(env: NodeJS.ProcessEnv): Promise<ServeBundleOptions> {
  const keyFile = env['MLOPS_KEY_FILE']
  const framesFd = wholeNumber(env, 'MLOPS_FRAMES_FD')
  const port = wholeNumber(env, 'PORT')
  const maximumBytes = wholeNumber(env, 'MLOPS_MAXIMUM_BYTES')
  const maximumRows = wholeNumber(env, 'MLOPS_MAXIMUM_ROWS')
  return {
    ...(env['HOST'] ? { host: env['HOST'] } : {}),
    ...(keyFile ? { key: (await readFile(keyFile, 'utf8')).trim() } : {}),
    ...(framesFd === undefined ? {} : { framesFd }),
    ...(port === undefined ? {} : { port }),
    ...(maximumBytes === undefined ? {} : { maximumBytes }),
    ...(maximumRows === undefined ? {} : { maximumRows }),
  }
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name]
  if (text === undefined || text === '') return undefined
  if (/^\d{1,12}$/.test(text)) return Number(text)
  throw fail('BUNDLE_INPUT', `${name} is ${JSON.stringify(text)}: it takes a whole number.`)
}

/** The first requests compile code: the examples are those requests, so that no caller's is. */
async function warmUp(application: Application, folder: string, log: (text: string) => void): Promise<void> {
  const examples = (await readJson(folder, 'examples.json')) as { request?: unknown } | null
  const body = Buffer.from(JSON.stringify(examples?.request ?? {}))
  const request = { requestId: 'warm-up', body, collect: false }
  for (let round = 0; round < 3; round += 1) {
    const [reply] = await application.score([request])
    if (reply && reply.status >= 500) log(`the examples are not answered: ${reply.body}`)
  }
}

function served(server: HttpServer, application: Application): ServedBundle {
  let finish: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })
  return {
    url: server.url,
    ended,
    close: async () => {
      await server.close()
      await application.close()
      finish()
    },
  }
}

async function readJson(folder: string, name: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(join(folder, name), 'utf8')
  } catch (cause) {
    throw fail('BUNDLE_NOT_FOUND', `${folder} is not a bundle: ${name} cannot be read.`, {
      remedy: 'Give the folder that `mlops package` wrote.',
      cause,
    })
  }
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw fail('BUNDLE_INVALID', `${name} of ${folder} is not JSON: ${messageOf(cause)}`, { cause })
  }
}
