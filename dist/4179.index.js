export const id = 4179;
export const ids = [4179];
export const modules = {

/***/ 44179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adopt: () => (/* reexport */ adopt),
  analyse: () => (/* reexport */ analyse),
  apply: () => (/* reexport */ apply),
  assertWeights: () => (/* reexport */ assertWeights),
  drive: () => (/* reexport */ drive),
  emptyEndpoint: () => (/* reexport */ emptyEndpoint),
  histogramOf: () => (/* reexport */ histogramOf),
  inProgress: () => (/* reexport */ inProgress),
  instantOf: () => (/* reexport */ instantOf),
  later: () => (/* reexport */ later),
  lookAgainMs: () => (/* reexport */ lookAgainMs),
  meanOf: () => (/* reexport */ meanOf),
  meanRadius: () => (/* reexport */ meanRadius),
  msOf: () => (/* reexport */ msOf),
  next: () => (/* reexport */ next),
  plan: () => (/* reexport */ plan),
  planText: () => (/* reexport */ planText),
  proportionSequence: () => (/* reexport */ proportionSequence),
  quantileOf: () => (/* reexport */ quantileOf),
  quantileOfBuckets: () => (/* reexport */ quantileOfBuckets),
  rolloutErrors: () => (/* reexport */ rolloutErrors),
  rowText: () => (/* reexport */ rowText),
  sameWeights: () => (/* reexport */ sameWeights),
  serving: () => (/* reexport */ serving),
  sharesRadius: () => (/* reexport */ sharesRadius),
  split: () => (/* reexport */ split),
  sumOf: () => (/* reexport */ sumOf),
  weightsText: () => (/* reexport */ weightsText)
});

// EXTERNAL MODULE: ./packages/numerics/lib/index.js + 16 modules
var lib = __webpack_require__(81065);
;// CONCATENATED MODULE: ./packages/rollout/lib/confidence.js

/** Parameter of the symmetric beta and Dirichlet mixtures (Jeffreys): nearly the best regret, also for rare events. */
const prior = 0.5;
/**
 * Confidence sequence of a probability: the values p at which the likelihood ratio of a beta(1/2, 1/2) mixture against p stays
 * below 1/alpha. Ville's inequality makes it valid at every number of trials together, so it may be looked at continuously.
 * Robbins, "Statistical methods related to the law of the iterated logarithm", Ann. Math. Stat. 41 (1970).
 * @param successes from 0 to trials
 */
function proportionSequence(successes, trials, alpha) {
    if (trials <= 0)
        return { lower: 0, upper: 1 };
    const failures = trials - successes;
    const mixture = (0,lib/* logBeta */.ln)(prior + successes, prior + failures) - (0,lib/* logBeta */.ln)(prior, prior);
    const limit = -Math.log(alpha);
    const outside = (p) => mixture - logLikelihood(successes, failures, p) >= limit;
    const estimate = successes / trials;
    return {
        lower: successes === 0 ? 0 : crossing(outside, 0, estimate),
        upper: failures === 0 ? 1 : crossing(outside, 1, estimate),
    };
}
function logLikelihood(successes, failures, p) {
    const first = successes === 0 ? 0 : successes * Math.log(p);
    return first + (failures === 0 ? 0 : failures * Math.log1p(-p));
}
/** Bisection to the last bit: `outside` holds at `far`, not at `near`. Returns the side that is outside: never too narrow. */
function crossing(outside, far, near) {
    let [bad, good] = [far, near];
    for (let step = 0; step < 80; step += 1) {
        const middle = (bad + good) / 2;
        if (middle === bad || middle === good)
            break;
        if (outside(middle))
            bad = middle;
        else
            good = middle;
    }
    return bad;
}
/**
 * Half width of the confidence sequence of a mean with known or estimated variance (normal mixture, Robbins 1970), tightest at
 * `tightest` observations. With an estimated variance the coverage is asymptotic.
 * @returns in the unit of the mean; Infinity without observations
 */
function meanRadius(variance, count, alpha, tightest) {
    if (count <= 0)
        return Number.POSITIVE_INFINITY;
    const twice = -2 * Math.log(alpha);
    const rho = (twice + Math.log(twice) + 1) / Math.max(1, tightest);
    const scaled = count * rho + 1;
    return Math.sqrt(((variance * scaled) / (count * count * rho)) * Math.log(scaled / (alpha * alpha)));
}
/**
 * How far, in total variation, the observed shares of the classes may lie from the true ones, at every look at once with
 * probability 1 - alpha: the Dirichlet(1/2) mixture bounds the Kullback-Leibler divergence, Pinsker's inequality the distance.
 * @param counts per class, over a set of classes that is fixed beforehand
 * @returns from 0 to 1; 1 without observations
 */
function sharesRadius(counts, alpha) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total <= 0)
        return 1;
    const all = prior * counts.length;
    let mixture = (0,lib/* logGamma */.SX)(all) - (0,lib/* logGamma */.SX)(total + all);
    let best = 0;
    for (const count of counts) {
        mixture += (0,lib/* logGamma */.SX)(count + prior) - (0,lib/* logGamma */.SX)(prior);
        if (count > 0)
            best += count * Math.log(count / total);
    }
    return Math.min(1, Math.sqrt((best - mixture - Math.log(alpha)) / total / 2));
}

;// CONCATENATED MODULE: ./packages/rollout/lib/latency.js

/** Adds up the bins of all buckets; undefined when no bucket has any. */
function histogramOf(buckets) {
    const sums = new Map();
    for (const bucket of buckets)
        for (const [upper, count] of bucket.latencyBins ?? [])
            sums.set(upper, (sums.get(upper) ?? 0) + count);
    if (sums.size === 0)
        return undefined;
    const bounds = [...sums.keys()].sort((a, b) => a - b);
    const counts = bounds.map((bound) => sums.get(bound) ?? 0);
    return { bounds, counts, total: counts.reduce((sum, count) => sum + count, 0) };
}
/**
 * A quantile with an interval that holds at every look: x is below the quantile when surely fewer than q of all values are at
 * most x. The interval is exact to a bin; the value is interpolated in its bin.
 * @param q from 0 to 1
 */
function quantileOf(histogram, q, alpha) {
    const { bounds, counts, total } = histogram;
    if (total === 0)
        return { value: null, lower: null, upper: null };
    let below = 0;
    let value = null;
    let lower = 0;
    let upper = null;
    bounds.forEach((bound, index) => {
        const count = counts[index] ?? 0;
        const start = index === 0 ? 0 : (bounds[index - 1] ?? 0);
        if (value === null && below + count >= q * total)
            value = Number.isFinite(bound) && count > 0 ? start + ((bound - start) * (q * total - below)) / count : start;
        below += count;
        const share = proportionSequence(below, total, alpha);
        if (share.upper < q)
            lower = bound;
        if (upper === null && share.lower >= q && Number.isFinite(bound))
            upper = bound;
    });
    return { value, lower, upper };
}
/** The mean latency; its interval needs the bins, for the variance. */
function meanOf(buckets, alpha, tightest) {
    let [requests, sum] = [0, 0];
    for (const bucket of buckets)
        if (bucket.latencyMs && bucket.requests > 0) {
            requests += bucket.requests;
            sum += bucket.latencyMs.mean * bucket.requests;
        }
    if (requests === 0)
        return { value: null, lower: null, upper: null };
    const value = sum / requests;
    const histogram = histogramOf(buckets);
    if (!histogram || histogram.total === 0)
        return { value, lower: null, upper: null };
    const variance = varianceOf(histogram);
    const radius = meanRadius(variance, histogram.total, alpha, tightest);
    return { value, lower: Math.max(0, value - radius), upper: value + radius };
}
/** Variance as if every value stood in the middle of its bin; the last, open bin counts with its lower bound. */
function varianceOf({ bounds, counts, total }) {
    const middles = bounds.map((bound, index) => {
        const start = index === 0 ? 0 : (bounds[index - 1] ?? 0);
        return Number.isFinite(bound) ? (start + bound) / 2 : start;
    });
    const mean = middles.reduce((sum, middle, index) => sum + middle * (counts[index] ?? 0), 0) / total;
    return middles.reduce((sum, middle, index) => sum + (middle - mean) ** 2 * (counts[index] ?? 0), 0) / total;
}
/** Without bins: the mean of the buckets' own quantiles, weighted by requests. It has no interval. */
function quantileOfBuckets(buckets, name) {
    let [requests, sum] = [0, 0];
    for (const bucket of buckets) {
        const value = bucket.latencyMs?.[name];
        if (value !== undefined && bucket.requests > 0) {
            requests += bucket.requests;
            sum += value * bucket.requests;
        }
    }
    return { value: requests === 0 ? null : sum / requests, lower: null, upper: null };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/analyse.js


const nothing = { value: null, lower: null, upper: null };
/**
 * Compares the new deployment with the old one by every rule. It may be called as often as one likes: the intervals hold at all
 * looks together, so looking again never makes a false alarm likelier than alpha, which the rules share.
 * `fail`: the difference is surely beyond the limit. `pass`: enough requests, and the estimate keeps the limit. Else inconclusive.
 */
function analyse(observed, rules, options) {
    const requests = { new: requestsOf(observed.new), old: requestsOf(observed.old) };
    const enough = Math.min(requests.new, requests.old) >= options.minRequests && requests.new > 0 && requests.old > 0;
    const alpha = (options.alpha ?? 0.05) / Math.max(1, rules.length);
    const rows = rules.map((rule) => judge(rule, observed, alpha, enough, options.minRequests));
    const first = (verdict) => rows.find((row) => row.verdict === verdict);
    const failed = first('fail');
    const { window } = observed;
    if (failed)
        return { verdict: 'fail', reason: failed.reason, window, requests, rows };
    if (!enough) {
        const reason = `${requests.new} and ${requests.old} requests, at least ${options.minRequests} of each are needed`;
        return { verdict: 'inconclusive', reason, window, requests, rows };
    }
    const open = first('inconclusive');
    if (open)
        return { verdict: 'inconclusive', reason: open.reason, window, requests, rows };
    if (rows.length === 0)
        return { verdict: 'inconclusive', reason: 'there is no rule', window, requests, rows };
    return { verdict: 'pass', reason: 'every limit is kept', window, requests, rows };
}
function requestsOf(buckets) {
    return buckets.reduce((sum, bucket) => sum + bucket.requests, 0);
}
function judge(rule, observed, alpha, enough, minRequests) {
    const compared = rule.metric === 'prediction_distribution'
        ? distribution(rule, observed, alpha)
        : twoSides(rule, sideOf(rule, observed.new, alpha, minRequests), sideOf(rule, observed.old, alpha, minRequests));
    const { difference, limit } = compared;
    const text = rowText(rule.metric, compared.comparison, difference.value, limit);
    const row = (verdict, reason) => ({
        ...compared,
        rule,
        metric: rule.metric,
        verdict,
        reason,
    });
    if (difference.lower !== null && difference.lower > limit)
        return row('fail', text);
    if (difference.value === null)
        return row('inconclusive', `${rule.metric} is not known for both deployments`);
    if (!enough)
        return row('inconclusive', `too few requests; ${text}`);
    if (difference.value > limit)
        // Without bins there is no interval: with the requests that the team called enough, the estimate decides.
        return hasInterval(compared) ? row('inconclusive', `not sure yet: ${text}`) : row('fail', text);
    return row('pass', text);
}
/** A platform that gives no bins gives no interval; with bins there is one, which may still be open to one side. */
function hasInterval(compared) {
    if (compared.new === null)
        return true;
    return compared.new.lower !== null && (compared.comparison === 'value' || compared.old?.lower !== null);
}
/** The metric of one deployment. Each side has half of alpha, so that both intervals hold together. */
function sideOf(rule, buckets, alpha, tightest) {
    if (rule.metric === 'error_rate') {
        const requests = requestsOf(buckets);
        if (requests === 0)
            return nothing;
        const errors = buckets.reduce((sum, bucket) => sum + bucket.errors, 0);
        return { value: errors / requests, ...proportionSequence(errors, requests, alpha / 2) };
    }
    if (rule.metric === 'latency_mean')
        return meanOf(buckets, alpha / 2, tightest);
    const name = rule.metric === 'latency_p50' ? 'p50' : rule.metric === 'latency_p99' ? 'p99' : 'p95';
    const histogram = histogramOf(buckets);
    return histogram ? quantileOf(histogram, Number(name.slice(1)) / 100, alpha / 2) : quantileOfBuckets(buckets, name);
}
function twoSides(rule, fresh, old) {
    const sides = { new: fresh, old };
    if (rule.maxRatio !== undefined)
        return { ...sides, comparison: 'ratio', difference: ratio(fresh, old), limit: rule.maxRatio };
    if (rule.maxIncrease !== undefined)
        return { ...sides, comparison: 'increase', difference: increase(fresh, old), limit: rule.maxIncrease };
    return { ...sides, comparison: 'value', difference: fresh, limit: rule.max ?? 0 };
}
const both = (a, b, combine) => {
    if (a === null || b === null)
        return null;
    const value = combine(a, b);
    return Number.isFinite(value) ? value : null;
};
function increase(fresh, old) {
    const minus = (a, b) => a - b;
    return {
        value: both(fresh.value, old.value, minus),
        lower: both(fresh.lower, old.upper, minus),
        upper: both(fresh.upper, old.lower, minus),
    };
}
/** New / old. Nothing against nothing is 1; something against nothing has no ratio, only a lower bound. */
function ratio(fresh, old) {
    const over = (a, b) => (a === 0 && b === 0 ? 1 : a / b);
    return {
        value: both(fresh.value, old.value, over),
        lower: both(fresh.lower, old.upper, over),
        upper: both(fresh.upper, old.lower, over),
    };
}
/**
 * Total variation between the predictions of the two deployments: the share of answers that moved to another class or score bin.
 * What sampling alone gives on average is taken off, so that few requests do not look like a difference.
 */
function distribution(rule, observed, alpha) {
    const [fresh, old] = [binsOf(observed.new), binsOf(observed.old)];
    const limit = rule.max ?? rule.maxIncrease ?? 0;
    const empty = { new: null, old: null, comparison: 'distance', difference: nothing, limit };
    const names = [...new Set([...fresh.keys(), ...old.keys()])];
    const [newCounts, oldCounts] = [fresh, old].map((bins) => names.map((name) => bins.get(name) ?? 0));
    const [n, m] = [newCounts, oldCounts].map((counts) => counts.reduce((sum, count) => sum + count, 0));
    if (n === 0 || m === 0)
        return empty;
    let [distance, chance] = [0, 0];
    names.forEach((_, index) => {
        const [a, b] = [newCounts[index] ?? 0, oldCounts[index] ?? 0];
        const pooled = (a + b) / (n + m);
        distance += Math.abs(a / n - b / m) / 2;
        chance += Math.sqrt((2 / Math.PI) * pooled * (1 - pooled) * (1 / n + 1 / m)) / 2;
    });
    const radius = sharesRadius(newCounts, alpha / 2) + sharesRadius(oldCounts, alpha / 2);
    const difference = {
        value: Math.max(0, distance - chance),
        lower: Math.max(0, distance - radius),
        upper: Math.min(1, distance + radius),
    };
    return { ...empty, difference };
}
function binsOf(buckets) {
    const sums = new Map();
    for (const bucket of buckets)
        for (const [name, count] of Object.entries(bucket.predictionBins ?? {}))
            sums.set(name, (sums.get(name) ?? 0) + count);
    return sums;
}
/** `latency_p95 × 1.80, at most × 1.2`: the difference and its limit as the surfaces write them. */
function rowText(metric, comparison, value, limit) {
    const rate = metric === 'error_rate';
    const unit = rate ? ' %' : metric.startsWith('latency') ? ' ms' : '';
    const plain = (number) => (rate ? `${trim(number * 100, 2)}${unit}` : `${trim(number, unit ? 0 : 3)}${unit}`);
    const points = (number) => `${number > 0 ? '+' : ''}${trim(rate ? number * 100 : number, 2)}${rate ? ' points' : unit}`;
    switch (comparison) {
        case 'ratio':
            return `${metric} ${value === null ? 'not known' : `× ${value.toFixed(2)}`}, at most × ${limit}`;
        case 'increase':
            return `${metric} ${value === null ? 'not known' : points(value)}, at most ${points(limit)}`;
        case 'distance':
            return `${metric} distance ${value === null ? 'not known' : trim(value, 3)}, at most ${limit}`;
        default:
            return `${metric} ${value === null ? 'not known' : plain(value)}, at most ${plain(limit)}`;
    }
}
const trim = (value, digits) => String(Number(value.toFixed(digits))).replace('-', '−');

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var core_lib = __webpack_require__(48395);
;// CONCATENATED MODULE: ./packages/rollout/lib/errors.js
/** The error codes of rollouts. */
const rolloutErrors = {
    ENDPOINT_MISSING: {
        summary: 'The endpoint does not exist.',
        explanation: 'A rollout changes an endpoint that is there. `mlops deploy` makes it; check `deploy.endpoint` and the environment.',
    },
    ROLLOUT_IN_PROGRESS: {
        summary: 'The environment is being changed by another rollout.',
        explanation: 'Two rollouts of one endpoint at a time would explain its traffic twice. Wait for the one in progress, or stop it: mlops abort --reason "…".',
    },
    ROLLOUT_TAKEN: {
        summary: 'Another rollout took the endpoint while this one was running.',
        explanation: 'The identity of the rollout is read before and after every change. Another one stands there now, so this one stopped without changing anything more. `mlops status` shows what is live.',
    },
    ROLLOUT_NOT_OBSERVED: {
        summary: 'The endpoint did not take over a change in time.',
        explanation: 'After every change the live state is read until it agrees. It did not. Nothing more was changed: `mlops status` shows what is live, `mlops resume` goes on.',
    },
    PACKAGE_NEEDED: {
        summary: 'The rollout needs the package of its version, and none was given.',
        explanation: 'A deployment is made from a package. Run the command in the repository, or with access to the registry.',
    },
};

;// CONCATENATED MODULE: ./packages/rollout/lib/instants.js

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/;
/** Milliseconds since 1970 of an instant of the Clock port. Throws a RangeError for a text of another form. */
function msOf(instant) {
    const match = shape.exec(instant);
    if (!match)
        throw new RangeError(`"${instant}" is no instant: write 2026-11-23T09:00:00.000Z`);
    const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
    const fraction = Number((match[7] ?? '0').padEnd(3, '0'));
    return (((0,core_lib/* daysOfDate */.VT)(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction;
}
/** The instant of milliseconds since 1970: the inverse of `msOf`. Fractions of a millisecond are cut off. */
function instantOf(ms) {
    const whole = Math.floor(ms);
    const days = Math.floor(whole / 86_400_000);
    const rest = whole - days * 86_400_000;
    const pad = (value, width = 2) => String(value).padStart(width, '0');
    const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
    return `${(0,core_lib/* dateText */.MK)((0,core_lib/* dateOfDays */.$0)(days))}T${clock.map((one) => pad(one)).join(':')}.${pad(rest % 1000, 3)}Z`;
}
/** The instant `ms` milliseconds later (earlier when negative). */
function later(instant, ms) {
    return instantOf(msOf(instant) + ms);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/weights.js
/** Sum of the weights, in percent. */
function sumOf(weights) {
    return Object.values(weights).reduce((sum, weight) => sum + weight, 0);
}
/**
 * Refuses weights that are not whole percents from 0 to 100, or whose sum is not 100.
 * A defect of ours, not of a user: a TypeError.
 */
function assertWeights(weights) {
    for (const [deployment, weight] of Object.entries(weights))
        if (!Number.isInteger(weight) || weight < 0 || weight > 100)
            throw new TypeError(`weight ${weight} of ${deployment} is not a whole percent`);
    if (sumOf(weights) !== 100)
        throw new TypeError(`the weights ${JSON.stringify(weights)} sum to ${sumOf(weights)}`);
}
/** True when both give every deployment the same weight; a deployment that is not named has 0. */
function sameWeights(a, b) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? 0) === (b[name] ?? 0));
}
/** The traffic of a rollout with `weight` percent on the new deployment. The first deployment of an endpoint can only have all. */
function split(rollout, weight) {
    return rollout.from === null ? { [rollout.to]: 100 } : { [rollout.from]: 100 - weight, [rollout.to]: weight };
}
/** The deployments that get traffic, most first. */
function serving(state) {
    return Object.entries(state.traffic)
        .filter(([, weight]) => weight > 0)
        .sort(([, a], [, b]) => b - a)
        .map(([name]) => name);
}
/** `blue 90 green 10`, by name. */
function weightsText(weights) {
    const names = Object.keys(weights).sort();
    return names.length === 0 ? 'none' : names.map((name) => `${name} ${weights[name]}`).join(' ');
}

;// CONCATENATED MODULE: ./packages/rollout/lib/next.js


/** How long to wait before looking again at something that has no known end: 1 second. */
const lookAgainMs = 1000;
const prepareMsDefault = 30 * 60_000;
/** A rollout fits one tag of 256 characters with everything else it holds. */
const longestReason = 80;
const sickPrefix = 'old-sick: ';
/**
 * The next step of a rollout: a pure function of the live state, the intent and what was looked at. It is asked again after every
 * step, on this machine or another, so that a crash at any point loses nothing.
 * @param evidence what was looked at since the last write; what is missing and needed is asked for with `look`
 * @param now from the clock; compared with the instants that are stored with the endpoint
 */
function next(state, intent, evidence, now, strategy) {
    const bringsBack = intent.operation === 'rollback';
    const situation = {
        state,
        intent,
        evidence,
        now,
        strategy: bringsBack ? { ...strategy, strategy: 'all-at-once' } : strategy,
    };
    if (state.ready === 'changing')
        return wait(later(now, lookAgainMs), 'the endpoint applies the last change');
    const { rollout } = state;
    if (rollout && inProgress(rollout))
        return during(situation, rollout);
    return atRest(situation, rollout);
}
/** True while the rollout may still move traffic by itself. A bake is not: nobody waits for it. */
function inProgress(rollout) {
    return ['prepared', 'verified', 'shifting', 'paused', 'rolling-back'].includes(rollout.phase);
}
/**
 * The intent with the identity of the rollout that it acts on, when one is in progress and is meant. Without that, a rollout that
 * was adopted and ended would be begun again.
 */
function adopt(intent, state) {
    const { rollout } = state;
    if (!rollout || !inProgress(rollout))
        return intent;
    const meant = intent.operation !== 'deploy' || rollout.version === intent.version;
    return meant ? { ...intent, id: rollout.id } : intent;
}
function during(situation, rollout) {
    const { intent, state } = situation;
    const stranger = intent.operation === 'deploy' && rollout.id !== intent.id && rollout.version !== intent.version;
    if (stranger)
        return { kind: 'done', end: 'busy', reason: `v${rollout.version} is ${rollout.phase}` };
    const isTheWayBack = intent.operation === 'rollback' && intent.version === rollout.version;
    const back = intent.operation === 'abort' || (intent.operation === 'rollback' && !isTheWayBack);
    if (back && rollout.phase !== 'rolling-back')
        return goBack(situation, rollout, intent.reason ?? intent.operation);
    switch (rollout.phase) {
        case 'prepared':
            return prepared(situation, rollout);
        case 'verified':
            return verified(situation, rollout);
        case 'shifting':
            return shifting(situation, rollout);
        case 'paused':
            return paused(situation, rollout);
        default:
            return isBack(state, rollout)
                ? write(situation, rollout, { phase: 'rolled-back' })
                : goBack(situation, rollout, rollout.reason ?? 'rollback');
    }
}
function prepared(situation, rollout) {
    const { state, evidence, now, strategy } = situation;
    const deployment = state.deployments[rollout.to];
    if (!deployment)
        return { kind: 'step', step: { do: 'create', deployment: rollout.to } };
    if (deployment.state === 'failed')
        return failed(situation, rollout, deployment.reason ?? 'it did not start');
    if (deployment.state !== 'ready') {
        const limit = later(rollout.since, strategy.prepareMs ?? prepareMsDefault);
        if (reached(now, limit))
            return failed(situation, rollout, 'it was not ready in time');
        return wait(later(now, lookAgainMs), `${rollout.to} is ${deployment.state}`);
    }
    if (deployment.version !== rollout.version)
        return { kind: 'step', step: { do: 'delete', deployment: rollout.to, why: `it has v${deployment.version}` } };
    if (!evidence.new)
        return { kind: 'look', at: 'new', deployment: rollout.to };
    if (!evidence.new.ok)
        return failed(situation, rollout, evidence.new.detail);
    return write(situation, rollout, { phase: 'verified' });
}
function verified(situation, rollout) {
    const { strategy, intent } = situation;
    const stopped = notReady(situation, rollout.to);
    if (stopped)
        return failed(situation, rollout, stopped);
    const atOnce = rollout.from === null || strategy.strategy === 'all-at-once' || intent.operation === 'promote';
    return atOnce ? goLive(situation, rollout) : shiftTo(situation, rollout, 0);
}
function shifting(situation, rollout) {
    const { state, evidence, now, strategy, intent } = situation;
    const step = strategy.steps[rollout.step];
    const stopped = notReady(situation, rollout.to);
    if (stopped)
        return goBack(situation, rollout, `${rollout.to} ${stopped}`);
    if (step && !sameWeights(state.traffic, split(rollout, step.weight)))
        return pause(situation, rollout, 'the traffic was changed by somebody else');
    if (intent.operation === 'promote')
        return goLive(situation, rollout);
    if (strategy.analysis.length > 0 && !evidence.analysis)
        return { kind: 'look', at: 'analysis', deployment: rollout.to };
    const verdict = evidence.analysis?.verdict ?? 'pass';
    if (verdict === 'fail')
        return goBack(situation, rollout, evidence.analysis?.reason ?? 'the analysis failed');
    const pauseEnd = later(rollout.since, step?.pauseMs ?? 0);
    if (!reached(now, pauseEnd))
        return wait(pauseEnd, `${step?.weight ?? 0} % for a while`);
    if (verdict === 'pass')
        return shiftTo(situation, rollout, rollout.step + 1);
    const extended = later(pauseEnd, strategy.extendMs);
    const why = `inconclusive: ${evidence.analysis?.reason ?? ''}`;
    if (!reached(now, extended))
        return wait(extended, why);
    return strategy.inconclusive === 'pause' ? pause(situation, rollout, why) : goBack(situation, rollout, why);
}
function paused(situation, rollout) {
    const { intent, state, now } = situation;
    const stopped = notReady(situation, rollout.to);
    if (stopped && (state.traffic[rollout.to] ?? 0) > 0)
        return goBack(situation, rollout, `${rollout.to} ${stopped}`);
    if (intent.operation === 'promote')
        return stopped ? refused('NEW_SICK', `${rollout.to} ${stopped}`) : goLive(situation, rollout);
    if (!rollout.reason?.startsWith(sickPrefix))
        return { kind: 'done', end: 'paused', ...because(rollout.reason) };
    const old = oldHealth(situation, rollout);
    if (old === 'unknown')
        return { kind: 'look', at: 'old', deployment: rollout.from ?? '' };
    if (!old.ok)
        return wait(later(now, lookAgainMs), rollout.reason);
    if (rollout.step < 0)
        return shiftTo(situation, rollout, 0);
    return write(situation, rollout, { phase: 'shifting' });
}
/** One step of traffic towards the new deployment. The old one is looked at first: it must be there to go back to. */
function shiftTo(situation, rollout, step) {
    const { strategy } = situation;
    const target = strategy.steps[step];
    const old = oldHealth(situation, rollout);
    if (old === 'unknown')
        return { kind: 'look', at: 'old', deployment: rollout.from ?? '' };
    if (!old.ok)
        return pause(situation, rollout, sickPrefix + old.detail);
    if (!target)
        return goLive(situation, rollout);
    return write(situation, rollout, { phase: 'shifting', step }, split(rollout, target.weight));
}
function goLive(situation, rollout) {
    const step = situation.strategy.steps.length;
    return write(situation, rollout, { phase: 'live', step }, split(rollout, 100));
}
/**
 * All traffic to what was live before; never to a deployment that does not answer. Only where neither of the two runs and a person
 * asks for the end, it ends there all the same: nothing is lost by it, and until then no other version could come.
 */
function goBack(situation, rollout, reason) {
    const { state, intent } = situation;
    if (isBack(state, rollout))
        return write(situation, rollout, { phase: 'rolling-back', reason });
    if (rollout.from === null)
        return refused('NOTHING_BEFORE', 'nothing was live before this version');
    const old = oldHealth(situation, rollout);
    if (old === 'unknown')
        return { kind: 'look', at: 'old', deployment: rollout.from };
    if (!old.ok && !inProgress(rollout))
        return refused('OLD_SICK', `${rollout.from} does not answer: ${old.detail}`);
    const asked = intent.operation === 'abort' || intent.operation === 'rollback';
    const bothDown = notReady(situation, rollout.to) !== undefined && state.deployments[rollout.from] !== undefined;
    if (!old.ok && asked && bothDown)
        return write(situation, rollout, { phase: 'rolling-back', reason: `neither answers; ${reason}` }, split(rollout, 0));
    if (!old.ok)
        return pause(situation, rollout, sickPrefix + old.detail);
    return write(situation, rollout, { phase: 'rolling-back', reason }, split(rollout, 0));
}
/** No rollout in progress: begin one, tidy up after the last, or say why nothing is to be done. */
function atRest(situation, rollout) {
    const { intent, state } = situation;
    switch (intent.operation) {
        case 'resume':
            return rollout ? settled(situation, rollout) : refused('NO_ROLLOUT', 'nothing was ever rolled out here');
        case 'promote':
            if (rollout && (rollout.id === intent.id || rollout.phase === 'live' || rollout.phase === 'retired'))
                return settled(situation, rollout);
            return refused('NO_ROLLOUT', 'no rollout is in progress');
        case 'abort':
            return rollout?.id === intent.id
                ? settled(situation, rollout)
                : refused('NO_ROLLOUT', 'no rollout is in progress');
        case 'rollback':
            if (rollout?.phase === 'rolled-back')
                return settled(situation, rollout);
            if (isLive(situation))
                return alreadyLive(situation, rollout);
            if (rollout?.phase === 'live' && rollout.from !== null && state.deployments[rollout.from]) {
                const old = oldHealth(situation, rollout);
                if (old === 'unknown' || old.ok)
                    return goBack(situation, rollout, intent.reason ?? 'rollback');
                if (intent.version === undefined)
                    return refused('OLD_SICK', `${rollout.from} does not answer: ${old.detail}`);
            }
            return bringBack(situation, rollout);
        case 'deploy':
            if (intent.version === undefined)
                return refused('VERSION_MISSING', 'no version was named');
            if (rollout?.id === intent.id)
                return settled(situation, rollout);
            if (isLive(situation))
                return alreadyLive(situation, rollout);
            return begin(situation, rollout, intent.version);
    }
}
/** The old deployment is gone: its version is deployed again, at once after verification. */
function bringBack(situation, rollout) {
    const { intent } = situation;
    if (rollout?.id === intent.id)
        return settled(situation, rollout);
    if (intent.version === undefined)
        return refused('NOTHING_BEFORE', 'what was live before is not running any more');
    return begin(situation, rollout, intent.version);
}
function begin(situation, rollout, version) {
    const { state, intent, strategy, now } = situation;
    const names = serving(state);
    if (names.length > 1)
        return refused('TRAFFIC_SPLIT', `${names.join(' and ')} share the traffic, and no rollout says why`);
    const from = names[0] ?? null;
    const to = from === 'blue' ? 'green' : 'blue';
    if (from !== null && strategy.strategy !== 'all-at-once') {
        const old = oldHealth(situation, { from });
        if (old === 'unknown')
            return { kind: 'look', at: 'old', deployment: from };
        if (!old.ok)
            return refused('OLD_SICK', `${from}, which is live, does not answer: ${old.detail}`);
    }
    const inBake = rollout?.phase === 'live' && rollout.from === to;
    if (inBake)
        return write(situation, rollout, { phase: 'retired', reason: `v${version} comes` });
    const stale = state.deployments[to];
    if (stale?.state === 'deleting')
        return wait(later(now, lookAgainMs), `${to} is being deleted`);
    if (stale)
        return { kind: 'step', step: { do: 'delete', deployment: to, why: `v${version} comes` } };
    const { reason } = intent;
    const begun = {
        id: intent.id,
        owner: intent.owner,
        from,
        to,
        version,
        step: -1,
        phase: 'prepared',
        since: now,
        ...(reason === undefined ? {} : { reason: cut(reason) }),
    };
    return { kind: 'step', step: { do: 'write', rollout: begun } };
}
/** After the end: the bake, and the deployments that nobody needs any more. */
function settled(situation, rollout) {
    const { state, now, strategy } = situation;
    const due = later(rollout.since, strategy.bakeMs);
    if (rollout.phase === 'rolled-back' || rollout.phase === 'failed') {
        const end = rollout.phase;
        if (!state.deployments[rollout.to] || (state.traffic[rollout.to] ?? 0) > 0)
            return { kind: 'done', end, ...because(rollout.reason) };
        if (!reached(now, due))
            return { kind: 'done', end, due, ...because(rollout.reason) };
        return drop(situation, rollout.to, `it was kept for its logs until now`);
    }
    if ((state.traffic[rollout.to] ?? 0) !== 100)
        return { kind: 'done', end: 'paused', reason: 'the traffic was changed by somebody else' };
    const stopped = notReady(situation, rollout.to);
    const old = rollout.from === null ? undefined : state.deployments[rollout.from];
    if (rollout.phase === 'retired') {
        if (rollout.from !== null && old && (state.traffic[rollout.from] ?? 0) === 0)
            return drop(situation, rollout.from, 'its bake is over');
        return live(rollout);
    }
    if (stopped && old?.state === 'ready')
        return goBack(situation, rollout, `${rollout.to} ${stopped}`);
    if (rollout.from === null)
        return live(rollout);
    return reached(now, due) ? write(situation, rollout, { phase: 'retired' }) : live(rollout, due);
}
function drop(situation, deployment, why) {
    if (situation.state.deployments[deployment]?.state === 'deleting')
        return wait(later(situation.now, lookAgainMs), `${deployment} is being deleted`);
    return { kind: 'step', step: { do: 'delete', deployment, why } };
}
/** The version serves already. What the last rollout left to do is done only when it was the one that brought it. */
function alreadyLive(situation, rollout) {
    const brought = rollout?.phase === 'live' || rollout?.phase === 'retired';
    return rollout && brought && rollout.version === situation.intent.version ? settled(situation, rollout) : live();
}
function isLive({ state, intent }) {
    const [name, ...others] = serving(state);
    if (name === undefined || others.length > 0)
        return false;
    const deployment = state.deployments[name];
    if (deployment?.state !== 'ready' || deployment.version !== intent.version)
        return false;
    return !intent.package || !deployment.package || deployment.package === intent.package;
}
function isBack(state, rollout) {
    if (rollout.from === null)
        return (state.traffic[rollout.to] ?? 0) === 0;
    return state.traffic[rollout.from] === 100;
}
/** Whether the old deployment can carry the traffic; `unknown` asks for a look. Without an old one there is nothing to lose. */
function oldHealth(situation, { from }) {
    if (from === null)
        return { ok: true, detail: 'there is none' };
    const stopped = notReady(situation, from);
    if (stopped)
        return { ok: false, detail: `${from} ${stopped}` };
    return situation.evidence.old ?? 'unknown';
}
function notReady({ state }, name) {
    const deployment = state.deployments[name];
    if (!deployment)
        return 'is gone';
    if (deployment.state === 'ready')
        return undefined;
    const what = deployment.state === 'failed' ? 'has failed' : `is ${deployment.state}`;
    return `${what}${deployment.reason ? `: ${deployment.reason}` : ''}`;
}
function pause(situation, rollout, reason) {
    if (rollout.phase === 'paused' && rollout.reason === cut(reason))
        return reason.startsWith(sickPrefix)
            ? wait(later(situation.now, lookAgainMs), reason)
            : { kind: 'done', end: 'paused', reason };
    return write(situation, rollout, { phase: 'paused', reason });
}
function failed(situation, rollout, reason) {
    return write(situation, rollout, { phase: 'failed', reason });
}
function write(situation, rollout, change, traffic) {
    const { reason: before, ...kept } = rollout;
    const reason = change.reason ?? (['rolled-back', 'retired'].includes(change.phase) ? before : undefined);
    const written = {
        ...kept,
        ...change,
        since: situation.now,
        ...(reason === undefined ? {} : { reason: cut(reason) }),
    };
    return { kind: 'step', step: { do: 'write', ...(traffic ? { traffic } : {}), rollout: written } };
}
const wait = (until, why) => ({ kind: 'wait', until, why });
const refused = (code, reason) => ({ kind: 'done', end: 'refused', code, reason });
const live = (rollout, due) => ({
    kind: 'done',
    end: 'live',
    ...because(rollout?.reason),
    ...(due === undefined ? {} : { due }),
});
const because = (reason) => (reason === undefined ? {} : { reason });
const cut = (text) => (text.length <= longestReason ? text : `${text.slice(0, longestReason - 1)}…`);
const reached = (now, limit) => msOf(now) >= msOf(limit);

;// CONCATENATED MODULE: ./packages/rollout/lib/drive.js






const fail = (0,core_lib/* errorsOf */.Bp)(rolloutErrors);
/**
 * Performs a rollout on live state: asks `next`, does what it says, reads back until the endpoint agrees, and asks again.
 * Every write is a compare-and-swap on the revision that the decision was made from. It may be stopped or killed at any point and
 * run again, here or elsewhere, also twice at once: nothing is kept in memory that a later run needs.
 * @throws UserError ENDPOINT_MISSING, ROLLOUT_TAKEN, ROLLOUT_NOT_OBSERVED, PACKAGE_NEEDED, and those of the platform
 */
async function drive(options, call) {
    return await new Driver(options, call).run();
}
/** Errors that say more than that the platform refused: they end the drive. */
const ours = Object.keys(rolloutErrors);
/** A platform that refuses the same step more often than this, half a second apart, will not change its mind. */
const mostRefusals = 5;
class Driver {
    #options;
    #call;
    #events = [];
    #analyses = [];
    #told = new Set();
    #intent;
    #evidence = {};
    /** The rollout that this drive has written to. */
    #mine;
    #seen;
    #refusals = 0;
    constructor(options, call) {
        this.#options = options;
        this.#call = call;
        this.#intent = options.intent;
    }
    async run() {
        const { clock, signal } = this.#call;
        const leaveAt = clock.monotonicMs() + (this.#options.waitForMs ?? Number.POSITIVE_INFINITY);
        await this.#look();
        while (!signal.aborted) {
            const decided = next(this.#state, this.#intent, this.#evidence, clock.now(), this.#options.strategy);
            try {
                switch (decided.kind) {
                    case 'look':
                        await this.#gather(decided);
                        break;
                    case 'step':
                        await this.#perform(decided.step);
                        break;
                    case 'wait': {
                        const left = leaveAt - clock.monotonicMs();
                        if (left <= 0)
                            return this.#result({ end: 'pending', due: decided.until, reason: decided.why });
                        this.#tellWait(decided.why);
                        const untilDue = Math.max(1, msOf(decided.until) - msOf(clock.now()));
                        await clock.sleep(Math.min(this.#options.pollMs ?? 1000, untilDue, left), signal);
                        await this.#look();
                        break;
                    }
                    case 'done':
                        return this.#ended(decided);
                }
            }
            catch (thrown) {
                if (!signal.aborted)
                    throw thrown;
            }
        }
        return this.#result({ end: 'interrupted', reason: 'the run was stopped' });
    }
    get #state() {
        if (!this.#seen)
            throw new TypeError('the endpoint was not looked at');
        return this.#seen.value;
    }
    async #look() {
        const seen = await this.#options.endpoints.inspect(this.#options.endpoint, this.#call);
        if (!seen)
            throw fail('ENDPOINT_MISSING', `there is no endpoint "${this.#options.endpoint}".`, {
                remedy: 'Deploy a version first: mlops deploy.',
            });
        this.#seen = seen;
        this.#evidence = {};
        const { rollout } = seen.value;
        if (this.#mine && rollout?.id !== this.#mine.id)
            throw this.#taken(rollout);
        this.#intent = adopt(this.#intent, seen.value);
    }
    #taken(rollout) {
        const other = rollout ? `v${rollout.version} by ${rollout.owner} (${rollout.id})` : 'nobody';
        const mine = this.#mine ? `v${this.#mine.version} by ${this.#mine.owner} (${this.#mine.id})` : 'this run';
        return fail('ROLLOUT_TAKEN', `${this.#options.endpoint} was rolling out ${mine}; now it is ${other}.`, {
            remedy: 'Nothing more was changed. Look at what is live: mlops status.',
        });
    }
    async #gather(look) {
        if (look.at === 'analysis') {
            const analysis = await this.#analyse();
            this.#evidence = { ...this.#evidence, analysis };
            if (analysis.verdict === 'fail')
                this.#tellAnalysis(analysis);
            return;
        }
        if (look.at === 'new') {
            const rollout = this.#state.rollout;
            const took = rollout ? msOf(this.#call.clock.now()) - msOf(rollout.since) : 0;
            this.#tellOnce('prepared', `${look.deployment} has v${rollout?.version} (${(0,core_lib/* humanDuration */.UU)(took)})`);
        }
        this.#evidence = { ...this.#evidence, [look.at]: await this.#check(look.deployment, look.at) };
    }
    async #check(deployment, role) {
        try {
            return await this.#options.check(deployment, role);
        }
        catch (thrown) {
            if (this.#call.signal.aborted)
                throw thrown;
            return { ok: false, detail: (0,core_lib/* messageOf */.bD)(thrown) };
        }
    }
    async #analyse() {
        const { endpoints, endpoint, strategy } = this.#options;
        const rollout = this.#state.rollout;
        const window = { from: rollout.since, to: this.#call.clock.now() };
        const read = (deployment) => endpoints.metrics(endpoint, deployment, window, this.#call);
        const [fresh, old] = await Promise.all([read(rollout.to), rollout.from === null ? [] : read(rollout.from)]);
        return analyse({ new: fresh, old, window }, strategy.analysis, { minRequests: strategy.minRequests });
    }
    async #perform(step) {
        const { endpoints, endpoint } = this.#options;
        try {
            if (step.do === 'create')
                await this.#create(step.deployment);
            else if (step.do === 'delete') {
                await endpoints.deleteDeployment(endpoint, step.deployment, this.#call);
                await this.#look();
                this.#tell('deleted', `${step.deployment}: ${step.why}`);
            }
            else
                await this.#write(step);
            this.#refusals = 0;
        }
        catch (thrown) {
            // Refused: somebody was faster, or a deployment changed between the look and the write. What is right now is decided anew.
            const refused = thrown instanceof core_lib/* UserError */.yo && !ours.includes(thrown.code);
            this.#refusals = (0,core_lib/* isConflict */.dh)(thrown) ? 0 : this.#refusals + 1;
            if (!refused || this.#refusals > mostRefusals)
                throw thrown;
            this.#call.log.debug(`${endpoint}: ${(0,core_lib/* messageOf */.bD)(thrown)}`);
            await this.#call.clock.sleep((0,core_lib/* isConflict */.dh)(thrown) ? 20 : 500, this.#call.signal);
            await this.#look();
        }
    }
    async #create(deployment) {
        const { endpoints, spec } = this.#options;
        const rollout = this.#state.rollout;
        if (!spec)
            throw fail('PACKAGE_NEEDED', `v${rollout.version} has to be made on ${deployment}, and its package was not given.`, {
                remedy: 'Run it in the repository of the model: mlops resume.',
            });
        try {
            await endpoints.createDeployment(await spec(deployment, rollout.version), this.#call);
        }
        catch (thrown) {
            if (this.#call.signal.aborted || (0,core_lib/* isConflict */.dh)(thrown))
                throw thrown;
            const failed = {
                ...rollout,
                phase: 'failed',
                since: this.#call.clock.now(),
                reason: (0,core_lib/* messageOf */.bD)(thrown).slice(0, 80),
            };
            await this.#write({ do: 'write', rollout: failed });
            if (!(thrown instanceof core_lib/* UserError */.yo))
                throw thrown;
            return;
        }
        await this.#look();
    }
    async #write(step) {
        const { endpoints, endpoint } = this.#options;
        const { analysis, old } = this.#evidence;
        const verified = this.#evidence.new;
        if (step.traffic)
            this.#assertTraffic(step);
        if (analysis && analysis.verdict !== 'fail')
            this.#tellAnalysis(analysis);
        const before = this.#seen;
        const change = { rollout: step.rollout, ...(step.traffic ? { traffic: step.traffic } : {}) };
        await endpoints.write(endpoint, change, before.revision, this.#call);
        // The end of an earlier rollout's bake is written too; what is ours is only what this intent stands for.
        if (step.rollout.id === this.#intent.id)
            this.#mine = step.rollout;
        const took = await this.#readBack(step);
        if (step.rollout.step < 0 && step.rollout.phase === 'prepared')
            return;
        const details = [
            step.rollout.phase === 'verified' ? verified?.detail : undefined,
            step.rollout.reason,
            step.traffic && old ? old.detail : undefined,
            step.traffic
                ? `written, read back${took >= 1000 ? ` after ${(0,core_lib/* humanDuration */.UU)(took)}` : ''}: ${weightsText(step.traffic)}`
                : undefined,
        ];
        this.#tell(step.rollout.phase, details.filter(Boolean).join(' · '));
    }
    /** The rules that no decision may break, checked where it becomes traffic. */
    #assertTraffic(step) {
        const traffic = step.traffic ?? {};
        assertWeights(traffic);
        const ready = (name) => this.#state.deployments[name]?.state === 'ready';
        const end = step.rollout.phase === 'rolling-back' && !ready(step.rollout.to) ? step.rollout.from : undefined;
        for (const [name, weight] of Object.entries(traffic)) {
            const more = weight > (this.#state.traffic[name] ?? 0);
            if (more && !ready(name) && name !== end)
                throw new TypeError(`traffic for ${name}, which is not ready`);
        }
        const gains = (traffic[step.rollout.to] ?? 0) > (this.#state.traffic[step.rollout.to] ?? 0);
        if (gains && this.#state.rollout?.phase === 'prepared')
            throw new TypeError('traffic before verification');
    }
    /** Reads the live state until it is what was written; another run of the same rollout may have gone on. Returns milliseconds. */
    async #readBack(step) {
        const { clock, signal } = this.#call;
        const start = clock.monotonicMs();
        for (;;) {
            await this.#look();
            const state = this.#state;
            const wentOn = state.rollout?.phase !== step.rollout.phase || state.rollout.step !== step.rollout.step;
            const agrees = wentOn || !step.traffic || sameWeights(state.traffic, step.traffic);
            if (agrees && state.ready !== 'changing')
                return clock.monotonicMs() - start;
            if (clock.monotonicMs() - start > (this.#options.observeMs ?? 120_000))
                throw fail('ROLLOUT_NOT_OBSERVED', `${this.#options.endpoint} was told ${weightsText(step.traffic ?? {})} and still has ${weightsText(state.traffic)}.`, { remedy: 'Nothing more was changed. Go on with: mlops resume.' });
            await clock.sleep(100, signal);
        }
    }
    #ended(decided) {
        const { intent, endpoint } = this.#options;
        const { end, reason, code, due } = decided;
        const { rollout } = this.#state;
        if (end === 'busy' && rollout)
            throw fail('ROLLOUT_IN_PROGRESS', `${endpoint} is being changed: v${rollout.version} is ${rollout.phase} since ${rollout.since} by ${rollout.owner}.`, { remedy: `Nothing was changed. Wait for it, or stop it: mlops abort --reason "…".` });
        if (end === 'live' && intent.operation === 'deploy')
            this.#assertLive(intent.version);
        return this.#result({
            end,
            ...(reason === undefined ? {} : { reason }),
            ...(code === undefined ? {} : { code }),
            ...(due === undefined ? {} : { due }),
        });
    }
    /** Success is said only when the live version is the requested one. */
    #assertLive(version) {
        const { traffic, deployments } = this.#state;
        const [name] = Object.keys(traffic).filter((one) => traffic[one] === 100);
        const live = name === undefined ? undefined : deployments[name]?.version;
        if (live !== version)
            throw new TypeError(`v${version} was to be live, and v${live ?? 'none'} is`);
    }
    #result(part) {
        return {
            ...part,
            state: this.#state,
            rollout: this.#state.rollout?.id ?? this.#intent.id,
            events: this.#events,
            analyses: this.#analyses,
        };
    }
    #tell(kind, detail, analysis) {
        const { traffic, rollout } = this.#state;
        const at = this.#call.clock.now();
        const event = { at, kind, detail, traffic, rollout, ...(analysis ? { analysis } : {}) };
        this.#events.push(event);
        this.#options.onEvent?.(event);
    }
    #tellOnce(kind, detail) {
        const { rollout } = this.#state;
        const key = `${kind} ${rollout?.id} ${rollout?.step} ${rollout?.since}`;
        if (this.#told.has(key))
            return;
        this.#told.add(key);
        this.#tell(kind, detail);
    }
    #tellWait(why) {
        const { rollout } = this.#state;
        if (rollout && inProgress(rollout) && why.startsWith('inconclusive'))
            this.#tellOnce('waiting', why);
        else
            this.#call.log.debug(why);
    }
    #tellAnalysis(analysis) {
        this.#analyses.push(analysis);
        const { requests, verdict } = analysis;
        const rollout = this.#state.rollout;
        const counts = `${rollout?.to} ${requests.new} requests, ${rollout?.from ?? 'old'} ${requests.old}`;
        this.#tell('analysis', `${verdict} · ${counts}`, analysis);
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan.js



const start = '2000-01-01T00:00:00.000Z';
/** The plan: `next` run against a simulated endpoint on which all goes well. It writes nothing. */
function plan(state, intent, strategy, options = {}) {
    let simulated = state;
    let evidence = {};
    let clock = msOf(start);
    let liveAt = 0;
    const lines = [];
    const told = (line) => lines.push({ afterMs: clock - msOf(start), ...line });
    for (let round = 0; round < 500; round += 1) {
        const decided = next(simulated, intent, evidence, instantOf(clock), strategy);
        if (decided.kind === 'done') {
            const { end, code, reason } = decided;
            const more = { ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) };
            return { lines, end, ...more, durationMs: liveAt, exposure: exposureOf(lines) };
        }
        if (decided.kind === 'wait') {
            clock = msOf(decided.until);
            simulated = settle(simulated);
        }
        else if (decided.kind === 'look') {
            if (decided.at === 'new')
                told({ what: 'verify', deployment: decided.deployment });
            const ok = decided.at === 'old' ? (options.oldHealthy ?? true) : true;
            const health = { ok, detail: ok ? 'answers' : 'does not answer' };
            const enough = decided.at === 'analysis' ? enoughAt(simulated, strategy, options) : 0;
            clock = Math.max(clock, enough);
            evidence = { ...evidence, [decided.at]: decided.at === 'analysis' ? passing : health };
        }
        else {
            const line = lineOf(decided.step, strategy);
            if (line)
                told(line);
            simulated = apply(simulated, decided.step);
            evidence = {};
            if (decided.step.do === 'write' && decided.step.traffic)
                liveAt = clock - msOf(start);
        }
    }
    throw new TypeError('the plan does not end');
}
const passing = {
    verdict: 'pass',
    reason: '',
    window: { from: start, to: start },
    requests: { new: 0, old: 0 },
    rows: [],
};
/** When both deployments have had enough requests, in milliseconds; 0 when the traffic is not known. */
function enoughAt(state, strategy, options) {
    const { rollout } = state;
    if (!rollout || !options.requestsPerMinute)
        return 0;
    const weight = strategy.steps[rollout.step]?.weight ?? 100;
    const least = Math.min(weight, 100 - weight) / 100;
    if (least <= 0)
        return 0;
    return msOf(rollout.since) + Math.ceil((strategy.minRequests / (options.requestsPerMinute * least)) * 60_000);
}
function lineOf(step, strategy) {
    if (step.do !== 'write')
        return { what: step.do, deployment: step.deployment };
    const { phase, to, from } = step.rollout;
    const weight = step.traffic?.[to] ?? 0;
    if (phase === 'shifting') {
        const pauseMs = strategy.steps[step.rollout.step]?.pauseMs ?? 0;
        return { what: 'shift', deployment: to, weight, pauseMs };
    }
    if (phase === 'live')
        return { what: 'live', deployment: to, weight: 100, ...(from === null ? {} : { pauseMs: strategy.bakeMs }) };
    if (phase === 'retired')
        return { what: 'retire', deployment: from ?? to };
    if (phase === 'rolling-back')
        return { what: 'roll-back', deployment: from ?? to, weight: 0 };
    return undefined;
}
/** What a step does to an endpoint on which everything works: for plans and dry runs. */
function apply(state, step) {
    if (step.do === 'create') {
        const version = state.rollout.version;
        return { ...state, deployments: { ...state.deployments, [step.deployment]: { state: 'ready', version } } };
    }
    if (step.do === 'delete') {
        const { [step.deployment]: _gone, ...deployments } = state.deployments;
        const traffic = Object.fromEntries(Object.entries(state.traffic).filter(([name]) => name !== step.deployment));
        return { ...state, deployments, traffic };
    }
    return { ...state, rollout: step.rollout, traffic: step.traffic ?? state.traffic };
}
function settle(state) {
    const deployments = Object.fromEntries(Object.entries(state.deployments)
        .filter(([, one]) => one.state !== 'deleting')
        .map(([name, one]) => [name, one.state === 'creating' ? { ...one, state: 'ready' } : one]));
    return { ...state, ready: 'yes', deployments };
}
function exposureOf(lines) {
    return lines.filter((line) => line.what === 'shift').reduce((most, line) => Math.max(most, line.weight ?? 0), 0);
}
/** The plan on one line: `v12 on green · verify · 10 % 30m · 50 % 30m · 100 % · bake blue 24h`. */
function planText(planned, version) {
    const parts = planned.lines.flatMap((line) => {
        switch (line.what) {
            case 'create':
                return [`v${version} on ${line.deployment}`];
            case 'verify':
                return ['verify'];
            case 'shift':
                return [`${line.weight} % ${shortly(line.pauseMs ?? 0)}`];
            case 'live':
                return [
                    '100 %',
                    ...(line.pauseMs ? [`bake ${line.deployment === 'blue' ? 'green' : 'blue'} ${shortly(line.pauseMs)}`] : []),
                ];
            case 'roll-back':
                return [`all traffic to ${line.deployment}`];
            case 'delete':
                return [`delete ${line.deployment}`];
            default:
                return [];
        }
    });
    return parts.length > 0 ? parts.join(' · ') : (planned.reason ?? 'nothing to do');
}
/** Up to two days in hours, as mlops.yml writes a bake: `24h`, not `1d`. */
function shortly(ms) {
    const hours = ms / 3_600_000;
    return Number.isInteger(hours) && hours > 0 && hours <= 48 ? `${hours}h` : (0,core_lib/* formatDuration */.a3)(ms);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/types.js
/** The state of an endpoint without deployments. */
const emptyEndpoint = { traffic: {}, mirror: {}, rollout: null, ready: 'yes', deployments: {} };

;// CONCATENATED MODULE: ./packages/rollout/lib/index.js














/***/ })

};
