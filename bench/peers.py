"""Speed and rightness beside other table finders, on the same pages.

Three measures, each tool in a fresh process:

- table pages of the archive (pages on which lakip or pdfplumber finds a table): pages per
  second of CPU, reading the page included, importing the library not;
- the same for whole documents, lakip's reading beside PDFium's bare text;
- the laid-out documents of the corpus: share of printed cells with text that come out as
  one cell with that text on that page, white space aside. Ticks are left out: tools that
  give text only cannot know drawn ones.

    python -m bench.peers [--pages N] [--archive FOLDER] [TOOL ...]

N is how many table pages of the archive to try, evenly taken. A tool that needs longer than a
minute for a page is stopped there, and the page counts with that minute; one on which it fails
counts without any time. Both are told as stuck. The archive and camelot (the extra ``bench``)
may be missing; what needs them is left out, and said.

How Python was built counts beside bare text, which is all PDFium's work: Debian's own reads
documents some 15 % faster than one built without profile-guided optimisation (pyenv's usual
one). The first line tells which Python it is.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

from bench.printed_cells import printed_cells
from bench.tools import PEERS, TOOLS, is_installed
from golden.documents import CORPUS, ROOT

ARCHIVE = ROOT.parent / "shared" / "archive"
PATIENCE = 60.0
"""Seconds for a page: ten times what the slowest tool needs for a usual one."""
BARS = {"pdfplumber": 10.0, "camelot-vector": 6.0}
"""How many times faster than a tool lakip is to be."""
TEXT_BAR = 0.25
"""Least speed of reading a whole document, by that of PDFium's bare text."""
DEFAULT_PAGES = 60
ROUNDS = 2
"""How often each tool is run; the quicker time of a page counts, as other work disturbs both."""

PageRef = tuple[str, int]
"""A file and the number of a page of it."""


class Result(NamedTuple):
    """What a tool made of a page: seconds of CPU, the tables' cells, whether it got done."""

    cpu: float
    tables: list[list[str]]
    done: bool = True


def run_apart(tool: str, pages: Sequence[PageRef]) -> dict[PageRef, Result]:
    """Run a tool over pages in a process of its own, or in more where it gets stuck."""
    results: dict[PageRef, Result] = {}
    left = list(pages)
    while left:
        for page, result in zip(tuple(left), _run(tool, tuple(left)), strict=False):
            results[page] = result
            left.remove(page)
    return results


def _run(tool: str, pages: Sequence[PageRef]) -> Iterator[Result]:
    """Give a result for each page, up to the first that the tool gets stuck on."""
    command = [sys.executable, "-m", "bench.peers", "--run", tool]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        lines: SimpleQueue[str] = SimpleQueue()
        Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
        process.stdin.write(json.dumps(pages))
        process.stdin.close()
        for _ in pages:
            try:
                line = lines.get(timeout=PATIENCE)
            except Empty:
                process.kill()
                yield Result(PATIENCE, [], done=False)
                return
            if not line:
                yield Result(0.0, [], done=False)
                return
            yield Result(**json.loads(line))


def _pump(stream: Iterable[str], lines: SimpleQueue[str]) -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def run_here(tool: str, pages: Sequence[PageRef]) -> None:
    """Run a tool over pages and print a line for each, as the process that was started for it."""
    find = TOOLS[tool]
    for _ in find(str(CORPUS / "pk-bingkai-tabanan.pdf"), [1]):
        pass  # loads the library and its tables, which is not the page's
    files: dict[str, list[int]] = {}
    for name, number in pages:
        files.setdefault(name, []).append(number)
    for name, numbers in files.items():
        begin = time.process_time()
        for tables in find(name, numbers):
            cpu = time.process_time() - begin
            print(json.dumps({"cpu": cpu, "tables": tables}), flush=True)
            begin = time.process_time()


def text_pages(archive: Path) -> list[PageRef]:
    """List the pages of the archive's PDFs that have a text layer, the files in order."""
    command = [sys.executable, "-m", "bench.tools", str(archive)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    pages: list[list[Any]] = json.loads(done.stdout)
    return [(str(name), int(number)) for name, number in pages]


def evenly(pages: Sequence[PageRef], count: int) -> list[PageRef]:
    """Take so many pages, from the whole list."""
    if len(pages) <= count:
        return list(pages)
    return [pages[index * len(pages) // count] for index in range(count)]


def table_pages(archive: Path, count: int) -> list[PageRef]:
    """Choose pages on which lakip or pdfplumber finds a table.

    Every second text page at most is a table page, so that twice as many are looked at.
    """
    looked = evenly(text_pages(archive), 2 * count)
    found = [run_apart(tool, looked) for tool in ("lakip", "pdfplumber")]
    tables = [page for page in looked if any(results[page].tables for results in found)]
    return evenly(tables, count)


def print_speed(tools: Sequence[str], archive: Path, count: int) -> None:
    """Print how fast each tool is on the table pages of the archive."""
    pages = table_pages(archive, count)
    print(f"{len(pages)} table pages of the archive, {len({name for name, _ in pages})} files")
    print(
        f"{'tool':16}{'pages/CPU-s':>12}{'ms median':>11}{'ms worst':>10}{'stuck':>7}{'lakip x':>9}"
    )
    # Round after round, as other work on the machine comes and goes.
    rounds = [{tool: run_apart(tool, pages) for tool in tools} for _ in range(ROUNDS)]
    rates: dict[str, float] = {}
    for tool in tools:
        times = sorted(min(one[tool][page].cpu for one in rounds) for page in pages)
        rates[tool] = len(times) / sum(times)
        stuck = sum(not result.done for result in rounds[0][tool].values())
        bar = f"  bar: {BARS[tool]:.0f}" if tool in BARS else ""
        print(
            f"{tool:16}{rates[tool]:12.2f}{times[len(times) // 2] * 1e3:11.0f}"
            f"{times[-1] * 1e3:10.0f}{stuck:7}{rates['lakip'] / rates[tool]:9.1f}{bar}"
        )


def print_text_speed(archive: Path) -> None:
    """Print how fast whole documents are read, beside PDFium's bare text."""
    pages = text_pages(archive)
    files = list(dict.fromkeys(name for name, _ in pages))
    whole = [(name, 0) for name in files]
    rates = {}
    print(f"\n{len(files)} whole documents, {len(pages)} pages with text")
    tools = ("bare-text", "lakip-document")
    rounds = [{tool: run_apart(tool, whole) for tool in tools} for _ in range(ROUNDS)]
    for tool in tools:
        seconds = sum(min(one[tool][file].cpu for one in rounds) for file in whole)
        rates[tool] = len(pages) / seconds
        print(f"{tool:16}{rates[tool]:12.1f} pages/CPU-s")
    share = rates["lakip-document"] / rates["bare-text"]
    print(f"lakip reads at {share:.2f} of the speed of bare text  bar: {TEXT_BAR}")


def print_rightness(tools: Sequence[str]) -> None:
    """Print the share of the corpus's printed cells that each tool gives back."""
    truth = printed_cells()
    pages = sorted(truth)
    total = sum(count.total() for count in truth.values())
    print(f"\n{total} printed cells with text on {len(pages)} pages of the corpus")
    print(f"{'tool':16}{'right':>8}{'share':>9}{'extra':>8}{'pages whole':>13}")
    for tool in tools:
        results = run_apart(tool, pages)
        found = {page: _texts(result.tables) for page, result in results.items()}
        right = {page: (found[page] & truth[page]).total() for page in pages}
        extra = sum(count.total() for count in found.values()) - sum(right.values())
        whole = sum(right[page] == truth[page].total() for page in pages)
        share = sum(right.values()) / total
        print(
            f"{tool:16}{sum(right.values()):8}{share:9.4f}{extra:8}{whole:9}/{len(pages)}",
            flush=True,
        )


def _texts(tables: list[list[str]]) -> Counter[str]:
    texts = (" ".join(text.split()) for table in tables for text in table)
    return Counter(text for text in texts if text)


def main() -> int:
    """Print the three tables, or run one tool for them."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("tools", nargs="*", metavar="TOOL", help="only these beside lakip")
    parser.add_argument("--pages", type=int, default=DEFAULT_PAGES, help="of the archive")
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help="folder of PDF files")
    parser.add_argument("--run", metavar="TOOL", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        run_here(arguments.run, json.load(sys.stdin))
        return 0
    print(f"Python {platform.python_version()}, {platform.python_compiler()}, {sys.base_prefix}")
    wanted = arguments.tools or PEERS
    tools = ["lakip", *(tool for tool in PEERS if tool in wanted and is_installed(tool))]
    for tool in sorted(set(wanted) - set(tools)):
        print(f"{tool}: unknown or not installed (see the extra bench)", file=sys.stderr)
    if arguments.archive.is_dir():
        print_speed(tools, arguments.archive, arguments.pages)
        print_text_speed(arguments.archive)
    else:
        print(f"no archive in {arguments.archive}: speed is not measured", file=sys.stderr)
    print_rightness(tools)
    return 0


if __name__ == "__main__":
    sys.exit(main())
