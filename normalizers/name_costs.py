"""How far a printed name is from a listed one, in quarters of a letter.

Contract: a wrong letter costs four quarters; what OCR mixes up (`wilayah_names.ocr_shape`) one for
each letter, and three for the shape where the shape is wrong too. Integers only.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from normalizers.wilayah_names import ocr_shape

LETTER = 4
"""The cost of one wrong letter, in quarters."""
SHAPE = 3
EXACT = 100

_LIMITS = ((18, 4 * LETTER), (12, 3 * LETTER), (8, 2 * LETTER), (5, LETTER + 1), (0, LETTER - 1))
"""From so many letters on, so much may be wrong; of four letters only what OCR mixes up."""


def name_cost(one: str, other: str) -> int:
    """Return what is wrong in a name, in quarters.

    Args:
        one: A compact name as printed, such as "ogankomerimgiiir".
        other: A listed one, such as "ogankomeringilir": 2.
    """
    return shaped_cost(one, ocr_shape(one), other, ocr_shape(other), max(len(one), len(other)))


def shaped_cost(one: str, shape: str, other: str, other_shape: str, most: int) -> int:
    """Return what is wrong, by the shapes of the letters or by the letters, whichever is less.

    Args:
        one: A compact name.
        shape: Its shape.
        other: Another one.
        other_shape: Its shape.
        most: From how many wrong shapes on the exact number does not matter.
    """
    if one == other:
        return 0
    shapes = Levenshtein.distance(shape, other_shape, score_cutoff=most)
    letters = Levenshtein.distance(one, other, score_cutoff=most + SHAPE)
    if shapes > most:
        return LETTER * letters
    return min(SHAPE * shapes + min(letters, shapes + SHAPE), LETTER * letters)


def cost_limit(letters: int) -> int:
    """Return how much may be wrong in a name of so many letters, in quarters."""
    return next(cost for fewest, cost in _LIMITS if letters >= fewest)


def behind_limit(letters: int, *, printed: bool) -> int:
    """Return how much may be wrong in words that may belong to the name before them.

    Args:
        letters: Letters of the rest of the longer name, such as 5 for "timur".
        printed: Whether the words are printed as a name, with a capital; then two wrong letters
            leave a doubt (`Tcngab`), for it costs little to be told of a doubt that is none.
    """
    if printed:
        return LETTER + 1 if letters < 5 else max(2 * LETTER, cost_limit(letters))
    return max(LETTER, cost_limit(letters))


def name_score(cost: int, letters: int) -> int:
    """Return a damaged name's score: the share of its letters that is right, never 100."""
    return max(0, min(EXACT - 1, EXACT - (EXACT * cost) // (LETTER * max(letters, 1))))
