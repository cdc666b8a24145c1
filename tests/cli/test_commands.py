"""The commands as a whole: help with an example, version, schema."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

import extractor
from extractor.cli import cli, main
from extractor.model.schema import schema_text


def commands_of(group: click.Group) -> dict[str, click.Command]:
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


GROUPS = {name: one for name, one in commands_of(cli).items() if isinstance(one, click.Group)}
COMMANDS = [
    [],
    *([name] for name in commands_of(cli)),
    *([name, own] for name, group in GROUPS.items() for own in group.commands),
]


def test_the_commands_of_this_version() -> None:
    assert sorted(commands_of(cli)) == [
        "audit", "catalogue", "extract", "match", "report", "schema", "tables",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(c) or "lakip")
def test_every_command_has_help_with_an_example(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for flag in ("-h", "--help"):
        assert main([*command, flag]) == 0
        out, err = capsys.readouterr()
        assert "Example" in out
        assert "\n    lakip " in out
        assert err == ""


@pytest.mark.parametrize("path", COMMANDS[1:], ids=" ".join)
def test_every_option_has_help(path: list[str]) -> None:
    command: click.Command = cli
    for name in path:
        assert isinstance(command, click.Group)
        command = commands_of(command)[name]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize(
    ("command", "absent"),
    [
        (["--version"], ["numpy", "pydantic", "extractor.pipeline"]),
        (["schema"], ["openpyxl", "jinja2", "extractor.report"]),
        (["extract", "-h"], ["openpyxl", "jinja2", "extractor.report"]),
    ],
    ids=" ".join,
)
def test_a_command_loads_only_what_it_needs(command: list[str], absent: list[str]) -> None:
    script = (
        "import sys; from extractor.cli import main; main(sys.argv[2:])\n"
        "print(sorted(set(sys.argv[1].split()) & set(sys.modules)), file=sys.stderr)"
    )
    words = [sys.executable, "-c", script, " ".join(absent), *command]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_an_unknown_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extrak"]) == 2
    assert "No such command 'extrak'" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"lakip {extractor.__version__}\n"


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema_text()
