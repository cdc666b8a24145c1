"""Formulas of capaian printed in a document: do they depend on the realisasi at all?

Contract: a formula of realisasi and target (or rencana) that gives the same for every realisasi
is degenerate. Formulas are read from running text, LaTeX included, and from the formula column of
a table; what is no arithmetic of these two is left alone. Steps: LaTeX to plain signs; words to
variables; the longest stretch of arithmetic; tried with numbers, never with floats.

Example: ``(Realisasi - (Realisasi - Target)) / Target x 100 %`` is 100 % whatever was reached;
meant was ``(Target - (Realisasi - Target)) / Target x 100 %``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, DivisionByZero, InvalidOperation

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family, Severity
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.texts.running_text import Paragraph

DEGENERATE = Check(
    code="formula-degenerate",
    severity="error",
    message={
        "id": "Rumus {reported} selalu menghasilkan nilai yang sama, berapa pun realisasinya",
        "en": "The formula {reported} gives the same whatever the realisasi is",
    },
    rule="A formula of capaian that names the realisasi must change when the realisasi changes.",
    formula="f(realisasi, target) for several realisasi",
    tolerance="None: the formula is tried with exact numbers.",
    source="Domain rules, section 1: (2T - R)/T for indicators where lower is better.",
    example="""\
LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

Semakin rendah realisasi menunjukkan kinerja yang semakin baik, maka digunakan rumus:

Capaian = (Realisasi - (Realisasi - Target)) / Target x 100%
""",
)

DIRECTION = Check(
    code="formula-direction",
    severity="warning",
    message={
        "id": "Bila realisasi naik, rumus {reported} bergerak berlawanan dengan kalimat di atasnya",
        "en": "When the realisasi grows, the formula {reported} moves the other way than the"
        " sentence above it says",
    },
    rule="A formula under ``semakin rendah (realisasi) … semakin baik`` must fall with a growing"
    " realisasi, one under ``semakin tinggi … semakin baik`` must grow.",
    formula="f(realisasi, target) for growing realisasi",
    tolerance="The sentence stands in the paragraph of the formula or in the one above it, and"
    " says only one of the two.",
    source="Domain rules, section 1.",
    example="""\
LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

Semakin rendah realisasi menunjukkan kinerja yang semakin baik, maka digunakan rumus:

Capaian = Realisasi / Target x 100%
""",
)

_LATEX = re.compile(r"\\(?:d|t)?frac\s?\{")
_COMMAND_TEXT = re.compile(r"\\(?:text|mathrm|textbf|mathit|textit)\s?\{([^{}]{0,80})\}")
_SIGNS = (
    ("\\times", "*"), ("\\cdot", "*"), ("\\div", "/"), ("\\left", ""), ("\\right", ""),
    ("\\%", "%"), ("×", "*"), ("÷", "/"), ("–", "-"), ("—", "-"), ("−", "-"), ("$", " "),
    ("[", "("), ("]", ")"), ("{", "("), ("}", ")"), (":", "/"),
)  # fmt: skip
_SIGN = re.compile(r"[-–−/:÷]|frac")
_WORD = r"(?:(?:nilai|jumlah|total|angka)\s)?"
_TOKEN = re.compile(
    rf"\s*(?:(?P<R>{_WORD}\brealisasi\b(?:\skinerja)?)|(?P<T>{_WORD}\b(?:target|rencana)\b"
    r"(?:\skinerja)?)"
    r"|(?P<N>\d{1,3})(?![\d.,])\s?%?|(?P<X>[x*](?![a-z]))|(?P<S>[-+/()]))",
    re.IGNORECASE,
)
_MOST_TOKENS = 60
_LONGEST = 2000
_FEWEST_TOKENS = 3
_TRIES = tuple(Decimal(text) for text in ("3", "7", "11", "23"))
_TARGET = Decimal(13)

Node = tuple[str, "Node", "Node"] | Decimal | str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula read from text: its place in the paragraph and its tree."""

    start: int
    end: int
    tree: Node


@dataclass(slots=True)
class _Tokens:
    """The tokens of one formula, read from the left."""

    items: list[tuple[str, int, int]] = field(default_factory=list)
    at: int = 0

    def next_sign(self) -> str:
        return self.items[self.at][0] if self.at < len(self.items) else ""

    def take(self) -> str:
        self.at += 1
        return self.items[self.at - 1][0]


def plain_formula(text: str) -> str:
    r"""Write LaTeX as plain arithmetic; other text stays.

    Args:
        text: such as ``$$\frac{\text{Realisasi}}{\text{Target}} \times 100\%$$``.

    Returns:
        ``((Realisasi) / (Target)) * 100%``, give or take blanks.
    """
    text = _COMMAND_TEXT.sub(r" \1 ", text[:_LONGEST])
    for _ in range(_MOST_TOKENS):
        found = _LATEX.search(text)
        if found is None:
            break
        upper = _closed(text, found.end() - 1)
        lower = _closed(text, upper + 1 + len(text[upper + 1 :]) - len(text[upper + 1 :].lstrip()))
        if upper < 0 or lower < 0:
            break
        above, below = text[found.end() : upper], text[upper + 1 : lower].strip()[1:]
        text = f"{text[: found.start()]}(({above}) / ({below})){text[lower + 1 :]}"
    for sign, plain in _SIGNS:
        text = text.replace(sign, plain)
    return text


def _closed(text: str, start: int) -> int:
    """Return where the brace opened at a place is closed; -1 if none is opened or closed."""
    if text[start : start + 1] != "{":
        return -1
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return at
    return -1


def find_formulas(text: str) -> list[Formula]:
    """Find the formulas of realisasi and target in a plain text.

    Args:
        text: as `plain_formula` gives it.

    Returns:
        Those that are read as a whole and hold both variables, and those of one word only that
        is divided by itself and taken times 100; a stretch of words is none.
    """
    found = []
    for run in _runs(text):
        tree = _parsed(run)
        if tree is not None and ({"R", "T"} <= _variables(tree) or _divides_itself(run, text)):
            found.append(Formula(run[0][1], run[-1][2], tree))
    return found


def _divides_itself(run: list[tuple[str, int, int]], text: str) -> bool:
    """``Target / Target x 100 %``; ``Rencana/Target`` are two words for one column."""
    words = [text[start:end].strip().lower() for sign, start, end in run if sign in ("R", "T")]
    signs = [sign for sign, _, _ in run]
    return len(words) > 1 and len(set(words)) == 1 and {"/", "*", "100"} <= set(signs)


def _runs(text: str) -> Iterator[list[tuple[str, int, int]]]:
    """Go through the stretches of a text that are all variables, numbers and signs."""
    run: list[tuple[str, int, int]] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if len(run) >= _FEWEST_TOKENS:
                yield run
            run, at = [], at + 1
            # no token begins inside a word
            while at < len(text) and text[at - 1].isalpha() and text[at].isalpha():
                at += 1
            continue
        kind = match.lastgroup or ""
        sign = {"X": "*"}.get(kind) or (match.group(kind) if kind in "NS" else kind)
        run.append((sign, match.start(kind), match.end()))
        at = match.end()
    if len(run) >= _FEWEST_TOKENS:
        yield run


def _parsed(run: list[tuple[str, int, int]]) -> Node | None:
    if len(run) > _MOST_TOKENS:
        return None
    tokens = _Tokens(run)
    try:
        tree = _sum(tokens)
    except (IndexError, ValueError):
        return None
    return tree if tokens.at == len(run) else None


def _sum(tokens: _Tokens) -> Node:
    left = _product(tokens)
    while tokens.next_sign() in ("+", "-"):
        sign = tokens.take()
        left = (sign, left, _product(tokens))
    return left


def _product(tokens: _Tokens) -> Node:
    left = _atom(tokens)
    while tokens.next_sign() in ("*", "/"):
        sign = tokens.take()
        left = (sign, left, _atom(tokens))
    return left


def _atom(tokens: _Tokens) -> Node:
    sign = tokens.take()
    if sign == "(":
        inner = _sum(tokens)
        if tokens.take() != ")":
            raise ValueError("a bracket is not closed")
        return inner
    if sign in ("R", "T"):
        return sign
    if sign.isdigit():
        return Decimal(sign)
    raise ValueError("no arithmetic")


def _variables(tree: Node) -> set[str]:
    if isinstance(tree, tuple):
        return _variables(tree[1]) | _variables(tree[2])
    return {tree} if isinstance(tree, str) else set()


def value_of(tree: Node, realisasi: Decimal, target: Decimal) -> Decimal | None:
    """Return what a formula gives; None where it divides by zero."""
    if isinstance(tree, Decimal):
        return tree
    if isinstance(tree, str):
        return realisasi if tree == "R" else target
    left, right = value_of(tree[1], realisasi, target), value_of(tree[2], realisasi, target)
    if left is None or right is None:
        return None
    try:
        return {
            "+": lambda: left + right,
            "-": lambda: left - right,
            "*": lambda: left * right,
            "/": lambda: left / right,
        }[tree[0]]()
    except (DivisionByZero, InvalidOperation):
        return None


def trend(tree: Node) -> int | None:
    """Say how a formula moves with a growing realisasi.

    Returns:
        0 where it stays the same, 1 where it grows, -1 where it falls, None where it does neither.
    """
    values = [value_of(tree, one, _TARGET) for one in _TRIES]
    known = [value.quantize(Decimal("1e-12")) for value in values if value is not None]
    if len(known) < len(_TRIES):
        return None
    if len(set(known)) == 1:
        return 0
    if known == sorted(known):
        return 1
    return -1 if known == sorted(known, reverse=True) else None


_LOWER = re.compile(
    r"semakin (?:rendah|kecil|sedikit)\b[^.;:]{0,90}?\b(?:semakin )?(?:baik|tinggi)"
)
_HIGHER = re.compile(
    r"semakin (?:tinggi|besar|banyak)\b[^.;:]{0,90}?\b(?:semakin )?(?:baik|tinggi)"
)


def _said(text: str) -> int | None:
    """Return which way a sentence says is better: 1 higher, -1 lower, None neither or both."""
    low = text.lower()
    lower, higher = _LOWER.search(low), _HIGHER.search(low)
    if bool(lower) == bool(higher):
        return None
    return -1 if lower else 1


def formula_issues(text: Iterable[Paragraph]) -> Iterator[Issue]:
    """Check the formulas of running text.

    Args:
        text: the paragraphs in order.
    """
    above = ""
    for paragraph in text:
        own = paragraph.text
        formulas = find_formulas(plain_formula(own)) if _may_hold(own) else []
        for formula in formulas:
            cell = paragraph.place(0, len(own))
            shown = _shown(plain_formula(own)[formula.start : formula.end])
            moves = trend(formula.tree)
            said = _said(own) or _said(above)
            if moves == 0:
                yield _degenerate(cell, shown)
            elif moves and said and moves != said and len(formulas) == 1:
                yield Issue(DIRECTION, (cell,), {"reported": shown}, reported=shown)
        above = own if own.strip() else above


def _degenerate(cell: Cell, shown: str) -> Issue:
    """Tell of a formula; one without a division may be the upper half of a fraction only."""
    severity: Severity | None = None if "/" in shown else "warning"
    return Issue(DEGENERATE, (cell,), {"reported": shown}, reported=shown, severity=severity)


def _may_hold(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in ("realisasi", "target", "rencana")) and bool(
        _SIGN.search(low)
    )


def _shown(text: str) -> str:
    return " ".join(text.replace("*", "×").split())


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    """Check the formula column of tables of indicators."""
    for table in figures.tables:
        for _, cell in figures.column(table, "formula"):
            for formula in find_formulas(plain_formula(cell.raw)) if _may_hold(cell.raw) else ():
                if trend(formula.tree) == 0:
                    shown = _shown(plain_formula(cell.raw)[formula.start : formula.end])
                    yield _degenerate(cell, shown)


FAMILY = Family("Printed formulas", (DEGENERATE, DIRECTION), None, _issues)
