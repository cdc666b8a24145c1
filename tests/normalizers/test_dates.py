"""Dates and years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates import find_years, parse_date
from normalizers.periods import month_numbers


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("06-Juli-1977", "1977-07-06"),
        ("27-Agst-1983", "1983-08-27"),
        ("25-Okt-1981", "1981-10-25"),
        ("01 Okt 2017", "2017-10-01"),
        ("23-02-1995", "1995-02-23"),
        ("23/02/1995", "1995-02-23"),
        ("17 Januari 2025", "2025-01-17"),
        ("Curup, 17 Januari 2025", "2025-01-17"),
        ("Rejang Lebong, 2 Januari 2024", "2024-01-02"),
        ("Januari 2024", "2024-01"),
        ("Kayuagung, Januari 2024", "2024-01"),
        ("2024-01-05", "2024-01-05"),
        ("29 Februari 2024", "2024-02-29"),
        ("-", None),
        ("", None),
    ],
)
def test_sure_dates(text: str, iso: str | None) -> None:
    assert (parse_date(text).value, parse_date(text).doubt) == (iso, None)


@pytest.mark.parametrize(
    ("text", "iso", "reason"),
    [
        ("23/02/95", "1995-02-23", "year-two-digits"),
        ("23/02/24", "2024-02-23", "year-two-digits"),
        ("1 Janurai 2024", "2024-01-01", "word-guessed"),
        ("Kayuagung, Januari 2024 KETUA,", "2024-01", "words-left-over"),
    ],
)
def test_doubtful_dates(text: str, iso: str, reason: str) -> None:
    reading = parse_date(text)
    assert (reading.value, reading.doubt, reading.reason) == (iso, "value-ambiguous", reason)


@pytest.mark.parametrize(
    "text",
    ["2024", "31-02-2024", "02/13/2024", "29 Februari 2023", "12 Lap", "Ketua 2024", "99-99-9999",
     "01 Jan 1754"],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert (parse_date(text).value, parse_date(text).doubt) == (None, "value-unparsed")


@given(
    st.dates(min_value=date(1930, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["{d:02}-{m:02}-{y}", "{d} {name} {y}", "{d:02}-{name}-{y}", "{d}/{m}/{y}"]),
    st.data(),
)
def test_dates_come_back(day: date, form: str, data: st.DataObject) -> None:
    names = [name.title() for name, number in month_numbers().items() if number == day.month]
    name = data.draw(st.sampled_from(names))
    printed = form.format(d=day.day, m=day.month, y=day.year, name=name)
    assert (parse_date(printed).value, parse_date(printed).doubt) == (day.isoformat(), None)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Renstra 2020-2024", [2020, 2024]),
        ("5/PR.01.1-Kpts/03/KPU/I/2018", [2018]),
        ("TAHUN : 2024.", [2024]),
        ("2.024", []),
        ("2024.000", []),
        ("20241", []),
        ("1989", []),
        ("Pemilu2024", []),
        ("", []),
    ],
)
def test_find_years(text: str, years: list[int]) -> None:
    assert find_years(text) == years
