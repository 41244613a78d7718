import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { appendFile, chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Answer, type House, house } from './house.ts'

interface Verified extends Answer {
  readonly problems: Answer['problems'] & readonly string[]
}

/** The file of the registry whose name is a digest. */
function kept(one: House, digest: string): string {
  const [found] = globSync(`.mlops/**/${digest.slice(7, 9)}*/**/*${digest.slice(9)}*`, { cwd: one.folder })
    .concat(globSync(`.mlops/registry/**/*${digest.slice(7)}*`, { cwd: one.folder }))
    .filter((path) => !path.includes('versions/'))
  assert.ok(found, `the registry keeps ${digest}`)
  return join(one.folder, found)
}

async function overwrite(path: string, change: (text: string) => string): Promise<void> {
  await chmod(path, 0o644)
  await writeFile(path, change(await readFile(path, 'latin1')), 'latin1')
}

test('a chain of records holds, and tells what was changed', { timeout: 180_000 }, async (t) => {
  const one = await house(t)
  await one.json(['train'])
  const validated = await one.json(['validate'])
  await one.json(['package'])

  await t.test('two registers at once make one version', async () => {
    const both = await Promise.all([one.json(['register']), one.json(['register'])])
    assert.deepEqual(
      both.map((answer) => answer.outputs['version']),
      ['1', '1'],
    )
    assert.deepEqual(both.map((answer) => answer['created']).sort(), [false, true])
  })

  const verify = async (where: House, code: number): Promise<Verified> =>
    (await where.json(['verify', 'v1'], code)) as Verified

  await t.test('an untouched chain passes, and says what that does not prove', async () => {
    const answer = await verify(one, 0)
    assert.equal(answer.verdict, 'pass')
    assert.deepEqual(answer.problems, [])
    assert.ok((answer['provesNot'] as string[]).length > 0)
    const trace = await one.json(['trace', 'v1'])
    assert.deepEqual(trace['broken'], [])
    assert.ok((trace['records'] as { stage: string }[]).some((record) => record.stage === 'train'))
  })

  await t.test('a record that was changed is found', async () => {
    const changed = await one.copy(t)
    const path = kept(changed, validated.outputs['record-digest'] as string)
    await overwrite(path, (text) => text.replace('"verdict":"pass"', '"verdict":"fail"'))
    const answer = await verify(changed, 1)
    assert.match(answer.problems.join(), /validate record|digest/)
    const trace = await changed.json(['trace', 'v1'])
    assert.equal((trace['broken'] as string[]).length, 1)
  })

  await t.test('a record that is gone is found', async () => {
    const changed = await one.copy(t)
    await rm(kept(changed, validated.outputs['record-digest'] as string))
    assert.match((await verify(changed, 1)).problems.join(), /not in the registry|digest/)
  })

  await t.test('a model file that was changed is found; as champion it is inconclusive', async () => {
    const changed = await one.copy(t)
    await changed.json(['deploy'])
    const record = JSON.parse(
      await readFile((await changed.json(['register'])).outputs['record'] as string, 'utf8'),
    ) as {
      subjects: { name: string; digest: string }[]
    }
    const model = record.subjects.find((subject) => subject.name === 'bundle/model.onnx')
    const path = kept(changed, model?.digest as string)
    await chmod(path, 0o644)
    await appendFile(path, 'x')
    assert.match((await verify(changed, 1)).problems.join(), /v1/)
    await rm(join(changed.folder, '.mlops/versions'), { recursive: true, force: true })
    const answer = await changed.json(['validate'], 1)
    assert.deepEqual([answer.result, answer.verdict], ['inconclusive', 'inconclusive'])
  })

  await t.test('a run is reproduced to the byte, or it is said what moved', async () => {
    const run = (await one.json(['train'])).outputs['run-id'] as string
    const same = await one.json(['reproduce', run])
    assert.deepEqual([same.verdict, same['equal']], ['pass', true])
    const changed = await one.copy(t)
    const script = await readFile(join(changed.folder, 'train.mjs'), 'utf8')
    await changed.write('train.mjs', script.replace('minRows: 10', 'minRows: 200'))
    const other = await changed.json(['reproduce', run], 1)
    assert.deepEqual([other.result, other['equal']], ['refused', false])
    assert.deepEqual(
      (other['metrics'] as { metric: string }[]).map((moved) => moved.metric),
      ['train_rmse'],
    )
    assert.match(other.summary, /train_rmse moved by/)
  })

  await t.test('changed code is not an earlier run', async () => {
    const changed = await one.copy(t)
    const script = await readFile(join(changed.folder, 'train.mjs'), 'utf8')
    await changed.write('train.mjs', script.replace('minRows: 10', 'minRows: 200'))
    assert.equal((await changed.json(['train']))['reused'], false)
  })
})
