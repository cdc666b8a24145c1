"""Extract the corpus into out/, audit it, and tell what was found.

Run by ``make demo`` (``python -m corpus.demo``).
"""

from __future__ import annotations

import sys
from collections import Counter

from extractor.cli import main as lakip
from extractor.model import Document, document_from_json
from golden.documents import ROOT, corpus_documents

OUT = ROOT / "out"
REPORT, WORKBOOK = OUT / "laporan.html", OUT / "audit.xlsx"


def main() -> int:
    """Run the demo and return the exit code of the first step that failed."""
    documents = corpus_documents()
    print(f"lakip extract corpus/… -o {OUT.name}/   ({len(documents)} documents)\n")
    code = lakip(["extract", *map(str, documents), "-o", str(OUT)])
    totals: Counter[str] = Counter()
    for path in documents:
        result = OUT / f"{path.stem}.json"
        if not result.exists():
            continue
        document = document_from_json(result.read_text(encoding="utf-8"))
        print(f"{path.relative_to(ROOT)}  →  {result.relative_to(ROOT)}")
        print(describe(document) + "\n")
        totals += Counter(tables=len(document.tables), rows=_rows(document))
        totals += Counter(findings=len(document.findings))
    print(
        f"{totals['tables']} tables, {totals['rows']} rows, {totals['findings']} findings;"
        f" the JSON lies in {OUT}\n"
    )
    return code or audit([str(OUT / f"{path.stem}.json") for path in documents])


def audit(results: list[str]) -> int:
    """Audit extracted documents: a report to look at and a workbook; return the exit code."""
    sources = str(ROOT / "corpus")
    code = lakip(["report", *results, "--sources", sources, "-o", str(REPORT)])
    code = code or lakip(["audit", *results, "--format", "xlsx", "-o", str(WORKBOOK)])
    if not code:
        print(f"the audit's report is {REPORT}, its workbook {WORKBOOK}")
    return code


def describe(document: Document) -> str:
    """Tell what a document holds: its kind, its tables by kind, its findings by code."""
    info = document.document
    satker = info.satker.name if info.satker else "unit unknown"
    lines = [f"   {info.kind}, {satker}, {info.tahun or 'year unknown'}: {document.status}"]
    kinds = Counter(table.kind for table in document.tables)
    for kind, count in kinds.items():
        rows = sum(len(table.rows) for table in document.tables if table.kind == kind)
        lines.append(f"   {kind:20} {_count(count, 'table'):>9}  {_count(rows, 'row'):>8}")
    codes = Counter(finding.code for finding in document.findings)
    found = ", ".join(f"{count} {code}" for code, count in sorted(codes.items()))
    lines.append(f"   findings: {found or 'none'}")
    return "\n".join(lines)


def _rows(document: Document) -> int:
    return sum(len(table.rows) for table in document.tables)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
