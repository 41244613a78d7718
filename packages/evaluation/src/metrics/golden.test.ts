import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Task } from '@mlops-actions/core'
import { computeAll, computeSliced, metricComputer } from './index.ts'
import type { MetricInput } from './metric-input.ts'

/* Made by test/golden/metrics/make.py with scikit-learn 1.9.1: small predictions, and what it says of them. */
interface Case {
  readonly name: string
  readonly task: Task
  readonly truth: readonly number[]
  readonly labels?: readonly number[]
  readonly scores?: readonly number[]
  readonly probabilities?: readonly number[]
  readonly values?: readonly number[]
  readonly weights?: readonly number[]
  readonly points?: readonly number[]
  readonly queries?: readonly number[]
  readonly classes?: readonly string[]
  readonly expected: Readonly<Record<string, number | null>>
}

const cases = JSON.parse(
  readFileSync(new URL('../../../../test/golden/metrics/metrics.json', import.meta.url), 'utf8'),
) as readonly Case[]

function inputOf(one: Case): MetricInput {
  const array = (values: readonly number[] | undefined) =>
    values === undefined ? undefined : Float64Array.from(values)
  const { name: _, expected: __, queries, classes, task, truth, ...rest } = one
  const arrays = Object.fromEntries(Object.entries(rest).map(([key, values]) => [key, array(values)]))
  return {
    ...arrays,
    task,
    rows: truth.length,
    truth: Float64Array.from(truth),
    ...(classes === undefined ? {} : { classes }),
    ...(queries === undefined ? {} : { queries: Int32Array.from(queries) }),
  }
}

/** scikit-learn takes distances of centres by x² - 2xy + y², which cancels where two centres are close. */
const tolerances: Readonly<Record<string, number>> = { davies_bouldin_score: 1e-10 }

/** 1e-12 relative, or absolute below 1: what is a difference of two near-equal numbers has no better. */
function near(got: number | null, want: number | null, tolerance = 1e-12): boolean {
  if (got === null || want === null) return got === want
  return Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want))
}

for (const one of cases)
  test(`${one.name}: ${Object.keys(one.expected).length} metrics are scikit-learn's`, () => {
    const compute = metricComputer(inputOf(one))
    for (const [name, want] of Object.entries(one.expected)) {
      const { value, reason } = compute(name)
      assert.ok(near(value, want, tolerances[name]), `${name} is ${value} (${reason}), not ${want}`)
      assert.equal(value === null, reason !== undefined, `${name} has a value or a reason`)
    }
  })

test('the order of the rows changes no bit of any metric', () => {
  for (const one of cases.filter(({ task, truth }) => task !== 'ranking' && truth.length > 20)) {
    const input = inputOf(one)
    const reversed = computeAll(reorder(input, (i) => input.rows - 1 - i))
    for (const [name, { value }] of Object.entries(computeAll(input)))
      assert.equal(reversed[name]?.value, value, `${name} of ${one.name}`)
  }
})

test('metrics of slices are the metrics of the rows of the slice', () => {
  for (const one of cases.filter(({ truth }) => truth.length >= 40)) {
    const input = inputOf(one)
    const codes = Int32Array.from({ length: input.rows }, (_, i) => (i % 4) - 1)
    const names = Object.keys(one.expected)
    const sliced = computeSliced(names, input, codes, 4)
    for (let slice = 0; slice < 4; slice++) {
      const rows = [...codes.keys()].filter((row) => codes[row] === slice)
      const alone = metricComputer(take(input, rows))
      for (const name of names) {
        const { value } = alone(name)
        assert.ok(near(sliced[name]?.[slice]?.value ?? null, value), `${name} of slice ${slice} of ${one.name}`)
      }
    }
  }
})

function reorder(input: MetricInput, row: (i: number) => number): MetricInput {
  return take(
    input,
    Array.from({ length: input.rows }, (_, i) => row(i)),
  )
}

function take(input: MetricInput, rows: readonly number[]): MetricInput {
  const taken: Record<string, Float64Array | Int32Array> = {}
  for (const [key, values] of Object.entries(input) as [string, unknown][]) {
    if (values instanceof Int32Array) taken[key] = Int32Array.from(rows, (row) => values[row] as number)
    if (!(values instanceof Float64Array)) continue
    const width = values.length / input.rows
    taken[key] = Float64Array.from(rows.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)]))
  }
  return { ...input, ...taken, rows: rows.length }
}
