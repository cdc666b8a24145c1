"""BPK's opinions, short and spelled out."""

from __future__ import annotations

import pytest

from normalizers.opinions import parse_opinion


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        (" WTP ", "WTP"),
        ("wtp", "WTP"),
        ("W T P", "WTP"),
        ("WТР", "WTP"),
        ("Opini WTP", "WTP"),
        ("Wajar Tanpa Pengecualian", "WTP"),
        ("Wajar Tanpa Pengecualian (WTP)", "WTP"),
        ("WTP DPP", "WTP-DPP"),
        ("WTP-DPP", "WTP-DPP"),
        ("WTP dengan paragraf penjelas", "WTP-DPP"),
        ("WDP", "WDP"),
        ("Wajar Dengan Pengecualian", "WDP"),
        ("TW", "TW"),
        ("Tidak Wajar", "TW"),
        ("TMP", "TMP"),
        ("Disclaimer", "TMP"),
        ("Tidak Menyatakan Pendapat", "TMP"),
        ("Tidak Memberikan Pendapat (TMP)", "TMP"),
    ],
)
def test_sure_opinions(text: str, opinion: str) -> None:
    measure = parse_opinion(text)
    assert (measure.kind, measure.value, measure.doubt) == ("opinion", opinion, None)


@pytest.mark.parametrize(
    ("text", "opinion", "reason"),
    [
        ("Wajar Tanpa Pengecualan", "WTP", "word-guessed"),
        ("Wajar Denqan Pengecualian", "WDP", "word-guessed"),
        ("WTP 100%", "WTP", "words-left-over"),
        ("WTP / WDP", None, "two-values"),
    ],
)
def test_doubtful_opinions(text: str, opinion: str | None, reason: str) -> None:
    measure = parse_opinion(text)
    assert (measure.kind, measure.value) == ("opinion", opinion)
    assert (measure.doubt, measure.reason) == ("value-ambiguous", reason)


@pytest.mark.parametrize("text", ["", "WTF", "Wajar", "B", "100%", "Wajar Pengecualian", "WIP"])
def test_no_opinions(text: str) -> None:
    measure = parse_opinion(text)
    assert (measure.kind, measure.value, measure.doubt) == ("text", None, "value-unparsed")
