"""Writes declarations as stubs, for code that is not to be changed."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from mypy import stubgen

from ._writing import ChangedModule


def write_stubs(changed: Sequence[ChangedModule], folder: Path) -> dict[str, Path]:
    """Write stubs of the modules that make signals, as partial stub packages (PEP 561).

    What has no stub in them is read from the package itself.

    Args:
        changed: The modules, with their declarations.
        folder: The folder for the packages.

    Returns:
        The stubs, by the name of the module.
    """
    stubs: dict[str, Path] = {}
    for item in changed:
        root, *inner = item.module.split(".")
        package = folder / f"{root}-stubs"
        name = package.joinpath(*inner)
        is_package = Path(item.path).stem == "__init__" or not inner
        stub = name / "__init__.pyi" if is_package else name.with_suffix(".pyi")
        stub.parent.mkdir(parents=True, exist_ok=True)
        (package / "py.typed").write_text("partial\n", encoding="utf-8")
        stub.write_text(_stub(item.after), encoding="utf-8")
        stubs[item.module] = stub
    for item in changed:
        _write_packages(item, folder)
    return stubs


def _write_packages(item: ChangedModule, folder: Path) -> None:
    """Write stubs of the packages that a module is in, unless they have some.

    mypy takes a stub package without one for broken if the code has no types itself.
    """
    path = Path(item.path)
    source = path.parent.parent if path.stem == "__init__" else path.parent
    names = item.module.split(".")[:-1]
    while names:
        stub = folder.joinpath(f"{names[0]}-stubs", *names[1:], "__init__.pyi")
        initial = source / "__init__.py"
        if not stub.exists():
            code = initial.read_text(encoding="utf-8") if initial.exists() else ""
            stub.write_text(_stub(code), encoding="utf-8")
        source = source.parent
        names.pop()


def _stub(code: str) -> str:
    """Return the stub of some code."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "module.py")
        source.write_text(code, encoding="utf-8")
        stubgen.main(
            ["--quiet", "--parse-only", "--include-private", "--output", folder, str(source)]
        )
        return source.with_suffix(".pyi").read_text(encoding="utf-8")
