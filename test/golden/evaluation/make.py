"""Golden values of the paired statistics, intervals and group metrics.

Runs the real packages (requirements.txt) on seeded data and writes significance.json beside itself:
    python -m venv VENV && VENV/bin/pip install -r requirements.txt && VENV/bin/python make.py
"""
import json
import warnings
from pathlib import Path

import numpy as np
from fairlearn import metrics as fl
from MLstatkit import Delong_test
from mlxtend.evaluate import combined_ftest_5x2cv, mcnemar as mlx_mcnemar, paired_ttest_5x2cv
from scipy import stats
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score, brier_score_loss, f1_score, log_loss, matthews_corrcoef, roc_auc_score
from sklearn.tree import DecisionTreeClassifier
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

warnings.filterwarnings("ignore")
out = {}


def r(values, digits=6):
    return [round(float(v), digits) for v in values]


def scores(seed, n, ties=None, share=0.3):
    g = np.random.default_rng(seed)
    y = (g.random(n) < share).astype(int)
    base = y * 0.8 + g.normal(size=n)
    a = 1 / (1 + np.exp(-(base + 0.5 * g.normal(size=n))))
    b = 1 / (1 + np.exp(-(base + 0.9 * g.normal(size=n))))
    digits = 6 if ties is None else ties
    return y, np.round(a, digits), np.round(b, digits)


def structural(y, s):
    """V10 and V01 by their definition, every pair looked at."""
    pos, neg = s[y == 1], s[y == 0]
    psi = (pos[:, None] > neg[None, :]) + 0.5 * (pos[:, None] == neg[None, :])
    return psi.mean(axis=1), psi.mean(axis=0)


def delong_case(name, y, a, b):
    va, vb = structural(y, a), structural(y, b)
    m, n = int(y.sum()), int((1 - y).sum())
    cov = np.cov(np.vstack([va[0], vb[0]])) / m + np.cov(np.vstack([va[1], vb[1]])) / n
    auc = [float(roc_auc_score(y, a)), float(roc_auc_score(y, b))]
    se = float(np.sqrt(cov[0, 0] + cov[1, 1] - 2 * cov[0, 1]))
    d = auc[0] - auc[1]
    mk = Delong_test(y, a, b)
    return {
        "name": name, "truth": y.tolist(), "candidate": r(a), "champion": r(b), "auc": auc,
        "covariance": cov.tolist(), "standardError": se, "z": d / se, "pValue": float(2 * stats.norm.sf(abs(d / se))),
        "lower": d - stats.norm.ppf(0.975) * se, "upper": d + stats.norm.ppf(0.975) * se,
        "mlstatkit": {"z": float(mk[0]), "pValue": float(mk[1])},
    }


out["delong"] = [
    delong_case("continuous", *scores(1, 300)),
    delong_case("tied", *scores(2, 400, ties=1)),
    delong_case("few positives", *scores(3, 200, share=0.06)),
]

out["mcnemar"] = []
for b, c in [(3, 9), (0, 7), (12, 12), (10, 14), (25, 40), (121, 59), (1, 0), (300, 260)]:
    table = [[100, b], [c, 100]]
    out["mcnemar"].append({
        "onlyCandidate": b, "onlyChampion": c,
        "exact": float(mcnemar(table, exact=True).pvalue),
        "corrected": [float(v) for v in (lambda t: (t.statistic, t.pvalue))(mcnemar(table, exact=False, correction=True))],
        "uncorrected": [float(v) for v in (lambda t: (t.statistic, t.pvalue))(mcnemar(table, exact=False, correction=False))],
        "mlxtend": [float(v) for v in mlx_mcnemar(np.array(table), corrected=True)],
    })

g = np.random.default_rng(7)
out["pairedMean"] = []
for n in (8, 40, 500):
    x, z = np.round(g.gamma(2, 1, n), 6), np.round(g.gamma(2, 1.1, n), 6)
    t = stats.ttest_rel(x, z)
    ci = t.confidence_interval(0.95)
    out["pairedMean"].append({
        "candidate": x.tolist(), "champion": z.tolist(), "difference": float(np.mean(x - z)), "pValue": float(t.pvalue),
        "pLower": float(stats.ttest_rel(x, z, alternative="less").pvalue), "lower": float(ci.low), "upper": float(ci.high),
    })

# Cluster-robust mean: statsmodels' OLS on a constant with cluster covariance. Its small-sample factor G/(G-1) * (n-1)/(n-k) is G/(G-1) here.
import statsmodels.api as sm

clusters = np.repeat(np.arange(15), g.integers(1, 9, 15))
diff = np.round(g.normal(size=15)[clusters] * 0.3 + g.normal(size=len(clusters)) + 0.1, 6)
fit = sm.OLS(diff, np.ones(len(diff))).fit(cov_type="cluster", cov_kwds={"groups": clusters, "df_correction": True}, use_t=True)
out["clusteredMean"] = {
    "differences": diff.tolist(), "clusters": clusters.tolist(), "difference": float(fit.params[0]), "standardError": float(fit.bse[0]),
    "pValue": float(fit.pvalues[0]), "lower": float(fit.conf_int()[0][0]), "upper": float(fit.conf_int()[0][1]),
}

out["multiple"] = []
for p in ([0.01, 0.04, 0.03, 0.005], [0.5, 0.02, 0.02, 0.9, 1e-9], r(g.random(12), 8)):
    out["multiple"].append({
        "pValues": list(p), "holm": multipletests(p, method="holm")[1].tolist(), "bh": multipletests(p, method="fdr_bh")[1].tolist(),
    })

# 5x2cv of mlxtend, with the differences it computed written down by the scorer.
X, y = make_classification(n_samples=240, n_features=8, flip_y=0.2, random_state=5)
seen = []


def scorer(estimator, X_test, y_test):
    value = accuracy_score(y_test, estimator.predict(X_test))
    seen.append(value)
    return value


one, two = LogisticRegression(max_iter=500), DecisionTreeClassifier(max_depth=2, random_state=0)
t, p_t = paired_ttest_5x2cv(one, two, X, y, scoring=scorer, random_seed=1)
folds = np.array(seen).reshape(-1, 2)
differences = (folds[:, 0] - folds[:, 1]).reshape(5, 2)
f, p_f = combined_ftest_5x2cv(one, two, X, y, scoring=scorer, random_seed=1)
out["fiveByTwo"] = {"differences": differences.tolist(), "t": float(t), "pT": float(p_t), "f": float(f), "pF": float(p_f)}

# Nadeau and Bengio's corrected t as in scikit-learn's example "Statistical comparison of models using grid search".
folds = r(g.normal(0.01, 0.02, 10))
n_train, n_test = 180, 20
corrected_std = np.sqrt(np.var(folds, ddof=1) * (1 / 10 + n_test / n_train))
t_stat = np.mean(folds) / corrected_std
half = stats.t.ppf(0.975, 9) * corrected_std
out["resampled"] = {
    "differences": folds, "train": n_train, "test": n_test, "statistic": float(t_stat), "pValue": float(2 * stats.t.sf(abs(t_stat), 9)),
    "lower": float(np.mean(folds) - half), "upper": float(np.mean(folds) + half),
}

out["wilson"] = []
for k, n in [(0, 10), (10, 10), (3, 10), (57, 200), (1, 3000)]:
    low, high = proportion_confint(k, n, method="wilson")
    out["wilson"].append({"hits": k, "of": n, "lower": float(low), "upper": float(high)})

out["gap"] = []
for k1, n1, k2, n2 in [(40, 90, 25, 80), (150, 1000, 210, 1100), (9, 10, 3, 10), (1, 12, 0, 9)]:
    low, high = confint_proportions_2indep(k1, n1, k2, n2, compare="diff", method="newcomb")
    table = [[k1, n1 - k1], [k2, n2 - k2]]
    out["gap"].append({
        "first": [k1, n1], "second": [k2, n2], "lower": float(low), "upper": float(high),
        "chi2": float(stats.chi2_contingency(table, correction=False).pvalue), "fisher": float(stats.fisher_exact(table).pvalue),
    })
out["chi2Groups"] = {
    "tallies": [[40, 90], [25, 80], [60, 100]],
    "pValue": float(stats.chi2_contingency([[40, 50], [25, 55], [60, 40]], correction=False).pvalue),
}

# Fairlearn: its documented example and a random one.
doc = {
    "truth": [0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1],
    "labels": [0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0],
    "groups": list("bbabbcccaacabccbcc"),
}
yy = (g.random(600) < 0.4).astype(int)
rand = {
    "truth": yy.tolist(), "labels": ((yy * 0.5 + g.random(600)) > 0.75).astype(int).tolist(),
    "groups": g.choice(["x", "y", "z", "w"], 600, p=[0.5, 0.3, 0.15, 0.05]).tolist(),
}
names = ["selection_rate", "true_positive_rate", "true_negative_rate", "false_positive_rate", "false_negative_rate"]
out["fairness"] = []
for case in (doc, rand):
    args = dict(y_true=case["truth"], y_pred=case["labels"], sensitive_features=case["groups"])
    frame = fl.MetricFrame(metrics={name: getattr(fl, name) for name in names}, **args)
    values = {
        name: float(getattr(fl, name)(case["truth"], case["labels"], sensitive_features=case["groups"]))
        for name in (
            "demographic_parity_difference", "demographic_parity_ratio", "equalized_odds_difference", "equalized_odds_ratio",
            "equal_opportunity_difference", "equal_opportunity_ratio",
        )
    }
    for how in ("difference", "ratio", "group_min", "group_max"):
        found = getattr(frame, how)() if how.startswith("group") else getattr(frame, how)(method="between_groups")
        for name in names:
            values[f"{name}_{how}"] = float(found[name])
    out["fairness"].append({**case, "byGroup": {n: {k: float(v) for k, v in frame.by_group[n].items()} for n in names}, "values": values})

# Standard errors of differences by numpy's own paired bootstrap (multinomial, 4,000 replicates): ours must agree within the noise of drawing.
y, a, b = scores(11, 600, ties=2)
la, lb = (a >= 0.5).astype(int), (b >= 0.5).astype(int)
boot = np.random.default_rng(3)
metrics = {
    "average_precision": lambda i, s, l: average_precision_score(y[i], s[i]),
    "f1": lambda i, s, l: f1_score(y[i], l[i]),
    "matthews_corrcoef": lambda i, s, l: matthews_corrcoef(y[i], l[i]),
    "log_loss": lambda i, s, l: log_loss(y[i], s[i]),
    "brier_score": lambda i, s, l: brier_score_loss(y[i], s[i]),
    "accuracy": lambda i, s, l: accuracy_score(y[i], l[i]),
    "roc_auc": lambda i, s, l: roc_auc_score(y[i], s[i]),
}
draws = {name: [] for name in metrics}
for _ in range(2000):
    i = boot.integers(0, len(y), len(y))
    for name, metric in metrics.items():
        draws[name].append(metric(i, a, la) - metric(i, b, lb))
everything = np.arange(len(y))
out["bootstrap"] = {
    "truth": y.tolist(), "candidate": r(a), "champion": r(b),
    "metrics": {
        name: {
            "candidate": float(metric(everything, a, la)), "champion": float(metric(everything, b, lb)),
            "standardError": float(np.std(draws[name], ddof=1)),
            "lower": float(np.quantile(draws[name], 0.025)), "upper": float(np.quantile(draws[name], 0.975)),
        }
        for name, metric in metrics.items()
    },
}

path = Path(__file__).with_name("significance.json")
path.write_text(json.dumps(out, indent=None, separators=(",", ":")) + "\n")
print(path.stat().st_size, "bytes")
