"""Compares an output with the truth about its document, cell by cell.

Contract: tables are paired by how well their rows fit, rows are aligned in order by
the likeness of their texts, then every cell of the truth is looked up in the output.
Numbers must be equal, texts at least 92 % alike after folding, numbers of rows and
codes the same. Cells that the truth marks as judgement (`filled`) or as open to another
reading (`ambiguous`) are skipped. What the output adds (a row, a table, a value in a
field that the truth does not have) is wrong too. A wrong cell is silent when no finding
is on its row, names its line or field, or is about all of its table: nobody would be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from normalizers import fold_text

ALIKE = 92.0
"""Percent from which two texts count as the same."""
SAME_SATKER = 95.0
_SAME_ROW = 55.0
"""Percent below which two rows are not the same row."""
_SAME_TABLE = 0.35
"""Mean likeness of a table's rows below which its table is missing."""
_WHOLE_TABLE = frozenset({"table-rebuilt", "table-unclassified"})
_SAME_KIND = 0.3
"""What the same kind adds when a table's partner is looked for."""
_EXACT = frozenset({"no", "kode"})
_NO_FIELDS = frozenset(
    {"kind", "line", "source", "merged", "field_sources", "indikator_match", "filled", "ambiguous"}
)
_KEY_FIELDS = (
    "kegiatan", "rencana_aksi", "indikator_kegiatan", "indikator", "uraian", "uraian_kegiatan",
    "program", "sasaran", "kategori", "keterangan", "cells",
)  # fmt: skip

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One compared cell; a cell that is right is never silent."""

    table: str
    line: int | None
    field: str
    expected: Any
    given: Any
    right: bool
    silent: bool = False


@dataclass(slots=True)
class Comparison:
    """All compared cells of a document."""

    cells: list[Cell] = field(default_factory=list)

    @property
    def accuracy(self) -> Decimal:
        """Return the share of right cells, 1 when there is nothing to compare."""
        right = sum(cell.right for cell in self.cells)
        return Decimal(right) / len(self.cells) if self.cells else Decimal(1)

    @property
    def silent(self) -> list[Cell]:
        """Return the wrong cells that no finding points to."""
        return [cell for cell in self.cells if cell.silent]

    @property
    def wrong(self) -> list[Cell]:
        """Return the wrong cells."""
        return [cell for cell in self.cells if not cell.right]

    def by_field(self) -> dict[str, tuple[int, int, int]]:
        """Return for each field how many cells there are, are right and are silent."""
        total: Counter[str] = Counter()
        right: Counter[str] = Counter()
        silent: Counter[str] = Counter()
        for cell in self.cells:
            name = cell.field.partition(".")[0] if cell.field[:6] != "table." else cell.field
            total[name] += 1
            right[name] += cell.right
            silent[name] += cell.silent
        return {name: (total[name], right[name], silent[name]) for name in sorted(total)}


def compare(truth: Json, output: Json) -> Comparison:
    """Compare an output with the truth about its document.

    Args:
        truth: what a careful reader wrote down; see corpus/README.md for its form.
        output: the extractor's JSON. Numbers of both are int or Decimal.
    """
    result = Comparison()
    flagged = _flags(output["findings"])
    free = list(output["tables"])
    for expected in truth["tables"]:
        given = _partner(expected, free)
        if given is None:
            result.cells += _missing_table(expected)
            continue
        free.remove(given)
        result.cells += _compare_tables(expected, given, flagged)
    for table in free:
        silent = not _is_flagged(flagged, table, None)
        result.cells.append(Cell(table["id"], None, "table", None, table["kind"], False, silent))
    result.cells += _compare_prose(truth.get("prose", ()), output["prose"])
    return result


def _partner(expected: Json, free: Sequence[Json]) -> Json | None:
    """Find the output's table whose rows fit best."""
    best: tuple[float, Json] | None = None
    for table in free:
        pairs = align(expected["rows"], table["rows"])
        fits = sum(likeness(expected["rows"][i], table["rows"][j]) for i, j in pairs) / 100
        score = fits / max(len(expected["rows"]), 1) + _SAME_KIND * (
            table["kind"] == expected["kind"]
        )
        if best is None or score > best[0]:
            best = (score, table)
    return best[1] if best is not None and best[0] >= _SAME_TABLE else None


def likeness(one: Json, other: Json) -> float:
    """Say how alike the texts of two rows are, in percent.

    The lowest-level text that either has is the row's own and counts double; the
    labels above it are shared with its neighbours.
    """
    total = weights = 0.0
    for name in _KEY_FIELDS:
        mine, yours = _field_text(one, name), _field_text(other, name)
        if mine or yours:
            weight = 1.0 if weights else 2.0
            total += weight * fuzz.ratio(mine, yours)
            weights += weight
    return total / weights if weights else 0.0


def _field_text(row: Json, name: str) -> str:
    value = row.get(name) or ""
    return fold_text(" ".join(value) if isinstance(value, list) else value)


def _row_text(row: Json) -> str:
    return " | ".join(text for name in _KEY_FIELDS if (text := _field_text(row, name)))


def align(expected: Sequence[Json], given: Sequence[Json]) -> list[tuple[int, int]]:
    """Pair rows in order so that their likeness adds up to the most."""
    n, m = len(expected), len(given)
    alike = [[likeness(one, other) for other in given] for one in expected]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            pair = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= _SAME_ROW else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < n and j < m:
        if alike[i][j] >= _SAME_ROW and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


_Flagged = set[tuple[str | None, int | str | None]]


def _flags(findings: Sequence[Json]) -> _Flagged:
    """What findings point to: (table, row), (table, field), (table, "line 12"), (table, None).

    A finding of a whole table points to the lines of its evidence and to its field; only
    one that is about all of the table points to every cell.
    """
    flagged: _Flagged = set()
    for finding in findings:
        table, row = finding["table"], finding["row"]
        if row is not None or finding["code"] in _WHOLE_TABLE:
            flagged.add((table, row))
            continue
        lines = [item["line"] for item in finding["evidence"] if item.get("line")]
        flagged |= {(table, f"line {line}") for line in lines}
        if finding["field"]:
            flagged.add((table, finding["field"]))
    return flagged


def _is_flagged(
    flagged: _Flagged, table: Json, row: int | None, line: int | None = None, name: str = ""
) -> bool:
    places = (row, None, f"line {line}", name)
    return any((table["id"], place) in flagged for place in places)


def _missing_table(expected: Json) -> Iterator[Cell]:
    """Yield every cell of a table that the output does not have."""
    yield Cell(expected["key"], None, "table", expected["kind"], None, False, True)
    for row in expected["rows"]:
        yield from _missing_row(expected["key"], row)


def _missing_row(key: str, row: Json, silent: bool = True) -> Iterator[Cell]:
    for name in _fields(row):
        if row[name] not in (None, {}):
            yield Cell(key, row["line"], name, row[name], None, False, silent)


def _compare_tables(expected: Json, given: Json, flagged: _Flagged) -> Iterator[Cell]:
    key = expected["key"]
    yield from _table_cells(expected, given, not _is_flagged(flagged, given, None))
    pairs = dict(align(expected["rows"], given["rows"]))
    table_silent = not _is_flagged(flagged, given, None)
    for index, row in enumerate(expected["rows"]):
        if index not in pairs:
            yield from _missing_row(key, row, table_silent)
            continue
        place = pairs[index]
        for name, one, other, right in _row_cells(row, given["rows"][place]):
            silent = not _is_flagged(flagged, given, place, row["line"], name)
            yield Cell(key, row["line"], name, one, other, right, silent and not right)
    for index in sorted(set(range(len(given["rows"]))) - set(pairs.values())):
        added = given["rows"][index]
        silent = not _is_flagged(flagged, given, index, added["source"].get("line"))
        yield Cell(key, added["source"].get("line"), "row", None, _row_text(added), False, silent)


def _table_cells(expected: Json, given: Json, silent: bool) -> Iterator[Cell]:
    skipped = _noted(expected)
    satker = (given["satker"] or {}).get("name")
    checks = {
        "kind": expected["kind"] == given["kind"],
        "tahun": expected["tahun"] == given["tahun"],
        "bagian": expected["bagian"] == given["bagian"],
        "satker": _alike(expected["satker"], satker, SAME_SATKER),
    }
    for name, right in checks.items():
        if name not in skipped and (name == "kind" or expected[name] is not None):
            shown = satker if name == "satker" else given[name]
            yield Cell(
                expected["key"], None, f"table.{name}", expected[name], shown, right,
                silent and not right,
            )  # fmt: skip


def _noted(item: Json) -> set[str]:
    """Return the fields that the truth marks as judgement or as open."""
    return {str(note).partition(":")[0].strip() for note in item.get("ambiguous", ())} | set(
        item.get("filled", ())
    )


def _fields(row: Json) -> list[str]:
    return [name for name in row if name not in _NO_FIELDS]


_Pair = tuple[str, Any, Any, bool]


def _row_cells(row: Json, given: Json) -> Iterator[_Pair]:
    """Yield (field, expected, given, right) for the fields of one row."""
    skipped = _noted(row)
    yield "row.kind", row["kind"], given["kind"], row["kind"] == given["kind"]
    for name in [n for n in _fields(row) if n not in skipped]:
        yield from _field_cells(name, row[name], given.get(name))
    for name in [n for n in _fields(given) if n not in row and n not in skipped]:
        if not _is_nothing(given[name]) and name != "extra":
            yield name, None, given[name], False


def _field_cells(name: str, expected: Any, given: Any) -> Iterator[_Pair]:
    if name == "jadwal":
        yield name, expected, given, _same_schedule(expected, given or {})
    elif isinstance(expected, Mapping) and "raw" not in expected:
        parts = given if isinstance(given, Mapping) else {}
        for part in {**expected, **(parts if name != "extra" else {})}:
            one, other = expected.get(part), parts.get(part)
            yield f"{name}.{part}", one, other, same_value(part, one, other)
    elif isinstance(expected, list):
        texts = list(given or ())
        for index in range(max(len(expected), len(texts))):
            one = expected[index] if index < len(expected) else ""
            other = texts[index] if index < len(texts) else ""
            yield f"{name}.{index}", one, other, _alike(one, other)
    else:
        yield name, expected, given, same_value(name, expected, given)


def same_value(name: str, expected: Any, given: Any) -> bool:
    """Say whether one value of the output is what the truth has.

    Args:
        name: the field; numbers of rows and codes must be the same to the letter.
        expected: a text, a measure, an amount, or None where nothing is printed.
        given: the same of the output.
    """
    if _is_nothing(expected):
        return _is_nothing(given)
    if isinstance(expected, Mapping):
        return isinstance(given, Mapping) and _same_measure(expected, given)
    if name in _EXACT:
        return fold_text(str(expected)) == fold_text(str(given or ""))
    return _alike(expected, given)


def _is_nothing(value: Any) -> bool:
    """Say whether a cell says nothing: empty, or a dash read as missing."""
    if isinstance(value, Mapping):
        return bool(value.get("value", value) in (None, {}))
    return value in (None, "", [])


def _same_measure(expected: Json, given: Json) -> bool:
    if expected.get("kind") == "text":
        return _alike(expected["raw"], given.get("raw"))
    if expected.get("kind") != given.get("kind") or expected.get("unit") != given.get("unit"):
        return False
    if "score" in expected and expected["score"] != given.get("score"):
        return False
    one, other = expected["value"], given.get("value")
    if isinstance(one, str) or isinstance(other, str):
        return str(one).casefold() == str(other).casefold()
    return bool(one == other)


def _same_schedule(expected: Json, given: Json) -> bool:
    if expected["granularity"] != given.get("granularity"):
        return False
    if expected["marks"] is None and expected.get("count") is not None:
        return given.get("marks") is None and expected["count"] == given.get("count")
    return bool(expected["marks"] == given.get("marks"))


def _alike(expected: Any, given: Any, limit: float = ALIKE) -> bool:
    return fuzz.ratio(fold_text(str(expected or "")), fold_text(str(given or ""))) >= limit


def _compare_prose(expected: Sequence[Json], given: Sequence[Json]) -> Iterator[Cell]:
    """Look each of the truth's figures up; the truth does not list every figure."""
    for figure in expected:
        same = [
            one
            for one in given
            if one["source"].get("line") == figure["line"]
            and all(one.get(name) == figure.get(name) for name in ("kind", "value"))
            and one.get("terbilang_value") == figure.get("terbilang_value")
        ]
        right = bool(same)
        yield Cell("prose", figure["line"], "prose", figure["raw"], None, right, not right)
