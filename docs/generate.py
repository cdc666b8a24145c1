"""The docs that are generated: the schema, the command line, the output shown in the README.

Run by ``make docs`` (``python -m docs.generate``); ``make schema`` writes the
schema alone. The tests of tests/docs hold that what is committed is what this module would write.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from docs.audit_page import audit_page
from extractor.cli import cli
from extractor.model.schema import schema_text
from golden.documents import ROOT

_WIDTH = 80
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def cli_text() -> str:
    """Return docs/cli.md: the help of every command."""
    parts = [
        "# Command line",
        "",
        "Generated from the commands' own help by `make docs`; do not edit.",
        "",
        *_help("lakip", cli),
    ]
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        parts += ["", *_help(f"lakip {name}", command)]
        if isinstance(command, click.Group):
            for own, inner in sorted(command.commands.items()):
                parts += ["", *_help(f"lakip {name} {own}", inner)]
    return "\n".join(parts) + "\n"


def _help(name: str, command: click.Command) -> list[str]:
    context = click.Context(
        command,
        info_name=name,
        terminal_width=_WIDTH,
        help_option_names=cli.context_settings["help_option_names"],
    )
    return [f"## `{name}`", "", "```text", command.get_help(context), "```"]


def with_real_output(path: str) -> str:
    """Return a document of the project with the output that its console examples really give."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return _CONSOLE.sub(lambda match: f"```console\n{run_console(match[1])}```", text)


def run_console(block: str) -> str:
    """Run the commands of a console example and return it with their real output.

    Args:
        block: lines that begin with ``$ `` are commands, the others their output.
    """
    shown = []
    for command in (line[2:] for line in block.splitlines() if line.startswith("$ ")):
        shown.append(f"$ {command}\n{_output(command)}")
    return "".join(shown)


def _output(command: str) -> str:
    """Run a command in the checkout with this environment's programs first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode("utf-8")


GENERATED: dict[str, tuple[str, Callable[[], str]]] = {
    "schema": ("docs/schema.json", schema_text),
    "audit-schema": ("docs/audit.schema.json", partial(schema_text, "audit")),
    "cli": ("docs/cli.md", cli_text),
    "audit": ("docs/audit.md", audit_page),
    "readme": ("README.md", partial(with_real_output, "README.md")),
    "catalogue": ("docs/catalogue.md", partial(with_real_output, "docs/catalogue.md")),
}


def main(arguments: list[str]) -> int:
    """Write the generated docs that are named, or all of them."""
    for name in arguments or list(GENERATED):
        path, make = GENERATED[name]
        (ROOT / path).write_text(make(), encoding="utf-8", newline="\n")
        print(f"written: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
