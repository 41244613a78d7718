/** What the text of a cell is, when it is asked to be a number. */
export const CellClass = {
  number: 0,
  missing: 1,
  infinite: 2,
  overflow: 3,
  bigInteger: 4,
  leadingZero: 5,
  text: 6,
} as const

/** One value of CellClass. */
export type CellClass = (typeof CellClass)[keyof typeof CellClass]

/** How many classes there are. */
export const cellClasses = 7

/** Powers of ten that a double holds exactly. */
export const exactPowers = Float64Array.from({ length: 23 }, (_, index) => Number(`1e${index}`))

/** Texts that mean "no value" in a column of numbers, compared in lower case without spaces around. */
export const missingTokens: ReadonlySet<string> = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  '#na',
  '<na>',
  'nan',
  '-nan',
  'nat',
  'null',
  'none',
  'nil',
  'missing',
  '?',
  '-',
  '--',
  '.',
  '\\n',
])

const infinities: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['infinity', Infinity],
  ['+infinity', Infinity],
  ['-infinity', -Infinity],
])

const numberPattern = /^([+-]?)(\d*)(\.?)(\d*)(?:[eE]([+-]?\d+))?$/

/** The value of the last text that `classify` called a number or infinite. */
export interface Parsed {
  value: number
  /** The text has a point or an exponent, so the column is not one of integers. */
  fractional: boolean
}

/**
 * Says what a text is when it should be a number, and writes the value to `out`.
 * Numbers are correctly rounded. Integers over 2^53 and integers with leading zeros are classes of their own: as numbers they would lose digits.
 */
export function classify(raw: string, out: Parsed): CellClass {
  const text = raw.trim()
  const match = numberPattern.exec(text)
  if (match && (match[2] !== '' || match[4] !== '')) {
    const [, , whole = '', point, , exponent] = match
    out.fractional = point === '.' || exponent !== undefined
    out.value = Number(text)
    if (!out.fractional && whole.length > 1 && whole.startsWith('0')) return CellClass.leadingZero
    if (!out.fractional && Math.abs(out.value) > Number.MAX_SAFE_INTEGER) return CellClass.bigInteger
    return Number.isFinite(out.value) ? CellClass.number : CellClass.overflow
  }
  const lower = text.toLowerCase()
  if (missingTokens.has(lower)) return CellClass.missing
  const infinite = infinities.get(lower)
  if (infinite === undefined) return CellClass.text
  out.value = infinite
  return CellClass.infinite
}

/**
 * The double nearest to `digits / 10^decimals`, where the digits are two pieces: `high * 10^lowLength + low`.
 * Works on pairs of doubles (Dekker 1971) and tests whether the rounding is certain (Ziv 1991); NaN when it is not, and the caller asks `Number()`.
 * @param high the first digits, below 2^53
 * @param low the other digits, below 10^15
 * @param lowLength how many digits `low` has, at most 15
 * @param decimals how many digits stand after the point, at most 22
 */
export function divideDigits(high: number, low: number, lowLength: number, decimals: number): number {
  const scale = exactPowers[lowLength] as number
  const product = high * scale
  const productError = errorOfProduct(high, scale, product)
  const sum = product + low
  const sumError = low - (sum - product)
  const rest = productError + sumError
  const mantissa = sum + rest
  const tail = rest - (mantissa - sum)
  if (decimals === 0) return mantissa
  const power = exactPowers[decimals] as number
  const quotient = mantissa / power
  const back = quotient * power
  const remainder = mantissa - back - errorOfProduct(quotient, power, back) + tail
  const correction = remainder / power
  const doubt = quotient * 2 ** -100
  const above = quotient + (correction + doubt)
  return above === quotient + (correction - doubt) ? above : Number.NaN
}

/** `a * b - product`, exactly, where `product` is the rounded product. */
function errorOfProduct(a: number, b: number, product: number): number {
  const splitA = 134217729 * a
  const highA = splitA - (splitA - a)
  const lowA = a - highA
  const splitB = 134217729 * b
  const highB = splitB - (splitB - b)
  const lowB = b - highB
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)
}
