"""Grids read from a DOCX against grids read from its print: what borders tell, and structure.

LibreOffice prints each DOCX. A DOCX tells its spans itself, so that the same cells should be
read from the print: equal are cells with the same row, column, spans and text, white space
aside. Steps for each file: the DOCX's cells between which no border is drawn are taken as
one, as the print shows them; tables that are cut over pages are stitched (`bench.stitched`);
both sides' tables are paired in their order by the words they share.

Not counted are tables without any border, and tables with a table within a cell, whose
borders a print shows among the others. A cell that differs in nothing but blanks holds a
word that is broken over lines without a hyphen; it is told apart, and counted as wrong.

    python -m bench.office_truth [--show] [--keep FOLDER] [FILE ...]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.docx_borders import as_printed, drawn_borders
from bench.stitched import stitch
from extractor.documents import ReadingOptions, read_grids
from extractor.readers.cells import SpanCell, TableGrid
from golden.documents import CORPUS, ROOT

ARCHIVE = ROOT.parent / "shared" / "archive"
BARS = {"corpus": 0.99, "archive": 0.97}
_PATIENCE = 180
"""Seconds for LibreOffice to print all files of one folder."""


class Difference(NamedTuple):
    """A cell of the DOCX that the print does not give: which table and cell, and what is there."""

    table: int
    cell: SpanCell
    printed: SpanCell | None


class Comparison(NamedTuple):
    """What became of the cells of one file."""

    cells: int
    differences: list[Difference]
    broken_words: int
    left_out: int
    tables: int

    @property
    def equal(self) -> int:
        """Return how many cells are equal."""
        return self.cells - len(self.differences)


def print_files(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Print files with LibreOffice, in a profile of its own; the PDFs stand in the folder.

    Raises:
        FileNotFoundError: there is no LibreOffice.
    """
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice (LibreOffice) is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [program, profile, *convert, *map(str, paths)],
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
    return [folder / f"{path.stem}.pdf" for path in paths]


def compare(document: Path, print_: Path) -> Comparison:
    """Compare the tables of a DOCX with those of its print."""
    data = document.read_bytes()
    borders = drawn_borders(data)
    grids = [grid for grid in _grids(document) if grid.page is None]
    told = [
        as_printed(grid, drawn) if drawn.any else None
        for grid, drawn in zip(grids, borders, strict=True)
    ]
    printed = [grid for grid in _grids(print_) if grid.ruled]
    differences: list[Difference] = []
    cells = 0
    counted = [grid for grid in told if grid is not None]
    for grid, found in zip(counted, stitch(printed, counted, _likeness), strict=True):
        number = next(index for index, one in enumerate(told) if one is grid)
        if borders[number].nested:
            continue
        cells += len(grid.cells)
        places = {(cell.row, cell.col): cell for cell in (found.cells if found else ())}
        for cell in grid.cells:
            other = places.get((cell.row, cell.col))
            if other is None or _seen(cell) != _seen(other):
                differences.append(Difference(number + 1, cell, other))
    broken = sum(
        one.printed is not None and _joined(one.cell) == _joined(one.printed) for one in differences
    )
    left_out = sum(grid is None or drawn.nested for grid, drawn in zip(told, borders, strict=True))
    return Comparison(cells, differences, broken, left_out, len(told))


def _grids(path: Path) -> list[TableGrid]:
    return list(read_grids(path.read_bytes(), path.name, ReadingOptions()))


def _seen(cell: SpanCell) -> tuple[int, int, str]:
    return cell.rowspan, cell.colspan, " ".join(cell.text.split())


def _joined(cell: SpanCell) -> tuple[int, int, str]:
    return cell.rowspan, cell.colspan, "".join(cell.text.split())


def _likeness(one: TableGrid, other: TableGrid) -> float:
    """The share of the smaller table's words that the other has too."""
    ours, theirs = _words(one), _words(other)
    least = min(ours.total(), theirs.total())
    return (ours & theirs).total() / least if least else 0.0


def _words(grid: TableGrid) -> Counter[str]:
    return Counter(word for cell in grid.cells for word in cell.text.split())


def print_folder(name: str, paths: Sequence[Path], folder: Path, show: bool) -> None:
    """Print a line for each file and one for all."""
    cells = equal = broken = 0
    for path, print_ in zip(paths, print_files(paths, folder), strict=True):
        one = compare(path, print_)
        cells, equal = cells + one.cells, equal + one.equal
        broken += one.broken_words
        share = one.equal / one.cells if one.cells else 1.0
        print(
            f"{path.name[:52]:54}{one.equal:6}/{one.cells:<6}{share:8.4f}"
            f"{one.broken_words:8} broken{one.left_out:4}/{one.tables} tables left out"
        )
        for difference in one.differences if show else ():
            print(f"    table {difference.table}: {_told(difference.cell)}")
            print(f"        print: {_told(difference.printed) if difference.printed else '-'}")
    share = equal / cells if cells else 1.0
    bar = f"  bar: {BARS[name]}" if name in BARS else ""
    print(f"{name:54}{equal:6}/{cells:<6}{share:8.4f}{broken:8} broken{bar}\n")


def _told(cell: SpanCell) -> str:
    return f"({cell.row}, {cell.col}) {cell.rowspan}x{cell.colspan} {cell.text!r}"


def main() -> int:
    """Print the comparison of the corpus's and the archive's DOCX, or of some files."""
    parser = argparse.ArgumentParser(prog="python -m bench.office_truth", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="each cell that differs")
    parser.add_argument("--keep", type=Path, help="a folder for the prints")
    arguments = parser.parse_args()
    if shutil.which("soffice") is None:
        print("no soffice (LibreOffice): the prints cannot be made", file=sys.stderr)
        return 0
    sets = {"corpus": sorted(CORPUS.glob("*.docx")), "archive": sorted(ARCHIVE.glob("*.docx"))}
    if arguments.files:
        sets = {"files": arguments.files}
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        for name, paths in sets.items():
            if paths:
                print_folder(name, paths, folder.resolve(), arguments.show)
            else:
                print(f"no DOCX of the {name} at hand", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
