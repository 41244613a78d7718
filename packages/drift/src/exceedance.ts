/**
 * P(at least k of m new rows lie beyond everything that n reference rows showed) when both come from one distribution:
 * Π (m − i) / (n + m − i), exact for continuous data and an upper bound with ties. Also the chance that k rows, marked anywhere among
 * n + m, all lie among the m.
 */
export function exceedancePValue(k: number, n: number, m: number): number {
  if (k > m) return 0
  let log = 0
  for (let i = 0; i < k && log > -745; i++) log += Math.log((m - i) / (n + m - i))
  return Math.exp(log)
}
