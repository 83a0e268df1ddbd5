"""Run mypy over a package with the timed plugin, and print what it took, as JSON.

A program of its own, as mypy keeps much of a run in its process::

    python -m benchmarks.plugin.timed_run PACKAGE --config-file=FILE --cache-dir=FOLDER
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from mypy import api

from benchmarks.plugin import timed_plugin


def main(arguments: Sequence[str]) -> None:
    """Run mypy; print its output and the figures."""
    output, errors, status = api.run([*arguments])
    figures = {
        "output": output,
        "errors": errors,
        "status": status,
        "calls": timed_plugin.CALLS,
        "nanoseconds": timed_plugin.NANOSECONDS,
    }
    print(json.dumps(figures))  # noqa: T201  # for the program that started this one


if __name__ == "__main__":
    main(sys.argv[1:])
