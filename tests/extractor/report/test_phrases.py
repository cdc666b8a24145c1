from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
import yaml

from extractor.audit.registry import CHECKS
from extractor.model import Row
from extractor.model.audit import VerdictKind
from extractor.model.document import TableKind
from extractor.report.phrases import Phrases

FOLDER = Path(str(resources.files("extractor.report")))
GROUPS = yaml.safe_load((FOLDER / "phrases.yaml").read_text(encoding="utf-8"))
EACH = [(group, key) for group, entries in GROUPS.items() for key in entries]


@pytest.mark.parametrize(("group", "key"), EACH)
def test_every_phrase_is_in_both_languages_with_the_same_names(group: str, key: str) -> None:
    entry = GROUPS[group][key]
    assert set(entry) == {"id", "en"}
    names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in entry.values()]
    assert names[0] == names[1]
    assert all(text.strip() for text in entry.values())


def test_every_word_of_the_contract_has_a_name() -> None:
    assert set(get_args(TableKind)) == set(GROUPS["kinds"])
    assert set(get_args(VerdictKind)) == set(GROUPS["verdicts"])
    assert set(CHECKS) == set(GROUPS["codes"])
    unnamed = {"kind", "source", "indikator_match", "cells", "extra", "merged", "field_sources"}
    assert set(Row.model_fields) - unnamed <= set(GROUPS["fields"])


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.*"))
                   if path.suffix in (".py", ".j2"))  # fmt: skip
    used = set(re.findall(r"""(?:\bt\(|\.text\(\s*)f?"([a-z_{}]+)\"""", code))
    named = {name for name in used if "{" not in name} | {"chart_capaian", "chart_persen"}
    assert named == set(GROUPS["texts"])


def test_an_unknown_word_is_shown_as_it_is() -> None:
    assert Phrases("id").word("codes", "new-code") == "new code"
    assert Phrases("id").doubt("never-heard-of") == "never heard of"
    assert Phrases("en").doubt("value-unparsed") == "The value cannot be read"
