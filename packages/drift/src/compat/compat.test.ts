import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Table, UserError } from '@mlops-actions/core'
import { numbers, table, texts } from '../fixtures/tables.ts'
import { buildProfile } from '../profile.ts'
import { compatDrift } from './compat.ts'
import type { CompatFeature, CompatMode } from './types.ts'

/** Made by the scripts in test/golden/drift/compat: Evidently 0.7.23, NannyML 0.13.1 and Deepchecks 0.19.1 run themselves; Azure ML and TFDV transcribed. */
function golden<T>(name: string): T {
  const url = new URL(`../../../../test/golden/drift/compat/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8')) as T
}

type Cells = (number | string | null)[]
type Side = Record<string, Cells>
const data = golden<Record<string, { reference: Side; current: Side }>>('data')
const wholeNumbers = ['age', 'code', 'flag']

function tableOf(side: Side): Table {
  return table(
    ...Object.entries(side).map(([name, cells]) =>
      cells.every((cell) => typeof cell === 'string')
        ? texts(name, cells as string[])
        : numbers(
            name,
            cells.map((cell) => (cell === null ? Number.NaN : Number(cell))),
            wholeNumbers.includes(name) ? 'integer' : 'number',
          ),
    ),
  )
}

const sides = Object.fromEntries(
  Object.entries(data).map(([size, { reference, current }]) => [
    size,
    { reference: tableOf(reference), current: tableOf(current) },
  ]),
)

function report(mode: CompatMode, size: string): Readonly<Record<string, CompatFeature>> {
  const { reference, current } = sides[size] as { reference: Table; current: Table }
  return compatDrift(mode, reference, current).features
}

function near(actual: number | null | undefined, expected: number | null, what: string, relative = 1e-9): void {
  if (expected === null) {
    assert.ok(actual === null || actual === undefined, `${what}: ${actual}, theirs none`)
    return
  }
  assert.ok(typeof actual === 'number', `${what}: ${actual}, theirs ${expected}`)
  const off = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300)
  assert.ok(off <= relative || Math.abs(actual - expected) < 1e-13, `${what}: ${actual}, theirs ${expected}`)
}

interface EvidentlyGolden {
  type: string
  default: string
  score: number
  drifted: boolean
  tests: Record<string, number | null>
}
const evidentlyNames: Record<string, readonly [name: string, field: 'value' | 'pValue']> = {
  psi: ['psi', 'value'],
  kl_div: ['kl_divergence', 'value'],
  jensenshannon: ['jensen_shannon', 'value'],
  wasserstein: ['wasserstein_normed', 'value'],
  hellinger: ['hellinger', 'value'],
  ed: ['energy', 'value'],
  ks: ['ks', 'pValue'],
  t_test: ['t_test', 'pValue'],
  mannw: ['mann_whitney', 'pValue'],
  cramer_von_mises: ['cramer_von_mises', 'pValue'],
  anderson: ['anderson', 'pValue'],
  chisquare: ['chi2', 'pValue'],
  z: ['z', 'pValue'],
}

test('evidently: type, chosen test, score, verdict and every other test as Evidently 0.7.23', () => {
  const { values } = golden<{ values: Record<string, Record<string, EvidentlyGolden>> }>('evidently')
  for (const [size, features] of Object.entries(values))
    for (const [name, theirs] of Object.entries(features)) {
      const ours = report('evidently', size)[name] as CompatFeature
      const what = `${size} ${name}`
      assert.equal(ours.type, theirs.type, what)
      assert.equal(ours.method, theirs.default, what)
      near(ours.score, theirs.score, `${what} ${ours.method}`, 1e-9)
      assert.equal(ours.drifted, theirs.drifted, what)
      for (const [theirName, value] of Object.entries(theirs.tests)) {
        const [name, field] = evidentlyNames[theirName] as readonly [string, 'value' | 'pValue']
        // 1 − cdf leaves Evidently only some digits of a small p.
        if (theirName === 'cramer_von_mises' || theirName === 'z')
          assert.ok(Math.abs((ours.measures[name]?.pValue ?? 2) - (value as number)) < 1e-13, `${what} ${theirName}`)
        else near(ours.measures[name]?.[field], value, `${what} ${theirName}`)
      }
    }
})

test('evidently: huge whole numbers, the type of the current table, and the rounding of its Cramér–von Mises', () => {
  const ramp = (rows: number, step: number, modulus: number, from = 0): number[] =>
    Array.from({ length: rows }, (_, at) => from + ((at * step) % modulus))
  const side = (rows: number, step: number, modulus: number, codes: number): Table =>
    table(numbers('big', ramp(rows, step, modulus, 1e12), 'integer'), numbers('code', ramp(rows, 1, codes), 'integer'))
  const [reference, current] = [side(600, 37, 1000, 12), side(500, 53, 800, 8)]
  const { big, code } = compatDrift('evidently', reference, current).features
  near(big?.measures['hellinger']?.value, 0.3127730965010387, 'hellinger', 1e-12)
  near(big?.measures['cramer_von_mises']?.pValue, 1.3176453261820598e-9, 'cramer_von_mises', 2e-6)
  assert.deepEqual([code?.type, code?.method], ['categorical', 'chisquare'])
  near(code?.score, 2.730032210686389e-47, 'eight codes now')
  const turned = compatDrift('evidently', current, reference).features['code']
  assert.deepEqual([turned?.type, turned?.method], ['numerical', 'ks'])
  near(turned?.score, 2.4542254746327317e-27, 'twelve codes now')
  const few = (rows: number, step: number, from: number): Table => {
    const values = Array.from({ length: rows }, (_, at) => 1e12 + ((at * step + from) % 1000))
    return table(numbers('big', values, 'integer'))
  }
  const small = compatDrift('evidently', few(20, 37, 0), few(15, 53, 250)).features['big']
  // Evidently counts the ways in numbers of seven digits.
  near(small?.measures['cramer_von_mises']?.pValue, 0.00590548338368535, 'exact for few rows', 1e-7)
})

interface NannyGolden {
  type: string
  threshold: number
  chunks: [number, boolean][]
  whole: Record<string, number>
}
const nannyNames: Record<string, string> = { kolmogorov_smirnov: 'ks' }

test('nannyml: thresholds, ten chunks with their alerts, and every method on the whole as NannyML 0.13.1', () => {
  const { values } = golden<{ values: Record<string, Record<string, NannyGolden>> }>('nannyml')
  for (const [size, features] of Object.entries(values))
    for (const [name, theirs] of Object.entries(features)) {
      const ours = report('nannyml', size)[name] as CompatFeature
      const what = `${size} ${name}`
      assert.equal(ours.type, theirs.type, what)
      near(ours.threshold, theirs.threshold, `${what} threshold`)
      assert.equal(ours.chunks?.length, theirs.chunks.length, `${what} chunks`)
      for (const [at, [value, alert]] of theirs.chunks.entries()) {
        near(ours.chunks?.[at]?.value, value, `${what} chunk ${at}`)
        assert.equal(ours.chunks?.[at]?.alert, alert, `${what} chunk ${at}`)
      }
      for (const [method, value] of Object.entries(theirs.whole))
        near(ours.measures[nannyNames[method] ?? method]?.value, value, `${what} ${method}`)
    }
})

test('nannyml: estimated ks and wasserstein from 10,000 reference rows on', () => {
  const { estimated } = golden<{
    estimated: { reference: number[]; current: number[]; current_shift: number; whole: Record<string, number> }
  }>('nannyml')
  const ramp = ([n, a, c, modulus, scale]: number[], shift: number): Table =>
    table(
      numbers(
        'x',
        Float64Array.from({ length: n as number }, (_, k) => ((k * a! + c!) % modulus!) / scale! + shift),
      ),
    )
  const ours = compatDrift('nannyml', ramp(estimated.reference, 0), ramp(estimated.current, estimated.current_shift))
  for (const [method, value] of Object.entries(estimated.whole))
    near(ours.features['x']?.measures[nannyNames[method] ?? method]?.value, value, method)
})

test('deepchecks: type and scores as Deepchecks 0.19.1', () => {
  const names: Record<string, string> = { KS: 'ks', EMD: 'earth_movers_distance', cramers_v: 'cramers_v', PSI: 'psi' }
  const { values } = golden<{
    values: Record<string, Record<string, { type: string; tests: Record<string, number> }>>
  }>('deepchecks')
  for (const [size, features] of Object.entries(values))
    for (const [name, theirs] of Object.entries(features)) {
      const ours = report('deepchecks', size)[name] as CompatFeature
      assert.equal(ours.type, theirs.type, `${size} ${name}`)
      for (const [method, value] of Object.entries(theirs.tests))
        near(ours.measures[names[method] as string]?.value, value, `${size} ${name} ${method}`)
    }
})

test('azureml and tfdv: the numbers of their transcribed definitions', () => {
  const { values } = golden<{
    values: Record<string, Record<string, Record<'azureml' | 'tfdv', Record<string, number>>>>
  }>('transcribed')
  for (const [size, features] of Object.entries(values))
    for (const [name, modes] of Object.entries(features))
      for (const [mode, theirs] of Object.entries(modes)) {
        const ours = report(mode as CompatMode, size)[name] as CompatFeature
        for (const [method, value] of Object.entries(theirs)) {
          const measure = ours.measures[method]
          near(
            method === 'ks' || method === 'chi2' ? measure?.pValue : measure?.value,
            value,
            `${mode} ${size} ${name} ${method}`,
          )
        }
      }
})

test('one outlier blinds Evidently and Azure ML, as measured, while ours sees the shift', () => {
  const reference = tableOf({ x: Array.from({ length: 2000 }, (_, at) => ((at * 7919) % 2003) / 2003) })
  const moved = Array.from({ length: 2000 }, (_, at) => ((at * 7919) % 2003) / 2003 + 0.5)
  const current = tableOf({ x: moved.with(0, 1e6) })
  assert.ok((compatDrift('evidently', reference, current).features['x']?.measures['psi']?.value ?? 1) < 0.01)
  assert.ok((compatDrift('azureml', reference, current).features['x']?.measures['psi']?.value ?? 1) < 0.01)
})

test('where the package would crash or stay silent, the mode says so instead', () => {
  const full = table(numbers('x', [1, 2, 3, 4]), texts('t', ['a', 'b', 'a', 'b']))
  const empty = table(numbers('x', [Number.NaN, Number.NaN]), texts('t', ['a', null]))
  assert.match(compatDrift('evidently', full, empty).features['x']?.reason ?? '', /raises ValueError/)
  assert.match(compatDrift('azureml', full, empty).features['x']?.reason ?? '', /no row is left/)
  assert.match(compatDrift('deepchecks', full, full).features['x']?.reason ?? '', /fewer than 10/)
  assert.equal(compatDrift('tfdv', full, full).features['x']?.drifted, null)
  assert.throws(
    () => compatDrift('nannyml', buildProfile(full), full),
    (thrown) => thrown instanceof UserError && thrown.code === 'DRIFT_COMPAT_NEEDS_TABLE',
  )
})
