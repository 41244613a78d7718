import { binomialCdf, chi2Sf } from '@mlops-actions/numerics'

/** McNemar's test of two labelings of the same rows. */
export interface McNemarResult {
  /** Rows that only the candidate has right, and rows that only the champion has right. */
  readonly onlyCandidate: number
  readonly onlyChampion: number
  /** Chi-square with one degree of freedom and continuity correction; for the exact test the smaller of the two counts. */
  readonly statistic: number
  readonly pValue: number
  readonly method: 'mcnemar-exact' | 'mcnemar-corrected' | 'mcnemar-uncorrected'
}

/** From this many discordant rows on the chi-square approximation is used. */
const EXACT_BELOW = 25

/**
 * McNemar's test from the two discordant counts: the exact binomial test below 25 discordant rows, else chi-square with Edwards' correction.
 * Without a discordant row nothing speaks for a difference: p is 1 (statsmodels and mlxtend say 0 there). `method` forces one.
 */
export function mcNemar(
  onlyCandidate: number,
  onlyChampion: number,
  method: 'auto' | 'exact' | 'corrected' | 'uncorrected' = 'auto',
): McNemarResult {
  const discordant = onlyCandidate + onlyChampion
  const chosen = method === 'auto' ? (discordant < EXACT_BELOW ? 'exact' : 'corrected') : method
  const counts = { onlyCandidate, onlyChampion }
  if (chosen === 'exact') {
    const smaller = Math.min(onlyCandidate, onlyChampion)
    const pValue = onlyCandidate === onlyChampion ? 1 : Math.min(1, 2 * binomialCdf(smaller, discordant, 0.5))
    return { ...counts, statistic: smaller, pValue, method: 'mcnemar-exact' }
  }
  // The correction never turns a difference of 0 into one of 1.
  const gap = Math.max(0, Math.abs(onlyCandidate - onlyChampion) - (chosen === 'corrected' ? 1 : 0))
  const statistic = discordant === 0 ? 0 : (gap * gap) / discordant
  return {
    ...counts,
    statistic,
    pValue: statistic === 0 ? 1 : chi2Sf(statistic, 1),
    method: chosen === 'corrected' ? 'mcnemar-corrected' : 'mcnemar-uncorrected',
  }
}

/** One-sided exact p: how likely it is that the candidate has the worse of the discordant rows this often or oftener by chance alone. */
export function mcNemarWorse(onlyCandidate: number, onlyChampion: number): number {
  return binomialCdf(onlyCandidate, onlyCandidate + onlyChampion, 0.5)
}
