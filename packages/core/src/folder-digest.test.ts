import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { UserError } from './errors.ts'
import { compareCodePoints, fileDigest, folderDigest, folderFiles } from './folder-digest.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlops-folder-'))
after(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'sub/deep'), { recursive: true })
for (const name of ['b.txt', 'a.txt', 'sub/x', 'sub.txt', 'sub/deep/y', '\u{1F680}', '\uFF5E'])
  writeFileSync(join(folder, name), name)

test('lists files by code point, with size and SHA-256', async () => {
  const files = await folderFiles(folder)
  assert.deepEqual(
    files.map((file) => file.path),
    ['a.txt', 'b.txt', 'sub.txt', 'sub/deep/y', 'sub/x', '\uFF5E', '\u{1F680}'],
  )
  const [hex] = execFileSync('sha256sum', [join(folder, 'a.txt')], { encoding: 'utf8' }).split(' ')
  assert.equal(files[0]?.digest, `sha256:${hex}`)
  assert.equal(await fileDigest(join(folder, 'a.txt')), `sha256:${hex}`)
  assert.equal(files[0]?.bytes, 5)
})

test('the digest depends on paths, sizes and bytes, not on the order given', async () => {
  const files = await folderFiles(folder)
  const digest = folderDigest(files)
  assert.equal(folderDigest([...files].reverse()), digest)
  assert.notEqual(folderDigest(files.slice(1)), digest)
  assert.notEqual(folderDigest(files.map((file, index) => (index === 0 ? { ...file, path: 'c.txt' } : file))), digest)
  assert.match(digest, /^sha256:[0-9a-f]{64}$/)
})

test('emoji sort behind letters, as their code points do', () => {
  assert.ok(compareCodePoints('\u{1F680}', '\uFF5E') > 0)
  assert.ok('\u{1F680}' < '\uFF5E', 'and not as UTF-16 units do')
})

test('refuses links', async () => {
  const other = mkdtempSync(join(tmpdir(), 'mlops-links-'))
  after(() => rmSync(other, { recursive: true, force: true }))
  symlinkSync('/etc/hostname', join(other, 'link'))
  await assert.rejects(
    folderFiles(other),
    (error: unknown) => error instanceof UserError && error.code === 'FOLDER_LINK',
  )
})
