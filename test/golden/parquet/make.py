"""Writes Parquet files that are easy to read wrong, with Apache Arrow, and what they hold by exact arithmetic (fractions of Python).

Run: python -m venv v && v/bin/pip install -r requirements.txt && v/bin/python make.py
"""

import decimal
import json
import random
import struct
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

here = Path(__file__).parent
seeded = random.Random(20261123)
expected = {}


def write(name, columns, cells, **options):
    options.setdefault("compression", "snappy")
    table = pa.Table.from_arrays([array for _, array in columns], names=[name for name, _ in columns])
    pq.write_table(table, here / f"{name}.parquet", store_schema=False, **options)
    expected[name] = [[name, values] for (name, _), values in zip(columns, cells)]


def times(unit, zone, counts):
    """Counts of a unit since 1970, and the nearest doubles of milliseconds."""
    per = {"ms": 1, "us": 1000, "ns": 1_000_000}[unit]
    counts = [None, *counts]
    array = pa.array(counts, pa.int64()).cast(pa.timestamp(unit, tz=zone))
    return array, [None if count is None else float(Fraction(count, per)) for count in counts]


def few(lowest, highest, step=1):
    return [seeded.randrange(lowest // step, highest // step) * step for _ in range(60)]


year_9999 = 253_402_300_799
for name, extra in [("times", []), ("times-left", [("d", pa.array([decimal.Decimal("0.5")] * 61))])]:
    made = {
        "ms": times("ms", None, [year_9999 * 1000 + 999, -62_135_596_800_000, *few(-60_000_000_000_000, year_9999 * 1000)][:60]),
        "ms_utc": times("ms", "UTC", few(-60_000_000_000_000, year_9999 * 1000)),
        "us": times("us", None, few(-60_000_000_000_000_000, year_9999 * 1_000_000)),
        "ns": times("ns", None, few(-4 * 10**18, 4 * 10**18)),
        "ns_of_ms": times("ns", None, few(15 * 10**17, 18 * 10**17, 1_000_000)),
    }
    columns = [(column, array if len(array) == 61 else pa.concat_arrays([array, array[:0]])) for column, (array, _) in made.items()]
    cells = [values for _, values in made.values()]
    length = max(len(array) for _, array in columns)
    columns = [(column, pa.concat_arrays([array, pa.nulls(length - len(array), array.type)])) for column, array in columns]
    cells = [values + [None] * (length - len(values)) for values in cells]
    write(name, [*columns, *[(column, array[:length]) for column, array in extra]], [*cells, *[[0.5] * length for _ in extra]])

digits = [(18, 18), (25, 4), (38, 0), (38, 20)]
numbers = {f"d{p}_{s}": [decimal.Decimal(seeded.randrange(-(10**p) + 1, 10**p)).scaleb(-s, decimal.Context(prec=60)) for _ in range(60)] for p, s in digits}
write(
    "decimals",
    [(name, pa.array(values, pa.decimal128(p, s))) for (name, values), (p, s) in zip(numbers.items(), digits)],
    [[float(value) for value in values] for values in numbers.values()],
)

marked = ["\ufeffshort", "\ufefflonger than twelve bytes", None, "longer than twelve bytes", "\ufeff\ufefftwice at the beginning", "in \ufeff the middle of it"]
write("marks", [("usual", pa.array(marked))], [marked])
write("marks-left", [("delta", pa.array(marked))], [marked], use_dictionary=False, column_encoding="DELTA_BYTE_ARRAY")

named = [("a", [1, 2]), ("A", [3, 4]), ("\ufeffmark", [5, 6]), ("nul\0nul", [7, 8]), ('quo"te', [9, 10]), ("a_1", [11, 12])]
write("names", [(name, pa.array(values)) for name, values in named], [values for _, values in named])
write(
    "names-left",
    [*[(name, pa.array(values)) for name, values in named], ("d", pa.array([decimal.Decimal("0.5")] * 2))],
    [*[values for _, values in named], [0.5, 0.5]],
)

endless = pa.table({"t": pa.array([2**63 - 1, 0], pa.int64()).cast(pa.timestamp("us"))})
pq.write_table(endless, here / "endless.parquet", store_schema=False)

split = pa.table({"x": pa.array([1, 2], pa.int32())})
pq.write_table(split, here / "split-integers.parquet", store_schema=False, use_dictionary=False, column_encoding="BYTE_STREAM_SPLIT")

# Pages that carry a checksum, one byte of a value changed afterwards: only the checksum tells.
for name, options in [("checksum-1", {"data_page_version": "1.0"}), ("checksum-2", {"data_page_version": "2.0"})]:
    path = here / f"{name}.parquet"
    pq.write_table(pa.table({"x": pa.array([1.5, 2.5, 3.5])}), path, compression="none", use_dictionary=False, write_page_checksum=True, store_schema=False, **options)
    held = bytearray(path.read_bytes())
    held[held.index(struct.pack("<d", 2.5)) + 6] ^= 1
    path.write_bytes(held)


# What no writer writes: the footer and the pages by hand, in Thrift's compact protocol.
def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def zigzag(value):
    return varint(value * 2 if value >= 0 else -value * 2 - 1)


def record(*fields):
    """A structure; each field is (id, type, bytes), ids ascending."""
    out, last = b"", 0
    for at, kind, held in fields:
        out, last = out + bytes([(at - last) << 4 | kind]) + held, at
    return out + b"\0"


def number(at, value):
    return at, 6, zigzag(value)


def small(at, value):
    return at, 5, zigzag(value)


def text(at, value):
    return at, 8, varint(len(value)) + value


def listed(at, kind, *items):
    return at, 9, bytes([len(items) << 4 | kind]) + b"".join(items)


def data_page(held, count, encoding=0):
    return record(small(1, 0), small(2, len(held)), small(3, len(held)), (5, 12, record(small(1, count), small(2, encoding), small(3, 3), small(4, 3)))) + held


def dictionary_page(held, count):
    return record(small(1, 2), small(2, len(held)), small(3, len(held)), (7, 12, record(small(1, count), small(2, 0)))) + held


def by_hand(name, pages, rows, group_rows=None, physical=2, footer=None, path=b"x", meaning=()):
    body = b"".join(pages)
    meta = record(small(1, physical), listed(2, 5, zigzag(0)), listed(3, 8, varint(len(path)) + path), small(4, 0), number(5, rows), number(6, len(body)), number(7, len(body)), number(9, 4))
    group = record(listed(1, 12, record(number(2, 0), (3, 12, meta))), number(2, len(body)), number(3, rows if group_rows is None else group_rows))
    schema = [record(text(4, b"schema"), small(5, 1)), record(small(1, physical), small(3, 0), text(4, b"x"), *meaning)]
    footer = footer or record(small(1, 1), listed(2, 12, *schema), number(3, rows), listed(4, 12, group))
    (here / f"{name}.parquet").write_bytes(b"PAR1" + body + footer + struct.pack("<I", len(footer)) + b"PAR1")


three = data_page(struct.pack("<3q", 1, 2, 3), 3)
by_hand("claims-fewer-rows", [three], 3, group_rows=-1)
by_hand("claims-many-rows", [three], 10**10)
by_hand("claims-many-names", [dictionary_page(b"\1\0\0\0a", 2**31 - 1), data_page(b"\x02\x03\x24", 3, 8)], 3, physical=6)
by_hand("claims-many-same", [dictionary_page(struct.pack("<q", 7), 1), data_page(b"\x01" + varint((2**31 - 1) * 2) + b"\0", 2**31 - 1, 8)], 2**31 - 1)
by_hand("claims-many-numbers", [three], 3, footer=b"\x19\xf7" + varint(2**40) + b"\0" * 20)
by_hand("claims-many-groups", [three], 3, footer=b"\x29\xfc" + varint(2**31 - 1) + b"\0" * 20)
by_hand("nested-without-end", [three], 3, footer=b"\x19" * 60_000)

# Footers that do not agree with themselves, as after a change of one byte.
four = data_page(struct.pack("<3I", 1, 2, 2**32 - 1), 3)
integer = lambda *fields: (10, 12, record((10, 12, record(*fields))))
by_hand("agrees", [four], 3, physical=1, meaning=[small(6, 13), integer((1, 3, b"\x20"), (2, 2, b""))])
by_hand("sign-lost", [four], 3, physical=1, meaning=[integer((1, 3, b"\x20"))])
by_hand("sign-differs", [four], 3, physical=1, meaning=[small(6, 13), integer((1, 3, b"\x20"), (2, 1, b""))])
by_hand("path-differs", [four], 3, physical=1, path=b"y", meaning=[small(6, 13)])

(here / "expected.json").write_text(json.dumps(expected, ensure_ascii=True) + "\n")
