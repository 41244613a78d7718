import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Answer, type House, house, table } from './house.ts'

interface Signal {
  readonly signal: string
  readonly subject?: string
  readonly verdict: string
  readonly seen: string
}

const signalOf = (answer: Answer, name: string): Signal | undefined =>
  (answer['signals'] as Signal[]).find((one) => one.signal === name)

type Row = Readonly<Record<'id' | 'a' | 'b' | 'group' | 'y', number>>

function rowsOf(text: string): Row[] {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], Number(cell)])) as Row)
}

/** Sends rows, fifty a request; gives the id of each request. */
async function send(one: House, rows: readonly Row[]): Promise<readonly string[]> {
  const status = await one.json(['status'])
  const { production } = status['endpoints'] as Record<string, { url: string }>
  assert.ok(production)
  const key = readFileSync(join(one.folder, '.mlops/endpoints/small/key'), 'utf8').trim()
  const ids: string[] = []
  for (let at = 0; at < rows.length; at += 50) {
    const part = rows.slice(at, at + 50).map(({ a, b, group }) => ({ a, b, group }))
    const answer = await fetch(production.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ rows: part }),
    })
    assert.equal(answer.status, 200, await answer.text())
    ids.push(answer.headers.get('x-request-id') ?? '')
  }
  return ids
}

test('an endpoint is watched: performance without labels and with late ones, drift, alarm', {
  timeout: 240_000,
}, async (t) => {
  const one = await house(t, {
    'version: 1': `version: 1
monitor:
  window: 1h
  alarm: { failed: 1, of: 2 }
  labels: labels.csv
  retrain: automatic`,
  })
  for (const step of ['train', 'validate', 'package', 'register', 'deploy']) await one.json([step])

  const calm = rowsOf(table(800, 7))
  const ids = await send(one, calm)
  const first = await one.json(['check-drift'])
  assert.equal(first.verdict, 'pass', JSON.stringify(first['signals']))
  assert.equal(signalOf(first, 'estimated-performance')?.verdict, 'pass')
  assert.equal(signalOf(first, 'realized-performance'), undefined)
  assert.match(JSON.stringify(first['notJudged']), /labels.csv is not there yet/)
  assert.equal((first['features'] as Record<string, unknown>)['collected_at'], undefined)

  const labels = calm.map((row, at) => `${ids[Math.floor(at / 50)]},${at % 50},${row.y}`)
  await one.write('labels.csv', `request_id,row,y\n${labels.slice(0, 500).join('\n')}\n`)
  const labelled = await one.json(['check-drift'])
  const realized = signalOf(labelled, 'realized-performance')
  assert.equal(realized?.verdict, 'pass')
  const metrics = (
    labelled['performance'] as { metrics: { metric: string; kind: string; current: { rows: number } }[] }
  ).metrics
  assert.equal(metrics.find((each) => each.kind === 'realized')?.current.rows, 500)

  await send(
    one,
    rowsOf(table(2400, 8)).map((row) => ({ ...row, a: 7 + row.a * 0.3 })),
  )
  const moved = await one.json(['check-drift'], 1)
  assert.deepEqual(moved['driftedFeatures'], ['a'])
  assert.equal(moved.outputs['alarm'], 'open')
  const again = await one.json(['check-drift'], 1)
  assert.equal(again.outputs['alarm'], 'keep')
  const alarm = again['alarm'] as { failed: number; judged: number }
  assert.deepEqual([alarm.failed, alarm.judged], [1, 1], 'the same window looked at twice counts once')
  const status = await one.json(['status'])
  assert.deepEqual((status['drift'] as { alarm: boolean; environment: string }).alarm, true)
  const text = await one.run(['check-drift'])
  assert.match(text.stdout, /The alarm goes on\./)
})

test('a file is asked of the live version, and judged window by window', { timeout: 240_000 }, async (t) => {
  const one = await house(t, {
    'id: [id]': 'id: [id]\n  exclude: [when]',
    'version: 1': `version: 1
monitor: { window: 5d, time: when, signals: [data-quality, data-drift, realized-performance, multivariate] }`,
  })
  for (const step of ['train', 'validate', 'package', 'register', 'deploy']) await one.json([step])
  const start = Date.parse('2026-11-01T00:00:00Z')
  const rows = rowsOf(table(1500, 9)).map((row, at) => {
    const when = start + at * 864_000
    // From the eleventh day on the same inputs mean something else.
    return { ...row, when: new Date(when).toISOString(), y: at >= 1000 ? row.y + 15 : row.y }
  })
  const head = 'id,a,b,group,y,when'
  const lines = rows.map(({ id, a, b, group, y, when }) => [id, a, b, group, y, when].join(','))
  await one.write('recent.csv', `${head}\n${lines.join('\n')}\n`)
  const answer = await one.json(['check-drift', '--current', 'recent.csv'], 1)
  assert.deepEqual([answer['cause'], answer['recommendation']], ['concept', 'retrain'])
  assert.equal(signalOf(answer, 'realized-performance')?.verdict, 'fail')
  assert.equal(signalOf(answer, 'multivariate')?.verdict, 'pass')
  assert.equal(signalOf(answer, 'estimated-performance'), undefined, 'not among the signals that were asked for')
  const windows = answer['windows'] as { rows: number; verdict: string }[]
  assert.deepEqual(
    windows.map((each) => each.rows),
    [500, 500, 500],
  )
  assert.equal((answer['rows'] as { current: number }).current, 500)
  const gaps = lines.map((line, at) => (at % 100 === 3 ? line.replace(/^(\d+),[^,]*,/, '$1,,') : line))
  await one.write('gaps.csv', `${head}\n${gaps.slice(1000).join('\n')}\n`)
  const holed = await one.json(['check-drift', '--current', 'gaps.csv'], 1)
  assert.equal(signalOf(holed, 'realized-performance')?.verdict, 'fail')
  assert.match(JSON.stringify(holed['notJudged']), /5 of 500 rows have empty cells, which v1 refuses/)
  const unknown = await one.json(['check-drift', '--current', 'recent.csv', '--time', 'then'], 2)
  assert.equal(unknown.problems?.[0]?.code, 'DRIFT_NO_TIMES')
})
