"""Cell adjacency of found tables against the ICDAR-2013 table competition's ground truth.

For each cell with text its nearest neighbour with text to the right and below is one
relation: (text, text, direction), blank cells skipped, white space aside. A document's
precision and recall count relations over all of its tables; the totals are the means of
the documents', as the competition ranks them. The files are not part of this project: each
document ``eu-001.pdf`` stands beside its ground truth ``eu-001-str.xml``.

    python -m bench.icdar FOLDER
"""

from __future__ import annotations

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from extractor.documents import ReadingOptions, read_grids
from extractor.readers.cells import TableGrid

Relation = tuple[str, str, str]
_NOISE = re.compile(r"[\s\u00a0\u00ad]+|[.·…_]{4,}|(?:[.·…]\s?){4,}")


class Spot(NamedTuple):
    """A cell of either side: its text and the first and last row and column it covers."""

    text: str
    row: int
    col: int
    last_row: int
    last_col: int


class Score(NamedTuple):
    """Shares of relations: right ones of those found, found ones of those there are."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def adjacency(spots: Iterable[Spot]) -> Counter[Relation]:
    """Return the neighbour relations of one table's cells.

    Args:
        spots: its cells; those without text are passed over.
    """
    place: dict[tuple[int, int], Spot] = {}
    filled = [spot._replace(text=_NOISE.sub("", spot.text)) for spot in spots]
    filled = [spot for spot in filled if spot.text]
    for spot in filled:
        for row in range(spot.row, spot.last_row + 1):
            for col in range(spot.col, spot.last_col + 1):
                place[row, col] = spot
    rows = max((spot.last_row for spot in filled), default=-1) + 1
    cols = max((spot.last_col for spot in filled), default=-1) + 1
    found: Counter[Relation] = Counter()
    for spot in filled:
        ways = {
            "right": [
                [(row, col) for col in range(spot.last_col + 1, cols)]
                for row in range(spot.row, spot.last_row + 1)
            ],
            "below": [
                [(row, col) for row in range(spot.last_row + 1, rows)]
                for col in range(spot.col, spot.last_col + 1)
            ],
        }
        for direction, lines in ways.items():
            nearest = {next((place[at] for at in line if at in place), None) for line in lines}
            found.update((spot.text, other.text, direction) for other in nearest if other)
    return found


def grid_spots(grid: TableGrid) -> list[Spot]:
    """Return the cells of a found table."""
    return [
        Spot(c.text, c.row, c.col, c.row + c.rowspan - 1, c.col + c.colspan - 1) for c in grid.cells
    ]


def truth_spots(path: Path) -> list[list[Spot]]:
    """Read the tables of a ``-str.xml`` file, the regions of one table apart."""
    regions = ET.parse(path).getroot().iter("region")
    return [[_spot(cell) for cell in region.iter("cell")] for region in regions]


def _spot(cell: ET.Element) -> Spot:
    row, col = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
    last_row, last_col = int(cell.get("end-row", row)), int(cell.get("end-col", col))
    return Spot(cell.findtext("content") or "", row, col, last_row, last_col)


def score(found: Sequence[Iterable[Spot]], truth: Sequence[Iterable[Spot]]) -> Score:
    """Score the tables of one document."""
    ours: Counter[Relation] = sum((adjacency(table) for table in found), Counter())
    theirs: Counter[Relation] = sum((adjacency(table) for table in truth), Counter())
    right = (ours & theirs).total()
    return Score(
        right / ours.total() if ours else float(not theirs),
        right / theirs.total() if theirs else float(not ours),
    )


def score_file(path: Path) -> Score:
    """Find the tables of a document and score them against the file beside it."""
    grids = read_grids(path.read_bytes(), path.name, ReadingOptions())
    truth = truth_spots(path.with_name(f"{path.stem}-str.xml"))
    return score([grid_spots(grid) for grid in grids], truth)


def main() -> int:
    """Print a line for each document, worst last, and the means."""
    parser = argparse.ArgumentParser(prog="python -m bench.icdar", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    paths = [p for p in sorted(folder.rglob("*.pdf")) if p.with_name(f"{p.stem}-str.xml").exists()]
    if not paths:
        print(f"no documents with ground truth in {folder}", file=sys.stderr)
        return 1
    scores = {path.stem: score_file(path) for path in paths}
    for name, one in sorted(scores.items(), key=lambda item: -item[1].f1):
        print(f"{name:16}{one.precision:8.3f}{one.recall:8.3f}{one.f1:8.3f}")
    mean = Score(
        sum(one.precision for one in scores.values()) / len(scores),
        sum(one.recall for one in scores.values()) / len(scores),
    )
    print(f"{'mean':16}{mean.precision:8.3f}{mean.recall:8.3f}{mean.f1:8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
