"""Makes numerics.json: values of special functions, distributions and Kolmogorov-Smirnov laws.

mpmath (50 digits) where it decides (tails, quantiles), scipy for its exact kstwo and smirnov.
Run: python -m venv v && v/bin/pip install -r requirements.txt && v/bin/python make.py
"""

import json
import random
from pathlib import Path

import mpmath as mp
from scipy import special, stats

mp.mp.dps = 50
rng = random.Random(20261123)
out = {}


def log_uniform(low, high):
    import math

    return math.exp(rng.uniform(math.log(low), math.log(high)))


def keep(rows, args, value):
    value = mp.re(value)
    if value == 0 or abs(value) < mp.mpf("1e-290") or abs(value) > mp.mpf("1e290"):
        return
    rows.append([*args, float(value)])


def root(function, start):
    """The secant method from two close points: scipy's value and a hair beside it."""
    start = float(start)
    return mp.findroot(function, (start, start * (1 + 1e-9)), tol=1e-60, maxsteps=60, verify=False)


def put(name, cases, function):
    rows = []
    for args in cases:
        keep(rows, args, function(*[mp.mpf(a) for a in args]))
    out[name] = rows
    print(name, len(rows), flush=True)


# --- special functions -------------------------------------------------------
xs = [1e-12, 1e-5, 0.1, 0.3, 0.49, 0.5, 0.51, 0.9, 0.99, 1.0, 1.5, 2.0, 3.7, 5.0, 8.0, 12.0, 20.0, 25.0]
put("erf", [(x,) for x in xs] + [(-x,) for x in xs], mp.erf)
put("erfc", [(x,) for x in xs] + [(-x,) for x in xs], mp.erfc)
zs = [-37.0, -20.0, -8.5, -5.0, -3.0, -1.96, -1.0, -0.3, -1e-6, 0.0, 1e-6, 0.2, 0.5, 0.7, 1.0, 1.6448536269514722, 2.5, 4.0, 6.0, 9.0, 15.0, 25.0, 36.0]
put("normalSf", [(z,) for z in zs], lambda z: mp.erfc(z / mp.sqrt(2)) / 2)
put("normalCdf", [(z,) for z in zs], lambda z: mp.erfc(-z / mp.sqrt(2)) / 2)
put("logGamma", [(x,) for x in [1e-10, 1e-3, 0.1, 0.4999, 0.5, 0.9, 0.999, 1.0000001, 1.4, 1.6, 1.99999, 2.00001, 2.4, 2.6, 3.5, 7.7, 9.99, 10.01, 33.3, 1e3, 1e6, 1e10]], mp.loggamma)
put("logBeta", [(a, b) for a in [0.01, 0.5, 3.3, 12.0, 500.0] for b in [0.02, 1.0, 7.5, 11.0, 1e4, 1e7]], lambda a, b: mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b))
put("log1pmx", [(x,) for x in [-0.9, -0.5, -0.3, -1e-3, -1e-9, 1e-12, 1e-4, 0.2, 0.7, 1.0, 2.0, 50.0]], lambda x: mp.log(1 + x) - x)
put("expm1mx", [(x,) for x in [-5.0, -0.51, -0.2, -1e-6, 1e-10, 1e-3, 0.4, 0.6, 3.0]], lambda x: mp.exp(x) - 1 - x)


# --- gamma and chi-square ----------------------------------------------------
def gamma_upper(a, x):
    if a > 150:
        return 1 - gamma_lower(a, x) if x < a else tail_integral_gamma(a, x)
    return mp.gammainc(a, x, mp.inf, regularized=True)


def gamma_lower(a, x):
    # The series of positive terms: exact to the working precision for every a.
    if x > 2 * a + 400:
        return 1 - mp.gammainc(a, x, mp.inf, regularized=True)
    term = mp.mpf(1)
    total = term
    n = 1
    while term > total * mp.mpf(10) ** -48:
        term = term * x / (a + n)
        total += term
        n += 1
    return total * mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))


def tail_integral_gamma(a, x):
    # The continued fraction from the back, deep enough for every case below.
    depth = 6000
    f = mp.mpf(0)
    for n in range(depth, 0, -1):
        f = -n * (n - a) / (x + 2 * n + 1 - a + f)
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a)) / (x + 1 - a + f)


cases = []
for a in [1e-3, 0.05, 0.5, 0.9, 1.0, 1.5, 2.0, 7.5, 20.0, 100.0, 1999.0, 2001.0, 50000.0]:
    sd = a**0.5
    for x in [a * 1e-3, a * 0.3, a * 0.8, a - 8 * sd, a - 2 * sd, a, a + 0.5, a + 2 * sd, a + 8 * sd, a + 25 * sd, a * 1.5, 1.05, 1.2, 30.0]:
        if x > 0:
            cases.append((a, x))
put("gammaP", [c for c in cases if c[0] < 3000 or abs(c[1] - c[0]) < 30 * c[0] ** 0.5], gamma_lower)
put("gammaQ", [c for c in cases if c[1] >= c[0] * 0.999 or c[0] < 3], lambda a, x: gamma_upper(a, x) if a < 150 or x > a * 1.001 else 1 - gamma_lower(a, x))
put("gammaP-large", [(a, a + z * a**0.5) for a in [5657661.3, 1e8] for z in [-15.0, -4.6, -1.0, 0.0]], gamma_lower)
put("gammaQ-large", [(a, a + z * a**0.5) for a in [5657661.3, 1e8] for z in [0.0, 1.0, 5.0]], lambda a, x: 1 - gamma_lower(a, x))
dfs = [1.0, 2.0, 3.0, 9.0, 19.0, 99.0, 999.0]
put("chi2Sf", [(x, df) for df in dfs for x in [0.01, df * 0.5, df, df + 5 * df**0.5, df + 20 * df**0.5, 700.0] if x > 0], lambda x, df: gamma_upper(df / 2, x / 2))


def chi2_point(p, df):
    return root(lambda x: mp.log(gamma_lower(df / 2, x / 2)) - mp.log(p), float(stats.chi2.ppf(float(p), float(df))))


put("chi2Quantile", [(p, df) for df in dfs[:-1] for p in [1e-10, 0.001, 0.05, 0.4, 0.5]], chi2_point)
put("chi2Isf", [(q, df) for df in dfs[:-1] for q in [1e-100, 1e-12, 0.001, 0.05, 0.3, 0.5]], lambda q, df: root(lambda x: mp.log(gamma_upper(df / 2, x / 2)) - mp.log(q), float(stats.chi2.isf(float(q), float(df)))))
put("normalIsf", [(q,) for q in [1e-280, 1e-100, 1e-20, 1e-7, 0.001, 0.025, 0.1, 0.2499, 0.2501, 0.4, 0.4999999, 0.6, 0.9, 0.999]], lambda q: root(lambda z: mp.erfc(z / mp.sqrt(2)) / 2 / q - 1, float(stats.norm.isf(float(q)))))


# --- beta family -------------------------------------------------------------
mp.mp.dps = 360
def beta_lower(a, b, x, y):
    """I_x(a, b) by a series of positive terms (DLMF 8.17.8): x^a y^b / (a B) sum (a + b)_n / (a + 1)_n x^n."""
    if x <= 0.5:
        return beta_series(a, b, x, y)
    # Near 1 the series crawls: take the other tail; the 360 digits of this section bear the subtraction.
    return 1 - beta_series(b, a, y, x)


def beta_series(a, b, x, y):
    term = mp.mpf(1)
    total = term
    n = 0
    while term > total * mp.mpf(10) ** (5 - mp.mp.dps):
        term = term * (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
        if n > 300000:
            raise ValueError((a, b, x))
    return total * mp.exp(a * mp.log(x) + b * mp.log(y) - mp.log(a) - (mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)))


def beta_upper(a, b, x, y):
    return beta_lower(b, a, y, x)


cases = []
for a in [0.05, 0.5, 1.0, 2.5, 10.0, 300.0, 1500.0, 20000.0]:
    for b in [0.03, 0.5, 1.0, 4.0, 60.0, 1100.0, 30000.0]:
        mean = a / (a + b)
        sd = (a * b) ** 0.5 / (a + b) / (a + b + 1) ** 0.5
        for x in {mean * 0.01, mean * 0.5, mean - 6 * sd, mean - sd, mean, mean + sd, mean + 6 * sd, 1 - (1 - mean) * 0.5, 1 - (1 - mean) * 0.01}:
            if 1e-12 < x < 1 - 1e-3:
                cases.append((x, a, b))
cases.sort()
rng.shuffle(cases)
cases = cases[:220]
put("betaInc", cases, lambda x, a, b: beta_lower(a, b, x, 1 - x))
put("betaIncComplement", cases, lambda x, a, b: beta_upper(a, b, x, 1 - x))


def t_sf(t, df):
    return beta_lower(df / 2, mp.mpf(1) / 2, df / (df + t * t), t * t / (df + t * t)) / 2


put("studentTSf", [(t, df) for df in [1.0, 2.5, 5.0, 30.0, 400.0, 1e4] for t in [1e-3, 0.3, 1.0, 2.0, 5.0, 12.0, 30.0]
                   if df < 5000 or t > 0.2], t_sf)
put("studentTSf-large", [(t, df) for df in [1.0, 3.0] for t in [1e3, 1e10, 1e80]], t_sf)
put("studentTIsf", [(q, df) for df in [1.0, 3.0, 12.0, 100.0] for q in [1e-50, 1e-10, 0.001, 0.025, 0.2, 0.4, 0.4999]],
    lambda q, df: root(lambda t: t_sf(t, df) / q - 1, float(stats.t.isf(float(q), float(df)))))


def f_sf(x, d1, d2):
    s = d2 + d1 * x
    return beta_lower(d2 / 2, d1 / 2, d2 / s, d1 * x / s)


put("fSf", [(x, d1, d2) for d1 in [1.0, 3.0, 20.0] for d2 in [2.0, 15.0, 900.0] for x in [0.1, 1.0, 3.0, 20.0, 200.0] if d2 < 500 or x > 0.5], f_sf)
put("fCdf", [(x, d1, d2) for d1 in [1.0, 3.0, 20.0, 600.0] for d2 in [2.0, 15.0, 900.0] for x in [1e-5, 0.01, 0.4, 0.9]],
    lambda x, d1, d2: beta_lower(d1 / 2, d2 / 2, d1 * x / (d2 + d1 * x), d2 / (d2 + d1 * x)))


# --- discrete ----------------------------------------------------------------
mp.mp.dps = 50
def binom_sum(low, high, n, p):
    total = mp.mpf(0)
    k = low
    term = mp.binomial(n, k) * p**k * (1 - p) ** (n - k)
    while k <= high:
        total += term
        term = term * (n - k) / (k + 1) * p / (1 - p)
        k += 1
    return total


cases = []
for n in [1, 7, 40, 500, 20000]:
    for p in [1e-6, 0.01, 0.3, 0.5, 0.9]:
        sd = (n * p * (1 - p)) ** 0.5
        for k in {0, int(n * p), int(n * p + 3 * sd + 1), int(n * p + 15 * sd + 2), max(0, int(n * p - 5 * sd))}:
            if k < n:
                cases.append((k, n, p))
cases.sort()
put("binomialSf", cases, lambda k, n, p: binom_sum(int(k) + 1, int(n), n, p))
put("binomialCdf", cases, lambda k, n, p: binom_sum(0, int(k), n, p))
put("poissonSf", [(k, m) for m in [0.01, 1.0, 8.5, 300.0] for k in [0, 1, 5, 20, 350, 500]], lambda k, m: gamma_lower(k + 1, m))
put("poissonCdf", [(k, m) for m in [0.01, 1.0, 8.5, 300.0] for k in [0, 1, 5, 20, 250]], lambda k, m: mp.exp(-m) * sum(m**j / mp.factorial(j) for j in range(int(k) + 1)))


put("poissonPmf", [(k, m) for m in [0.01, 8.5, 977562.3205530338] for k in [0, 1, 9, 977562, 984047]], lambda k, m: mp.exp(k * mp.log(m) - m - mp.loggamma(k + 1)))
put("binomialPmf", [(k, n, p) for n in [5, 1000, 10**6] for p in [1e-6, 0.1, 0.5, 0.999] for k in [0, 3, n // 2, n - 1, n] if k <= n],
    lambda k, n, p: mp.exp(mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1) + k * mp.log(p) + (n - k) * mp.log(1 - p)))


def hyper_sum(low, high, big, good, draws):
    big, good, draws = int(big), int(good), int(draws)
    low = max(low, 0, draws + good - big)
    high = min(high, good, draws)
    from math import comb

    return mp.mpf(sum(comb(good, k) * comb(big - good, draws - k) for k in range(low, high + 1))) / comb(big, draws)


cases = [(k, m, g, d) for m, g, d in [(50, 20, 10), (200, 3, 100), (5000, 1000, 400), (5000, 4900, 300)] for k in
         {0, 1, 2, 5, 9, int(d * g / m), int(d * g / m) + 20, int(d * g / m) + 60, max(0, int(d * g / m) - 20)}]
cases.sort()
put("hypergeometricSf", cases, lambda k, m, g, d: hyper_sum(int(k) + 1, 10**9, m, g, d))
put("hypergeometricCdf", cases, lambda k, m, g, d: hyper_sum(0, int(k), m, g, d))
for name, law, args in [
    ("binomialQuantile", stats.binom, [(9, 0.3), (1000, 0.01), (50, 0.97)]),
    ("poissonQuantile", stats.poisson, [(0.3,), (12.0,), (4000.0,)]),
    ("hypergeometricQuantile", stats.hypergeom, [(50, 20, 10), (5000, 1000, 400)]),
]:
    out[name] = [[p, *a, float(law.ppf(p, *a))] for a in args for p in [0.001, 0.02, 0.31, 0.5, 0.77, 0.975, 0.9999]]


# --- Kolmogorov-Smirnov ------------------------------------------------------
def kolmogorov(x):
    if x > 0.5:
        return 2 * sum((-1) ** (k - 1) * mp.exp(-2 * k * k * x * x) for k in range(1, 60))
    return 1 - mp.sqrt(2 * mp.pi) / x * sum(mp.exp(-((2 * k - 1) ** 2) * mp.pi**2 / (8 * x * x)) for k in range(1, 60))


put("kolmogorovSf", [(x,) for x in [0.1, 0.3, 0.6, 0.89, 0.91, 1.0, 1.36, 2.0, 5.0, 15.0]], kolmogorov)
put("kolmogorovCdf", [(x,) for x in [0.05, 0.1, 0.3, 0.6, 0.89, 0.91, 1.36, 2.0]], lambda x: 1 - kolmogorov(x) if x > 0.5 else mp.sqrt(2 * mp.pi) / x * sum(mp.exp(-((2 * k - 1) ** 2) * mp.pi**2 / (8 * x * x)) for k in range(1, 60)))


def smirnov(n, d):
    n = int(n)
    return sum(mp.binomial(n, j) * d * (d + mp.mpf(j) / n) ** (j - 1) * (1 - d - mp.mpf(j) / n) ** (n - j) for j in range(int(mp.floor(n * (1 - d))) + 1))


put("smirnov", [(n, d) for n in [1, 2, 10, 137, 1000, 4000] for d in [0.001, 0.01, 0.031, 0.1, 0.3, 0.77] if n * d * d < 300]
    + [(20000, 0.0071), (20000, 0.012), (20000, 0.06), (34195, 0.00176)], smirnov)
rows = []
for n in [1, 2, 3, 10, 60, 140, 141, 500, 5000, 20252, 90000, 200000]:
    for z in [0.2, 0.2134, 0.35, 0.5, 0.8, 0.87, 1.0, 1.36, 1.49, 2.0, 2.5, 6.0]:
        d = z / n**0.5
        if d < 1:
            rows.append([d, n, float(stats.kstwo.sf(d, n))])
    for d in [0.4 / n, 0.7 / n, 0.55, 0.95]:
        if d < 1:
            rows.append([d, n, float(stats.kstwo.sf(d, n))])
out["kstwoSf"] = [row for row in rows if row[2] > 1e-290]

# --- sums --------------------------------------------------------------------
import math
import statistics
from fractions import Fraction


def sums_of(values):
    exact = [Fraction(v) for v in values]
    mean = sum(exact) / len(exact)
    return {
        "values": values,
        "sum": math.fsum(values),
        "mean": float(mean),
        "m2": float(sum((v - mean) ** 2 for v in exact)) if 1e-140 < max(map(abs, values)) < 1e150 else None,
    }


sums = [sums_of(v) for v in [
    [0.1] * 10,
    [1e308, 1.0, -1e308],
    [1e16, 1.0, 1e-16, -1e16],
    [2.0**53, 1.0, 1.0],
    [2.0**53, 1.0],
    [5e-324, 5e-324, 5e-324],
    [1.0, 2.0**-53, 2.0**-106],
    [-1.5, 1.5],
    [-(2.0**53), -1.0],
    [-(2.0**53), -1.0, 2.0**-300],
    [-(2.0**-1073), 5e-324, 5e-324, 5e-324, 5e-324],
    [rng.gauss(0, 1) for _ in range(500)],
    [1e9 + rng.random() for _ in range(300)],
    [log_uniform(1e-60, 1e60) * rng.choice([-1, 1]) for _ in range(300)],
    [math.ldexp(rng.random(), rng.randint(-1070, -1000)) for _ in range(60)],
]]
Path(__file__).with_name("sums.json").write_text("[\n" + ",\n".join(json.dumps(one) for one in sums) + "\n]\n")

text = "{\n" + ",\n".join(f'"{name}": {json.dumps(rows)}' for name, rows in out.items()) + "\n}\n"
Path(__file__).with_name("numerics.json").write_text(text)
