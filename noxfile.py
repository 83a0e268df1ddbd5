"""The checks of turnsignal, each of them a nox session.

``nox`` runs those that CI runs, ``nox -s lint types`` the named ones, ``nox -s demo`` the
demonstration.
Every session installs turnsignal as a wheel, so that what is checked is what is shipped.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nox
from nox.command import CommandFailed

nox.needs_version = ">=2025.10.14"

# uv is quicker; where it is missing, virtualenv and pip do the same.
nox.options.default_venv_backend = "uv|virtualenv"
# A Python that is not there is skipped, in CI as well, and never downloaded.
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"
# An environment of last week hides a requirement that was dropped since; new ones are cheap.
nox.options.reuse_venv = "no"

PYPROJECT = nox.project.load_toml("pyproject.toml")

#: The Python that runs nox; sessions that need one Python only use it.
OWN_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"

#: The Pythons to test with, as far as they are there: those of the classifiers.
PYTHONS = nox.project.python_versions(PYPROJECT)
if OWN_PYTHON not in PYTHONS:
    PYTHONS.append(OWN_PYTHON)

#: The versions of mypy to try the plugin with besides the newest, which is in `plugin-tests`:
#: the oldest that the extra allows, and one between.
OTHER_MYPYS = [
    *[
        requirement.removeprefix("mypy>=")
        for requirement in PYPROJECT["project"]["optional-dependencies"]["mypy"]
        if requirement.startswith("mypy>=")
    ],
    "2.2.0",
]

#: Real projects that use blinker.
PROJECTS = sorted(path.parent.name for path in Path("tests/applications").glob("*/*/source.txt"))

CHECKERS = ["mypy", "pyright[nodejs]", "basedpyright", "pyrefly", "ty", "zuban"]

#: Versions of the type checkers that were the newest about half a year ago.
OLDER_CHECKERS = [
    "mypy==2.1.0",
    "pyright[nodejs]==1.1.409",
    "basedpyright==1.39.5",
    "pyrefly==1.0.0",
    "ty==0.0.38",
    "zuban==0.7.2",
]

#: Test suites that need neither a type checker nor Flask: arguments of one pytest run each.
RUNTIME_SUITES = [
    ["tests/runtime"],
    ["tests/testing_kit"],
    ["--doctest-modules", "--pyargs", "turnsignal"],
]

#: Suites with a session of their own, by the name of their folder.
OWN_SESSIONS = {"runtime", "stress", "testing_kit"}

#: Suites that take minutes. They begin first, for the others to fit beside them.
LONG_SUITES = ["typed_face", "plugin", "docs"]

#: All the others, which may need mypy, pyright and Flask.
PLUGIN_SUITES = [
    *([f"tests/{name}"] for name in LONG_SUITES),
    *sorted(
        [str(folder)]
        for folder in Path("tests").iterdir()
        if folder.name not in {*OWN_SESSIONS, *LONG_SUITES} and any(folder.rglob("test_*.py"))
    ),
    ["--doctest-modules", "--pyargs", "turnsignal_mypy"],
]


def install(session: nox.Session, group: str, *, project: str = "") -> None:
    """Install a dependency group and, if wanted, the project into a session's environment.

    Args:
        session: The session.
        group: The name of the group in ``[dependency-groups]``.
        project: The project as pip should see it: ``.`` or ``.[mypy]``.
    """
    requirements = nox.project.dependency_groups(PYPROJECT, group)
    session.install(*requirements, *([project] if project else []))


def fail_for(session: nox.Session, failed: list[list[str]]) -> None:
    """Fail if any of the commands of a session failed, and name them.

    Args:
        session: The session.
        failed: The commands that failed.
    """
    if failed:
        session.error(f"failed: {', '.join(' '.join(command) for command in failed)}")


def run_all(session: nox.Session, commands: list[list[str]]) -> None:
    """Run commands, all of them, and fail in the end if any of them failed.

    Args:
        session: The session.
        commands: The commands.
    """
    failed: list[list[str]] = []
    for command in commands:
        try:
            session.run(*command)
        except CommandFailed:
            failed.append(command)
    fail_for(session, failed)


def run_suites(session: nox.Session, suites: list[list[str]]) -> None:
    """Run test suites under coverage, or what the user gave behind ``--`` instead.

    Each suite is a pytest run of its own: pytest fails when a run collects nothing, so that
    no suite can vanish behind the others. The measurements are kept for `coverage`.

    There are as many at a time as there are processors, and each shows its output when it has
    ended. (Within a suite pytest-xdist gains little: each of its workers would set up anew what
    the tests of the suite share, the results of whole runs of mypy.)

    Args:
        session: The session.
        suites: The arguments of each pytest run.
    """
    environment = {"COVERAGE_FILE": f".coverage.{session.name}"}
    session.run("coverage", "erase", env=environment)
    pytest = ["coverage", "run", "-m", "pytest"]
    if session.posargs:
        session.run(*pytest, *session.posargs, env=environment)
        return

    def passes(command: list[str]) -> bool:
        try:
            # Of one that fails nox itself shows the output.
            output = session.run(*command, env=environment, silent=True)
        except CommandFailed:
            return False
        sys.stdout.write(f"{' '.join(command)}\n{output}")
        sys.stdout.flush()
        return True

    commands = [[*pytest, *arguments] for arguments in suites]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        passed = list(pool.map(passes, commands))
    fail_for(session, [command for command, well in zip(commands, passed, strict=True) if not well])


@nox.session
def lint(session: nox.Session) -> None:
    """Format and lint."""
    install(session, "lint")
    run_all(session, [["ruff", "format", "--check"], ["ruff", "check"]])


@nox.session
def types(session: nox.Session) -> None:
    """Check all that we write with six type checkers, and the stubs against their libraries."""
    install(session, "types", project=".[audit,mypy]")
    run_all(
        session,
        [
            ["mypy"],
            ["mypy", "--config-file=tests/mypy-alone.ini"],
            ["pyright"],
            ["basedpyright"],
            ["pyrefly", "check"],
            ["ty", "check"],
            # Fails unless every public name has a type that is known completely.
            ["pyright", "--verifytypes", "turnsignal", "--ignoreexternal"],
            # The stubs: whether they are right in themselves, and whether libraries are like them.
            ["mypy", "--package=blinker", "--module=flask.signals"],
            ["stubtest", "--allowlist=stubs/allowlist.txt", "blinker", "flask.signals"],
            ["zuban", "check", "--strict"],
        ],
    )


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, with what its code blocks print; a warning is an error."""
    install(session, "docs", project=".[audit,mypy]")
    session.run("sphinx-build", "-W", "--keep-going", "-n", "docs", "docs/_build")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Test the runtime, with each Python."""
    install(session, "tests", project=".")
    run_suites(session, RUNTIME_SUITES)


@nox.session(python=PYTHONS)
def stress(session: nox.Session) -> None:
    """Put the runtime under stress, with each Python, and see the same break blinker."""
    install(session, "tests", project=".")
    # Without coverage: its tracer hangs where the handler of a signal raises.
    session.run("pytest", *(session.posargs or ["-n", "auto", "tests/stress"]))


@nox.session
def plugin(session: nox.Session) -> None:
    """Test the plugin, the typed face, the documentation, the examples and all other parts."""
    install(session, "plugin-tests", project=".[audit,mypy]")
    run_suites(session, PLUGIN_SUITES)


@nox.session
@nox.parametrize("version", OTHER_MYPYS)
def mypy(session: nox.Session, version: str) -> None:
    """Test the plugin with other versions of mypy; the newest is that of `plugin`."""
    install(session, "tests", project=".[mypy]")
    session.install(f"mypy=={version}", "flask>=3.1")
    session.run(
        "pytest",
        # The edits take as long as all else, and have more to do with mypy than with its versions.
        *(session.posargs or ["-n", "auto", "tests/plugin", "--ignore=tests/plugin/test_edits.py"]),
        env={"TURNSIGNAL_PAIRS": "500", "TURNSIGNAL_SENDS": "500"},
    )


@nox.session
def upstream(session: nox.Session) -> None:
    """Run blinker's and Flask's own test suites with turnsignal in blinker's place."""
    install(session, "upstream", project=".")
    session.run("python", "-m", "tests.upstream", *session.posargs)


@nox.session(default=False, python="3.11")  # with others, some of the pinned versions do not work
@nox.parametrize("project", PROJECTS)
def applications(session: nox.Session, project: str) -> None:
    """Run a real project's tests with turnsignal in blinker's place, and check its signals."""
    session.install(f"--requirement=tests/applications/projects/{project}/requirements.txt")
    install(session, "applications")
    program = ["python", "-m", "tests.applications"]
    # Not below this folder, whose configuration pytest would find.
    with tempfile.TemporaryDirectory() as folder:
        session.run(*program, "before", project, folder)
        # Not until then: its stubs would give blinker's signals types.
        session.install(".[mypy]")
        session.run(*program, "after", project, folder)


@nox.session
def coverage(session: nox.Session) -> None:
    """Report what the tests of this run covered; fail if that is too little."""
    install(session, "coverage")
    session.run("coverage", "combine")
    session.run("coverage", "report")


@nox.session(default=False)
def model(session: nox.Session) -> None:
    """Compare 20,000 random programs with blinker, others each time."""
    install(session, "tests", project=".")
    session.run(
        "pytest",
        "tests/runtime/test_model.py",
        "tests/runtime/test_weak_references.py",
        "tests/runtime/test_lifetimes.py",
        *session.posargs,
        env={"HYPOTHESIS_PROFILE": "long"},
    )


@nox.session(default=False)
def verdicts(session: nox.Session) -> None:
    """Hold all checkers against 20,000 generated receivers, the plugin also against 5,000 sends.

    The audit is held against 5,000 generated programs.

    They are others each time.
    """
    install(session, "plugin-tests", project=".[audit,mypy]")
    seed = os.environ.get("TURNSIGNAL_SEED", str(secrets.randbelow(10**6)))
    session.log(f"TURNSIGNAL_SEED={seed} gives the same again")
    session.run(
        "pytest",
        "tests/audit/test_generated_programs.py",
        "tests/plugin/test_generated_pairs.py",
        "tests/plugin/test_generated_sends.py",
        "tests/testing_kit_integration/test_agreement_with_the_plugin.py",
        "tests/typed_face/test_generated_receivers.py",
        *session.posargs,
        env={
            "TURNSIGNAL_PAIRS": "20000",
            "TURNSIGNAL_PROGRAMS": "5000",
            "TURNSIGNAL_SENDS": "5000",
            "TURNSIGNAL_SEED": seed,
        },
    )


@nox.session(default=False)
@nox.parametrize("versions", ["newest", "older"])
def checkers(session: nox.Session, versions: str) -> None:
    """Run the cases through other versions of the type checkers than the pinned ones."""
    install(session, "tests", project=".[mypy]")
    session.install("flask>=3.1")  # for the cases of its signals
    session.install("--upgrade", *(CHECKERS if versions == "newest" else OLDER_CHECKERS))
    session.run("pytest", "tests/typed_face/test_conformance.py", "-k", "said_to")


@nox.session(default=False)
def conformance(session: nox.Session) -> None:
    """Record what type checkers report of the cases, in them and in the documentation."""
    install(session, "plugin-tests", project=".[mypy]")
    session.run("python", "-m", "tests.typed_face")


@nox.session(default=False)
def editors(session: nox.Session) -> None:
    """Rewrite what the documentation shows of editors, from what language servers answer."""
    install(session, "plugin-tests", project=".[mypy]")
    session.run("python", "-m", "tests.editors")


@nox.session(default=False)
def demo(session: nox.Session) -> None:
    """Show turnsignal at work."""
    session.install(".[mypy]")
    session.run("python", "examples/demo.py", *session.posargs)


@nox.session(default=False)
def benchmarks(session: nox.Session) -> None:
    """Measure turnsignal and other signal libraries; ``--`` goes before the options."""
    install(session, "benchmarks", project=".")
    session.run("python", "benchmarks", *session.posargs)


@nox.session(default=False)
def plugin_benchmarks(session: nox.Session) -> None:
    """Measure what the plugin costs; ``--`` goes before the options."""
    install(session, "plugin-benchmarks", project=".[mypy]")
    session.run("python", "-m", "benchmarks.plugin", *session.posargs)
