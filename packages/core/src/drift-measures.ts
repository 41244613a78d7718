/**
 * The distances and tests that a feature can be judged by, named as scipy names its own, and which features have them: `any`, or
 * those that hold numbers.
 */
export const driftMeasures = {
  psi: 'any',
  kl_divergence: 'any',
  jensen_shannon: 'any',
  hellinger: 'any',
  total_variation: 'any',
  l_infinity: 'any',
  wasserstein: 'number',
  wasserstein_normed: 'number',
  energy: 'number',
  ks: 'number',
  chi2: 'any',
  g_test: 'any',
  cramer_von_mises: 'number',
  anderson: 'number',
  mann_whitney: 'number',
} as const satisfies Readonly<Record<string, 'any' | 'number'>>

/** One of {@link driftMeasures}. */
export type DriftMeasure = keyof typeof driftMeasures

/** Their names, in order. */
export const driftMeasureNames = Object.keys(driftMeasures) as readonly DriftMeasure[]
