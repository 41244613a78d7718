"""Reads one table with the peer and prints seconds: python tables-peer.py FILE. pandas for CSV, polars for Parquet."""
import json
import sys
import time

path = sys.argv[1]
if path.endswith(".csv"):
    import pandas

    start = time.perf_counter()
    table = pandas.read_csv(path)
    peer = f"pandas {pandas.__version__}"
else:
    import polars

    start = time.perf_counter()
    table = polars.read_parquet(path)
    peer = f"polars {polars.__version__}"
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "rows": table.shape[0], "columns": table.shape[1], "peer": peer}))
