"""Build the documents and their truth from `sources/*.yaml`.

`python -m corpus.build` writes them; `--check` writes nothing and fails if what is committed
differs.
"""

from __future__ import annotations

import argparse
import codecs
import json
import sys
from pathlib import Path
from typing import Any

import yaml

from corpus import automatic, noise, source
from corpus.dump import print_dump
from corpus.layouts import print_lines, print_table
from corpus.model import CorpusError, Document, Leaf, OutLine, Table
from corpus.truth import build_truth

HERE = Path(__file__).parent
BOM = {"utf-8": b"", "utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "cp1252": b""}
Json = dict[str, Any]


def main(argv: list[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m corpus.build", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="compare with what is committed, write nothing"
    )
    arguments = parser.parse_args(argv)
    try:
        wanted = build_all(HERE / "sources")
    except CorpusError as error:
        print(f"corpus: {error}", file=sys.stderr)
        return 2
    stale = stale_files(HERE, wanted)
    if arguments.check:
        for name in stale:
            print(f"differs from its source: corpus/{name}", file=sys.stderr)
        return 1 if stale else 0
    for name, data in wanted.items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    print(f"{len(wanted)} files, {len(stale)} changed", file=sys.stderr)
    return 0


def build_all(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every document and truth file by its name below `corpus/`."""
    wanted: dict[str, bytes] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            wanted |= build_one(source.load(path))
        except (CorpusError, KeyError, ValueError, yaml.YAMLError) as error:
            raise CorpusError(f"{path.name}: {type(error).__name__}: {error}") from error
    return wanted


def stale_files(folder: Path, wanted: dict[str, bytes]) -> list[str]:
    """List the files that are missing, differ, or have no source any more."""
    stale = [name for name, data in wanted.items() if read_bytes(folder / name) != data]
    truths = {f"truth/{path.name}" for path in (folder / "truth").glob("*.json")}
    documents = {
        path.name for suffix in ("txt", "md", "tsv", "csv") for path in folder.glob(f"*.{suffix}")
    }
    extra = (truths | documents) - set(wanted) - {"README.md"}
    return sorted(stale) + sorted(extra)


def read_bytes(path: Path) -> bytes | None:
    """Read a file, None if there is none."""
    return path.read_bytes() if path.exists() else None


def build_one(document: Document) -> dict[str, bytes]:
    """Print one document and write down its truth."""
    text, lines = render(document)
    patterns = find_patterns(document, text, lines)
    truth = build_truth(document, lines, patterns)
    if document.prose:
        truth["prose"] = prose_truth(document, text)
    check_titles(document, text)
    printed = text.replace("\n", document.newline).encode(document.encoding.removesuffix("-sig"))
    return {
        f"{document.name}.{document.suffix}": BOM[document.encoding] + printed,
        f"truth/{document.name}.json": (
            json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        ).encode(),
    }


def render(document: Document) -> tuple[str, dict[tuple[int, int], int]]:
    """Print all parts and note the line on which each row begins."""
    printed: list[str] = []
    lines: dict[tuple[int, int], int] = {}
    table_number = -1
    for part in document.parts:
        if isinstance(part, str):
            printed.extend(part.removesuffix("\n").split("\n"))
            continue
        table_number += 1
        for one in print_part(part):
            if one.leaf is not None:
                lines[table_number, one.leaf] = len(printed) + 1
            printed.extend(one.text.split("\n"))
        for index, leaf in enumerate(part.leaves):
            if leaf.joined:
                lines[table_number, index] = lines[table_number, index - 1]
    return "\n".join(printed) + "\n", lines


def print_part(table: Table) -> list[OutLine]:
    """Print a table in its layout."""
    special = {"dump": print_dump, "lines": print_lines}
    return special.get(table.layout, print_table)(table)


def find_patterns(document: Document, text: str, lines: dict[tuple[int, int], int]) -> set[str]:
    """Collect the declared patterns, checked against the print, and those plain from it."""
    declared = list(document.noise)
    printed = text.split("\n")
    for number, table in enumerate(document.tables):
        declared += table.noise
        for index, leaf in enumerate(table.leaves):
            check_seen(document, leaf, "\n".join(printed[lines[number, index] - 1 :]))
            declared += leaf.noise
    noise.check_patterns(declared)
    for one in document.noise + [one for table in document.tables for one in table.noise]:
        if one.seen is not None and one.seen not in text:
            raise CorpusError(f"{one.pattern}: {one.seen!r} is not in the document")
    found = {one.pattern for one in declared} | automatic.patterns(document, text)
    return found


def check_seen(document: Document, leaf: Leaf, rest: str) -> None:
    """Refuse a row whose declared noise is not printed on it."""
    row = "\n".join(rest.split("\n")[:12]) if document.suffix == "txt" else rest
    for one in leaf.noise:
        if one.seen is not None and one.seen not in row:
            raise CorpusError(f"{one.pattern}: {one.seen!r} is not on its row")


def check_titles(document: Document, text: str) -> None:
    """Refuse a table title that is not printed."""
    flat = " ".join(text.replace("*", " ").replace("#", " ").split())
    for table in document.tables:
        if table.title is not None and " ".join(table.title.split()) not in flat:
            raise CorpusError(f"title not printed: {table.title}")


def prose_truth(document: Document, text: str) -> list[Json]:
    """Give the figures of the prose with their lines."""
    out: list[Json] = []
    for one in document.prose:
        near = one.get("near", one["raw"])
        if near not in text:
            raise CorpusError(f"prose not printed: {near!r}")
        line = text[: text.index(near)].count("\n") + 1
        value = float(one["value"])
        entry: Json = {"line": line, "kind": one["kind"], "raw": one["raw"]}
        entry["value"] = int(value) if value == int(value) else value
        if "terbilang" in one:
            entry |= {"terbilang": one["terbilang"], "terbilang_value": int(one["terbilang_value"])}
        out.append(entry)
    return out


if __name__ == "__main__":
    sys.exit(main())
