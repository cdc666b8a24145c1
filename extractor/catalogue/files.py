"""Catalogue files: CSV with one record per line, the built-in ones and those that users bring.

The columns are those of `Indikator`; ``aliases`` and ``sasaran`` hold several texts parted by
``|``. A file may be made by a spreadsheet program: a byte-order mark, semicolons between the
fields and empty lines do no harm. Whatever does not fit is an error that names file and line;
nothing of such a file is used. docs/catalogue.md describes the format for its users.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path

from extractor.catalogue.records import (
    LEVELS,
    PLACEHOLDER,
    POLARITIES,
    VALUE_KINDS,
    Catalogue,
    Indikator,
)
from extractor.errors import InputError
from normalizers.text import clean_text, fold_text

COLUMNS = (
    "id",
    "name",
    "level",
    "renstra_period",
    "polarity",
    "value_kind",
    "unit",
    "target_scale",
    "sasaran",
    "aliases",
    "source",
)
REQUIRED = ("id", "name", "level", "polarity", "value_kind")
SEPARATOR = "|"
MOST_PROBLEMS = 20
"""Problems told of one file; the others are counted."""
MOST_LETTERS = 2_000
"""Letters of one field; the longest name has 220."""
LARGEST_FILE = 100_000_000
"""Bytes; 50,000 records take 20 million."""
_CHOICES = {"level": LEVELS, "polarity": POLARITIES, "value_kind": VALUE_KINDS}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_PERIOD = re.compile(r"(\d{4})-(\d{4})")
_RANGE = re.compile(r"\d+(?:\.\d+)?-\d+(?:\.\d+)?")
_ORDER = re.compile(r"[^>\s]+(?:>[^>\s]+)+")
_BUILT_IN = (("indikator.csv", False), ("keluaran.csv", True))
_HINT = "docs/catalogue.md describes the format; `lakip catalogue list` shows records that fit"


@cache
def built_in_catalogue() -> Catalogue:
    """Return the catalogue that comes with the program: indicators, and outputs set apart."""
    folder = files("extractor.catalogue") / "data"
    catalogue = Catalogue()
    for name, outputs in _BUILT_IN:
        text = (folder / name).read_text(encoding="utf-8")
        records = parse_catalogue(text, name, outputs=outputs, of_commission=True)
        catalogue = catalogue.with_records(records)
    return catalogue


def load_catalogue(paths: Sequence[Path] = ()) -> Catalogue:
    """Return the built-in catalogue with the records of users' files.

    Args:
        paths: CSV files; a record replaces the one of its id that was read before.

    Raises:
        InputError: a file cannot be read, or something in it does not fit.
    """
    catalogue = built_in_catalogue()
    for path in paths:
        catalogue = catalogue.with_records(parse_catalogue(_read(path), path.name))
    return catalogue


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError(
            f"{path.name}: the catalogue cannot be read ({error.strerror})",
            hint="check the path and its permissions",
        ) from error
    if len(data) > LARGEST_FILE:
        raise InputError(f"{path.name}: the catalogue is too large", hint="part it into files")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"{path.name}, line {line}: the catalogue is not in UTF-8",
            hint="save it as CSV in UTF-8",
        ) from error
    if "\0" in text:
        raise InputError(f"{path.name}: this is no CSV in UTF-8", hint="save it as CSV in UTF-8")
    return text


def parse_catalogue(
    text: str, name: str, *, outputs: bool = False, of_commission: bool = False
) -> list[Indikator]:
    """Read the records of a catalogue file.

    Args:
        text: the file's text.
        name: what to call it in messages.
        outputs: whether its records are outputs and no indicators.
        of_commission: whether its units are election commissions.

    Raises:
        InputError: the header lacks a column, a field does not fit, an id or a wording comes
            twice; up to `MOST_PROBLEMS` of them are told with their lines.
    """
    lines_of = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))
    reader = csv.DictReader(lines_of, delimiter=_delimiter(text), strict=True)
    problems: list[str] = []
    records: list[Indikator] = []
    lines: dict[str, int] = {}
    try:
        _refuse_header(reader.fieldnames or (), name)
        for row in reader:
            if any(_texts(row)):
                found = list(_problems(row, reader.line_num, lines))
                problems += [f"line {reader.line_num}: {problem}" for problem in found]
                if not found:
                    records.append(
                        replace(_record(row), is_output=outputs, of_commission=of_commission)
                    )
    except csv.Error as error:
        raise InputError(
            f"{name}, line {reader.line_num}: this is no CSV ({error})", hint=_HINT
        ) from error
    if problems:
        more = len(problems) - MOST_PROBLEMS
        told = [*problems[:MOST_PROBLEMS], *([f"and {more} more"] if more > 0 else [])]
        raise InputError(f"{name}: " + "; ".join(told), hint=_HINT)
    return records


def _delimiter(text: str) -> str:
    """Spreadsheet programs part fields by semicolons where the comma is the decimal mark."""
    head = text.lstrip("\ufeff\r\n").partition("\n")[0]
    return max((",", ";", "\t"), key=head.count)


def _refuse_header(header: Iterable[str], name: str) -> None:
    found = [field.strip() for field in header]
    hint = f"the columns are {','.join(COLUMNS)}"
    if not any(found):
        raise InputError(f"{name}: the catalogue is empty", hint=hint)
    for told, columns in (
        ("lacks", [column for column in REQUIRED if column not in found]),
        ("has twice", [column for column in COLUMNS if found.count(column) > 1]),
        ("has, and no catalogue has,", [field for field in found if field not in COLUMNS]),
    ):
        if columns:
            shown = ", ".join(column[:40] or "a column without a name" for column in columns[:5])
            raise InputError(f"{name}, line 1: the header {told} {shown}", hint=hint)


def _texts(row: dict[str | None, str | list[str] | None]) -> dict[str, str]:
    """Return the fields of a line by their columns, cleaned, empty ones left out."""
    return {
        key.strip(): clean_text(value)
        for key, value in row.items()
        if key is not None and isinstance(value, str) and value.strip()
    }


def _problems(
    row: dict[str | None, str | list[str] | None], line: int, lines: dict[str, int]
) -> Iterator[str]:
    """Yield what is wrong with a line; ``lines`` are the ids seen, each with its line."""
    if None in row:
        yield "there are more fields than columns; put a text that holds a comma in quotes"
    texts = _texts(row)
    for column in REQUIRED:
        if column not in texts:
            yield f"{column} is empty"
    for column, choices in _CHOICES.items():
        if column in texts and texts[column] not in choices:
            yield f"{column} is {texts[column][:40]!r}, and not one of {', '.join(choices)}"
    for column, text in texts.items():
        if len(text) > MOST_LETTERS:
            yield f"{column} has {len(text)} letters, more than {MOST_LETTERS}"
    yield from _misshapen(texts)
    identity = texts.get("id", "")
    if identity in lines:
        yield f"id {identity[:40]!r} stands in line {lines[identity]} already"
    lines.setdefault(identity, line)


def _misshapen(texts: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with fields that have a form."""
    if "id" in texts and not _ID.fullmatch(texts["id"]):
        yield f"id {texts['id'][:40]!r} may hold letters, digits and . _ / - only"
    own = texts.get("name", "").replace(PLACEHOLDER, "")
    if "name" in texts and not fold_text(own).strip("% "):
        yield "name holds no word of its own"
    period = texts.get("renstra_period", "")
    found = _PERIOD.fullmatch(period)
    if period and (found is None or int(found[1]) > int(found[2])):
        yield f"renstra_period is {period[:40]!r}, and no period such as 2020-2024"
    scale = texts.get("target_scale", "")
    if scale and not (_is_range(scale) or _ORDER.fullmatch(scale)):
        yield f"target_scale is {scale[:40]!r}, and neither a range (0-100) nor an order (AA>A>BB)"


def _is_range(scale: str) -> bool:
    if not _RANGE.fullmatch(scale):
        return False
    first, last = scale.split("-")
    return Decimal(first) < Decimal(last)


def _record(row: dict[str | None, str | list[str] | None]) -> Indikator:
    texts = _texts(row)
    return Indikator(
        id=texts["id"],
        name=texts["name"],
        level=texts["level"],
        renstra_period=texts.get("renstra_period", ""),
        polarity=texts["polarity"],
        value_kind=texts["value_kind"],
        unit=texts.get("unit", ""),
        target_scale=texts.get("target_scale", ""),
        sasaran=_several(texts.get("sasaran", "")),
        aliases=_several(texts.get("aliases", "")),
        source=texts.get("source", ""),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(SEPARATOR)))))


def catalogue_csv(records: Iterable[Indikator]) -> str:
    """Write records as the text of a catalogue file; `parse_catalogue` reads the same back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        joined = {
            "sasaran": f" {SEPARATOR} ".join(record.sasaran),
            "aliases": f" {SEPARATOR} ".join(record.aliases),
        }
        writer.writerow([joined.get(column, getattr(record, column)) for column in COLUMNS])
    return out.getvalue()
