"""Pages whose content is written sideways though the file does not say so.

A table printed in landscape on an upright page has its words turned by 90 degrees. For
finding its rows and columns such a page is turned until its words stand upright; places
are turned back, so that they stay those of the page as seen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from operator import attrgetter

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Ink, Page, Turn, Word

_MOST = 0.6
"""Share of a page's letters that one direction needs for the page to be turned."""
_FORMS_ANY_WAY = frozenset({"cross", "filled", "hollow"})
"""Forms that look alike however the page is turned."""
_QUARTERS: dict[int, Turn] = {0: 0, 1: 90, 2: 180, 3: 270}


@dataclass(frozen=True, slots=True)
class SeenPage:
    """How a page is seen: its size, and the direction (degrees clockwise) of its words."""

    width: float
    height: float
    turn: Turn

    def box(self, box: Box) -> Box:
        """Turn a place on the upright page back to the page as seen."""
        if self.turn == 0:
            return box
        sideways = self.turn in (90, 270)
        width, height = (self.height, self.width) if sideways else (self.width, self.height)
        return _turned(box, width, height, _QUARTERS[(4 - self.turn // 90) % 4])

    def grid(self, grid: TableGrid) -> TableGrid:
        """Turn the places of a grid back to the page as seen."""
        if self.turn == 0:
            return grid
        return replace(
            grid,
            box=self.box(grid.box) if grid.box else None,
            cells=tuple(
                replace(cell, box=self.box(cell.box) if cell.box else None) for cell in grid.cells
            ),
        )


def turn_upright(page: Page) -> tuple[Page, SeenPage]:
    """Turn a page so that most of its words stand upright.

    Args:
        page: the page as seen.

    Returns:
        The page turned (the same one, if it is upright), and how it is seen.
    """
    turn = _reading_turn(page)
    seen = SeenPage(page.width, page.height, turn)
    if turn == 0:
        return page, seen
    sideways = turn in (90, 270)

    def turned(box: Box) -> Box:
        return _turned(box, page.width, page.height, turn)

    upright = replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=[_upright_word(word, turned(word.box), turn) for word in page.words],
        rulings=[ruling._replace(box=turned(ruling.box)) for ruling in page.rulings],
        fills=[fill._replace(box=turned(fill.box)) for fill in page.fills],
        drawings=[
            replace(drawing, box=turned(drawing.box), ink=_turned_ink(drawing.ink))
            for drawing in page.drawings
        ],
        pictures=[replace(picture, box=turned(picture.box)) for picture in page.pictures],
    )
    return upright, seen


def _turned_ink(ink: Ink | None) -> Ink | None:
    """What is known of a figure once it is turned: not whether it was a tick."""
    return ink._replace(form=None) if ink and ink.form not in _FORMS_ANY_WAY else ink


def _reading_turn(page: Page) -> Turn:
    """The direction in which most of a page is written."""
    if not any(map(attrgetter("turn"), page.words)):
        return 0
    letters: Counter[Turn] = Counter()
    for word in page.words:
        letters[word.turn] += len(word.text)
    turn, count = max(letters.items(), key=lambda item: (item[1], -item[0]))
    return turn if count > _MOST * letters.total() else 0


def _upright_word(word: Word, box: Box, turn: Turn) -> Word:
    return word._replace(box=box, turn=_QUARTERS[(word.turn - turn) // 90 % 4])


def _turned(box: Box, width: float, height: float, turn: Turn) -> Box:
    """Turn a box counter-clockwise by as much as its words are turned clockwise."""
    if turn == 90:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if turn == 270:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
