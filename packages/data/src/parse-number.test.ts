import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { memorySource } from './byte-source.ts'
import { scanRange } from './csv-range.ts'
import { newScan, Plan } from './csv-scan.ts'

/** What the scanner makes of texts, one a line. */
async function scanned(texts: readonly string[]): Promise<Float64Array> {
  const scan = newScan(new Uint8Array([Plan.number]), 44, texts.length)
  const bytes = Buffer.from(`${texts.join('\n')}\n`)
  await scanRange(memorySource(bytes), { from: 0, until: bytes.length }, scan, { file: 'x', firstLine: 1 })
  assert.equal(scan.rows, texts.length)
  return (scan.numbers[0] as Float64Array).subarray(0, scan.rows)
}

/** The engine's own conversion is the reference: ECMA-262 demands the nearest double. */
async function same(texts: readonly string[]): Promise<void> {
  const values = await scanned(texts)
  texts.forEach((text, row) => {
    assert.ok(Object.is(values[row], Number(text)), `${text}: ${values[row]} instead of ${Number(text)}`)
  })
}

test('every double is read back from its shortest text', async () => {
  const double = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !(Number.isInteger(value) && Math.abs(value) > 2 ** 53))
  await fc.assert(
    fc.asyncProperty(fc.array(double, { minLength: 50, maxLength: 50 }), (values) => same(values.map(String))),
    { numRuns: 200 },
  )
})

test('decimals of any length are rounded to the nearest double', async () => {
  const digits = (least: number, most: number) => fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`))
  const decimal = fc
    .tuple(fc.constantFrom('', '-'), digits(1, 22), digits(1, 24))
    .map(([sign, whole, part]) => `${sign}${whole.replace(/^0+(?=\d)/, '')}.${part}`)
  await fc.assert(fc.asyncProperty(fc.array(decimal, { minLength: 50, maxLength: 50 }), same), { numRuns: 400 })
})

test('decimals next to the middle between two doubles', async () => {
  const texts: string[] = []
  const bits = new BigInt64Array(1)
  const doubles = new Float64Array(bits.buffer)
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
      doubles[0] = value
      const high = bits[0] as bigint
      bits[0] = high + 1n
      const next = doubles[0] as number
      // The middle in decimal, cut to 17 to 22 significant digits: just below or at a tie.
      const middle = (BigInt(Math.round(value * 2 ** 40)) + BigInt(Math.round(next * 2 ** 40))).toString()
      const exact = value.toPrecision(17)
      texts.push(
        ...[17, 18, 19, 20, 21, 22].map(
          (length) => `${Math.floor(value)}.${(exact.replace(/\D/g, '') + middle).slice(0, length)}`,
        ),
      )
    }),
    { numRuns: 500 },
  )
  await same(texts)
})

test('known hard cases', () =>
  same([
    '0.500000000000000166533453693773481063544750213623046875',
    '1.00000000000000011102230246251565404236316680908203125',
    '9007199254740992.5',
    '9007199254740993.0',
    '9007199254740991.4999999999',
    '4503599627370496.5',
    '4503599627370497.5',
    '123456789012345.678901234567',
    '0.000000000000000000000123456789012345678',
    '-0.0',
    '00.10',
    '179769313486231570000000000000000000000.5',
  ]))
