"""Peak memory against the number of pages: PDFs of 200, 1,000 and 2,000 pages.

They are the PDFs of a folder one after the other, again and again until there are enough
pages; each time as new objects, so that nothing of an earlier round can be used again. Three
doings are measured, each in a process of its own:

- pages: every page is read and let go;
- tables: the tables of every page too (`lakip tables`);
- document: the whole way to the JSON (`lakip extract`), which is written piece by piece; the rows,
  the running text and what is told of them are held until then.

Told are the peak, the file itself in it, and how much the peak without the file grew for each
page since the line above. The bar is for the 200 pages. From the first number to the second
the peak also grows because there are pages of more kinds; from then on the first two doings
should not grow.

    python -m bench.pages [--folder FOLDER] [--pages N ...]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf

from bench.linear import peak_megabytes
from extractor import extract_bytes
from extractor.documents import ReadingOptions, read_grids
from extractor.model import document_to_pieces
from extractor.readers.pdf import open_pdf
from golden.documents import ROOT

ARCHIVE = ROOT.parent / "shared" / "archive"
PAGES = (200, 1000, 2000)
BAR = 200.0
"""Most megabytes for the first of ``PAGES``."""


class Measurement(NamedTuple):
    """What one doing took: seconds of CPU, megabytes at its peak, megabytes of its output."""

    seconds: float
    peak: float
    output: float


def write_pages(folder: Path, count: int, path: Path) -> None:
    """Write a PDF of so many pages, from the PDFs of a folder.

    Raises:
        FileNotFoundError: the folder holds no PDF.
    """
    sources = sorted(folder.glob("*.pdf"))
    if not sources:
        raise FileNotFoundError(f"no PDF in {folder}")
    with pikepdf.new() as whole:
        while len(whole.pages) < count:
            for source in sources:
                with pikepdf.open(source) as one:
                    whole.pages.extend(one.pages)
        del whole.pages[count:]
        whole.save(path)


def _read_pages(data: bytes) -> int:
    with open_pdf(data, "pages.pdf") as source:
        return sum(0 for _ in source.pages())


def _read_tables(data: bytes) -> int:
    return sum(0 for _ in read_grids(data, "pages.pdf", ReadingOptions()))


def _read_document(data: bytes) -> int:
    return sum(map(len, document_to_pieces(extract_bytes(data, "pages.pdf"))))


DOINGS: dict[str, Callable[[bytes], int]] = {
    "pages": _read_pages,
    "tables": _read_tables,
    "document": _read_document,
}
"""What is measured; each returns the size of what it hands out at the end."""


def measure_here(doing: str, path: Path) -> Measurement:
    """Do it in this process and tell what it took."""
    begin = time.process_time()
    output = DOINGS[doing](path.read_bytes())
    return Measurement(time.process_time() - begin, peak_megabytes(), output / 1e6)


def _run_apart(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench.pages", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout


def print_memory(folder: Path, counts: list[int]) -> None:
    """Print the table: a line for each doing and number of pages."""
    print(f"{'doing':12}{'pages':>7}{'CPU s':>8}{'file MB':>9}{'peak MB':>9}{'kB/page':>9}")
    with tempfile.TemporaryDirectory() as temporary:
        paths = [Path(temporary) / f"{count}.pdf" for count in counts]
        for count, path in zip(counts, paths, strict=True):
            _run_apart("--write", str(path), "--folder", str(folder), "--pages", str(count))
        sizes = [path.stat().st_size / 1e6 for path in paths]
        for doing in DOINGS:
            before, last = 0.0, 0
            for count, path, size in zip(counts, paths, sizes, strict=True):
                one = Measurement(*json.loads(_run_apart("--run", doing, str(path))))
                held = one.peak - size
                if path is paths[0]:
                    told = f"{'':9}  bar: {BAR:.0f} MB"
                else:
                    told = f"{(held - before) * 1e3 / (count - last):9.1f}"
                told += f"  output: {one.output:.1f} MB" if doing == "document" else ""
                print(
                    f"{doing:12}{count:7}{one.seconds:8.1f}{size:9.1f}{one.peak:9.0f}{told}",
                    flush=True,
                )
                before, last = held, count


def main() -> int:
    """Print the table, or do one thing for it."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ARCHIVE, help="of PDF files")
    parser.add_argument("--pages", type=int, nargs="+", default=list(PAGES), help="how many")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--run", nargs=2, metavar=("DOING", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        print(json.dumps(measure_here(arguments.run[0], Path(arguments.run[1]))))
        return 0
    if not arguments.folder.is_dir():
        print(f"no folder {arguments.folder}: memory is not measured", file=sys.stderr)
        return 0
    if arguments.write:
        write_pages(arguments.folder, arguments.pages[0], arguments.write)
        return 0
    print_memory(arguments.folder, arguments.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
