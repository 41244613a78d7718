"""Trains the model that ranks card holders by their risk of default next month, and writes it as ONNX.

Reads   MLOPS_DATA_TRAIN   the training table (CSV)
        MLOPS_PARAMETERS   a JSON file: trees, max-depth, learning-rate, opposite-sign-education
        MLOPS_SEED         a whole number
Writes  MLOPS_OUTPUT/model.onnx and MLOPS_OUTPUT/metrics.json
"""

import json
import os
from pathlib import Path

from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss, roc_auc_score

from features import load_table, repair

parameters = json.loads(Path(os.environ["MLOPS_PARAMETERS"]).read_text())
output = Path(os.environ["MLOPS_OUTPUT"])
trees = int(parameters["trees"])

names, x, y = load_table(os.environ["MLOPS_DATA_TRAIN"])
x = repair(names, x, int(parameters.get("opposite-sign-education", 0)))
print(f"read {len(y):,} rows, {len(names)} features, {y.mean():.2%} defaults", flush=True)


def progress(done: int, model: GradientBoostingClassifier, _local: dict) -> bool:
    if (done + 1) % 20 == 0 or done + 1 == trees:
        print(f"tree {done + 1} of {trees}  training loss {model.train_score_[done]:.4f}", flush=True)
    return False


model = GradientBoostingClassifier(
    n_estimators=trees,
    max_depth=int(parameters["max-depth"]),
    learning_rate=float(parameters["learning-rate"]),
    subsample=0.5,
    random_state=int(os.environ["MLOPS_SEED"]),
)
model.fit(x, y, monitor=progress)

# zipmap off: probabilities come as one tensor, a column a class.
onnx = convert_sklearn(
    model,
    initial_types=[("X", FloatTensorType([None, len(names)]))],
    options={id(model): {"zipmap": False}},
)
# The exporter names the graph at random and lists operator sets in any order: the same training shall give the same bytes.
onnx.graph.name = "credit-default"
opsets = sorted(onnx.opset_import, key=lambda one: one.domain)
del onnx.opset_import[:]
onnx.opset_import.extend(opsets)
(output / "model.onnx").write_bytes(onnx.SerializeToString())

risk = model.predict_proba(x)[:, 1]
metrics = {"train_roc_auc": roc_auc_score(y, risk), "train_log_loss": log_loss(y, risk), "train_rows": len(y)}
(output / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
print(f"wrote model.onnx and metrics.json  train_roc_auc {metrics['train_roc_auc']:.4f}", flush=True)
