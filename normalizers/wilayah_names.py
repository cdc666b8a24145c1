"""The regions of Indonesia and every name that a document may call them by.

Contract: `regions` holds the 38 provinces and 514 kabupaten/kota with the codes of Kepmendagri
300.2.2-2138/2025 (data from cahyadsn/wilayah, MIT); `name_forms` their names without kind, in use,
abbreviated or from before a renaming (data/wilayah_names.yaml, each with its source), and initials
of three words and more where only one region has them. Names are compared without case, accents,
blanks and hyphens (`compact_name`), and in the shapes that OCR mixes up (`ocr_shape`).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from normalizers.resources import load_data
from normalizers.text import fold_text

KINDS = ("Provinsi", "Kabupaten", "Kota")
FEWEST_INITIALS = 3
"""``OKI``, ``NTB``; two letters are too many regions' initials."""
ISLANDS = ("kepulauan", "pulau")
"""Words that a name of islands is often printed without."""
FEWEST_ENDINGS = 2
"""``Timur`` ends many names of regions; a word behind a name that ends several may belong to it."""

FormOf = Literal["name", "spelling", "abbreviation", "initials", "former"]

_OFFICE = re.compile(r"(?:Kabupaten|Kota) Administrasi |Kabupaten |Kota |Provinsi ")
_SHAPES = (
    ("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "i"), ("l", "i"),
    ("|", "i"), ("!", "i"), ("j", "i"), ("5", "s"), ("8", "b"), ("6", "b"), ("9", "g"),
    ("q", "g"), ("m", "n"),
)  # fmt: skip
"""What OCR prints one for the other, in this order; ``rn`` ends as ``n``, as ``m`` does."""


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A region: its code (``16.02``) and its official name (``Kabupaten Ogan Komering Ilir``)."""

    kode: str
    nama: str

    @property
    def kind(self) -> str:
        """``Provinsi``, ``Kabupaten`` or ``Kota``."""
        return self.nama.split(" ", 1)[0]

    @property
    def provinsi(self) -> str:
        """The code of the province that the region is or lies in: ``16``."""
        return self.kode[:2]

    def lies_in(self, province: Wilayah) -> bool:
        """Whether it is or lies in a province, or did before a new one was made."""
        return was_province(self.kode, province.kode)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One name of one region, without its kind.

    Attributes:
        region: The region.
        compact: The name as `compact_name` gives it: ``ogankomeringilir``.
        shape: `compact` as `ocr_shape` gives it.
        form: What the name is: official, another spelling, short, initials, from before.
    """

    region: Wilayah
    compact: str
    shape: str
    form: FormOf


def compact_name(text: str) -> str:
    """Reduce a name to its letters: small, without accents, blanks, hyphens and dots.

    Args:
        text: Such as "Toli-Toli" or "OganIlir".

    Returns:
        "tolitoli", "oganilir".
    """
    return fold_text(text).replace(" ", "")


@lru_cache(maxsize=20_000)
def ocr_shape(compact: str) -> str:
    """Give letters that OCR prints one for the other one letter; only for comparing.

    Args:
        compact: A name of `compact_name`, such as "ogankomerimgiiir".

    Returns:
        The same for "ogankomeringilir": all of i, l, 1 are one letter, and m, n, rn.
    """
    for printed, shape in _SHAPES:
        compact = compact.replace(printed, shape)
    return compact


@cache
def regions() -> dict[str, Wilayah]:
    """Return all regions by code; a province's name begins with Provinsi."""
    text = (files("normalizers") / "data" / "wilayah.csv").read_text(encoding="utf-8")
    found: dict[str, Wilayah] = {}
    for row in csv.DictReader(text.splitlines()):
        name = row["nama"].strip().replace("Kep. ", "Kepulauan ")
        found[row["kode"]] = Wilayah(
            row["kode"], name if "." in row["kode"] else f"Provinsi {name}"
        )
    return found


def name_of(region: Wilayah) -> str:
    """Return a region's name without its kind: ``Jakarta Pusat``, ``Sumatera Selatan``."""
    return _OFFICE.sub("", region.nama, count=1)


@cache
def name_forms() -> tuple[NameForm, ...]:
    """Return all names of all regions, official ones first."""
    return tuple(
        NameForm(region, compact, ocr_shape(compact), form)
        for region, compact, form in dict.fromkeys(_all_forms())
    )


@cache
def forms_by_name() -> dict[str, tuple[NameForm, ...]]:
    """Return the names by their letters: ``bogor`` is a kabupaten's and a kota's."""
    found: defaultdict[str, list[NameForm]] = defaultdict(list)
    for form in name_forms():
        same = [one for one in found[form.compact] if one.region == form.region]
        if not same:
            found[form.compact].append(form)
    return {name: tuple(forms) for name, forms in found.items()}


@cache
def longest_name() -> int:
    """Return the number of letters of the longest name."""
    return max(len(form.compact) for form in name_forms())


@cache
def ending_words() -> frozenset[str]:
    """Return words that end several regions' names: ``timur``, ``selatan``, ``daya``."""
    counts: defaultdict[str, set[str]] = defaultdict(set)
    for region in regions().values():
        words = fold_text(name_of(region)).split()
        if len(words) > 1:
            counts[words[-1]].add(" ".join(words[:-1]))
    return frozenset(
        word for word, names in counts.items() if len(names) >= FEWEST_ENDINGS and word != "kota"
    )


def was_province(kode: str, provinsi: str) -> bool:
    """Say whether a region lies in a province, or did before a new one was made.

    Args:
        kode: A region's code, such as "93.04" (Asmat).
        provinsi: A province's code, such as "91" (Papua, whose part Asmat was).
    """
    own = kode[:2]
    return own == provinsi or provinsi in load_data("wilayah_names")["former_provinces"].get(
        own, ()
    )


def _all_forms() -> Iterator[tuple[Wilayah, str, FormOf]]:
    data = load_data("wilayah_names")
    for region in regions().values():
        yield region, compact_name(name_of(region)), "name"
    for kode, spellings in data["spellings"].items():
        for spelling in spellings:
            yield regions()[kode], compact_name(spelling), "spelling"
    for row in data["former"]:
        yield regions()[row["kode"]], compact_name(row["name"]), "former"
    for kode, spellings in data["abbreviations"].items():
        for spelling in spellings:
            yield regions()[kode], compact_name(spelling), "abbreviation"
    yield from ((region, name, "abbreviation") for region, name in _without_islands())
    yield from ((region, name, "initials") for region, name in _initials())


def _without_islands() -> Iterator[tuple[Wilayah, str]]:
    """``Mentawai``: a name of islands without that word, where no other region is called so."""
    data = load_data("wilayah_names")
    official = [compact_name(name_of(region)) for region in regions().values()]
    others = [one for names in data["spellings"].values() for one in names]
    taken = {*official, *(compact_name(one) for one in others)}
    taken |= {compact_name(row["name"]) for row in data["former"]}
    for region in regions().values():
        words = [word for word in fold_text(name_of(region)).split() if word != "dan"]
        rest = "".join(word for word in words if word not in ISLANDS)
        if len(rest) < sum(map(len, words)) and rest not in taken:
            yield region, rest


def _initials() -> Iterator[tuple[Wilayah, str]]:
    """Initials that one region has: ``oki``; and with the rest of a longer name: ``okutimur``."""
    owners: defaultdict[str, list[Wilayah]] = defaultdict(list)
    for region in regions().values():
        letters = "".join(word[0] for word in _main_words(region))
        if len(letters) >= FEWEST_INITIALS:
            owners[letters].append(region)
    skipped = {compact_name(word) for word in load_data("wilayah_names")["not_initials"]}
    for letters, named in owners.items():
        if len(named) > 1 or letters in skipped:
            continue
        yield named[0], letters
        begin = _main_words(named[0])
        for region in regions().values():
            words = _main_words(region)
            if len(words) > len(begin) and words[: len(begin)] == begin:
                yield region, letters + "".join(words[len(begin) :])


def _main_words(region: Wilayah) -> list[str]:
    return [word for word in fold_text(name_of(region)).split() if word != "dan"]
