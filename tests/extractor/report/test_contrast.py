"""Contrast by WCAG 2.1: 4.5 for text (AA), 3 for bars, borders of controls, the focus."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import resources

import pytest

CSS = resources.files("extractor.report").joinpath("templates/report.css").read_text()
_ROOT = r":root \{(.*?)\}"
LIGHT, DARK, PRINT = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(_ROOT, CSS, re.DOTALL)
)
SCHEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
TEXTS = [
    *((text, ground) for text in ("fg", "muted", "link") for ground in ("bg", "panel")),
    ("fg", "named"), ("muted", "named"), ("fg", "error-bg"), ("fg", "warning-bg"),
    ("fg", "info-bg"), ("error", "error-bg"), ("warning", "warning-bg"), ("info", "info-bg"),
    ("error", "bg"), ("error", "panel"), ("ok", "bg"), ("ok", "panel"), ("mark-fg", "mark"),
]  # fmt: skip
SHAPES = [(shape, "bg") for shape in ("reported", "recomputed", "control", "link", "error",
                                      "warning", "info")] + [("control", "panel")]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_measure_itself() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == Fraction(21)
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_every_scheme_has_every_colour() -> None:
    assert set(LIGHT) == set(DARK) == set(PRINT)
    assert not re.findall(r"(?<!-)\bcolor: #|background: #(?!ffffff)", CSS)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_is_readable(scheme: str, text: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][text], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_stand_out(scheme: str, shape: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][shape], SCHEMES[scheme][ground]) >= 3
