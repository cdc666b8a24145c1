"""What a careful reader writes down from a laid-out document.

The form is that of the other truth files. Borders tell which rows a merged cell covers, so nothing
is `filled` by judgement, except where the document has no lines. `line` is null, except for a
workbook, whose rows are numbered; `source` has the page on which the row begins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from corpus import truth
from corpus.model import CorpusError
from corpus.pages.source import LaidOut, Place, Places, Prose

Json = dict[str, Any]


def laid_out_truth(laid_out: LaidOut, places: Places) -> Json:
    """Build the truth file of a laid-out document.

    Args:
        laid_out: the document.
        places: where the rows stand; empty for a DOCX, which has no pages.
    """
    check_titles(laid_out)
    document = replace(laid_out.document, parts=[sheet.table for sheet in laid_out.sheets])
    rows = {
        (number, index): 0
        for number, table in enumerate(document.tables)
        for index in range(len(table.leaves))
    }
    out = truth.build_truth(document, rows, set(laid_out.traits))
    for number, table in enumerate(out["tables"]):
        table["rows"] = [
            placed(row, laid_out, places.get((number, index)))
            for index, row in enumerate(table["rows"])
        ]
    return out


def placed(row: Json, laid_out: LaidOut, place: Place | None) -> Json:
    """Say where a row stands.

    Left out are the note on filled values where lines tell them, and the schedule of a total.
    """
    head: Json = {"kind": row["kind"], "line": place.line if place else None}
    if place:
        head["source"] = {"page": place.page}
    gone = {"kind", "line"} if laid_out.unsure_labels else {"kind", "line", "filled"}
    if row["kind"] != "data":
        gone.add("jadwal")
    return head | {key: value for key, value in row.items() if key not in gone}


def check_titles(laid_out: LaidOut) -> None:
    """Refuse a table title that no text prints."""
    texts = [part.text for part in laid_out.parts if isinstance(part, Prose)]
    flat = " ".join(" ".join(texts).split())
    for sheet in laid_out.sheets:
        title = sheet.table.title
        if title is not None and " ".join(title.split()) not in flat:
            raise CorpusError(f"title not printed: {title}")
