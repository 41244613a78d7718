export * from './continuous.ts'
export {
  binomialCdf,
  binomialPmf,
  binomialQuantile,
  binomialSf,
  hypergeometricCdf,
  hypergeometricPmf,
  hypergeometricQuantile,
  hypergeometricSf,
  poissonCdf,
  poissonPmf,
  poissonQuantile,
  poissonSf,
} from './discrete.ts'
export { DistinctCount, distinctError } from './distinct.ts'
export { expm1mx, log1pmx } from './elementary.ts'
export * from './erf.ts'
export * from './exact-sum.ts'
export { betaInc, betaIncComplement, betaTails } from './incomplete-beta.ts'
export { gammaP, gammaQ, gammaTails, type Tails } from './incomplete-gamma.ts'
export * from './kolmogorov.ts'
export * from './log-gamma.ts'
export * from './moments.ts'
export { gaussLegendre, type Rule } from './quadrature.ts'
export * from './quantile.ts'
export { findRoot } from './root.ts'
export * from './sketch.ts'
export * from './sort.ts'
