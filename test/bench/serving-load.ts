// A small closed-loop load generator: each connection asks, reads the answer, asks again. Runs as a process of its own:
//   node serving-load.ts PORT CONNECTIONS SECONDS < JSON { body, headers }
// and prints JSON { requests, failed, seconds, p50, p99 }.
import { connect } from 'node:net'

const [port, connections, seconds] = process.argv.slice(2).map(Number) as [number, number, number]
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { body: string; headers: Record<string, string> }

const body = Buffer.from(asked.body)
const head = Object.entries({ host: '127.0.0.1', 'content-type': 'application/json', ...asked.headers })
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')
const request = Buffer.concat([
  Buffer.from(`POST /score HTTP/1.1\r\n${head}content-length: ${body.length}\r\n\r\n`),
  body,
])

const latencies: number[] = []
let failed = 0
let running = 0
const started = performance.now()
const end = started + seconds * 1000

/** One connection. Answers have a content-length, or are chunked and end with a zero chunk. */
function run(): void {
  running += 1
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let sentAt = 0
  let text = ''
  const ask = (): void => {
    sentAt = performance.now()
    socket.write(request)
  }
  // Some peers close after each answer: then a new connection goes on.
  socket.on('close', () => {
    running -= 1
    if (performance.now() < end && failed < 1000) run()
    else if (running === 0) report()
  })
  socket.on('connect', ask)
  socket.on('data', (chunk: Buffer) => {
    text = text === '' ? chunk.toString('latin1') : text + chunk.toString('latin1')
    const split = text.indexOf('\r\n\r\n')
    if (split < 0) return
    const length = /content-length: ?(\d+)/i.exec(text.slice(0, split))
    if (length ? text.length < split + 4 + Number(length[1]) : !text.endsWith('0\r\n\r\n')) return
    const now = performance.now()
    latencies.push(now - sentAt)
    if (text.charCodeAt(9) !== 50) failed += 1
    text = ''
    if (now < end) ask()
    else socket.destroy()
  })
  socket.on('error', () => {
    failed += 1
  })
}

function report(): void {
  const took = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0
  const result = { requests: latencies.length, failed, seconds: took, p50: at(0.5), p99: at(0.99) }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

for (let index = 0; index < connections; index += 1) run()
