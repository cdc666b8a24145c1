"""The user's own documents against hand-made readings, where both are at hand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import extract
from extractor.model import document_to_json
from golden.documents import ROOT

SHARED = ROOT.parent / "shared"
COMPARE = SHARED / "examples" / "compare.py"
SCORE = re.compile(r"accuracy ([\d.]+) .*silent errors (\d+), extra tables (\d+)")
LEAST = 0.98

pytestmark = pytest.mark.skipif(
    not COMPARE.exists(), reason="needs the seeds and examples beside the checkout (../shared)"
)


@pytest.mark.parametrize("name", ["001", "003"])
def test_a_seed_reads_as_a_person_reads_it(name: str, tmp_path: Path) -> None:
    [seed] = (SHARED / "seeds").glob(f"{name}_*")
    output = tmp_path / f"{name}.json"
    output.write_text(document_to_json(extract(seed)), encoding="utf-8")
    reference = SHARED / "examples" / f"{name}.json"
    done = subprocess.run(
        [sys.executable, str(COMPARE), str(reference), str(output)],
        capture_output=True,
        text=True,
        check=True,
    )
    score = SCORE.search(done.stdout)
    assert score is not None, done.stdout
    assert float(score[1]) >= LEAST
    assert (score[2], score[3]) == ("0", "0")


def test_few_rows_of_a_seed_carry_a_finding() -> None:
    for seed in sorted((SHARED / "seeds").glob("00*")):
        document = extract(seed)
        rows = sum(len(table.rows) for table in document.tables)
        told = {(f.table, f.row) for f in document.findings if f.row is not None}
        assert len(told) < 0.1 * rows, seed.name
