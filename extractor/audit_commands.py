"""The commands `lakip audit` and `lakip report`: thin, over `extractor.audit`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from extractor.audit.documents import audit_documents
from extractor.audit.findings import SEVERITIES
from extractor.audit.options import CAPS, AuditOptions
from extractor.audit.text_output import audit_to_text
from extractor.catalogue.files import load_catalogue
from extractor.catalogue_commands import catalogue_option
from extractor.console import tell
from extractor.errors import InputError, UsageError
from extractor.failures import EXIT_DONE, EXIT_SOME_FAILED, Failure, failure_from
from extractor.findings import LANGUAGES
from extractor.inputs import find_documents, read_input
from extractor.model import Document, document_to_json
from extractor.model.audit import Audit
from extractor.output import write_file, write_stdout
from extractor.privacy import mask_document
from extractor.report import report_html
from extractor.results import read_results
from extractor.workbook import workbook_bytes

NEVER = "never"
_DIGITS_OF_NAME = 8
Named = list[tuple[str, Document]]


def _audit_arguments(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what both commands take."""
    for option in (
        catalogue_option,
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            default="id",
            show_default=True,
            help="Language of the messages.",
        ),
        click.option(
            "--cap",
            type=click.Choice([str(cap) for cap in CAPS]),
            help="The office caps a capaian at this percentage. Without it a capaian that is cut"
            " off at one of them is recognised and told.",
        ),
        click.argument("inputs", metavar="JSON_OR_DIR...", nargs=-1, required=True),
    ):
        command = option(command)
    return command


@click.command("audit", short_help="Recompute extracted documents and tell what contradicts.")
@_audit_arguments
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of the standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("json", "text", "xlsx")),
    default="json",
    show_default=True,
    help="JSON for programs, text for a terminal, xlsx for a spreadsheet (needs -o).",
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", NEVER)),
    default=NEVER,
    show_default=True,
    help="End with exit code 1 if there is a finding so serious, or more.",
)
def audit_command(
    inputs: tuple[str, ...],
    target: Path | None,
    form: str,
    fail_on: str,
    lang: str,
    cap: str | None,
    catalogues: tuple[Path, ...],
) -> int:
    """Recompute what extracted documents report, and tell what contradicts itself.

    JSON_OR_DIR is a file that `lakip extract` has written, or a folder of them. Percentages,
    sums, totals, words, targets, codes and years are held against each other, within a document
    and between documents of one unit. Every finding names the cells it rests on. docs/audit.md
    tells each check.

    \b
    Examples:
      lakip audit hasil/lakip-2024.json --format text
      lakip audit hasil/ -o temuan.json --fail-on error
      lakip audit hasil/ --format xlsx -o audit.xlsx
    """
    if form == "xlsx" and target is None:
        raise UsageError(
            "a workbook cannot go to the standard output", hint="name a file with -o FILE"
        )
    failures: list[Failure] = []
    documents, audit = _audited(inputs, cap, lang, catalogues, failures)
    if documents:
        if form == "xlsx":
            _write(workbook_bytes(audit, documents, lang), target)
        elif form == "text":
            _write(audit_to_text(audit, documents, lang), target)
        else:
            _write(document_to_json(audit), target)
    code = _exit_code(failures, documents)
    return code or (EXIT_SOME_FAILED if _reached(audit, fail_on) else EXIT_DONE)


@click.command("report", short_help="Write an audit as one HTML page for a person.")
@_audit_arguments
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE.html",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write.",
)
@click.option(
    "--sources",
    metavar="FILE_OR_DIR",
    multiple=True,
    help="Where the original documents are; may be given several times. Their pages and lines are"
    " then shown as evidence.",
)
@click.option(
    "--with-personal-data",
    is_flag=True,
    help="Show pages of staff tables, and lines with employee numbers, as they are.",
)
def report_command(
    inputs: tuple[str, ...],
    target: Path,
    sources: tuple[str, ...],
    with_personal_data: bool,
    lang: str,
    cap: str | None,
    catalogues: tuple[Path, ...],
) -> int:
    """Write an audit as one HTML page: what was found, and the evidence in sight.

    The page needs no network and no other file. With --sources it shows the lines of a text, or
    the part of a PDF's page, that each finding rests on.

    \b
    Examples:
      lakip report hasil/lakip-2024.json -o laporan.html
      lakip report hasil/ --sources arsip/ -o laporan.html
    """
    failures: list[Failure] = []
    documents, audit = _audited(
        inputs, cap, lang, catalogues, failures, masks=not with_personal_data
    )
    if documents:
        wanted = {document.source.sha256 for _, document in documents}
        originals = _originals(sources, wanted, failures)
        page = report_html(audit, documents, originals, lang, with_personal_data=with_personal_data)
        _write(page, target)
    return _exit_code(failures, documents)


def _audited(
    inputs: Iterable[str],
    cap: str | None,
    lang: str,
    catalogues: tuple[Path, ...],
    failures: list[Failure],
    *,
    masks: bool = True,
) -> tuple[Named, Audit]:
    """Read documents and audit them; each failure is told and kept.

    Documents may have been extracted with personal data; without the wish for it none is shown.
    """
    options = AuditOptions(load_catalogue(catalogues), Decimal(cap) if cap else None, lang)
    documents = _named(document for _, document in read_results(inputs, failures))
    _tell(failures)
    for _, document in documents if masks else ():
        mask_document(document)
    return documents, audit_documents(documents, options)


def _named(documents: Iterable[Document]) -> Named:
    """Name documents by their files; those of one name are told apart by their content."""
    found = list(documents)
    counts = Counter(document.source.name for document in found)
    given: Counter[str] = Counter()
    named: Named = []
    for document in found:
        name = document.source.name
        if counts[name] > 1:
            name = f"{name} ({document.source.sha256[:_DIGITS_OF_NAME]})"
        given[name] += 1
        # The same document twice, or two readings of one.
        named.append((name if given[name] == 1 else f"{name} ({given[name]})", document))
    return named


def _originals(
    sources: Iterable[str], wanted: set[str], failures: list[Failure]
) -> dict[str, bytes]:
    """Find the files that documents were extracted from, by their content."""
    if not sources:
        return {}
    files, errors = find_documents(sources)
    told = [failure_from(error) for error in errors]
    originals: dict[str, bytes] = {}
    for file in files:
        try:
            data = read_input(file)
        except InputError as error:
            told.append(failure_from(error))
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in wanted:
            originals[digest] = data
    _tell(told)
    failures += told
    return originals


def _tell(failures: Iterable[Failure]) -> None:
    for failure in failures:
        tell(failure.message)


def _write(content: str | bytes, target: Path | None) -> None:
    if target is not None:
        write_file(target, content)
    elif isinstance(content, str):
        write_stdout(content)


def _exit_code(failures: Sequence[Failure], documents: Named) -> int:
    if failures and not documents:
        return failures[0].exit_code
    return EXIT_SOME_FAILED if failures else EXIT_DONE


def _reached(audit: Audit, fail_on: str) -> bool:
    """Say whether there is a finding as serious as `fail_on`."""
    if fail_on == NEVER:
        return False
    serious = SEVERITIES[: SEVERITIES.index("error" if fail_on == "error" else "warning") + 1]
    everywhere = [*audit.findings, *(one for held in audit.documents for one in held.findings)]
    return any(finding.severity in serious for finding in everywhere)
