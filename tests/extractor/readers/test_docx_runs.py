"""Runs whose look changes what a number is: raised, struck, exponents."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.readers.cells import FlowText
from tests.extractor.readers.office_files import read_flow


def texts(document: Document) -> list[str]:
    out = io.BytesIO()
    document.save(out)
    return [item.text for item in read_flow(out.getvalue(), "x.docx") if isinstance(item, FlowText)]


def test_a_footnote_mark_raised_by_a_style_is_no_digit() -> None:
    document = docx.Document()
    raised = document.styles.add_style("Catatan", WD_STYLE_TYPE.CHARACTER)
    raised.font.superscript = True
    paragraph = document.add_paragraph("82,5")
    paragraph.add_run("1", style="Catatan")
    assert texts(document) == ["82,5¹"]


def test_struck_digits_do_not_run_together_with_what_replaces_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("80").font.strike = True
    paragraph.add_run("90")
    assert texts(document) == ["80 90"]


def test_an_exponent_is_no_digit_of_its_base() -> None:
    document = docx.Document()
    sup = "".join(
        f"<m:{tag}><m:r><m:t>{text}</m:t></m:r></m:{tag}>"
        for tag, text in (("e", "10"), ("sup", "6"))
    )
    formula = f"<m:oMath {nsdecls('m')}><m:sSup>{sup}</m:sSup></m:oMath>"
    document.add_paragraph()._p.append(parse_xml(formula))
    assert texts(document) == ["10^6"]
