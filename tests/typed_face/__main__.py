"""Record what the checkers report: ``python -m tests.typed_face``.

It rewrites the comments of the cases and the table of the documentation. That is for checks that
are new; one that is lost has to be taken out of the cases by hand.
"""

from __future__ import annotations

import sys

from tests.typed_face.checkers import CHECKERS, HERE, files
from tests.typed_face.expectations import expected, rewritten
from tests.typed_face.table import PAGE, page


def main() -> int:
    """Run all checkers, and record what they report unless one reports less than before."""
    reports = {name: list(check(HERE)) for name, check in CHECKERS.items()}
    lost = [
        f"{path.name}:{line} is no longer refused by {checker}"
        for path in files()
        for checker, found in reports.items()
        for line in sorted(expected(path, checker) - {r.line for r in found if r.file == path.name})
    ]
    if lost:
        lost.append("If that must be, change the comments by hand first.")
        print(*lost, sep="\n", file=sys.stderr)  # noqa: T201  # it is a program
        return 1
    for path in files():
        path.write_text(rewritten(path, reports))
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
