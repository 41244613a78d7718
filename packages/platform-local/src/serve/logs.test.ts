import assert from 'node:assert/strict'
import { appendFile, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { shortenLog } from './logs.ts'

test('a log that has grown is moved aside, and who writes it goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'logs-'))
  const path = join(folder, 'blue.log')
  const writer = await open(path, 'a')
  try {
    await writer.write('first\n')
    await shortenLog(path, 100)
    assert.equal(await readFile(path, 'utf8'), 'first\n')
    await appendFile(path, 'x'.repeat(200))
    await shortenLog(path, 100)
    await writer.write('second\n')
    assert.equal(await readFile(path, 'utf8'), 'second\n')
    assert.match(await readFile(`${path}.1`, 'utf8'), /^first\nx{200}$/)
  } finally {
    await writer.close()
    await rm(folder, { recursive: true })
  }
})
