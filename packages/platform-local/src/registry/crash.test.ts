import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Digest, type Registry, randomStream, sha256 } from '@mlops-actions/core'
import { temporaryFolder, testCall, testRepository } from '@mlops-actions/testing'
import { directoryStore } from './directory-store.ts'
import { gitStore } from './git-store.ts'
import { createRegistry } from './registry.ts'

const writer = fileURLToPath(new URL('fixtures/writer.ts', import.meta.url))
const random = randomStream(20261123, 'kill')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Writer {
  readonly child: ChildProcess
  /** What it was promised, a line each. */
  readonly promised: string[]
  readonly ended: Promise<void>
}

/** Starts a writer; it says on its standard output what it was promised. */
function start(kind: 'directory' | 'git', folder: string, name: string): Writer {
  const child = spawn(process.execPath, ['--conditions=@mlops-actions/source', writer, kind, folder, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
    detached: true,
  })
  const promised: string[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    promised.push(...lines)
  })
  return { child, promised, ended: new Promise((resolve) => child.on('close', () => resolve())) }
}

/** Lets a writer work a while and kills it with everything that it started. */
async function killSoon({ child, ended, promised }: Writer): Promise<readonly string[]> {
  while (promised.length < 2) await pause(5)
  await pause(random.next() * 120)
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await ended
  return promised
}

/** Everything that was promised is there, and the version numbers have no gap. */
async function assertKept(registry: Registry, promised: readonly string[], into: string): Promise<void> {
  const call = testCall()
  const versions = await Array.fromAsync(registry.list('m', call))
  const counted = versions.map((_, index) => String(index + 1))
  assert.deepEqual(
    versions.map((one) => one.version),
    counted,
    'numbers have no gap and are not used twice',
  )
  const records = new Set((await Array.fromAsync(registry.records('m', {}, call))).map((one) => one.digest))
  for (const line of promised) {
    const [kind, value, text] = line.split(' ') as [string, string, string]
    if (kind === 'version') {
      const version = versions.find((one) => one.version === value)
      assert.equal(version?.content[0]?.digest, sha256(text), `version ${value} is what it was made from`)
    } else {
      assert.ok(records.has(value as Digest), `record ${value}`)
      assert.ok(await registry.getRecord(value as Digest, call))
    }
  }
  for (const { version } of versions) await registry.files('m', version, join(into, version), call)
}

test('directory: writers that are killed at random lose nothing that they were promised', async (context) => {
  const folder = await temporaryFolder(context)
  const promised: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const writers = [0, 1, 2].map((index) => start('directory', folder, `${round}-${index}`))
    promised.push(...(await Promise.all(writers.map(killSoon))).flat())
  }
  assert.ok(promised.length > 18)
  await assertKept(createRegistry(directoryStore(folder)), promised, join(folder, 'into'))
})

test('git: writers in two clones that are killed at random lose nothing that they were promised', async (context) => {
  const folder = await temporaryFolder(context)
  await testRepository(join(folder, 'remote.git'), { bare: true })
  const clones = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const { git } = await testRepository(join(folder, name))
      await git('remote', 'add', 'origin', join(folder, 'remote.git'))
      return join(folder, name)
    }),
  )
  const writers = clones.map((clone, index) => start('git', clone, String(index)))
  const promised = (await Promise.all(writers.map(killSoon))).flat()
  const registry = createRegistry(gitStore({ folder: clones[0] ?? '', remote: 'origin', environment: process.env }))
  await assertKept(registry, promised, join(folder, 'into'))
})

test('directory: nothing but whole entries is ever seen', async (context) => {
  const folder = await temporaryFolder(context)
  const one = start('directory', folder, 'seen')
  const log = join(folder, 'logs', 'models', 'm', 'versions')
  let read = 0
  while (one.promised.length < 20) {
    for (const name of await readdir(log).catch(() => []))
      if (name.endsWith('.json')) {
        JSON.parse(await readFile(join(log, name), 'utf8'))
        read += 1
      }
    await pause(1)
  }
  await killSoon(one)
  assert.ok(read > 20)
})
