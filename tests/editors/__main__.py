"""Rewrite what the documentation shows of editors: ``python -m tests.editors``."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr
from io import StringIO

from tests.editors.page import PAGE, files, recorded
from tests.editors.session import SERVERS
from tests.editors.survey import survey


def main() -> int:
    """Ask all servers, and rewrite the files unless a server does worse than recorded."""
    with redirect_stderr(StringIO()):  # pages of logs
        surveys = {server: survey(server) for server in SERVERS}
    worse = [
        f"{server} used to answer better: {question.title}"
        for (server, question), grade in recorded(PAGE.read_text(encoding="utf-8")).items()
        if question.grade(surveys[server][question]) < grade
    ]
    if worse:
        worse.append(f"If that must be, change {PAGE.name} by hand first.")
        print(*worse, sep="\n", file=sys.stderr)  # noqa: T201  # it is a program
        return 1
    for path, text in files(surveys).items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
