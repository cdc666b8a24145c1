"""Who carries an activity out: divisi, subbagian and the like in a pelaksana column.

Contract: the head is put into one form ("Kasubag", "Sub Bag." become "Subbagian"), the topic of a
KPU unit into its canonical name by the spellings of data/unit_kerja.yaml; a topic recognised only
by likeness is in doubt, one of another agency stays as printed. `split_unit_kerja` cuts verbatim.
Source: domain/rules.md section 9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from normalizers.numerals import MAX_CELL
from normalizers.reading import Reading, ambiguous, unparsed
from normalizers.resources import load_data
from normalizers.satker import parse_satker
from normalizers.text import clean_text, fold_text

MIN_LIKENESS = 88.0
"""'Perencanaan Dat dan Informasi' is 98; the nearest two topics are below 85."""
SURE_MARGIN = 4.0

_SUB = r"[Ss][Uu][Bb] ?-? ?[Bb](?:[Aa][Gg](?:[Ii][Aa][Nn])?|[Ii][Dd](?:[Aa][Nn][Gg])?)\.?"
_KASUB = r"[Kk][Aa][Ss][Uu][Bb] ?-? ?[Bb]?(?:[Aa][Gg](?:[Ii][Aa][Nn])?|[Ii][Dd])\.?"
_SUBAG = r"[Ss][Uu][Bb][Aa][Gg]\.?"
_LONE = (
    r"D(?:ivisi|IVISI)|B(?:idang|IDANG|agian|AGIAN|iro|IRO)|S(?:eksi|EKSI|ekretariat|EKRETARIAT)"
)
_HEAD = re.compile(
    rf"(?<![\w])(?:"
    rf"(?:[Ss]eluruh|SELURUH|[Ss]emua|SEMUA) (?:{_SUB}|{_SUBAG}|[Aa]nggota|ANGGOTA|{_LONE})"
    rf"|(?:Kepala|KEPALA|Ketua|KETUA|Anggota|ANGGOTA) (?:{_SUB}|{_SUBAG}|{_LONE})"
    rf"|{_KASUB}|{_SUB}|{_SUBAG}|{_LONE}"
    rf"|S(?:ekretaris|EKRETARIS)|K(?:omisioner|OMISIONER)"
    rf"|(?:KPU|Komisi Pemilihan Umum|KOMISI PEMILIHAN UMUM) (?:Kab|KAB|Kota|KOTA|Prov|PROV)"
    rf")(?![a-z])"
)
_EVERY = re.compile(
    r"(seluruh|semua) (sub ?bag(?:ian)?|subag|divisi|bidang|bagian|seksi|anggota)\b"
)
_KPU = re.compile(r"(?:kpu|komisi pemilihan)\b")
_CARRIED = frozenset(
    {"anggota", "sekretaris", "ketua", "sekretariat", "satker", "di", "pada", "dan"}
)


@dataclass(frozen=True, slots=True)
class _Topic:
    name: str
    guessed: bool


def normalize_unit_kerja(text: str) -> Reading[str]:
    """Put the name of a divisi or subbagian into its one form.

    Args:
        text: The name, such as "Kasubag Rendatin" or "Sub Bagian Perencanaan Data Informasi",
            which both give "Subbagian Perencanaan, Data dan Informasi".

    Returns:
        The name; "word-guessed" in doubt for a topic read by likeness; for a bare "KUL" the two
        units it may be, in doubt; no value for a text that names no unit.
    """
    raw = clean_text(text)
    if len(raw) > MAX_CELL:
        return unparsed(raw, "too-long")
    folded = fold_text(raw)
    parts = split_unit_kerja(raw)
    if len(parts) > 1:
        values = (normalize_unit_kerja(part).value for part in parts)
        return ambiguous(raw, None, "two-values", tuple(v for v in values if v is not None))
    if match := _EVERY.match(folded):
        return Reading(raw, _every(match))
    head, topic = _cut_head(folded)
    if head is None:
        return _read_headless(raw, folded)
    if topic and (topic.endswith(" dan") or raw.endswith((",", "/", "&"))):
        return ambiguous(raw, f"{head} {_printed_topic(raw, topic)}", "name-cut")
    found = _find_topic(topic)
    if found is None:
        printed = _printed_topic(raw, topic)
        return Reading(raw, f"{head} {printed}" if printed else head)
    name = f"{head} {found.name}"
    return ambiguous(raw, name, "word-guessed", (name,)) if found.guessed else Reading(raw, name)


def is_unit_kerja(text: str) -> bool:
    """Say whether a text begins like the name of a unit.

    Args:
        text: A cell, such as "Sub bagian Hukum dan SDM" or "Seluruh Anggota KPU Kabupaten X".

    Returns:
        True when a head word of a unit comes first.
    """
    cleaned = clean_text(text[: 4 * MAX_CELL])
    return _HEAD.match(cleaned) is not None


def split_unit_kerja(text: str) -> list[str]:
    """Cut a text before every head word of a unit; the parts stay verbatim.

    Source: domain/noise.md section 3: seed 004 prints the units of several rows in one cell.

    Args:
        text: A cell, such as "Sub Bagian SDM dan Parmas Semua Sub Bagian".

    Returns:
        ["Sub Bagian SDM dan Parmas", "Semua Sub Bagian"]; a single unit gives one part, an empty
        text none.
    """
    cleaned = clean_text(text)
    cuts = [match.start() for match in _HEAD.finditer(cleaned) if _begins_unit(cleaned, match)]
    edges = [0, *(cut for cut in cuts if cut > 0), len(cleaned)]
    parts = (cleaned[a:b].strip() for a, b in pairwise(edges))
    return [part for part in parts if part]


def _begins_unit(text: str, match: re.Match[str]) -> bool:
    """'Anggota KPU Kabupaten X' and 'dan Bidang Y' carry on with the unit before."""
    before = text[max(0, match.start() - 40) : match.start()].split()
    if not before:
        return True
    if before[-1].endswith((",", "/", "&", "(")) and not re.match(
        "[Ss]ub|SUB|Div|DIV", match.group()
    ):
        return False
    return before[-1].lower() not in _CARRIED


def _every(match: re.Match[str]) -> str:
    word = match[2].replace(" ", "")
    noun = "Subbagian" if word.startswith("sub") else word.capitalize()
    return f"Seluruh {noun}" if match[1] == "seluruh" else f"Semua {noun}"


def _cut_head(folded: str) -> tuple[str | None, str]:
    """Take the head off, longest spelling first; the rest is the folded topic."""
    if folded == "sekretaris" or folded.startswith("sekretaris "):
        return "Sekretaris", folded.removeprefix("sekretaris").strip()
    words = folded.split()
    for length in range(min(4, len(words)), 0, -1):
        head = _heads().get("".join(words[:length]))
        if head is not None:
            return head, " ".join(words[length:])
    return None, folded


@cache
def _heads() -> dict[str, str]:
    rows = load_data("unit_kerja")["heads"].items()
    return {fold_text(s).replace(" ", ""): head for head, spellings in rows for s in spellings}


def _topic_key(text: str) -> str:
    return " ".join(word for word in fold_text(text).split() if word not in ("dan", "d"))


@cache
def _topics() -> dict[str, str]:
    rows = load_data("unit_kerja")["topics"].items()
    return {_topic_key(s): name for name, spellings in rows for s in (name, *spellings)}


def _find_topic(topic: str) -> _Topic | None:
    key = _topic_key(topic)
    if not key:
        return None
    if name := _topics().get(key):
        return _Topic(name, False)
    if len(key) < 10:
        return None
    ranked = process.extract(key, list(_topics()), scorer=fuzz.ratio, limit=8)
    name, best = _topics()[ranked[0][0]], ranked[0][1]
    second = max((score for form, score, _ in ranked if _topics()[form] != name), default=0.0)
    if best < MIN_LIKENESS or best - second < SURE_MARGIN:
        return None
    return _Topic(name, True)


def _printed_topic(raw: str, topic: str) -> str:
    """The topic as printed: the last words of the raw text, as many as the topic has."""
    count = len(topic.split())
    kept = 0
    for start in range(len(raw) - 1, -1, -1):
        if raw[start - 1 : start] in (" ", "") or start == 0:
            kept = len(fold_text(raw[start:]).split())
            if kept == count:
                return raw[start:].strip()
    return topic


def _read_headless(raw: str, folded: str) -> Reading[str]:
    if _KPU.match(folded):
        satker = parse_satker(raw)
        name = satker.value.name if satker.value else None
        return Reading(raw, name, satker.doubt, satker.reason)
    name = _topics().get(_topic_key(folded)) if folded else None
    if name is None:
        return unparsed(raw, "not-a-unit-kerja")
    alternatives = (f"Subbagian {name}", f"Divisi {name}")
    return ambiguous(raw, alternatives[0], "words-left-over", alternatives)
