"""The tables that every package is asked about. Run: python data.py > data.json (numpy 2.4.6)."""
import json
import numpy as np

rng = np.random.default_rng(20261124)


def table(n, shift):
    age = np.clip(np.round(rng.normal(40 + 3 * shift, 12, n)), 18, 90)
    gaps = rng.normal(5, 2, n)
    gaps[rng.random(n) < 0.1 + 0.1 * shift] = np.nan
    outlier = rng.normal(0, 1, n)
    outlier[0] = 1e4 if shift else 3.0
    levels = ["blue", "green", "red"] + (["violet"] if shift else [])
    return {
        "normal": rng.normal(0.4 * shift, 1, n),
        "skewed": rng.exponential(2 + 0.3 * shift, n),
        "age": age.astype(int),
        "code": rng.choice([1, 2, 3, 4], n, p=[0.4, 0.3, 0.2, 0.1] if not shift else [0.3, 0.3, 0.25, 0.15]),
        "flag": (rng.random(n) < 0.3 + 0.08 * shift).astype(int),
        "gaps": gaps,
        "outlier": outlier,
        "colour": rng.choice(levels, n, p=[0.5, 0.3, 0.2] if not shift else [0.45, 0.3, 0.2, 0.05]).tolist(),
        "yes": rng.choice(["no", "yes"], n, p=[0.7, 0.3] if not shift else [0.62, 0.38]).tolist(),
        "rare": rng.choice(["a", "b", "c", "d", "e"], n, p=[0.6, 0.38, 0.009, 0.006, 0.005]).tolist(),
    }


def plain(columns):
    out = {}
    for name, values in columns.items():
        if isinstance(values, np.ndarray):
            values = [None if isinstance(v, float) and np.isnan(v) else v for v in values.tolist()]
            values = [round(v, 6) if isinstance(v, float) else v for v in values]
        out[name] = values
    return out


print(json.dumps({
    "small": {"reference": plain(table(600, 0)), "current": plain(table(453, 1))},
    "large": {"reference": plain(table(1500, 0)), "current": plain(table(1207, 1))},
}))
