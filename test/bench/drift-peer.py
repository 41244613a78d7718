"""A drift step with a peer, in a process of its own: python drift-peer.py JOB REFERENCE CURRENT. Prints seconds (imports included) and memory."""
import time

start = time.perf_counter()
import json
import resource
import sys
import warnings

warnings.filterwarnings("ignore")
job, reference, current = sys.argv[1:]


def read(path):
    import pandas as pd

    return pd.read_csv(path) if path.endswith(".csv") else pd.read_parquet(path)


def scipy_by_hand():
    import numpy as np
    from scipy import stats

    a, b = read(reference), read(current)
    for name in a:
        if a[name].dtype.kind in "if":
            x, y = a[name].to_numpy(), b[name].to_numpy()
            stats.ks_2samp(x, y)
            stats.wasserstein_distance(x, y)
            edges = np.quantile(x, np.linspace(0, 1, 11))
            p = np.histogram(x, edges)[0] / len(x)
            q = np.histogram(np.clip(y, edges[0], edges[-1]), edges)[0] / len(y)
            ((q - p) * np.log(q / p)).sum()
        else:
            import pandas as pd

            counts = pd.concat([a[name].value_counts(), b[name].value_counts()], axis=1).fillna(0)
            stats.chi2_contingency(counts.to_numpy().T)
    return len(a.columns)


def evidently():
    from evidently import Dataset, Report
    from evidently.presets import DataDriftPreset

    a, b = Dataset.from_pandas(read(reference)), Dataset.from_pandas(read(current))
    Report([DataDriftPreset()]).run(b, a).dict()
    return 30


def nannyml_ks():
    import nannyml as nml

    a, b = read(reference), read(current)
    calc = nml.UnivariateDriftCalculator(
        column_names=list(a), chunk_number=1, continuous_methods=["kolmogorov_smirnov"], categorical_methods=["chi2"])
    calc.fit(a)
    calc.calculate(b)
    return len(a.columns)


features = {"scipy": scipy_by_hand, "evidently": evidently, "nannyml": nannyml_ks}[job]()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": time.perf_counter() - start, "features": features, "peakBytes": peak}))
