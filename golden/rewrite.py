"""Rewrite golden/*.json from the corpus, then fail: a person reads the diff.

Run by ``make golden`` (``python -m golden.rewrite``). Golden files without a document are removed.
"""

from __future__ import annotations

import sys

from golden.documents import GOLDEN, corpus_documents, golden_path, golden_text


def main() -> int:
    """Rewrite the golden files and return 1, always."""
    GOLDEN.mkdir(exist_ok=True)
    wanted = {golden_path(document): golden_text(document) for document in corpus_documents()}
    changed = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in changed:
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    orphans = sorted(set(GOLDEN.glob("*.json")) - set(wanted))
    for path in orphans:
        path.unlink()
    for path in changed:
        print(f"rewritten: golden/{path.name}")
    for path in orphans:
        print(f"removed: golden/{path.name}")
    print(
        f"{len(changed)} of {len(wanted)} golden files rewritten, {len(orphans)} removed."
        " This target fails on purpose: read `git diff golden/` line by line"
        " before you commit it.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
