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
