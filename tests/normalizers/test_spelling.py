"""One spelling for many."""

from __future__ import annotations

import pytest

from normalizers.resources import load_data
from normalizers.spelling import normalize_spelling


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Prosentase", "Persentase"),
        ("Presentase", "Persentase"),
        ("PERSENTASI", "PERSENTASE"),
        ("Persen tase (%)", "Persentase (%)"),
        ("presentasi capaian", "persentase capaian"),
        ("Presentasi hasil", "Presentasi hasil"),
        ("Pemuktahiran data", "Pemutakhiran data"),
        ("pemutahiran", "pemutakhiran"),
        ("Badan ADHOCK", "Badan ADHOC"),
        ("Badan Ad Hoc", "Badan Adhoc"),
        ("Adhok", "Adhoc"),
        ("akuntasi dan Akutansi", "akuntansi dan Akuntansi"),
        ("Akuntanbilitas", "Akuntabilitas"),
        ("rewiu, review", "reviu, reviu"),
        ("kamanye", "kampanye"),
        ("KATA PENGATAR", "KATA PENGANTAR"),
        ("perungang-undangan", "perundang-undangan"),
        ("LKjiP", "LKjIP"),
        ("preview", "preview"),
        ("fasilitas", "fasilitas"),
    ],
)
def test_variants(text: str, normal: str) -> None:
    assert normalize_spelling(text) == normal


def test_no_canonical_word_is_a_variant() -> None:
    data = load_data("spelling")
    for group in ("words", "fixed"):
        variants = [variant for spellings in data[group].values() for variant in spellings]
        assert len(variants) == len(set(variants))
        assert not set(variants) & set(data[group])
        assert all(normalize_spelling(word) == word for word in data[group])
