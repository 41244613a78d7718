"""The peers of evaluation.ts. Reads truth, candidate, champion (float64 files) from a folder; for each line `job` on stdin does that job
once and prints the seconds that the whole of it takes (the scikit-learn loop: 10 replicates, times 100). Needs numpy, scikit-learn, MLstatkit."""

import sys
import time
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("ignore")
folder = Path(sys.argv[1])
truth, candidate, champion = (np.fromfile(folder / f"{name}.f64") for name in ["truth", "candidate", "champion"])
y = truth.astype(np.int64)
replicates = 1000


def sklearn_loop():
    from sklearn.metrics import roc_auc_score

    g = np.random.default_rng(0)
    differences = []
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
    return 1


def mlstatkit():
    from MLstatkit import Delong_test

    Delong_test(y, candidate, champion)
    return 1


for line in sys.stdin:
    name = line.strip()
    try:
        globals()[name]() if name == "mlstatkit" else None  # imports are not timed
        start = time.perf_counter()
        times = globals()[name]()
        print((time.perf_counter() - start) * times, flush=True)
    except ImportError as error:
        print(f"missing: {error}", flush=True)
