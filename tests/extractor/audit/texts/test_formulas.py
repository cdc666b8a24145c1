"""Printed formulas that cannot vary, or vary the wrong way."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.texts.formulas import find_formulas, plain_formula, trend, value_of
from extractor.model.audit import AuditedDocument

HEAD = "LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024\n\n"
LOWER = "Semakin rendah realisasi menunjukkan kinerja yang semakin baik, maka rumusnya:\n\n"
HIGHER = "Semakin tinggi realisasi menunjukkan kinerja yang semakin baik, maka rumusnya:\n\n"


def trend_of(text: str) -> int | None:
    """Return how the one formula of a text moves."""
    (formula,) = find_formulas(plain_formula(text))
    return trend(formula.tree)


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Capaian = Realisasi / Target x 100%", 1),
        ("Realisasi : Rencana × 100 %", 1),
        ("(Rencana - (Realisasi - Rencana)) / Rencana x 100%", -1),
        ("(Realisasi – (Realisasi – Target)) / Target X 100%", 0),
        ("(1 + (1 - Realisasi/Target)) x 100%", -1),
        ("Target / Realisasi x 100%", -1),
        (r"$$\frac{\text{Realisasi}}{\text{Target}} \times 100\%$$", 1),
        (
            r"\% = \frac{\text{Realisasi} - (\text{Realisasi} - \text{Target})}{\text{Target}}",
            0,
        ),
        (r"\frac{\text{Target}}{\text{Target}} \times 100\%", 0),
        ("Realisasi / Realisasi x 100%", 0),
    ],
)
def test_how_a_formula_moves_with_the_realisasi(text: str, moves: int) -> None:
    assert trend_of(text) == moves


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi lebih besar dari target, maka realisasi dibandingkan dengan target",
        "Realisasi / x Target",
        "Realisasi (100%) Target",
        "Rencana - (Realisasi - Rencana x 100%",
        "Perealisasian / Target",
        "Rencana/Target x 100%",
        "Target / Target",
    ],
)
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert find_formulas(plain_formula(text)) == []


def test_a_degenerate_formula_is_told_with_its_line(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    text = f"{HEAD}{LOWER}(Realisasi - (Realisasi - Target)) / Target x 100%\n"
    (finding,) = audit_text(text, lang="en").findings
    assert (finding.code, finding.severity) == ("formula-degenerate", "error")
    assert [item.line for item in finding.evidence] == [5]
    assert "gives the same whatever the realisasi is" in finding.message


def test_half_a_fraction_is_a_warning_only(audit_text: Callable[..., AuditedDocument]) -> None:
    text = f"{HEAD}Rumus:\n\nRealisasi - (Realisasi - Target) = 100%\n"
    (finding,) = audit_text(text).findings
    assert (finding.code, finding.severity) == ("formula-degenerate", "warning")


def test_a_formula_that_moves_the_wrong_way_is_told(codes_of: Callable[[str], list[str]]) -> None:
    growing = "Realisasi / Target x 100%\n"
    falling = "(Target - (Realisasi - Target)) / Target x 100%\n"
    assert codes_of(f"{HEAD}{LOWER}{growing}") == ["formula-direction"]
    assert codes_of(f"{HEAD}{HIGHER}{falling}") == ["formula-direction"]
    assert codes_of(f"{HEAD}{LOWER}{falling}") == []
    assert codes_of(f"{HEAD}{HIGHER}{growing}") == []


def test_the_formula_column_of_an_iku_is_checked(codes_of: Callable[[str], list[str]]) -> None:
    text = (
        "INDIKATOR KINERJA UTAMA KPU KABUPATEN SRAGEN TAHUN 2024\n\n"
        "No\tSasaran\tIndikator Kinerja Utama\tFormula\tSumber Data\n"
        "1\tTertib\tPersentase kehilangan logistik"
        "\t(Realisasi - (Realisasi - Target)) / Target x 100%\tLaporan\n"
        "2\tTepat\tPersentase tahapan tepat waktu\tRealisasi / Target x 100%\tLaporan\n"
    )
    assert codes_of(text) == ["formula-degenerate"]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_falling_formula_is_two_t_less_r(realisasi: int, target: int) -> None:
    (formula,) = find_formulas("(Target - (Realisasi - Target)) / Target")
    expected = Decimal(2 * target - realisasi) / Decimal(target)
    assert value_of(formula.tree, Decimal(realisasi), Decimal(target)) == expected


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    plain = plain_formula(text)
    for formula in find_formulas(plain):
        assert 0 <= formula.start < formula.end <= len(plain)
