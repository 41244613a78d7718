// A real model travels the whole chain: on a temporary git repository, with real commits, real training and a real endpoint.
// Nothing here is scripted output: each line is what that step answered and recorded.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { randomStream } from '@mlops-actions/core'
import { chooseStory, type DemoRow } from './demo/stories.ts'
import { readRows, type Seen, sendTraffic } from './demo/traffic.ts'
import { root, run } from './run.ts'

interface Answer {
  readonly result: string
  readonly summary: string
  readonly outputs?: Readonly<Record<string, string>>
  readonly problems?: readonly { code: string; message: string; remedy?: string }[]
  readonly [key: string]: unknown
}

const arguments_ = process.argv.slice(2)
const story = chooseStory(arguments_.find((one) => !one.startsWith('--')))
const bundle = join(root, 'dist/mlops.js')
if (!existsSync(bundle)) run('node', ['scripts/bundle.ts'])
const folder = mkdtempSync(join(tmpdir(), 'mlops-demo-'))
const began = performance.now()
const color = process.stdout.isTTY === true && !process.env['NO_COLOR']
const dim = (text: string): string => (color ? `\u001b[2m${text}\u001b[0m` : text)
const bold = (text: string): string => (color ? `\u001b[1m${text}\u001b[0m` : text)
const say = (text = ''): void => void process.stdout.write(`${text}\n`)
const chapter = (text: string): void => say(`\n${bold(text)}`)

/** Draws what is going on while a step takes longer than a second; nothing where there is no terminal. */
function spinner(label: string): { line(text: string): void; stop(): void } {
  const started = performance.now()
  let last = ''
  const draw = setInterval(() => {
    const seconds = (performance.now() - started) / 1000
    if (seconds > 1 && process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K  … ${label} ${seconds.toFixed(0)} s  ${dim(last.slice(0, 80))}`)
  }, 200)
  return {
    line: (text) => {
      last = text
    },
    stop: () => {
      clearInterval(draw)
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    },
  }
}

/** Runs one command of the bundle in the demo's repository; prints its one line; an outcome that was not expected ends the demo. */
async function mlops(args: readonly string[], expected: readonly string[] = ['passed']): Promise<Answer> {
  const started = performance.now()
  const spin = spinner(`mlops ${args.join(' ')}`)
  const child = spawn(process.execPath, [bundle, ...args, '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let out = ''
  let log = ''
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes
  })
  child.stderr.on('data', (bytes: Buffer) => {
    log += bytes
    spin.line(String(bytes).trim().split('\n').at(-1) ?? '')
  })
  await new Promise((resolve) => child.on('close', resolve))
  spin.stop()
  const answer = JSON.parse(out || '{}') as Answer
  const mark = { passed: '✅', refused: '❌', inconclusive: '⚠️ ', pending: '⏳', error: '🛠 ' }[answer.result] ?? '🛠 '
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`${mark} ${`mlops ${args[0]}`.padEnd(18)} ${answer.summary} ${dim(`${seconds} s`)}`)
  if (!expected.includes(answer.result)) {
    say(log)
    for (const problem of answer.problems ?? [])
      say(`   ${problem.code}  ${problem.message}\n   ${problem.remedy ?? ''}`)
    say(`The demo expected ${expected.join(' or ')} here. Its folder stays: ${folder}`)
    stopEndpoints()
    process.exit(1)
  }
  return answer
}

function git(...args: readonly string[]): string {
  const done = spawnSync('git', ['-c', 'user.name=Demo', '-c', 'user.email=demo@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`)
  return done.stdout.trim()
}

/** Sets values of train.parameters in mlops.yml and commits. */
function commit(change: { readonly subject: string; readonly parameters: Readonly<Record<string, string>> }): void {
  const file = join(folder, 'mlops.yml')
  let text = readFileSync(file, 'utf8')
  for (const [name, value] of Object.entries(change.parameters)) {
    const pattern = new RegExp(`^(\\s+${name}:\\s+)[^\\s#]+`, 'm')
    if (!pattern.test(text)) throw new Error(`mlops.yml has no parameter ${name}`)
    text = text.replace(pattern, `$1${value}`)
  }
  writeFileSync(file, text)
  git('commit', '-qam', change.subject)
  say(
    `   ${dim('commit')} ${git('rev-parse', '--short', 'HEAD')} ${change.subject} ${dim(
      `(${Object.entries(change.parameters)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')})`,
    )}`,
  )
}

interface Observed {
  readonly url: string
  readonly pid: number
  readonly deployments: Readonly<Record<string, { pid?: number; state: string }>>
}

function observed(endpoint: string): Observed | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, '.mlops/endpoints', endpoint, 'observed.json'), 'utf8')) as Observed
  } catch {
    return undefined
  }
}

function stopEndpoints(): void {
  for (const name of [story.example, `${story.example}-staging`]) {
    const pid = observed(name)?.pid
    if (pid === undefined) continue
    try {
      process.kill(pid, 'SIGTERM')
    } catch {
      // It has ended already.
    }
  }
}

const rowsSent = (seen: Seen): string => `${seen.sent.toLocaleString('en')} requests, ${seen.failed} failed`

async function whileTraffic<T>(rows: readonly DemoRow[], work: () => Promise<T>): Promise<T> {
  const live = observed(story.example)
  if (!live) throw new Error('the endpoint does not answer')
  const key = readFileSync(join(folder, '.mlops/endpoints', story.example, 'key'), 'utf8').trim()
  const stop = new AbortController()
  let at = 0
  const traffic = sendTraffic({ url: `${live.url}/score`, key }, () => rows[at++ % rows.length] as DemoRow, {
    perSecond: 150,
    stop: stop.signal,
  })
  try {
    return await work()
  } finally {
    stop.abort()
    say(`   ${dim('clients saw')} ${rowsSent(await traffic)}`)
  }
}

/** Ends the process of the new deployment again and again while it has traffic: a release that crashes under load. */
async function crashNew(stop: AbortSignal): Promise<number> {
  let crashes = 0
  let name: string | undefined
  while (!stop.aborted) {
    name ??= await shiftingTo()
    const one = name === undefined ? undefined : observed(story.example)?.deployments[name]
    if (one?.pid !== undefined && one.state === 'ready') {
      try {
        process.kill(one.pid, 'SIGKILL')
        crashes += 1
      } catch {
        // It was ending already.
      }
    }
    await wait(300)
  }
  return crashes
}

/** The deployment that a rollout in progress gives traffic to. */
async function shiftingTo(): Promise<string | undefined> {
  type Status = { endpoints?: { production?: { rollout?: { phase: string; to: string } | null } } }
  const rollout = ((await ask('status')) as Status).endpoints?.production?.rollout
  return rollout?.phase === 'shifting' ? rollout.to : undefined
}

/** A command's answer, without a line. */
async function ask(...args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [bundle, ...args, '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let out = ''
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes
  })
  await new Promise((resolve) => child.on('close', resolve))
  return JSON.parse(out || '{}')
}

/** Rows in an order that hides their time: the same at each run. */
function shuffled<T>(items: readonly T[]): T[] {
  const stream = randomStream(42, 'demo')
  return items
    .map((item) => ({ item, at: stream.next() }))
    .sort((a, b) => a.at - b.at)
    .map((one) => one.item)
}

async function ship(environment: string, expected: readonly string[] = ['passed']): Promise<Answer> {
  return mlops(['deploy', '--environment', environment, '--wait-for', '10m'], expected)
}

say(`${bold('mlops-actions demo')}  ${story.example}: ${story.why}`)
say(dim(`A temporary repository: ${folder}`))
cpSync(join(root, 'examples', story.example), folder, {
  recursive: true,
  filter: (path) => !/\.mlops|__pycache__/.test(path),
})
git('init', '-q', '-b', 'main')
git('add', '-A')
git('commit', '-qm', 'Start')

chapter('1  The first version goes the whole way')
await mlops(['train'])
await mlops(['validate'])
await mlops(['package'])
await mlops(['register'])
await ship('staging')
await ship('production')
const rows = shuffled(readRows(join(folder, story.rows), story.notSent))

chapter('2  A change that looks better and is worse for some')
git('switch', '-qc', 'more-trees')
commit(story.worse)
await mlops(['train'])
const refused = await mlops(['validate'], ['refused'])
say(`   ${dim('report')} ${refused.outputs?.['report']}`)

chapter('3  Repaired, it goes to production a share at a time')
commit(story.better)
await mlops(['train'])
await mlops(['validate'])
await mlops(['package'])
await mlops(['register'])
await ship('staging')
await whileTraffic(rows, () => ship('production'))

chapter('4  A release that crashes under load is taken back')
commit(story.third)
await mlops(['train'])
await mlops(['validate'])
await mlops(['package'])
await mlops(['register'])
await ship('staging')
say(`   ${dim('from its first share of traffic on, the demo kills the process of the new deployment again and again')}`)
await whileTraffic(rows, async () => {
  const stop = new AbortController()
  const crashes = crashNew(stop.signal)
  await ship('production', ['refused'])
  stop.abort()
  say(`   ${dim('crashes')} ${await crashes}`)
})

chapter('5  The data goes wrong, and the cause is found')
say(`   ${dim(story.fault.text)}`)
const key = readFileSync(join(folder, '.mlops/endpoints', story.example, 'key'), 'utf8').trim()
const url = `${observed(story.example)?.url}/score`
let sent = 0
const faulty = (): DemoRow => {
  const row = rows[sent % rows.length] as DemoRow
  sent += 1
  return sent % 4 === 0 ? story.fault.apply(row) : row
}
const seen = await sendTraffic({ url, key }, faulty, {
  perSecond: 2000,
  stop: new AbortController().signal,
  total: 6000,
})
say(`   ${dim('clients saw')} ${rowsSent(seen)}`)
await mlops(['check-drift', '--environment', 'production', '--window', '1h'], ['refused'])

chapter('6  What is live, and where it comes from')
const version = ((await ask('status')) as { aliases: Record<string, string> }).aliases['champion']
await mlops(['status'])
await mlops(['trace', `v${version}`])
await mlops(['verify', `v${version}`])
stopEndpoints()

say(`\n${bold('Done')} in ${((performance.now() - began) / 1000).toFixed(0)} s. Everything is still in ${folder}`)
say(`  cd ${folder}`)
say(`  node ${bundle} status            what is live`)
say(`  node ${bundle} trace v${version}          where it comes from`)
say(`  less .mlops/reports/validate.md  the report that a pull request would show`)
say(`In your own repository: node ${bundle} init, then the README's ten lines of YAML.`)
