import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pickerOf } from './picker.ts'

const weights = fc.integer({ min: 0, max: 100 }).map((blue) => ({ blue, green: 100 - blue }))

test('in every hundred requests each deployment has its weight', () => {
  fc.assert(
    fc.property(weights, fc.nat({ max: 250 }), (traffic, before) => {
      const picker = pickerOf(traffic, 'green')
      for (let index = 0; index < before; index += 1) picker.pick(undefined)
      const counts: Record<string, number> = { blue: 0, green: 0 }
      for (let index = 0; index < 100; index += 1) {
        const name = picker.pick(undefined) ?? ''
        counts[name] = (counts[name] ?? 0) + 1
      }
      assert.deepEqual(counts, traffic)
    }),
  )
})

test('a tenth comes evenly: never twice within nine', () => {
  const picker = pickerOf({ blue: 90, green: 10 }, 'green')
  const places = Array.from({ length: 200 }, (_, index) => (picker.pick(undefined) === 'green' ? index : -1)).filter(
    (index) => index >= 0,
  )
  assert.equal(places.length, 20)
  for (const [index, place] of places.entries()) assert.ok(index === 0 || place - (places[index - 1] as number) === 10)
})

test('a key that has moved to the new deployment stays there while its weight grows', () => {
  const keys = Array.from({ length: 2000 }, (_, index) => `customer-${index}`)
  let moved = new Set<string>()
  for (const green of [0, 5, 10, 50, 100]) {
    const picker = pickerOf({ blue: 100 - green, green }, 'green')
    const now = new Set(keys.filter((key) => picker.pick(key) === 'green'))
    for (const key of moved) assert.ok(now.has(key), `${key} went back at ${green} %`)
    // 4 standard deviations of a binomial share.
    assert.ok(
      Math.abs(now.size / keys.length - green / 100) <=
        4 * Math.sqrt(((green / 100) * (1 - green / 100)) / keys.length) + 1e-9,
    )
    moved = now
  }
})

test('without weights nothing is picked', () => {
  assert.equal(pickerOf({}, undefined).pick(undefined), undefined)
  assert.equal(pickerOf({ blue: 0 }, undefined).pick('key'), undefined)
})
