import assert from 'node:assert/strict'
import { test } from 'node:test'
import { obeyed, runStep } from './fixtures/run.ts'

const commands = (log: string): string[] => obeyed(log).map((one) => one.command)

test('inputs come from INPUT_*, then MLOPS_*, then the default; empty is absent; sources are told', async () => {
  const ran = await runStep('action', 'pass', {
    env: {
      INPUT_NAME: '  from input ',
      MLOPS_NAME: 'from environment',
      INPUT_COUNT: '',
      MLOPS_COUNT: '7',
      MLOPS_WAIT_FOR: '90s',
      'INPUT_WAIT-FOR': '',
      INPUT_TAGS: 'a=1\nb=x=y',
      INPUT_FORMATS: 'bundle\nimage',
    },
  })
  assert.equal(ran.code, 0)
  const terminal = await runStep('command', 'pass', {
    args: ['from flag', '--json'],
    env: { MLOPS_NAME: 'from environment', MLOPS_COUNT: '7', MLOPS_MODE: '' },
  })
  const answer = JSON.parse(terminal.stdout)
  assert.deepEqual(answer.values, {
    name: 'from flag',
    count: 7,
    'wait-for': 1_800_000,
    mode: 'enforce',
    reuse: true,
    token: 'none',
  })
  assert.equal(answer.sources.name, 'input')
  assert.equal(answer.sources.count, 'environment')
  assert.equal(answer.sources.mode, 'default')
})

test('outputs are written whole, several lines and hostile ones too; every declared output is there', async () => {
  const ran = await runStep('action', 'pass')
  assert.deepEqual(ran.outputs, {
    text: 'one\ntwo\n::set-output name=result::hacked',
    list: '["a",1]',
    none: '',
    result: 'passed',
    verdict: 'pass',
    record: '',
    'record-digest': '',
    'record-artifact-id': '',
    summary: 'All is well.',
  })
  assert.deepEqual(commands(ran.stdout), [])
  assert.match(ran.summary, /^\n### ✅ small: done\n$/)
})

test('what it came to is the exit code and the output `result`', async () => {
  const expected: readonly (readonly [string, number, string])[] = [
    ['pass', 0, 'passed'],
    ['refuse', 1, 'refused'],
    ['inconclusive', 1, 'inconclusive'],
    ['wrong', 2, 'error'],
    ['defect', 2, 'error'],
    ['full', 2, 'error'],
  ]
  await Promise.all(
    expected.map(async ([does, code, result]) => {
      const ran = await runStep('action', does)
      assert.equal(ran.code, code, does)
      assert.equal(ran.outputs['result'], result, does)
      assert.ok(ran.summary.includes('### '), 'a summary stands in any case')
    }),
  )
})

test('at most ten annotations: the sentence first, then the worst, each at its place', async () => {
  const ran = await runStep('action', 'refuse-many')
  const shown = obeyed(ran.stdout)
  assert.equal(shown.length, 10)
  assert.deepEqual(shown[0], {
    command: 'error',
    properties: 'title=mlops small%3A refused',
    data: 'The gate said no.',
  })
  assert.deepEqual(
    shown.map((one) => one.command),
    [...Array(5).fill('error'), ...Array(5).fill('warning')],
  )
  assert.deepEqual(shown[1], {
    command: 'error',
    properties: 'title=GATE_2,file=mlops.yml,line=3,col=5',
    data: 'gate 2%0Asecond line',
  })
  assert.match(ran.stdout, /5 more stand in the summary\./)
})

test('lines of the team’s programs are not obeyed, and commands work again before ours', async () => {
  const ran = await runStep('action', 'foreign')
  assert.deepEqual(
    obeyed(ran.stdout).map((one) => [one.command, one.data]),
    [['warning', 'between']],
  )
  assert.equal(ran.outputs['result'], 'passed')
  const crashed = await runStep('action', 'foreign-crash')
  assert.deepEqual(obeyed(crashed.stdout), [
    { command: 'error', properties: 'title=STEP_WRONG,file=a.yml,line=2,col=3', data: 'It went wrong.%0AMend it.' },
  ])
  const tokens = [...ran.stdout.matchAll(/^::stop-commands::(.*)$/gm)].map((match) => match[1])
  assert.equal(tokens.length, 2)
  const other = await runStep('action', 'foreign')
  assert.ok(!tokens.some((token) => other.stdout.includes(token as string)), 'no token is used twice by two steps')
})

test('no name in a text of ours is a workflow command, in new form or old', async () => {
  for (const does of ['hostile', 'wrong', 'defect']) {
    const ran = await runStep('action', does)
    const found = obeyed(ran.stdout)
    assert.deepEqual(
      found.map((one) => one.command),
      does === 'hostile' ? [] : ['error'],
      ran.stdout,
    )
    assert.ok(!ran.stdout.includes('\u001b[2J'))
    assert.notEqual(ran.outputs['result'], 'hacked')
  }
})

test('the token is masked before anything else is written, and what is made of it too', async () => {
  const ran = await runStep('action', 'pass', {
    env: { 'INPUT_GITHUB-TOKEN': 'ghs_secret', GITHUB_SERVER_URL: 'https://github.com', INPUT_COUNT: '1' },
  })
  const [first, second] = ran.stdout.split('\n')
  assert.equal(first, '::add-mask::ghs_secret')
  assert.equal(second, `::add-mask::${Buffer.from('x-access-token:ghs_secret').toString('base64')}`)
  const wrong = await runStep('action', 'pass', { env: { MLOPS_GITHUB_TOKEN: 'ghs_secret', INPUT_COUNT: 'x' } })
  assert.equal(wrong.code, 2)
  assert.ok(wrong.stdout.startsWith('::add-mask::ghs_secret\n'))
  assert.equal(wrong.stdout.split('ghs_secret').length, 2, 'and is nowhere else')
  assert.ok(!wrong.summary.includes('ghs_secret'))
})

test('all wrong inputs are reported at once, each by name', async () => {
  const ran = await runStep('action', 'pass', {
    env: { INPUT_COUNT: '1.5', INPUT_MODE: 'maybe', INPUT_REUSE: 'yes', INPUT_MARGIN: '' },
  })
  assert.equal(ran.code, 2)
  const errors = obeyed(ran.stdout)
  assert.deepEqual(
    errors.map((one) => [one.command, one.properties]),
    Array(3).fill(['error', 'title=INPUT_INVALID']),
  )
  for (const name of ['count', 'mode', 'reuse']) assert.ok(ran.summary.includes(name))
  assert.equal(ran.outputs['summary']?.startsWith('INPUT_INVALID: count'), true)
})

test('a cancelled step says that it was cancelled, not that it is broken', { timeout: 30_000 }, async () => {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    const ran = await runStep('action', 'wait', { signal: { name, after: 'waiting' } })
    assert.equal(ran.code, 130)
    assert.equal(ran.outputs['result'], 'error')
    const [error] = obeyed(ran.stdout)
    assert.equal(error?.properties, 'title=CANCELLED')
    assert.ok(error?.data.startsWith(`Cancelled by ${name}.`))
  }
  const gentle = await runStep('action', 'wait-gently', { signal: { name: 'SIGINT', after: 'waiting' } })
  assert.equal(gentle.code, 130)
  assert.equal(gentle.outputs['result'], 'pending', 'what a handler had to say is still published')
})

test('a summary that cannot be written is a warning; the step is what it was', async () => {
  const ran = await runStep('action', 'pass', { env: { GITHUB_STEP_SUMMARY: '/no/such/file' } })
  assert.equal(ran.code, 0)
  assert.equal(ran.outputs['result'], 'passed')
  assert.deepEqual(commands(ran.stdout), ['warning'])
})

test('the last lines of a log stand in the summary as lines', async () => {
  const ran = await runStep('action', 'wrong')
  assert.match(ran.summary, /```text\nIts last lines:\n/)
})
