import assert from 'node:assert/strict'
import test from 'node:test'
import { randomStream } from '@mlops-actions/core'
import fc from 'fast-check'
import { computeAll, MetricStream } from './index.ts'
import type { MetricInput } from './metric-input.ts'

const random = randomStream(12, 'streamed')
const rows = 30_000

function binary(digits: number): MetricInput {
  const truth = Float64Array.from({ length: rows }, () => (random.next() < 0.3 ? 1 : 0))
  const scores = truth.map((y) => Math.round(((random.next() + random.next() + y) / 3) * 10 ** digits) / 10 ** digits)
  return { task: 'binary', rows, truth, scores, labels: scores.map((score) => (score >= 0.5 ? 1 : 0)) }
}

function multiclass(): MetricInput {
  const truth = Float64Array.from({ length: rows }, () => Math.floor(random.next() * 4))
  const probabilities = new Float64Array(rows * 4)
  const labels = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    const raw = [0, 1, 2, 3].map((k) => random.next() + (k === truth[i] ? 0.6 : 0))
    const sum = raw.reduce((a, b) => a + b)
    for (const [k, value] of raw.entries()) probabilities[i * 4 + k] = value / sum
    labels[i] = raw.indexOf(Math.max(...raw))
  }
  return { task: 'multiclass', rows, truth, labels, probabilities, classes: ['a', 'b', 'c', 'd'] }
}

function regression(): MetricInput {
  const truth = Float64Array.from({ length: rows }, () => 100 * random.next() ** 3)
  const values = truth.map((y) => y * (0.8 + 0.4 * random.next()) + 0.1)
  return { task: 'regression', rows, truth, values }
}

/** Rows [start, end) of an input. */
function part(input: MetricInput, start: number, end: number): MetricInput {
  const arrays = (Object.entries(input) as [string, unknown][]).flatMap(([key, values]) => {
    if (!(values instanceof Float64Array)) return []
    const width = values.length / input.rows
    return [[key, values.subarray(start * width, end * width)] as const]
  })
  return { ...input, ...Object.fromEntries(arrays), rows: end - start }
}

function streamed(input: MetricInput, edges: readonly number[]): MetricStream {
  const stream = new MetricStream(input.task as 'binary', 4)
  for (const [i, start] of edges.entries()) stream.add(part(input, start, edges[i + 1] ?? input.rows))
  return stream
}

const inputs: readonly (readonly [string, MetricInput, number])[] = [
  ['binary, three digits', binary(3), 60],
  ['binary, all digits', binary(16), 60],
  ['multiclass', multiclass(), 35],
  ['regression', regression(), 25],
]

for (const [name, input, least] of inputs) {
  test(`a stream has the metrics of the whole, exactly or within its bounds: ${name}`, () => {
    const stream = streamed(input, [0, 1, 5000, 12_345])
    let found = 0
    for (const [metric, { value }] of Object.entries(computeAll(input))) {
      const got = stream.metric(metric)
      if (got.value === null) {
        assert.match(got.reason ?? '', /needs all rows at once/)
        continue
      }
      found++
      const want = value as number
      if (got.lower === undefined || got.upper === undefined)
        assert.ok(
          Math.abs(got.value - want) <= 1e-12 * Math.max(1, Math.abs(want)),
          `${metric}: ${got.value}, not ${want}`,
        )
      else {
        assert.ok(
          got.lower - 1e-14 <= want && want <= got.upper + 1e-14,
          `${metric}: ${want} in [${got.lower}, ${got.upper}]`,
        )
        assert.ok(got.upper - got.lower < 0.01, `${metric} is known to ${got.upper - got.lower}`)
      }
    }
    assert.ok(found >= least, `${found} metrics`)
  })

  test(`chunks and their order change no bit: ${name}`, () => {
    const one = streamed(input, [0])
    const merged = streamed(part(input, 9000, rows), [0])
    merged.merge(streamed(part(input, 0, 9000), [0, 40]))
    for (const metric of Object.keys(computeAll(input)))
      assert.deepEqual(merged.metric(metric), one.metric(metric), metric)
  })
}

test('a stream says what it lacks', () => {
  const stream = new MetricStream('binary')
  assert.match(stream.metric('accuracy').reason ?? '', /no rows/)
  stream.add({ task: 'binary', rows: 2, truth: Float64Array.of(0, 1), scores: Float64Array.of(-3, 4) })
  assert.match(stream.metric('accuracy').reason ?? '', /labels are missing/)
  assert.match(stream.metric('log_loss').reason ?? '', /leave \[0, 1\]/)
  assert.equal(stream.metric('roc_auc').value, 1)
  stream.add({ task: 'binary', rows: 1, truth: Float64Array.of(Number.NaN), scores: Float64Array.of(1) })
  assert.match(stream.metric('roc_auc').reason ?? '', /truth is unknown/)
  assert.throws(() => stream.add(regression()), /task regression/)
  assert.throws(() => stream.merge(new MetricStream('regression')), /does not merge/)
})

// Ends, the middle, what crowds there, ties, and what lies beyond [0, 1].
const someScore = fc.oneof(
  fc.constantFrom(0, -0, 0.5, 1, 0.25, 1e-300, 1 - 2 ** -53, 0.5 - 2 ** -54, 2 ** -48, 2 ** -49),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 50 }).map((k) => 0.3 + k * 2 ** -40),
  fc.double({ min: -3, max: 3, noNaN: true }),
)

test('any scores, in any order and any parts: the same answer, and the exact value within its bounds', () => {
  const rowOf = fc.record({ score: someScore, positive: fc.boolean(), place: fc.nat(1000) })
  fc.assert(
    fc.property(fc.array(rowOf, { minLength: 1, maxLength: 60 }), fc.nat(60), (all, cut) => {
      const inputOf = (list: typeof all): MetricInput => ({
        task: 'binary',
        rows: list.length,
        truth: Float64Array.from(list, ({ positive }) => (positive ? 1 : 0)),
        scores: Float64Array.from(list, ({ score }) => score),
        labels: Float64Array.from(list, ({ score }) => (score >= 0.5 ? 1 : 0)),
      })
      const one = streamed(inputOf(all), [0])
      const turned = inputOf([...all].sort((a, b) => a.place - b.place))
      const start = Math.min(cut, turned.rows)
      const merged = streamed(part(turned, start, turned.rows), [0])
      merged.merge(streamed(part(turned, 0, start), [0]))
      for (const [metric, { value }] of Object.entries(computeAll(inputOf(all)))) {
        const got = one.metric(metric)
        assert.deepEqual(merged.metric(metric), got, metric)
        if (/all rows at once/.test(got.reason ?? '')) continue
        assert.equal(got.value === null, value === null, `${metric}: ${got.value}, ${got.reason}, not ${value}`)
        if (got.value === null || value === null) continue
        const { lower = got.value, upper = got.value } = got
        const slack = 1e-12 * Math.max(1, Math.abs(value))
        assert.ok(lower - slack <= value && value <= upper + slack, `${metric}: ${value} in [${lower}, ${upper}]`)
        assert.ok(lower <= got.value && got.value <= upper, `${metric}: ${got.value} in [${lower}, ${upper}]`)
      }
    }),
    { numRuns: 60 },
  )
})
