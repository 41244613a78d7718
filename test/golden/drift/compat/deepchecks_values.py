"""Deepchecks 0.19.1, run itself (as a program; nothing of it is copied). pip install -r requirements-deepchecks.txt && python deepchecks_values.py > deepchecks.json"""
import json
import warnings

warnings.filterwarnings("ignore")
import pandas as pd
from deepchecks.utils.distribution.drift import calc_drift_and_plot
from deepchecks.utils.type_inference import is_categorical

data = json.load(open("data.json"))
out = {}
for size, tables in data.items():
    out[size] = {}
    for name in tables["reference"]:
        ref, cur = pd.Series(tables["reference"][name]), pd.Series(tables["current"][name])
        kind = "categorical" if is_categorical(ref) else "numerical"
        row = {"type": kind, "tests": {}}
        for test in ["KS", "EMD"] if kind == "numerical" else ["cramers_v", "PSI"]:
            score, _, _ = calc_drift_and_plot(
                ref, cur, name, kind, numerical_drift_method=test, categorical_drift_method=test, with_display=False)
            row["tests"][test] = float(score)
        out[size][name] = row
print(json.dumps({"made_by": "deepchecks 0.19.1, pandas 2.1.4", "values": out}))
