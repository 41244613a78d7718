"""Evidently 0.7.23, run itself. pip install -r requirements-evidently.txt && python evidently_values.py > evidently.json"""
import json
import math
import warnings
import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
from evidently.legacy.calculations import stattests  # noqa: F401
from evidently.legacy.calculations.stattests import get_stattest
from evidently.legacy.core import ColumnType
from evidently.core.datasets import infer_column_type

data = json.load(open("data.json"))
NUMERIC = ["psi", "kl_div", "jensenshannon", "wasserstein", "hellinger", "ed", "ks", "t_test", "mannw", "cramer_von_mises", "anderson"]
CATEGORICAL = ["psi", "kl_div", "jensenshannon", "hellinger", "chisquare", "z"]
out = {}
for size, tables in data.items():
    out[size] = {}
    for name in tables["reference"]:
        ref, cur = pd.Series(tables["reference"][name]), pd.Series(tables["current"][name])
        kind = infer_column_type(ref)
        ref, cur = [s.replace([-np.inf, np.inf], np.nan).dropna() if s.dtype != object else s for s in (ref, cur)]
        kind = ColumnType.Numerical if kind.name == "Numerical" else ColumnType.Categorical
        default = get_stattest(ref, cur, kind, None)
        result = default(ref.copy(), cur.copy(), kind, None)
        row = {"type": "numerical" if kind == ColumnType.Numerical else "categorical", "default": default.name,
               "score": result.drift_score, "drifted": bool(result.drifted), "tests": {}}
        for test in NUMERIC if kind == ColumnType.Numerical else CATEGORICAL:
            if test == "z" and pd.concat([ref, cur]).nunique() > 2:
                continue
            score = get_stattest(ref, cur, kind, test)(ref.copy(), cur.copy(), kind, None).drift_score
            row["tests"][test] = None if math.isnan(score) else float(score)
        out[size][name] = row
print(json.dumps({"made_by": "evidently 0.7.23, pandas 2.3.3", "values": out}, default=float))
