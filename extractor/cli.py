"""The command line: thin commands over the library, and one boundary for errors.

`main` maps whatever happens to an exit code: 0 done; 1 done, but some document
failed; 2 wrong usage or unreadable input; 130 interrupted. Data goes to the
standard output, messages and progress to the standard error output.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

import extractor
from extractor.console import tell
from extractor.failures import (
    EXIT_DONE,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_SOME_FAILED,
    failure_from,
)

_COMMANDS = {
    "audit": "audit_commands:audit_command",
    "catalogue": "catalogue_commands:catalogue_group",
    "extract": "document_commands:extract_command",
    "match": "catalogue_commands:match_command",
    "report": "audit_commands:report_command",
    "schema": "document_commands:schema_command",
    "tables": "document_commands:tables_command",
}
"""Each command with the module and the name that hold it."""


class _Commands(click.Group):
    """The commands, each loaded when it is asked for: most need only a part of the program."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of the name."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"extractor.{module}"), name)
        return command


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
        tell(failure.message)
        return failure.exit_code
    return code if isinstance(code, int) else EXIT_DONE


def _interrupted() -> int:
    tell("interrupted")
    return EXIT_INTERRUPTED


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Exit codes: 0 done; 1 done, but some document failed; 2 wrong usage or unreadable"
    " input. Data goes to the standard output, messages go to the standard error output.",
)
@click.version_option(extractor.__version__, prog_name="lakip", message="%(prog)s %(version)s")
def cli() -> None:
    """Archived Indonesian performance documents (LAKIP, RAK, RKT, PK) to structured JSON.

    \b
    Example:
      lakip extract rak-2024.pdf > rak-2024.json
    """


if __name__ == "__main__":
    sys.exit(main())
