import type { Sampler } from './kswin.ts'

const size = 624
const shift = 397

/** MT19937 (Matsumoto and Nishimura 1998) seeded by an array, as CPython's `random.Random(seed)` does for a whole number. */
function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(size)
  state[0] = 19_650_218
  for (let i = 1; i < size; i++) {
    const before = state[i - 1] as number
    state[i] = Math.imul(1_812_433_253, before ^ (before >>> 30)) + i
  }
  const high = Math.floor(seed / 2 ** 32)
  const key = high > 0 ? [seed >>> 0, high] : [seed >>> 0]
  let i = 1
  let j = 0
  const mix = (factor: number, add: number): void => {
    const before = state[i - 1] as number
    state[i] = ((state[i] as number) ^ Math.imul(before ^ (before >>> 30), factor)) + add
    i++
    if (i >= size) {
      state[0] = state[size - 1] as number
      i = 1
    }
  }
  for (let k = Math.max(size, key.length); k > 0; k--) {
    mix(1_664_525, (key[j] as number) + j)
    j = (j + 1) % key.length
  }
  for (let k = size - 1; k > 0; k--) mix(1_566_083_941, -i)
  state[0] = 0x80000000
  let at = size
  return () => {
    if (at === size) {
      twist(state)
      at = 0
    }
    let y = state[at++] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    y ^= y >>> 18
    return y >>> 0
  }
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < size; i++) {
    const y = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % size] as number) & 0x7fffffff)
    state[i] = (state[(i + shift) % size] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)
  }
}

/** `random.Random(seed).sample(range(n), k)` of CPython, call after call: so that a detector draws what river draws. */
export function pythonSampler(seed: number): Sampler {
  const next = mersenneTwister(seed)
  const below = (n: number): number => {
    const bits = 32 - Math.clz32(n)
    let drawn = next() >>> (32 - bits)
    while (drawn >= n) drawn = next() >>> (32 - bits)
    return drawn
  }
  return (n, k) => {
    // CPython draws from a shrinking pool where that is smaller than a set of what was drawn, else again until it is new.
    const setSize = 21 + (k > 5 ? 4 ** Math.ceil(Math.log(k * 3) / Math.log(4)) : 0)
    if (n > setSize) {
      const drawn = new Set<number>()
      while (drawn.size < k) drawn.add(below(n))
      return [...drawn]
    }
    const pool = Array.from({ length: n }, (_, at) => at)
    return Array.from({ length: k }, (_, at) => {
      const place = below(n - at)
      const value = pool[place] as number
      pool[place] = pool[n - at - 1] as number
      return value
    })
  }
}
