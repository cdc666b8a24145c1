"""Names of the unit a document or table belongs to.

Contract: the name is put into one form (no "Sekretariat" for a KPU unit, "KPU" for "Komisi
Pemilihan Umum", "Kabupaten" for "Kab.", title case for capitals); slips inside the region's name
stay as printed, because matching the official list comes later (`wilayah`). Order of steps:
tokens, find a head (KPU, or a word that begins another agency's name), read kind and region up to
a word, sign or figure that cannot belong to it; in running text a region without its kind must be
in the list. Source: titles of the seeds; CONTRACT.md, SATKER.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.printed_words import find_words, join_spaced_letters
from normalizers.reading import Reading, ambiguous, doubted, unparsed
from normalizers.resources import load_data
from normalizers.text import clean_text, fold_text
from normalizers.wilayah import FEWEST_LETTERS, KIP_PROVINCE, find_wilayah, kind_of_word
from normalizers.wilayah_names import compact_name, forms_by_name, name_forms
from normalizers.wilayah_search import INFERRED, find_region

MAX_REGION_WORDS = 5
"""The longest region has five: 'Pangkajene dan Kepulauan', 'Kepulauan Siau Tagulandang Biaro'."""
MAX_PLAIN_REGION = 3
"""Without its kind a region must be short and printed as a name: 'KPU OKI', 'KPU Lahat'."""
MAX_ABBREVIATION = 4
"""'KPU OKI': a region this short, printed in capitals, is an abbreviation and stays so."""
MAX_AGENCY_WORDS = 16
"""Long agency names reach twelve words before their region."""
MAX_TITLE = 2000
"""Longer texts are searched by `find_satker` only."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*+|[0-9]++|[^\w\s]|_")
_JOINED_KIND = re.compile(
    r"(?<![^\W\d_])(kabupaten|provinsi|propinsi)(?=[^\W\d_]{3})", re.IGNORECASE
)
"""``KabupatenLahat``: a blank that was lost."""
_LABEL = re.compile(
    r"(?:nama ?/? ?)?(?:unit(?: organisasi| kerja)?|satuan kerja|satker|instansi|lembaga|skpd|opd"
    r"|perangkat daerah|organisasi) ?:? ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SatkerName:
    """A unit's name in its one form.

    Attributes:
        name: Such as "KPU Kabupaten Ogan Ilir", without the word Sekretariat for a KPU unit.
        bagian: "Sekretariat" or "KPU" for a KPU unit, None for any other agency.
    """

    name: str
    bagian: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit found at tokens [start, end)."""

    name: SatkerName
    start: int
    end: int
    has_region: bool


def parse_satker(text: str) -> Reading[SatkerName]:
    """Read a text that should name one unit.

    Args:
        text: The name or title, such as "SEKRETARIAT KPU KABUPATEN OGAN KOMERING ILIR",
            "Komisi Pemilihan Umum Kab. Rejang Lebong", "DINAS KESEHATAN PROVINSI JAWA TENGAH".

    Returns:
        The name; in doubt for a KPU unit without region ("region-missing"), for words before or
        behind the name ("words-left-over"), for two units, for an agency of no known kind
        ("agency-unknown"); no value when there are no words.
    """
    raw = clean_text(text)
    if len(raw) > MAX_TITLE:
        return unparsed(raw, "too-long")
    tokens = _tokens(_without_label(_cleaned(text)))
    found = _find(tokens, titles=False)
    names = tuple(dict.fromkeys(item.name for item in found))
    if len(names) > 1:
        return ambiguous(raw, None, "two-values", names)
    if not found:
        return _read_unknown(raw, tokens)
    item = found[0]
    reading = Reading(raw, item.name)
    if not item.has_region:
        return doubted(reading, "region-missing")
    before = any(token[0].isalpha() for token in tokens[: item.start])
    behind = tokens[item.end :]
    if before or (behind and not _is_stop(behind[0])):
        return doubted(reading, "words-left-over")
    return reading


def find_satker(text: str) -> list[SatkerName]:
    """Find the units that a running text or title names, with their regions.

    Args:
        text: Such as "RENCANA KINERJA TAHUNAN TAHUN ANGGARAN 2024 SEKRETARIAT KPU KABUPATEN OGAN
            ILIR"; "KPU Kabupaten/Kota" names no unit.

    Returns:
        Every occurrence in order, the same unit twice if it is named twice.
    """
    return [item.name for item in _find(_tokens(_cleaned(text)), titles=True) if item.has_region]


def _cleaned(text: str) -> str:
    return clean_text(join_spaced_letters(text))


def _without_label(raw: str) -> str:
    """'Nama /Unit Organisasi : KPU ...': take the label off."""
    head, colon, tail = raw.partition(":")
    if colon and _LABEL.fullmatch(f"{head.strip()} "):
        return tail.strip()
    return raw


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_JOINED_KIND.sub(r"\1 ", text))


def _find(tokens: list[str], *, titles: bool) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    while at < len(tokens):
        item = _read_kpu(tokens, at, titles) or _read_agency(tokens, at, titles)
        if item is None:
            at += 1
            continue
        found.append(item)
        at = max(item.end, at + 1)
    return found


def _read_kpu(tokens: list[str], at: int, titles: bool) -> _Found | None:
    """KPU or Komisi Pemilihan [Umum], at a token, with what stands before and behind it."""
    head = _commission(tokens, at)
    if head is None:
        return None
    short, end = head[0], _behind_short_form(tokens, head[1])
    bagian, start = _bagian_before(tokens, at)
    if end < len(tokens) and tokens[end].lower() in ("ri", "republik"):
        end += 2 if tokens[end].lower() == "republik" else 1
        return _Found(SatkerName("KPU RI", bagian), start, min(end, len(tokens)), True)
    kind = _kind(tokens[end]) if end < len(tokens) else None
    if kind is not None:
        end += 1
        end += int(_at(tokens, end) == "." and kind in ("Kabupaten", "Provinsi"))
        if _at(tokens, end) == "/":
            return _Found(SatkerName(f"{short} {kind}", bagian), start, end, False)
    region, region_end = _region_of_kind(tokens, end, kind)
    if kind is None and titles:
        region, region_end = _listed_region(tokens, end)
    elif region and kind is None and len(region) > MAX_PLAIN_REGION:
        region, region_end = [], end
    if kind is None and len(region) == 1 and len(region[0]) <= MAX_ABBREVIATION:
        region = [tokens[region_end - 1]]
    region_end = _skip_province(tokens, region_end, kind)
    words = [short, *([kind] if kind else []), *region]
    if fold_text(tokens[at]) == "kip" and _lies_elsewhere(" ".join(words)):
        return None
    return _Found(SatkerName(" ".join(words), bagian), start, region_end, bool(region))


def _lies_elsewhere(name: str) -> bool:
    """``KIP`` is the commission in Aceh (UU 11/2006); elsewhere it is that of information."""
    region = find_wilayah(name)
    return region is not None and region.provinsi != KIP_PROVINCE


def _behind_short_form(tokens: list[str], at: int) -> int:
    """'Komisi Pemilihan Umum (KPU) Kabupaten X', 'KPU/KIP': where the name goes on."""
    sign, short = _at(tokens, at), _at(tokens, at + 1)
    if sign not in ("(", "/") or fold_text(short) not in load_data("satker")["commission"]:
        return at
    if sign == "/":
        return at + 2
    return at + 3 if _at(tokens, at + 2) == ")" else at


def _skip_province(tokens: list[str], at: int, kind: str | None) -> int:
    """'KPU Kabupaten X Provinsi Y': the province is said, but is no part of the name."""
    if kind in ("Kabupaten", "Kota") and _kind(_at(tokens, at)) == "Provinsi":
        region, end = _region(tokens, at + 1 + int(_at(tokens, at + 1) == "."))
        return end if region else at
    return at


def _commission(tokens: list[str], at: int) -> tuple[str, int] | None:
    """The commission's short name and the place behind its head, damaged if a region follows."""
    data = load_data("satker")
    word = fold_text(tokens[at])
    if word == "kip" and _at(tokens, at - 1) == "/":
        return None
    if word in data["commission"]:
        return data["commission"][word], at + 1
    if word in data["commission_damaged"]:
        regional = _kind(_at(tokens, at + 1)) or _listed_region(tokens, at + 1)[0]
        return ("KPU", at + 1) if regional else None
    if word != "komisi":
        return None
    folded = [fold_text(token) for token in tokens[at : at + 3]]
    if folded[1:] == ["independen", "pemilihan"]:
        return "KIP", at + 3
    if folded[1:2] == ["pemilihan"]:
        return "KPU", at + 2 + int(folded[2:] == ["umum"])
    return None


def _listed_region(tokens: list[str], at: int) -> tuple[list[str], int]:
    """The longest name of the list of regions that begins at a token, printed as a name."""
    if not _at(tokens, at)[:1].isupper():
        return [], at
    for size in range(min(MAX_REGION_WORDS, len(tokens) - at), 0, -1):
        words = tokens[at : at + size]
        if compact_name(" ".join(words)) in forms_by_name():
            return [_title(word) for word in words if word[0].isalpha()], at + size
    return [], at


def _bagian_before(tokens: list[str], at: int) -> tuple[str, int]:
    """Sekretariat [Jenderal] and Sekretaris before the head mean the secretariat."""
    start = at
    while start > 0 and tokens[start - 1].lower() in ("jenderal", "jendral"):
        start -= 1
    before = _at(tokens, start - 1).lower() if start else ""
    if before in ("sekretariat", "sekretaris", "setjen"):
        return "Sekretariat", start - 1
    if before in ("ketua", "anggota"):
        return "KPU", start - 1
    return "KPU", at


def _read_agency(tokens: list[str], at: int, titles: bool) -> _Found | None:
    """Another agency: a head word, its name, and the kind and name of its region."""
    if tokens[at].lower() not in _words("heads") or not tokens[at][0].isupper():
        return None
    if f"{tokens[at]} {_at(tokens, at + 1)}".lower() in _words("not_agencies"):
        return None
    end = at + 1
    while end < len(tokens) and end - at <= MAX_AGENCY_WORDS and _kind(tokens[end]) is None:
        if _commission(tokens, end) is not None:
            return None
        if _is_stop(tokens[end]):
            break
        if not (_is_name_word(tokens[end]) or tokens[end] in ",/&()"):
            break
        end += 1
    kind = _kind(_at(tokens, end))
    if kind is None:
        if titles or at > 0:
            return None
        name = SatkerName(_join(tokens[at:end]), None)
        return _Found(name, at, end, end == len(tokens) or _is_stop(tokens[end]))
    behind = end + 1 + int(_at(tokens, end + 1) == ".")
    region, region_end = _region_of_kind(tokens, behind, kind)
    name = SatkerName(" ".join([_join(tokens[at:end]), kind, *region]), None)
    return _Found(name, at, region_end, bool(region))


def _region_of_kind(tokens: list[str], at: int, kind: str | None) -> tuple[list[str], int]:
    """The region behind its kind: ``D.I. Yogyakarta``, ``Kota Baru`` are known by the list."""
    if kind == "Kota" and _at(tokens, at).lower() in ("administrasi", "adm"):
        at += 2 if _at(tokens, at + 1) == "." else 1
    read, end = _region(tokens, at)
    if kind is None:
        return read, end
    window = tokens[at : at + 2 * MAX_REGION_WORDS]
    words = find_words(" ".join(window))
    found = find_region(words, 0, kind) if words else None
    if found is None or found.reason or found.candidates[0].score < INFERRED:
        return read, end
    length, listed = 0, at
    while listed < at + len(window) and length < words[found.words - 1].end:
        length += len(tokens[listed]) + 1
        listed += 1
    if listed <= end or not tokens[at][0].isupper():
        return read, end
    spelled = (t.lower() if t.lower() == "dan" else _title(t) for t in tokens[at:listed])
    return [word for word in spelled if word[0].isalpha()], listed


def _region(tokens: list[str], at: int) -> tuple[list[str], int]:
    """The words of a region's name, and where they end."""
    words: list[str] = []
    end = at
    while end < len(tokens) and len(words) < MAX_REGION_WORDS:
        word = _region_word(tokens, end, bool(words))
        if word is None:
            break
        words.append(word)
        abbreviated = word != _title(tokens[end]) and _at(tokens, end + 1) == "."
        end += 2 if abbreviated else 1
    return words, end


def _region_word(tokens: list[str], at: int, inside: bool) -> str | None:
    """A token as a word of a region's name, None where the name ends."""
    token = tokens[at]
    small = token.lower()
    if full := load_data("satker")["abbreviated"].get(small):
        return str(full)
    if small == "dan":
        joined = inside and _at(tokens, at + 1).lower() in _words("joined_by_dan")
        return "dan" if joined else None
    if small == "kota" and inside and not _goes_on(tokens, at + 1):
        return _title(token)
    ends = _is_stop(token) or _kind(token) is not None or small in _words("heads")
    ends = ends or small in load_data("satker")["commission"]
    return _title(token) if token[0].isupper() and not ends else None


def _goes_on(tokens: list[str], at: int) -> bool:
    """'Lima Puluh Kota' ends with a kind word; 'Kabupaten X Kota Y' goes on with another name."""
    word = _at(tokens, at)
    return word[:1].isupper() and not _is_stop(word)


def _read_unknown(raw: str, tokens: list[str]) -> Reading[SatkerName]:
    words = tokens[: next((i for i, t in enumerate(tokens) if _is_stop(t)), len(tokens))]
    if not any(token[0].isalpha() for token in words):
        return unparsed(raw, "not-a-satker")
    return ambiguous(raw, SatkerName(_join(words), None), "agency-unknown")


def _at(tokens: list[str], at: int) -> str:
    return tokens[at] if 0 <= at < len(tokens) else ""


def _is_name_word(token: str) -> bool:
    """A word of a name: capitalised, or a small word inside one."""
    return token[0].isupper() or token.lower() in _words("small")


def _is_stop(token: str) -> bool:
    return token.lower() in _words("stops") or token[0].isdigit()


def _kind(token: str) -> str | None:
    if not token[:1].isupper():
        return None
    kinds: dict[str, str] = load_data("satker")["kinds"]
    kind = kinds.get(token.lower())
    damaged = kind is None and len(token) >= FEWEST_LETTERS - 1
    return kind_of_word(fold_text(token)) if damaged else kind


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in load_data("satker")[name])


@cache
def _initials() -> frozenset[str]:
    """``OKI``: what has one region's initials only stays in capitals, for so it is known."""
    names = (form.compact for form in name_forms() if form.form == "initials")
    return frozenset(name for name in names if len(name) <= MAX_ABBREVIATION)


def _title(word: str) -> str:
    """Title case for a word in capitals; anything else stays as printed."""
    if not word.isupper() or len(word) == 1:
        return word
    initials = word.lower() in _initials()
    if initials or word.lower() in _words("acronyms") or not re.search("[AIUEO]", word):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _join(tokens: list[str]) -> str:
    """Put an agency's tokens together again: no space before a comma, none around a slash."""
    words = [
        t.lower() if t.isupper() and t.lower() in _words("small") else _title(t) for t in tokens
    ]
    text = " ".join(words)
    text = re.sub(r" ([,.)])", r"\1", text).replace("( ", "(")
    return re.sub(r" ?/ ?", "/", text).rstrip(" ,/&(")
