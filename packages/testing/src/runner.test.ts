import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseCommandFile, parseCommands, runAction } from './runner.ts'
import { temporaryFolder } from './temporary.ts'

test('an action runs with its inputs and the runner reads what it left', async (context) => {
  const root = await temporaryFolder(context)
  const entry = join(root, 'action.mjs')
  await writeFile(
    entry,
    `import { appendFileSync } from 'node:fs'
appendFileSync(process.env.GITHUB_OUTPUT, 'version<<EOF\\n12\\nEOF\\nplain=a=b\\n')
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '### pass\\n')
console.log('::add-mask::token')
console.log('::error file=mlops.yml,line=39,title=A%3A b::one%0Atwo')
console.log('::stop-commands::xyz\\n::error::not one\\n::xyz::')
console.log(process.env['INPUT_DRY-RUN'], process.env.GITHUB_WORKSPACE === process.cwd(), process.env.SECRET_OF_THE_TEST)
process.exitCode = 1`,
  )
  process.env['SECRET_OF_THE_TEST'] = 'x'
  context.after(() => delete process.env['SECRET_OF_THE_TEST'])
  const run = await runAction(entry, { 'dry-run': 'true' }, { root })
  assert.equal(run.exit, 1)
  assert.deepEqual(run.outputs, { version: '12', plain: 'a=b' })
  assert.equal(run.summary, '### pass\n')
  assert.deepEqual(run.masked, ['token'])
  assert.deepEqual(run.annotations, [
    { level: 'error', message: 'one\ntwo', properties: { file: 'mlops.yml', line: '39', title: 'A: b' } },
  ])
  assert.match(run.stdout, /true true undefined/)
})

test('command files are read as the runner reads them', () => {
  assert.deepEqual(parseCommandFile('a=1\nb<<X\nline 1\nb=2\nX\nc=x<<y\n'), { a: '1', b: 'line 1\nb=2', c: 'x<<y' })
  assert.throws(() => parseCommandFile('b<<X\nno end'), /no end/)
  assert.throws(() => parseCommandFile('garbage'), /not a line/)
  assert.deepEqual(parseCommands('text ::error::no\n  ::warning::yes'), {
    annotations: [{ level: 'warning', message: 'yes', properties: {} }],
    masked: [],
  })
})
