"""Run blinker's and Flask's own test suites, with blinker and with turnsignal in its place.

With turnsignal they may fail only where they also fail with blinker itself.

Usage: ``python -m tests.upstream`` where turnsignal, blinker, Flask, pip and what the suites need
are installed; ``nox -s upstream`` sees to that.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.upstream.suites import BLINKERS, HERE, Comparison, run, unpack

#: pytest-asyncio warns where it is unset, and the suites make warnings errors.
OPTIONS: Final = ["-o", "asyncio_default_fixture_loop_scope=function"]


def main() -> int:
    """Run every suite with both, print the comparisons, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        comparisons = [
            Comparison(suite.name, **{name: run(suite, name, options=OPTIONS) for name in BLINKERS})
            for suite in unpack(HERE / "suites.txt", Path(folder))
        ]
    passed = [comparison.report() for comparison in comparisons]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
