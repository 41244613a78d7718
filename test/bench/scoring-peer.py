"""The scoring step as a team writes it: pandas reads Parquet, onnxruntime scores in batches, pandas writes.

python scoring-peer.py MODEL TABLE OUT  (OUT ends in .csv or .parquet); prints the seconds spent in run() as JSON.
Needs pandas, pyarrow, onnxruntime.
"""

import json
import sys
import time

import numpy as np
import onnxruntime
import pandas as pd

model, table, out = sys.argv[1:4]
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 2
session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
x = pd.read_parquet(table).to_numpy(dtype=np.float32)
labels, probabilities, spent = [], [], 0.0
for start in range(0, len(x), 10_000):
    before = time.perf_counter()
    label, probability = session.run(None, {"X": x[start : start + 10_000]})
    spent += time.perf_counter() - before
    labels.append(label)
    probabilities.append(probability)
p = np.concatenate(probabilities)
frame = pd.DataFrame({"prediction": np.concatenate(labels), "probability_0": p[:, 0], "probability_1": p[:, 1]})
frame.to_csv(out, index=False) if out.endswith(".csv") else frame.to_parquet(out, index=False)
print(json.dumps({"run": spent, "sum": float(p[:, 1].sum(dtype=np.float64))}))
