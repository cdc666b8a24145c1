"""Dependencies point one way: normalizers and model know nothing of what is above them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ALLOWED = {
    "normalizers": {"normalizers"},
    "extractor/model": {"extractor.model"},
    "extractor/errors.py": {"normalizers.errors"},
    "extractor/collector.py": set(),
    "extractor/audit": {
        "extractor.audit",
        "extractor.catalogue",
        "extractor.model",
        "extractor.named_units",
        "normalizers",
    },
    "extractor/catalogue": {"extractor.catalogue", "extractor.errors", "normalizers"},
    "extractor/indikator_matches.py": {
        "extractor.catalogue",
        "extractor.findings",
        "extractor.model",
        "normalizers",
    },
    "extractor/findings.py": {"extractor.model", "normalizers"},
    "extractor/places.py": {"extractor.model", "extractor.readers"},
    "extractor/readers": {"extractor.readers", "extractor.errors", "normalizers"},
    "extractor/report": {
        "extractor.report",
        "extractor.audit.wording",
        "extractor.errors",
        "extractor.findings",
        "extractor.model",
        "extractor.privacy",
        "extractor.readers",
        "normalizers",
    },
    "extractor/workbook": {
        "extractor.workbook",
        "extractor.audit.rounding",
        "extractor.errors",
        "extractor.model",
    },
    "extractor/tables": {
        "extractor.tables",
        "extractor.readers",
        "extractor.errors",
        "normalizers",
    },
    "extractor/kinds": {
        "extractor.kinds",
        "extractor.tables",
        "extractor.readers",
        "extractor.findings",
        "extractor.places",
        "extractor.errors",
        "extractor.model",
        "normalizers",
    },
    "extractor/documents.py": {
        "extractor.collector",
        "extractor.tables",
        "extractor.readers",
        "extractor.errors",
        "normalizers",
    },
    "extractor/grid_output.py": {
        "extractor.model",
        "extractor.places",
        "extractor.privacy",
        "extractor.readers",
    },
    "extractor/page_selection.py": {"extractor.errors"},
    "extractor/privacy.py": {"extractor.model", "normalizers"},
    "extractor/prose.py": {
        "extractor.tables",
        "extractor.readers",
        "extractor.places",
        "extractor.model",
        "normalizers",
    },
}
"""What each layer may import of the project; everything else of it is above."""
OF_THE_PROJECT = ("extractor", "normalizers", "corpus", "golden", "docs", "tests", "bench")
COMMAND_LINE = (
    "extractor.audit_commands",
    "extractor.catalogue_commands",
    "extractor.cli",
    "extractor.console",
    "extractor.document_commands",
    "extractor.extraction",
    "extractor.failures",
    "extractor.inputs",
    "extractor.output",
    "extractor.progress",
    "extractor.results",
)


def _modules(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.suffix else sorted(path.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, full name) of what a module imports, relative imports resolved."""
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def violations(path: Path, allowed: set[str]) -> list[str]:
    """Return the imports of a module that its layer does not allow."""
    return [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for line, name in imports(path)
        if any(_is_within(name, own) for own in OF_THE_PROJECT)
        and not any(_is_within(name, one) for one in allowed)
    ]


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_imports_nothing_above_it(layer: str) -> None:
    modules = _modules(layer)
    assert modules
    assert [found for path in modules for found in violations(path, ALLOWED[layer])] == []


def test_every_package_of_the_extractor_has_a_layer() -> None:
    packages = {path.parent.name for path in (ROOT / "extractor").glob("*/__init__.py")}
    assert {f"extractor/{name}" for name in packages} <= set(ALLOWED)


def test_the_library_does_not_know_the_command_line() -> None:
    own = {ROOT / f"{name.replace('.', '/')}.py" for name in COMMAND_LINE}
    library = [path for path in (ROOT / "extractor").rglob("*.py") if path not in own]
    found = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in library
        for line, name in imports(path)
        if any(_is_within(name, module) for module in (*COMMAND_LINE, "click"))
    ]
    assert found == []


def test_the_library_does_not_print() -> None:
    names = ("console.py", "audit_commands.py", "catalogue_commands.py", "document_commands.py")
    allowed = {ROOT / "extractor" / name for name in (*names, "output.py", "progress.py")}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for place in ("extractor", "normalizers")
        for path in (ROOT / place).rglob("*.py")
        if path not in allowed
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.echo")
    ]
    assert found == []


def test_a_forbidden_import_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    module = tmp_path / "extractor" / "tables" / "bad.py"
    module.parent.mkdir(parents=True)
    module.write_text("import re\nfrom ..kinds.rows import x\nimport extractor.cli\n")
    assert violations(module, ALLOWED["extractor/tables"]) == [
        "extractor/tables/bad.py:2 imports extractor.kinds.rows.x",
        "extractor/tables/bad.py:3 imports extractor.cli",
    ]
