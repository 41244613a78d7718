"""Azure ML's data drift signal and TFDV's comparators, transcribed with numpy and scipy from their published definitions (neither can be run
here: the one needs Spark in a workspace, the other TensorFlow). pip install -r requirements-transcribed.txt && python transcribed_values.py > transcribed.json"""
import json
import numpy as np
import pandas as pd
from scipy import stats
from scipy.spatial.distance import jensenshannon

data = json.load(open("data.json"))


def azure(ref, cur, numerical):
    if numerical:
        low, high = min(ref.min(), cur.min()), max(ref.max(), cur.max())
        bins = int(np.ceil(np.log2(min(len(ref), len(cur))) + 1))
        edges = np.linspace(low, high, bins + 1)
        r, c = np.histogram(ref, edges)[0], np.histogram(cur, edges)[0]
    else:
        keys = sorted(set(ref) | set(cur))
        r = np.array([(ref == k).sum() for k in keys])
        c = np.array([(cur == k).sum() for k in keys])
    n, m, bins = len(ref), len(cur), len(r)
    p, q = (r + 1) / (n + bins), (c + 1) / (m + bins)
    values = {"jensen_shannon": jensenshannon(r / n, c / m, base=2), "psi": ((q - p) * np.log(q / p)).sum()}
    if numerical:
        values["wasserstein_normed"] = stats.wasserstein_distance(ref, cur) / max(ref.std(ddof=1), 0.001)
        values["ks"] = stats.ks_2samp(ref, cur).pvalue
    else:
        with np.errstate(divide="ignore"):
            values["chi2"] = stats.chisquare(c, r * m / n).pvalue if (r > 0).all() else 0.0
    return {k: float(v) for k, v in values.items()}


def standard_histogram(x):
    counts, edges = np.histogram(x, bins=10)
    return counts / len(x), edges


def tfdv(ref, cur, numerical):
    if not numerical:
        keys = sorted(set(ref) | set(cur))
        r = np.array([(ref == k).sum() for k in keys])
        c = np.array([(cur == k).sum() for k in keys])
        return {"l_infinity": float(np.abs(r / len(ref) - c / len(cur)).max()),
                "normalized_abs_difference": float(np.abs(r - c).max() / (len(ref) + len(cur)))}
    (p, pe), (q, qe) = standard_histogram(ref), standard_histogram(cur)
    union = np.unique(np.concatenate([pe, qe]))

    def spread(mass, edges):
        cdf = np.interp(union, edges, np.concatenate([[0], np.cumsum(mass)]))
        return np.diff(cdf)

    x, y = spread(p, pe), spread(q, qe)
    return {"jensen_shannon_divergence": float(jensenshannon(x, y, base=2) ** 2)}


out = {}
for size, tables in data.items():
    ref, cur = pd.DataFrame(tables["reference"]), pd.DataFrame(tables["current"])
    out[size] = {}
    for name in ref:
        numerical = not isinstance(tables["reference"][name][0], str)
        r, c = ref.dropna()[name], cur.dropna()[name]
        out[size][name] = {"azureml": azure(r, c, numerical),
                           "tfdv": tfdv(ref[name].dropna(), cur[name].dropna(), numerical)}
print(json.dumps({"made_by": "transcription, numpy 2.4.6, scipy 1.17.1", "values": out}))
