import { logSqrtTwoPi, stirlingSeries } from './elementary.ts'

/* (ζ(k) - 1) / k for k = 2 …: test/golden/numerics/coefficients.py. */
const zeta = [
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
  0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5, 4.492623673813314e-5,
  2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7,
  4.492469198764566e-7, 2.1207184805554665e-7, 1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8,
  1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
  2.7595228851242334e-10,
]

/** log Γ(2 + e) for |e| ≤ ½, by its Taylor series: relatively accurate at the zero e = 0. */
function nearTwo(e: number): number {
  let sum = 0
  for (let k = zeta.length - 1; k >= 0; k--) sum = (zeta[k] as number) - e * sum
  return e * (0.42278433509846713 + e * sum)
}

/** log Γ(1 + a) for a > -1, relatively accurate at a = 0 and a = 1. */
export function logGamma1p(a: number): number {
  if (Math.abs(a) <= 0.5) return nearTwo(a) - Math.log1p(a)
  return logGamma(1 + a)
}

/** log Γ(x) for x > 0, relative error below 1e-14, also at the zeros 1 and 2. Infinity at 0, NaN below. */
export function logGamma(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN
  if (x === 0 || x === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  if (x < 0.5) return nearTwo(x) - Math.log1p(x) - Math.log(x)
  if (x < 1.5) return nearTwo(x - 1) - Math.log1p(x - 1)
  if (x <= 2.5) return nearTwo(x - 2)
  if (x < 10) {
    let product = 1
    let y = x
    while (y > 2.5) {
      y -= 1
      product *= y
    }
    return Math.log(product) + nearTwo(y - 2)
  }
  return (x - 0.5) * (Math.log(x) - 1) - 0.5 + logSqrtTwoPi + stirlingSeries(x)
}

/** log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b), a, b > 0, without the cancellation of large arguments. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (large < 10) return logGamma(a) + logGamma(b) - logGamma(a + b)
  const sum = small + large
  // log Γ(large) - log Γ(sum), by Stirling's formula for both.
  const ratio = (large - 0.5) * Math.log1p(-small / sum) - small * Math.log(sum) + small
  const tail = stirlingSeries(large) - stirlingSeries(sum)
  if (small < 10) return logGamma(small) + ratio + tail
  return (
    (small - 0.5) * Math.log(small / sum) +
    (large - 0.5) * Math.log1p(-small / sum) -
    0.5 * Math.log(sum) +
    logSqrtTwoPi +
    stirlingSeries(small) +
    tail
  )
}
