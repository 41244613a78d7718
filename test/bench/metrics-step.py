"""What a team would write: `python metrics-step.py FILE`. Needs pandas, pyarrow, scikit-learn."""

import sys

import pandas as pd
from sklearn import metrics as sk
from sklearn.calibration import calibration_curve

file = sys.argv[1]
rows = pd.read_csv(file) if file.endswith(".csv") else pd.read_parquet(file)
truth, scores = rows["y"].to_numpy(), rows["p"].to_numpy()
labels = (scores >= 0.5).astype(int)
print(
    sk.roc_auc_score(truth, scores),
    sk.average_precision_score(truth, scores),
    sk.log_loss(truth, scores),
    sk.brier_score_loss(truth, scores),
    sk.confusion_matrix(truth, labels),
    sk.precision_recall_fscore_support(truth, labels, average="binary"),
    sk.accuracy_score(truth, labels),
    sk.matthews_corrcoef(truth, labels),
    calibration_curve(truth, scores, n_bins=15),
)
