"""Text of a cell to a typed value: pure functions, one module per kind of value.

Contract: a `parse_` function takes any text at all and answers with a `Reading` (or a `Measure`)
that keeps the raw text, gives the value as `int`, `Decimal` or text, never as a binary float, and
says its doubt: None (sure), "value-ambiguous" (a best reading, or several) or "value-unparsed".
Nothing is corrected silently: a value read from damaged text always carries a doubt. A value of
None without doubt is a cell that explicitly says nothing. `normalize_` and `fold_` functions are
idempotent; `find_` functions give places in running text; `is_` functions help to tell what a
column holds. Knows nothing of pages, tables or files, and imports nothing of the project.

>>> parse_amount("Rp. 2.647.529.000,-").value
2647529000
>>> parse_measure("1 2 bulan").reason
'digits-split'
"""

from __future__ import annotations

from normalizers.amounts import find_amounts, is_amount, parse_amount
from normalizers.dates import find_years, parse_date
from normalizers.errors import LakipError, NormalizerError
from normalizers.grades import parse_grade
from normalizers.measures import parse_measure
from normalizers.missing import is_missing
from normalizers.numbers import parse_number
from normalizers.numerals import Separators, infer_separators
from normalizers.opinions import parse_opinion
from normalizers.percentages import find_percents, is_percent, parse_percent
from normalizers.periods import parse_period, period_granularity, period_index
from normalizers.personal_data import contains_nip, mask_birth_date, mask_personal_data
from normalizers.reading import REASONS, Measure, Reading
from normalizers.satker import SatkerName, find_satker, parse_satker
from normalizers.satker_spans import find_satker_spans, mask_satker
from normalizers.spelling import normalize_spelling
from normalizers.terbilang import format_terbilang, parse_terbilang
from normalizers.text import clean_text, fold_lookalikes, fold_text
from normalizers.ticks import count_ticks, is_tick_glyph, parse_tick
from normalizers.unit_kerja import is_unit_kerja, normalize_unit_kerja, split_unit_kerja
from normalizers.volumes import parse_unit, parse_volume
from normalizers.wilayah import match_wilayah

__all__ = [
    "REASONS",
    "LakipError",
    "Measure",
    "NormalizerError",
    "Reading",
    "SatkerName",
    "Separators",
    "clean_text",
    "contains_nip",
    "count_ticks",
    "find_amounts",
    "find_percents",
    "find_satker",
    "find_satker_spans",
    "find_years",
    "fold_lookalikes",
    "fold_text",
    "format_terbilang",
    "infer_separators",
    "is_amount",
    "is_missing",
    "is_percent",
    "is_tick_glyph",
    "is_unit_kerja",
    "mask_birth_date",
    "mask_personal_data",
    "mask_satker",
    "match_wilayah",
    "normalize_spelling",
    "normalize_unit_kerja",
    "parse_amount",
    "parse_date",
    "parse_grade",
    "parse_measure",
    "parse_number",
    "parse_opinion",
    "parse_percent",
    "parse_period",
    "parse_satker",
    "parse_terbilang",
    "parse_tick",
    "parse_unit",
    "parse_volume",
    "period_granularity",
    "period_index",
    "split_unit_kerja",
]
