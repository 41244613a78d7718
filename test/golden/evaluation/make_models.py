"""Golden values of calibration, thresholds, importance and partial dependence. Writes models.json beside itself; see make.py."""
import json
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import stats
from sklearn.inspection import partial_dependence
from sklearn.metrics import confusion_matrix
from sklearn.tree import DecisionTreeRegressor

g = np.random.default_rng(17)
out = {}


def r(values, digits=6):
    return [round(float(v), digits) for v in values]


# Cox recalibration and Spiegelhalter's z of overconfident probabilities.
n = 500
logit = g.normal(size=n) * 1.5
y = (g.random(n) < 1 / (1 + np.exp(-logit * 0.6 - 0.2))).astype(int)
p = np.array(r(1 / (1 + np.exp(-logit))))
x = np.log(p / (1 - p))
fit = sm.Logit(y, sm.add_constant(x)).fit(disp=0, tol=1e-14, maxiter=200)
z = np.sum((y - p) * (1 - 2 * p)) / np.sqrt(np.sum((1 - 2 * p) ** 2 * p * (1 - p)))
out["calibration"] = {
    "truth": y.tolist(), "scores": p.tolist(), "intercept": float(fit.params[0]), "slope": float(fit.params[1]),
    "slopeError": float(fit.bse[1]), "z": float(z), "p": float(2 * stats.norm.sf(abs(z))),
}

# The cheapest threshold, every distinct score tried with scikit-learn's confusion matrix.
scores = np.round(p, 2)
costs = {"falsePositive": 1.0, "falseNegative": 4.0, "truePositive": -0.5, "trueNegative": 0.0}
best = None
for t in sorted(set(scores)) + [np.inf]:
    tn, fp, fn, tp = confusion_matrix(y, scores >= t, labels=[0, 1]).ravel()
    cost = (fp * 1.0 + fn * 4.0 - 0.5 * tp) / n
    if best is None or cost <= best[1] + 1e-12:
        best = (float(t), float(cost))
out["threshold"] = {"truth": y.tolist(), "scores": r(scores), "costs": costs, "threshold": best[0], "cost": best[1]}

# Welch's t test.
a, b = r(g.gamma(2, 1, 40)), r(g.gamma(2, 0.8, 90))
w = stats.ttest_ind(a, b, equal_var=False)
ci = w.confidence_interval(0.95)
out["welch"] = {
    "a": a, "b": b, "p": float(stats.ttest_ind(a, b, equal_var=False, alternative="greater").pvalue), "lower": float(ci.low), "upper": float(ci.high),
}

# Partial dependence of a tree by scikit-learn's brute force, at grid values that are given.
X = np.round(g.normal(size=(200, 2)), 4)
tree = DecisionTreeRegressor(max_depth=3, random_state=0).fit(X, X[:, 0] * X[:, 1] + X[:, 0])
grid = r(np.quantile(X[:, 0], np.linspace(0.05, 0.95, 7)))
pd_found = partial_dependence(tree, X, [0], custom_values={0: np.array(grid)}, method="brute", kind="average")
t = tree.tree_
out["dependence"] = {
    "x": X.tolist(), "grid": grid, "average": pd_found["average"][0].tolist(),
    "tree": {
        "left": t.children_left.tolist(), "right": t.children_right.tolist(), "feature": t.feature.tolist(),
        "threshold": t.threshold.tolist(), "value": t.value[:, 0, 0].tolist(),
    },
}

Path(__file__).with_name("models.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")

# Miettinen and Nurminen's interval and test by brute force: the likelihood is maximised numerically, the bounds are found by brentq.
from scipy.optimize import brentq, minimize_scalar


def mn_score(x1, n1, x2, n2, d):
    def minus(p):
        q = p - d
        return -(stats.binom.logpmf(x1, n1, p) + stats.binom.logpmf(x2, n2, q))

    low, high = max(0, d) + 1e-13, min(1, 1 + d) - 1e-13
    grid = np.linspace(low, high, 2001)
    start = grid[int(np.argmin([minus(p) for p in grid]))]
    step = (high - low) / 2000
    p = minimize_scalar(minus, bounds=(max(low, start - step), min(high, start + step)), method="bounded", options={"xatol": 1e-14}).x
    n = n1 + n2
    variance = (p * (1 - p) / n1 + (p - d) * (1 - p + d) / n2) * n / (n - 1)
    return (x1 / n1 - x2 / n2 - d) / np.sqrt(variance)


mn = []
for x1, n1, x2, n2, null in [(7, 34, 1, 34, 0.0), (9, 10, 3, 10, 0.0), (56, 70, 48, 80, 0.1), (10, 10, 0, 20, 0.3), (0, 15, 3, 40, -0.1)]:
    z = mn_score(x1, n1, x2, n2, null)
    d = x1 / n1 - x2 / n2
    crit = stats.norm.isf(0.025)
    low = brentq(lambda t: mn_score(x1, n1, x2, n2, t) - crit, -0.9999, d - 1e-9, xtol=1e-12)
    high = 1.0 if d >= 1 else brentq(lambda t: mn_score(x1, n1, x2, n2, t) + crit, d + 1e-9, 0.9999, xtol=1e-12)
    mn.append({"first": [x1, n1], "second": [x2, n2], "null": null, "z": float(z), "p": float(2 * stats.norm.sf(abs(z))), "lower": float(low), "upper": float(high)})
found = json.loads(Path(__file__).with_name("models.json").read_text())
found["proportions"] = mn
Path(__file__).with_name("models.json").write_text(json.dumps(found, separators=(",", ":")) + "\n")
