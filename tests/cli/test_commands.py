"""The commands as a whole: help with an example, version, schema."""

from __future__ import annotations

import click
import pytest

import extractor
from extractor.cli import cli, main
from extractor.model.schema import schema_text

GROUPS = {name: one for name, one in cli.commands.items() if isinstance(one, click.Group)}
COMMANDS = [
    [],
    *([name] for name in cli.commands),
    *([name, own] for name, group in GROUPS.items() for own in group.commands),
]


def test_the_commands_of_this_version() -> None:
    assert sorted(cli.commands) == [
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
        command = command.commands[name]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"lakip {extractor.__version__}\n"


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema_text()
