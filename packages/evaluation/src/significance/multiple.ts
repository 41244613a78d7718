/**
 * Holm's adjusted p-values (1979): the chance of one false alarm in the whole family stays below alpha, whatever depends on what.
 * NaN (not judged) stays NaN and does not count.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = judgedInOrder(pValues)
  const adjusted = pValues.map(() => Number.NaN)
  let running = 0
  order.forEach((index, rank) => {
    running = Math.max(running, Math.min(1, (pValues[index] as number) * (order.length - rank)))
    adjusted[index] = running
  })
  return adjusted
}

/** Benjamini and Hochberg's adjusted p-values (1995): the expected share of false alarms among the alarms stays below alpha. NaN stays NaN. */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = judgedInOrder(pValues)
  const adjusted = pValues.map(() => Number.NaN)
  let running = 1
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const index = order[rank] as number
    running = Math.min(running, ((pValues[index] as number) * order.length) / (rank + 1))
    adjusted[index] = running
  }
  return adjusted
}

function judgedInOrder(pValues: readonly number[]): number[] {
  return pValues
    .map((_, index) => index)
    .filter((index) => !Number.isNaN(pValues[index]))
    .sort((a, b) => (pValues[a] as number) - (pValues[b] as number))
}
