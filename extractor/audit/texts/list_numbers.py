"""Numbered lists of running text that leave a number out.

Contract: a list begins at 1 and runs on by one; lists may stand in the items of others, and the
outer one goes on behind the inner. A jump that no open list explains is told, as information:
lines may have been lost with the layout. An item of a word or two goes on with a list, but tells
no jump: many a short line only looks like an item. A line that holds two items is one of two
columns, which are of no order; the list ends there.

Steps: the numbered lines; the open lists, innermost last; the jumps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.audit.cells import Cell
from extractor.audit.issues import Issue
from extractor.audit.texts.numbering import GAP
from extractor.audit.texts.running_text import TEXT, Paragraph, PrintedLine

_ITEM = re.compile(r"\W{0,4}(?P<number>\d{1,2})(?P<sign>[.)])\s+[A-Z(\"“](?=.{12})")
_SHORT_ITEM = re.compile(r"\W{0,4}(?P<number>\d{1,2})(?P<sign>[.)])\s+[A-Z(\"“]")
_SECOND_ITEM = re.compile(r"(?<!ayat)\s\(?\d{1,2}\)\s+[A-Z]")
_WIDEST = 3
"""A wider jump is another list whose beginning was not read."""
_Item = tuple[int, PrintedLine]


def list_issues(text: Iterable[Paragraph]) -> Iterator[Issue]:
    """Look for numbers left out in the lists of running text.

    Args:
        text: the paragraphs in order.
    """
    open_lists: dict[str, list[_Item]] = {}
    for paragraph in text:
        for line in paragraph.lines:
            match = _SHORT_ITEM.match(line.text)
            if match is None:
                continue
            sign, item = match.group("sign"), (int(match.group("number")), line)
            last = open_lists.setdefault(sign, [])
            if sign == ")" and _SECOND_ITEM.search(line.text, match.end()):
                last.clear()
            elif _ITEM.match(line.text):
                before = _continued(last, item)
                if before is not None:
                    yield _issue(before, item, sign)
            elif any(number == item[0] - 1 for number, _ in last):
                _continued(last, item)


def _continued(last: list[_Item], item: _Item) -> _Item | None:
    """Put an item into the open lists; return the item before it where it leaves numbers out.

    Args:
        last: the last item of each open list, the innermost at the end; it is changed.
        item: the next one.
    """
    number = item[0]
    if number == 1:
        last.append(item)
        return None
    for place in range(len(last) - 1, -1, -1):
        if last[place][0] == number - 1:
            last[place:] = [item]
            return None
    before = last[-1] if last else None
    last.clear()
    # after a lone 1 the outer list may go on whose own beginning was not read
    if before is None or before[0] == 1 or not 1 < number - before[0] <= _WIDEST:
        return None
    last.append(item)
    return before


def _issue(before: _Item, item: _Item, sign: str) -> Issue:
    reported = f"{before[0]}{sign} → {item[0]}{sign}"
    missing = ", ".join(str(number) for number in range(before[0] + 1, item[0]))
    cells = tuple(
        Cell(None, None, TEXT, str(line.number), raw=line.text[:80], source=line.source)
        for _, line in (item, before)
    )
    values = {"reported": reported, "recomputed": missing}
    return Issue(GAP, cells, values, reported, missing, severity="info")
