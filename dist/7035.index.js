export const id = 7035;
export const ids = [7035];
export const modules = {

/***/ 47035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LEAST_TRAININGS: () => (/* reexport */ LEAST_TRAININGS),
  MISSING: () => (/* reexport */ MISSING),
  MetricStream: () => (/* reexport */ MetricStream),
  SliceStreams: () => (/* reexport */ SliceStreams),
  absoluteParts: () => (/* reexport */ absoluteParts),
  aucWithError: () => (/* reexport */ aucWithError),
  averagePrecision: () => (/* reexport */ averagePrecision),
  behaviourGates: () => (/* reexport */ behaviourGates),
  benjaminiHochberg: () => (/* reexport */ benjaminiHochberg),
  calibrationCurve: () => (/* reexport */ calibrationCurve),
  calibrationOf: () => (/* reexport */ calibrationOf),
  canonicalOrder: () => (/* reexport */ bootstrap_canonicalOrder),
  checkBehaviour: () => (/* reexport */ checkBehaviour),
  chooseThreshold: () => (/* reexport */ chooseThreshold),
  compare: () => (/* reexport */ compare),
  compareFolds: () => (/* reexport */ compareFolds),
  compareMetric: () => (/* reexport */ compareMetric),
  compareMetrics: () => (/* reexport */ compareMetrics),
  computeAll: () => (/* reexport */ computeAll),
  computeMetric: () => (/* reexport */ computeMetric),
  computeSliced: () => (/* reexport */ computeSliced),
  confusionOf: () => (/* reexport */ confusionOf),
  correctedResampledT: () => (/* reexport */ correctedResampledT),
  count: () => (/* reexport */ count),
  countsOfClass: () => (/* reexport */ countsOfClass),
  curvesOf: () => (/* reexport */ curvesOf),
  cutGroups: () => (/* reexport */ cutGroups),
  deLong: () => (/* reexport */ deLong),
  decideVersus: () => (/* reexport */ decideVersus),
  discoverSlices: () => (/* reexport */ discoverSlices),
  evaluate: () => (/* reexport */ evaluate),
  evaluateGates: () => (/* reexport */ evaluateGates),
  evaluateStream: () => (/* reexport */ evaluateStream),
  evaluationErrors: () => (/* reexport */ evaluationErrors),
  fairnessOf: () => (/* reexport */ fairnessOf),
  figure: () => (/* reexport */ figure),
  fiveByTwoF: () => (/* reexport */ fiveByTwoF),
  fiveByTwoT: () => (/* reexport */ fiveByTwoT),
  flipsOf: () => (/* reexport */ flipsOf),
  gapTest: () => (/* reexport */ gapTest),
  gateValues: () => (/* reexport */ gateValues),
  gatherTable: () => (/* reexport */ gatherTable),
  groupsOf: () => (/* reexport */ groupsOf),
  holdoutOptimism: () => (/* reexport */ holdoutOptimism),
  holm: () => (/* reexport */ holm),
  interval: () => (/* reexport */ interval),
  isLabelMetric: () => (/* reexport */ isLabelMetric),
  isNotComparable: () => (/* reexport */ isNotComparable),
  isNotEstimable: () => (/* reexport */ isNotEstimable),
  labelMetric: () => (/* reexport */ labelMetric),
  limit: () => (/* reexport */ limit),
  mcNemar: () => (/* reexport */ mcNemar),
  metricComputer: () => (/* reexport */ metricComputer),
  metricEstimate: () => (/* reexport */ metricEstimate),
  metricValue: () => (/* reexport */ metricValue),
  minimumDetectable: () => (/* reexport */ minimumDetectable),
  mirror: () => (/* reexport */ mirror),
  nameOf: () => (/* reexport */ nameOf),
  noiseFloor: () => (/* reexport */ noiseFloor),
  normalizedConfusion: () => (/* reexport */ normalizedConfusion),
  obstacleTo: () => (/* reexport */ metric_value_obstacleTo),
  pairOf: () => (/* reexport */ pairOf),
  pairedBootstrap: () => (/* reexport */ pairedBootstrap),
  pairedBootstraps: () => (/* reexport */ pairedBootstraps),
  pairedMean: () => (/* reexport */ pairedMean),
  partialDependence: () => (/* reexport */ partialDependence),
  perClass: () => (/* reexport */ perClass),
  permutationImportance: () => (/* reexport */ permutationImportance),
  placementsOf: () => (/* reexport */ placementsOf),
  proportionDifference: () => (/* reexport */ proportionDifference),
  rankedOf: () => (/* reexport */ rankedOf),
  relativeChange: () => (/* reexport */ relativeChange),
  relativeParts: () => (/* reexport */ relativeParts),
  rocAuc: () => (/* reexport */ rocAuc),
  rowKeys: () => (/* reexport */ rowKeys),
  rowLosses: () => (/* reexport */ rowLosses),
  rowsNeeded: () => (/* reexport */ rowsNeeded),
  rowsText: () => (/* reexport */ rowsText),
  scoredBinary: () => (/* reexport */ scoredBinary),
  scoredMulticlass: () => (/* reexport */ scoredMulticlass),
  scoredRegression: () => (/* reexport */ scoredRegression),
  setOf: () => (/* reexport */ setOf),
  shapleyValues: () => (/* reexport */ shapleyValues),
  signed: () => (/* reexport */ signed),
  sliceOf: () => (/* reexport */ sliceOf),
  slicesOf: () => (/* reexport */ slicesOf),
  takeRows: () => (/* reexport */ takeRows),
  turn: () => (/* reexport */ turn),
  untestable: () => (/* reexport */ untestable),
  verdictTable: () => (/* reexport */ verdictTable),
  weightedAuc: () => (/* reexport */ weightedAuc),
  weightedAveragePrecision: () => (/* reexport */ weightedAveragePrecision),
  wilson: () => (/* reexport */ wilson),
  worstOf: () => (/* reexport */ worstOf)
});

// EXTERNAL MODULE: ./packages/numerics/lib/index.js + 16 modules
var lib = __webpack_require__(81065);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var core_lib = __webpack_require__(48395);
;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/confusion.js

/** Counts the cells of a confusion matrix in one pass; weights are summed exactly. Labels are whole numbers in [0, classes). */
function confusionOf(truth, labels, classes, weights) {
    const size = classes * classes;
    if (weights === undefined) {
        const cells = new Float64Array(size);
        for (let i = 0; i < truth.length; i++) {
            const cell = truth[i] * classes + labels[i];
            cells[cell] = cells[cell] + 1;
        }
        return totalsOf(cells, classes, cells);
    }
    const codes = new Int32Array(truth.length);
    const counts = new Float64Array(size);
    for (let i = 0; i < truth.length; i++) {
        const cell = truth[i] * classes + labels[i];
        codes[i] = cell;
        counts[cell] = counts[cell] + 1;
    }
    return totalsOf((0,lib/* groupedExactSum */.lZ)(weights, codes, size), classes, counts);
}
/** The matrix of rows without weights, in one pass that looks at each label too; undefined where one is not the index of a class. */
function countedRows(truth, labels, classes) {
    const cells = new Float64Array(classes * classes);
    for (let i = 0; i < truth.length; i++) {
        const t = truth[i];
        const p = labels[i];
        // Whole numbers as 32-bit integers: a NaN, a fraction or a negative number is not equal to what is left of it, or is large.
        const row = t | 0;
        const column = p | 0;
        if (row !== t || column !== p || row >>> 0 >= classes || column >>> 0 >= classes)
            return undefined;
        const cell = row * classes + column;
        cells[cell] = cells[cell] + 1;
    }
    return totalsOf(cells, classes, cells);
}
/** The matrix as shares: of each true class (`true`), of each predicted class (`pred`) or of all rows; a share of nothing is NaN. */
function normalizedConfusion(confusion, by) {
    const { classes, trueTotals, predictedTotals, total } = confusion;
    return confusion.cells.map((weight, cell) => {
        const row = Math.floor(cell / classes);
        const of = by === 'all' ? total : by === 'true' ? trueTotals[row] : predictedTotals[cell % classes];
        return weight / of;
    });
}
/** Says so when a truth or a label is not the index of a class: counting it would put the row nowhere. */
function strangeClass(truth, labels, classes) {
    for (const values of [truth, labels ?? truth])
        for (let i = 0; i < values.length; i++) {
            const value = values[i];
            // As a 32-bit integer: a fraction, a NaN or a negative number is not equal to it, or is large.
            const whole = value | 0;
            if (whole !== value || whole >>> 0 >= classes)
                return `row ${i} has the class ${value}: classes are whole numbers from 0 to ${classes - 1}`;
        }
    return undefined;
}
/** Margins of a matrix of cells; `counts` says which classes occur (a row of weight 0 does occur). */
function totalsOf(cells, classes, counts) {
    const trueTotals = new Float64Array(classes);
    const predictedTotals = new Float64Array(classes);
    const rows = new Float64Array(classes);
    let total = 0;
    for (let t = 0; t < classes; t++)
        for (let p = 0; p < classes; p++) {
            const weight = cells[t * classes + p];
            trueTotals[t] = trueTotals[t] + weight;
            predictedTotals[p] = predictedTotals[p] + weight;
            total += weight;
            const count = counts[t * classes + p];
            rows[t] = rows[t] + count;
            rows[p] = rows[p] + count;
        }
    const seen = [...rows.keys()].filter((one) => rows[one] > 0);
    return { classes, cells, seen, trueTotals, predictedTotals, total };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/metric-input.js
/** A value; NaN and infinities become "not estimable" with this reason. */
function valueOr(value, reason, note) {
    if (!Number.isFinite(value))
        return { value: null, reason };
    return note === undefined ? { value } : { value, note };
}
/** The reason where a sum or a square leaves the range of doubles. */
const tooLarge = 'it is too large for a number';
/** What overflows on the way is no value: Infinity would meet any floor, and NaN meets no comparison at all. */
function finiteOnly(found) {
    if (found === undefined || found.value === null || Number.isFinite(found.value))
        return found;
    return notEstimable(tooLarge);
}
/** No value, and why. */
function notEstimable(reason) {
    return { value: null, reason };
}
/** A function computed at most once. */
function lazy(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/label-metrics.js

/**
 * The four sums of that class against the rest. They are sums of cells, not differences of totals: what rounding leaves of weights would
 * stand for a row where there is none, and a rate would be divided by it.
 */
function countsOfClass({ classes, cells, trueTotals }, one) {
    const tp = cells[one * classes + one];
    let fp = 0;
    let fn = 0;
    let negatives = 0;
    for (let other = 0; other < classes; other++) {
        if (other === one)
            continue;
        fp += cells[other * classes + one];
        fn += cells[one * classes + other];
        negatives += trueTotals[other];
    }
    const tn = classes === 2 ? cells[3 * (1 - one)] : Math.max(0, negatives - fp);
    return { tp, fp, fn, tn };
}
function fBeta(beta) {
    const square = beta * beta;
    return ({ tp, fp, fn }) => [(1 + square) * tp, (1 + square) * tp + square * fn + fp];
}
/** Ratios that scikit-learn sets to 0 where the denominator is 0, and averages over classes. */
const averaged = {
    precision: ({ tp, fp }) => [tp, tp + fp],
    recall: ({ tp, fn }) => [tp, tp + fn],
    f1: fBeta(1),
    'fbeta_0.5': fBeta(0.5),
    fbeta_2: fBeta(2),
    jaccard: ({ tp, fp, fn }) => [tp, tp + fp + fn],
    specificity: ({ tn, fp }) => [tn, tn + fp],
};
/** Rates of the positive class that have no value where the denominator is 0. */
const rates = {
    specificity: [({ tn, fp }) => [tn, tn + fp], 'no negative rows'],
    negative_predictive_value: [({ tn, fn }) => [tn, tn + fn], 'no row is predicted negative'],
    false_positive_rate: [({ tn, fp }) => [fp, tn + fp], 'no negative rows'],
    false_negative_rate: [({ tp, fn }) => [fn, tp + fn], 'no positive rows'],
    true_positive_rate: [({ tp, fn }) => [tp, tp + fn], 'no positive rows'],
    true_negative_rate: [({ tn, fp }) => [tn, tn + fp], 'no negative rows'],
    selection_rate: [({ tp, fp, fn, tn }) => [tp + fp, tp + fp + fn + tn], 'no rows'],
    positive_likelihood_ratio: [
        ({ tp, fp, fn, tn }) => [tp * (tn + fp), fp * (tp + fn)],
        'no positive row, or no false positive to divide by',
    ],
    negative_likelihood_ratio: [
        ({ tp, fp, fn, tn }) => [fn * (tn + fp), tn * (tp + fn)],
        'no positive row, or no true negative to divide by',
    ],
};
/** Metrics of the whole matrix. */
const whole = {
    accuracy: (c) => valueOr(trace(c) / c.total, 'the weights sum to 0'),
    zero_one_loss: (c) => valueOr((c.total - trace(c)) / c.total, 'the weights sum to 0'),
    hamming_loss: (c) => valueOr((c.total - trace(c)) / c.total, 'the weights sum to 0'),
    balanced_accuracy: (c) => valueOr(meanRecall(c).mean, 'no class has a true row'),
    balanced_accuracy_adjusted: (c) => {
        const { mean, classes } = meanRecall(c);
        return valueOr((mean - 1 / classes) / (1 - 1 / classes), 'the truth has only one class');
    },
    norm_macro_recall: (c) => {
        const { mean, classes } = meanRecall(c);
        return valueOr((mean - 1 / classes) / (1 - 1 / classes), 'the truth has only one class');
    },
    weighted_accuracy: (c) => {
        // Azure AutoML: each row weighs as many rows as its class has.
        let hits = 0;
        let all = 0;
        for (const one of c.seen) {
            const rows = c.trueTotals[one];
            hits += rows * c.cells[one * c.classes + one];
            all += rows * rows;
        }
        return valueOr(hits / all, 'the weights sum to 0');
    },
    matthews_corrcoef: matthews,
    cohen_kappa: (c) => kappa(c, (i, j) => (i === j ? 0 : 1)),
    cohen_kappa_linear: (c) => kappa(c, (i, j) => Math.abs(i - j)),
    cohen_kappa_quadratic: (c) => kappa(c, (i, j) => (i - j) ** 2),
};
/** The names of the metrics that need no more than the confusion matrix. */
function isLabelMetric(name) {
    const [base, average] = splitAverage(name);
    return name in whole || name in rates || base in averaged || (average === undefined && name in averaged);
}
/** A metric of a confusion matrix; class 1 is the positive one of a binary task. */
function labelMetric(name, confusion) {
    const ofWhole = whole[name];
    if (ofWhole !== undefined)
        return ofWhole(confusion);
    const [base, average] = splitAverage(name);
    const ratio = averaged[base];
    if (ratio !== undefined && average !== undefined)
        return averageOf(confusion, ratio, average);
    const counts = countsOfClass(confusion, 1);
    const rate = rates[name];
    if (rate !== undefined)
        return valueOr(quotient(rate[0](counts)), rate[1]);
    if (ratio === undefined)
        return undefined;
    const [numerator, denominator] = ratio(counts);
    return denominator === 0
        ? { value: 0, note: `${name} is 0 / 0 here and set to 0, as scikit-learn does` }
        : { value: numerator / denominator };
}
/** One class against the rest: precision, recall, f1, jaccard, specificity (null where the denominator is 0) and its true rows. */
function classMetrics(confusion, one) {
    const counts = countsOfClass(confusion, one);
    const named = Object.entries(averaged).map(([name, ratio]) => {
        const value = quotient(ratio(counts));
        return [name, Number.isFinite(value) ? value : null];
    });
    return { ...Object.fromEntries(named), support: confusion.trueTotals[one] };
}
function splitAverage(name) {
    const match = /^(.*)_(macro|micro|weighted)$/.exec(name);
    return match === null ? [name, undefined] : [match[1], match[2]];
}
function quotient([numerator, denominator]) {
    return denominator === 0 ? Number.NaN : numerator / denominator;
}
function averageOf(confusion, ratio, average) {
    const { seen } = confusion;
    if (average === 'micro') {
        const sums = { tp: 0, fp: 0, fn: 0, tn: 0 };
        for (const one of seen) {
            const counts = countsOfClass(confusion, one);
            sums.tp += counts.tp;
            sums.fp += counts.fp;
            sums.fn += counts.fn;
            sums.tn += counts.tn;
        }
        return valueOr(quotient(ratio(sums)), 'the denominator is 0 over all classes');
    }
    let sum = 0;
    let weights = 0;
    const empty = [];
    for (const one of seen) {
        const weight = average === 'macro' ? 1 : confusion.trueTotals[one];
        const value = quotient(ratio(countsOfClass(confusion, one)));
        if (Number.isNaN(value))
            empty.push(one);
        else
            sum += weight * value;
        weights += weight;
    }
    const note = empty.length === 0 ? undefined : `0 / 0 counts as 0 for class ${empty.join(', ')}, as scikit-learn does`;
    return valueOr(sum / weights, 'no class has a row', note);
}
function trace(confusion) {
    let sum = 0;
    for (let k = 0; k < confusion.classes; k++)
        sum += confusion.cells[k * confusion.classes + k];
    return sum;
}
function meanRecall(confusion) {
    let sum = 0;
    let classes = 0;
    for (const one of confusion.seen) {
        const rows = confusion.trueTotals[one];
        if (rows === 0)
            continue;
        sum += confusion.cells[one * confusion.classes + one] / rows;
        classes++;
    }
    return { mean: sum / classes, classes };
}
function matthews(confusion) {
    const { total, trueTotals, predictedTotals } = confusion;
    let cross = 0;
    let squareTrue = 0;
    let squarePredicted = 0;
    for (const one of confusion.seen) {
        const t = trueTotals[one];
        const p = predictedTotals[one];
        cross += t * p;
        squareTrue += t * t;
        squarePredicted += p * p;
    }
    const varianceTrue = total * total - squareTrue;
    const variancePredicted = total * total - squarePredicted;
    const product = varianceTrue * variancePredicted;
    if (product === 0)
        return { value: 0, note: 'truth or prediction has one class only: 0, as scikit-learn sets it' };
    return valueOr((trace(confusion) * total - cross) / Math.sqrt(product), 'the weights sum to 0');
}
function kappa(confusion, cost) {
    const { seen, classes, cells, total } = confusion;
    if (total === 0)
        return notEstimable('the weights sum to 0');
    let observed = 0;
    let expected = 0;
    // The distance is between places among the classes that occur, as in scikit-learn without `labels`.
    seen.forEach((t, i) => {
        seen.forEach((p, j) => {
            const weight = cost(i, j);
            if (weight === 0)
                return;
            observed += weight * cells[t * classes + p];
            expected += (weight * confusion.trueTotals[t] * confusion.predictedTotals[p]) / total;
        });
    });
    if (expected === 0)
        return notEstimable('truth and prediction have one class in common and no other');
    return { value: 1 - observed / expected };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/probability.js

/** scikit-learn's clip of probabilities in the log loss: the machine epsilon of float64. */
const epsilon = 2.220446049250313e-16;
/** Σ w x / Σ w with exact sums; without weights the mean. NaN when the weights sum to 0. */
function meanOf(values, weights) {
    if (weights === undefined)
        return (0,lib/* exactSum */.dZ)(values) / values.length;
    return (0,lib/* exactSum */.dZ)(products(values, weights)) / (0,lib/* exactSum */.dZ)(weights);
}
/** Rows that are worked on at once: what is made of them stays in the cache of the processor. */
const blockRows = 16_384;
/** The mean of numbers that are made block by block from rows [start, end): as `meanOf` of all of them, without holding them all. */
function meanOfBlocks(rows, weights, make) {
    const sum = new lib/* ExactSum */.PA();
    for (let start = 0; start < rows; start += blockRows) {
        const end = Math.min(rows, start + blockRows);
        const values = make(start, end);
        sum.addAll(weights === undefined ? values : products(values, weights.subarray(start, end)));
    }
    return sum.total() / (weights === undefined ? rows : (0,lib/* exactSum */.dZ)(weights));
}
function products(values, weights) {
    const out = new Float64Array(values.length);
    for (let i = 0; i < out.length; i++)
        out[i] = values[i] * weights[i];
    return out;
}
/** The negative logarithm of the clipped probability of the true class, row by row. `classes` 1: one column, that of class 1. */
function logLossRows(truth, probabilities, classes) {
    const losses = new Float64Array(truth.length);
    if (classes === 1) {
        for (let i = 0; i < losses.length; i++) {
            const p = probabilities[i];
            const own = truth[i] > 0.5 ? p : 1 - p;
            losses[i] = -Math.log(own < epsilon ? epsilon : own > 1 - epsilon ? 1 - epsilon : own);
        }
        return losses;
    }
    for (let i = 0; i < losses.length; i++) {
        const own = probabilities[i * classes + truth[i]];
        losses[i] = -Math.log(own < epsilon ? epsilon : own > 1 - epsilon ? 1 - epsilon : own);
    }
    return losses;
}
/** Squared error of the probabilities, row by row: of the positive class for one column, summed over the classes for more. */
function brierRows(truth, probabilities, classes) {
    const errors = new Float64Array(truth.length);
    for (let i = 0; i < errors.length; i++) {
        if (classes === 1) {
            const gap = probabilities[i] - truth[i];
            errors[i] = gap * gap;
            continue;
        }
        let sum = 0;
        for (let k = 0; k < classes; k++) {
            const gap = probabilities[i * classes + k] - (k === truth[i] ? 1 : 0);
            sum += gap * gap;
        }
        errors[i] = sum;
    }
    return errors;
}
/** How far a score falls short of 1 on the side of the true class, row by row. */
function hingeRows(truth, scores) {
    const losses = new Float64Array(truth.length);
    for (let i = 0; i < losses.length; i++) {
        const margin = truth[i] > 0.5 ? scores[i] : -scores[i];
        losses[i] = margin < 1 ? 1 - margin : 0;
    }
    return losses;
}
/** The share (of weight) of each class in the truth. */
function classShares(truth, classes, weights) {
    const sums = weights === undefined ? rowsOfClasses(truth, classes) : weightsOfClasses(truth, classes, weights);
    const total = (0,lib/* exactSum */.dZ)(sums);
    return sums.map((sum) => sum / total);
}
function rowsOfClasses(truth, classes) {
    const counts = new Float64Array(classes);
    for (let i = 0; i < truth.length; i++) {
        const code = truth[i];
        counts[code] = counts[code] + 1;
    }
    return counts;
}
function weightsOfClasses(truth, classes, weights) {
    const codes = new Int32Array(truth.length);
    for (let i = 0; i < codes.length; i++)
        codes[i] = truth[i];
    return (0,lib/* groupedExactSum */.lZ)(weights, codes, classes);
}
/** The log loss of answering the base rates in every row. */
function nullLogLoss(shares) {
    let loss = 0;
    for (const share of shares)
        if (share > 0)
            loss -= share * Math.log(Math.min(Math.max(share, epsilon), 1 - epsilon));
    return loss;
}
/** The Brier score of answering the base rates, summed over all classes (two for a binary task). */
function nullBrier(shares) {
    let squares = 0;
    for (const share of shares)
        squares += share * share;
    // Σ_k s_k ((1 - s_k)² + Σ_{j≠k} s_j²) = 1 - Σ s².
    return 1 - squares;
}
/**
 * The calibration curve of probabilities of an event (1 = happened). Bins are closed on the right, as in scikit-learn's
 * `calibration_curve`; `uniform` bins have equal width, `quantile` bins edges at equally spaced quantiles of the probabilities, so
 * that tied probabilities stay together.
 */
function calibrationBins(happened, probabilities, count, strategy, weights) {
    const edges = strategy === 'uniform' ? uniformEdges(count) : quantileEdges(probabilities, count);
    const codes = strategy === 'uniform' ? uniformCodes(probabilities, edges, count) : codesOf(probabilities, edges);
    const one = weights ?? undefined;
    const weight = one === undefined ? countsOf(codes, count) : (0,lib/* groupedExactSum */.lZ)(one, codes, count);
    const weighted = (values) => (one === undefined ? values : products(values, one));
    const predicted = (0,lib/* groupedExactSum */.lZ)(weighted(probabilities), codes, count);
    const observed = one === undefined ? countsWhere(happened, codes, count) : (0,lib/* groupedExactSum */.lZ)(weighted(happened), codes, count);
    return Array.from({ length: count }, (_, k) => ({
        lower: edges[k],
        upper: edges[k + 1],
        weight: weight[k],
        predicted: predicted[k] / weight[k],
        observed: observed[k] / weight[k],
    }));
}
/**
 * The calibration curve of `calibrationBins(…, 'quantile')` from ranked rows without weights: the same bins to the last digit, without another sort.
 */
function quantileBins(ranked, count) {
    const { steps, scores, positives, negatives } = ranked;
    const rows = ranked.positiveTotal + ranked.negativeTotal;
    const edges = quantileShares(count).map((share) => quantileOfRanked(ranked, share * (rows - 1)));
    const weight = new Float64Array(count);
    const observed = new Float64Array(count);
    const predicted = new Float64Array(count);
    const sum = new lib/* ExactSum */.PA();
    let bin = count - 1;
    let [up, all] = [0, 0];
    for (let i = 0; i <= steps; i++) {
        const score = scores[i];
        // From the highest scores down: bins above are complete.
        while (bin >= 0 && (i === steps || (bin > 0 && !(edges[bin] < score)))) {
            predicted[bin--] = sum.total();
            sum.clear();
        }
        if (i === steps)
            break;
        const nextUp = positives[i];
        const nextAll = nextUp + negatives[i];
        addTimes(sum, score, nextAll - all);
        weight[bin] = weight[bin] + nextAll - all;
        observed[bin] = observed[bin] + nextUp - up;
        up = nextUp;
        all = nextAll;
    }
    return Array.from({ length: count }, (_, k) => ({
        lower: edges[k],
        upper: edges[k + 1],
        weight: weight[k],
        predicted: predicted[k] / weight[k],
        observed: observed[k] / weight[k],
    }));
}
/** Adds a score so many times, exactly: as a product where that has no part below the least double. */
function addTimes(sum, score, times) {
    if (times > 1 && score > 2 ** -900)
        sum.addProduct(score, times);
    else
        for (let k = 0; k < times; k++)
            sum.add(score);
}
/** The value at a place, from 0, among the rows in ascending order; between two by interpolation, as `quantileSorted`. */
function quantileOfRanked({ steps, scores, positives, negatives }, at) {
    const rows = positives[steps - 1] + negatives[steps - 1];
    const valueAt = (place) => {
        // Rows at or above step i, from the top; the row is in the first step that has it.
        const fromTop = rows - 1 - place;
        let [low, high] = [0, steps - 1];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (positives[middle] + negatives[middle] > fromTop)
                high = middle;
            else
                low = middle + 1;
        }
        return scores[low];
    };
    const below = Math.floor(at);
    // The rule of quantileSorted on its two neighbours.
    return (0,lib/* quantileSorted */.Z4)(Float64Array.of(valueAt(below), valueAt(Math.min(below + 1, rows - 1))), at - below);
}
/** Mean and largest gap between prediction and outcome over the bins that have rows. */
function calibrationError(bins) {
    let total = 0;
    let sum = 0;
    let maximum = 0;
    for (const bin of bins) {
        if (bin.weight === 0)
            continue;
        const gap = Math.abs(bin.predicted - bin.observed);
        total += bin.weight;
        sum += bin.weight * gap;
        maximum = Math.max(maximum, gap);
    }
    return total === 0 ? { expected: Number.NaN, maximum: Number.NaN } : { expected: sum / total, maximum };
}
/** Murphy's decomposition of the Brier score of the binned probabilities: reliability - resolution + uncertainty. */
function brierParts(bins) {
    const total = bins.reduce((sum, bin) => sum + bin.weight, 0);
    const filled = bins.filter((bin) => bin.weight > 0);
    const mean = (value) => filled.reduce((sum, bin) => sum + bin.weight * value(bin), 0) / total;
    const rate = mean((bin) => bin.observed);
    return {
        reliability: mean((bin) => (bin.predicted - bin.observed) ** 2),
        resolution: mean((bin) => (bin.observed - rate) ** 2),
        uncertainty: rate * (1 - rate),
    };
}
/** As many edges of equal width as bins, and one more. */
function uniformEdges(count) {
    // As numpy's linspace: i · (1/count), the last edge exactly 1.
    return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? 1 : i * (1 / count)));
}
function quantileEdges(probabilities, count) {
    const sorted = (0,lib/* sortFloat64 */.fI)(probabilities);
    return quantileShares(count).map((share) => (0,lib/* quantileSorted */.Z4)(sorted, share));
}
/** Shares of the rows below each edge. By way of percent, as scikit-learn asks numpy: an edge that falls on a tied probability must round the same way. */
function quantileShares(count) {
    return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? 1 : (i * (1 / count) * 100) / 100));
}
/** The first bin whose upper edge is not below p; the guess is right but for rounding at an edge. */
function uniformCodes(probabilities, edges, count) {
    const codes = new Int32Array(probabilities.length);
    for (let i = 0; i < codes.length; i++) {
        const p = probabilities[i];
        let bin = Math.min(count - 1, Math.max(0, Math.ceil(p * count) - 1));
        if (bin > 0 && edges[bin] >= p)
            bin--;
        else if (bin < count - 1 && edges[bin + 1] < p)
            bin++;
        codes[i] = bin;
    }
    return codes;
}
/** How many of the inner edges are below each probability. */
function codesOf(probabilities, edges) {
    const codes = new Int32Array(probabilities.length);
    for (let i = 0; i < codes.length; i++) {
        const p = probabilities[i];
        let low = 1;
        let high = edges.length - 1;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (edges[middle] < p)
                low = middle + 1;
            else
                high = middle;
        }
        codes[i] = low - 1;
    }
    return codes;
}
function countsOf(codes, count) {
    const counts = new Float64Array(count);
    for (let i = 0; i < codes.length; i++)
        counts[codes[i]] = counts[codes[i]] + 1;
    return counts;
}
function countsWhere(happened, codes, count) {
    const counts = new Float64Array(count);
    for (let i = 0; i < codes.length; i++) {
        const code = codes[i];
        counts[code] = counts[code] + happened[i];
    }
    return counts;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/ranked.js

/** Ranks scores (no NaN) with truth 0 or 1 (any number above 0.5 is positive). Rows of weight 0 are left out. */
function rankedOf(truth, scores, weights) {
    return weights === undefined ? countSteps(truth, scores) : weighSteps(truth, scores, (0,lib/* argsortFloat64 */.Fs)(scores), weights);
}
/** The scores of each class are sorted apart and merged: reading in order is far quicker than following an order of rows. */
function countSteps(truth, scores) {
    const n = scores.length;
    const above = new Float64Array(n);
    let positiveTotal = 0;
    let rest = n;
    // Positives from the front, negatives from the back.
    for (let i = 0; i < n; i++) {
        if (truth[i] > 0.5)
            above[positiveTotal++] = scores[i];
        else
            above[--rest] = scores[i];
    }
    const positive = (0,lib/* sortFloat64 */.fI)(above.subarray(0, positiveTotal));
    const negative = (0,lib/* sortFloat64 */.fI)(above.subarray(positiveTotal));
    const steps = new Float64Array(n);
    const up = new Float64Array(n);
    const down = new Float64Array(n);
    let count = 0;
    let p = positiveTotal - 1;
    let q = n - positiveTotal - 1;
    while (p >= 0 || q >= 0) {
        const ahead = q < 0 || (p >= 0 && positive[p] >= negative[q]);
        const score = (ahead ? positive[p] : negative[q]);
        while (p >= 0 && positive[p] === score)
            p--;
        while (q >= 0 && negative[q] === score)
            q--;
        steps[count] = score;
        up[count] = positiveTotal - 1 - p;
        down[count] = n - positiveTotal - 1 - q;
        count++;
    }
    return {
        steps: count,
        scores: steps.subarray(0, count),
        positives: up.subarray(0, count),
        negatives: down.subarray(0, count),
        positiveTotal,
        negativeTotal: n - positiveTotal,
    };
}
/**
 * Weights are cumulated in pairs of doubles (a sum and its rounding errors), so that the order of tied rows cannot show in
 * the result.
 */
function weighSteps(truth, scores, order, weights) {
    const n = order.length;
    const steps = new Float64Array(n);
    const up = new Float64Array(n);
    const down = new Float64Array(n);
    let count = 0;
    let last = Number.NaN;
    const sums = [0, 0];
    const errors = [0, 0];
    for (let i = n - 1; i >= 0; i--) {
        const row = order[i];
        const weight = weights[row];
        if (weight === 0)
            continue;
        const score = scores[row];
        if (score !== last) {
            steps[count++] = score;
            last = score;
        }
        const side = truth[row] > 0.5 ? 1 : 0;
        const before = sums[side];
        const after = before + weight;
        const part = after - before;
        sums[side] = after;
        errors[side] = errors[side] + (before - (after - part) + (weight - part));
        up[count - 1] = sums[1] + errors[1];
        down[count - 1] = sums[0] + errors[0];
    }
    return {
        steps: count,
        scores: steps.subarray(0, count),
        positives: up.subarray(0, count),
        negatives: down.subarray(0, count),
        positiveTotal: sums[1] + errors[1],
        negativeTotal: sums[0] + errors[0],
    };
}
/** Areas that were computed: several metrics are made of one. A ranking never changes. */
const areas = new WeakMap();
/** Area under the ROC curve, ties counting half. NaN when a class is absent. */
function rocAuc(ranked) {
    const known = areas.get(ranked);
    if (known !== undefined)
        return known;
    const area = areaOf(ranked);
    areas.set(ranked, area);
    return area;
}
function areaOf(ranked) {
    const { positives, negatives } = ranked;
    const area = new RunningSum();
    let before = 0;
    let negativesBefore = 0;
    for (let i = 0; i < ranked.steps; i++) {
        const up = positives[i];
        const down = negatives[i];
        area.add((down - negativesBefore) * (up + before));
        before = up;
        negativesBefore = down;
    }
    return area.value() / 2 / (ranked.positiveTotal * ranked.negativeTotal);
}
/** Average precision: the sum of precision over the steps of recall. NaN when there is no positive. */
function averagePrecision(ranked) {
    const { positives, negatives } = ranked;
    const area = new RunningSum();
    let before = 0;
    for (let i = 0; i < ranked.steps; i++) {
        const up = positives[i];
        if (up !== before)
            area.add(((up - before) * up) / (up + negatives[i]));
        before = up;
    }
    return area.value() / ranked.positiveTotal;
}
/** The average precision of the negative class with every score turned round, in the order of its steps. */
function averagePrecisionOfRest({ steps, positives, negatives, ...totals }) {
    const area = new RunningSum();
    let before = 0;
    for (let i = steps - 1; i >= 0; i--) {
        const up = i === 0 ? totals.negativeTotal : totals.negativeTotal - negatives[i - 1];
        const down = i === 0 ? totals.positiveTotal : totals.positiveTotal - positives[i - 1];
        if (up !== before)
            area.add(((up - before) * up) / (up + down));
        before = up;
    }
    return area.value() / totals.negativeTotal;
}
/** ROC AUC for false positive rates to `maxFpr`, standardised after McClish so that guessing is 0.5. */
function partialRocAuc(ranked, maxFpr) {
    const { positiveTotal, negativeTotal } = ranked;
    if (positiveTotal === 0 || negativeTotal === 0)
        return Number.NaN;
    let area = 0;
    let fpr = 0;
    let tpr = 0;
    for (let i = 0; i < ranked.steps; i++) {
        const nextFpr = ranked.negatives[i] / negativeTotal;
        const nextTpr = ranked.positives[i] / positiveTotal;
        if (nextFpr > maxFpr) {
            const cut = tpr + ((nextTpr - tpr) * (maxFpr - fpr)) / (nextFpr - fpr);
            area += ((maxFpr - fpr) * (cut + tpr)) / 2;
            break;
        }
        area += ((nextFpr - fpr) * (nextTpr + tpr)) / 2;
        fpr = nextFpr;
        tpr = nextTpr;
    }
    const least = (maxFpr * maxFpr) / 2;
    return (1 + (area - least) / (maxFpr - least)) / 2;
}
/** The largest distance between true and false positive rate. NaN when a class is absent. */
function ksOfScores(ranked) {
    const { positiveTotal, negativeTotal } = ranked;
    if (positiveTotal === 0 || negativeTotal === 0)
        return Number.NaN;
    let largest = 0;
    for (let i = 0; i < ranked.steps; i++) {
        const gap = ranked.positives[i] / positiveTotal - ranked.negatives[i] / negativeTotal;
        largest = Math.max(largest, Math.abs(gap));
    }
    return largest;
}
/** The share of positives among the `share` of rows with the highest scores, over their share in all; ties count in part. */
function liftAt(ranked, share) {
    const all = ranked.positiveTotal + ranked.negativeTotal;
    const wanted = share * all;
    let before = 0;
    let positivesBefore = 0;
    for (let i = 0; i < ranked.steps; i++) {
        const up = ranked.positives[i];
        const rows = up + ranked.negatives[i];
        if (rows >= wanted) {
            const part = (wanted - before) / (rows - before);
            const found = positivesBefore + part * (up - positivesBefore);
            return found / wanted / (ranked.positiveTotal / all);
        }
        before = rows;
        positivesBefore = up;
    }
    return Number.NaN;
}
/** At most `limit` points of the curves, spread evenly over the steps, the first and the last among them. */
function curvePoints(ranked, limit = 200) {
    const count = Math.min(limit, ranked.steps);
    const all = ranked.positiveTotal + ranked.negativeTotal;
    return Array.from({ length: count }, (_, k) => {
        const i = count === 1 ? 0 : Math.round((k * (ranked.steps - 1)) / (count - 1));
        const up = ranked.positives[i];
        const down = ranked.negatives[i];
        return {
            threshold: ranked.scores[i],
            truePositiveRate: up / ranked.positiveTotal,
            falsePositiveRate: down / ranked.negativeTotal,
            falseNegativeRate: 1 - up / ranked.positiveTotal,
            precision: up / (up + down),
            selectionRate: (up + down) / all,
        };
    });
}
/** A sum that carries its rounding errors (Neumaier 1974). */
class RunningSum {
    #sum = 0;
    #error = 0;
    add(value) {
        const next = this.#sum + value;
        this.#error += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum;
        this.#sum = next;
    }
    value() {
        return this.#sum + this.#error;
    }
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/unknown.js
/** How many values are NaN or infinite: those whose difference from themselves is not 0. */
function unknownIn(values) {
    let count = 0;
    for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (value - value !== 0)
            count++;
    }
    return count;
}
/** True when every value is in [0, 1]; NaN is not. */
function areProbabilities(values) {
    for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (!(value >= 0 && value <= 1))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/binary.js






const oneClass = 'the truth has only one class';
const noPositive = 'the truth has no positive row';
/** Metrics of the order of the scores. */
const ofOrder = {
    roc_auc: (ranked) => valueOr(rocAuc(ranked), oneClass),
    gini: (ranked) => valueOr(2 * rocAuc(ranked) - 1, oneClass),
    average_precision: (ranked) => ranked.positiveTotal === 0
        ? { value: 0, note: `${noPositive}: 0, as scikit-learn sets it` }
        : { value: averagePrecision(ranked) },
    'roc_auc_partial_0.1': (ranked) => valueOr(partialRocAuc(ranked, 0.1), oneClass),
    ks_statistic: (ranked) => valueOr(ksOfScores(ranked), oneClass),
    lift_at_10_percent: (ranked) => valueOr(liftAt(ranked, 0.1), noPositive),
};
/** A function that computes metrics of binary predictions, sharing what they have in common; undefined for a name it has no rule for. */
function binaryMetrics(input, options) {
    const { truth, scores, weights } = input;
    const missingScores = lazy(() => obstacleIn(scores, 'scores'));
    const labels = lazy(() => labelsOf(input, options));
    const counted = lazy(() => {
        const known = labels();
        return known === undefined || weights !== undefined ? undefined : countedRows(truth, known, 2);
    });
    const missingLabels = lazy(() => counted() === undefined
        ? (obstacleIn(labels(), 'predicted labels') ?? strangeClass(truth, labels(), 2))
        : undefined);
    const confusion = lazy(() => counted() ?? confusionOf(truth, labels(), 2, weights));
    const ranked = options.ranked ?? lazy(() => rankedOf(truth, scores, weights));
    const ofProbability = lazy(() => probabilityMetrics(input, options, ranked));
    return (name) => {
        if (isLabelMetric(name)) {
            const missing = missingLabels();
            return missing === undefined ? labelMetric(name, confusion()) : notEstimable(missing);
        }
        const missing = missingScores();
        if (missing !== undefined)
            return notEstimable(missing);
        const order = ofOrder[name];
        if (order !== undefined)
            return order(ranked());
        if (name === 'hinge_loss')
            return hinge(input);
        return ofProbability()(name);
    };
}
function obstacleIn(values, what) {
    if (values === undefined)
        return `there are no ${what}`;
    const unknown = unknownIn(values);
    return unknown === 0 ? undefined : `${unknown} ${what} are not finite numbers`;
}
/** The predicted labels, or those that the threshold gives. */
function labelsOf(input, options) {
    const { scores } = input;
    if (input.labels !== undefined && options.threshold === undefined)
        return input.labels;
    if (scores === undefined)
        return input.labels;
    const threshold = options.threshold ?? 0.5;
    return scores.map((score) => (Number.isNaN(score) ? Number.NaN : score >= threshold ? 1 : 0));
}
function hinge(input) {
    const scores = input.scores;
    const { truth, rows, weights } = input;
    const mean = meanOfBlocks(rows, weights, (start, end) => hingeRows(truth.subarray(start, end), scores.subarray(start, end)));
    return valueOr(mean, tooLarge);
}
function probabilityMetrics(input, options, ranked) {
    const { truth, weights } = input;
    const scores = input.scores;
    if (input.scoresAreProbabilities === false || !areProbabilities(scores))
        return () => notEstimable('the scores are not probabilities: they leave [0, 1]');
    const count = options.bins ?? 15;
    const mean = (lossesOf) => meanOfBlocks(input.rows, weights, (start, end) => lossesOf(truth.subarray(start, end), scores.subarray(start, end)));
    const logLoss = lazy(() => mean((t, p) => logLossRows(t, p, 1)));
    const brier = lazy(() => mean((t, p) => brierRows(t, p, 1)));
    const uniform = lazy(() => calibrationBins(truth, scores, count, 'uniform', weights));
    const quantile = lazy(() => weights === undefined ? quantileBins(ranked(), count) : calibrationBins(truth, scores, count, 'quantile', weights));
    const parts = lazy(() => brierParts(uniform()));
    const shares = lazy(() => classShares(truth, 2, weights));
    const plain = (value) => valueOr(value, 'the weights sum to 0');
    const skill = (loss, base) => input.rows < 2
        ? notEstimable('a D2 score needs two rows')
        : valueOr(shares().includes(1) ? Number.NaN : 1 - loss / base, oneClass);
    const metrics = {
        log_loss: () => plain(logLoss()),
        brier_score: () => plain(brier()),
        d2_log_loss_score: () => skill(logLoss(), nullLogLoss(shares())),
        // Both sums run over two classes: half of the null model's is that of the positive class.
        d2_brier_score: () => skill(brier(), nullBrier(shares()) / 2),
        expected_calibration_error: () => plain(calibrationError(uniform()).expected),
        expected_calibration_error_quantile: () => plain(calibrationError(quantile()).expected),
        maximum_calibration_error: () => plain(calibrationError(uniform()).maximum),
        brier_reliability: () => plain(parts().reliability),
        brier_resolution: () => plain(parts().resolution),
        brier_uncertainty: () => plain(parts().uncertainty),
        calibration_bias: () => plain(meanOf(scores, weights) - meanOf(truth, weights)),
    };
    return (name) => metrics[name]?.();
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/cluster-shape.js




/** Above so many points the silhouette, which looks at every pair, is not computed. */
const silhouetteLimit = 20_000;
const metrics = {
    silhouette_score: silhouette,
    calinski_harabasz_score: calinskiHarabasz,
    davies_bouldin_score: daviesBouldin,
    average_distance_to_center: (s) => ({ value: (0,lib/* exactSum */.dZ)(s.own()) / s.rows }),
    maximal_distance_to_center: (s) => ({ value: s.own().reduce((most, one) => Math.max(most, one), 0) }),
    average_distance_to_other_center: otherCenters,
};
/** A function that computes metrics of the shape of clusters from the coordinates of their points (Euclidean distance). */
function shapeMetrics(input, labels) {
    const { points, rows } = input;
    const refuse = (reason) => (name) => (name in metrics ? notEstimable(reason) : undefined);
    if (points === undefined || points.length === 0)
        return refuse('the coordinates of the points are not given');
    if (input.weights !== undefined)
        return refuse('shapes of clusters are not defined for weighted rows');
    if (points.length % rows !== 0)
        return refuse(`${points.length} coordinates are not whole points of ${rows} rows`);
    const unknown = unknownIn(points);
    if (unknown > 0)
        return refuse(`${unknown} coordinates are not finite numbers`);
    const [given, sizes] = encode(labels);
    if (sizes.length < 2 || sizes.length >= rows)
        return refuse(`there are ${sizes.length} clusters of ${rows} points: from 2 to ${rows - 1} are needed`);
    const width = points.length / rows;
    const order = canonicalOrder(points, given, width);
    const codes = Int32Array.from(order, (row) => given[row]);
    const sorted = new Float64Array(points.length);
    for (const [i, row] of order.entries())
        sorted.set(points.subarray(row * width, (row + 1) * width), i * width);
    const centers = meansOf(sorted, codes, sizes, width);
    const own = lazy(() => Float64Array.from({ length: rows }, (_, i) => Math.sqrt(squaredDistance(sorted, i, centers, codes[i], width))));
    const shape = { rows, width, points: sorted, codes, sizes, centers, own };
    return (name) => metrics[name]?.(shape);
}
/** Rows by cluster, then by coordinates: sums over points are then the same for every order of the rows. */
function canonicalOrder(points, codes, width) {
    return Uint32Array.from(codes.keys()).sort((a, b) => {
        const byCluster = codes[a] - codes[b];
        if (byCluster !== 0)
            return byCluster;
        for (let d = 0; d < width; d++) {
            const gap = points[a * width + d] - points[b * width + d];
            if (gap !== 0)
                return gap;
        }
        return 0;
    });
}
function meansOf(points, codes, sizes, width) {
    const centers = new Float64Array(sizes.length * width);
    const column = new Float64Array(codes.length);
    for (let d = 0; d < width; d++) {
        for (let i = 0; i < column.length; i++)
            column[i] = points[i * width + d];
        const sums = (0,lib/* groupedExactSum */.lZ)(column, codes, sizes.length);
        for (const [k, size] of sizes.entries())
            centers[k * width + d] = sums[k] / size;
    }
    return centers;
}
function squaredDistance(a, i, b, j, width) {
    let sum = 0;
    for (let d = 0; d < width; d++) {
        const gap = a[i * width + d] - b[j * width + d];
        sum += gap * gap;
    }
    return sum;
}
function silhouette(s) {
    if (s.rows > silhouetteLimit)
        return notEstimable(`the silhouette compares every pair: not computed for more than ${silhouetteLimit} points`);
    const k = s.sizes.length;
    const values = new Float64Array(s.rows);
    const sums = new Float64Array(k);
    for (let i = 0; i < s.rows; i++) {
        const own = s.codes[i];
        // A cluster of one point has the silhouette 0.
        if (s.sizes[own] === 1)
            continue;
        sums.fill(0);
        for (let j = 0; j < s.rows; j++) {
            const code = s.codes[j];
            sums[code] = sums[code] + Math.sqrt(squaredDistance(s.points, i, s.points, j, s.width));
        }
        const inside = sums[own] / (s.sizes[own] - 1);
        let nearest = Number.POSITIVE_INFINITY;
        for (let c = 0; c < k; c++)
            if (c !== own)
                nearest = Math.min(nearest, sums[c] / s.sizes[c]);
        const larger = Math.max(inside, nearest);
        values[i] = larger === 0 ? 0 : (nearest - inside) / larger;
    }
    return { value: (0,lib/* exactSum */.dZ)(values) / s.rows };
}
function calinskiHarabasz(s) {
    const k = s.sizes.length;
    const whole = meansOf(s.points, new Int32Array(s.rows), [s.rows], s.width);
    const between = (0,lib/* exactSum */.dZ)(Float64Array.from(s.sizes, (size, c) => size * squaredDistance(s.centers, c, whole, 0, s.width)));
    const within = (0,lib/* exactSum */.dZ)(s.own().map((distance) => distance * distance));
    if (within === 0)
        return { value: 1, note: 'every cluster is one point: 1, as scikit-learn sets it' };
    return valueOr((between * (s.rows - k)) / (within * (k - 1)), 'the dispersion is not finite');
}
function daviesBouldin(s) {
    const k = s.sizes.length;
    const spread = (0,lib/* groupedExactSum */.lZ)(s.own(), s.codes, k).map((sum, c) => sum / s.sizes[c]);
    if (spread.every((one) => one <= 1e-8))
        return { value: 0 };
    let sum = 0;
    for (let i = 0; i < k; i++) {
        let worst = 0;
        for (let j = 0; j < k; j++) {
            if (i === j)
                continue;
            const gap = Math.sqrt(squaredDistance(s.centers, i, s.centers, j, s.width));
            // Two clusters with one centre: scikit-learn leaves the pair out.
            if (gap > 0)
                worst = Math.max(worst, (spread[i] + spread[j]) / gap);
        }
        sum += worst;
    }
    return { value: sum / k };
}
function otherCenters(s) {
    const k = s.sizes.length;
    const means = new Float64Array(s.rows);
    for (let i = 0; i < s.rows; i++) {
        let sum = 0;
        for (let c = 0; c < k; c++)
            if (c !== s.codes[i])
                sum += Math.sqrt(squaredDistance(s.points, i, s.centers, c, s.width));
        means[i] = sum / (k - 1);
    }
    return { value: (0,lib/* exactSum */.dZ)(means) / s.rows };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/clustering.js




/** Counts the pairs of clusters. The ids may be any numbers. */
function contingencyOf(truth, found) {
    const [trueCodes, trueSizes] = encode(truth);
    const [foundCodes, foundSizes] = encode(found);
    const counts = new Map();
    for (let i = 0; i < truth.length; i++) {
        const key = trueCodes[i] * foundSizes.length + foundCodes[i];
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const pairs = [...counts]
        .sort(([a], [b]) => a - b)
        .map(([key, count]) => [Math.floor(key / foundSizes.length), key % foundSizes.length, count]);
    return { rows: truth.length, pairs, trueSizes, foundSizes };
}
/** Codes 0, 1, … in ascending order of the ids, and how many rows each has. */
function encode(ids) {
    const distinct = [...new Set(ids)].sort((a, b) => a - b);
    const codeOf = new Map(distinct.map((id, code) => [id, code]));
    const sizes = distinct.map(() => 0);
    const codes = new Int32Array(ids.length);
    for (let i = 0; i < ids.length; i++) {
        const code = codeOf.get(ids[i]);
        codes[i] = code;
        sizes[code] = sizes[code] + 1;
    }
    return [codes, sizes];
}
/** A function that computes metrics of a clustering, sharing what they have in common; undefined for a name it has no rule for. */
function clusteringMetrics(input) {
    const { labels, truth } = input;
    if (labels === undefined)
        return () => notEstimable('there are no found clusters');
    const unknown = unknownIn(labels);
    if (unknown > 0)
        return () => notEstimable(`${unknown} found clusters are not known`);
    const contingency = lazy(() => contingencyOf(truth, labels));
    const unknownTruth = lazy(() => unknownIn(truth));
    const shape = lazy(() => shapeMetrics(input, labels));
    return (name) => {
        const metric = agreement[name];
        if (metric === undefined)
            return shape()(name);
        if (unknownTruth() > 0)
            return notEstimable(`the true cluster is unknown in ${unknownTruth()} rows`);
        if (input.weights !== undefined)
            return notEstimable(`${name} is not defined for weighted rows`);
        return { value: metric(contingency()) };
    };
}
const agreement = {
    adjusted_rand_score: adjustedRand,
    rand_score: (table) => {
        const { tp, tn, fp, fn } = pairCounts(table);
        const all = tp + tn + fp + fn;
        return all === 0n ? 1 : Number(tp + tn) / Number(all);
    },
    fowlkes_mallows_score: (table) => {
        const { tp, fp, fn } = pairCounts(table);
        if (tp === 0n)
            return 0;
        return Math.sqrt(Number(tp) / Number(tp + fp)) * Math.sqrt(Number(tp) / Number(tp + fn));
    },
    mutual_info_score: mutualInformation,
    homogeneity_score: (table) => homogeneity(table, table.trueSizes),
    completeness_score: (table) => homogeneity(table, table.foundSizes),
    v_measure_score: (table) => {
        const h = homogeneity(table, table.trueSizes);
        const c = homogeneity(table, table.foundSizes);
        return h + c === 0 ? 0 : (2 * h * c) / (h + c);
    },
    normalized_mutual_info_score: (table) => {
        if (bothWhole(table))
            return 1;
        const information = mutualInformation(table);
        if (information <= Number.EPSILON)
            return 0;
        return information / meanEntropy(table);
    },
    adjusted_mutual_info_score: adjustedInformation,
};
/** Pairs of rows by whether each clustering puts them together; ordered pairs, whole numbers of any size. */
function pairCounts(table) {
    const squares = (sizes) => {
        let sum = 0n;
        for (const size of sizes)
            sum += BigInt(size) * BigInt(size);
        return sum;
    };
    const n = BigInt(table.rows);
    const both = squares(table.pairs.map(([, , count]) => count));
    const inTruth = squares(table.trueSizes);
    const inFound = squares(table.foundSizes);
    return { tp: both - n, fp: inFound - both, fn: inTruth - both, tn: n * n - inTruth - inFound + both };
}
function adjustedRand(table) {
    const { tp, tn, fp, fn } = pairCounts(table);
    if (fn === 0n && fp === 0n)
        return 1;
    return Number(2n * (tp * tn - fn * fp)) / Number((tp + fn) * (fn + tn) + (tp + fp) * (fp + tn));
}
function entropy(sizes, rows) {
    if (sizes.length <= 1)
        return 0;
    return -(0,lib/* exactSum */.dZ)(Float64Array.from(sizes, (size) => (size / rows) * (Math.log(size) - Math.log(rows))));
}
function meanEntropy(table) {
    return (entropy(table.trueSizes, table.rows) + entropy(table.foundSizes, table.rows)) / 2;
}
function bothWhole(table) {
    return table.trueSizes.length === 1 && table.foundSizes.length === 1;
}
/** Mutual information in nats; a rounding below 0 is 0. */
function mutualInformation(table) {
    const { rows, pairs, trueSizes, foundSizes } = table;
    if (trueSizes.length === 1 || foundSizes.length === 1)
        return 0;
    const terms = Float64Array.from(pairs, ([t, f, count]) => {
        const ratio = (count / trueSizes[t]) * (rows / foundSizes[f]);
        return (count / rows) * Math.log(ratio);
    });
    return Math.max(0, (0,lib/* exactSum */.dZ)(terms));
}
function homogeneity(table, sizes) {
    const own = entropy(sizes, table.rows);
    return own === 0 ? 1 : mutualInformation(table) / own;
}
function adjustedInformation(table) {
    // The same clustering twice, also where every row is alone and chance alone would give as much: 1, as scikit-learn sets it.
    const { pairs, trueSizes, foundSizes } = table;
    if (pairs.length === trueSizes.length && pairs.length === foundSizes.length)
        return 1;
    const information = mutualInformation(table);
    const expected = expectedInformation(table);
    const rest = meanEntropy(table) - expected;
    // As scikit-learn: a denominator of 0 becomes the machine epsilon.
    const denominator = rest < 0 ? Math.min(rest, -Number.EPSILON) : Math.max(rest, Number.EPSILON);
    const gain = information - expected;
    return (Math.abs(gain) < 1e-15 ? 0 : gain) / denominator;
}
/** The mean mutual information of two clusterings with these sizes, over all ways to deal the rows (Vinh, Epps and Bailey 2010). */
function expectedInformation(table) {
    const { rows, trueSizes, foundSizes } = table;
    const terms = [];
    const known = new Map();
    for (const a of trueSizes)
        for (const b of foundSizes) {
            const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
            const value = known.get(key) ?? expectedTerm(a, b, rows);
            known.set(key, value);
            terms.push(value);
        }
    return (0,lib/* exactSum */.dZ)(Float64Array.from(terms));
}
/** Σ over the overlap k of two clusters: k/n log(n k / (a b)) × hypergeometric probability, from the mode outwards. */
function expectedTerm(a, b, n) {
    const least = Math.max(1, a + b - n);
    const most = Math.min(a, b);
    const mode = Math.min(most, Math.max(least, Math.floor(((a + 1) * (b + 1)) / (n + 2))));
    const atMode = (0,lib/* hypergeometricPmf */.nt)(mode, n, a, b);
    const term = (k, p) => (k / n) * Math.log((n / a) * (k / b)) * p;
    const terms = [term(mode, atMode)];
    for (let k = mode, p = atMode; k < most && p > 1e-20 * atMode; k++) {
        p *= ((a - k) / (k + 1)) * ((b - k) / (n - a - b + k + 1));
        terms.push(term(k + 1, p));
    }
    for (let k = mode, p = atMode; k > least && p > 1e-20 * atMode; k--) {
        p *= (k / (a - k + 1)) * ((n - a - b + k) / (b - k + 1));
        terms.push(term(k - 1, p));
    }
    return (0,lib/* exactSum */.dZ)(Float64Array.from(terms));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/multiclass.js



/** The column of one class. */
function columnOfClass(scores, one) {
    const column = new Float64Array(scores.rows);
    for (let i = 0; i < column.length; i++)
        column[i] = scores.probabilities[i * scores.classes + one];
    return column;
}
/** The rows ranked by the probability of one class, that class against the rest. */
function rankedOfClass(scores, one) {
    const truth = scores.truth.map((value) => (value === one ? 1 : 0));
    return rankedOf(truth, columnOfClass(scores, one), scores.weights);
}
/** Each class against the rest, averaged: ROC AUC and average precision. */
function oneVersusRest(scores, ranked, metric, weighted) {
    let sum = 0;
    let total = 0;
    const absent = [];
    for (const [one, ranks] of ranked.entries()) {
        const weight = weighted ? ranks.positiveTotal : 1;
        if (ranks.positiveTotal === 0) {
            // scikit-learn: ROC AUC is undefined, average precision is 0 with a warning.
            if (metric === 'auc')
                return notEstimable(`class "${scores.names[one] ?? one}" has no true row`);
            absent.push(scores.names[one] ?? String(one));
            total += weight;
            continue;
        }
        if (metric === 'auc' && ranks.negativeTotal === 0)
            return notEstimable('the truth has only one class');
        sum += weight * (metric === 'auc' ? rocAuc(ranks) : averagePrecision(ranks));
        total += weight;
    }
    const note = absent.length === 0 ? undefined : `counts 0 for ${absent.join(', ')}: no true row`;
    return valueOr(sum / total, 'the weights sum to 0', note);
}
/** All (row, class) pairs ranked together. */
function microRanked(scores) {
    const { rows, classes, truth, weights } = scores;
    const hits = new Float64Array(rows * classes);
    for (let i = 0; i < rows; i++)
        hits[i * classes + truth[i]] = 1;
    const repeated = weights === undefined
        ? undefined
        : Float64Array.from({ length: rows * classes }, (_, i) => weights[Math.floor(i / classes)]);
    return rankedOf(hits, scores.probabilities, repeated);
}
/** One sort a class serves its pairs with all others. */
function pairAucs(scores) {
    const { classes, truth } = scores;
    const sizes = new Float64Array(classes);
    for (let i = 0; i < truth.length; i++)
        sizes[truth[i]] = sizes[truth[i]] + 1;
    const values = new Float64Array(classes * classes);
    for (let a = 0; a < classes; a++) {
        const areas = areasAgainst(columnOfClass(scores, a), truth, a, classes);
        for (let b = 0; b < classes; b++)
            values[a * classes + b] = areas[b] / 2 / (sizes[a] * sizes[b]);
    }
    return { sizes, values };
}
/** Twice the pairs (a row of `one`, a row of b) that the column puts in order, ties counting half, for each class b. */
function areasAgainst(column, truth, one, classes) {
    const order = (0,lib/* argsortFloat64 */.Fs)(column);
    const areas = new Float64Array(classes);
    const tied = new Float64Array(classes);
    let above = 0;
    for (let i = order.length - 1; i >= 0;) {
        const value = column[order[i]];
        tied.fill(0);
        for (; i >= 0 && column[order[i]] === value; i--) {
            const own = truth[order[i]];
            tied[own] = tied[own] + 1;
        }
        const hits = tied[one];
        for (let b = 0; b < classes; b++)
            areas[b] = areas[b] + tied[b] * (2 * above + hits);
        above += hits;
    }
    return areas;
}
/**
 * Hand and Till's (2001) mean over pairs of the classes that occur: for each pair the two rankings of its rows. `weighted`:
 * pairs weighed by their rows. scikit-learn has no definition with sample weights, and so have we none.
 */
function oneVersusOne(scores, pairs, weighted) {
    if (scores.weights !== undefined)
        return notEstimable('one-versus-one ROC AUC is not defined for weighted rows');
    const { sizes, values } = pairs();
    const seen = [...sizes.keys()].filter((one) => sizes[one] > 0);
    if (seen.length < 2)
        return notEstimable('the truth has only one class');
    let sum = 0;
    let total = 0;
    for (const [i, a] of seen.entries())
        for (const b of seen.slice(i + 1)) {
            const both = (values[a * scores.classes + b] + values[b * scores.classes + a]) / 2;
            const weight = weighted ? sizes[a] + sizes[b] : 1;
            sum += weight * both;
            total += weight;
        }
    return { value: sum / total };
}
/** 1 where the true class is among the k most probable, else 0; of equal probabilities the later class comes first, as in scikit-learn. */
function topKRows(scores, k) {
    const { classes, probabilities } = scores;
    const hits = new Float64Array(scores.rows);
    for (let i = 0; i < hits.length; i++) {
        const truth = scores.truth[i];
        const own = probabilities[i * classes + truth];
        let above = 0;
        for (let other = 0; other < classes; other++) {
            const value = probabilities[i * classes + other];
            if (value > own || (value === own && other > truth))
                above++;
        }
        hits[i] = above < k ? 1 : 0;
    }
    return hits;
}
/** The most probable class of each row (the first of equals) and its probability. */
function mostProbable(scores) {
    const { rows, classes, probabilities } = scores;
    const labels = new Float64Array(rows);
    const confidence = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
        let best = 0;
        for (let k = 1; k < classes; k++)
            if (probabilities[i * classes + k] > probabilities[i * classes + best])
                best = k;
        labels[i] = best;
        confidence[i] = probabilities[i * classes + best];
    }
    return { labels, confidence };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/multiclass-metrics.js







/** A function that computes metrics of multiclass predictions, sharing what they have in common; undefined for a name it has no rule for. */
function multiclassMetrics(input, options) {
    const { truth, weights } = input;
    const classes = classCount(input);
    const scores = lazy(() => classScores(input, classes));
    const labels = lazy(() => {
        const found = scores();
        return input.labels ?? (typeof found === 'string' ? undefined : mostProbable(found).labels);
    });
    const confusion = lazy(() => confusionOf(truth, labels(), classes, weights));
    const missingLabels = lazy(() => {
        const found = labels();
        const unknown = unknownIn(found);
        return unknown > 0 ? `${unknown} predicted labels are not known` : strangeClass(truth, found, classes);
    });
    const ofProbability = lazy(() => {
        const found = scores();
        return typeof found === 'string' ? () => notEstimable(found) : multiclass_metrics_probabilityMetrics(found, options);
    });
    return (name) => {
        if (!isLabelMetric(name))
            return ofProbability()(name);
        const found = labels();
        if (found === undefined)
            return notEstimable('there are no predicted labels');
        const obstacle = missingLabels();
        return obstacle === undefined ? labelMetric(name, confusion()) : notEstimable(obstacle);
    };
}
/** How many classes there are: the names', or one more than the largest index. */
function classCount(input) {
    let most = -1;
    for (const values of [input.truth, input.labels ?? input.truth])
        for (const value of values)
            if (value > most)
                most = value;
    return Math.max(input.classes?.length ?? 0, most + 1);
}
/** The probabilities, or why there are none to use. */
function classScores(input, classes) {
    const { probabilities } = input;
    if (probabilities === undefined)
        return 'there are no probabilities';
    if (probabilities.length !== input.rows * classes)
        return `there are ${probabilities.length} probabilities for ${input.rows} rows of ${classes} classes`;
    const unknown = unknownIn(probabilities);
    if (unknown > 0)
        return `${unknown} probabilities are not finite numbers`;
    return {
        rows: input.rows,
        classes,
        names: input.classes ?? [],
        truth: input.truth,
        probabilities,
        ...(input.weights === undefined ? {} : { weights: input.weights }),
    };
}
function multiclass_metrics_probabilityMetrics(scores, options) {
    const { truth, weights, probabilities, classes } = scores;
    const ranked = lazy(() => Array.from({ length: classes }, (_, one) => rankedOfClass(scores, one)));
    const pairs = lazy(() => pairAucs(scores));
    const micro = lazy(() => microRanked(scores));
    const orders = {
        roc_auc_ovr: () => oneVersusRest(scores, ranked(), 'auc', false),
        roc_auc_ovr_weighted: () => oneVersusRest(scores, ranked(), 'auc', true),
        roc_auc_ovr_micro: () => valueOr(rocAuc(micro()), 'there is only one class'),
        roc_auc_ovo: () => oneVersusOne(scores, pairs, false),
        roc_auc_ovo_weighted: () => oneVersusOne(scores, pairs, true),
        average_precision_macro: () => oneVersusRest(scores, ranked(), 'ap', false),
        average_precision_micro: () => valueOr(averagePrecision(micro()), 'there are no rows'),
        average_precision_weighted: () => oneVersusRest(scores, ranked(), 'ap', true),
        top_k_accuracy: () => topK(scores, 2),
        top_3_accuracy: () => topK(scores, 3),
        top_5_accuracy: () => topK(scores, 5),
    };
    const outside = lazy(() => !areProbabilities(probabilities));
    const logLoss = lazy(() => meanOf(logLossRows(truth, probabilities, classes), weights));
    const brier = lazy(() => meanOf(brierRows(truth, probabilities, classes), weights));
    const shares = lazy(() => classShares(truth, classes, weights));
    const top = lazy(() => mostProbable(scores));
    const right = lazy(() => top().labels.map((label, i) => (label === truth[i] ? 1 : 0)));
    const bins = (strategy) => calibrationBins(right(), top().confidence, options.bins ?? 15, strategy, weights);
    const plain = (value) => valueOr(value, 'the weights sum to 0');
    const skill = (loss, base) => scores.rows < 2
        ? notEstimable('a D2 score needs two rows')
        : valueOr(shares().includes(1) ? Number.NaN : 1 - loss / base, 'the truth has only one class');
    const values = {
        log_loss: () => plain(logLoss()),
        brier_score: () => plain(classes < 3 ? brier() / 2 : brier()),
        d2_log_loss_score: () => skill(logLoss(), nullLogLoss(shares())),
        d2_brier_score: () => skill(brier(), nullBrier(shares())),
        expected_calibration_error: () => plain(calibrationError(bins('uniform')).expected),
        expected_calibration_error_quantile: () => plain(calibrationError(bins('quantile')).expected),
        maximum_calibration_error: () => plain(calibrationError(bins('uniform')).maximum),
    };
    return (name) => {
        const order = orders[name];
        if (order !== undefined)
            return order();
        const value = values[name];
        if (value === undefined)
            return undefined;
        return outside() ? notEstimable('a probability leaves [0, 1]') : value();
    };
}
function topK(scores, k) {
    const value = valueOr(meanOf(topKRows(scores, k), scores.weights), 'the weights sum to 0');
    return k < scores.classes
        ? value
        : { ...value, note: `there are ${scores.classes} classes: the first ${k} hold them all` };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/ranking.js



const ranking_metrics = {
    ndcg: (query) => normalised(query, Number.POSITIVE_INFINITY),
    ndcg_at_5: (query) => normalised(query, 5),
    ndcg_at_10: (query) => normalised(query, 10),
    dcg: (query) => gain(query.groups, Number.POSITIVE_INFINITY),
    mean_reciprocal_rank: reciprocalRank,
    mean_average_precision: precisionOverSteps,
    hit_rate_at_5: (query) => hitRate(query, 5),
    hit_rate_at_10: (query) => hitRate(query, 10),
    recall_at_5: (query) => (query.relevant === 0 ? 0 : foundIn(query, 5) / query.relevant),
    recall_at_10: (query) => (query.relevant === 0 ? 0 : foundIn(query, 10) / query.relevant),
    precision_at_5: (query) => foundIn(query, 5) / 5,
    precision_at_10: (query) => foundIn(query, 10) / 10,
};
/** A function that computes ranking metrics, each the mean over queries; undefined for a name it has no rule for. */
function rankingMetrics(input) {
    const { scores } = input;
    if (scores === undefined)
        return () => notEstimable('there are no scores');
    const unknown = unknownIn(scores);
    if (unknown > 0)
        return () => notEstimable(`${unknown} scores are not finite numbers`);
    const grouped = lazy(() => queriesOf(input, scores));
    return (name) => {
        const metric = ranking_metrics[name];
        if (metric === undefined)
            return undefined;
        if (input.truth.some((value) => value < 0))
            return notEstimable('a relevance is negative');
        const { queries, weights } = grouped();
        if (queries === undefined)
            return notEstimable('the rows of a query have different weights');
        const values = Float64Array.from(queries, (query, i) => metric(query) * weights[i]);
        const empty = queries.filter((query) => query.relevant === 0).length;
        const note = empty === 0 ? undefined : `${empty} queries without a relevant item count 0`;
        return valueOr((0,lib/* exactSum */.dZ)(values) / (0,lib/* exactSum */.dZ)(weights), (0,lib/* exactSum */.dZ)(weights) === 0 ? 'the weights sum to 0' : tooLarge, note);
    };
}
/** The queries and their weights (the weight of a query's first row; undefined when its rows disagree). */
function queriesOf(input, scores) {
    const { order, starts } = byQueryAndScore(input, scores);
    const count = starts.length - 1;
    const weights = Float64Array.from({ length: count }, (_, q) => input.weights?.[order[starts[q]]] ?? 1);
    const own = input.weights;
    if (own !== undefined)
        for (let q = 0; q < count; q++)
            for (let i = starts[q]; i < starts[q + 1]; i++)
                if (own[order[i]] !== weights[q])
                    return { queries: undefined, weights };
    const queries = Array.from({ length: count }, (_, q) => queryOf(input.truth, scores, order.subarray(starts[q], starts[q + 1])));
    return { queries, weights };
}
/** The rows by query, in each from the lowest score up: one sort of all scores, then one counting sort by query. */
function byQueryAndScore(input, scores) {
    const byScore = (0,lib/* argsortFloat64 */.Fs)(scores);
    const { queries } = input;
    if (queries === undefined)
        return { order: byScore, starts: Uint32Array.of(0, input.rows) };
    const ids = [...new Set(queries)].sort((a, b) => a - b);
    const codeOf = new Map(ids.map((id, code) => [id, code]));
    const codes = queries.map((id) => codeOf.get(id));
    const starts = new Uint32Array(ids.length + 1);
    for (const code of codes)
        starts[code + 1] = starts[code + 1] + 1;
    for (let q = 0; q < ids.length; q++)
        starts[q + 1] = starts[q + 1] + starts[q];
    const next = starts.slice();
    const order = new Uint32Array(input.rows);
    for (let i = 0; i < byScore.length; i++) {
        const row = byScore[i];
        const code = codes[row];
        const at = next[code];
        next[code] = at + 1;
        order[at] = row;
    }
    return { order, starts };
}
/** One query from its rows in ascending order of their scores. */
function queryOf(truth, scores, order) {
    const relevance = Float64Array.from(order, (row) => truth[row]);
    const groups = [];
    let last = Number.NaN;
    let relevant = 0;
    for (let i = order.length - 1; i >= 0; i--) {
        const score = scores[order[i]];
        if (score !== last)
            groups.push([0, 0, 0]);
        last = score;
        const group = groups[groups.length - 1];
        const own = relevance[i];
        group[0]++;
        group[1] += own;
        if (own > 0) {
            group[2]++;
            relevant++;
        }
    }
    return { groups, relevance, relevant };
}
/** Discounted cumulative gain of the first k, each item of a tie having the tie's mean relevance. */
function gain(groups, k) {
    let sum = 0;
    let place = 0;
    for (const [items, relevance] of groups) {
        let discounts = 0;
        for (let i = 0; i < items; i++, place++)
            if (place < k)
                discounts += 1 / Math.log2(place + 2);
        sum += (relevance / items) * discounts;
    }
    return sum;
}
function normalised(query, k) {
    const best = query.relevance
        .slice()
        .sort()
        .reverse()
        .reduce((sum, value, place) => (place < k ? sum + value / Math.log2(place + 2) : sum), 0);
    return best === 0 ? 0 : gain(query.groups, k) / best;
}
/** The mean of 1 / rank of the first relevant item: in a tie of g items, r of them relevant, it stands at place j with chance C(g-1-j, r-1) / C(g, r). */
function reciprocalRank(query) {
    let before = 0;
    for (const [items, , relevant] of query.groups) {
        if (relevant === 0) {
            before += items;
            continue;
        }
        let mean = 0;
        let none = 1;
        for (let j = 0; j <= items - relevant; j++) {
            const first = relevant / (items - j);
            mean += (none * first) / (before + j + 1);
            none *= 1 - first;
        }
        return mean;
    }
    return 0;
}
/** Average precision as in scikit-learn: precision over the steps of recall, a tie being one step. */
function precisionOverSteps(query) {
    let items = 0;
    let hits = 0;
    let sum = 0;
    for (const [size, , relevant] of query.groups) {
        items += size;
        hits += relevant;
        sum += (relevant * hits) / items;
    }
    return query.relevant === 0 ? 0 : sum / query.relevant;
}
/** The mean number of relevant items among the first k. */
function foundIn(query, k) {
    let found = 0;
    let before = 0;
    for (const [items, , relevant] of query.groups) {
        const inside = Math.min(items, Math.max(0, k - before));
        found += (relevant * inside) / items;
        before += items;
    }
    return found;
}
/** The chance that at least one relevant item is among the first k. */
function hitRate(query, k) {
    let before = 0;
    for (const [items, , relevant] of query.groups) {
        if (relevant > 0) {
            const inside = Math.min(items, k - before);
            if (inside <= 0)
                return 0;
            let none = 1;
            for (let j = 0; j < inside; j++)
                none *= Math.max(0, items - relevant - j) / (items - j);
            return 1 - none;
        }
        before += items;
    }
    return 0;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/regression.js



const regression_epsilon = 2.220446049250313e-16;
const flat = 'the truth is constant';
const regression_metrics = {
    mean_absolute_error: (c) => valueOr(c.meanAbsolute(), tooLarge),
    mean_squared_error: (c) => valueOr(c.meanSquared(), tooLarge),
    root_mean_squared_error: (c) => valueOr(Math.sqrt(c.meanSquared()), tooLarge),
    median_absolute_error: (c) => valueOr(c.medianAbsolute(), tooLarge),
    max_error: (c) => ({ value: largest(c.absolute()) }),
    mean_error: (c) => valueOr(c.mean(perRow(c, (y, f) => f - y)), tooLarge),
    mean_absolute_percentage_error: (c) => valueOr(c.mean(perRow(c, (y, f) => Math.abs(f - y) / Math.max(Math.abs(y), regression_epsilon))), tooLarge),
    symmetric_mean_absolute_percentage_error: (c) => valueOr(c.mean(perRow(c, (y, f) => (y === 0 && f === 0 ? 0 : (2 * Math.abs(f - y)) / (Math.abs(y) + Math.abs(f))))), tooLarge),
    mean_squared_log_error: (c) => c.squaredLog(),
    root_mean_squared_log_error: (c) => mapped(c.squaredLog(), Math.sqrt),
    r2: (c) => (c.truth.length < 2 ? fewRows('R2') : explained(c.meanSquared(), c.variance())),
    explained_variance: (c) => {
        if (c.truth.length < 2)
            return fewRows('explained variance');
        const errors = perRow(c, (y, f) => y - f);
        const bias = c.mean(errors);
        return explained(c.mean(errors.map((error) => (error - bias) ** 2)), c.variance());
    },
    mean_pinball_loss: (c) => valueOr(c.mean(pinball(c.truth, c.values, alphaOf(c))), tooLarge),
    d2_pinball_score: (c) => quantileSkill(c, alphaOf(c)),
    d2_absolute_error_score: (c) => quantileSkill(c, 0.5),
    mean_tweedie_deviance: (c) => tweedie(c, c.options.power ?? 0),
    mean_poisson_deviance: (c) => tweedie(c, 1),
    mean_gamma_deviance: (c) => tweedie(c, 2),
    d2_tweedie_score: (c) => tweedieSkill(c, c.options.power ?? 0),
    pearson_correlation: (c) => correlation(c, c.truth, c.values),
    spearman_correlation: (c) => c.weights === undefined
        ? correlation(c, (0,lib/* rankMid */.TA)(c.truth), (0,lib/* rankMid */.TA)(c.values))
        : notEstimable('the rank correlation is not defined for weighted rows'),
    relative_absolute_error: (c) => {
        if (c.variance() === 0)
            return notEstimable(flat);
        return valueOr(c.meanAbsolute() / c.mean(c.deviations().map(Math.abs)), flat);
    },
    relative_squared_error: (c) => valueOr(c.meanSquared() / c.variance(), flat),
    normalized_root_mean_squared_error: (c) => valueOr(Math.sqrt(c.meanSquared()) / c.range(), flat),
    normalized_mean_absolute_error: (c) => valueOr(c.meanAbsolute() / c.range(), flat),
    normalized_median_absolute_error: (c) => valueOr(c.medianAbsolute() / c.range(), flat),
    normalized_root_mean_squared_log_error: (c) => {
        // log1p of the largest less that of the smallest, as one logarithm: the difference of two would lose digits.
        const smallest = -largest(c.truth.map((y) => -y));
        const range = Math.log1p(c.range() / (1 + smallest));
        return mapped(c.squaredLog(), (value) => Math.sqrt(value) / range);
    },
};
/** A function that computes metrics of the same predictions, sharing what they have in common; undefined for an unknown name. */
function regressionMetrics(input, options) {
    const { truth, values, weights } = input;
    const mean = (numbers) => meanOf(numbers, weights);
    const absolute = lazy(() => truth.map((y, i) => Math.abs(values[i] - y)));
    const truthMean = lazy(() => mean(truth));
    const deviations = lazy(() => centred(truth, mean));
    const context = {
        truth,
        values,
        weights,
        options,
        absolute,
        mean,
        truthMean,
        deviations,
        meanAbsolute: lazy(() => mean(absolute())),
        meanSquared: lazy(() => mean(absolute().map((error) => error * error))),
        variance: lazy(() => {
            // A constant truth has no variance, though its mean may be a rounding away from it.
            if (truth.every((y) => y === truth[0]))
                return 0;
            return mean(deviations().map((gap) => gap * gap));
        }),
        range: lazy(() => largest(truth) + largest(truth.map((y) => -y))),
        medianAbsolute: lazy(() => weightedMedian(absolute(), 0.5, weights)),
        squaredLog: lazy(() => {
            if (truth.some((y) => y <= -1) || values.some((f) => f <= -1))
                return notEstimable('a value is -1 or less: it has no log(1 + value)');
            return valueOr(mean(truth.map((y, i) => logError(y, values[i]) ** 2)), tooLarge);
        }),
    };
    const constant = lazy(() => truth.every((y) => y === truth[0]));
    return (name) => {
        const found = regression_metrics[name]?.(context);
        return found?.reason === flat && !constant() ? notEstimable(tooLarge) : found;
    };
}
/** log(1 + f) - log(1 + y) as one logarithm: the difference of two would lose digits where both are large. */
function logError(y, f) {
    return Math.log1p((f - y) / (1 + y));
}
function perRow(c, value) {
    const rows = new Float64Array(c.truth.length);
    for (let i = 0; i < rows.length; i++)
        rows[i] = value(c.truth[i], c.values[i]);
    return rows;
}
/** Values less their mean; the mean is rounded, so that what is left of it is taken out once more. */
function centred(values, mean) {
    const centre = mean(values);
    const gaps = values.map((value) => value - centre);
    const rest = mean(gaps);
    return gaps.map((gap) => gap - rest);
}
function fewRows(name) {
    return notEstimable(`${name} needs two rows`);
}
/** 1 - error / base; without a base 1 for perfect predictions and 0 else, as scikit-learn sets it. */
function explained(error, base) {
    if (Number.isNaN(error) || Number.isNaN(base))
        return notEstimable(tooLarge);
    if (base !== 0)
        return { value: error === 0 ? 1 : 1 - error / base };
    return { value: error === 0 ? 1 : 0, note: 'the truth is constant: 1 if perfect, else 0, as scikit-learn sets it' };
}
function mapped(value, f) {
    return value.value === null ? value : valueOr(f(value.value), flat);
}
function largest(values) {
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < values.length; i++)
        if (values[i] > most)
            most = values[i];
    return most;
}
function alphaOf(c) {
    return c.options.alpha ?? 0.5;
}
function pinball(truth, predicted, alpha) {
    return truth.map((y, i) => {
        const gap = y - (typeof predicted === 'number' ? predicted : predicted[i]);
        return gap >= 0 ? alpha * gap : (alpha - 1) * gap;
    });
}
/** The share of the pinball loss of the best constant that the model removes. */
function quantileSkill(c, alpha) {
    if (c.truth.length < 2)
        return fewRows('a D2 score');
    const loss = c.mean(pinball(c.truth, c.values, alpha));
    const constant = weightedMedian(c.truth, alpha, c.weights ?? new Float64Array(c.truth.length).fill(1));
    return explained(loss, c.mean(pinball(c.truth, constant, alpha)));
}
/** Which truths and predictions a Tweedie deviance is defined for. */
function tweedieObstacle(truth, predicted, power) {
    if (power > 0 && power < 1)
        return 'there is no Tweedie distribution with a power between 0 and 1';
    if (power !== 0 && predicted.some((f) => f <= 0))
        return 'a prediction is not above 0';
    if (power >= 2 && truth.some((y) => y <= 0))
        return 'a true value is not above 0';
    if (power >= 1 && truth.some((y) => y < 0))
        return 'a true value is negative';
    return undefined;
}
/** The deviance of one row for a power of the variance. */
function unitDeviance(y, f, p) {
    if (p === 0)
        return (y - f) ** 2;
    if (p === 1)
        return 2 * ((y === 0 ? 0 : y * Math.log(y / f)) - y + f);
    if (p === 2)
        return 2 * (Math.log(f / y) + y / f - 1);
    const base = p < 0 ? Math.max(y, 0) : y;
    return 2 * (base ** (2 - p) / ((1 - p) * (2 - p)) - (y * f ** (1 - p)) / (1 - p) + f ** (2 - p) / (2 - p));
}
function tweedie(c, power) {
    const obstacle = tweedieObstacle(c.truth, c.values, power);
    if (obstacle !== undefined)
        return notEstimable(obstacle);
    return valueOr(c.mean(perRow(c, (y, f) => unitDeviance(y, f, power))), tooLarge);
}
function tweedieSkill(c, power) {
    if (c.truth.length < 2)
        return fewRows('a D2 score');
    const own = tweedie(c, power);
    if (own.value === null)
        return own;
    if (c.truth.every((y) => y === c.truth[0]))
        return notEstimable(flat);
    const mean = c.truthMean();
    return valueOr(1 - own.value / c.mean(c.truth.map((y) => unitDeviance(y, mean, power))), flat);
}
function correlation(c, a, b) {
    if (a.length < 2)
        return fewRows('a correlation');
    const gapsA = scaled(centred(a, c.mean));
    const gapsB = scaled(centred(b, c.mean));
    const cross = c.mean(gapsA.map((gap, i) => gap * gapsB[i]));
    const squareA = c.mean(gapsA.map((gap) => gap * gap));
    const squareB = c.mean(gapsB.map((gap) => gap * gap));
    if (a.every((value) => value === a[0]) || b.every((value) => value === b[0]))
        return notEstimable('truth or prediction is constant');
    return valueOr(Math.min(1, Math.max(-1, cross / Math.sqrt(squareA * squareB))), tooLarge);
}
/** Divided by a power of two, so that the largest is about 1: products of huge or tiny numbers would leave the range of doubles. */
function scaled(gaps) {
    const most = largest(gaps.map(Math.abs));
    if (!(most > 0 && most < Number.POSITIVE_INFINITY))
        return gaps;
    const unit = 2 ** Math.max(-1022, Math.floor(Math.log2(most)));
    return gaps.map((gap) => gap / unit);
}
/**
 * The quantile of a weighted sample by inversion of its distribution function, the mean of two neighbours where the function
 * has exactly that height (type 2 of Hyndman and Fan, scikit-learn's `_weighted_percentile(average=True)`). Without weights the
 * plain median for 0.5.
 */
function weightedMedian(values, q, weights) {
    const order = (0,lib/* argsortFloat64 */.Fs)(values);
    const n = order.length;
    const at = (i) => values[order[i]];
    if (weights === undefined) {
        const middle = Math.floor(n / 2);
        return n % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
    }
    const total = (0,lib/* exactSum */.dZ)(weights);
    if (!(total > 0))
        return Number.NaN;
    const goal = q === 0 ? Number.MIN_VALUE : q * total;
    // The cumulated weight carries its rounding errors, so that the order of equal values does not show.
    let high = 0;
    let low = 0;
    let sum = 0;
    let i = 0;
    for (; i < n; i++) {
        const weight = weights[order[i]];
        const next = high + weight;
        low += high >= weight ? high - next + weight : weight - next + high;
        high = next;
        sum = high + low;
        if (sum >= goal)
            break;
    }
    if (i === n)
        i = n - 1;
    if (sum - goal > regression_epsilon)
        return at(i);
    let next = i + 1;
    while (next < n && weights[order[next]] === 0)
        next++;
    return next < n ? (at(i) + at(next)) / 2 : at(i);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/compute.js








/**
 * A function that computes any metric of these predictions. Unknown names, metrics of another task, missing or unknown (NaN)
 * predictions, negative weights, one-class truth and empty input all give `value: null` with the reason; it never throws for data.
 * Values are scikit-learn's to 1e-12.
 */
function metricComputer(input, options = {}) {
    const general = obstacleTo(input);
    if (general !== undefined)
        return (name) => known(name, input) ?? notEstimable(general);
    const compute = ofTask(input, options);
    return (name) => {
        const unknown = known(name, input);
        if (unknown !== undefined)
            return unknown;
        return finiteOnly(compute(name)) ?? notEstimable(`${name} cannot be computed from predictions alone`);
    };
}
/** One metric of these predictions. For several take `metricComputer` or `computeAll`: they share the work. */
function computeMetric(name, input, options = {}) {
    return metricComputer(input, options)(name);
}
/** Every metric of the catalogue that predictions of this task can have, by name, in the order of the catalogue. */
function computeAll(input, options = {}) {
    const compute = metricComputer(input, options);
    return Object.fromEntries(namesOfPredictions(input.task).map((name) => [name, compute(name)]));
}
/** The metrics of a task that come from predictions and truth alone, in the order of the catalogue. */
function namesOfPredictions(task) {
    return (0,core_lib/* metricNames */.Zv)(task).filter((name) => {
        const family = (0,core_lib/* metricInfo */.R)(name)?.family;
        return family === 'quality' || family === 'calibration';
    });
}
function ofTask(input, options) {
    switch (input.task) {
        case 'binary':
            return binaryMetrics(input, options);
        case 'multiclass':
            return multiclassMetrics(input, options);
        case 'regression': {
            const { values } = input;
            if (values === undefined)
                return () => notEstimable('there are no predicted numbers');
            const unknown = unknownIn(values);
            if (unknown > 0)
                return () => notEstimable(`${unknown} predictions are not finite numbers`);
            return regressionMetrics({ ...input, values }, options);
        }
        case 'clustering':
            return clusteringMetrics(input);
        case 'ranking':
            return rankingMetrics(input);
    }
}
function known(name, input) {
    // A group's rates have no entry of their own in the catalogue; fairness asks for them by these names.
    if (input.task === 'binary' && (name === 'true_positive_rate' || name === 'true_negative_rate'))
        return undefined;
    const info = (0,core_lib/* metricInfo */.R)(name);
    if (info === undefined)
        return notEstimable(`there is no metric "${name}"`);
    if (!info.tasks.includes(input.task))
        return notEstimable(`${name} is not a metric of task ${input.task}`);
    return undefined;
}
function obstacleTo(input) {
    if (input.rows === 0)
        return 'there are no rows';
    const { truth, weights } = input;
    const unknown = unknownIn(truth);
    // Clusters can be judged by their shape alone: there the metrics that need the truth look for themselves.
    if (unknown > 0 && input.task !== 'clustering')
        return `the truth is unknown in ${unknown} rows`;
    if (weights === undefined)
        return undefined;
    if (unknownIn(weights) > 0)
        return 'a weight is not a finite number';
    if (weights.some((weight) => weight < 0))
        return 'a weight is negative';
    return weights.some((weight) => weight > 0) ? undefined : 'the weights sum to 0';
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/curves.js




/** The ROC, precision-recall, DET and gain curve of binary scores in at most `limit` points; empty when a score or truth is missing. */
function curvesOf(input, limit = 200) {
    if (input.task !== 'binary' || input.scores === undefined || input.rows === 0)
        return [];
    if (unknownIn(input.scores) + unknownIn(input.truth) > 0)
        return [];
    return curvePoints(rankedOf(input.truth, input.scores, input.weights), limit);
}
/**
 * The calibration curve: binary of the positive class, multiclass of the confidence in the most probable class. Empty when the
 * probabilities are missing, unknown or outside [0, 1].
 */
function calibrationCurve(input, options = {}) {
    const { truth, scores, probabilities, weights, rows } = input;
    const { bins = 15, strategy = 'uniform' } = options;
    if (rows === 0 || unknownIn(truth) > 0)
        return [];
    if (input.task === 'binary')
        return scores === undefined || !areProbabilities(scores)
            ? []
            : calibrationBins(truth, scores, bins, strategy, weights);
    if (probabilities === undefined || !areProbabilities(probabilities))
        return [];
    const classes = probabilities.length / rows;
    const top = mostProbable({ rows, classes, names: [], truth, probabilities });
    const right = top.labels.map((label, i) => (label === truth[i] ? 1 : 0));
    return calibrationBins(right, top.confidence, bins, strategy, weights);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/per-class.js






/**
 * Precision, recall, f1, fbeta, jaccard, specificity, support, and with probabilities ROC AUC and average precision of each class
 * against the rest. Classes are those of the input, in their order; empty when labels or truth are missing or unknown.
 */
function perClass(input, options = {}) {
    const { truth, labels, weights } = input;
    if (input.task !== 'binary' && input.task !== 'multiclass')
        return [];
    if (labels === undefined || input.rows === 0 || unknownIn(truth) + unknownIn(labels) > 0)
        return [];
    const classes = input.task === 'binary' ? 2 : classCount(input);
    const confusion = confusionOf(truth, labels, classes, weights);
    const ranking = input.task === 'binary' ? binaryRanking(input, options) : undefined;
    return Array.from({ length: classes }, (_, one) => ({
        class: input.classes?.[one] ?? String(one),
        metrics: {
            ...classMetrics(confusion, one),
            ...(ranking ? orderOfClass(ranking, one) : orderMetrics(input, one, classes)),
        },
    }));
}
/** One sort serves both classes. Undefined without scores. */
function binaryRanking(input, options) {
    const { truth, scores, weights } = input;
    if (scores === undefined || unknownIn(scores) > 0)
        return undefined;
    return options.ranked?.() ?? rankedOf(truth, scores, weights);
}
/** The negative class is ranked by the same scores the other way round: the same area, another precision. */
function orderOfClass(ranked, one) {
    if (one === 1)
        return orderOf(ranked);
    return { roc_auc: finite(rocAuc(ranked)), average_precision: finite(averagePrecisionOfRest(ranked)) };
}
function finite(value) {
    return Number.isFinite(value) ? value : null;
}
function orderMetrics(input, one, classes) {
    const { probabilities, rows, truth, weights } = input;
    if (probabilities === undefined || probabilities.length !== rows * classes)
        return {};
    const scores = columnOfClass({ rows, classes, names: input.classes ?? [], truth, probabilities }, one);
    if (unknownIn(scores) > 0)
        return {};
    return orderOf(rankedOf(truth.map((value) => (value === one ? 1 : 0)), scores, weights));
}
function orderOf(ranked) {
    return { roc_auc: finite(rocAuc(ranked)), average_precision: finite(averagePrecision(ranked)) };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/sliced.js






/**
 * Metrics of every slice. When all of them need the confusion matrix only, one pass counts all slices at once; else the rows are
 * brought together by slice and each slice is computed with what its metrics share.
 * @param codes the slice of each row, in [0, slices); negative: in none
 * @returns for each name one value a slice
 */
function computeSliced(names, input, codes, slices, options = {}) {
    if (codes.length !== input.rows)
        throw new RangeError(`${codes.length} slice codes for ${input.rows} rows`);
    const countable = (input.task === 'binary' || input.task === 'multiclass') && names.every(isLabelMetric);
    if (countable) {
        const counted = byCounting(names, input, codes, slices, options);
        if (counted !== undefined)
            return counted;
    }
    for (let i = 0; i < codes.length; i++)
        if (codes[i] >= slices)
            throw noSlice(codes[i], slices);
    const parts = partsOf(input, codes, slices);
    // A ranking of all rows is none of a part's.
    const { ranked: _, ...own } = options;
    const computers = parts.map((part) => metricComputer(part, own));
    return Object.fromEntries(names.map((name) => [name, computers.map((compute) => compute(name))]));
}
function noSlice(code, slices) {
    return new RangeError(`slice ${code}: there are ${slices}`);
}
function byCounting(names, input, codes, slices, options) {
    const { truth, weights } = input;
    const labels = input.labels;
    // Anything unusual goes the long way, where the reasons are.
    if (labels === undefined || options.threshold !== undefined || input.rows === 0)
        return undefined;
    if (weights !== undefined && (unknownIn(weights) > 0 || weights.some((weight) => weight < 0)))
        return undefined;
    const classes = input.task === 'binary' ? 2 : classCount(input);
    const cells = countCells(truth, labels, codes, slices, classes);
    if (cells === undefined)
        return undefined;
    const sums = weights === undefined ? cells.counts : (0,lib/* groupedExactSum */.lZ)(weights, cells.codes(), slices * classes * classes);
    const width = classes * classes;
    const confusions = Array.from({ length: slices }, (_, slice) => totalsOf(sums.subarray(slice * width, (slice + 1) * width), classes, cells.counts.subarray(slice * width, (slice + 1) * width)));
    const empty = (confusion) => confusion.seen.length === 0;
    return Object.fromEntries(names.map((name) => [
        name,
        confusions.map((confusion) => empty(confusion)
            ? { value: null, reason: 'there are no rows' }
            : confusion.total === 0
                ? { value: null, reason: 'the weights sum to 0' }
                : (labelMetric(name, confusion) ?? computeMetric(name, input))),
    ]));
}
/** Counts rows by (slice, true class, predicted class); undefined when a truth or label is not a whole number of a class. */
function countCells(truth, labels, codes, slices, classes) {
    const width = classes * classes;
    const codesOf = () => cellCodes(truth, labels, codes, classes);
    const binary = classes === 2 ? countBinary(truth, labels, codes, slices) : undefined;
    if (binary !== undefined)
        return { counts: binary, codes: codesOf };
    // Numbers, because what follows takes numbers.
    const counts = new Float64Array(slices * width);
    let strange = false;
    for (let i = 0; i < truth.length; i++) {
        const slice = codes[i];
        if (slice >= slices)
            throw noSlice(slice, slices);
        if (slice < 0)
            continue;
        const t = truth[i];
        const p = labels[i];
        // Whole numbers as 32-bit integers: a NaN, a fraction or a negative number is not equal to what is left of it, or is large.
        const row = t | 0;
        const column = p | 0;
        if (row !== t || column !== p || row >>> 0 >= classes || column >>> 0 >= classes)
            strange = true;
        else {
            const cell = (slice * classes + row) * classes + column;
            counts[cell] = counts[cell] + 1;
        }
    }
    return strange ? undefined : { counts, codes: codesOf };
}
function cellCodes(truth, labels, codes, classes) {
    const cells = new Int32Array(truth.length);
    for (let i = 0; i < cells.length; i++) {
        const slice = codes[i];
        cells[i] = slice < 0 ? -1 : (slice * classes + truth[i]) * classes + labels[i];
    }
    return cells;
}
/** The upper word of 1. */
const one = 0x3ff00000;
/**
 * The same for two classes, on the words of the doubles: no conversion, and what is neither 0 nor 1 leaves a bit behind. Two rows at a time, each with its
 * own counters, so that no row waits for the one before. Undefined where a row is strange (or a -0) or in no slice, which the general way looks at.
 */
function countBinary(truth, labels, codes, slices) {
    const n = codes.length;
    const t = new Int32Array(truth.buffer, truth.byteOffset, 2 * n);
    const p = new Int32Array(labels.buffer, labels.byteOffset, 2 * n);
    const even = new Int32Array(4 * slices);
    const odd = new Int32Array(4 * slices);
    let strange = 0;
    const pairs = n & ~1;
    for (let i = 0; i < pairs; i += 2) {
        const first = codes[i];
        const second = codes[i + 1];
        if (first >>> 0 >= slices || second >>> 0 >= slices)
            return undefined;
        const at = 2 * i;
        const t1 = t[at + 1];
        const p1 = p[at + 1];
        const t2 = t[at + 3];
        const p2 = p[at + 3];
        // The lowest bit of the exponent tells 1 from 0.
        const row1 = (t1 >> 20) & 1;
        const column1 = (p1 >> 20) & 1;
        const row2 = (t2 >> 20) & 1;
        const column2 = (p2 >> 20) & 1;
        strange |=
            t[at] |
                p[at] |
                t[at + 2] |
                p[at + 2] |
                (t1 ^ (-row1 & one)) |
                (p1 ^ (-column1 & one)) |
                (t2 ^ (-row2 & one)) |
                (p2 ^ (-column2 & one));
        const cell1 = first * 4 + row1 * 2 + column1;
        const cell2 = second * 4 + row2 * 2 + column2;
        even[cell1] = (even[cell1] + 1) | 0;
        odd[cell2] = (odd[cell2] + 1) | 0;
    }
    if (pairs < n) {
        const slice = codes[pairs];
        const row = truth[pairs];
        const column = labels[pairs];
        if (slice >>> 0 >= slices || (row !== 0 && row !== 1) || (column !== 0 && column !== 1))
            return undefined;
        const cell = slice * 4 + row * 2 + column;
        even[cell] = even[cell] + 1;
    }
    if (strange !== 0)
        return undefined;
    return Float64Array.from({ length: 4 * slices }, (_, cell) => even[cell] + odd[cell]);
}
/** The rows of each slice as an input of its own, in their order. */
function partsOf(input, codes, slices) {
    const starts = new Uint32Array(slices + 1);
    for (let i = 0; i < codes.length; i++) {
        const code = codes[i];
        if (code >= 0)
            starts[code + 1] = starts[code + 1] + 1;
    }
    for (let g = 0; g < slices; g++)
        starts[g + 1] = starts[g + 1] + starts[g];
    const next = starts.slice();
    const rows = new Uint32Array(starts[slices]);
    for (let i = 0; i < codes.length; i++) {
        const code = codes[i];
        if (code < 0)
            continue;
        const at = next[code];
        next[code] = at + 1;
        rows[at] = i;
    }
    const width = input.probabilities === undefined ? 0 : input.probabilities.length / input.rows;
    const dimensions = input.points === undefined ? 0 : input.points.length / input.rows;
    const together = {
        ...input,
        truth: gather(input.truth, rows),
        ...given('labels', input.labels, (values) => gather(values, rows)),
        ...given('scores', input.scores, (values) => gather(values, rows)),
        ...given('values', input.values, (values) => gather(values, rows)),
        ...given('weights', input.weights, (values) => gather(values, rows)),
        ...given('probabilities', input.probabilities, (values) => gatherWide(values, rows, width)),
        ...given('points', input.points, (values) => gatherWide(values, rows, dimensions)),
        ...given('queries', input.queries, (ids) => Int32Array.from(rows, (row) => ids[row])),
        ...given('clusters', input.clusters, (ids) => Int32Array.from(rows, (row) => ids[row])),
    };
    return Array.from({ length: slices }, (_, g) => cut(together, starts[g], starts[g + 1], width, dimensions));
}
function cut(all, start, end, width, dimensions) {
    return {
        ...all,
        rows: end - start,
        truth: all.truth.subarray(start, end),
        ...given('labels', all.labels, (values) => values.subarray(start, end)),
        ...given('scores', all.scores, (values) => values.subarray(start, end)),
        ...given('values', all.values, (values) => values.subarray(start, end)),
        ...given('weights', all.weights, (values) => values.subarray(start, end)),
        ...given('probabilities', all.probabilities, (values) => values.subarray(start * width, end * width)),
        ...given('points', all.points, (values) => values.subarray(start * dimensions, end * dimensions)),
        ...given('queries', all.queries, (ids) => ids.subarray(start, end)),
        ...given('clusters', all.clusters, (ids) => ids.subarray(start, end)),
    };
}
/** A property that is set only where there is something to set it to. */
function given(key, value, make) {
    return (value === undefined ? {} : { [key]: make(value) });
}
function gather(values, rows) {
    const out = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++)
        out[i] = values[rows[i]];
    return out;
}
function gatherWide(values, rows, width) {
    const out = new Float64Array(rows.length * width);
    for (let i = 0; i < rows.length; i++) {
        const from = rows[i] * width;
        for (let d = 0; d < width; d++)
            out[i * width + d] = values[from + d];
    }
    return out;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/score-cells.js
/*
 * Cells for scores in [0, 1], fine where scores crowd. A score below a half falls by its distance from 0, any other by its distance from 1 (1 - s is exact
 * there): each halving of that distance has its own cells, 2^20 between 1/4 and 1/2, half as many in each step towards the end, never fewer than 2^14. So a
 * cell is at most 2^-22 wide and at most 2^-14 of its distance from the nearer end, down to 2^-48; what is nearer shares one cell. The cell of a score needs
 * nothing but the score: the order of rows, the chunks and the number of parts cannot show in the counts.
 */
/** The exponent field of [1/4, 1/2). */
const topExponent = 1021;
const binades = 47;
const bitsOf = { fine: [20, 14], coarse: [16, 10] };
const layouts = new Map();
/** Cells come in blocks, so that the empty ones, nearly all where rows are few, are passed over (and never get memory). */
const blockBits = 10;
/** The most scores that the counters of one cell surely hold. */
const mostScores = 2 ** 32 - 1;
const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
/** How many positive and negative rows fall in each cell, and whether all rows of a cell have the same score. */
class ScoreCells {
    #layout;
    /** Of cell i: negatives at 2 i, positives at 2 i + 1. */
    #counts;
    /** The one score of a cell; NaN where it holds several. */
    #scores;
    /** 1 for a block that holds rows. */
    #used;
    #rows = 0;
    constructor(fineness) {
        const layout = layouts.get(fineness) ?? layOut(fineness);
        layouts.set(fineness, layout);
        this.#layout = layout;
        this.#counts = new Uint32Array(2 * layout.cells);
        this.#scores = new Float64Array(layout.cells);
        this.#used = new Uint8Array((layout.cells >>> blockBits) + 1);
    }
    /** Adds the rows whose score lies in [0, 1]; gives how many do not. */
    add(truth, scores) {
        if (this.#rows + scores.length > mostScores)
            throw new RangeError(`a stream holds at most ${mostScores} scores`);
        const counts = this.#counts;
        const known = this.#scores;
        const used = this.#used;
        const layout = this.#layout;
        let outside = 0;
        for (let i = 0; i < scores.length; i++) {
            const score = scores[i];
            if (!(score >= 0 && score <= 1)) {
                outside++;
                continue;
            }
            const cell = cellOf(score, layout);
            const at = 2 * cell;
            if (known[cell] !== score)
                known[cell] = counts[at] + counts[at + 1] === 0 ? score : Number.NaN;
            const own = at + (truth[i] === 1 ? 1 : 0);
            counts[own] = counts[own] + 1;
            used[cell >>> blockBits] = 1;
        }
        this.#rows += scores.length - outside;
        return outside;
    }
    /** Adds what other cells hold. */
    merge(other) {
        if (this.#rows + other.#rows > mostScores)
            throw new RangeError(`a stream holds at most ${mostScores} scores`);
        other.#forEachUsed((cell, negatives, positives, score) => {
            const at = 2 * cell;
            const own = this.#counts[at] + this.#counts[at + 1];
            if (own === 0)
                this.#scores[cell] = score;
            else if (this.#scores[cell] !== score)
                this.#scores[cell] = Number.NaN;
            this.#counts[at] = this.#counts[at] + negatives;
            this.#counts[at + 1] = this.#counts[at + 1] + positives;
            this.#used[cell >>> blockBits] = 1;
        });
        this.#rows += other.#rows;
    }
    /** The cells that hold rows, from the highest scores down. */
    forEach(take) {
        this.#forEachUsed((_, negatives, positives, score) => take(positives, negatives, Number.isNaN(score)));
    }
    #forEachUsed(take) {
        for (let block = this.#used.length - 1; block >= 0; block--) {
            if (this.#used[block] === 0)
                continue;
            for (let cell = Math.min(this.#layout.cells, (block + 1) << blockBits) - 1; cell >= block << blockBits; cell--) {
                const negatives = this.#counts[2 * cell];
                const positives = this.#counts[2 * cell + 1];
                if (positives + negatives > 0)
                    take(cell, negatives, positives, this.#scores[cell]);
            }
        }
    }
}
function cellOf(score, { starts, drops, cells }) {
    // Adding 0 makes -0 a 0.
    scratch[0] = score < 0.5 ? score + 0 : 1 - score;
    const high = words[1];
    const exponent = high >>> 20;
    const place = starts[exponent] + ((high & 0xfffff) >>> drops[exponent]);
    return score < 0.5 ? place : cells - 1 - place;
}
function layOut(fineness) {
    const [firstBits, leastBits] = bitsOf[fineness];
    const starts = new Int32Array(2048);
    const drops = new Uint8Array(2048).fill(31);
    // Cell 0 is for what is nearer to the end than any binade with cells of its own: there every bit is dropped.
    let size = 1;
    for (let exponent = topExponent - binades + 1; exponent <= topExponent; exponent++) {
        const bits = Math.max(leastBits, firstBits - (topExponent - exponent));
        starts[exponent] = size;
        drops[exponent] = 20 - bits;
        size += 2 ** bits;
    }
    // A half itself, which is the last of the distances.
    starts[topExponent + 1] = size;
    return { starts, drops, cells: 2 * (size + 1) };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/streamed-order.js




/** Buckets of the scores that leave [0, 1], of each class. */
const buckets = 65_536;
/**
 * The order of binary scores in bounded memory: cells for scores in [0, 1], sketches for what lies beyond. Metrics of the order are exact where no bucket
 * holds different scores (six digits, or few scores), else they come with bounds that surely hold the exact value.
 */
class StreamedOrder {
    #cells;
    /** Of negatives and positives: scores below 0 or above 1. */
    #outside = [new lib/* QuantileSketch */.wh(buckets), new lib/* QuantileSketch */.wh(buckets)];
    #rows = [0, 0];
    #found = lazy(() => this.#compute());
    #fineness;
    constructor(fineness = 'fine') {
        this.#fineness = fineness;
    }
    /** Adds scores (no NaN, no infinity) with truth 0 or 1. */
    add(truth, scores) {
        this.#found = lazy(() => this.#compute());
        let positives = 0;
        for (let i = 0; i < truth.length; i++)
            if (truth[i] === 1)
                positives++;
        this.#rows = [this.#rows[0] + truth.length - positives, this.#rows[1] + positives];
        this.#cells ??= new ScoreCells(this.#fineness);
        if (this.#cells.add(truth, scores) === 0)
            return;
        const beyond = (score) => score < 0 || score > 1;
        this.#outside[1].addAll(scores.filter((score, i) => truth[i] === 1 && beyond(score)));
        this.#outside[0].addAll(scores.filter((score, i) => truth[i] !== 1 && beyond(score)));
    }
    merge(other) {
        this.#found = lazy(() => this.#compute());
        this.#rows = [this.#rows[0] + other.#rows[0], this.#rows[1] + other.#rows[1]];
        if (other.#cells) {
            this.#cells ??= new ScoreCells(this.#fineness);
            this.#cells.merge(other.#cells);
        }
        this.#outside[0].merge(other.#outside[0]);
        this.#outside[1].merge(other.#outside[1]);
    }
    /** A metric of the order, or undefined for a name it has no rule for. */
    metric(name) {
        if (!names.has(name))
            return undefined;
        const [negatives, positives] = this.#rows;
        if (name === 'average_precision' && positives === 0)
            return { value: 0, note: 'the truth has no positive row: 0, as scikit-learn sets it' };
        if (name === 'lift_at_10_percent' && positives === 0)
            return notEstimable('the truth has no positive row');
        if (ofBoth.has(name) && (positives === 0 || negatives === 0))
            return notEstimable('the truth has only one class');
        return this.#found()[name];
    }
    /** Every metric at once: the buckets are gone through once for each order that their rows may stand in. */
    #compute() {
        let mixed = false;
        let count = 0;
        this.#forEach((_p, _n, several) => {
            count++;
            mixed ||= several;
        });
        const together = rulesOf(this.#ranked(count, 'together'));
        if (!mixed)
            return Object.fromEntries(Object.entries(together).map(([name, value]) => [name, { value }]));
        const best = rulesOf(this.#ranked(count, 'positives first'));
        const worst = rulesOf(this.#ranked(count, 'negatives first'));
        const bounds = (name) => ({
            value: together[name],
            lower: Math.min(together[name], worst[name]),
            upper: Math.max(together[name], best[name]),
        });
        return {
            roc_auc: bounds('roc_auc'),
            gini: bounds('gini'),
            'roc_auc_partial_0.1': bounds('roc_auc_partial_0.1'),
            lift_at_10_percent: bounds('lift_at_10_percent'),
            // A largest gap: the ends of the buckets are steps of the exact curve too, and between them it is largest in one of the two orders.
            ks_statistic: {
                value: together.ks_statistic,
                lower: together.ks_statistic,
                upper: Math.min(1, Math.max(together.ks_statistic, best.ks_statistic, worst.ks_statistic)),
            },
            average_precision: {
                value: together.average_precision,
                lower: Math.min(together.average_precision, this.#leastPrecision()),
                upper: Math.min(1, Math.max(together.average_precision, best.average_precision)),
            },
        };
    }
    /** In every mixed bucket the positives come last, each with the precision of the first of them. */
    #leastPrecision() {
        let sum = 0;
        let up = 0;
        let all = 0;
        this.#forEach((p, n, mixed) => {
            all += p + n;
            if (p > 0)
                sum += mixed ? (p * (up + 1)) / (all - p + 1) : (p * (up + p)) / all;
            up += p;
        });
        return sum / up;
    }
    #ranked(count, order) {
        const most = order === 'together' ? count : 2 * count;
        const positives = new Float64Array(most);
        const negatives = new Float64Array(most);
        let [up, down, steps] = [0, 0, 0];
        const step = (p, n) => {
            up += p;
            down += n;
            positives[steps] = up;
            negatives[steps] = down;
            steps++;
        };
        this.#forEach((p, n, mixed) => {
            if (order === 'together' || !mixed || p === 0 || n === 0)
                step(p, n);
            else if (order === 'positives first') {
                step(p, 0);
                step(0, n);
            }
            else {
                step(0, n);
                step(p, 0);
            }
        });
        return { steps, scores: new Float64Array(), positives, negatives, positiveTotal: up, negativeTotal: down };
    }
    /** All buckets from the highest scores down. */
    #forEach(take) {
        const bits = Math.min(this.#outside[0].bits, this.#outside[1].bits);
        const beyond = new Map();
        for (const [side, sketch] of this.#outside.entries())
            for (const [key, rows] of sketch.buckets(bits)) {
                const both = beyond.get(key) ?? [0, 0];
                both[side] = rows;
                beyond.set(key, both);
            }
        const sorted = [...beyond].sort(([a], [b]) => b - a);
        // A bucket that begins at 1 holds scores above 1; -0 is no key.
        for (const [key, [n, p]] of sorted)
            if (key >= 1)
                take(p, n, bits < 52);
        this.#cells?.forEach(take);
        for (const [key, [n, p]] of sorted)
            if (key < 1)
                take(p, n, bits < 52);
    }
}
function rulesOf(ranked) {
    const area = rocAuc(ranked);
    return {
        roc_auc: area,
        gini: 2 * area - 1,
        average_precision: averagePrecision(ranked),
        'roc_auc_partial_0.1': partialRocAuc(ranked, 0.1),
        ks_statistic: ksOfScores(ranked),
        lift_at_10_percent: liftAt(ranked, 0.1),
    };
}
const ofBoth = new Set(['roc_auc', 'gini', 'roc_auc_partial_0.1', 'ks_statistic']);
const names = new Set([...ofBoth, 'average_precision', 'lift_at_10_percent']);

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/streamed-probability.js



const bins = 15;
const edges = uniformEdges(bins);
const streamed_probability_oneClass = 'the truth has only one class';
/** Probabilities of the positive class, part by part: exact sums of the losses, and the calibration curve over 15 bins of equal width. */
class StreamedProbabilities {
    #logLoss = new lib/* ExactSum */.PA();
    #brier = new lib/* ExactSum */.PA();
    #predicted = Array.from({ length: bins }, () => new lib/* ExactSum */.PA());
    #weight = new Float64Array(bins);
    #happened = new Float64Array(bins);
    /** Adds probabilities in [0, 1] with truth 0 or 1. */
    add(truth, probabilities) {
        this.#logLoss.addAll(logLossRows(truth, probabilities, 1));
        this.#brier.addAll(brierRows(truth, probabilities, 1));
        const codes = uniformCodes(probabilities, edges, bins);
        const words = new Uint32Array(probabilities.buffer, probabilities.byteOffset, probabilities.length * 2);
        for (let i = 0; i < codes.length; i++) {
            const bin = codes[i];
            this.#weight[bin] = this.#weight[bin] + 1;
            this.#happened[bin] = this.#happened[bin] + truth[i];
            this.#predicted[bin].addWords(words[2 * i + 1], words[2 * i]);
        }
    }
    merge(other) {
        this.#logLoss.merge(other.#logLoss);
        this.#brier.merge(other.#brier);
        for (let bin = 0; bin < bins; bin++) {
            this.#predicted[bin]?.merge(other.#predicted[bin]);
            this.#weight[bin] = this.#weight[bin] + other.#weight[bin];
            this.#happened[bin] = this.#happened[bin] + other.#happened[bin];
        }
    }
    /** A metric, exact but for its last rounding; undefined for a name it has no rule for. There is at least one row. */
    metric(name) {
        const rows = this.#weight.reduce((a, b) => a + b);
        const positives = this.#happened.reduce((a, b) => a + b);
        const shares = Float64Array.of((rows - positives) / rows, positives / rows);
        const skill = (loss, base) => {
            if (rows < 2)
                return notEstimable('a D2 score needs two rows');
            return positives === 0 || positives === rows ? notEstimable(streamed_probability_oneClass) : valueOr(1 - loss / base, streamed_probability_oneClass);
        };
        const logLoss = () => this.#logLoss.total() / rows;
        const brier = () => this.#brier.total() / rows;
        const rules = {
            log_loss: () => ({ value: logLoss() }),
            brier_score: () => ({ value: brier() }),
            d2_log_loss_score: () => skill(logLoss(), nullLogLoss(shares)),
            d2_brier_score: () => skill(brier(), nullBrier(shares) / 2),
            calibration_bias: () => ({ value: this.#mean() / rows - positives / rows }),
            expected_calibration_error: () => ({ value: calibrationError(this.#curve()).expected }),
            maximum_calibration_error: () => ({ value: calibrationError(this.#curve()).maximum }),
            brier_reliability: () => ({ value: brierParts(this.#curve()).reliability }),
            brier_resolution: () => ({ value: brierParts(this.#curve()).resolution }),
            brier_uncertainty: () => ({ value: brierParts(this.#curve()).uncertainty }),
        };
        return rules[name]?.();
    }
    #mean() {
        const all = new lib/* ExactSum */.PA();
        for (const sum of this.#predicted)
            all.merge(sum);
        return all.total();
    }
    #curve() {
        return this.#predicted.map((sum, bin) => ({
            lower: edges[bin],
            upper: edges[bin + 1],
            weight: this.#weight[bin],
            predicted: sum.total() / this.#weight[bin],
            observed: this.#happened[bin] / this.#weight[bin],
        }));
    }
}
/** The names that `StreamedProbabilities` has a rule for. */
const probabilityNames = new Set([
    'log_loss',
    'brier_score',
    'd2_log_loss_score',
    'd2_brier_score',
    'calibration_bias',
    'expected_calibration_error',
    'maximum_calibration_error',
    'brier_reliability',
    'brier_resolution',
    'brier_uncertainty',
]);

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/streamed-regression.js



const streamed_regression_epsilon = 2.220446049250313e-16;
/** Of the sketches of absolute errors and of the truth: a bucket is about 2^-13 of its value wide. */
const streamed_regression_buckets = 65_536;
/** Predicted numbers of a stream: exact sums, exact moments of truth, prediction and error, and a sketch of the absolute errors. */
class StreamedNumbers {
    #truth = new lib/* Accumulator */.$H();
    #values = new lib/* Accumulator */.$H();
    #errors = new lib/* Accumulator */.$H();
    #products = new lib/* ExactSum */.PA();
    #squares = new lib/* ExactSum */.PA();
    #absolute = new lib/* ExactSum */.PA();
    #percentage = new lib/* ExactSum */.PA();
    #symmetric = new lib/* ExactSum */.PA();
    #squaredLogs = new lib/* ExactSum */.PA();
    /** Sums of the Poisson and the gamma deviance, while every row has one. */
    #deviances = [new lib/* ExactSum */.PA(), new lib/* ExactSum */.PA()];
    #noDeviance = [undefined, undefined];
    #sketch = new lib/* QuantileSketch */.wh(streamed_regression_buckets);
    #truths = new lib/* QuantileSketch */.wh(streamed_regression_buckets);
    #noLogarithm = false;
    /** True once an error, a product or a sum left the range of doubles: from then on no metric has a value. */
    #overflown = false;
    /** Adds a chunk of finite numbers. */
    add(truth, values) {
        const errors = truth.map((y, i) => values[i] - y);
        const absolute = errors.map(Math.abs);
        if (!absolute.every(Number.isFinite) || truth.some((y, i) => !Number.isFinite(y * values[i]))) {
            this.#overflown = true;
            return;
        }
        this.#truth.addAll(truth);
        this.#values.addAll(values);
        this.#errors.addAll(errors);
        this.#absolute.addAll(absolute);
        this.#sketch.addAll(absolute);
        this.#truths.addAll(truth);
        this.#addDeviance(truth, values, 0);
        this.#addDeviance(truth, values, 1);
        this.#squares.addAll(errors.map((error) => error * error));
        this.#percentage.addAll(absolute.map((gap, i) => gap / Math.max(Math.abs(truth[i]), streamed_regression_epsilon)));
        this.#symmetric.addAll(absolute.map((gap, i) => symmetric(gap, truth[i], values[i])));
        if (truth.some((y) => y <= -1) || values.some((f) => f <= -1))
            this.#noLogarithm = true;
        else
            this.#squaredLogs.addAll(truth.map((y, i) => logError(y, values[i]) ** 2));
        for (let i = 0; i < truth.length; i++)
            this.#products.addProduct(truth[i], values[i]);
    }
    /** Power 1 at place 0, power 2 at place 1. */
    #addDeviance(truth, values, at) {
        const obstacle = tweedieObstacle(truth, values, at + 1);
        this.#noDeviance[at] = worseOf(this.#noDeviance[at], obstacle);
        if (obstacle === undefined)
            this.#deviances[at].addAll(truth.map((y, i) => unitDeviance(y, values[i], at + 1)));
    }
    merge(other) {
        this.#truth.merge(other.#truth);
        this.#values.merge(other.#values);
        this.#errors.merge(other.#errors);
        this.#products.merge(other.#products);
        this.#squares.merge(other.#squares);
        this.#absolute.merge(other.#absolute);
        this.#percentage.merge(other.#percentage);
        this.#symmetric.merge(other.#symmetric);
        this.#squaredLogs.merge(other.#squaredLogs);
        this.#sketch.merge(other.#sketch);
        this.#truths.merge(other.#truths);
        for (const at of [0, 1]) {
            this.#deviances[at].merge(other.#deviances[at]);
            this.#noDeviance[at] = worseOf(this.#noDeviance[at], other.#noDeviance[at]);
        }
        this.#noLogarithm ||= other.#noLogarithm;
        this.#overflown ||= other.#overflown;
    }
    /** A metric, or undefined for a name it has no rule for. */
    metric(name) {
        if (this.#overflown)
            return notEstimable(tooLarge);
        const n = this.#truth.count;
        const truth = this.#truth.moments();
        const range = truth.max - truth.min;
        const flat = 'the truth is constant';
        const root = (value) => Math.sqrt(value);
        const squared = () => this.#squares.total() / n;
        const absolute = () => this.#absolute.total() / n;
        const rules = {
            mean_absolute_error: () => ({ value: absolute() }),
            mean_squared_error: () => ({ value: squared() }),
            root_mean_squared_error: () => ({ value: root(squared()) }),
            mean_error: () => ({ value: this.#errors.moments().mean }),
            mean_pinball_loss: () => ({ value: absolute() / 2 }),
            max_error: () => {
                const errors = this.#errors.moments();
                return { value: Math.max(Math.abs(errors.min), Math.abs(errors.max)) };
            },
            mean_absolute_percentage_error: () => ({ value: this.#percentage.total() / n }),
            symmetric_mean_absolute_percentage_error: () => ({ value: this.#symmetric.total() / n }),
            mean_squared_log_error: () => this.#logError((value) => value),
            root_mean_squared_log_error: () => this.#logError(root),
            r2: () => streamed_regression_explained(n, this.#squares.total(), truth.m2),
            explained_variance: () => streamed_regression_explained(n, this.#errors.moments().m2, truth.m2),
            relative_squared_error: () => valueOr(this.#squares.total() / truth.m2, flat),
            normalized_root_mean_squared_error: () => valueOr(root(squared()) / range, flat),
            normalized_mean_absolute_error: () => valueOr(absolute() / range, flat),
            median_absolute_error: () => this.#sketch.quantile(0.5),
            normalized_median_absolute_error: () => {
                const { value, lower, upper } = this.#sketch.quantile(0.5);
                return range === 0 ? notEstimable(flat) : { value: value / range, lower: lower / range, upper: upper / range };
            },
            normalized_root_mean_squared_log_error: () => range === 0 ? notEstimable(flat) : this.#logError((value) => root(value) / Math.log1p(range / (1 + truth.min))),
            mean_tweedie_deviance: () => ({ value: squared() }),
            d2_tweedie_score: () => n < 2 ? notEstimable('a D2 score needs two rows') : valueOr(1 - this.#squares.total() / truth.m2, flat),
            mean_poisson_deviance: () => this.#deviance(0),
            mean_gamma_deviance: () => this.#deviance(1),
            relative_absolute_error: () => this.#againstConstant(truth.mean, truth.mean, absolute(), (x) => x, flat),
            d2_absolute_error_score: () => this.#skill(absolute()),
            d2_pinball_score: () => this.#skill(absolute()),
            pearson_correlation: () => this.#correlation(),
        };
        const found = rules[name]?.();
        return found?.reason === flat && range > 0 ? notEstimable(tooLarge) : found;
    }
    #deviance(at) {
        const obstacle = this.#noDeviance[at];
        return obstacle === undefined ? { value: this.#deviances[at].total() / this.#truth.count } : notEstimable(obstacle);
    }
    /** The share of the absolute error of the median that the model removes. Half of the absolute error is the pinball loss of 0.5. */
    #skill(loss) {
        const { lower, upper } = this.#truths.quantile(0.5);
        if (this.#truth.count < 2)
            return notEstimable('a D2 score needs two rows');
        const { min, max } = this.#truth.moments();
        return min === max ? streamed_regression_explained(2, loss, 0) : this.#againstConstant(lower, upper, loss, (x) => 1 - x, tooLarge);
    }
    /** The loss over the mean absolute error of a constant that lies in [low, high]: from the buckets of the truth, with bounds. */
    #againstConstant(low, high, loss, shape, reason) {
        let [least, most] = [0, 0];
        for (const { lower, upper, count } of this.#truths.ranges()) {
            least += count * Math.max(0, lower - high, low - upper);
            most += count * Math.max(upper - low, high - lower);
        }
        const n = this.#truth.count;
        const value = valueOr(shape(loss / ((least + most) / 2 / n)), reason);
        if (value.value === null || least === most)
            return value;
        const ends = [shape(loss / (least / n)), shape(loss / (most / n))];
        return { value: value.value, lower: Math.min(...ends), upper: Math.max(...ends) };
    }
    #logError(shape) {
        if (this.#noLogarithm)
            return notEstimable('a value is -1 or less: it has no log(1 + value)');
        return { value: shape(this.#squaredLogs.total() / this.#truth.count) };
    }
    #correlation() {
        const truth = this.#truth.moments();
        const values = this.#values.moments();
        if (truth.m2 === 0 || values.m2 === 0)
            return notEstimable('truth or prediction is constant');
        // n Σxy - Σx Σy in units of 2^-2148, exactly.
        const units = this.#products.units() << 1074n;
        const scaled = BigInt(truth.count) * units - this.#truth.sumUnits() * this.#values.sumUnits();
        const cross = (0,lib/* roundToDouble */.X)(scaled, -2148) / truth.count;
        return valueOr(cross / Math.sqrt(truth.m2) / Math.sqrt(values.m2), 'the sums are not finite');
    }
}
/** One of two obstacles, the same one whichever chunk came first. */
function worseOf(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return a < b ? a : b;
}
function symmetric(gap, y, f) {
    return y === 0 && f === 0 ? 0 : (2 * gap) / (Math.abs(y) + Math.abs(f));
}
function streamed_regression_explained(n, error, base) {
    if (n < 2)
        return notEstimable('it needs two rows');
    if (base !== 0)
        return valueOr(1 - error / base, 'the sums are not finite');
    return { value: error === 0 ? 1 : 0, note: 'the truth is constant: 1 if perfect, else 0, as scikit-learn sets it' };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/streamed.js










/**
 * Metrics of predictions that come in chunks, in memory that does not grow with the rows: counts and exact sums for what is a mean
 * or comes from the confusion matrix, sketches with sure bounds for what needs an order (ROC AUC, average precision, KS, the median
 * error). The result depends neither on the order of the rows nor on the chunks; `merge` joins two parts. Rows have no weights here.
 */
class MetricStream {
    #task;
    #classes;
    #cells;
    #means = new Map();
    #probabilities = new StreamedProbabilities();
    #order;
    #numbers = new StreamedNumbers();
    #rows = 0;
    #obstacle;
    #withoutLabels = false;
    #withoutProbabilities = false;
    #withoutScores = false;
    /**
     * @param classes how many classes there are: 2 for a binary task, unused for regression
     * @param fineness of the order of scores: `fine` takes up to 90 MB, `coarse` 6 MB; streams that are merged have the same
     */
    constructor(task, classes = 2, fineness = 'fine') {
        this.#task = task;
        this.#order = new StreamedOrder(fineness);
        this.#classes = task === 'multiclass' ? classes : 2;
        this.#cells = new Float64Array(this.#classes * this.#classes);
    }
    get rows() {
        return this.#rows;
    }
    get task() {
        return this.#task;
    }
    /** Adds a chunk of the task of the stream. What it lacks makes the metrics that need it not estimable, for the whole stream. */
    add(chunk) {
        if (chunk.task !== this.#task)
            throw new RangeError(`a chunk of task ${chunk.task} in a stream of ${this.#task}`);
        this.#rows += chunk.rows;
        if (chunk.weights !== undefined)
            this.#obstacle ??= 'weighted rows are not streamed';
        const unknown = unknownIn(chunk.truth);
        if (unknown > 0)
            this.#obstacle ??= 'the truth is unknown in some rows';
        if (this.#obstacle !== undefined || chunk.rows === 0)
            return;
        if (this.#task === 'regression') {
            const { values } = chunk;
            if (values === undefined || unknownIn(values) > 0)
                this.#obstacle = 'predictions are missing or not finite numbers';
            else
                this.#numbers.add(chunk.truth, values);
            return;
        }
        this.#addLabels(chunk);
        this.#addScores(chunk);
    }
    /** Adds what another stream of the same task and classes has seen. */
    merge(other) {
        if (other.#task !== this.#task || other.#classes !== this.#classes)
            throw new RangeError(`a stream of ${other.#task} does not merge into one of ${this.#task}`);
        this.#rows += other.#rows;
        this.#obstacle ??= other.#obstacle;
        this.#withoutLabels ||= other.#withoutLabels;
        this.#withoutProbabilities ||= other.#withoutProbabilities;
        this.#withoutScores ||= other.#withoutScores;
        for (let i = 0; i < this.#cells.length; i++)
            this.#cells[i] = this.#cells[i] + other.#cells[i];
        for (const [name, sum] of other.#means)
            this.#sumOf(name).merge(sum);
        this.#probabilities.merge(other.#probabilities);
        this.#order.merge(other.#order);
        this.#numbers.merge(other.#numbers);
    }
    /** One metric of all rows so far. */
    metric(name) {
        if (this.#rows === 0)
            return notEstimable('there are no rows');
        if (this.#obstacle !== undefined)
            return notEstimable(this.#obstacle);
        if (this.#task === 'regression')
            return finiteOnly(this.#numbers.metric(name)) ?? notEstimable(wholeOnly(name));
        if (isLabelMetric(name)) {
            if (this.#withoutLabels)
                return notEstimable('predicted labels are missing in some rows');
            return labelMetric(name, totalsOf(this.#cells, this.#classes, this.#cells)) ?? notEstimable(wholeOnly(name));
        }
        const sum = this.#means.get(name);
        if (this.#task === 'multiclass' && (sum !== undefined || probabilityMeans.has(name))) {
            if (this.#withoutProbabilities || sum === undefined)
                return notEstimable(noProbabilities);
            return valueOr(sum.total() / this.#rows, 'the sum is not finite');
        }
        if (this.#task !== 'binary')
            return notEstimable(wholeOnly(name));
        if (probabilityNames.has(name)) {
            if (this.#withoutProbabilities)
                return notEstimable(noProbabilities);
            return finiteOnly(this.#probabilities.metric(name)) ?? notEstimable(wholeOnly(name));
        }
        if (this.#withoutScores)
            return notEstimable('scores are missing in some rows');
        if (sum !== undefined)
            return valueOr(sum.total() / this.#rows, 'the sum is not finite');
        return this.#order.metric(name) ?? notEstimable(wholeOnly(name));
    }
    /** What each class has against the rest by its predicted labels; empty where there are none. */
    perClass() {
        if (this.#task === 'regression' || this.#rows === 0)
            return [];
        if (this.#obstacle !== undefined || this.#withoutLabels)
            return [];
        const confusion = totalsOf(this.#cells, this.#classes, this.#cells);
        return Array.from({ length: this.#classes }, (_, one) => classMetrics(confusion, one));
    }
    #addLabels(chunk) {
        const { truth, labels } = chunk;
        const strange = strangeClass(truth, undefined, this.#classes);
        if (strange !== undefined) {
            this.#obstacle = strange;
            return;
        }
        if (labels === undefined || strangeClass(truth, labels, this.#classes) !== undefined) {
            this.#withoutLabels = true;
            return;
        }
        for (let i = 0; i < truth.length; i++) {
            const cell = truth[i] * this.#classes + labels[i];
            this.#cells[cell] = this.#cells[cell] + 1;
        }
    }
    #addScores(chunk) {
        const binary = this.#task === 'binary';
        const found = binary ? chunk.scores : chunk.probabilities;
        const width = binary ? 1 : this.#classes;
        if (found === undefined || found.length !== chunk.rows * width || unknownIn(found) > 0) {
            this.#withoutScores = true;
            this.#withoutProbabilities = true;
            return;
        }
        if (binary) {
            this.#order.add(chunk.truth, found);
            this.#sumOf('hinge_loss').addAll(hingeRows(chunk.truth, found));
        }
        if (chunk.scoresAreProbabilities === false || !areProbabilities(found)) {
            this.#withoutProbabilities = true;
            return;
        }
        if (binary) {
            this.#probabilities.add(chunk.truth, found);
            return;
        }
        this.#sumOf('log_loss').addAll(logLossRows(chunk.truth, found, width));
        this.#sumOf('brier_score').addAll(brierRows(chunk.truth, found, width));
        const scores = { rows: chunk.rows, classes: width, names: [], truth: chunk.truth, probabilities: found };
        for (const [name, k] of streamed_topK)
            this.#sumOf(name).addAll(topKRows(scores, k));
    }
    #sumOf(name) {
        const known = this.#means.get(name);
        if (known !== undefined)
            return known;
        const made = new lib/* ExactSum */.PA();
        this.#means.set(name, made);
        return made;
    }
}
const streamed_topK = [
    ['top_k_accuracy', 2],
    ['top_3_accuracy', 3],
    ['top_5_accuracy', 5],
];
const probabilityMeans = new Set(['log_loss', 'brier_score', ...streamed_topK.map(([name]) => name)]);
const noProbabilities = 'probabilities are missing or leave [0, 1] in some rows';
function wholeOnly(name) {
    return `${name} needs all rows at once: it is not computed from a stream`;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metrics/index.js









;// CONCATENATED MODULE: ./packages/evaluation/lib/scored.js
/** Binary predictions from positive-class scores: a row is positive at or above the threshold (= 0.5). */
function scoredBinary(truth, scores, options = {}) {
    const threshold = options.threshold ?? 0.5;
    const values = Float64Array.from(scores);
    return {
        task: 'binary',
        rows: values.length,
        truth: Float64Array.from(truth),
        scores: values,
        scoresAreProbabilities: values.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1)),
        labels: values.map((value) => (Number.isNaN(value) ? Number.NaN : value >= threshold ? 1 : 0)),
        classes: options.classes ?? ['0', '1'],
        ...(options.weights === undefined ? {} : { weights: options.weights }),
        ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
    };
}
/** Predictions of numbers. */
function scoredRegression(truth, values, options = {}) {
    return {
        task: 'regression',
        rows: values.length,
        truth: Float64Array.from(truth),
        values: Float64Array.from(values),
        ...(options.weights === undefined ? {} : { weights: options.weights }),
        ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
    };
}
/** Predictions of one of several classes: probabilities row by row, or labels alone. */
function scoredMulticlass(truth, classes, predicted, options = {}) {
    const labels = 'labels' in predicted
        ? Float64Array.from(predicted.labels)
        : Float64Array.from(truth, (_, row) => scored_mostProbable(predicted.probabilities, row, classes.length));
    return {
        task: 'multiclass',
        rows: truth.length,
        truth: Float64Array.from(truth),
        labels,
        classes,
        ...('probabilities' in predicted ? { probabilities: predicted.probabilities } : {}),
        ...(options.weights === undefined ? {} : { weights: options.weights }),
        ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
    };
}
/** The class of the largest probability of a row, the first of equals; NaN when one is unknown. */
function scored_mostProbable(probabilities, row, classes) {
    let best = 0;
    for (let k = 0; k < classes; k++) {
        const value = probabilities[row * classes + k];
        if (Number.isNaN(value))
            return Number.NaN;
        if (value > probabilities[row * classes + best])
            best = k;
    }
    return best;
}
/** The rows of that list, in its order. */
function takeRows(scored, rows) {
    const take = (values) => takeInto(new Float64Array(rows.length), values, rows);
    const { labels, scores, values, weights, clusters, probabilities, points, queries } = scored;
    const takeIds = (ids) => takeInto(new Int32Array(rows.length), ids, rows);
    const width = scored.classes?.length ?? 0;
    const dimensions = points === undefined ? 0 : points.length / scored.rows;
    return {
        ...scored,
        rows: rows.length,
        truth: take(scored.truth),
        ...(labels === undefined ? {} : { labels: take(labels) }),
        ...(scores === undefined ? {} : { scores: take(scores) }),
        ...(values === undefined ? {} : { values: take(values) }),
        ...(weights === undefined ? {} : { weights: take(weights) }),
        ...(clusters === undefined ? {} : { clusters: takeIds(clusters) }),
        ...(queries === undefined ? {} : { queries: takeIds(queries) }),
        ...(points === undefined ? {} : { points: takeWide(points, rows, dimensions) }),
        ...(probabilities === undefined ? {} : { probabilities: takeWide(probabilities, rows, width) }),
    };
}
function takeInto(out, values, rows) {
    for (let i = 0; i < out.length; i++)
        out[i] = values[rows[i]];
    return out;
}
function takeWide(values, rows, width) {
    const out = new Float64Array(rows.length * width);
    for (let i = 0; i < rows.length; i++) {
        const from = rows[i] * width;
        out.set(values.subarray(from, from + width), i * width);
    }
    return out;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/weighted-metrics.js

/**
 * The area under the ROC curve of drawn rows. Draws of unweighted rows are counts, so the sums are exact up to 9e15 pairs.
 * @param truth 1 for positive, 0 for negative
 */
function weightedAuc(truth, scores) {
    const ranked = weighted_metrics_rankedOf(truth, scores);
    const single = (weights) => (ranked.tied ? tiedAuc(ranked, weights) : untiedAuc(ranked, weights));
    let steps;
    let sums = new Int32Array();
    return Object.assign(single, {
        four: (packed, out) => {
            if (steps === undefined) {
                steps = stepsOf(ranked);
                sums = new Int32Array(packed.length + 1);
            }
            fourAucs(steps, packed, sums, out);
        },
    });
}
/** Average precision of drawn rows: the step-wise sum over the distinct scores from the highest. */
function weightedAveragePrecision(truth, scores) {
    const ranked = weighted_metrics_rankedOf(truth, scores);
    return ranked.tied ? (weights) => tiedPrecision(ranked, weights) : (weights) => untiedPrecision(ranked, weights);
}
function untiedPrecision({ order, labels }, weights) {
    let positives = 0;
    let all = 0;
    let sum = 0;
    for (let at = order.length - 1; at >= 0; at--) {
        const weight = weights[order[at]];
        all += weight;
        if (labels[at] === 1 && weight > 0) {
            positives += weight;
            sum += weight * (positives / all);
        }
    }
    return positives === 0 ? Number.NaN : sum / positives;
}
function tiedPrecision({ order, labels, starts }, weights) {
    let positives = 0;
    let all = 0;
    let sum = 0;
    for (let group = starts.length - 2; group >= 0; group--) {
        let positiveIn = 0;
        const end = starts[group + 1];
        for (let at = starts[group]; at < end; at++) {
            const weight = weights[order[at]];
            all += weight;
            if (labels[at] === 1)
                positiveIn += weight;
        }
        if (positiveIn === 0)
            continue;
        positives += positiveIn;
        sum += positiveIn * (positives / all);
    }
    return positives === 0 ? Number.NaN : sum / positives;
}
/** Counts rows by cell for a draw, once a draw: all metrics of a confusion matrix share them. */
function weightedCells(codes, cells) {
    const counts = new Float64Array(cells);
    let counted;
    return (weights, draw) => {
        if (draw !== undefined && draw === counted)
            return counts;
        counts.fill(0);
        for (let i = 0; i < codes.length; i++) {
            const cell = codes[i];
            counts[cell] = counts[cell] + weights[i];
        }
        counted = draw;
        return counts;
    };
}
/** Any function of weighted sums of fixed per-row numbers (root mean squared error, R2, ratios of sums). The first sum is that of the weights. */
function weightedSums(columns, metric) {
    return (weights) => {
        const sums = [0];
        for (const weight of weights)
            sums[0] = sums[0] + weight;
        for (const column of columns) {
            let sum = 0;
            for (let i = 0; i < column.length; i++)
                sum += column[i] * weights[i];
            sums.push(sum);
        }
        return metric(sums);
    };
}
/** The most rows of one class in a step: a row is drawn at most 13 times, and their sum must fit into a byte. */
const longestRun = 19;
function stepsOf({ order, labels, starts }) {
    const rows = new Uint32Array(order.length);
    const steps = [];
    let [at, negatives, positives] = [0, 0, 0];
    const begin = (tied, goesOn) => {
        steps.push({ negative: at, positive: at, tied, goesOn });
        negatives = 0;
        positives = 0;
    };
    const put = (row, positive, tied, goesOn) => {
        if (positive ? positives === longestRun : positives > 0 || negatives === longestRun)
            begin(tied, goesOn);
        rows[at++] = row;
        const step = steps.at(-1);
        if (positive)
            positives++;
        else {
            negatives++;
            step.negative = at;
        }
        step.positive = at;
    };
    begin(0, 0);
    for (let group = 0; group + 1 < starts.length; group++) {
        const start = starts[group];
        const end = starts[group + 1];
        let own = 0;
        for (let i = start; i < end; i++)
            own += labels[i];
        const mixed = own > 0 && own < end - start ? 1 : 0;
        // A group with both classes begins a step of its own, and so does what follows it.
        if (mixed === 1)
            begin(1, 0);
        for (const positive of [false, true])
            for (let i = start; i < end; i++)
                if ((labels[i] === 1) === positive)
                    put(order[i], positive, mixed, mixed);
        if (mixed === 1)
            begin(0, 0);
    }
    return {
        order: rows,
        negativeEnds: Uint32Array.from(steps, ({ negative }) => negative),
        positiveEnds: Uint32Array.from(steps, ({ positive }) => positive),
        tied: Uint8Array.from(steps, ({ tied }) => tied),
        goesOn: Uint8Array.from(steps, ({ goesOn }) => goesOn),
    };
}
/**
 * The areas of four draws. The words of the rows are summed up once; a difference of two such sums holds, in its bytes, how often the rows between were
 * drawn in each of the four. Whole numbers, as in `tiedAuc`.
 * @param sums room for a number a row, and one more
 */
function fourAucs(steps, packed, sums, out) {
    const { order, negativeEnds, positiveEnds, tied, goesOn } = steps;
    let sum = 0;
    for (let at = 0; at < order.length; at++) {
        sum = (sum + packed[order[at]]) | 0;
        sums[at + 1] = sum;
    }
    let [n0, n1, n2, n3] = [0, 0, 0, 0];
    let [p0, p1, p2, p3] = [0, 0, 0, 0];
    let [t0, t1, t2, t3] = [0, 0, 0, 0];
    let [d0, d1, d2, d3] = [0, 0, 0, 0];
    let before = 0;
    for (let step = 0; step < tied.length; step++) {
        const middle = sums[negativeEnds[step]];
        const after = sums[positiveEnds[step]];
        const negatives = (middle - before) | 0;
        const positives = (after - middle) | 0;
        before = after;
        const more = goesOn[step];
        const half = tied[step];
        n0 += negatives & 255;
        n1 += (negatives >>> 8) & 255;
        n2 += (negatives >>> 16) & 255;
        n3 += negatives >>> 24;
        t0 = more * t0 + half * (negatives & 255);
        t1 = more * t1 + half * ((negatives >>> 8) & 255);
        t2 = more * t2 + half * ((negatives >>> 16) & 255);
        t3 = more * t3 + half * (negatives >>> 24);
        const s0 = positives & 255;
        const s1 = (positives >>> 8) & 255;
        const s2 = (positives >>> 16) & 255;
        const s3 = positives >>> 24;
        p0 += s0;
        p1 += s1;
        p2 += s2;
        p3 += s3;
        // Each positive is above all negatives so far, and above half of those that tie with it: twice that.
        d0 += s0 * (2 * n0 - t0);
        d1 += s1 * (2 * n1 - t1);
        d2 += s2 * (2 * n2 - t2);
        d3 += s3 * (2 * n3 - t3);
    }
    out[0] = d0 / (2 * p0 * n0);
    out[1] = d1 / (2 * p1 * n1);
    out[2] = d2 / (2 * p2 * n2);
    out[3] = d3 / (2 * p3 * n3);
}
function untiedAuc({ order, labels }, weights) {
    let negatives = 0;
    let positives = 0;
    let area = 0;
    for (let at = 0; at < order.length; at++) {
        const weight = weights[order[at]];
        if (labels[at] === 1) {
            positives += weight;
            area += weight * negatives;
        }
        else
            negatives += weight;
    }
    return area / (positives * negatives);
}
function tiedAuc({ order, labels, starts }, weights) {
    let negatives = 0;
    let positives = 0;
    let doubled = 0;
    for (let group = 0; group + 1 < starts.length; group++) {
        let all = 0;
        let positiveIn = 0;
        const end = starts[group + 1];
        for (let at = starts[group]; at < end; at++) {
            const weight = weights[order[at]];
            all += weight;
            positiveIn += weight * labels[at];
        }
        doubled += positiveIn * (2 * negatives + all - positiveIn);
        positives += positiveIn;
        negatives += all - positiveIn;
    }
    return doubled / (2 * positives * negatives);
}
function weighted_metrics_rankedOf(truth, scores) {
    const order = (0,lib/* argsortFloat64 */.Fs)(scores);
    const labels = new Uint8Array(order.length);
    const starts = [];
    let tied = false;
    for (let at = 0; at < order.length; at++) {
        const row = order[at];
        labels[at] = truth[row];
        const before = at === 0 ? Number.NaN : scores[order[at - 1]];
        if (scores[row] !== before)
            starts.push(at);
        else
            tied = true;
    }
    starts.push(order.length);
    return { order, labels, starts: Uint32Array.from(starts), tied };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metric-kernels.js




/*
 * Two forms of a metric that comparisons need and that a plain value does not give: the number it has in each row (where it is a mean
 * over rows), and itself as a function of how often each row was drawn. Predictions are complete here: callers look for NaN first.
 */
/** scikit-learn's clip of probabilities in log_loss: the machine epsilon. */
const EPSILON = 2.220446049250313e-16;
const truthOf = (scored, row) => scored.truth[row];
const labelOf = (scored, row) => scored.labels[row];
const predictedOf = (scored, row) => scored.values[row];
const right = (scored, row) => (labelOf(scored, row) === truthOf(scored, row) ? 1 : 0);
const wrong = (scored, row) => 1 - right(scored, row);
const absolute = (scored, row) => Math.abs(predictedOf(scored, row) - truthOf(scored, row));
const squared = (scored, row) => (predictedOf(scored, row) - truthOf(scored, row)) ** 2;
const logOfTruth = (scored, row) => Math.log1p(truthOf(scored, row));
const squaredLog = (scored, row) => (Math.log1p(predictedOf(scored, row)) - logOfTruth(scored, row)) ** 2;
/** Metrics that are the mean of one number a row. */
const rowMetrics = {
    accuracy: right,
    zero_one_loss: wrong,
    hamming_loss: wrong,
    selection_rate: labelOf,
    log_loss: (scored, row) => -Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, probabilityOfTruth(scored, row)))),
    brier_score: brierOf,
    top_k_accuracy: (scored, row) => amongTop(scored, row, 2),
    top_3_accuracy: (scored, row) => amongTop(scored, row, 3),
    top_5_accuracy: (scored, row) => amongTop(scored, row, 5),
    mean_absolute_error: absolute,
    mean_squared_error: squared,
    mean_absolute_percentage_error: (scored, row) => absolute(scored, row) / Math.max(EPSILON, Math.abs(truthOf(scored, row))),
    mean_squared_log_error: squaredLog,
    mean_pinball_loss: (scored, row) => absolute(scored, row) / 2,
};
const metric_kernels_fBeta = (beta) => (tp, fp, fn) => ((1 + beta * beta) * tp) / ((1 + beta * beta) * tp + beta * beta * fn + fp);
const balanced = (tp, fp, fn, tn) => (tp / (tp + fn) + tn / (tn + fp)) / 2;
/** Metrics of the four counts of a binary confusion matrix; 0 / 0 is NaN: not estimable on that draw. */
const countMetrics = {
    recall: (tp, _fp, fn) => tp / (tp + fn),
    precision: (tp, fp) => tp / (tp + fp),
    f1: metric_kernels_fBeta(1),
    'fbeta_0.5': metric_kernels_fBeta(0.5),
    fbeta_2: metric_kernels_fBeta(2),
    jaccard: (tp, fp, fn) => tp / (tp + fp + fn),
    specificity: (_tp, fp, _fn, tn) => tn / (tn + fp),
    negative_predictive_value: (_tp, _fp, fn, tn) => tn / (tn + fn),
    false_positive_rate: (_tp, fp, _fn, tn) => fp / (fp + tn),
    false_negative_rate: (tp, _fp, fn) => fn / (fn + tp),
    balanced_accuracy: balanced,
    balanced_accuracy_adjusted: (tp, fp, fn, tn) => 2 * balanced(tp, fp, fn, tn) - 1,
    norm_macro_recall: (tp, fp, fn, tn) => 2 * balanced(tp, fp, fn, tn) - 1,
    matthews_corrcoef: (tp, fp, fn, tn) => (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)),
};
/** True when a Wilson interval holds for the metric: a share of rows of one kind. [numerator, denominator] of the four counts. */
const shares = {
    accuracy: (tp, fp, fn, tn) => [tp + tn, tp + fp + fn + tn],
    zero_one_loss: (tp, fp, fn, tn) => [fp + fn, tp + fp + fn + tn],
    selection_rate: (tp, fp, fn, tn) => [tp + fp, tp + fp + fn + tn],
    recall: (tp, _fp, fn) => [tp, tp + fn],
    true_positive_rate: (tp, _fp, fn) => [tp, tp + fn],
    precision: (tp, fp) => [tp, tp + fp],
    specificity: (_tp, fp, _fn, tn) => [tn, tn + fp],
    true_negative_rate: (_tp, fp, _fn, tn) => [tn, tn + fp],
    negative_predictive_value: (_tp, _fp, fn, tn) => [tn, tn + fn],
    false_positive_rate: (_tp, fp, _fn, tn) => [fp, fp + tn],
    false_negative_rate: (tp, _fp, fn) => [fn, fn + tp],
};
/** The metric's number in each row, or undefined when it is not a mean over rows (or not one we know). */
function metric_kernels_perRow(metric, scored) {
    const row = rowMetrics[metric];
    if (row === undefined)
        return undefined;
    return Float64Array.from({ length: scored.rows }, (_, i) => row(scored, i));
}
/**
 * Metrics as functions of draws, undefined where one does not take weights (clusters). The usual metrics are prepared so that a draw costs
 * one pass, the metrics of the confusion matrix share theirs, and the rest is computed anew for each draw.
 */
function weightedMetrics(scored) {
    const { labels, scores, values, truth } = scored;
    const classes = scored.task === 'binary' ? 2 : (scored.classes?.length ?? 2);
    const cells = labels === undefined || scored.task === 'clustering'
        ? undefined
        : weightedCells(Int32Array.from(labels, (label, row) => truthOf(scored, row) * classes + label), classes * classes);
    return (metric) => {
        const counts = countMetrics[metric];
        if (scored.task === 'binary' && counts !== undefined && cells !== undefined)
            return (weights, draw) => {
                const [tn, fp, fn, tp] = cells(weights, draw);
                return counts(tp, fp, fn, tn);
            };
        if (scored.task === 'binary' && scores !== undefined) {
            if (metric === 'roc_auc')
                return weightedAuc(truth, scores);
            if (metric === 'average_precision')
                return weightedAveragePrecision(truth, scores);
        }
        const sums = values === undefined ? undefined : regressionSums(metric, scored);
        if (sums !== undefined)
            return sums;
        const rows = metric_kernels_perRow(metric, scored);
        if (rows !== undefined)
            return weightedSums([rows], ([n, sum]) => sum / n);
        if (cells !== undefined && isLabelMetric(metric))
            return (weights, draw) => {
                const found = cells(weights, draw);
                return labelMetric(metric, totalsOf(found, classes, found))?.value ?? Number.NaN;
            };
        if (scored.task === 'clustering')
            return undefined;
        const rest = metric_kernels_oneVersusRest[metric];
        if (rest !== undefined && scored.probabilities !== undefined)
            return restKernel(scored, scored.probabilities, rest);
        // Rows without weights of their own are drawn whole times: repeating them serves also the metrics that take no weights.
        return scored.weights === undefined
            ? (weights) => computeMetric(metric, takeRows(scored, repeated(weights))).value ?? Number.NaN
            : (weights) => computeMetric(metric, { ...scored, weights: Float64Array.from(weights) }).value ?? Number.NaN;
    };
}
/** Each row as often as it was drawn. */
function repeated(draws) {
    let total = 0;
    for (const times of draws)
        total += times;
    const rows = new Uint32Array(total);
    let at = 0;
    for (let row = 0; row < draws.length; row++)
        for (let times = draws[row]; times > 0; times--)
            rows[at++] = row;
    return rows;
}
/** True when every draw computes the metric from the beginning: fewer draws are affordable on many rows. */
function isSlow(metric, scored) {
    if (isLabelMetric(metric) || rowMetrics[metric] !== undefined || metric_kernels_oneVersusRest[metric] !== undefined)
        return false;
    return !['roc_auc', 'average_precision', ...(scored.values === undefined ? [] : quick)].includes(metric);
}
/** Regression metrics that regressionSums prepares. */
const quick = ['root_mean_squared_error', 'root_mean_squared_log_error', 'mean_error', 'r2'];
/** Averages over classes of a metric of each class against the rest. */
const metric_kernels_oneVersusRest = {
    roc_auc_ovr: { of: weightedAuc, weighted: false, absent: Number.NaN },
    roc_auc_ovr_weighted: { of: weightedAuc, weighted: true, absent: Number.NaN },
    average_precision_macro: { of: weightedAveragePrecision, weighted: false, absent: 0 },
    average_precision_weighted: { of: weightedAveragePrecision, weighted: true, absent: 0 },
};
/** One sort a class, for all draws. */
function restKernel(scored, probabilities, rule) {
    const width = scored.classes?.length ?? 1;
    const kernels = Array.from({ length: width }, (_, one) => {
        const truth = scored.truth.map((value) => (value === one ? 1 : 0));
        const column = truth.map((_, row) => probabilities[row * width + one]);
        return rule.of(truth, column);
    });
    const sizes = weightedCells(Int32Array.from(scored.truth), width);
    return (weights, draw) => {
        const rows = sizes(weights, draw);
        let sum = 0;
        let total = 0;
        kernels.forEach((kernel, one) => {
            const weight = rule.weighted ? rows[one] : 1;
            const value = rows[one] === 0 ? rule.absent : kernel(weights, draw);
            // A class that was not drawn weighs nothing in a weighted mean.
            sum += weight === 0 ? 0 : weight * value;
            total += weight;
        });
        return sum / total;
    };
}
function regressionSums(metric, scored) {
    const column = (row) => Float64Array.from({ length: scored.rows }, (_, i) => row(scored, i));
    switch (metric) {
        case 'root_mean_squared_error':
            return weightedSums([column(squared)], ([n, sum]) => Math.sqrt(sum / n));
        case 'root_mean_squared_log_error':
            return weightedSums([column(squaredLog)], ([n, sum]) => Math.sqrt(sum / n));
        case 'mean_error':
            return weightedSums([column((one, row) => predictedOf(one, row) - truthOf(one, row))], ([n, sum]) => Math.abs(sum / n));
        case 'r2': {
            // Truth is shifted by its first value: the sums of squares stay accurate where the truth is far from 0.
            const shift = scored.truth[0] ?? 0;
            const truth = column((one, row) => truthOf(one, row) - shift);
            const squares = truth.map((value) => value * value);
            return weightedSums([column(squared), truth, squares], ([n, error, sum, square]) => {
                const total = square - (sum * sum) / n;
                return total > 0 ? 1 - error / total : Number.NaN;
            });
        }
        default:
            return undefined;
    }
}
function probabilityOfTruth(scored, row) {
    const truth = truthOf(scored, row);
    if (scored.probabilities !== undefined && scored.task === 'multiclass') {
        const width = scored.classes.length;
        let sum = 0;
        for (let k = 0; k < width; k++)
            sum += scored.probabilities[row * width + k];
        return scored.probabilities[row * width + truth] / sum;
    }
    const positive = scored.scores[row];
    return truth === 1 ? positive : 1 - positive;
}
function brierOf(scored, row) {
    const truth = truthOf(scored, row);
    if (scored.probabilities === undefined || scored.task !== 'multiclass')
        return (scored.scores[row] - truth) ** 2;
    const width = scored.classes.length;
    let sum = 0;
    for (let k = 0; k < width; k++)
        sum += (scored.probabilities[row * width + k] - (k === truth ? 1 : 0)) ** 2;
    return sum;
}
/** 1 when fewer than k classes have a higher probability than the true one; of equals the earlier class counts as higher, as in scikit-learn's order. */
function amongTop(scored, row, k) {
    const probabilities = scored.probabilities;
    const width = scored.classes.length;
    const truth = truthOf(scored, row);
    const own = probabilities[row * width + truth];
    let above = 0;
    for (let other = 0; other < width; other++) {
        const value = probabilities[row * width + other];
        // scikit-learn sorts ascending and reverses: of equal probabilities the later class comes first.
        if (value > own || (value === own && other > truth))
            above++;
    }
    return above < k ? 1 : 0;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/dominance.js

/** The lower bound closed under dominance, for the critical value `critical` (1.96 for 95 %). Sets of one row count without variance only when capped equal. */
function closureLower(sets, critical) {
    const sorted = sets.map(sortedOf);
    // Where each row is capped at the smallest, nothing varies: the bound is never below that.
    const floor = sorted.reduce((sum, set) => sum + set.share * set.values[0], 0);
    // Adding 0 turns a negative zero into zero.
    return Math.max(floor, boundOf(sorted, critical)) + 0;
}
/**
 * The one-sided p of a difference below 0, closed under dominance: the smallest p of any candidate that is nowhere worse than this one.
 * @param tail the lower tail of the test statistic
 */
function closureP(sets, tail) {
    // U*(c) < 0 means that mean + c × se < 0 for some candidate that is nowhere worse; find the largest such c.
    const sorted = sets.map((set) => sortedOf({ ...set, values: set.values.map((value) => -value) }));
    // Where every row is worse, the closure would be sure of it after two rows; it is never surer than the sign test.
    const surest = 2 ** -Math.min(...sets.map((set) => set.values.length));
    const ordinary = statisticUnlessCapped(sorted);
    if (ordinary !== undefined)
        return Math.max(surest, tail(-ordinary));
    const below = (critical) => boundOf(sorted, critical) > 0;
    if (!below(0))
        return 1;
    let high = 1;
    while (high < 64 && below(high))
        high *= 2;
    if (high >= 64)
        return Math.max(surest, tail(-64));
    let low = high / 2;
    if (high === 1)
        low = 0;
    for (let step = 0; step < 50; step++) {
        const middle = (low + high) / 2;
        if (below(middle))
            low = middle;
        else
            high = middle;
    }
    return Math.max(surest, tail(-low));
}
/** mean / se, where at that critical value no row is far enough out to be capped: the closure is then the plain test. */
function statisticUnlessCapped(sets) {
    let mean = 0;
    let variance = 0;
    for (const set of sets) {
        mean += set.share * dominance_meanOf(set, set.values.length, 0);
        variance += varianceOfMean(set, set.values.length, 0);
    }
    const error = Math.sqrt(variance);
    if (mean <= 0 || error === 0)
        return undefined;
    const statistic = mean / error;
    const capped = sets.some((set) => {
        const n = set.values.length;
        return capOf(set, (set.share * (n - 1) * error) / statistic).kept < n;
    });
    return capped ? undefined : statistic;
}
/**
 * sup L over capped sets. The caps that a standard error s asks for leave a standard error se(s). Where se(s) > s the caps are too low, where
 * se(s) < s too high; L is concave, so there is one crossing, and bisection finds it (or comes down to 0: see the floor of closureLower).
 */
function boundOf(sets, critical) {
    const at = (error) => {
        let mean = 0;
        let variance = 0;
        for (const set of sets) {
            const n = set.values.length;
            const height = critical === 0 ? Number.POSITIVE_INFINITY : (set.share * (n - 1) * error) / critical;
            const { kept, cap } = capOf(set, height);
            mean += set.share * dominance_meanOf(set, kept, cap);
            variance += varianceOfMean(set, kept, cap);
        }
        const next = Math.sqrt(variance);
        return { bound: mean - critical * next, next };
    };
    let high = Math.sqrt(sets.reduce((sum, set) => sum + varianceOfMean(set, set.values.length, 0), 0));
    const plain = at(high);
    // No row is far enough out to be capped: the ordinary case.
    if (plain.next >= high)
        return plain.bound;
    let low = 0;
    let best = plain.bound;
    for (let step = 0; step < 120 && high - low > high * 1e-15; step++) {
        const middle = (low + high) / 2;
        const { bound, next } = at(middle);
        best = Math.max(best, bound);
        if (next >= middle)
            low = middle;
        else
            high = middle;
    }
    return best;
}
/** The cap that stands `height` above the mean of the capped values, and how many of the smallest values stay below it. */
function capOf(set, height) {
    const n = set.values.length;
    const top = set.values[n - 1];
    if (top - dominance_meanOf(set, n, 0) <= height)
        return { kept: n, cap: top };
    // With k values kept the cap is mean of the k + height × n / k; it falls as k falls. Find the largest k whose cap reaches its values.
    let low = 1;
    let high = n - 1;
    const capAt = (k) => set.sums[k] / k + set.shift + (height * n) / k;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (capAt(middle) >= set.values[middle - 1])
            low = middle;
        else
            high = middle - 1;
    }
    return { kept: low, cap: Math.min(capAt(low), set.values[low]) };
}
function dominance_meanOf(set, kept, cap) {
    const n = set.values.length;
    return (set.sums[kept] + (n - kept) * (kept === n ? 0 : cap - set.shift)) / n + set.shift;
}
function varianceOfMean(set, kept, cap) {
    const n = set.values.length;
    if (n < 2)
        return 0;
    const rest = kept === n ? 0 : cap - set.shift;
    const sum = set.sums[kept] + (n - kept) * rest;
    const squares = set.squares[kept] + (n - kept) * rest * rest;
    return Math.max(0, squares - (sum * sum) / n) / (n * (n - 1));
}
function sortedOf(set) {
    const values = (0,lib/* sortFloat64 */.fI)(set.values);
    const n = values.length;
    const shift = values[0];
    const sums = new Float64Array(n + 1);
    const squares = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) {
        const value = values[i] - shift;
        sums[i + 1] = sums[i] + value;
        squares[i + 1] = squares[i] + value * value;
    }
    return { values, sums, squares, shift, share: set.share };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/paired-sample.js


/** True for the answer that says why there is none. */
function isNotComparable(value) {
    return 'notEstimable' in value;
}
/** Mean and standard error of the mean (n - 1), from sums that do not depend on the order of the rows. */
function meanAndError(values) {
    const n = values.length;
    const mean = (0,lib/* exactSum */.dZ)(values) / n;
    const deviations = new Float64Array(n);
    for (let i = 0; i < n; i++) {
        const gap = values[i] - mean;
        deviations[i] = gap * gap;
    }
    return { mean, squares: (0,lib/* exactSum */.dZ)(deviations) };
}
/**
 * The comparison that follows from sets of per-row differences.
 * @param degrees degrees of freedom of Student's t; undefined: the normal distribution
 */
function comparisonOf(sets, estimate, options) {
    if (sets.some((set) => set.values.length < 2))
        return { notEstimable: 'one row does not show how much a difference varies' };
    const units = Math.min(...sets.map((set) => set.values.length));
    if (sets.every((set) => isZero(set.values)))
        return equalComparison({ ...options, units });
    const shapes = sets.map(shapeOf);
    const standardError = Math.sqrt(shapes.reduce((sum, shape) => sum + shape.squares / (shape.n * (shape.n - 1)), 0));
    const plain = waldOf(estimate, standardError, { ...options, units });
    const critical = criticalOf(options);
    const tail = (statistic) => tailOf(statistic, options.degrees);
    // Only rows that are far out make the closure another than the plain interval; it needs a sort, so they are looked for first.
    const outAbove = (at) => shapes.some((shape) => shape.highest - shape.mean > (shape.share * (shape.n - 1) * standardError) / at);
    const outBelow = (at) => shapes.some((shape) => shape.mean - shape.lowest > (shape.share * (shape.n - 1) * standardError) / at);
    const mirrored = () => sets.map((set) => ({ ...set, values: set.values.map((value) => -value) }));
    const surest = 2 ** -units;
    const size = Math.abs(estimate / standardError);
    const { lower, upper, pHigher, pLower } = plain;
    return {
        ...plain,
        guarded: {
            lower: outAbove(critical) ? Math.max(lower, closureLower(sets, critical)) : lower,
            upper: outBelow(critical) ? Math.min(upper, 0 - closureLower(mirrored(), critical)) : upper,
            pHigher: estimate <= 0 ? pHigher : outAbove(size) ? closureP(mirrored(), tail) : Math.max(surest, pHigher),
            pLower: estimate >= 0 ? pLower : outBelow(size) ? closureP(sets, tail) : Math.max(surest, pLower),
        },
    };
}
function isZero(values) {
    for (let i = 0; i < values.length; i++)
        if (values[i] !== 0)
            return false;
    return true;
}
function shapeOf({ values, share }) {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (value < lowest)
            lowest = value;
        if (value > highest)
            highest = value;
    }
    return { n: values.length, share, ...meanAndError(values), lowest, highest };
}
/** A comparison by estimate and standard error alone: clustered rows, where no closure is taken. */
function waldOf(estimate, standardError, options) {
    const half = criticalOf(options) * standardError;
    const statistic = standardError === 0 ? Math.sign(estimate) * Number.POSITIVE_INFINITY : estimate / standardError;
    const pLower = estimate === 0 ? 0.5 : tailOf(statistic, options.degrees);
    const pHigher = estimate === 0 ? 0.5 : tailOf(-statistic, options.degrees);
    const lower = estimate - half;
    const upper = estimate + half;
    return {
        difference: estimate,
        standardError,
        lower,
        upper,
        confidence: options.confidence,
        pValue: Math.min(1, 2 * Math.min(pLower, pHigher)),
        pHigher,
        pLower,
        guarded: { lower, upper, pHigher, pLower },
        method: options.method,
        rows: options.rows,
        units: options.units,
        equal: false,
    };
}
/** Two models that no row tells apart: the difference is 0 and p is 1, never 0 / 0. */
function equalComparison(options) {
    return {
        difference: 0,
        standardError: 0,
        lower: 0,
        upper: 0,
        confidence: options.confidence,
        pValue: 1,
        pHigher: 1,
        pLower: 1,
        guarded: { lower: 0, upper: 0, pHigher: 1, pLower: 1 },
        method: options.method,
        rows: options.rows,
        units: options.units,
        equal: true,
    };
}
/** The comparison turned round: champion minus candidate. Exact: only signs change. */
function mirror(comparison) {
    const { guarded } = comparison;
    return {
        ...comparison,
        difference: negate(comparison.difference),
        lower: negate(comparison.upper),
        upper: negate(comparison.lower),
        pHigher: comparison.pLower,
        pLower: comparison.pHigher,
        guarded: {
            lower: negate(guarded.upper),
            upper: negate(guarded.lower),
            pHigher: guarded.pLower,
            pLower: guarded.pHigher,
        },
    };
}
/** -x without a negative zero. */
function negate(value) {
    return value === 0 ? 0 : -value;
}
function criticalOf(options) {
    const p = 1 - (1 - options.confidence) / 2;
    return options.degrees === undefined ? (0,lib/* normalQuantile */.Zl)(p) : (0,lib/* studentTQuantile */.$J)(p, options.degrees);
}
function tailOf(statistic, degrees) {
    if (statistic === Number.NEGATIVE_INFINITY)
        return 0;
    if (statistic === Number.POSITIVE_INFINITY)
        return 1;
    return degrees === undefined ? (0,lib/* normalCdf */.vr)(statistic) : (0,lib/* studentTCdf */.Jt)(statistic, degrees);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/delong.js



/**
 * The area under the ROC curve with a placement a row, by one sort (DeLong, DeLong and Clarke-Pearson 1988; midranks as in Sun and Xu 2014).
 * @param truth 1 for positive, 0 for negative
 */
function placementsOf(truth, scores) {
    const n = scores.length;
    const order = (0,lib/* argsortFloat64 */.Fs)(scores);
    const values = new Float64Array(n);
    // A byte a row is read out of order more quickly than a number.
    const positive = new Uint8Array(n);
    let positives = 0;
    for (let i = 0; i < n; i++) {
        const one = truth[i];
        positive[i] = one;
        positives += one;
    }
    const negatives = n - positives;
    let positivesBefore = 0;
    let negativesBefore = 0;
    let area = 0;
    let score = n === 0 ? 0 : scores[order[0]];
    for (let start = 0; start < n;) {
        let end = start;
        let inGroup = 0;
        let next = score;
        while (next === score) {
            inGroup += positive[order[end++]];
            if (end === n)
                break;
            next = scores[order[end]];
        }
        const negativesIn = end - start - inGroup;
        const forPositive = negativesBefore + negativesIn / 2;
        const forNegative = positives - positivesBefore - inGroup / 2;
        for (let at = start; at < end; at++) {
            const row = order[at];
            values[row] = positive[row] === 1 ? forPositive : forNegative;
        }
        area += inGroup * forPositive;
        positivesBefore += inGroup;
        negativesBefore += negativesIn;
        start = end;
        score = next;
    }
    return { values, positives, negatives, auc: area / (positives * negatives) };
}
/**
 * DeLong's paired test: two scores of the same rows. O(n log n).
 * Identical scores give difference 0, p 1 and `equal`. With clusters (an id a row, 0-based) the variance is Obuchowski's (1997).
 */
function deLong(truth, candidate, champion, options = {}) {
    const confidence = options.confidence ?? 0.95;
    const a = placementsOf(truth, candidate);
    const b = placementsOf(truth, champion);
    if (a.positives === 0 || a.negatives === 0)
        return { notEstimable: `the truth holds ${a.positives} positive and ${a.negatives} negative rows; both are needed` };
    const rows = candidate.length;
    const difference = differencesOf(truth, a, b);
    const estimate = a.auc - b.auc;
    const base = { confidence, rows };
    const comparison = options.clusters === undefined
        ? comparisonOf(
        // The share of each class is the other's size: the smaller class carries more, so that no class is capped before the other.
        [
            { values: difference.positives, share: a.negatives / rows },
            { values: difference.negatives, share: a.positives / rows },
        ], estimate, { ...base, method: 'delong' })
        : clusteredComparison(truth, a, b, options.clusters, estimate, { ...base, method: 'delong-clustered' });
    // Few ask for these, and they cost as much as the test itself.
    const variances = lazy(() => [varianceOf(splitOf(truth, a)), varianceOf(splitOf(truth, b))]);
    const variance = lazy(() => varianceOf(difference));
    return {
        candidate: a.auc,
        champion: b.auc,
        get variances() {
            return variances();
        },
        get covariance() {
            const [one, other] = variances();
            return (one + other - variance()) / 2;
        },
        get z() {
            return variance() === 0 ? 0 : estimate / Math.sqrt(variance());
        },
        comparison,
    };
}
/** One model's area with DeLong's standard error; NaN where a class has fewer than two rows. */
function aucWithError(truth, scores) {
    const placements = placementsOf(truth, scores);
    return { auc: placements.auc, standardError: Math.sqrt(varianceOf(splitOf(truth, placements))) };
}
/** The differences of V10 and of V01 between two models, in row order. */
function differencesOf(truth, a, b) {
    const positives = new Float64Array(a.positives);
    const negatives = new Float64Array(a.negatives);
    let p = 0;
    let n = 0;
    for (let i = 0; i < a.values.length; i++) {
        const one = a.values[i];
        const other = b.values[i];
        if (truth[i] === 1)
            positives[p++] = one / a.negatives - other / b.negatives;
        else
            negatives[n++] = one / a.positives - other / b.positives;
    }
    return { positives, negatives };
}
/** V10 of the positives and V01 of the negatives, in row order. */
function splitOf(truth, placements) {
    const positives = new Float64Array(placements.positives);
    const negatives = new Float64Array(placements.negatives);
    let p = 0;
    let n = 0;
    for (let i = 0; i < placements.values.length; i++) {
        const value = placements.values[i];
        if (truth[i] === 1)
            positives[p++] = value / placements.negatives;
        else
            negatives[n++] = value / placements.positives;
    }
    return { positives, negatives };
}
function varianceOf(split) {
    const of = (values) => meanAndError(values).squares / (values.length * (values.length - 1));
    return of(split.positives) + of(split.negatives);
}
/** Obuchowski (1997): the sums of the placements of each cluster are the independent units. */
function clusteredComparison(truth, a, b, clusters, estimate, options) {
    let count = 0;
    for (const cluster of clusters)
        count = Math.max(count, cluster + 1);
    const sums = { positive: new Float64Array(count), negative: new Float64Array(count) };
    const rows = { positive: new Float64Array(count), negative: new Float64Array(count) };
    let same = true;
    for (let i = 0; i < clusters.length; i++) {
        const key = truth[i] === 1 ? 'positive' : 'negative';
        const cluster = clusters[i];
        const delta = a.values[i] - b.values[i];
        if (delta !== 0)
            same = false;
        // Half-integers: these sums are exact.
        sums[key][cluster] = sums[key][cluster] + delta;
        rows[key][cluster] = rows[key][cluster] + 1;
    }
    const occupied = rows.positive.filter((value, k) => value > 0 || rows.negative[k] > 0).length;
    const positive = rows.positive.filter((value) => value > 0).length;
    const negative = rows.negative.filter((value) => value > 0).length;
    if (positive < 2 || negative < 2)
        return {
            notEstimable: `${positive} clusters hold positive and ${negative} hold negative rows; two of each are needed`,
        };
    const units = Math.min(positive, negative);
    if (same)
        return equalComparison({ ...options, units });
    const s10 = new Float64Array(count);
    const s01 = new Float64Array(count);
    const s11 = new Float64Array(count);
    for (let k = 0; k < count; k++) {
        const up = sums.positive[k] / a.negatives - rows.positive[k] * estimate;
        const down = sums.negative[k] / a.positives - rows.negative[k] * estimate;
        s10[k] = up * up;
        s01[k] = down * down;
        s11[k] = up * down;
    }
    const m = a.positives;
    const n = a.negatives;
    const variance = (positive / (positive - 1)) * ((0,lib/* exactSum */.dZ)(s10) / (m * m)) +
        (negative / (negative - 1)) * ((0,lib/* exactSum */.dZ)(s01) / (n * n)) +
        ((2 * occupied) / (occupied - 1)) * ((0,lib/* exactSum */.dZ)(s11) / (m * n));
    return waldOf(estimate, Math.sqrt(Math.max(0, variance)), { ...options, units });
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/metric-value.js







/** True for the answer that says why there is no number. */
function isNotEstimable(value) {
    return 'notEstimable' in value;
}
/**
 * Whether the predictions can answer for a metric: rows, truth, and what the metric needs, all of it known in every row. A NaN is not
 * dropped: a model that does not answer every row would otherwise look better than one that does.
 */
function metric_value_obstacleTo(metric, scored) {
    const info = (0,core_lib/* metricInfo */.R)(metric);
    if (info === undefined)
        return { code: 'METRIC_UNKNOWN', notEstimable: `there is no metric "${metric}"` };
    if (!info.tasks.includes(scored.task))
        return { code: 'METRIC_UNKNOWN', notEstimable: `${metric} is not a metric of task ${scored.task}` };
    if (scored.rows === 0)
        return { code: 'NO_ROWS', notEstimable: 'there are no rows' };
    const needed = neededBy(metric, scored);
    if (needed === undefined)
        return { code: 'METRIC_WRONG_TYPE', notEstimable: `${metric} needs ${wordsOf(info.needs)}, and there are none` };
    if (info.needs === 'probability' && scored.task === 'binary' && scored.scoresAreProbabilities === false)
        return { code: 'METRIC_WRONG_TYPE', notEstimable: `${metric} needs probabilities, and the scores leave [0, 1]` };
    const unknown = countUnknown(scored.truth);
    // Clusters can be judged by their shape alone.
    if (unknown > 0 && info.needs !== 'features')
        return { code: 'METRIC_NOT_FINITE', notEstimable: `the truth is unknown in ${unknown} rows` };
    const bad = countUnknown(needed);
    if (bad > 0)
        return { code: 'METRIC_NOT_FINITE', notEstimable: `${bad} predictions are not finite numbers` };
    if (scored.task !== 'binary' && scored.task !== 'multiclass')
        return undefined;
    const classes = scored.task === 'binary' ? 2 : (scored.classes?.length ?? Number.POSITIVE_INFINITY);
    const strange = strangeClass(scored.truth, needed === scored.labels ? scored.labels : undefined, classes);
    return strange === undefined ? undefined : { code: 'METRIC_WRONG_TYPE', notEstimable: strange };
}
function neededBy(metric, scored) {
    switch ((0,core_lib/* metricInfo */.R)(metric)?.needs) {
        case 'label':
        case 'clusters':
        case 'groups':
            return scored.labels ?? scored.values;
        case 'score':
            return scored.scores ?? scored.probabilities;
        case 'probability':
            return scored.task === 'binary' ? scored.scores : scored.probabilities;
        case 'value':
            return scored.values;
        case 'features':
            return scored.points;
        default:
            return undefined;
    }
}
function wordsOf(needs) {
    const words = {
        label: 'predicted labels',
        score: 'scores',
        probability: 'probabilities',
        value: 'predicted numbers',
        clusters: 'found clusters',
        features: 'the coordinates of the points',
        groups: 'predicted labels',
        measurement: 'a measurement',
    };
    return words[needs] ?? needs;
}
function countUnknown(values) {
    let count = 0;
    for (const value of values)
        if (!Number.isFinite(value))
            count++;
    return count;
}
/**
 * A metric of one model with what is known of its uncertainty: Wilson's interval for a share, DeLong's for roc_auc, Student's for a mean
 * over rows, none for the rest (the interval that decides is that of the difference).
 */
function metricEstimate(metric, scored, confidence = 0.95) {
    const obstacle = metric_value_obstacleTo(metric, scored);
    if (obstacle !== undefined)
        return obstacle;
    const value = metricValue(metric, scored);
    if (typeof value !== 'number')
        return value;
    const interval = intervalOf(metric, scored, value, confidence);
    // 0 / 0 counted as 0 by convention has a value and no interval; so have errors too large for one.
    const known = Number.isFinite(interval.lower) && Number.isFinite(interval.upper);
    return { value, rows: scored.rows, ...(known ? interval : {}) };
}
/** A metric of complete predictions; weights count. */
function metricValue(metric, scored) {
    const { value, reason } = computeMetric(metric, scored);
    if (value !== null && Number.isFinite(value))
        return value;
    const why = value === null ? (reason ?? 'unknown') : 'it is too large for a number';
    return { code: 'METRIC_NOT_ESTIMABLE', notEstimable: `${metric} has no value on these rows: ${why}` };
}
function intervalOf(metric, scored, value, confidence) {
    if (scored.weights !== undefined || scored.clusters !== undefined)
        return {};
    const share = shares[metric];
    if (share !== undefined && scored.task === 'binary') {
        const [tp, fp, fn, tn] = metric_value_countsOf(scored);
        const [hits, of] = share(tp, fp, fn, tn);
        return { ...wilson(hits, of, confidence), confidence, method: 'wilson' };
    }
    if (metric === 'roc_auc' && scored.task === 'binary') {
        const { standardError } = aucWithError(scored.truth, scored.scores);
        if (!Number.isFinite(standardError))
            return {};
        const half = (0,lib/* normalIsf */.cT)((1 - confidence) / 2) * standardError;
        return { lower: Math.max(0, value - half), upper: Math.min(1, value + half), confidence, method: 'delong' };
    }
    const rows = metric_kernels_perRow(metric, scored);
    if (rows === undefined || rows.length < 2)
        return {};
    const { squares } = meanAndError(rows);
    const n = rows.length;
    const half = (0,lib/* studentTQuantile */.$J)(1 - (1 - confidence) / 2, n - 1) * Math.sqrt(squares / (n * (n - 1)));
    return { lower: value - half, upper: value + half, confidence, method: 'student-t' };
}
/** The four counts of a binary confusion matrix: [tp, fp, fn, tn]. */
function metric_value_countsOf(scored) {
    const counts = [0, 0, 0, 0];
    const labels = scored.labels;
    for (let i = 0; i < scored.rows; i++) {
        const cell = 2 * scored.truth[i] + labels[i];
        counts[cell] = counts[cell] + 1;
    }
    const [tn, fp, fn, tp] = counts;
    return [tp, fp, fn, tn];
}
/** Wilson's interval (1927) for a share: `hits` of `of` rows. NaN bounds where there are no rows. */
function wilson(hits, of, confidence) {
    const z = (0,lib/* normalIsf */.cT)((1 - confidence) / 2);
    const share = hits / of;
    const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
    const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
    return { lower: hits === 0 ? 0 : Math.max(0, centre - half), upper: hits === of ? 1 : Math.min(1, centre + half) };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/calibration.js


/** Probabilities nearer to 0 or 1 than this are taken as this far from it: the log-odds stay finite. */
const EDGE = 1e-12;
/** Tests the calibration of binary probabilities; the calibration errors and the curve are metrics (`expected_calibration_error`, calibrationCurve). */
function calibrationOf(scored) {
    const obstacle = metric_value_obstacleTo('brier_score', scored);
    if (obstacle !== undefined)
        return obstacle;
    if (scored.task !== 'binary')
        return {
            code: 'METRIC_WRONG_TYPE',
            notEstimable: 'calibration is tested for two classes; take one class against the rest',
        };
    const p = scored.scores;
    const y = scored.truth;
    const n = p.length;
    const top = (0,lib/* exactSum */.dZ)(p.map((value, i) => (y[i] - value) * (1 - 2 * value)));
    const bottom = (0,lib/* exactSum */.dZ)(p.map((value) => (1 - 2 * value) ** 2 * value * (1 - value)));
    const z = bottom > 0 ? top / Math.sqrt(bottom) : Number.NaN;
    const cox = recalibration(p, y);
    if (cox === undefined)
        return {
            code: 'METRIC_NOT_ESTIMABLE',
            notEstimable: 'the probabilities do not vary, the truth has one class, or the scores separate the classes perfectly',
        };
    return {
        rows: n,
        meanPredicted: (0,lib/* exactSum */.dZ)(p) / n,
        prevalence: (0,lib/* exactSum */.dZ)(y) / n,
        spiegelhalterZ: z,
        spiegelhalterP: Number.isNaN(z) ? Number.NaN : 2 * (0,lib/* normalSf */.nG)(Math.abs(z)),
        ...cox,
    };
}
/** Logistic regression of the truth on the predicted log-odds, by Newton's method. */
function recalibration(p, y) {
    const x = p.map((value) => {
        const inside = Math.min(1 - EDGE, Math.max(EDGE, value));
        return Math.log(inside) - Math.log1p(-inside);
    });
    let intercept = 0;
    let slope = 1;
    for (let step = 0; step < 100; step++) {
        const fitted = x.map((value) => 1 / (1 + Math.exp(-(intercept + slope * value))));
        const w = fitted.map((value) => value * (1 - value));
        const [a, b, c] = [
            (0,lib/* exactSum */.dZ)(w),
            (0,lib/* exactSum */.dZ)(w.map((v, i) => v * x[i])),
            (0,lib/* exactSum */.dZ)(w.map((v, i) => v * x[i] ** 2)),
        ];
        const determinant = a * c - b * b;
        if (!(determinant > 1e-12 * a * c) || Math.abs(slope) > 1e6)
            return undefined;
        const residual = fitted.map((value, i) => y[i] - value);
        const u = (0,lib/* exactSum */.dZ)(residual);
        const v = (0,lib/* exactSum */.dZ)(residual.map((value, i) => value * x[i]));
        const [moveIntercept, moveSlope] = [(c * u - b * v) / determinant, (a * v - b * u) / determinant];
        intercept += moveIntercept;
        slope += moveSlope;
        if (Math.abs(moveIntercept) + Math.abs(moveSlope) < 1e-12)
            return { slope, intercept, slopeError: Math.sqrt(a / determinant) };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/poisson-weights.js

/** Bits of a draw that the table reads; the rest of the draw is read only where these do not decide. */
const TABLE_BITS = 16;
const UNDECIDED = 255;
/** cumulative[k] = P(Poisson(1) ≤ k) × 2^32, rounded down. Twelve is beyond 2^-32. */
const cumulative = cumulativeOf();
/** Made at the first use: most programs that load this file draw nothing. */
let madeTable;
/**
 * A stream of Poisson(1) weights: how often a row is drawn into one replicate of the bootstrap.
 * Integers only (xoshiro128**, seeded by core's randomStream), so that a seed gives the same weights on every machine.
 */
function poissonWeights(seed, name) {
    const start = (0,core_lib/* randomStream */._V)(seed, name);
    const word = () => Math.floor(start.next() * 4294967296) | 0;
    let s0 = word();
    let s1 = word();
    let s2 = word();
    let s3 = word() | 1;
    madeTable ??= tableOf();
    const table = madeTable;
    return (into) => {
        // The state in variables of this call: those of the closure are read and written in memory.
        let [a, b, c, d] = [s0, s1, s2, s3];
        const n = into.length;
        for (let i = 0; i < n; i++) {
            const scrambled = Math.imul(b, 5);
            const draw = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
            const t = b << 9;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= t;
            d = (d << 11) | (d >>> 21);
            const quick = table[draw >>> (32 - TABLE_BITS)];
            into[i] = quick === UNDECIDED ? countOf(draw >>> 0) : quick;
        }
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
    };
}
function countOf(draw) {
    let k = 0;
    while (k < cumulative.length && draw >= cumulative[k])
        k++;
    return k;
}
function cumulativeOf() {
    const values = new Float64Array(13);
    let probability = Math.exp(-1);
    let sum = 0;
    for (let k = 0; k < values.length; k++) {
        sum += probability;
        values[k] = Math.floor(sum * 4294967296);
        probability /= k + 1;
    }
    return values;
}
function tableOf() {
    const cells = new Uint8Array(1 << TABLE_BITS);
    const width = 2 ** (32 - TABLE_BITS);
    for (let cell = 0; cell < cells.length; cell++) {
        const low = countOf(cell * width);
        cells[cell] = low === countOf((cell + 1) * width - 1) ? low : UNDECIDED;
    }
    return cells;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/bootstrap.js



/** Above this share of replicates without a value (one class only, no positive prediction) there is no interval. */
const MOST_LOST = 0.05;
/**
 * Paired Poisson bootstrap of candidate minus champion for any metric: each replicate draws every row Poisson(1) times and computes both
 * metrics on the same draw. Percentile interval; `pLower` is (1 + replicates at or above 0) / (replicates + 1), never 0.
 * The same seed gives the same interval on every machine, and exactly the mirrored one when the models are swapped.
 */
function pairedBootstrap(rows, candidate, champion, options) {
    const { estimate } = options;
    const one = { candidate, champion, ...(estimate === undefined ? {} : { estimate }) };
    return pairedBootstraps(rows, [one], options)[0];
}
/** The paired bootstrap of several metrics on the same draws: each comes out as it would alone. */
function pairedBootstraps(rows, pairs, options) {
    const replicates = options.replicates ?? 1000;
    const once = options.weights ?? new Uint8Array(rows).fill(1);
    const estimates = pairs.map((pair) => pair.estimate ?? pair.candidate(once, -1) - pair.champion(once, -1));
    const found = pairs.map(() => new Float64Array(replicates));
    const kept = pairs.map(() => 0);
    const draw = drawer(rows, options);
    const four = new FourDraws(rows, pairs);
    for (let start = 0; start < replicates; start += 4) {
        const end = Math.min(replicates, start + 4);
        for (let replicate = start; replicate < end; replicate++)
            four.add(draw(), replicate);
        four.differences().forEach((differences, i) => {
            for (let k = 0; k < end - start; k++) {
                const difference = differences[k];
                if (Number.isNaN(difference))
                    continue;
                found[i][kept[i]] = difference;
                kept[i] = kept[i] + 1;
            }
        });
    }
    return pairs.map((_, i) => {
        const values = found[i].subarray(0, kept[i]);
        return outcomeOf(values, replicates, estimates[i], rows, options);
    });
}
/**
 * The differences of all pairs on up to four draws. A metric that can takes four at once, its draws packed into the bytes of a word; any other takes each
 * draw as it comes, so that metrics which share a count still count once.
 */
class FourDraws {
    #pairs;
    #values;
    #lanes;
    #packed;
    #other = new Float64Array(4);
    #held = 0;
    /** Whether the draws are counts: weights of rows are none, and then each draw is taken alone. */
    #counts = true;
    constructor(rows, pairs) {
        const together = pairs.some(takesFour) ? rows : 0;
        this.#pairs = pairs;
        this.#values = pairs.map(() => new Float64Array(4));
        this.#lanes = Array.from({ length: 4 }, () => new Uint8Array(together));
        this.#packed = new Int32Array(together);
    }
    add(weights, replicate) {
        const place = this.#held++;
        this.#counts = weights instanceof Uint8Array;
        if (weights instanceof Uint8Array && this.#packed.length > 0)
            this.#lanes[place]?.set(weights);
        for (const [i, pair] of this.#pairs.entries())
            if (!this.#counts || !takesFour(pair))
                this.#values[i][place] =
                    pair.candidate(weights, replicate) - pair.champion(weights, replicate);
    }
    /** For each pair, as many as draws were added since the last call. */
    differences() {
        this.#held = 0;
        if (!this.#counts || this.#packed.length === 0)
            return this.#values;
        pack(this.#lanes, this.#packed);
        for (const [i, { candidate, champion }] of this.#pairs.entries()) {
            if (!candidate.four || !champion.four)
                continue;
            const values = this.#values[i];
            candidate.four(this.#packed, values);
            champion.four(this.#packed, this.#other);
            for (let k = 0; k < 4; k++)
                values[k] = values[k] - this.#other[k];
        }
        return this.#values;
    }
}
function takesFour({ candidate, champion }) {
    return candidate.four !== undefined && champion.four !== undefined;
}
/** Puts four draws into the bytes of words, the first into the lowest. */
function pack(lanes, into) {
    const [first, second, third, fourth] = lanes;
    for (let i = 0; i < into.length; i++)
        into[i] =
            first[i] | (second[i] << 8) | (third[i] << 16) | (fourth[i] << 24);
}
function outcomeOf(found, replicates, estimate, rows, options) {
    if (Number.isNaN(estimate))
        return { notEstimable: 'the metric has no value on these rows' };
    const lost = replicates - found.length;
    if (lost > replicates * MOST_LOST)
        return { notEstimable: `the metric has no value on ${lost} of ${replicates} draws of these rows` };
    const { clusters } = options;
    const base = {
        confidence: options.confidence ?? 0.95,
        method: clusters === undefined ? 'paired-bootstrap' : 'paired-bootstrap-clustered',
        rows,
        units: clusters === undefined ? rows : new Set(clusters).size,
    };
    if (estimate === 0 && found.every((value) => value === 0))
        return equalComparison(base);
    return summaryOf(found, estimate, base);
}
/** Gives the draws of the next replicate, in an array that it uses again. */
function drawer(rows, options) {
    const fill = poissonWeights(options.seed, 'bootstrap');
    const { clusters, weights, alternate } = options;
    const units = clusters === undefined ? rows : clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
    const drawn = new Uint8Array(units);
    if (clusters === undefined && alternate !== undefined)
        return alternating(fill, drawn, alternate, weights);
    if (clusters === undefined && weights === undefined)
        return () => {
            fill(drawn);
            return drawn;
        };
    const product = new Float64Array(rows);
    return () => {
        fill(drawn);
        for (let i = 0; i < rows; i++)
            product[i] = drawn[clusters === undefined ? i : clusters[i]] * (weights?.[i] ?? 1);
        return product;
    };
}
/** Each draw twice, the second time in the alternate order: swapping the models then only exchanges the two. */
function alternating(fill, drawn, alternate, weights) {
    let second = true;
    const out = weights === undefined ? new Uint8Array(drawn.length) : new Float64Array(drawn.length);
    return () => {
        second = !second;
        if (!second)
            fill(drawn);
        for (let i = 0; i < out.length; i++)
            out[i] = drawn[second ? alternate[i] : i] * (weights?.[i] ?? 1);
        return out;
    };
}
function summaryOf(found, estimate, base) {
    const n = found.length;
    const alpha = 1 - base.confidence;
    const sorted = (0,lib/* sortFloat64 */.fI)(found);
    const mirrored = (0,lib/* sortFloat64 */.fI)(found.map((value) => -value));
    let high = 0;
    let low = 0;
    for (const value of found) {
        if (value >= 0)
            high++;
        if (value <= 0)
            low++;
    }
    const mean = (0,lib/* exactSum */.dZ)(found) / n;
    const standardError = Math.sqrt((0,lib/* exactSum */.dZ)(found.map((value) => (value - mean) ** 2)) / (n - 1));
    const pLower = (1 + high) / (n + 1);
    const pHigher = (1 + low) / (n + 1);
    const lower = quantile(sorted, alpha / 2);
    // By the mirrored draws, so that swapping the models changes signs and nothing else.
    const upper = 0 - quantile(mirrored, alpha / 2);
    return {
        ...base,
        difference: estimate,
        standardError,
        lower,
        upper,
        pValue: Math.min(1, 2 * Math.min(pLower, pHigher)),
        pHigher,
        pLower,
        guarded: { lower, upper, pHigher, pLower },
        equal: false,
    };
}
function quantile(sorted, q) {
    const at = q * (sorted.length - 1);
    const below = Math.floor(at);
    const first = sorted[below];
    const second = sorted[Math.min(below + 1, sorted.length - 1)];
    // Adding 0 turns a negative zero into zero.
    return first + (second - first) * (at - below) + 0;
}
/**
 * The order in which rows are laid before anything is drawn or summed: by a key of the row's content where the caller has one (best: it
 * knows nothing of the models), then by truth and by the two predictions without regard to which model made which. So the result depends
 * neither on the order of the file nor on which model is called the candidate. Rows that only differ in which model said what are ordered
 * by which kind is more frequent; where both are equally frequent, there are two orders and the draws are shared between them.
 */
function bootstrap_canonicalOrder(rows, truth, candidate, champion, keys) {
    const low = new Float64Array(rows);
    const high = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
        // What is unknown makes the metric not estimable later; here it only needs a place.
        const a = placeOf(candidate[i]);
        const b = placeOf(champion[i]);
        low[i] = a < b ? a : b;
        high[i] = a < b ? b : a;
    }
    const sorts = [high, low, Float64Array.from(truth, placeOf), ...(keys === undefined ? [] : [Float64Array.from(keys)])];
    const order = sorts.reduce(thenBy, Uint32Array.from({ length: rows }, (_, i) => i));
    const alike = (x, y) => sorts.every((values) => values[x] === values[y]);
    let alternate;
    for (let start = 0; start < rows;) {
        let end = start + 1;
        while (end < rows && alike(order[start], order[end]))
            end++;
        if (end - start > 1 && settle(order.subarray(start, end), candidate, champion) === 'even') {
            alternate ??= Uint32Array.from({ length: rows }, (_, i) => i);
            const half = (end - start) / 2;
            for (let i = start; i < end; i++)
                alternate[i] = i < start + half ? i + half : i - half;
        }
        start = end;
    }
    return alternate === undefined ? { order } : { order, alternate };
}
/** Sorts an order by one more column; what is equal in it keeps its place. */
function thenBy(order, values) {
    const sorted = (0,lib/* argsortFloat64 */.Fs)(Float64Array.from(order, (row) => values[row]));
    return sorted.map((place) => order[place]);
}
/** NaN stands last. */
function placeOf(value) {
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}
/** Puts the more frequent kind of a block of rows first (the candidate below the champion, or above it). */
function settle(block, candidate, champion) {
    const below = block.filter((row) => candidate[row] < champion[row]);
    if (below.length === 0 || below.length === block.length)
        return 'settled';
    const above = block.filter((row) => candidate[row] > champion[row]);
    const [first, second] = below.length >= above.length ? [below, above] : [above, below];
    block.set(first, 0);
    block.set(second, first.length);
    return first.length === second.length ? 'even' : 'settled';
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/mcnemar.js

/** From this many discordant rows on the chi-square approximation is used. */
const EXACT_BELOW = 25;
/**
 * McNemar's test from the two discordant counts: the exact binomial test below 25 discordant rows, else chi-square with Edwards' correction.
 * Without a discordant row nothing speaks for a difference: p is 1 (statsmodels and mlxtend say 0 there). `method` forces one.
 */
function mcNemar(onlyCandidate, onlyChampion, method = 'auto') {
    const discordant = onlyCandidate + onlyChampion;
    const chosen = method === 'auto' ? (discordant < EXACT_BELOW ? 'exact' : 'corrected') : method;
    const counts = { onlyCandidate, onlyChampion };
    if (chosen === 'exact') {
        const smaller = Math.min(onlyCandidate, onlyChampion);
        const pValue = onlyCandidate === onlyChampion ? 1 : Math.min(1, 2 * (0,lib/* binomialCdf */.HU)(smaller, discordant, 0.5));
        return { ...counts, statistic: smaller, pValue, method: 'mcnemar-exact' };
    }
    // The correction never turns a difference of 0 into one of 1.
    const gap = Math.max(0, Math.abs(onlyCandidate - onlyChampion) - (chosen === 'corrected' ? 1 : 0));
    const statistic = discordant === 0 ? 0 : (gap * gap) / discordant;
    return {
        ...counts,
        statistic,
        pValue: statistic === 0 ? 1 : (0,lib/* chi2Sf */.wv)(statistic, 1),
        method: chosen === 'corrected' ? 'mcnemar-corrected' : 'mcnemar-uncorrected',
    };
}
/** One-sided exact p: how likely it is that the candidate has the worse of the discordant rows this often or oftener by chance alone. */
function mcNemarWorse(onlyCandidate, onlyChampion) {
    return (0,lib/* binomialCdf */.HU)(onlyCandidate, onlyCandidate + onlyChampion, 0.5);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/paired-mean.js


/**
 * Paired t test of a metric that is the mean of one number a row (accuracy, log loss, Brier score, absolute or squared error).
 * `differences[i]` is candidate minus champion for row i. With weights the mean is weighted and the variance is that of the linearised
 * mean; with clusters (an id a row, 0-based) the sums of the clusters are the independent units, Student's t with clusters - 1 degrees.
 */
function pairedMean(differences, options = {}) {
    const confidence = options.confidence ?? 0.95;
    const rows = differences.length;
    if (rows === 0)
        return { notEstimable: 'there are no rows' };
    const base = { confidence, rows };
    if (options.clusters !== undefined || options.weights !== undefined)
        return linearised(differences, options.weights, options.clusters, base);
    const estimate = (0,lib/* exactSum */.dZ)(differences) / rows;
    return comparisonOf([{ values: differences, share: 1 }], estimate, { ...base, method: 'paired-t', degrees: rows - 1 });
}
function linearised(differences, weights, clusters, base) {
    const n = differences.length;
    const weightOf = (i) => (weights === undefined ? 1 : weights[i]);
    const total = weights === undefined ? n : (0,lib/* exactSum */.dZ)(weights);
    if (!(total > 0))
        return { notEstimable: 'the weights sum to 0' };
    const weighted = new Float64Array(n);
    for (let i = 0; i < n; i++)
        weighted[i] = weightOf(i) * differences[i];
    const estimate = (0,lib/* exactSum */.dZ)(weighted) / total;
    const method = clusters === undefined ? 'paired-t-weighted' : 'paired-t-clustered';
    const residuals = new Float64Array(n);
    for (let i = 0; i < n; i++)
        residuals[i] = weightOf(i) * (differences[i] - estimate);
    const units = clusters === undefined ? residuals : sumsByCluster(residuals, clusters);
    const shared = { ...base, method, units: units.length };
    if (units.length < 2)
        return { notEstimable: 'one cluster does not show how much a difference varies' };
    if (weighted.every((value) => value === 0))
        return equalComparison(shared);
    const squares = (0,lib/* exactSum */.dZ)(units.map((value) => value * value));
    const variance = ((units.length / (units.length - 1)) * squares) / (total * total);
    return waldOf(estimate, Math.sqrt(variance), { ...shared, degrees: units.length - 1 });
}
/** Sums by cluster, each exact, so that the order of the rows does not matter. */
function sumsByCluster(values, clusters) {
    const members = new Map();
    clusters.forEach((cluster, i) => {
        const own = members.get(cluster);
        if (own === undefined)
            members.set(cluster, [values[i]]);
        else
            own.push(values[i]);
    });
    return Float64Array.from(members.values(), (own) => (0,lib/* exactSum */.dZ)(Float64Array.from(own)));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/compare-metric.js










/** Metrics that each draw computes from the beginning get so many draws that rows × draws stays below this, but at least the least. */
const MOST_CELLS = 2e7;
const LEAST_DRAWS = 200;
/**
 * Lays the rows of both models in one order that depends on neither file nor roles, so that sums and draws come out the same.
 * Both must be of the same rows: their truths are compared.
 */
function pairOf(candidate, champion, keys) {
    if (candidate.task !== champion.task)
        return { notEstimable: `the candidate's task is ${candidate.task}, the champion's ${champion.task}` };
    if (candidate.rows !== champion.rows)
        return { notEstimable: `the candidate was scored on ${candidate.rows} rows, the champion on ${champion.rows}` };
    if (!candidate.truth.every((value, i) => Object.is(value, champion.truth[i]) || value === champion.truth[i]))
        return { notEstimable: 'candidate and champion were scored on different rows: their truths differ' };
    for (const part of ['weights', 'clusters', 'queries'])
        if (!sameNumbers(candidate[part], champion[part]))
            return { notEstimable: `candidate and champion have other ${part} for the same rows` };
    const { order, alternate } = bootstrap_canonicalOrder(candidate.rows, candidate.truth, mainOf(candidate), mainOf(champion), keys);
    const pair = { candidate: takeRows(candidate, order), champion: takeRows(champion, order), order };
    return alternate === undefined ? pair : { ...pair, alternate };
}
function sameNumbers(a, b) {
    if (a === undefined || b === undefined)
        return a === b;
    for (let i = 0; i < a.length; i++)
        if (!Object.is(a[i], b[i]))
            return false;
    return a.length === b.length;
}
/** One number a row that tells predictions apart. */
function mainOf(scored) {
    const { probabilities, classes } = scored;
    if (scored.task === 'multiclass' && probabilities !== undefined && classes !== undefined) {
        const width = classes.length;
        return Float64Array.from({ length: scored.rows }, (_, row) => {
            let sum = 0;
            for (let k = 0; k < width; k++)
                sum += probabilities[row * width + k] * Math.sqrt(k + 2);
            return sum;
        });
    }
    return scored.scores ?? scored.values ?? scored.labels ?? scored.truth;
}
/** The paired comparison of one metric, candidate minus champion in its own units. See compareMetrics. */
function compareMetric(metric, pair, options) {
    return compareMetrics([metric], pair, options).get(metric);
}
/**
 * The paired comparison of metrics, candidate minus champion in their own units: DeLong for roc_auc, paired t for means over rows
 * (with McNemar's exact one-sided p for labels) or over queries, the paired Poisson bootstrap for the rest, all on the same draws.
 */
function compareMetrics(metrics, pair, options) {
    const { candidate, champion } = pair;
    const found = new Map();
    const shared = sharedOf(candidate, options);
    const kernels = { candidate: weightedMetrics(candidate), champion: weightedMetrics(champion) };
    const drawn = [];
    for (const metric of metrics) {
        const closed = closedForm(metric, pair, shared);
        const one = closed ?? drawnPair(metric, pair, kernels);
        if ('candidate' in one)
            drawn.push({ metric, pair: one });
        else
            found.set(metric, one);
    }
    if (drawn.length === 0)
        return new Map([...found].map(([metric, one]) => [metric, finiteOr(one)]));
    const asked = options.replicates ?? 1000;
    const affordable = Math.max(LEAST_DRAWS, Math.min(asked, Math.floor(MOST_CELLS / candidate.rows)));
    const slow = drawn.filter((one) => isSlow(one.metric, candidate));
    const fast = drawn.filter((one) => !slow.includes(one));
    for (const [group, replicates] of [
        [fast, asked],
        [slow, affordable],
    ]) {
        if (group.length === 0)
            continue;
        const pairs = group.map((one) => one.pair);
        const alternate = pair.alternate === undefined ? {} : { alternate: pair.alternate };
        const results = pairedBootstraps(candidate.rows, pairs, { ...shared, ...alternate, seed: options.seed, replicates });
        group.forEach(({ metric }, i) => {
            found.set(metric, results[i]);
        });
    }
    return new Map([...found].map(([metric, one]) => [metric, finiteOr(one)]));
}
/** Differences beyond what numbers can hold are no differences: an interval to infinity would pass for one. */
function finiteOr(one) {
    if (isNotComparable(one))
        return one;
    const { difference, standardError, lower, upper, pValue, guarded } = one;
    const numbers = [difference, standardError, lower, upper, pValue, guarded.lower, guarded.upper];
    return numbers.every(Number.isFinite) ? one : { notEstimable: 'the difference is not a finite number' };
}
function sharedOf({ clusters, weights }, options) {
    return {
        confidence: options.confidence ?? 0.95,
        ...(clusters === undefined ? {} : { clusters }),
        ...(weights === undefined ? {} : { weights }),
    };
}
/** The comparison where a formula gives it, or why there is none; undefined where draws are needed. */
function closedForm(metric, pair, shared) {
    const { candidate, champion } = pair;
    const obstacle = metric_value_obstacleTo(metric, candidate) ?? metric_value_obstacleTo(metric, champion);
    if (obstacle !== undefined)
        return { notEstimable: obstacle.notEstimable };
    const { confidence, clusters, weights } = shared;
    if (candidate.task === 'binary' && weights === undefined && (metric === 'roc_auc' || metric === 'gini'))
        return aucComparison(metric, pair, { confidence, ...(clusters === undefined ? {} : { clusters }) });
    if (candidate.task === 'ranking')
        return queryComparison(metric, pair, confidence);
    const rows = (0,core_lib/* metricInfo */.R)(metric)?.signed === true ? undefined : metric_kernels_perRow(metric, candidate);
    if (rows === undefined)
        return undefined;
    const other = metric_kernels_perRow(metric, champion);
    const result = pairedMean(rows.map((value, i) => value - other[i]), shared);
    return isNotComparable(result) || weights !== undefined || clusters !== undefined
        ? result
        : withExactLabels(metric, rows, other, result);
}
function drawnPair(metric, { candidate, champion }, kernels) {
    const a = metricValue(metric, candidate);
    const b = metricValue(metric, champion);
    if (typeof a !== 'number')
        return { notEstimable: a.notEstimable };
    if (typeof b !== 'number')
        return { notEstimable: b.notEstimable };
    const first = kernels.candidate(metric);
    const second = kernels.champion(metric);
    if (first === undefined || second === undefined)
        return { notEstimable: `${metric} has no paired comparison` };
    const signed = (0,core_lib/* metricInfo */.R)(metric)?.signed === true;
    return { candidate: first, champion: second, estimate: signed ? Math.abs(a) - Math.abs(b) : a - b };
}
function aucComparison(metric, { candidate, champion }, options) {
    const result = deLong(candidate.truth, candidate.scores, champion.scores, options);
    if (isNotEstimable(result))
        return result;
    const { comparison } = result;
    return metric === 'gini' && !isNotComparable(comparison) ? compare_metric_scaled(comparison, 2) : comparison;
}
/** Ranking metrics are means over queries: the queries are the independent rows of a paired t test. */
function queryComparison(metric, { candidate, champion }, confidence) {
    const ids = candidate.queries;
    if (ids === undefined)
        return { notEstimable: 'the rows belong to no queries, so nothing shows how a difference varies' };
    const codes = new Map([...new Set(ids)].sort((a, b) => a - b).map((id, code) => [id, code]));
    const rows = ids.map((id) => codes.get(id));
    const of = (scored) => Float64Array.from(computeSliced([metric], scored, rows, codes.size)[metric] ?? [], (one) => one.value ?? Number.NaN);
    const other = of(champion);
    const differences = of(candidate).map((value, i) => value - other[i]);
    if (!differences.every(Number.isFinite))
        return { notEstimable: `${metric} has no value for a query` };
    return pairedMean(differences, { confidence });
}
/** Gini is 2 AUC - 1: its difference is twice that of the areas, the tests are the same. */
function compare_metric_scaled(one, by) {
    return {
        ...one,
        difference: by * one.difference,
        standardError: by * one.standardError,
        lower: by * one.lower,
        upper: by * one.upper,
        guarded: { ...one.guarded, lower: by * one.guarded.lower, upper: by * one.guarded.upper },
    };
}
/** Labels right or wrong: the exact binomial p of the discordant rows instead of Student's. */
function withExactLabels(metric, a, b, plain) {
    if (metric !== 'accuracy' && metric !== 'zero_one_loss' && metric !== 'hamming_loss')
        return plain;
    let higher = 0;
    let lower = 0;
    for (let i = 0; i < a.length; i++) {
        if (a[i] > b[i])
            higher++;
        if (a[i] < b[i])
            lower++;
    }
    const pLower = mcNemarWorse(higher, lower);
    const pHigher = mcNemarWorse(lower, higher);
    return {
        ...plain,
        pValue: Math.min(1, 2 * Math.min(pLower, pHigher)),
        pLower,
        pHigher,
        guarded: { ...plain.guarded, pLower, pHigher },
        method: plain.equal ? plain.method : 'paired-t, mcnemar-exact',
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/errors.js

/** The error codes of the evaluation package: what a user can mend. What cannot be judged is no error but a verdict. */
const evaluationErrors = {
    EVALUATION_ROWS_DIFFER: {
        summary: 'Tables or predictions that belong together have different numbers of rows.',
        explanation: 'Predictions, slices and weights are matched row by row. Give files of the same rows in the same order, one line a row.',
    },
    EVALUATION_INPUT_INVALID: {
        summary: 'A value given to the evaluation is outside what it takes.',
        explanation: 'The message names the value: weights are not negative, confidence lies between 0 and 1, classes are indices of the class list.',
    },
    EVALUATION_COLUMN_MISSING: {
        summary: 'A column that was named is not in the file.',
        explanation: 'Column names are case-sensitive. The message lists the columns that the file has.',
    },
};
/** Makes this package's errors. */
const fail = (0,core_lib/* errorsOf */.Bp)(evaluationErrors);

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/flips.js
/** Counts the flips of two labelings of the same rows (of `rows` only, where given). Undefined where one model has no labels. */
function flipsOf(candidate, champion, rows) {
    const after = candidate.labels;
    const before = champion.labels;
    if (after === undefined || before === undefined)
        return undefined;
    const total = rows?.length ?? candidate.rows;
    const moves = new Map();
    let flipped = 0;
    let becomeRight = 0;
    let becomeWrong = 0;
    for (let i = 0; i < total; i++) {
        const row = rows === undefined ? i : rows[i];
        const was = before[row];
        const is = after[row];
        if (was === is)
            continue;
        flipped++;
        if (is === candidate.truth[row])
            becomeRight++;
        if (was === candidate.truth[row])
            becomeWrong++;
        const key = `${was} ${is}`;
        const move = moves.get(key) ?? { from: className(champion, was), to: className(candidate, is), rows: 0 };
        move.rows++;
        moves.set(key, move);
    }
    const to = new Map();
    for (const move of moves.values())
        to.set(move.to, (to.get(move.to) ?? 0) + move.rows);
    return {
        rows: total,
        flipped,
        share: total === 0 ? 0 : flipped / total,
        becomeRight,
        becomeWrong,
        to: Object.fromEntries(to),
        moves: [...moves.values()].sort((a, b) => b.rows - a.rows || (a.to < b.to ? -1 : 1)),
    };
}
function className(scored, label) {
    return scored.classes?.[label] ?? String(label);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/power.js

/** The chance to see a change that is printed with every verdict. */
const POWER = 0.8;
/**
 * The smallest change (in units of the metric) that a one-sided test at 1 - confidence sees with 80 % power, given the standard error of the
 * difference on these rows: (z of the confidence + z of the power) × standard error.
 */
function minimumDetectable(standardError, confidence, power = POWER) {
    return ((0,lib/* normalIsf */.cT)(1 - confidence) + (0,lib/* normalIsf */.cT)(1 - power)) * standardError;
}
/**
 * How many rows like these would let the two-sided interval exclude a limit that stands `distance` from the difference, with 80 % power,
 * if the difference is what it seems. Infinity when the distance is 0: no number of rows decides.
 */
function rowsNeeded(rows, standardError, distance, confidence, power = POWER) {
    if (distance === 0)
        return Number.POSITIVE_INFINITY;
    const z = (0,lib/* normalIsf */.cT)((1 - confidence) / 2) + (0,lib/* normalIsf */.cT)(1 - power);
    return Math.ceil(rows * ((z * standardError) / Math.abs(distance)) ** 2);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/figures.js
/** A number for a sentence: four decimals below 10, else six digits; thin and true, never rounded to a different verdict by the caller. */
function figure(value) {
    if (!Number.isFinite(value))
        return value > 0 ? '∞' : value < 0 ? '−∞' : 'unknown';
    const size = Math.abs(value);
    const text = size !== 0 && size < 0.0001 ? size.toPrecision(2) : size < 10 ? size.toFixed(4) : plain(size);
    return value < 0 ? `−${text}` : text;
}
/** The same with its sign always written: a difference. */
function signed(value) {
    return value > 0 ? `+${figure(value)}` : figure(value);
}
/** A whole number with its thousands apart: 7,500. */
function count(value) {
    return Math.round(value)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ',');
}
/** A limit as somebody typed it: 0.005, not 0.0050. */
function limit(value) {
    return value < 0 ? `−${Math.abs(value)}` : String(value);
}
/** `+0.0072 (+0.0013 to +0.0131)`. */
function interval(difference, lower, upper) {
    return `${signed(difference)} (${signed(lower)} to ${signed(upper)})`;
}
/** `1 row`, `7,500 rows`. */
function rowsText(rows) {
    return rows === 1 ? '1 row' : `${count(rows)} rows`;
}
function plain(size) {
    const text = size.toPrecision(6);
    return text.includes('e') ? String(Math.round(size)) : String(Number(text));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/versus.js



/** Every verdict against a champion that could be compared, in the order in which it is decided. */
const verdictTable = [
    {
        versus: 'superior',
        when: 'no row tells the models apart',
        holds: (e) => e.equal,
        verdict: 'inconclusive',
        code: 'EQUAL',
    },
    {
        versus: 'superior',
        when: 'the interval lies above 0',
        holds: (e) => e.lower > 0 && e.difference > 0,
        verdict: 'pass',
        code: 'SUPERIOR',
    },
    {
        versus: 'superior',
        when: 'the interval lies below 0',
        holds: (e) => e.upper < 0 && e.difference < 0,
        verdict: 'fail',
        code: 'WORSE',
    },
    {
        versus: 'superior',
        when: 'the interval holds 0',
        holds: () => true,
        verdict: 'inconclusive',
        code: 'TOO_FEW_ROWS_FOR_DIFFERENCE',
    },
    {
        versus: 'non-inferior',
        when: 'no row tells the models apart',
        holds: (e) => e.equal,
        verdict: 'pass',
        code: 'EQUAL',
    },
    {
        versus: 'non-inferior',
        when: 'the interval lies at or above −margin',
        holds: (e) => e.lower >= -e.margin && e.difference >= -e.margin,
        verdict: 'pass',
        code: 'NON_INFERIOR',
    },
    {
        versus: 'non-inferior',
        when: 'the interval lies below −margin',
        holds: (e) => e.upper < -e.margin && e.difference < -e.margin,
        verdict: 'fail',
        code: 'WORSE_THAN_MARGIN',
    },
    {
        versus: 'non-inferior',
        when: 'the interval holds −margin',
        holds: () => true,
        verdict: 'inconclusive',
        code: 'TOO_FEW_ROWS_FOR_MARGIN',
    },
    {
        versus: 'not-worse',
        when: 'the difference is below −margin, and its one-sided p, corrected over the metrics × slices judged, is at most 1 − confidence',
        holds: (e) => e.difference < -e.margin && e.pWorse <= e.alpha,
        verdict: 'fail',
        code: 'WORSE_THAN_MARGIN',
    },
    {
        versus: 'not-worse',
        when: 'the difference is at or above −margin',
        holds: (e) => e.difference >= -e.margin,
        verdict: 'pass',
        code: 'WITHIN_MARGIN',
    },
    {
        versus: 'not-worse',
        when: 'the difference is below −margin, but chance alone may give it',
        holds: () => true,
        verdict: 'pass',
        code: 'NOT_SHOWN_WORSE',
    },
];
/**
 * Decides from the comparison of a metric, candidate minus champion in its own units.
 * @param pWorse one-sided, corrected over the slices; undefined: of this comparison alone
 */
function decideVersus(rule, comparison, goal, pWorse) {
    const { versus, margin, confidence } = rule;
    if (comparison.units < LEAST_UNITS)
        return tooFew(comparison);
    const turned = turn(comparison, goal);
    const evidence = {
        difference: turned.difference,
        lower: turned.guarded.lower,
        upper: turned.guarded.upper,
        pWorse: pWorse ?? turned.guarded.pLower,
        alpha: 1 - confidence,
        margin,
        equal: turned.equal,
    };
    const row = verdictTable.find((one) => one.versus === versus && one.holds(evidence));
    return {
        verdict: row.verdict,
        code: row.code,
        message: sentenceOf(row.code, comparison, turned, evidence),
        minimumDetectable: minimumDetectable(turned.standardError, confidence),
    };
}
/**
 * Below this many independent rows nothing is decided against the champion: six rows that all speak for one model are the fewest that a sign
 * test would believe at 95 %.
 */
const LEAST_UNITS = 6;
function tooFew(comparison) {
    return {
        verdict: 'inconclusive',
        code: 'TOO_FEW_ROWS',
        message: `${comparison.units} independent rows (of the smaller class) cannot decide; ${LEAST_UNITS} are the least`,
        minimumDetectable: Number.NaN,
    };
}
/** The comparison turned so that more is better. */
function turn(comparison, goal) {
    return goal === 'maximize' ? comparison : mirror(comparison);
}
function sentenceOf(code, native, turned, evidence) {
    if (evidence.equal)
        return `candidate and champion answer alike on all ${count(native.rows)} rows`;
    const shown = interval(native.difference, native.lower, native.upper);
    const margin = limit(evidence.margin);
    const chance = evidence.pWorse < 0.0001 ? evidence.pWorse.toExponential(1) : figure(evidence.pWorse);
    switch (code) {
        case 'SUPERIOR':
            return `${shown}: better, the interval excludes 0`;
        case 'WORSE':
            return `${shown}: worse, the interval excludes 0`;
        case 'TOO_FEW_ROWS_FOR_DIFFERENCE':
            return `${shown}: the interval holds 0${needed(turned, 0)}`;
        case 'NON_INFERIOR':
            return `${shown}: not worse by more than ${margin}${setAside(turned, evidence)}`;
        case 'TOO_FEW_ROWS_FOR_MARGIN':
            return `${shown}: may be worse by more than ${margin}${needed(turned, -evidence.margin)}`;
        case 'WITHIN_MARGIN':
            return `${shown}: not worse by more than ${margin}`;
        case 'NOT_SHOWN_WORSE':
            return `${shown}: worse by more than ${margin}, but chance alone may give it (p = ${chance})`;
        default:
            return `${shown}: worse by more than ${margin} (p = ${chance})`;
    }
}
function needed(turned, boundary) {
    const rows = rowsNeeded(turned.rows, turned.standardError, turned.difference - boundary, turned.confidence);
    return Number.isFinite(rows) && rows < 1e12
        ? `; about ${count(rows)} rows would tell, if the difference stays as it is`
        : '; no number of rows would tell a difference this close to the limit';
}
/** Said where the closure under dominance decided: the printed interval alone would not have passed. */
function setAside(turned, evidence) {
    return turned.lower >= -evidence.margin ? '' : ', rows that are very much better set aside';
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/multiple.js
/**
 * Holm's adjusted p-values (1979): the chance of one false alarm in the whole family stays below alpha, whatever depends on what.
 * NaN (not judged) stays NaN and does not count.
 */
function holm(pValues) {
    const order = judgedInOrder(pValues);
    const adjusted = pValues.map(() => Number.NaN);
    let running = 0;
    order.forEach((index, rank) => {
        running = Math.max(running, Math.min(1, pValues[index] * (order.length - rank)));
        adjusted[index] = running;
    });
    return adjusted;
}
/** Benjamini and Hochberg's adjusted p-values (1995): the expected share of false alarms among the alarms stays below alpha. NaN stays NaN. */
function benjaminiHochberg(pValues) {
    const order = judgedInOrder(pValues);
    const adjusted = pValues.map(() => Number.NaN);
    let running = 1;
    for (let rank = order.length - 1; rank >= 0; rank--) {
        const index = order[rank];
        running = Math.min(running, (pValues[index] * order.length) / (rank + 1));
        adjusted[index] = running;
    }
    return adjusted;
}
function judgedInOrder(pValues) {
    return pValues
        .map((_, index) => index)
        .filter((index) => !Number.isNaN(pValues[index]))
        .sort((a, b) => pValues[a] - pValues[b]);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/compare.js











const usual = {
    binary: [
        'roc_auc',
        'average_precision',
        'log_loss',
        'brier_score',
        'accuracy',
        'balanced_accuracy',
        'precision',
        'recall',
        'f1',
        'specificity',
        'matthews_corrcoef',
    ],
    multiclass: [
        'accuracy',
        'balanced_accuracy',
        'log_loss',
        'brier_score',
        'f1_macro',
        'f1_weighted',
        'precision_macro',
        'recall_macro',
        'matthews_corrcoef',
        'cohen_kappa',
    ],
    regression: [
        'root_mean_squared_error',
        'mean_absolute_error',
        'mean_squared_error',
        'r2',
        'mean_error',
        'median_absolute_error',
        'mean_absolute_percentage_error',
    ],
    clustering: [],
    ranking: ['ndcg', 'ndcg_at_5', 'ndcg_at_10', 'mean_reciprocal_rank', 'mean_average_precision'],
};
/**
 * Compares two sets of predictions of the same rows with paired tests. Metrics that the predictions cannot give (no scores, say) are left
 * out when they were not asked for, and in `notEstimable` when they were.
 * Throws EVALUATION_ROWS_DIFFER when the two are not of the same rows.
 * @example compare(scoredBinary(y, old), scoredBinary(y, now)).metrics.roc_auc
 */
function compare(baseline, candidate, settings = {}) {
    const confidence = settings.confidence ?? 0.95;
    const seed = settings.seed ?? 42;
    const pair = pairOf(candidate, baseline, settings.keys);
    if ('notEstimable' in pair)
        throw fail('EVALUATION_ROWS_DIFFER', `The two cannot be compared: ${pair.notEstimable}.`, {
            remedy: 'Score both on the same rows, in the same order, or name the column that identifies a row.',
        });
    const names = settings.metrics ?? usual[candidate.task].filter((name) => available(name, pair));
    const { replicates } = settings;
    const found = compareMetrics(names, pair, { confidence, seed, ...(replicates === undefined ? {} : { replicates }) });
    const known = [...found].filter((entry) => !isNotComparable(entry[1]));
    const corrected = known.map(([, one]) => one.pValue);
    const [byHolm, byHochberg] = [holm(corrected), benjaminiHochberg(corrected)];
    const unknown = unknownLabels(pair);
    const labels = unknown === undefined ? mcNemarOf(pair) : undefined;
    const flips = unknown === undefined && classified(candidate) ? flipsOf(candidate, baseline) : undefined;
    return {
        rows: candidate.rows,
        task: candidate.task,
        confidence,
        seed,
        metrics: Object.fromEntries(known.map(([name, one], i) => [
            name,
            comparedMetric(name, one, pair, byHolm[i], byHochberg[i]),
        ])),
        notEstimable: {
            ...Object.fromEntries([...found].flatMap(([name, one]) => isNotComparable(one) ? [[name, one.notEstimable]] : [])),
            ...(unknown === undefined ? {} : { mcnemar: unknown, flips: unknown }),
        },
        ...(labels === undefined ? {} : { mcnemar: labels }),
        ...(flips === undefined ? {} : { flips }),
    };
}
function available(metric, { candidate, champion }) {
    return [candidate, champion].every((one) => metric_value_obstacleTo(metric, one)?.code !== 'METRIC_WRONG_TYPE');
}
function comparedMetric(metric, one, { candidate, champion }, pHolm, pBenjaminiHochberg) {
    const goal = (0,core_lib/* metricInfo */.R)(metric)?.goal ?? 'maximize';
    const turned = turn(one, goal);
    const number = (scored) => {
        const value = metricValue(metric, scored);
        return isNotEstimable(Object(value)) ? Number.NaN : value;
    };
    return {
        goal,
        baseline: number(champion),
        candidate: number(candidate),
        difference: one.difference,
        lower: one.lower,
        upper: one.upper,
        standardError: one.standardError,
        pValue: one.pValue,
        pHolm,
        pBenjaminiHochberg,
        method: one.method,
        standing: one.equal ? 'equal' : turned.lower > 0 ? 'better' : turned.upper < 0 ? 'worse' : 'same',
        minimumDetectable: minimumDetectable(one.standardError, one.confidence),
    };
}
function classified({ task }) {
    return task === 'binary' || task === 'multiclass';
}
/** Why labels cannot be counted, though both have some: a row without one is neither right nor wrong. */
function unknownLabels({ candidate, champion }) {
    const [a, b] = [candidate.labels, champion.labels];
    if (!classified(candidate) || a === undefined || b === undefined)
        return undefined;
    const rows = unknownIn(candidate.truth) + unknownIn(a) + unknownIn(b);
    return rows === 0 ? undefined : `${rows} labels are not known`;
}
function mcNemarOf({ candidate, champion }) {
    if (!classified(candidate))
        return undefined;
    const [a, b] = [candidate.labels, champion.labels];
    if (a === undefined || b === undefined)
        return undefined;
    let onlyCandidate = 0;
    let onlyChampion = 0;
    for (let i = 0; i < candidate.rows; i++) {
        const [right, wasRight] = [a[i] === candidate.truth[i], b[i] === candidate.truth[i]];
        if (right && !wasRight)
            onlyCandidate++;
        if (!right && wasRight)
            onlyChampion++;
    }
    return mcNemar(onlyCandidate, onlyChampion);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/resampled.js

/**
 * Nadeau and Bengio's corrected resampled t test (2003): folds share training rows, so the plain t test alarms too often.
 * The variance is multiplied by 1/k + test/train instead of 1/k; Student's t with k - 1 degrees.
 * @param differences one difference of the metric a fold (a repeated cross-validation gives them all)
 */
function correctedResampledT(differences, sizes, confidence = 0.95) {
    const k = differences.length;
    if (k < 2)
        throw new RangeError(`a resampled t test needs two folds, got ${k}`);
    const mean = (0,lib/* exactSum */.dZ)(Float64Array.from(differences)) / k;
    const variance = (0,lib/* exactSum */.dZ)(Float64Array.from(differences, (value) => (value - mean) ** 2)) / (k - 1);
    const error = Math.sqrt(variance * (1 / k + sizes.test / sizes.train));
    return tResult(mean, error, k - 1, confidence, 'nadeau-bengio');
}
/**
 * Dietterich's 5x2cv paired t test (1998): five times two-fold; t = d11 / sqrt(mean of the five variances), 5 degrees.
 * The interval is around the first difference, on which the test stands.
 */
function fiveByTwoT(differences, confidence = 0.95) {
    const variances = foldVariances(differences);
    const error = Math.sqrt((0,lib/* exactSum */.dZ)(Float64Array.from(variances)) / 5);
    const first = differences[0][0];
    return tResult(first, error, 5, confidence, '5x2cv-t');
}
/** Alpaydin's combined 5x2cv F test (1999): all ten differences, F with 10 and 5 degrees. It has no interval: both bounds are NaN. */
function fiveByTwoF(differences) {
    const variances = foldVariances(differences);
    const all = differences.flat();
    const mean = (0,lib/* exactSum */.dZ)(Float64Array.from(all)) / 10;
    const numerator = (0,lib/* exactSum */.dZ)(Float64Array.from(all, (value) => value * value));
    const denominator = 2 * (0,lib/* exactSum */.dZ)(Float64Array.from(variances));
    const statistic = numerator === 0 ? 0 : numerator / denominator;
    return {
        statistic,
        pValue: statistic === 0 ? 1 : (0,lib/* fSf */._U)(statistic, 10, 5),
        difference: mean,
        lower: Number.NaN,
        upper: Number.NaN,
        method: '5x2cv-f',
    };
}
function foldVariances(differences) {
    if (differences.length !== 5)
        throw new RangeError(`5x2cv needs five pairs of differences, got ${differences.length}`);
    return differences.map(([one, two]) => {
        const mean = (one + two) / 2;
        return (one - mean) ** 2 + (two - mean) ** 2;
    });
}
function tResult(mean, error, degrees, confidence, method) {
    const half = (0,lib/* studentTQuantile */.$J)(1 - (1 - confidence) / 2, degrees) * error;
    const statistic = error === 0 ? (mean === 0 ? 0 : Math.sign(mean) * Number.POSITIVE_INFINITY) : mean / error;
    const pValue = statistic === 0 ? 1 : Number.isFinite(statistic) ? 2 * (0,lib/* studentTSf */.d)(Math.abs(statistic), degrees) : 0;
    return { statistic, pValue, difference: mean, lower: mean - half, upper: mean + half, method };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/compare-folds.js




/**
 * Nadeau and Bengio's corrected test of each metric over the folds of a cross-validation: every row was predicted by a model that was trained
 * on the other folds, so that models share training rows and the plain t test alarms too often.
 * @param folds the fold of each row, from 0; −1: of none
 * @throws UserError EVALUATION_INPUT_INVALID for fewer than two folds, or a row of no fold
 */
function compareFolds(baseline, candidate, folds, metrics, confidence = 0.95) {
    const rows = rowsByFold(folds);
    const share = rows.reduce((sum, own) => sum + own.length / (folds.length - own.length), 0) / rows.length;
    const found = {};
    const notEstimable = {};
    for (const metric of metrics) {
        const byFold = [];
        for (const [at, own] of rows.entries()) {
            const before = metricValue(metric, takeRows(baseline, own));
            const after = metricValue(metric, takeRows(candidate, own));
            if (typeof before !== 'number')
                notEstimable[metric] ??= `fold ${at + 1}: ${before.notEstimable}`;
            else if (typeof after !== 'number')
                notEstimable[metric] ??= `fold ${at + 1}: ${after.notEstimable}`;
            else
                byFold.push(after - before);
        }
        if (byFold.length === rows.length)
            found[metric] = { ...correctedResampledT(byFold, { train: 1, test: share }, confidence), byFold };
    }
    return { folds: rows.length, metrics: found, notEstimable };
}
function rowsByFold(folds) {
    const rows = [];
    for (let row = 0; row < folds.length; row += 1) {
        const fold = folds[row];
        if (!(fold >= 0))
            throw fail('EVALUATION_INPUT_INVALID', `Row ${row + 1} belongs to no fold.`);
        const own = rows[fold];
        if (own === undefined)
            rows[fold] = [row];
        else
            own.push(row);
    }
    const known = rows.filter((own) => own !== undefined);
    if (known.length >= 2)
        return known;
    throw fail('EVALUATION_INPUT_INVALID', `A cross-validation has two folds or more, not ${known.length}.`);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/fairness.js




/** Cuts predictions into groups, once for all fairness metrics. */
function cutGroups(scored, groups) {
    return groups.map(({ name, rows }) => ({ name, scored: takeRows(scored, rows), known: new Map() }));
}
/** Rates that are counted from labels; other bases (accuracy of several classes, errors) are the metric of the group's rows. */
const sameMetric = { true_positive_rate: 'recall', true_negative_rate: 'specificity' };
/**
 * A fairness metric with Fairlearn's definitions (between groups): difference = largest - smallest, ratio = smallest / largest, equalized odds
 * the worse of the true and the false positive rate. Groups of fewer than `minRows` rows are named and not judged; a judged group whose rate
 * is not estimable is named and makes the whole not estimable.
 */
function fairnessOf(info, column, groups, options) {
    const { base, how } = info.groups;
    const bases = base === 'equalized_odds' ? ['true_positive_rate', 'false_positive_rate'] : [base];
    const ratio = info.name.endsWith('_ratio');
    const partHow = how === 'equalized-odds' ? (ratio ? 'ratio' : 'difference') : how;
    const parts = bases.map((one) => partOf(one, partHow, groups, options));
    const notEstimable = [
        ...new Set(parts.flatMap((part) => part.groups.filter((g) => g.judged && g.rate === null).map((g) => g.group))),
    ];
    const notJudged = groups.filter((group) => group.scored.rows < options.minRows).map((group) => group.name);
    const shared = { metric: info.name, column, parts, notEstimable, notJudged };
    if (notEstimable.length > 0)
        return {
            ...shared,
            value: null,
            reason: { code: 'GROUP_NOT_ESTIMABLE', message: groupsMessage(column, notEstimable, parts) },
        };
    const judged = groups.length - notJudged.length;
    if (judged < 2)
        return {
            ...shared,
            value: null,
            reason: {
                code: 'FAIRNESS_TOO_FEW_GROUPS',
                message: `${judged} of ${groups.length} groups of \`${column}\` have ${options.minRows} rows or more; two are needed`,
            },
        };
    const values = parts.map((part) => part.value).filter((value) => value !== null);
    if (values.length < parts.length)
        return {
            ...shared,
            value: null,
            reason: {
                code: 'METRIC_NOT_ESTIMABLE',
                message: parts.find((part) => part.value === null)?.reason ?? 'the ratio is 0 / 0',
            },
        };
    const worst = values.reduce((a, b) => ((ratio ? b.value < a.value : b.value > a.value) ? b : a));
    const pValues = parts.map((part) => part.pValue).filter((p) => p !== undefined);
    const pValue = pValues.length === parts.length ? Math.min(1, Math.min(...pValues) * parts.length) : undefined;
    return { ...shared, value: { ...worst, ...(pValue === undefined ? {} : { pValue }) } };
}
function groupsMessage(column, names, parts) {
    const why = parts
        .flatMap((part) => part.groups)
        .find((group) => names.includes(group.group) && group.rate === null)?.reason;
    return `not estimable for \`${column}\` = ${names.join(', ')}: ${why ?? 'a rate has no rows'}`;
}
function partOf(base, how, groups, options) {
    const found = groups.map((group) => knownRate(base, group, options));
    const judged = found.filter((group) => group.judged);
    const known = judged.filter((group) => group.rate !== null);
    if (known.length < 2 || known.length < judged.length)
        return { base, groups: found, value: null, reason: 'fewer than two groups are known' };
    const low = known.reduce((a, b) => (b.rate.value < a.rate.value ? b : a));
    const high = known.reduce((a, b) => (b.rate.value > a.rate.value ? b : a));
    const rows = known.reduce((sum, group) => sum + group.rows, 0);
    const pValue = gapTest(groups.filter((g) => known.some((k) => k.group === g.name)).map((g) => tallyOf(base, g.scored)));
    const gap = gapOf(how, low.rate, high.rate, rows, options.confidence);
    const value = gap !== null && Number.isFinite(gap.value) ? gap : null;
    return {
        base,
        groups: found,
        value,
        ...(value === null ? { reason: `the largest ${base} of the groups is 0, so there is no ratio` } : {}),
        ...(pValue === undefined ? {} : { pValue }),
        lowest: low.group,
        highest: high.group,
    };
}
function knownRate(base, group, options) {
    const name = `${base} ${options.confidence} ${options.minRows}`;
    const known = group.known.get(name);
    if (known !== undefined)
        return known;
    const rate = rateOf(base, group.name, group.scored, options);
    group.known.set(name, rate);
    return rate;
}
function rateOf(base, group, scored, options) {
    const judged = scored.rows >= options.minRows;
    const metric = sameMetric[base] ?? base;
    const tally = tallyOf(base, scored);
    if (tally !== undefined) {
        const obstacle = metric_value_obstacleTo(metric, scored);
        if (obstacle !== undefined)
            return { group, rows: scored.rows, rate: null, judged, reason: obstacle.notEstimable };
        const [hits, of] = tally;
        if (of === 0)
            return { group, rows: scored.rows, rate: null, judged, reason: `no row of the group counts for ${base}` };
        const bounds = wilson(hits, of, options.confidence);
        return {
            group,
            rows: scored.rows,
            judged,
            rate: { value: hits / of, ...bounds, confidence: options.confidence, method: 'wilson', rows: of },
        };
    }
    const estimate = metricEstimate(metric, scored, options.confidence);
    return isNotEstimable(estimate)
        ? { group, rows: scored.rows, rate: null, judged, reason: estimate.notEstimable }
        : { group, rows: scored.rows, rate: estimate, judged };
}
/** Hits and rows of a rate, where it is one; weighted rows are no counts. */
function tallyOf(base, scored) {
    const share = shares[base];
    if (share === undefined || scored.task !== 'binary' || scored.labels === undefined || scored.weights !== undefined)
        return undefined;
    const [tp, fp, fn, tn] = metric_value_countsOf(scored);
    return share(tp, fp, fn, tn);
}
/**
 * The gap from the lowest and the highest group. The difference has Newcombe's interval (1998) from the two groups' own bounds: of the
 * groups with the extreme rates, so it is a description of the gap that is seen; the test beside it is of all groups.
 */
function gapOf(how, low, high, rows, confidence) {
    switch (how) {
        case 'min':
            return low;
        case 'max':
            return high;
        case 'ratio':
            return high.value > 0 ? { value: low.value / high.value, rows } : null;
        default: {
            const value = high.value - low.value;
            if ([low.lower, low.upper, high.lower, high.upper].some((bound) => bound === undefined))
                return { value, rows };
            const down = Math.hypot(high.value - high.lower, low.upper - low.value);
            const up = Math.hypot(high.upper - high.value, low.value - low.lower);
            return { value, lower: value - down, upper: value + up, confidence, method: 'newcombe', rows };
        }
    }
}
/** Test of equal rates: chi-square of the table groups × hit or miss; Fisher's exact test for two groups where an expected count is below 5. */
function gapTest(tallies) {
    if (tallies.some((tally) => tally === undefined))
        return undefined;
    const known = tallies;
    const hits = known.reduce((sum, [hit]) => sum + hit, 0);
    const all = known.reduce((sum, [, of]) => sum + of, 0);
    if (hits === 0 || hits === all || known.length < 2)
        return 1;
    const smallest = Math.min(...known.map(([, of]) => (of * Math.min(hits, all - hits)) / all));
    if (known.length === 2 && smallest < 5)
        return fisher(known[0], known[1]);
    let statistic = 0;
    for (const [hit, of] of known)
        statistic += (hit - (of * hits) / all) ** 2 / ((of * hits * (all - hits)) / (all * all));
    return (0,lib/* chi2Sf */.wv)(statistic, known.length - 1);
}
/** Fisher's exact test, two-sided: the tables that are no more likely than this one (scipy's rule, with its tolerance of 1e-14). */
function fisher([a, n1], [b, n2]) {
    const hits = a + b;
    const own = (0,lib/* hypergeometricPmf */.nt)(a, n1 + n2, n1, hits);
    let sum = 0;
    for (let k = Math.max(0, hits - n2); k <= Math.min(n1, hits); k++) {
        const probability = (0,lib/* hypergeometricPmf */.nt)(k, n1 + n2, n1, hits);
        if (probability <= own * (1 + 1e-14))
            sum += probability;
    }
    return Math.min(1, sum);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/slices.js

/** How rows whose cell is null are named: they are people too, and a slice of their own. */
const MISSING = '(missing)';
/** A column with more values than this is not a set of slices: numbers need edges. */
const MOST_VALUES = 100;
/**
 * The slices that the rules declare, each value of a column, each bin between edges, or two columns crossed. A value that no row has is no
 * slice; a bin that no row has is a problem, because somebody wrote its edges.
 */
function slicesOf(table, rules) {
    const slices = [];
    const problems = [];
    for (const [index, rule] of rules.entries()) {
        const cuts = [];
        for (const name of rule.columns) {
            const cut = cutOf(table, name, rule.edges?.[name]);
            if ('code' in cut)
                problems.push(cut);
            else
                cuts.push(cut);
        }
        if (cuts.length !== rule.columns.length)
            continue;
        if (cuts.length === 1)
            single(cuts[0], index, slices, problems);
        else
            crossed(cuts, index, table.rows, slices);
    }
    return { slices, problems };
}
/** The rows of one named slice; every column must hold the value as it is written in the slice's name (a bin by its name: `25–34`). */
function sliceOf(table, key, rules = []) {
    let rows = Uint32Array.from({ length: table.rows }, (_, i) => i);
    for (const [name, value] of Object.entries(key)) {
        const edges = rules.find((rule) => rule.edges?.[name] !== undefined)?.edges?.[name];
        const cut = [undefined, edges]
            .map((one) => cutOf(table, name, one))
            .find((one) => !('code' in one) && one.names.includes(value));
        if (cut === undefined || 'code' in cut) {
            if ((0,core_lib/* columnOf */.uV)(table, name) === undefined)
                return missingColumn(name);
            return { key, code: 'SLICE_EMPTY', message: `no row has ${name} = ${value}` };
        }
        const code = cut.names.indexOf(value);
        rows = rows.filter((row) => cut.codes[row] === code);
    }
    return rows.length === 0
        ? { key, code: 'SLICE_EMPTY', message: `no row is in ${nameOf(key)}` }
        : { key, rows, rule: 0 };
}
/** `education = 3`, crossed slices joined by ` & `: how a slice is written in sentences. */
function nameOf(key) {
    return Object.entries(key)
        .map(([column, value]) => (/^[<≥]/.test(value) ? `\`${column}\` ${value}` : `\`${column}\` = ${value}`))
        .join(' & ');
}
/** The same for `sex=1 & age=2` and `age=2 & sex=1`. */
function sliceId(key) {
    return JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** The groups of a column: rows by value, in the order of their names. Null cells are the group `(missing)`. */
function groupsOf(table, column) {
    const cut = cutOf(table, column, undefined);
    if ('code' in cut)
        return cut;
    return rowsByCode(cut.codes, cut.names.length)
        .map((rows, code) => ({ name: cut.names[code], rows }))
        .filter((group) => group.rows.length > 0);
}
function single(cut, rule, slices, problems) {
    rowsByCode(cut.codes, cut.names.length).forEach((rows, code) => {
        const key = { [cut.column]: cut.names[code] };
        if (rows.length > 0)
            slices.push({ key, rows, rule });
        else if (cut.declared && cut.names[code] !== MISSING)
            problems.push({ key, code: 'SLICE_EMPTY', message: `no row is in ${nameOf(key)}, which was declared` });
    });
}
function crossed(cuts, rule, rows, slices) {
    const total = cuts.reduce((product, cut) => product * cut.names.length, 1);
    const codes = new Int32Array(rows);
    for (const cut of cuts)
        for (let i = 0; i < rows; i++)
            codes[i] = codes[i] * cut.names.length + cut.codes[i];
    rowsByCode(codes, total).forEach((own, code) => {
        if (own.length === 0)
            return;
        let rest = code;
        const entries = [];
        for (const cut of cuts.toReversed()) {
            entries.unshift([cut.column, cut.names[rest % cut.names.length]]);
            rest = Math.floor(rest / cut.names.length);
        }
        slices.push({ key: Object.fromEntries(entries), rows: own, rule });
    });
}
function rowsByCode(codes, total) {
    const sizes = new Uint32Array(total);
    for (const code of codes)
        sizes[code] = sizes[code] + 1;
    const lists = Array.from(sizes, (size) => new Uint32Array(size));
    const filled = new Uint32Array(total);
    codes.forEach((code, row) => {
        const at = filled[code];
        lists[code][at] = row;
        filled[code] = at + 1;
    });
    return lists;
}
function missingColumn(name) {
    return {
        key: { [name]: '' },
        code: 'SLICE_COLUMN_MISSING',
        message: `the data has no column "${name}", so its slices cannot be judged`,
    };
}
function cutOf(table, name, edges) {
    const column = (0,core_lib/* columnOf */.uV)(table, name);
    if (column === undefined)
        return missingColumn(name);
    if (edges !== undefined)
        return binned(column, edges);
    const found = column.kind === 'text' ? textCut(column) : numberCut(column);
    const used = new Set(found.codes);
    // Only values that occur, in an order that does not depend on the rows.
    const order = [...found.names.keys()].filter((code) => used.has(code));
    order.sort((a, b) => byNumberThenText(found.names[a], found.names[b]));
    if (order.length > MOST_VALUES)
        return {
            key: { [name]: '' },
            code: 'SLICE_TOO_MANY_VALUES',
            message: `column "${name}" has ${order.length} values, more than ${MOST_VALUES}; give edges: { ${name}: [ … ] }`,
        };
    // A text that reads "(missing)" is the same slice as a cell that is.
    const names = [...new Set(order.map((code) => found.names[code]))];
    const place = new Map(order.map((code) => [code, names.indexOf(found.names[code])]));
    return { column: name, codes: found.codes.map((code) => place.get(code)), names, declared: false };
}
/** The cells as codes; null is the last name. */
function textCut(column) {
    const missing = column.levels.length;
    return { codes: column.codes.map((code) => (code < 0 ? missing : code)), names: [...column.levels, MISSING] };
}
function numberCut(column) {
    const known = new Map();
    const names = [];
    const codes = new Int32Array(column.values.length);
    column.values.forEach((cell, row) => {
        // A Map takes every NaN, and 0 and -0, for the same key.
        let code = known.get(cell);
        if (code === undefined) {
            code = names.length;
            known.set(cell, code);
            names.push(Number.isNaN(cell) ? MISSING : cellName(cell, column.logical));
        }
        codes[row] = code;
    });
    return { codes, names };
}
/** A value as people write it: a truth value, a time in ISO 8601, the shortest form of a number. */
function cellName(cell, logical) {
    if (logical === 'boolean')
        return String(cell !== 0);
    return logical === 'timestamp' && Number.isFinite(cell) ? (0,core_lib/* isoTime */.Ly)(cell) : String(cell + 0);
}
/** `(missing)` last; numbers by size; texts by code point, so that the order is the same on every machine. */
function byNumberThenText(a, b) {
    if (a === MISSING || b === MISSING)
        return Number(a === MISSING) - Number(b === MISSING);
    const [x, y] = [Number(a), Number(b)];
    if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y)
        return x - y;
    return a < b ? -1 : a > b ? 1 : 0;
}
function binned(column, edges) {
    if (column.kind === 'text')
        return {
            key: { [column.name]: '' },
            code: 'SLICE_TOO_MANY_VALUES',
            message: `column "${column.name}" holds text, so edges have no meaning there`,
        };
    const sorted = [...edges].sort((a, b) => a - b);
    const whole = column.values.every((value) => Number.isNaN(value) || Number.isInteger(value));
    const names = [
        `< ${sorted[0]}`,
        ...sorted.slice(1).map((edge, i) => binName(sorted[i], edge, whole)),
        `≥ ${sorted.at(-1)}`,
        MISSING,
    ];
    const codes = Int32Array.from(column.values, (value) => Number.isNaN(value) ? names.length - 1 : sorted.filter((edge) => value >= edge).length);
    return { column: column.name, codes, names, declared: true };
}
/** `25–34` where the column holds whole numbers (`25` where the bin is that one), else `25 to below 35`. */
function binName(from, to, whole) {
    if (!whole || !Number.isInteger(from) || !Number.isInteger(to))
        return `${from} to below ${to}`;
    return to === from + 1 ? String(from) : `${from}–${to - 1}`;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/evaluate.js







/**
 * Every metric that applies to the predictions, per class, per slice and between groups.
 * Throws EVALUATION_ROWS_DIFFER when the table has other rows, EVALUATION_COLUMN_MISSING when a protected column is not there.
 * @example evaluate(scoredBinary(y, p), { table, slices: [{ columns: ['region'] }], protected: ['sex'] })
 */
function evaluate(scored, options = {}) {
    const { table } = options;
    if (table !== undefined && table.rows !== scored.rows)
        throw fail('EVALUATION_ROWS_DIFFER', `The table has ${table.rows} rows, the predictions ${scored.rows}.`);
    const ranked = lazy(() => rankedOf(scored.truth, scored.scores ?? new Float64Array(), scored.weights));
    const all = computeAll(scored, { ...options, ranked });
    const notes = Object.entries(all).flatMap(([name, { note }]) => (note === undefined ? [] : [[name, note]]));
    const cut = slicesWithMetrics(scored, options);
    return {
        rows: scored.rows,
        ...setOf(all),
        notes: Object.fromEntries(notes),
        perClass: Object.fromEntries(perClass(scored, { ranked }).map((one) => [one.class, one.metrics])),
        ...cut,
        fairness: Object.fromEntries((options.protected ?? []).map((column) => [column, fairnessReport(scored, column, options)])),
    };
}
/** The values, and the reasons of those that are not there. */
function setOf(values) {
    const entries = Object.entries(values);
    return {
        metrics: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
        notEstimable: Object.fromEntries(entries.filter(([, { value }]) => value === null).map(([name, { reason }]) => [name, reason ?? 'unknown'])),
    };
}
function slicesWithMetrics(scored, options) {
    const rules = options.slices ?? [];
    const { table } = options;
    if (rules.length === 0)
        return { slices: [], sliceProblems: [] };
    if (table === undefined)
        throw fail('EVALUATION_COLUMN_MISSING', 'Slices were asked for, but the rows have no columns.');
    const names = options.sliceMetrics ?? Object.keys(computeAll({ ...scored, rows: 0 }));
    const slices = [];
    const sliceProblems = [];
    for (const rule of rules) {
        const cut = slicesOf(table, [rule]);
        sliceProblems.push(...cut.problems);
        const named = cut.slices.filter((slice) => slice.rows.length >= (options.minRows ?? 1));
        const codes = new Int32Array(scored.rows).fill(-1);
        named.forEach((slice, code) => {
            for (const row of slice.rows)
                codes[row] = code;
        });
        const values = computeSliced(names, scored, codes, named.length, options);
        named.forEach(({ key, rows }, i) => {
            const own = Object.fromEntries(names.map((name) => [name, values[name]?.[i] ?? { value: null }]));
            slices.push({ slice: key, label: nameOf(key), rows: rows.length, ...setOf(own) });
        });
    }
    return { slices, sliceProblems };
}
function fairnessReport(scored, column, options) {
    const { table } = options;
    const groups = table === undefined ? undefined : groupsOf(table, column);
    if (groups === undefined || 'code' in groups)
        throw fail('EVALUATION_COLUMN_MISSING', groups === undefined ? 'Groups were asked for, but the rows have no columns.' : `${groups.message}.`, { where: { input: 'protected' } });
    const own = cutGroups(scored, groups);
    const judged = { confidence: options.confidence ?? 0.95, minRows: options.minRows ?? 1 };
    const found = (0,core_lib/* allMetrics */.PB)()
        .filter((info) => info.family === 'fairness' && info.tasks.includes(scored.task))
        .map((info) => fairnessOf(info, column, own, judged));
    return {
        ...setOf(Object.fromEntries(found.map((one) => [
            one.metric,
            one.value === null ? { value: null, reason: one.reason?.message ?? 'unknown' } : { value: one.value.value },
        ]))),
        pValues: Object.fromEntries(found.flatMap((one) => (one.value?.pValue === undefined ? [] : [[one.metric, one.value.pValue]]))),
        byGroup: Object.fromEntries(own.map(({ name, scored: { rows } }) => [name, groupReport(name, rows, found)])),
    };
}
function groupReport(name, rows, found) {
    const rates = found
        .flatMap((one) => one.parts)
        .map((part) => ({ base: part.base, rate: part.groups.find((group) => group.group === name) }));
    const intervals = rates.flatMap(({ base, rate }) => {
        const { lower, upper } = rate?.rate ?? {};
        return lower === undefined || upper === undefined ? [] : [[base, [lower, upper]]];
    });
    const unknown = rates.filter(({ rate }) => rate?.rate === null);
    return {
        rows,
        metrics: Object.fromEntries(rates.map(({ base, rate }) => [base, rate?.rate?.value ?? null])),
        notEstimable: Object.fromEntries(unknown.map(({ base, rate }) => [base, rate?.reason ?? 'unknown'])),
        intervals: Object.fromEntries(intervals),
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/evaluate-stream.js





/** Slices of predictions that come in chunks: by the values of columns, whole or crossed. Each is a stream of its own, with coarser cells. */
class SliceStreams {
    #rules;
    #make;
    #streams;
    /** @param rules without edges: the values of a column are the slices */
    constructor(task, classes, rules) {
        this.#rules = rules;
        this.#make = () => new MetricStream(task, classes, 'coarse');
        this.#streams = rules.map(() => new Map());
    }
    /** How many slices have been met. */
    get size() {
        return this.#streams.reduce((sum, of) => sum + of.size, 0);
    }
    /** Adds a chunk with the columns of its rows; gives what is wrong with the columns. */
    add(chunk, table) {
        const problems = [];
        for (const [i, rule] of this.#rules.entries()) {
            const cut = slicesOf(table, [rule]);
            problems.push(...cut.problems);
            const codes = new Int32Array(chunk.rows).fill(-1);
            for (const [code, { rows }] of cut.slices.entries())
                for (const row of rows)
                    codes[row] = code;
            const parts = partsOf(chunk, codes, cut.slices.length);
            for (const [code, { key }] of cut.slices.entries()) {
                const own = this.#streams[i];
                const known = own.get(nameOf(key)) ?? { key, stream: this.#make() };
                own.set(nameOf(key), known);
                known.stream.add(parts[code]);
            }
        }
        return problems;
    }
    /** The slices of at least so many rows, in the order in which `evaluate` tells them. */
    slices(minRows) {
        return this.#rules.flatMap((rule, i) => {
            const own = this.#streams[i];
            return slicesOf(tableOfKeys(rule, [...own.values()]), [rule]).slices.flatMap(({ key }) => {
                const { stream } = own.get(nameOf(key));
                if (stream.rows < minRows)
                    return [];
                const { metrics, notEstimable, approximate } = evaluateStream(stream);
                return [{ slice: key, label: nameOf(key), rows: stream.rows, metrics, notEstimable, approximate }];
            });
        });
    }
}
/** The names of slices as a table: cutting it brings them into their order. */
function tableOfKeys(rule, keys) {
    return {
        rows: keys.length,
        columns: rule.columns.map((name) => ({
            kind: 'text',
            name,
            codes: Int32Array.from(keys.keys()),
            levels: keys.map(({ key }) => key[name]),
            nulls: 0,
        })),
    };
}
/**
 * Every metric that the rows of a stream tell so far. Per class there is what comes from the confusion matrix; slices are streams of their own (`SliceStreams`), fairness is not streamed.
 * @param classes the names of the classes, in the order of their places
 */
function evaluateStream(stream, classes = []) {
    const values = Object.fromEntries(namesOfPredictions(stream.task).map((name) => [name, stream.metric(name)]));
    const entries = Object.entries(values);
    return {
        rows: stream.rows,
        ...setOf(values),
        notes: Object.fromEntries(entries.flatMap(([name, { note }]) => (note === undefined ? [] : [[name, note]]))),
        approximate: Object.fromEntries(entries.flatMap(([name, { value, lower, upper }]) => value === null || lower === undefined || upper === undefined || lower === upper
            ? []
            : [[name, { error: Math.max(upper - value, value - lower), lower, upper }]])),
        perClass: Object.fromEntries(stream.perClass().map((metrics, one) => [classes[one] ?? String(one), metrics])),
        slices: [],
        sliceProblems: [],
        fairness: {},
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/explain/predictor.js


/** The features to work on; throws EVALUATION_COLUMN_MISSING for one that the table lacks. */
function featuresOf(asked) {
    const known = asked.table.columns.map((column) => column.name);
    const missing = (asked.features ?? []).find((name) => !known.includes(name));
    if (missing !== undefined)
        throw fail('EVALUATION_COLUMN_MISSING', `The table has no column "${missing}". It has: ${known.join(', ')}.`);
    return asked.features ?? known;
}
/** Rows of a table in that order; rows may repeat. */
function gatherTable(table, rows) {
    return { rows: rows.length, columns: table.columns.map((column) => gatherColumn(column, rows)) };
}
/** A column's cells of those rows. */
function gatherColumn(column, rows) {
    if (column.kind === 'text') {
        const codes = Int32Array.from(rows, (row) => column.codes[row]);
        return { ...column, codes, nulls: codes.filter((code) => code < 0).length };
    }
    const values = Float64Array.from(rows, (row) => column.values[row]);
    return { ...column, values, nulls: values.filter(Number.isNaN).length };
}
/** A table with one column replaced by another of the same name. */
function withColumn(table, column) {
    return { rows: table.rows, columns: table.columns.map((one) => (one.name === column.name ? column : one)) };
}
/** A row order shuffled by Fisher and Yates with a stream of uniform numbers. */
function shuffled(rows, next) {
    const order = Uint32Array.from({ length: rows }, (_, i) => i);
    for (let i = rows - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        const kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
    return order;
}
/** Asks the model and checks that it answered every row. */
async function ask(predict, table, width, signal) {
    signal?.throwIfAborted();
    const answers = await predict(table);
    if (answers.length !== table.rows * width)
        throw fail('EVALUATION_ROWS_DIFFER', `The model gave ${answers.length} numbers for ${table.rows} rows of ${width}.`);
    return answers;
}
/** The same rows with other predictions: what a metric is computed from. */
function rescored(base, answers, threshold = 0.5) {
    const weights = base.weights === undefined ? {} : { weights: base.weights };
    switch (base.task) {
        case 'binary':
            return scoredBinary(base.truth, answers, { threshold, ...weights });
        case 'multiclass':
            return scoredMulticlass(base.truth, base.classes ?? [], { probabilities: answers }, weights);
        case 'ranking': {
            const queries = base.queries === undefined ? {} : { queries: base.queries };
            return { task: 'ranking', rows: answers.length, truth: base.truth, scores: answers, ...queries, ...weights };
        }
        case 'clustering':
            return { task: 'clustering', rows: answers.length, truth: base.truth, labels: answers, ...weights };
        case 'regression':
            return scoredRegression(base.truth, answers, weights);
    }
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/explain/behaviour.js



/** Runs behaviour tests against a model that is only asked. What cannot be tested (no rows, no such column, nothing to change) is inconclusive. */
async function checkBehaviour(predict, asked, rules) {
    const results = [];
    let before;
    for (const rule of rules) {
        if (rule.kind === 'golden') {
            results.push(await goldenRows(predict, asked, rule));
            continue;
        }
        const obstacle = rule.columns.map((name) => obstacleOf(rule, name, asked)).find((one) => one !== undefined);
        if (obstacle !== undefined) {
            results.push(untestable(rule, obstacle));
            continue;
        }
        before ??= await ask(predict, asked.table, 1, asked.signal);
        const moves = (await movesOf(predict, asked, rule, before)).filter((move) => !Number.isNaN(move));
        results.push(moves.length === 0
            ? untestable(rule, `no row has a value of ${rule.columns.join(', ')} that could be changed`)
            : resultOf(rule, moves, rule.tolerance ?? 0));
    }
    return results;
}
/** Most values that a column is set to where the rule names none. */
const mostValues = 20;
function obstacleOf(rule, name, asked) {
    const column = (0,core_lib/* columnOf */.uV)(asked.table, name);
    if (column === undefined)
        return `the table has no column "${name}"`;
    if (asked.table.rows === 0)
        return 'there are no rows';
    if (rule.kind !== 'direction')
        return undefined;
    if (column.kind === 'text')
        return `column "${name}" holds text, which has no direction`;
    // What the model never reads moves no answer: the rule would hold and say nothing.
    if (asked.features !== undefined && !asked.features.includes(name))
        return `the model does not read column "${name}"`;
    return undefined;
}
/** By row, the largest move against the rule over all changes; NaN for a row that no change touches. */
async function movesOf(predict, asked, rule, before) {
    const moves = new Float64Array(before.length).fill(Number.NaN);
    for (const name of rule.columns) {
        const column = (0,core_lib/* columnOf */.uV)(asked.table, name);
        for (const changed of changesOf(rule, column)) {
            const touched = changedRows(column, changed);
            if (!touched.includes(1))
                continue;
            const after = await ask(predict, withColumn(asked.table, changed), 1, asked.signal);
            for (let i = 0; i < moves.length; i++) {
                if (touched[i] === 0)
                    continue;
                const rise = after[i] - before[i];
                const against = rule.kind === 'invariance' ? Math.abs(rise) : rule.expect === 'not-fall' ? -rise : rise;
                const worst = Number.isNaN(moves[i]) ? 0 : moves[i];
                // An answer that is no number breaks every rule.
                moves[i] = Number.isFinite(against) ? Math.max(worst, against) : Number.POSITIVE_INFINITY;
            }
        }
    }
    return moves;
}
function changedRows(before, after) {
    if (before.kind === 'text' && after.kind === 'text')
        return Uint8Array.from(before.codes, (code, i) => (code === after.codes[i] ? 0 : 1));
    if (before.kind === 'number' && after.kind === 'number')
        return Uint8Array.from(before.values, (value, i) => (Object.is(value, after.values[i]) ? 0 : 1));
    return new Uint8Array();
}
function changesOf(rule, column) {
    if (rule.kind === 'direction')
        return column.kind === 'number' ? [{ ...column, values: column.values.map((value) => value + rule.change) }] : [];
    if (column.kind === 'text') {
        const wanted = rule.values?.map(String) ?? usualLevels(column);
        return wanted.map((value) => {
            const levels = column.levels.includes(value) ? column.levels : [...column.levels, value];
            return { ...column, levels, codes: new Int32Array(column.codes.length).fill(levels.indexOf(value)), nulls: 0 };
        });
    }
    const wanted = rule.values?.map(Number) ?? spreadValues(column.values);
    return wanted.map((value) => ({ ...column, values: new Float64Array(column.values.length).fill(value), nulls: 0 }));
}
/** The most frequent levels, whatever the order of the rows. */
function usualLevels(column) {
    const counts = column.levels.map((level) => ({ level, rows: 0 }));
    for (const code of column.codes) {
        const one = counts[code];
        if (one)
            one.rows++;
    }
    return counts
        .filter((one) => one.rows > 0)
        .sort((a, b) => b.rows - a.rows || (a.level < b.level ? -1 : 1))
        .slice(0, mostValues)
        .map((one) => one.level);
}
/** The different values in order; of many, evenly spaced ones with both ends. */
function spreadValues(values) {
    const different = [...new Set(values.filter((value) => !Number.isNaN(value)))].sort((a, b) => a - b);
    if (different.length <= mostValues)
        return different;
    const step = (different.length - 1) / (mostValues - 1);
    return Array.from({ length: mostValues }, (_, i) => different[Math.round(i * step)]);
}
async function goldenRows(predict, asked, rule) {
    if (rule.rows.rows === 0 || rule.rows.rows !== rule.expected.length)
        return untestable(rule, `${rule.rows.rows} golden rows and ${rule.expected.length} answers`);
    if (!rule.expected.every(Number.isFinite))
        return untestable(rule, 'an expected answer is no number');
    const answers = await ask(predict, rule.rows, 1, asked.signal);
    const moves = answers.map((answer, i) => {
        const off = Math.abs(answer - rule.expected[i]);
        return Number.isFinite(off) ? off : Number.POSITIVE_INFINITY;
    });
    return resultOf(rule, moves, rule.tolerance);
}
function resultOf(rule, moves, tolerance) {
    const order = [...moves.keys()].filter((row) => moves[row] > tolerance);
    order.sort((a, b) => moves[b] - moves[a] || a - b);
    const wanted = rule.kind === 'golden' ? 1 : (rule.minShare ?? 1);
    const kept = moves.length - order.length;
    // A share that is met exactly must pass, whatever the product rounds to.
    const passes = kept >= wanted * moves.length - 1e-9;
    const worst = order.length === 0 ? 0 : moves[order[0]];
    const off = Number.isFinite(worst) ? `, at worst by ${figure(worst)}` : ', one with an answer that is no number';
    const told = `${count(kept)} of ${count(moves.length)} rows keep it${order.length === 0 ? '' : off}`;
    return {
        name: rule.name,
        kind: rule.kind,
        verdict: passes ? 'pass' : 'fail',
        rows: moves.length,
        broken: order.length,
        worst: Number.isFinite(worst) ? worst : Number.MAX_VALUE,
        worstRows: order.slice(0, 10),
        reason: { code: passes ? 'BEHAVIOUR_HOLDS' : 'BEHAVIOUR_BROKEN', message: told },
    };
}
/** The result of a test that could not be made: inconclusive, with the reason. */
function untestable(rule, why) {
    const reason = { code: 'BEHAVIOUR_NOT_TESTABLE', message: why };
    return {
        name: rule.name,
        kind: rule.kind,
        verdict: 'inconclusive',
        rows: 0,
        broken: 0,
        worst: 0,
        worstRows: [],
        reason,
    };
}
/** Behaviour tests as gates, `validate.behaviour.<name>`, so that they decide with the others. The number is the share of rows that keep the rule. */
function behaviourGates(rules, results, asWritten = []) {
    return results.map((result, i) => ({
        id: `validate.behaviour.${result.name}`,
        verdict: result.verdict,
        mode: rules[i]?.mode ?? 'enforce',
        evidence: 'measured',
        metric: `behaviour_${result.kind}`,
        goal: 'maximize',
        candidate: result.rows === 0 ? null : { value: 1 - result.broken / result.rows, rows: result.rows },
        rule: asWritten[i] ?? { name: result.name, kind: result.kind },
        reason: result.reason,
        judged: true,
        ...(rules[i]?.where === undefined ? {} : { where: rules[i].where }),
    }));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/explain/partial-dependence.js




/**
 * Partial dependence (Friedman 2001) with the spread of the single rows: the feature is set to each grid value in all rows and the
 * model asked. The grid of numbers is their quantiles between 5 % and 95 % (`points` of them, = 20), of texts their values.
 */
async function partialDependence(predict, asked, feature, options = {}) {
    const column = (0,core_lib/* columnOf */.uV)(asked.table, feature);
    if (column === undefined)
        throw fail('EVALUATION_COLUMN_MISSING', `The table has no column "${feature}".`);
    const table = options.rows === undefined ? asked.table : gatherTable(asked.table, options.rows);
    const points = [];
    for (const { value, set } of gridOf(column, options.points ?? 20)) {
        const answers = await ask(predict, withColumn(table, set(table.rows)), 1, asked.signal);
        const sorted = (0,lib/* sortFloat64 */.fI)(answers);
        points.push({
            value,
            mean: (0,lib/* exactSum */.dZ)(answers) / answers.length,
            low: (0,lib/* quantileSorted */.Z4)(sorted, 0.1),
            high: (0,lib/* quantileSorted */.Z4)(sorted, 0.9),
        });
    }
    return { feature, points };
}
function gridOf(column, points) {
    if (column.kind === 'text')
        return column.levels.flatMap((value, code) => column.codes.includes(code)
            ? [{ value, set: (rows) => ({ ...column, codes: new Int32Array(rows).fill(code), nulls: 0 }) }]
            : []);
    const sorted = (0,lib/* sortFloat64 */.fI)(column.values.filter((value) => !Number.isNaN(value)));
    if (sorted.length === 0)
        return [];
    const distinct = new Set(sorted);
    const grid = distinct.size <= points
        ? [...distinct]
        : Array.from({ length: points }, (_, i) => (0,lib/* quantileSorted */.Z4)(sorted, 0.05 + (0.9 * i) / (points - 1)));
    return [...new Set(grid)].map((value) => ({
        value,
        set: (rows) => ({ ...column, values: new Float64Array(rows).fill(value), nulls: 0 }),
    }));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/explain/permutation-importance.js





/**
 * Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): each feature is shuffled `repeats` times, the model asked again.
 * Features that carry the same information share it: one of two equal columns can be shuffled without a loss.
 * @param base the rows' truth and task; its predictions are not used
 * @returns most important first
 */
async function permutationImportance(predict, asked, base, options) {
    const { table, signal } = asked;
    const features = featuresOf(asked);
    const width = base.task === 'multiclass' ? (base.classes?.length ?? 1) : 1;
    const sign = (0,core_lib/* metricInfo */.R)(options.metric)?.goal === 'minimize' ? -1 : 1;
    const scoreOf = (answers) => {
        const value = metricValue(options.metric, rescored(base, answers, options.threshold));
        if (isNotEstimable(Object(value)))
            throw fail('EVALUATION_INPUT_INVALID', `${options.metric} has no value on these rows, so nothing can be compared with it.`);
        return value;
    };
    const whole = scoreOf(await ask(predict, table, width, signal));
    const found = [];
    for (const feature of features) {
        const column = (0,core_lib/* columnOf */.uV)(table, feature);
        if (column === undefined)
            continue;
        const stream = (0,core_lib/* randomStream */._V)(options.seed, `permutation ${feature}`);
        const repeats = [];
        for (let repeat = 0; repeat < (options.repeats ?? 5); repeat++) {
            const order = shuffled(table.rows, () => stream.next());
            const answers = await ask(predict, withColumn(table, gatherColumn(column, order)), width, signal);
            repeats.push(sign * (whole - scoreOf(answers)));
        }
        const mean = (0,lib/* exactSum */.dZ)(Float64Array.from(repeats)) / repeats.length;
        const squares = (0,lib/* exactSum */.dZ)(Float64Array.from(repeats, (value) => (value - mean) ** 2));
        found.push({ feature, mean, deviation: Math.sqrt(squares / (repeats.length - 1)), repeats });
    }
    return found.sort((a, b) => b.mean - a.mean || (a.feature < b.feature ? -1 : 1));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/explain/shapley.js



/**
 * Sampled Shapley values of a model that is only asked (Štrumbelj and Kononenko 2014), with antithetic permutations (Mitchell et al. 2022):
 * features go over from a background row to the explained one in a random order, then in the reverse order from the same background row.
 * Exact for additive models; the sum over features is exact always.
 * @param explained indices of the rows to explain
 * @param background indices of the rows that stand for "feature not known"; = all
 */
async function shapleyValues(predict, asked, explained, options) {
    const { table, signal } = asked;
    const features = featuresOf(asked);
    const d = features.length;
    const pairs = options.pairs ?? 10;
    const pool = options.background ?? Uint32Array.from({ length: table.rows }, (_, i) => i);
    if (pool.length === 0 || table.rows === 0)
        throw fail('EVALUATION_INPUT_INVALID', 'Shapley values need background rows, and there are none.');
    const values = new Float64Array(explained.length * d);
    const errors = new Float64Array(explained.length * d);
    const base = new Float64Array(explained.length);
    const answers = new Float64Array(explained.length);
    for (let i = 0; i < explained.length; i++) {
        const row = explained[i];
        const stream = (0,core_lib/* randomStream */._V)(options.seed, `shapley ${row}`);
        const walks = Array.from({ length: pairs }, () => ({
            from: pool[Math.floor(stream.next() * pool.length)],
            order: shuffled(d, () => stream.next()),
        }));
        const found = await ask(predict, walkTable(table, features, row, walks), 1, signal);
        summarise(found, walks, d, { values, errors, base, answers }, i);
    }
    return { features, values, errors, base, answers };
}
/** For each walk d + 1 rows there and d + 1 rows back: feature by feature from the background row to the explained one. */
function walkTable(table, features, row, walks) {
    const d = features.length;
    const total = walks.length * 2 * (d + 1);
    const sources = new Map(features.map((name) => [name, new Uint32Array(total)]));
    const others = new Uint32Array(total);
    let at = 0;
    for (const { from, order } of walks)
        for (const way of [order, order.toReversed()]) {
            const rank = new Uint32Array(d);
            way.forEach((feature, position) => {
                rank[feature] = position;
            });
            for (let step = 0; step <= d; step++, at++) {
                others[at] = row;
                features.forEach((name, feature) => {
                    const own = sources.get(name);
                    own[at] = rank[feature] < step ? row : from;
                });
            }
        }
    return {
        rows: total,
        columns: table.columns.map((column) => gatherColumn(column, sources.get(column.name) ?? others)),
    };
}
function summarise(found, walks, d, out, i) {
    const sums = new Float64Array(d);
    const squares = new Float64Array(d);
    let base = 0;
    walks.forEach(({ order }, walk) => {
        const start = walk * 2 * (d + 1);
        base += found[start];
        const back = start + d + 1;
        for (let step = 0; step < d; step++) {
            const there = found[start + step + 1] - found[start + step];
            // On the way back the same feature goes over at the mirrored step.
            const mirrored = back + (d - 1 - step);
            const here = found[mirrored + 1] - found[mirrored];
            const feature = order[step];
            const mean = (there + here) / 2;
            sums[feature] = sums[feature] + mean;
            squares[feature] = squares[feature] + mean * mean;
        }
    });
    const n = walks.length;
    for (let feature = 0; feature < d; feature++) {
        const mean = sums[feature] / n;
        out.values[i * d + feature] = mean;
        const variance = (squares[feature] - n * mean * mean) / (n - 1);
        out.errors[i * d + feature] = Math.sqrt(Math.max(0, variance) / n);
    }
    out.base[i] = base / n;
    out.answers[i] = found[d];
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/explain/slice-discovery.js







/** Columns with more text values than this are identifiers, not slices. */
const MOST_LEVELS = 50;
/**
 * The loss of each row by which slices are searched, larger is worse: log loss where there are probabilities, else wrong or right; of numbers
 * the absolute error. Undefined where predictions have no loss a row (clusters, rankings).
 */
function rowLosses(scored) {
    const likely = scored.task === 'binary'
        ? scored.scores !== undefined && scored.scoresAreProbabilities !== false
        : scored.probabilities !== undefined;
    const metrics = {
        binary: likely ? 'log_loss' : 'zero_one_loss',
        multiclass: likely ? 'log_loss' : 'zero_one_loss',
        regression: 'mean_absolute_error',
    };
    const metric = metrics[scored.task];
    const values = metric === undefined ? undefined : metric_kernels_perRow(metric, scored);
    return metric === undefined || values === undefined ? undefined : { metric, values };
}
/**
 * Looks for the slices in which the model does worst, by an honest split: one half of the rows proposes slices of one or two conditions, the
 * other half tests them, so that what is reported is not the winner of a search over noise.
 * @param loss one number a row, larger is worse: absolute error, log loss, or candidate's loss minus champion's
 */
function discoverSlices(table, loss, options) {
    if (loss.length !== table.rows)
        throw fail('EVALUATION_ROWS_DIFFER', `There are ${loss.length} losses for ${table.rows} rows.`);
    if (!loss.every(Number.isFinite))
        throw fail('EVALUATION_INPUT_INVALID', 'A loss is not a finite number, so slices cannot be ranked by it.');
    const minRows = options.minRows ?? 30;
    const stream = (0,core_lib/* randomStream */._V)(options.seed, 'slice discovery');
    const order = shuffled(table.rows, () => stream.next());
    const search = order.subarray(0, table.rows >> 1);
    const test = order.subarray(table.rows >> 1);
    const conditions = (options.columns ?? table.columns.map((column) => column.name)).flatMap((name) => {
        const column = (0,core_lib/* columnOf */.uV)(table, name);
        if (column === undefined)
            throw fail('EVALUATION_COLUMN_MISSING', `The table has no column "${name}".`);
        return conditionsOf(column);
    });
    const found = propose(conditions, loss, search, minRows, options.most ?? 5);
    return testSlices(found, loss, test, minRows, options.confidence ?? 0.95);
}
/** Every value of a text column, and of a number column the four bins between its quartiles, or its values where they are few. */
function conditionsOf(column) {
    if (column.kind === 'text') {
        if (column.levels.length > MOST_LEVELS)
            return [];
        const make = (code, text) => ({
            column: column.name,
            text,
            holds: Uint8Array.from(column.codes, (one) => (one === code ? 1 : 0)),
        });
        const levels = column.levels.map((level, code) => make(code, `= ${level}`));
        return column.nulls > 0 ? [...levels, make(-1, `= ${MISSING}`)] : levels;
    }
    const known = (0,lib/* sortFloat64 */.fI)(column.values.filter((value) => !Number.isNaN(value)));
    if (known.length === 0)
        return [];
    const make = (text, test) => ({
        column: column.name,
        text,
        holds: Uint8Array.from(column.values, (value) => (test(value) ? 1 : 0)),
    });
    const missing = column.nulls > 0 ? [make(`= ${MISSING}`, Number.isNaN)] : [];
    const values = [...new Set(known)];
    if (values.length <= 10)
        return [...values.map((value) => make(`= ${value}`, (one) => one === value)), ...missing];
    const edges = [...new Set([0.25, 0.5, 0.75].map((q) => (0,lib/* quantileSorted */.Z4)(known, q)))];
    const first = edges[0];
    const last = edges.at(-1);
    return [
        make(`< ${first}`, (value) => value < first),
        ...edges.slice(1).map((edge, i) => {
            const from = edges[i];
            return make(`${from} to below ${edge}`, (value) => value >= from && value < edge);
        }),
        make(`≥ ${last}`, (value) => value >= last),
        ...missing,
    ];
}
/** The best slices of one condition, crossed with every condition of another column; overlapping ones are dropped. */
function propose(conditions, loss, rows, minRows, most) {
    const scored = (list, holds) => ({
        conditions: list,
        holds,
        score: scoreOf(holds, loss, rows, minRows),
    });
    const byScore = (a, b) => b.score - a.score || a.conditions.length - b.conditions.length;
    const singles = conditions.map((one) => scored([one], one.holds)).sort(byScore);
    const pairs = singles.slice(0, 10).flatMap((single) => {
        const first = single.conditions[0];
        return conditions
            .filter((one) => one.column !== first.column)
            .map((second) => scored([first, second], first.holds.map((value, i) => value & second.holds[i])));
    });
    const chosen = [];
    for (const candidate of [...singles, ...pairs].filter((one) => one.score > 0).sort(byScore)) {
        if (chosen.length === most)
            break;
        if (chosen.every((other) => overlap(candidate.holds, other.holds) < 0.5))
            chosen.push(candidate);
    }
    return chosen;
}
/** How far the slice's mean loss stands above the mean of all, in standard errors; 0 when it is too small or not worse. */
function scoreOf(holds, loss, rows, minRows) {
    let inside = 0;
    let sum = 0;
    let all = 0;
    let squares = 0;
    for (const row of rows) {
        const value = loss[row];
        all += value;
        squares += value * value;
        if (holds[row] === 1) {
            inside++;
            sum += value;
        }
    }
    if (inside < minRows || rows.length - inside < minRows)
        return 0;
    const mean = all / rows.length;
    const variance = squares / rows.length - mean * mean;
    return variance > 0 ? Math.max(0, ((sum / inside - mean) * Math.sqrt(inside)) / Math.sqrt(variance)) : 0;
}
/** Rows in both over rows in either. */
function overlap(a, b) {
    let both = 0;
    let either = 0;
    for (let i = 0; i < a.length; i++) {
        both += a[i] & b[i];
        either += a[i] | b[i];
    }
    return either === 0 ? 0 : both / either;
}
function testSlices(found, loss, rows, minRows, confidence) {
    const tested = found.flatMap((candidate) => {
        const pick = (want) => Float64Array.from(rows.filter((row) => candidate.holds[row] === want), (row) => loss[row]);
        const [inside, outside] = [pick(1), pick(0)];
        if (inside.length < minRows || outside.length < 2)
            return [];
        return [{ candidate, testedRows: inside.length, ...welch(inside, outside, confidence) }];
    });
    const adjusted = holm(tested.map((one) => one.p));
    return tested
        .map(({ candidate, p: _, ...numbers }, i) => ({
        conditions: Object.fromEntries(candidate.conditions.map((one) => [one.column, one.text])),
        label: candidate.conditions.map((one) => `\`${one.column}\` ${one.text}`).join(' & '),
        rows: candidate.holds.reduce((sum, value) => sum + value, 0),
        ...numbers,
        pAdjusted: adjusted[i],
        confirmed: adjusted[i] <= 1 - confidence,
    }))
        .sort((a, b) => a.pAdjusted - b.pAdjusted || b.difference - a.difference);
}
/** Welch's t test of two means, one-sided p of the first not being larger, two-sided interval. */
function welch(a, b, confidence) {
    const part = (values) => {
        const mean = (0,lib/* exactSum */.dZ)(values) / values.length;
        const squares = (0,lib/* exactSum */.dZ)(values.map((value) => (value - mean) ** 2));
        return { mean, error: squares / (values.length * (values.length - 1)) };
    };
    const [one, two] = [part(a), part(b)];
    const difference = one.mean - two.mean;
    const variance = one.error + two.error;
    const error = Math.sqrt(variance);
    if (error === 0) {
        const p = difference > 0 ? 0 : 1;
        return { inside: one.mean, outside: two.mean, difference, lower: difference, upper: difference, p };
    }
    const degrees = (variance * variance) / (one.error ** 2 / (a.length - 1) + two.error ** 2 / (b.length - 1));
    const half = (0,lib/* studentTQuantile */.$J)(1 - (1 - confidence) / 2, degrees) * error;
    return {
        inside: one.mean,
        outside: two.mean,
        difference,
        lower: difference - half,
        upper: difference + half,
        p: (0,lib/* studentTSf */.d)(difference / error, degrees),
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/row-keys.js
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
/**
 * A key of each row's content, 53 bits as a number: rows of equal cells have equal keys, and the key knows nothing of any model. It fixes the
 * order in which rows meet random draws, so that results do not depend on the order of the file. Not a fingerprint against tampering.
 */
function rowKeys(table) {
    const low = new Uint32Array(table.rows).fill(OFFSET);
    const high = new Uint32Array(table.rows).fill(OFFSET ^ 0x5bd1e995);
    for (const column of table.columns)
        mixColumn(column, low, high);
    return Float64Array.from(low, (value, row) => (high[row] >>> 11) * 4294967296 + value);
}
function mixColumn(column, low, high) {
    const mix = (row, first, second) => {
        low[row] = Math.imul(low[row] ^ first, PRIME) + Math.imul(second, 0x9e3779b1);
        low[row] = low[row] ^ (low[row] >>> 15);
        high[row] = Math.imul(high[row] ^ second, 0x85ebca6b) + Math.imul(first, PRIME);
        high[row] = high[row] ^ (high[row] >>> 13);
    };
    if (column.kind === 'text') {
        const hashes = Uint32Array.from(column.levels, hashText);
        column.codes.forEach((code, row) => {
            mix(row, code < 0 ? 0 : hashes[code], code < 0 ? 1 : 2);
        });
        return;
    }
    const bits = new Uint32Array(2);
    const number = new Float64Array(bits.buffer);
    column.values.forEach((value, row) => {
        // -0 and 0 are the same cell, and so is every NaN.
        number[0] = value === 0 ? 0 : Number.isNaN(value) ? Number.NaN : value;
        mix(row, bits[0], bits[1]);
    });
}
function hashText(text) {
    let hash = OFFSET;
    for (let i = 0; i < text.length; i++)
        hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
    return hash >>> 0;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/suppression.js


/**
 * Hides slices under `minGroup` rows, and more until none of them follows from what is shown: of every whole at least two, which together are
 * not small (core's decision about small groups), and, where columns are crossed, so many that no small slice is a sum or difference of others.
 * @param named slices that gates name; where their complement in `rows` is small, they would give it away
 */
function shownSlices(slices, named, policy) {
    const { minGroup, minSliceRows, rows } = policy;
    const groups = [...new Map(slices.map((slice) => [sliceId(slice.key), slice.rows.length]))];
    const known = new Map(groups.map(([id, size]) => [id, { id, rows: size }]));
    const hidden = hiddenGroups([...known.values()], wholesOf(slices, known), minGroup);
    const withheld = new Set([...hidden].map((group) => group.id));
    const visible = (slice) => !withheld.has(sliceId(slice.key));
    const shown = slices.filter((slice) => slice.rows.length < minSliceRows && visible(slice));
    for (const slice of named) {
        const rest = rows - slice.rows.length;
        if (slice.rows.length < minGroup || (rest > 0 && rest < minGroup))
            withheld.add(sliceId(slice.key));
    }
    return { named: new Set(shown), withheld: (key) => withheld.has(sliceId(key)) };
}
/** The slices of a rule are one whole; of a crossed rule those that share a value are another, whose total is a slice of a rule for that column. */
function wholesOf(slices, known) {
    const groupOf = (slice) => known.get(sliceId(slice.key));
    return [...Map.groupBy(slices, (slice) => slice.rule).values()].flatMap((parts) => {
        const columns = Object.keys(parts[0]?.key ?? {});
        const lines = (column) => [...Map.groupBy(parts, (slice) => slice.key[column])].flatMap(([value, line]) => {
            const total = known.get(sliceId({ [column]: value }));
            return total === undefined ? [] : [{ parts: line.map(groupOf), total }];
        });
        return [{ parts: parts.map(groupOf), total: undefined }, ...(columns.length > 1 ? columns.flatMap(lines) : [])];
    });
}
function hiddenGroups(groups, wholes, minGroup) {
    const hidden = new Set(groups.filter((group) => group.rows < minGroup));
    // Wholes that have no slice in common give nothing away of each other.
    const crossed = wholes.some((whole) => whole.total !== undefined);
    // What is hidden for the sake of one whole can stand alone in another.
    for (let before = -1; before !== hidden.size;) {
        before = hidden.size;
        for (const { parts, total } of wholes) {
            if (total !== undefined && hidden.has(total))
                continue;
            const marked = parts.map((group) => ({ group, rows: group.rows, hidden: hidden.has(group) }));
            const shown = new Set((0,core_lib/* visibleGroups */.TP)(marked, { minGroup }).shown.map((one) => one.group));
            for (const group of parts)
                if (!shown.has(group))
                    hidden.add(group);
        }
        if (!crossed)
            continue;
        for (const given of determined(wholes, hidden)) {
            const next = given.rows < minGroup ? nextTo(given, wholes, hidden) : undefined;
            if (next !== undefined)
                hidden.add(next);
        }
    }
    return hidden;
}
/** The smallest shown group of the wholes that hold a group, else of any. */
function nextTo(group, wholes, hidden) {
    const membersOf = ({ parts, total }) => (total === undefined ? parts : [...parts, total]);
    const open = (some) => some.flatMap(membersOf).filter((one) => !hidden.has(one));
    const near = open(wholes.filter((whole) => membersOf(whole).includes(group)));
    const from = near.length > 0 ? near : open(wholes);
    return [...from].sort((a, b) => a.rows - b.rows || (a.id < b.id ? -1 : 1))[0];
}
/** A prime whose square is a number without rounding: elimination over its remainders is exact. */
const suppression_PRIME = 67_108_859;
/**
 * The hidden groups whose rows follow from those that are shown. Every whole is an equation between its hidden groups; solved for as many as
 * possible, a group is given away where its equation holds no other.
 */
function determined(wholes, hidden) {
    const unknown = [...hidden];
    const place = new Map(unknown.map((group, at) => [group, at]));
    const equations = wholes.map(({ parts, total }) => {
        const row = new Float64Array(unknown.length);
        for (const part of parts)
            if (hidden.has(part))
                row[place.get(part)] = 1;
        if (total !== undefined && hidden.has(total))
            row[place.get(total)] = suppression_PRIME - 1;
        return row;
    });
    const solved = eliminated(equations, unknown.length);
    return new Set(solved.flatMap((row) => {
        const used = unknown.filter((_, at) => row[at] !== 0);
        return used.length === 1 ? used : [];
    }));
}
/** The reduced row echelon form (Gauss and Jordan) over the remainders of the prime; rows of zeros are left out. */
function eliminated(rows, columns) {
    const matrix = rows.map((row) => row.slice());
    let rank = 0;
    for (let column = 0; column < columns; column++) {
        const at = matrix.findIndex((row, i) => i >= rank && row[column] !== 0);
        if (at < 0)
            continue;
        const pivot = matrix[at];
        matrix[at] = matrix[rank];
        matrix[rank] = pivot;
        const by = inverse(pivot[column]);
        for (let k = column; k < columns; k++)
            pivot[k] = (pivot[k] * by) % suppression_PRIME;
        for (const row of matrix) {
            const factor = row[column];
            if (row === pivot || factor === 0)
                continue;
            for (let k = column; k < columns; k++)
                row[k] = (row[k] + (suppression_PRIME - factor) * pivot[k]) % suppression_PRIME;
        }
        rank++;
    }
    return matrix.slice(0, rank);
}
/** By Fermat: the power PRIME - 2. */
function inverse(value) {
    let [result, base] = [1, value];
    for (let power = suppression_PRIME - 2; power > 0; power = Math.floor(power / 2)) {
        if (power % 2 === 1)
            result = (result * base) % suppression_PRIME;
        base = (base * base) % suppression_PRIME;
    }
    return result;
}
const decided = {
    pass: 'the gate holds here',
    fail: 'the gate fails here',
    inconclusive: 'the gate cannot be decided here',
};
const why = 'numbers are not shown, because they would give away a smaller group';
/** The result with its verdict and its code, and without a number. */
function withoutNumbers(gate) {
    const { champion: _, difference: __, minimumDetectable: ___, ...rest } = gate;
    const said = gate.judged ? decided[gate.verdict] : 'too few rows: not judged';
    return { ...rest, candidate: null, reason: { code: gate.reason.code, message: `${said}; its ${why}` } };
}
/** The line of the report with its name and standing, and without a number. */
function findingWithoutNumbers({ slice, label, standing }) {
    return { slice, label, standing, rows: null, candidate: null, champion: null, difference: null, reason: why };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/context.js









/** Groups of fewer rows are never named, unless a policy says another number. */
const defaultMinGroup = 10;
/** Checks that what belongs together has the same rows, and prepares what gates share. */
function contextOf(given, input) {
    const minGroup = input.minGroup ?? Math.min(defaultMinGroup, given.minSliceRows);
    // What a policy forbids to name is not judged either: its gate would name it.
    const rules = { ...given, minSliceRows: Math.max(given.minSliceRows, input.minGroup ?? 0) };
    const champion = input.champion ?? 'none';
    const { candidate, table } = input;
    if (table !== undefined && table.rows !== candidate.rows)
        throw fail('EVALUATION_ROWS_DIFFER', `The table has ${table.rows} rows, the candidate's predictions ${candidate.rows}.`, { remedy: 'Give the table that was scored, in the order in which it was scored.' });
    const other = champion !== 'none' && !('unreadable' in champion) ? champion : undefined;
    const keys = table === undefined ? undefined : rowKeys(table);
    const slices = table === undefined ? { slices: [], problems: [] } : slicesOf(table, rules.slices);
    const cache = new Map();
    const pairs = new Map();
    const pairIn = (scope) => {
        const name = scopeName(scope);
        const known = pairs.get(name);
        if (known !== undefined)
            return known;
        const made = makePair(candidate, other, scope, keys);
        pairs.set(name, made);
        return made;
    };
    return {
        rules,
        input,
        evidence: input.evidence ?? candidate.evidence ?? 'measured',
        champion,
        slices,
        shown: shownSlices(slices.slices, namedSlices(rules, table), {
            minSliceRows: rules.minSliceRows,
            minGroup,
            rows: candidate.rows,
        }),
        ...(other === undefined ? {} : { other }),
        pair: () => (other === undefined ? undefined : pairIn({})),
        find(metric, scope, confidence, replicates) {
            const name = `${metric} ${confidence} ${replicates ?? ''} ${scopeName(scope)}`;
            const known = cache.get(name);
            if (known !== undefined)
                return known;
            const pair = other === undefined ? undefined : pairIn(scope);
            const options = { confidence, seed: input.seed, ...(replicates === undefined ? {} : { replicates }) };
            const found = findIn(metric, pair, () => inScope(candidate, scope), options);
            cache.set(name, found);
            return found;
        },
        prefetch(metrics, confidence, replicates) {
            const nameOf = (metric) => `${metric} ${confidence}  ${scopeName({})}`;
            const missing = metrics.filter((metric) => !cache.has(nameOf(metric)));
            const pair = other === undefined || missing.length === 0 ? undefined : pairIn({});
            if (pair === undefined || 'notEstimable' in pair)
                return;
            for (const [metric, comparison] of compareMetrics(missing, pair, { confidence, seed: input.seed, replicates }))
                cache.set(nameOf(metric), {
                    candidate: metricEstimate(metric, pair.candidate, confidence),
                    champion: metricEstimate(metric, pair.champion, confidence),
                    comparison,
                });
        },
    };
}
/** The slices that gates name, as far as there are any. */
function namedSlices(rules, table) {
    if (table === undefined)
        return [];
    return rules.gates.flatMap((rule) => {
        const found = rule.slice === undefined ? undefined : sliceOf(table, rule.slice, rules.slices);
        return found === undefined || 'code' in found ? [] : [found];
    });
}
function findIn(metric, pair, alone, options) {
    if (pair === undefined)
        return { candidate: metricEstimate(metric, alone(), options.confidence) };
    if ('notEstimable' in pair)
        return { candidate: metricEstimate(metric, alone(), options.confidence), comparison: pair };
    return {
        candidate: metricEstimate(metric, pair.candidate, options.confidence),
        champion: metricEstimate(metric, pair.champion, options.confidence),
        comparison: compareMetric(metric, pair, options),
    };
}
function makePair(candidate, other, scope, keys) {
    if (candidate.rows !== other.rows)
        return pairOf(candidate, other);
    const { rows } = scope;
    if (rows === undefined)
        return pairOf(candidate, other, keys);
    const own = keys === undefined ? undefined : Float64Array.from(rows, (row) => keys[row]);
    return pairOf(takeRows(candidate, rows), takeRows(other, rows), own);
}
function inScope(scored, scope) {
    return scope.rows === undefined ? scored : takeRows(scored, scope.rows);
}
function scopeName(scope) {
    return JSON.stringify(scope.slice ?? null);
}
/** A comparison as the estimate that records and reports hold. */
function differenceOf(comparison) {
    if (comparison === undefined || isNotComparable(comparison))
        return null;
    const { difference, lower, upper, confidence, method, pValue, rows } = comparison;
    return { value: difference, lower, upper, confidence, method, pValue, rows };
}
/** The catalogue's entry when the metric exists for the task. */
function infoFor(metric, rules) {
    const info = (0,core_lib/* metricInfo */.R)(metric);
    return info?.tasks.includes(rules.task) ? info : undefined;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/fairness-versus.js




/**
 * The gap between groups of candidate and champion on the same rows, by the paired bootstrap: both gaps are computed on each draw.
 * For rates that are counted from labels; groups that are not judged take no part.
 * @param groups the rows of each judged group, as they stand in the table
 */
function compareGaps(info, pair, groups, options) {
    const { candidate, champion, alternate } = pair;
    const obstacle = metric_value_obstacleTo(info.name, candidate) ?? metric_value_obstacleTo(info.name, champion);
    if (obstacle !== undefined)
        return { notEstimable: obstacle.notEstimable };
    const first = gapKernel(info, candidate, pair.order, groups);
    const second = gapKernel(info, champion, pair.order, groups);
    if (first === undefined || second === undefined)
        return { notEstimable: `${info.name} of two models has no paired comparison; use max-increase or max-ratio` };
    const { clusters, weights } = candidate;
    return pairedBootstrap(candidate.rows, first, second, {
        ...options,
        ...(alternate === undefined ? {} : { alternate }),
        ...(clusters === undefined ? {} : { clusters }),
        ...(weights === undefined ? {} : { weights }),
    });
}
function gapKernel(info, scored, order, groups) {
    const asked = info.groups;
    if (asked === undefined || scored.task !== 'binary' || scored.labels === undefined)
        return undefined;
    const bases = asked.base === 'equalized_odds' ? ['true_positive_rate', 'false_positive_rate'] : [asked.base];
    const rates = bases.map((base) => shares[base]);
    if (rates.some((rate) => rate === undefined))
        return undefined;
    const ratio = info.name.endsWith('_ratio');
    const how = asked.how === 'equalized-odds' ? (ratio ? 'ratio' : 'difference') : asked.how;
    const cells = weightedCells(fairness_versus_codesOf(scored, scored.labels, order, groups), 4 * groups.length + 1);
    return (weights, draw) => {
        const counts = cells(weights, draw);
        const parts = rates.map((rate) => {
            const values = groups.map((_, group) => {
                const [tn, fp, fn, tp] = counts.subarray(4 * group, 4 * group + 4);
                const [hits, of] = rate(tp, fp, fn, tn);
                return hits / of;
            });
            return gapOfRates(how, values);
        });
        return ratio ? Math.min(...parts) : Math.max(...parts);
    };
}
/** NaN where a group's rate, or the ratio, is 0 / 0. */
function gapOfRates(how, values) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (how === 'min')
        return low;
    if (how === 'max')
        return high;
    return how === 'ratio' ? low / high : high - low;
}
/** For each row in the pair's order: group × 4 + cell; rows of no judged group fall into the last cell. */
function fairness_versus_codesOf(scored, labels, order, groups) {
    const groupOf = new Int32Array(scored.rows).fill(groups.length);
    groups.forEach((rows, group) => {
        for (const row of rows)
            groupOf[row] = group;
    });
    return Int32Array.from(order, (row, i) => {
        const group = groupOf[row];
        return group === groups.length ? 4 * group : 4 * group + 2 * scored.truth[i] + labels[i];
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/limits.js

/** The worst part decides: fail before inconclusive before pass; of equals the first. */
function worstOf(parts) {
    return (parts.find((part) => part.verdict === 'fail') ??
        parts.find((part) => part.verdict === 'inconclusive') ??
        parts.at(-1));
}
/**
 * Floor and ceiling of the candidate, inclusive. A value that is not finite satisfies nothing. Of a signed metric (mean error) the ceiling
 * is for the size: a bias of -10 is not below one of 5.
 */
function absoluteParts(rule, candidate, signedMetric = false) {
    const parts = [];
    const { value } = candidate;
    if (rule.min === undefined && rule.max === undefined)
        return parts;
    if (!Number.isFinite(value))
        return [{ verdict: 'inconclusive', code: 'METRIC_NOT_FINITE', message: `${rule.metric} is not a finite number` }];
    if (rule.min !== undefined)
        parts.push(value >= rule.min
            ? { verdict: 'pass', code: 'AT_LEAST_MIN', message: `${figure(value)} is at least ${limit(rule.min)}` }
            : { verdict: 'fail', code: 'BELOW_MIN', message: `${figure(value)} is below ${limit(rule.min)}` });
    const size = signedMetric ? Math.abs(value) : value;
    if (rule.max !== undefined)
        parts.push(size <= rule.max
            ? { verdict: 'pass', code: 'AT_MOST_MAX', message: `${figure(value)} is at most ${limit(rule.max)}` }
            : { verdict: 'fail', code: 'ABOVE_MAX', message: `${figure(value)} is above ${limit(rule.max)}` });
    return parts;
}
/** The candidate against the champion by number alone: largest rise, largest fall, largest ratio; all inclusive. */
function relativeParts(rule, info, candidate, champion) {
    const parts = [];
    const difference = info.signed
        ? Math.abs(candidate.value) - Math.abs(champion.value)
        : candidate.value - champion.value;
    if (![candidate.value, champion.value].every(Number.isFinite))
        return [{ verdict: 'inconclusive', code: 'METRIC_NOT_FINITE', message: `${rule.metric} is not a finite number` }];
    if (rule.maxIncrease !== undefined)
        parts.push(difference <= rule.maxIncrease
            ? {
                verdict: 'pass',
                code: 'WITHIN_INCREASE',
                message: `${signed(difference)}, at most ${limit(rule.maxIncrease)}`,
            }
            : {
                verdict: 'fail',
                code: 'INCREASED',
                message: `${signed(difference)}, more than ${limit(rule.maxIncrease)}`,
            });
    if (rule.maxDecrease !== undefined)
        parts.push(-difference <= rule.maxDecrease
            ? { verdict: 'pass', code: 'WITHIN_DECREASE', message: `${signed(difference)}, at most −${rule.maxDecrease}` }
            : { verdict: 'fail', code: 'DECREASED', message: `${signed(difference)}, more than −${rule.maxDecrease}` });
    if (rule.maxRatio !== undefined)
        parts.push(ratioPart(rule.maxRatio, info, candidate, champion));
    return parts;
}
/**
 * How many times worse the candidate may be. For a metric that is better when small: candidate / champion; for one that is better when
 * large: champion / candidate, so that 1.2 always means "a fifth worse". Where both values have intervals (latency), a ratio that is above
 * the limit while its interval still reaches it is inconclusive: the machine was noisy.
 */
function ratioPart(maxRatio, info, candidate, champion) {
    const [worse, base] = info.goal === 'minimize' ? [candidate, champion] : [champion, candidate];
    if (worse.value < 0 || base.value < 0)
        return {
            verdict: 'inconclusive',
            code: 'RATIO_OF_NEGATIVE',
            message: 'a ratio of negative numbers has no direction; use max-increase or max-decrease',
        };
    if (base.value === 0)
        return worse.value === 0
            ? { verdict: 'pass', code: 'WITHIN_RATIO', message: 'both are 0' }
            : { verdict: 'fail', code: 'ABOVE_RATIO', message: `${figure(worse.value)} against 0` };
    const ratio = worse.value / base.value;
    const text = `${ratio.toFixed(2)} × ${info.goal === 'minimize' ? 'champion' : 'worse than the champion'}`;
    if (ratio <= maxRatio)
        return { verdict: 'pass', code: 'WITHIN_RATIO', message: `${text}, at most ${limit(maxRatio)} ×` };
    if (worse.lower !== undefined && base.upper !== undefined && worse.lower / base.upper <= maxRatio)
        return {
            verdict: 'inconclusive',
            code: 'RATIO_WITHIN_NOISE',
            message: `${text}, more than ${limit(maxRatio)} ×, but the measurements vary too much to be sure`,
        };
    return { verdict: 'fail', code: 'ABOVE_RATIO', message: `${text}, more than ${limit(maxRatio)} ×` };
}
/**
 * Relative change of a metric, (candidate - champion) / |champion|: the sign is that of the difference also where the champion is negative
 * (R2 below 0, log-likelihoods). NaN when the champion is 0.
 */
function relativeChange(candidate, champion) {
    return champion === 0 ? Number.NaN : (candidate - champion) / Math.abs(champion);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/result.js



/** A part that cannot be judged, and why. */
function inconclusive(code, message) {
    return { verdict: 'inconclusive', code, message };
}
/** What a gate says that only compares, where there is nothing to compare with. */
const firstVersion = inconclusive('FIRST_VERSION', 'there is no champion yet, so there is nothing to compare with (first: absolute-only)');
/** True when a limit of the gate needs the champion. */
function comparesWithChampion(rule) {
    return [rule.versusChampion, rule.maxRatio, rule.maxIncrease, rule.maxDecrease].some((one) => one !== undefined);
}
/** What to say where there is no champion to compare with: the `first:` rule, or that it could not be read. Undefined: there is one. */
function withoutChampion(context) {
    if (context.champion === 'none')
        return context.rules.first === 'absolute-only'
            ? 'first'
            : [{ verdict: 'fail', code: 'NO_CHAMPION', message: 'there is no champion, and first: refuse asks for one' }];
    if ('unreadable' in context.champion)
        return [
            inconclusive('CHAMPION_UNREADABLE', `the champion exists but could not be read: ${context.champion.unreadable}`),
        ];
    return undefined;
}
/**
 * A gate's result. A claim (the author's word instead of our scoring) passes an enforced gate only where the rule accepts claims.
 * `found` holds the numbers; without it the result says only why there are none.
 */
function result_resultOf(rule, info, context, scope, part, found, minimumDetectable) {
    const claimed = context.evidence === 'claimed' && part.verdict === 'pass' && rule.mode === 'enforce';
    const decided = claimed && rule.acceptClaimed !== true
        ? inconclusive('EVIDENCE_CLAIMED', `${part.message}; but that is the author's claim, and the gate does not accept claims`)
        : part;
    const minimum = minimumDetectable ?? part.minimumDetectable;
    return {
        id: `validate.gates.${rule.name}${scope.slice === undefined ? '' : `[${(0,core_lib/* sliceName */.oq)(scope.slice)}]`}`,
        verdict: decided.verdict,
        mode: rule.mode,
        evidence: context.evidence,
        metric: rule.metric,
        goal: info?.goal ?? 'maximize',
        ...(scope.slice === undefined ? {} : { slice: scope.slice }),
        candidate: estimateOrNull(found?.candidate),
        ...(found?.champion === undefined ? {} : { champion: estimateOrNull(found.champion) }),
        ...(found?.comparison === undefined ? {} : { difference: differenceOf(found.comparison) }),
        rule: ruleJson(rule),
        reason: { code: decided.code, message: decided.message },
        ...(minimum !== undefined && Number.isFinite(minimum) ? { minimumDetectable: minimum } : {}),
        judged: true,
        ...(rule.where === undefined ? {} : { where: rule.where }),
    };
}
function estimateOrNull(value) {
    return value === undefined || isNotEstimable(value) ? null : value;
}
/** The rule as data for the record, without the place where it was written. */
function ruleJson(rule) {
    const entries = Object.entries(rule).filter(([key, value]) => key !== 'where' && value !== undefined);
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/fairness-gate.js








/**
 * A gate on the gap between the groups of a protected column. The number is judged against min and max as it stands; against the champion
 * by max-increase, max-decrease and max-ratio, or by the paired bootstrap of both gaps.
 */
function fairnessGate(rule, info, context) {
    const column = rule.of;
    const { table } = context.input;
    if (column === undefined || table === undefined) {
        const message = column === undefined ? 'the gate names no column (of: …)' : 'the rows have no columns, so groups cannot be told';
        return result_resultOf(rule, info, context, {}, inconclusive('GROUPS_MISSING', message));
    }
    const groups = groupsOf(table, column);
    if ('code' in groups)
        return result_resultOf(rule, info, context, {}, inconclusive(groups.code, groups.message));
    const options = { confidence: rule.confidence, minRows: context.rules.minSliceRows };
    const own = fairnessOf(info, column, cutGroups(context.input.candidate, groups), options);
    const candidate = own.value;
    if (candidate === null) {
        const { code, message } = own.reason ?? { code: 'METRIC_NOT_ESTIMABLE', message: 'no value' };
        return result_resultOf(rule, info, context, {}, inconclusive(code, message));
    }
    const parts = absoluteParts(rule, candidate).map((part) => withGroups(own, part));
    const other = context.other?.rows === table.rows ? fairnessOf(info, column, cutGroups(context.other, groups), options) : undefined;
    const comparison = rule.versusChampion === undefined ? undefined : gapsOf(rule, info, context, groups);
    if (comparesWithChampion(rule)) {
        const versus = withoutChampion(context) ?? againstChampion(rule, info, candidate, other, comparison);
        if (versus === 'first') {
            if (parts.length === 0)
                return { ...result_resultOf(rule, info, context, {}, firstVersion, { candidate }), judged: false };
        }
        else
            parts.push(...versus);
    }
    const worst = worstOf(parts) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail');
    const champion = other?.value ?? undefined;
    return result_resultOf(rule, info, context, {}, worst, {
        candidate,
        ...(champion === undefined ? {} : { champion }),
        ...(comparison === undefined ? {} : { comparison }),
    });
}
function gapsOf(rule, info, context, groups) {
    const pair = context.pair();
    if (pair === undefined || 'notEstimable' in pair)
        return pair;
    const judged = groups.map((group) => group.rows).filter((rows) => rows.length >= context.rules.minSliceRows);
    return compareGaps(info, pair, judged, { confidence: rule.confidence, seed: context.input.seed });
}
function againstChampion(rule, info, candidate, other, comparison) {
    const champion = other?.value;
    if (champion === undefined || champion === null) {
        const why = other?.reason?.message ?? 'there are no predictions of these rows';
        return [inconclusive('CHAMPION_NOT_ESTIMABLE', `of the champion, ${why}`)];
    }
    const parts = relativeParts(rule, info, candidate, champion);
    if (rule.versusChampion === undefined)
        return parts;
    if (comparison === undefined || isNotComparable(comparison)) {
        const why = comparison === undefined ? 'there is no comparison' : comparison.notEstimable;
        return [...parts, inconclusive('NOT_COMPARABLE', `the difference cannot be judged: ${why}`)];
    }
    const asked = { versus: rule.versusChampion, margin: rule.margin ?? 0, confidence: rule.confidence };
    return [...parts, decideVersus(asked, comparison, info.goal)];
}
/** Names the groups at both ends, the test of the gap, and the groups that were too small to be judged. */
function withGroups(fairness, part) {
    const worst = fairness.parts.find((one) => one.value?.value === fairness.value?.value) ?? fairness.parts[0];
    const ends = worst?.lowest === undefined ? '' : ` (${worst.base}: ${worst.lowest} lowest, ${worst.highest} highest`;
    const p = fairness.value?.pValue;
    const test = ends === '' ? '' : p === undefined ? ')' : `; p = ${p < 0.0001 ? p.toExponential(1) : figure(p)})`;
    const small = fairness.notJudged.length === 0
        ? ''
        : `; not judged, too few rows: ${fairness.notJudged.length} of ${fairness.parts[0]?.groups.length ?? 0} groups`;
    return { ...part, message: `${part.message}${ends}${test}${small}` };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/family.js





/** Lays the families of a run. Nothing is computed before it is asked for. */
function familiesOf(context) {
    const { rules } = context;
    const judged = context.slices.slices.filter((slice) => slice.rows.length >= rules.minSliceRows);
    const asking = rules.gates.filter((rule) => asksOfSlices(rule, rules));
    const asked = new Map(asking.map((rule) => [rule, questionsOf(rule, judged, context)]));
    const familyOf = (members) => [
        ...new Map(members.flatMap((rule) => asked.get(rule) ?? []).map((one) => [one.id, one])).values(),
    ];
    // A gate that only observes must not make those that decide milder: it is corrected with them, they without it.
    const all = familyOf(asking);
    const deciding = familyOf(asking.filter((rule) => rule.mode === 'enforce'));
    const replicates = replicatesFor(all.length);
    const foundIn = (metric, confidence, slice) => context.find(metric, { slice: slice.key, rows: slice.rows }, confidence, replicates);
    const known = new Map();
    return {
        judged,
        found: (metric, confidence) => judged.map((slice) => foundIn(metric, confidence, slice)),
        foundIn,
        size: deciding.length,
        of(rule) {
            const questions = asked.get(rule);
            if (questions === undefined)
                return undefined;
            const family = rule.mode === 'enforce' ? deciding : all;
            const corrected = known.get(family) ?? correct(family, context, foundIn);
            known.set(family, corrected);
            const own = questions.map((one) => corrected.get(one.id) ?? notComparable);
            return { worse: own.map((one) => one.worse), better: own.map((one) => one.better) };
        },
    };
}
function asksOfSlices(rule, rules) {
    const family = infoFor(rule.metric, rules)?.family;
    const quality = family === 'quality' || family === 'calibration';
    return quality && (rule.eachSlice === true || rule.slice !== undefined) && rule.versusChampion === 'not-worse';
}
/** What a rule asks: of every slice that is judged, or of the one that it names when that is large enough. */
function questionsOf(rule, judged, context) {
    const named = rule.eachSlice === true ? undefined : namedSlice(rule, context);
    const slices = named === undefined ? judged : 'code' in named ? [] : [named];
    return slices
        .filter((slice) => slice.rows.length >= context.rules.minSliceRows)
        .map((slice) => ({ id: `${rule.metric} ${rule.confidence} ${sliceId(slice.key)}`, rule, slice }));
}
/** The rows of the slice that a gate names, or why there are none. */
function namedSlice(rule, context) {
    const key = rule.slice ?? {};
    const { table } = context.input;
    if (table === undefined)
        return { key, code: 'SLICE_COLUMN_MISSING', message: 'the rows have no columns, so slices cannot be judged' };
    return sliceOf(table, key, context.rules.slices);
}
const notComparable = { worse: Number.NaN, better: Number.NaN };
function correct(family, context, foundIn) {
    const adjust = context.rules.correction === 'bh' ? benjaminiHochberg : holm;
    const raw = family.map(({ rule, slice }) => pValuesOf(foundIn(rule.metric, rule.confidence, slice), rule, context));
    const worse = adjust(raw.map((one) => one.worse));
    const better = adjust(raw.map((one) => one.better));
    return new Map(family.map(({ id }, i) => [id, { worse: worse[i], better: better[i] }]));
}
function pValuesOf(found, rule, context) {
    const { comparison } = found;
    if (comparison === undefined || isNotComparable(comparison))
        return notComparable;
    const { guarded } = turn(comparison, infoFor(rule.metric, context.rules)?.goal ?? 'maximize');
    return { worse: guarded.pLower, better: guarded.pHigher };
}
/** Enough draws that the smallest p can pass the first step of Holm over that many questions. */
function replicatesFor(questions) {
    return Math.max(1000, 40 * questions);
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/measurements.js


const quantileOf = { latency_p50: 0.5, latency_p95: 0.95, latency_p99: 0.99 };
/** The value of an operational metric, from whatever was given; undefined: nobody measured it. */
function measuredOf(metric, operational, options) {
    const q = quantileOf[metric];
    const latency = operational?.latency;
    if (q !== undefined && latency !== undefined) {
        const of = (times, who) => latencyEstimate(times, q, { ...options, name: `${metric} ${who}` });
        return {
            candidate: of(latency.candidate, 'candidate'),
            ...(latency.champion === undefined ? {} : { champion: of(latency.champion, 'champion') }),
        };
    }
    if (metric === 'train_test_overlap' && operational?.overlap !== undefined) {
        const { rows, testRows } = operational.overlap;
        return { candidate: testRows > 0 ? { value: rows / testRows, rows: testRows } : null };
    }
    return operational?.measured?.[metric];
}
/** A quantile of times with a bootstrap interval (500 replicates); null without a finite time. */
function latencyEstimate(times, q, options) {
    const n = times.length;
    if (n === 0 || !times.every((time) => Number.isFinite(time) && time >= 0))
        return null;
    const sorted = (0,lib/* sortFloat64 */.fI)(times);
    const value = measurements_quantile(sorted, q);
    if (n < 20)
        return { value, rows: n };
    const fill = poissonWeights(options.seed, options.name);
    const weights = new Uint8Array(n);
    const found = new Float64Array(500);
    for (let replicate = 0; replicate < found.length; replicate++) {
        fill(weights);
        found[replicate] = weightedQuantile(sorted, weights, q);
    }
    const replicates = (0,lib/* sortFloat64 */.fI)(found);
    const tail = (1 - options.confidence) / 2;
    return {
        value,
        lower: measurements_quantile(replicates, tail),
        upper: measurements_quantile(replicates, 1 - tail),
        confidence: options.confidence,
        method: 'bootstrap',
        rows: n,
    };
}
/** numpy's default quantile of sorted values. */
function measurements_quantile(sorted, q) {
    const at = q * (sorted.length - 1);
    const below = Math.floor(at);
    const first = sorted[below];
    return first + (sorted[Math.min(below + 1, sorted.length - 1)] - first) * (at - below);
}
function weightedQuantile(sorted, weights, q) {
    let total = 0;
    for (const weight of weights)
        total += weight;
    const target = q * (total - 1);
    let before = 0;
    for (let i = 0; i < sorted.length; i++) {
        before += weights[i];
        if (before > target)
            return sorted[i];
    }
    return sorted.at(-1);
}
/** Whether a metric is measured rather than computed from predictions. */
function isOperational(info) {
    return info.family === 'operational';
}
/** The sentence for a value that nobody measured. */
function unmeasured(rule) {
    return rule.metric === 'train_test_overlap'
        ? 'the overlap of training and test rows was not counted: the training data was not given'
        : `${rule.metric} was not measured`;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/operational-gate.js






/** A gate on what was measured outside the predictions: latency, size, overlap of training and test rows, share of flips. */
function operationalGate(rule, info, given) {
    // Rows were counted here, whoever the predictions come from: the overlap is never a claim.
    const counted = rule.metric === 'train_test_overlap' && given.input.operational?.overlap !== undefined;
    const context = counted ? { ...given, evidence: 'measured' } : given;
    if (rule.metric === 'prediction_flip_rate')
        return flipGate(rule, info, context);
    const measured = measuredOf(rule.metric, context.input.operational, {
        confidence: rule.confidence,
        seed: context.input.seed,
    });
    const candidate = measured?.candidate;
    if (candidate === undefined || candidate === null || !Number.isFinite(candidate.value))
        return result_resultOf(rule, info, context, {}, inconclusive('NOT_MEASURED', unmeasured(rule)));
    const found = {
        candidate,
        ...(measured?.champion === undefined || measured.champion === null ? {} : { champion: measured.champion }),
    };
    const parts = absoluteParts(rule, candidate).map((part) => withRows(rule, candidate, part));
    if (comparesWithChampion(rule)) {
        const versus = withoutChampion(context) ?? operational_gate_againstChampion(rule, info, candidate, measured?.champion);
        if (versus === 'first') {
            if (parts.length === 0)
                return { ...result_resultOf(rule, info, context, {}, firstVersion, found), judged: false };
        }
        else
            parts.push(...versus);
    }
    const worst = worstOf(parts) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail');
    return result_resultOf(rule, info, context, {}, worst, found);
}
function operational_gate_againstChampion(rule, info, candidate, champion) {
    if (champion === undefined || champion === null)
        return [inconclusive('CHAMPION_NOT_MEASURED', `${rule.metric} of the champion was not measured on this machine`)];
    if (rule.versusChampion !== undefined)
        return [
            inconclusive('NOT_COMPARABLE', `${rule.metric} has no paired rows; use max-ratio, max-increase or max-decrease`),
        ];
    return relativeParts(rule, info, candidate, champion);
}
/** The overlap is a share of rows: the sentence says of how many. */
function withRows(rule, estimate, part) {
    if (rule.metric !== 'train_test_overlap' && rule.metric !== 'duplicate_rows')
        return part;
    const hits = Math.round(estimate.value * estimate.rows);
    return { ...part, message: `${part.message} (${count(hits)} of ${count(estimate.rows)} rows)` };
}
function flipGate(rule, info, context) {
    const missing = withoutChampion(context);
    if (missing === 'first')
        return { ...result_resultOf(rule, info, context, {}, firstVersion), judged: false };
    if (missing !== undefined)
        return result_resultOf(rule, info, context, {}, missing[0]);
    const { candidate } = context.input;
    const flips = context.other === undefined ? undefined : flipsOf(candidate, context.other);
    if (flips === undefined || flips.rows === 0 || context.other?.rows !== candidate.rows)
        return result_resultOf(rule, info, context, {}, inconclusive('NOT_COMPARABLE', 'the two models have no labels of the same rows'));
    const estimate = {
        value: flips.share,
        rows: flips.rows,
        ...wilson(flips.flipped, flips.rows, rule.confidence),
        confidence: rule.confidence,
        method: 'wilson',
    };
    const part = worstOf(absoluteParts(rule, estimate)) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail');
    return result_resultOf(rule, info, context, {}, part, { candidate: estimate });
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/holdout.js

/**
 * How much better the best of several equal candidates looks than it is, when the same test set chose among them: the expected largest of
 * `uses` standard normals (Blom's approximation, 1958) × the standard error of the metric on that set. 0 for a first use.
 * @param uses how many candidates this test set has judged, this one among them
 * @param standardError of the metric (or of the difference) on the set
 */
function holdoutOptimism(uses, standardError) {
    return uses < 2 ? 0 : (0,lib/* normalQuantile */.Zl)((uses - 0.375) / (uses + 0.25)) * standardError;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/seed-noise.js








/** Fewer trainings with other seeds say nothing about how much two of them differ. */
const LEAST_TRAININGS = 3;
/**
 * The floor below which an improvement is noise of training: two trainings that differ in their seed only differ by more than this in
 * one case of twenty (confidence 0.95). Student's quantile × standard deviation of the repeated trainings × √2. NaN below three trainings.
 * The candidate is not one of them: the further it lay ahead of the others, the higher a floor that counted it would be.
 */
function noiseFloor(values, confidence) {
    if (values.length < LEAST_TRAININGS)
        return Number.NaN;
    return (0,lib/* studentTQuantile */.$J)(1 - (1 - confidence) / 2, values.length - 1) * deviationOf(values) * Math.SQRT2;
}
function deviationOf(values) {
    const sums = new lib/* Accumulator */.$H();
    for (const value of values)
        sums.add(value);
    const { mean } = sums.moments();
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
/** Superiority also asks that the improvement is larger than what another seed would give; the other comparisons do not need it. */
function noisePart(rule, comparison, info, decision, values) {
    if (values === undefined || rule.versus !== 'superior' || decision.verdict !== 'pass')
        return decision;
    const floor = noiseFloor(values, rule.confidence);
    const gain = turn(comparison, info.goal).difference;
    if (gain > floor)
        return decision;
    const message = Number.isNaN(floor)
        ? `the noise of training is not known from ${values.length} trainings; three are needed`
        : `an improvement of ${figure(gain)} is within the noise of training with another seed (${figure(floor)}, from ${values.length} trainings)`;
    return { ...decision, verdict: 'inconclusive', code: 'WITHIN_SEED_NOISE', message };
}
/** The values of other trainings in that scope; of a slice nobody measured those of the whole set, which vary less. */
function noiseIn(context, metric, scope) {
    const known = context.input.seedNoise;
    return known?.[noiseKey(metric, scope.slice)] ?? known?.[metric];
}
/** Under which name `seedNoise` holds a metric: `roc_auc`, and of a slice `roc_auc[sex=1]`. */
function noiseKey(metric, slice) {
    return slice === undefined ? metric : `${metric}[${(0,core_lib/* sliceName */.oq)(slice)}]`;
}
/**
 * What one training says of the metrics of the gates, as `seedNoise` takes it: each on all rows, and those that must be superior in slices
 * there too. What has no value is left out.
 */
function gateValues(rules, scored, table) {
    const values = {};
    const add = (metric, slice) => {
        const key = noiseKey(metric, slice?.key);
        if (Object.hasOwn(values, key))
            return;
        const own = slice === undefined ? scored : takeRows(scored, slice.rows);
        if (metric_value_obstacleTo(metric, own) !== undefined)
            return;
        const value = metricValue(metric, own);
        if (typeof value === 'number')
            values[key] = value;
    };
    for (const rule of rules.gates.filter((one) => measuresModel(one, rules))) {
        add(rule.metric);
        if (rule.versusChampion !== 'superior' || table === undefined)
            continue;
        const named = rule.slice === undefined ? undefined : sliceOf(table, rule.slice, rules.slices);
        const slices = rule.eachSlice === true
            ? slicesOf(table, rules.slices).slices
            : named === undefined || 'code' in named
                ? []
                : [named];
        for (const slice of slices)
            if (slice.rows.length >= rules.minSliceRows)
                add(rule.metric, slice);
    }
    return values;
}
function measuresModel(rule, rules) {
    const family = infoFor(rule.metric, rules)?.family;
    return family === 'quality' || family === 'calibration';
}
/** What the report says of other seeds: of each metric of the gates on all rows, in their order. */
function seedNoiseOf(context) {
    const { rules, input } = context;
    const first = rules.gates.filter((rule, at) => rules.gates.findIndex((one) => one.metric === rule.metric) === at);
    return first.flatMap(({ metric, confidence }) => {
        const values = input.seedNoise?.[metric] ?? [];
        if (values.length < LEAST_TRAININGS)
            return [];
        return [
            {
                metric,
                trainings: values.length,
                lowest: Math.min(...values),
                highest: Math.max(...values),
                deviation: deviationOf(values),
                floor: noiseFloor(values, confidence),
            },
        ];
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/report.js














/** Metrics that a reader wants beside those of the gates. */
const report_usual = {
    binary: ['roc_auc', 'average_precision', 'log_loss', 'recall', 'precision'],
    multiclass: ['accuracy', 'log_loss'],
    regression: ['root_mean_squared_error', 'mean_absolute_error', 'r2'],
    clustering: [],
    ranking: [],
};
/** The report beside the verdicts: nothing in it decides. */
function reportOf(context, gates, families) {
    const { rules, input, champion } = context;
    const sliceRule = rules.gates.find((rule) => rule.eachSlice === true);
    const sliceMetric = sliceRule?.metric ?? (0,core_lib/* defaultMetric */.ml)(rules.task);
    const listed = context.slices.slices.length > 0 ? findings(context, families, sliceMetric, sliceRule) : [];
    const unnamed = context.slices.slices.filter((slice) => slice.rows.length < rules.minSliceRows && !context.shown.named.has(slice));
    const metrics = metricLines(context);
    const decider = rules.gates.find((rule) => rule.versusChampion !== undefined && !rule.eachSlice && rule.slice === undefined);
    const overall = decider ?? { metric: (0,core_lib/* defaultMetric */.ml)(rules.task), confidence: 0.95, margin: 0 };
    const found = qualityMetric(overall.metric) ? context.find(overall.metric, {}, overall.confidence) : undefined;
    const flips = context.other === undefined ? undefined : sameRows(context) ? flipsOf(input.candidate, context.other) : undefined;
    const smallest = smallestOf(found, overall);
    const noise = seedNoiseOf(context);
    return {
        rows: input.candidate.rows,
        champion: champion === 'none' ? 'none' : 'unreadable' in champion ? 'unreadable' : 'compared',
        headline: headlineOf(context, gates, standingOf(found, overall.metric), listed),
        ...(listed.length === 0 || context.other === undefined
            ? {}
            : { forWhom: forWhom(listed, unnamed.length, rules.minSliceRows) }),
        metrics,
        ...(listed.length === 0 ? {} : { sliceMetric }),
        slices: listed,
        unnamedSlices: unnamed.length,
        ...(families.size > 1 && context.other !== undefined
            ? { correction: { method: rules.correction ?? 'holm', comparisons: families.size } }
            : {}),
        ...(flips === undefined ? {} : { flips }),
        methods: [...new Set(gates.flatMap((gate) => gate.difference?.method ?? []))],
        ...(smallest === undefined ? {} : { minimumDetectable: { metric: overall.metric, value: smallest } }),
        ...(noise.length === 0 ? {} : { seedNoise: noise }),
        ...holdoutOf(input.holdoutUses, found),
    };
}
function sameRows(context) {
    return context.other?.rows === context.input.candidate.rows;
}
function qualityMetric(metric) {
    const family = (0,core_lib/* metricInfo */.R)(metric)?.family;
    return family === 'quality' || family === 'calibration';
}
function smallestOf(found, rule) {
    const comparison = found?.comparison;
    if (comparison === undefined || isNotComparable(comparison))
        return undefined;
    const value = minimumDetectable(comparison.standardError, rule.confidence);
    return value > 0 && Number.isFinite(value) ? value : undefined;
}
/** How worn the test set is: this candidate is one more than it has judged before. */
function holdoutOf(uses, found) {
    if (uses === undefined)
        return {};
    const comparison = found?.comparison;
    const error = comparison === undefined || isNotComparable(comparison) ? 0 : comparison.standardError;
    return error > 0 ? { holdoutUses: uses, holdoutOptimism: holdoutOptimism(uses + 1, error) } : { holdoutUses: uses };
}
function metricLines(context) {
    const asked = context.rules.gates.map((rule) => rule.metric).filter(qualityMetric);
    const names = [...new Set([...asked, ...report_usual[context.rules.task]])];
    // Nothing here decides: on many rows fewer draws do for an interval that is only read.
    const replicates = Math.min(1000, Math.max(100, Math.floor(1e8 / Math.max(1, context.input.candidate.rows))));
    context.prefetch(names, 0.95, replicates);
    return names.flatMap((metric) => {
        const info = (0,core_lib/* metricInfo */.R)(metric);
        if (info === undefined || !info.tasks.includes(context.rules.task))
            return [];
        const found = context.find(metric, {}, 0.95);
        if (isNotEstimable(found.candidate) && !asked.includes(metric))
            return [];
        return [lineOf(metric, found)];
    });
}
function lineOf(metric, found) {
    const info = (0,core_lib/* metricInfo */.R)(metric);
    const { candidate, champion, comparison } = found;
    const reason = isNotEstimable(candidate)
        ? candidate.notEstimable
        : comparison !== undefined && isNotComparable(comparison)
            ? comparison.notEstimable
            : undefined;
    return {
        metric,
        label: info?.label ?? metric,
        goal: info?.goal ?? 'maximize',
        candidate: isNotEstimable(candidate) ? null : candidate,
        champion: champion === undefined || isNotEstimable(champion) ? null : champion,
        difference: differenceOf(comparison),
        ...(reason === undefined ? {} : { reason }),
    };
}
/** Every slice in the metric of the slices gate: judged ones worst first, then the rest by rows. */
function findings(context, families, metric, rule) {
    const goal = (0,core_lib/* metricInfo */.R)(metric)?.goal ?? 'maximize';
    const { slices } = context.slices;
    const { judged } = families;
    const confidence = rule?.confidence ?? 0.95;
    const found = families.found(metric, confidence);
    const turned = found.map(({ comparison }) => comparison === undefined || isNotComparable(comparison) ? undefined : turn(comparison, goal));
    const corrected = rule === undefined ? undefined : families.of(rule);
    const adjust = context.rules.correction === 'bh' ? benjaminiHochberg : holm;
    const worse = corrected?.worse ?? adjust(turned.map((one) => one?.guarded.pLower ?? Number.NaN));
    const better = corrected?.better ?? adjust(turned.map((one) => one?.guarded.pHigher ?? Number.NaN));
    const margin = rule?.margin ?? 0;
    const lines = judged.map((slice, i) => {
        const one = turned[i];
        const pWorse = worse[i];
        const standing = one === undefined
            ? 'not-judged'
            : one.difference < -margin && pWorse <= 1 - confidence
                ? 'worse'
                : one.difference > margin && better[i] <= 1 - confidence
                    ? 'better'
                    : 'same';
        return { finding: findingOf(context, metric, slice, found[i], standing, pWorse), by: one?.difference ?? 0 };
    });
    lines.sort((a, b) => a.by - b.by);
    const rest = slices
        .filter((slice) => context.shown.named.has(slice))
        .sort((a, b) => b.rows.length - a.rows.length)
        .map((slice) => ({
        slice: slice.key,
        label: nameOf(slice.key),
        rows: slice.rows.length,
        candidate: null,
        champion: null,
        difference: null,
        standing: 'not-judged',
        reason: `fewer than ${count(context.rules.minSliceRows)} rows`,
    }));
    const told = lines.map(({ finding }) => context.shown.withheld(finding.slice) ? findingWithoutNumbers(finding) : finding);
    return [...told, ...rest];
}
function findingOf(context, metric, slice, found, standing, pWorse) {
    const line = lineOf(metric, found);
    const { comparison } = found;
    const flips = context.other === undefined || !sameRows(context)
        ? undefined
        : flipsOf(context.input.candidate, context.other, slice.rows);
    const smallest = comparison === undefined || isNotComparable(comparison)
        ? undefined
        : minimumDetectable(comparison.standardError, comparison.confidence);
    return {
        slice: slice.key,
        label: nameOf(slice.key),
        rows: slice.rows.length,
        candidate: line.candidate,
        champion: line.champion,
        difference: line.difference,
        standing,
        ...(Number.isNaN(pWorse) ? {} : { pAdjusted: pWorse }),
        ...(line.reason === undefined ? {} : { reason: line.reason }),
        ...(smallest === undefined || !Number.isFinite(smallest) ? {} : { minimumDetectable: smallest }),
        ...(flips === undefined ? {} : { flips }),
    };
}
/** `Better for 1 slice, worse for 1, no difference shown for 7, not judged 5 (fewer than 300 rows).` */
function forWhom(slices, unnamed, minRows) {
    const of = (standing) => slices.filter((slice) => slice.standing === standing);
    const named = of('not-judged').filter((slice) => slice.rows !== null && slice.rows < minRows).length;
    const small = named + unnamed;
    const other = of('not-judged').length - named;
    const parts = [
        `Better for ${slicesText(of('better').length)}`,
        `worse for ${of('worse').length}`,
        `no difference shown for ${of('same').length}`,
        ...(small > 0 ? [`not judged ${small} (fewer than ${count(minRows)} rows)`] : []),
        ...(other > 0 ? [`not estimable for ${other}`] : []),
    ];
    return `${parts.join(', ')}.`;
}
function slicesText(slices) {
    return slices === 1 ? '1 slice' : `${slices} slices`;
}
function standingOf(found, metric) {
    const comparison = found?.comparison;
    if (comparison === undefined || isNotComparable(comparison))
        return 'not-judged';
    const { guarded } = turn(comparison, (0,core_lib/* metricInfo */.R)(metric)?.goal ?? 'maximize');
    return guarded.lower > 0 ? 'better' : guarded.upper < 0 ? 'worse' : 'same';
}
/** What the title says after the model's name. */
function headlineOf(context, gates, overall, slices) {
    const { champion, rules } = context;
    if (champion === 'none')
        return rules.gates.some(comparesWithChampion) ? 'first version, absolute gates only' : 'absolute gates only';
    if ('unreadable' in champion)
        return 'the champion could not be read';
    if (overall === 'not-judged')
        return 'not comparable with the champion';
    const enforced = gates.filter((gate) => gate.mode === 'enforce' && gate.judged);
    const tooFew = enforced.some((gate) => gate.reason.code.startsWith('TOO_FEW_ROWS'));
    if (tooFew && !enforced.some((gate) => gate.verdict === 'fail'))
        return 'too few rows to tell';
    const whole = overall === 'same' ? 'no difference shown overall' : `${overall} overall`;
    const worse = slices.filter((slice) => slice.standing === 'worse');
    if (worse.length > 0) {
        const first = worse[0].label;
        return `${whole}, worse for ${first}${worse.length > 1 ? ` and ${slicesText(worse.length - 1)} more` : ''}`;
    }
    return slices.some((slice) => slice.standing !== 'not-judged') ? `${whole}, no slice worse` : whole;
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/gates/evaluate-gates.js














/**
 * Judges every gate. Pure: the same rules and input give the same verdicts and the same numbers on every machine.
 * What should be known and is not (a metric, a champion, the rows of a declared slice) is `inconclusive` with a reason code, never `pass`.
 */
function evaluateGates(rules, input) {
    const context = contextOf(rules, input);
    const families = familiesOf(context);
    const gates = rules.gates
        .flatMap((rule) => gateResults(rule, context, families))
        .map((gate) => (gate.slice !== undefined && context.shown.withheld(gate.slice) ? withoutNumbers(gate) : gate));
    return { gates, report: reportOf(context, gates, families) };
}
function gateResults(rule, context, families) {
    const info = infoFor(rule.metric, context.rules);
    if (info === undefined) {
        const message = `there is no metric "${rule.metric}" for task ${context.rules.task}`;
        return [result_resultOf(rule, undefined, context, {}, { verdict: 'inconclusive', code: 'METRIC_UNKNOWN', message })];
    }
    if (info.family === 'operational')
        return [operationalGate(rule, info, context)];
    if (info.family === 'fairness')
        return [fairnessGate(rule, info, context)];
    if (rule.eachSlice === true)
        return sliceResults(rule, info, context, families);
    if (rule.slice === undefined)
        return [scopeResult(rule, info, context, {})];
    return [namedResult(rule, rule.slice, info, context, families)];
}
/** The slice that the gate names: where it may only not be worse, corrected with all the other slices that the run asks about. */
function namedResult(rule, key, info, context, families) {
    const slice = namedSlice(rule, context);
    if ('code' in slice)
        return problemResult(rule, info, context, { ...slice, key });
    if (slice.rows.length < context.rules.minSliceRows)
        return tooSmall(rule, info, context, key, slice.rows.length);
    const scope = { slice: key, rows: slice.rows };
    const corrected = families.of(rule);
    if (corrected === undefined)
        return scopeResult(rule, info, context, scope);
    const found = families.foundIn(rule.metric, rule.confidence, slice);
    return judge(rule, info, context, scope, found, corrected.worse[0]);
}
/** Every declared slice, judged with one correction over all that the run asks of slices. */
function sliceResults(rule, info, context, families) {
    const { slices, problems } = context.slices;
    if (slices.length === 0 && problems.length === 0) {
        const message = context.input.table === undefined
            ? 'the rows have no columns, so slices cannot be judged'
            : 'the gate judges each slice, but no slice is declared';
        return [result_resultOf(rule, info, context, {}, { verdict: 'inconclusive', code: 'SLICES_NONE', message })];
    }
    const { minSliceRows } = context.rules;
    const scopes = families.judged.map((slice) => ({ slice: slice.key, rows: slice.rows }));
    const found = families.found(rule.metric, rule.confidence);
    const worse = families.of(rule)?.worse;
    const results = [
        ...problems.map((problem) => problemResult(rule, info, context, problem)),
        ...scopes.map((scope, i) => judge(rule, info, context, scope, found[i], worse?.[i])),
        ...slices
            .filter((slice) => context.shown.named.has(slice))
            .map((slice) => tooSmall(rule, info, context, slice.key, slice.rows.length)),
    ];
    if (results.length > 0)
        return results;
    // Not one slice may even be named: the gate still says that it judged nothing.
    const message = `none of ${count(slices.length)} slices has ${rowsText(minSliceRows)}: not judged`;
    return [{ ...result_resultOf(rule, info, context, {}, inconclusive('SLICE_TOO_SMALL', message)), judged: false }];
}
function scopeResult(rule, info, context, scope) {
    return judge(rule, info, context, scope, context.find(rule.metric, scope, rule.confidence));
}
function judge(rule, info, context, scope, found, pWorse) {
    const { candidate } = found;
    if (isNotEstimable(candidate))
        return result_resultOf(rule, info, context, scope, inconclusive(candidate.code, candidate.notEstimable), found);
    const parts = absoluteParts(rule, candidate, info.signed);
    if (comparesWithChampion(rule)) {
        const versus = championParts(rule, info, context, scope, found, pWorse);
        if (versus === 'first') {
            if (parts.length === 0)
                return { ...result_resultOf(rule, info, context, scope, firstVersion, found), judged: false };
        }
        else
            parts.push(...versus);
    }
    const worst = worstOf(parts) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail');
    const minimum = parts.find((part) => part.minimumDetectable !== undefined)?.minimumDetectable;
    return result_resultOf(rule, info, context, scope, worst, found, minimum);
}
function championParts(rule, info, context, scope, found, pWorse) {
    const missing = withoutChampion(context);
    if (missing !== undefined)
        return missing;
    const { champion, comparison } = found;
    if (champion === undefined) {
        const why = comparison !== undefined && isNotComparable(comparison) ? comparison.notEstimable : 'no predictions';
        return [inconclusive('NOT_COMPARABLE', `candidate and champion cannot be compared: ${why}`)];
    }
    if (isNotEstimable(champion))
        return [inconclusive('CHAMPION_NOT_ESTIMABLE', `of the champion, ${champion.notEstimable}`)];
    const parts = relativeParts(rule, info, found.candidate, champion);
    if (rule.versusChampion === undefined)
        return parts;
    if (comparison === undefined || isNotComparable(comparison)) {
        const why = comparison === undefined ? 'there is no comparison' : comparison.notEstimable;
        return [...parts, inconclusive('NOT_COMPARABLE', `the difference cannot be judged: ${why}`)];
    }
    const asked = { versus: rule.versusChampion, margin: rule.margin ?? 0, confidence: rule.confidence };
    const decision = decideVersus(asked, comparison, info.goal, pWorse);
    return [...parts, noisePart(asked, comparison, info, decision, noiseIn(context, rule.metric, scope))];
}
function tooSmall(rule, info, context, slice, rows) {
    const message = `${nameOf(slice)} has ${rowsText(rows)}, fewer than ${count(context.rules.minSliceRows)}: not judged`;
    return { ...result_resultOf(rule, info, context, { slice }, inconclusive('SLICE_TOO_SMALL', message)), judged: false };
}
function problemResult(rule, info, context, problem) {
    return result_resultOf(rule, info, context, { slice: problem.key }, inconclusive(problem.code, problem.message));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/significance/proportions.js

/**
 * Miettinen and Nurminen's score test and interval (1985) for two independent shares: the variance is that of the maximum-likelihood shares
 * which have exactly the difference asked about, so that it holds near 0 and 1 and for a null value other than 0 (a non-inferiority margin).
 * Throws a RangeError for counts that are none.
 * @param first hits and rows of the first group
 * @param nullValue the difference that is tested; = 0
 */
function proportionDifference(first, second, options = {}) {
    for (const [hits, of] of [first, second])
        if (!(Number.isInteger(hits) && Number.isInteger(of) && of > 0 && hits >= 0 && hits <= of))
            throw new RangeError(`${hits} of ${of} is no share of rows`);
    const confidence = options.confidence ?? 0.95;
    const difference = first[0] / first[1] - second[0] / second[1];
    const z = proportions_scoreOf(first, second, options.nullValue ?? 0);
    const critical = (0,lib/* normalIsf */.cT)((1 - confidence) / 2);
    const swapped = boundAbove(second, first, critical);
    return {
        difference,
        lower: swapped === 0 ? 0 : -swapped,
        upper: boundAbove(first, second, critical),
        z,
        pValue: z === 0 ? 1 : 2 * (0,lib/* normalSf */.nG)(Math.abs(z)),
        pHigher: (0,lib/* normalSf */.nG)(z),
        confidence,
        method: 'miettinen-nurminen',
    };
}
/** The largest difference that the score test does not reject: by bisection, the score falls as the difference rises. */
function boundAbove(first, second, critical) {
    let low = first[0] / first[1] - second[0] / second[1];
    let high = 1;
    // At a difference of 1 the variance is 0, and the score -∞ unless the data say 1 themselves.
    if (low >= 1)
        return 1;
    for (let step = 0; step < 100 && high - low > 1e-16; step++) {
        const middle = (low + high) / 2;
        if (proportions_scoreOf(first, second, middle) > -critical)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}
/** (p1 - p2 - d) over its standard error under p1 - p2 = d. */
function proportions_scoreOf(first, second, d) {
    const [n1, n2] = [first[1], second[1]];
    const gap = first[0] / n1 - second[0] / n2 - d;
    const [p1, p2] = constrained(first, second, d);
    const n = n1 + n2;
    const variance = ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * (n / (n - 1));
    if (gap === 0)
        return 0;
    return variance > 0 ? gap / Math.sqrt(variance) : Math.sign(gap) * Number.POSITIVE_INFINITY;
}
/** The shares of largest likelihood among those that differ by d: the root of a cubic in closed form (Farrington and Manning 1990). */
function constrained([x1, n1], [x2, n2], d) {
    const theta = n2 / n1;
    const [p1, p2] = [x1 / n1, x2 / n2];
    const a = 1 + theta;
    const b = -(1 + theta + p1 + theta * p2 + d * (theta + 2));
    const c = d * d + d * (2 * p1 + theta + 1) + p1 + theta * p2;
    const e = -p1 * d * (1 + d);
    const v = (b / (3 * a)) ** 3 - (b * c) / (6 * a * a) + e / (2 * a);
    const square = Math.max(0, (b / (3 * a)) ** 2 - c / (3 * a));
    const u = (v >= 0 ? 1 : -1) * Math.sqrt(square);
    const cosine = u === 0 ? 0 : Math.min(1, Math.max(-1, v / u ** 3));
    const w = (Math.PI + Math.acos(cosine)) / 3;
    const one = clamp(2 * u * Math.cos(w) - b / (3 * a), Math.max(0, d), Math.min(1, 1 + d));
    return [one, clamp(one - d, 0, 1)];
}
function clamp(value, low, high) {
    return Math.min(high, Math.max(low, value));
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/threshold.js





/**
 * Chooses a decision threshold by cost over all distinct scores. O(n log n).
 * Throws EVALUATION_INPUT_INVALID when the predictions are not complete binary scores.
 */
function chooseThreshold(scored, costs, options) {
    const obstacle = metric_value_obstacleTo('roc_auc', scored);
    const { scores } = scored;
    if (obstacle !== undefined || scores === undefined)
        throw fail('EVALUATION_INPUT_INVALID', `A threshold cannot be chosen: ${obstacle?.notEstimable ?? 'there are no scores'}.`);
    const costOf = { ...{ truePositive: 0, trueNegative: 0 }, ...costs };
    const rows = Uint32Array.from({ length: scored.rows }, (_, i) => i);
    const best = cheapest(scored, scores, rows, costOf);
    const at = (threshold) => costAt(scored, scores, rows, threshold, costOf);
    const stream = (0,core_lib/* randomStream */._V)(options.seed, 'threshold halves');
    const order = shuffled(scored.rows, () => stream.next());
    const half = scored.rows >> 1;
    const halves = [order.subarray(0, half), order.subarray(half)];
    const crossed = halves.map((own, i) => {
        const chosen = cheapest(scored, scores, halves[1 - i], costOf);
        return costAt(scored, scores, own, chosen.threshold, costOf) * own.length;
    });
    const saved = costOf.falseNegative - costOf.truePositive;
    const risked = costOf.falsePositive - costOf.trueNegative;
    return {
        threshold: best.threshold,
        cost: best.cost,
        honestCost: scored.rows < 2 ? Number.NaN : (0,lib/* exactSum */.dZ)(Float64Array.from(crossed)) / scored.rows,
        now: at(options.threshold ?? 0.5),
        never: at(Number.POSITIVE_INFINITY),
        always: at(Number.NEGATIVE_INFINITY),
        calibrated: scored.scoresAreProbabilities === false || saved + risked <= 0 ? null : risked / (saved + risked),
        rows: scored.rows,
    };
}
function costAt(scored, scores, rows, threshold, costs) {
    const each = Float64Array.from(rows, (row) => rowCost(scores[row] >= threshold, scored, row, costs));
    return (0,lib/* exactSum */.dZ)(each) / weightOf(scored, rows);
}
function rowCost(positive, scored, row, costs) {
    const weight = scored.weights?.[row] ?? 1;
    if (scored.truth[row] === 1)
        return weight * (positive ? costs.truePositive : costs.falseNegative);
    return weight * (positive ? costs.falsePositive : costs.trueNegative);
}
function weightOf(scored, rows) {
    const { weights } = scored;
    return weights === undefined ? rows.length : (0,lib/* exactSum */.dZ)(Float64Array.from(rows, (row) => weights[row]));
}
/** From "never positive" down the scores: at each distinct score all rows of that score become positive. */
function cheapest(scored, scores, rows, costs) {
    const own = Float64Array.from(rows, (row) => scores[row]);
    const order = (0,lib/* argsortFloat64 */.Fs)(own);
    let sum = 0;
    for (const row of rows)
        sum += rowCost(false, scored, row, costs);
    let best = { threshold: Number.POSITIVE_INFINITY, sum };
    for (let at = order.length - 1; at >= 0;) {
        const score = own[order[at]];
        while (at >= 0 && own[order[at]] === score) {
            const row = rows[order[at]];
            sum += rowCost(true, scored, row, costs) - rowCost(false, scored, row, costs);
            at--;
        }
        // Rounding must not choose: of equal costs the higher threshold stays.
        if (sum < best.sum - 1e-9 * Math.abs(best.sum))
            best = { threshold: score, sum };
    }
    return { threshold: best.threshold, cost: best.sum / weightOf(scored, rows) };
}

;// CONCATENATED MODULE: ./packages/evaluation/lib/index.js








































/***/ })

};
