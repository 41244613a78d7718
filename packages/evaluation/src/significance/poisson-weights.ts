import { randomStream } from '@mlops-actions/core'

/** Bits of a draw that the table reads; the rest of the draw is read only where these do not decide. */
const TABLE_BITS = 16
const UNDECIDED = 255

/** cumulative[k] = P(Poisson(1) ≤ k) × 2^32, rounded down. Twelve is beyond 2^-32. */
const cumulative = cumulativeOf()
/** Made at the first use: most programs that load this file draw nothing. */
let madeTable: Uint8Array | undefined

/**
 * A stream of Poisson(1) weights: how often a row is drawn into one replicate of the bootstrap.
 * Integers only (xoshiro128**, seeded by core's randomStream), so that a seed gives the same weights on every machine.
 */
export function poissonWeights(seed: number | string, name: string): (into: Uint8Array) => void {
  const start = randomStream(seed, name)
  const word = (): number => Math.floor(start.next() * 4294967296) | 0
  let s0 = word()
  let s1 = word()
  let s2 = word()
  let s3 = word() | 1
  madeTable ??= tableOf()
  const table = madeTable
  return (into) => {
    // The state in variables of this call: those of the closure are read and written in memory.
    let [a, b, c, d] = [s0, s1, s2, s3]
    const n = into.length
    for (let i = 0; i < n; i++) {
      const scrambled = Math.imul(b, 5)
      const draw = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
      const t = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= t
      d = (d << 11) | (d >>> 21)
      const quick = table[draw >>> (32 - TABLE_BITS)] as number
      into[i] = quick === UNDECIDED ? countOf(draw >>> 0) : quick
    }
    s0 = a
    s1 = b
    s2 = c
    s3 = d
  }
}

function countOf(draw: number): number {
  let k = 0
  while (k < cumulative.length && draw >= (cumulative[k] as number)) k++
  return k
}

function cumulativeOf(): Float64Array {
  const values = new Float64Array(13)
  let probability = Math.exp(-1)
  let sum = 0
  for (let k = 0; k < values.length; k++) {
    sum += probability
    values[k] = Math.floor(sum * 4294967296)
    probability /= k + 1
  }
  return values
}

function tableOf(): Uint8Array {
  const cells = new Uint8Array(1 << TABLE_BITS)
  const width = 2 ** (32 - TABLE_BITS)
  for (let cell = 0; cell < cells.length; cell++) {
    const low = countOf(cell * width)
    cells[cell] = low === countOf((cell + 1) * width - 1) ? low : UNDECIDED
  }
  return cells
}
