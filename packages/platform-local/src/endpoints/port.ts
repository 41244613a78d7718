import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { fail } from './errors.ts'

/** Below the range from which systems take the ports of outgoing connections, so that it is still free after a restart. */
const firstPort = 20_000
const ports = 10_000

/**
 * A free port for an endpoint. The search begins at a place that depends on the endpoint's folder, so that two endpoints that
 * are made at once seldom look at the same port, and the same endpoint finds the same one again.
 */
export async function freePort(host: string, folder: string): Promise<number> {
  const start = createHash('sha256').update(folder).digest().readUInt32LE(0) % ports
  for (let step = 0; step < 200; step += 1) {
    const port = firstPort + ((start + step) % ports)
    if (await isFree(host, port)) return port
  }
  throw fail(
    'ENDPOINT_PORT_IN_USE',
    `No free port was found for the endpoint between ${firstPort} and ${firstPort + ports}.`,
    {
      remedy: 'Set deploy.port.',
    },
  )
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
