from __future__ import annotations

import base64
import hashlib
import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import UsageError
from extractor.model.audit import Audit, AuditEvidence, Consequence
from extractor.report import report_html
from tests.extractor.report.reports import (
    TEXT,
    Outline,
    audit_of,
    budget,
    document_of,
    finding,
    money_row,
    report_of,
    source_of,
    staff,
    verdict,
)

NIP = "19650101 199003 1 001"
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}\"'&"
    "javascript:alert(1)</title></style>-->"
)


def a_report(**more: object) -> str:
    document = document_of(budget())
    return report_of(document, [finding(**more)], [verdict(), verdict(1, verdict="equal")])


def test_the_page_loads_nothing() -> None:
    page = a_report()
    outline = Outline(page)
    assert not {"link", "iframe", "object", "base", "embed"} & {tag for tag, _ in outline.elements}
    assert all((image["src"] or "").startswith("data:image/png") for image in outline.all("img"))
    assert all((link["href"] or "").startswith("#") for link in outline.all("a"))
    assert not re.search(r"https?://|@import|url\(", page)


def test_the_policy_allows_the_pages_own_style_and_script_alone() -> None:
    page = a_report()
    [policy] = [
        meta["content"]
        for meta in Outline(page).all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not any("style" in attributes for _, attributes in Outline(page).elements)
    assert not re.search(r"<[^>]* on[a-z]+=", re.sub(r"<script>.*</script>", "", page))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert a_report() == a_report()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page_is_in_the_language_asked_for(lang: str) -> None:
    document = document_of(budget())
    outline = Outline(report_of(document, [finding()], lang=lang))
    assert outline.all("html") == [{"lang": lang}]
    assert ("Kesalahan" in outline.text) == (lang == "id")
    assert ("Error" in outline.text) == (lang == "en")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="no language 'xx'"):
        report_html(Audit(), [], {}, "xx")


def test_a_report_of_nothing_says_so() -> None:
    outline = Outline(report_html(Audit(), [], {}, "id"))
    assert "Tidak ada dokumen." in outline.text
    assert "Tidak ada temuan." in outline.text
    assert outline.all("form") == []


def test_a_finding_is_told_in_full() -> None:
    following = Consequence(code="total-mismatch", message="Jumlah ikut salah", table="t01", row=1)
    text = Outline(a_report(consequences=[following], doubts=["value-ambiguous"])).text
    for told in (
        "Kesalahan Persentase tidak sesuai hitungan",
        "tercetak 80 %, menurut angkanya 75 %",
        "t01 · Realisasi Anggaran 2023, baris 1, Persen",
        "Tercetak 80 Hasil hitung ulang 75 Selisih 5",
        "150.000 / 200.000 × 100 % = 75 %",
        "Jumlah tidak sesuai rinciannya : Jumlah ikut salah",
        "Nilai dapat dibaca lebih dari satu cara",
    ):
        assert told in text


def test_what_was_not_computed_is_called_what_it_is_compared_with() -> None:
    computed, compared = finding(), finding(formula=None)
    assert "Pembanding" not in report_of(document_of(budget()), [computed])
    page = report_of(document_of(budget()), [compared])
    assert "<dt>Pembanding</dt>" in page
    assert "<dt>Hasil hitung ulang</dt>" not in page


def test_a_code_without_a_name_is_shown_as_it_is() -> None:
    assert "brand new code" in Outline(a_report(code="brand-new-code")).text


def test_figures_are_written_as_the_language_writes_them() -> None:
    document = document_of(budget())
    held = [finding(reported=Decimal("13322950.5"))]
    assert "13.322.950,5" in report_of(document, held)
    assert "13,322,950.5" in report_of(document, held, lang="en")


def test_the_lines_of_the_text_are_shown_with_the_cells_marked() -> None:
    page = a_report()
    [line] = re.findall(r'<li value="4" class="named">(.*?)</li>', page)
    assert re.findall(r"<mark>(.*?)</mark>", line) == ["200.000", "150.000", "80,00"]
    assert '<li value="2">' in page
    assert '<li value="6">' in page
    assert '<li value="7">' not in page


def test_without_the_original_the_cells_are_the_evidence() -> None:
    document = document_of(budget())
    page = report_of(document, [finding()], data=None)
    assert "Berkas asli tidak diberikan" in page
    assert '<ol start="' not in page
    assert "Sel yang terlibat (3)" in page
    assert "baris 4 naskah" in page


def test_each_link_leads_somewhere_and_no_id_is_used_twice() -> None:
    page = a_report(consequences=[Consequence(code="x", message="y", table="t01", row=1)])
    outline = Outline(page)
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in outline.all("a")} <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        named = {attributes.get(name) for _, attributes in outline.elements} - {None}
        assert named <= set(ids)


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [
        int(tag[1]) for tag, _ in Outline(a_report()).elements if re.fullmatch(r"h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_landmarks_and_a_way_past_them() -> None:
    outline = Outline(a_report())
    tags = [tag for tag, _ in outline.elements]
    for tag in ("header", "nav", "main", "footer"):
        assert tags.count(tag) == 1
    first = next(attributes for tag, attributes in outline.elements if tag == "a")
    assert first == {"class": "skip", "href": "#main"}
    assert all("scope" in header for header in outline.all("th"))
    assert all(image.get("alt") for image in outline.all("img"))


@pytest.mark.parametrize("place", ["message", "title", "cell", "name", "raw", "line", "id"])
def test_hostile_text_is_harmless_wherever_it_stands(place: str) -> None:
    def held(where: str, otherwise: str) -> str:
        return HOSTILE if place == where else otherwise

    row = money_row(4, held("cell", "Program"), "200.000", "150.000", "80,00")
    table = budget(row, title=held("title", "Realisasi"))
    table.id = held("id", "t01")
    text = f"{held('line', 'x')}\n" * 6
    document = document_of(table, source=source_of(text.encode()))
    evidence = [AuditEvidence(line=4, raw=held("raw", "x"), table=table.id, row=0)]
    told = finding(held("message", "x"), table=table.id, evidence=evidence)
    verdicts = [verdict(table=table.id)]
    page = report_html(
        audit_of(document, [told], verdicts),
        [(held("name", "uji.json"), document)],
        {document.source.sha256: text.encode()},
        "id",
    )
    outline = Outline(page)
    assert len(outline.all("script")) == 1
    assert outline.all("img") == []
    assert "alert(1)" in outline.text
    assert "{{ 7*7 }}" in outline.text
    assert not any((a["href"] or "").startswith("javascript") for a in outline.all("a"))


def test_marks_that_turn_the_direction_are_shown_and_held_in() -> None:
    page = a_report(message="Nilai \u202e000.051\u2066 tercetak")
    assert '<bdi lang="id">Nilai ⟨U+202E⟩000.051⟨U+2066⟩ tercetak</bdi>' in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


def test_characters_that_cannot_be_written_are_replaced() -> None:
    page = a_report(message="a\x00b\ud800c\x1b[31m")
    assert "a\ufffdb\ufffdc\ufffd[31m" in page
    page.encode("utf-8")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=40))
def test_any_message_leaves_the_page_whole(message: str) -> None:
    outline = Outline(a_report(message=message))
    assert len(outline.all("article")) == 1
    assert len(outline.all("script")) == 1


def test_numbers_of_persons_are_masked_wherever_they_stand() -> None:
    text = TEXT.replace("Demikian", f"NIP {NIP} Demikian")
    document = document_of(budget(title=f"Disusun NIP {NIP}"), source=source_of(text.encode()))
    evidence = [AuditEvidence(line=7, raw=f"NIP {NIP}")]
    held = [finding(f"Nomor {NIP} keliru", evidence=evidence)]
    shown = report_of(document, held, data=text.encode())
    assert NIP not in shown
    assert "******** ****** * ***" in shown
    assert NIP in report_of(document, held, data=text.encode(), with_personal_data=True)


def test_a_number_parted_by_the_end_of_a_line_is_masked() -> None:
    text = "a\nb\nNIP. 19650101 199003\n1 001 Pembina\nc"
    document = document_of(source=source_of(text.encode()))
    held = [finding(evidence=[AuditEvidence(line=3, raw="NIP.")])]
    page = report_of(document, held, data=text.encode())
    assert "19650101" not in page
    assert "1 001" not in page
    assert "Pembina" in page


def test_birth_dates_of_staff_are_masked_in_lines_and_cells() -> None:
    text = "Daftar\n\nNama\tLahir\nSiti\t12-03-1980\nBudi\t4 Mei 1981\n\nTanggal 1-1-2024"
    rows = (["Siti", "12-03-1980"], ["Budi", "4 Mei 1981"])
    document = document_of(staff(*rows), source=source_of(text.encode()))
    held = [finding(evidence=[AuditEvidence(line=4, raw="Siti", table="t01", row=0)])]
    page = report_of(document, held, data=text.encode())
    assert "1980" not in page
    assert "Mei 1981" not in page
    assert page.count("**-**-****") == 4
    shown = report_of(document, held, data=text.encode(), with_personal_data=True)
    assert shown.count("12-03-1980") == 2


def test_findings_across_documents_show_each_documents_lines() -> None:
    texts = {"a.json": "satu\nPagu 100\ntiga", "b.json": "empat\nlima\nPagu 200"}
    documents = [
        (name, document_of(source=source_of(text.encode(), name=name)))
        for name, text in texts.items()
    ]
    across = finding(
        "Pagu berbeda",
        table=None,
        row=None,
        evidence=[
            AuditEvidence(document="a.json", line=2, raw="100"),
            AuditEvidence(document="b.json", line=3, raw="200"),
        ],
    )
    audit = Audit(
        documents=[audit_of(document).documents[0] for _, document in documents],
        findings=[across],
    )
    sources = {document.source.sha256: texts[name].encode() for name, document in documents}
    page = report_html(audit, documents, sources, "id")
    assert "Antardokumen" in page
    assert "Pagu <mark>100</mark>" in page
    assert "Pagu <mark>200</mark>" in page
    assert page.index("Pagu berbeda") < page.index('id="d1-h"')


def test_documents_are_found_in_any_order() -> None:
    one = document_of(budget(title="Tabel satu"), source=source_of(b"1", name="a.txt"))
    two = document_of(budget(title="Tabel dua"), source=source_of(b"2", name="b.txt"))
    audit = Audit(documents=[audit_of(one, [finding()]).documents[0], audit_of(two).documents[0]])
    page = report_html(audit, [("b.json", two), ("a.json", one)], {}, "id")
    assert "t01 · Tabel satu, baris 1, Persen" in Outline(page).text
    assert page.index(">a.json<") < page.index(">b.json<")


def test_an_audit_without_its_document_is_still_told() -> None:
    document = document_of(budget())
    page = report_html(audit_of(document, [finding()], [verdict()]), [], {}, "id")
    assert "menurut angkanya 75 %" in page
    assert "uji.txt" in page


@pytest.mark.parametrize(
    ("kind", "told"),
    [("computed", "dihitung; tidak tercetak"), ("capped", "cocok setelah dibatasi"),
     ("not-computable", "tidak dapat dihitung"), ("rounding", "cocok setelah dibulatkan")],
)  # fmt: skip
def test_every_verdict_is_told_in_words(kind: str, told: str) -> None:
    held = [verdict(verdict=kind, reason="pagu nol")]
    page = report_of(document_of(budget()), verdicts=held)
    assert f"Persen: {told}" in page
    assert "pagu nol" in page


def test_tables_show_what_is_printed_and_link_to_the_findings() -> None:
    page = a_report()
    [row] = re.findall(r'<tr id="d1-t1-r1".*?</tr>', page, re.DOTALL)
    for shown in ("Program Penunjang", "200.000", "80,00", "Persen: tidak cocok"):
        assert shown in row
    assert "80 → 75" in Outline(row).text
    assert 'href="#d1-f1"' in row
