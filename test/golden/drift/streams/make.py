"""Where river's detectors find a change, on seeded streams. pip install -r requirements.txt && python make.py > streams.json"""
import json
import random
import numpy as np
from river import drift

rng = np.random.default_rng(20261125)
streams = {
    "calm": rng.normal(0, 1, 2000).round(6).tolist(),
    "one step": np.concatenate([rng.normal(0, 1, 1000), rng.normal(1, 1, 1000)]).round(6).tolist(),
    "steps up and down": np.concatenate([rng.normal(m, 0.5, 500) for m in [0, 2, -1, 3]]).round(6).tolist(),
    "slow ramp": (rng.normal(0, 0.3, 2500) + np.linspace(0, 3, 2500)).round(6).tolist(),
    "river's example": (lambda r: r.choices([0, 1], k=1000) + r.choices(range(4, 8), k=1000))(random.Random(12345)),
}
binary = {
    "calm": (rng.random(2000) < 0.2).astype(int).tolist(),
    "worse": np.concatenate([rng.random(1000) < 0.1, rng.random(1000) < 0.4]).astype(int).tolist(),
    "worse twice": np.concatenate([rng.random(700) < p for p in [0.05, 0.3, 0.7]]).astype(int).tolist(),
}


def run(detector, stream):
    found, warned = [], []
    for i, x in enumerate(stream):
        detector.update(x)
        if detector.drift_detected:
            found.append(i)
        if getattr(detector, "warning_detected", False):
            warned.append(i)
    return found, warned


out = {"made_by": "river 0.26.1", "streams": streams, "binary": binary, "found": []}
for name, stream in streams.items():
    for label, make in {
        "adwin": lambda: drift.ADWIN(), "adwin loose": lambda: drift.ADWIN(delta=0.3, clock=1, max_buckets=3, min_window_length=10, grace_period=20),
        "page-hinkley": lambda: drift.PageHinkley(), "page-hinkley up": lambda: drift.PageHinkley(mode="up", threshold=20, delta=0.05, min_instances=10),
        "kswin": lambda: drift.KSWIN(seed=42), "kswin wide": lambda: drift.KSWIN(alpha=0.0001, window_size=300, stat_size=20, seed=7),
    }.items():
        detector = make()
        found, _ = run(detector, stream)
        row = {"stream": name, "detector": label, "found": found}
        if label.startswith("adwin"):
            row.update(width=detector.width, estimation=detector.estimation, variance=detector.variance)
        out["found"].append(row)
for name, stream in binary.items():
    found, warned = run(drift.binary.DDM(), stream)
    out["found"].append({"stream": name, "detector": "ddm", "found": found, "warned": warned})
print(json.dumps(out))
