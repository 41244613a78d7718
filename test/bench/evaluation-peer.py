"""The peers of evaluation.ts, on truth, candidate and champion of a folder. Needs numpy, scikit-learn, MLstatkit."""

import numpy as np
from peer_loop import read, serve

truth, candidate, champion = read("truth", "candidate", "champion")
y = truth.astype(np.int64)
replicates = 1000


def sklearn_loop():
    from sklearn.metrics import roc_auc_score

    g = np.random.default_rng(0)
    differences = []  # 10 replicates of 1,000: the whole is a hundred times as much
    for _ in range(10):
        i = g.integers(0, len(y), len(y))
        differences.append(roc_auc_score(y[i], candidate[i]) - roc_auc_score(y[i], champion[i]))
    return 100


def numpy_counts():
    """Sorted once; each replicate is a draw of counts, their sums in groups of equal scores, and a cumulative sum. Sums instead of np.dot, whose threads spin."""
    g = np.random.default_rng(0)

    def prepare(scores):
        order = np.argsort(scores, kind="stable")
        starts = np.flatnonzero(np.r_[True, np.diff(scores[order]) != 0])
        return order, starts, y[order]

    def auc(prepared, counts):
        order, starts, label = prepared
        weight = counts[order]
        positive = np.add.reduceat(weight * label, starts)
        negative = np.add.reduceat(weight, starts) - positive
        below = np.cumsum(negative) - negative
        return (positive * (below + negative / 2)).sum() / (positive.sum() * negative.sum())

    one, two = prepare(candidate), prepare(champion)
    differences = np.empty(replicates)
    for k in range(replicates):
        counts = g.poisson(1.0, len(y))
        differences[k] = auc(one, counts) - auc(two, counts)
    np.quantile(differences, [0.025, 0.975])


def mlstatkit():
    from MLstatkit import Delong_test

    Delong_test(y, candidate, champion)


serve({
    "sklearn_loop": (["sklearn.metrics"], sklearn_loop),
    "numpy_counts": ([], numpy_counts),
    "mlstatkit": (["MLstatkit"], mlstatkit),
})
