"""The noise patterns by name, and what a pattern does to the cells of a printed row."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import CorpusError, Noise

NOISE_PATTERNS = {
    # ticks
    "tick-sqrt": "√ as tick",
    "tick-arabic-seven": "the Arabic-Indic digit ٧ as tick",
    "tick-letter-v": "V or v as tick",
    "tick-x": "x as tick",
    "tick-check": "✓ as tick",
    "tick-greater": "> as tick",
    "tick-digit-one": "1 where the column elsewhere has ticks",
    "tick-bold-markup": "<b>V</b> as tick",
    "tick-html-entity": "<b>&gt;</b> as tick",
    "tick-fused-column-number": "6 v: column number and tick in one cell",
    "column-numbers-in-data-row": "the column numbers stand in the schedule cells of a data row",
    "tick-dash": "- says plainly that nothing is planned",
    "ticks-all-lost": "no tick in the whole table (they were shaded cells)",
    "stray-one": "a lone 1 in a schedule that lost all its ticks",
    "tick-count-only": "fewer ticks than columns, without positions: only the count is known",
    "tick-last-missing": "the last tick of a full row is lost and the rest moved",
    # letters
    "lookalike-column-name": "Cyrillic В, Т, З in B3, T3",
    "lookalike-grade": "Cyrillic В as the grade B",
    "lookalike-rp": "Кр for Rp",
    "junk-row": "a row of crumbs read from a table border",
    "stray-mark": "•, ž, Ů or dots for an empty cell or a plain letter",
    "letter-misread": "IIir for Ilir, KPIU for KPU, basil for hasil",
    "garbled-text": "a whole line misread (II ayanan data dan intormasi)",
    "header-read-twice": "the header line misread once and read well once",
    "garbled-header": "misread words within the header",
    # cells and rows
    "fused-column-number": "18 461.296.000, 5 Penghimpunan: column number in a data cell",
    "header-split-cells": "Ren⇥cana P⇥elaksa⇥naan: a header cut by the columns below it",
    "header-repeated-per-subcolumn": "one header printed again for each subcolumn",
    "header-fused": "header words run together, or with the column beside them",
    "header-word-broken": "Persen tase, Perkira / an",
    "header-two-rows": "a group header with its subheaders on the next line",
    "column-number-row": "1 2 3 or (1) (2) (3) under the header",
    "header-repeated": "the header again on each page",
    "page-continuation-label": "the label of a block over a page break stands on the next page",
    "label-centred": "the label of a merged cell stands on a middle row",
    "label-split": "the label of a merged cell is spread over two rows",
    "number-other-row": "the number stands on another row than its label",
    "amount-centred": "the amount of a merged cell stands on a middle row",
    "indicators-fused": "two indicators in one cell",
    "values-fused-other-row": "a value slid into the cell of the next row (95% 80%)",
    "shifted-row": "the cells of a row moved one or two columns left",
    "shifted-right": "the cells of a row moved one or two columns right",
    "missing-column": "a column is lost on one page",
    "column-displaced-down": "the values of a column stand one row too low",
    "amount-split-cells": "Rp and the figure in two cells",
    "trailing-parenthesis": "a lone ) after the last cell",
    "lost-text": "1 0 where a text was",
    "one-row-tables": "a table cut into tables of one row",
    "text-in-amount": "a word pushed into the amount cell",
    "columns-as-prose": "cells printed as paragraphs, without a table",
    "line-of-several-columns": "one line carries several columns",
    "word-broken": "a word broken over two lines of a cell",
    "word-broken-in-cell": "SUARDA- NA, Penyu luhan: a break kept within one line",
    "glued-document": "the next document follows without a title",
    "clipped-text": "text clipped at the cell's edge",
    "text-fused-rows": "one cell holds the texts of several rows",
    "form-feed": "form feed at a page break",
    "page-break": "a table cut by blank lines at a page break",
    # numbers
    "percent-doubled": "100%%",
    "percent-misread": "050/ for 95%",
    "rp-doubled": "Rp. Rp. 24.968.882.000,-",
    "amount-dot-dash": "2.526.500.000.-",
    "amount-suffix": "48.366.764.000,-",
    "number-spaced": "1 2 bulan",
    "volume-unspaced": "12Layanan",
    "percent-point-and-comma": "94.44% beside 87,73 %",
    "number-padded": "a number with many blanks around it, or a blank before %",
    "amount-short": "13.322.950 where the pagu is 13.322.950.000",
    "unit-from-value": "WTP, B or a bare number under the header Target (%)",
    "satuan-target-fused": "Dokumen 4 kali: unit and target in one cell",
    "section-one-cell": "number and text of a section row in its first cell",
    "code-variant": "CQ 6639, QGE. 003, QGE.",
    "reference-number-spaced": "05/PR.03-1-Kpt /I/2018",
    "unit-misread": "1 Kejiata",
    # numbering
    "number-moved-right": "a row's number one cell too far right",
    "list-number-styles": "1)., - 1), • and - beside each other",
    "wrong-list-letter": "8. for B.",
    "chapter-misread": "R III for BAB III, LAMP IRAN",
    "cell-filler": "_ or ' in empty cells",
    # markup
    "bold-over-lines": "**BAB IV / PENUTUP****A. KESIMPULAN**",
    "italic-title": "*Tabel 3.1 …*",
    "html-paragraph-list": "<p> and <ol style> with the <li> lost",
    "html-list-in-cell": "<ul> with several indicators in one cell",
    "latex-formula": "$$\\frac{..}{..}$$",
    "superscript-spaced": "m ²",
    "separator-rows": "---⇥--- rows between data rows",
    "pipe-many-columns": "a pipe table with more than 40 columns",
    "picture-lost": "blank lines and lone blanks for a picture",
    # words
    "author-spelling": "Prosentase, Adhock, Akuntasi, Pemuktahiran, …",
}

AUTHOR_WORDS = (
    "Prosentase", "Presentase", "Persentasi", "presentasi capaian", "Pemuktahiran", "Pemutahiran",
    "pemutakhirkan", "Adhock", "Adhok", "Tersusunya", "akuntasi", "Akutansi", "Akuntanbilitas",
    "Adimistrasi Pesuratan", "kamanye", "sdh", "PENGATAR", "rewiu", "pagda", "klo",
    "terintegritas", "Ahli Mudah", "legissatif", "PPNPB", "Pt. ",
)  # fmt: skip
"""The author's own spellings: kept in the raw text, normalised elsewhere."""

KEEPS_RAW = {
    "fused-column-number", "tick-fused-column-number", "values-fused-other-row",
    "amount-split-cells", "satuan-target-fused", "text-in-amount", "number-padded",
}  # fmt: skip
"""Patterns whose print is not the value's raw text: the right reading leaves the intruder out."""

Cells = list[str]


def check_patterns(noise: Sequence[Noise]) -> None:
    """Refuse a name that is not in the catalogue."""
    for one in noise:
        if one.pattern not in NOISE_PATTERNS:
            raise CorpusError(f"unknown noise pattern {one.pattern}")


def apply(noise: Sequence[Noise], cells: Cells, slots: dict[str, int]) -> Cells:
    """Change the cells of one printed row as its noise entries say.

    Args:
        noise: the row's entries, applied in order.
        cells: the printed cells.
        slots: position of each column key among the cells.
    """
    for one in noise:
        for key, text in one.prints.items():
            cells[slots[key]] = text
        for position, text in one.ops.get("at", {}).items():
            cells[int(position)] = text
    for one in noise:
        cells = restructure(one, cells, slots)
    return cells


def restructure(one: Noise, cells: Cells, slots: dict[str, int]) -> Cells:
    """Apply the operations that change the number or the order of the cells."""
    ops = one.ops
    if "shift" in ops:
        start, by = slots[ops["shift"]], int(ops["by"])
        if by > 0:
            cells = cells[:start] + [""] * by + cells[start:]
        else:
            if any(cells[start + by : start]):
                raise CorpusError(f"a shift would lose {cells[start + by : start]}")
            cells = cells[: start + by] + cells[start:] + [""] * -by
    if "drop" in ops:
        gone = {slots[key] for key in ops["drop"]}
        cells = [cell for position, cell in enumerate(cells) if position not in gone]
    if "split" in ops:
        position = slots[ops["split"]]
        cells = cells[:position] + cells[position].split(" ", 1) + cells[position + 1 :]
    if "append" in ops:
        cells = [*cells, ops["append"]]
    return cells
