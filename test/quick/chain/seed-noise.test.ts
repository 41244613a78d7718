import assert from 'node:assert/strict'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { GateResult, ModelRecord } from '@mlops-actions/core'
import { house, release } from './house.ts'

interface SeedNoise {
  readonly runs: readonly { readonly run: string; readonly seed: number }[]
  readonly metrics: readonly { readonly metric: string; readonly trainings: number; readonly floor: number }[]
}

test('a gain that another seed would give too is not superior', { timeout: 120_000 }, async (t) => {
  const one = await house(t, {
    'noise: 0': 'noise: 60',
    'versus-champion: non-inferior, margin: 0.5': 'versus-champion: superior',
  })
  await release(one, '--seed', '1', '--parameters', 'trees=21')
  const validate = async (code: number) => {
    const answer = await one.json(['validate', '--champion', '1'], code)
    const [gate] = answer['gates'] as readonly GateResult[]
    return { answer, gate, noise: answer['seedNoise'] as SeedNoise | null }
  }

  await t.test('of one training nobody knows how far seeds move it: the report says so', async () => {
    await one.json(['train', '--seed', '3'])
    const { answer, gate, noise } = await validate(0)
    assert.deepEqual([gate?.verdict, gate?.reason.code, noise], ['pass', 'SUPERIOR', null])
    assert.match(readFileSync(answer.outputs['report'] ?? '', 'utf8'), /not known: 0 of 3 trainings with other seeds/)
  })

  await t.test('three trainings with other seeds are found and decide', async () => {
    for (const seed of ['1', '2', '4']) await one.json(['train', '--seed', seed])
    // Trained with something else than the seed, this run counts for nothing.
    await one.json(['train', '--seed', '5', '--parameters', 'trees=5'])
    const again = await one.json(['train', '--seed', '3'])
    assert.equal(again['reused'], true)
    const { answer, gate, noise } = await validate(1)
    assert.deepEqual([gate?.verdict, gate?.reason.code], ['inconclusive', 'WITHIN_SEED_NOISE'])
    assert.deepEqual(noise?.runs.map((run) => run.seed).sort(), [1, 2, 4])
    const [metric] = noise?.metrics ?? []
    assert.deepEqual([metric?.metric, metric?.trainings], ['root_mean_squared_error', 3])
    assert.ok((metric?.floor ?? 0) > -(gate?.difference?.value ?? 0))
    const text = readFileSync(answer.outputs['report'] ?? '', 'utf8')
    assert.match(
      text,
      /Training again with 3 other seeds moves root\\_mean\\_squared\\_error by 0\.7164 \\\(4\.6120 to 5\.3284\\\)/,
    )
    const record = JSON.parse(readFileSync(answer.outputs['record'] ?? '', 'utf8')) as ModelRecord<'validate'>
    const named = record.materials.map((resource) => resource.name)
    for (const run of noise?.runs ?? []) assert.ok(named.includes(`${run.run} (seed ${run.seed})`), `${named}`)
    assert.deepEqual((record.body as { seedNoise: unknown }).seedNoise, noise)
  })

  await t.test(
    'models are taken from the folders of the runs too, and a model that is gone does not count',
    async () => {
      const outputs = join(one.folder, '.mlops/outputs')
      const { noise } = await validate(1)
      const runs = new Map(noise?.runs.map((run) => [run.seed, run.run]))
      await rm(join(outputs, runs.get(1) ?? ''), { recursive: true })
      assert.equal((await validate(1)).noise?.runs.length, 3)
      await rm(join(one.folder, '.mlops/runs', runs.get(1) ?? ''), { recursive: true })
      const fewer = await validate(0)
      assert.deepEqual([fewer.noise?.runs.length, fewer.noise?.metrics], [2, []])
    },
  )

  await t.test('an old record that is damaged is a warning, not the end', async () => {
    const documents = globSync(join(one.folder, '.mlops/registry/**/documents/*.json'))
    const old = documents.find((path) => readFileSync(path, 'utf8').includes('"seed":5'))
    assert.ok(old, `among ${documents.length}`)
    writeFileSync(old, '{}')
    const ran = await one.run(['validate', '--champion', '1'])
    assert.equal(ran.code, 0, ran.stderr)
    assert.match(ran.stderr, /other digest/)
  })

  await t.test('the test set counts the candidates that it has judged', async () => {
    const { answer } = await validate(0)
    // The first version only: this candidate was judged before, but by itself.
    assert.equal(answer['holdoutUses'], 1)
  })
})
