"""The peers of metrics.ts, on truth, scores and slices of a folder. Needs numpy, scikit-learn, pandas, fairlearn."""

import numpy as np
import pandas as pd
from peer_loop import read, serve

truth, scores, slices = read("truth", "scores", "slices")
truth, slices = truth.astype(np.int64), slices.astype(np.int64)
labels = (scores >= 0.5).astype(np.int64)
rates = ["accuracy", "precision", "recall", "selection_rate", "false_positive_rate", "false_negative_rate"]


def sklearn_binary():
    from sklearn import metrics as sk
    from sklearn.calibration import calibration_curve

    sk.roc_auc_score(truth, scores)
    sk.average_precision_score(truth, scores)
    sk.log_loss(truth, scores)
    sk.brier_score_loss(truth, scores)
    sk.confusion_matrix(truth, labels)
    sk.precision_recall_fscore_support(truth, labels, average="binary")
    sk.accuracy_score(truth, labels)
    sk.matthews_corrcoef(truth, labels)
    calibration_curve(truth, scores, n_bins=15)


def numpy_slices():
    # The column as it comes from a file: texts. Ours has dictionary codes from its reader; numpy_codes starts from codes too.
    count_rates(pd.factorize(texts)[0])


def numpy_codes():
    count_rates(slices)


def count_rates(codes):
    cells = np.bincount(codes * 4 + truth * 2 + labels, minlength=80).reshape(-1, 4)
    tn, fp, fn, tp = cells.T
    with np.errstate(all="ignore"):
        return [(tp + tn) / cells.sum(axis=1), tp / (tp + fp), tp / (tp + fn), (tp + fp) / cells.sum(axis=1), fp / (fp + tn), fn / (fn + tp)]


def fairlearn_slices():
    import fairlearn.metrics as fm
    from sklearn import metrics as sk

    chosen = {
        "accuracy": sk.accuracy_score, "precision": sk.precision_score, "recall": sk.recall_score,
        "selection_rate": fm.selection_rate, "false_positive_rate": fm.false_positive_rate, "false_negative_rate": fm.false_negative_rate,
    }
    frame = fm.MetricFrame(metrics=chosen, y_true=truth, y_pred=labels, sensitive_features=slices)
    frame.by_group, frame.difference(), frame.ratio()


def fairlearn_auc():
    import fairlearn.metrics as fm
    from sklearn import metrics as sk

    fm.MetricFrame(metrics=sk.roc_auc_score, y_true=truth, y_pred=scores, sensitive_features=slices).by_group


texts = pd.Series(np.array([f"group {i}" for i in range(20)], dtype=object)[slices])
serve({
    "sklearn_binary": (["sklearn.metrics", "sklearn.calibration"], sklearn_binary),
    "numpy_slices": ([], numpy_slices),
    "numpy_codes": ([], numpy_codes),
    "fairlearn_slices": (["sklearn.metrics", "fairlearn.metrics"], fairlearn_slices),
    "fairlearn_auc": (["sklearn.metrics", "fairlearn.metrics"], fairlearn_auc),
})
