"""Longer names that the words behind a region's name may belong to, damaged: ``Nias Sltn``.

Contract: pure; costs in quarters of a letter (`name_costs`), None where the words are clearly
others. Below `LETTER` they are the rest, misread in OCR's ways; from there on both names stay
possible.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.name_costs import LETTER, behind_limit, name_cost
from normalizers.near_names import FEWEST_BEHIND, OTHER_KIND, names_from, ranked_names
from normalizers.wilayah_names import NameForm, compact_name, name_of, ocr_shape

MOST_BEHIND = 3
"""Words behind a name that may be the rest of a longer one."""
SMALL_BEGINNINGS = ("se", "ke")
"""Small words with which rests begin too: Selatan, Kepulauan."""
FEWEST_GLUED = 4
"""Letters of a rest that is looked for in a longer word: ``Selatanmenyelenggarakan``."""
FEWEST_SHORTENED = 3
"""``Tgh``; two letters are anything."""


def rest_cost(behind: str, rest: str, *, printed: bool) -> int | None:
    """Return what is wrong when words are read as the rest of a longer name.

    Args:
        behind: The words without blanks, such as "tirnur".
        rest: The rest of the longer name, such as "timur".
        printed: Whether the words are printed as a name, with a capital.

    Returns:
        Quarters of a letter: here 1; 4 for a word that is cut, shortened or has another one glued
        behind; None when it is another word.
    """
    cost = name_cost(behind, rest)
    if cost < LETTER:
        return cost
    if printed and (_is_cut(behind, rest) or _is_shortened(behind, rest)):
        return LETTER
    limit = behind_limit(len(rest), printed=printed)
    if printed and _begins_alike(behind, rest):
        limit = max(limit, 2 * LETTER)
    if cost <= limit:
        return cost
    if _is_swapped(behind, rest):
        return LETTER
    return LETTER if _is_glued(behind, rest) else None


def _is_cut(behind: str, rest: str) -> bool:
    """``Pidie J`` may be Pidie Jaya, ``Bangka Se|`` Bangka Selatan."""
    return bool(behind) and ocr_shape(rest).startswith(ocr_shape(behind))


def _is_shortened(behind: str, rest: str) -> bool:
    """``Sltn``, ``Tgh``, ``Dy``: letters of the rest in their order, from its first one on."""
    fewest = FEWEST_SHORTENED if len(rest) > FEWEST_GLUED else FEWEST_SHORTENED - 1
    if not fewest <= len(behind) < len(rest) or behind[0] not in rest[:1]:
        return False
    letters = iter(rest)
    return all(letter in letters for letter in behind)


def _begins_alike(behind: str, rest: str) -> bool:
    """``Hiilu`` for Hulu, ``Jyaa`` for Jaya: the first and the last letter are right."""
    return len(rest) >= FEWEST_GLUED and (behind[:1], behind[-1:]) == (rest[:1], rest[-1:])


def _is_swapped(behind: str, rest: str) -> bool:
    """``Kpeluauan``: the same letters in another order."""
    return len(rest) >= FEWEST_GLUED and sorted(behind) == sorted(rest)


def _is_glued(behind: str, rest: str) -> bool:
    if len(rest) < FEWEST_GLUED or len(behind) <= len(rest):
        return False
    sizes = range(len(rest) - 1, len(rest) + 2)
    return any(name_cost(behind[:size], rest) < LETTER for size in sizes)


Near = tuple[int, int, NameForm]
"""A cost, the number of words (negative, the most first), and the longer name."""


def near_rests(
    forms: Sequence[NameForm], starts: Sequence[str], size: int, kind: str | None, printed: int
) -> list[Near]:
    """Find the longer names whose rest the words behind a name may be.

    Args:
        forms: The names that stand there for certain, such as Nias.
        starts: The first word, the first two, and so on, compact: "nias", "niassltn".
        size: How many words the certain name takes.
        kind: The kind that is printed, or None.
        printed: How many words are printed as a name.

    Returns:
        Here Nias Selatan with 4; a name of the other kind only when it is there in full.
    """
    near: list[Near] = []
    begin = len(starts[size - 1])
    for name in dict.fromkeys(_whole_name(form) for form in forms):
        for form in names_from(name):
            rest = form.compact[len(name) :]
            for end in range(size, min(len(starts), size + MOST_BEHIND)):
                behind = starts[end][begin:]
                if behind in SMALL_BEGINNINGS and end + 1 < len(starts):
                    continue
                cost = rest_cost(behind, rest, printed=end < printed)
                if kind not in (None, form.region.kind):
                    cost = OTHER_KIND if behind == rest and end < printed else None
                if cost is not None:
                    near.append((cost, -end - 1, form))
    return near


def _whole_name(form: NameForm) -> str:
    """What longer names begin with; that of ``OKU`` is Ogan Komering Ulu."""
    short = form.form in ("initials", "abbreviation")
    return compact_name(name_of(form.region)) if short else form.compact


def near_wholes(
    forms: Sequence[NameForm], starts: Sequence[str], size: int, kind: str | None, printed: int
) -> list[Near]:
    """Find longer names that with a damaged letter begin with another one: ``Serang Bedagai``.

    Args:
        forms: The names that stand there, here Serang.
        starts: As in `near_rests`.
        size: How many words the name takes.
        kind: The kind that is printed, or None.
        printed: How many words are printed as a name.

    Returns:
        Here Serdang Bedagai; nothing that begins with the name itself.
    """
    near: list[Near] = []
    name = starts[size - 1]
    own = {form.region for form in forms}
    for end in range(size, min(len(starts), printed, size + MOST_BEHIND)):
        behind = starts[end][len(name) :]
        if len(behind) < FEWEST_BEHIND or starts[size][len(name) :] == "dan":
            continue
        for cost, form in ranked_names(starts[end], kind)[:1]:
            other = form.region not in own and not form.compact.startswith(name)
            if other and LETTER <= cost <= 2 * LETTER:
                near.append((cost, -end - 1, form))
    return near
