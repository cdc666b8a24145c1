"""The commands `lakip extract`, `lakip tables` and `lakip schema`: thin, over the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from extractor.catalogue.files import load_catalogue
from extractor.catalogue_commands import catalogue_option
from extractor.console import tell
from extractor.documents import PageNote, ReadingOptions, read_grids
from extractor.errors import UsageError
from extractor.extraction import NO_TABLE, PAGES_IGNORED, Options, extract_all
from extractor.failures import EXIT_DONE, EXIT_SOME_FAILED, failure_from, message_line
from extractor.findings import LANGUAGES
from extractor.grid_output import (
    draw_pages,
    grids_to_html,
    grids_to_json,
    pages_with_tables,
)
from extractor.inputs import STDIN, InputFile, find_documents, read_input
from extractor.model.schema import SCHEMAS, schema_text
from extractor.output import (
    make_folder,
    plan_outputs,
    plan_pictures,
    write_file,
    write_stdout,
)
from extractor.page_selection import parse_pages
from extractor.progress import ProgressLine
from extractor.readers.cells import TableGrid
from extractor.readers.pdf import READERS, is_pdf


def _reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how a file is read."""
    for option in (
        click.option(
            "--reader",
            type=click.Choice(READERS),
            default=READERS[0],
            show_default=True,
            help="Which library reads the pages of a PDF.",
        ),
        click.option("--password", metavar="WORD", help="Password of an encrypted PDF."),
        click.option(
            "--pages",
            metavar="N-M,...",
            help="Read only these pages (sheets) of the document, such as 1-3,7. A DOCX, and"
            " text without form feeds, has no pages: all of it is read, and a message says so.",
        ),
    ):
        command = option(command)
    return command


def _reading(pages: str | None, password: str | None, reader: str) -> ReadingOptions:
    return ReadingOptions(parse_pages(pages) if pages is not None else None, password, reader)


@click.command("extract", short_help="Read documents and write their tables as JSON.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=True, path_type=Path),
    help="Write DIR/<name without its last suffix>.json for each document.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="id",
    show_default=True,
    help="Language of the findings' messages.",
)
@click.option(
    "--with-personal-data",
    is_flag=True,
    help="Keep employee numbers and birth dates, which are masked otherwise.",
)
@catalogue_option
@_reading_options
def extract_command(
    inputs: tuple[str, ...],
    folder: Path | None,
    lang: str,
    with_personal_data: bool,
    pages: str | None,
    password: str | None,
    reader: str,
    catalogues: tuple[Path, ...],
) -> int:
    """Read performance documents and write their tables as JSON.

    INPUT is a PDF, DOCX, XLSX or text file (the content decides, not the name), a folder
    (its .pdf, .docx, .xlsx, .txt, .md, .tsv and .csv files at any depth, in the order of
    their paths; hidden files and links to folders are passed over), or - for the standard
    input. One document goes to the standard output unless -o is given; several need -o. A
    document that cannot be read does not stop the others.

    \b
    Examples:
      lakip extract rak-2024.pdf
      lakip extract lakip-2023.pdf --pages 20-35
      lakip extract arsip/ lakip-2023.md -o hasil --lang en
      pdftotext rak.pdf - | lakip extract -
    """
    documents, errors = find_documents(inputs)
    if folder is None and len(documents) + len(errors) > 1:
        raise UsageError(
            f"there are {len(documents)} documents, and the standard output takes only one",
            hint="name a folder for the results with -o DIR",
        )
    options = Options(
        lang, with_personal_data, _reading(pages, password, reader), load_catalogue(catalogues)
    )
    write = _writer(documents, folder)
    failures = [failure_from(error) for error in errors]
    for failure in failures:
        tell(failure.message)
    failures += extract_all(documents, write, options, ProgressLine(len(documents)), tell)
    if failures and len(documents) + len(errors) == 1:
        return failures[0].exit_code
    return EXIT_SOME_FAILED if failures else EXIT_DONE


def _writer(
    documents: Sequence[InputFile], folder: Path | None
) -> Callable[[InputFile, Iterable[str]], None]:
    """Return what writes a document's JSON; the folder is made, clashes are refused."""
    if folder is None:
        return lambda _, pieces: write_stdout(pieces)
    outputs = plan_outputs(documents, folder)
    if documents:
        make_folder(folder)
    return lambda document, pieces: write_file(outputs[document], pieces)


@click.command("tables", short_help="Print a document's raw grids, before interpretation.")
@click.argument("given", metavar="INPUT")
@click.option("--json", "form", flag_value="json", default=True, help="As JSON (the default).")
@click.option("--html", "form", flag_value="html", help="As one HTML page.")
@click.option(
    "--png",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Draw a PDF's pages that hold tables, with the cells outlined, into DIR instead."
    " Pictures of another document are never overwritten.",
)
@click.option(
    "--with-personal-data",
    is_flag=True,
    help="Keep employee numbers, which are masked otherwise; pictures always show them.",
)
@_reading_options
def tables_command(
    given: str,
    form: str,
    folder: Path | None,
    with_personal_data: bool,
    pages: str | None,
    password: str | None,
    reader: str,
) -> int:
    """Print the raw grids of a document: cells with their spans, places and fills.

    Nothing is interpreted yet: for people who want to see what was read of a page. Red
    outlines in the pictures are cells with borders, blue ones were told by alignment.

    \b
    Examples:
      lakip tables rak-2024.pdf --pages 2
      lakip tables rak-2024.pdf --html > tabel.html
      lakip tables rak-2024.pdf --png gambar/
    """
    document = InputFile(None if given == STDIN else Path(given))
    data = read_input(document)
    reading = _reading(pages, password, reader)
    notes: list[PageNote] = []
    grids = list(read_grids(data, document.name, reading, notes))
    if folder is not None and not is_pdf(data):
        raise UsageError(
            f"--png: {document.name} is no PDF and has no pages to draw",
            hint="use --html to look at its tables",
        )
    for page, reason in notes:
        part = "the document" if page is None else f"page {page}"
        tell(message_line(f"{part} could not be read whole ({reason})", name=document.name))
    for notice in _notices(grids, reading, pdf=is_pdf(data)):
        tell(message_line(notice, name=document.name))
    if folder is not None:
        _draw(data, document.name, grids, folder, password)
    elif form == "html":
        write_stdout(grids_to_html(grids, document.name, personal_data=with_personal_data))
    else:
        write_stdout(grids_to_json(grids, personal_data=with_personal_data))
    return EXIT_DONE


def _notices(grids: Sequence[TableGrid], reading: ReadingOptions, *, pdf: bool) -> Iterator[str]:
    """Yield what the grids do not tell by themselves."""
    if not grids:
        scans = "; lakip extract tells whether its pages are pictures without text"
        yield NO_TABLE + (scans if pdf else "")
    elif reading.pages is not None and all(grid.page is None for grid in grids):
        yield PAGES_IGNORED


def _draw(
    data: bytes, name: str, grids: Sequence[TableGrid], folder: Path, password: str | None
) -> None:
    """Draw the pages that hold tables and print the pictures' paths; no folder for none."""
    targets = plan_pictures(data, pages_with_tables(grids), folder)
    if targets:
        make_folder(folder)
    for page, picture in draw_pages(data, name, grids, password=password):
        write_file(targets[page], picture)
        click.echo(str(targets[page]))


@click.command("schema", short_help="Print the JSON Schema of the results.")
@click.argument(
    "name", metavar="[document|audit]", type=click.Choice(tuple(SCHEMAS)), default="document"
)
def schema_command(name: str) -> None:
    """Print the JSON Schema of what `lakip extract` writes, or of what `lakip audit` writes.

    \b
    Examples:
      lakip schema > lakip.schema.json
      lakip schema audit > audit.schema.json
    """
    write_stdout(schema_text(name))
