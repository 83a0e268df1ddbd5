"""Runs the code blocks of a page as one module, and prints as JSON what each of them printed.

A block that raises prints the last line of the traceback, and ends there.
"""

from __future__ import annotations

import io
import json
import linecache
import sys
import traceback
from contextlib import redirect_stdout
from types import ModuleType


def _run(source: str, module: ModuleType, number: int) -> str:
    # Known to linecache, for tracebacks and for what says where a function was defined.
    name = f"<block {number}>"
    linecache.cache[name] = len(source), None, source.splitlines(keepends=True), name
    printed = io.StringIO()
    with redirect_stdout(printed):
        try:
            exec(compile(source, name, "exec", dont_inherit=True), vars(module))  # noqa: S102
        except Exception as error:  # noqa: BLE001  # what a page shows
            *_, last = traceback.format_exception_only(error)
            print(last, end="")  # noqa: T201
    return printed.getvalue()


def main() -> None:
    """Run what stands in the input."""
    sys.path.insert(0, "")
    module = ModuleType("page")
    sys.modules["page"] = module
    sources = json.load(sys.stdin)
    json.dump([_run(source, module, number) for number, source in enumerate(sources)], sys.stdout)


main()
