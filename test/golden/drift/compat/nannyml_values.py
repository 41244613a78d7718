"""NannyML 0.13.1, run itself. pip install -r requirements-nannyml.txt && python nannyml_values.py > nannyml.json"""
import json
import warnings
import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
import nannyml as nml
from nannyml.drift.univariate.methods import FeatureType, MethodFactory
from nannyml.chunk import DefaultChunker
from nannyml.thresholds import StandardDeviationThreshold

data = json.load(open("data.json"))


def ramp(n, a, c, modulus, scale):
    return [((k * a + c) % modulus) / scale for k in range(n)]


CONTINUOUS = ["jensen_shannon", "hellinger", "kolmogorov_smirnov", "wasserstein"]
CATEGORICAL = ["jensen_shannon", "hellinger", "l_infinity", "chi2"]


def whole(ref, cur, continuous):
    values = {}
    for key in CONTINUOUS if continuous else CATEGORICAL:
        method = MethodFactory.create(
            key=key, feature_type=FeatureType.CONTINUOUS if continuous else FeatureType.CATEGORICAL,
            chunker=DefaultChunker(), threshold=StandardDeviationThreshold(std_lower_multiplier=None),
        )
        method._fit(ref)
        values[key] = float(method._calculate(cur))
    return values


out = {}
for size, tables in data.items():
    out[size] = {}
    for name in tables["reference"]:
        ref, cur = pd.Series(tables["reference"][name], name=name), pd.Series(tables["current"][name], name=name)
        continuous = not isinstance(tables["reference"][name][0], str)
        calc = nml.UnivariateDriftCalculator(column_names=[name])
        calc.fit(ref.to_frame())
        frame = calc.calculate(cur.to_frame()).filter(period="analysis").to_df()
        block = frame[name]["jensen_shannon"]
        out[size][name] = {
            "type": "continuous" if continuous else "categorical",
            "threshold": float(block["upper_threshold"].iloc[0]),
            "chunks": [[float(v), bool(a)] for v, a in zip(block["value"], block["alert"])],
            "whole": whole(ref, cur, continuous),
        }
large_ref = [10500, 7919, 17, 104729, 1047.29]
large_cur = [8000, 6007, 3, 104729, 1000.0]
big = whole(pd.Series(ramp(*large_ref)), pd.Series([x - 1.5 for x in ramp(*large_cur)]), True)
print(json.dumps({"made_by": "nannyml 0.13.1", "values": out,
                  "estimated": {"reference": large_ref, "current": large_cur, "current_shift": -1.5, "whole": big}}))
