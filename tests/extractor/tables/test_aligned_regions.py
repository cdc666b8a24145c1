"""Where runs of lines that share columns begin and end."""

from __future__ import annotations

from extractor.tables.aligned_regions import Run, find_runs
from tests.extractor.tables.aligned_pages import STEP, lines_of

Rows = list[list[tuple[float, str]]]

PLAN: Rows = [
    [(50, "No"), (80, "Sasaran"), (280, "Indikator"), (480, "Target")],
    [(50, "1"), (80, "Meningkatnya mutu"), (280, "Persentase mutu"), (480, "90%")],
    [(50, "2"), (80, "Meningkatnya data"), (280, "Persentase data"), (480, "80%")],
    [(50, "3"), (80, "Meningkatnya tertib"), (280, "Nilai evaluasi"), (480, "B")],
]
MONEY: Rows = [
    [(50, "No"), (200, "Program"), (440, "Anggaran")],
    [(50, "1"), (80, "Program Dukungan Manajemen dan Pelaksanaan"), (430, "Rp 2.318.604.000")],
    [(50, "2"), (80, "Program Penyelenggaraan Pemilihan Umum"), (430, "Rp 96.750.000")],
]


def runs_of(*blocks: Rows, gap: float = STEP) -> list[Run]:
    """Set blocks of lines one below the other with a wider gap between them."""
    lines = []
    top = 100.0
    for block in blocks:
        lines += lines_of(block, top=top)
        top += STEP * len(block) + gap
    found: list[Run] = []

    def take(run: Run) -> bool:
        found.append(run)
        return True

    find_runs(lines, [], 520, take)
    return found


def test_lines_that_share_gaps_are_one_run() -> None:
    (run,) = runs_of(PLAN)
    assert len(run.lines) == len(PLAN)
    assert len(run.columns) == 4


def test_a_table_of_other_columns_set_off_below_is_another_run() -> None:
    assert [len(run.lines) for run in runs_of(PLAN, MONEY)] == [len(PLAN), len(MONEY)]


def test_a_blank_line_within_a_table_does_not_end_it() -> None:
    (run,) = runs_of(PLAN, PLAN[1:])
    assert len(run.lines) == len(PLAN) + len(PLAN[1:])


def test_a_last_row_with_a_text_that_runs_on_is_kept() -> None:
    last: Rows = [
        [(50, "4"), (80, "Tersedianya data dan informasi yang mutakhir Persentase"), (480, "1")]
    ]
    (run,) = runs_of([*PLAN, *last])
    assert len(run.lines) == len(PLAN) + 1
    assert run.crossing == {len(PLAN)}


def test_a_gap_that_one_line_tells_does_not_part_a_column() -> None:
    odd: Rows = [[(50, "0"), (80, "Mutu"), (170, "data"), (280, "Nilai"), (480, "70%")]]
    rows: Rows = [
        [(50, str(n)), (80, "Meningkatnya mutu layanan"), (280, "Persentase"), (480, "90%")]
        for n in range(1, 6)
    ]
    (run,) = runs_of([*odd, *rows])
    assert len(run.columns) == 4


def test_a_refused_run_is_offered_once() -> None:
    tried: list[int] = []

    def refuse(run: Run) -> bool:
        tried.append(len(run.lines))
        return False

    find_runs(lines_of(PLAN), [], 520, refuse)
    assert tried == [4]


def test_prose_ends_a_run() -> None:
    prose: Rows = [[(50, "Dalam rangka mewujudkan manajemen pemerintahan yang efektif dan baik")]]
    (run,) = runs_of([*PLAN, *prose, *prose], gap=0)
    assert len(run.lines) == len(PLAN)
