import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { DemoRow } from './stories.ts'

/** What the clients of the endpoint saw. */
export interface Seen {
  sent: number
  failed: number
}

/** Rows of a CSV without quoted cells, numbers as numbers. */
export function readRows(path: string, without: readonly string[]): DemoRow[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => {
    const row: DemoRow = {}
    line.split(',').forEach((cell, at) => {
      const name = names[at]
      if (name && !without.includes(name))
        row[name] = cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell
    })
    return row
  })
}

/** Clients that ask the endpoint until `stop` is aborted, each request a row; every answer other than 200 is a failure. */
export async function sendTraffic(
  target: { readonly url: string; readonly key: string },
  next: () => DemoRow,
  options: { readonly perSecond: number; readonly stop: AbortSignal; readonly total?: number },
): Promise<Seen> {
  const seen: Seen = { sent: 0, failed: 0 }
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const open = new Set<Promise<void>>()
  while (!options.stop.aborted && (options.total === undefined || seen.sent < options.total)) {
    seen.sent += 1
    const one = ask(target, agent, next()).then((ok) => {
      if (!ok) seen.failed += 1
    })
    open.add(one)
    one.finally(() => open.delete(one)).catch(() => undefined)
    if (open.size >= 16) await Promise.race(open)
    await wait(1000 / options.perSecond)
  }
  await Promise.all(open)
  agent.destroy()
  return seen
}

function ask(target: { readonly url: string; readonly key: string }, agent: Agent, row: DemoRow): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(
      target.url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', authorization: `Bearer ${target.key}` } },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode === 200))
      },
    )
    sent.on('error', () => resolve(false))
    sent.end(JSON.stringify({ rows: [row] }))
  })
}
