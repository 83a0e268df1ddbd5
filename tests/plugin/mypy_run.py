"""Runs mypy with the plugin, and reads what it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mypy import api

CONFIGURATION = Path(__file__).parent / "mypy.ini"


class Message(NamedTuple):
    """A message of mypy, as a comment of a case spells it out."""

    line: int
    text: str


#: The messages for each file.
Messages: TypeAlias = dict[Path, list[Message]]

#: Runs mypy over some files.
Check: TypeAlias = Callable[[Iterable[Path]], Messages]


def run_mypy(paths: Iterable[Path], cache: Path, configuration: Path = CONFIGURATION) -> Messages:
    """Run mypy in this process, so that coverage sees the plugin."""
    files = [path.resolve() for path in paths]
    output, errors, status = api.run(
        [
            "--output=json",
            "--show-traceback",
            f"--config-file={configuration}",
            f"--cache-dir={cache}",
            *map(str, files),
        ]
    )
    assert status in (0, 1), f"mypy failed:\n{output}\n{errors}"
    messages: Messages = {file: [] for file in files}
    for line in output.splitlines():
        report = json.loads(line)
        kind, code = ("E", f"  [{report['code']}]") if report["severity"] == "error" else ("N", "")
        found = messages[Path(report["file"]).resolve()]
        found.append(Message(report["line"], f"{kind}: {report['message']}{code}"))
        found.extend(
            Message(report["line"], f"N: {hint}") for hint in (report["hint"] or "").splitlines()
        )
    return messages
