"""Run the benchmarks: ``python benchmarks``, or ``python -m benchmarks``."""

from __future__ import annotations

import sys
from pathlib import Path

if not __package__:
    # Started by its path, this folder is where Python looks for modules: look beside it.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.program import main

if __name__ == "__main__":
    sys.exit(main())
