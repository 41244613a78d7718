"""Reads one table with the peer and prints seconds and the peak of memory: python tables-peer.py FILE. pandas for CSV, polars for Parquet."""
import json
import resource
import sys
import time

path = sys.argv[1]
if path.endswith(".csv"):
    import pandas

    start = time.perf_counter()
    table = pandas.read_csv(path)
else:
    import polars

    start = time.perf_counter()
    table = polars.read_parquet(path)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "rows": table.shape[0], "columns": table.shape[1], "peakBytes": peak}))
