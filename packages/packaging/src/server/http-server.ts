import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { fail } from '../errors.ts'
import { type Application, errorBody } from './application.ts'
import { type RequestIds, requestIdOf } from './request-id.ts'

/** How the server answers over plain HTTP. */
export interface HttpOptions {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** Callers must send it as `authorization: Bearer KEY`; without it everybody may ask. */
  readonly key?: string
  readonly maximumBytes: number
  readonly ids: RequestIds
  /** The bytes of /openapi.json. */
  readonly openapi: Uint8Array
}

/** A listening server. */
export interface HttpServer {
  readonly url: string
  readonly port: number
  /** Takes no more requests, answers those that came, and closes. */
  close(): Promise<void>
}

/** Serves an application over HTTP. @throws UserError SERVER_PORT_IN_USE */
export async function serveHttp(application: Application, options: HttpOptions): Promise<HttpServer> {
  const key = options.key === undefined ? undefined : keyCheck(options.key)
  let closing = false
  const server = createServer((request, response) => {
    if (closing) response.setHeader('connection', 'close')
    void answer(request, response, application, options, key, closing)
  })
  server.keepAliveTimeout = 65_000
  const port = await listen(server, options)
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    port,
    close: () => {
      closing = true
      return new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeIdleConnections()
      })
    },
  }
}

/** Listens, and says what is wrong where it cannot. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES') return reject(cause)
      const why = cause.code === 'EACCES' ? 'may not be used by this user' : 'is in use by another program'
      const remedy = 'Stop the other program, or choose another port.'
      return reject(fail('SERVER_PORT_IN_USE', `Port ${port} of ${host} ${why}.`, { remedy, cause }))
    })
    server.listen({ host, port, backlog: 1024 }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Compares a key in time that does not depend on where it differs. */
export function keyCheck(key: string): (header: string | undefined) => boolean {
  const expected = createHash('sha256').update(`Bearer ${key}`).digest()
  let last: string | undefined
  return (header) => {
    if (header === undefined) return false
    // The same header object text as the last accepted one: the comparison below has been made already.
    if (header.length > 1024) return false
    if (last !== undefined && sameText(last, header)) return true
    if (!timingSafeEqual(createHash('sha256').update(header).digest(), expected)) return false
    last = header
    return true
  }
}

function sameText(known: string, given: string): boolean {
  if (known.length !== given.length) return false
  let difference = 0
  for (let index = 0; index < known.length; index += 1) difference |= known.charCodeAt(index) ^ given.charCodeAt(index)
  return difference === 0
}

/** The body of a request, or undefined when it is larger than allowed. Rejects when the caller leaves. */
export function bodyOf(request: IncomingMessage, maximumBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > maximumBytes) return resolve(undefined)
    let first: Buffer | undefined
    let more: Buffer[] | undefined
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maximumBytes) return resolve(undefined)
      if (first === undefined) first = chunk
      else {
        more ??= [first]
        more.push(chunk)
      }
    })
    request.on('end', () => resolve(more ? Buffer.concat(more, size) : (first ?? Buffer.alloc(0))))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('the caller left'))
    })
  })
}

/** Sends JSON. */
export function send(response: ServerResponse, status: number, body: string | Uint8Array, requestId?: string): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  const headers = ['content-type', 'application/json', 'content-length', String(length)]
  if (requestId !== undefined) headers.push('x-request-id', requestId)
  if (status === 401) headers.push('www-authenticate', 'Bearer')
  if (status === 413) headers.push('connection', 'close')
  response.writeHead(status, headers)
  response.end(body)
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  application: Application,
  options: HttpOptions,
  key: ((header: string | undefined) => boolean) | undefined,
  closing: boolean,
): Promise<void> {
  const requestId = requestIdOf(request.headers['x-request-id'], options.ids)
  const path = request.url?.split('?', 1)[0]
  if (path === '/health') return send(response, 200, '{"status":"ok"}', requestId)
  if (path === '/ready')
    return closing
      ? send(response, 503, '{"status":"closing"}', requestId)
      : send(response, 200, '{"status":"ready"}', requestId)
  if (key && !key(request.headers.authorization))
    return send(response, 401, errorBody('KEY_REFUSED', 'Send the key as authorization: Bearer KEY.'), requestId)
  if (path === '/openapi.json' && request.method === 'GET') return send(response, 200, options.openapi, requestId)
  if (path !== '/score')
    return send(response, 404, errorBody('NOT_FOUND', `${path} is not served; POST /score is.`), requestId)
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    return send(response, 405, errorBody('METHOD_NOT_ALLOWED', 'Write POST /score.'), requestId)
  }
  let body: Buffer | undefined
  try {
    body = await bodyOf(request, options.maximumBytes)
  } catch {
    // The caller left before the body was complete: nobody reads an answer.
    return
  }
  if (body === undefined)
    return send(
      response,
      413,
      errorBody('REQUEST_TOO_LARGE', `A request has at most ${options.maximumBytes} bytes. Send fewer rows at a time.`),
      requestId,
    )
  const [reply] = await application.score([{ requestId, body, collect: true }])
  if (reply) send(response, reply.status, reply.body, requestId)
}
