import type { ServerResponse } from 'node:http'
import { type AnswerFrame, errorBody } from '@mlops-actions/packaging'
import type { DeploymentProcess } from './deployment-process.ts'

/** Sends what a deployment answered, and who it was. */
export function respond(
  response: ServerResponse,
  frame: AnswerFrame,
  { name, desired }: Pick<DeploymentProcess, 'name' | 'desired'>,
  requestId: string,
): void {
  response.writeHead(frame.status, [
    'content-type',
    'application/json',
    'content-length',
    String(frame.body.length),
    'x-request-id',
    requestId,
    'mlops-deployment',
    name,
    'mlops-version',
    desired.version,
  ])
  // As text of one byte a character, head and body leave in one write.
  if (frame.body.length < 16_384)
    response.end(Buffer.from(frame.body.buffer, frame.body.byteOffset, frame.body.length).toString('latin1'), 'latin1')
  else response.end(frame.body)
}

/** Sends what the router itself answers. */
export function answer(response: ServerResponse, status: number, body: string | Uint8Array, requestId: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': requestId })
  response.end(body)
}

/** Sends an error of the router. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  requestId: string,
  retryAfter?: string,
): void {
  if (status === 401) response.setHeader('www-authenticate', 'Bearer')
  if (status === 405) response.setHeader('allow', 'POST')
  if (status === 413) response.setHeader('connection', 'close')
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  answer(response, status, errorBody(code, message), requestId)
}
