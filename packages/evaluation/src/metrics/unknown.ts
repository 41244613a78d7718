/** How many values are NaN or infinite. */
export function unknownIn(values: Float64Array): number {
  let count = 0
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i] as number)) count++
  return count
}
