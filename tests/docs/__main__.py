"""Writes what code blocks print, and what mypy says of them, into the pages of the documentation.

``python -m tests.docs [PAGE...]``; the pages are named without folder and suffix.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.executable import PAGES, check_types, rewrite, run


def main() -> int:
    """Rewrite the pages that are named, or all."""
    pages = [page for page in PAGES if page.stem in sys.argv[1:] or not sys.argv[1:]]
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "types").mkdir()
        types = check_types(pages, folder / "types")
        for page in pages:
            (folder / page.stem).mkdir()
            happened = run(page, folder / page.stem)
            rewrite(page, [*happened.shown, *types[page].shown])
            problems += [
                f"{page.name}: {problem}" for problem in (*happened.problems, *types[page].problems)
            ]
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
