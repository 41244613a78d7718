"""Golden values of distances and tests: scipy 1.17.1 on seeded samples, mpmath for the tail of the Cramer-von Mises law.

Run: pip install -r requirements.txt && python make.py > measures.json
"""
import json
import numpy as np
import mpmath
from scipy import stats
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(20261123)


def ramp(n, a, c, modulus, scale):
    """A sequence that any language computes exactly: ((k * a + c) mod modulus) / scale."""
    return np.array([((k * a + c) % modulus) / scale for k in range(n)])


def two_samples():
    yield "normal, shift of half a deviation, equal sizes", rng.normal(0, 1, 200), rng.normal(0.5, 1, 200)
    yield "normal, unequal sizes", rng.normal(0, 1, 180), rng.normal(0.3, 1.2, 75)
    yield "same law", rng.normal(3, 2, 150), rng.normal(3, 2, 160)
    yield "coprime sizes", rng.exponential(2, 97), rng.exponential(2.5, 64)
    yield "integers with ties", rng.poisson(4, 120).astype(float), rng.poisson(5, 90).astype(float)
    yield "tiny, no ties", np.array([1.5, 2.25, 7.0, 3.125, 9.5]), np.array([0.5, 2.0, 8.0, 4.0, 5.0, 6.0, 11.0])
    yield "tiny, far apart", np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([11.0, 12.0, 13.0, 14.0])
    yield "far apart, exact tail", rng.normal(0, 1, 120), rng.normal(4, 1, 110)
    yield "one outlier", np.append(rng.normal(0, 1, 99), 1e6), rng.normal(0.2, 1, 100)
    yield "zero or one", (rng.random(140) < 0.3).astype(float), (rng.random(130) < 0.4).astype(float)
    yield "heavy tails", np.round(rng.standard_cauchy(150), 6), np.round(rng.standard_cauchy(149) + 1, 6)
    yield "twenty each, exact laws", rng.normal(0, 1, 20), rng.normal(0.8, 1, 19)


def measures(a, b):
    ks = stats.ks_2samp(a, b)
    cvm = stats.cramervonmises_2samp(a, b)
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ad = stats.anderson_ksamp([a, b])
    mw = stats.mannwhitneyu(a, b)
    w = stats.wasserstein_distance(a, b)
    return {
        "ks": [ks.statistic, ks.pvalue],
        "ks_asymptotic": float(stats.ks_2samp(a, b, method="asymp").pvalue),
        "cramer_von_mises": [cvm.statistic, cvm.pvalue],
        "anderson": [ad.statistic, ad.pvalue],
        "mann_whitney": [mw.statistic, mw.pvalue],
        "wasserstein": w,
        "wasserstein_normed": w / float(np.std(a)) if np.std(a) > 0 else None,
        "energy": stats.energy_distance(a, b),
    }


def clean(value):
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [clean(v) for v in value]
    if isinstance(value, (np.floating, float)):
        return float(value)
    if isinstance(value, np.integer):
        return int(value)
    return value


samples = [
    {"name": name, "reference": a, "current": b, "measures": measures(a, b)}
    for name, a, b in two_samples()
]

ramps = []
for (n, pa), (m, pb) in [
    ((12000, (7919, 17, 104729, 1047.29)), (9000, (6007, 3, 104729, 1020.0))),
    ((2500, (7919, 17, 10007, 100.0)), (2500, (6007, 3, 10007, 97.0))),
    ((1000, (7919, 17, 10007, 100.0)), (1999, (6007, 3, 10007, 100.0))),
]:
    a, b = ramp(n, *pa), ramp(m, *pb)
    ramps.append({"reference": [n, *pa], "current": [m, *pb], "measures": measures(a, b)})

tables = []
for name, r, c in [
    ("three levels", [120, 60, 20], [100, 80, 40]),
    ("two levels, Yates", [101, 59], [121, 33]),
    ("two levels, nearly equal, Yates ends at zero", [50, 50], [51, 50]),
    ("a level that the reference never had", [50, 50, 0], [45, 45, 10]),
    ("a level that is gone", [50, 40, 10], [60, 60, 0]),
    ("many levels", rng.integers(5, 200, 24).tolist(), rng.integers(5, 200, 24).tolist()),
    ("the same shares", [10, 20, 30], [100, 200, 300]),
]:
    table = np.array([r, c])
    chi2 = stats.chi2_contingency(table)
    g = stats.chi2_contingency(table, lambda_="log-likelihood")
    p, q = np.array(r) / sum(r), np.array(c) / sum(c)
    row = {
        "name": name,
        "reference": r,
        "current": c,
        "chi2": [chi2.statistic, chi2.pvalue, chi2.dof],
        "g_test": [g.statistic, g.pvalue, g.dof],
        "jensen_shannon": float(jensenshannon(p, q)),
        "jensen_shannon_base2": float(jensenshannon(p, q, base=2)),
        "hellinger": float(np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2)),
        "total_variation": float(np.abs(p - q).sum() / 2),
        "l_infinity": float(np.abs(p - q).max()),
    }
    if min(r) > 0 and min(c) > 0:
        row["psi"] = float(((q - p) * np.log(q / p)).sum())
        row["kl_divergence"] = float(stats.entropy(p, q))
    tables.append(row)


def cvm_sf(x):
    """P(W2 > x), Smirnov's series at 40 digits."""
    mpmath.mp.dps = 40
    x = mpmath.mpf(x)
    total = mpmath.mpf(0)
    for j in range(1, 60):
        a, b = (2 * j - 1) * mpmath.pi, 2 * j * mpmath.pi
        if x * a * a / 2 > 1500:
            break
        part = mpmath.quad(
            lambda t: mpmath.exp(-x * (a + (b - a) * t) ** 2 / 2)
            / mpmath.sqrt((a + (b - a) * t) * mpmath.sin(mpmath.pi * t)) * (b - a),
            [0, mpmath.mpf(1) / 4, mpmath.mpf(1) / 2, mpmath.mpf(3) / 4, 1],
        )
        total += part if j % 2 else -part
    return float(2 / mpmath.pi * total)


tail = [[x, cvm_sf(x)] for x in [0.02, 0.05, 0.1, 0.25, 0.46136, 0.74346, 1.0, 2.0, 5.0, 20.0, 80.0]]

adjusted = []
for p in [[0.01, 0.02, 0.03, 0.04, 0.5], [0.9, 0.001, 0.04, 0.04], [0.2]]:
    adjusted.append([p, stats.false_discovery_control(p).tolist()])

print(json.dumps(clean({
    "made_by": "scipy 1.17.1, numpy 2.4.6, mpmath 1.3.0, seed 20261123",
    "samples": samples, "ramps": ramps, "tables": tables, "cvm_tail": tail, "benjamini_hochberg": adjusted,
})))
