"""The stubs of ``flask`` itself export what Flask exports, and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import flask

STUB = Path(__file__).parents[2] / "stubs" / "flask-stubs" / "__init__.pyi"


def exports(path: Path) -> set[tuple[str, str, str | None]]:
    """Find what a module imports to export it: from where, which name, and under which name."""
    imports = [
        (f"flask.{node.module or ''}".strip(".") if node.level else node.module, node.names)
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
    ]
    return {
        (module, alias.name, alias.asname)
        for module, names in imports
        if module is not None and module.partition(".")[0] == "flask"
        for alias in names
    }


def test_stubs_export_what_flask_exports() -> None:
    assert exports(STUB) == exports(Path(flask.__file__))
