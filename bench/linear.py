"""Time and memory against the size of the input: 1, 10 and 100 times a document.

Each measurement runs in a process of its own, so that memory is its own. Time should
grow as the input does; the last column tells the time for each copy.

    python -m bench.linear [DOCUMENT ...]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from extractor import extract_bytes
from extractor.model import document_to_json
from extractor.readers import read_text
from golden.documents import CORPUS, ROOT

FACTORS = (1, 10, 100)
DOCUMENTS = (
    "rak-tab-tengah-kampar.txt",
    "rak-pipa-banjarnegara.md",
    "rak-dump-garut.txt",
    "lakip-buleleng.txt",
)
LONG_TABLE = "one long table"
_ROWS = 100
"""Rows of the long table for each step of the factor."""


def repeated(name: str, factor: int) -> bytes:
    """Return a document so many times over, or a table with so many times more rows."""
    if name == LONG_TABLE:
        return _long_table(_ROWS * factor)
    lines = read_text((CORPUS / name).read_bytes(), name).lines
    text = "\n".join(line.text for line in lines)
    return "\n\n".join([text] * factor).encode("utf-8")


def _long_table(rows: int) -> bytes:
    header = "No\tSasaran\tIndikator Kinerja\tTarget\tKegiatan\tT1\tT2\tT3\tT4\tBiaya\tPelaksana"
    lines = ["RENCANA AKSI KINERJA TAHUN 2024", "KPU KABUPATEN LAHAT", "", header]
    for row in range(rows):
        label = f"{row // 6 + 1}\tTertib administrasi bagian {row // 6}" if row % 6 == 2 else "\t"
        lines.append(
            f"{label}\tPersentase hal ke {row} yang selesai\t{row % 100} %\tRapat ke {row}"
            f"\t√\t\t√\t\t{row % 900 + 100}.000.000\tSubbagian Keuangan"
        )
    return "\n".join(lines).encode("utf-8")


def measure(name: str, factor: int) -> dict[str, float]:
    """Extract in this process and return size, seconds and peak memory in MB."""
    data = repeated(name, factor)
    extract_bytes(_long_table(1), name)  # loads the declarations, which is not the document's
    begin = time.perf_counter()
    document_to_json(extract_bytes(data, name))
    seconds = time.perf_counter() - begin
    lines = data.count(b"\n") + 1
    return {"lines": lines, "kb": len(data) / 1e3, "s": seconds, "mb": peak_megabytes()}


def peak_megabytes() -> float:
    """Return the most memory that this process has held so far, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _measure_apart(name: str, factor: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.linear", "--measure", str(factor), name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> int:
    """Print the table, or one measurement for the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.linear", description=__doc__)
    parser.add_argument("documents", nargs="*", default=[*DOCUMENTS, LONG_TABLE])
    parser.add_argument("--measure", type=int, metavar="FACTOR", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    names = [name if name == LONG_TABLE else Path(name).name for name in arguments.documents]
    if arguments.measure:
        print(json.dumps(measure(names[0], arguments.measure)))
        return 0
    print(f"{'document':28}{'times':>7}{'lines':>9}{'KB':>9}{'s':>9}{'MB':>8}{'s/times':>10}")
    for name in names:
        for factor in FACTORS:
            m = _measure_apart(name, factor)
            print(
                f"{name:28}{factor:7}{m['lines']:9.0f}{m['kb']:9.0f}"
                f"{m['s']:9.2f}{m['mb']:8.0f}{m['s'] / factor:10.4f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
