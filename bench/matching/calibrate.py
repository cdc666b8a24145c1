"""How sure matches are: precision and recall over the thresholds, on labelled texts.

Each labelled text is matched once; what the matcher would say with other thresholds follows from
its candidates. The table has a line for each value of a threshold, the others as they are:

- right: the best record is the text's, whatever the status;
- silent: matched with a record that is not the text's, of all texts of the catalogue;
- matched: matched with the right one (the recall of an answer that nobody need look at);
- strangers: texts of no catalogue that were matched.

    python -m bench.matching.calibrate [--seed N ...]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bench.matching.labelled import cases
from bench.matching.perturbations import Case
from extractor.catalogue.files import built_in_catalogue
from extractor.catalogue.matching import Match, Matcher, Thresholds, judge

SEEDS = (1, 2, 3)
"""For calibration; the tests take others."""
_STEPS: dict[str, tuple[float, ...]] = {
    "accept": (60, 65, 70, 74, 78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98),
    "margin": (0, 1, 2, 3, 4, 5, 6, 8, 10),
    "possible": (50, 60, 65, 70, 75, 80),
}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of labelled texts, as the module's docstring names them."""

    right: float
    silent: float
    matched: float
    listed: float
    strangers: float


def match_all(labelled: Iterable[Case]) -> list[tuple[Case, Match]]:
    """Match labelled texts with the built-in catalogue."""
    matcher = Matcher(built_in_catalogue())
    return [(case, matcher.match(case.text)) for case in labelled]


def measure(matched: Sequence[tuple[Case, Match]], needed: Thresholds) -> Accuracy:
    """Return how sure matches would be with some thresholds."""
    counts = dict.fromkeys(("right", "silent", "matched", "listed", "strangers"), 0)
    own = sum(bool(case.ids) for case, _ in matched)
    for case, match in matched:
        status, _ = judge(match.words, match.candidates, needed)
        if not case.ids:
            counts["strangers"] += status == "matched"
            continue
        best = match.candidates[0].record.id if match.candidates else None
        right = best in case.ids
        counts["right"] += right
        counts["silent"] += status == "matched" and not right
        counts["matched"] += status == "matched" and right
        counts["listed"] += status == "ambiguous" and right
    strangers = counts.pop("strangers")
    shares = {name: count / max(own, 1) for name, count in counts.items()}
    return Accuracy(**shares, strangers=strangers / max(len(matched) - own, 1))


def table(matched: Sequence[tuple[Case, Match]]) -> str:
    """Return the curves as text: a block for each threshold."""
    lines = []
    for name, steps in _STEPS.items():
        lines.append(
            f"{name:>9}{'right':>9}{'matched':>9}{'listed':>9}{'silent':>9}{'strangers':>11}"
        )
        usual = getattr(Thresholds(), name)
        for step in sorted({*steps, usual}):
            found = measure(matched, replace(Thresholds(), **{name: step}))
            shown = "".join(
                f"{share:9.2%}"
                for share in (found.right, found.matched, found.listed, found.silent)
            )
            chosen = "  <-" if step == usual else ""
            lines.append(f"{step:9g}{shown}{found.strangers:11.2%}{chosen}")
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Print the curves."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching.calibrate", description=__doc__)
    parser.add_argument("--seed", type=int, nargs="+", default=list(SEEDS))
    arguments = parser.parse_args()
    matched: list[tuple[Case, Match]] = []
    for seed in arguments.seed:
        matched += match_all(cases(seed))
    print(f"{len(matched)} labelled texts")
    print(table(matched))
    return 0


if __name__ == "__main__":
    sys.exit(main())
