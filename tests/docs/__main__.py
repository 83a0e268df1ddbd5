"""Writes what code blocks print, and what mypy says of them, into the pages of the documentation.

``python -m tests.docs [PAGE...]``; the pages are named without folder and suffix.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.executable import PAGES, results, rewrite


def main() -> int:
    """Rewrite the pages that are named, or all; fail if something cannot be written there."""
    pages = [page for page in PAGES if page.stem in sys.argv[1:] or not sys.argv[1:]]
    is_complete = True
    with tempfile.TemporaryDirectory() as folder:
        for page, result in results(pages, Path(folder)).items():
            rewrite(page, result.shown)
            for problem in result.problems:
                is_complete = False
                sys.stderr.write(f"{page.name}: {problem}\n")
    return 0 if is_complete else 1


if __name__ == "__main__":
    sys.exit(main())
