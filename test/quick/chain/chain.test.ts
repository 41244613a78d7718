import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, type House, halfWritten, house, release } from './house.ts'

const waiver = `  waivers: [{ gate: overall, reason: "Noise is what we want to see.", until: 2099-12-31 }]
package:`

/** The version that a status answer calls by this alias. */
const aliasesOf = (answer: Answer): Record<string, string> => answer['aliases'] as Record<string, string>

test('from a first version to a rollback, and what stops on the way', { timeout: 180_000 }, async (t) => {
  const one = await house(t)

  await t.test('a first version goes live', async () => {
    assert.equal(await release(one), '1')
    const again = await one.json(['register'])
    assert.equal(again.outputs['version'], '1')
    assert.equal(again['created'], false, 'the same package is the same version')
    const live = await one.json(['deploy'])
    assert.equal(live.outputs['live-version'], '1')
    assert.deepEqual(aliasesOf(await one.json(['status'])).champion, '1')
  })

  await t.test('the same inputs are the same run', async () => {
    const again = await one.json(['train'])
    assert.equal(again['reused'], true)
  })

  await t.test('a worse candidate is refused; its version is kept and does not go on', async () => {
    await one.json(['train', '--parameters', 'noise=60'])
    const refused = await one.json(['validate'], 1)
    assert.deepEqual([refused.result, refused.verdict], ['refused', 'fail'])
    assert.deepEqual(JSON.parse(refused.outputs['failed-gates'] ?? '[]').length, 1)
    await one.json(['package'])
    const kept = await one.json(['register'])
    assert.deepEqual([kept.outputs['version'], kept['allowed']], ['2', false])
    const stopped = await one.json(['deploy'], 2)
    assert.equal(stopped.problems?.[0]?.code, 'VERSION_REFUSED')
    assert.equal(aliasesOf(await one.json(['status'])).champion, '1')
  })

  await t.test('a waiver lets it through, and the verdict stays', async () => {
    const { configuration } = await import('./house.ts')
    await one.write('mlops.yml', configuration({ 'package:': waiver.trimStart() }).replace('waivers:', '  waivers:'))
    const waived = await one.json(['validate'])
    assert.deepEqual([waived.result, waived.verdict], ['passed', 'fail'])
    const made = await one.json(['register'])
    assert.equal(made['allowed'], true)
    assert.equal(made.outputs['version'], '3')
    const live = await one.json(['deploy'])
    assert.deepEqual([live.outputs['live-version'], live.outputs['previous-version']], ['3', '1'])
  })

  await t.test('a rollback asks for a reason and moves champion back', async () => {
    const without = await one.json(['rollback'], 2)
    assert.equal(without.problems?.[0]?.code, 'REASON_MISSING')
    const back = await one.json(['rollback', '--reason', 'too noisy'])
    assert.equal(back.outputs['live-version'], '1')
    assert.equal(aliasesOf(await one.json(['status'])).champion, '1')
    const again = await one.json(['deploy', '--version', '3'], 2)
    assert.equal(again.problems?.[0]?.code, 'VERSION_ROLLED_BACK')
  })

  await t.test('nothing half written is left', () => assert.deepEqual(halfWritten(one as House), []))
})
