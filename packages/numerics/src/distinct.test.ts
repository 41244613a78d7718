import assert from 'node:assert/strict'
import test from 'node:test'
import { randomStream } from '@mlops-actions/core'
import { DistinctCount, distinctError } from './distinct.ts'

const random = randomStream(5, 'distinct')

for (const [kind, make] of [
  ['any', () => random.next()],
  ['near one another', () => 1e9 + Math.floor(random.next() * 2 ** 40)],
  ['six digits', () => Math.floor(random.next() * 1e6) / 1e6],
  ['whole', (i: number) => i * 3],
] as const)
  for (const rows of [10, 60_000, 300_000, 1_000_000])
    test(`${rows} values, ${kind}`, () => {
      const values = Float64Array.from({ length: rows }, (_, i) => make(i))
      const want = new Set(values).size
      const count = new DistinctCount()
      count.addAll(values)
      const { value, exact } = count.result()
      assert.equal(exact, want <= 65_536)
      if (exact) assert.equal(value, want)
      else assert.ok(Math.abs(value / want - 1) < distinctError, `${value}, not ${want}`)
      const [one, two] = [new DistinctCount(), new DistinctCount()]
      one.addAll(values.slice(0, rows / 3).reverse())
      two.addAll(values.slice(rows / 4))
      two.merge(one)
      assert.deepEqual(two.result(), count.result())
    })

test('texts, zeros and what is no number', () => {
  const count = new DistinctCount()
  count.addAll(Float64Array.of(0, -0, Number.NaN, 1, Number.POSITIVE_INFINITY))
  assert.deepEqual(count.result(), { value: 3, exact: true })
  const texts = new DistinctCount()
  for (let i = 0; i < 500_000; i++) texts.addText(`customer ${i % 400_000}`)
  assert.ok(Math.abs(texts.result().value / 400_000 - 1) < distinctError)
  const few = new DistinctCount()
  for (let i = 0; i < 5000; i++) few.addText(`c${i % 1234}`)
  assert.deepEqual(few.result(), { value: 1234, exact: true })
})
