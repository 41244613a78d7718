import { shareOf } from '@mlops-actions/packaging'

/** Chooses which deployment answers a request. */
export interface Picker {
  /** @param key the value of the routing header, where there is one */
  pick(key: string | undefined): string | undefined
}

/**
 * Smooth weighted round robin (as nginx does it): in every 100 requests each deployment has its weight, evenly spread. With a
 * key, the hash of the key decides: the share of `first` grows without moving a key back that it has already.
 */
export function pickerOf(weights: Readonly<Record<string, number>>, first: string | undefined): Picker {
  const names = Object.keys(weights).filter((name) => (weights[name] as number) > 0)
  names.sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1))
  const shares = names.map((name) => weights[name] as number)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const current = new Float64Array(names.length)
  return {
    pick(key) {
      if (names.length <= 1) return names[0]
      if (key !== undefined) return byHash(names, shares, shareOf(key) * total)
      let best = 0
      for (let index = 0; index < names.length; index += 1) {
        current[index] = (current[index] as number) + (shares[index] as number)
        if ((current[index] as number) > (current[best] as number)) best = index
      }
      current[best] = (current[best] as number) - total
      return names[best]
    },
  }
}

function byHash(names: readonly string[], shares: readonly number[], place: number): string | undefined {
  let upTo = 0
  for (const [index, name] of names.entries()) {
    upTo += shares[index] as number
    if (place < upTo) return name
  }
  return names[names.length - 1]
}
