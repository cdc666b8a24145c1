"""The command line: thin commands over the library, and one boundary for errors.

`main` maps whatever happens to an exit code: 0 done; 1 done, but some document
failed; 2 wrong usage or unreadable input; 130 interrupted. Data goes to the
standard output, messages and progress to the standard error output.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import click

import extractor
from extractor.errors import UsageError
from extractor.extraction import Options, extract_all
from extractor.failures import (
    EXIT_DONE,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_SOME_FAILED,
    Failure,
    failure_from,
)
from extractor.findings import LANGUAGES
from extractor.inputs import InputFile, find_documents
from extractor.model.schema import schema_text
from extractor.output import make_folder, plan_outputs, write_file, write_stdout
from extractor.progress import ProgressLine


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never raises.

    Args:
        argv: the arguments without the program's name; by default the process's own.
    """
    try:
        arguments = None if argv is None else list(argv)
        code = cli.main(arguments, prog_name="lakip", standalone_mode=False)
    except click.Abort:
        return _interrupted()
    except click.ClickException as error:
        error.show()
        return EXIT_FAILED
    except BrokenPipeError:
        return EXIT_SOME_FAILED
    except KeyboardInterrupt:
        return _interrupted()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else EXIT_FAILED
    except Exception as error:  # the last resort: no traceback ever reaches a user
        failure = failure_from(error)
        _report(failure)
        return failure.exit_code
    return code if isinstance(code, int) else EXIT_DONE


def _interrupted() -> int:
    _report(Failure("interrupted"))
    return EXIT_INTERRUPTED


def _report(failure: Failure) -> None:
    with suppress(OSError):  # nobody may be there to hear it
        click.echo(f"lakip: {failure.message}", err=True)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Exit codes: 0 done; 1 done, but some document failed; 2 wrong usage or unreadable"
    " input. Data goes to the standard output, messages go to the standard error output.",
)
@click.version_option(extractor.__version__, prog_name="lakip", message="%(prog)s %(version)s")
def cli() -> None:
    """Archived Indonesian performance documents (LAKIP, RAK, RKT, PK) to structured JSON.

    \b
    Example:
      lakip extract rak-2024.txt > rak-2024.json
    """


@cli.command("extract", short_help="Read text dumps and write their tables as JSON.")
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
def extract_command(
    inputs: tuple[str, ...], folder: Path | None, lang: str, with_personal_data: bool
) -> int:
    """Read text dumps of performance documents and write their tables as JSON.

    INPUT is a text file (the content decides, not the name), a folder (its .txt, .md,
    .tsv and .csv files at any depth, in the order of their paths), or - for the
    standard input. One document goes to the standard output unless -o is given; several
    need -o. A document that cannot be read does not stop the others.

    \b
    Examples:
      lakip extract rak-2024.txt
      lakip extract arsip/ lakip-2023.md -o hasil --lang en
      pdftotext rak.pdf - | lakip extract -
    """
    documents, errors = find_documents(inputs)
    if folder is None and len(documents) + len(errors) > 1:
        raise UsageError(
            f"there are {len(documents)} documents, and the standard output takes only one",
            hint="name a folder for the results with -o DIR",
        )
    write = _writer(documents, folder)
    failures = [failure_from(error) for error in errors]
    for failure in failures:
        _report(failure)
    options = Options(lang=lang, with_personal_data=with_personal_data)
    failures += extract_all(documents, write, options, ProgressLine(len(documents)), _report)
    if failures and len(documents) + len(errors) == 1:
        return failures[0].exit_code
    return EXIT_SOME_FAILED if failures else EXIT_DONE


def _writer(
    documents: Sequence[InputFile], folder: Path | None
) -> Callable[[InputFile, str], None]:
    """Return what writes a document's JSON; the folder is made, clashes are refused."""
    if folder is None:
        return lambda _, text: write_stdout(text)
    outputs = plan_outputs(documents, folder)
    if documents:
        make_folder(folder)
    return lambda document, text: write_file(outputs[document], text)


@cli.command("schema", short_help="Print the JSON Schema of the results.")
def schema_command() -> None:
    """Print the JSON Schema of the document that `lakip extract` writes.

    \b
    Example:
      lakip schema > lakip.schema.json
    """
    write_stdout(schema_text())


if __name__ == "__main__":
    sys.exit(main())
