"""Makes metrics.json: small predictions of every task and what scikit-learn says of them.

Run: python -m venv v && v/bin/pip install -r requirements.txt && v/bin/python make.py
Where scikit-learn has no such metric (calibration errors, lift, Azure's, the ranking metrics of ties) the definition is
written out here in numpy, for the ranking metrics as a mean over all orders of the ties.
"""

import itertools
import json
import math
import warnings
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn import metrics as sk

warnings.simplefilter("ignore")
getcontext().prec = 50
rng = np.random.default_rng(20261123)
cases = []


def number(value):
    value = float(value)
    return value if math.isfinite(value) else None


def attempt(function):
    try:
        return number(function())
    except (ValueError, ZeroDivisionError):
        return None


def plain(array):
    return None if array is None else [float(x) for x in np.asarray(array).ravel()]


def put(name, task, expected, **arrays):
    cases.append({
        "name": name, "task": task,
        **{key: plain(value) for key, value in arrays.items() if value is not None and key != "classes"},
        **({"classes": arrays["classes"]} if "classes" in arrays else {}),
        "expected": {key: attempt(f) for key, f in expected.items()},
    })


# --- labels ------------------------------------------------------------------
def averages(y, p, w, binary):
    out = {}
    for average in ["macro", "micro", "weighted"]:
        k = dict(average=average, sample_weight=w, zero_division=0)
        out[f"precision_{average}"] = lambda k=k: sk.precision_score(y, p, **k)
        out[f"recall_{average}"] = lambda k=k: sk.recall_score(y, p, **k)
        out[f"f1_{average}"] = lambda k=k: sk.f1_score(y, p, **k)
        out[f"fbeta_0.5_{average}"] = lambda k=k: sk.fbeta_score(y, p, beta=0.5, **k)
        out[f"fbeta_2_{average}"] = lambda k=k: sk.fbeta_score(y, p, beta=2, **k)
        out[f"jaccard_{average}"] = lambda k=k: sk.jaccard_score(y, p, **k)
        out[f"specificity_{average}"] = lambda a=average: specificity_average(y, p, w, a)
    out["accuracy"] = lambda: sk.accuracy_score(y, p, sample_weight=w)
    out["zero_one_loss"] = lambda: sk.zero_one_loss(y, p, sample_weight=w)
    out["hamming_loss"] = lambda: sk.hamming_loss(y, p, sample_weight=w)
    out["balanced_accuracy"] = lambda: sk.balanced_accuracy_score(y, p, sample_weight=w)
    out["balanced_accuracy_adjusted"] = lambda: sk.balanced_accuracy_score(y, p, sample_weight=w, adjusted=True)
    out["norm_macro_recall"] = out["balanced_accuracy_adjusted"]
    out["matthews_corrcoef"] = lambda: sk.matthews_corrcoef(y, p, sample_weight=w)
    out["cohen_kappa"] = lambda: sk.cohen_kappa_score(y, p, sample_weight=w)
    out["cohen_kappa_linear"] = lambda: sk.cohen_kappa_score(y, p, sample_weight=w, weights="linear")
    out["cohen_kappa_quadratic"] = lambda: sk.cohen_kappa_score(y, p, sample_weight=w, weights="quadratic")
    out["weighted_accuracy"] = lambda: weighted_accuracy(y, p, w)
    return out


def ones(y, w):
    return np.ones(len(y)) if w is None else np.asarray(w)


def specificity_average(y, p, w, average):
    matrices = sk.multilabel_confusion_matrix(y, p, sample_weight=w)
    tn, fp = matrices[:, 0, 0], matrices[:, 0, 1]
    support = matrices[:, 1, 0] + matrices[:, 1, 1]
    if average == "micro":
        return tn.sum() / (tn + fp).sum()
    value = np.where(tn + fp > 0, tn / np.where(tn + fp > 0, tn + fp, 1), 0)
    return value.mean() if average == "macro" else np.average(value, weights=support)


def weighted_accuracy(y, p, w):
    w = ones(y, w)
    size = {c: w[y == c].sum() for c in np.unique(y)}
    own = np.array([size[c] for c in y]) * w
    return (own * (y == p)).sum() / own.sum()


# --- calibration -------------------------------------------------------------
def bins_of(happened, p, w, strategy, count=15):
    w = ones(p, w)
    edges = np.linspace(0, 1, count + 1) if strategy == "uniform" else np.percentile(p, np.linspace(0, 1, count + 1) * 100)
    ids = np.searchsorted(edges[1:-1], p)
    out = []
    for b in range(count):
        inside = ids == b
        if w[inside].sum() > 0:
            out.append((w[inside].sum(), np.average(p[inside], weights=w[inside]), np.average(happened[inside], weights=w[inside])))
    return np.array(out)


def calibration(happened, p, w):
    def error(strategy, how):
        weight, mean, share = bins_of(happened, p, w, strategy).T
        gaps = np.abs(mean - share)
        return (weight * gaps).sum() / weight.sum() if how == "mean" else gaps.max()

    return {
        "expected_calibration_error": lambda: error("uniform", "mean"),
        "expected_calibration_error_quantile": lambda: error("quantile", "mean"),
        "maximum_calibration_error": lambda: error("uniform", "max"),
    }


def murphy(y, s, w, part):
    weight, mean, share = bins_of(y, s, w, "uniform").T
    total = weight.sum()
    rate = (weight * share).sum() / total
    return {
        "reliability": (weight * (mean - share) ** 2).sum() / total,
        "resolution": (weight * (share - rate) ** 2).sum() / total,
        "uncertainty": rate * (1 - rate),
    }[part]


# --- binary ------------------------------------------------------------------
def lift(y, s, w):
    w = ones(y, w)
    wanted = 0.1 * w.sum()
    left, found = wanted, 0.0
    for value in np.unique(s)[::-1]:
        tie = s == value
        part = min(1.0, left / w[tie].sum()) if w[tie].sum() > 0 else 0
        found += part * (w[tie] * y[tie]).sum()
        left -= part * w[tie].sum()
        if left <= 0:
            break
    return found / wanted / np.average(y, weights=w)


def ks(y, s, w):
    if len(np.unique(y)) < 2:
        return math.nan
    if w is None:
        return stats.ks_2samp(s[y == 1], s[y == 0]).statistic
    fpr, tpr, _ = sk.roc_curve(y, s, sample_weight=w)
    return np.abs(tpr - fpr).max()


def binary(name, y, s, w=None, threshold=0.5, probabilities=True):
    y, s = np.asarray(y, float), np.asarray(s, float)
    p = (s >= threshold).astype(float)
    b = dict(sample_weight=w, zero_division=0)
    tn, fp, fn, tp = sk.confusion_matrix(y, p, labels=[0, 1], sample_weight=w).ravel()
    ratios = lambda: sk.class_likelihood_ratios(y, p, labels=[0, 1], sample_weight=w)
    expected = {
        **averages(y, p, w, True),
        "precision": lambda: sk.precision_score(y, p, **b),
        "recall": lambda: sk.recall_score(y, p, **b),
        "f1": lambda: sk.f1_score(y, p, **b),
        "fbeta_0.5": lambda: sk.fbeta_score(y, p, beta=0.5, **b),
        "fbeta_2": lambda: sk.fbeta_score(y, p, beta=2, **b),
        "jaccard": lambda: sk.jaccard_score(y, p, **b),
        "specificity": lambda: tn / (tn + fp) if tn + fp else math.nan,
        "negative_predictive_value": lambda: tn / (tn + fn) if tn + fn else math.nan,
        "false_positive_rate": lambda: fp / (tn + fp) if tn + fp else math.nan,
        "false_negative_rate": lambda: fn / (tp + fn) if tp + fn else math.nan,
        "selection_rate": lambda: (tp + fp) / (tp + fp + fn + tn),
        "positive_likelihood_ratio": lambda: ratios()[0],
        "negative_likelihood_ratio": lambda: ratios()[1],
        "roc_auc": lambda: sk.roc_auc_score(y, s, sample_weight=w),
        "gini": lambda: 2 * sk.roc_auc_score(y, s, sample_weight=w) - 1,
        "average_precision": lambda: sk.average_precision_score(y, s, sample_weight=w),
        "roc_auc_partial_0.1": lambda: sk.roc_auc_score(y, s, sample_weight=w, max_fpr=0.1),
        "ks_statistic": lambda: ks(y, s, w),
        "lift_at_10_percent": lambda: lift(y, s, w),
        "hinge_loss": lambda: np.average(np.maximum(0, 1 - (2 * y - 1) * s), weights=w),
    }
    if probabilities:
        two = len(np.unique(y)) == 2
        expected |= {
            "log_loss": lambda: sk.log_loss(y, s, sample_weight=w, labels=[0.0, 1.0]),
            "brier_score": lambda: sk.brier_score_loss(y, s, sample_weight=w, pos_label=1),
            "d2_log_loss_score": lambda: sk.d2_log_loss_score(y, s, sample_weight=w, labels=[0.0, 1.0]) if two else math.nan,
            "d2_brier_score": lambda: sk.d2_brier_score(y, s, sample_weight=w, pos_label=1) if two else math.nan,
            **calibration(y, s, w),
            "brier_reliability": lambda: murphy(y, s, w, "reliability"),
            "brier_resolution": lambda: murphy(y, s, w, "resolution"),
            "brier_uncertainty": lambda: murphy(y, s, w, "uncertainty"),
            "calibration_bias": lambda: np.average(s, weights=w) - np.average(y, weights=w),
        }
    put(name, "binary", expected, truth=y, labels=p, scores=s, weights=w, classes=["no", "yes"])


def scores_for(y, n, digits):
    return np.round(1 / (1 + np.exp(-(1.4 * y - 0.7 + rng.normal(size=n)))), digits)


for n, digits, weighted in [(60, 6, False), (90, 1, False), (80, 2, True), (41, 15, True), (120, 3, False)]:
    y = (rng.random(n) < 0.4).astype(float)
    w = np.round(rng.gamma(2, size=n), 3) if weighted else None
    if w is not None:
        w[rng.random(n) < 0.1] = 0
    binary(f"binary random n={n} digits={digits} weighted={weighted}", y, scores_for(y, n, digits), w)
y = (rng.random(70) < 0.5).astype(float)
binary("binary decision values", y, np.round(y * 2 - 1 + rng.normal(size=70), 3), threshold=0.0, probabilities=False)
binary("binary ties of numerics.md", [0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8])
binary("binary AP of numerics.md", [0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
binary("binary all scores equal", [0, 1, 1, 0, 1], [0.5] * 5)
binary("binary only positives", [1, 1, 1], [0.2, 0.6, 0.9])
binary("binary only negatives", [0, 0, 0], [0.2, 0.6, 0.9])
binary("binary nothing predicted positive", [0, 1, 1, 0], [0.1, 0.2, 0.3, 0.4])
binary("binary everything predicted positive", [0, 1, 1, 0], [0.9, 0.8, 0.7, 0.6])
binary("binary sure and wrong", [0, 1], [1.0, 0.0])
binary("binary one row", [1], [0.7])
binary("binary scores at the edges of bins", [0, 1, 0, 1, 1, 0, 1, 1], [0.0, 1 / 15, 2 / 15, 0.2, 0.4, 0.6, 14 / 15, 1.0])
binary("binary perfect", [0, 0, 1, 1], [0.0, 0.1, 0.9, 1.0])


# --- multiclass --------------------------------------------------------------
def multiclass(name, y, q, w=None, classes=None, labels=None):
    y = np.asarray(y, int)
    q = None if q is None else np.asarray(q, float)
    k = q.shape[1] if q is not None else classes
    p = np.asarray(labels, int) if labels is not None else q.argmax(axis=1)
    expected = averages(y, p, w, False)
    if q is not None:
        every = list(range(k))
        hot = np.eye(k)[y]
        full = len(np.unique(y)) == k
        right = (q.argmax(axis=1) == y).astype(float)
        auc = dict(multi_class="ovr", labels=every)
        expected |= {
            "log_loss": lambda: sk.log_loss(y, q, sample_weight=w, labels=every),
            "brier_score": lambda: sk.brier_score_loss(y, q, sample_weight=w, labels=every),
            "d2_log_loss_score": lambda: sk.d2_log_loss_score(y, q, sample_weight=w, labels=every),
            "d2_brier_score": lambda: sk.d2_brier_score(y, q, sample_weight=w, labels=every),
            "roc_auc_ovr": lambda: sk.roc_auc_score(y, q, sample_weight=w, **auc) if full else math.nan,
            "roc_auc_ovr_weighted": lambda: sk.roc_auc_score(y, q, sample_weight=w, average="weighted", **auc) if full else math.nan,
            "roc_auc_ovr_micro": lambda: sk.roc_auc_score(y, q, sample_weight=w, average="micro", **auc),
            "roc_auc_ovo": lambda: sk.roc_auc_score(y, q, multi_class="ovo", labels=every) if w is None else math.nan,
            "roc_auc_ovo_weighted": lambda: sk.roc_auc_score(y, q, multi_class="ovo", average="weighted", labels=every) if w is None else math.nan,
            "average_precision_macro": lambda: sk.average_precision_score(hot, q, sample_weight=w),
            "average_precision_micro": lambda: sk.average_precision_score(hot, q, sample_weight=w, average="micro"),
            "average_precision_weighted": lambda: sk.average_precision_score(hot, q, sample_weight=w, average="weighted"),
            "top_k_accuracy": lambda: sk.top_k_accuracy_score(y, q, k=2, sample_weight=w, labels=every),
            "top_3_accuracy": lambda: sk.top_k_accuracy_score(y, q, k=3, sample_weight=w, labels=every),
            **calibration(right, q.max(axis=1), w),
        }
    put(name, "multiclass", expected, truth=y, labels=p, probabilities=q, weights=w, classes=[f"c{i}" for i in range(k)])


def softmax(y, n, k, digits):
    z = rng.normal(size=(n, k)) + 1.2 * np.eye(k)[y]
    q = np.round(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True), digits)
    q[:, -1] = 1 - q[:, :-1].sum(axis=1)
    return np.clip(q, 0, 1)


for n, k, digits, weighted in [(70, 3, 2, False), (90, 4, 8, False), (60, 3, 1, True), (80, 6, 3, True)]:
    y = rng.integers(0, k, size=n)
    y[:k] = np.arange(k)
    w = np.round(rng.gamma(2, size=n), 3) if weighted else None
    multiclass(f"multiclass random n={n} k={k} weighted={weighted}", y, softmax(y, n, k, digits), w)
y = rng.integers(0, 3, size=50)
multiclass("multiclass class absent from the truth", y, softmax(y, 50, 4, 3))
multiclass("multiclass predicted label not in truth", [0, 0, 1], None, classes=3, labels=[0, 2, 1])
multiclass("multiclass kappa of numerics.md", [0, 1, 2, 2], None, classes=3, labels=[0, 1, 1, 2])
multiclass("multiclass one class", [1, 1, 1], None, classes=3, labels=[1, 1, 1])
multiclass("multiclass gap in the classes", [0, 3, 3, 0, 3], None, classes=4, labels=[0, 3, 0, 0, 3])


# --- regression --------------------------------------------------------------
def normalized_log_error(y, f, weights):
    """In 50 digits: far from zero the difference of two float64 logarithms has few digits left."""
    if min(y.min(), f.min()) <= -1 or np.ptp(y) == 0:
        return math.nan
    log = lambda value: (1 + Decimal(float(value))).ln()
    squares = sum(Decimal(float(w)) * (log(b) - log(a)) ** 2 for w, a, b in zip(weights, y, f))
    return float((squares / Decimal(float(sum(map(Fraction, weights))))).sqrt() / (log(y.max()) - log(y.min())))


def exact_spread(y, weights):
    """Sum of w |y - mean| in fractions: far from zero the mean has no double that is near enough."""
    w = [Fraction(a) for a in weights]
    values = [Fraction(a) for a in y]
    mean = sum(a * b for a, b in zip(w, values)) / sum(w)
    return sum(a * abs(b - mean) for a, b in zip(w, values))


def regression(name, y, f, w=None):
    y, f = np.asarray(y, float), np.asarray(f, float)
    k = dict(sample_weight=w)
    spread = y.max() - y.min()
    flat = spread == 0
    mean = np.average(y, weights=w)
    over = lambda value, base: value / base if base > 0 else math.nan
    mse = lambda: sk.mean_squared_error(y, f, **k)
    weights = ones(y, w)
    expected = {
        "mean_absolute_error": lambda: sk.mean_absolute_error(y, f, **k),
        "mean_squared_error": mse,
        "root_mean_squared_error": lambda: sk.root_mean_squared_error(y, f, **k),
        "median_absolute_error": lambda: sk.median_absolute_error(y, f, **k),
        "max_error": lambda: sk.max_error(y, f),
        "mean_error": lambda: np.average(f - y, weights=w),
        "mean_absolute_percentage_error": lambda: sk.mean_absolute_percentage_error(y, f, **k),
        "symmetric_mean_absolute_percentage_error": lambda: np.average(
            np.where((y == 0) & (f == 0), 0, 2 * np.abs(f - y) / np.where((y == 0) & (f == 0), 1, np.abs(y) + np.abs(f))), weights=w),
        "mean_squared_log_error": lambda: sk.mean_squared_log_error(y, f, **k),
        "root_mean_squared_log_error": lambda: sk.root_mean_squared_log_error(y, f, **k),
        "r2": lambda: sk.r2_score(y, f, **k),
        "explained_variance": lambda: sk.explained_variance_score(y, f, **k) if len(y) > 1 else math.nan,
        "mean_pinball_loss": lambda: sk.mean_pinball_loss(y, f, **k),
        "d2_pinball_score": lambda: sk.d2_pinball_score(y, f, **k),
        "d2_absolute_error_score": lambda: sk.d2_absolute_error_score(y, f, **k),
        "mean_tweedie_deviance": lambda: sk.mean_tweedie_deviance(y, f, **k),
        "mean_poisson_deviance": lambda: sk.mean_poisson_deviance(y, f, **k),
        "mean_gamma_deviance": lambda: sk.mean_gamma_deviance(y, f, **k),
        "d2_tweedie_score": lambda: math.nan if flat else sk.d2_tweedie_score(y, f, **k),
        "pearson_correlation": lambda: math.nan if flat or np.ptp(f) == 0 or len(y) < 2 else
            np.cov(y, f, aweights=weights)[0, 1] / math.sqrt(np.cov(y, aweights=weights) * np.cov(f, aweights=weights)),
        "spearman_correlation": lambda: stats.spearmanr(y, f).statistic if w is None and len(y) > 1 else math.nan,
        "relative_absolute_error": lambda: over(float(sum(Fraction(a) * abs(Fraction(b) - Fraction(c)) for a, b, c in zip(weights, y, f))),
                                                0 if flat else float(exact_spread(y, weights))),
        "relative_squared_error": lambda: over((weights * (y - f) ** 2).sum(), (weights * (y - mean) ** 2).sum() if not flat else 0),
        "normalized_root_mean_squared_error": lambda: over(math.sqrt(mse()), spread),
        "normalized_mean_absolute_error": lambda: over(sk.mean_absolute_error(y, f, **k), spread),
        "normalized_median_absolute_error": lambda: over(sk.median_absolute_error(y, f, **k), spread),
        "normalized_root_mean_squared_log_error": lambda: normalized_log_error(y, f, weights),
    }
    put(name, "regression", expected, truth=y, values=f, weights=w)


for n, weighted, positive in [(50, False, True), (61, True, True), (40, False, False), (33, True, False)]:
    y = rng.gamma(2, 10, size=n) + 0.1 if positive else rng.normal(0, 30, size=n)
    f = np.abs(y * rng.lognormal(0, 0.3, size=n)) + 0.01 if positive else y + rng.normal(0, 9, size=n)
    w = np.round(rng.gamma(2, size=n), 2) if weighted else None
    regression(f"regression random n={n} weighted={weighted} positive={positive}", np.round(y, 4), np.round(f, 4), w)
regression("regression constant truth, perfect", [3.0, 3.0, 3.0], [3.0, 3.0, 3.0])
regression("regression constant truth, imperfect", [3.0, 3.0, 3.0], [3.0, 3.5, 2.0])
regression("regression constant truth that has no short binary form", [0.1] * 10, [0.1, 0.2] * 5)
regression("regression one row", [2.0], [2.5])
regression("regression a truth of zero", [0.0, 1.0, 2.0, 0.0], [0.5, 1.0, 2.5, 0.0])
regression("regression far from zero", 1e8 + rng.normal(size=30), 1e8 + rng.normal(size=30))
regression("regression ties", [1, 1, 2, 2, 3, 3.0], [1, 2, 2, 2, 3, 1.0])


# --- clustering --------------------------------------------------------------
def clustering(name, y, p, x=None):
    y, p = np.asarray(y, int), np.asarray(p, int)
    expected = {
        name: (lambda f=getattr(sk, name): f(y, p))
        for name in ["adjusted_rand_score", "rand_score", "adjusted_mutual_info_score", "normalized_mutual_info_score",
                     "mutual_info_score", "homogeneity_score", "completeness_score", "v_measure_score", "fowlkes_mallows_score"]
    }
    if x is not None:
        centers = {c: x[p == c].mean(axis=0) for c in np.unique(p)}
        own = lambda: np.array([np.linalg.norm(x[i] - centers[p[i]]) for i in range(len(p))])
        many = lambda f: f() if 1 < len(centers) < len(p) else math.nan
        expected |= {
            "silhouette_score": lambda: sk.silhouette_score(x, p),
            "calinski_harabasz_score": lambda: sk.calinski_harabasz_score(x, p),
            "davies_bouldin_score": lambda: sk.davies_bouldin_score(x, p),
            "average_distance_to_center": lambda: many(lambda: own().mean()),
            "maximal_distance_to_center": lambda: many(lambda: own().max()),
            "average_distance_to_other_center": lambda: many(lambda: np.mean([
                np.mean([np.linalg.norm(x[i] - m) for c, m in centers.items() if c != p[i]]) for i in range(len(p))])),
        }
    put(name, "clustering", expected, truth=y, labels=p, points=x)


for n, k in [(60, 3), (120, 7), (200, 40)]:
    y = rng.integers(0, k, size=n)
    p = np.where(rng.random(n) < 0.7, y, rng.integers(0, k, size=n)) * 3 + 5
    clustering(f"clustering random n={n} k={k}", y, p, np.round(rng.normal(size=(n, 2)) + 3 * y[:, None], 3))
clustering("clustering one cluster each", [0, 0, 0, 0], [1, 1, 1, 1], rng.normal(size=(4, 2)))
clustering("clustering one true, many found", [0, 0, 0, 0], [0, 1, 2, 3], rng.normal(size=(4, 2)))
clustering("clustering many true, one found", [0, 1, 2, 3], [0, 0, 0, 0])
clustering("clustering same, other names", [0, 0, 1, 1, 2], [7, 7, 3, 3, 1])
clustering("clustering independent", [0, 0, 1, 1], [0, 1, 0, 1])
clustering("clustering five points", [0, 0, 1, 1, 1], [0, 0, 1, 1, 1], np.array([[0, 0], [0, 1], [4, 4], [4, 5], [5, 5.0]]))
clustering("clustering a cluster of one", [0, 0, 1, 2], [0, 0, 1, 2], np.array([[0.0], [1.0], [5.0], [9.0]]))
clustering("clustering identical points", [0, 0, 1, 1], [0, 0, 1, 1], np.array([[1.0], [1.0], [2.0], [2.0]]))


# --- ranking -----------------------------------------------------------------
def over_orders(y, s, measure):
    """The mean of a measure of the ranked relevances over all orders of the tied scores."""
    groups = [y[s == value] for value in np.unique(s)[::-1]]
    orders = itertools.product(*[list(itertools.permutations(g)) for g in groups])
    return np.mean([measure(np.concatenate(order)) for order in orders])


def reciprocal(ranked):
    hits = np.flatnonzero(ranked > 0)
    return 1 / (hits[0] + 1) if len(hits) else 0.0


def ranking(name, queries):
    def mean(f):
        return lambda: np.mean([f(np.asarray(y, float), np.asarray(s, float)) for y, s in queries])

    rel = lambda y: max(1, (y > 0).sum())
    expected = {
        "ndcg": mean(lambda y, s: sk.ndcg_score([y], [s]) if len(y) > 1 else float(y[0] > 0)),
        "ndcg_at_5": mean(lambda y, s: sk.ndcg_score([y], [s], k=5) if len(y) > 1 else float(y[0] > 0)),
        "ndcg_at_10": mean(lambda y, s: sk.ndcg_score([y], [s], k=10) if len(y) > 1 else float(y[0] > 0)),
        "dcg": mean(lambda y, s: sk.dcg_score([y], [s]) if len(y) > 1 else y[0]),
        "mean_average_precision": mean(lambda y, s: sk.average_precision_score((y > 0).astype(int), s)),
        "mean_reciprocal_rank": mean(lambda y, s: over_orders(y, s, reciprocal)),
        "hit_rate_at_5": mean(lambda y, s: over_orders(y, s, lambda r: float((r[:5] > 0).any()))),
        "precision_at_5": mean(lambda y, s: over_orders(y, s, lambda r: (r[:5] > 0).sum() / 5)),
        "recall_at_5": mean(lambda y, s: over_orders(y, s, lambda r: (r[:5] > 0).sum() / rel(y))),
    }
    put(name, "ranking", expected, truth=np.concatenate([q[0] for q in queries]), scores=np.concatenate([q[1] for q in queries]),
        queries=np.concatenate([[i] * len(q[0]) for i, q in enumerate(queries)]))


ranking("ranking random", [(rng.integers(0, 4, size=n), np.round(rng.random(n), 2)) for n in [8, 12, 3, 20, 6]])
ranking("ranking ties", [(rng.integers(0, 3, size=7), rng.integers(0, 3, size=7)) for _ in range(6)])
ranking("ranking all tied", [([0, 1, 0, 2, 1], [1, 1, 1, 1, 1])])
ranking("ranking nothing relevant", [([0, 0, 0], [1, 2, 3]), ([1, 0, 0], [3, 2, 1])])
ranking("ranking ties of numerics.md", [([10, 0, 0, 1, 5], [1, 0, 0, 0, 1])])

text = "[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n"
Path(__file__).with_name("metrics.json").write_text(text)
print(len(cases), "cases", sum(len(case["expected"]) for case in cases), "values")
