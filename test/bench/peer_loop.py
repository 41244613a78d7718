"""What metrics-peer.py and evaluation-peer.py share: arrays from a folder, and the loop that does a job for each line of stdin."""

import importlib
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("ignore")


def read(*names):
    """float64 arrays from the folder that the command line names."""
    return [np.fromfile(Path(sys.argv[1]) / f"{name}.f64") for name in names]


def serve(jobs):
    """jobs: name -> (modules it needs, function). Imports are not timed. A function that does a part returns how many parts the whole has."""
    for line in sys.stdin:
        needs, function = jobs[line.strip()]
        try:
            for module in needs:
                importlib.import_module(module)
        except ImportError as problem:
            print(json.dumps({"missing": problem.name}), flush=True)
            continue
        start, cpu = time.perf_counter(), time.process_time()
        parts = function() or 1
        print(json.dumps({"seconds": (time.perf_counter() - start) * parts, "cpu": (time.process_time() - cpu) * parts}), flush=True)
