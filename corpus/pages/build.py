"""Build the laid-out documents and their truth from `sources/pages/*.yaml`.

`python -m corpus.pages.build` writes them; `--check` writes nothing and fails if what is committed
differs; names after it restrict it to these documents. The packed parts of a DOCX or XLSX are
compared, not how they are compressed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import yaml

from corpus.model import CorpusError
from corpus.pages.archive import members
from corpus.pages.pdf import print_pdf
from corpus.pages.source import LaidOut, Places, load
from corpus.pages.truth import laid_out_truth
from corpus.pages.word import print_docx
from corpus.pages.workbook import print_xlsx

CORPUS = Path(__file__).parents[1]
SOURCES = CORPUS / "sources" / "pages"
FORMATS = ("pdf", "docx", "xlsx")


def main(argv: list[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m corpus.pages.build", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="compare with what is committed, write nothing"
    )
    parser.add_argument("name", nargs="*", help="only these documents")
    arguments = parser.parse_args(argv)
    try:
        wanted = build_all(SOURCES, arguments.name)
    except CorpusError as error:
        print(f"corpus: {error}", file=sys.stderr)
        return 2
    stale = stale_files(CORPUS, wanted, left_over=not arguments.name)
    if arguments.check:
        for name in stale:
            print(f"differs from its source: corpus/{name}", file=sys.stderr)
        return 1 if stale else 0
    for name in set(stale) & set(wanted):
        path = CORPUS / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(wanted[name])
    print(f"{len(wanted)} files, {len(stale)} changed", file=sys.stderr)
    return 0


def build_all(folder: Path, names: list[str]) -> dict[str, bytes]:
    """Give the bytes of each document and truth file by its name below `corpus/`."""
    wanted: dict[str, bytes] = {}
    for path in sorted(folder.glob("*.yaml")):
        if names and path.stem not in names:
            continue
        try:
            wanted |= build_one(load(path))
        except (CorpusError, KeyError, ValueError, yaml.YAMLError) as error:
            raise CorpusError(f"{path.name}: {type(error).__name__}: {error}") from error
    return wanted


def build_one(laid_out: LaidOut) -> dict[str, bytes]:
    """Print one document and write down its truth."""
    data, places = print_document(laid_out)
    truth = json.dumps(laid_out_truth(laid_out, places), ensure_ascii=False, indent=1) + "\n"
    return {
        laid_out.file_name: data,
        f"truth/pages/{laid_out.document.name}.json": truth.encode(),
    }


def print_document(laid_out: LaidOut, scans: Path = SOURCES) -> tuple[bytes, Places]:
    """Print a document in its form."""
    if laid_out.document.suffix == "pdf":
        return print_pdf(laid_out, scans)
    if laid_out.document.suffix == "xlsx":
        return print_xlsx(laid_out)
    return print_docx(laid_out), {}


def stale_files(folder: Path, wanted: dict[str, bytes], left_over: bool = True) -> list[str]:
    """List the files that are missing, differ, or have no source any more."""
    stale = [name for name, data in wanted.items() if not is_same(folder / name, data)]
    found = {f"truth/pages/{path.name}" for path in (folder / "truth" / "pages").glob("*.json")}
    found |= {path.name for suffix in FORMATS for path in folder.glob(f"*.{suffix}")}
    return sorted(stale) + (sorted(found - set(wanted)) if left_over else [])


def is_same(path: Path, data: bytes) -> bool:
    """Compare a file with what it should be."""
    if not path.exists():
        return False
    old = path.read_bytes()
    packed = path.suffix in (".docx", ".xlsx")
    return old == data or (packed and members(old) == members(data))


if __name__ == "__main__":
    sys.exit(main())
