import { normalQuantile } from '@mlops-actions/numerics'

/**
 * How much better the best of several equal candidates looks than it is, when the same test set chose among them: the expected largest of
 * `uses` standard normals (Blom's approximation, 1958) × the standard error of the metric on that set. 0 for a first use.
 * @param uses how many candidates this test set has judged, this one among them
 * @param standardError of the metric (or of the difference) on the set
 */
export function holdoutOptimism(uses: number, standardError: number): number {
  return uses < 2 ? 0 : normalQuantile((uses - 0.375) / (uses + 0.25)) * standardError
}
