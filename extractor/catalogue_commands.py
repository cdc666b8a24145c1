"""The commands `lakip match` and `lakip catalogue`: thin, over `extractor.catalogue`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from extractor.catalogue.checking import check_catalogue
from extractor.catalogue.context import RowContext
from extractor.catalogue.explanation import explain_match
from extractor.catalogue.files import catalogue_csv, load_catalogue
from extractor.catalogue.matching import LISTED, Match, Matcher
from extractor.catalogue.records import Indikator
from extractor.catalogue.suggestions import (
    SeenIndikator,
    is_unmatched,
    suggest_records,
    suggestions_csv,
)
from extractor.console import tell
from extractor.errors import InputError, UsageError
from extractor.failures import EXIT_DONE, EXIT_SOME_FAILED, Failure
from extractor.indikator_matches import row_context, row_unit, to_indikator_match
from extractor.inputs import STDIN, InputFile, read_input
from extractor.model.serialization import model_to_json
from extractor.output import write_file, write_stdout
from extractor.results import read_results
from normalizers.measures import parse_measure

MOST_CANDIDATES = 100


def catalogue_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--catalogue FILE`` to a command."""
    return click.option(
        "--catalogue",
        "catalogues",
        metavar="FILE",
        multiple=True,
        type=click.Path(path_type=Path),
        help="CSV file with indicators to add to the catalogue, or to replace in it; may be given"
        " several times (docs/catalogue.md).",
    )(command)


@click.command("match", short_help="Match texts with the catalogue's indicators.")
@click.argument("texts", metavar="TEXT...|-", nargs=-1, required=True)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, MOST_CANDIDATES),
    default=5,
    show_default=True,
    help="How many records are listed for a text.",
)
@click.option("--explain", is_flag=True, help="Show the features that make the score.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per text, in order.")
@click.option("--target", metavar="VALUE", help="The target printed beside it, such as WTP.")
@click.option("--sasaran", metavar="TEXT", help="The sasaran that it stands under.")
@click.option("--year", metavar="YEAR", type=click.IntRange(1945, 2100), help="Of the table.")
@click.option("--table-kind", metavar="KIND", help="Of the table: rak, rkt, perjanjian_kinerja...")
@catalogue_option
def match_command(
    texts: tuple[str, ...],
    limit: int,
    explain: bool,
    as_json: bool,
    target: str | None,
    sasaran: str | None,
    year: int | None,
    table_kind: str | None,
    catalogues: tuple[Path, ...],
) -> int:
    """Rank the catalogue's indicators for each TEXT; - reads one text per line of the input.

    \b
    Examples:
      lakip match "Persentase Partisipasi Pemilih Perempuan dalam Pemilu"
      lakip match "Opini BPK atas Laporan Keuangan" --target WTP --explain
      lakip match - --json < indikator.txt
    """
    if explain and as_json:
        raise UsageError("--explain and --json exclude each other", hint="choose one of them")
    kind = parse_measure(target).kind if target else None
    context = RowContext(kind, sasaran, table_kind, year)
    matcher = Matcher(load_catalogue(catalogues))
    for text in _all_texts(texts):
        match = matcher.match(text, context, least=LISTED)
        if as_json:
            write_stdout(_match_json(match, limit))
        else:
            write_stdout(explain_match(match, limit, features=explain))
    return EXIT_DONE


def _all_texts(given: Sequence[str]) -> Iterable[str]:
    for text in given:
        if text == STDIN:
            data = read_input(InputFile(None))
            try:
                yield from _lines(data.decode("utf-8-sig"))
            except UnicodeDecodeError as error:
                raise InputError(
                    "stdin: the texts are not in UTF-8", hint="convert them, one text per line"
                ) from error
        else:
            yield text


def _lines(text: str) -> list[str]:
    """Return the lines of a text; only line feeds part them, or none would know which is which."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines if lines[-1] else lines[:-1]


def _match_json(match: Match, limit: int) -> str:
    if match.status == "unmatched":
        listed = match.candidates[:limit]
    else:  # rivals are all listed, however many are wanted
        listed = match.candidates[1 : max(limit, 1 + len(match.rivals))]
    return model_to_json(to_indikator_match(match, listed))


@click.group("catalogue", short_help="List, show, check and extend the indicator catalogue.")
def catalogue_group() -> None:
    """The catalogue of indicators that extracted texts are matched with.

    \b
    Examples:
      lakip catalogue list > katalog.csv
      lakip catalogue check --catalogue kabupaten.csv
    """


@catalogue_group.command("list", short_help="Print the catalogue as CSV.")
@click.option("--outputs", is_flag=True, help="List the outputs, which are set apart.")
@catalogue_option
def list_command(outputs: bool, catalogues: tuple[Path, ...]) -> int:
    """Print the records as CSV, in the form in which --catalogue reads them.

    \b
    Example:
      lakip catalogue list > katalog.csv
    """
    records = [one for one in load_catalogue(catalogues) if one.is_output == outputs]
    write_stdout(catalogue_csv(records))
    return EXIT_DONE


@catalogue_group.command("show", short_help="Print one record of the catalogue.")
@click.argument("identity", metavar="ID")
@catalogue_option
def show_command(identity: str, catalogues: tuple[Path, ...]) -> int:
    """Print all that the catalogue holds of one indicator.

    \b
    Example:
      lakip catalogue show SS-08
    """
    records = load_catalogue(catalogues).records
    record = records.get(identity) or records.get(identity.upper())
    if record is None:
        raise UsageError(
            f"the catalogue has no record {identity[:40]!r}",
            hint="`lakip catalogue list` prints them; `lakip match TEXT` finds one by its wording",
        )
    write_stdout(_record_text(record))
    return EXIT_DONE


def _record_text(record: Indikator) -> str:
    fields: list[tuple[str, str]] = [
        ("id", record.id),
        ("name", record.name),
        ("level", record.level),
        ("renstra_period", record.renstra_period),
        ("polarity", record.polarity),
        ("value_kind", record.value_kind),
        ("unit", record.unit),
        ("target_scale", record.target_scale),
        *(("sasaran", text) for text in record.sasaran),
        *(("alias", text) for text in record.aliases),
        ("source", record.source),
        ("output", "yes" if record.is_output else ""),
    ]
    return "".join(f"{name:15} {text}\n" for name, text in fields if text)


@catalogue_group.command("check", short_help="Check the catalogue, yours with it.")
@catalogue_option
def check_command(catalogues: tuple[Path, ...]) -> int:
    """Say what is wrong with the catalogue; the exit code is 1 if anything is.

    Records must be valid, ids unique, and no two records may have wordings that no distinguishing
    word keeps apart.

    \b
    Example:
      lakip catalogue check --catalogue kabupaten.csv
    """
    catalogue = load_catalogue(catalogues)
    problems = check_catalogue(catalogue)
    write_stdout("".join(f"{problem.message}\n" for problem in problems))
    outputs = len(catalogue) - len(catalogue.indicators)
    tell(f"{len(catalogue.indicators)} indicators and {outputs} outputs, {len(problems)} problems")
    return EXIT_SOME_FAILED if problems else EXIT_DONE


@catalogue_group.command("suggest", short_help="Propose records for unmatched indicators.")
@click.argument("inputs", metavar="JSON_OR_DIR...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "target", metavar="FILE", type=click.Path(path_type=Path),
    help="Write there instead of to the standard output.",
)  # fmt: skip
@click.option(
    "--least", metavar="N", type=click.IntRange(1), default=1, show_default=True,
    help="Propose only what stands in so many rows.",
)  # fmt: skip
@catalogue_option
def suggest_command(
    inputs: tuple[str, ...], target: Path | None, least: int, catalogues: tuple[Path, ...]
) -> int:
    """Gather indicators that no record fits from extracted documents, as proposed records.

    The result is a catalogue file: one record for each wording and its variants, the most frequent
    first, with how often and where it was seen in its source. Edit it, give the records ids of
    your own, and add it with --catalogue.

    \b
    Example:
      lakip catalogue suggest hasil/ -o usulan.csv
    """
    matcher = Matcher(load_catalogue(catalogues))
    failures: list[Failure] = []
    seen = list(_unmatched(inputs, matcher, failures))
    records = [one for one in suggest_records(seen) if one.count >= least]
    text = suggestions_csv(records)
    if target is None:
        write_stdout(text)
    else:
        write_file(target, text)
    for failure in failures:
        tell(failure.message)
    tell(f"{len(records)} records proposed from {len(seen)} rows")
    return EXIT_SOME_FAILED if failures else EXIT_DONE


def _unmatched(
    inputs: Sequence[str], matcher: Matcher, failures: list[Failure]
) -> Iterator[SeenIndikator]:
    """Yield the unmatched indicators of extracted documents, row by row."""
    for name, document in read_results(inputs, failures):
        for table in document.tables:
            for number, row in enumerate(table.rows):
                place = f"{name} {table.id} row {number}"
                seen = SeenIndikator(
                    row.indikator or "", name, place, row_context(table, row), row_unit(row)
                )
                if row.indikator and is_unmatched(seen, matcher):
                    yield seen


__all__ = ["catalogue_group", "catalogue_option", "match_command"]
