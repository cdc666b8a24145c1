"""How near the extractor comes to the truth: a table by document and one by field.

python -m bench.accuracy [--detail]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

import simplejson

from golden.documents import corpus_documents, golden_text, truth_path
from tests.golden.comparison import Comparison, compare


def compare_all() -> dict[str, Comparison]:
    """Compare every corpus document with the truth about it."""
    results: dict[str, Comparison] = {}
    for document in corpus_documents():
        truth = truth_path(document).read_text(encoding="utf-8")
        results[document.stem] = compare(
            simplejson.loads(truth, use_decimal=True),
            simplejson.loads(golden_text(document), use_decimal=True),
        )
    return results


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("--detail", action="store_true", help="print every wrong cell too")
    arguments = parser.parse_args()
    results = compare_all()
    _print_documents(results)
    _print_fields(results)
    if arguments.detail:
        _print_wrong(results)
    return 0


def _print_documents(results: dict[str, Comparison]) -> None:
    print(f"{'document':28}{'cells':>8}{'right':>8}{'accuracy':>10}{'silent':>8}")
    for name, result in results.items():
        right = len(result.cells) - len(result.wrong)
        print(
            f"{name:28}{len(result.cells):8}{right:8}{result.accuracy:10.4f}{len(result.silent):8}"
        )
    everything = Comparison([cell for result in results.values() for cell in result.cells])
    right = len(everything.cells) - len(everything.wrong)
    print(
        f"{'all':28}{len(everything.cells):8}{right:8}"
        f"{everything.accuracy:10.4f}{len(everything.silent):8}\n"
    )


def _print_fields(results: dict[str, Comparison]) -> None:
    cells: Counter[str] = Counter()
    right: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for result in results.values():
        for name, (total, good, quiet) in result.by_field().items():
            cells[name] += total
            right[name] += good
            silent[name] += quiet
    print(f"{'field':28}{'cells':>8}{'right':>8}{'accuracy':>10}{'silent':>8}")
    for name in sorted(cells):
        share = right[name] / cells[name]
        print(f"{name:28}{cells[name]:8}{right[name]:8}{share:10.4f}{silent[name]:8}")


def _print_wrong(results: dict[str, Comparison]) -> None:
    for name, result in results.items():
        for cell in result.wrong:
            mark = " SILENT" if cell.silent else ""
            print(f"\n{name} {cell.table} line {cell.line} {cell.field}{mark}")
            print(f"   expected {cell.expected!r}\n   given    {cell.given!r}")


if __name__ == "__main__":
    sys.exit(main())
