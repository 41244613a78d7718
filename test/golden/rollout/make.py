"""Expected numbers of the confidence sequences of packages/rollout, from scipy.

Run: pip install -r requirements.txt && python make.py > confidence.json
Formulas: Robbins (1970), mixtures over beta(1/2, 1/2), Dirichlet(1/2, ...) and a normal; Ville's inequality; Pinsker's inequality.
"""

import json
import math

from scipy import stats
from scipy.optimize import brentq
from scipy.special import betaln, gammaln, xlogy, xlog1py


def proportion(successes, trials, alpha):
    failures = trials - successes

    def over(p):
        mixture = betaln(0.5 + successes, 0.5 + failures) - betaln(0.5, 0.5)
        return mixture - (xlogy(successes, p) + xlog1py(failures, -p)) + math.log(alpha)

    estimate = successes / trials
    lower = 0.0 if successes == 0 else brentq(over, 1e-300, estimate, xtol=1e-16, rtol=1e-14)
    upper = 1.0 if failures == 0 else brentq(over, estimate, 1 - 1e-16, xtol=1e-16, rtol=1e-14)
    return {"successes": successes, "trials": trials, "alpha": alpha, "lower": lower, "upper": upper}


def shares(counts, alpha):
    # The mixture as a Dirichlet-multinomial without its multinomial coefficient: that of the sequence, not of the counts.
    total = sum(counts)
    coefficient = gammaln(total + 1) - sum(gammaln(c + 1) for c in counts)
    mixture = stats.dirichlet_multinomial.logpmf(counts, [0.5] * len(counts), total) - coefficient
    best = sum(xlogy(c, c / total) for c in counts)
    return {"counts": counts, "alpha": alpha, "radius": min(1.0, math.sqrt((best - mixture - math.log(alpha)) / total / 2))}


def mean(variance, count, alpha, tightest):
    twice = -2 * math.log(alpha)
    rho = (twice + math.log(twice) + 1) / max(1, tightest)

    # The radius at which the normal mixture over the mean, N(0, rho * variance), reaches 1 / alpha.
    def over(radius):
        total = count * radius
        spread = math.sqrt(variance * count)
        mixed = math.sqrt(variance * count * (1 + count * rho))
        return stats.norm.logpdf(total, scale=mixed) - stats.norm.logpdf(total, scale=spread) + math.log(alpha)

    radius = brentq(over, 0, 1e6, xtol=1e-16, rtol=1e-14)
    return {"variance": variance, "count": count, "alpha": alpha, "tightest": tightest, "radius": radius}


print(
    json.dumps(
        {
            "proportion": [
                proportion(s, n, a)
                for s, n in [(0, 1), (1, 1), (0, 100), (5, 1000), (500, 1000), (999, 1000), (4, 3096), (45, 27864), (12, 1000000)]
                for a in (0.05, 0.025, 0.001)
            ],
            "shares": [
                shares(c, a)
                for c in ([10, 0], [50, 50], [1500, 1500], [1, 2, 3, 4], [300, 200, 100, 0, 0, 50, 5, 5, 10, 330], [100000, 50])
                for a in (0.05, 0.01)
            ],
            "mean": [mean(v, n, a, t) for v, n in ((1.0, 10), (4.0, 100), (2500.0, 3096)) for a in (0.05, 0.01) for t in (100, 1000)],
        },
        indent=1,
    )
)
