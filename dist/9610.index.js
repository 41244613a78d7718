export const id = 9610;
export const ids = [9610];
export const modules = {

/***/ 99610:
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
  compare: () => (/* reexport */ lib.compare),
  compatDrift: () => (/* reexport */ compatDrift),
  compatModes: () => (/* reexport */ compatModes),
  contingencyTest: () => (/* reexport */ contingencyTest),
  cramerVonMises: () => (/* reexport */ cramerVonMises),
  cvmLimitSf: () => (/* reexport */ cvmLimitSf),
  dateOf: () => (/* reexport */ dateOf),
  decideAlarm: () => (/* reexport */ decideAlarm),
  defaultThresholds: () => (/* reexport */ defaultThresholds),
  detect: () => (/* reexport */ detect),
  drift: () => (/* reexport */ checkDrift),
  driftByWindow: () => (/* reexport */ driftByWindow),
  driftErrors: () => (/* reexport */ driftErrors),
  estimateBinary: () => (/* reexport */ estimateBinary),
  estimateMulticlass: () => (/* reexport */ estimateMulticlass),
  estimateRegression: () => (/* reexport */ estimateRegression),
  evaluate: () => (/* reexport */ lib.evaluate),
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
  learnPerformance: () => (/* reexport */ learnPerformance),
  learntBytes: () => (/* reexport */ learntBytes),
  mannWhitney: () => (/* reexport */ mannWhitney),
  measureNames: () => (/* reexport */ measureNames),
  mergePass: () => (/* reexport */ mergePass),
  mergeProfiles: () => (/* reexport */ mergeProfiles),
  needsCalibration: () => (/* reexport */ needsCalibration),
  otherSeasons: () => (/* reexport */ otherSeasons),
  parseLearnt: () => (/* reexport */ parseLearnt),
  parseProfile: () => (/* reexport */ parseProfile),
  profileBytes: () => (/* reexport */ profileBytes),
  psi: () => (/* reexport */ psi),
  pythonSampler: () => (/* reexport */ pythonSampler),
  reconstructionError: () => (/* reexport */ reconstructionError),
  rowTimes: () => (/* reexport */ rowTimes),
  rowsBetween: () => (/* reexport */ rowsBetween),
  rowsNeeded: () => (/* reexport */ rowsNeeded),
  scoredBinary: () => (/* reexport */ lib.scoredBinary),
  scoredMulticlass: () => (/* reexport */ lib.scoredMulticlass),
  scoredRegression: () => (/* reexport */ lib.scoredRegression),
  seasonalReference: () => (/* reexport */ seasonalReference),
  sizeAware: () => (/* reexport */ sizeAware),
  splitWindows: () => (/* reexport */ splitWindows),
  takeRows: () => (/* reexport */ takeRows),
  timeOfText: () => (/* reexport */ timeOfText),
  totalVariation: () => (/* reexport */ totalVariation)
});

// EXTERNAL MODULE: ./packages/evaluation/lib/index.js + 71 modules
var lib = __webpack_require__(47035);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var core_lib = __webpack_require__(48395);
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
const fail = (0,core_lib/* errorsOf */.Bp)(driftErrors);

// EXTERNAL MODULE: ./packages/numerics/lib/index.js + 16 modules
var numerics_lib = __webpack_require__(81065);
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
/**
 * Kullback–Leibler divergence of the current set from the reference, natural logarithm: `scipy.stats.entropy(reference, current)` of the
 * counts, an empty bin of the current set being half a row. The shares are taken after that, so that the divergence is never negative.
 */
function klDivergence(counts) {
    let sum = 0;
    let added = 0;
    for (let bin = 0; bin < counts.reference.length; bin++) {
        const r = counts.reference[bin];
        if (r === 0)
            continue;
        const c = counts.current[bin];
        if (c === 0)
            added += 0.5;
        const p = r / counts.referenceRows;
        sum += p * Math.log(p / flooredShare(c, counts.currentRows));
    }
    return Math.max(0, sum + Math.log1p(added / counts.currentRows));
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
    const unit = 1 / sizes.n + 1 / sizes.m;
    const scale = scales[distance];
    // All rows in one bin: what could be seen is a second one.
    if (degrees < 1)
        return { pValue: 1, chance: 0, minimumDetectable: scale.from(unit * detectableNoncentrality(1)) };
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
    const degrees = Math.max(1, bins - 1);
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
            const below = (0,numerics_lib/* countBelow */.BC)(sorted, edge) - 1;
            if (below >= 0 && below + 1 >= sorted.length / (10 * bins))
                edges.add(sorted[below]);
        }
        previous = edge;
        if (edge < largest)
            edges.add(edge);
    }
    // A maximum that fills the last bins leaves no quantile edge below it.
    const below = (0,numerics_lib/* countBelow */.BC)(sorted, largest) - 1;
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
        at = (0,numerics_lib/* countAtMost */.a7)(sorted, value);
    }
    return values;
}
/** Rows per bin of ascending values over right-closed upper edges; `edges.length + 1` counts. */
function countSorted(sorted, edges) {
    const counts = new Float64Array(edges.length + 1);
    let before = 0;
    edges.forEach((edge, bin) => {
        const upTo = (0,numerics_lib/* countAtMost */.a7)(sorted, edge);
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

;// CONCATENATED MODULE: ./packages/drift/lib/ks.js

/** Rows above which scipy's `method="auto"` goes to the asymptotic law. */
const autoLimit = 10_000;
/** Where 2 exp(−2 nm / (n + m) D²) is below the smallest double: the exact law is 0 there without looking. */
const noChance = 380;
/**
 * p-value of the two-sided two-sample Kolmogorov–Smirnov test, as `scipy.stats.ks_2samp`.
 * `auto` is exact up to 10,000 rows a side. The asymptotic law is that of the one-sample statistic with round(nm / (n + m)) rows.
 * @param ksInteger max |i·m − j·n|, the statistic times n·m
 */
function ksPValue(ksInteger, n, m, method = 'auto') {
    const divisor = gcd(n, m);
    const height = Math.round(ksInteger / divisor);
    const distance = ksInteger / n / m;
    if (method === 'exact' || (method === 'auto' && Math.max(n, m) <= autoLimit)) {
        if (height === 0)
            return { pValue: 1, method: 'exact' };
        if (n === m)
            return { pValue: clip(outsideSquare(n, height)), method: 'exact' };
        if (((distance * distance * n) / (n + m)) * m > noChance)
            return { pValue: 0, method: 'exact' };
        return { pValue: clip(outsideBand(n, m, divisor, height)), method: 'exact' };
    }
    return { pValue: clip((0,numerics_lib/* kstwoSf */.CN)(distance, Math.round((n * m) / (n + m)))), method: 'asymptotic' };
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
 * P(the random lattice path from (0, 0) to (n, m) leaves the band |i/n − j/m| < h / lcm), in O(n · band).
 * A free walk goes along the long side with chance p = long / (n + m), else along the short one. The chance that it passes (i, j) and has
 * left before is A(i, j) = p A(i−1, j) + q A(i, j−1), outside the band the chance to pass at all (after Hodges 1957); the answer is
 * A(n, m) over the chance to pass (n, m). Adding up "has left" instead of "has stayed" keeps full relative accuracy where p is small.
 */
function outsideBand(n, m, divisor, height) {
    const long = Math.max(n, m);
    const short = Math.min(n, m);
    const stepLong = long / divisor;
    const stepShort = short / divisor;
    const p = long / (long + short);
    const q = short / (long + short);
    const enters = passing(p, q);
    const leaves = passing(p, q);
    // Row i of the long side holds j in [low, high]: |i·stepShort − j·stepLong| < height.
    const row = new Float64Array(short + 1);
    let high = Math.min(short, Math.ceil(height / stepLong) - 1);
    for (let i = 1; i <= long; i++) {
        const low = Math.max(0, Math.floor((i * stepShort - height) / stepLong) + 1);
        const nextHigh = Math.min(short, Math.ceil((i * stepShort + height) / stepLong) - 1);
        if (nextHigh < low)
            return 1;
        for (let j = high + 1; j <= nextHigh; j++)
            row[j] = enters(i - 1, j);
        let left = low === 0 ? 0 : leaves(i, low - 1);
        for (let j = low; j <= nextHigh; j++) {
            left = row[j] * p + left * q;
            row[j] = left;
        }
        high = nextHigh;
    }
    return row[short] / leaves(long, short);
}
/**
 * The chance C(i + j, i) p^i q^j that a free walk passes (i, j), for places asked for in ascending order. A chance below 2^-512 is kept
 * as a multiple of that unit, since the walk may come back to where chances are large.
 */
function passing(p, q) {
    const unit = 2 ** -512;
    let i = 0;
    let j = 0;
    let chance = 1;
    let units = 0;
    return (toI, toJ) => {
        while (i < toI || j < toJ) {
            if (i < toI && (j >= toJ || i * q <= j * p)) {
                i++;
                chance *= (p * (i + j)) / i;
            }
            else {
                j++;
                chance *= (q * (i + j)) / j;
            }
            if (chance < unit) {
                chance /= unit;
                units++;
            }
            else if (units > 0 && chance >= 1) {
                chance *= unit;
                units--;
            }
        }
        return units === 0 ? chance : units === 1 ? chance * unit : 0;
    };
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
/** Groups of equal values that one call of {@link advance} takes: it is called often, and so compiled once, rather than while it runs and again for each column. */
const stride = 2 ** 14;
/** Where a merge is, and its sums: places in an array of doubles. */
const at = {
    ...{ i: 0, j: 1, previous: 2, gap: 3, highest: 4, lowest: 5, wasserstein: 6, squared: 7 },
    ...{ cvmA: 8, cvmB: 9, rankSum: 10, tieTerm: 11, anderson: 12, distinct: 13 },
};
/**
 * Merges two ascending samples of finite numbers once and gathers all sums. O(n + m), no allocation.
 * Both must be non-empty; throws RangeError for a NaN.
 */
function mergePass(a, b) {
    const n = a.length;
    const m = b.length;
    const total = n + m;
    const sums = new Float64Array(14);
    sums[at.previous] = Math.min(a[0], b[0]);
    while (sums[at.i] < n || sums[at.j] < m)
        advance(a, b, sums);
    const sum = (name) => sums[at[name]];
    const ksInteger = Math.max(sum('highest'), -sum('lowest'));
    return {
        n,
        m,
        ks: ksInteger / n / m,
        ksInteger,
        wasserstein: sum('wasserstein'),
        squared: sum('squared'),
        cvmU: n * sum('cvmA') + m * sum('cvmB'),
        rankSum: sum('rankSum'),
        tieTerm: sum('tieTerm'),
        anderson: (sum('anderson') / total) * (1 / n + 1 / m) * ((total - 1) / total),
        distinct: sum('distinct'),
    };
}
/**
 * Takes the next values of a merge. With gap = i·m − j·n (that is n·m·(F − G)) every sum needs only the gap before and after a group of equal
 * values. Which sample the next value comes from is as good as random, so a branch on it would be guessed wrong every other time: a value that stands alone,
 * the common case, is taken by arithmetic (factors 0 and 1 change no digit). All stands in one function so that it stays in registers.
 */
function advance(a, b, sums) {
    const n = a.length;
    const m = b.length;
    const total = n + m;
    const quarter = total / 4;
    const inverse = 1 / n / m;
    let i = sums[at.i] | 0;
    let j = sums[at.j] | 0;
    // The same as doubles: their squares need them.
    let di = sums[at.i];
    let dj = sums[at.j];
    let previous = sums[at.previous];
    let gap = sums[at.gap];
    let highest = sums[at.highest];
    let lowest = sums[at.lowest];
    let wasserstein = sums[at.wasserstein];
    let squared = sums[at.squared];
    let cvmA = sums[at.cvmA];
    let cvmB = sums[at.cvmB];
    let rankSum = sums[at.rankSum];
    let tieTerm = sums[at.tieTerm];
    let anderson = sums[at.anderson];
    let x = i < n ? a[i] : Number.POSITIVE_INFINITY;
    let y = j < m ? b[j] : Number.POSITIVE_INFINITY;
    let left = stride;
    while (left > 0 && (i < n || j < m)) {
        for (; left > 0 && i < n - 1 && j < m - 1; left--) {
            // 1 where the value comes from the first sample.
            const first = Number(x < y);
            const second = 1 - first;
            const value = first * x + second * y;
            const nextX = a[i + first];
            const nextY = b[j + second];
            if (nextX === value || nextY === value)
                break;
            const width = value - previous;
            const difference = gap * inverse;
            wasserstein += Math.abs(difference) * width;
            squared += difference * difference * width;
            previous = value;
            const before = di + dj;
            rankSum += first * (before + 1);
            cvmA += first * (dj * dj);
            cvmB += second * (di * di);
            // Anderson–Darling: N·M − B·n at the middle of the group is the mean of the gaps, and has the same square in either sample.
            const gapAfter = gap + first * m - second * n;
            const middle = before + 0.5;
            const inner = (gap + gapAfter) / 2;
            anderson += (inner * inner) / (middle * (total - middle) - quarter);
            gap = gapAfter;
            if (gap > highest)
                highest = gap;
            if (gap < lowest)
                lowest = gap;
            i += first;
            j += second;
            di += first;
            dj += second;
            x = nextX;
            y = nextY;
        }
        if (left === 0)
            break;
        left--;
        // A group of equal values: ties of both samples at once, so that F and G are compared only after all of them.
        const value = x < y ? x : y;
        const width = value - previous;
        const difference = gap * inverse;
        wasserstein += Math.abs(difference) * width;
        squared += difference * difference * width;
        previous = value;
        const before = di + dj;
        const startI = i;
        const startJ = j;
        while (i < n && a[i] === value)
            i++;
        while (j < m && b[j] === value)
            j++;
        const inA = i - startI;
        const inB = j - startJ;
        const ties = inA + inB;
        if (ties === 0)
            throw new RangeError('a NaN has no place in an order');
        const midRank = before + (ties + 1) / 2;
        rankSum += inA * midRank;
        cvmA += squareSum(midRank - startI, inA);
        cvmB += squareSum(midRank - startJ, inB);
        tieTerm += ties * (ties * ties - 1);
        const gapAfter = gap + (inA * m - inB * n);
        const middle = before + ties / 2;
        const denominator = middle * (total - middle) - (total * ties) / 4;
        const inner = (gap + gapAfter) / 2;
        if (denominator > 0)
            anderson += (ties * inner * inner) / denominator;
        gap = gapAfter;
        if (gap > highest)
            highest = gap;
        if (gap < lowest)
            lowest = gap;
        di = i;
        dj = j;
        x = i < n ? a[i] : Number.POSITIVE_INFINITY;
        y = j < m ? b[j] : Number.POSITIVE_INFINITY;
    }
    sums[at.i] = i;
    sums[at.j] = j;
    sums[at.previous] = previous;
    sums[at.gap] = gap;
    sums[at.highest] = highest;
    sums[at.lowest] = lowest;
    sums[at.wasserstein] = wasserstein;
    sums[at.squared] = squared;
    sums[at.cvmA] = cvmA;
    sums[at.cvmB] = cvmB;
    sums[at.rankSum] = rankSum;
    sums[at.tieTerm] = tieTerm;
    sums[at.anderson] = anderson;
    sums[at.distinct] += stride - left;
}
/** Σ_{k=1..count} (offset − k)²: the squared differences of one tie group's common rank from its members' own places. */
function squareSum(offset, count) {
    if (count === 1)
        return (offset - 1) * (offset - 1);
    return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6;
}

;// CONCATENATED MODULE: ./packages/drift/lib/exceedance.js
/**
 * P(at least k of m new rows lie beyond everything that n reference rows showed) when both come from one distribution:
 * Π (m − i) / (n + m − i), exact for continuous data and an upper bound with ties. Also the chance that k rows, marked anywhere among
 * n + m, all lie among the m.
 */
function exceedancePValue(k, n, m) {
    if (k > m)
        return 0;
    let log = 0;
    for (let i = 0; i < k && log > -745; i++)
        log += Math.log((m - i) / (n + m - i));
    return Math.exp(log);
}

;// CONCATENATED MODULE: ./packages/drift/lib/unseen.js

/** Levels that the reference never had have a bin of their own where chance gives so many rows at most this often. */
const unseenLevel = 0.05;
/**
 * How likely chance alone puts at least as many current rows into levels that the reference does not have. Both tables are taken for parts
 * of one: a level of t rows falls wholly into the current part with probability Π (m − i) / (n + m − i), i < t, and the sum of the rows of
 * such levels is held against its Chernoff bound, so that the p is never too small. A level that is rare in the whole may well be missing
 * from a small reference; one with many current rows may not.
 * @param reference rows per level, without missing cells
 * @param current the same of the current table
 */
function unseenPValue(reference, current) {
    const tally = new UnseenTally();
    for (const [level, rows] of reference)
        tally.add(rows, current.get(level) ?? 0);
    for (const [level, rows] of current)
        if (!reference.has(level))
            tally.add(0, rows);
    return tally.pValue();
}
/** The same level by level, for levels that are never all at hand. */
class UnseenTally {
    #reference = 0;
    #current = 0;
    #unseen = 0;
    /** How many levels have so many rows in both tables together. */
    #sizes = new Map();
    /** Takes one level with its rows in both tables. */
    add(reference, current) {
        const rows = reference + current;
        this.#reference += reference;
        this.#current += current;
        if (reference === 0)
            this.#unseen += current;
        if (rows > 0)
            this.#sizes.set(rows, (this.#sizes.get(rows) ?? 0) + 1);
    }
    /** Current rows in levels that the reference does not have. */
    get unseen() {
        return this.#unseen;
    }
    /** See {@link unseenPValue}. */
    pValue() {
        if (this.#unseen === 0)
            return 1;
        const parts = [...this.#sizes].flatMap(([rows, levels]) => {
            const chance = exceedancePValue(rows, this.#reference, this.#current);
            return chance > 0 ? [{ rows, levels, chance }] : [];
        });
        return chernoff(this.#unseen, parts);
    }
}
/** min over θ ≥ 0 of exp(−θ u) Π (1 − c + c exp(θ rows)): an upper bound of P(sum ≥ u); its logarithm is convex in θ. */
function chernoff(u, parts) {
    const slope = (theta) => parts.reduce((sum, { rows, levels, chance }) => sum + (levels * rows) / (1 + ((1 - chance) / chance) * Math.exp(-theta * rows)), 0) - u;
    if (slope(0) >= 0)
        return 1;
    let low = 0;
    let high = 1;
    while (slope(high) < 0 && high < 1000)
        high *= 2;
    for (let step = 0; step < 60; step++) {
        const middle = (low + high) / 2;
        if (slope(middle) < 0)
            low = middle;
        else
            high = middle;
    }
    const log = parts.reduce((sum, { rows, levels, chance }) => sum + levels * (high * rows + Math.log(chance + (1 - chance) * Math.exp(-high * rows))), -high * u);
    return Math.min(1, Math.exp(log));
}

;// CONCATENATED MODULE: ./packages/drift/lib/other-values.js



/*
 * A feature of few different values is a code: a value that is none of them must not count as its neighbour. Here are the rows of such
 * values, by the bin that they would fall into.
 */
/** Current rows by the bin where a value stands that none of the few values of the reference is; undefined where chance can explain them. */
function otherValues(reference, current) {
    const values = fewValues(reference);
    if (values === undefined || values.length === 0)
        return undefined;
    const tally = new UnseenTally();
    const others = new Float64Array(values.length);
    let bin = 0;
    for (let at = 0; at < current.length;) {
        const value = current[at];
        const next = (0,numerics_lib/* countAtMost */.a7)(current, value, at);
        while (bin < values.length - 1 && value > values[bin])
            bin++;
        if (value !== values[bin]) {
            others[bin] += next - at;
            tally.add(0, next - at);
        }
        at = next;
    }
    if (tally.unseen === 0)
        return undefined;
    for (const value of values) {
        const rows = (sorted) => (0,numerics_lib/* countAtMost */.a7)(sorted, value) - (0,numerics_lib/* countBelow */.BC)(sorted, value);
        tally.add(rows(reference), rows(current));
    }
    return tally.pValue() <= unseenLevel ? others : undefined;
}
/** The counts with a bin for the other values before that of the missing ones. */
function withOthers(counts, others) {
    const out = new Float64Array(counts.length + 1);
    out.set(counts.subarray(0, -1));
    out[out.length - 1] = counts.at(-1);
    others?.forEach((rows, bin) => {
        out[bin] -= rows;
        out[out.length - 2] += rows;
    });
    return out;
}
/** Up to so many different values a profile's column counts as a code. */
const fewInProfile = 20;
/** The same against a reference that is a profile: rows below its smallest and above its largest value. */
function valuesOutside(reference, current) {
    const { min, max } = reference;
    if (min === null || max === null)
        return undefined;
    const below = (0,numerics_lib/* countBelow */.BC)(current, min);
    const upTo = (0,numerics_lib/* countAtMost */.a7)(current, max);
    const tally = new UnseenTally();
    for (let at = 0; at < current.length;) {
        if (at >= below && at < upTo) {
            at = upTo;
            continue;
        }
        const next = (0,numerics_lib/* countAtMost */.a7)(current, current[at], at);
        tally.add(0, next - at);
        at = next;
    }
    return outside(reference, tally, below, current.length - upTo, countsInside(reference, current));
}
/** The same for two profiles, of which the current one was built like the reference: what lies on one side counts as one value. */
function profileOutside(reference, current) {
    const { below, above } = current.outside ?? { below: 0, above: 0 };
    const tally = new UnseenTally();
    tally.add(0, below);
    tally.add(0, above);
    const inside = [...current.counts];
    inside[0] -= below;
    inside[inside.length - 1] -= above;
    return outside(reference, tally, below, above, inside);
}
function outside(reference, tally, below, above, inside) {
    if (below + above === 0 || reference.distinct === null || reference.distinct > fewInProfile)
        return undefined;
    reference.counts.forEach((rows, bin) => {
        tally.add(rows, Math.max(0, inside[bin]));
    });
    if (tally.pValue() > unseenLevel)
        return undefined;
    const others = new Float64Array(reference.coarse.length + 1);
    others[0] += below;
    others[others.length - 1] += above;
    return others;
}
/** Current rows over the fine bins of the profile, without those beyond its extremes. */
function countsInside({ edges, min, max }, current) {
    const from = min === null ? 0 : (0,numerics_lib/* countBelow */.BC)(current, min);
    const to = max === null ? current.length : (0,numerics_lib/* countAtMost */.a7)(current, max);
    let before = from;
    return [...edges, Number.POSITIVE_INFINITY].map((edge) => {
        const upTo = Math.max(before, Math.min(to, (0,numerics_lib/* countAtMost */.a7)(current, edge)));
        const rows = upTo - before;
        before = upTo;
        return rows;
    });
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
    const held = (0,numerics_lib/* countAtMost */.a7)(sorted, value) - (0,numerics_lib/* countBelow */.BC)(sorted, value);
    if (held >= minGroup)
        return value + 0;
    const step = 10 ** (Math.floor(Math.log10(high - low)) - 2);
    const rounded = (side === 'min' ? Math.floor(value / step - 1e-9) : Math.ceil(value / step + 1e-9)) * step;
    const clean = twelveDigits(rounded);
    return Number.isFinite(clean) ? clean : value + 0;
}
/** The edge itself where `minGroup` rows hold it; else rounded to the spread of its `minGroup` nearest rows, so that it is no one's value. */
function privateEdge(sorted, edge, minGroup) {
    const from = (0,numerics_lib/* countBelow */.BC)(sorted, edge);
    if ((0,numerics_lib/* countAtMost */.a7)(sorted, edge) - from >= minGroup)
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
    // The law is symmetric. What lies below the middle was made by additions of small numbers; far above it only rounding is left.
    const below = (most) => {
        let sum = 0;
        for (let at = 0; at <= most; at++)
            sum += weights[at];
        return sum;
    };
    const mirror = size - Math.ceil(u);
    return 2 * mirror < size ? below(mirror) : 1 - below(size - mirror - 1);
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

/** Memory that is lent to one sample a side at a time, kept up to 64 MiB each. */
const lent = { reference: new Float64Array(0), current: new Float64Array(0) };
const mostLent = 2 ** 23;
/**
 * The same as {@link numericSample} in memory that the next call for this side uses again: for a sample that nothing keeps. Fresh memory for each column of a
 * large table would wait for the garbage collector by the tens of megabytes.
 */
function borrowedSample(column, side) {
    const rows = column.values.length;
    if (rows > mostLent)
        return numericSample(column);
    if (lent[side].length < rows)
        lent[side] = new Float64Array(rows);
    return numericSample(column, lent[side]);
}
/** Sorts the finite values of a column and counts nulls and infinities. The column is not changed. `into` is as of {@link sortFloat64}. */
function numericSample(column, into) {
    const { values } = column;
    const rows = values.length;
    if (allFinite(values))
        return { rows, sorted: (0,numerics_lib/* sortFloat64 */.fI)(values, into), nulls: 0, negativeInfinities: 0, positiveInfinities: 0 };
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
        sorted: (0,numerics_lib/* sortFloat64 */.fI)(finite.subarray(0, kept), into),
        nulls,
        negativeInfinities,
        positiveInfinities,
    };
}
/** x − x is 0 for a finite number and NaN else: one sum over all, without a branch. */
function allFinite(values) {
    let sum = 0;
    for (let row = 0; row < values.length; row++)
        sum += values[row] - values[row];
    return sum === 0;
}
/** Of the arrays that are in use: a sorted sample is never changed, and its moments are asked for by several measures. */
const knownMoments = new WeakMap();
/** Mean and population standard deviation of ascending values: compensated sums in sorted order, so no row order shows. */
function momentsOfSorted(sorted) {
    const known = knownMoments.get(sorted);
    if (known)
        return known;
    const moments = workOutMoments(sorted);
    knownMoments.set(sorted, moments);
    return moments;
}
function workOutMoments(sorted) {
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
/**
 * Every measure of two numeric samples; bins are the reference's quantiles, plus a bin for missing values. Where the reference has few
 * different values, other values have a bin too, unless chance can explain them.
 */
function compareNumeric(reference, current, minGroup = defaultMinGroup) {
    const edges = quantileEdges(reference.sorted);
    const before = binWithMissing(reference, edges);
    const now = binWithMissing(current, edges);
    const others = otherValues(reference.sorted, current.sorted);
    const counts = binCounts(withOthers(before, undefined), withOthers(now, others));
    return {
        measures: { ...binnedMeasures(counts), ...sampleMeasures(reference.sorted, current.sorted) },
        counts,
        names: [...toldBins(reference.sorted, edges, minGroup), 'other values', 'missing'],
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
    const ks = ksPValue(pass.ksInteger, n, m);
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
/** Above this many levels, those of which the smaller set would have fewer than {@link leastExpected} rows count as one. */
const manyLevels = 50;
const leastExpected = 5;
/**
 * Every measure of two categorical samples. Distances use the reference's levels, one bin for all levels that the reference never had,
 * and one for missing values; chi2 and g_test use every level, as a cross table of the two sets would. With many levels, which level is
 * rare is decided by its rows in both sets together, and levels that the reference never had are rare ones as long as chance can put them
 * there: bins that were chosen by the rows of one set alone would differ without any drift.
 */
function compareCategories(reference, current, minGroup = defaultMinGroup) {
    const union = new Set([...reference.counts.keys(), ...current.counts.keys()]);
    const grouped = union.size > manyLevels;
    const n = reference.rows - reference.nulls;
    const m = current.rows - current.nulls;
    const rare = (leastExpected * (n + m)) / Math.min(n, m);
    const newcomers = !grouped || unseenPValue(reference.counts, current.counts) <= unseenLevel;
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
        if (inReference === 0 && (hidden || !newcomers))
            rareCurrent += inCurrent;
        else if (inReference === 0)
            unseen += inCurrent;
        else if (grouped && inReference + inCurrent < rare) {
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
        const g0 = bin === 0 ? 0 : (0,numerics_lib/* countAtMost */.a7)(current, known.edges[bin - 1]) / m;
        const g1 = edge === undefined ? 1 : (0,numerics_lib/* countBelow */.BC)(current, edge) / m;
        if (edge !== undefined)
            distance = Math.max(distance, Math.abs(after - (0,numerics_lib/* countAtMost */.a7)(current, edge) / m));
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
        const g = (0,numerics_lib/* countAtMost */.a7)(current, from) / current.length;
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
        findings.push(...constantFindings(reference, sorted.length, m, othersShare(reference, first), limits));
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
/**
 * A column of one value, where the reference has others too; nothing where so few rows may miss the others by chance.
 * @param finite values of the reference
 * @param others the share of them that are not this one
 */
function constantFindings({ name, finite }, filled, rows, others, limits) {
    // All the others of both tables lie in the reference.
    const pValue = exceedancePValue(Math.round(others * finite), filled, finite);
    const severity = judged(others, rareOthers, pValue, limits.alpha);
    if (severity === undefined)
        return [];
    return [
        {
            code: 'COLUMN_CONSTANT',
            kind: 'data-quality',
            severity,
            feature: name,
            message: `Every one of ${count(filled)} values is the same; in the reference ${percent(others)} are others.`,
            rows: filled,
            share: filled / rows,
            pValue,
        },
    ];
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
    const from = reference.min === null ? 0 : (0,numerics_lib/* countBelow */.BC)(sorted, reference.min);
    const to = reference.max === null ? sorted.length : (0,numerics_lib/* countAtMost */.a7)(sorted, reference.max);
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
        largest = Math.max(largest, Math.abs((0,numerics_lib/* countAtMost */.a7)(inside, x) / inside.length - reference.cdf(x)));
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
        known += (0,numerics_lib/* countAtMost */.a7)(sorted, value) - (0,numerics_lib/* countBelow */.BC)(sorted, value);
    const outside = (0,numerics_lib/* countBelow */.BC)(sorted, values[0]) + sorted.length - (0,numerics_lib/* countAtMost */.a7)(sorted, values.at(-1));
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
        const others = 1 - (sample.counts.get(level ?? '') ?? 0) / known;
        findings.push(...constantFindings({ name: feature, finite: known }, filled, m, others, limits));
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
    const pValue = unseenPValue(sample.counts, current.counts);
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
const measureNames = core_lib/* driftMeasureNames */.uy;

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
/** The rule of a feature: its own, else that of its kind, else psi. A limit of 0 means that significance alone decides (tests without an effect size). */
function ruleOf(feature, type, options) {
    const own = options.rules?.[feature];
    const measure = own?.measure ?? options.measures?.[type === 'text' ? 'text' : 'number'] ?? 'psi';
    if (type === 'text' && core_lib/* driftMeasures */.fJ[measure] === 'number')
        throw fail('DRIFT_UNKNOWN_MEASURE', `The rule of "${feature}" uses ${measure}, but the feature holds text.`, {
            remedy: `Write one of ${measureNames.filter((name) => core_lib/* driftMeasures */.fJ[name] === 'any').join(', ')}.`,
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
    if (finite >= constantRows && current.distinct === 1 && reference.distinct !== 1) {
        const only = current.min ?? current.mean;
        const others = only === null ? 1 : othersShare(reference, only);
        findings.push(...constantFindings(reference, finite, rows, others, limits));
    }
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
    const now = withOthers(coarseCounts(current, reference), profileOutside(reference, current));
    const counts = binCounts(withOthers(coarseCounts(reference, reference), undefined), now);
    return {
        measures: { ...binnedMeasures(counts), ...edgeMeasures(reference, current) },
        counts,
        names: [...binNames(edges), 'other values', 'missing'],
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








/**
 * The features of a reference table or profile, by name, in its order. Sorting a numeric column is put off until it is asked for.
 * A numeric feature of a table can be asked only until the next one is made, which uses its memory again; later it throws.
 */
function referenceFeatures(reference, minGroup = defaultMinGroup) {
    const features = new Map();
    if (isProfileInput(reference))
        for (const column of reference.columns)
            features.set(column.name, () => column.kind === 'text'
                ? textOfProfile(column, reference.rows, minGroup)
                : numbersOfProfile(column, reference.rows));
    else
        for (const column of reference.columns)
            features.set(column.name, () => borrowedFeature(column, minGroup));
    return features;
}
/** True for a profile, false for a table. */
function isProfileInput(reference) {
    return 'schema' in reference;
}
/** Counts the features that were made in borrowed memory: only the last may still be asked. */
let turn = 0;
function borrowedFeature(column, minGroup) {
    if (column.kind === 'text')
        return featureOfColumn(column, minGroup);
    const feature = numbersOfSample(column.name, column.logical, borrowedSample(column, 'reference'), minGroup);
    const own = ++turn;
    const held = () => {
        if (own !== turn)
            throw new Error(`the memory of ${column.name} has gone to the next feature`);
        return feature;
    };
    return {
        ...feature,
        cdf: (x) => held().cdf(x),
        quantile: (p) => held().quantile(p),
        compare: (current) => held().compare(current),
    };
}
/** A column of a reference table as a feature, with memory of its own. */
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
        cdf: (x) => (0,numerics_lib/* countAtMost */.a7)(sorted, x) / n,
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
    const now = withOthers(binWithMissing(current, edges), valuesOutside(column, current.sorted));
    const counts = binCounts(withOthers(reference, undefined), now);
    return {
        measures: { ...binnedMeasures(counts), ...measuresAgainstCounts(column, current.sorted) },
        counts,
        names: [...binNames(edges), 'other values', 'missing'],
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
/** In units of √(1/n + 1/m): what chance exceeds in 1 of 100 windows (Kolmogorov). */
const rareChance = 1.63;
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
    const gaps = grid.map((x) => (0,numerics_lib/* countAtMost */.a7)(sorted, x) / sorted.length - reference.cdf(x));
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
        // A whole column ten times too large or more is no honest drift: there its shape may be off as far as chance takes it.
        const whole = leastShare === partOfColumn && share >= wholeColumn;
        const limit = whole ? Math.max(tolerance, rareChance * chance) : tolerance;
        const fits = residuals.filter((rest) => Math.abs(rest) > limit).length <= mayMiss;
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
        const sample = borrowedSample(column, 'current');
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
 * larger of their law's and the chi-square test's over the same bins: with few rows a bin the law alone calls drift too often.
 */
function significance(feature) {
    const measures = feature.comparison?.measures;
    const own = measures?.[feature.rule.measure];
    if (measures === undefined || own === undefined || own.value === null)
        return null;
    const p = own.pValue ?? measures.ks?.pValue ?? measures.psi?.pValue ?? null;
    const counts = feature.comparison?.counts;
    if (p === null || counts === undefined || !binned.includes(feature.rule.measure))
        return p;
    return Math.max(p, contingencyTest(counts.reference, counts.current, 'chi2').pValue ?? 0);
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
        const chance = measure.chance === undefined ? '' : `; chance alone gives up to ${distance(measure.chance)}`;
        const times = feature.type === 'timestamp' ? ' Times go on by themselves: name it as the column of times, or exclude it.' : '';
        const message = `${rule.measure} ${value} (limit ${limit}${chance}).${times}`;
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
    const known = columns.flatMap((name) => (0,core_lib/* columnOf */.uV)(reference, name) ?? []);
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
        const column = (0,core_lib/* columnOf */.uV)(table, encoding.name);
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
    const shared = columns.filter((name) => (0,core_lib/* columnOf */.uV)(reference, name)?.kind === (0,core_lib/* columnOf */.uV)(current, name)?.kind);
    const known = shared.filter((name) => (0,core_lib/* columnOf */.uV)(reference, name) !== undefined);
    if (known.length === 0 || reference.rows < 50 || current.rows < 50)
        return undefined;
    const r = spread(reference.rows);
    const c = spread(current.rows);
    const rows = r.length + c.length;
    const codes = known.map((name) => binnedColumn((0,core_lib/* columnOf */.uV)(reference, name), (0,core_lib/* columnOf */.uV)(current, name), r, c));
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
    const random = (0,core_lib/* randomStream */._V)(seed, 'cbpe');
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
    const random = (0,core_lib/* randomStream */._V)(seed, 'cbpe-multiclass');
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
    const column = (0,core_lib/* columnOf */.uV)(table, name);
    return column?.kind === 'number' ? column.values : undefined;
}
/** The truth of each row as the index of its class, NaN where it is missing or of no class. */
function truthOf(table, target, classes) {
    const truth = new Float64Array(table.rows).fill(Number.NaN);
    const column = target === undefined ? undefined : (0,core_lib/* columnOf */.uV)(table, target);
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
/** The classes that a prediction file has probabilities of, in its order. */
function classesOf(table) {
    const prefix = 'probability_';
    return table.columns.flatMap(({ name }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}
/** The positive class: the given one, else the last of the classes that a table has probabilities of, else `1`. */
function positiveOf(given, table) {
    if (given !== undefined)
        return given;
    const prefix = 'probability_';
    const names = table.columns.map((column) => column.name).filter((name) => name.startsWith(prefix));
    return [...names].sort().at(-1)?.slice(prefix.length) ?? '1';
}
/** Binary rows of a table, only those with a finite score; undefined where it has no score column of the positive class. */
function binaryRows(table, input, positive) {
    const name = `probability_${positive}`;
    const scores = numbersOf(table, name) ?? numbersOf(table, 'score');
    if (scores === undefined)
        return undefined;
    const column = input.target === undefined ? undefined : (0,core_lib/* columnOf */.uV)(table, input.target);
    const classes = classesOf(table);
    const truth = Float64Array.from({ length: table.rows }, (_, row) => {
        const text = column === undefined ? undefined : cellText(column, row);
        // `yes` is not the negative class of a model that knows 0 and 1: it is no label of it.
        const strange = text === undefined || (classes.length > 1 && text !== positive && !classes.includes(text));
        return strange ? Number.NaN : Number(text === positive);
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
    const said = (0,core_lib/* columnOf */.uV)(table, 'prediction');
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
    let from = 0;
    const steps = blockSum.map((sum, block) => {
        const to = blockEnd[block];
        const rows = blockWeight[block];
        const step = { first: xs[from], last: xs[to - 1], rows, probability: sum / rows };
        from = to;
        return step;
    });
    return calibrationOf(steps);
}
function calibrationOf(steps) {
    const knots = steps.flatMap(({ first, last, rows, probability }) => (first === last ? [first] : [first, last]).map((score) => ({ score, rows, probability })));
    return {
        scores: Float64Array.from(knots, (knot) => knot.score),
        probabilities: Float64Array.from(knots, (knot) => knot.probability),
        rows: knots.map((knot) => knot.rows),
    };
}
/** The same map with neighbouring steps joined until each stands for `least` rows or more; still non-decreasing. */
function pooled({ scores, probabilities, rows }, least) {
    const steps = [];
    for (let at = 0; at < rows.length; at += 1) {
        const probability = probabilities[at];
        // Two knots of one step have the same probability, which no two steps have.
        const twice = at + 1 < rows.length && probabilities[at + 1] === probability;
        const first = scores[at];
        steps.push({ first, last: scores[twice ? at + 1 : at], rows: rows[at], probability });
        if (twice)
            at += 1;
    }
    const joined = [];
    for (const step of steps) {
        const before = joined.at(-1);
        if (before !== undefined && before.rows < least)
            joined[joined.length - 1] = join(before, step);
        else
            joined.push(step);
    }
    const last = joined.at(-1);
    if (last !== undefined && last.rows < least && joined.length > 1)
        joined.splice(-2, 2, join(joined.at(-2), last));
    return calibrationOf(joined);
}
function join(a, b) {
    const rows = a.rows + b.rows;
    return { first: a.first, last: b.last, rows, probability: (a.probability * a.rows + b.probability * b.rows) / rows };
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
    if (rows === 0)
        return { rows, absolute: 0, squared: 0, absoluteVariance: 0, squaredVariance: 0 };
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

;// CONCATENATED MODULE: ./packages/drift/lib/performance/learnt.js









/** Metrics that are estimated and measured for a regression. */
const regressionMetrics = ['mean_absolute_error', 'root_mean_squared_error'];
/** Learns from labelled predictions; undefined without labels, without scores, and for clustering and ranking. */
function learnPerformance(given) {
    switch (given.task) {
        case 'binary':
            return learnBinary(given);
        case 'multiclass':
            return learnMulticlass(given);
        case 'regression':
            return learnRegression(given);
        default:
            return undefined;
    }
}
const schema = 'mlops/learnt-performance/v1';
function valuesOf(names, scored) {
    return Object.fromEntries(names.map((name) => {
        const result = (0,lib.metricEstimate)(name, scored);
        return [name, (0,lib.isNotEstimable)(result) ? null : result.value];
    }));
}
function learnBinary(given) {
    const positive = positiveOf(given.positiveLabel, given.table);
    const rows = binaryRows(given.table, given, positive);
    if (rows === undefined || labelled(rows.truth) === 0)
        return undefined;
    const kept = (_, row) => Number.isFinite(rows.truth[row]);
    const scores = rows.scores.filter(kept);
    const truth = rows.truth.filter(kept);
    const threshold = given.decisionThreshold ?? 0.5;
    const scored = (0,lib.scoredBinary)(truth, scores, { threshold });
    const probabilities = scored.scoresAreProbabilities !== false;
    return {
        schema,
        task: 'binary',
        rows: truth.length,
        metrics: valuesOf(binaryEstimates, scored),
        classes: [positive],
        threshold,
        probabilities,
        calibrations: [probabilities && needsCalibration(scores, truth) ? fitIsotonic(scores, truth) : null],
        errors: null,
    };
}
/** Rows of several classes whose truth is known, as the metrics take them; undefined without one. */
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
    const scored = (0,lib.scoredMulticlass)(truth, classes, { probabilities });
    return { ...scored, labels: Float64Array.from(known, (row) => rows.predicted[row]) };
}
/** Each class is calibrated one against the rest. */
function learnMulticlass(given) {
    const classes = classesOf(given.table);
    const rows = classes.length < 2 ? undefined : multiclassRows(given.table, given, classes);
    const scored = rows === undefined ? undefined : multiclassScored(rows);
    if (rows === undefined || scored === undefined)
        return undefined;
    const known = (_, row) => Number.isFinite(rows.truth[row]);
    const truth = rows.truth.filter(known);
    const calibrations = classes.map((_, index) => {
        const outcomes = truth.map((value) => Number(value === index));
        const own = rows.probabilities[index].filter(known);
        return needsCalibration(own, outcomes) ? fitIsotonic(own, outcomes) : null;
    });
    return {
        schema,
        task: 'multiclass',
        rows: scored.rows,
        metrics: valuesOf(multiclassEstimates, scored),
        classes,
        threshold: null,
        probabilities: true,
        calibrations,
        errors: null,
    };
}
function learnRegression(given) {
    const rows = regressionRows(given.table, given);
    if (rows === undefined || labelled(rows.truth) === 0)
        return undefined;
    const kept = (_, row) => Number.isFinite(rows.truth[row]);
    const predictions = rows.predictions.filter(kept);
    const truth = rows.truth.filter(kept);
    return {
        schema,
        task: 'regression',
        rows: truth.length,
        metrics: valuesOf(regressionMetrics, (0,lib.scoredRegression)(truth, predictions)),
        classes: [],
        threshold: null,
        probabilities: false,
        calibrations: [],
        errors: fitBinnedError(predictions, truth),
    };
}
/**
 * The same as the bytes of a file that may travel: steps of a calibration that fewer than `minGroup` rows hold are joined, and no score or
 * prediction of a single row is told to its last digit.
 */
function learntBytes(learnt, minGroup = 10) {
    const calibrations = learnt.calibrations.map((one) => (one === null ? null : shared(pooled(one, minGroup))));
    const errors = learnt.errors && { ...learnt.errors, edges: apart(learnt.errors.edges) };
    return (0,core_lib/* canonicalBytes */.Mr)({ ...learnt, calibrations, errors });
}
function shared(one) {
    return {
        scores: Array.from(one.scores, rounded),
        probabilities: Array.from(one.probabilities, finiteDigits),
        rows: [...one.rows],
    };
}
/** Edges with no more digits than keep them apart: each edge that fell on another would leave one bin too many. */
function apart(edges) {
    for (let digits = 4; digits < 16; digits += 1) {
        const short = edges.map((edge) => Number(edge.toPrecision(digits)));
        if (new Set(short).size === edges.length)
            return short;
    }
    return edges;
}
function rounded(value) {
    return Number(value.toPrecision(4));
}
/** Reads what {@link learntBytes} wrote. Throws DRIFT_BAD_PROFILE for anything else. */
function parseLearnt(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        value = undefined;
    }
    if (isLearnt(value))
        return value;
    throw fail('DRIFT_BAD_PROFILE', `The file has no "schema": "${schema}" with whole content.`, {
        remedy: 'Package the model again: mlops package.',
    });
}
function isLearnt(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const one = value;
    const calibrated = (each) => {
        if (each === null)
            return true;
        const { scores, probabilities } = each;
        return numbers(scores) && numbers(probabilities) && scores.length === probabilities.length && scores.length > 0;
    };
    return (one.schema === schema &&
        ['binary', 'multiclass', 'regression'].includes(String(one.task)) &&
        typeof one.rows === 'number' &&
        typeof one.metrics === 'object' &&
        Array.isArray(one.classes) &&
        Array.isArray(one.calibrations) &&
        one.calibrations.length === one.classes.length &&
        one.calibrations.every(calibrated) &&
        (one.task !== 'regression' ||
            (numbers(one.errors?.edges) && one.errors?.bins?.length === one.errors?.edges.length + 1)));
}
function numbers(value) {
    return Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one));
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
    const learnt = learntOf(input);
    const metrics = input.task === 'binary'
        ? binaryPerformance(input, learnt, options)
        : input.task === 'multiclass'
            ? multiclassPerformance(input, learnt, options)
            : input.task === 'regression'
                ? regressionPerformance(input, learnt, options)
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
/** What is known of the model's performance: what was learnt before, else what the reference's own rows teach. */
function learntOf(input) {
    if (input.learnt !== undefined)
        return input.learnt.task === input.task ? input.learnt : undefined;
    if (isProfileInput(input.reference))
        return undefined;
    // The classes are those of the current table: both sides mean the same by them.
    const positiveLabel = input.task === 'binary' ? positiveOf(input.positiveLabel, input.current) : undefined;
    return learnPerformance({
        ...input,
        table: input.reference,
        ...(positiveLabel === undefined ? {} : { positiveLabel }),
    });
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
    const result = (0,lib.metricEstimate)(metric, scored);
    return (0,lib.isNotEstimable)(result) ? { estimate: null, reason: result.notEstimable } : { estimate: result };
}
/** Realised metrics of the rows whose truth is known. */
function realized(names, current, reference, margin) {
    if (current === undefined)
        return [];
    return names.map((metric) => {
        const before = reference(metric);
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
/** Metrics that do not depend on where the threshold is. */
const withoutThreshold = new Set(['roc_auc', 'average_precision', 'log_loss', 'brier_score']);
function binaryPerformance(input, learnt, options) {
    const positive = learnt?.classes[0] ?? positiveOf(input.positiveLabel, input.current);
    const threshold = input.decisionThreshold ?? 0.5;
    const now = binaryRows(input.current, input, positive);
    if (now === undefined)
        return [];
    const kept = (_, row) => Number.isFinite(now.truth[row]);
    const scored = labelled(now.truth) === 0 ? undefined : (0,lib.scoredBinary)(now.truth.filter(kept), now.scores.filter(kept), { threshold });
    // A metric that was measured at another threshold is no reference for this one.
    const before = (metric) => learnt === undefined || (learnt.threshold !== threshold && !withoutThreshold.has(metric))
        ? null
        : (learnt.metrics[metric] ?? null);
    const margin = () => options.performanceMargin;
    const metrics = realized(binaryEstimates, scored, before, margin);
    if (learnt === undefined || learnt.rows < leastLabelled || !learnt.probabilities || now.scores.length === 0)
        return notAnswered(metrics, now.unanswered);
    const calibration = learnt.calibrations[0];
    const window = {
        scores: now.scores,
        probabilities: calibration ? now.scores.map((score) => calibrate(calibration, score)) : now.scores,
        threshold,
    };
    const estimates = estimateBinary(window);
    const errors = binaryErrors(window, seed);
    const estimated = binaryEstimates.map((metric) => {
        const range = metric === 'log_loss' ? [0, Number.POSITIVE_INFINITY] : [0, 1];
        const current = withInterval(estimates[metric], errors[metric], now.scores.length, range);
        return {
            metric,
            kind: 'estimated',
            reference: before(metric),
            current,
            goal: goalOf(metric),
            margin: margin(),
            ...(current === null ? { reason: 'its denominator is 0 on this window' } : {}),
        };
    });
    return notAnswered([...estimated, ...metrics], now.unanswered);
}
function multiclassPerformance(input, learnt, options) {
    const classes = learnt?.classes ?? classesOf(input.current);
    if (classes.length < 2)
        return [];
    const now = multiclassRows(input.current, input, classes);
    if (now === undefined)
        return [];
    const margin = () => options.performanceMargin;
    const before = (metric) => learnt?.metrics[metric] ?? null;
    const metrics = realized(multiclassEstimates, multiclassScored(now), before, margin);
    if (learnt === undefined || learnt.rows < leastLabelled || now.predicted.length === 0)
        return notAnswered(metrics, now.unanswered);
    const window = calibratedWindow(learnt, now);
    const estimates = estimateMulticlass(window);
    const n = now.predicted.length;
    const errors = multiclassErrors(window, seed);
    const estimated = multiclassEstimates.map((metric) => {
        return {
            metric,
            kind: 'estimated',
            reference: before(metric),
            current: withInterval(estimates[metric], errors[metric], n, [0, 1]),
            goal: 'maximize',
            margin: margin(),
        };
    });
    return notAnswered([...estimated, ...metrics], now.unanswered);
}
/** Each class calibrated one against the rest, then scaled to sum to 1. */
function calibratedWindow(learnt, current) {
    const calibrated = current.probabilities.map((scores, index) => {
        const calibration = learnt.calibrations[index];
        return calibration ? scores.map((score) => calibrate(calibration, score)) : scores;
    });
    return { raw: current.probabilities, calibrated: normalizeRows(calibrated), predicted: current.predicted };
}
/** A regression error may rise by this part of the reference's, where no margin is set in its unit. */
const relativeMargin = 0.1;
function regressionPerformance(input, learnt, options) {
    const now = regressionRows(input.current, input);
    if (now === undefined)
        return [];
    const kept = (_, row) => Number.isFinite(now.truth[row]);
    const scored = labelled(now.truth) === 0 ? undefined : (0,lib.scoredRegression)(now.truth.filter(kept), now.predictions.filter(kept));
    const margin = (value) => options.regressionMargin ?? relativeMargin * value;
    const before = (metric) => learnt?.metrics[metric] ?? null;
    const metrics = realized(regressionMetrics, scored, before, margin);
    if (!learnt?.errors || learnt.rows < leastLabelled)
        return notAnswered(metrics, now.unanswered);
    const estimates = estimateRegression(learnt.errors, now.predictions);
    if (estimates === undefined)
        return notAnswered(metrics, now.unanswered);
    const estimated = regressionMetrics.map((metric) => {
        const { value, standardError } = estimates[metric];
        const range = [0, Number.POSITIVE_INFINITY];
        return {
            metric,
            kind: 'estimated',
            reference: before(metric),
            current: withInterval(value, standardError, now.predictions.length, range, 'binned-error'),
            goal: 'minimize',
            margin: margin(before(metric) ?? 0),
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
        const column = (0,core_lib/* columnOf */.uV)(input.current, name);
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

// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
;// CONCATENATED MODULE: ./packages/drift/lib/time/daily.js







/**
 * A function from a table to the Hellinger distance of one of its columns to the reference, over the reference's bins. Hellinger, since it is
 * bounded and hardly moved by bins that are empty in a small day. Undefined where the reference does not have the column.
 */
function coarseDistance(reference, feature) {
    const known = binsOf(reference, feature);
    if (known === undefined)
        return undefined;
    if ('edges' in known)
        return (table) => {
            const column = (0,core_lib/* columnOf */.uV)(table, feature);
            if (column?.kind !== 'number' || table.rows === 0)
                return Number.NaN;
            return hellinger(binCounts(known.before, binWithMissing(numericSample(column), known.edges)));
        };
    const levels = [...known.sample.counts.keys()];
    // Levels that a profile only counts stand with those that the reference never had.
    const before = [...known.sample.counts.values(), known.sample.other?.rows ?? 0, known.sample.nulls];
    return (table) => {
        const column = (0,core_lib/* columnOf */.uV)(table, feature);
        if (column?.kind !== 'text' || table.rows === 0)
            return Number.NaN;
        const now = categorySample(column);
        const counts = levels.map((level) => now.counts.get(level) ?? 0);
        const unseen = now.rows - now.nulls - counts.reduce((sum, count) => sum + count, 0);
        return hellinger(binCounts(before, [...counts, unseen, now.nulls]));
    };
}
function binsOf(reference, feature) {
    if (isProfileInput(reference)) {
        const known = reference.columns.find((column) => column.name === feature);
        if (known?.kind === 'text')
            return { sample: categoriesOfProfile(known, reference.rows) };
        return known && { edges: known.coarse.map((at) => known.edges[at]), before: coarseCounts(known, known) };
    }
    const known = (0,core_lib/* columnOf */.uV)(reference, feature);
    if (known?.kind === 'text')
        return { sample: categorySample(known) };
    if (known === undefined)
        return undefined;
    const sample = numericSample(known);
    const edges = quantileEdges(sample.sorted);
    return { edges, before: binWithMissing(sample, edges) };
}

;// CONCATENATED MODULE: ./packages/drift/lib/time/windows.js


/** Milliseconds of a day. */
const dayMs = 86_400_000;
/**
 * The times of the rows of a table; NaN where they are missing. Plain numbers are seconds or milliseconds since 1970, by their size.
 * Throws DRIFT_BAD_OPTION for a column that holds no times.
 */
function rowTimes(table, timeColumn) {
    const column = (0,core_lib/* columnOf */.uV)(table, timeColumn);
    if (column?.kind === 'number' && column.logical === 'timestamp')
        return column.values;
    const unit = column?.kind === 'number' ? unitOfEpoch(column.values) : undefined;
    if (column?.kind === 'number' && unit !== undefined)
        return unit === 1 ? column.values : column.values.map((value) => value * unit);
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
/** How many milliseconds a unit of these numbers is, if all of them are times from 1973 to 5138; undefined if they are something else. */
function unitOfEpoch(values) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const value of values) {
        if (Number.isNaN(value))
            continue;
        least = Math.min(least, value);
        most = Math.max(most, value);
    }
    if (least >= 1e8 && most < 1e11)
        return 1000;
    return least >= 1e11 && most < 1e14 ? 1 : undefined;
}
/** `YYYY-MM-DD`, with an optional time of day and an optional `Z` or offset, as milliseconds UTC; undefined for anything else. */
function timeOfText(text) {
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/.exec(text.trim());
    if (!match)
        return undefined;
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
    const date = (0,core_lib/* daysOfDate */.VT)(Number(year), Number(month), Number(day));
    // The 45th of the 13th month would be a day of the next year.
    if ((0,core_lib/* dateText */.MK)((0,core_lib/* dateOfDays */.$0)(date)) !== `${year}-${month}-${day}` || Number(hour) > 24 || Number(minute) > 59)
        return undefined;
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
/** The date of a time: `2026-11-20`. */
function dateOf(ms) {
    return (0,core_lib/* dateText */.MK)((0,core_lib/* dateOfDays */.$0)(Math.floor(ms / dayMs)));
}
/** Year, month (1–12), day, weekday (0 Sunday … 6) and hour of a time, UTC. */
function calendar(ms) {
    const days = Math.floor(ms / dayMs);
    return {
        ...(0,core_lib/* dateOfDays */.$0)(days),
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
/** Most windows that a table is cut into: beyond it is one wrong time or a wrong length, and empty windows alone would fill the memory. */
const mostWindows = 100_000;
/**
 * Cuts a table into windows of a length, counted from the start of the day of its first row, or back from an end; empty windows between
 * are kept. Throws DRIFT_BAD_OPTION for a length that is not above 0, and for more than 100,000 windows.
 * @param end end of the last window, exclusive, after all rows; milliseconds since 1970 UTC
 */
function splitWindows(table, timeColumn, lengthMs, end) {
    const { start, rows } = rowsOfWindows(table, timeColumn, lengthMs, end);
    const windows = [...rows.keys()].reduce((most, at) => Math.max(most, at), -1) + 1;
    if (windows > mostWindows)
        throw fail('DRIFT_BAD_OPTION', `The times make ${windows} windows, of which ${rows.size} have rows.`, {
            remedy: 'Give a longer window, or leave out rows whose times are none (9999-12-31, 1900-01-01).',
        });
    return Array.from({ length: windows }, (_, at) => windowAt(table, start, lengthMs, at, rows.get(at) ?? []));
}
/** The same without the empty windows, oldest first: a time that is far off makes one window more and not thousands. */
function windowsWithRows(table, timeColumn, lengthMs) {
    const { start, rows } = rowsOfWindows(table, timeColumn, lengthMs);
    return [...rows].sort(([a], [b]) => a - b).map(([at, own]) => windowAt(table, start, lengthMs, at, own));
}
function windowAt(table, start, lengthMs, at, rows) {
    return { from: start + at * lengthMs, to: start + (at + 1) * lengthMs, table: takeRows(table, rows) };
}
/** The rows of each window that has some, by its number. */
function rowsOfWindows(table, timeColumn, lengthMs, end) {
    if (!(lengthMs > 0))
        throw fail('DRIFT_BAD_OPTION', `The window is ${lengthMs} ms long.`, { remedy: 'Write a length above 0.' });
    const times = rowTimes(table, timeColumn);
    const first = times.reduce((least, time) => (time < least ? time : least), Number.POSITIVE_INFINITY);
    const start = end === undefined ? Math.floor(first / dayMs) * dayMs : end - Math.ceil((end - first) / lengthMs) * lengthMs;
    const rows = new Map();
    times.forEach((time, row) => {
        if (!Number.isFinite(time))
            return;
        const at = Math.floor((time - start) / lengthMs);
        const own = rows.get(at);
        if (own === undefined)
            rows.set(at, [row]);
        else
            own.push(row);
    });
    return { start, rows };
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
/** The hour, day, month or quarter itself that a time lies in, which its season comes back to a cycle later. */
function occurrenceOf(ms, season) {
    const { year, month } = calendar(ms);
    switch (season) {
        case 'hour':
        case 'weekday-hour':
            return Math.floor(ms / 3_600_000);
        case 'weekday':
            return Math.floor(ms / dayMs);
        case 'month':
            return year * 12 + month;
        case 'quarter':
            return year * 4 + Math.ceil(month / 3);
    }
}
/**
 * Rows of the history in the same season as the current rows, in the same proportions: of each place in the cycle as many rows as it takes
 * for the current table's shares, the earliest first. A fair reference: the mix of hours or months is the current one. Rows at or after the
 * start of the current table are left out, and so are rows of the very month (or day, hour) that the current ones are of: that is no earlier
 * cycle. No common season gives a table without rows.
 */
function seasonalReference(history, current, timeColumn, season) {
    const { start, wanted, occurrences } = seasonsIn(current, timeColumn, season);
    const found = new Map();
    rowTimes(history, timeColumn).forEach((time, row) => {
        if (!(time < start) || occurrences.has(occurrenceOf(time, season)))
            return;
        const place = seasonOf(time, season);
        if (!wanted.has(place))
            return;
        const rows = found.get(place);
        if (rows === undefined)
            found.set(place, [row]);
        else
            rows.push(row);
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
/**
 * Rows of the history before the current ones that are of none of their seasons: what a season has to differ from. Without them a season
 * cannot be told from a change that lasts.
 */
function otherSeasons(history, current, timeColumn, season) {
    const { start, wanted } = seasonsIn(current, timeColumn, season);
    const rows = [];
    rowTimes(history, timeColumn).forEach((time, row) => {
        if (time < start && !wanted.has(seasonOf(time, season)))
            rows.push(row);
    });
    return takeRows(history, rows);
}
/** Start of a table, its rows in each place of the cycle, and its occurrences of them. */
function seasonsIn(table, timeColumn, season) {
    let start = Number.POSITIVE_INFINITY;
    const wanted = new Map();
    const occurrences = new Set();
    for (const time of rowTimes(table, timeColumn)) {
        if (!Number.isFinite(time))
            continue;
        start = Math.min(start, time);
        wanted.set(seasonOf(time, season), (wanted.get(seasonOf(time, season)) ?? 0) + 1);
        occurrences.add(occurrenceOf(time, season));
    }
    return { start, wanted, occurrences };
}

;// CONCATENATED MODULE: ./packages/drift/lib/time/change-point.js




/** Fewest intervals for a change to be looked for. */
const leastDays = 6;
/**
 * The most likely day on which a series of daily values changed its mean: the largest CUSUM (Page 1955), standardised at each place.
 * Significant by Student's t of the two parts, Bonferroni-corrected over the places. Days without rows are left out. Undefined where
 * nothing changed, and below six days.
 * @param alpha level of the test; 0.01 unless set
 * @param withinMs length of an interval; a day unless set
 */
function findChange(days, alpha = 0.01, withinMs = dayMs) {
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
    return { at, date: dateOf(at), withinMs, before: average(before), after: average(after), pValue };
}
function average(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function squares(values) {
    const mean = average(values);
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
/** Lengths of an interval that are tried, the finest first: an hour needs enough rows of its own. */
const intervals = [1, 3, 6, 12].map((hours) => hours * 3_600_000);
const rowsOfInterval = 100;
const mostIntervals = 240;
/** The finest interval with enough rows on average and not too many intervals; else a day. */
function intervalOf(table, timeColumn) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    let rows = 0;
    for (const time of rowTimes(table, timeColumn)) {
        if (!Number.isFinite(time))
            continue;
        rows += 1;
        least = Math.min(least, time);
        most = Math.max(most, time);
    }
    const fits = (length) => {
        const count = (most - least) / length;
        return count <= mostIntervals && rows / Math.max(1, count) >= rowsOfInterval;
    };
    return intervals.find(fits) ?? dayMs;
}
/**
 * Since when a feature is different from the reference: the change in its distance to the reference's bins, day by day, or in shorter
 * intervals (an hour at least) where each has about a hundred rows.
 * @param timeColumn the column of `current` that holds the time of each row
 */
function changeOfFeature(reference, current, feature, timeColumn, alpha = 0.01) {
    const distance = coarseDistance(reference, feature);
    const column = (0,core_lib/* columnOf */.uV)(current, feature);
    const times = (0,core_lib/* columnOf */.uV)(current, timeColumn);
    if (distance === undefined || column === undefined || times === undefined)
        return undefined;
    const both = { rows: current.rows, columns: [column, times] };
    const length = intervalOf(both, timeColumn);
    const parts = windowsWithRows(both, timeColumn, length).map((window) => ({
        from: window.from,
        value: distance(window.table),
    }));
    return findChange(parts, alpha, length);
}
/** The events in the time before a change, nearest first: what may have caused it. `earlierMs` is 24 hours unless set. */
function eventsBefore(change, events, earlierMs = dayMs) {
    // The change is known to its interval: what happened within it counts too.
    return events
        .filter((event) => event.at >= change.at - earlierMs && event.at < change.at + change.withinMs)
        .sort((a, b) => Math.abs(a.at - change.at) - Math.abs(b.at - change.at));
}

;// CONCATENATED MODULE: ./packages/drift/lib/time/since.js




/** The change date of the worst drifted feature that has one. */
function sinceWhen({ reference, current, time }, drifted) {
    if (time === undefined || isProfileInput(current) || (0,core_lib/* columnOf */.uV)(current, time.column) === undefined)
        return undefined;
    for (const feature of drifted) {
        const rows = withEarlier(current, time, feature);
        const change = changeOfFeature(reference, rows, feature, time.column);
        // A change for the better is not what the drift came from.
        if (change === undefined || change.after <= change.before)
            continue;
        const { at, date, withinMs } = change;
        return { feature, date, at, withinMs, events: eventsBefore(change, time.events ?? []) };
    }
    return undefined;
}
/** Feature and time of the earlier rows, followed by those of the current; the current alone where the two are not of one kind. */
function withEarlier(current, { column, earlier }, feature) {
    const own = [feature, column].map((name) => (0,core_lib/* columnOf */.uV)(current, name));
    const before = [feature, column].map((name) => earlier && (0,core_lib/* columnOf */.uV)(earlier, name));
    if (earlier === undefined || own.some((now, at) => now === undefined || now.kind !== before[at]?.kind))
        return current;
    return (0,data_lib.concatTables)([
        { rows: earlier.rows, columns: before },
        { rows: current.rows, columns: own },
    ]);
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
    const { seasonal, others } = known;
    const lasting = drifted.filter((name) => seasonal?.[name]?.verdict === 'pass' && others && others[name]?.verdict !== 'fail');
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
        notSeasonal: seasonal ? againstSeason(drifted, seasonal, lasting) : undefined,
        lasting,
        predictionDrift: verdictOf('prediction-drift'),
        estimated: verdictOf('estimated-performance'),
        realized: verdictOf('realized-performance'),
        targetDrift: known.predictions?.target?.verdict,
        attribution: attributionAgreement(known.options),
        multivariate: verdictOf('multivariate'),
        priorExplains: known.priorExplains,
    };
}
/** Drifted features that the same season does not explain; undefined where it has too few rows to tell. */
function againstSeason(drifted, seasonal, lasting) {
    const verdicts = drifted.map((name) => seasonal[name]?.verdict);
    if (!verdicts.includes('fail') && verdicts.some((verdict) => verdict !== 'pass'))
        return undefined;
    return drifted.filter((name) => seasonal[name]?.verdict !== 'pass' || lasting.includes(name));
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
            : `Against the same season of an earlier cycle ${count(facts.notSeasonal.length - facts.lasting.length)} of them drifted too.`);
    if (facts.lasting.length > 0)
        lines.push(`${count(facts.lasting.length)} of them were so in the other seasons before too: a change that lasts, no season.`);
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
    rule('seasonality', facts.notSeasonal && (facts.drifted.length === 0 || facts.notSeasonal.length > 0), facts.drifted.length === 0
        ? 'no feature drifted'
        : facts.lasting.length > 0
            ? 'the other seasons before look like it too'
            : 'the same season of an earlier cycle looks different too', known.seasonalGiven ? 'the same season of an earlier cycle has too few rows to tell' : 'no earlier cycle was given');
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
            const known = (0,core_lib/* columnOf */.uV)(r, feature);
            const column = (0,core_lib/* columnOf */.uV)(c, feature);
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
    const others = seasonal && input.otherSeasons ? compareTables(input.otherSeasons, input.current, options) : undefined;
    const findings = seasonal ? withoutSeason(found, seasonal.findings, others?.findings) : found;
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
    ].filter((one) => given.signals?.includes(one.signal) ?? true);
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
        seasonal: seasonal && judgeFeatures(seasonal.compared, options),
        others: others && judgeFeatures(others.compared, options),
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
    const before = (0,core_lib/* columnOf */.uV)(predictions.reference, predictions.target);
    const now = (0,core_lib/* columnOf */.uV)(predictions.current, predictions.target);
    if (before === undefined || now === undefined || predictions.task === 'regression')
        return undefined;
    // Labels of other rows than the features' say nothing of them.
    if (predictions.reference.rows !== reference.rows || predictions.current.rows !== current.rows)
        return undefined;
    return explainedByClasses({ features: reference, labels: before }, { features: current, labels: now }, drifted, options);
}
/** A step's verdict from its signals: fail, else inconclusive, else pass; nothing at all is inconclusive. */
function combineVerdicts(verdicts) {
    if (verdicts.includes('fail'))
        return 'fail';
    return verdicts.length === 0 || verdicts.includes('inconclusive') ? 'inconclusive' : 'pass';
}
/**
 * Findings of data quality that are gone against the same season are no errors: they are kept and do not decide. Those that are gone against
 * the other seasons too have lasted for longer than a season, and stay errors.
 */
function withoutSeason(findings, seasonal, others) {
    const key = (finding) => `${finding.code} ${finding.feature}`;
    const kept = new Set(seasonal.map(key));
    const unlike = others && new Set(others.map(key));
    return findings.map((finding) => finding.kind !== 'data-quality' ||
        finding.severity === 'info' ||
        kept.has(key(finding)) ||
        unlike?.has(key(finding)) === false
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
    let before = (0,numerics_lib/* countBelow */.BC)(sorted, edges[0]);
    for (let bin = 0; bin < counts.length; bin++) {
        const edge = edges[bin + 1];
        const upTo = bin === counts.length - 1 ? (0,numerics_lib/* countAtMost */.a7)(sorted, edge) : (0,numerics_lib/* countBelow */.BC)(sorted, edge);
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
    // The type of a column is that of the current table; the reference is taken for the same.
    const numerical = isNumerical(current);
    if (current.values === undefined && current.counts().size > (current.rows - current.nulls) * 0.5)
        return silent('text', 'text columns go to a classifier with random splits');
    if (numerical && (!reference.sorted?.length || !current.sorted?.length))
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
        ...(Math.min(n, m) > 1 ? { cramer_von_mises: scipyCramerVonMises(pass) } : {}),
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
    // Densities by the rounded width of each bin, and their product by the mean width: with numbers of 1e12 the two are not the same.
    const mean = (edges.at(-1) - edges[0]) / (edges.length - 1);
    const overlap = p.reduce((total, count, at) => {
        const width = edges[at + 1] - edges[at];
        return total + Math.sqrt((count / width / insideA) * (q[at] / width / insideB)) * mean;
    }, 0);
    return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)));
}
/** Exact for at most 20 rows a side, else 1 − cdf, which is rounding alone below about 1e-8. */
function scipyCramerVonMises(pass) {
    const { statistic, standard } = cvmStatistic(pass);
    const exact = Math.max(pass.n, pass.m) <= 20;
    const pValue = exact ? cramerVonMises({ ...pass, distinct: pass.n + pass.m }).pValue : 1 - cvmSeries(standard);
    return { value: statistic, pValue: Math.max(0, pValue ?? 0), threshold: 0.1 };
}
/** The cdf of the limiting Cramér–von Mises law as scipy sums it (Csörgő and Faraway 1996, 1.3), until a term is below 1e-7. */
function cvmSeries(x) {
    if (x < 0.003)
        return 0;
    let sum = 0;
    // Γ(k + 1/2) / k!
    let gammas = Math.sqrt(Math.PI);
    for (let k = 0;; k++) {
        const y = 4 * k + 1;
        const term = (gammas / (Math.PI ** 1.5 * Math.sqrt(x))) * Math.sqrt(y) * scaledBessel((y * y) / (16 * x));
        sum += term;
        if (Math.abs(term) < 1e-7)
            return sum;
        gammas *= (k + 0.5) / (k + 1);
    }
}
/** exp(−q) K_{1/4}(q) = ∫ exp(−q (1 + cosh t)) cosh(t / 4) dt over t > 0, by the trapezoidal rule, which is exact to rounding here. */
function scaledBessel(q) {
    const step = 1 / 64;
    let sum = Math.exp(-2 * q) / 2;
    for (let at = 1;; at++) {
        const t = at * step;
        const part = Math.exp(-q * (1 + Math.cosh(t))) * Math.cosh(t / 4);
        sum += part;
        if (part <= 1e-18 * sum)
            return sum * step;
    }
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
    let cumulativeC = (0,numerics_lib/* countBelow */.BC)(chunk, low) / chunk.length;
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
    const smaller = chunk.subarray(0, (0,numerics_lib/* countBelow */.BC)(chunk, low));
    const bigger = chunk.subarray((0,numerics_lib/* countAtMost */.a7)(chunk, high));
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
        ? { jensen_shannon_divergence: tfdv_numbers(reference, current) }
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
function tfdv_numbers(reference, current) {
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
    const visible = hidden ? [] : (0,core_lib/* visibleGroups */.TP)(groups, options).shown.slice(0, options.topLevels);
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
    const visible = (0,core_lib/* extremesVisible */.w2)(name, { protected: options.protected ?? [], identifying: [] });
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
        below: like.min === null ? 0 : (0,numerics_lib/* countBelow */.BC)(sorted, like.min),
        above: like.max === null ? 0 : sorted.length - (0,numerics_lib/* countAtMost */.a7)(sorted, like.max),
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
    const rowsBetween = (from, to) => (0,numerics_lib/* countAtMost */.a7)(sorted, to) - (from === undefined ? 0 : (0,numerics_lib/* countAtMost */.a7)(sorted, from));
    for (const edge of candidates) {
        const last = kept.at(-1);
        if (rowsBetween(last, edge) >= minGroup)
            kept.push(edge);
        else if (last !== undefined && tens.has(edge) && !tens.has(last) && rowsBetween(kept.at(-2), edge) >= minGroup)
            kept[kept.length - 1] = edge;
    }
    while (kept.length > 0 && sorted.length - (0,numerics_lib/* countAtMost */.a7)(sorted, kept.at(-1)) < minGroup)
        kept.pop();
    return { edges: kept, coarse: kept.map((edge, at) => (tens.has(edge) ? at : -1)).filter((at) => at >= 0) };
}
/** The profile as the bytes of its file: canonical JSON with a final newline. */
function profileBytes(profile) {
    return (0,core_lib/* canonicalBytes */.Mr)(profile);
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







/** Levels of a text column that are kept. */
const mostLevels = 1_000_000;
/**
 * Builds a profile part by part, in memory that does not grow with the rows (it does with the levels of text columns, up to a million). Exact sums and a sketch without
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
            addLevels(state, sample.counts, sample.rows - sample.nulls);
        }
        else if (state.kind === 'number' && column.kind === 'number') {
            const sample = numericSample(column);
            if (column.logical !== state.type)
                state.type = 'number';
            state.nulls += sample.nulls;
            state.negativeInfinities += sample.negativeInfinities;
            state.positiveInfinities += sample.positiveInfinities;
            state.moments.addAll(sample.sorted);
            state.sketch.addSorted(sample.sorted);
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
            ? { kind: 'text', nulls: 0, filled: 0, counts: new Map() }
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
                addLevels(own, theirs.counts, theirs.filled);
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
        if (state.counts === undefined)
            return {
                kind: 'text',
                name,
                nulls: state.nulls,
                distinct: null,
                levels: [],
                other: { rows: state.filled, levels: mostLevels },
            };
        const all = [...state.counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
        const hidden = this.#options.identifying?.includes(name) ?? false;
        const groups = all.map(([level, rows]) => ({ level, rows }));
        const shown = hidden ? [] : (0,core_lib/* visibleGroups */.TP)(groups, { minGroup }).shown.slice(0, this.#options.topLevels ?? 200);
        const told = shown.reduce((sum, { rows }) => sum + rows, 0);
        return {
            kind: 'text',
            name,
            nulls: state.nulls,
            distinct: all.length,
            levels: shown.map(({ level, rows }) => [level, rows]),
            other: { rows: state.filled - told, levels: all.length - shown.length },
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
        const visible = (0,core_lib/* extremesVisible */.w2)(name, { protected: this.#options.protected ?? [], identifying: [] });
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
/** Adds levels with their rows; `counts` undefined: there were too many of them. */
function addLevels(state, counts, filled) {
    state.filled += filled;
    const own = state.counts;
    if (counts === undefined)
        state.counts = undefined;
    if (own === undefined || counts === undefined)
        return;
    for (const [level, rows] of counts)
        own.set(level, (own.get(level) ?? 0) + rows);
    if (own.size > mostLevels)
        state.counts = undefined;
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

;// CONCATENATED MODULE: ./packages/drift/lib/time/by-window.js



/** Most windows that are looked at back from an end. */
const by_window_mostWindows = 100;
/**
 * The features window by window: the history behind a verdict. One without rows is inconclusive. Predictions and the service are not
 * looked at. A current profile has no rows: no window.
 * @param end end of the last window, exclusive: the last 100 windows are looked at, and no row after it; unless given, all windows,
 * counted from the start of the day of the first row
 */
function driftByWindow(input, lengthMs, end) {
    const { reference, current, timeColumn, options } = input;
    if (isProfileInput(current))
        return [];
    const known = end === undefined || !(lengthMs > 0) ? current : rowsBetween(current, timeColumn, end - by_window_mostWindows * lengthMs, end);
    return splitWindows(known, timeColumn, lengthMs, end).map(({ from, to, table }) => {
        const exclude = [...(options?.exclude ?? []), timeColumn];
        const report = checkDrift({ reference, current: table, options: { ...options, exclude, multivariate: false } });
        const { verdict, cause, driftedFeatures } = report;
        return { from, to, rows: table.rows, verdict, cause, driftedFeatures };
    });
}

;// CONCATENATED MODULE: ./packages/drift/lib/index.js
// The three questions of a model's numbers from one import: is it good, is it better, is the data still the same?





































/***/ })

};
