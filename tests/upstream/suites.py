"""Runs the test suite of a project, with blinker or with turnsignal in its place.

The suites are taken from source distributions and run unchanged. The folder ``replacement`` makes
``import blinker`` give turnsignal, and the pytest plugin ``outcomes`` makes sure that it does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent

#: What `import blinker` may give, and the folders that must be found first for it.
BLINKERS: Final[Mapping[str, list[Path]]] = {
    "blinker": [HERE],
    "turnsignal": [HERE / "replacement", HERE],
}


class Comparison(NamedTuple):
    """The outcomes of one suite by test id, with blinker and with turnsignal."""

    suite: str
    blinker: dict[str, str]
    turnsignal: dict[str, str]

    def faults(self) -> Iterator[str]:
        """Yield what is wrong; nothing if turnsignal takes blinker's place."""
        for test in sorted(failing(self.turnsignal) - failing(self.blinker)):
            yield f"{test} fails with turnsignal only"
        for test in sorted(self.blinker.keys() ^ self.turnsignal.keys()):
            yield f"{test} does not run with both"
        # Where little runs, little fails: the comparison needs a suite that is whole.
        for test in sorted(self.blinker):
            if self.blinker[test] == "not collected":
                yield f"{test} cannot be collected"
        if "passed" not in self.blinker.values():
            yield "no test passes"

    def report(self) -> bool:
        """Print the comparison, and return whether nothing is wrong."""
        print(f"\n{self.suite}'s own tests")
        print(f"  with blinker:    {summary(self.blinker)}")
        print(f"  with turnsignal: {summary(self.turnsignal)}")
        faults = [*self.faults()]
        for fault in faults:
            print(f"  error: {fault}")
        return not faults


def unpack(requirements: Path, folder: Path) -> list[Path]:
    """Download pinned source distributions and unpack them into a folder."""
    subprocess.run(
        [
            *[sys.executable, "-m", "pip", "download", "--quiet", f"--dest={folder / 'archives'}"],
            *["--no-deps", "--no-binary=:all:", "--require-hashes"],
            f"--requirement={requirements}",
        ],
        check=True,
    )
    suites: list[Path] = []
    for archive in sorted((folder / "archives").glob("*.tar.gz")):
        with tarfile.open(archive) as tar:
            # Security releases of 3.10 and 3.11 brought the filter; the hashes vouch without it.
            if hasattr(tarfile, "data_filter"):
                tar.extractall(folder, filter="data")
            else:
                tar.extractall(folder)  # noqa: S202
        suites.append(folder / archive.name.removesuffix(".tar.gz"))
    return suites


def run(
    suite: Path, name: str, *, options: Sequence[str] = (), python_path: Sequence[Path] = ()
) -> dict[str, str]:
    """Run a suite with blinker or turnsignal and return the outcome of each test by its id.

    Args:
        suite: The folder of the project.
        name: What takes blinker's place, itself or turnsignal.
        options: Options for pytest.
        python_path: Where Python should look for modules besides.
    """
    print(f"\n{suite.name}'s own tests with {name}:", flush=True)
    outcomes = suite.parent / f"{suite.name}-{name}.json"
    subprocess.run(
        [
            *[sys.executable, "-m", "pytest", "--quiet", "--tb=short"],
            *["-p", "outcomes", f"--blinker-is={name}", f"--outcomes={outcomes}"],
            *options,
        ],
        cwd=suite,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, [*BLINKERS[name], *python_path])),
        },
        check=False,  # the outcomes tell
    )
    if not outcomes.exists():
        sys.exit(f"{suite.name} did not run with {name}")
    result: dict[str, str] = json.loads(outcomes.read_text(encoding="utf-8"))
    return result


def failing(outcomes: dict[str, str]) -> set[str]:
    """Return the ids of the tests that failed or could not be collected."""
    return {test for test, outcome in outcomes.items() if outcome in {"failed", "not collected"}}


def summary(outcomes: dict[str, str]) -> str:
    """Return how many tests had which outcome, and the ids of those that failed."""
    counts = Counter(outcomes.values())
    figures = [f"{counts[outcome]} {outcome}" for outcome in ("passed", "skipped")]
    return f"{', '.join(figures)}, failing: {', '.join(sorted(failing(outcomes))) or 'none'}"
