"""The report as one HTML page: the Python door.

Steps: bring documents and findings together; look for evidence and draw its pictures; lay out
charts and tables; fill the templates. Everything of a document passes the templates' escaping and
`extractor.report.harmless`. The page loads nothing: styles and script are in it and allowed by
their hashes, pictures are data URIs. The same input gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, get_args

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from extractor.audit.wording import number_text
from extractor.model import Document
from extractor.model.audit import Audit, VerdictKind
from extractor.report.charts import AXIS_HEIGHT, Chart, charts_of
from extractor.report.entries import Entry, entries_of
from extractor.report.evidence import Prover
from extractor.report.finding_views import FindingGroup, groups_of, links_of
from extractor.report.gallery import Gallery
from extractor.report.harmless import finalizer
from extractor.report.phrases import Phrases
from extractor.report.table_views import FindingLink, ShownTable, tables_of

SEVERITIES = ("error", "warning", "info")
VERDICTS: tuple[str, ...] = get_args(VerdictKind)
_FEW = 3
"""Documents with charts up to which these stand open."""


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """One document in the page."""

    entry: Entry
    group: FindingGroup
    severities: Mapping[str, int]
    verdicts: Mapping[str, int]
    charts: Sequence[Chart]
    tables: Sequence[ShownTable]


def report_html(
    audit: Audit,
    documents: Sequence[tuple[str, Document]],
    sources: Mapping[str, bytes],
    lang: str,
    *,
    with_personal_data: bool = False,
    gallery: Gallery | None = None,
) -> str:
    """Write the report of an audit.

    Args:
        audit: findings and verdicts.
        documents: the audited documents with their file names; the names are shown.
        sources: original files by SHA-256, as far as there are any: lines of text and parts of
            PDF pages are shown from them. Without them the evidence is what was read.
        lang: "id" or "en"; that of the audit's messages.
        with_personal_data: leave employee numbers and birth dates, and show lists of staff.
        gallery: other limits of pictures.

    Returns:
        One HTML page that needs no other file.

    Raises:
        UsageError: there is no such language.

    Example:
        ``report_html(audit, [("LAKIP 2024.json", document)], {}, "id")``
    """
    phrases = Phrases(lang)
    gallery = gallery or Gallery()
    entries = entries_of(audit, documents, sources, with_personal_data=with_personal_data)
    groups = groups_of(audit.findings, entries, Prover(entries, gallery, phrases), phrases)
    gallery.draw(entries)
    shown = [_document(group, phrases) for group in groups if group.entry is not None]
    environment = _environment(with_personal_data=with_personal_data)
    return environment.get_template("report.html.j2").render(
        t=phrases.text,
        word=phrases.word,
        lang=lang,
        number=lambda value: number_text(value, lang),
        page=_policy(),
        across=groups[0],
        documents=shown,
        groups=groups if audit.findings else groups[1:],
        total=sum(len(group.findings) for group in groups),
        totals=_severities(groups),
        severities=SEVERITIES,
        verdicts=VERDICTS,
        codes=_codes(groups),
        few=sum(1 for one in shown if one.charts) <= _FEW,
        axis=AXIS_HEIGHT,
        gallery=gallery,
        limit_note=_limit_note(gallery, phrases),
    )


def _document(group: FindingGroup, phrases: Phrases) -> ShownDocument:
    assert group.entry is not None
    links: dict[tuple[str, int], list[FindingLink]] = {}
    for place, link in links_of(group, phrases):
        links.setdefault(place, []).append(link)
    return ShownDocument(
        entry=group.entry,
        group=group,
        severities=_severities([group]),
        verdicts=Counter(verdict.verdict for verdict in group.entry.audited.verdicts),
        charts=charts_of(group.entry, phrases),
        tables=tables_of(group.entry, links, phrases),
    )


def _severities(groups: Sequence[FindingGroup]) -> Mapping[str, int]:
    return Counter(finding.severity for group in groups for finding in group.findings)


def _codes(groups: Sequence[FindingGroup]) -> list[tuple[str, str, int]]:
    """Return the codes that occur with their names and counts, by name."""
    counts = Counter((one.code, one.name) for group in groups for one in group.findings)
    return sorted(((*key, count) for key, count in counts.items()), key=lambda one: one[1])


def _limit_note(gallery: Gallery, phrases: Phrases) -> str | None:
    if not gallery.left_out:
        return None
    return phrases.text(
        "limit_note",
        count=gallery.left_out,
        most=gallery.most_pictures,
        megabytes=gallery.most_bytes // 1_000_000,
    )


@cache
def _environment(*, with_personal_data: bool) -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalizer(with_personal_data=with_personal_data),
    )


def _template(name: str) -> str:
    folder = resources.files("extractor.report").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


def _policy() -> dict[str, Any]:
    """Return the style, the script, and the policy that allows these two and nothing else."""
    style, script = _template("report.css"), _template("report.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return {"style": Markup(style), "script": Markup(script), "policy": policy}


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
