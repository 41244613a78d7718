export const id = 2919;
export const ids = [2919];
export const modules = {

/***/ 32919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Adwin: () => (/* reexport */ Adwin),
  Ddm: () => (/* reexport */ Ddm),
  Kswin: () => (/* reexport */ Kswin),
  PageHinkley: () => (/* reexport */ PageHinkley),
  ProfileAccumulator: () => (/* reexport */ ProfileAccumulator),
  andersonTwoSample: () => (/* reexport */ andersonTwoSample),
  benjaminiHochberg: () => (/* reexport */ benjaminiHochberg),
  binCounts: () => (/* reexport */ binCounts),
  binaryErrors: () => (/* reexport */ binaryErrors),
  binaryEstimates: () => (/* reexport */ binaryEstimates),
  buildProfile: () => (/* reexport */ buildProfile),
  calibrate: () => (/* reexport */ calibrate),
  changeOfFeature: () => (/* reexport */ changeOfFeature),
  checkDrift: () => (/* reexport */ checkDrift),
  classifierTwoSample: () => (/* reexport */ classifierTwoSample),
  combineVerdicts: () => (/* reexport */ combineVerdicts),
  compatDrift: () => (/* reexport */ compatDrift),
  compatModes: () => (/* reexport */ compatModes),
  contingencyTest: () => (/* reexport */ contingencyTest),
  cramerVonMises: () => (/* reexport */ cramerVonMises),
  cvmLimitSf: () => (/* reexport */ cvmLimitSf),
  dateText: () => (/* reexport */ dateText),
  decideAlarm: () => (/* reexport */ decideAlarm),
  defaultThresholds: () => (/* reexport */ defaultThresholds),
  detect: () => (/* reexport */ detect),
  driftErrors: () => (/* reexport */ driftErrors),
  estimateBinary: () => (/* reexport */ estimateBinary),
  estimateMulticlass: () => (/* reexport */ estimateMulticlass),
  estimateRegression: () => (/* reexport */ estimateRegression),
  eventsBefore: () => (/* reexport */ eventsBefore),
  findChange: () => (/* reexport */ findChange),
  fitBinnedError: () => (/* reexport */ fitBinnedError),
  fitIsotonic: () => (/* reexport */ fitIsotonic),
  fitReconstruction: () => (/* reexport */ fitReconstruction),
  hellinger: () => (/* reexport */ hellinger),
  importanceNdcg: () => (/* reexport */ importanceNdcg),
  isProfile: () => (/* reexport */ isProfile),
  jensenShannon: () => (/* reexport */ jensenShannon),
  klDivergence: () => (/* reexport */ klDivergence),
  ksMinimumDetectable: () => (/* reexport */ ksMinimumDetectable),
  ksPValue: () => (/* reexport */ ksPValue),
  lInfinity: () => (/* reexport */ lInfinity),
  lInfinityPValue: () => (/* reexport */ lInfinityPValue),
  mannWhitney: () => (/* reexport */ mannWhitney),
  measureNames: () => (/* reexport */ measureNames),
  mergePass: () => (/* reexport */ mergePass),
  mergeProfiles: () => (/* reexport */ mergeProfiles),
  needsCalibration: () => (/* reexport */ needsCalibration),
  parseProfile: () => (/* reexport */ parseProfile),
  profileBytes: () => (/* reexport */ profileBytes),
  psi: () => (/* reexport */ psi),
  pythonSampler: () => (/* reexport */ pythonSampler),
  reconstructionError: () => (/* reexport */ reconstructionError),
  rowTimes: () => (/* reexport */ rowTimes),
  rowsBetween: () => (/* reexport */ rowsBetween),
  rowsNeeded: () => (/* reexport */ rowsNeeded),
  seasonalReference: () => (/* reexport */ seasonalReference),
  sizeAware: () => (/* reexport */ sizeAware),
  splitWindows: () => (/* reexport */ splitWindows),
  takeRows: () => (/* reexport */ takeRows),
  timeOfText: () => (/* reexport */ timeOfText),
  totalVariation: () => (/* reexport */ totalVariation)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var lib = __webpack_require__(25070);
;// CONCATENATED MODULE: ./packages/drift/lib/errors.js

/** The closed set of errors of this package. Odd data is no error: it is a finding in the report. */
const driftErrors = {
    DRIFT_UNKNOWN_MEASURE: {
        summary: 'A drift rule names a measure that does not exist.',
        explanation: 'Rules use the names of the measures in the report: psi, jensen_shannon, hellinger, ks, chi2 and so on. The message lists those that fit the feature.',
    },
    DRIFT_BAD_OPTION: {
        summary: 'An option of the drift check is out of its range.',
        explanation: 'The message names the option, the value that was given, and the range that is accepted.',
    },
    DRIFT_BAD_PROFILE: {
        summary: 'A file given as a reference profile is not one.',
        explanation: 'A profile is the canonical JSON that `buildProfile` writes, with the field "schema": "mlops/drift-profile/v1". Make it again from the reference table, or give the table itself.',
    },
    DRIFT_PROFILES_DIFFER: {
        summary: 'Two profiles cannot be merged, since their bins differ.',
        explanation: 'Counts add only over the same bins. Build each part with the option `like`, giving the profile of the first part, then merge.',
    },
    DRIFT_EMPTY_REFERENCE: {
        summary: 'There is nothing to compare with.',
        explanation: 'The reference has no columns. Give the table the model was trained on, or its profile.',
    },
    DRIFT_COMPAT_NEEDS_TABLE: {
        summary: 'A compatibility mode needs the rows of the reference, not a profile.',
        explanation: 'Evidently, NannyML, Azure ML, Deepchecks and TFDV bin over the rows of both tables. Give the reference as a table.',
    },
    DRIFT_BAD_PREDICTIONS: {
        summary: 'The predictions do not have the columns that their task needs.',
        explanation: 'A prediction file has the column `prediction`, and for classification `probability_<class>` for each class. The message names the column that is missing.',
    },
};
/** Throws one of {@link driftErrors}. */
const fail = (0,lib/* errorsOf */.Bp)(driftErrors);

;// CONCATENATED MODULE: ./packages/drift/lib/distances.js
/**
 * Distances between two binned distributions, from counts. Every function takes the counts of the reference and of the current
 * set over the same bins; totals must be positive. An empty bin counts as half a row where a logarithm of its share is needed
 * (psi, kl_divergence): the value stays finite and does not depend on an arbitrary epsilon.
 */
/** Sums the two count vectors. */
function binCounts(reference, current) {
    let referenceRows = 0;
    let currentRows = 0;
    for (let bin = 0; bin < reference.length; bin++) {
        referenceRows += reference[bin];
        currentRows += current[bin];
    }
    return { reference, current, referenceRows, currentRows };
}
/** How many bins have a row in either set. */
function usedBins(counts) {
    let used = 0;
    for (let bin = 0; bin < counts.reference.length; bin++)
        if (counts.reference[bin] + counts.current[bin] > 0)
            used++;
    return used;
}
/** A share in which an empty bin is half a row. */
function flooredShare(count, rows) {
    return (count > 0 ? count : 0.5) / rows;
}
/** The part of one bin in the population stability index: (c − r) ln(c / r). */
function psiOfBin(counts, bin) {
    const r = counts.reference[bin];
    const c = counts.current[bin];
    if (r === 0 && c === 0)
        return 0;
    const p = flooredShare(r, counts.referenceRows);
    const q = flooredShare(c, counts.currentRows);
    return (q - p) * Math.log(q / p);
}
/** Population stability index, Σ (c − r) ln(c / r), natural logarithm. */
function psi(counts) {
    let sum = 0;
    for (let bin = 0; bin < counts.reference.length; bin++)
        sum += psiOfBin(counts, bin);
    return sum;
}
/** Kullback–Leibler divergence of the current set from the reference, Σ r ln(r / c), natural logarithm: `scipy.stats.entropy(reference, current)`. */
function klDivergence(counts) {
    let sum = 0;
    for (let bin = 0; bin < counts.reference.length; bin++) {
        const r = counts.reference[bin];
        if (r === 0)
            continue;
        const p = r / counts.referenceRows;
        sum += p * Math.log(p / flooredShare(counts.current[bin], counts.currentRows));
    }
    return Math.max(0, sum);
}
/** Jensen–Shannon distance, the square root of the divergence, as `scipy.spatial.distance.jensenshannon`; 0 to sqrt(ln 2 / ln base). */
function jensenShannon(counts, base = Math.E) {
    // With m = (p + q) / 2 and d = (q − p) / (p + q) a bin's part is m [2 d atanh(d) + ln(1 − d²)]: no term is negative, so nearly
    // equal distributions lose no digits.
    let sum = 0;
    for (let bin = 0; bin < counts.reference.length; bin++) {
        const p = counts.reference[bin] / counts.referenceRows;
        const q = counts.current[bin] / counts.currentRows;
        const both = p + q;
        if (p === 0 || q === 0)
            sum += both * Math.LN2;
        else {
            const d = (q - p) / both;
            sum += (both / 2) * (2 * d * Math.atanh(d) + Math.log1p(-d * d));
        }
    }
    const divergence = Math.max(0, sum / 2);
    return Math.sqrt(base === Math.E ? divergence : divergence / Math.log(base));
}
/** Hellinger distance, ‖√p − √q‖ / √2, between 0 and 1. */
function hellinger(counts) {
    let sum = 0;
    for (let bin = 0; bin < counts.reference.length; bin++) {
        const difference = Math.sqrt(counts.reference[bin] / counts.referenceRows) -
            Math.sqrt(counts.current[bin] / counts.currentRows);
        sum += difference * difference;
    }
    return Math.sqrt(sum / 2);
}
/** Total variation distance, half the sum of |p − q|, between 0 and 1. */
function totalVariation(counts) {
    let sum = 0;
    for (let bin = 0; bin < counts.reference.length; bin++)
        sum += Math.abs(counts.reference[bin] / counts.referenceRows - counts.current[bin] / counts.currentRows);
    return sum / 2;
}
/** Largest |p − q| of any bin, between 0 and 1. */
function lInfinity(counts) {
    let largest = 0;
    for (let bin = 0; bin < counts.reference.length; bin++) {
        const p = counts.reference[bin] / counts.referenceRows;
        const q = counts.current[bin] / counts.currentRows;
        largest = Math.max(largest, Math.abs(p - q));
    }
    return largest;
}

;// CONCATENATED MODULE: ./packages/drift/lib/finite.js
/** A measure as JSON can hold it: what is not finite becomes null, with a reason. */
function finiteMeasure(measure, reason) {
    const { value, pValue } = measure;
    const known = value === null || Number.isFinite(value);
    const fine = known && (pValue === undefined || pValue === null || Number.isFinite(pValue));
    const bounded = [measure.chance, measure.minimumDetectable, measure.error].every((one) => one === undefined || Number.isFinite(one));
    if (fine && bounded)
        return measure;
    const { chance, minimumDetectable, error, ...rest } = measure;
    return {
        ...rest,
        value: known ? value : null,
        ...(pValue === undefined ? {} : { pValue: fine ? pValue : null }),
        ...(chance !== undefined && Number.isFinite(chance) ? { chance } : {}),
        ...(minimumDetectable !== undefined && Number.isFinite(minimumDetectable) ? { minimumDetectable } : {}),
        ...(error !== undefined && Number.isFinite(error) ? { error } : {}),
        reason: measure.reason ?? reason,
    };
}
/** Every measure of a feature, as {@link finiteMeasure}. */
function finiteMeasures(measures, reason) {
    return Object.fromEntries(Object.entries(measures).flatMap(([name, measure]) => measure === undefined ? [] : [[name, finiteMeasure(measure, reason)]]));
}

// EXTERNAL MODULE: ./packages/numerics/lib/index.js + 15 modules
var numerics_lib = __webpack_require__(8129);
;// CONCATENATED MODULE: ./packages/drift/lib/laws.js

/** From the distance to the chi-square scale and back. */
const scales = {
    psi: { to: (value) => value, from: (scaled) => scaled },
    kl_divergence: { to: (value) => 2 * value, from: (scaled) => scaled / 2 },
    jensen_shannon: { to: (value) => 8 * value * value, from: (scaled) => Math.sqrt(scaled / 8) },
    hellinger: { to: (value) => 8 * value * value, from: (scaled) => Math.sqrt(scaled / 8) },
};
/** p-value, the value that chance alone exceeds in 1 of 20 windows, and the smallest drift seen with 80 % power. */
function sizeAware(distance, value, sizes) {
    const degrees = sizes.bins - 1;
    if (degrees < 1)
        return { pValue: 1, chance: 0, minimumDetectable: 0 };
    const unit = 1 / sizes.n + 1 / sizes.m;
    const scale = scales[distance];
    return {
        pValue: (0,numerics_lib/* chi2Sf */.wv)(scale.to(value) / unit, degrees),
        chance: scale.from(unit * criticalValue(degrees)),
        minimumDetectable: scale.from(unit * detectableNoncentrality(degrees)),
    };
}
/**
 * Current rows that make a drift of `limit` visible with 80 % power, or null where no number of current rows can, since the
 * reference itself is too small.
 */
function rowsNeeded(distance, limit, n, bins) {
    const degrees = bins - 1;
    if (degrees < 1)
        return 1;
    const room = scales[distance].to(limit) / detectableNoncentrality(degrees) - 1 / n;
    return room > 0 ? Math.ceil(1 / room) : null;
}
const criticalCache = new Map();
/** 95 % quantile of chi-square. */
function criticalValue(degrees) {
    const known = criticalCache.get(degrees);
    if (known !== undefined)
        return known;
    const value = (0,numerics_lib/* chi2Quantile */.MP)(0.95, degrees);
    criticalCache.set(degrees, value);
    return value;
}
const noncentralityCache = new Map();
/** Noncentrality at which a chi-square test of level 0.05 has 80 % power: bisection on the noncentral law. */
function detectableNoncentrality(degrees) {
    const known = noncentralityCache.get(degrees);
    if (known !== undefined)
        return known;
    const critical = criticalValue(degrees);
    let low = 0;
    let high = 8;
    while (noncentralCdf(critical, degrees, high) > 0.2)
        high *= 2;
    for (let step = 0; step < 60 && high - low > 1e-9 * high; step++) {
        const middle = (low + high) / 2;
        if (noncentralCdf(critical, degrees, middle) > 0.2)
            low = middle;
        else
            high = middle;
    }
    noncentralityCache.set(degrees, high);
    return high;
}
/** Noncentral chi-square CDF: Poisson mixture of central ones, summed outwards from its mode. */
function noncentralCdf(x, degrees, noncentrality) {
    const half = noncentrality / 2;
    let weight = Math.exp(-half);
    let sum = 0;
    let left = 1;
    for (let j = 0; j < 2000 && left > 1e-12; j++) {
        sum += weight * (0,numerics_lib/* chi2Cdf */.ui)(x, degrees + 2 * j);
        left -= weight;
        weight *= half / (j + 1);
    }
    return sum;
}
/**
 * p-value of the largest difference of shares over bins: the largest |z| of the pooled two-proportion tests, corrected for the
 * number of bins (Bonferroni), so never too small.
 */
function lInfinityPValue(reference, current, n, m) {
    let largest = 0;
    let bins = 0;
    for (let at = 0; at < reference.length; at++) {
        const r = reference[at];
        const c = current[at];
        if (r + c === 0)
            continue;
        bins++;
        const pooled = (r + c) / (n + m);
        const variance = pooled * (1 - pooled) * (1 / n + 1 / m);
        if (variance > 0)
            largest = Math.max(largest, Math.abs(r / n - c / m) / Math.sqrt(variance));
    }
    return Math.min(1, Math.max(1, bins) * 2 * (0,numerics_lib/* normalSf */.nG)(largest));
}
/**
 * The smallest Kolmogorov–Smirnov distance seen with 80 % power at level 0.05: critical value plus the 80 % deviation of the
 * empirical distance, both by the Dvoretzky–Kiefer–Wolfowitz inequality with Massart's constant (so never too small).
 */
function ksMinimumDetectable(n, m) {
    const unit = Math.sqrt((1 / n + 1 / m) / 2);
    return unit * (Math.sqrt(Math.log(2 / 0.05)) + Math.sqrt(Math.log(2 / 0.2)));
}
/**
 * Benjamini–Hochberg adjusted p-values: `adjusted[i] ≤ q` exactly for the hypotheses that are rejected at false discovery rate q.
 * Entries that are null stay null and do not count.
 */
function benjaminiHochberg(pValues) {
    const order = pValues
        .map((p, at) => ({ p, at }))
        .filter((entry) => entry.p !== null)
        .sort((a, b) => b.p - a.p);
    const adjusted = pValues.map(() => null);
    let smallest = 1;
    order.forEach(({ p, at }, position) => {
        smallest = Math.min(smallest, (p * order.length) / (order.length - position));
        adjusted[at] = smallest;
    });
    return adjusted;
}

;// CONCATENATED MODULE: ./packages/drift/lib/words.js
/** Numbers as people read them, the same on every machine. */
/** Whole number with thousands separators: 6,912. */
function count(value) {
    return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** Share as a percentage of one decimal, two below one percent: 24.6 %, 0.03 %. */
function percent(share) {
    const value = share * 100;
    if (value !== 0 && Math.abs(value) < 0.01)
        return '< 0.01 %';
    return `${value.toFixed(Math.abs(value) < 1 && value !== 0 ? 2 : 1)} %`;
}
/** A quantity at about four significant digits, with thousands separators where it is large: 10,000; 0.0312. */
function number(value) {
    if (!Number.isFinite(value))
        return String(value);
    const rounded = Number(value.toPrecision(4));
    if (Math.abs(rounded) >= 1e15)
        return rounded.toExponential(3);
    const [whole, fraction] = String(rounded).split('.');
    if (whole.includes('e'))
        return String(rounded);
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
/** A distance or score at three decimals, or at two significant digits where that would be 0. */
function distance(value) {
    if (value !== 0 && Math.abs(value) < 0.0005)
        return String(Number(value.toPrecision(2)));
    return value.toFixed(3);
}
/** A quantity at two significant digits: enough to see what kind of number it is, too few to know whose it is. */
function roughly(value) {
    return Number.isFinite(value) ? number(Number(value.toPrecision(2))) : String(value);
}

;// CONCATENATED MODULE: ./packages/drift/lib/binning.js


/** Up to this many different values, each gets a bin of its own. */
const perValueLimit = 20;
/**
 * Upper edges of the reference's bins: bin i holds edge[i−1] < x ≤ edge[i], the first and last are open to ±∞, so there are
 * `edges.length + 1` bins and a value outside the reference's range falls into a tail bin: one outlier moves no edge.
 * Edges are the reference's quantiles k / bins. A value that fills whole bins is cut off on its lower side too, so that it stands alone;
 * with at most 20 different values each has its own bin.
 * @param sorted ascending finite values of the reference, may be empty (then one bin)
 */
function quantileEdges(sorted, bins = 10) {
    if (sorted.length === 0)
        return [];
    const few = fewValues(sorted);
    if (few)
        return few.slice(0, -1);
    const largest = sorted[sorted.length - 1];
    const edges = new Set();
    let previous = Number.NaN;
    for (let k = 1; k < bins; k++) {
        const edge = (0,numerics_lib/* quantileSorted */.Z4)(sorted, k / bins);
        if (edge === previous) {
            const below = firstIndex(sorted, edge) - 1;
            if (below >= 0 && below + 1 >= sorted.length / (10 * bins))
                edges.add(sorted[below]);
        }
        previous = edge;
        if (edge < largest)
            edges.add(edge);
    }
    // A maximum that fills the last bins leaves no quantile edge below it.
    const below = firstIndex(sorted, largest) - 1;
    if (below >= 0 && sorted.length - below - 1 > sorted.length / bins)
        edges.add(sorted[below]);
    return [...edges].sort((a, b) => a - b);
}
/** The different values when there are at most {@link perValueLimit}, ascending; else undefined. O(limit · log n). */
function fewValues(sorted) {
    const values = [];
    let at = 0;
    while (at < sorted.length) {
        if (values.length === perValueLimit)
            return undefined;
        const value = sorted[at];
        values.push(value);
        at = upperBound(sorted, value);
    }
    return values;
}
/** How many values are ≤ x in an ascending array. */
function upperBound(sorted, x) {
    let low = 0;
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
/** Index of the first value ≥ x in an ascending array: how many are smaller. */
function firstIndex(sorted, x) {
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
/** Rows per bin of ascending values over right-closed upper edges; `edges.length + 1` counts. */
function countSorted(sorted, edges) {
    const counts = new Float64Array(edges.length + 1);
    let before = 0;
    edges.forEach((edge, bin) => {
        const upTo = upperBound(sorted, edge);
        counts[bin] = upTo - before;
        before = upTo;
    });
    counts[edges.length] = sorted.length - before;
    return counts;
}
/** Names of the bins for people: `≤ 10`, `10 – 20`, `> 20`. Numbers at four significant digits. */
function binNames(edges) {
    if (edges.length === 0)
        return ['all values'];
    return [
        `≤ ${number(edges[0])}`,
        ...edges.slice(1).map((edge, at) => `${number(edges[at])} – ${number(edge)}`),
        `> ${number(edges.at(-1))}`,
    ];
}

;// CONCATENATED MODULE: ./packages/drift/lib/contingency.js

/**
 * Chi-square or G test of independence on the 2 × K table of counts, as `scipy.stats.chi2_contingency`
 * (`lambda_="log-likelihood"` for G): Yates' correction for a 2 × 2 table; columns that are empty in both sets are left out.
 * One column left: the statistic is 0 with p = 1, nothing can differ.
 */
function contingencyTest(reference, current, kind) {
    let rows = 0;
    let columns = 0;
    let referenceRows = 0;
    for (let at = 0; at < reference.length; at++) {
        const column = reference[at] + current[at];
        if (column > 0)
            columns++;
        rows += column;
        referenceRows += reference[at];
    }
    const currentRows = rows - referenceRows;
    if (referenceRows === 0 || currentRows === 0)
        return { statistic: Number.NaN, pValue: null, method: 'asymptotic', degrees: 0, reason: 'a set has no rows' };
    if (columns < 2)
        return { statistic: 0, pValue: 1, method: 'asymptotic', degrees: 0 };
    const yates = columns === 2;
    let statistic = 0;
    for (let at = 0; at < reference.length; at++) {
        const column = reference[at] + current[at];
        if (column === 0)
            continue;
        statistic += cell(reference[at], (column * referenceRows) / rows, yates, kind);
        statistic += cell(current[at], (column * currentRows) / rows, yates, kind);
    }
    statistic = Math.max(0, statistic);
    return { statistic, pValue: (0,numerics_lib/* chi2Sf */.wv)(statistic, columns - 1), method: 'asymptotic', degrees: columns - 1 };
}
/** The part of one cell. Yates moves the count half a row towards what is expected, never past it. */
function cell(observed, expected, yates, kind) {
    const gap = expected - observed;
    const moved = yates ? observed + Math.sign(gap) * Math.min(0.5, Math.abs(gap)) : observed;
    if (kind === 'chi2')
        return ((moved - expected) * (moved - expected)) / expected;
    return moved > 0 ? 2 * moved * Math.log(moved / expected) : 0;
}

;// CONCATENATED MODULE: ./packages/drift/lib/ks.js

/** Rows above which scipy's `method="auto"` goes to the asymptotic law. */
const autoLimit = 10_000;
/**
 * p-value of the two-sided two-sample Kolmogorov–Smirnov test, as `scipy.stats.ks_2samp`.
 * `auto` is exact up to 10,000 rows a side. The asymptotic law is that of the one-sample statistic with round(nm / (n + m)) rows.
 * @param ksInteger max |i·m − j·n|, the statistic times n·m
 * @param budget largest number of lattice points that the exact law may visit; beyond it the asymptotic law is used
 */
function ksPValue(ksInteger, n, m, method = 'auto', budget = Number.POSITIVE_INFINITY) {
    const divisor = gcd(n, m);
    const height = Math.round(ksInteger / divisor);
    if (method === 'exact' || (method === 'auto' && Math.max(n, m) <= autoLimit)) {
        if (height === 0)
            return { pValue: 1, method: 'exact' };
        if (n === m)
            return { pValue: clip(outsideSquare(n, height)), method: 'exact' };
        const band = (2 * height * divisor) / Math.max(n, m);
        if (method === 'exact' || Math.min(band, Math.min(n, m)) * Math.max(n, m) <= budget)
            return { pValue: clip(outsideBand(n, m, divisor, height)), method: 'exact' };
    }
    return { pValue: clip((0,numerics_lib/* kstwoSf */.CN)(ksInteger / n / m, Math.round((n * m) / (n + m)))), method: 'asymptotic' };
}
/** Greatest common divisor of two positive integers. */
function gcd(a, b) {
    while (b !== 0)
        [a, b] = [b, a % b];
    return a;
}
function clip(p) {
    return Math.min(1, Math.max(0, p));
}
/**
 * P(D ≥ h / n) for two samples of equal size n: reflections of the lattice path (Gnedenko and Korolyuk 1951),
 * the alternating sum of binomials evaluated from the inside out so that no term is large.
 */
function outsideSquare(n, h) {
    let sum = 0;
    for (let k = Math.floor(n / h); k >= 0; k--) {
        let ratio = 1;
        for (let j = 0; j < h; j++)
            ratio = ((n - k * h - j) * ratio) / (n + k * h + j + 1);
        sum = ratio * (1 - sum);
    }
    return 2 * sum;
}
/**
 * P(the random lattice path from (0, 0) to (n, m) leaves the band |i/n − j/m| < h / lcm): the probability of having left,
 * P(i, j) = (i P(i−1, j) + j P(i, j−1)) / (i + j), with 1 outside the band (Hodges 1957). Adding up "has left" instead of
 * "has stayed" keeps full relative accuracy where p is small.
 */
function outsideBand(n, m, divisor, height) {
    const long = Math.max(n, m);
    const short = Math.min(n, m);
    const stepLong = long / divisor;
    const stepShort = short / divisor;
    // Row i of the long side holds j in (low, high): |i·stepShort − j·stepLong| < height.
    const row = new Float64Array(short + 1).fill(1);
    let low = 0;
    let high = Math.min(short, Math.ceil(height / stepLong) - 1);
    for (let j = low; j <= high; j++)
        row[j] = 0;
    for (let i = 1; i <= long; i++) {
        const nextLow = Math.max(0, Math.floor((i * stepShort - height) / stepLong) + 1);
        const nextHigh = Math.min(short, Math.ceil((i * stepShort + height) / stepLong) - 1);
        if (nextHigh < nextLow)
            return 1;
        for (let j = low; j < nextLow; j++)
            row[j] = 1;
        let left = nextLow === 0 ? 0 : 1;
        for (let j = nextLow; j <= nextHigh; j++) {
            left = (row[j] * i + left * j) / (i + j);
            row[j] = left;
        }
        low = nextLow;
        high = nextHigh;
    }
    return row[short];
}

;// CONCATENATED MODULE: ./packages/drift/lib/cramer-von-mises.js

/** Below this share of different values the law of the statistic no longer holds: it is derived for continuous data. */
const leastDistinctShare = 0.5;
/**
 * Two-sample Cramér–von Mises test. Statistic T as `scipy.stats.cramervonmises_2samp`; exact for at most 20 rows a side, else the
 * limiting law of the standardised statistic, whose tail is integrated directly (never 1 − cdf), so that p is right down to 1e-300.
 * With heavily tied data p is null: the law is for continuous data and would give p = 1e-5 for two equal 0/1 columns.
 */
function cramerVonMises(pass) {
    const { n, m, cvmU } = pass;
    const total = n + m;
    const { statistic, standard } = cvmStatistic(pass);
    if (pass.distinct < leastDistinctShare * total)
        return { statistic, pValue: null, method: 'none', reason: 'too many equal values: the test is for continuous data' };
    if (Math.max(n, m) <= 20)
        return { statistic, pValue: cvmExact(cvmU, n, m), method: 'exact' };
    return { statistic, pValue: cvmLimitSf(standard), method: 'asymptotic' };
}
/** The statistic T, and the same moved to mean and variance of its limiting law (Anderson 1962). */
function cvmStatistic({ n, m, cvmU }) {
    const product = n * m;
    const total = n + m;
    const statistic = cvmU / (product * total) - (4 * product - 1) / (6 * total);
    const mean = (1 + 1 / total) / 6;
    const variance = ((total + 1) * (4 * product * total - 3 * (n * n + m * m) - 2 * product)) / (45 * total * total * 4 * product);
    return { statistic, standard: 1 / 6 + (statistic - mean) / Math.sqrt(45 * variance) };
}
/** Nodes of the midpoint rule on each arc; the integrand is analytic and periodic in the angle, so the error is below 1e-15. */
const nodes = 96;
/**
 * P(W² > x) of the limiting Cramér–von Mises law: Smirnov's alternating series of integrals
 * (2/π) Σ_j (−1)^(j+1) ∫_{(2j−1)π}^{2jπ} exp(−x u²/2) / √(−u sin u) du (Smirnov 1936; Durbin 1973), each by u = a + π(1 − cos θ)/2.
 */
function cvmLimitSf(x) {
    if (!(x > 0.003))
        return 1;
    let sum = 0;
    for (let j = 1; j <= 200; j++) {
        const from = (2 * j - 1) * Math.PI;
        if ((x * from * from) / 2 > 745)
            break;
        let part = 0;
        for (let k = 0; k < nodes; k++) {
            const theta = ((k + 0.5) * Math.PI) / nodes;
            const offset = (Math.PI * (1 - Math.cos(theta))) / 2;
            const u = from + offset;
            // −sin(from + offset) = sin(offset) for the odd multiples of π; near the far end sin(π − offset) keeps its digits.
            const sine = offset < Math.PI / 2 ? Math.sin(offset) : Math.sin((Math.PI * (1 + Math.cos(theta))) / 2);
            part += (Math.exp((-x * u * u) / 2) / Math.sqrt(u * sine)) * Math.sin(theta);
        }
        const term = (part * Math.PI * Math.PI) / (2 * nodes);
        sum += j % 2 === 1 ? term : -term;
        if (term < 1e-17 * Math.abs(sum))
            break;
    }
    return Math.min(1, Math.max(0, (2 / Math.PI) * sum));
}
/** The last law worked out: the features of one table have the same sizes. */
let lastLaw;
/**
 * P(U ≥ u) under equal distributions without ties: the distribution of ζ = Σ (i·a − j·b)² over all lattice paths, built up one step at
 * a time (Anderson 1962; Xiao, Gordon and Yakovlev 2006). a = lcm / n, b = lcm / m; ζ is linear in U. For at most 20 × 20 steps.
 */
function cvmExact(cvmU, n, m) {
    const lcm = (n / gcd(n, m)) * m;
    const product = n * m;
    const observed = Math.floor((lcm * lcm * (n + m) * (6 * cvmU - product * (4 * product - 1))) / (6 * product * product));
    if (lastLaw === undefined || lastLaw.n !== n || lastLaw.m !== m)
        lastLaw = { n, m, tally: latticeLaw(n, m, lcm) };
    const { offset, values, ways } = lastLaw.tally;
    let all = 0;
    let extreme = 0;
    for (let at = 0; at < values.length; at++) {
        all += ways[at];
        if (values[at] + offset >= observed)
            extreme += ways[at];
    }
    return extreme / all;
}
function latticeLaw(n, m, lcm) {
    const a = lcm / n;
    const b = lcm / m;
    let previous = [];
    for (let i = 0; i <= n; i++) {
        const row = [];
        for (let j = 0; j <= m; j++) {
            const gap = (i * a - j * b) ** 2;
            const above = i > 0 ? previous[j] : undefined;
            const left = j > 0 ? row[j - 1] : undefined;
            const merged = above && left
                ? mergeTallies(above, left)
                : (above ?? left ?? { offset: 0, values: Float64Array.of(0), ways: Float64Array.of(1) });
            row.push({ ...merged, offset: merged.offset + gap });
        }
        previous = row;
    }
    return previous[m];
}
/** The union of two distributions, ways of equal values added. */
function mergeTallies(a, b) {
    const size = a.values.length + b.values.length;
    const values = new Float64Array(size);
    const ways = new Float64Array(size);
    let i = 0;
    let j = 0;
    let kept = 0;
    while (i < a.values.length || j < b.values.length) {
        const x = i < a.values.length ? a.values[i] + a.offset : Number.POSITIVE_INFINITY;
        const y = j < b.values.length ? b.values[j] + b.offset : Number.POSITIVE_INFINITY;
        values[kept] = x <= y ? x : y;
        ways[kept++] = (x <= y ? a.ways[i] : 0) + (y <= x ? b.ways[j] : 0);
        if (x <= y)
            i++;
        if (y <= x)
            j++;
    }
    return { offset: 0, values: values.subarray(0, kept), ways: ways.subarray(0, kept) };
}

;// CONCATENATED MODULE: ./packages/drift/lib/merge-pass.js
/**
 * Merges two ascending samples of finite numbers once and gathers all sums. O(n + m), no allocation.
 * Both must be non-empty; throws RangeError for a NaN. With gap = i·m − j·n (that is n·m·(F − G)) every sum needs only the gap before and after a group of equal
 * values; a value that stands alone, the common case, takes the short way.
 */
function mergePass(a, b) {
    const n = a.length;
    const m = b.length;
    const total = n + m;
    const inverse = 1 / n / m;
    let i = 0;
    let j = 0;
    let gap = 0;
    let highest = 0;
    let lowest = 0;
    let wasserstein = 0;
    let squared = 0;
    let cvmA = 0;
    let cvmB = 0;
    let rankSum = 0;
    let tieTerm = 0;
    let anderson = 0;
    let distinct = 0;
    let previous = Math.min(a[0], b[0]);
    while (i < n || j < m) {
        const x = i < n ? a[i] : Number.POSITIVE_INFINITY;
        const y = j < m ? b[j] : Number.POSITIVE_INFINITY;
        const value = x < y ? x : y;
        const before = i + j;
        const width = value - previous;
        const difference = gap * inverse;
        wasserstein += (difference < 0 ? -difference : difference) * width;
        squared += difference * difference * width;
        previous = value;
        distinct++;
        const gapBefore = gap;
        let ties = 1;
        if (x < y && a[i + 1] !== x) {
            rankSum += before + 1;
            cvmA += j * j;
            i++;
            gap += m;
        }
        else if (y < x && b[j + 1] !== y) {
            cvmB += i * i;
            j++;
            gap -= n;
        }
        else {
            // The group of equal values: ties of both samples at once, so that F and G are compared only after all of them.
            const startI = i;
            const startJ = j;
            while (i < n && a[i] === value)
                i++;
            while (j < m && b[j] === value)
                j++;
            const inA = i - startI;
            const inB = j - startJ;
            ties = inA + inB;
            if (ties === 0)
                throw new RangeError('a NaN has no place in an order');
            const midRank = before + (ties + 1) / 2;
            rankSum += inA * midRank;
            cvmA += squareSum(midRank - startI, inA);
            cvmB += squareSum(midRank - startJ, inB);
            tieTerm += ties * (ties * ties - 1);
            gap += inA * m - inB * n;
        }
        // Anderson–Darling: N·M − B·n at the middle of the group is the mean of the gaps, and has the same square in either sample.
        const middle = before + ties / 2;
        const denominator = middle * (total - middle) - (total * ties) / 4;
        const inner = (gapBefore + gap) / 2;
        if (denominator > 0)
            anderson += (ties * inner * inner) / denominator;
        if (gap > highest)
            highest = gap;
        else if (gap < lowest)
            lowest = gap;
    }
    const ksInteger = Math.max(highest, -lowest);
    return {
        n,
        m,
        ks: ksInteger / n / m,
        ksInteger,
        wasserstein,
        squared,
        cvmU: n * cvmA + m * cvmB,
        rankSum,
        tieTerm,
        anderson: (anderson / total) * (1 / n + 1 / m) * ((total - 1) / total),
        distinct,
    };
}
/** Σ_{k=1..count} (offset − k)²: the squared differences of one tie group's common rank from its members' own places. */
function squareSum(offset, count) {
    if (count === 1)
        return (offset - 1) * (offset - 1);
    return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6;
}

;// CONCATENATED MODULE: ./packages/drift/lib/privacy.js

/** Least rows for a value to be told, unless set. */
const defaultMinGroup = 10;
/** Keeps twelve significant digits: what a sum in another order could change is beyond them. */
function twelveDigits(value) {
    // Adding 0 turns −0 into 0: the two are one number, and JSON has only one of them.
    return Number(value.toPrecision(12)) + 0;
}
/** Twelve digits of a moment, null where it is too large for a double. */
function finiteDigits(value) {
    return Number.isFinite(value) ? twelveDigits(value) : null;
}
/** An extreme as it is when at least `minGroup` rows hold it, else rounded outwards to a hundredth of the range's order of magnitude. */
function outward(sorted, minGroup, side) {
    const low = sorted[0];
    const high = sorted[sorted.length - 1];
    const value = side === 'min' ? low : high;
    const held = upperBound(sorted, value) - firstIndex(sorted, value);
    if (held >= minGroup)
        return value + 0;
    const step = 10 ** (Math.floor(Math.log10(high - low)) - 2);
    const rounded = (side === 'min' ? Math.floor(value / step - 1e-9) : Math.ceil(value / step + 1e-9)) * step;
    const clean = twelveDigits(rounded);
    return Number.isFinite(clean) ? clean : value + 0;
}
/** The edge itself where `minGroup` rows hold it; else rounded to the spread of its `minGroup` nearest rows, so that it is no one's value. */
function privateEdge(sorted, edge, minGroup) {
    const from = firstIndex(sorted, edge);
    if (upperBound(sorted, edge) - from >= minGroup)
        return edge + 0;
    const low = sorted[Math.max(0, from - minGroup)];
    const high = sorted[Math.min(sorted.length - 1, from + minGroup)];
    const step = 10 ** Math.floor(Math.log10(high - low));
    const rounded = twelveDigits(Math.round(edge / step) * step);
    return Number.isFinite(rounded) ? rounded : edge + 0;
}

;// CONCATENATED MODULE: ./packages/drift/lib/rank-tests.js

/** Largest n × m for which the exact Mann–Whitney law is worked out. */
const exactMannWhitneyCells = 2_000_000;
/**
 * Mann–Whitney U of the first sample, two-sided, as `scipy.stats.mannwhitneyu`: mid-ranks, tie-corrected deviation and
 * continuity correction 0.5; exact when the smaller sample has at most 8 rows and nothing is tied.
 */
function mannWhitney(pass) {
    const { n, m, rankSum, tieTerm } = pass;
    const statistic = rankSum - (n * (n + 1)) / 2;
    const larger = Math.max(statistic, n * m - statistic);
    if (Math.min(n, m) <= 8 && tieTerm === 0 && n * m <= exactMannWhitneyCells)
        return { statistic, pValue: Math.min(1, 2 * mannWhitneyExactSf(larger, n, m)), method: 'exact' };
    const total = n + m;
    const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - tieTerm / (total * (total - 1))));
    if (!(deviation > 0))
        return { statistic, pValue: 1, method: 'asymptotic' };
    const z = (larger - (n * m) / 2 - 0.5) / deviation;
    return { statistic, pValue: Math.min(1, 2 * (0,numerics_lib/* normalSf */.nG)(z)), method: 'asymptotic' };
}
/**
 * The one-sided test that the first sample tends to be smaller, asymptotic, as `mannwhitneyu(x, y, alternative="less")`; exact as above.
 * Kept for the compatibility with a package that uses it as if it were two-sided.
 */
function mannWhitneyLess(pass) {
    const { n, m, rankSum, tieTerm } = pass;
    const statistic = rankSum - (n * (n + 1)) / 2;
    const other = n * m - statistic;
    if (Math.min(n, m) <= 8 && tieTerm === 0 && n * m <= exactMannWhitneyCells)
        return { statistic, pValue: mannWhitneyExactSf(other, n, m), method: 'exact' };
    const total = n + m;
    const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - tieTerm / (total * (total - 1))));
    const pValue = deviation > 0 ? (0,numerics_lib/* normalSf */.nG)((other - (n * m) / 2 - 0.5) / deviation) : 1;
    return { statistic, pValue, method: 'asymptotic' };
}
/** P(U ≥ u): the number of partitions of U in an n × m box, by the product of Gaussian binomials. */
function mannWhitneyExactSf(u, n, m) {
    const short = Math.min(n, m);
    const long = Math.max(n, m);
    const size = short * long;
    // Generating function Π (1 − q^(long+k)) / (1 − q^k), k = 1..short, kept as probabilities by scaling each factor.
    const weights = new Float64Array(size + 1);
    weights[0] = 1;
    for (let k = 1; k <= short; k++) {
        for (let at = size; at >= long + k; at--)
            weights[at] -= weights[at - long - k];
        for (let at = k; at <= size; at++)
            weights[at] += weights[at - k];
        const scale = k / (long + k);
        for (let at = 0; at <= size; at++)
            weights[at] *= scale;
    }
    let sum = 0;
    for (let at = size; at >= Math.ceil(u); at--)
        sum += weights[at];
    return sum;
}
/**
 * Anderson–Darling test for two samples with mid-ranks, as `scipy.stats.anderson_ksamp`: the standardised statistic, and p by the
 * quadratic through the logarithms of Scholz and Stephens' table, which ends at 0.25 and 0.001 (so p is clipped there).
 */
function andersonTwoSample(pass) {
    const { n, m } = pass;
    if (pass.distinct < 2)
        return { statistic: Number.NaN, pValue: null, method: 'interpolated', reason: 'every value is the same' };
    const statistic = (pass.anderson - 1) / Math.sqrt(andersonVariance(n, m));
    return { statistic, pValue: andersonP(statistic), method: 'interpolated' };
}
const harmonicCache = new Map();
/** h = Σ 1/i (i < N) and g = Σ_{i<j} 1/((N−i) j) of Scholz and Stephens; O(N), kept for the sizes of a run. */
function harmonics(total) {
    const known = harmonicCache.get(total);
    if (known)
        return known;
    let partial = 0;
    let g = 0;
    for (let at = 2; at < total; at++) {
        partial += 1 / (total - at + 1);
        g += partial / at;
    }
    const result = [partial + 1, g];
    if (harmonicCache.size > 64)
        harmonicCache.clear();
    harmonicCache.set(total, result);
    return result;
}
/** Variance of A² for k = 2 samples (Scholz and Stephens 1987, equation 4). */
function andersonVariance(n, m) {
    const total = n + m;
    const k = 2;
    const [h, g] = harmonics(total);
    const sizes = 1 / n + 1 / m;
    const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * sizes;
    const b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * sizes - 8 * h + 4 * g - 6;
    const c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * sizes + 4 * h;
    const d = (2 * h + 6) * k * k - 4 * h * k;
    return (a * total ** 3 + b * total ** 2 + c * total + d) / ((total - 1) * (total - 2) * (total - 3));
}
/** Levels of Scholz and Stephens' table 1 and their critical values for one degree (k − 1 = 1): b0 + b1 + b2. */
const andersonLevels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
const andersonCritical = [
    0.675 - 0.245 - 0.105,
    1.281 + 0.25 - 0.305,
    1.645 + 0.678 - 0.362,
    1.96 + 1.149 - 0.391,
    2.326 + 1.822 - 0.396,
    2.573 + 2.364 - 0.345,
    3.085 + 3.615 - 0.154,
];
const andersonFit = quadraticFit(andersonCritical, andersonLevels.map(Math.log));
function andersonP(statistic) {
    if (statistic < andersonCritical[0])
        return andersonLevels[0];
    if (statistic > andersonCritical[6])
        return andersonLevels[6];
    const [c0, c1, c2] = andersonFit;
    return Math.exp(c0 + statistic * (c1 + statistic * c2));
}
/** Least-squares parabola, centred so that the normal equations are well conditioned. */
function quadraticFit(xs, ys) {
    const centre = xs.reduce((sum, x) => sum + x, 0) / xs.length;
    const s = [0, 0, 0, 0, 0];
    const t = [0, 0, 0];
    xs.forEach((raw, at) => {
        const x = raw - centre;
        for (let power = 0; power < 5; power++)
            s[power] += x ** power;
        for (let power = 0; power < 3; power++)
            t[power] += ys[at] * x ** power;
    });
    const rows = [
        [s[0], s[1], s[2], t[0]],
        [s[1], s[2], s[3], t[1]],
        [s[2], s[3], s[4], t[2]],
    ];
    for (let pivot = 0; pivot < 3; pivot++)
        for (let row = 0; row < 3; row++) {
            if (row === pivot)
                continue;
            const factor = rows[row][pivot] / rows[pivot][pivot];
            for (let column = pivot; column < 4; column++)
                rows[row][column] -= factor * rows[pivot][column];
        }
    const [d0, d1, d2] = rows.map((row, at) => row[3] / row[at]);
    return [d0 - d1 * centre + d2 * centre * centre, d1 - 2 * d2 * centre, d2];
}

;// CONCATENATED MODULE: ./packages/drift/lib/samples.js

/** Sorts the finite values of a column and counts nulls and infinities. The column is not changed. */
function numericSample(column) {
    const { values } = column;
    const rows = values.length;
    let nulls = 0;
    let negativeInfinities = 0;
    let positiveInfinities = 0;
    const finite = new Float64Array(rows);
    let kept = 0;
    for (let row = 0; row < rows; row++) {
        const value = values[row];
        if (value - value === 0)
            finite[kept++] = value;
        else if (value > 0)
            positiveInfinities++;
        else if (value < 0)
            negativeInfinities++;
        else
            nulls++;
    }
    return {
        rows,
        sorted: (0,numerics_lib/* sortFloat64 */.fI)(kept === rows ? finite : finite.subarray(0, kept)),
        nulls,
        negativeInfinities,
        positiveInfinities,
    };
}
/** Mean and population standard deviation of ascending values: compensated sums in sorted order, so no row order shows. */
function momentsOfSorted(sorted) {
    const n = sorted.length;
    if (n === 0)
        return { mean: Number.NaN, std: Number.NaN };
    let sum = 0;
    let lost = 0;
    for (let at = 0; at < n; at++) {
        const value = sorted[at];
        const next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }
    const mean = (sum + lost) / n;
    let squares = 0;
    let drift = 0;
    for (let at = 0; at < n; at++) {
        const gap = sorted[at] - mean;
        squares += gap * gap;
        drift += gap;
    }
    return { mean, std: Math.sqrt(Math.max(0, squares - (drift * drift) / n) / n) };
}
/** Counts the levels of a text column. */
function categorySample(column) {
    const tally = new Float64Array(column.levels.length + 1);
    const { codes } = column;
    for (let row = 0; row < codes.length; row++)
        tally[codes[row] + 1]++;
    const counts = new Map();
    column.levels.forEach((level, code) => {
        const count = tally[code + 1];
        if (count > 0)
            counts.set(level, (counts.get(level) ?? 0) + count);
    });
    return { rows: codes.length, counts, nulls: tally[0] };
}

;// CONCATENATED MODULE: ./packages/drift/lib/measures.js










/** Limits of the effect sizes unless a rule says otherwise. PSI 0.1 is the customary "moderate" shift; the rest are the anchors' own. */
const defaultThresholds = {
    psi: 0.1,
    kl_divergence: 0.1,
    jensen_shannon: 0.1,
    hellinger: 0.1,
    total_variation: 0.1,
    l_infinity: 0.1,
    wasserstein_normed: 0.1,
    ks: 0.1,
};
/** Lattice points that the exact Kolmogorov–Smirnov law may visit inside a whole-table check: some tens of milliseconds. */
const ksBudget = 5_000_000;
/** Every measure of two numeric samples; bins are the reference's quantiles, plus a bin for missing values. */
function compareNumeric(reference, current, minGroup = defaultMinGroup) {
    const edges = quantileEdges(reference.sorted);
    const counts = binCounts(binWithMissing(reference, edges), binWithMissing(current, edges));
    return {
        measures: { ...binnedMeasures(counts), ...sampleMeasures(reference.sorted, current.sorted) },
        counts,
        names: [...toldBins(reference.sorted, edges, minGroup), 'missing'],
    };
}
/** Names of the bins that tell no one's value: of a sample that is too small only their numbers. */
function toldBins(sorted, edges, minGroup) {
    if (sorted.length < minGroup)
        return Array.from({ length: edges.length + 1 }, (_, at) => `bin ${at + 1}`);
    return binNames(edges.map((edge) => privateEdge(sorted, edge, minGroup)));
}
/** Counts over right-closed edges; infinities fall into the tail bins, the last count is that of the missing values. */
function binWithMissing(sample, edges) {
    const counts = new Float64Array(edges.length + 2);
    counts.set(countSorted(sample.sorted, edges));
    counts[0] += sample.negativeInfinities;
    counts[edges.length] += sample.positiveInfinities;
    counts[edges.length + 1] = sample.nulls;
    return counts;
}
/** The measures that need counts only. */
function binnedMeasures(counts) {
    const { referenceRows: n, currentRows: m } = counts;
    if (n === 0 || m === 0) {
        const reason = n === 0 ? 'the reference has no rows' : 'the current table has no rows';
        const names = [
            'psi',
            'kl_divergence',
            'jensen_shannon',
            'hellinger',
            'total_variation',
            'l_infinity',
            'chi2',
            'g_test',
        ];
        return Object.fromEntries(names.map((name) => [name, { value: null, reason }]));
    }
    const sizes = { n, m, bins: usedBins(counts) };
    const distance = (name, value) => ({
        value,
        ...sizeAware(name, value, sizes),
        ...threshold(name),
        method: 'chi-square law',
    });
    const contingency = (kind) => {
        const test = contingencyTest(counts.reference, counts.current, kind);
        return { value: test.statistic, pValue: test.pValue, method: test.method };
    };
    return {
        psi: distance('psi', psi(counts)),
        kl_divergence: distance('kl_divergence', klDivergence(counts)),
        jensen_shannon: distance('jensen_shannon', jensenShannon(counts)),
        hellinger: distance('hellinger', hellinger(counts)),
        total_variation: { value: totalVariation(counts), ...threshold('total_variation') },
        l_infinity: {
            value: lInfinity(counts),
            pValue: lInfinityPValue(counts.reference, counts.current, n, m),
            method: 'Bonferroni over bins',
            ...threshold('l_infinity'),
        },
        chi2: contingency('chi2'),
        g_test: contingency('g'),
    };
}
function threshold(name) {
    const limit = defaultThresholds[name];
    return limit === undefined ? {} : { threshold: limit };
}
/** Names of the measures that need both samples. */
const sampleNames = [
    'ks',
    'wasserstein',
    'wasserstein_normed',
    'energy',
    'cramer_von_mises',
    'anderson',
    'mann_whitney',
];
/** The measures that need the values themselves, from one pass over both sorted samples. Missing and infinite values do not take part. */
function sampleMeasures(a, b) {
    if (a.length === 0 || b.length === 0)
        return withoutSamples(`the ${a.length === 0 ? 'reference' : 'current table'} has no finite value`);
    const pass = mergePass(a, b);
    const { n, m } = pass;
    const ks = ksPValue(pass.ksInteger, n, m, 'auto', ksBudget);
    const { std } = momentsOfSorted(a);
    const cvm = cramerVonMises(pass);
    const anderson = n + m < 4 ? undefined : andersonTwoSample(pass);
    const whitney = mannWhitney(pass);
    const asMeasure = (test) => ({
        value: Number.isFinite(test.statistic) ? test.statistic : null,
        pValue: test.pValue,
        method: test.method,
        ...(test.reason === undefined ? {} : { reason: test.reason }),
    });
    return {
        ks: {
            value: pass.ks,
            pValue: ks.pValue,
            method: ks.method,
            minimumDetectable: ksMinimumDetectable(n, m),
            ...threshold('ks'),
        },
        wasserstein: { value: pass.wasserstein },
        wasserstein_normed: std > 0
            ? { value: pass.wasserstein / std, ...threshold('wasserstein_normed') }
            : { value: null, reason: 'the reference is constant: its standard deviation is 0' },
        energy: { value: Math.sqrt(2 * pass.squared) },
        cramer_von_mises: asMeasure(cvm),
        anderson: anderson ? asMeasure(anderson) : { value: null, reason: 'fewer than 4 values' },
        mann_whitney: asMeasure(whitney),
    };
}
function withoutSamples(reason) {
    return Object.fromEntries(sampleNames.map((name) => [name, { value: null, reason }]));
}
/** Above this many levels, those with fewer than {@link rareRows} rows in both sets together count as one. */
const manyLevels = 50;
const rareRows = 10;
/**
 * Every measure of two categorical samples. Distances use the reference's levels, one bin for all levels that the reference never had,
 * and one for missing values; chi2 and g_test use every level, as a cross table of the two sets would.
 */
function compareCategories(reference, current, minGroup = defaultMinGroup) {
    const union = new Set([...reference.counts.keys(), ...current.counts.keys()]);
    const grouped = union.size > manyLevels;
    const names = [];
    const r = [];
    const c = [];
    const everyR = [];
    const everyC = [];
    let unseen = 0;
    let rareReference = reference.other?.rows ?? 0;
    let rareCurrent = current.other?.rows ?? 0;
    for (const level of [...union].sort(byCodePoint)) {
        const inReference = reference.counts.get(level) ?? 0;
        const inCurrent = current.counts.get(level) ?? 0;
        everyR.push(inReference);
        everyC.push(inCurrent);
        const hidden = reference.other !== undefined && reference.other.rows > 0;
        if (inReference === 0 && hidden)
            rareCurrent += inCurrent;
        else if (inReference === 0)
            unseen += inCurrent;
        else if (grouped && inReference + inCurrent < rareRows) {
            rareReference += inReference;
            rareCurrent += inCurrent;
        }
        else {
            names.push(Math.max(inReference, inCurrent) >= minGroup ? level : 'a level with few rows');
            r.push(inReference);
            c.push(inCurrent);
        }
    }
    const counts = binCounts([...r, rareReference, 0, reference.nulls], [...c, rareCurrent, unseen, current.nulls]);
    const measures = binnedMeasures(counts);
    if (counts.referenceRows > 0 && counts.currentRows > 0 && reference.other === undefined)
        for (const [name, kind] of [
            ['chi2', 'chi2'],
            ['g_test', 'g'],
        ]) {
            const test = contingencyTest([...everyR, reference.nulls], [...everyC, current.nulls], kind);
            measures[name] = { value: test.statistic, pValue: test.pValue, method: test.method };
        }
    return { measures, counts, names: [...names, 'rare levels', 'unseen levels', 'missing'] };
}
function byCodePoint(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** The bins that carried the difference: those with the largest part of the PSI, at most `limit`. */
function largestBins(comparison, limit = 5) {
    const { counts, names } = comparison;
    if (counts.referenceRows === 0 || counts.currentRows === 0)
        return [];
    return names
        .map((bin, at) => ({
        bin,
        reference: counts.reference[at] / counts.referenceRows,
        current: counts.current[at] / counts.currentRows,
        psi: psiOfBin(counts, at),
    }))
        .filter((bin) => bin.psi > 0)
        .sort((a, b) => b.psi - a.psi)
        .slice(0, limit);
}
/**
 * The sample-based distances against a reference of which only fine counts are known. The values are those of the piecewise linear
 * distribution through the edges; `error` bounds how far the exact value can be. Tests that need ranks are not estimable.
 */
function measuresAgainstCounts(known, current) {
    const n = known.counts.reduce((sum, count) => sum + count, 0);
    const m = current.length;
    if (n === 0 || m === 0)
        return withoutSamples(`the ${n === 0 ? 'reference' : 'current table'} has no finite value`);
    const points = [known.min ?? known.edges[0] ?? 0, ...known.edges, known.max ?? known.edges.at(-1) ?? 0];
    let distance = 0;
    let bound = 0;
    let below = 0;
    const cumulative = [0];
    known.counts.forEach((count, bin) => {
        const before = below / n;
        below += count;
        const after = below / n;
        cumulative.push(after);
        const edge = known.edges[bin];
        const g0 = bin === 0 ? 0 : upperBound(current, known.edges[bin - 1]) / m;
        const g1 = edge === undefined ? 1 : firstIndex(current, edge) / m;
        if (edge !== undefined)
            distance = Math.max(distance, Math.abs(after - upperBound(current, edge) / m));
        bound = Math.max(bound, Math.abs(after - g0), Math.abs(before - g1));
    });
    const integrals = integrate(points, cumulative, current);
    let slack = 0;
    known.counts.forEach((count, bin) => {
        slack += (count / n) * Math.max(0, points[bin + 1] - points[bin]);
    });
    const rows = 'needs the rows of the reference: it is a profile here';
    const p = ksPValue(Math.round(distance * n * m), n, m, 'asymptotic');
    return {
        ...withoutSamples(rows),
        ks: {
            value: distance,
            pValue: p.pValue,
            method: 'asymptotic, at the edges of the profile',
            error: Math.max(0, bound - distance),
            minimumDetectable: ksMinimumDetectable(n, m),
            ...threshold('ks'),
        },
        wasserstein: { value: integrals.absolute, error: slack },
        wasserstein_normed: known.std !== null && known.std > 0
            ? { value: integrals.absolute / known.std, error: slack / known.std, ...threshold('wasserstein_normed') }
            : { value: null, reason: 'the reference is constant: its standard deviation is 0' },
        energy: { value: Math.sqrt(2 * integrals.squared) },
    };
}
/** ∫|F − G| and ∫(F − G)² where F is piecewise linear through (points, cumulative) and G is the empirical law of `current`. */
function integrate(points, cumulative, current) {
    const places = [...points, ...current].sort((a, b) => a - b);
    let absolute = 0;
    let squared = 0;
    let bin = 0;
    for (let at = 0; at + 1 < places.length; at++) {
        const from = places[at];
        const to = places[at + 1];
        if (to === from)
            continue;
        while (bin + 1 < points.length - 1 && from >= points[bin + 1])
            bin++;
        const f = (x) => {
            const x0 = points[bin];
            const x1 = points[bin + 1];
            if (x <= x0)
                return cumulative[bin];
            if (x >= x1)
                return cumulative[bin + 1];
            const c0 = cumulative[bin];
            return c0 + ((cumulative[bin + 1] - c0) * (x - x0)) / (x1 - x0);
        };
        const g = upperBound(current, from) / current.length;
        const d0 = f(from) - g;
        const d1 = f(to) - g;
        const width = to - from;
        absolute += d0 * d1 >= 0 ? (Math.abs(d0 + d1) / 2) * width : ((d0 * d0 + d1 * d1) / (2 * Math.abs(d1 - d0))) * width;
        squared += ((d0 * d0 + d0 * d1 + d1 * d1) / 3) * width;
    }
    return { absolute, squared };
}

;// CONCATENATED MODULE: ./packages/drift/lib/quality.js



/** The limits unless set. */
const defaultQualityLimits = {
    nullIncrease: 0.01,
    unseen: 0.01,
    outOfRange: 0.01,
    infinite: 0.001,
};
/** Least current rows to call a column constant. */
const constantRows = 30;
/**
 * P(at least k of m new rows lie beyond everything that n reference rows showed) when both come from one distribution:
 * Π (m − i) / (n + m − i), exact for continuous data and an upper bound with ties.
 */
function exceedancePValue(k, n, m) {
    let log = 0;
    for (let i = 0; i < k && log > -745; i++)
        log += Math.log((m - i) / (n + m - i));
    return Math.exp(log);
}
/** The most rows that chance alone puts beyond the reference's range in 19 of 20 windows. */
function exceedanceChance(n, m) {
    let k = 0;
    while (k < m && exceedancePValue(k + 1, n, m) > 0.05)
        k++;
    return k;
}
/** One-sided p-value that the share k / m is above j / n: exact where the reference has none, else the pooled normal test. */
function risePValue(j, n, k, m) {
    if (k === 0)
        return 1;
    if (j === 0)
        return exceedancePValue(k, n, m);
    const pooled = (j + k) / (n + m);
    const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    return deviation > 0 ? (0,numerics_lib/* normalSf */.nG)((k / m - j / n) / deviation) : 1;
}
/** The severity of a finding of a share with a p-value; undefined where chance can give it. */
function judged(share, limit, pValue, alpha) {
    if (pValue > alpha)
        return undefined;
    return share >= limit ? 'fail' : 'warn';
}
/** A rise of missing cells, or a column that arrives empty. */
function nullFindings(feature, reference, current, limits) {
    const { rows: n, nulls: j } = reference;
    const { rows: m, nulls: k } = current;
    if (m === 0 || n === 0)
        return [];
    const common = { kind: 'data-quality', feature, rows: k, share: k / m };
    if (k === m && j < n)
        return [
            {
                ...common,
                code: 'COLUMN_EMPTY',
                severity: 'fail',
                message: `All ${count(m)} cells are missing; in the reference ${percent(j / n)}.`,
            },
        ];
    const pValue = risePValue(j, n, k, m);
    const severity = judged(k / m - j / n, limits.nullIncrease, pValue, limits.alpha);
    if (severity === undefined)
        return [];
    const message = `${count(k)} of ${count(m)} cells are missing (${percent(k / m)}); in the reference ${percent(j / n)}.`;
    return [{ ...common, code: 'NULLS_ROSE', severity, message, pValue }];
}
/** Findings about one numeric column. `unit` is what {@link findUnitError} said. */
function numericFindings(reference, current, unit, limits) {
    const feature = reference.name;
    const findings = nullFindings(feature, reference, current, limits);
    const { sorted, rows: m } = current;
    const infinite = current.negativeInfinities + current.positiveInfinities;
    if (infinite > 0 && reference.infinities === 0) {
        const message = `${count(infinite)} of ${count(m)} values are infinite (${percent(infinite / m)}); in the reference none.`;
        const severity = infinite / m >= limits.infinite ? 'fail' : 'warn';
        findings.push({
            code: 'INFINITE_VALUES',
            kind: 'data-quality',
            severity,
            feature,
            message,
            rows: infinite,
            share: infinite / m,
        });
    }
    if (sorted.length === 0 || reference.finite === 0)
        return findings;
    if (unit)
        findings.push(unitFinding(reference, current, unit));
    const { distinct } = reference;
    const first = sorted[0];
    if (sorted.length >= constantRows && first === sorted.at(-1) && distinct !== 1 && reference.min !== reference.max)
        findings.push(constantFinding(feature, sorted.length, m, othersShare(reference, first)));
    findings.push(...rangeFindings(reference, current, limits), ...codeFindings(reference, current, limits));
    if (reference.type === 'integer' || reference.type === 'boolean') {
        const fractions = sorted.reduce((sum, value) => sum + (Number.isInteger(value) ? 0 : 1), 0);
        if (fractions > 0)
            findings.push({
                code: 'FRACTIONS_APPEARED',
                kind: 'schema',
                severity: fractions / m >= limits.unseen ? 'fail' : 'warn',
                feature,
                message: `${count(fractions)} of ${count(m)} values are no whole numbers (${percent(fractions / m)}); in the reference all are.`,
                rows: fractions,
                share: fractions / m,
            });
    }
    return findings;
}
/** Share of the reference's values that are not this one (about, for a profile). */
function othersShare(reference, value) {
    const { values } = reference;
    const before = values === undefined ? reference.cdf(value * (1 - 1e-12) - 1e-300) : previousCdf(reference, values, value);
    return 1 - (reference.cdf(value) - before);
}
function previousCdf(reference, values, value) {
    const below = values.filter((known) => known < value).at(-1);
    return below === undefined ? 0 : reference.cdf(below);
}
/** Fewer others in the reference than this, and a window without any is only worth a warning: rare events come in bunches. */
const rareOthers = 0.1;
/** A column of one value, where the reference has others too. */
function constantFinding(feature, filled, rows, others) {
    return {
        code: 'COLUMN_CONSTANT',
        kind: 'data-quality',
        severity: others >= rareOthers ? 'fail' : 'warn',
        feature,
        message: `Every one of ${count(filled)} values is the same; in the reference ${percent(others)} are others.`,
        rows: filled,
        share: filled / rows,
    };
}
function unitFinding(reference, current, unit) {
    const { sorted, rows } = current;
    const about = Math.round(unit.share * sorted.length);
    const whole = unit.share >= 0.95;
    const who = whole ? 'The values arrive' : `About ${percent(unit.share)} of the values (${count(about)} rows) arrive`;
    const shape = whole
        ? `their median is ${roughly(sorted[sorted.length >> 1])}, the reference's ${roughly(reference.quantile(0.5))}`
        : `taken back, ${percent(unit.explained)} of the difference is gone`;
    return {
        code: 'UNIT_CHANGED',
        kind: 'data-quality',
        severity: 'fail',
        feature: reference.name,
        message: `${who} ${unit.words}: ${shape}.`,
        rows: about,
        share: about / rows,
    };
}
/** Rows below the reference's smallest or above its largest value, with their median. */
function rangeFindings(reference, current, limits) {
    const { sorted, rows: m } = current;
    const from = reference.min === null ? 0 : firstIndex(sorted, reference.min);
    const to = reference.max === null ? sorted.length : upperBound(sorted, reference.max);
    if (from === 0 && to === sorted.length)
        return [];
    const moved = wholeMoved(reference, sorted.subarray(from, to), sorted.length);
    const findings = [];
    const add = (code, values, where) => {
        const k = values.length;
        if (k === 0)
            return;
        const pValue = exceedancePValue(k, reference.finite, sorted.length);
        const severity = judged(k / m, limits.outOfRange, pValue, limits.alpha);
        if (severity === undefined)
            return;
        const middle = k >= 10
            ? `; their median is ${roughly(values[k >> 1])}, the reference's ${roughly(reference.quantile(0.5))}`
            : '';
        findings.push({
            code,
            kind: 'data-quality',
            severity: moved ? 'warn' : severity,
            feature: reference.name,
            message: `${count(k)} rows (${percent(k / m)}) ${where}${middle}.${moved ? ' The whole distribution moved with them.' : ''}`,
            rows: k,
            share: k / m,
            pValue,
        });
    };
    add('BELOW_RANGE', sorted.subarray(0, from), `lie below the reference's smallest${told(reference.told.min)}`);
    add('ABOVE_RANGE', sorted.subarray(to), `lie above the reference's largest${told(reference.told.max)}`);
    return findings;
}
/**
 * True where the rows inside the range moved too (by a tenth in distribution), or are the lesser part: then the feature drifted as a
 * whole, and values beyond the old range belong to that; otherwise some rows arrive broken among others that are as before.
 */
function wholeMoved(reference, inside, all) {
    if (inside.length < all / 2)
        return true;
    let largest = 0;
    for (let k = 1; k < 20; k++) {
        const x = reference.quantile(k / 20);
        largest = Math.max(largest, Math.abs(upperBound(inside, x) / inside.length - reference.cdf(x)));
    }
    return largest >= 0.1;
}
/** An extreme in a sentence, nothing where it is withheld. */
function told(value) {
    return value === null ? '' : `, ${number(value)}`;
}
/** Codes (few different values) inside the range that the reference never had. */
function codeFindings(reference, current, limits) {
    const { values } = reference;
    if (values === undefined || reference.type !== 'integer' || values.length > 20)
        return [];
    const { sorted, rows: m } = current;
    let known = 0;
    for (const value of values)
        known += upperBound(sorted, value) - firstIndex(sorted, value);
    const outside = firstIndex(sorted, values[0]) + sorted.length - upperBound(sorted, values.at(-1));
    const k = sorted.length - known - outside;
    if (k === 0)
        return [];
    const pValue = exceedancePValue(k, reference.finite, sorted.length);
    const severity = judged(k / m, limits.unseen, pValue, limits.alpha);
    if (severity === undefined)
        return [];
    const message = `${count(k)} rows (${percent(k / m)}) hold a value between those of the reference, which has ${values.length} different ones.`;
    return [
        {
            code: 'UNSEEN_VALUES',
            kind: 'data-quality',
            severity,
            feature: reference.name,
            message,
            rows: k,
            share: k / m,
            pValue,
        },
    ];
}
/** Findings about one text column. */
function textFindings(reference, current, limits) {
    const feature = reference.name;
    const findings = nullFindings(feature, reference, current, limits);
    const m = current.rows;
    const { sample } = reference;
    const known = reference.rows - reference.nulls;
    const filled = m - current.nulls;
    if (filled === 0 || known === 0)
        return findings;
    if (filled >= constantRows && current.counts.size === 1 && (reference.distinct ?? 2) > 1) {
        const [level] = current.counts.keys();
        findings.push(constantFinding(feature, filled, m, 1 - (sample.counts.get(level ?? '') ?? 0) / known));
    }
    if (sample.other !== undefined)
        return findings;
    let unseenRows = 0;
    let unseenLevels = 0;
    for (const [level, rows] of current.counts)
        if (!sample.counts.has(level)) {
            unseenRows += rows;
            unseenLevels++;
        }
    if (unseenRows === 0)
        return findings;
    // Good and Turing: the share of rows whose level was not seen yet is about that of the levels seen once.
    let singles = 0;
    for (const rows of sample.counts.values())
        if (rows === 1)
            singles++;
    const pValue = singles === 0
        ? exceedancePValue(unseenRows, known, filled)
        : (0,numerics_lib/* binomialSf */.vD)(unseenRows - 1, filled, Math.min(1, (singles + 1) / known));
    const severity = judged(unseenRows / m, limits.unseen, pValue, limits.alpha);
    if (severity)
        findings.push({
            code: 'UNSEEN_LEVELS',
            kind: 'data-quality',
            severity,
            feature,
            message: `${count(unseenRows)} rows (${percent(unseenRows / m)}) hold ${unseenLevels === 1 ? 'a level' : `${count(unseenLevels)} levels`} that the reference never had.`,
            rows: unseenRows,
            share: unseenRows / m,
            pValue,
        });
    return findings;
}

;// CONCATENATED MODULE: ./packages/drift/lib/types.js
/** Names of the distances and tests, as scipy writes its own. */
const measureNames = [
    'psi',
    'kl_divergence',
    'jensen_shannon',
    'hellinger',
    'total_variation',
    'l_infinity',
    'wasserstein',
    'wasserstein_normed',
    'energy',
    'ks',
    'chi2',
    'g_test',
    'cramer_von_mises',
    'anderson',
    'mann_whitney',
];

;// CONCATENATED MODULE: ./packages/drift/lib/options.js





/** Level of one test among the findings: a fifth of alpha for all, over the features (Bonferroni), since each has several tests. */
function findingLevel(options, features) {
    return options.alpha / 5 / Math.max(1, features);
}
/** Fills in defaults and refuses what is out of range (DRIFT_BAD_OPTION, DRIFT_UNKNOWN_MEASURE). */
function settle(options) {
    const alpha = options.alpha ?? 0.05;
    if (!(alpha > 0 && alpha < 1))
        throw fail('DRIFT_BAD_OPTION', `alpha is ${alpha}.`, { remedy: 'Write a number between 0 and 1, such as 0.05.' });
    const minGroup = options.minGroup ?? defaultMinGroup;
    if (!(Number.isInteger(minGroup) && minGroup >= 1))
        throw fail('DRIFT_BAD_OPTION', `minGroup is ${minGroup}.`, { remedy: 'Write a whole number of at least 1.' });
    const performanceMargin = options.performanceMargin ?? 0.02;
    if (!(performanceMargin >= 0))
        throw fail('DRIFT_BAD_OPTION', `performanceMargin is ${performanceMargin}.`, {
            remedy: 'Write a number of at least 0.',
        });
    for (const [name, limit] of Object.entries(options.thresholds ?? {})) {
        knownMeasure(name);
        positiveLimit(`thresholds.${name}`, limit);
    }
    for (const [feature, rule] of Object.entries(options.rules ?? {})) {
        if (rule.measure !== undefined)
            knownMeasure(rule.measure);
        if (rule.threshold !== undefined)
            positiveLimit(`rules.${feature}.threshold`, rule.threshold);
    }
    for (const name of Object.values(options.measures ?? {}))
        knownMeasure(name);
    for (const [feature, weight] of Object.entries({ ...options.importances, ...options.currentImportances }))
        if (!(weight >= 0 && Number.isFinite(weight)))
            throw fail('DRIFT_BAD_OPTION', `The importance of "${feature}" is ${weight}.`, {
                remedy: 'Importances are finite and not negative: give their absolute values.',
            });
    return {
        ...options,
        alpha,
        minGroup,
        performanceMargin,
        exclude: [...(options.exclude ?? []), ...(options.identifying ?? [])],
        quality: { ...defaultQualityLimits, ...options.quality },
    };
}
function knownMeasure(name) {
    if (measureNames.includes(name))
        return;
    throw fail('DRIFT_UNKNOWN_MEASURE', `"${name}" is not a drift measure.`, {
        remedy: `Write one of ${measureNames.join(', ')}.`,
    });
}
function positiveLimit(option, value) {
    if (value > 0 && Number.isFinite(value))
        return;
    throw fail('DRIFT_BAD_OPTION', `${option} is ${value}.`, { remedy: 'Write a finite number above 0.' });
}
/** Measures that only numeric features have. */
const numericOnly = [
    'wasserstein',
    'wasserstein_normed',
    'energy',
    'ks',
    'cramer_von_mises',
    'anderson',
    'mann_whitney',
];
/** The rule of a feature: its own, else that of its kind, else psi. A limit of 0 means that significance alone decides (tests without an effect size). */
function ruleOf(feature, type, options) {
    const own = options.rules?.[feature];
    const measure = own?.measure ?? options.measures?.[type === 'text' ? 'text' : 'number'] ?? 'psi';
    if (type === 'text' && numericOnly.includes(measure))
        throw fail('DRIFT_UNKNOWN_MEASURE', `The rule of "${feature}" uses ${measure}, but the feature holds text.`, {
            remedy: `Write one of ${measureNames.filter((name) => !numericOnly.includes(name)).join(', ')}.`,
        });
    const threshold = own?.threshold ?? options.thresholds?.[measure] ?? defaultThresholds[measure] ?? 0;
    return { measure, threshold, alpha: options.alpha };
}

;// CONCATENATED MODULE: ./packages/drift/lib/profile-findings.js


/**
 * Findings about a numeric column that is known by its profile only: missing and infinite values, a constant, and rows beyond the
 * reference's extremes where the profile was built like it. A change of unit needs the rows.
 */
function profileFindings(reference, current, rows, limits) {
    const feature = reference.name;
    const findings = nullFindings(feature, reference, { rows, nulls: current.nulls }, limits);
    const infinite = current.negativeInfinities + current.positiveInfinities;
    const common = { kind: 'data-quality', feature };
    if (infinite > 0 && reference.infinities === 0)
        findings.push({
            ...common,
            code: 'INFINITE_VALUES',
            severity: infinite / rows >= limits.infinite ? 'fail' : 'warn',
            message: `${count(infinite)} of ${count(rows)} values are infinite (${percent(infinite / rows)}); in the reference none.`,
            rows: infinite,
            share: infinite / rows,
        });
    const finite = current.counts.reduce((sum, own) => sum + own, 0);
    if (finite >= 30 && current.distinct === 1 && reference.distinct !== 1)
        findings.push({
            ...common,
            code: 'COLUMN_CONSTANT',
            severity: 'fail',
            message: `Every one of ${count(finite)} values is the same; in the reference they vary.`,
            rows: finite,
            share: finite / rows,
        });
    const sides = [
        ['BELOW_RANGE', current.outside?.below ?? 0, `lie below the reference's smallest${told(reference.told.min)}`],
        ['ABOVE_RANGE', current.outside?.above ?? 0, `lie above the reference's largest${told(reference.told.max)}`],
    ];
    for (const [code, k, where] of sides) {
        if (k === 0)
            continue;
        const pValue = exceedancePValue(k, reference.finite, finite);
        const severity = judged(k / rows, limits.outOfRange, pValue, limits.alpha);
        if (severity === undefined)
            continue;
        // Half of the rows beyond it: the feature moved as a whole, which is drift.
        const moved = k > finite / 2;
        const message = `${count(k)} rows (${percent(k / rows)}) ${where}.${moved ? ' The whole distribution moved with them.' : ''}`;
        findings.push({ ...common, code, severity: moved ? 'warn' : severity, message, rows: k, share: k / rows, pValue });
    }
    return findings;
}

;// CONCATENATED MODULE: ./packages/drift/lib/profile-compare.js






/**
 * Two numeric columns of which both are only known by counts over the same edges: binned measures exact, ks at the edges with its bound, Wasserstein and energy
 * of the piecewise linear distributions. Throws DRIFT_PROFILES_DIFFER where the edges are not the same.
 */
function compareNumberProfiles(reference, current) {
    if (reference.edges.length !== current.edges.length || reference.edges.some((edge, at) => edge !== current.edges[at]))
        throw fail('DRIFT_PROFILES_DIFFER', `The edges of column "${reference.name}" are not the same in both profiles.`, {
            remedy: 'Build the current profile with { like: the reference }.',
        });
    const edges = reference.coarse.map((at) => reference.edges[at]);
    const counts = binCounts(coarseCounts(reference, reference), coarseCounts(current, reference));
    return {
        measures: { ...binnedMeasures(counts), ...edgeMeasures(reference, current) },
        counts,
        names: [...binNames(edges), 'missing'],
    };
}
/** Rows over the ten bins of the reference, infinities in the tail bins, missing cells last. */
function coarseCounts(column, reference) {
    const bins = reference.coarse.length;
    const counts = new Float64Array(bins + 2);
    let bin = 0;
    column.counts.forEach((rows, at) => {
        counts[bin] += rows;
        if (reference.coarse[bin] === at)
            bin++;
    });
    counts[0] += column.negativeInfinities;
    counts[bins] += column.positiveInfinities;
    counts[bins + 1] = column.nulls;
    return counts;
}
function edgeMeasures(reference, current) {
    const n = reference.counts.reduce((sum, rows) => sum + rows, 0);
    const m = current.counts.reduce((sum, rows) => sum + rows, 0);
    const rows = { value: null, reason: 'needs the rows: both sides are profiles here' };
    const rank = { cramer_von_mises: rows, anderson: rows, mann_whitney: rows };
    if (n === 0 || m === 0)
        return { ...rank, ks: rows, wasserstein: rows, wasserstein_normed: rows, energy: rows };
    let f = 0;
    let g = 0;
    let largest = 0;
    let bound = 0;
    let absolute = 0;
    let squared = 0;
    let slack = 0;
    reference.counts.forEach((own, bin) => {
        const f0 = f / n;
        const g0 = g / m;
        f += own;
        g += current.counts[bin];
        const f1 = f / n;
        const g1 = g / m;
        largest = Math.max(largest, Math.abs(f1 - g1));
        bound = Math.max(bound, Math.abs(f1 - g0), Math.abs(g1 - f0));
        const low = bin === 0 ? least(reference.min, current.min) : reference.edges[bin - 1];
        const high = bin === reference.edges.length ? most(reference.max, current.max) : reference.edges[bin];
        const width = Number.isFinite(high - low) ? Math.max(0, high - low) : 0;
        const d0 = f0 - g0;
        const d1 = f1 - g1;
        absolute += d0 * d1 >= 0 ? (Math.abs(d0 + d1) / 2) * width : ((d0 * d0 + d1 * d1) / (2 * Math.abs(d1 - d0))) * width;
        squared += ((d0 * d0 + d0 * d1 + d1 * d1) / 3) * width;
        slack += Math.max(f1 - f0, g1 - g0) * width;
    });
    const limit = (name) => {
        const threshold = defaultThresholds[name];
        return threshold === undefined ? {} : { threshold };
    };
    return {
        ...rank,
        ks: {
            value: largest,
            pValue: ksPValue(Math.round(largest * n * m), n, m, 'asymptotic').pValue,
            method: 'asymptotic, at the edges of the profile',
            error: Math.max(0, bound - largest),
            minimumDetectable: ksMinimumDetectable(n, m),
            ...limit('ks'),
        },
        wasserstein: { value: absolute, error: slack },
        wasserstein_normed: reference.std !== null && reference.std > 0
            ? { value: absolute / reference.std, error: slack / reference.std, ...limit('wasserstein_normed') }
            : { value: null, reason: 'the reference is constant: its standard deviation is 0' },
        energy: { value: Math.sqrt(2 * squared) },
    };
}
function least(a, b) {
    return a === null || b === null ? Number.NaN : Math.min(a, b);
}
function most(a, b) {
    return a === null || b === null ? Number.NaN : Math.max(a, b);
}

;// CONCATENATED MODULE: ./packages/drift/lib/reference.js







/** The features of a reference table or profile, by name, in its order. Sorting a numeric column is put off until it is asked for. */
function referenceFeatures(reference, minGroup = defaultMinGroup) {
    const features = new Map();
    if (isProfileInput(reference))
        for (const column of reference.columns)
            features.set(column.name, () => column.kind === 'text'
                ? textOfProfile(column, reference.rows, minGroup)
                : numbersOfProfile(column, reference.rows));
    else
        for (const column of reference.columns)
            features.set(column.name, () => featureOfColumn(column, minGroup));
    return features;
}
/** True for a profile, false for a table. */
function isProfileInput(reference) {
    return 'schema' in reference;
}
/** A column of a reference table as a feature. */
function featureOfColumn(column, minGroup = defaultMinGroup) {
    if (column.kind === 'text') {
        const sample = categorySample(column);
        return {
            kind: 'text',
            name: column.name,
            type: 'text',
            rows: sample.rows,
            nulls: sample.nulls,
            distinct: sample.counts.size,
            sample,
            compare: (current) => compareCategories(sample, current, minGroup),
        };
    }
    return numbersOfSample(column.name, column.logical, numericSample(column), minGroup);
}
function numbersOfSample(name, type, sample, minGroup) {
    const { sorted } = sample;
    const n = sorted.length;
    const few = fewValues(sorted);
    const { mean, std } = momentsOfSorted(sorted);
    return {
        kind: 'number',
        name,
        type,
        rows: sample.rows,
        nulls: sample.nulls,
        infinities: sample.negativeInfinities + sample.positiveInfinities,
        finite: n,
        distinct: few ? few.length : null,
        min: n > 0 ? sorted[0] : null,
        max: n > 0 ? sorted[n - 1] : null,
        told: n >= minGroup
            ? { min: outward(sorted, minGroup, 'min'), max: outward(sorted, minGroup, 'max') }
            : { min: null, max: null },
        mean: n > 0 ? mean : null,
        std: n > 0 ? std : null,
        ...(few ? { values: few } : {}),
        cdf: (x) => upperBound(sorted, x) / n,
        quantile: (p) => (n > 0 ? (0,numerics_lib/* quantileSorted */.Z4)(sorted, p) : Number.NaN),
        compare: (current) => compareNumeric(sample, current, minGroup),
    };
}
function numbersOfProfile(column, rows) {
    const finite = column.counts.reduce((sum, count) => sum + count, 0);
    const points = [
        column.min ?? column.edges[0] ?? Number.NaN,
        ...column.edges,
        column.max ?? column.edges.at(-1) ?? Number.NaN,
    ];
    const cumulative = [0];
    for (const count of column.counts)
        cumulative.push(cumulative.at(-1) + count / Math.max(1, finite));
    return {
        kind: 'number',
        name: column.name,
        type: column.type,
        rows,
        nulls: column.nulls,
        infinities: column.negativeInfinities + column.positiveInfinities,
        finite,
        distinct: column.distinct,
        min: column.min,
        max: column.max,
        told: { min: column.min, max: column.max },
        mean: column.mean,
        std: column.std,
        cdf: (x) => linear(points, cumulative, x),
        quantile: (p) => linear(cumulative, points, p),
        compare: (current) => compareToProfile(column, current),
        compareProfile: (current) => compareNumberProfiles(column, current),
    };
}
/** Piecewise linear through ascending (xs, ys), constant outside. */
function linear(xs, ys, x) {
    if (!(x > xs[0]))
        return ys[0];
    for (let at = 1; at < xs.length; at++) {
        const x1 = xs[at];
        if (x > x1)
            continue;
        const x0 = xs[at - 1];
        const y0 = ys[at - 1];
        const y1 = ys[at];
        return x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y1;
    }
    return ys.at(-1);
}
/** Binned measures are exact over the profile's own edges; the others carry their error. */
function compareToProfile(column, current) {
    const edges = column.coarse.map((at) => column.edges[at]);
    const reference = coarseCounts(column, column);
    const counts = binCounts(reference, binWithMissing(current, edges));
    return {
        measures: { ...binnedMeasures(counts), ...measuresAgainstCounts(column, current.sorted) },
        counts,
        names: [...binNames(edges), 'missing'],
    };
}
function textOfProfile(column, rows, minGroup) {
    const sample = categoriesOfProfile(column, rows);
    return {
        kind: 'text',
        name: column.name,
        type: 'text',
        rows,
        nulls: column.nulls,
        distinct: column.distinct,
        sample,
        compare: (current) => compareCategories(sample, current, minGroup),
    };
}
/** The levels of a profile's column as a sample. */
function categoriesOfProfile(column, rows) {
    return {
        rows,
        nulls: column.nulls,
        counts: new Map(column.levels),
        ...(column.other.levels > 0 ? { other: column.other } : {}),
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/unit-error.js


const scaled = (factor, leastShare) => [
    { words: `${number(factor)} times too small`, factor, offset: 0, leastShare },
    { words: `${number(factor)} times too large`, factor: 1 / factor, offset: 0, leastShare },
];
const wholeColumn = 0.95;
const partOfColumn = 0.01;
/** What goes wrong between systems: metric prefixes, cents, months, hours, minutes, seconds, miles, pounds, inches, feet, degrees, signs. */
const conversions = [
    ...[10, 100, 1000, 1e6, 1e9, 12, 24, 60, 3600, 86_400].flatMap((factor) => scaled(factor, partOfColumn)),
    ...[1.609344, 2.2046226, 2.54, 3.2808399].flatMap((factor) => scaled(factor, wholeColumn)),
    { words: 'with the opposite sign', factor: -1, offset: 0, leastShare: partOfColumn },
    { words: 'in degrees Fahrenheit instead of Celsius', factor: 5 / 9, offset: -160 / 9, leastShare: wholeColumn },
    { words: 'in degrees Celsius instead of Fahrenheit', factor: 9 / 5, offset: 32, leastShare: wholeColumn },
    { words: 'in kelvin instead of degrees Celsius', factor: 1, offset: -273.15, leastShare: wholeColumn },
    { words: 'in degrees Celsius instead of kelvin', factor: 1, offset: 273.15, leastShare: wholeColumn },
];
/** A mixture must explain this much of the squared difference. */
const leastExplained = 0.95;
/** And leave no more than this between the distribution functions, or what chance gives in half of the windows. */
const leastTolerance = 0.03;
/** Of the points compared with a profile, so many may lie further off. */
const interpolatedShare = 0.05;
/**
 * Looks for a change of unit: the conversion g and share w for which the current distribution is nearest to
 * (1 − w)·reference + w·(reference converted back), by least squares between distribution functions over the quantiles of both sets.
 * Returns the conversion that explains at least 95 % of the difference, or undefined. Call it only where the sets differ significantly.
 */
function findUnitError(reference, current) {
    const { sorted } = current;
    if (sorted.length < 30 || reference.finite < 30 || (reference.values?.length ?? 30) < 5)
        return undefined;
    if (!hasSeveralValues(sorted))
        return undefined;
    const grid = evaluationGrid(reference, sorted);
    const gaps = grid.map((x) => upperBound(sorted, x) / sorted.length - reference.cdf(x));
    const plain = gaps.reduce((sum, gap) => sum + gap * gap, 0);
    if (!(plain > 0))
        return undefined;
    // What is left must be no more than chance gives: the shape has to be the reference's, not only the place.
    const chance = Math.sqrt(1 / sorted.length + 1 / reference.finite);
    // Between its edges the function of a profile is interpolated: a few points there say nothing about the shape.
    const known = reference.compareProfile === undefined;
    const tolerance = Math.max(known ? leastTolerance : 2 * leastTolerance, chance);
    const mayMiss = known ? 0 : Math.floor(interpolatedShare * grid.length);
    let best;
    for (const { words, factor, offset, leastShare } of conversions) {
        const convertedCdf = (x) => factor > 0 ? reference.cdf(x * factor + offset) : 1 - reference.cdf(x * factor + offset);
        const direction = grid.map((x) => convertedCdf(x) - reference.cdf(x));
        const length = direction.reduce((sum, step) => sum + step * step, 0);
        if (!(length > 0))
            continue;
        const along = direction.reduce((sum, step, at) => sum + step * gaps[at], 0);
        const share = Math.min(1, along / length);
        if (share < leastShare)
            continue;
        const residuals = direction.map((step, at) => gaps[at] - share * step);
        const explained = 1 - residuals.reduce((sum, rest) => sum + rest * rest, 0) / plain;
        const fits = residuals.filter((rest) => Math.abs(rest) > tolerance).length <= mayMiss;
        if (fits && explained >= leastExplained && explained > (best?.explained ?? 0) + 1e-9)
            best = { words, share, explained, factor, offset };
    }
    return best;
}
/** At least five different values: a flag that is always 1 fits almost any conversion. */
function hasSeveralValues(sorted) {
    let different = 1;
    for (let at = 1; at < sorted.length && different < 5; at++)
        if (sorted[at] !== sorted[at - 1])
            different++;
    return different >= 5;
}
/** Quantiles of both sets: where either distribution has its mass. */
function evaluationGrid(reference, sorted) {
    const points = 100;
    const grid = new Set();
    for (let k = 0; k <= points; k++) {
        grid.add(reference.quantile(k / points));
        grid.add(sorted[Math.round((k / points) * (sorted.length - 1))]);
    }
    return [...grid].filter(Number.isFinite).sort((a, b) => a - b);
}

;// CONCATENATED MODULE: ./packages/drift/lib/features.js











const binned = ['psi', 'kl_divergence', 'jensen_shannon', 'hellinger'];
/** Below this p of the PSI a change of unit is looked for. */
const unitLevel = 1e-4;
/** Compares one feature: measures, findings, unit errors. Never throws on odd data. */
function compareFeature(reference, column, options, limits) {
    const { name } = reference;
    const rule = ruleOf(name, reference.type, options);
    const rows = {
        reference: reference.rows,
        current: column.kind === 'text' ? column.codes.length : column.values.length,
    };
    const nulls = { reference: reference.nulls, current: column.nulls };
    const common = { name, type: reference.type, rule, rows, nulls };
    if (reference.kind === 'number' && column.kind === 'number') {
        const sample = numericSample(column);
        const comparison = reference.compare(sample);
        const psi = comparison.measures.psi;
        const differs = (psi?.value ?? 0) >= 0.01 && (psi?.pValue ?? 1) < unitLevel;
        const unit = differs ? findUnitError(reference, sample) : undefined;
        const findings = numericFindings(withheld(reference, options), sample, unit, limits);
        return { ...common, comparison, findings, ...(unit ? { unit } : {}) };
    }
    if (reference.kind === 'text' && column.kind === 'text') {
        const sample = categorySample(column);
        return { ...common, comparison: reference.compare(sample), findings: textFindings(reference, sample, limits) };
    }
    return { ...common, comparison: null, findings: [typeFinding(reference, column)] };
}
/** Takes the extremes of protected columns out of what a text may tell. */
function withheld(reference, options) {
    return options.protected?.includes(reference.name) ? { ...reference, told: { min: null, max: null } } : reference;
}
/** A column of the current profile, compared with a reference that is a profile too. */
function compareProfileFeature(reference, column, rows, options, limits) {
    const { name } = reference;
    const common = {
        name,
        type: reference.type,
        rule: ruleOf(name, reference.type, options),
        rows: { reference: reference.rows, current: rows },
        nulls: { reference: reference.nulls, current: column.nulls },
    };
    if (reference.kind === 'number' && column.kind === 'number' && reference.compareProfile) {
        const known = withheld(reference, options);
        return {
            ...common,
            comparison: reference.compareProfile(column),
            findings: profileFindings(known, column, rows, limits),
        };
    }
    if (reference.kind === 'text' && column.kind === 'text') {
        const sample = categoriesOfProfile(column, rows);
        return { ...common, comparison: reference.compare(sample), findings: textFindings(reference, sample, limits) };
    }
    const message = `The reference holds ${reference.kind === 'text' ? 'text' : 'numbers'}, the current profile ${column.kind === 'text' ? 'text' : 'numbers'}.`;
    const finding = { code: 'TYPE_CHANGED', kind: 'schema', severity: 'fail', feature: name, message, rows };
    return { ...common, comparison: null, findings: [finding] };
}
/** A column that is text on one side and numbers on the other; one without any value is empty rather than of another type. */
function typeFinding(reference, column) {
    const rows = column.kind === 'text' ? column.codes.length : column.values.length;
    const feature = reference.name;
    if (column.nulls === rows) {
        const message = `All ${count(rows)} cells are missing.`;
        return { code: 'COLUMN_EMPTY', kind: 'data-quality', severity: 'fail', feature, message, rows, share: 1 };
    }
    if (column.kind === 'number') {
        const message = 'The reference holds text, the current table numbers.';
        return { code: 'TYPE_CHANGED', kind: 'schema', severity: 'fail', feature, message, rows: rows - column.nulls };
    }
    const numeric = column.levels.map((level) => level.trim() !== '' && Number.isFinite(Number(level)));
    let texts = 0;
    for (const code of column.codes)
        if (code >= 0 && !numeric[code])
            texts++;
    return {
        code: 'TYPE_CHANGED',
        kind: 'schema',
        severity: 'fail',
        feature,
        message: `The reference holds numbers; ${count(texts)} of ${count(rows)} current cells are text that is no number.`,
        rows: texts,
        share: texts / rows,
    };
}
/** Judges all features together: effect, significance after Benjamini–Hochberg, and whether the window could have seen the limit. */
function judgeFeatures(compared, options) {
    const adjusted = benjaminiHochberg(compared.map((feature) => significance(feature)));
    const total = compared.reduce((sum, feature) => sum + (options.importances?.[feature.name] ?? 0), 0);
    return Object.fromEntries(compared.map((feature, at) => {
        const weight = options.importances?.[feature.name] ?? 0;
        const importance = options.importances === undefined || total === 0 ? {} : { importance: weight / total };
        return [feature.name, { ...judgeFeature(feature, adjusted[at] ?? null), ...importance }];
    }));
}
/**
 * The p-value behind a rule: its measure's own, else (energy, Wasserstein) that of ks, else that of psi. For the binned distances the
 * larger of their law's and the chi-square test's: with few rows a bin the law alone calls drift too often.
 */
function significance(feature) {
    const measures = feature.comparison?.measures;
    const own = measures?.[feature.rule.measure];
    if (measures === undefined || own === undefined || own.value === null)
        return null;
    const p = own.pValue ?? measures.ks?.pValue ?? measures.psi?.pValue ?? null;
    return p === null || !binned.includes(feature.rule.measure) ? p : Math.max(p, measures.chi2?.pValue ?? 0);
}
function judgeFeature(feature, adjustedPValue) {
    const { type, rule, rows, nulls, comparison } = feature;
    const measures = withThreshold(finiteMeasures(comparison?.measures ?? {}, 'the values are too large for a double'), rule);
    const decision = decideFeature(feature, measures[rule.measure], adjustedPValue);
    return {
        type,
        ...decision,
        rule,
        adjustedPValue,
        rows,
        nulls,
        measures,
        bins: comparison ? largestBins(comparison) : [],
    };
}
function withThreshold(measures, rule) {
    const ruled = measures[rule.measure];
    if (ruled === undefined || rule.threshold === 0)
        return measures;
    return { ...measures, [rule.measure]: { ...ruled, threshold: rule.threshold } };
}
function decideFeature(feature, measure, adjusted) {
    const { rule, comparison, findings } = feature;
    if (comparison === null) {
        const finding = findings[0];
        return {
            verdict: 'fail',
            reason: { code: finding?.code ?? 'TYPE_CHANGED', message: finding?.message ?? 'The type changed.' },
        };
    }
    if (measure === undefined || measure.value === null || adjusted === null) {
        const message = measure?.reason ?? `${rule.measure} is not estimable here`;
        return { verdict: 'inconclusive', reason: { code: 'NOT_ESTIMABLE', message: `${message}.` } };
    }
    const value = distance(measure.value);
    const limit = distance(rule.threshold);
    const large = measure.value >= rule.threshold;
    if (large && adjusted <= rule.alpha) {
        const message = `${rule.measure} ${value} (limit ${limit}${measure.chance === undefined ? '' : `; chance alone gives up to ${distance(measure.chance)}`}).`;
        return { verdict: 'fail', reason: { code: 'DRIFTED', message } };
    }
    const blind = measure.minimumDetectable !== undefined && measure.minimumDetectable > rule.threshold;
    // A test without an effect size (limit 0) has nothing to be blind for: it passes when it is not significant.
    if (rule.threshold === 0 || (!large && !blind))
        return { verdict: 'pass', reason: { code: 'NO_DRIFT', message: `${rule.measure} ${value}, limit ${limit}.` } };
    const needed = neededRows(feature);
    const seen = large
        ? `${rule.measure} ${value} is above the limit ${limit}, but chance can give it`
        : `${rule.measure} ${value}`;
    const why = needed === null
        ? 'the reference has too few rows to see a drift of the limit'
        : `a drift of ${limit} needs ${count(needed)} rows, these are ${count(feature.rows.current)}`;
    return {
        verdict: 'inconclusive',
        reason: { code: 'TOO_FEW_ROWS', message: `${seen}: ${why}.` },
        ...(needed === null ? {} : { rowsNeeded: needed }),
    };
}
function neededRows(feature) {
    const { rule, comparison } = feature;
    if (comparison === null)
        return null;
    const known = binned.includes(rule.measure);
    const law = known ? rule.measure : 'psi';
    const needed = rowsNeeded(law, known ? rule.threshold : 0.1, comparison.counts.referenceRows, usedBins(comparison.counts));
    return needed === null ? null : Math.max(needed, feature.rows.current + 1);
}

;// CONCATENATED MODULE: ./packages/drift/lib/multivariate/matrix.js
/**
 * Eigenvalues (falling) and eigenvectors (as rows, unit length) of a symmetric matrix by Jacobi's rotations; exact to rounding.
 * O(d³) a sweep, some ten sweeps: fine up to a few hundred columns.
 */
function symmetricEigen(matrix) {
    const d = matrix.length;
    const a = matrix.map((row) => row.slice());
    const v = Array.from({ length: d }, (_, i) => Float64Array.from({ length: d }, (_, j) => Number(i === j)));
    for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-24; sweep++)
        for (let p = 0; p < d; p++)
            for (let q = p + 1; q < d; q++)
                rotate(a, v, p, q);
    const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => a[j]?.[j] - a[i]?.[i]);
    return {
        values: Float64Array.from(order, (i) => a[i]?.[i]),
        vectors: order.map((i) => Float64Array.from(v, (row) => row[i])),
    };
}
/** Sum of squares off the diagonal over that of all. */
function offDiagonal(a) {
    let off = 0;
    let all = 0;
    a.forEach((row, i) => {
        row.forEach((value, j) => {
            all += value * value;
            if (i !== j)
                off += value * value;
        });
    });
    return all > 0 ? off / all : 0;
}
/** One rotation that makes a[p][q] zero, applied to the matrix and to the vectors (columns of v). */
function rotate(a, v, p, q) {
    const ap = a[p];
    const aq = a[q];
    const apq = ap[q];
    if (apq === 0)
        return;
    const theta = (aq[q] - ap[p]) / (2 * apq);
    const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    const c = 1 / Math.sqrt(t * t + 1);
    const s = t * c;
    for (const row of a) {
        const x = row[p];
        const y = row[q];
        row[p] = c * x - s * y;
        row[q] = s * x + c * y;
    }
    for (let k = 0; k < a.length; k++) {
        const x = ap[k];
        const y = aq[k];
        ap[k] = c * x - s * y;
        aq[k] = s * x + c * y;
    }
    for (const row of v) {
        const x = row[p];
        const y = row[q];
        row[p] = c * x - s * y;
        row[q] = s * x + c * y;
    }
}

;// CONCATENATED MODULE: ./packages/drift/lib/multivariate/reconstruction.js



/** Share of the variance that the kept components hold, as NannyML's default. */
const keptVariance = 0.65;
/**
 * Learns what the columns have to do with each other: missing cells by mean or most frequent level, levels by their frequency, all
 * standardised, then the principal components that hold 65 % of the variance. Undefined where the reference has fewer rows than columns.
 */
function fitReconstruction(reference, columns) {
    const known = columns.flatMap((name) => (0,lib/* columnOf */.uV)(reference, name) ?? []);
    if (known.length < 2 || reference.rows <= known.length)
        return undefined;
    const encodings = known.map(encode);
    const rows = standardized(reference, encodings);
    const d = encodings.length;
    const covariance = Array.from({ length: d }, () => new Float64Array(d));
    for (let i = 0; i < d; i++)
        for (let j = i; j < d; j++) {
            let sum = 0;
            for (let row = 0; row < reference.rows; row++)
                sum += rows[i]?.[row] * rows[j]?.[row];
            const value = sum / (reference.rows - 1);
            covariance[i][j] = value;
            covariance[j][i] = value;
        }
    const { values, vectors } = symmetricEigen(covariance);
    const total = values.reduce((sum, value) => sum + value, 0);
    let held = 0;
    let kept = 0;
    while (kept < d && held <= keptVariance * total)
        held += values[kept++];
    const components = vectors.slice(0, kept);
    const { error, standardError } = meanError(rows, components, reference.rows);
    return { encodings, components, reference: { error, standardError, rows: reference.rows } };
}
/** The mean distance of the rows of a window to their reconstruction; null without rows. */
function reconstructionError(fitted, current) {
    if (current.rows === 0)
        return null;
    const rows = standardized(current, fitted.encodings);
    const { error, standardError } = meanError(rows, fitted.components, current.rows);
    const spread = Math.sqrt(standardError ** 2 + fitted.reference.standardError ** 2);
    const z = spread > 0 ? Math.abs(error - fitted.reference.error) / spread : 0;
    return {
        error,
        standardError,
        reference: fitted.reference.error,
        pValue: Math.min(1, 2 * (0,numerics_lib/* normalSf */.nG)(z)),
        components: fitted.components.length,
    };
}
function encode(column) {
    if (column.kind === 'number') {
        const finite = column.values.filter(Number.isFinite);
        const mean = finite.reduce((sum, value) => sum + value, 0) / Math.max(1, finite.length);
        // Missing cells become the mean: they add no spread, but they count as rows.
        const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        const deviation = Math.sqrt(squares / Math.max(1, column.values.length)) || 1;
        return { name: column.name, kind: 'number', missing: mean, shares: new Map(), mean, deviation };
    }
    const counts = new Map();
    for (const code of column.codes) {
        const level = column.levels[code];
        if (level !== undefined)
            counts.set(level, (counts.get(level) ?? 0) + 1);
    }
    const missing = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
    if (column.nulls > 0)
        counts.set(missing, (counts.get(missing) ?? 0) + column.nulls);
    const rows = Math.max(1, column.codes.length);
    const shares = new Map([...counts].map(([level, count]) => [level, count / rows]));
    const mean = [...shares.values()].reduce((sum, share) => sum + share * share, 0);
    const variance = [...shares.values()].reduce((sum, share) => sum + share * (share - mean) ** 2, 0);
    return { name: column.name, kind: 'text', missing, shares, mean, deviation: Math.sqrt(variance) || 1 };
}
/** The columns as standardised numbers; a column that is gone or of another type is all missing. */
function standardized(table, encodings) {
    return encodings.map((encoding) => {
        const column = (0,lib/* columnOf */.uV)(table, encoding.name);
        const out = new Float64Array(table.rows);
        const filler = encoding.kind === 'text' ? (encoding.shares.get(String(encoding.missing)) ?? 0) : Number(encoding.missing);
        const codes = column?.kind === 'text' && encoding.kind === 'text' ? column : undefined;
        const numbers = column?.kind === 'number' && encoding.kind === 'number' ? column.values : undefined;
        const shareOf = codes?.levels.map((level) => encoding.shares.get(level) ?? 0);
        for (let row = 0; row < table.rows; row++) {
            const code = codes?.codes[row] ?? -1;
            const number = numbers?.[row] ?? Number.NaN;
            const value = shareOf && code >= 0 ? shareOf[code] : Number.isFinite(number) ? number : filler;
            out[row] = (value - encoding.mean) / encoding.deviation;
        }
        return out;
    });
}
function meanError(rows, components, count) {
    const errors = new Float64Array(count);
    const d = rows.length;
    for (let row = 0; row < count; row++) {
        let squares = 0;
        for (let i = 0; i < d; i++)
            squares += rows[i]?.[row] ** 2;
        // The components are orthonormal: what is left of the length is the error.
        for (const component of components) {
            let along = 0;
            for (let i = 0; i < d; i++)
                along += component[i] * rows[i]?.[row];
            squares -= along * along;
        }
        errors[row] = Math.sqrt(Math.max(0, squares));
    }
    const error = errors.reduce((sum, value) => sum + value, 0) / count;
    const variance = errors.reduce((sum, value) => sum + (value - error) ** 2, 0) / Math.max(1, count - 1);
    return { error, standardError: Math.sqrt(variance / count) };
}

;// CONCATENATED MODULE: ./packages/drift/lib/multivariate/boosting.js
/**
 * Gradient boosting of the logistic loss on binned columns: fits on the rows that are `inside`, and writes the score of the others.
 * Adds what each feature gained to `gains`. Deterministic; trees grow level by level with second-order gains.
 */
function boostedScores(columns, labels, inside, scores, gains, settings) {
    const rows = labels.length;
    const margin = new Float64Array(rows);
    const gradient = new Float64Array(rows);
    const hessian = new Float64Array(rows);
    const node = new Uint8Array(rows);
    const width = 1 + columns.reduce((most, column) => column.reduce((best, code) => Math.max(best, code), most), 0);
    for (let round = 0; round < settings.rounds; round++) {
        for (let row = 0; row < rows; row++) {
            const p = 1 / (1 + Math.exp(-margin[row]));
            gradient[row] = p - labels[row];
            hessian[row] = p * (1 - p);
        }
        node.fill(0);
        for (let level = 0; level < settings.depth; level++) {
            const splits = bestSplits(columns, gradient, hessian, node, inside, 1 << level, width, settings.leastRows);
            for (const split of splits)
                if (split)
                    gains[split.feature] += split.gain;
            for (let row = 0; row < rows; row++) {
                const split = splits[node[row]];
                const right = split ? Number(columns[split.feature]?.[row] > split.bin) : 0;
                node[row] = node[row] * 2 + right;
            }
        }
        addLeaves(margin, gradient, hessian, node, inside, 1 << settings.depth, settings.rate);
    }
    for (let row = 0; row < rows; row++)
        if (inside[row] === 0)
            scores[row] = margin[row];
}
/** The best split of every node of a level, from one histogram of all features; undefined where no split gains. */
function bestSplits(columns, gradient, hessian, node, inside, nodes, width, leastRows) {
    const best = Array.from({ length: nodes }, () => undefined);
    const g = new Float64Array(nodes * width);
    const h = new Float64Array(nodes * width);
    const n = new Float64Array(nodes * width);
    columns.forEach((column, feature) => {
        g.fill(0);
        h.fill(0);
        n.fill(0);
        for (let row = 0; row < column.length; row++) {
            if (inside[row] === 0)
                continue;
            const at = node[row] * width + column[row];
            g[at] += gradient[row];
            h[at] += hessian[row];
            n[at]++;
        }
        for (let own = 0; own < nodes; own++) {
            const split = splitOf(g, h, n, own * width, width, leastRows);
            if (split && split.gain > (best[own]?.gain ?? 1e-6))
                best[own] = { feature, ...split };
        }
    });
    return best;
}
function splitOf(g, h, n, from, width, leastRows) {
    let totalG = 0;
    let totalH = 0;
    let total = 0;
    for (let bin = 0; bin < width; bin++) {
        totalG += g[from + bin];
        totalH += h[from + bin];
        total += n[from + bin];
    }
    const score = (sum, weight) => (sum * sum) / (weight + 1);
    let best;
    let leftG = 0;
    let leftH = 0;
    let left = 0;
    for (let bin = 0; bin < width - 1; bin++) {
        leftG += g[from + bin];
        leftH += h[from + bin];
        left += n[from + bin];
        if (left < leastRows || total - left < leastRows)
            continue;
        const gain = score(leftG, leftH) + score(totalG - leftG, totalH - leftH) - score(totalG, totalH);
        if (gain > (best?.gain ?? 0))
            best = { bin, gain };
    }
    return best;
}
/** Newton's step in every leaf, for all rows; the leaf's value comes from the rows inside only. */
function addLeaves(margin, gradient, hessian, node, inside, leaves, rate) {
    const g = new Float64Array(leaves);
    const h = new Float64Array(leaves);
    for (let row = 0; row < node.length; row++) {
        if (inside[row] === 0)
            continue;
        g[node[row]] += gradient[row];
        h[node[row]] += hessian[row];
    }
    for (let row = 0; row < node.length; row++) {
        const leaf = node[row];
        margin[row] -= (rate * g[leaf]) / (h[leaf] + 1);
    }
}

;// CONCATENATED MODULE: ./packages/drift/lib/multivariate/two-sample.js





/** Most rows taken of each set, spread evenly over the table. */
const mostRows = 5000;
const folds = 5;
const bins = 16;
const settings = { rounds: 30, depth: 3, rate: 0.2, leastRows: 20 };
/**
 * Classifier two-sample test (Lopez-Paz and Oquab 2017) with boosted trees of depth 3 over the reference's quantile bins, five folds. Sees what
 * no single feature shows: that they no longer go together as they did. Undefined with fewer than 50 rows on a side.
 */
function classifierTwoSample(reference, current, columns) {
    const shared = columns.filter((name) => (0,lib/* columnOf */.uV)(reference, name)?.kind === (0,lib/* columnOf */.uV)(current, name)?.kind);
    const known = shared.filter((name) => (0,lib/* columnOf */.uV)(reference, name) !== undefined);
    if (known.length === 0 || reference.rows < 50 || current.rows < 50)
        return undefined;
    const r = spread(reference.rows);
    const c = spread(current.rows);
    const rows = r.length + c.length;
    const codes = known.map((name) => binnedColumn((0,lib/* columnOf */.uV)(reference, name), (0,lib/* columnOf */.uV)(current, name), r, c));
    const labels = Uint8Array.from({ length: rows }, (_, row) => Number(row >= r.length));
    const fold = Uint8Array.from({ length: rows }, (_, row) => (row < r.length ? row : row - r.length) % folds);
    const scores = new Float64Array(rows);
    const gains = new Float64Array(known.length);
    for (let part = 0; part < folds; part++) {
        const inside = Uint8Array.from(fold, (own) => Number(own !== part));
        boostedScores(codes, labels, inside, scores, gains, settings);
    }
    const auc = aucOf(scores, labels, r.length, c.length);
    const unit = Math.sqrt((rows + 1) / (12 * r.length * c.length));
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    return {
        auc,
        pValue: Math.min(1, (0,numerics_lib/* normalSf */.nG)((auc - 0.5) / unit)),
        minimumDetectable: Math.min(1, 0.5 + (1.6448536269514722 + 0.8416212335729143) * unit),
        rows: { reference: r.length, current: c.length },
        features: known
            .map((feature, at) => ({ feature, share: total > 0 ? gains[at] / total : 0 }))
            .sort((a, b) => b.share - a.share),
    };
}
/** Up to {@link mostRows} row numbers, evenly spread. */
function spread(rows) {
    const taken = Math.min(rows, mostRows);
    return Array.from({ length: taken }, (_, at) => Math.floor((at * rows) / taken));
}
/** A column of both sets as small bin numbers: 0 is missing, then the reference's quantile bins, or its levels by frequency. */
function binnedColumn(reference, current, r, c) {
    if (reference.kind === 'number' && current.kind === 'number') {
        const edges = quantileEdges(numericSample(reference).sorted, bins);
        const code = (value) => {
            if (Number.isNaN(value))
                return 0;
            let bin = 1;
            while (bin <= edges.length && value > edges[bin - 1])
                bin++;
            return bin;
        };
        return Uint8Array.from([
            ...r.map((row) => code(reference.values[row])),
            ...c.map((row) => code(current.values[row])),
        ]);
    }
    if (reference.kind === 'text' && current.kind === 'text') {
        const counts = new Map();
        for (const at of reference.codes) {
            const level = reference.levels[at];
            if (level !== undefined)
                counts.set(level, (counts.get(level) ?? 0) + 1);
        }
        const order = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 30);
        const place = new Map(order.map(([level], at) => [level, at + 1]));
        const rest = order.length + 1;
        const code = (column, row) => {
            const level = column.levels[column.codes[row]];
            return level === undefined ? 0 : (place.get(level) ?? (counts.has(level) ? rest : rest + 1));
        };
        return Uint8Array.from([...r.map((row) => code(reference, row)), ...c.map((row) => code(current, row))]);
    }
    return new Uint8Array(r.length + c.length);
}
function aucOf(scores, labels, n, m) {
    const ranks = (0,numerics_lib/* rankMid */.TA)(scores);
    let sum = 0;
    for (let row = 0; row < ranks.length; row++)
        if (labels[row] === 1)
            sum += ranks[row];
    return (sum - (m * (m + 1)) / 2) / (n * m);
}

;// CONCATENATED MODULE: ./packages/drift/lib/multivariate/signal.js



/** From this AUC on the sets are told apart well enough to matter. */
const aucLimit = 0.6;
/** Runs the classifier two-sample test (which decides) and the reconstruction error (which is reported). Both need the rows. */
function multivariateSignal(reference, current, columns, alpha) {
    const classifier = classifierTwoSample(reference, current, columns);
    const fitted = fitReconstruction(reference, columns);
    const reconstruction = fitted ? reconstructionError(fitted, current) : null;
    const report = { ...(classifier ? { classifier } : {}), ...(reconstruction ? { reconstruction } : {}) };
    if (classifier === undefined)
        return {
            report,
            signal: {
                signal: 'multivariate',
                verdict: 'inconclusive',
                seen: 'Fewer than 50 rows on a side.',
                reason: { code: 'TOO_FEW_ROWS', message: 'A classifier needs at least 50 rows of each set.' },
            },
        };
    const { auc, pValue, minimumDetectable, features } = classifier;
    const first = features
        .filter((one) => one.share >= 0.1)
        .slice(0, 3)
        .map((one) => one.feature);
    const bad = auc >= aucLimit && pValue <= alpha;
    const blind = !bad && (auc >= aucLimit || minimumDetectable > aucLimit);
    return {
        report,
        signal: {
            signal: 'multivariate',
            verdict: bad ? 'fail' : blind ? 'inconclusive' : 'pass',
            seen: `A classifier tells the sets apart with AUC ${distance(auc)} (limit ${distance(aucLimit)})${bad && first.length > 0 ? `, mostly by ${first.join(', ')}` : ''}`,
            value: auc,
            limit: aucLimit,
            reason: bad
                ? { code: 'SETS_DIFFER', message: 'Taken together the rows are not those of the reference.' }
                : blind
                    ? { code: 'TOO_FEW_ROWS', message: 'So few rows could not show a difference of the limit.' }
                    : { code: 'SETS_ALIKE', message: 'Taken together the rows look like those of the reference.' },
        },
    };
}

// EXTERNAL MODULE: ./packages/evaluation/lib/index.js + 66 modules
var evaluation_lib = __webpack_require__(19305);
;// CONCATENATED MODULE: ./packages/drift/lib/performance/cbpe.js


/** Metrics that can be estimated for a binary model. */
const binaryEstimates = [
    'accuracy',
    'precision',
    'recall',
    'specificity',
    'f1',
    'roc_auc',
    'average_precision',
    'log_loss',
    'brier_score',
];
/**
 * Confidence-based performance estimation (CBPE): each metric with the expected counts, a row being positive with its calibrated
 * probability. NaN where a denominator is 0. Rows of equal score are taken together, so that row order does not matter.
 */
function estimateBinary(window) {
    const order = (0,numerics_lib/* argsortFloat64 */.Fs)(window.scores);
    return binaryMetrics(window, order, () => 1, (row) => window.probabilities[row]);
}
/** The metrics with a weight and an expected (or drawn) outcome a row. `order` sorts the scores ascending. */
function binaryMetrics(window, order, weight, positive) {
    const { scores, threshold } = window;
    let tp = 0;
    let fp = 0;
    let fn = 0;
    let tn = 0;
    let logLoss = 0;
    let brier = 0;
    // From the highest score down: cumulated positives and negatives after each group of equal scores.
    let area = 0;
    let precisionSum = 0;
    let positives = 0;
    let negatives = 0;
    let groupPositives = 0;
    let groupNegatives = 0;
    for (let at = order.length - 1; at >= 0; at--) {
        const row = order[at];
        const s = scores[row];
        const w = weight(row);
        const p = positive(row) * w;
        const q = w - p;
        if (s >= threshold) {
            tp += p;
            fp += q;
        }
        else {
            fn += p;
            tn += q;
        }
        logLoss -= p * Math.log(Math.max(s, Number.EPSILON)) + q * Math.log(Math.max(1 - s, Number.EPSILON));
        brier += p * (1 - s) * (1 - s) + q * s * s;
        groupPositives += p;
        groupNegatives += q;
        if (at === 0 || scores[order[at - 1]] !== s) {
            area += groupNegatives * (positives + groupPositives / 2);
            positives += groupPositives;
            negatives += groupNegatives;
            if (positives > 0)
                precisionSum += (groupPositives * positives) / (positives + negatives);
            groupPositives = 0;
            groupNegatives = 0;
        }
    }
    const total = tp + fp + fn + tn;
    return {
        accuracy: (tp + tn) / total,
        precision: tp / (tp + fp),
        recall: tp / (tp + fn),
        specificity: tn / (tn + fp),
        f1: tp / (tp + (fp + fn) / 2),
        roc_auc: area / (positives * negatives),
        average_precision: precisionSum / positives,
        log_loss: logLoss / total,
        brier_score: brier / total,
    };
}
/** Repetitions of the bootstrap; fewer for very many rows, where the interval is narrow anyway. */
function repetitions(rows) {
    return rows > 200_000 ? 50 : 200;
}
/**
 * Standard error of each estimate: what other rows of the same kind would have given (Poisson bootstrap). The outcomes are not drawn: the
 * estimate is of the expected metric, and it is held against the reference whose labels calibrated it, so their chance is in both.
 * What is realised later scatters more. The same for the same rows in any order: row r of the sorted scores has its own place in the stream.
 */
function binaryErrors(window, seed) {
    const order = sortedRows(window);
    const n = order.length;
    const random = (0,lib/* randomStream */._V)(seed, 'cbpe');
    const weights = new Float64Array(n);
    const draws = [];
    for (let repetition = 0; repetition < repetitions(n); repetition++) {
        for (const row of order)
            weights[row] = poissonOne(random);
        draws.push(binaryMetrics(window, order, (row) => weights[row], (row) => window.probabilities[row]));
    }
    return Object.fromEntries(binaryEstimates.map((name) => [name, deviation(draws.map((draw) => draw[name]))]));
}
/** Rows by score, equal scores by probability: the order of the rows of the table does not show. */
function sortedRows({ scores, probabilities }) {
    return (0,numerics_lib/* argsortFloat64 */.Fs)(scores).sort((a, b) => scores[a] - scores[b] || probabilities[a] - probabilities[b]);
}
/** A Poisson number of mean 1. */
function poissonOne(random) {
    let left = random.next();
    let mass = Math.exp(-1);
    let k = 0;
    while (left >= mass && k < 20) {
        left -= mass;
        k++;
        mass /= k;
    }
    return k;
}
/** Sample standard deviation of the finite ones; NaN below two. */
function deviation(values) {
    const finite = values.filter(Number.isFinite);
    const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
    const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(squares / (finite.length - 1));
}
/** An estimate with its 95 % interval, kept in the range of the metric; null where it has no value. */
function withInterval(value, error, rows, range, method = 'cbpe') {
    if (!Number.isFinite(value))
        return null;
    const confidence = 0.95;
    const half = (0,numerics_lib/* normalQuantile */.Zl)((1 + confidence) / 2) * error;
    if (!Number.isFinite(half))
        return { value, rows, method };
    return {
        value,
        lower: Math.max(range[0], value - half),
        upper: Math.min(range[1], value + half),
        confidence,
        method,
        rows,
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/performance/cbpe-multiclass.js



/** Metrics that can be estimated for a model of several classes. */
const multiclassEstimates = ['accuracy', 'precision_macro', 'recall_macro', 'f1_macro', 'roc_auc_ovr'];
/** Scales the probabilities of each row to sum to 1; a row of zeros becomes uniform. */
function normalizeRows(columns) {
    const scaled = columns.map((column) => column.slice());
    const rows = columns[0]?.length ?? 0;
    for (let row = 0; row < rows; row++) {
        const sum = columns.reduce((total, column) => total + column[row], 0);
        for (const column of scaled)
            column[row] = sum > 0 ? column[row] / sum : 1 / columns.length;
    }
    return scaled;
}
/** CBPE for several classes: accuracy from the calibrated probability of the predicted class, the rest one against the rest, averaged. */
function estimateMulticlass(window) {
    return multiclassMetrics(window, window.raw.map(numerics_lib/* argsortFloat64 */.Fs), () => 1);
}
/** Standard errors by the Poisson bootstrap over rows, as for two classes. */
function multiclassErrors(window, seed) {
    const n = window.predicted.length;
    const orders = window.raw.map(numerics_lib/* argsortFloat64 */.Fs);
    const random = (0,lib/* randomStream */._V)(seed, 'cbpe-multiclass');
    const weights = new Float64Array(n);
    const draws = [];
    const times = Math.max(30, Math.floor(repetitions(n) / window.raw.length));
    for (let repetition = 0; repetition < times; repetition++) {
        for (const row of orders[0] ?? [])
            weights[row] = poissonOne(random);
        draws.push(multiclassMetrics(window, orders, (row) => weights[row]));
    }
    return Object.fromEntries(multiclassEstimates.map((name) => [name, deviation(draws.map((draw) => draw[name]))]));
}
function multiclassMetrics(window, orders, weight) {
    const { raw, calibrated, predicted } = window;
    let right = 0;
    let total = 0;
    for (let row = 0; row < predicted.length; row++) {
        const w = weight(row);
        right += w * (calibrated[predicted[row]]?.[row] ?? 0);
        total += w;
    }
    const perClass = raw.map((scores, index) => {
        const probabilities = calibrated[index];
        const one = { scores, probabilities, threshold: 0.5 };
        const { roc_auc } = binaryMetrics(one, orders[index], weight, (row) => probabilities[row]);
        return { ...oneAgainstRest(probabilities, predicted, index, weight), roc_auc };
    });
    const mean = (name) => perClass.reduce((sum, one) => sum + one[name], 0) / perClass.length;
    return {
        accuracy: right / total,
        precision_macro: mean('precision'),
        recall_macro: mean('recall'),
        f1_macro: mean('f1'),
        roc_auc_ovr: mean('roc_auc'),
    };
}
function oneAgainstRest(probabilities, predicted, index, weight) {
    let tp = 0;
    let fp = 0;
    let fn = 0;
    for (let row = 0; row < predicted.length; row++) {
        const w = weight(row);
        const p = probabilities[row] * w;
        if (predicted[row] === index) {
            tp += p;
            fp += w - p;
        }
        else
            fn += p;
    }
    return { precision: tp / (tp + fp), recall: tp / (tp + fn), f1: tp / (tp + (fp + fn) / 2) };
}

;// CONCATENATED MODULE: ./packages/drift/lib/performance/inputs.js


/** The text of a cell as class names are written, undefined where it is missing. */
function cellText(column, row) {
    if (column.kind === 'text')
        return column.levels[column.codes[row]];
    const value = column.values[row];
    return Number.isNaN(value) ? undefined : String(value);
}
function numbersOf(table, name) {
    const column = (0,lib/* columnOf */.uV)(table, name);
    return column?.kind === 'number' ? column.values : undefined;
}
/** The truth of each row as the index of its class, NaN where it is missing or of no class. */
function truthOf(table, target, classes) {
    const truth = new Float64Array(table.rows).fill(Number.NaN);
    const column = target === undefined ? undefined : (0,lib/* columnOf */.uV)(table, target);
    if (column === undefined)
        return truth;
    for (let row = 0; row < table.rows; row++) {
        const text = cellText(column, row);
        const index = text === undefined ? -1 : classes.indexOf(text);
        if (index >= 0)
            truth[row] = index;
    }
    return truth;
}
/** The tables of the predictions that are tables (a profile has no rows to calibrate on). */
function predictionTables(input) {
    return { reference: isProfileInput(input.reference) ? undefined : input.reference, current: input.current };
}
/** Binary rows of a table, only those with a finite score; undefined where it has no score column of the positive class. */
function binaryRows(table, input, positive) {
    const name = `probability_${positive}`;
    const scores = numbersOf(table, name) ?? numbersOf(table, 'score');
    if (scores === undefined)
        return undefined;
    const column = input.target === undefined ? undefined : (0,lib/* columnOf */.uV)(table, input.target);
    const truth = Float64Array.from({ length: table.rows }, (_, row) => {
        const text = column === undefined ? undefined : cellText(column, row);
        return text === undefined ? Number.NaN : Number(text === positive);
    });
    const kept = (_, row) => Number.isFinite(scores[row]);
    const answered = scores.filter(kept);
    return { scores: answered, truth: truth.filter(kept), unanswered: table.rows - answered.length };
}
/** Rows of several classes, only those with all probabilities; undefined where a class has no column. */
function multiclassRows(table, input, classes) {
    const columns = classes.map((name) => numbersOf(table, `probability_${name}`));
    if (columns.some((column) => column === undefined))
        return undefined;
    const all = columns;
    const kept = (_, row) => all.every((column) => Number.isFinite(column[row]));
    const probabilities = all.map((column) => column.filter(kept));
    const truth = truthOf(table, input.target, classes).filter(kept);
    const said = (0,lib/* columnOf */.uV)(table, 'prediction');
    const predicted = Int32Array.from({ length: table.rows }, (_, row) => {
        const text = said === undefined ? undefined : cellText(said, row);
        const index = text === undefined ? -1 : classes.indexOf(text);
        return index >= 0 ? index : largest(all, row);
    }).filter(kept);
    return { classes, probabilities, predicted, truth, unanswered: table.rows - predicted.length };
}
function largest(columns, row) {
    let best = 0;
    columns.forEach((column, at) => {
        if (column[row] > columns[best]?.[row])
            best = at;
    });
    return best;
}
/** Predicted numbers of a table, only the finite ones; undefined where `prediction` holds no numbers. */
function regressionRows(table, input) {
    const predictions = numbersOf(table, 'prediction');
    if (predictions === undefined)
        return undefined;
    const known = input.target === undefined ? undefined : numbersOf(table, input.target);
    const truth = known ?? new Float64Array(table.rows).fill(Number.NaN);
    const kept = (_, row) => Number.isFinite(predictions[row]);
    const answered = predictions.filter(kept);
    return { predictions: answered, truth: truth.filter(kept), unanswered: table.rows - answered.length };
}
/** Which rows have a known truth. */
function labelled(truth) {
    return truth.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0);
}

;// CONCATENATED MODULE: ./packages/drift/lib/performance/isotonic.js

/**
 * Isotonic regression of 0/1 outcomes on scores by pooling adjacent violators, as scikit-learn's
 * `IsotonicRegression(out_of_bounds="clip")`: equal scores are averaged first, values between two knots are interpolated.
 * Needs at least one row.
 */
function fitIsotonic(scores, outcomes) {
    const order = (0,numerics_lib/* argsortFloat64 */.Fs)(scores);
    const xs = [];
    const sums = [];
    const weights = [];
    for (const at of order) {
        const x = scores[at];
        if (xs.length > 0 && xs[xs.length - 1] === x) {
            sums[sums.length - 1] += outcomes[at];
            weights[weights.length - 1]++;
        }
        else {
            xs.push(x);
            sums.push(outcomes[at]);
            weights.push(1);
        }
    }
    // Blocks of a common value: sum, weight, and the index of the first score after it.
    const blockSum = [];
    const blockWeight = [];
    const blockEnd = [];
    xs.forEach((_, at) => {
        blockSum.push(sums[at]);
        blockWeight.push(weights[at]);
        blockEnd.push(at + 1);
        while (blockSum.length > 1) {
            const last = blockSum.length - 1;
            const before = blockSum[last - 1] * blockWeight[last];
            if (before < blockSum[last] * blockWeight[last - 1])
                break;
            blockSum[last - 1] += blockSum.pop();
            blockWeight[last - 1] += blockWeight.pop();
            blockEnd[last - 1] = blockEnd.pop();
        }
    });
    const knots = [];
    const values = [];
    let from = 0;
    blockSum.forEach((sum, block) => {
        const to = blockEnd[block];
        const value = sum / blockWeight[block];
        for (const at of to - from > 1 ? [from, to - 1] : [from]) {
            knots.push(xs[at]);
            values.push(value);
        }
        from = to;
    });
    return { scores: Float64Array.from(knots), probabilities: Float64Array.from(values) };
}
/** The calibrated probability of a score. */
function calibrate({ scores, probabilities }, score) {
    const last = scores.length - 1;
    if (!(score > scores[0]))
        return probabilities[0];
    if (score >= scores[last])
        return probabilities[last];
    let low = 0;
    let high = last;
    while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if (scores[middle] <= score)
            low = middle;
        else
            high = middle;
    }
    const x0 = scores[low];
    const x1 = scores[high];
    const y0 = probabilities[low];
    return y0 + ((probabilities[high] - y0) * (score - x0)) / (x1 - x0);
}
/** Bins of the calibration error. */
const errorBins = 10;
/** Parts of the cross-validation that decides whether to calibrate. */
const parts = 10;
/**
 * Whether isotonic calibration lowers the calibration error on rows it was not fitted on: ten parts by score order (row r of the sorted
 * scores is in part r mod 10), so the answer depends neither on row order nor on a seed. Never with one class only.
 */
function needsCalibration(scores, outcomes) {
    const n = scores.length;
    if (n < 10 * parts)
        return false;
    const positives = outcomes.reduce((sum, y) => sum + y, 0);
    if (positives === 0 || positives === n)
        return false;
    const order = (0,numerics_lib/* argsortFloat64 */.Fs)(scores);
    const place = new Int32Array(n);
    // Rows of equal score are told apart by their outcome, so that the parts are the same in any row order.
    const sorted = Array.from(order).sort((a, b) => scores[a] - scores[b] || outcomes[a] - outcomes[b]);
    sorted.forEach((row, at) => {
        place[row] = at % parts;
    });
    const calibrated = new Float64Array(n);
    for (let part = 0; part < parts; part++) {
        const inside = (_, row) => place[row] !== part;
        const fitted = fitIsotonic(scores.filter(inside), outcomes.filter(inside));
        for (let row = 0; row < n; row++)
            if (place[row] === part)
                calibrated[row] = calibrate(fitted, scores[row]);
    }
    return calibrationError(calibrated, outcomes) < calibrationError(scores, outcomes);
}
/** Expected calibration error over ten bins of equal count. */
function calibrationError(probabilities, outcomes) {
    const n = probabilities.length;
    const order = Array.from((0,numerics_lib/* argsortFloat64 */.Fs)(probabilities)).sort((a, b) => probabilities[a] - probabilities[b] || outcomes[a] - outcomes[b]);
    let error = 0;
    for (let bin = 0; bin < errorBins; bin++) {
        const rows = order.slice(Math.floor((bin * n) / errorBins), Math.floor(((bin + 1) * n) / errorBins));
        const gap = rows.reduce((sum, row) => sum + probabilities[row] - outcomes[row], 0);
        error += Math.abs(gap) / n;
    }
    return error;
}

;// CONCATENATED MODULE: ./packages/drift/lib/performance/regression-error.js

/** Most bins, and fewest rows a bin. */
const mostBins = 20;
const leastRows = 25;
/**
 * Mean absolute and squared error within bins of the prediction (equal counts, at most 20, at least 25 rows each). The counterpart of
 * CBPE for numbers: it sees that predictions moved to where the model errs more, not that the truth moved (that is concept drift).
 */
function fitBinnedError(predictions, truth) {
    const sorted = (0,numerics_lib/* sortFloat64 */.fI)(predictions);
    const bins = Math.max(1, Math.min(mostBins, Math.floor(sorted.length / leastRows)));
    const edges = [...new Set(Array.from({ length: bins - 1 }, (_, k) => (0,numerics_lib/* quantileSorted */.Z4)(sorted, (k + 1) / bins)))];
    const errors = Array.from({ length: edges.length + 1 }, () => []);
    predictions.forEach((prediction, row) => {
        errors[binOf(edges, prediction)]?.push(Math.abs(prediction - truth[row]));
    });
    return { edges, bins: errors.map(summary) };
}
function summary(errors) {
    const rows = errors.length;
    const mean = (value) => errors.reduce((sum, error) => sum + value(error), 0) / rows;
    const absolute = mean((error) => error);
    const squared = mean((error) => error * error);
    return {
        rows,
        absolute,
        squared,
        absoluteVariance: mean((error) => (error - absolute) ** 2),
        squaredVariance: mean((error) => (error * error - squared) ** 2),
    };
}
function binOf(edges, value) {
    let low = 0;
    let high = edges.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (edges[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Estimated mean absolute and root mean squared error of a window of predictions; undefined without rows or with an empty bin. */
function estimateRegression(fitted, predictions) {
    const n = predictions.length;
    if (n === 0)
        return undefined;
    const counts = new Float64Array(fitted.bins.length);
    for (const prediction of predictions)
        counts[binOf(fitted.edges, prediction)]++;
    const known = fitted.bins.reduce((sum, bin) => sum + bin.rows, 0);
    const mean = (value) => fitted.bins.reduce((sum, bin, at) => sum + (bin.rows > 0 ? (counts[at] / n) * value(bin) : 0), 0);
    const absolute = mean((bin) => bin.absolute);
    const squared = mean((bin) => bin.squared);
    // Other rows would fall into other bins; and where the shares of the bins moved, what the reference taught of each bin counts.
    const variance = (value, spread, centre) => mean((bin) => (value(bin) - centre) ** 2) / n +
        fitted.bins.reduce((sum, bin, at) => {
            const moved = counts[at] / n - bin.rows / known;
            return bin.rows > 0 ? sum + (moved * moved * spread(bin)) / bin.rows : sum;
        }, 0);
    const absoluteVariance = variance((bin) => bin.absolute, (bin) => bin.absoluteVariance, absolute);
    const squaredVariance = variance((bin) => bin.squared, (bin) => bin.squaredVariance, squared);
    const root = Math.sqrt(squared);
    return {
        mean_absolute_error: { value: absolute, standardError: Math.sqrt(absoluteVariance) },
        root_mean_squared_error: { value: root, standardError: root > 0 ? Math.sqrt(squaredVariance) / (2 * root) : 0 },
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/performance/performance.js







/** Fewest labelled rows from which anything is estimated or measured. */
const leastLabelled = 30;
const seed = 1;
/** The metric that decides for each task. */
const decisive = {
    binary: 'roc_auc',
    multiclass: 'accuracy',
    regression: 'mean_absolute_error',
};
/**
 * Estimates the performance without labels where the reference has some, and measures it on the rows whose labels have arrived.
 * Nothing to say (clustering, ranking, no labels at all) gives no signal.
 */
function performanceSignals(input, options) {
    const metrics = input.task === 'binary'
        ? binaryPerformance(input, options)
        : input.task === 'multiclass'
            ? multiclassPerformance(input, options)
            : input.task === 'regression'
                ? regressionPerformance(input, options)
                : [];
    if (metrics.length === 0)
        return { signals: [] };
    const name = decisive[input.task];
    const signals = ['estimated', 'realized'].flatMap((kind) => {
        const metric = metrics.find((one) => one.kind === kind && one.metric === name);
        return metric === undefined ? [] : [performanceSignal(metric)];
    });
    return { report: { metrics }, signals };
}
/** Fails where the whole interval is worse than the reference by more than the margin; passes where none of it is. */
function performanceSignal(metric) {
    const signal = metric.kind === 'estimated' ? 'estimated-performance' : 'realized-performance';
    const { current, reference, margin } = metric;
    if (current === null || reference === null) {
        const why = metric.reason ?? (current === null ? 'not estimable on this window' : 'the reference has no labels');
        return {
            signal,
            subject: metric.metric,
            verdict: 'inconclusive',
            seen: `${metric.metric}: ${why}.`,
            reason: { code: 'NOT_ESTIMABLE', message: `${why}.` },
        };
    }
    const sign = metric.goal === 'maximize' ? 1 : -1;
    const limit = reference - sign * margin;
    const best = sign > 0 ? current.upper : current.lower;
    const worst = sign > 0 ? current.lower : current.upper;
    const fails = sign * ((best ?? current.value) - limit) < 0;
    const passes = worst !== undefined && sign * (worst - limit) >= 0;
    const interval = current.lower === undefined || current.upper === undefined
        ? ''
        : ` (${distance(current.lower)} to ${distance(current.upper)})`;
    const verdict = fails ? 'fail' : passes ? 'pass' : 'inconclusive';
    const message = {
        fail: 'Worse than the reference by more than the margin.',
        pass: 'Not worse than the reference by more than the margin.',
        inconclusive: 'The interval reaches past the margin: more rows are needed to tell.',
    }[verdict];
    return {
        signal,
        subject: metric.metric,
        verdict,
        seen: `${metric.metric} ${distance(current.value)}${interval}, reference ${distance(reference)}, margin ${distance(margin)}`,
        value: current.value,
        limit,
        reason: {
            code: { fail: 'PERFORMANCE_FELL', pass: 'PERFORMANCE_HELD', inconclusive: 'TOO_FEW_ROWS' }[verdict],
            message,
        },
    };
}
const minimized = new Set(['log_loss', 'brier_score', 'mean_absolute_error', 'root_mean_squared_error']);
function goalOf(metric) {
    return minimized.has(metric) ? 'minimize' : 'maximize';
}
/** Rows that the model did not answer make every metric not estimable: on the rest alone it would look better than it is. */
function notAnswered(metrics, unanswered) {
    if (unanswered === 0)
        return [...metrics];
    const reason = `${count(unanswered)} predictions are missing or not finite`;
    return metrics.map((metric) => ({ ...metric, current: null, reason }));
}
/** A metric measured on labelled rows, or why it has none. */
function measured(metric, scored) {
    const result = (0,evaluation_lib.metricEstimate)(metric, scored);
    return (0,evaluation_lib.isNotEstimable)(result) ? { estimate: null, reason: result.notEstimable } : { estimate: result };
}
/** Realised metrics of the rows whose truth is known. */
function realized(names, current, reference, margin) {
    if (current === undefined)
        return [];
    return names.map((metric) => {
        const before = reference === undefined ? null : (measured(metric, reference).estimate?.value ?? null);
        const now = measured(metric, current);
        const few = current.rows < leastLabelled;
        return {
            metric,
            kind: 'realized',
            reference: before,
            current: few ? null : now.estimate,
            goal: goalOf(metric),
            margin: margin(before ?? 0),
            ...(few
                ? { reason: `only ${current.rows} labels have arrived, ${leastLabelled} are needed` }
                : now.reason === undefined
                    ? {}
                    : { reason: now.reason }),
        };
    });
}
function binaryPerformance(input, options) {
    const tables = predictionTables(input);
    const positive = positiveOf(input);
    if (positive === undefined)
        return [];
    const threshold = input.decisionThreshold ?? 0.5;
    const now = binaryRows(tables.current, input, positive);
    const before = tables.reference === undefined ? undefined : binaryRows(tables.reference, input, positive);
    if (now === undefined)
        return [];
    const scoredOf = (rows) => {
        const kept = (_, row) => Number.isFinite(rows.truth[row]);
        return labelled(rows.truth) === 0
            ? undefined
            : (0,evaluation_lib.scoredBinary)(rows.truth.filter(kept), rows.scores.filter(kept), { threshold });
    };
    const reference = before === undefined ? undefined : scoredOf(before);
    const margin = () => options.performanceMargin;
    const metrics = realized(binaryEstimates, scoredOf(now), reference, margin);
    if (reference === undefined || reference.rows < leastLabelled || reference.scoresAreProbabilities === false)
        return notAnswered(metrics, now.unanswered);
    const { scores, truth } = { scores: reference.scores, truth: reference.truth };
    const fitted = needsCalibration(scores, truth) ? fitIsotonic(scores, truth) : undefined;
    const windowOf = (values) => ({
        scores: values,
        probabilities: fitted ? values.map((score) => calibrate(fitted, score)) : values,
        threshold,
    });
    if (now.scores.length === 0)
        return notAnswered(metrics, now.unanswered);
    const estimates = estimateBinary(windowOf(now.scores));
    const errors = binaryErrors(windowOf(now.scores), seed);
    const estimated = binaryEstimates.map((metric) => {
        const range = metric === 'log_loss' ? [0, Number.POSITIVE_INFINITY] : [0, 1];
        const current = withInterval(estimates[metric], errors[metric], now.scores.length, range);
        return {
            metric,
            kind: 'estimated',
            reference: measured(metric, reference).estimate?.value ?? null,
            current,
            goal: goalOf(metric),
            margin: margin(),
            ...(current === null ? { reason: 'its denominator is 0 on this window' } : {}),
        };
    });
    return notAnswered([...estimated, ...metrics], now.unanswered);
}
/** The positive class: the given one, else the last of the classes in the columns, else `1`. */
function positiveOf(input) {
    if (input.positiveLabel !== undefined)
        return input.positiveLabel;
    const names = input.current.columns.map((column) => column.name).filter((name) => name.startsWith('probability_'));
    return [...names].sort().at(-1)?.slice('probability_'.length) ?? '1';
}
function multiclassPerformance(input, options) {
    const tables = predictionTables(input);
    const classes = tables.current.columns
        .map((column) => column.name)
        .filter((name) => name.startsWith('probability_'))
        .map((name) => name.slice('probability_'.length));
    if (classes.length < 2)
        return [];
    const now = multiclassRows(tables.current, input, classes);
    const before = tables.reference === undefined ? undefined : multiclassRows(tables.reference, input, classes);
    if (now === undefined)
        return [];
    const margin = () => options.performanceMargin;
    const reference = before === undefined ? undefined : multiclassScored(before);
    const metrics = realized(multiclassEstimates, multiclassScored(now), reference, margin);
    if (before === undefined || reference === undefined || reference.rows < leastLabelled || now.predicted.length === 0)
        return notAnswered(metrics, now.unanswered);
    const window = calibratedWindow(before, now);
    const estimates = estimateMulticlass(window);
    const n = now.predicted.length;
    const errors = multiclassErrors(window, seed);
    const estimated = multiclassEstimates.map((metric) => {
        return {
            metric,
            kind: 'estimated',
            reference: measured(metric, reference).estimate?.value ?? null,
            current: withInterval(estimates[metric], errors[metric], n, [0, 1]),
            goal: 'maximize',
            margin: margin(),
        };
    });
    return notAnswered([...estimated, ...metrics], now.unanswered);
}
function multiclassScored(rows) {
    const known = Array.from(rows.truth.keys()).filter((row) => Number.isFinite(rows.truth[row]));
    if (known.length === 0)
        return undefined;
    const { classes } = rows;
    const probabilities = new Float64Array(known.length * classes.length);
    known.forEach((row, at) => {
        classes.forEach((_, index) => {
            probabilities[at * classes.length + index] = rows.probabilities[index]?.[row];
        });
    });
    const truth = known.map((row) => rows.truth[row]);
    const scored = (0,evaluation_lib.scoredMulticlass)(truth, classes, { probabilities });
    return { ...scored, labels: Float64Array.from(known, (row) => rows.predicted[row]) };
}
/** Each class calibrated one against the rest on the labelled rows of the reference, then scaled to sum to 1. */
function calibratedWindow(reference, current) {
    const known = (_, row) => Number.isFinite(reference.truth[row]);
    const truth = reference.truth.filter(known);
    const calibrated = current.probabilities.map((scores, index) => {
        const outcomes = truth.map((value) => Number(value === index));
        const own = reference.probabilities[index].filter(known);
        if (!needsCalibration(own, outcomes))
            return scores;
        const fitted = fitIsotonic(own, outcomes);
        return scores.map((score) => calibrate(fitted, score));
    });
    return { raw: current.probabilities, calibrated: normalizeRows(calibrated), predicted: current.predicted };
}
const regressionMetrics = ['mean_absolute_error', 'root_mean_squared_error'];
/** A regression error may rise by this part of the reference's, where no margin is set in its unit. */
const relativeMargin = 0.1;
function regressionPerformance(input, options) {
    const tables = predictionTables(input);
    const now = regressionRows(tables.current, input);
    const before = tables.reference === undefined ? undefined : regressionRows(tables.reference, input);
    if (now === undefined)
        return [];
    const scoredOf = (rows) => {
        const kept = (_, row) => Number.isFinite(rows.truth[row]);
        return labelled(rows.truth) === 0
            ? undefined
            : (0,evaluation_lib.scoredRegression)(rows.truth.filter(kept), rows.predictions.filter(kept));
    };
    const reference = before === undefined ? undefined : scoredOf(before);
    const margin = (value) => options.regressionMargin ?? relativeMargin * value;
    const metrics = realized(regressionMetrics, scoredOf(now), reference, margin);
    if (reference === undefined || reference.rows < leastLabelled)
        return notAnswered(metrics, now.unanswered);
    const fitted = fitBinnedError(reference.values, reference.truth);
    const estimates = estimateRegression(fitted, now.predictions);
    if (estimates === undefined)
        return notAnswered(metrics, now.unanswered);
    const estimated = regressionMetrics.map((metric) => {
        const before = measured(metric, reference).estimate?.value ?? null;
        const { value, standardError } = estimates[metric];
        const range = [0, Number.POSITIVE_INFINITY];
        return {
            metric,
            kind: 'estimated',
            reference: before,
            current: withInterval(value, standardError, now.predictions.length, range, 'binned-error'),
            goal: 'minimize',
            margin: margin(before ?? 0),
        };
    });
    return notAnswered([...estimated, ...metrics], now.unanswered);
}

;// CONCATENATED MODULE: ./packages/drift/lib/predictions.js






/** Prediction drift, and performance where it can be known. Throws DRIFT_BAD_PREDICTIONS for tables without `prediction` and scores. */
function predictionSignals(input, options) {
    const names = outputColumns(input);
    const reference = referenceFeatures(input.reference, options.minGroup);
    const limits = { ...options.quality, alpha: findingLevel(options, names.length) };
    const compare = (name) => {
        const known = reference.get(name);
        const column = (0,lib/* columnOf */.uV)(input.current, name);
        return known && column ? [compareFeature(known(), column, options, limits)] : [];
    };
    const features = judgeFeatures(names.flatMap(compare), options);
    const truth = input.target === undefined ? [] : compare(input.target);
    const target = Object.values(judgeFeatures(truth, options))[0];
    const performance = performanceSignals(input, options);
    return {
        signals: [predictionSignal(features), ...performance.signals],
        features,
        ...(performance.report ? { performance: performance.report } : {}),
        ...(target ? { target } : {}),
    };
}
/** The columns of a prediction file that are judged: scores and the prediction; of two mirrored probabilities one. */
function outputColumns(input) {
    const have = input.current.columns.map((column) => column.name);
    const probabilities = have.filter((name) => name.startsWith('probability_'));
    const scores = input.task === 'binary' && probabilities.length === 2 ? [positiveColumn(input)] : probabilities;
    const names = [...scores, ...['score', 'prediction'].filter((name) => have.includes(name))];
    if (names.length > 0)
        return names;
    throw fail('DRIFT_BAD_PREDICTIONS', `The current predictions have the columns ${have.join(', ') || '(none)'}.`, {
        remedy: 'Give a table with `prediction`, and `probability_<class>` or `score`, as `mlops predict` writes it.',
    });
}
/** `probability_<positive class>`: the given label's, else the last in the order of the labels. */
function positiveColumn(input) {
    const columns = (isProfileInput(input.reference) ? input.current : input.reference).columns;
    const names = columns.map((column) => column.name).filter((name) => name.startsWith('probability_'));
    const wanted = input.positiveLabel === undefined ? undefined : `probability_${input.positiveLabel}`;
    if (wanted !== undefined && !names.includes(wanted))
        throw fail('DRIFT_BAD_PREDICTIONS', `There is no column "${wanted}"; there are ${names.join(', ') || 'none'}.`, {
            remedy: 'Set the positive label to a class of the model.',
        });
    return wanted ?? [...names].sort().at(-1);
}
function predictionSignal(features) {
    const entries = Object.entries(features);
    const order = { fail: 0, inconclusive: 1, pass: 2 };
    const worst = entries.sort(([, a], [, b]) => order[a.verdict] - order[b.verdict] || (b.measures.psi?.value ?? 0) - (a.measures.psi?.value ?? 0))[0];
    if (worst === undefined)
        return {
            signal: 'prediction-drift',
            verdict: 'inconclusive',
            seen: 'The reference has no predictions.',
            reason: { code: 'NO_REFERENCE', message: 'Nothing to compare the predictions with.' },
        };
    const [name, report] = worst;
    const measure = report.measures[report.rule.measure];
    return {
        signal: 'prediction-drift',
        subject: name,
        verdict: report.verdict,
        seen: report.reason.message,
        value: measure?.value ?? null,
        limit: report.rule.threshold,
        chance: measure?.chance ?? null,
        reason: report.reason,
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/service.js



/** Signals of service health: errors and latency against the reference window; no traffic is inconclusive. */
function serviceSignals(service, alpha) {
    if (service.requests === 0)
        return [
            {
                signal: 'service-health',
                verdict: 'inconclusive',
                seen: 'No request came in this window.',
                reason: { code: 'NO_TRAFFIC', message: 'Without traffic nothing is known of the service.' },
            },
        ];
    const signals = [errorSignal(service, alpha)];
    const { latencyP95Ms, reference } = service;
    if (latencyP95Ms !== undefined && reference?.latencyP95Ms !== undefined && reference.latencyP95Ms > 0) {
        const limit = service.maxLatencyRatio ?? 1.2;
        const ratio = latencyP95Ms / reference.latencyP95Ms;
        const bad = ratio > limit;
        signals.push({
            signal: 'service-health',
            subject: 'latency_p95',
            verdict: bad ? 'fail' : 'pass',
            seen: `${number(latencyP95Ms)} ms, × ${ratio.toFixed(2)} of the reference's ${number(reference.latencyP95Ms)} ms (limit × ${limit})`,
            value: ratio,
            limit,
            reason: bad
                ? { code: 'LATENCY_ROSE', message: 'The service is slower than allowed.' }
                : { code: 'LATENCY_HELD', message: 'The latency is within its limit.' },
        });
    }
    return signals;
}
function errorSignal(service, alpha) {
    const { requests, errors, reference } = service;
    const rate = errors / requests;
    const known = reference !== undefined && reference.requests > 0;
    const limit = service.maxErrorIncrease ?? (known ? 0.005 : 0.01);
    const before = known ? reference.errors / reference.requests : 0;
    const pValue = known
        ? risePValue(reference.errors, reference.requests, errors, requests)
        : (0,numerics_lib/* binomialSf */.vD)(errors - 1, requests, limit);
    const rise = rate - before;
    const bad = rise > limit && pValue <= alpha;
    const unsure = rise > limit && !bad;
    return {
        signal: 'service-health',
        subject: 'error_rate',
        verdict: bad ? 'fail' : unsure ? 'inconclusive' : 'pass',
        seen: `${count(errors)} of ${count(requests)} requests failed (${percent(rate)})${known ? `; in the reference window ${percent(before)}` : ''}`,
        value: known ? rise : rate,
        limit,
        reason: bad
            ? {
                code: 'ERRORS_ROSE',
                message: `The error rate is more than ${percent(limit)} ${known ? 'above the reference' : 'of all requests'}.`,
            }
            : unsure
                ? {
                    code: 'TOO_FEW_REQUESTS',
                    message: 'The rate is above the limit, but so few requests can give it by chance.',
                }
                : { code: 'ERRORS_HELD', message: 'The error rate is within its limit.' },
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/signals.js

/** Signals of schema and data quality: one for each feature with a failing finding, and one for the rest of each kind. */
function qualitySignals(findings, rows) {
    return ['schema', 'data-quality'].flatMap((kind) => {
        const own = findings.filter((finding) => finding.kind === kind);
        const failing = own.filter((finding) => finding.severity === 'fail');
        const warnings = own.filter((finding) => finding.severity === 'warn');
        const signals = failing.map((finding) => ({
            signal: kind,
            ...(finding.feature === undefined ? {} : { subject: finding.feature }),
            verdict: 'fail',
            seen: finding.message,
            ...(finding.share === undefined ? {} : { value: finding.share }),
            reason: { code: finding.code, message: finding.message },
        }));
        if (rows === 0 && kind === 'data-quality')
            signals.push({
                signal: kind,
                verdict: 'inconclusive',
                seen: 'The current table has no rows.',
                reason: { code: 'NO_ROWS', message: 'There is nothing to judge.' },
            });
        if (signals.length === 0)
            signals.push({
                signal: kind,
                verdict: 'pass',
                seen: warnings.length === 0 ? 'Nothing odd.' : warnings.map(worded).join(' '),
                reason: { code: warnings.length === 0 ? 'CLEAN' : 'WARNINGS', message: 'No finding that decides.' },
            });
        return signals;
    });
}
function worded(finding) {
    return finding.feature === undefined ? finding.message : `${finding.feature}: ${finding.message}`;
}
/** Signals of data drift: one for each feature that does not pass, and one for all others together. */
function featureSignals(features) {
    const entries = Object.entries(features);
    if (entries.length === 0)
        return [
            {
                signal: 'data-drift',
                verdict: 'inconclusive',
                seen: 'No feature is in both tables.',
                reason: { code: 'NO_FEATURES', message: 'There is nothing to compare.' },
            },
        ];
    const own = entries
        .filter(([, report]) => report.verdict === 'fail')
        .map(([name, report]) => oneFeature(name, report, report.verdict));
    const unsure = entries.filter(([, report]) => report.verdict === 'inconclusive');
    const passing = entries.filter(([, report]) => report.verdict === 'pass');
    return [
        ...own,
        ...(unsure.length > 0 ? [manyFeatures(unsure, 'inconclusive')] : []),
        ...(passing.length > 0 ? [manyFeatures(passing, 'pass')] : []),
    ];
}
function oneFeature(name, report, verdict) {
    const measure = report.measures[report.rule.measure];
    return {
        signal: 'data-drift',
        subject: name,
        verdict,
        seen: report.reason.message,
        value: measure?.value ?? null,
        limit: report.rule.threshold,
        chance: measure?.chance ?? null,
        reason: report.reason,
    };
}
/** Several features in one line: the largest value of the rule's measure among them. */
function manyFeatures(entries, verdict) {
    const value = ([, report]) => report.measures[report.rule.measure]?.value ?? Number.NEGATIVE_INFINITY;
    const largest = entries.reduce((best, entry) => (value(entry) > value(best) ? entry : best));
    const [name, report] = largest;
    if (entries.length === 1)
        return oneFeature(name, report, verdict);
    const measure = report.measures[report.rule.measure];
    const known = measure !== undefined && measure.value !== null;
    const seen = known
        ? `${count(entries.length)} features: largest ${report.rule.measure} ${distance(measure.value)}, ${name} (limit ${distance(report.rule.threshold)})`
        : `${count(entries.length)} features`;
    return {
        signal: 'data-drift',
        verdict,
        seen,
        value: measure?.value ?? null,
        limit: report.rule.threshold,
        chance: measure?.chance ?? null,
        reason: verdict === 'inconclusive'
            ? { code: report.reason.code, message: `${name}: ${report.reason.message}` }
            : { code: 'NO_DRIFT', message: 'No drift of the size of the limit.' },
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/time/daily.js





/**
 * A function from a table to the Hellinger distance of one of its columns to the reference, over the reference's bins. Hellinger, since it is
 * bounded and hardly moved by bins that are empty in a small day. Undefined where the reference does not have the column.
 */
function coarseDistance(reference, feature) {
    const known = (0,lib/* columnOf */.uV)(reference, feature);
    if (known === undefined)
        return undefined;
    if (known.kind === 'number') {
        const sample = numericSample(known);
        const edges = quantileEdges(sample.sorted);
        const before = binWithMissing(sample, edges);
        return (table) => {
            const column = (0,lib/* columnOf */.uV)(table, feature);
            if (column?.kind !== 'number' || table.rows === 0)
                return Number.NaN;
            return hellinger(binCounts(before, binWithMissing(numericSample(column), edges)));
        };
    }
    const sample = categorySample(known);
    const levels = [...sample.counts.keys()];
    const before = [...sample.counts.values(), 0, sample.nulls];
    return (table) => {
        const column = (0,lib/* columnOf */.uV)(table, feature);
        if (column?.kind !== 'text' || table.rows === 0)
            return Number.NaN;
        const now = categorySample(column);
        const counts = levels.map((level) => now.counts.get(level) ?? 0);
        const unseen = now.rows - now.nulls - counts.reduce((sum, count) => sum + count, 0);
        return hellinger(binCounts(before, [...counts, unseen, now.nulls]));
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/time/windows.js


/** Milliseconds of a day. */
const dayMs = 86_400_000;
/** The times of the rows of a table; NaN where they are missing. Throws DRIFT_BAD_OPTION for a column that holds none. */
function rowTimes(table, timeColumn) {
    const column = (0,lib/* columnOf */.uV)(table, timeColumn);
    if (column?.kind === 'number')
        return column.values;
    if (column?.kind === 'text') {
        const times = column.levels.map(timeOfText);
        const result = Float64Array.from(column.codes, (code) => times[code] ?? Number.NaN);
        if (result.some(Number.isFinite))
            return result;
    }
    throw fail('DRIFT_BAD_OPTION', `"${timeColumn}" is no column of times.`, {
        remedy: 'Name a column of timestamps, or of dates as YYYY-MM-DD.',
    });
}
/** `YYYY-MM-DD`, with an optional time of day and an optional `Z` or offset, as milliseconds UTC; undefined for anything else. */
function timeOfText(text) {
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim());
    if (!match)
        return undefined;
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
    const date = daysOf(Number(year), Number(month), Number(day));
    const clock = (Number(hour) * 60 + Number(minute)) * 60_000 +
        Number(second) * 1000 +
        Number(`0${fraction.slice(fraction.indexOf('.'))}`) * 1000;
    return date * dayMs + clock - offsetMs(zone);
}
function offsetMs(zone) {
    if (zone === undefined || zone === 'Z')
        return 0;
    const sign = zone.startsWith('-') ? -1 : 1;
    const digits = zone.slice(1).replace(':', '');
    return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
/** Days since 1970-01-01 of a date of the Gregorian calendar (Hinnant's algorithm); works without a Date, which is impure here. */
function daysOf(year, month, day) {
    const shifted = month <= 2 ? year - 1 : year;
    const era = Math.floor(shifted / 400);
    const yearOfEra = shifted - era * 400;
    const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
}
/** The date of a time: `2026-11-20`. */
function dateText(ms) {
    const { year, month, day } = calendar(ms);
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
/** Year, month (1–12), day, weekday (0 Sunday … 6) and hour of a time, UTC. */
function calendar(ms) {
    const days = Math.floor(ms / dayMs);
    const shifted = days + 719_468;
    const era = Math.floor(shifted / 146_097);
    const dayOfEra = shifted - era * 146_097;
    const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const part = Math.floor((5 * dayOfYear + 2) / 153);
    const month = part < 10 ? part + 3 : part - 9;
    return {
        year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
        month,
        day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
        weekday: (((days + 4) % 7) + 7) % 7,
        hour: Math.floor((ms - days * dayMs) / 3_600_000),
    };
}
/** The rows of a table that are kept, in their order. */
function takeRows(table, rows) {
    const columns = table.columns.map((column) => {
        if (column.kind === 'text') {
            const codes = Int32Array.from(rows, (row) => column.codes[row]);
            return { ...column, codes, nulls: codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0) };
        }
        const values = Float64Array.from(rows, (row) => column.values[row]);
        return { ...column, values, nulls: values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0) };
    });
    return { rows: rows.length, columns };
}
/** Rows from `from` (inclusive) to `to` (exclusive). */
function rowsBetween(table, timeColumn, from, to) {
    const times = rowTimes(table, timeColumn);
    const rows = [];
    for (let row = 0; row < times.length; row++)
        if (times[row] >= from && times[row] < to)
            rows.push(row);
    return takeRows(table, rows);
}
/** Cuts a table into windows of a length, counted from the start of the day of its first row; empty windows between are kept. */
function splitWindows(table, timeColumn, lengthMs) {
    if (!(lengthMs > 0))
        throw fail('DRIFT_BAD_OPTION', `The window is ${lengthMs} ms long.`, { remedy: 'Write a length above 0.' });
    const times = rowTimes(table, timeColumn);
    const known = times.filter(Number.isFinite);
    if (known.length === 0)
        return [];
    const first = known.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
    const last = known.reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
    const start = Math.floor(first / dayMs) * dayMs;
    const rows = Array.from({ length: Math.floor((last - start) / lengthMs) + 1 }, () => []);
    times.forEach((time, row) => {
        if (Number.isFinite(time))
            rows[Math.floor((time - start) / lengthMs)]?.push(row);
    });
    return rows.map((own, at) => ({
        from: start + at * lengthMs,
        to: start + (at + 1) * lengthMs,
        table: takeRows(table, own),
    }));
}
/** The place of a time in its cycle. */
function seasonOf(ms, season) {
    const { weekday, hour, month } = calendar(ms);
    switch (season) {
        case 'hour':
            return hour;
        case 'weekday':
            return weekday;
        case 'weekday-hour':
            return weekday * 24 + hour;
        case 'month':
            return month;
        case 'quarter':
            return Math.ceil(month / 3);
    }
}
/**
 * Rows of the history in the same season as the current rows, in the same proportions: of each place in the cycle as many rows as it takes
 * for the current table's shares, the earliest first. A fair reference: the mix of hours or months is the current one. Rows at or after the
 * start of the current table are left out. No common season gives a table without rows.
 */
function seasonalReference(history, current, timeColumn, season) {
    const now = rowTimes(current, timeColumn);
    const start = now.reduce((least, time) => (Number.isFinite(time) ? Math.min(least, time) : least), Number.POSITIVE_INFINITY);
    const wanted = new Map();
    for (const time of now)
        if (Number.isFinite(time))
            wanted.set(seasonOf(time, season), (wanted.get(seasonOf(time, season)) ?? 0) + 1);
    const found = new Map();
    rowTimes(history, timeColumn).forEach((time, row) => {
        if (!(time < start))
            return;
        const place = seasonOf(time, season);
        if (wanted.has(place))
            found.set(place, [...(found.get(place) ?? []), row]);
    });
    // The scarcest place sets how many times the current mix fits into the history.
    let times = Number.POSITIVE_INFINITY;
    for (const [place, count] of wanted)
        times = Math.min(times, (found.get(place)?.length ?? 0) / count);
    if (!Number.isFinite(times) || times === 0)
        return takeRows(history, []);
    const rows = [...wanted].flatMap(([place, count]) => found.get(place)?.slice(0, Math.floor(count * times)) ?? []);
    return takeRows(history, rows.sort((a, b) => a - b));
}

;// CONCATENATED MODULE: ./packages/drift/lib/time/change-point.js



/** Fewest days for a change to be looked for. */
const leastDays = 6;
/**
 * The most likely day on which a series of daily values changed its mean: the largest CUSUM (Page 1955), standardised at each place.
 * Significant by Student's t of the two parts, Bonferroni-corrected over the places. Days without rows are left out. Undefined where
 * nothing changed, and below six days.
 * @param alpha level of the test; 0.01 unless set
 */
function findChange(days, alpha = 0.01) {
    const known = days.filter((day) => Number.isFinite(day.value));
    const n = known.length;
    if (n < leastDays)
        return undefined;
    const values = known.map((day) => day.value);
    const mean = average(values);
    let sum = 0;
    let largest = 0;
    let split = 0;
    values.slice(0, -1).forEach((value, at) => {
        sum += value - mean;
        // Divided by its spread at that place: a change near either end is not overlooked.
        const strength = Math.abs(sum) / Math.sqrt(((at + 1) * (n - at - 1)) / n);
        if (strength > largest) {
            largest = strength;
            split = at + 1;
        }
    });
    const before = values.slice(0, split);
    const after = values.slice(split);
    const spread = Math.sqrt((squares(before) + squares(after)) / Math.max(1, n - 2));
    const gap = Math.abs(average(after) - average(before));
    // A split of n days is chosen among n − 1: Bonferroni over them.
    const z = gap / (spread * Math.sqrt(1 / before.length + 1 / after.length));
    const pValue = spread > 0 ? Math.min(1, (n - 1) * 2 * (0,numerics_lib/* studentTSf */.d)(z, n - 2)) : gap > 0 ? 0 : 1;
    if (pValue > alpha)
        return undefined;
    const at = known[split]?.from;
    return { at, date: dateText(at), before: average(before), after: average(after), pValue };
}
function average(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function squares(values) {
    const mean = average(values);
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
/**
 * Since when a feature is different from the reference: the change in its daily distance to the reference's bins.
 * @param timeColumn the column of `current` that holds the time of each row
 */
function changeOfFeature(reference, current, feature, timeColumn, alpha = 0.01) {
    const distance = coarseDistance(reference, feature);
    if (distance === undefined)
        return undefined;
    const days = splitWindows(current, timeColumn, dayMs).map((window) => ({
        from: window.from,
        value: distance(window.table),
    }));
    return findChange(days, alpha);
}
/** The events in the time before a change, nearest first: what may have caused it. `withinMs` is 24 hours unless set. */
function eventsBefore(change, events, withinMs = dayMs) {
    // The change is known to the day: what happened on that day counts too.
    return events
        .filter((event) => event.at >= change.at - withinMs && event.at < change.at + dayMs)
        .sort((a, b) => Math.abs(a.at - change.at) - Math.abs(b.at - change.at));
}

;// CONCATENATED MODULE: ./packages/drift/lib/triage.js

/** Below this agreement (NDCG) of two orders of importance, attribution has drifted. */
const attributionLimit = 0.9;
/**
 * Finds the probable cause. The order is that of trust: what is broken at the source explains everything after it (schema, data quality),
 * then what comes back by itself (season), then what labels show (concept, prior), then the features (covariate), then the model's own
 * weighing of them (attribution).
 */
function triage(known) {
    const facts = gather(known);
    const evidence = evidenceOf(known, facts);
    const cause = known.verdict === 'fail' ? causeOf(facts) : 'none';
    const recommendation = recommend(known, facts, cause);
    return {
        summary: summarize(known, facts, cause),
        cause,
        recommendation,
        evidence,
        ...considered(known, facts, cause),
    };
}
function gather(known) {
    const failing = known.findings.filter((finding) => finding.severity === 'fail');
    const { drifted } = known;
    const soiled = new Set(failing.map((finding) => finding.feature));
    const { seasonal } = known;
    const verdictOf = (signal) => {
        const own = known.signals.filter((one) => one.signal === signal).map((one) => one.verdict);
        if (own.length === 0)
            return undefined;
        return own.includes('fail') ? 'fail' : own.includes('inconclusive') ? 'inconclusive' : 'pass';
    };
    return {
        schema: failing.filter((finding) => finding.kind === 'schema'),
        quality: failing.filter((finding) => finding.kind === 'data-quality'),
        drifted,
        plainDrift: drifted.filter((name) => !soiled.has(name)),
        notSeasonal: seasonal ? drifted.filter((name) => seasonal[name]?.verdict !== 'pass') : undefined,
        predictionDrift: verdictOf('prediction-drift'),
        estimated: verdictOf('estimated-performance'),
        realized: verdictOf('realized-performance'),
        targetDrift: known.predictions?.target?.verdict,
        attribution: attributionAgreement(known.options),
        multivariate: verdictOf('multivariate'),
        priorExplains: known.priorExplains,
    };
}
function causeOf(facts) {
    if (facts.schema.length > 0)
        return 'schema';
    if (facts.quality.length > 0)
        return 'data-quality';
    if (facts.drifted.length > 0 && facts.notSeasonal?.length === 0)
        return 'seasonality';
    if (facts.realized === 'fail' && (facts.drifted.length === 0 || facts.estimated === 'pass'))
        return 'concept';
    if (facts.targetDrift === 'fail' && (facts.plainDrift.length === 0 || facts.priorExplains === true))
        return 'prior';
    if (facts.plainDrift.length > 0 || facts.multivariate === 'fail')
        return 'covariate';
    if (facts.attribution !== undefined && facts.attribution < attributionLimit)
        return 'attribution';
    return 'unknown';
}
function recommend(known, facts, cause) {
    switch (cause) {
        case 'none':
            return known.verdict === 'pass' ? 'none' : 'wait';
        case 'schema':
        case 'data-quality':
            return 'fix-data';
        case 'seasonality':
            return 'wait';
        case 'concept':
        case 'prior':
        case 'attribution':
            return 'retrain';
        case 'covariate': {
            const performance = facts.realized ?? facts.estimated;
            if (performance === 'fail')
                return 'retrain';
            if (performance === 'pass')
                return 'wait';
            // Without any word on performance: inputs that moved and moved the predictions are reason enough, else more is to be known first.
            return facts.predictionDrift === 'pass' ? 'wait' : 'retrain';
        }
        case 'unknown':
            return facts.realized === 'fail' || facts.estimated === 'fail' ? 'retrain' : 'wait';
    }
}
function evidenceOf(known, facts) {
    const { features } = known;
    const lines = [...facts.schema, ...facts.quality].map((finding) => `${finding.feature === undefined ? 'Table' : finding.feature}: ${finding.message}`);
    const total = Object.keys(features).length;
    if (facts.drifted.length > 0)
        lines.push(`${count(facts.drifted.length)} of ${count(total)} features drifted: ${facts.drifted.slice(0, 5).join(', ')}.`);
    const weight = facts.drifted.reduce((sum, name) => sum + (features[name]?.importance ?? 0), 0);
    if (known.options.importances !== undefined && facts.drifted.length > 0)
        lines.push(`The drifted features carry ${percent(weight)} of the model's importance.`);
    if (facts.notSeasonal !== undefined && facts.drifted.length > 0)
        lines.push(facts.notSeasonal.length === 0
            ? 'Against the same season of an earlier cycle none of them drifted.'
            : `Against the same season of an earlier cycle ${count(facts.notSeasonal.length)} of them drifted too.`);
    if (facts.priorExplains === true)
        lines.push('Within each class none of the drifted features drifted: the shares of the classes explain them.');
    for (const signal of known.signals)
        if (signal.signal !== 'data-drift' &&
            signal.signal !== 'schema' &&
            signal.signal !== 'data-quality' &&
            signal.verdict === 'fail')
            lines.push(`${signal.signal}${signal.subject === undefined ? '' : ` ${signal.subject}`}: ${signal.seen}`);
    if (facts.attribution !== undefined)
        lines.push(`The order of importance agrees with the reference's by ${distance(facts.attribution)} (NDCG; limit ${attributionLimit}).`);
    return lines;
}
function considered(known, facts, cause) {
    const ruledOut = [];
    const notJudged = [];
    const rule = (name, known, out, not) => {
        if (name === cause)
            return;
        if (known === undefined)
            notJudged.push({ cause: name, why: not });
        else if (known)
            ruledOut.push({ cause: name, why: out });
    };
    const total = Object.keys(known.features).length;
    const clean = total - facts.drifted.length;
    rule('schema', facts.schema.length === 0, 'types and columns unchanged', '');
    rule('data-quality', facts.quality.length === 0, 'no missing, impossible or unseen values beyond the limits', '');
    rule('seasonality', known.seasonalGiven ? facts.notSeasonal === undefined || facts.notSeasonal.length > 0 : undefined, 'the same season of an earlier cycle looks different too', 'no earlier cycle was given');
    const passing = Object.values(known.features).filter((report) => report.verdict === 'pass').length;
    rule('covariate', passing < total - facts.drifted.length ? undefined : facts.plainDrift.length === 0, facts.drifted.length === 0 ? `${count(clean)} features unchanged` : `${count(clean)} other features unchanged`, 'some features have too few rows to tell');
    rule('prior', facts.targetDrift === undefined || facts.targetDrift === 'inconclusive' ? undefined : facts.targetDrift === 'pass', 'the truth is distributed as before', 'no labels for this window');
    rule('concept', facts.realized === undefined || facts.realized === 'inconclusive' ? undefined : facts.realized === 'pass', 'measured with labels, the model is as good as before', 'no labels for this window');
    rule('attribution', facts.attribution === undefined ? undefined : facts.attribution >= attributionLimit, 'the model weighs its features as before', 'no importances of the current window');
    return { ruledOut, notJudged };
}
function summarize(known, facts, cause) {
    const { verdict, input } = known;
    if (verdict === 'pass')
        return `No drift in ${count(Object.keys(known.features).length)} features, ${count(input.current.rows)} rows`;
    if (verdict === 'inconclusive') {
        const first = known.signals.find((signal) => signal.verdict === 'inconclusive');
        return `Too little to tell: ${first?.reason.message ?? 'nothing was judged.'}`;
    }
    const still = facts.plainDrift.filter((name) => facts.notSeasonal?.includes(name));
    const drifted = still.length > 0 ? still : facts.plainDrift.length > 0 ? facts.plainDrift : facts.drifted;
    const names = drifted
        .slice(0, 3)
        .map((name) => `\`${name}\``)
        .join(', ');
    switch (cause) {
        case 'schema':
        case 'data-quality':
            return `${headline(known, facts)}: look at the data source`;
        case 'seasonality':
            return `${names} moved as the season does: nothing to repair`;
        case 'concept':
            return 'The same inputs now mean something else: the model is worse on labelled rows';
        case 'prior':
            return 'The classes come in other shares than before';
        case 'covariate':
            return drifted.length > 0 ? `${names} drifted` : 'The features no longer go together as they did';
        case 'attribution':
            return 'The model leans on other features than before';
        default: {
            const first = known.signals.find((signal) => signal.verdict === 'fail');
            return first
                ? `${first.signal}${first.subject === undefined ? '' : ` \`${first.subject}\``}: ${first.seen}`
                : 'A signal failed';
        }
    }
}
/** The worst finding in a few words: a change of unit first, since it explains the others. */
function headline(known, facts) {
    const unit = known.compared.find((feature) => feature.unit !== undefined);
    if (facts.schema.length === 0 && unit?.unit) {
        const { share, words } = unit.unit;
        const who = share >= 0.95 ? '' : ` in ${partOf(share)} of the rows`;
        return `\`${unit.name}\` arrives ${words}${who}`;
    }
    const finding = [...facts.schema, ...facts.quality].sort((a, b) => (b.share ?? 1) - (a.share ?? 1))[0];
    if (finding === undefined)
        return 'The data changed at its source';
    const subject = finding.feature === undefined ? 'The table' : `\`${finding.feature}\``;
    const what = {
        COLUMN_MISSING: 'is missing',
        TYPE_CHANGED: 'changed its type',
        FRACTIONS_APPEARED: 'has fractions where whole numbers were',
        COLUMN_EMPTY: 'arrives empty',
        COLUMN_CONSTANT: 'holds one single value',
        NULLS_ROSE: `is missing in ${percent(finding.share ?? 0)} of the rows`,
        INFINITE_VALUES: 'holds infinite values',
        BELOW_RANGE: `is too small in ${percent(finding.share ?? 0)} of the rows`,
        ABOVE_RANGE: `is too large in ${percent(finding.share ?? 0)} of the rows`,
        UNSEEN_LEVELS: `has levels never seen in ${percent(finding.share ?? 0)} of the rows`,
        UNSEEN_VALUES: `has values never seen in ${percent(finding.share ?? 0)} of the rows`,
    };
    return `${subject} ${what[finding.code] ?? 'is not as it was'}`;
}
/** A share in words where it is near a simple fraction, else in percent. */
function partOf(share) {
    const fractions = [
        [1 / 4, 'a quarter'],
        [1 / 3, 'a third'],
        [1 / 2, 'half'],
        [2 / 3, 'two thirds'],
        [3 / 4, 'three quarters'],
    ];
    const near = fractions.find(([value]) => Math.abs(value - share) <= 0.015);
    return near ? near[1] : percent(share);
}
/** Agreement of two orders of importance: NDCG of the current weights, ranked by the current, valued by the reference's. */
function attributionAgreement(options) {
    const { importances, currentImportances } = options;
    if (importances === undefined || currentImportances === undefined)
        return undefined;
    return importanceNdcg(importances, currentImportances);
}
/** scikit-learn's `ndcg_score([reference], [current])` over the features that both name: 1 when the order is the same. */
function importanceNdcg(reference, current) {
    const names = Object.keys(reference).filter((name) => name in current);
    const gain = (order) => order.reduce((sum, name, at) => sum + reference[name] / Math.log2(at + 2), 0);
    const ideal = gain([...names].sort((a, b) => reference[b] - reference[a]));
    if (ideal === 0)
        return 1;
    const groups = new Map();
    for (const name of names)
        groups.set(current[name], [...(groups.get(current[name]) ?? []), name]);
    let position = 0;
    let sum = 0;
    for (const score of [...groups.keys()].sort((a, b) => b - a)) {
        const tied = groups.get(score);
        let discount = 0;
        for (let at = 0; at < tied.length; at++)
            discount += 1 / Math.log2(position + at + 2);
        const mean = tied.reduce((total, name) => total + reference[name], 0) / tied.length;
        sum += mean * discount;
        position += tied.length;
    }
    return sum / ideal;
}

;// CONCATENATED MODULE: ./packages/drift/lib/within-class.js





/** Most classes for which the rows are told apart. */
const mostClasses = 20;
/**
 * Whether the shares of the classes alone explain the drift of some features: within every class that both sides have, none of them
 * drifts (prior shift). Undefined where labels and features are not row for row, or the classes have too few rows to tell.
 * @param labels on each side: the column of the truth, one entry a row of the features
 */
function explainedByClasses(reference, current, names, options) {
    const before = rowsByClass(reference.labels);
    const now = rowsByClass(current.labels);
    if (lengthOf(reference.labels) !== reference.features.rows || lengthOf(current.labels) !== current.features.rows)
        return undefined;
    const classes = [...now.keys()].filter((name) => before.has(name));
    if (classes.length === 0 || classes.length > mostClasses)
        return undefined;
    let judged = false;
    for (const name of classes) {
        const r = takeRows(reference.features, before.get(name));
        const c = takeRows(current.features, now.get(name));
        const limits = { ...options.quality, alpha: findingLevel(options, names.length) };
        const compared = names.flatMap((feature) => {
            const known = (0,lib/* columnOf */.uV)(r, feature);
            const column = (0,lib/* columnOf */.uV)(c, feature);
            return known && column ? [compareFeature(featureOfColumn(known, options.minGroup), column, options, limits)] : [];
        });
        const verdicts = Object.values(judgeFeatures(compared, options)).map((report) => report.verdict);
        if (verdicts.includes('fail'))
            return false;
        if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass'))
            judged = true;
    }
    return judged ? true : undefined;
}
function rowsByClass(labels) {
    const rows = new Map();
    for (let row = 0; row < lengthOf(labels); row++) {
        const name = labels.kind === 'text'
            ? labels.levels[labels.codes[row]]
            : Number.isNaN(labels.values[row])
                ? undefined
                : String(labels.values[row]);
        if (name === undefined)
            continue;
        const own = rows.get(name);
        if (own)
            own.push(row);
        else if (rows.size <= mostClasses)
            rows.set(name, [row]);
    }
    return rows;
}
function lengthOf(column) {
    return column.kind === 'text' ? column.codes.length : column.values.length;
}

;// CONCATENATED MODULE: ./packages/drift/lib/check-drift.js













/**
 * Compares what arrives with what is normal. Pure: the same tables give the same report, in any row order. Odd data never throws, it is
 * a finding; only wrong options do (DRIFT_BAD_OPTION, DRIFT_UNKNOWN_MEASURE), and a reference without columns (DRIFT_EMPTY_REFERENCE).
 */
function checkDrift(input) {
    const given = input.options ?? {};
    const options = settle(input.time === undefined ? given : { ...given, exclude: [...(given.exclude ?? []), input.time.column] });
    if (input.reference.columns.length === 0)
        throw fail('DRIFT_EMPTY_REFERENCE', 'The reference has no columns.', {
            remedy: 'Give the table the model was trained on, or its profile.',
        });
    const { compared, findings: found } = compareTables(input.reference, input.current, options);
    const seasonal = input.seasonal ? compareTables(input.seasonal, input.current, options) : undefined;
    const findings = seasonal ? withoutSeason(found, seasonal.findings) : found;
    const features = judgeFeatures(compared, options);
    const predictions = input.predictions ? predictionSignals(input.predictions, options) : undefined;
    const service = input.service ? serviceSignals(input.service, options.alpha) : [];
    const together = multivariateOf(input, Object.keys(features), options);
    const signals = [
        ...qualitySignals(findings, input.current.rows),
        ...featureSignals(features),
        ...(together ? [together.signal] : []),
        ...(predictions?.signals ?? []),
        ...service,
    ];
    const verdict = combineVerdicts(signals.map((signal) => signal.verdict));
    const drifted = driftedNames(features);
    const told = triage({
        priorExplains: priorExplains(input, drifted, options),
        verdict,
        findings,
        features,
        compared,
        drifted,
        signals,
        seasonal: seasonal ? judgeFeatures(seasonal.compared, options) : undefined,
        predictions,
        input,
        options,
        seasonalGiven: input.seasonal !== undefined,
    });
    const since = sinceWhen(input, drifted);
    return {
        schema: 'mlops/drift-report/v1',
        verdict,
        summary: told.summary,
        cause: told.cause,
        recommendation: told.recommendation,
        rows: { reference: input.reference.rows, current: input.current.rows },
        signals,
        features,
        driftedFeatures: drifted,
        driftedShare: shareOf(drifted, features),
        findings,
        ...(predictions?.performance ? { performance: predictions.performance } : {}),
        ...(together ? { multivariate: together.report } : {}),
        ...(since ? { since } : {}),
        evidence: told.evidence,
        ruledOut: told.ruledOut,
        notJudged: told.notJudged,
    };
}
/** Compares the columns of two tables: those in both feature by feature, the others as findings of the schema. */
function compareTables(reference, current, options) {
    const features = referenceFeatures(reference, options.minGroup);
    if (isProfileInput(current) && !isProfileInput(reference))
        throw fail('DRIFT_PROFILES_DIFFER', 'The current data is a profile and the reference a table.', {
            remedy: 'Profile the reference too, and build the current profile with { like: the reference }.',
        });
    const columns = new Map(current.columns.map((column) => [column.name, column]));
    const used = [...features.keys()].filter((name) => !options.exclude.includes(name));
    const limits = { ...options.quality, alpha: findingLevel(options, used.length) };
    const findings = [];
    if (current.rows === 0)
        findings.push({
            code: 'NO_ROWS',
            kind: 'data-quality',
            severity: 'info',
            message: 'The current table has no rows.',
        });
    const compared = [];
    for (const name of used) {
        const column = columns.get(name);
        const feature = features.get(name);
        if (column === undefined || feature === undefined) {
            const message = 'The column is missing from the current table.';
            findings.push({ code: 'COLUMN_MISSING', kind: 'schema', severity: 'fail', feature: name, message });
            continue;
        }
        const one = 'counts' in column || 'other' in column
            ? compareProfileFeature(feature(), column, current.rows, options, limits)
            : compareFeature(feature(), column, options, limits);
        compared.push(one);
        findings.push(...one.findings);
    }
    for (const name of columns.keys())
        if (!features.has(name) && !options.exclude.includes(name)) {
            const message = 'The current table has this column, the reference has not.';
            findings.push({ code: 'COLUMN_NEW', kind: 'schema', severity: 'warn', feature: name, message });
        }
    if (isProfileInput(reference) ? reference.rows === 0 : reference.rows === 0)
        findings.push({
            code: 'NO_REFERENCE_ROWS',
            kind: 'data-quality',
            severity: 'info',
            message: `The reference has no rows; the current table has ${count(current.rows)}.`,
        });
    return { compared, findings };
}
/** The multivariate signal, where it is asked for and the reference has its rows. */
function multivariateOf(input, names, options) {
    if (options.multivariate !== true || isProfileInput(input.reference) || isProfileInput(input.current))
        return undefined;
    return multivariateSignal(input.reference, input.current, names, options.alpha);
}
/** Whether the shares of the classes alone explain the drift; undefined where labels are not there row for row. */
function priorExplains(input, drifted, options) {
    const { predictions, reference, current } = input;
    if (predictions?.target === undefined || drifted.length === 0)
        return undefined;
    if (isProfileInput(reference) || isProfileInput(current) || isProfileInput(predictions.reference))
        return undefined;
    const before = (0,lib/* columnOf */.uV)(predictions.reference, predictions.target);
    const now = (0,lib/* columnOf */.uV)(predictions.current, predictions.target);
    if (before === undefined || now === undefined || predictions.task === 'regression')
        return undefined;
    return explainedByClasses({ features: reference, labels: before }, { features: current, labels: now }, drifted, options);
}
/** The change date of the worst drifted feature. */
function sinceWhen(input, drifted) {
    const feature = drifted[0];
    if (feature === undefined || input.time === undefined)
        return undefined;
    if (isProfileInput(input.reference) || isProfileInput(input.current))
        return undefined;
    if ((0,lib/* columnOf */.uV)(input.current, input.time.column) === undefined)
        return undefined;
    const change = changeOfFeature(input.reference, input.current, feature, input.time.column);
    if (change === undefined)
        return undefined;
    return { feature, date: change.date, at: change.at, events: eventsBefore(change, input.time.events ?? []) };
}
/** A step's verdict from its signals: fail, else inconclusive, else pass; nothing at all is inconclusive. */
function combineVerdicts(verdicts) {
    if (verdicts.includes('fail'))
        return 'fail';
    return verdicts.length === 0 || verdicts.includes('inconclusive') ? 'inconclusive' : 'pass';
}
/** Findings of data quality that are gone against the same season are no errors: they are kept and do not decide. */
function withoutSeason(findings, seasonal) {
    const kept = new Set(seasonal.map((finding) => `${finding.code} ${finding.feature}`));
    return findings.map((finding) => finding.kind !== 'data-quality' || finding.severity === 'info' || kept.has(`${finding.code} ${finding.feature}`)
        ? finding
        : {
            ...finding,
            severity: 'info',
            message: `${finding.message} The same season of an earlier cycle is like that too.`,
        });
}
/** Names of the failing features: by importance where it is known, else by PSI. */
function driftedNames(features) {
    const weight = (report) => report.importance ?? 0;
    const psi = (report) => report.measures.psi?.value ?? Number.POSITIVE_INFINITY;
    return Object.entries(features)
        .filter(([, report]) => report.verdict === 'fail')
        .sort(([a, x], [b, y]) => weight(y) - weight(x) || psi(y) - psi(x) || (a < b ? -1 : 1))
        .map(([name]) => name);
}
function shareOf(names, features) {
    const total = Object.keys(features).length;
    if (total === 0)
        return 0;
    const weighted = Object.values(features).some((report) => report.importance !== undefined);
    if (!weighted)
        return names.length / total;
    return names.reduce((sum, name) => sum + (features[name]?.importance ?? 0), 0);
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/column.js

/** Prepares a column of a table. */
function compatColumn(column) {
    const common = { name: column.name, nulls: column.nulls };
    if (column.kind === 'text') {
        const levels = () => Array.from(column.codes, (code) => column.levels[code]);
        const flags = { integer: false, boolean: false, timestamp: false };
        return { ...common, ...flags, rows: column.codes.length, levels, counts: () => tally(levels()) };
    }
    const values = column.values.filter((value) => !Number.isNaN(value));
    const levels = () => Array.from(column.values, (value) => (Number.isNaN(value) ? undefined : String(value)));
    return {
        ...common,
        rows: column.values.length,
        values,
        sorted: (0,numerics_lib/* sortFloat64 */.fI)(values.filter(Number.isFinite)),
        integer: column.logical === 'integer' && column.nulls === 0,
        boolean: column.logical === 'boolean',
        timestamp: column.logical === 'timestamp',
        levels,
        counts: () => tally(levels()),
    };
}
function tally(levels) {
    const counts = new Map();
    for (const level of levels)
        if (level !== undefined)
            counts.set(level, (counts.get(level) ?? 0) + 1);
    return counts;
}
/** Counts of both sides over the union of their levels, in a fixed order. */
function aligned(reference, current) {
    const keys = [...new Set([...reference.keys(), ...current.keys()])].sort();
    return {
        keys,
        reference: keys.map((key) => reference.get(key) ?? 0),
        current: keys.map((key) => current.get(key) ?? 0),
    };
}
/** How many different values a sorted array has. */
function distinctOf(sorted) {
    let distinct = 0;
    for (let at = 0; at < sorted.length; at++)
        if (at === 0 || sorted[at] !== sorted[at - 1])
            distinct++;
    return distinct;
}
/** Different values of two sorted arrays together. */
function distinctOfBoth(a, b) {
    const both = new Float64Array(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return distinctOf((0,numerics_lib/* sortFloat64 */.fI)(both));
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/numpy-histogram.js


/** Where numpy itself raises: the package would crash, and the mode says so. */
class NumpyRaises extends Error {
    name = 'NumpyRaises';
}
/** `numpy.linspace(from, to, bins + 1)`: the last edge is `to` itself. */
function linspace(from, to, bins) {
    if (!Number.isFinite(to - from))
        throw new NumpyRaises('the range of the values is too large for a double');
    const step = (to - from) / bins;
    const edges = Array.from({ length: bins + 1 }, (_, at) => at * step + from);
    edges[bins] = to;
    return edges;
}
/** numpy's range of a histogram: a single value is widened by half to either side. */
function histogramRange(sorted) {
    if (sorted.length === 0)
        return [0, 1];
    const low = sorted[0];
    const high = sorted[sorted.length - 1];
    return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
/** `numpy.histogram_bin_edges(x, bins=n)`. */
function equalWidthEdges(sorted, bins) {
    return linspace(...histogramRange(sorted), bins);
}
/** `numpy.histogram_bin_edges(x, bins="sturges")`; whole-number data has bins at least 1 wide (numpy ≥ 2). */
function sturgesEdges(sorted, integer) {
    const span = spanOf(sorted);
    return edgesOfWidth(sorted, span / (Math.log2(sorted.length) + 1), integer);
}
/** `numpy.histogram_bin_edges(x.astype(float), bins="doane")`. */
function doaneEdges(sorted) {
    const n = sorted.length;
    if (n <= 2)
        return edgesOfWidth(sorted, 0, false);
    const { mean, std } = momentsOfSorted(sorted);
    if (!(std > 0))
        return edgesOfWidth(sorted, 0, false);
    let cubes = 0;
    for (const value of sorted)
        cubes += ((value - mean) / std) ** 3;
    const skew = cubes / n;
    const deviation = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
    return edgesOfWidth(sorted, spanOf(sorted) / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skew) / deviation)), false);
}
function spanOf(sorted) {
    return sorted.length === 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
}
function edgesOfWidth(sorted, width, integer) {
    const [low, high] = histogramRange(sorted);
    const wide = integer && width < 1 ? 1 : width;
    const bins = sorted.length > 0 && wide > 0 ? Math.ceil((high - low) / wide) : 1;
    if (!Number.isFinite(bins))
        throw new NumpyRaises('the values are too large for the bins to be counted');
    return linspace(low, high, bins);
}
/** `numpy.histogram(x, edges)[0]`: bins [a, b), the last one [a, b]; values outside are dropped. */
function histogram(sorted, edges) {
    const counts = new Float64Array(edges.length - 1);
    let before = firstIndex(sorted, edges[0]);
    for (let bin = 0; bin < counts.length; bin++) {
        const edge = edges[bin + 1];
        const upTo = bin === counts.length - 1 ? upperBound(sorted, edge) : firstIndex(sorted, edge);
        counts[bin] = upTo - before;
        before = upTo;
    }
    return counts;
}
/** `numpy.round`: halves go to the even neighbour. */
function roundHalfEven(value) {
    const floor = Math.floor(value);
    const rest = value - floor;
    if (rest !== 0.5)
        return Math.round(value);
    return floor % 2 === 0 ? floor : floor + 1;
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/shares.js
/** Distances of two vectors of shares, as numpy and scipy compute them; the caller has done any flooring. */
/** `scipy.spatial.distance.jensenshannon(p, q, base)`: both renormalised. */
function shareJensenShannon(p, q, base) {
    const sumP = p.reduce((sum, x) => sum + x, 0);
    const sumQ = q.reduce((sum, x) => sum + x, 0);
    let divergence = 0;
    for (let at = 0; at < p.length; at++) {
        const a = p[at] / sumP;
        const b = q[at] / sumQ;
        const m = (a + b) / 2;
        if (a > 0)
            divergence += a * Math.log(a / m);
        if (b > 0)
            divergence += b * Math.log(b / m);
    }
    return Math.sqrt(Math.max(0, divergence / 2) / (base === Math.E ? 1 : Math.log(base)));
}
/** Σ (p − q) ln(p / q). */
function sharePsi(p, q) {
    return p.reduce((sum, a, at) => sum + (a - q[at]) * Math.log(a / q[at]), 0);
}
/** `scipy.stats.entropy(p, q)`: both renormalised; infinite where q has a zero that p has not. */
function shareEntropy(p, q) {
    const sumP = p.reduce((sum, x) => sum + x, 0);
    const sumQ = q.reduce((sum, x) => sum + x, 0);
    return p.reduce((sum, a, at) => {
        const x = a / sumP;
        const y = q[at] / sumQ;
        return x === 0 ? sum : sum + x * Math.log(x / y);
    }, 0);
}
/** ‖√p − √q‖ / √2. */
function shareHellinger(p, q) {
    const sum = p.reduce((total, a, at) => total + (Math.sqrt(a) - Math.sqrt(q[at])) ** 2, 0);
    return Math.sqrt(sum) / Math.SQRT2;
}
/** Counts over a total. */
function shares(counts, total) {
    return Array.from(counts, (count) => count / total);
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/azureml.js







/**
 * One feature as the data drift signal of Azure Machine Learning's model monitor judges it. Rows with any missing value are dropped by
 * the caller first, as there. Equal-width Sturges bins over the joint range; PSI by Laplace's rule; one-sample chi-square.
 */
function azuremlFeature(reference, current) {
    const numerical = reference.sorted !== undefined && current.sorted !== undefined && !reference.boolean;
    const empty = reference.rows === 0 || current.rows === 0;
    if (empty) {
        const reason = 'no row is left once rows with a missing value are dropped: the monitor fails';
        const type = numerical ? 'numerical' : 'categorical';
        return { type, method: 'none', score: null, threshold: null, drifted: null, reason, measures: {} };
    }
    const measures = numerical
        ? numericalMeasures(reference.sorted, current.sorted)
        : categoricalMeasures(reference.counts(), current.counts());
    const method = numerical ? 'wasserstein_normed' : 'jensen_shannon';
    const score = measures[method]?.value ?? null;
    return {
        type: numerical ? 'numerical' : 'categorical',
        method,
        score,
        threshold: 0.1,
        drifted: score === null ? null : score > 0.1,
        measures,
    };
}
function numericalMeasures(a, b) {
    const edges = azureEdges(a, b);
    const r = histogram(a, edges);
    const c = histogram(b, edges);
    const pass = mergePass(a, b);
    const population = momentsOfSorted(a).std;
    const sample = a.length > 1 ? population * Math.sqrt(a.length / (a.length - 1)) : 0;
    const ks = a.length < 10_000 && b.length < 10_000
        ? { value: pass.ks, pValue: ksPValue(pass.ksInteger, a.length, b.length).pValue, threshold: 0.05 }
        : { value: null, reason: 'Azure ML raises for 10,000 rows or more' };
    return {
        ...azureml_binned(r, c, a.length, b.length),
        wasserstein_normed: { value: pass.wasserstein / Math.max(sample, 0.001), threshold: 0.1 },
        ks,
    };
}
/** ⌈log2 min(n, m) + 1⌉ equal bins over the joint range; one bin of ±0.5 % where all values are one. */
function azureEdges(a, b) {
    const low = Math.min(a[0], b[0]);
    const high = Math.max(a[a.length - 1], b[b.length - 1]);
    if (low === high)
        return [low - Math.abs(low) * 0.005, high + Math.abs(high) * 0.005];
    return linspace(low, high, Math.ceil(Math.log2(Math.min(a.length, b.length)) + 1));
}
function azureml_binned(r, c, n, m) {
    const bins = r.length;
    const smooth = (counts, rows) => Array.from(counts, (count) => (count + 1) / (rows + bins));
    return {
        jensen_shannon: { value: shareJensenShannon(shares(r, n), shares(c, m), 2), threshold: 0.1 },
        psi: { value: sharePsi(smooth(c, m), smooth(r, n)), threshold: 0.1 },
    };
}
function categoricalMeasures(reference, current) {
    const both = aligned(reference, current);
    const n = both.reference.reduce((sum, count) => sum + count, 0);
    const m = both.current.reduce((sum, count) => sum + count, 0);
    let statistic = 0;
    both.reference.forEach((count, at) => {
        const expected = (count * m) / n;
        statistic += (both.current[at] - expected) ** 2 / expected;
    });
    const p = statistic === Number.POSITIVE_INFINITY ? 0 : (0,numerics_lib/* chi2Sf */.wv)(statistic, Math.max(1, both.keys.length - 1));
    return {
        ...azureml_binned(both.reference, both.current, n, m),
        chi2: {
            value: Number.isFinite(statistic) ? statistic : null,
            pValue: both.keys.length > 1 ? p : null,
            threshold: 0.05,
        },
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/deepchecks.js





/** Fewest values on each side. */
const leastSamples = 10;
/** Levels with a smaller share of the train set are one level, "Other". */
const rareShare = 0.01;
const psiFloor = 0.01;
/** One feature as the FeatureDrift check of Deepchecks 0.19 judges it, without its sampling of 100,000 rows. */
function deepchecksFeature(reference, current) {
    const numerical = reference.values !== undefined && current.values !== undefined && !isCategorical(reference);
    const type = numerical ? 'numerical' : 'categorical';
    const method = numerical ? 'Kolmogorov-Smirnov' : "Cramer's V";
    const filled = (column) => column.rows - column.nulls;
    if (filled(reference) < leastSamples || filled(current) < leastSamples)
        return { type, method, score: null, threshold: 0.2, drifted: null, reason: 'fewer than 10 samples', measures: {} };
    const measures = numerical
        ? deepchecks_numericalMeasures(reference.values, current.values)
        : deepchecks_categoricalMeasures(reference.counts(), current.counts());
    const score = (numerical ? measures['ks'] : measures['cramers_v'])?.value ?? null;
    return { type, method, score, threshold: 0.2, drifted: score === null ? null : score >= 0.2, measures };
}
/** Deepchecks' guess: few different values for the kind, and fewer than 1 % of the rows (of 1,000 at least). */
function isCategorical(column) {
    const { values } = column;
    if (values === undefined)
        return true;
    if (values.length === 0)
        return false;
    const distinct = new Set(values).size;
    const limit = !column.timestamp && values.every(Number.isInteger) ? 30 : 5;
    return distinct / Math.max(values.length, 1000) < 0.01 && distinct <= limit;
}
function deepchecks_numericalMeasures(a, b) {
    const x = (0,numerics_lib/* sortFloat64 */.fI)(a);
    const y = (0,numerics_lib/* sortFloat64 */.fI)(b);
    return {
        ks: { value: mergePass(x, y).ks, threshold: 0.2 },
        earth_movers_distance: { value: earthMovers(trimmed(x), trimmed(y)), threshold: 0.2 },
    };
}
/** The values between the 2.5 % and the 97.5 % quantile. */
function trimmed(sorted) {
    const low = (0,numerics_lib/* quantileSorted */.Z4)(sorted, 0.025);
    const high = (0,numerics_lib/* quantileSorted */.Z4)(sorted, 0.975);
    return sorted.filter((value) => low <= value && value <= high);
}
/** Wasserstein distance after scaling the joint range to 0..1. */
function earthMovers(a, b) {
    const low = Math.min(a[0], b[0]);
    const high = Math.max(a[a.length - 1], b[b.length - 1]);
    if (low === high)
        return 0;
    if (!Number.isFinite(high - low))
        return Number.NaN;
    const scale = (values) => values.map((value) => (value - low) / (high - low));
    return mergePass(scale(a), scale(b)).wasserstein;
}
function deepchecks_categoricalMeasures(reference, current) {
    const both = aligned(reference, current);
    const n = both.reference.reduce((sum, count) => sum + count, 0);
    const m = both.current.reduce((sum, count) => sum + count, 0);
    const r = [];
    const c = [];
    let otherR = 0;
    let otherC = 0;
    both.reference.forEach((count, at) => {
        if (count < n * rareShare) {
            otherR += count;
            otherC += both.current[at];
        }
        else {
            r.push(count);
            c.push(both.current[at]);
        }
    });
    if (otherR > rareShare * n || otherC > rareShare * m) {
        r.push(otherR);
        c.push(otherC);
    }
    return {
        cramers_v: { value: cramersV(r, c), threshold: 0.2 },
        psi: { value: flooredPsi(r, c), threshold: 0.2 },
    };
}
/** Bias-corrected Cramér's V; the larger set is scaled down to the smaller's total and rounded first. */
function cramersV(reference, current) {
    if (reference.length === 1)
        return 0;
    const n = reference.reduce((sum, count) => sum + count, 0);
    const m = current.reduce((sum, count) => sum + count, 0);
    const scale = (counts, own, other) => counts.map((count) => roundHalfEven(own > other ? count * (other / own) : count));
    const r = scale(reference, n, m);
    const c = scale(current, m, n);
    const columns = r.filter((count, at) => count + c[at] > 0).length;
    const total = [...r, ...c].reduce((sum, count) => sum + count, 0);
    const phi2 = contingencyTest(r, c, 'chi2').statistic / total;
    const corrected = Math.max(0, phi2 - (columns - 1) / (total - 1));
    const rows = 2 - 1 / (total - 1);
    const width = columns - (columns - 1) ** 2 / (total - 1);
    const value = Math.sqrt(corrected / Math.min(width - 1, rows - 1));
    return Number.isFinite(value) ? value : null;
}
/** PSI with every share at least 1 %. */
function flooredPsi(reference, current) {
    const n = reference.reduce((sum, count) => sum + count, 0);
    const m = current.reduce((sum, count) => sum + count, 0);
    return reference.reduce((sum, count, at) => {
        const e = Math.max(count / n, psiFloor);
        const a = Math.max(current[at] / m, psiFloor);
        return sum + (e - a) * Math.log(e / a);
    }, 0);
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/evidently.js









/** Whole-number columns with at most this many different values are categories to Evidently. */
const integerCategories = 10;
/**
 * One feature as Evidently 0.7.23 judges it, with its default choice of the test and every other stattest it has (those that
 * draw random permutations excepted). Its own faults are kept: one-sided Mann–Whitney, one-sample chi-square, 1 − cdf.
 */
function evidentlyFeature(reference, current) {
    const numerical = isNumerical(reference);
    if (reference.counts().size > (reference.rows - reference.nulls) * 0.5 && reference.values === undefined)
        return silent('text', 'text columns go to a classifier with random splits');
    if (numerical && (reference.sorted?.length === 0 || current.sorted === undefined || current.sorted.length === 0))
        return silent('numerical', 'Evidently raises ValueError: an empty column was provided');
    const measures = numerical
        ? evidently_numericalMeasures(reference, current)
        : evidently_categoricalMeasures(reference.counts(), current.counts());
    return decide(numerical, reference, current, measures);
}
function isNumerical(column) {
    if (column.sorted === undefined || column.boolean)
        return false;
    return !column.integer || distinctOf(column.sorted) > integerCategories;
}
function silent(type, reason) {
    return { type, method: 'none', score: null, threshold: null, drifted: null, reason, measures: {} };
}
function decide(numerical, reference, current, measures) {
    const rows = numerical ? (reference.sorted?.length ?? 0) : reference.rows - reference.nulls;
    const values = numerical && reference.sorted && current.sorted
        ? distinctOfBoth(reference.sorted, current.sorted)
        : aligned(reference.counts(), current.counts()).keys.length;
    const large = rows > 1000;
    const method = large
        ? numerical && values > 5
            ? 'wasserstein'
            : 'jensenshannon'
        : numerical && values > 5
            ? 'ks'
            : values > 2
                ? 'chisquare'
                : 'z';
    const ours = {
        wasserstein: 'wasserstein_normed',
        jensenshannon: 'jensen_shannon',
        ks: 'ks',
        chisquare: 'chi2',
        z: 'z',
    };
    const measure = measures[ours[method]];
    const byP = method === 'ks' || method === 'chisquare' || method === 'z';
    const score = (byP ? measure?.pValue : measure?.value) ?? null;
    const threshold = byP ? 0.05 : 0.1;
    const drifted = score === null ? false : method === 'ks' ? score <= threshold : byP ? score < threshold : score >= threshold;
    return { type: numerical ? 'numerical' : 'categorical', method, score, threshold, drifted, measures };
}
/** Evidently's shares: joint Sturges bins where the reference has more than 20 values, else one bin a value. */
function binnedShares(reference, current) {
    const a = reference.sorted;
    const b = current.sorted;
    if (a === undefined || b === undefined || distinctOf(a) <= 20) {
        const both = aligned(finiteCounts(reference), finiteCounts(current));
        return {
            r: shares(both.reference, sum(both.reference)),
            c: shares(both.current, sum(both.current)),
        };
    }
    const joined = new Float64Array(a.length + b.length);
    joined.set(a);
    joined.set(b, a.length);
    const edges = sturgesEdges(joined.sort(), reference.integer && current.integer);
    return { r: shares(histogram(a, edges), a.length), c: shares(histogram(b, edges), b.length) };
}
function finiteCounts(column) {
    const counts = column.counts();
    counts.delete('Infinity');
    counts.delete('-Infinity');
    return counts;
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}
/** Empty bins become 0.0001, or a millionth of the smallest share where that is not above 0.0001. */
function filled(values) {
    const smallest = Math.min(...values.filter((value) => value !== 0));
    const floor = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
    return values.map((value) => (value === 0 ? floor : value));
}
function shareMeasures(r, c) {
    const p = filled(r);
    const q = filled(c);
    return {
        psi: { value: finite(sharePsi(p, q)), threshold: 0.1 },
        kl_divergence: { value: finite(shareEntropy(p, q)), threshold: 0.1 },
        jensen_shannon: { value: shareJensenShannon(r, c, Math.E), threshold: 0.1 },
    };
}
function finite(value) {
    return Number.isFinite(value) ? value : null;
}
function evidently_numericalMeasures(reference, current) {
    const a = reference.sorted;
    const b = current.sorted;
    const { r, c } = binnedShares(reference, current);
    const pass = mergePass(a, b);
    const { n, m } = pass;
    const { std } = momentsOfSorted(a);
    const anderson = n + m > 3 ? andersonTwoSample(pass) : undefined;
    const cvm = cvmStatistic(pass);
    const categorical = distinctOfBoth(a, b) <= 5 ? testsOfCounts(finiteCounts(reference), finiteCounts(current)) : {};
    return {
        ...shareMeasures(r, c),
        ...categorical,
        hellinger: { value: numericalHellinger(a, b, reference.integer && current.integer), threshold: 0.1 },
        wasserstein_normed: { value: pass.wasserstein / Math.max(std, 0.001), threshold: 0.1 },
        energy: { value: Math.sqrt(2 * pass.squared), threshold: 0.1 },
        ks: { value: pass.ks, pValue: ksPValue(pass.ksInteger, n, m).pValue, threshold: 0.05 },
        t_test: { value: studentT(a, b).t, pValue: studentT(a, b).p, threshold: 0.05 },
        mann_whitney: { value: mannWhitneyLess(pass).statistic, pValue: mannWhitneyLess(pass).pValue, threshold: 0.05 },
        cramer_von_mises: { value: cvm.statistic, pValue: cvmLimitSf(cvm.standard), threshold: 0.1 },
        ...(anderson ? { anderson: { value: finite(anderson.statistic), pValue: anderson.pValue, threshold: 0.1 } } : {}),
    };
}
/** Hellinger over Sturges bins of the different values (not of the rows), by densities. */
function numericalHellinger(a, b, integer) {
    const keys = Float64Array.from(new Set([...a, ...b])).sort();
    const edges = sturgesEdges(keys, integer);
    const p = histogram(a, edges);
    const q = histogram(b, edges);
    const insideA = sum([...p]);
    const insideB = sum([...q]);
    const overlap = p.reduce((total, count, at) => total + Math.sqrt((count / insideA) * (q[at] / insideB)), 0);
    return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)));
}
/** Student's t with pooled variance, two-sided. */
function studentT(a, b) {
    const x = momentsOfSorted(a);
    const y = momentsOfSorted(b);
    const df = a.length + b.length - 2;
    const pooled = (x.std ** 2 * a.length + y.std ** 2 * b.length) / df;
    const t = (x.mean - y.mean) / Math.sqrt(pooled * (1 / a.length + 1 / b.length));
    return Number.isFinite(t) ? { t, p: 2 * (0,numerics_lib/* studentTSf */.d)(Math.abs(t), df) } : { t: null, p: null };
}
function evidently_categoricalMeasures(reference, current) {
    const both = aligned(reference, current);
    const r = shares(both.reference, sum(both.reference));
    const c = shares(both.current, sum(both.current));
    const overlap = r.reduce((total, share, at) => total + Math.sqrt(share * c[at]), 0);
    return {
        ...shareMeasures(r, c),
        ...testsOfCounts(reference, current),
        hellinger: { value: Math.sqrt(1 - Math.min(1, overlap)), threshold: 0.1 },
        total_variation: { value: r.reduce((total, share, at) => total + Math.abs(share - c[at]), 0) / 2 },
    };
}
/** One-sample chi-square against the reference's shares as if they were exact, and the z-test of two categories. */
function testsOfCounts(reference, current) {
    const both = aligned(reference, current);
    const n = sum(both.reference);
    const m = sum(both.current);
    let statistic = 0;
    both.reference.forEach((count, at) => {
        const expected = (count * m) / n;
        statistic += (both.current[at] - expected) ** 2 / expected;
    });
    const known = both.keys.length > 1;
    const p = statistic === Number.POSITIVE_INFINITY ? 0 : (0,numerics_lib/* chi2Sf */.wv)(statistic, both.keys.length - 1);
    const chi2 = { value: finite(statistic), pValue: known ? p : null, threshold: 0.05 };
    if (both.keys.length > 2)
        return { chi2 };
    return {
        chi2,
        z: { ...zTest(both.reference[0] ?? 0, n, both.current[0] ?? 0, m, both.keys.length), threshold: 0.05 },
    };
}
function zTest(first, n, firstCurrent, m, values) {
    if (values === 1)
        return { value: 0, pValue: 1 };
    const p1 = (n - first) / n;
    const p2 = (m - firstCurrent) / m;
    const pooled = (p1 * n + p2 * m) / (n + m);
    const z = (p1 - p2) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    return { value: finite(z), pValue: Number.isFinite(z) ? 2 * (1 - (0,numerics_lib/* normalCdf */.vr)(Math.abs(z))) : null };
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/nannyml.js







/** From this many reference rows on, ks and wasserstein are estimated over 10,000 equal bins. */
const estimatedFrom = 10_000;
const estimateBins = 10_000;
/**
 * One feature as NannyML 0.13.1's UnivariateDriftCalculator judges it: every method of its type on the whole current table as one chunk,
 * the default method (Jensen–Shannon, base 2) on ten chunks of each table, with the threshold mean + 3 deviations of the reference's chunks.
 */
function nannymlFeature(reference, current) {
    const continuous = reference.values !== undefined && current.values !== undefined && !reference.boolean;
    const whole = chunkOf(reference, 0, reference.rows);
    if (whole.rows === 0) {
        const reason = 'NannyML raises on an empty reference column';
        return {
            type: 'continuous',
            method: 'jensen_shannon',
            score: null,
            threshold: null,
            drifted: null,
            reason,
            measures: {},
        };
    }
    const methods = continuous ? continuousMethods(whole.sorted) : categoricalMethods(whole);
    const now = chunkOf(current, 0, current.rows);
    const jensenShannon = methods['jensen_shannon'];
    const threshold = thresholdOf(chunksOf(reference).map(jensenShannon));
    const chunks = chunksOf(current).map((chunk) => {
        const value = jensenShannon(chunk);
        return { value, alert: value === null || threshold === null ? null : value > threshold };
    });
    const measures = {};
    for (const [name, method] of Object.entries(methods)) {
        const value = method(now);
        measures[name] = { value };
    }
    if (!continuous && now.rows > 0) {
        const both = aligned(whole.counts, now.counts);
        const test = contingencyTest(both.reference, both.current, 'chi2');
        measures['chi2'] = { value: test.statistic, pValue: test.pValue, threshold: 0.05 };
    }
    const score = jensenShannon(now);
    return {
        type: continuous ? 'continuous' : 'categorical',
        method: 'jensen_shannon',
        score,
        threshold,
        drifted: chunks.some((chunk) => chunk.alert === true),
        measures: {
            ...measures,
            jensen_shannon: { value: score, ...(threshold === null ? {} : { threshold }) },
        },
        chunks,
    };
}
/** Rows from..to of a column without its missing ones. */
function chunkOf(column, from, to) {
    const levels = column.levels().slice(from, to);
    const counts = new Map();
    for (const level of levels)
        if (level !== undefined)
            counts.set(level, (counts.get(level) ?? 0) + 1);
    const rows = levels.reduce((sum, level) => sum + (level === undefined ? 0 : 1), 0);
    if (column.values === undefined)
        return { counts, rows };
    const values = Float64Array.from(levels.filter((level) => level !== undefined).map(Number));
    return { counts, rows, sorted: (0,numerics_lib/* sortFloat64 */.fI)(values) };
}
/** NannyML's default chunker: ten chunks of ⌊n / 10⌋ rows, and what is left as an eleventh. */
function chunksOf(column) {
    const size = Math.floor(column.rows / 10);
    if (size === 0)
        return [];
    const chunks = [];
    for (let from = 0; from < column.rows; from += size)
        chunks.push(chunkOf(column, from, Math.min(column.rows, from + size)));
    return chunks;
}
/** Mean + 3 population deviations, values that are missing left out. */
function thresholdOf(values) {
    const known = values.filter((value) => value !== null);
    if (known.length === 0)
        return null;
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
    return mean + 3 * Math.sqrt(variance);
}
/** Appends what lies outside the reference's bins as one more bin. */
function withLeftover(reference, chunk) {
    const leftover = 1 - chunk.reduce((sum, share) => sum + share, 0);
    return leftover > 0 ? { p: [...reference, 0], q: [...chunk, leftover] } : { p: [...reference], q: [...chunk] };
}
function continuousMethods(reference) {
    const n = reference.length;
    const edges = doaneEdges(reference);
    const known = shares(histogram(reference, edges), n);
    const overBins = (distance) => ({ sorted, rows }) => {
        if (sorted === undefined || rows === 0)
            return null;
        const { p, q } = withLeftover(known, shares(histogram(sorted, edges), rows));
        return distance(p, q);
    };
    const exact = (value) => ({ sorted, rows }) => sorted === undefined || rows === 0 ? null : value(reference, sorted);
    const large = n >= estimatedFrom;
    return {
        jensen_shannon: overBins((p, q) => shareJensenShannon(p, q, 2)),
        hellinger: overBins(shareHellinger),
        ks: exact(large ? estimatedKs : (a, b) => mergePass(a, b).ks),
        wasserstein: exact(large ? estimatedWasserstein : (a, b) => mergePass(a, b).wasserstein),
    };
}
/** Largest difference of the cumulative shares at the upper edges of 10,000 equal bins of the reference's range. */
function estimatedKs(reference, chunk) {
    const low = reference[0];
    const edges = linspace(low, reference[reference.length - 1], estimateBins);
    const r = histogram(reference, edges);
    const c = histogram(chunk, edges);
    let cumulativeR = 0;
    let cumulativeC = firstIndex(chunk, low) / chunk.length;
    let largest = 0;
    for (let bin = 0; bin < estimateBins; bin++) {
        cumulativeR += r[bin] / reference.length;
        cumulativeC += c[bin] / chunk.length;
        largest = Math.max(largest, Math.abs(cumulativeR - cumulativeC));
    }
    return largest;
}
/** The estimate over 10,000 equal bins, with the rows outside the range integrated apart (and counted one too many, as there). */
function estimatedWasserstein(reference, chunk) {
    const edges = equalWidthEdges(reference, estimateBins);
    const low = edges[0];
    const high = edges.at(-1);
    const width = edges[1] - low;
    const smaller = chunk.subarray(0, firstIndex(chunk, low));
    const bigger = chunk.subarray(upperBound(chunk, high));
    const amountSmaller = smaller.length > 0 ? (smaller.length + 1) / chunk.length : 0;
    const amountBigger = bigger.length > 0 ? (bigger.length + 1) / chunk.length : 0;
    const r = histogram(reference, edges);
    const c = histogram(chunk, edges);
    let cumulativeR = 0;
    let cumulativeC = amountSmaller;
    let within = 0;
    for (let bin = 0; bin < estimateBins; bin++) {
        cumulativeR += r[bin] / reference.length;
        cumulativeC += c[bin] / chunk.length;
        within += Math.abs(cumulativeR - cumulativeC) * width;
    }
    const below = smaller.length > 0 ? areaUnderEcdf([...smaller, low]) * amountSmaller : 0;
    const above = bigger.length > 0 ? areaAboveEcdf([high, ...bigger]) * amountBigger : 0;
    return within + below + above;
}
function areaUnderEcdf(sorted) {
    let area = 0;
    for (let at = 0; at + 1 < sorted.length; at++)
        area += ((at + 1) / sorted.length) * (sorted[at + 1] - sorted[at]);
    return area;
}
function areaAboveEcdf(sorted) {
    let area = 0;
    for (let at = 0; at + 1 < sorted.length; at++)
        area += (1 - (at + 1) / sorted.length) * (sorted[at + 1] - sorted[at]);
    return area;
}
function categoricalMethods(reference) {
    const keys = [...reference.counts.keys()].sort();
    const known = keys.map((key) => (reference.counts.get(key) ?? 0) / reference.rows);
    const overLevels = (distance) => ({ counts, rows }) => {
        if (rows === 0)
            return null;
        const { p, q } = withLeftover(known, keys.map((key) => (counts.get(key) ?? 0) / rows));
        return distance(p, q);
    };
    return {
        jensen_shannon: overLevels((p, q) => shareJensenShannon(p, q, 2)),
        hellinger: overLevels(shareHellinger),
        l_infinity: ({ counts, rows }) => {
            if (rows === 0)
                return null;
            const both = aligned(reference.counts, counts);
            return both.reference.reduce((largest, count, at) => Math.max(largest, Math.abs(count / reference.rows - both.current[at] / rows)), 0);
        },
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/tfdv.js


/** Buckets of TFDV's standard histogram. */
const buckets = 10;
/**
 * One feature as TensorFlow Data Validation compares it: L∞ and the normalised absolute difference of counts for categories, the
 * Jensen–Shannon divergence (no root, base 2) of the two standard histograms, cut at the edges of both, for numbers.
 * TFDV has no limits until the user sets some, so nothing is ever drifted by default.
 */
function tfdvFeature(reference, current) {
    const numerical = reference.sorted !== undefined && current.sorted !== undefined;
    const measures = numerical
        ? { jensen_shannon_divergence: numbers(reference, current) }
        : categories(reference.counts(), current.counts());
    const method = numerical ? 'jensen_shannon_divergence' : 'l_infinity';
    return {
        type: numerical ? 'numeric' : 'categorical',
        method,
        score: measures[method]?.value ?? null,
        threshold: null,
        drifted: null,
        reason: 'TFDV has no limit until one is set in the schema',
        measures,
    };
}
function categories(reference, current) {
    const both = aligned(reference, current);
    const n = both.reference.reduce((sum, count) => sum + count, 0);
    const m = both.current.reduce((sum, count) => sum + count, 0);
    if (n === 0 || m === 0)
        return { l_infinity: { value: null, reason: 'a set has no value' } };
    let largest = 0;
    let widest = 0;
    both.reference.forEach((count, at) => {
        const other = both.current[at];
        largest = Math.max(largest, Math.abs(count / n - other / m));
        widest = Math.max(widest, Math.abs(count - other));
    });
    return { l_infinity: { value: largest }, normalized_abs_difference: { value: widest / (n + m) } };
}
function numbers(reference, current) {
    const a = reference.sorted;
    const b = current.sorted;
    if (a.length === 0 || b.length === 0)
        return { value: null, reason: 'a set has no value' };
    const p = bucketsOf(a);
    const q = bucketsOf(b);
    const edges = [...new Set([...p, ...q].flatMap(({ low, high }) => [low, high]))].sort((x, y) => x - y);
    const points = [...p, ...q].filter(({ low, high }) => low === high).map(({ low }) => low);
    const masses = (own, rows) => [
        ...edges.slice(0, -1).map((low, at) => {
            const high = edges[at + 1];
            const inside = own.find((bucket) => bucket.low < bucket.high && bucket.low <= low && high <= bucket.high);
            return inside ? ((inside.rows / rows) * (high - low)) / (inside.high - inside.low) : 0;
        }),
        ...[...new Set(points)].map((point) => (own.find(({ low, high }) => low === point && high === point)?.rows ?? 0) / rows),
    ];
    const x = masses(p, a.length);
    const y = masses(q, b.length);
    let divergence = 0;
    x.forEach((mass, at) => {
        const other = y[at];
        const middle = (mass + other) / 2;
        if (mass > 0)
            divergence += (mass * Math.log2(mass / middle)) / 2;
        if (other > 0)
            divergence += (other * Math.log2(other / middle)) / 2;
    });
    return { value: Math.min(1, Math.max(0, divergence)) };
}
/** TFDV's standard histogram: ten equal buckets; a set of one value is one point. */
function bucketsOf(sorted) {
    const low = sorted[0];
    if (low === sorted[sorted.length - 1])
        return [{ low, high: low, rows: sorted.length }];
    const edges = equalWidthEdges(sorted, buckets);
    const counts = histogram(sorted, edges);
    return Array.from(counts, (rows, at) => ({ low: edges[at], high: edges[at + 1], rows }));
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/compat.js










const modes = {
    evidently: {
        version: '0.7.23',
        feature: evidentlyFeature,
        dataset: (drifted, features) => features > 0 && drifted / features >= 0.5,
    },
    nannyml: { version: '0.13.1', feature: nannymlFeature, dataset: () => null },
    azureml: { version: 'azureml-assets 4b41f8c', feature: azuremlFeature, dataset: () => null },
    deepchecks: { version: '0.19.1', feature: deepchecksFeature, dataset: (drifted) => drifted > 0 },
    tfdv: { version: '1.16.1', feature: tfdvFeature, dataset: () => null },
};
/**
 * What another package reports of the same two tables, its own choices, limits and faults included, so that a team can move over and
 * see why ours decides differently. Columns in both tables are compared. Throws DRIFT_COMPAT_NEEDS_TABLE for a profile.
 */
function compatDrift(mode, reference, current, exclude = []) {
    if (isProfileInput(reference))
        throw fail('DRIFT_COMPAT_NEEDS_TABLE', `Mode ${mode} was asked for with a profile as the reference.`, {
            remedy: 'Give the reference as a table.',
        });
    const known = modes[mode];
    const names = reference.columns
        .map((column) => column.name)
        .filter((name) => !exclude.includes(name) && current.columns.some((column) => column.name === name));
    const pick = (table) => {
        const columns = names.map((name) => table.columns.find((column) => column.name === name));
        return mode === 'azureml' ? completeRows(columns) : columns;
    };
    const before = pick(reference);
    const now = pick(current);
    const features = Object.fromEntries(names.map((name, at) => [name, finiteFeature(orCrash(known.feature, before[at], now[at]))]));
    const drifted = names.filter((name) => features[name]?.drifted === true);
    return {
        schema: 'mlops/drift-compat/v1',
        mode,
        version: known.version,
        drifted,
        datasetDrift: known.dataset(drifted.length, names.length),
        features,
    };
}
/** What the package says, or that it would crash. */
function orCrash(feature, reference, current) {
    try {
        return feature(compatColumn(reference), compatColumn(current));
    }
    catch (thrown) {
        if (!(thrown instanceof NumpyRaises))
            throw thrown;
        const reason = `the package raises: ${thrown.message}`;
        return { type: 'numerical', method: 'none', score: null, threshold: null, drifted: null, reason, measures: {} };
    }
}
/** The package has NaN or infinity here: JSON says null. */
function finiteFeature(feature) {
    const finite = (value) => (value !== null && Number.isFinite(value) ? value : null);
    const { chunks } = feature;
    return {
        ...feature,
        score: finite(feature.score),
        threshold: finite(feature.threshold),
        measures: finiteMeasures(feature.measures, 'NaN or infinite in that package'),
        ...(chunks ? { chunks: chunks.map((chunk) => ({ ...chunk, value: finite(chunk.value) })) } : {}),
    };
}
/** Azure ML drops every row in which any column is missing. */
function completeRows(columns) {
    const rows = columns[0] === undefined ? 0 : compat_lengthOf(columns[0]);
    const kept = [];
    for (let row = 0; row < rows; row++)
        if (columns.every((column) => column.kind === 'text' ? column.codes[row] >= 0 : !Number.isNaN(column.values[row])))
            kept.push(row);
    return columns.map((column) => column.kind === 'text'
        ? { ...column, nulls: 0, codes: Int32Array.from(kept, (row) => column.codes[row]) }
        : { ...column, nulls: 0, values: Float64Array.from(kept, (row) => column.values[row]) });
}
function compat_lengthOf(column) {
    return column.kind === 'text' ? column.codes.length : column.values.length;
}

;// CONCATENATED MODULE: ./packages/drift/lib/compat/types.js
/** The packages whose numbers can be reproduced. */
const compatModes = ['evidently', 'nannyml', 'azureml', 'deepchecks', 'tfdv'];

;// CONCATENATED MODULE: ./packages/drift/lib/policy.js

/**
 * Decides about a window from the history: k of n against flicker, a cool-down and a budget against training in circles. A data error is
 * never trained on. Pure; the caller keeps the history. Throws DRIFT_BAD_OPTION for a policy that can never alarm.
 */
function decideAlarm(now, window, history, policy) {
    const { failed: needed, of } = policy.alarm;
    if (!(Number.isInteger(needed) && Number.isInteger(of) && needed >= 1 && needed <= of))
        throw fail('DRIFT_BAD_OPTION', `An alarm after ${needed} failed of ${of} windows can never be or always is.`, {
            remedy: 'Write whole numbers, 1 ≤ failed ≤ of.',
        });
    const verdicts = [...history.verdicts, window.verdict].filter((verdict) => verdict !== 'inconclusive');
    const recent = verdicts.slice(-of);
    const failed = recent.filter((verdict) => verdict === 'fail').length;
    const clearAfter = policy.clearAfter ?? 3;
    const calm = verdicts.length >= clearAfter && verdicts.slice(-clearAfter).every((verdict) => verdict === 'pass');
    const alarm = history.open
        ? calm
            ? 'close'
            : 'keep'
        : failed >= needed && window.verdict === 'fail'
            ? 'open'
            : 'none';
    const alarmed = alarm === 'open' || alarm === 'keep';
    const runsUsed = history.retrainings.filter((at) => at > now - policy.budget.perMs).length;
    const last = history.retrainings.reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
    const decide = () => {
        if (window.recommendation === 'fix-data')
            return { retrain: false, why: 'Retraining would teach the model the error.' };
        if (window.recommendation !== 'retrain')
            return { retrain: false, why: 'Nothing to retrain for.' };
        if (!alarmed)
            return {
                retrain: false,
                why: `${failed} of the last ${recent.length} windows failed, ${needed} of ${of} make an alarm.`,
            };
        if (policy.retrain === 'never')
            return { retrain: false, why: 'The policy never retrains by itself.' };
        if (policy.retrain === 'supervised')
            return { retrain: false, why: 'The policy is supervised: a person starts it.' };
        if (now - last < policy.coolDownMs)
            return { retrain: false, why: 'The cool-down after the last training is not over.' };
        if (runsUsed >= policy.budget.runs)
            return { retrain: false, why: `The budget of ${policy.budget.runs} runs is used up.` };
        return { retrain: true, why: `${failed} of the last ${recent.length} windows failed.` };
    };
    return { alarm, ...decide(), failed, judged: recent.length, runsUsed };
}

;// CONCATENATED MODULE: ./packages/drift/lib/profile.js





/**
 * Builds the profile of a table. Errors: DRIFT_BAD_OPTION for a `minGroup` or `topLevels` below 1.
 * @example const bytes = profileBytes(buildProfile(table, { protected: ['age'] }))
 */
function buildProfile(table, options = {}) {
    const minGroup = positive('minGroup', options.minGroup ?? 10);
    const topLevels = positive('topLevels', options.topLevels ?? 200);
    return {
        schema: 'mlops/drift-profile/v1',
        rows: table.rows,
        minGroup,
        columns: table.columns.map((column) => profileColumn(column, { ...options, minGroup, topLevels })),
    };
}
function positive(option, value) {
    if (Number.isInteger(value) && value >= 1)
        return value;
    throw fail('DRIFT_BAD_OPTION', `${option} is ${value}.`, { remedy: 'Write a whole number of at least 1.' });
}
function profileColumn(column, options) {
    const hidden = options.identifying?.includes(column.name) ?? false;
    const like = options.like?.columns.find((one) => one.name === column.name);
    if (column.kind === 'text')
        return profileText(column.name, categorySample(column), hidden, options);
    const edges = like?.kind === 'number' ? like : undefined;
    return profileNumbers(column.name, column.logical, numericSample(column), hidden, options, edges);
}
function profileText(name, sample, hidden, options) {
    const all = [...sample.counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const groups = all.map(([level, rows]) => ({ level, rows }));
    const visible = hidden ? [] : (0,lib/* visibleGroups */.TP)(groups, options).shown.slice(0, options.topLevels);
    const told = visible.map(({ level, rows }) => [level, rows]);
    const toldRows = told.reduce((sum, [, rows]) => sum + rows, 0);
    return {
        kind: 'text',
        name,
        nulls: sample.nulls,
        distinct: all.length,
        levels: told,
        other: { rows: sample.rows - sample.nulls - toldRows, levels: all.length - told.length },
    };
}
function profileNumbers(name, type, sample, hidden, options, like) {
    const { sorted } = sample;
    const { minGroup } = options;
    const base = {
        kind: 'number',
        name,
        type,
        nulls: sample.nulls,
        negativeInfinities: sample.negativeInfinities,
        positiveInfinities: sample.positiveInfinities,
        distinct: countDistinct(sorted),
    };
    if (hidden || sorted.length < minGroup)
        return { ...base, min: null, max: null, mean: null, std: null, edges: [], counts: [sorted.length], coarse: [] };
    const { edges, coarse } = like ?? privateEdges(sorted, minGroup);
    const { mean, std } = momentsOfSorted(sorted);
    const visible = (0,lib/* extremesVisible */.w2)(name, { protected: options.protected ?? [], identifying: [] });
    return {
        ...base,
        min: visible ? outward(sorted, minGroup, 'min') : null,
        max: visible ? outward(sorted, minGroup, 'max') : null,
        mean: finiteDigits(mean),
        std: finiteDigits(std),
        edges,
        counts: [...countSorted(sorted, edges)],
        coarse,
        ...(like ? { outside: beyond(sorted, like) } : {}),
    };
}
/** Rows beyond the extremes of another profile's column; none where they are withheld. */
function beyond(sorted, like) {
    return {
        below: like.min === null ? 0 : firstIndex(sorted, like.min),
        above: like.max === null ? 0 : sorted.length - upperBound(sorted, like.max),
    };
}
function countDistinct(sorted) {
    let distinct = 0;
    for (let at = 0; at < sorted.length; at++)
        if (at === 0 || sorted[at] !== sorted[at - 1])
            distinct++;
    return distinct;
}
/** The hundred-quantile edges and, among them, those of the ten bins; each either held by `minGroup` rows or rounded among its neighbours. */
function privateEdges(sorted, minGroup) {
    const largest = sorted[sorted.length - 1];
    const make = (bins) => quantileEdges(sorted, bins).map((edge) => privateEdge(sorted, edge, minGroup));
    const tens = new Set(make(10));
    const fine = make(Math.max(1, Math.min(100, Math.floor(sorted.length / minGroup))));
    const candidates = [...new Set([...tens, ...fine])].filter((edge) => edge < largest).sort((a, b) => a - b);
    // A bin with fewer than minGroup rows is joined with its neighbour, the finer edge giving way.
    const kept = [];
    const rowsBetween = (from, to) => upperBound(sorted, to) - (from === undefined ? 0 : upperBound(sorted, from));
    for (const edge of candidates) {
        const last = kept.at(-1);
        if (rowsBetween(last, edge) >= minGroup)
            kept.push(edge);
        else if (last !== undefined && tens.has(edge) && !tens.has(last) && rowsBetween(kept.at(-2), edge) >= minGroup)
            kept[kept.length - 1] = edge;
    }
    while (kept.length > 0 && sorted.length - upperBound(sorted, kept.at(-1)) < minGroup)
        kept.pop();
    return { edges: kept, coarse: kept.map((edge, at) => (tens.has(edge) ? at : -1)).filter((at) => at >= 0) };
}
/** The profile as the bytes of its file: canonical JSON with a final newline. */
function profileBytes(profile) {
    return (0,lib/* canonicalBytes */.Mr)(profile);
}
/**
 * Reads a profile from its file's text. Throws DRIFT_BAD_PROFILE when it is not one.
 */
function parseProfile(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw fail('DRIFT_BAD_PROFILE', 'The profile is not JSON.', { cause, remedy: 'Make it again with buildProfile.' });
    }
    if (!isProfile(value))
        throw fail('DRIFT_BAD_PROFILE', 'The file has no "schema": "mlops/drift-profile/v1" with whole columns.', {
            remedy: 'Make it again from the reference table.',
        });
    return value;
}
/** True for a value with the shape of a profile, its counts fitting its edges. */
function isProfile(value) {
    if (!isObject(value) || value['schema'] !== 'mlops/drift-profile/v1')
        return false;
    const { rows, minGroup, columns } = value;
    return isCount(rows) && isCount(minGroup) && Array.isArray(columns) && columns.every(isProfileColumn);
}
function isProfileColumn(value) {
    if (!isObject(value) || typeof value['name'] !== 'string' || !isCount(value['nulls']))
        return false;
    if (value['kind'] === 'text') {
        const { levels, other } = value;
        const pair = (one) => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string' && isCount(one[1]);
        return (Array.isArray(levels) &&
            levels.every(pair) &&
            isObject(other) &&
            isCount(other['rows']) &&
            isCount(other['levels']));
    }
    const { edges, counts, coarse } = value;
    const types = ['number', 'integer', 'boolean', 'timestamp'];
    return (value['kind'] === 'number' &&
        types.includes(String(value['type'])) &&
        isCount(value['negativeInfinities']) &&
        isCount(value['positiveInfinities']) &&
        Array.isArray(edges) &&
        edges.every((edge, at) => typeof edge === 'number' && (at === 0 || edge > edges[at - 1])) &&
        Array.isArray(counts) &&
        counts.length === edges.length + 1 &&
        counts.every(isCount) &&
        Array.isArray(coarse) &&
        coarse.every((at) => isCount(at) && at < edges.length) &&
        [value['min'], value['max'], value['mean'], value['std']].every((one) => one === null || typeof one === 'number'));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}

;// CONCATENATED MODULE: ./packages/drift/lib/profile-edges.js
const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
/** The value farthest from zero with the same leading bits of the mantissa. */
function farEnd(value, bits) {
    if (value === 0 || bits >= 52)
        return value;
    scratch[0] = value;
    const drop = 52 - bits;
    if (drop >= 32) {
        words[0] = 0xffffffff;
        words[1] = (words[1] | (2 ** (drop - 32) - 1)) >>> 0;
    }
    else
        words[0] = (words[0] | (2 ** drop - 1)) >>> 0;
    return scratch[0];
}
/** The buckets of a sketch, ascending. */
function bucketAtoms(sketch) {
    const { bits } = sketch;
    return sketch.buckets().map(([key, rows]) => {
        const far = farEnd(key, bits);
        return key < 0 ? { low: far, high: key, rows } : { low: key, high: far, rows };
    });
}
/**
 * Edges between buckets at about the hundredths, and among them those of the ten bins; each bin has at least `minGroup` rows, and the counts are
 * exact, since no bucket is cut. An edge is the value itself where enough rows hold it, else it lies between two buckets.
 */
function edgesOfAtoms(atoms, minGroup) {
    const total = atoms.reduce((sum, atom) => sum + atom.rows, 0);
    const fine = cutsAt(atoms, total, Math.max(1, Math.min(100, Math.floor(total / minGroup))));
    const tens = atoms.length <= 20 ? new Set(atoms.slice(0, -1).keys()) : cutsAt(atoms, total, 10);
    const edges = [];
    const coarse = [];
    const counts = [];
    let rows = 0;
    let left = total;
    for (const [at, atom] of atoms.entries()) {
        rows += atom.rows;
        left -= atom.rows;
        const wanted = fine.has(at) || tens.has(at);
        if (!wanted || rows < minGroup || left < minGroup)
            continue;
        if (tens.has(at))
            coarse.push(edges.length);
        edges.push(edgeAfter(atom, atoms[at + 1], minGroup));
        counts.push(rows);
        rows = 0;
    }
    return { edges, coarse, counts: [...counts, rows] };
}
/** After which buckets the quantiles k / bins fall; a bucket that fills a whole bin is cut off on both sides. */
function cutsAt(atoms, total, bins) {
    const cuts = new Set();
    let before = 0;
    atoms.forEach((atom, at) => {
        const upTo = before + atom.rows;
        const crossed = Math.floor((upTo * bins) / total) - Math.floor((before * bins) / total);
        if (crossed > 0)
            cuts.add(at);
        if (atom.rows >= total / bins && at > 0)
            cuts.add(at - 1);
        before = upTo;
    });
    cuts.delete(atoms.length - 1);
    return cuts;
}
function edgeAfter(atom, next, minGroup) {
    if (atom.low === atom.high && atom.rows >= minGroup)
        return atom.high + 0;
    const middle = (atom.high + next.low) / 2;
    for (const digits of [3, 6, 9, 12]) {
        const rounded = Number(middle.toPrecision(digits));
        if (rounded > atom.high && rounded < next.low)
            return rounded;
    }
    return (middle >= atom.high && middle < next.low ? middle : atom.high) + 0;
}

;// CONCATENATED MODULE: ./packages/drift/lib/profile-accumulator.js







/**
 * Builds a profile part by part, in memory that does not grow with the rows (it does with the levels of text columns). Exact sums and a sketch without
 * chance: the parts may come in any order and any split, and accumulators may be merged, with the same bytes at the end.
 * With `like` the counts are over that profile's edges, so that the result can be held against it.
 */
class ProfileAccumulator {
    #options;
    #columns = new Map();
    #rows = 0;
    constructor(options = {}) {
        this.#options = options;
    }
    /** Adds a part of the table. Throws DRIFT_PROFILES_DIFFER for a part whose columns are not those of the first. */
    add(part) {
        if (this.#rows > 0 && part.columns.length !== this.#columns.size)
            throw differ(`A part has ${part.columns.length} columns, the first had ${this.#columns.size}.`);
        for (const column of part.columns)
            this.#addColumn(column);
        this.#rows += part.rows;
    }
    #addColumn(column) {
        const state = this.#columns.get(column.name) ?? this.#open(column);
        if (state.kind === 'text' && column.kind === 'text') {
            const sample = categorySample(column);
            state.nulls += sample.nulls;
            for (const [level, rows] of sample.counts)
                state.counts.set(level, (state.counts.get(level) ?? 0) + rows);
        }
        else if (state.kind === 'number' && column.kind === 'number') {
            const sample = numericSample(column);
            if (column.logical !== state.type)
                state.type = 'number';
            state.nulls += sample.nulls;
            state.negativeInfinities += sample.negativeInfinities;
            state.positiveInfinities += sample.positiveInfinities;
            state.moments.addAll(sample.sorted);
            state.sketch.addAll(sample.sorted);
            this.#countLike(column.name, state, sample.sorted);
        }
        else
            throw differ(`Column "${column.name}" is text in one part and numbers in another.`);
    }
    #open(column) {
        if (this.#rows > 0)
            throw differ(`Column "${column.name}" is not in the first part.`);
        const like = this.#like(column.name);
        const state = column.kind === 'text'
            ? { kind: 'text', nulls: 0, counts: new Map() }
            : {
                kind: 'number',
                type: column.logical,
                nulls: 0,
                negativeInfinities: 0,
                positiveInfinities: 0,
                moments: new numerics_lib/* Accumulator */.$H(),
                sketch: new numerics_lib/* QuantileSketch */.wh(),
                counts: like ? new Float64Array(like.edges.length + 1) : undefined,
                below: 0,
                above: 0,
            };
        this.#columns.set(column.name, state);
        return state;
    }
    #like(name) {
        const column = this.#options.like?.columns.find((one) => one.name === name);
        return column?.kind === 'number' ? column : undefined;
    }
    #countLike(name, state, sorted) {
        const like = this.#like(name);
        if (like === undefined || state.counts === undefined)
            return;
        countSorted(sorted, like.edges).forEach((rows, bin) => {
            state.counts[bin] += rows;
        });
        const { min, max } = like;
        for (let at = 0; min !== null && at < sorted.length && sorted[at] < min; at++)
            state.below++;
        for (let at = sorted.length - 1; max !== null && at >= 0 && sorted[at] > max; at--)
            state.above++;
    }
    /** Adds what another accumulator with the same options has seen. */
    merge(other) {
        for (const [name, theirs] of other.#columns) {
            const own = this.#columns.get(name);
            if (own === undefined) {
                if (this.#rows > 0)
                    throw differ(`Column "${name}" is not in both.`);
                this.#columns.set(name, theirs);
            }
            else if (own.kind === 'text' && theirs.kind === 'text') {
                own.nulls += theirs.nulls;
                for (const [level, rows] of theirs.counts)
                    own.counts.set(level, (own.counts.get(level) ?? 0) + rows);
            }
            else if (own.kind === 'number' && theirs.kind === 'number') {
                if (own.type !== theirs.type)
                    own.type = 'number';
                own.nulls += theirs.nulls;
                own.negativeInfinities += theirs.negativeInfinities;
                own.positiveInfinities += theirs.positiveInfinities;
                own.below += theirs.below;
                own.above += theirs.above;
                own.moments.merge(theirs.moments);
                own.sketch.merge(theirs.sketch);
                theirs.counts?.forEach((rows, bin) => {
                    if (own.counts)
                        own.counts[bin] += rows;
                });
            }
            else
                throw differ(`Column "${name}" is text in one part and numbers in another.`);
        }
        this.#rows += other.#rows;
    }
    /** The profile of everything that was added. */
    profile() {
        const minGroup = this.#options.minGroup ?? defaultMinGroup;
        return {
            schema: 'mlops/drift-profile/v1',
            rows: this.#rows,
            minGroup,
            columns: [...this.#columns].map(([name, state]) => state.kind === 'text' ? this.#text(name, state, minGroup) : this.#numbers(name, state, minGroup)),
        };
    }
    #text(name, state, minGroup) {
        const all = [...state.counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
        const hidden = this.#options.identifying?.includes(name) ?? false;
        const groups = all.map(([level, rows]) => ({ level, rows }));
        const shown = hidden ? [] : (0,lib/* visibleGroups */.TP)(groups, { minGroup }).shown.slice(0, this.#options.topLevels ?? 200);
        const told = shown.reduce((sum, { rows }) => sum + rows, 0);
        const filled = all.reduce((sum, [, rows]) => sum + rows, 0);
        return {
            kind: 'text',
            name,
            nulls: state.nulls,
            distinct: all.length,
            levels: shown.map(({ level, rows }) => [level, rows]),
            other: { rows: filled - told, levels: all.length - shown.length },
        };
    }
    #numbers(name, state, minGroup) {
        const { nulls, negativeInfinities, positiveInfinities, moments, sketch } = state;
        const atoms = bucketAtoms(sketch);
        const exact = atoms.every((atom) => atom.low === atom.high);
        const base = {
            kind: 'number',
            name,
            type: state.type,
            nulls,
            negativeInfinities,
            positiveInfinities,
            distinct: exact ? atoms.length : null,
        };
        const hidden = this.#options.identifying?.includes(name) ?? false;
        if (hidden || moments.count < minGroup)
            return { ...base, min: null, max: null, mean: null, std: null, edges: [], counts: [moments.count], coarse: [] };
        const like = this.#like(name);
        const own = edgesOfAtoms(atoms, minGroup);
        const { edges, coarse, counts } = like ? { ...like, counts: [...(state.counts ?? [])] } : own;
        const known = moments.moments();
        const visible = (0,lib/* extremesVisible */.w2)(name, { protected: this.#options.protected ?? [], identifying: [] });
        // The two ends as a small sample: enough rows of the extreme itself tell it, else it is rounded outwards.
        const ends = (side) => {
            const atom = side === 'min' ? atoms[0] : atoms.at(-1);
            const held = atom !== undefined && atom.low === atom.high ? atom.rows : 1;
            return outward(Float64Array.of(known.min, known.max), held >= minGroup ? 1 : 2, side);
        };
        return {
            ...base,
            min: visible ? ends('min') : null,
            max: visible ? ends('max') : null,
            mean: finiteDigits(known.mean),
            std: finiteDigits(Math.sqrt(known.m2 / known.count)),
            edges,
            counts,
            coarse,
            ...(like ? { outside: { below: state.below, above: state.above } } : {}),
        };
    }
}
function differ(message) {
    return fail('DRIFT_PROFILES_DIFFER', message, { remedy: 'Read every part with one schema.' });
}

;// CONCATENATED MODULE: ./packages/drift/lib/profile-merge.js


/**
 * Adds two profiles over the same edges (build the second with `like: first`): counts, moments and levels. A level that one of them
 * withheld stays with what the other told; the rest counts under `other`. Throws DRIFT_PROFILES_DIFFER.
 */
function mergeProfiles(a, b) {
    if (a.columns.length !== b.columns.length)
        throw fail('DRIFT_PROFILES_DIFFER', `One profile has ${a.columns.length} columns, the other ${b.columns.length}.`, {
            remedy: 'Merge profiles of parts of one table.',
        });
    return {
        schema: 'mlops/drift-profile/v1',
        rows: a.rows + b.rows,
        minGroup: Math.max(a.minGroup, b.minGroup),
        columns: a.columns.map((column, at) => mergeColumns(column, b.columns[at])),
    };
}
function mergeColumns(a, b) {
    if (a.name === b.name && a.kind === 'text' && b.kind === 'text')
        return mergeTexts(a, b);
    if (a.name === b.name && a.kind === 'number' && b.kind === 'number' && sameEdges(a, b))
        return mergeNumbers(a, b);
    throw fail('DRIFT_PROFILES_DIFFER', `Column "${a.name}" and column "${b.name}" do not have the same kind and edges.`, {
        remedy: 'Build the second profile with { like: the first }.',
    });
}
function sameEdges(a, b) {
    return a.edges.length === b.edges.length && a.edges.every((edge, at) => edge === b.edges[at]);
}
function mergeTexts(a, b) {
    const rows = new Map(a.levels);
    for (const [level, count] of b.levels)
        rows.set(level, (rows.get(level) ?? 0) + count);
    const complete = a.other.levels === 0 && b.other.levels === 0;
    return {
        kind: 'text',
        name: a.name,
        nulls: a.nulls + b.nulls,
        distinct: complete ? rows.size : null,
        levels: [...rows].sort(([x, p], [y, q]) => q - p || (x < y ? -1 : 1)),
        other: { rows: a.other.rows + b.other.rows, levels: Math.max(a.other.levels, b.other.levels) },
    };
}
function mergeNumbers(a, b) {
    const n = a.counts.reduce((sum, count) => sum + count, 0);
    const m = b.counts.reduce((sum, count) => sum + count, 0);
    const extreme = (x, y, pick) => n === 0 ? y : m === 0 ? x : x === null || y === null ? null : pick(x, y);
    return {
        ...a,
        type: a.type === b.type ? a.type : 'number',
        nulls: a.nulls + b.nulls,
        negativeInfinities: a.negativeInfinities + b.negativeInfinities,
        positiveInfinities: a.positiveInfinities + b.positiveInfinities,
        distinct: null,
        min: extreme(a.min, b.min, Math.min),
        max: extreme(a.max, b.max, Math.max),
        counts: a.counts.map((count, at) => count + b.counts[at]),
        ...mergeMoments(a, n, b, m),
        ...(a.outside && b.outside
            ? { outside: { below: a.outside.below + b.outside.below, above: a.outside.above + b.outside.above } }
            : {}),
    };
}
/** Mean and deviation of two sets together (Chan, Golub and LeVeque 1979). */
function mergeMoments(a, n, b, m) {
    if (n === 0)
        return { mean: b.mean, std: b.std };
    if (m === 0)
        return { mean: a.mean, std: a.std };
    if (a.mean === null || b.mean === null || a.std === null || b.std === null)
        return { mean: null, std: null };
    const gap = b.mean - a.mean;
    const squares = n * a.std * a.std + m * b.std * b.std + (gap * gap * n * m) / (n + m);
    return {
        mean: finiteDigits(a.mean + (gap * m) / (n + m)),
        std: finiteDigits(Math.sqrt(squares / (n + m))),
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/streams/adwin.js
/**
 * Adaptive windowing (Bifet and Gavaldà 2007): a window that grows while its mean is stable and drops its old part when two parts of it
 * differ by more than chance allows. Memory O(log n). Equal to river's `ADWIN`.
 */
class Adwin {
    #delta;
    #clock;
    #maxBuckets;
    #minWindowLength;
    #gracePeriod;
    /** Row r holds buckets of 2^r values, oldest first; the last row is the oldest. */
    #rows = [[]];
    #width = 0;
    #total = 0;
    #variance = 0;
    #tick = 0;
    #found = false;
    constructor(options = {}) {
        this.#delta = options.delta ?? 0.002;
        this.#clock = options.clock ?? 32;
        this.#maxBuckets = options.maxBuckets ?? 5;
        this.#minWindowLength = options.minWindowLength ?? 5;
        this.#gracePeriod = options.gracePeriod ?? 10;
    }
    /** Values in the window. */
    get width() {
        return this.#width;
    }
    /** Mean of the window; 0 while it is empty. */
    get mean() {
        return this.#width === 0 ? 0 : this.#total / this.#width;
    }
    /** Population variance of the window. */
    get variance() {
        return this.#width === 0 ? 0 : this.#variance / this.#width;
    }
    update(value) {
        if (this.#found) {
            this.#rows = [[]];
            this.#width = 0;
            this.#total = 0;
            this.#variance = 0;
            this.#tick = 0;
        }
        this.#insert(value);
        this.#tick++;
        this.#found = this.#tick % this.#clock === 0 && this.#width > this.#gracePeriod && this.#shrink();
        return this.#found;
    }
    #insert(value) {
        this.#rows[0]?.push({ total: value, variance: 0 });
        this.#width++;
        if (this.#width > 1) {
            const gap = value - this.#total / (this.#width - 1);
            this.#variance += ((this.#width - 1) * gap * gap) / this.#width;
        }
        this.#total += value;
        this.#compress();
    }
    /** Joins the two oldest buckets of a row that has one too many, row after row. */
    #compress() {
        for (let row = 0; row < this.#rows.length; row++) {
            const buckets = this.#rows[row];
            if (buckets.length !== this.#maxBuckets + 1)
                return;
            const [a, b] = buckets.splice(0, 2);
            const size = 2 ** row;
            const gap = a.total / size - b.total / size;
            const joined = {
                total: a.total + b.total,
                variance: a.variance + b.variance + (size * size * gap * gap) / (2 * size),
            };
            const next = this.#rows[row + 1];
            if (next)
                next.push(joined);
            else
                this.#rows.push([joined]);
        }
    }
    /** Drops the oldest bucket as long as some cut of the window separates two different means. */
    #shrink() {
        let found = false;
        while (this.#hasCut()) {
            found = true;
            this.#dropOldest();
        }
        return found;
    }
    #hasCut() {
        let oldRows = 0;
        let oldTotal = 0;
        for (let row = this.#rows.length - 1; row >= 0; row--) {
            const buckets = this.#rows[row];
            const size = 2 ** row;
            for (const bucket of buckets) {
                oldRows += size;
                oldTotal += bucket.total;
                const newRows = this.#width - oldRows;
                if (newRows < this.#minWindowLength || oldRows < this.#minWindowLength)
                    continue;
                const gap = oldTotal / oldRows - (this.#total - oldTotal) / newRows;
                if (Math.abs(gap) > this.#cutLimit(oldRows, newRows))
                    return true;
            }
        }
        return false;
    }
    #cutLimit(n0, n1) {
        const logarithm = Math.log((2 * Math.log(this.#width)) / this.#delta);
        const reciprocal = 1 / (n0 - this.#minWindowLength + 1) + 1 / (n1 - this.#minWindowLength + 1);
        return Math.sqrt(2 * reciprocal * this.variance * logarithm) + (2 / 3) * logarithm * reciprocal;
    }
    #dropOldest() {
        const last = this.#rows.length - 1;
        const buckets = this.#rows[last];
        const bucket = buckets.shift();
        const size = 2 ** last;
        this.#width -= size;
        this.#total -= bucket.total;
        const gap = bucket.total / size - this.#total / this.#width;
        this.#variance -= bucket.variance + (size * this.#width * gap * gap) / (size + this.#width);
        if (buckets.length === 0)
            this.#rows.pop();
    }
}

;// CONCATENATED MODULE: ./packages/drift/lib/streams/ddm.js
/**
 * Drift detection method of Gama and others (2004) for a stream of errors (1 wrong, 0 right): the error rate rises above its best by
 * three deviations. Equal to river's `DDM`. Known weakness: it alarms on calm streams whose first rows went well by luck.
 */
class Ddm {
    #warmStart;
    #warningThreshold;
    #driftThreshold;
    #found = false;
    #warned = false;
    #count = 0;
    #rate = 0;
    #bestRate = 0;
    #bestDeviation = 0;
    #best = Number.POSITIVE_INFINITY;
    constructor(options = {}) {
        this.#warmStart = options.warmStart ?? 30;
        this.#warningThreshold = options.warningThreshold ?? 2;
        this.#driftThreshold = options.driftThreshold ?? 3;
    }
    /** True while the error rate is above the level of warning. */
    get warned() {
        return this.#warned;
    }
    update(value) {
        if (this.#found) {
            this.#found = false;
            this.#warned = false;
            this.#count = 0;
            this.#rate = 0;
            this.#best = Number.POSITIVE_INFINITY;
        }
        this.#count++;
        this.#rate += (value - this.#rate) / this.#count;
        const deviation = Math.sqrt((this.#rate * (1 - this.#rate)) / this.#count);
        if (this.#count <= this.#warmStart)
            return false;
        const level = this.#rate + deviation;
        if (level <= this.#best) {
            this.#bestRate = this.#rate;
            this.#bestDeviation = deviation;
            this.#best = level;
        }
        this.#found = level > this.#bestRate + this.#driftThreshold * this.#bestDeviation;
        this.#warned = !this.#found && level > this.#bestRate + this.#warningThreshold * this.#bestDeviation;
        return this.#found;
    }
}

;// CONCATENATED MODULE: ./packages/drift/lib/streams/detector.js
/** Where a detector finds a change in a whole stream: 0-based positions. */
function detect(detector, stream) {
    const found = [];
    let at = 0;
    for (const value of stream) {
        if (detector.update(value))
            found.push(at);
        at++;
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/drift/lib/streams/kswin.js




/**
 * Kolmogorov–Smirnov windowing (Raab and others 2020): the newest values against as many older ones drawn at random. Equal to river's
 * `KSWIN` for the same draws. It tests at every step, so expect alarms on calm streams at about `alpha` a window.
 */
class Kswin {
    #alpha;
    #windowSize;
    #statSize;
    #makeSampler;
    #sampler;
    #window = [];
    #found = false;
    constructor(options) {
        this.#alpha = options.alpha ?? 0.005;
        this.#windowSize = options.windowSize ?? 100;
        this.#statSize = options.statSize ?? 30;
        if (this.#windowSize < 2 * this.#statSize)
            throw fail('DRIFT_BAD_OPTION', `windowSize ${this.#windowSize} is less than twice statSize ${this.#statSize}.`, {
                remedy: 'Keep at least twice as many values as are compared.',
            });
        this.#makeSampler = options.sampler;
        this.#sampler = options.sampler();
    }
    update(value) {
        if (this.#found) {
            this.#found = false;
            this.#window = [];
            this.#sampler = this.#makeSampler();
        }
        this.#window.push(value);
        if (this.#window.length > this.#windowSize)
            this.#window.shift();
        if (this.#window.length < this.#windowSize)
            return false;
        const older = this.#windowSize - this.#statSize;
        const drawn = this.#sampler(older, this.#statSize).map((at) => this.#window[at]);
        const pass = mergePass((0,numerics_lib/* sortFloat64 */.fI)(Float64Array.from(drawn)), (0,numerics_lib/* sortFloat64 */.fI)(Float64Array.from(this.#window.slice(older))));
        this.#found = pass.ks > 0.1 && ksPValue(pass.ksInteger, pass.n, pass.m).pValue <= this.#alpha;
        return this.#found;
    }
}

;// CONCATENATED MODULE: ./packages/drift/lib/streams/page-hinkley.js
/** The Page–Hinkley test (Page 1954) with a forgetting factor: a change of the mean, in constant memory. Equal to river's `PageHinkley`. */
class PageHinkley {
    #minInstances;
    #delta;
    #threshold;
    #alpha;
    #mode;
    #found = false;
    #count = 0;
    #mean = 0;
    #increase = 0;
    #decrease = 0;
    #least = Number.POSITIVE_INFINITY;
    #most = -1;
    constructor(options = {}) {
        this.#minInstances = options.minInstances ?? 30;
        this.#delta = options.delta ?? 0.005;
        this.#threshold = options.threshold ?? 50;
        this.#alpha = options.alpha ?? 1 - 0.0001;
        this.#mode = options.mode ?? 'both';
    }
    update(value) {
        if (this.#found)
            this.#restart();
        this.#count++;
        this.#mean += (value - this.#mean) / this.#count;
        const gap = value - this.#mean;
        this.#increase = this.#alpha * this.#increase + gap - this.#delta;
        this.#decrease = this.#alpha * this.#decrease + gap + this.#delta;
        this.#least = Math.min(this.#least, this.#increase);
        this.#most = Math.max(this.#most, this.#decrease);
        if (this.#count < this.#minInstances)
            return false;
        const up = this.#increase - this.#least > this.#threshold;
        const down = this.#most - this.#decrease > this.#threshold;
        this.#found = (up && this.#mode !== 'down') || (down && this.#mode !== 'up');
        return this.#found;
    }
    #restart() {
        this.#found = false;
        this.#count = 0;
        this.#mean = 0;
        this.#increase = 0;
        this.#decrease = 0;
        this.#least = Number.POSITIVE_INFINITY;
        // river starts the maximum at −1, so that a first deviation below it does not set it.
        this.#most = -1;
    }
}

;// CONCATENATED MODULE: ./packages/drift/lib/streams/python-random.js
const size = 624;
const shift = 397;
/** MT19937 (Matsumoto and Nishimura 1998) seeded by an array, as CPython's `random.Random(seed)` does for a whole number. */
function mersenneTwister(seed) {
    const state = new Uint32Array(size);
    state[0] = 19_650_218;
    for (let i = 1; i < size; i++) {
        const before = state[i - 1];
        state[i] = Math.imul(1_812_433_253, before ^ (before >>> 30)) + i;
    }
    const high = Math.floor(seed / 2 ** 32);
    const key = high > 0 ? [seed >>> 0, high] : [seed >>> 0];
    let i = 1;
    let j = 0;
    const mix = (factor, add) => {
        const before = state[i - 1];
        state[i] = (state[i] ^ Math.imul(before ^ (before >>> 30), factor)) + add;
        i++;
        if (i >= size) {
            state[0] = state[size - 1];
            i = 1;
        }
    };
    for (let k = Math.max(size, key.length); k > 0; k--) {
        mix(1_664_525, key[j] + j);
        j = (j + 1) % key.length;
    }
    for (let k = size - 1; k > 0; k--)
        mix(1_566_083_941, -i);
    state[0] = 0x80000000;
    let at = size;
    return () => {
        if (at === size) {
            twist(state);
            at = 0;
        }
        let y = state[at++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        y ^= y >>> 18;
        return y >>> 0;
    };
}
function twist(state) {
    for (let i = 0; i < size; i++) {
        const y = (state[i] & 0x80000000) | (state[(i + 1) % size] & 0x7fffffff);
        state[i] = state[(i + shift) % size] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
}
/** `random.Random(seed).sample(range(n), k)` of CPython, call after call: so that a detector draws what river draws. */
function pythonSampler(seed) {
    const next = mersenneTwister(seed);
    const below = (n) => {
        const bits = 32 - Math.clz32(n);
        let drawn = next() >>> (32 - bits);
        while (drawn >= n)
            drawn = next() >>> (32 - bits);
        return drawn;
    };
    return (n, k) => {
        // CPython draws from a shrinking pool where that is smaller than a set of what was drawn, else again until it is new.
        const setSize = 21 + (k > 5 ? 4 ** Math.ceil(Math.log(k * 3) / Math.log(4)) : 0);
        if (n > setSize) {
            const drawn = new Set();
            while (drawn.size < k)
                drawn.add(below(n));
            return [...drawn];
        }
        const pool = Array.from({ length: n }, (_, at) => at);
        return Array.from({ length: k }, (_, at) => {
            const place = below(n - at);
            const value = pool[place];
            pool[place] = pool[n - at - 1];
            return value;
        });
    };
}

;// CONCATENATED MODULE: ./packages/drift/lib/index.js


































/***/ })

};
