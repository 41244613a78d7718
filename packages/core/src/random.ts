import { createHash } from 'node:crypto'
import type { Random } from './ports.ts'

/**
 * A named stream of random numbers from one seed: adding a use changes no other.
 * The generator is xoshiro128** (Blackman and Vigna, 2018, public domain), its state the first 128 bits of SHA-256(seed, name);
 * a value has 53 bits. The same on every machine.
 * @param seed the seed of the whole step
 * @param name what the stream is for, for example `bootstrap`
 */
export function randomStream(seed: number | string, name: string): Random {
  const bytes = createHash('sha256').update(`${seed}\u0000${name}`).digest()
  const state = new Uint32Array([
    bytes.readUInt32LE(0),
    bytes.readUInt32LE(4),
    bytes.readUInt32LE(8),
    bytes.readUInt32LE(12) | 1,
  ])
  const next32 = (): number => {
    const s0 = state[0] as number
    const s1 = state[1] as number
    const s2 = state[2] as number
    const s3 = state[3] as number
    const scrambled = Math.imul(s1, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0
    const t = s1 << 9
    const n2 = s2 ^ s0
    const n3 = s3 ^ s1
    state[1] = s1 ^ n2
    state[0] = s0 ^ n3
    state[2] = n2 ^ t
    state[3] = (n3 << 11) | (n3 >>> 21)
    return result
  }
  return { next: () => ((next32() >>> 5) * 67108864 + (next32() >>> 6)) / 9007199254740992 }
}
