import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runStep } from './fixtures/run.ts'

const command = (does: string, ...args: string[]) => runStep('command', does, { args })

test('exit codes: 0 passed, 1 the gate said no, 2 it could not run, 130 cancelled', { timeout: 30_000 }, async () => {
  const expected = { pass: 0, refuse: 1, inconclusive: 1, wrong: 2, defect: 2, full: 2 }
  await Promise.all(
    Object.entries(expected).map(async ([does, code]) => assert.equal((await command(does)).code, code, does)),
  )
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    const ran = await runStep('command', 'wait', { signal: { name, after: 'waiting' } })
    assert.equal(ran.code, 130)
    assert.match(ran.stderr, new RegExp(`^error CANCELLED {2}Cancelled by ${name}\\.`, 'm'))
    assert.ok(!/INTERNAL|defect/.test(ran.stderr))
  }
})

test('flags are inputs: lists and maps are repeated, flags negated, one word needs no flag', async () => {
  const args = ['a name', '--tags', 'a=1', '--tags', 'b=2', '--formats', 'x,y', '--formats', 'z', '--no-reuse']
  const ran = await command('pass', ...args, '--wait-for', '2h', '--margin', '-0.5', '--json').catch(() => undefined)
  const negative = ran?.code === 0 ? ran : await command('pass', ...args, '--wait-for', '2h', '--margin=-0.5', '--json')
  assert.equal(negative.code, 0, negative.stderr)
  assert.deepEqual(JSON.parse(negative.stdout).values, {
    name: 'a name',
    count: 3,
    margin: -0.5,
    'wait-for': 7_200_000,
    mode: 'enforce',
    reuse: false,
    tags: { a: '1', b: '2' },
    formats: ['x', 'y', 'z'],
    token: 'none',
  })
})

test('an answer in JSON is all of standard output; talk goes to standard error', async () => {
  const ran = await command('foreign', '--json')
  assert.deepEqual(Object.keys(JSON.parse(ran.stdout)), [
    'command',
    'result',
    'verdict',
    'summary',
    'outputs',
    'values',
    'sources',
  ])
  assert.match(ran.stderr, /before/)
  const refused = JSON.parse((await command('refuse', '--json')).stdout)
  assert.deepEqual([refused.result, refused.verdict, refused.summary], ['refused', 'fail', 'The gate said no.'])
  const wrong = await command('pass', '--json', '--count', 'x', '--mode', 'maybe')
  const answer = JSON.parse(wrong.stdout)
  assert.equal(wrong.code, 2)
  assert.equal(answer.result, 'error')
  assert.deepEqual(
    answer.problems.map((one: { code: string; where: { input: string } }) => [one.code, one.where.input]),
    [
      ['INPUT_INVALID', 'count'],
      ['INPUT_INVALID', 'mode'],
    ],
  )
  const flag = JSON.parse((await command('pass', '--json', '--nonsense')).stdout)
  assert.equal(flag.problems[0].code, 'INPUT_UNKNOWN')
})

test('an unknown flag, a flag of the action only, a missing value and a word too many are refused with a remedy', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['--mood', 'x'], /INPUT_UNKNOWN[\s\S]*--mood/],
    [['--cuont', '2'], /Did you mean --count\? mlops help small lists the flags/],
    [['--zzzzzz', '2'], /'--zzzzzz'\s+mlops help small lists the flags/],
    [['--count', '-5'], /Write --count=VALUE where the value begins with a dash/],
    [['--formas', 'x'], /Did you mean --formats\?/],
    [['--github-token', 'x'], /INPUT_UNKNOWN/],
    [['--count'], /INPUT_UNKNOWN[\s\S]*--count/],
    [['a', 'b'], /"b" is one word too many/],
    [['--reuse=maybe'], /INPUT_UNKNOWN/],
  ]
  await Promise.all(
    cases.map(async ([args, message]) => {
      const ran = await command('pass', ...args)
      assert.equal(ran.code, 2, args.join(' '))
      assert.match(ran.stderr, message)
      assert.equal(ran.stdout, '')
    }),
  )
})

test('quiet says nothing when it goes well, and one line when not', async () => {
  assert.deepEqual(await pick('foreign', '--quiet'), { stdout: '', stderr: 'warning  between\n' })
  assert.deepEqual(await pick('refuse', '--quiet'), { stdout: '', stderr: 'The gate said no.\n' })
})

test('help names every flag of the terminal, its default, the exit codes, and loads no handler', async () => {
  const ran = await command('defect', '--help')
  assert.equal(ran.code, 0)
  for (const flag of ['--count', '--wait-for', '--mode', '--tags', '--json', '--quiet'])
    assert.ok(ran.stdout.includes(flag))
  assert.ok(!ran.stdout.includes('github-token'))
  assert.match(ran.stdout, /\(= 30m\)/)
  assert.match(ran.stdout, /mlops\.yml: validate\.margin/)
  assert.match(ran.stdout, /130 cancelled/)
})

test('piped output has no escape sequence: not ours, not of names, not of the team’s programs', async () => {
  for (const does of ['pass', 'foreign', 'hostile', 'wrong', 'defect']) {
    const ran = await command(does)
    assert.ok(!`${ran.stdout}${ran.stderr}`.includes('\u001b'), does)
  }
})

test('--no-color is a flag', async () => {
  assert.equal((await command('pass', '--no-color')).code, 0)
})

test('a result that is text is written exactly', async () => {
  assert.equal((await command('text')).stdout, 'exactly this')
})

test('a full disk below another error is a full disk; what is ours says so', async () => {
  const full = await command('full')
  assert.match(full.stderr, /^error DISK_FULL/)
  const ours = await command('defect')
  assert.match(ours.stderr, /^error INTERNAL/)
  assert.match(ours.stderr, /defect of mlops-actions/)
})

async function pick(...args: [string, ...string[]]): Promise<{ stdout: string; stderr: string }> {
  const { stdout, stderr } = await command(...args)
  return { stdout, stderr }
}
