import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Digest, randomStream, sha256 } from '@mlops-actions/core'
import { temporaryFolder, testCall } from '@mlops-actions/testing'
import { directoryStore } from './directory-store.ts'
import { createRegistry } from './registry.ts'

const writer = fileURLToPath(new URL('fixtures/writer.ts', import.meta.url))

/** Starts a writer; it says on its standard output what it was promised, one line each. */
function start(folder: string, name: string): { child: ChildProcess; promised: string[]; ended: Promise<void> } {
  const child = spawn(process.execPath, ['--conditions=@mlops-actions/source', writer, folder, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
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

test('writers that are killed at random lose nothing that they were promised', async (context) => {
  const folder = await temporaryFolder(context)
  const random = randomStream(20261123, 'kill')
  const promised: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const writers = [0, 1, 2].map((index) => start(folder, `${round}-${index}`))
    await Promise.all(
      writers.map(async ({ child, ended, promised: lines }) => {
        while (lines.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
        await new Promise((resolve) => setTimeout(resolve, random.next() * 120))
        child.kill('SIGKILL')
        await ended
      }),
    )
    promised.push(...writers.flatMap((one) => one.promised))
  }
  const call = testCall()
  const registry = createRegistry(directoryStore(folder))
  const versions = await Array.fromAsync(registry.list('m', call))
  assert.deepEqual(
    versions.map((one) => one.version),
    versions.map((_, index) => String(index + 1)),
    'numbers have no gap and are not used twice',
  )
  const records = new Set((await Array.fromAsync(registry.records('m', {}, call))).map((one) => one.digest))
  assert.ok(promised.length > 18)
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
  for (const { version } of versions) await registry.files('m', version, join(folder, 'into', version), call)
})

test('nothing but whole entries is ever seen', async (context) => {
  const folder = await temporaryFolder(context)
  const { child, ended, promised } = start(folder, 'seen')
  const log = join(folder, 'logs', 'models', 'm', 'versions')
  let read = 0
  while (promised.length < 20) {
    for (const name of await readdir(log).catch(() => []))
      if (name.endsWith('.json')) {
        JSON.parse(await readFile(join(log, name), 'utf8'))
        read += 1
      }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  child.kill('SIGKILL')
  await ended
  assert.ok(read > 20)
})
