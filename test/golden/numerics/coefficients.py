"""Prints the constants of packages/numerics/src: Chebyshev coefficients of (1 + 2x) exp(x^2) erfc(x) in
t = (x - 3.75) / (x + 3.75) (the mapping of Shepherd and Laframboise, Math. Comp. 36, 1981), zeta(k) - 1, and the
Stirling series. Run: python coefficients.py"""
from mpmath import mp, mpf, erfc, exp, cos, pi, zeta, bernoulli

mp.dps = 60
K = mpf("3.75")


def g(t):
    if t >= 1:
        return 2 / mp.sqrt(pi)
    x = K * (1 + t) / (1 - t)
    if x > 1e4:  # asymptotic series, erfc underflows nowhere in mpmath but exp(x^2) is slow
        s = sum((-1) ** n * mp.fac2(2 * n - 1) / (2 * x * x) ** n for n in range(0, 8))
        return (1 + 2 * x) / (x * mp.sqrt(pi)) * s
    return (1 + 2 * x) * exp(x * x) * erfc(x)


N = 96
nodes = [cos(pi * (k + mpf(1) / 2) / N) for k in range(N)]
values = [g(t) for t in nodes]
print("erfcx")
for j in range(0, 34):
    c = 2 * sum(values[k] * cos(pi * j * (k + mpf(1) / 2) / N) for k in range(N)) / N
    print(mp.nstr(c / 2 if j == 0 else c, 20) + ",")
print("zeta(k)-1 over k, k from 2")
for k in range(2, 32):
    print(mp.nstr((zeta(k) - 1) / k, 20) + ",")
print("1 - Euler's constant", mp.nstr(1 - mp.euler, 20))
print("Stirling: B_2k / (2k (2k - 1))")
for k in range(1, 12):
    print(mp.nstr(mpf(bernoulli(2 * k)) / (2 * k * (2 * k - 1)), 20) + ",")
