"""The names of regions near to a text: with its letters, beginning with it, damaged.

Contract: pure; texts are compact (`wilayah_names.compact_name`), costs are quarters of a letter
(`name_costs`), each region comes once, the nearest first, by code where equal.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from normalizers.name_costs import LETTER, cost_limit, shaped_cost
from normalizers.text import fold_text
from normalizers.wilayah_names import (
    NameForm,
    Wilayah,
    ending_words,
    forms_by_name,
    name_forms,
    name_of,
    ocr_shape,
    regions,
)

OTHER_KIND = 2 * LETTER
"""``Kota Bandumg`` is Kota Bandung rather than Kabupaten Bandung."""
MARGIN = 2 * LETTER
"""Another name must be this much farther than a name with a wrong letter."""
FEWEST_BEHIND = 4
"""Letters of words that make a name another, longer one: ``Serang Bedagai``, not ``Alor A``."""


def forms_named(compact: str) -> tuple[NameForm, ...]:
    """Return the names that agree with a text letter by letter.

    Args:
        compact: Such as "bogor", which is a kabupaten's and a kota's.
    """
    return forms_by_name().get(compact, ())


@lru_cache(maxsize=20_000)
def names_from(name: str) -> tuple[NameForm, ...]:
    """Return the official names that begin with a text and go on.

    Args:
        name: A compact text, such as "nias".

    Returns:
        Those of Nias Selatan, Nias Utara and Nias Barat, not Nias itself.
    """
    return tuple(
        form
        for form in name_forms()
        if form.form == "name" and form.compact.startswith(name) and form.compact != name
    )


@lru_cache(maxsize=20_000)
def ranked_names(name: str, kind: str | None) -> tuple[tuple[int, NameForm], ...]:
    """Return the names nearest to a text, each region once, within twice what may be wrong.

    Args:
        name: A compact text, such as "lahai".
        kind: The kind that is printed; names of others cost more. None: any.

    Returns:
        Costs in quarters of a letter and names, here Lahat first with 4.
    """
    limit = cost_limit(len(name)) + MARGIN
    shape = ocr_shape(name)
    most = limit // 3 + 1
    found: dict[str, tuple[int, NameForm]] = {}
    for form in name_forms():
        if form.form in ("abbreviation", "initials") or abs(len(form.shape) - len(shape)) > most:
            continue
        cost = shaped_cost(name, shape, form.compact, form.shape, most)
        cost += OTHER_KIND if kind not in (None, form.region.kind) else 0
        old = found.get(form.region.kode)
        if cost <= limit and (old is None or cost < old[0]):
            found[form.region.kode] = (cost, form)
    return tuple(sorted(found.values(), key=lambda pair: (pair[0], pair[1].region.kode)))


def glued_names(name: str) -> list[NameForm]:
    """Return the names that a text begins with.

    Args:
        name: Such as "karoyang": Karo with a word glued behind, and not far from Karawang.
    """
    beginnings = (name[:size] for size in range(FEWEST_BEHIND, len(name)))
    return [form for one in beginnings for form in forms_named(one) if form.form == "name"]


def ends_alike(name: str, listed: str) -> bool:
    """Say whether two names have no different last words that tell names apart.

    Args:
        name: A compact text, such as "tapanulibarat".
        listed: A listed name, such as "tapanuliutara", which is another for its last word.
    """
    ends = [word for word in ending_words() if name.endswith(word)]
    return not ends or any(listed.endswith(word) for word in ends)


def damage_limit(name: str, form: NameForm, letters: int) -> int:
    """Return how much may be wrong, in quarters of a letter, besides words that many names have.

    Args:
        name: A compact text, such as "huluselatan", where Selatan is no reason to read Buru.
        form: The listed name that it is near to.
        letters: Letters of the shorter of both.
    """
    for word in sorted(ending_words()):
        if form.compact.endswith(word) and name.endswith(word):
            return cost_limit(letters - len(word))
    shared = _shared_beginning(form.region)
    if shared and form.compact.startswith(shared) and name.startswith(shared):
        return cost_limit(max(0, letters - len(shared)))
    return cost_limit(letters)


def _shared_beginning(region: Wilayah) -> str:
    """The words that another name begins with too: Tapanuli of Tapanuli Utara."""
    words = fold_text(name_of(region)).split()
    for size in range(len(words) - 1, 0, -1):
        if _beginnings()[tuple(words[:size])] > 1:
            return "".join(words[:size])
    return ""


@cache
def _beginnings() -> Counter[tuple[str, ...]]:
    """How many names of several words begin with the same ones."""
    named = (fold_text(name_of(region)).split() for region in regions().values())
    return Counter(tuple(words[:size]) for words in named for size in range(1, len(words)))
