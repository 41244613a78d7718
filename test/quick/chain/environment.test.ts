import assert from 'node:assert/strict'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { test } from 'node:test'
import { house } from './house.ts'

test('a run is another one when its training environment is: included files, the version of Python', async (t) => {
  const one = await house(t, { 'environment: none': 'environment: requirements.txt' })
  await one.write('requirements.txt', '-r ../base.txt\nnumpy\n')
  const bin = join(one.folder, '../bin')
  await mkdir(bin)
  const python = async (version: string): Promise<void> => {
    const file = join(bin, 'python3')
    await writeFile(file, `#!/bin/sh\necho ${version}\necho ${file}\n`)
    await chmod(file, 0o755)
  }
  const key = async (): Promise<string> => {
    const env = { PATH: `${bin}${delimiter}${process.env['PATH']}` }
    const { plan } = (await one.json(['train', '--dry-run'], 0, { env })) as unknown as { plan: { key: string } }
    return plan.key
  }
  await one.write('../base.txt', 'pandas\n')
  await python('3.11.7')
  const first = await key()
  assert.equal(await key(), first)
  await one.write('../base.txt', 'pandas==3\n')
  const included = await key()
  await python('3.12.1')
  assert.equal(new Set([first, included, await key()]).size, 3)
  await one.write(
    'mlops.yml',
    (await import('./house.ts')).configuration({ 'environment: none': 'environment: gone.txt' }),
  )
  const missing = await one.json(['train', '--dry-run'], 2)
  assert.equal(missing.problems?.[0]?.code, 'ENVIRONMENT_NOT_FOUND')
})
