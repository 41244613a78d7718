import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '../errors.ts'
import { type Config, readConfig } from './index.ts'

/** The smallest configuration with a section `monitor`. */
function read(monitor: string, target = '  target: y\n'): Promise<Config> {
  const text = `model: { name: small, task: binary }\ndata:\n  path: data.csv\n${target}train: { command: python train.py }\n`
  return readConfig(`${text}monitor:\n${monitor}`, 'mlops.yml')
}

test('times, season, labels and rules are taken over, the rest has its defaults', async () => {
  const { monitor } = await read(`  time: when
  season: weekday-hour
  labels: labels.csv
  margin: 0.01
  rules:
    - { measure: psi, max: 0.2 }
    - { measure: ks, max: 0.1 }
    - { features: [income], measure: wasserstein_normed, max: 0.3 }
`)
  assert.deepEqual(
    [monitor.time, monitor.season, monitor.labels, monitor.margin],
    ['when', 'weekday-hour', 'labels.csv', 0.01],
  )
  assert.deepEqual(monitor.rules, [
    { measure: 'psi', max: 0.2 },
    { measure: 'ks', max: 0.1 },
    { measure: 'wasserstein_normed', max: 0.3, features: ['income'] },
  ])
  const plain = (await read('  window: 1d\n')).monitor
  assert.deepEqual([plain.windowMs, plain.time, plain.season, plain.rules], [86_400_000, undefined, undefined, []])
  assert.ok(plain.signals.includes('realized-performance') && !plain.signals.includes('multivariate'))
})

test('times are those of the data unless the section names its own', async () => {
  assert.equal((await read('  window: 1d\n', '  target: y\n  time: sold\n')).monitor.time, 'sold')
  assert.equal((await read('  time: when\n', '  target: y\n  time: sold\n')).monitor.time, 'when')
})

const wrong: readonly (readonly [string, string, string, RegExp])[] = [
  ['an alarm that cannot ring', '  alarm: { failed: 4, of: 3 }', 'CONFIG_CONTRADICTION', /cannot happen/],
  [
    'two rules for one feature',
    '  rules: [{ features: [a, b], measure: ks, max: 0.1 }, { features: [b], measure: psi, max: 1 }]',
    'CONFIG_CONTRADICTION',
    /"b" is judged by rule 1/,
  ],
  [
    'two rules for all numbers',
    '  rules: [{ measure: energy, max: 0.1 }, { measure: ks, max: 0.1 }]',
    'CONFIG_CONTRADICTION',
    /every number feature/,
  ],
  ['a measure nobody knows', '  rules: [{ measure: psy, max: 0.1 }]', 'CONFIG_INVALID_VALUE', /psi/],
  ['a limit of nothing', '  rules: [{ measure: psi, max: 0 }]', 'CONFIG_INVALID_VALUE', /max/],
  ['a season nobody knows', '  season: moon', 'CONFIG_INVALID_VALUE', /weekday-hour/],
  ['a signal that does not exist', '  signals: [magic]', 'CONFIG_INVALID_VALUE', /data-quality/],
  ['no signal at all', '  signals: []', 'CONFIG_INVALID_VALUE', /signals/],
  ['a retraining that does not exist', '  retrain: yes-please', 'CONFIG_INVALID_VALUE', /supervised/],
]

for (const [what, monitor, code, says] of wrong)
  test(`refused with its place: ${what}`, async () => {
    await assert.rejects(read(`${monitor}\n`), (thrown) => {
      assert.ok(thrown instanceof UserError)
      const found = thrown.problems.find((one) => one.code === code)
      assert.ok(found, JSON.stringify(thrown.problems))
      assert.match(`${found.message} ${found.remedy ?? ''}`, says)
      assert.ok((found.where?.line ?? 0) >= 7)
      return true
    })
  })
