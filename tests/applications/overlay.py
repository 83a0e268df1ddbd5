"""Declares the signals of an application, in a copy of its source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

#: The module that the copy takes the types from.
TYPES: Final = "declared_types"

#: A signal in an overlay, and where an application makes it.
_DECLARATION: Final = re.compile(
    r"^(?P<name>\w+): (?P<types>(?:Named)?Signal\[.+\])$", re.MULTILINE
)
_CREATION: Final = r"^{name}(?:: (?:Named)?Signal)? = "

_FIRST_IMPORT: Final = re.compile(r"^(?=(?:from|import) (?!__future__))", re.MULTILINE)


def declare(module: Path, overlay: Path, root: Path) -> int:
    """Declare signals where they are made: one line each, and none moves.

    Args:
        module: The module that makes the signals. It is changed.
        overlay: A stub with the declarations of these signals, and the types that these name.
        root: The folder from which modules are imported. The types are written to it.

    Returns:
        How many signals were declared.

    Raises:
        ValueError: If the module does not make each of the signals once.
    """
    declared = overlay.read_text()
    source = module.read_text()
    signals = [*_DECLARATION.finditer(declared)]
    for found in signals:
        source, count = re.subn(
            _CREATION.format(name=found["name"]),
            f"{found['name']}: {found['types']} = ",
            source,
            flags=re.MULTILINE,
        )
        if count != 1:
            raise ValueError(f"{module} makes the signal {found['name']} {count} times, not once")
    source = re.sub(
        r"^(?=(?:from|import) (?!__future__))",
        f"from {TYPES} import *; ",
        source,
        count=1,
        flags=re.MULTILINE,
    )
    module.write_text(source)
    (root / f"{TYPES}.pyi").write_text(_DECLARATION.sub("", declared))
    return len(signals)
