"""The report in a real browser: skipped where there is no Chromium (Debian: chromium)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from extractor.model.audit import AuditEvidence
from tests.extractor.readers.pdf_files import pdf_of, show
from tests.extractor.report.browser import Browser, find_browser
from tests.extractor.report.reports import (
    budget,
    document_of,
    finding,
    money_row,
    report_of,
    source_of,
    verdict,
)

TAB = ("Tab", 9)
HOSTILE = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)> \u202eabc"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with Browser(path, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with long words, sixty indicators, hostile text, three findings."""
    name = "Persentase penyelenggaraan kegiatan yang sangat panjang namanya " * 3
    rows = [
        money_row(n, f"{name} {n}", "13.322.950.000", "13.322.950", "80,00") for n in range(1, 61)
    ]
    long_line = "x" * 400
    data = "\n".join([long_line] * 6).encode()
    document = document_of(budget(*rows), source=source_of(data))
    held = [
        finding("Angka Garut"),
        finding(HOSTILE, severity="warning", code="total-mismatch", row=1),
        finding("Catatan", severity="info", code="nomor-gap", table=None, row=None, evidence=[]),
    ]
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(
        report_of(document, held, [verdict(row) for row in range(60)], data=data), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a picture of a wide page."""
    data = pdf_of(show("Pagu 2.000.000"), page="/MediaBox[0 0 1200 300]")
    document = document_of(source=source_of(data, media_type="application/pdf"))
    cells = [AuditEvidence(page=1, bbox=[left, 38, left + 90, 52], raw="x") for left in (50, 1000)]
    path = tmp_path_factory.mktemp("pictured") / "report.html"
    path.write_text(report_of(document, [finding(evidence=cells)], data=data), encoding="utf-8")
    return path


def told(browser: Browser) -> list[dict[str, Any]]:
    """Return what the browser complained of, and what it tried to load."""
    kinds = ("Log.entryAdded", "Runtime.exceptionThrown", "Page.javascriptDialogOpening")
    loads = [
        event
        for event in browser.events
        if event.get("method") == "Network.requestWillBeSent"
        and not event["params"]["request"]["url"].startswith(("file:", "data:"))
    ]
    return [event for event in browser.events if event.get("method") in kinds] + loads


def shown(browser: Browser) -> list[str]:
    """Return the ids of the findings that can be seen."""
    ids = browser.run(
        "[...document.querySelectorAll('.finding')].filter(one => one.offsetParent)"
        ".map(one => one.id)"
    )
    assert isinstance(ids, list)
    return ids


def settled(browser: Browser) -> str:
    """Return the count of findings as it is spoken, after its pause."""
    text = browser.run(
        "new Promise(done => setTimeout("
        "() => done(document.getElementById('shown').textContent), 250))"
    )
    assert isinstance(text, str)
    return text


def choose(browser: Browser, name: str, value: str) -> None:
    browser.run(
        f"(() => {{ const one = document.getElementById('filter').elements[{name!r}];"
        f" one.value = {value!r};"
        " one.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_fits_the_screen_and_nothing_is_refused(
    browser: Browser, page: Path, pictured: Path, width: int, dark: bool
) -> None:
    for path in (page, pictured):
        browser.open(path, width, dark=dark)
        browser.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert browser.run("document.documentElement.scrollWidth") <= width
        assert browser.run("document.title") == "Laporan audit dokumen kinerja"
        assert told(browser) == []


def test_pictures_are_loaded(browser: Browser, pictured: Path) -> None:
    browser.open(pictured)
    assert browser.run("[...document.images].map(one => one.naturalWidth > 0)") == [True]


def test_the_schemes_differ(browser: Browser, page: Path) -> None:
    grounds = []
    for dark in (False, True):
        browser.open(page, dark=dark)
        grounds.append(browser.run("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(15, 20, 25)"]


def test_findings_are_filtered_and_counted(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert shown(browser) == ["d1-f1", "d1-f2", "d1-f3"]
    assert settled(browser) == "3 dari 3 temuan ditampilkan"
    for name, value, left in (
        ("severity", "warning", "d1-f2"),
        ("code", "nomor-gap", "d1-f3"),
        ("words", "GARUT angka", "d1-f1"),
    ):
        choose(browser, name, value)
        assert shown(browser) == [left]
        assert settled(browser) == "1 dari 3 temuan ditampilkan"
        choose(browser, name, "")
    choose(browser, "table", "d1-t1")
    assert shown(browser) == ["d1-f1", "d1-f2"]
    choose(browser, "words", "tidak ada yang begini")
    assert settled(browser) == "0 dari 3 temuan ditampilkan"
    browser.run("document.querySelector('button[type=reset]').click()")
    assert settled(browser) == "3 dari 3 temuan ditampilkan"
    assert len(shown(browser)) == 3


def test_a_link_to_a_hidden_finding_shows_it(browser: Browser, page: Path) -> None:
    browser.open(page)
    choose(browser, "severity", "info")
    browser.run("new Promise(done => { location.hash = 'd1-f1'; setTimeout(done, 100); })")
    assert "d1-f1" in shown(browser)


def test_a_link_to_a_row_opens_its_table(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.run("document.querySelector('.finding .place a').click()")
    assert browser.run("document.getElementById('d1-t1').open")


def test_without_scripts_everything_can_be_read(browser: Browser, page: Path) -> None:
    browser.open(page, scripts=False)
    hidden = "getComputedStyle(document.getElementById('filter')).display"
    assert browser.run(hidden) == "none"
    assert browser.run("document.querySelectorAll('.finding').length") == 3
    assert len(shown(browser)) == 3
    assert told(browser) == []


def test_keys_go_through_the_page_in_the_order_of_reading(browser: Browser, page: Path) -> None:
    browser.open(page)
    stops = []
    for _ in range(14):
        browser.press(*TAB)
        stops.append(
            browser.run(
                "(() => { const one = document.activeElement, box = one.getBoundingClientRect();"
                " const style = getComputedStyle(one);"
                " return [one.name || one.getAttribute('href') || one.tagName.toLowerCase(),"
                " box.top + scrollY, style.outlineStyle]; })()"
            )
        )
    names = [name for name, _, _ in stops]
    assert names[:5] == ["#main", "#summary", "#charts", "#findings", "#tables"]
    tops = [top for _, top, _ in stops[1:]]
    assert tops == sorted(tops)
    assert {style for _, _, style in stops} == {"solid"}
    assert "words" in names


def test_what_a_screen_reader_is_told(browser: Browser, page: Path) -> None:
    browser.open(page)
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    held = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored")
    ]
    roles = [role for role, _ in held]
    for landmark in ("banner", "navigation", "main", "contentinfo", "search", "status"):
        assert roles.count(landmark) == 1, landmark
    named = ("image", "combobox", "searchbox", "button", "link", "article", "region", "figure")
    assert [(role, name) for role, name in held if role in named and not name.strip()] == []
    assert ("article", "Kesalahan Persentase tidak sesuai hitungan") in held
    assert [name for role, name in held if role == "combobox"] == [
        "Tingkat", "Jenis temuan", "Tabel",
    ]  # fmt: skip
    levels = [
        prop["value"]["value"]
        for node in nodes
        if not node.get("ignored") and node["role"]["value"] == "heading"
        for prop in node.get("properties", [])
        if prop["name"] == "level"
    ]
    assert levels[0] == 1
    assert max(levels) <= 5


def test_labels_of_charts_do_not_run_out_of_the_drawing(browser: Browser, page: Path) -> None:
    for width in (360, 800, 1280):
        browser.open(page, width)
        ends = browser.run(
            "[...document.querySelectorAll('svg text')].filter(one => one.getBBox().width)"
            ".map(one => one.getBBox().x + one.getBBox().width"
            " - one.ownerSVGElement.clientWidth)"
        )
        assert len(ends) > 180
        assert max(ends) <= 1


def test_the_page_prints(browser: Browser, page: Path, tmp_path: Path) -> None:
    browser.open(page)
    browser.print_pdf(tmp_path / "report.pdf")
    printed = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    text = "".join(one.get_textpage().get_text_range() for one in printed)
    printed.close()
    assert "Angka Garut" in text
    assert "60. Persentase" in text
    assert "Saring temuan" not in text
    assert "Hapus saringan" not in text
