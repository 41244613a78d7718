"""Makes prediction files of every task and what scikit-learn, Fairlearn, MLstatkit and statsmodels say of them.

Run: python -m venv v && v/bin/pip install -r requirements.txt && v/bin/python make.py
"""

import json
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from fairlearn.metrics import (
    demographic_parity_difference,
    demographic_parity_ratio,
    equal_opportunity_difference,
    equalized_odds_difference,
)
from MLstatkit import Delong_test
from sklearn import metrics as sk
from statsmodels.stats.contingency_tables import mcnemar

warnings.simplefilter("ignore")
here = Path(__file__).parent
rng = np.random.default_rng(20261123)
expected = {}


def number(value):
    return float(value)


# Binary: text labels, a group, weights; a second file with another model's scores, shuffled.
rows = 500
truth = rng.random(rows) < 0.35
score = np.clip(np.where(truth, 0.58, 0.42) + rng.normal(0, 0.2, rows), 0.001, 0.999).round(6)
other = np.clip(score + rng.normal(0, 0.12, rows), 0.001, 0.999).round(6)
region = rng.choice(["north", "south", "west"], rows)
weight = rng.integers(1, 5, rows)
label = np.where(truth, "default", "paid")
frame = pd.DataFrame({"id": np.arange(rows), "y": label, "p": score, "region": region, "w": weight})
frame["said"] = np.where(score >= 0.5, "default", "paid")
frame.to_csv(here / "binary.csv", index=False)
second = frame.assign(p=other, said=np.where(other >= 0.5, "default", "paid")).sample(frac=1, random_state=7)
second.to_csv(here / "binary-other.csv", index=False)

y, hard = truth.astype(int), (score >= 0.5).astype(int)
binary = {
    "roc_auc": sk.roc_auc_score(y, score),
    "average_precision": sk.average_precision_score(y, score),
    "accuracy": sk.accuracy_score(y, hard),
    "balanced_accuracy": sk.balanced_accuracy_score(y, hard),
    "f1": sk.f1_score(y, hard),
    "f1_macro": sk.f1_score(y, hard, average="macro"),
    "precision": sk.precision_score(y, hard),
    "recall": sk.recall_score(y, hard),
    "matthews_corrcoef": sk.matthews_corrcoef(y, hard),
    "cohen_kappa": sk.cohen_kappa_score(y, hard),
    "log_loss": sk.log_loss(y, score),
    "brier_score": sk.brier_score_loss(y, score),
}
slices = {}
for name in np.unique(region):
    own = region == name
    slices[name] = {
        "rows": int(own.sum()),
        "roc_auc": number(sk.roc_auc_score(y[own], score[own])),
        "f1": number(sk.f1_score(y[own], hard[own])),
    }
fair = {"sensitive_features": region}
expected["binary"] = {
    "metrics": {name: number(value) for name, value in binary.items()},
    "weighted": {
        "roc_auc": number(sk.roc_auc_score(y, score, sample_weight=weight)),
        "accuracy": number(sk.accuracy_score(y, hard, sample_weight=weight)),
        "log_loss": number(sk.log_loss(y, score, sample_weight=weight)),
    },
    "slices": slices,
    "fairness": {
        "demographic_parity_difference": number(demographic_parity_difference(y, hard, **fair)),
        "demographic_parity_ratio": number(demographic_parity_ratio(y, hard, **fair)),
        "equalized_odds_difference": number(equalized_odds_difference(y, hard, **fair)),
        "equal_opportunity_difference": number(equal_opportunity_difference(y, hard, **fair)),
    },
}
hard2 = (other >= 0.5).astype(int)
table = np.zeros((2, 2))
for before, after in zip(hard == y, hard2 == y):
    table[int(before), int(after)] += 1
delong = Delong_test(y, score, other)
expected["compare"] = {
    "roc_auc": {
        "baseline": number(sk.roc_auc_score(y, score)),
        "candidate": number(sk.roc_auc_score(y, other)),
        "pValue": number(delong[1]),
    },
    "onlyCandidate": int(table[0, 1]),
    "onlyChampion": int(table[1, 0]),
    "mcnemar": number(mcnemar(table, exact=False, correction=True).pvalue),
    "flipped": int((hard != hard2).sum()),
}

# Multiclass: three classes as texts, probabilities in columns that are not in the order of the classes.
rows = 300
names = np.array(["ant", "bee", "cat"])
codes = rng.integers(0, 3, rows)
raw = rng.random((rows, 3)) + 0.8 * np.eye(3)[codes]
shares = (raw / raw.sum(axis=1, keepdims=True)).round(6)
shares[:, 2] = (1 - shares[:, 0] - shares[:, 1]).round(6)
said = shares.argmax(axis=1)
pd.DataFrame(
    {"kind": names[codes], "p_cat": shares[:, 2], "p_ant": shares[:, 0], "p_bee": shares[:, 1], "said": names[said]}
).to_csv(here / "multiclass.csv", index=False)
expected["multiclass"] = {
    "metrics": {
        "accuracy": number(sk.accuracy_score(codes, said)),
        "f1_macro": number(sk.f1_score(codes, said, average="macro")),
        "f1_weighted": number(sk.f1_score(codes, said, average="weighted")),
        "log_loss": number(sk.log_loss(codes, shares)),
        "roc_auc_ovr": number(sk.roc_auc_score(codes, shares, multi_class="ovr")),
        "roc_auc_ovo": number(sk.roc_auc_score(codes, shares, multi_class="ovo")),
    },
    "precision": {name: number(value) for name, value in zip(names, sk.precision_score(codes, said, average=None))},
}

# Regression.
target = rng.gamma(2, 50, 200).round(3)
value = (target + rng.normal(3, 12, 200)).round(3)
pd.DataFrame({"cnt": target, "forecast": value}).to_csv(here / "regression.csv", index=False)
expected["regression"] = {
    "root_mean_squared_error": number(sk.root_mean_squared_error(target, value)),
    "mean_absolute_error": number(sk.mean_absolute_error(target, value)),
    "r2": number(sk.r2_score(target, value)),
    "median_absolute_error": number(sk.median_absolute_error(target, value)),
    "max_error": number(sk.max_error(target, value)),
}

# Clustering: found clusters as numbers, true ones as texts, and the points.
centres = np.array([[0, 0], [4, 1], [1, 5]])
group = rng.integers(0, 3, 150)
points = (centres[group] + rng.normal(0, 1.1, (150, 2))).round(4)
found = np.argmin(((points[:, None, :] - centres) ** 2).sum(axis=2), axis=1)
pd.DataFrame({"true": names[group], "found": found + 10, "x1": points[:, 0], "x2": points[:, 1]}).to_csv(
    here / "clustering.csv", index=False
)
expected["clustering"] = {
    "adjusted_rand_score": number(sk.adjusted_rand_score(group, found)),
    "v_measure_score": number(sk.v_measure_score(group, found)),
    "silhouette_score": number(sk.silhouette_score(points, found)),
}

# Ranking: queries of five items.
query = np.repeat(np.arange(40), 5)
relevance = rng.integers(0, 4, 200)
rank = (relevance + rng.normal(0, 1.5, 200)).round(5)
pd.DataFrame({"query": [f"q{one}" for one in query], "relevance": relevance, "rank": rank}).to_csv(
    here / "ranking.csv", index=False
)
expected["ranking"] = {
    "ndcg": number(sk.ndcg_score(relevance.reshape(40, 5), rank.reshape(40, 5))),
    "ndcg_at_5": number(sk.ndcg_score(relevance.reshape(40, 5), rank.reshape(40, 5), k=5)),
}

(here / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
