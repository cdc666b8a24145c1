"""What holds for every normalizer: any text is answered, in the agreed form and in linear steps."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import normalizers
from normalizers import Measure, Reading
from normalizers.reading import DOUBTS, KINDS, REASONS
from normalizers.resources import load_data

READERS: list[Callable[[str], Reading[object] | Measure]] = [
    normalizers.parse_amount,
    normalizers.parse_date,
    normalizers.parse_grade,
    normalizers.parse_measure,
    partial(normalizers.parse_measure, percent_header=True),
    partial(normalizers.parse_measure, percent_indikator=True),
    normalizers.parse_number,
    partial(normalizers.parse_number, separators=normalizers.Separators(".")),
    normalizers.parse_opinion,
    normalizers.parse_percent,
    partial(normalizers.parse_percent, bare=True),
    normalizers.parse_satker,
    normalizers.parse_terbilang,
    normalizers.parse_tick,
    normalizers.parse_volume,
    normalizers.normalize_unit_kerja,
]
OTHERS: list[Callable[[str], object]] = [
    normalizers.parse_period,
    normalizers.parse_unit,
    normalizers.contains_nip,
    normalizers.count_ticks,
    normalizers.find_amounts,
    normalizers.find_percents,
    normalizers.find_satker,
    normalizers.find_satker_spans,
    normalizers.match_wilayah,
    normalizers.find_years,
    normalizers.is_amount,
    normalizers.is_missing,
    normalizers.is_percent,
    normalizers.is_tick_glyph,
    normalizers.is_unit_kerja,
    normalizers.mask_birth_date,
    normalizers.mask_personal_data,
    normalizers.split_unit_kerja,
    lambda text: normalizers.infer_separators([text]),
]
IDEMPOTENT: list[Callable[[str], str]] = [
    normalizers.clean_text,
    normalizers.fold_lookalikes,
    normalizers.fold_text,
    normalizers.normalize_spelling,
    normalizers.mask_personal_data,
    normalizers.mask_birth_date,
    normalizers.mask_satker,
]

NOISY = st.text(alphabet="0123456789.,%-–/() RpOolI|ВЗТ√√abBC\t\u00a0°", max_size=40)
_VOCABULARY = """
KPU Kabupaten Kab . Kota Sekretariat Dinas Ogan dan Tahun 2024 Sub Bagian SDM Divisi Rp 12 Lap satu
ratus juta belas WTP BB ( ) 80 % - 1.234 Januari NIP 19900101 s.d. √ ad hoc Prosentase T1 B3 tayanan
0/0 , / & >=
"""
WORDS = st.lists(st.sampled_from(_VOCABULARY.split()), max_size=12).map(" ".join)
ANY = st.one_of(st.text(), NOISY, WORDS)

PIECES = [
    "1",
    "1.",
    "1,",
    "1 ",
    "Rp ",
    "Rp.",
    "(",
    "<a",
    "%",
    "1%",
    "З",
    "B1 ",
    "KPU ",
    "Dinas ",
    "KPU Kabupaten A ",
    "Sub Bagian ",
    "satu",
    "sejuta",
    "√ ",
    "-",
    " ",
    "\u00a0",
    "ad hoc ",
    "NIP 1",
    "19900101 ",
    "01-01-",
    "123.456.",
    "a",
    "i ",
    "0/",
    "°",
    "\x00",
    "é",
    "Kab. ",
]


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60, deadline=None)
@given(text=ANY)
def test_any_text_gives_an_answer_in_the_agreed_form(
    read: Callable[[str], Reading[object] | Measure], text: str
) -> None:
    answer = read(text)
    assert answer.raw == normalizers.clean_text(text)
    assert answer.doubt is None or answer.doubt in DOUBTS
    assert (answer.doubt is None) == (answer.reason == "")
    assert answer.reason == "" or answer.reason in REASONS
    assert not isinstance(answer.value, float)
    assert not any(isinstance(value, float) for value in answer.alternatives)
    if isinstance(answer, Measure):
        assert answer.kind in KINDS
        assert answer.doubt != "value-unparsed" or answer.kind == "text"
        assert not isinstance(answer.score, float)
    elif answer.doubt == "value-unparsed":
        assert answer.value is None


@pytest.mark.parametrize("use", OTHERS)
@settings(max_examples=40, deadline=None)
@given(text=ANY)
def test_any_text_raises_nothing(use: Callable[[str], object], text: str) -> None:
    use(text)


@pytest.mark.parametrize("change", IDEMPOTENT)
@settings(max_examples=100, deadline=None)
@given(text=ANY)
def test_a_second_pass_changes_nothing(change: Callable[[str], str], text: str) -> None:
    once = change(text)
    assert change(once) == once


@pytest.mark.parametrize("piece", PIECES)
def test_long_texts_are_answered(piece: str) -> None:
    """A pattern that backtracks would not come back from these within the life of the run."""
    text = piece * (100_000 // len(piece))
    for use in (*READERS, *OTHERS, *IDEMPOTENT):
        use(text)
    for read in READERS:
        read(text[:480])


def test_too_many_digits_are_no_number() -> None:
    digits = "9" * 5000
    assert normalizers.parse_number(digits).reason == "too-long"
    assert normalizers.parse_number("9" * 31).reason == "too-long"
    assert normalizers.parse_number("9" * 30).value == int("9" * 30)
    assert normalizers.parse_amount(f"Rp {'9' * 40}").value is None
    assert normalizers.parse_percent(f"{'9' * 40} %").value is None
    assert normalizers.parse_volume(f"{'9' * 40} laporan").value is None
    assert normalizers.parse_amount("1." + "000." * 200 + "000").value is None


def test_many_digits_are_not_rounded() -> None:
    assert normalizers.parse_number("12345678901234567890123456,789").value == Decimal(
        "12345678901234567890123456.789"
    )


def _sources() -> list[Path]:
    return sorted(Path(normalizers.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", _sources(), ids=lambda path: path.stem)
def test_imports_point_one_way(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    assert not [name for name in modules if name.split(".")[0] == "extractor"]


@pytest.mark.parametrize("path", _sources(), ids=lambda path: path.stem)
def test_no_binary_floats_but_likeness(path: Path) -> None:
    """The only float literals are thresholds of likeness; `float()` is never called."""
    text = path.read_text(encoding="utf-8")
    assert "float(" not in text
    for line in re.findall(
        r".*[0-9]\.[0-9].*", re.sub(r'""".*?"""|"[^"\n]*"', "", text, flags=re.DOTALL)
    ):
        assert re.search("LIKENESS|MARGIN|score_cutoff|default=", line) or "#" in line, line


def test_every_reason_given_is_declared_and_used() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in _sources() if p.stem != "reading")
    keys = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', text))
    assert keys >= REASONS
    hyphened = {key for key in keys if "-" in key}
    assert hyphened - DOUBTS <= REASONS


@pytest.mark.parametrize(
    "name",
    ["grades", "lookalikes", "months", "opinions", "satker", "spelling", "terbilang", "ticks",
     "unit_kerja", "units"],
)  # fmt: skip
def test_data_files_hold_texts_where_yaml_could_read_switches(name: str) -> None:
    """An unquoted `no` or `on` is a boolean in YAML and would never be found in a text."""

    def leaves(node: object) -> list[object]:
        if isinstance(node, dict):
            return [x for key, value in node.items() for x in (key, *leaves(value))]
        if isinstance(node, list):
            return [x for item in node for x in leaves(item)]
        return [node]

    assert not [leaf for leaf in leaves(load_data(name)) if isinstance(leaf, bool | float)]


def test_public_names_exist() -> None:
    assert all(hasattr(normalizers, name) for name in normalizers.__all__)
