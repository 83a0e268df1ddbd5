"""Makes code visible that its author has hidden from mypy.

A comment may tell mypy to ignore a whole file, or the bodies of its functions. Signals are sent
there as well.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

#: Comments that hide code: of mypy's options, and one that ignores all of a file from its start.
_HIDING: Final = re.compile(
    rb"^[ \t]*#[ \t]*"
    rb"(?:mypy:[^\n]*(?:ignore[-_]errors|check[-_]untyped[-_]defs)|type:[ \t]*ignore)",
    re.MULTILINE,
)


def visible_code(path: str | None) -> str | None:
    """Return the code of a file without the comments that hide it; None if nothing does.

    Of installed packages, too: mypy drops the bodies of their functions when it reads the file.

    Args:
        path: The file.
    """
    if path is None:
        return None
    try:
        code = Path(path).read_bytes()
    except OSError:
        return None  # mypy will say it
    is_installed = not {"dist-packages", "site-packages"}.isdisjoint(Path(path).absolute().parts)
    if _HIDING.search(code) is None and not is_installed:
        return None
    try:
        # Nothing moves: a comment becomes another one of its length.
        return _HIDING.sub(lambda found: found[0].replace(b":", b"."), code).decode()
    except UnicodeDecodeError:
        return None


def has_module_beside(path: str) -> bool:
    """Tell whether a file is a stub that mypy takes in the place of a module beside it."""
    return path.endswith(".pyi") and Path(path).with_suffix(".py").exists()
