export const id = 1065;
export const ids = [1065];
export const modules = {

/***/ 81065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $H: () => (/* reexport */ Accumulator),
  qg: () => (/* reexport */ DistinctCount),
  PA: () => (/* reexport */ exact_sum_ExactSum),
  wh: () => (/* reexport */ QuantileSketch),
  Fs: () => (/* reexport */ argsortFloat64),
  HU: () => (/* reexport */ binomialCdf),
  vD: () => (/* reexport */ binomialSf),
  ui: () => (/* reexport */ chi2Cdf),
  MP: () => (/* reexport */ chi2Quantile),
  wv: () => (/* reexport */ chi2Sf),
  a7: () => (/* reexport */ countAtMost),
  BC: () => (/* reexport */ countBelow),
  TT: () => (/* reexport */ distinctError),
  dZ: () => (/* reexport */ exactSum),
  _U: () => (/* reexport */ fSf),
  lZ: () => (/* reexport */ groupedExactSum),
  nt: () => (/* reexport */ hypergeometricPmf),
  CN: () => (/* reexport */ kstwoSf),
  ln: () => (/* reexport */ logBeta),
  SX: () => (/* reexport */ logGamma),
  vr: () => (/* reexport */ normalCdf),
  cT: () => (/* reexport */ erf_normalIsf),
  Zl: () => (/* reexport */ normalQuantile),
  nG: () => (/* reexport */ normalSf),
  Z4: () => (/* reexport */ quantileSorted),
  TA: () => (/* reexport */ rankMid),
  X: () => (/* reexport */ roundToDouble),
  fI: () => (/* reexport */ sortFloat64),
  Jt: () => (/* reexport */ studentTCdf),
  $J: () => (/* reexport */ studentTQuantile),
  d: () => (/* reexport */ studentTSf)
});

// UNUSED EXPORTS: NotANumberError, betaCdf, betaInc, betaIncComplement, betaIsf, betaQuantile, betaSf, betaTails, binomialPmf, binomialQuantile, chi2Isf, erf, erfc, exactMean, exactWeightedMean, expm1mx, fCdf, fIsf, fQuantile, findRoot, gammaCdf, gammaIsf, gammaP, gammaQ, gammaQuantile, gammaSf, gammaTails, gaussLegendre, hypergeometricCdf, hypergeometricQuantile, hypergeometricSf, kolmogorovCdf, kolmogorovSf, kstwoCdf, log1pmx, logGamma1p, normalLogSf, normalPdf, poissonCdf, poissonPmf, poissonQuantile, poissonSf, smirnov, studentTIsf, unitsOf

;// CONCATENATED MODULE: ./packages/numerics/lib/elementary.js
/** ln √(2π). */
const logSqrtTwoPi = 0.9189385332046728;
/** √(2π). */
const sqrtTwoPi = 2.5066282746310007;
/**
 * log(1 + x) - x without cancellation, x > -1; always ≤ 0.
 * For small x by the series of the inverse hyperbolic tangent in r = x / (2 + x).
 */
function log1pmx(x) {
    if (x < -0.5 || x > 1)
        return Math.log1p(x) - x;
    const r = x / (2 + x);
    const y = r * r;
    // 2 (y/3 + y²/5 + …): y ≤ 1/9, so 18 terms reach 1e-17.
    let sum = 0;
    for (let k = 18; k >= 1; k--)
        sum = y * (1 / (2 * k + 1) + sum);
    return r * (2 * sum - x);
}
/** exp(x) - 1 - x without cancellation. */
function expm1mx(x) {
    if (Math.abs(x) > 0.5)
        return Math.expm1(x) - x;
    let sum = 0;
    for (let k = 16; k >= 2; k--)
        sum = (x / k) * (1 + sum);
    return sum * x;
}
/** The rounding error of the product a·b: a·b = product + error exactly (Dekker 1971), while nothing overflows. */
function productError(a, b, product) {
    const ca = 134217729 * a;
    const ah = ca - (ca - a);
    const al = a - ah;
    const cb = 134217729 * b;
    const bh = cb - (cb - b);
    const bl = b - bh;
    return ah * bh - product + ah * bl + al * bh + al * bl;
}
/** x - m·p with the product exact: the deviation of a count from its mean keeps all its digits. */
function elementary_deviation(x, m, p) {
    const product = m * p;
    return x - product - productError(m, p, product);
}
/**
 * The deviance term x log(x / m) + m - x ≥ 0 (Loader 2000, "Fast and accurate computation of binomial probabilities").
 * x ≥ 0, m > 0; x - m is given apart, because the caller may know it better than the difference of the two.
 */
function deviance(x, m, xMinusM) {
    if (x === 0)
        return m;
    if (Math.abs(xMinusM) > 0.5 * x)
        return x * Math.log(x / m) - xMinusM;
    return -x * log1pmx(-xMinusM / x);
}
const stirling = [
    0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417,
    -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242, 0.17964437236883057, -1.3924322169059011,
    13.402864044168393,
];
/** log Γ(a + 1) - (a + ½) log a + a - log √(2π): the error of Stirling's formula, absolutely accurate for every a > 0. */
function stirlingError(a) {
    let shift = 0;
    let x = a;
    while (x < 9) {
        shift += (x + 0.5) * Math.log1p(1 / x) - 1;
        x += 1;
    }
    return shift + stirlingSeries(x);
}
/** The tail of Stirling's series, for x ≥ 9: 1/(12 x) - 1/(360 x³) + … */
function stirlingSeries(x) {
    const inverse = 1 / (x * x);
    let sum = 0;
    for (let k = stirling.length - 1; k >= 0; k--)
        sum = sum * inverse + stirling[k];
    return sum / x;
}
/** Chebyshev sum c₀ + Σ c_k T_k(t) by Clenshaw's recurrence. */
function chebyshev(coefficients, t) {
    let b1 = 0;
    let b2 = 0;
    for (let k = coefficients.length - 1; k >= 1; k--) {
        const b0 = 2 * t * b1 - b2 + coefficients[k];
        b2 = b1;
        b1 = b0;
    }
    return t * b1 - b2 + coefficients[0];
}

;// CONCATENATED MODULE: ./packages/numerics/lib/erf.js

/* Chebyshev coefficients of (1 + 2x) exp(x²) erfc(x) in t = (x - 3.75) / (x + 3.75): test/golden/numerics/coefficients.py. */
const scaled = [
    1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
    0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-5, 4.13902798607301e-6,
    7.74038306619849e-7, -2.1886401049234397e-7, 1.076499946567091e-8, 4.521959811218287e-9, -7.754400208831351e-10,
    -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
    3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17,
    -2.2370566594359995e-18,
];
const twoOverSqrtPi = 1.1283791670955126;
/** exp(x²) erfc(x) for x ≥ 0. */
function scaledComplement(x) {
    if (x > 1e15)
        return twoOverSqrtPi / 2 / x;
    return chebyshev(scaled, (x - 3.75) / (x + 3.75)) / (1 + 2 * x);
}
/** exp(-s·x²) with the rounding of x² put back, for s = 1 or ½. */
function gaussian(x, s) {
    const square = x * x;
    if (square > 1500)
        return 0;
    return Math.exp(-s * square) * (1 - s * productError(x, x, square));
}
/** The error function, relative error below 1e-15 for every x. */
function erf(x) {
    if (Number.isNaN(x))
        return Number.NaN;
    const size = Math.abs(x);
    if (size >= 1)
        return Math.sign(x) * (1 - erfc(size));
    // 2/√π exp(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!: all terms of one sign.
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
        term *= (2 * x * x) / (2 * n + 1);
        sum += term;
    }
    return twoOverSqrtPi * gaussian(x, 1) * sum;
}
/** The complement 1 - erf(x), relative error below 1e-14 to the smallest number (x ≈ 26.5). */
function erfc(x) {
    if (Number.isNaN(x))
        return Number.NaN;
    if (x < 0)
        return 2 - erfc(-x);
    if (x < 0.5)
        return 1 - erf(x);
    return gaussian(x, 1) * scaledComplement(x);
}
/** Distribution function of the standard normal, Φ(z), accurate in the left tail. */
function normalCdf(z) {
    return normalSf(-z);
}
/** Survival function of the standard normal, 1 - Φ(z), accurate in the right tail (z to 38). */
function normalSf(z) {
    if (Number.isNaN(z))
        return Number.NaN;
    if (z < 0)
        return 1 - normalSf(-z);
    if (z < 0.5)
        return 0.5 - 0.5 * erf(z * Math.SQRT1_2);
    return 0.5 * gaussian(z, 0.5) * scaledComplement(z * Math.SQRT1_2);
}
/** Density of the standard normal. */
function normalPdf(z) {
    return 0.3989422804014327 * gaussian(z, 0.5);
}
/** log(1 - Φ(z)) for z ≥ 0, where the survival function itself underflows too. */
function normalLogSf(z) {
    if (z < 0)
        return Math.log1p(-normalSf(-z));
    return -0.5 * z * z + Math.log(0.5 * scaledComplement(z * Math.SQRT1_2));
}
/** The z with Φ(z) = p, 0 ≤ p ≤ 1. NaN outside. */
function normalQuantile(p) {
    return -erf_normalIsf(p);
}
/** The z with 1 - Φ(z) = q, 0 ≤ q ≤ 1: for small q more accurate than `normalQuantile(1 - q)`. NaN outside. */
function erf_normalIsf(q) {
    if (!(q >= 0 && q <= 1))
        return Number.NaN;
    if (q === 0)
        return Number.POSITIVE_INFINITY;
    if (q === 1)
        return Number.NEGATIVE_INFINITY;
    return q > 0.5 ? -upperPoint(1 - q) : upperPoint(q);
}
/** Newton's method for 1 - Φ(z) = q ≤ ½. */
function upperPoint(q) {
    if (q > 0.25) {
        // In the middle on Φ(z) - ½ = ½ erf(z/√2), so that z is relatively accurate near 0.
        const half = 0.5 - q;
        let z = half * 2.5066282746310007;
        for (let i = 0; i < 8; i++) {
            const step = (0.5 * erf(z * Math.SQRT1_2) - half) / normalPdf(z);
            z -= step;
            if (Math.abs(step) < 1e-9 * Math.abs(z) || step === 0)
                break;
        }
        return z;
    }
    // In the tail on the logarithm, which is concave in z: Newton converges from either side.
    const target = Math.log(q);
    let z = Math.sqrt(-2 * target) - 0.7;
    for (let i = 0; i < 60; i++) {
        const mills = 1.2533141373155003 * scaledComplement(z * Math.SQRT1_2);
        const step = (normalLogSf(z) - target) * mills;
        z += step;
        if (Math.abs(step) < 1e-9 * z)
            break;
    }
    return z;
}

;// CONCATENATED MODULE: ./packages/numerics/lib/log-gamma.js

/* (ζ(k) - 1) / k for k = 2 …: test/golden/numerics/coefficients.py. */
const zeta = [
    0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
    0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5, 4.492623673813314e-5,
    2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7,
    4.492469198764566e-7, 2.1207184805554665e-7, 1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8,
    1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
    2.7595228851242334e-10,
];
/** log Γ(2 + e) for |e| ≤ ½, by its Taylor series: relatively accurate at the zero e = 0. */
function nearTwo(e) {
    let sum = 0;
    for (let k = zeta.length - 1; k >= 0; k--)
        sum = zeta[k] - e * sum;
    return e * (0.42278433509846713 + e * sum);
}
/** log Γ(1 + a) for a > -1, relatively accurate at a = 0 and a = 1. */
function logGamma1p(a) {
    if (Math.abs(a) <= 0.5)
        return nearTwo(a) - Math.log1p(a);
    return logGamma(1 + a);
}
/** log Γ(x) for x > 0, relative error below 1e-14, also at the zeros 1 and 2. Infinity at 0, NaN below. */
function logGamma(x) {
    if (Number.isNaN(x) || x < 0)
        return Number.NaN;
    if (x === 0 || x === Number.POSITIVE_INFINITY)
        return Number.POSITIVE_INFINITY;
    if (x < 0.5)
        return nearTwo(x) - Math.log1p(x) - Math.log(x);
    if (x < 1.5)
        return nearTwo(x - 1) - Math.log1p(x - 1);
    if (x <= 2.5)
        return nearTwo(x - 2);
    if (x < 10) {
        let product = 1;
        let y = x;
        while (y > 2.5) {
            y -= 1;
            product *= y;
        }
        return Math.log(product) + nearTwo(y - 2);
    }
    return (x - 0.5) * (Math.log(x) - 1) - 0.5 + logSqrtTwoPi + stirlingSeries(x);
}
/** log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b), a, b > 0, without the cancellation of large arguments. */
function logBeta(a, b) {
    const small = Math.min(a, b);
    const large = Math.max(a, b);
    if (large < 10)
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    const sum = small + large;
    // log Γ(large) - log Γ(sum), by Stirling's formula for both.
    const ratio = (large - 0.5) * Math.log1p(-small / sum) - small * Math.log(sum) + small;
    const tail = stirlingSeries(large) - stirlingSeries(sum);
    if (small < 10)
        return logGamma(small) + ratio + tail;
    return ((small - 0.5) * Math.log(small / sum) +
        (large - 0.5) * Math.log1p(-small / sum) -
        0.5 * Math.log(sum) +
        logSqrtTwoPi +
        stirlingSeries(small) +
        tail);
}

;// CONCATENATED MODULE: ./packages/numerics/lib/quadrature.js
/** The rule of n points for [0, 1], nodes by Newton's method on the Legendre polynomial. */
function gaussLegendre(n) {
    const nodes = new Float64Array(n);
    const weights = new Float64Array(n);
    for (let i = 0; i < n; i++) {
        let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
        let derivative = 0;
        for (let step = 0; step < 50; step++) {
            let p = 1;
            let before = 0;
            for (let k = 1; k <= n; k++) {
                const next = ((2 * k - 1) * x * p - (k - 1) * before) / k;
                before = p;
                p = next;
            }
            derivative = (n * (x * p - before)) / (x * x - 1);
            const move = p / derivative;
            x -= move;
            if (Math.abs(move) < 1e-15)
                break;
        }
        nodes[i] = (1 - x) / 2;
        weights[i] = 1 / ((1 - x * x) * derivative * derivative);
    }
    return { nodes, weights };
}
let tailRule;
/**
 * ∫₀^∞ exp(-h(s)) ds for a convex h with h(0) = 0 that rises at least like slope·s + ½ curvature·s² near 0 (slope ≥ 0 or
 * small): the interval is cut where the integrand is below 1e-17.
 */
function integrateDecay(h, slope, curvature) {
    tailRule ??= gaussLegendre(64);
    const { nodes, weights } = tailRule;
    let length = 80 / (slope + Math.sqrt(slope * slope + 80 * curvature));
    while (h(length) < 39)
        length *= 1.25;
    let sum = 0;
    for (let i = 0; i < nodes.length; i++)
        sum += weights[i] * Math.exp(-h(length * nodes[i]));
    return length * sum;
}

;// CONCATENATED MODULE: ./packages/numerics/lib/incomplete-beta.js



/** From here on (for the smaller of a and b) the continued fraction needs hundreds of steps: integrate instead. */
const manySteps = 1000;
/**
 * xᵃ yᵇ / B(a, b) with y = 1 - x, from Stirling's errors and deviances (Loader 2000), so that nothing large cancels.
 * @param delta a - (a + b) x = (a + b) y - b
 */
function betaFactor(a, b, x, y, delta) {
    if (Math.min(a, b) < 1 && a + b < 20)
        return Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b));
    const exponent = stirlingError(a + b) -
        stirlingError(a) -
        stirlingError(b) -
        deviance(a, (a + b) * x, delta) -
        deviance(b, (a + b) * y, -delta);
    return (Math.exp(exponent) * Math.sqrt(a) * Math.sqrt(b / (a + b))) / sqrtTwoPi;
}
/**
 * The regularised incomplete beta function I_x(a, b) and its complement, each to about 1e-13 relative in its own far tail.
 * a, b > 0, 0 ≤ x ≤ 1, y = 1 - x (given apart, because either may be tiny).
 * @param delta a - (a + b) x where the caller knows it better than that difference would
 */
function incomplete_beta_betaTails(a, b, x, y, delta) {
    if (!(a > 0 && b > 0 && x >= 0 && x <= 1))
        return { lower: Number.NaN, upper: Number.NaN };
    if (x === 0)
        return { lower: 0, upper: 1 };
    if (y === 0)
        return { lower: 1, upper: 0 };
    const known = delta ?? (x <= y ? elementary_deviation(a, a + b, x) : -elementary_deviation(b, a + b, y));
    // Beyond the mean take the mirror image, so that the smaller tail is the one computed.
    if (x * (a + b + 2) > a + 1) {
        const { lower, upper } = lowerFirst(b, a, y, x, -known);
        return { lower: upper, upper: lower };
    }
    return lowerFirst(a, b, x, y, known);
}
/** I_x(a, b), 0 ≤ x ≤ 1, a, b > 0. */
function betaInc(x, a, b) {
    return incomplete_beta_betaTails(a, b, x, 1 - x).lower;
}
/** 1 - I_x(a, b) without the subtraction. */
function betaIncComplement(x, a, b) {
    return incomplete_beta_betaTails(a, b, x, 1 - x).upper;
}
function lowerFirst(a, b, x, y, delta) {
    if (a < 0.5 && x * Math.max(b, 1) < 0.9)
        return smallShape(a, b, x);
    const factor = betaFactor(a, b, x, y, delta);
    const lower = Math.min(a, b) >= manySteps ? factor * leftIntegral(a, b, x, y, delta) : factor * fraction(a, b, x, y, delta);
    return { lower, upper: 1 - lower };
}
/**
 * The even part of the continued fraction of DLMF 8.17.22 (Didonato and Morris 1992), by the modified Lentz method: written with
 * delta and y, so that nothing cancels where x is near 1.
 */
function fraction(a, b, x, y, delta) {
    const tiny = 1e-300;
    let result = (a * (delta + 1)) / (a + 1);
    if (result === 0)
        result = tiny;
    let c = result;
    let d = 0;
    for (let m = 1; m < 100000; m++) {
        const step = a + 2 * m - 1;
        const weight = m * (b - m) * x;
        const numerator = ((a + m - 1) / step) * ((a + b + m - 1) / step) * weight * x;
        const denominator = m + weight / step + ((a + m) / (step + 2)) * (delta + 1 + m * (1 + y));
        d = denominator + numerator * d;
        if (d === 0)
            d = tiny;
        c = denominator + numerator / c;
        if (c === 0)
            c = tiny;
        d = 1 / d;
        const ratio = c * d;
        result *= ratio;
        if (Math.abs(ratio - 1) < 1e-16)
            break;
    }
    return 1 / result;
}
/**
 * For small a and b·x < 0.9: I = xᵃ/(a B) (1 + a Σ (1 - b)_n xⁿ / (n! (a + n))), its complement by expm1.
 * log(a B(a, b)) = log Γ(1 + a) + log Γ(b) - log Γ(a + b).
 */
function smallShape(a, b, x) {
    const logFactor = a * Math.log(x) - (logGamma1p(a) + logBeta(a, b) - logGammaOf(a));
    let term = 1;
    let sum = 0;
    for (let n = 1; n < 1000; n++) {
        term *= ((n - b) * x) / n;
        const next = term / (a + n);
        sum += next;
        if (Math.abs(next) < 1e-18 * Math.abs(sum) || next === 0)
            break;
    }
    const factor = Math.exp(logFactor);
    return { lower: factor * (1 + a * sum), upper: -Math.expm1(logFactor) - factor * a * sum };
}
/** log Γ(a) from log Γ(1 + a). */
function logGammaOf(a) {
    return logGamma1p(a) - Math.log(a);
}
/**
 * ∫ of (tᵃ (1 - t)ᵇ relative to its value at x) over the log-odds below x, as a decay to the right:
 * h(s) = a s + (a + b) log(1 + x (e⁻ˢ - 1)), written about its slope so that nothing large cancels.
 */
function leftIntegral(a, b, x, y, delta) {
    const n = a + b;
    const curvature = n * x * y;
    if (x <= 0.5)
        return integrateDecay((s) => delta * s + n * (log1pmx(x * Math.expm1(-s)) + x * expm1mx(-s)), delta, curvature);
    return integrateDecay((s) => delta * s + n * (log1pmx(y * Math.expm1(s)) + y * expm1mx(s)), delta, curvature);
}

;// CONCATENATED MODULE: ./packages/numerics/lib/incomplete-gamma.js



/** From here on the series and the continued fraction need hundreds of terms: integrate instead. */
const manyTerms = 2000;
/** xᵃ e⁻ˣ / Γ(a + 1), from Stirling's error and the deviance, so that nothing large cancels. */
function incomplete_gamma_gammaFactor(a, x) {
    if (a < 1)
        return Math.exp(a * Math.log(x) - x - logGamma1p(a));
    return Math.exp(-deviance(a, x, a - x) - stirlingError(a)) / (sqrtTwoPi * Math.sqrt(a));
}
/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x ≥ 0, each to about 1e-13 relative in its own far tail.
 * Series below a + 1, Legendre's continued fraction above, for a small and x < 1.1 the difference of two expm1-like terms,
 * for a ≥ 2000 quadrature of xᵃ e⁻ˣ in log x.
 */
function incomplete_gamma_gammaTails(a, x) {
    if (!(a > 0) || !(x >= 0))
        return { lower: Number.NaN, upper: Number.NaN };
    if (x === 0)
        return { lower: 0, upper: 1 };
    if (x === Number.POSITIVE_INFINITY)
        return { lower: 1, upper: 0 };
    if (a >= manyTerms && Math.abs(x - a) < 0.6 * a)
        return byIntegral(a, x);
    if (a < 1 && x < 1.1)
        return incomplete_gamma_smallShape(a, x);
    if (x < a + 1) {
        const lower = incomplete_gamma_gammaFactor(a, x) * series(a, x);
        return { lower, upper: 1 - lower };
    }
    const upper = incomplete_gamma_gammaFactor(a, x) * a * incomplete_gamma_fraction(a, x);
    return { lower: 1 - upper, upper };
}
/** P(a, x): the lower regularised incomplete gamma function. */
function gammaP(a, x) {
    return incomplete_gamma_gammaTails(a, x).lower;
}
/** Q(a, x) = 1 - P(a, x): the upper regularised incomplete gamma function. */
function gammaQ(a, x) {
    return incomplete_gamma_gammaTails(a, x).upper;
}
function series(a, x) {
    let term = 1;
    let sum = 1;
    for (let n = 1; term > 1e-17 * sum; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}
/** Γ(a, x) eˣ x⁻ᵃ by the modified Lentz method. */
function incomplete_gamma_fraction(a, x) {
    const tiny = 1e-300;
    let b = x + 1 - a;
    let c = 1 / tiny;
    let d = 1 / b;
    let result = d;
    for (let n = 1; n < 100000; n++) {
        const numerator = -n * (n - a);
        b += 2;
        d = numerator * d + b;
        if (d === 0)
            d = tiny;
        c = b + numerator / c;
        if (c === 0)
            c = tiny;
        d = 1 / d;
        const delta = d * c;
        result *= delta;
        if (Math.abs(delta - 1) < 1e-16)
            break;
    }
    return result;
}
/** For a < 1, x < 1.1: 1 - xᵃ/Γ(1 + a) by expm1, the rest by an alternating series without the leading 1. */
function incomplete_gamma_smallShape(a, x) {
    const logFactor = a * Math.log(x) - logGamma1p(a);
    let term = 1;
    let sum = 0;
    for (let n = 1; n < 100; n++) {
        term *= -x / n;
        const next = term / (a + n);
        sum += next;
        if (Math.abs(next) < 1e-18 * Math.abs(sum))
            break;
    }
    const factor = Math.exp(logFactor);
    return { lower: factor * (1 + a * sum), upper: -Math.expm1(logFactor) - factor * a * sum };
}
/** Γ(a, x) = xᵃ e⁻ˣ ∫₀^∞ exp(-(x (eˢ - 1) - a s)) ds, and the same to the left: the side beyond the mean directly. */
function byIntegral(a, x) {
    const factor = incomplete_gamma_gammaFactor(a, x) * a;
    const slope = x - a;
    if (slope >= 0) {
        const upper = factor * integrateDecay((s) => x * expm1mx(s) + slope * s, slope, x);
        return { lower: 1 - upper, upper };
    }
    const lower = factor * integrateDecay((s) => x * expm1mx(-s) - slope * s, -slope, x);
    return { lower, upper: 1 - lower };
}

;// CONCATENATED MODULE: ./packages/numerics/lib/root.js
/**
 * The u at which a monotone function changes sign, from a guess: the bracket is found by growing steps, then closed by
 * Chandrupatla's method (1997), which needs no derivative.
 */
function findRoot(f, guess, firstStep = 1) {
    const at = f(guess);
    if (at === 0)
        return guess;
    let low = guess;
    let fLow = at;
    let high = guess;
    let fHigh = at;
    const rising = f(guess + firstStep) > f(guess - firstStep);
    const direction = at > 0 === rising ? -1 : 1;
    for (let step = firstStep;; step *= 2) {
        if (step > 1e6)
            return Number.NaN;
        low = high;
        fLow = fHigh;
        high += direction * step;
        fHigh = f(high);
        if (Number.isNaN(fHigh))
            return Number.NaN;
        if (fHigh === 0)
            return high;
        if (fHigh > 0 !== at > 0)
            break;
    }
    return root_close(f, low, fLow, high, fHigh);
}
function root_close(f, from, fFrom, to, fTo) {
    let [a, fa, b, fb, c, fc] = [to, fTo, from, fFrom, from, fFrom];
    let t = 0.5;
    for (let i = 0; i < 200; i++) {
        const x = a + t * (b - a);
        const fx = f(x);
        if (fx > 0 === fa > 0) {
            c = a;
            fc = fa;
        }
        else {
            c = b;
            fc = fb;
            b = a;
            fb = fa;
        }
        a = x;
        fa = fx;
        const [best, fBest] = Math.abs(fb) < Math.abs(fa) ? [b, fb] : [a, fa];
        const tolerance = 1e-16 * Math.abs(best) + 1e-17;
        const limit = tolerance / Math.abs(b - c);
        if (limit > 0.5 || fBest === 0)
            return best;
        const xi = (a - b) / (c - b);
        const phi = (fa - fb) / (fc - fb);
        const smooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        t = smooth ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb)) : 0.5;
        t = Math.min(Math.max(t, limit), 1 - limit);
    }
    return a;
}
/**
 * The u at which a continuous distribution has lower tail p and upper tail q = 1 - p: solved on the logarithm of the smaller
 * tail, so that far quantiles keep their digits.
 */
function root_solveTails(tails, p, q, guess) {
    if (p <= q) {
        const target = Math.log(p);
        return findRoot((u) => Math.log(Math.max(tails(u).lower, 1e-320)) - target, guess);
    }
    const target = Math.log(q);
    return findRoot((u) => Math.log(Math.max(tails(u).upper, 1e-320)) - target, guess);
}
/** The smallest whole k in [least, greatest] with P(X ≤ k) ≥ p, by growing steps from a guess and halving. */
function root_solveDiscrete(tails, p, q, guess, [least, greatest]) {
    const enough = (k) => {
        if (k < least)
            return false;
        if (k >= greatest)
            return true;
        const both = tails(k);
        return p <= q ? both.lower >= p : both.upper <= q;
    };
    let high = Math.min(Math.max(Math.round(guess), least), greatest);
    let low = high;
    if (enough(high)) {
        for (let step = 1; enough(low); step *= 2) {
            high = low;
            low = Math.max(low - step, least - 1);
        }
    }
    else {
        for (let step = 1; !enough(high); step *= 2) {
            low = high;
            high = Math.min(high + step, greatest);
        }
    }
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (enough(middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

;// CONCATENATED MODULE: ./packages/numerics/lib/continuous.js




/*
 * Chi-square, gamma, beta, Student's t and F. Each has Cdf, Sf (survival function, 1 - cdf without the subtraction),
 * Quantile (inverse of Cdf) and Isf (inverse of Sf: more accurate for a small upper tail). Parameters outside their range give NaN.
 */
/** P(X ≤ x) of the gamma distribution with this shape and scale 1. */
function gammaCdf(x, shape) {
    return x <= 0 ? zeroBelow(shape) : gammaP(shape, x);
}
/** P(X > x) of the gamma distribution with this shape and scale 1. */
function gammaSf(x, shape) {
    return x <= 0 ? 1 - zeroBelow(shape) : gammaQ(shape, x);
}
/** The x with P(X ≤ x) = p of the gamma distribution with this shape and scale 1. */
function gammaQuantile(p, shape) {
    return positivePoint(p, 1 - p, (x) => incomplete_gamma_gammaTails(shape, x), gammaGuess(p, shape), shape > 0);
}
/** The x with P(X > x) = q of the gamma distribution with this shape and scale 1. */
function gammaIsf(q, shape) {
    return positivePoint(1 - q, q, (x) => gammaTails(shape, x), gammaGuess(1 - q, shape), shape > 0);
}
/** P(X ≤ x) of chi-square with df > 0 degrees of freedom. */
function chi2Cdf(x, df) {
    return gammaCdf(x / 2, df / 2);
}
/** P(X > x) of chi-square with df > 0 degrees of freedom: the p-value of a chi-square test. */
function chi2Sf(x, df) {
    return gammaSf(x / 2, df / 2);
}
/** The x with P(X ≤ x) = p of chi-square. */
function chi2Quantile(p, df) {
    return 2 * gammaQuantile(p, df / 2);
}
/** The x with P(X > x) = q of chi-square. */
function chi2Isf(q, df) {
    return 2 * gammaIsf(q, df / 2);
}
/** P(X ≤ x) of the beta distribution. */
function betaCdf(x, a, b) {
    return betaTails(a, b, clamp(x), clamp(1 - x)).lower;
}
/** P(X > x) of the beta distribution. */
function betaSf(x, a, b) {
    return betaTails(a, b, clamp(x), clamp(1 - x)).upper;
}
/** The x with P(X ≤ x) = p of the beta distribution (Clopper and Pearson's limits). */
function betaQuantile(p, a, b) {
    return betaPoint(p, 1 - p, a, b);
}
/** The x with P(X > x) = q of the beta distribution. */
function betaIsf(q, a, b) {
    return betaPoint(1 - q, q, a, b);
}
/** P(X ≤ x) of F with d1 and d2 degrees of freedom. */
function fCdf(x, d1, d2) {
    return fTails(x, d1, d2).lower;
}
/** P(X > x) of F with d1 and d2 degrees of freedom: the p-value of an F test. */
function fSf(x, d1, d2) {
    return fTails(x, d1, d2).upper;
}
/** The x with P(X ≤ x) = p of F. */
function fQuantile(p, d1, d2) {
    return positivePoint(p, 1 - p, (x) => fTails(x, d1, d2), 1, d1 > 0 && d2 > 0);
}
/** The x with P(X > x) = q of F. */
function fIsf(q, d1, d2) {
    return positivePoint(1 - q, q, (x) => fTails(x, d1, d2), 1, d1 > 0 && d2 > 0);
}
/** P(T ≤ t) of Student's t with df > 0 degrees of freedom (infinity: the normal). */
function studentTCdf(t, df) {
    return studentTSf(-t, df);
}
/** P(T > t) of Student's t: half the p-value of a two-sided t test for t > 0. */
function studentTSf(t, df) {
    if (Number.isNaN(t) || !(df > 0))
        return Number.NaN;
    const tail = absoluteT(Math.abs(t), df).lower / 2;
    return t >= 0 ? tail : 1 - tail;
}
/** The t with P(T ≤ t) = p. */
function studentTQuantile(p, df) {
    return -studentTIsf(p, df);
}
/** The t with P(T > t) = q. */
function studentTIsf(q, df) {
    if (!(q >= 0 && q <= 1 && df > 0))
        return Number.NaN;
    if (q === 0.5)
        return 0;
    if (q > 0.5)
        return -studentTIsf(1 - q, df);
    if (q === 0)
        return Number.POSITIVE_INFINITY;
    if (df === Number.POSITIVE_INFINITY)
        return erf_normalIsf(q);
    const guess = Math.log(Math.max(erf_normalIsf(q), 1e-8));
    // `lower` is P(|T| > t), `upper` P(|T| ≤ t): the smaller one is solved for.
    return Math.exp(root_solveTails((u) => absoluteT(Math.exp(u), df), 2 * q, 1 - 2 * q, guess));
}
/** For t ≥ 0: lower = P(|T| > t), upper = P(|T| ≤ t). */
function absoluteT(t, df) {
    if (df === Number.POSITIVE_INFINITY) {
        const both = incomplete_gamma_gammaTails(0.5, (t * t) / 2);
        return { lower: both.upper, upper: both.lower };
    }
    const square = t * t;
    if (square > 1e300)
        return incomplete_beta_betaTails(df / 2, 0.5, df / t / t, 1);
    const sum = df + square;
    return incomplete_beta_betaTails(df / 2, 0.5, df / sum, square / sum, (0.5 * (square - 1) * df) / sum);
}
function fTails(x, d1, d2) {
    if (!(d1 > 0 && d2 > 0) || Number.isNaN(x))
        return { lower: Number.NaN, upper: Number.NaN };
    if (x <= 0)
        return { lower: 0, upper: 1 };
    if (x === Number.POSITIVE_INFINITY)
        return { lower: 1, upper: 0 };
    const sum = d2 + d1 * x;
    return incomplete_beta_betaTails(d1 / 2, d2 / 2, (d1 * x) / sum, d2 / sum, (-0.5 * d1 * d2 * (x - 1)) / sum);
}
function betaPoint(p, q, a, b) {
    if (!(p >= 0 && p <= 1 && a > 0 && b > 0))
        return Number.NaN;
    if (p === 0)
        return 0;
    if (q === 0)
        return 1;
    // In the log-odds, so that both ends of (0, 1) keep their digits.
    const tails = (u) => betaTails(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)));
    const u = solveTails(tails, p, q, Math.log(a / b));
    return 1 / (1 + Math.exp(-u));
}
function positivePoint(p, q, tails, guess, valid) {
    if (!(p >= 0 && p <= 1 && valid))
        return Number.NaN;
    if (p === 0)
        return 0;
    if (q === 0)
        return Number.POSITIVE_INFINITY;
    return Math.exp(root_solveTails((u) => tails(Math.exp(u)), p, q, Math.log(guess)));
}
/** Wilson and Hilferty's cube, or the leading term of the series where that is not positive. */
function gammaGuess(p, shape) {
    const c = 1 / (9 * shape);
    const z = -erf_normalIsf(Math.min(Math.max(p, 1e-300), 1 - 1e-16));
    const cube = shape * (1 - c + z * Math.sqrt(c)) ** 3;
    return cube > 0.01 * shape ? cube : Math.max(1e-300, (p * shape) ** (1 / shape));
}
function zeroBelow(shape) {
    return shape > 0 ? 0 : Number.NaN;
}
function clamp(x) {
    return Math.min(Math.max(x, 0), 1);
}

;// CONCATENATED MODULE: ./packages/numerics/lib/discrete.js





/*
 * Binomial, Poisson and hypergeometric. Cdf is P(X ≤ k), Sf is P(X > k) as in scipy (for P(X ≥ k) ask for k - 1);
 * Quantile is the smallest k with P(X ≤ k) ≥ p. k need not be whole: it is rounded down.
 */
/** P(X ≤ k) of the binomial: n trials, probability p each. */
function binomialCdf(k, n, p) {
    return binomialTails(k, n, p).lower;
}
/** P(X > k) of the binomial. */
function binomialSf(k, n, p) {
    return binomialTails(k, n, p).upper;
}
/** P(X = k) of the binomial, k whole. */
function binomialPmf(k, n, p) {
    if (!validBinomial(n, p))
        return Number.NaN;
    if (k < 0 || k > n || !Number.isInteger(k))
        return 0;
    if (p === 0 || p === 1)
        return k === n * p ? 1 : 0;
    const delta = p <= 0.5 ? deviation(k, n, p) : -deviation(n - k, n, 1 - p);
    return binomialMass(k, n - k, p, delta);
}
/** The smallest k with P(X ≤ k) ≥ level. */
function binomialQuantile(level, n, p) {
    if (!validBinomial(n, p) || !(level >= 0 && level <= 1))
        return Number.NaN;
    if (level === 0)
        return -1;
    const guess = n * p - normalIsf(level) * Math.sqrt(n * p * (1 - p));
    return solveDiscrete((k) => binomialTails(k, n, p), level, 1 - level, Number.isFinite(guess) ? guess : n, [0, n]);
}
/** P(X ≤ k) of the Poisson distribution with this mean. */
function poissonCdf(k, mean) {
    return poissonTails(k, mean).lower;
}
/** P(X > k) of the Poisson distribution with this mean. */
function poissonSf(k, mean) {
    return poissonTails(k, mean).upper;
}
/** P(X = k) of the Poisson distribution. */
function poissonPmf(k, mean) {
    if (!(mean >= 0))
        return Number.NaN;
    if (k < 0 || !Number.isInteger(k))
        return 0;
    if (mean === 0)
        return k === 0 ? 1 : 0;
    return k === 0 ? Math.exp(-mean) : gammaFactor(k, mean);
}
/** The smallest k with P(X ≤ k) ≥ level. */
function poissonQuantile(level, mean) {
    if (!(mean >= 0 && level >= 0 && level <= 1))
        return Number.NaN;
    if (level === 0)
        return -1;
    if (level === 1)
        return Number.POSITIVE_INFINITY;
    const guess = mean - normalIsf(level) * Math.sqrt(mean);
    return solveDiscrete((k) => poissonTails(k, mean), level, 1 - level, guess, [0, Number.MAX_SAFE_INTEGER]);
}
/** P(X ≤ k) of the hypergeometric: `draws` without replacement from a population with so many successes. */
function hypergeometricCdf(k, population, successes, draws) {
    return hypergeometricTails(k, population, successes, draws).lower;
}
/** P(X > k) of the hypergeometric. */
function hypergeometricSf(k, population, successes, draws) {
    return hypergeometricTails(k, population, successes, draws).upper;
}
/** P(X = k) of the hypergeometric, as three binomial masses (Loader 2000). */
function hypergeometricPmf(k, population, successes, draws) {
    if (!validHypergeometric(population, successes, draws))
        return Number.NaN;
    if (!Number.isInteger(k) || k < Math.max(0, draws + successes - population) || k > Math.min(successes, draws))
        return 0;
    const p = draws / population;
    if (p === 0 || p === 1)
        return 1;
    const failures = population - successes;
    const rest = draws - k;
    // k - successes·p without rounding the mean: (k·population - successes·draws) / population.
    const mean = successes * draws;
    const scaled = k * population;
    const exact = scaled - mean + (productError(k, population, scaled) - productError(successes, draws, mean));
    const delta = exact / population;
    const chosen = binomialMass(k, successes - k, p, delta);
    const others = binomialMass(rest, failures - rest, p, -delta);
    return (chosen * others) / binomialMass(draws, population - draws, p, 0);
}
/** The smallest k with P(X ≤ k) ≥ level. */
function hypergeometricQuantile(level, population, successes, draws) {
    if (!validHypergeometric(population, successes, draws) || !(level >= 0 && level <= 1))
        return Number.NaN;
    const least = Math.max(0, draws + successes - population);
    const greatest = Math.min(successes, draws);
    if (level === 0)
        return least - 1;
    const mean = (draws * successes) / population;
    const tails = (k) => hypergeometricTails(k, population, successes, draws);
    return solveDiscrete(tails, level, 1 - level, mean, [least, greatest]);
}
/**
 * x successes and y failures with probability p each, given x - (x + y) p: the binomial probability from Stirling's errors
 * and deviances.
 */
function binomialMass(x, y, p, delta) {
    if (x === 0)
        return y === 0 ? 1 : Math.exp(y * Math.log1p(-p));
    if (y === 0)
        return Math.exp(p > 0.5 ? x * Math.log1p(-delta / x) : x * Math.log(p));
    const n = x + y;
    const exponent = stirlingError(n) -
        stirlingError(x) -
        stirlingError(y) -
        deviance(x, n * p, delta) -
        deviance(y, n * (1 - p), -delta);
    return Math.exp(exponent) / (sqrtTwoPi * Math.sqrt(x * (y / n)));
}
function binomialTails(at, n, p) {
    const k = Math.floor(at);
    if (!validBinomial(n, p) || Number.isNaN(k))
        return { lower: Number.NaN, upper: Number.NaN };
    if (k < 0)
        return { lower: 0, upper: 1 };
    if (k >= n)
        return { lower: 1, upper: 0 };
    const both = incomplete_beta_betaTails(k + 1, n - k, p, 1 - p);
    return { lower: both.upper, upper: both.lower };
}
function poissonTails(at, mean) {
    const k = Math.floor(at);
    if (!(mean >= 0) || Number.isNaN(k))
        return { lower: Number.NaN, upper: Number.NaN };
    if (k < 0)
        return { lower: 0, upper: 1 };
    if (k === Number.POSITIVE_INFINITY || mean === 0)
        return { lower: 1, upper: 0 };
    const both = gammaTails(k + 1, mean);
    return { lower: both.upper, upper: both.lower };
}
function hypergeometricTails(at, population, successes, draws) {
    const k = Math.floor(at);
    if (!validHypergeometric(population, successes, draws) || Number.isNaN(k))
        return { lower: Number.NaN, upper: Number.NaN };
    if (k < Math.max(0, draws + successes - population))
        return { lower: 0, upper: 1 };
    if (k >= Math.min(successes, draws))
        return { lower: 1, upper: 0 };
    const failuresLeft = population - successes - draws;
    const mean = (draws * successes) / population;
    if (k >= mean) {
        // P(X > k): from k + 1 outwards, each term from the one before.
        let term = 1;
        let sum = 1;
        for (let i = k + 1; term > 1e-17 * sum; i++) {
            term *= ((successes - i) / (i + 1)) * ((draws - i) / (failuresLeft + i + 1));
            sum += term;
        }
        const upper = sum * hypergeometricPmf(k + 1, population, successes, draws);
        return { lower: 1 - upper, upper };
    }
    let term = 1;
    let sum = 1;
    for (let i = k; term > 1e-17 * sum; i--) {
        term *= (i / (successes - i + 1)) * ((failuresLeft + i) / (draws - i + 1));
        sum += term;
    }
    const lower = sum * hypergeometricPmf(k, population, successes, draws);
    return { lower, upper: 1 - lower };
}
function validBinomial(n, p) {
    return n >= 0 && Number.isInteger(n) && p >= 0 && p <= 1;
}
function validHypergeometric(population, successes, draws) {
    return ([population, successes, draws].every((value) => Number.isInteger(value) && value >= 0) &&
        successes <= population &&
        draws <= population &&
        population > 0);
}

;// CONCATENATED MODULE: ./packages/numerics/lib/distinct.js
/*
 * How many different values a stream holds: exactly up to a limit, beyond it by HyperLogLog (Flajolet et al. 2007) with the estimator of Ertl 2017
 * ("New cardinality estimation algorithms for HyperLogLog sketches"), which needs no table of corrections.
 */
const indexBits = 16;
const registers = 1 << indexBits;
/** Bits of the hash that are left for the rank. */
const rankBits = 48;
/** Different values that are kept as they are. */
const exactLimit = 1 << 16;
/** The relative error of an estimate: three standard errors of 1.04 / √65,536. */
const distinctError = (3 * 1.04) / 256;
const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
/** Counts different values. The same for every order and every split of the same values. */
class DistinctCount {
    #ranks = new Uint8Array(registers);
    /** An open table of the values so far; undefined once there are too many. */
    #table = new Float64Array(256).fill(Number.NaN);
    #size = 0;
    /** Adds every value but NaN; 0 and -0 are one. */
    addAll(values) {
        for (let i = 0; i < values.length; i++) {
            const value = values[i] + 0;
            if (Number.isNaN(value))
                continue;
            const first = hashOf(value);
            const low = words[0];
            const high = words[1];
            const second = mixed(Math.imul(high ^ 0x165667b1, 0xc2b2ae35) ^ low);
            this.#count(first, second);
            if (this.#table)
                this.#put(value, first);
        }
    }
    /** Adds a text. A text is known by 64 bits of its hash: two of a million share them once in 40 million streams. */
    addText(text) {
        let first = 0x811c9dc5;
        let second = 0x01000193;
        for (let i = 0; i < text.length; i++) {
            const unit = text.charCodeAt(i);
            first = Math.imul(first ^ unit, 0x01000193);
            second = Math.imul(second ^ unit, 0x85ebca6b) + unit;
        }
        first = mixed(first ^ text.length);
        second = mixed(second);
        this.#count(first, second);
        // 53 of the bits as a number that stands for the text.
        if (this.#table)
            this.#put((second >>> 0) * 2 ** 21 + (first >>> 11));
    }
    /** Adds what another count has seen. */
    merge(other) {
        for (let i = 0; i < registers; i++)
            if (other.#ranks[i] > this.#ranks[i])
                this.#ranks[i] = other.#ranks[i];
        const theirs = other.#table;
        if (theirs === undefined)
            this.#table = undefined;
        for (const value of theirs ?? [])
            if (this.#table && !Number.isNaN(value))
                this.#put(value);
    }
    /** How many there are; where it is not exact it is within `distinctError` of it in 997 of 1,000 cases. */
    result() {
        return this.#table === undefined
            ? { value: Math.round(estimateOf(this.#ranks)), exact: false }
            : { value: this.#size, exact: true };
    }
    #count(first, second) {
        const at = first >>> indexBits;
        // Leading zeros of the 48 bits that follow, plus one.
        const upper = first & 0xffff;
        const rank = upper === 0 ? 17 + Math.clz32(second) : Math.clz32(upper) - 15;
        if (rank > this.#ranks[at])
            this.#ranks[at] = rank;
    }
    #put(value, hash = hashOf(value)) {
        const table = this.#table;
        let slot = hash & (table.length - 1);
        for (;;) {
            const held = table[slot];
            if (held === value)
                return;
            if (Number.isNaN(held))
                break;
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = value;
        this.#size++;
        if (this.#size > exactLimit)
            this.#table = undefined;
        else if (this.#size * 2 > table.length)
            this.#grow(table);
    }
    #grow(old) {
        this.#table = new Float64Array(old.length * 4).fill(Number.NaN);
        this.#size = 0;
        for (const value of old)
            if (!Number.isNaN(value))
                this.#put(value);
    }
}
/** 32 bits that all of a number's bits move; leaves its words in `words`. */
function hashOf(value) {
    scratch[0] = value;
    return mixed(Math.imul(words[0] ^ 0x9e3779b9, 0x85ebca6b) ^ words[1]);
}
/** The finalizer of MurmurHash3 (public domain): every bit of the input moves every bit of the result. */
function mixed(word) {
    let h = word ^ (word >>> 16);
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    return h ^ (h >>> 16);
}
function estimateOf(ranks) {
    const counts = new Float64Array(rankBits + 2);
    for (const rank of ranks)
        counts[rank] = counts[rank] + 1;
    let z = registers * tau(1 - counts[rankBits + 1] / registers);
    for (let rank = rankBits; rank >= 1; rank--)
        z = (z + counts[rank]) / 2;
    z += registers * sigma(counts[0] / registers);
    return registers ** 2 / (2 * Math.LN2 * z);
}
/** x + Σ x^(2^k) 2^(k-1), k from 1. */
function sigma(x) {
    if (x === 1)
        return Number.POSITIVE_INFINITY;
    let [power, weight, sum, before] = [x, 1, x, Number.NaN];
    while (sum !== before) {
        before = sum;
        power *= power;
        sum += power * weight;
        weight *= 2;
    }
    return sum;
}
/** (1 - x - Σ (1 - x^(2^-k))² 2^-k) / 3, k from 1. */
function tau(x) {
    if (x === 0 || x === 1)
        return 0;
    let [root, weight, sum, before] = [x, 1, 1 - x, Number.NaN];
    while (sum !== before) {
        before = sum;
        root = Math.sqrt(root);
        weight /= 2;
        sum -= (1 - root) ** 2 * weight;
    }
    return sum / 3;
}

;// CONCATENATED MODULE: ./packages/numerics/lib/exact-sum.js
/*
 * Exact sums. Every finite double is an integer times a power of two; each of the 2047 exponents has a pair of counters (for
 * the upper 21 and the lower 32 bits of the mantissa), which hold whole numbers below 2^53 exactly. The total is put together
 * once at the end with whole numbers of any size and rounded once, to the nearest, ties to even. So the sum depends neither on
 * the order of the values nor on how they were split into parts (the idea of Neal 2015, "Fast exact summation using small and
 * large superaccumulators").
 */
const exponents = 2048;
/** After this many additions the lower counters could pass 2^53. */
const carryAfter = 1 << 20;
const exact_sum_scratch = new Float64Array(1);
const scratchBits = new Uint32Array(exact_sum_scratch.buffer);
/** Adds doubles exactly. `add` and `merge` in any order, then `total`. */
class exact_sum_ExactSum {
    #upper = new Float64Array(exponents);
    #lower = new Float64Array(exponents);
    #pending = 0;
    #notANumber = false;
    #infinities = 0;
    #negativeInfinities = 0;
    /** Adds one number; NaN and infinities make the total what IEEE addition would. */
    add(value) {
        exact_sum_scratch[0] = value;
        this.addWords(scratchBits[1], scratchBits[0]);
    }
    /** Adds one number given as the upper and lower 32 bits of its double: saves a detour where the caller has them. */
    addWords(high, low) {
        this.#addBits(high, low);
        if (++this.#pending === carryAfter)
            this.#carry();
    }
    /** Adds every number of an array, or of its part [start, end). */
    addAll(values, start = 0, end = values.length) {
        const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
        for (let i = start; i < end;) {
            const stop = Math.min(end, i + carryAfter - this.#pending);
            this.#pending += stop - i;
            for (; i < stop; i++)
                this.#addBits(bits[2 * i + 1], bits[2 * i]);
            if (this.#pending === carryAfter)
                this.#carry();
        }
    }
    /** Adds the product a·b with its rounding error, exactly while neither overflows nor underflows. */
    addProduct(a, b) {
        const product = a * b;
        this.add(product);
        const ca = 134217729 * a;
        const ah = ca - (ca - a);
        const al = a - ah;
        const cb = 134217729 * b;
        const bh = cb - (cb - b);
        const bl = b - bh;
        const error = ah * bh - product + ah * bl + al * bh + al * bl;
        if (Number.isFinite(error))
            this.add(error);
    }
    /** Forgets everything. */
    clear() {
        this.#upper.fill(0);
        this.#lower.fill(0);
        this.#pending = 0;
        this.#notANumber = false;
        this.#infinities = 0;
        this.#negativeInfinities = 0;
    }
    /** Adds what another sum holds. */
    merge(other) {
        other.#carry();
        this.#carry();
        for (let e = 0; e < exponents; e++) {
            this.#upper[e] = this.#upper[e] + other.#upper[e];
            this.#lower[e] = this.#lower[e] + other.#lower[e];
        }
        this.#pending = 2;
        this.#notANumber ||= other.#notANumber;
        this.#infinities += other.#infinities;
        this.#negativeInfinities += other.#negativeInfinities;
    }
    /** The sum, correctly rounded. */
    total() {
        const special = this.#special();
        return special ?? roundToDouble(this.units(), -1074);
    }
    /** The sum as a whole number of 2^-1074. Throws RangeError when a NaN or an infinity was added. */
    units() {
        if (this.#special() !== undefined)
            throw new RangeError('a NaN or an infinity was added: there is no exact sum');
        let sum = 0n;
        for (let e = 0; e < exponents; e++) {
            const upper = this.#upper[e];
            const lower = this.#lower[e];
            if (upper === 0 && lower === 0)
                continue;
            // Exponent field e: mantissa × 2^(max(e, 1) - 1075), here in units of 2^-1074.
            sum += ((BigInt(upper) << 32n) + BigInt(lower)) << BigInt(Math.max(e, 1) - 1);
        }
        return sum;
    }
    #special() {
        if (this.#notANumber || (this.#infinities > 0 && this.#negativeInfinities > 0))
            return Number.NaN;
        if (this.#infinities > 0)
            return Number.POSITIVE_INFINITY;
        return this.#negativeInfinities > 0 ? Number.NEGATIVE_INFINITY : undefined;
    }
    #addBits(high, low) {
        const e = (high >>> 20) & 0x7ff;
        if (e === 0x7ff) {
            if ((high & 0xfffff) !== 0 || low !== 0)
                this.#notANumber = true;
            else if (high >>> 31 === 0)
                this.#infinities++;
            else
                this.#negativeInfinities++;
            return;
        }
        const mantissa = e === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000;
        if (high >>> 31 === 0) {
            this.#upper[e] = this.#upper[e] + mantissa;
            this.#lower[e] = this.#lower[e] + low;
        }
        else {
            this.#upper[e] = this.#upper[e] - mantissa;
            this.#lower[e] = this.#lower[e] - low;
        }
    }
    /** Moves what is over 32 bits from the lower counters to the upper ones (which hold 2^32 carries). */
    #carry() {
        for (let e = 0; e < exponents; e++) {
            const lower = this.#lower[e];
            if (Math.abs(lower) < 4294967296)
                continue;
            const over = Math.trunc(lower / 4294967296);
            this.#upper[e] = this.#upper[e] + over;
            this.#lower[e] = lower - over * 4294967296;
        }
        this.#pending = 0;
    }
}
// One accumulator for all calls of exactSum: it is full of zeros again before each.
let shared;
/** The correctly rounded sum: the same for every order of the values. Empty: 0. */
function exactSum(values) {
    if (values.length < 40)
        return smallSum(values);
    shared ??= new exact_sum_ExactSum();
    shared.clear();
    shared.addAll(values);
    return shared.total();
}
/**
 * The correctly rounded sum of the values of each group.
 * @param codes the group of each value, in [0, groups); negative: in none
 */
function groupedExactSum(values, codes, groups) {
    if (groups <= 64 && values.length > 200 * groups)
        return fewGroups(values, codes, groups);
    const starts = new Uint32Array(groups + 1);
    for (let i = 0; i < values.length; i++) {
        const code = codes[i];
        if (code >= 0)
            starts[code + 1] = starts[code + 1] + 1;
    }
    for (let g = 0; g < groups; g++)
        starts[g + 1] = starts[g + 1] + starts[g];
    const next = starts.slice();
    const together = new Float64Array(starts[groups]);
    for (let i = 0; i < values.length; i++) {
        const code = codes[i];
        if (code < 0)
            continue;
        const at = next[code];
        next[code] = at + 1;
        together[at] = values[i];
    }
    const sums = new Float64Array(groups);
    for (let g = 0; g < groups; g++)
        sums[g] = exactSum(together.subarray(starts[g], starts[g + 1]));
    return sums;
}
/** With few groups and many values: one accumulator a group, no copy of the values. */
function fewGroups(values, codes, groups) {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    const sums = Array.from({ length: groups }, () => new exact_sum_ExactSum());
    for (let i = 0; i < values.length; i++) {
        const code = codes[i];
        if (code >= 0)
            sums[code].addWords(bits[2 * i + 1], bits[2 * i]);
    }
    return Float64Array.from(sums, (sum) => sum.total());
}
/** Few values: a whole-number sum without the counters. */
function smallSum(values) {
    let plain = 0;
    for (const value of values)
        plain += value;
    if (!Number.isFinite(plain) || values.length < 3)
        return plain;
    let sum = 0n;
    for (const value of values)
        sum += unitsOf(value);
    return roundToDouble(sum, -1074);
}
/** A finite double as a whole number of 2^-1074. */
function unitsOf(value) {
    exact_sum_scratch[0] = value;
    const high = scratchBits[1];
    const e = (high >>> 20) & 0x7ff;
    const mantissa = e === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000;
    const size = ((BigInt(mantissa) << 32n) + BigInt(scratchBits[0])) << BigInt(Math.max(e, 1) - 1);
    return high >>> 31 === 0 ? size : -size;
}
/** whole × 2^exponent as the nearest double, ties to even; infinity beyond the greatest. exponent ≥ -2148. */
function roundToDouble(whole, exponent) {
    if (whole === 0n)
        return 0;
    const negative = whole < 0n;
    const size = negative ? -whole : whole;
    const length = size.toString(16).length * 4;
    // Keep about 64 bits and one sticky bit, so that the conversion of the whole number rounds as the exact value would.
    const drop = Math.max(0, length - 68);
    let kept = size >> BigInt(drop);
    if (drop > 0 && kept << BigInt(drop) !== size)
        kept |= 1n;
    const scale = exponent + drop;
    const value = scaleByPower(kept, scale);
    return negative ? -value : value;
}
/** kept × 2^scale, rounded once: also where the result is subnormal. */
function scaleByPower(kept, scale) {
    const bits = kept.toString(2).length;
    if (scale + bits - 53 >= -1074 || scale >= -1074) {
        const value = Number(kept);
        // In two steps, because 2^scale alone may be out of range.
        const half = Math.trunc(scale / 2);
        return value * 2 ** half * 2 ** (scale - half);
    }
    // Subnormal: round to a whole number of 2^-1074 here, ties to even.
    const shift = BigInt(-1074 - scale);
    const floor = kept >> shift;
    const rest = kept - (floor << shift);
    const middle = 1n << (shift - 1n);
    const up = rest > middle || (rest === middle && (floor & 1n) === 1n);
    return Number(up ? floor + 1n : floor) * 2 ** -1074;
}

;// CONCATENATED MODULE: ./packages/numerics/lib/kolmogorov.js

/** P(√n D > x) in the limit: 2 Σ (-1)ᵏ⁻¹ exp(-2 k² x²), by its theta transform for small x. */
function kolmogorovSf(x) {
    if (Number.isNaN(x))
        return Number.NaN;
    if (x <= 0)
        return 1;
    if (x < 0.9)
        return 1 - kolmogorovCdf(x);
    let sum = 0;
    for (let k = 1; k < 20; k++) {
        const term = Math.exp(-2 * k * k * x * x);
        sum += k % 2 === 1 ? term : -term;
        if (term < 1e-18 * sum)
            break;
    }
    return 2 * sum;
}
/** P(√n D ≤ x) in the limit: √(2π)/x Σ exp(-(2k - 1)² π² / (8 x²)). */
function kolmogorovCdf(x) {
    if (Number.isNaN(x))
        return Number.NaN;
    if (x <= 0)
        return 0;
    if (x >= 0.9)
        return 1 - kolmogorovSf(x);
    let sum = 0;
    for (let k = 1; k < 20; k++) {
        const odd = (2 * k - 1) * Math.PI;
        sum += Math.exp((-odd * odd) / (8 * x * x));
    }
    return (Math.sqrt(2 * Math.PI) / x) * sum;
}
/**
 * Smirnov's one-sided law: P(D⁺ ≥ d) for n points (Birnbaum and Tingey 1951), as `scipy.special.smirnov`. Each term is a
 * binomial probability, so that the sum of positive terms keeps its digits; for n over 2000 (and n d² > 1) the smooth sum is taken at
 * about a thousand equally spaced points, which is exact to rounding (the trapezoid rule on a function flat at both ends).
 */
function smirnov(n, d) {
    if (!(n >= 1) || Number.isNaN(d))
        return Number.NaN;
    if (d <= 0)
        return 1;
    if (d >= 1)
        return 0;
    const term = (j) => {
        if (j === 0)
            return Math.exp(n * Math.log1p(-d));
        const p = d + j / n;
        if (p >= 1)
            return 0;
        return (binomialMass(j, n - j, p, -n * d) * d) / p;
    };
    const last = Math.floor(n * (1 - d));
    const flatEnds = n * d > 2 * n * d * d + 60 && n * d * d > 1;
    const step = n > 2000 && flatEnds ? n / 1024 : 1;
    let sum = 0;
    for (let j = 0; j <= last; j += step)
        sum += term(j);
    return Math.min(1, sum * step);
}
/** P(D ≥ d) of the exact two-sided one-sample Kolmogorov-Smirnov statistic, `scipy.stats.kstwo.sf(d, n)`. */
function kstwoSf(d, n) {
    return kstwo(d, n).upper;
}
/** P(D ≤ d) of the exact two-sided one-sample Kolmogorov-Smirnov statistic. */
function kstwoCdf(d, n) {
    return kstwo(d, n).lower;
}
function fromLower(lower) {
    const inside = Math.min(Math.max(lower, 0), 1);
    return { lower: inside, upper: 1 - inside };
}
function fromUpper(upper) {
    const inside = Math.min(Math.max(upper, 0), 1);
    return { lower: 1 - inside, upper: inside };
}
/** Chooses as Simard and L'Ecuyer (2011) do, and scipy after them. */
function kstwo(d, n) {
    if (!(n >= 1) || Number.isNaN(d))
        return { lower: Number.NaN, upper: Number.NaN };
    if (d >= 1)
        return { lower: 1, upper: 0 };
    const nd = n * d;
    if (nd <= 0.5)
        return { lower: 0, upper: 1 };
    if (nd <= 1) {
        // Ruben and Gambino: n! (2 d - 1/n)ⁿ.
        let product = 1;
        for (let i = 1; i <= n && product > 0; i++)
            product *= (i / n) * (2 * nd - 1);
        return fromLower(product);
    }
    if (nd >= n - 1)
        return fromUpper(2 * (1 - d) ** n);
    if (d >= 0.5)
        return fromUpper(2 * smirnov(n, d));
    const square = nd * d;
    if (n <= 140)
        return square <= 4 ? fromLower(durbin(n, d)) : fromUpper(2 * smirnov(n, d));
    if (square >= 2.2)
        return square >= 370 ? fromUpper(0) : fromUpper(2 * smirnov(n, d));
    if (n <= 100_000 && n * d ** 1.5 <= 1.4)
        return fromLower(durbin(n, d));
    return fromLower(pelzGood(n, d));
}
/** Durbin's matrix by repeated squaring (Marsaglia, Tsang and Wang 2003); numbers are kept in range by powers of two. */
function durbin(n, d) {
    const k = Math.ceil(n * d);
    const h = k - n * d;
    const m = 2 * k - 1;
    const result = matrixPower({ matrix: durbinMatrix(m, h), exponent: 0 }, n, m);
    let value = result.matrix[(k - 1) * m + (k - 1)];
    let exponent = result.exponent;
    for (let i = 1; i <= n; i++) {
        value *= i / n;
        if (value < 1e-140 && value > 0) {
            value *= 2 ** 460;
            exponent -= 460;
        }
    }
    // In two halves, because 2^exponent alone may underflow.
    return value * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2));
}
function matrixPower(base, n, m) {
    if (n === 1)
        return base;
    const half = matrixPower(base, Math.floor(n / 2), m);
    const square = multiply(half, half, m);
    return n % 2 === 1 ? multiply(square, base, m) : square;
}
function durbinMatrix(m, h) {
    const matrix = new Float64Array(m * m);
    const inverseFactorial = new Float64Array(m + 2);
    inverseFactorial[0] = 1;
    for (let i = 1; i <= m + 1; i++)
        inverseFactorial[i] = inverseFactorial[i - 1] / i;
    for (let i = 0; i < m; i++)
        for (let j = 0; j <= Math.min(i + 1, m - 1); j++)
            matrix[i * m + j] = inverseFactorial[i - j + 1];
    for (let i = 0; i < m; i++) {
        const edge = (1 - h ** (i + 1)) * inverseFactorial[i + 1];
        matrix[i * m] = edge;
        matrix[(m - 1) * m + (m - 1 - i)] = edge;
    }
    const corner = 1 - 2 * h ** m + Math.max(2 * h - 1, 0) ** m;
    matrix[(m - 1) * m] = corner * inverseFactorial[m];
    return matrix;
}
function multiply(a, b, m) {
    const product = new Float64Array(m * m);
    for (let i = 0; i < m; i++)
        for (let k = 0; k < m; k++) {
            const factor = a.matrix[i * m + k];
            if (factor === 0)
                continue;
            for (let j = 0; j < m; j++)
                product[i * m + j] = product[i * m + j] + factor * b.matrix[k * m + j];
        }
    const exponent = a.exponent + b.exponent;
    // By the largest entry, not the middle one: the corners may be many orders of magnitude away from it.
    let largest = 0;
    for (let i = 0; i < product.length; i++)
        largest = Math.max(largest, product[i]);
    if (largest < 2 ** 128)
        return { matrix: product, exponent };
    const shift = Math.floor(Math.log2(largest));
    for (let i = 0; i < product.length; i++)
        product[i] = product[i] * 2 ** -shift;
    return { matrix: product, exponent: exponent + shift };
}
/** Pelz and Good's expansion (1976) of P(D ≤ d) in powers of 1/√n, each coefficient in its theta form. */
function pelzGood(n, d) {
    const z = Math.sqrt(n) * d;
    const z2 = z * z;
    const z4 = z2 * z2;
    const z6 = z4 * z2;
    const pi2 = Math.PI ** 2;
    const sums = [0, 0, 0, 0];
    const extra = [0, 0];
    for (let k = Math.ceil((16 * z) / Math.PI) + 1; k >= 1; k--) {
        const odd2 = (2 * k - 1) ** 2 * pi2;
        const weight = Math.exp(-odd2 / (8 * z2));
        const [s0, s1, s2, s3] = sums;
        sums[0] = s0 + weight;
        sums[1] = s1 + weight * (odd2 / 4 - z2);
        sums[2] = s2 + weight * (6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * odd2) / 4 + ((1 - 2 * z2) * odd2 * odd2) / 16);
        sums[3] =
            s3 +
                weight *
                    (-30 * z6 -
                        90 * z6 * z2 +
                        ((135 * z4 - 96 * z6) * odd2) / 4 +
                        ((212 * z4 - 60 * z2) * odd2 * odd2) / 16 +
                        ((5 - 30 * z2) * odd2 ** 3) / 64);
        const whole2 = k * k * pi2;
        const even = Math.exp(-whole2 / (2 * z2));
        extra[0] = extra[0] + even * whole2;
        extra[1] = extra[1] + even * whole2 * (3 * z2 - whole2);
    }
    const root = Math.sqrt(2 * Math.PI);
    const [s0, s1, s2, s3] = sums;
    const k0 = (root * s0) / z;
    const k1 = (root * s1) / (6 * z4);
    const k2 = (root * s2) / (72 * z6 * z) - (root * extra[0]) / (36 * z2 * z);
    const k3 = (root * s3) / (6480 * z6 * z4) + (root * extra[1]) / (216 * z6);
    return k0 + k1 / Math.sqrt(n) + k2 / n + k3 / n ** 1.5;
}

;// CONCATENATED MODULE: ./packages/numerics/lib/moments.js

/**
 * Count, mean, variance, least and greatest value of a stream, mergeable. The sums of values and squares are exact, so the
 * result is the same for every order of the values and every split into parts. Values with a size outside
 * (1e-140, 1e150) lose exactness in their squares, nothing else.
 */
class Accumulator {
    #sum = new exact_sum_ExactSum();
    #squares = new exact_sum_ExactSum();
    #count = 0;
    #min = Number.POSITIVE_INFINITY;
    #max = Number.NEGATIVE_INFINITY;
    /** Adds one number. NaN is the caller's to drop: it makes every moment NaN. */
    add(value) {
        this.#count++;
        if (value < this.#min)
            this.#min = value;
        if (value > this.#max)
            this.#max = value;
        this.#sum.add(value);
        this.#squares.addProduct(value, value);
    }
    /** Adds every number of an array. */
    addAll(values) {
        for (let i = 0; i < values.length; i++)
            this.add(values[i]);
    }
    /** Adds what another accumulator has seen. */
    merge(other) {
        this.#sum.merge(other.#sum);
        this.#squares.merge(other.#squares);
        this.#count += other.#count;
        this.#min = Math.min(this.#min, other.#min);
        this.#max = Math.max(this.#max, other.#max);
    }
    get count() {
        return this.#count;
    }
    /** The exact sum as a whole number of 2^-1074. Throws RangeError when a NaN or an infinity was added. */
    sumUnits() {
        return this.#sum.units();
    }
    /** Everything it knows, each number correctly rounded from the exact sums. */
    moments() {
        const count = this.#count;
        const bounds = { count, min: this.#min, max: this.#max };
        if (count === 0)
            return { ...bounds, sum: 0, mean: Number.NaN, m2: Number.NaN };
        const sum = this.#sum.total();
        if (!Number.isFinite(sum) || !Number.isFinite(this.#squares.total()))
            return { ...bounds, sum, mean: sum / count, m2: Number.NaN };
        // In units of 2^-2148: n Σx² - (Σx)², divided by n once at the end.
        const units = this.#sum.units();
        const scaled = BigInt(count) * (this.#squares.units() << 1074n) - units * units;
        return {
            ...bounds,
            sum,
            mean: quotient(units, count, -1074),
            m2: scaled <= 0n ? 0 : quotient(scaled, count, -2148),
        };
    }
    /** The variance with divisor count - ddof; NaN when that is not positive. */
    variance(ddof = 0) {
        const { count, m2 } = this.moments();
        return count - ddof > 0 ? m2 / (count - ddof) : Number.NaN;
    }
}
/** (whole × 2^exponent) / divisor, rounded once. */
function quotient(whole, divisor, exponent) {
    const extra = 128;
    if (whole < 0n)
        return -quotient(-whole, divisor, exponent);
    const shifted = whole << BigInt(extra);
    const scaled = shifted / BigInt(divisor);
    // A remainder is kept as one last bit: it decides what would else look like a tie.
    const exact = scaled * BigInt(divisor) === shifted;
    return roundToDouble(exact ? scaled : scaled | 1n, exponent - extra);
}
/** The exact mean of an array, correctly rounded; NaN when empty. */
function exactMean(values) {
    if (values.length === 0)
        return Number.NaN;
    const sum = new ExactSum();
    sum.addAll(values);
    const total = sum.total();
    if (!Number.isFinite(total))
        return total / values.length;
    return quotient(sum.units(), values.length, -1074);
}
/** The exact weighted mean Σ w x / Σ w; NaN when the weights sum to 0. Both arrays have the same length. */
function exactWeightedMean(values, weights) {
    const products = new ExactSum();
    const total = new ExactSum();
    for (let i = 0; i < values.length; i++)
        products.addProduct(values[i], weights[i]);
    total.addAll(weights);
    return products.total() / total.total();
}

;// CONCATENATED MODULE: ./packages/numerics/lib/quantile.js
/**
 * A quantile of sorted values by linear interpolation: numpy's default (`method='linear'`, type 7 of Hyndman and Fan).
 * @param sorted ascending, not empty (empty: NaN)
 * @param q in [0, 1]
 */
function quantileSorted(sorted, q) {
    const n = sorted.length;
    if (n === 0 || !(q >= 0 && q <= 1))
        return Number.NaN;
    const at = q * (n - 1);
    const below = Math.floor(at);
    const low = sorted[below];
    const high = sorted[Math.min(below + 1, n - 1)];
    if (low === high)
        return low;
    const t = at - below;
    // From the nearer end, as numpy does, so that the result is monotone in q and exact at both ends.
    return t >= 0.5 ? high - (high - low) * (1 - t) : low + (high - low) * t;
}
/** How many of the sorted values are below x. O(log n). */
function countBelow(sorted, x) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (sorted[middle] < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** How many of the sorted values are at most x; the first `from` are known to be. O(log n). */
function countAtMost(sorted, x, from = 0) {
    let low = from;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (sorted[middle] <= x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./packages/numerics/lib/sort.js
/*
 * Radix sorts of doubles. A double is its 64 bits made order-preserving (sign bit set: all bits flipped, else the sign bit);
 * three passes of 11 bits sort by the upper 32 (sign, exponent, 20 bits of mantissa), then one insertion pass mends the few
 * neighbours that differ only in the lower 32. Where that would be many, the lower 32 are sorted first.
 */
const digitBits = 11;
const digits = 1 << digitBits;
const digitMask = digits - 1;
/** Below this many values an ordinary comparison sort is faster. */
const fewValues = 200;
/** Thrown when a value is NaN: it has no place in an order. The caller drops or counts missing values first. */
class NotANumberError extends RangeError {
    name = 'NotANumberError';
    constructor(index) {
        super(`value ${index} is NaN: it has no place in an order`);
    }
}
/** The buffer that the last sort moved values through: fresh pages cost as much as a pass. Kept up to 64 MiB, whatever is in it. */
let idle = new Float64Array(0);
const mostIdle = 2 ** 23;
/**
 * An ascending copy; -0 comes before 0. O(n). Throws NotANumberError for NaN.
 * @param into memory for the copy, apart from that of the values and at least as long: the result is a view of its beginning
 */
function sortFloat64(values, into) {
    const copy = () => {
        if (into === undefined)
            return values.slice();
        into.set(values);
        return into.subarray(0, values.length);
    };
    if (values.length < fewValues) {
        refuseNaN(values);
        return copy().sort();
    }
    const low = lowWordsMatter(values);
    const passes = [...(low ? passesOf(values, 0) : []), ...passesOf(values, 1)];
    // The input is only read. The buffers take turns so that the last pass writes to the fresh one.
    const sorted = passes.length === 0 ? copy() : (into?.subarray(0, values.length) ?? new Float64Array(values.length));
    if (passes.length > 1 && idle.length < values.length)
        idle = new Float64Array(values.length);
    const other = idle.subarray(0, values.length);
    passes.forEach(({ offsets, word, shift }, index) => {
        const last = (passes.length - index) % 2 === 1;
        const from = index === 0 ? values : last ? other : sorted;
        scatterValues(from, last ? sorted : other, offsets, word, shift);
    });
    if (idle.length > mostIdle)
        idle = new Float64Array(0);
    if (!low)
        insertionSort(sorted);
    return sorted;
}
/** The passes by the upper (1) or lower (0) words that move anything. */
function passesOf(values, word) {
    const counts = valueHistograms(values, word);
    return [0, 1, 2].flatMap((pass) => {
        const offsets = offsetsOf(counts, pass, values.length);
        return offsets === undefined ? [] : [{ word, shift: pass * digitBits, offsets }];
    });
}
/**
 * The indices that sort the values ascending; equal values keep their order (stable). -0 and 0 are equal.
 * Throws NotANumberError for NaN.
 */
function argsortFloat64(values) {
    const n = values.length;
    if (n < fewValues) {
        refuseNaN(values);
        const order = new Uint32Array(n);
        for (let i = 0; i < n; i++)
            order[i] = i;
        return order.sort((a, b) => values[a] - values[b] || a - b);
    }
    const words = upperWords(values);
    const counts = histograms(words);
    let order = new Uint32Array(n);
    for (let i = 0; i < n; i++)
        order[i] = i;
    let keys = words;
    if (lowWordsMatter(values)) {
        const lower = lowerWords(values, words);
        order = radixPasses(lower, order, histograms(lower)).order;
        keys = new Uint32Array(n);
        for (let i = 0; i < n; i++)
            keys[i] = words[order[i]];
        return radixPasses(keys, order, counts).order;
    }
    const sorted = radixPasses(keys, order, counts);
    if (lowerBits(values) !== 0)
        mendOrder(values, sorted.order, sorted.keys);
    return sorted.order;
}
/** Midranks from 1: equal values share the mean of their ranks, as scipy's `rankdata`. Throws NotANumberError for NaN. */
function rankMid(values) {
    const order = argsortFloat64(values);
    const ranks = new Float64Array(values.length);
    for (let start = 0; start < order.length;) {
        const value = values[order[start]];
        let end = start + 1;
        while (end < order.length && values[order[end]] === value)
            end++;
        const rank = (start + 1 + end) / 2;
        for (let i = start; i < end; i++)
            ranks[order[i]] = rank;
        start = end;
    }
    return ranks;
}
function refuseNaN(values) {
    for (let i = 0; i < values.length; i++)
        if (Number.isNaN(values[i]))
            throw new NotANumberError(i);
}
/** The upper words, order-preserving; -0 has the key of 0. */
function upperWords(values) {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    const words = new Uint32Array(values.length);
    for (let i = 0, j = 0; i < words.length; i++, j += 2) {
        const upper = bits[j + 1];
        if ((upper & 0x7ff00000) === 0x7ff00000 && ((upper & 0xfffff) !== 0 || bits[j] !== 0))
            throw new NotANumberError(i);
        // Negative: all bits flipped, else the sign bit; -0 (upper 0x80000000, lower 0) becomes 0.
        words[i] = upper === 0x80000000 && bits[j] === 0 ? 0x80000000 : upper ^ ((upper >> 31) | 0x80000000);
    }
    return words;
}
function lowerWords(values, words) {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    const lower = new Uint32Array(values.length);
    for (let i = 0, j = 0; i < lower.length; i++, j += 2) {
        const negative = words[i] < 0x80000000;
        lower[i] = negative ? ~bits[j] : bits[j];
    }
    return lower;
}
/** The counts of the three digits of every key, one after another, in one pass. */
function histograms(keys) {
    const counts = new Uint32Array(3 * digits);
    for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        const first = key & digitMask;
        const second = digits + ((key >>> digitBits) & digitMask);
        const third = 2 * digits + (key >>> (2 * digitBits));
        counts[first] = counts[first] + 1;
        counts[second] = counts[second] + 1;
        counts[third] = counts[third] + 1;
    }
    return counts;
}
/** Where each digit's run begins, or undefined when all keys share the digit: that pass moves nothing. */
function offsetsOf(counts, pass, n) {
    const offsets = new Uint32Array(digits);
    let sum = 0;
    for (let digit = 0; digit < digits; digit++) {
        const count = counts[pass * digits + digit];
        if (count === n)
            return undefined;
        offsets[digit] = sum;
        sum += count;
    }
    return offsets;
}
/** Moves values by a digit of their upper (1) or lower (0) word. */
function scatterValues(from, to, offsets, word, shift) {
    const bits = new Uint32Array(from.buffer, from.byteOffset, from.length * 2);
    for (let i = 0; i < from.length; i++) {
        const sign = bits[2 * i + 1] >> 31;
        const flip = word === 1 ? sign | 0x80000000 : sign;
        const digit = ((bits[2 * i + word] ^ flip) >>> shift) & digitMask;
        const at = offsets[digit];
        offsets[digit] = at + 1;
        to[at] = from[i];
    }
}
/** The counts of the three digits of the upper (1) or lower (0) words, as `histograms` has them. Refuses NaN. */
function valueHistograms(values, word) {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    const counts = new Uint32Array(3 * digits);
    for (let i = 0; i < values.length; i++) {
        const upper = bits[2 * i + 1];
        if ((upper & 0x7ff00000) === 0x7ff00000 && Number.isNaN(values[i]))
            throw new NotANumberError(i);
        const sign = upper >> 31;
        const key = word === 1 ? upper ^ (sign | 0x80000000) : bits[2 * i] ^ sign;
        const first = key & digitMask;
        const second = digits + ((key >>> digitBits) & digitMask);
        const third = 2 * digits + (key >>> (2 * digitBits));
        counts[first] = counts[first] + 1;
        counts[second] = counts[second] + 1;
        counts[third] = counts[third] + 1;
    }
    return counts;
}
function radixPasses(firstKeys, firstOrder, counts) {
    const n = firstKeys.length;
    let keys = firstKeys;
    let order = firstOrder;
    let nextKeys = new Uint32Array(n);
    let nextOrder = new Uint32Array(n);
    for (let pass = 0; pass < 3; pass++) {
        const offsets = offsetsOf(counts, pass, n);
        if (offsets === undefined)
            continue;
        const shift = pass * digitBits;
        for (let i = 0; i < n; i++) {
            const key = keys[i];
            const digit = (key >>> shift) & digitMask;
            const at = offsets[digit];
            offsets[digit] = at + 1;
            nextKeys[at] = key;
            nextOrder[at] = order[i];
        }
        const spareKeys = keys === firstKeys ? new Uint32Array(n) : keys;
        const spareOrder = order;
        keys = nextKeys;
        order = nextOrder;
        nextKeys = spareKeys;
        nextOrder = spareOrder;
    }
    return { order, keys };
}
/**
 * True when sorting by the upper words would leave long runs with different lower words: judged on a sample of every sixteenth value, at
 * most 4096, because a wrong guess costs time only, never the order.
 */
function lowWordsMatter(values) {
    const n = values.length;
    const stride = Math.max(1, Math.min(16, Math.floor(n / 128)), Math.floor(n / 4096));
    const sampled = Math.ceil(n / stride);
    const sample = new Float64Array(sampled);
    for (let i = 0; i < sampled; i++)
        sample[i] = values[i * stride];
    sample.sort();
    const bits = new Uint32Array(sample.buffer);
    // Expected distinct lower words in one run of the whole: collisions in the sample scale with the square of the stride.
    let collisions = 0;
    for (let i = 2; i < bits.length; i += 2)
        if (bits[i + 1] === bits[i - 1] && bits[i] !== bits[i - 2])
            collisions++;
    return (collisions / sampled) * stride > 8;
}
function insertionSort(values) {
    for (let i = 1; i < values.length; i++) {
        const value = values[i];
        let j = i - 1;
        if (values[j] <= value)
            continue;
        while (j >= 0 && values[j] > value) {
            values[j + 1] = values[j];
            j--;
        }
        values[j + 1] = value;
    }
}
/** All lower words together: 0 when no value has one (whole numbers below 2^20), and equal upper words mean equal values. */
function lowerBits(values) {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    let all = 0;
    for (let i = 0; i < bits.length && all === 0; i += 2)
        all |= bits[i];
    return all;
}
/** Sorts the runs of equal upper words by value; stable. */
function mendOrder(values, order, keys) {
    // The largest value of the run so far, at place i - 1: one look at the values a row.
    let before = 0;
    for (let i = 1; i < order.length; i++) {
        if (keys[i] !== keys[i - 1])
            continue;
        if (i === 1 || keys[i - 1] !== keys[i - 2])
            before = values[order[i - 1]];
        const index = order[i];
        const value = values[index];
        if (value >= before) {
            before = value;
            continue;
        }
        let j = i - 1;
        while (j >= 0 && keys[j] === keys[i] && values[order[j]] > value) {
            order[j + 1] = order[j];
            j--;
        }
        order[j + 1] = index;
    }
}

;// CONCATENATED MODULE: ./packages/numerics/lib/sketch.js

/** Fewer buckets could not hold every sign and exponent. */
const leastLimit = 4100;
/** The smallest double with a leading bit, 2^-1022. */
const leastNormal = 2 ** -1022;
const sketch_scratch = new Float64Array(1);
const sketch_scratchBits = new Uint32Array(sketch_scratch.buffer);
/**
 * A quantile sketch of doubles: counts by the leading bits of the value. It keeps as many bits of the mantissa as `limit` buckets
 * allow, so it is exact for up to `limit` different values, and beyond that every quantile comes with bounds that surely hold the
 * exact one (relative width at most 2^-bits). Unlike KLL or t-digest it uses no chance and no order: adding and merging in any
 * order and any split give the same sketch, bit by bit. Uniform collapse as in UDDSketch (Epicoco et al. 2020), on binary digits.
 */
class QuantileSketch {
    limit;
    #bits = 52;
    /** Ascending, one for each bucket. */
    #list = { keys: new Float64Array(0), counts: new Float64Array(0) };
    #count = 0;
    #min = Number.POSITIVE_INFINITY;
    #max = Number.NEGATIVE_INFINITY;
    /** @param limit most buckets, at least 4100 (8192 ≈ 64 kB) */
    constructor(limit = 8192) {
        if (!(Number.isInteger(limit) && limit >= leastLimit))
            throw new RangeError(`a sketch needs at least ${leastLimit} buckets, not ${limit}`);
        this.limit = limit;
    }
    get count() {
        return this.#count;
    }
    /** Bits of the mantissa that are kept; the relative width of a bucket is at most 2^-bits. */
    get bits() {
        return this.#bits;
    }
    /** Adds every value; -0 and numbers nearer to 0 than 2^-1022 count as 0. Throws NotANumberError for NaN and RangeError for an infinity: the caller counts those apart. */
    addAll(values) {
        this.addSorted(sortFloat64(values));
    }
    /** `addAll` of values that are in ascending order already. */
    addSorted(sorted) {
        // Equal prefixes are neighbours: the chunk becomes a list of buckets, and two lists are merged in one pass.
        const n = sorted.length;
        if (n === 0)
            return;
        if (!Number.isFinite(sorted[0]) || !Number.isFinite(sorted[n - 1]))
            throw new RangeError('an infinity has no place in a sketch');
        this.#take(collapsed({ keys: sorted, counts: new Float64Array(n).fill(1) }, this.#bits));
        this.#count += n;
        this.#min = Math.min(this.#min, truncated(sorted[0], 52));
        this.#max = Math.max(this.#max, truncated(sorted[n - 1], 52));
    }
    /** Adds what another sketch has seen; both need the same limit. */
    merge(other) {
        if (other.limit !== this.limit)
            throw new RangeError(`sketches of ${this.limit} and ${other.limit} buckets do not merge`);
        const bits = Math.min(this.#bits, other.#bits);
        this.#bits = bits;
        this.#list = collapsed(this.#list, bits);
        this.#take(collapsed(other.#list, bits));
        this.#count += other.#count;
        this.#min = Math.min(this.#min, other.#min);
        this.#max = Math.max(this.#max, other.#max);
    }
    /** The quantile by linear interpolation between order statistics, with bounds; NaN when the sketch is empty. */
    quantile(q) {
        if (this.#count === 0 || !(q >= 0 && q <= 1))
            return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN };
        const at = q * (this.#count - 1);
        const low = this.#orderStatistic(Math.floor(at));
        const high = this.#orderStatistic(Math.ceil(at));
        const t = at - Math.floor(at);
        const mix = (a, b) => (a === b ? a : a + (b - a) * t);
        return { value: mix(low.value, high.value), lower: mix(low.lower, high.lower), upper: mix(low.upper, high.upper) };
    }
    /** The least and greatest share of values at most x that the sketch allows. */
    shareAtMost(x) {
        let surely = 0;
        let perhaps = 0;
        for (let i = 0; i < this.#list.keys.length; i++) {
            const { lower, upper } = this.#edges(this.#list.keys[i]);
            const count = this.#list.counts[i];
            if (upper <= x)
                surely += count;
            if (lower <= x)
                perhaps += count;
        }
        return { lower: surely / this.#count, upper: perhaps / this.#count };
    }
    /**
     * The buckets at so many bits of the mantissa (no more than it keeps), ascending: the lower end toward zero, and how many values
     * it holds. Two sketches are compared at the fewer bits of the two.
     */
    buckets(bits = this.#bits) {
        if (bits > this.#bits)
            throw new RangeError(`the sketch keeps ${this.#bits} bits, not ${bits}`);
        const { keys, counts } = collapsed(this.#list, bits);
        return Array.from(keys, (key, i) => [key, counts[i]]);
    }
    /** The buckets, ascending: the least and greatest value that each can hold, and how many it does hold. */
    ranges() {
        return Array.from(this.#list.keys, (key, i) => ({ ...this.#edges(key), count: this.#list.counts[i] }));
    }
    /** Plain data for a profile: deterministic. */
    toData() {
        return {
            limit: this.limit,
            bits: this.#bits,
            count: this.#count,
            min: this.#count === 0 ? null : this.#min,
            max: this.#count === 0 ? null : this.#max,
            keys: [...this.#list.keys],
            counts: [...this.#list.counts],
        };
    }
    /** The sketch that `toData` described. Throws RangeError when the data contradict themselves. */
    static fromData(data) {
        const sketch = new QuantileSketch(data.limit);
        sketch.#bits = data.bits;
        const keys = Float64Array.from(data.keys);
        const ascending = keys.every((key, i) => truncated(key, data.bits) === key && (i === 0 || keys[i - 1] < key));
        if (data.keys.length !== data.counts.length || keys.length > data.limit || !ascending)
            throw new RangeError('a sketch has ascending keys of its bits, and one count for each');
        sketch.#list = { keys, counts: Float64Array.from(data.counts) };
        sketch.#count = data.counts.reduce((sum, count) => sum + count, 0);
        if (sketch.#count !== data.count)
            throw new RangeError('the counts of a sketch do not add up');
        sketch.#min = data.min ?? Number.POSITIVE_INFINITY;
        sketch.#max = data.max ?? Number.NEGATIVE_INFINITY;
        return sketch;
    }
    /** Merges buckets of the same bits, then keeps as many bits as the limit allows. */
    #take(more) {
        const merged = mergedBuckets(this.#list, more);
        if (merged.keys.length > this.limit)
            this.#bits = bitsFor(merged.keys, this.limit);
        this.#list = collapsed(merged, this.#bits);
    }
    #orderStatistic(rank) {
        let before = 0;
        for (let i = 0; i < this.#list.keys.length; i++) {
            const count = this.#list.counts[i];
            if (rank < before + count) {
                const { lower, upper } = this.#edges(this.#list.keys[i]);
                // Spread evenly over the bucket.
                return { value: lower + (upper - lower) * ((rank - before + 0.5) / count), lower, upper };
            }
            before += count;
        }
        return { value: this.#max, lower: this.#max, upper: this.#max };
    }
    /** The least and greatest value a bucket can hold, never beyond the least and greatest seen. */
    #edges(key) {
        const far = farEnd(key, this.#bits);
        return { lower: Math.max(this.#min, Math.min(key, far)), upper: Math.min(this.#max, Math.max(key, far)) };
    }
}
/** The buckets with keys of so many bits: neighbours that become equal are joined. */
function collapsed({ keys, counts }, bits) {
    const outKeys = new Float64Array(keys.length);
    const outCounts = new Float64Array(keys.length);
    let size = 0;
    for (let i = 0; i < keys.length; i++) {
        const key = truncated(keys[i], bits);
        if (size === 0 || outKeys[size - 1] !== key)
            outKeys[size++] = key;
        outCounts[size - 1] = outCounts[size - 1] + counts[i];
    }
    return { keys: outKeys.slice(0, size), counts: outCounts.slice(0, size) };
}
/** Both lists in one ascending list; a key of both occurs twice, side by side. */
function mergedBuckets(a, b) {
    const size = a.keys.length + b.keys.length;
    const keys = new Float64Array(size);
    const counts = new Float64Array(size);
    let i = 0;
    let j = 0;
    for (let at = 0; at < size; at++) {
        const first = j >= b.keys.length || (i < a.keys.length && a.keys[i] <= b.keys[j]);
        const from = first ? a : b;
        const index = first ? i++ : j++;
        keys[at] = from.keys[index];
        counts[at] = from.counts[index];
    }
    return collapsed({ keys, counts }, 52);
}
/** The most bits of the mantissa with which ascending, different keys make no more than `limit` buckets. */
function bitsFor(keys, limit) {
    // How many neighbours are equal in exactly so many leading bits of the mantissa: at more bits they part.
    const parting = new Float64Array(53);
    let apart = 1;
    const words = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
    for (let i = 2; i < words.length; i += 2) {
        const high = words[i + 1] ^ words[i - 1];
        // Another sign or exponent: never one bucket.
        if (high >>> 20 !== 0)
            apart++;
        else {
            const common = high !== 0 ? Math.clz32(high) - 12 : 20 + Math.clz32(words[i] ^ words[i - 2]);
            parting[common] = parting[common] + 1;
        }
    }
    let size = apart;
    let bits = 0;
    while (bits < 52 && size + parting[bits] <= limit)
        size += parting[bits++];
    return bits;
}
/** The value with only so many bits of its mantissa, rounded toward zero. */
function truncated(value, bits) {
    // Numbers too small for a leading bit count as 0: their prefixes would make buckets of both signs at 0.
    if (Math.abs(value) < leastNormal)
        return 0;
    if (bits === 52)
        return value;
    sketch_scratch[0] = value;
    const drop = 52 - bits;
    if (drop >= 32) {
        sketch_scratchBits[0] = 0;
        sketch_scratchBits[1] = sketch_scratchBits[1] & (-1 << (drop - 32));
    }
    else
        sketch_scratchBits[0] = sketch_scratchBits[0] & (-1 << drop);
    return sketch_scratch[0];
}
/** The value farthest from zero that has the same leading bits. */
function farEnd(key, bits) {
    if (bits === 52 || key === 0)
        return key;
    sketch_scratch[0] = key;
    const drop = 52 - bits;
    if (drop >= 32) {
        sketch_scratchBits[0] = 0xffffffff;
        sketch_scratchBits[1] = sketch_scratchBits[1] | (2 ** (drop - 32) - 1);
    }
    else
        sketch_scratchBits[0] = sketch_scratchBits[0] | (2 ** drop - 1);
    return sketch_scratch[0];
}

;// CONCATENATED MODULE: ./packages/numerics/lib/index.js


















/***/ })

};
