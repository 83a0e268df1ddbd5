"""Try turnsignal on a real project: run its tests, and check its signals.

Usage, in an environment with what the project's tests need:

    python -m tests.applications before NAME FOLDER    # with blinker; turnsignal is not installed
    python -m tests.applications after NAME FOLDER     # with turnsignal in its place

``nox -s applications`` does both for each project. The second step fails if a test fails that
passed with blinker, if the plugin finds something else in the source than ``findings.txt``, or if
mistakes that are made in it go unseen.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.applications.checking import Error, mypy, pyright
from tests.applications.findings import known_findings
from tests.applications.mistakes import Made, Mistake, make
from tests.applications.overlay import declare
from tests.applications.projects import PROJECTS, Project
from tests.upstream.suites import BLINKERS, Comparison, run, unpack


class Listed(NamedTuple):
    """The mistakes to make in a project."""

    mistakes: list[Mistake]
    #: How many of them each checker finds once the signals are declared.
    found: dict[str, int]


def before(project: Project, folder: Path) -> bool:
    """Do what can be done without turnsignal."""
    [source] = unpack(project.folder / "source.txt", folder)
    source = source.rename(folder / project.name)
    errors = mypy(project, copied(source, "mypy-before"), plugin=False)
    (folder / "errors.json").write_text(json.dumps([*map(str, errors)]))
    mistakes_in(project, source, declared=False)
    return True  # what is found so far is for comparison


def after(project: Project, folder: Path) -> bool:
    """Do the rest, now that turnsignal is installed."""
    source = folder / project.name
    for module in project.preparation:
        subprocess.run([sys.executable, "-m", *module], cwd=source, check=True)
    root = source / project.root
    outcomes = {
        name: run(source, name, options=project.options, python_path=[root]) for name in BLINKERS
    }
    passed = Comparison(project.name, **outcomes).report()
    errors_before = set(json.loads((folder / "errors.json").read_text()))
    passed &= findings_in(project, source, errors_before)
    return passed & mistakes_in(project, source, declared=True)


def findings_in(project: Project, source: Path, errors_before: set[str]) -> bool:
    """Report what the plugin finds, and return whether that is what it is known to find."""
    copy = copied(source, "mypy-after")
    count = declare_signals(project, copy)
    errors = {str(error) for error in mypy(project, copy, plugin=True)}
    found = errors - errors_before
    print(
        f"\n{project.name}: {count} signals declared, {len(found)} errors more, of mypy's own"
        f" {len(errors_before - errors)} of {len(errors_before)} less"
    )
    print(*(f"  {error}" for error in sorted(found)), sep="\n")
    expected = known_findings(project)
    for error in sorted(found - expected):
        print(f"  error: not in findings.txt: {error}")
    for error in sorted(expected - found):
        print(f"  error: no longer found: {error}")
    return found == expected


def mistakes_in(project: Project, source: Path, *, declared: bool) -> bool:
    """Make the mistakes that are listed for a project, and report how many are found.

    Returns:
        Whether each checker finds as many as it is known to find, once signals are declared.
    """
    listed = listed_mistakes(project)
    if listed is None:
        return True
    when = "after" if declared else "before"
    right, wrong = (copied(source, f"{name}-{when}") for name in ("right", "wrong"))
    for copy in (right, wrong) if declared else ():
        declare_signals(project, copy)
    made = [make(mistake, wrong) for mistake in listed.mistakes]
    reports = {
        "mypy": [mypy(project, copy, plugin=declared) for copy in (right, wrong)],
        "pyright": [pyright(project, copy) for copy in (right, wrong)],
    }
    print(f"\n{project.name}: {len(made)} mistakes, {when} declaring its signals")
    counts = {
        checker: report_mistakes(checker, made, set(all_errors) - set(usual))
        for checker, (usual, all_errors) in reports.items()
    }
    if declared and counts != listed.found:
        print(f"  error: known to be found are {listed.found}")
    return counts == listed.found


def report_mistakes(checker: str, made: list[Made], errors: set[Error]) -> int:
    """Print which mistakes a checker does not find, and return how many it finds."""
    missed = [each.mistake for each in made if not each.is_found(errors)]
    print(f"  {checker} finds {len(made) - len(missed)}")
    for what, count in Counter(mistake.what for mistake in missed).items():
        print(f"    not: {what}" + (f" ({count} times)" if count > 1 else ""))
    return len(made) - len(missed)


def listed_mistakes(project: Project) -> Listed | None:
    """Return the mistakes that are listed for a project, if there are any."""
    path = project.folder / "mistakes.py"
    if not path.exists():
        return None
    specification = importlib.util.spec_from_file_location("mistakes_of_project", path)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return Listed(module.MISTAKES, module.FOUND)


def copied(source: Path, name: str) -> Path:
    """Copy the source of a project into a folder of its own."""
    return shutil.copytree(source, source.parent / name / source.name)


def declare_signals(project: Project, source: Path) -> int:
    """Declare the signals of a copy, and return how many there are."""
    overlay = project.folder / "signals.pyi"
    return declare(source / project.signals, overlay, source / project.root)


def main() -> int:
    """Take one step with one project, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.applications")
    steps = {"before": before, "after": after}
    parser.add_argument("step", choices=steps)
    parser.add_argument("project", choices=PROJECTS)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    # Others' certificates would be asked for where a test expects the usual ones.
    for name in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
        os.environ.pop(name, None)
    passed = steps[arguments.step](PROJECTS[arguments.project], arguments.folder.resolve())
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
