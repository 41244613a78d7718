"""Reads the table and prepares what the model learns from. The model itself takes the raw columns, in the order of the table."""

import csv

import numpy as np

TARGET = "default_payment_next_month"
NOT_FEATURES = {"id", TARGET}
REPAYMENT = ["pay_0", "pay_2", "pay_3", "pay_4", "pay_5", "pay_6"]


def load_table(path: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names of the features, their values (float32, a row a customer), and the target (0 or 1)."""
    with open(path, newline="", encoding="utf-8") as file:
        header = next(csv.reader(file))
        cells = np.loadtxt(file, delimiter=",", dtype=np.float64)
    names = [name for name in header if name not in NOT_FEATURES]
    columns = [header.index(name) for name in names]
    return names, cells[:, columns].astype(np.float32), cells[:, header.index(TARGET)].astype(int)


def repair(names: list[str], x: np.ndarray, opposite_sign_education: int) -> np.ndarray:
    """Turns the sign of the repayment status for one level of education, where a branch is thought to report months
    ahead instead of months late. 0: nobody does. No branch in these data really does so: with any other value this is
    the mistake that the gate on slices is there to find.
    """
    if opposite_sign_education == 0:
        return x
    rows = x[:, names.index("education")] == opposite_sign_education
    columns = [names.index(name) for name in REPAYMENT]
    repaired = x.copy()
    repaired[np.ix_(rows, columns)] *= -1
    return repaired
