"""After an edit, all the ways to run mypy say what a cold run says; taken back, as before it.

They differ in how they remember what was before the edit: in a cache, or in the memory of a
daemon. Cold is a cache that knows nothing of the project.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest
from mypy import api
from mypy.dmypy.client import request as ask_daemon

from tests.plugin.edits import EDITS, FEW_EDITS, OPTIONS, Project
from tests.plugin.mypy_reports import Report, read_reports

Reports: TypeAlias = list[Report]

#: Runs mypy over the project.
Run: TypeAlias = Callable[[], Reports]


def options(project: Project) -> list[str]:
    return ["--output=json", "--show-traceback", f"--config-file={project.configuration}"]


def run_mypy(project: Project, cache: Path, *arguments: str) -> Reports:
    output, errors, status = api.run(
        [*options(project), f"--cache-dir={cache}", *arguments, str(project.package)]
    )
    assert status in (0, 1), output + errors
    assert errors == ""
    return read_reports(output, project.root)


@contextmanager
def running_daemon(project: Project, folder: Path, *arguments: str) -> Generator[Run, None, None]:
    """Start a daemon and have it check the project once."""
    status_file = str(folder / "status.json")
    dmypy = [sys.executable, "-m", "mypy.dmypy", f"--status-file={status_file}"]
    started = subprocess.run(
        [*dmypy, "start", "--", *options(project), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.stdout == "Daemon started\n", started.stdout + started.stderr

    def run() -> Reports:
        # Unlike `dmypy run`, this would not start another daemon, which knows nothing yet.
        answer = ask_daemon(status_file, "check", files=[str(project.package)], export_types=False)
        assert answer.get("status") in (0, 1), answer
        return read_reports(answer["out"], project.root)

    try:
        run()
        yield run
    finally:
        ask_daemon(status_file, "stop")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(scope="module")
def library_cache(project: Project, caches: Path) -> Path:
    """Return a cache of all that the project imports, but not of the project."""
    imports = caches / "imports.py"
    imports.write_text("import enum, functools, typing, typing_extensions, turnsignal\n")
    cache = caches / "library"
    output, _, status = api.run([*options(project), f"--cache-dir={cache}", str(imports)])
    assert status == 0, output
    return cache


@pytest.fixture(scope="module")
def cold(project: Project, library_cache: Path, caches: Path) -> Run:
    def run() -> Reports:
        cache = caches / "cold"
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(library_cache, cache)
        return run_mypy(project, cache)

    return run


@pytest.fixture(scope="module")
def before(cold: Run) -> Reports:
    return cold()


@pytest.fixture(scope="module")
def after(project: Project, cold: Run) -> dict[str, Reports]:
    """Return what a cold run says after each edit."""
    reports: dict[str, Reports] = {}
    for name, edit in (EDITS | OPTIONS).items():
        with project.edited(edit):
            reports[name] = cold()
    return reports


@pytest.fixture(scope="module")
def project_cache(project: Project, library_cache: Path, caches: Path) -> Path:
    """Return a cache of the project as it is before the edit."""
    cache = Path(shutil.copytree(library_cache, caches / "warm"))
    run_mypy(project, cache)
    return cache


@pytest.fixture
def warm_cache(project_cache: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project_cache, tmp_path / "cache"))


@pytest.fixture
def incremental(project: Project, warm_cache: Path) -> Run:
    return partial(run_mypy, project, warm_cache)


@pytest.fixture
def workers(project: Project, warm_cache: Path) -> Run:
    return partial(run_mypy, project, warm_cache, "-n", "2")


@pytest.fixture(scope="module")
def daemon(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with running_daemon(project, tmp_path_factory.mktemp("daemon")) as run:
        yield run


@pytest.fixture(scope="module")
def restarting_daemon(project: Project) -> Iterator[Run]:
    """Run a daemon that looks at the configuration, each time."""
    status_file = str(project.root / "restarting.json")
    dmypy = [sys.executable, "-m", "mypy.dmypy", f"--status-file={status_file}"]

    def run() -> Reports:
        completed = subprocess.run(
            [*dmypy, "run", "--", *options(project), str(project.package)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert completed.returncode in (0, 1), completed.stdout + completed.stderr
        assert completed.stderr == ""
        return read_reports(completed.stdout, project.root)

    yield run
    ask_daemon(status_file, "stop")


@pytest.fixture(scope="module")
def project_cache_of_daemon(project: Project, caches: Path) -> Path:
    cache = caches / "daemon"
    run_mypy(project, cache, "--cache-fine-grained")
    return cache


@pytest.fixture
def daemon_with_cache(
    project: Project, project_cache_of_daemon: Path, tmp_path: Path
) -> Iterator[Run]:
    """Run a daemon that has not checked the project itself."""
    cache = shutil.copytree(project_cache_of_daemon, tmp_path / "cache")
    arguments = ("--use-fine-grained-cache", f"--cache-dir={cache}")
    with running_daemon(project, tmp_path, *arguments) as run:
        yield run


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_what_mypy_says_of_other_modules(
    name: str, before: Reports, after: dict[str, Reports]
) -> None:
    assert before == []
    assert {report.file for report in after[name]} - {EDITS[name].file}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("mode", ["incremental", "daemon"])
def test_an_edit_is_seen_and_so_is_its_end(
    name: str,
    mode: str,
    project: Project,
    before: Reports,
    after: dict[str, Reports],
    request: pytest.FixtureRequest,
) -> None:
    run: Run = request.getfixturevalue(mode)
    with project.edited(EDITS[name]):
        assert run() == after[name]
        assert run() == after[name]
    assert run() == before


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_seen_by_workers(
    name: str, project: Project, workers: Run, after: dict[str, Reports]
) -> None:
    with project.edited(EDITS[name]):
        assert workers() == after[name]


@pytest.mark.parametrize("name", FEW_EDITS)
def test_an_edit_is_seen_by_a_daemon_that_starts_from_a_cache(
    name: str, project: Project, daemon_with_cache: Run, after: dict[str, Reports]
) -> None:
    with project.edited(EDITS[name]):
        assert daemon_with_cache() == after[name]


@pytest.mark.parametrize("name", OPTIONS)
@pytest.mark.parametrize("mode", ["incremental", "workers", "restarting_daemon"])
def test_a_changed_option_is_seen(
    name: str,
    mode: str,
    project: Project,
    before: Reports,
    after: dict[str, Reports],
    request: pytest.FixtureRequest,
) -> None:
    run: Run = request.getfixturevalue(mode)
    assert run() == before
    with project.edited(OPTIONS[name]):
        assert run() == after[name] != before
