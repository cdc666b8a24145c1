"""What is printed beside a sum: ``Jumlah``, ``TOTAL BELANJA``, ``J U M L A H  I``."""

from __future__ import annotations

import re

from extractor.kinds.declarations import words
from normalizers.text import fold_text

_AVERAGE = re.compile(r"^(?:rata\W?rata|rerata)(?: (?:capaian|kinerja|total|keseluruhan))*$")
"""``RATA-RATA`` below a table sums it up; ``Rata-rata lama sekolah`` is an indicator."""
_SUM_AND_AVERAGE = re.compile(
    r"^(?:(?:rata\W?rata|rerata) (?:dan |atau )?(?:jumlah|total)"
    r"|(?:jumlah|total) (?:dan |atau )?(?:rata\W?rata|rerata))$"
)
"""``Rata-rata / Jumlah``: a row that averages some columns and adds up others."""
_SPACED = re.compile(r"^(j u m l a h|t o t a l)((?: \w)*)$")
"""Letters set apart, as headings of sums are."""
_NUMERAL = 3
_SHORT = 40
"""A longer text that begins with Jumlah is an indicator or an activity …"""
_OF_MONEY = re.compile(
    r"^(?:jumlah|total)(?: (?:seluruh|keseluruhan|belanja|anggaran|biaya|dana|pagu|pendapatan"
    r"|penerimaan|pengeluaran|langsung|tidak|tdk|non|operasional|pegawai|barang|jasa|modal|program"
    r"|kegiatan|dan|opd|skpd|satker))+$"
)
"""… but for one of nothing but kinds of money: ``Jumlah Belanja Langsung dan Belanja Tidak
Langsung``; ``Jumlah dana bergulir yang disalurkan`` is an indicator."""


_SUBTOTAL = re.compile(r"^sub ?(?:jumlah|jml|total)\b")
"""``Sub Jumlah Belanja Langsung``, ``Subtotal``: of whatever, it is a sum."""


def total_label(text: str) -> str:
    """Return a label folded, letters that are set apart drawn together.

    Example:
        ``J U M L A H  I`` gives ``jumlah i``.
    """
    folded = fold_text(text)
    match = _SPACED.match(folded)
    if match is None:
        return folded
    rest = match.group(2).split()
    parts = rest if len(rest) <= _NUMERAL else ["".join(rest)]
    if len(rest) <= _NUMERAL and set(rest) <= set("ivx"):
        parts = ["".join(rest)]
    return " ".join([match.group(1).replace(" ", ""), *filter(None, parts)])


def sums_up(label: str) -> bool:
    """Say whether a folded label is a sum's and nothing else: ``jumlah seluruhnya``."""
    if label in words().totals or is_average(label):
        return True
    return any(form.match(label) for form in (_SUBTOTAL, _SUM_AND_AVERAGE))


def is_average(label: str) -> bool:
    """Say whether a folded label is an average's."""
    return _AVERAGE.match(label) is not None


def begins_total(label: str) -> bool:
    """Say whether a folded label may be a sum's: ``total belanja langsung``."""
    short = len(label) < _SHORT and label.startswith(("jumlah ", "total "))
    return short or _OF_MONEY.match(label) is not None
