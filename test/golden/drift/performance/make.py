"""CBPE of NannyML 0.13.1 and isotonic regression of scikit-learn, run themselves on seeded data.
pip install -r requirements.txt && python make.py > performance.json"""
import json
import warnings
import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
import nannyml as nml
from sklearn.isotonic import IsotonicRegression

rng = np.random.default_rng(20261126)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def binary(n, shift, distortion):
    z = rng.normal(shift, 1.2, n)
    y = (rng.random(n) < sigmoid(z)).astype(int)
    s = sigmoid(distortion * z).round(6)
    return pd.DataFrame({"s": s, "p": (s >= 0.5).astype(int), "y": y})


def binary_case(distortion):
    ref, cur = binary(1200, -0.3, distortion), binary(700, 0.4, distortion)
    names = ["roc_auc", "f1", "precision", "recall", "specificity", "accuracy", "average_precision"]
    cbpe = nml.CBPE(y_pred_proba="s", y_pred="p", y_true="y", problem_type="classification_binary", metrics=names, chunk_number=1)
    cbpe.fit(ref)
    frame = cbpe.estimate(cur[["s", "p"]]).filter(period="analysis").to_df()
    return {"reference": {"s": ref.s.tolist(), "y": ref.y.tolist()}, "current": {"s": cur.s.tolist()},
            "calibrated": bool(cbpe.needs_calibration),
            "estimates": {k: float(frame[k]["value"].iloc[0]) for k in names}}


def multiclass_case():
    def make(n, shift):
        z = rng.normal(0, 1, (n, 3)) + np.array([0.5, 0, -0.5]) * (1 - shift)
        true = np.exp(z) / np.exp(z).sum(1, keepdims=True)
        y = np.array([rng.choice(3, p=t) for t in true])
        said = np.exp(1.8 * z)
        said = (said / said.sum(1, keepdims=True)).round(6)
        df = pd.DataFrame(said, columns=["pa", "pb", "pc"])
        df["pred"] = np.array(["a", "b", "c"])[said.argmax(1)]
        df["y"] = np.array(["a", "b", "c"])[y]
        return df
    ref, cur = make(1500, 0), make(900, 1)
    names = ["roc_auc", "f1", "precision", "recall", "accuracy"]
    cbpe = nml.CBPE(y_pred_proba={"a": "pa", "b": "pb", "c": "pc"}, y_pred="pred", y_true="y",
                    problem_type="classification_multiclass", metrics=names, chunk_number=1)
    cbpe.fit(ref)
    frame = cbpe.estimate(cur.drop(columns="y")).filter(period="analysis").to_df()
    return {"reference": ref.to_dict("list"), "current": cur.drop(columns="y").to_dict("list"),
            "estimates": {k: float(frame[k]["value"].iloc[0]) for k in names}}


x = np.array([0.1, 0.4, 0.4, 0.2, 0.8, 0.6, 0.9, 0.3, 0.4, 0.7])
y = np.array([0, 1, 0, 0, 1, 0, 1, 1, 1, 1], dtype=float)
iso = IsotonicRegression(out_of_bounds="clip", increasing=True).fit(x, y)
grid = np.linspace(0, 1, 41)
print(json.dumps({
    "made_by": "nannyml 0.13.1, scikit-learn's IsotonicRegression",
    "binary": [binary_case(1.0), binary_case(2.0), binary_case(0.5)], "multiclass": multiclass_case(),
    "isotonic": {"x": x.tolist(), "y": y.tolist(), "grid": grid.tolist(), "values": iso.predict(grid).tolist()},
}))
