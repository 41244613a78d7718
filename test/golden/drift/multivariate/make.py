"""Reconstruction error by PCA: NannyML 0.13.1, run itself. pip install -r requirements.txt && python make.py > reconstruction.json"""
import json
import warnings
import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
import nannyml as nml

rng = np.random.default_rng(20261127)


def make(n, drift):
    z = rng.normal(0, 1, (n, 3))
    a = z[:, 0] + 0.3 * rng.normal(0, 1, n)
    b = (-1 if drift else 1) * z[:, 0] + 0.3 * rng.normal(0, 1, n)
    frame = pd.DataFrame({"a": a.round(5), "b": b.round(5), "c": (10 * z[:, 1]).round(5), "d": z[:, 2].round(5)})
    frame["t"] = rng.choice(["x", "y", "z"], n, p=[0.5, 0.3, 0.2])
    if drift:
        frame.loc[:4, "t"] = "unseen"
    frame.loc[rng.random(n) < 0.05, "c"] = np.nan
    return frame


ref, same, turned = make(500, False), make(300, False), make(300, True)
calc = nml.DataReconstructionDriftCalculator(column_names=list(ref), chunk_number=1)
calc.fit(ref.copy())
out = {"made_by": "nannyml 0.13.1", "columns": list(ref)}
plain = lambda f: {c: [None if isinstance(v, float) and np.isnan(v) else v for v in f[c]] for c in f}
out["reference"] = plain(ref)
for name, frame in {"same": same, "turned": turned}.items():
    block = calc.calculate(frame.copy()).filter(period="analysis").to_df()
    block = block["reconstruction_error"]
    out[name] = {"data": plain(frame), "value": float(block["value"].iloc[0]), "sampling_error": float(block["sampling_error"].iloc[0])}
print(json.dumps(out))
