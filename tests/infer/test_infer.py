"""What `turnsignal infer` writes: each folder of `cases/before` becomes that of `cases/after`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from turnsignal_audit.command import main

CASES = Path(__file__).parent / "cases"
CONFIGURATION = Path(__file__).parent / "cases.ini"
BEFORE, AFTER = CASES / "before", CASES / "after"
PROGRAMS = sorted(folder.name for folder in BEFORE.iterdir() if folder.is_dir())


def infer(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["infer", f"--config-file={CONFIGURATION}", *arguments])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """All programs with their declarations, and what was said of it."""
    folder = tmp_path_factory.mktemp("programs")
    shutil.copytree(BEFORE, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return folder, infer("--write", *PROGRAMS)


@pytest.mark.parametrize("program", PROGRAMS)
def test_declarations_are_written(program: str, written: tuple[Path, Result]) -> None:
    folder, _ = written
    expected = {
        path.relative_to(AFTER).as_posix(): path.read_text(encoding="utf-8")
        for path in (AFTER / program).rglob("*.py")
    }
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in (folder / program).rglob("*.py")
    }

    assert found == expected


def test_what_is_not_declared_is_said_with_the_reason(written: tuple[Path, Result]) -> None:
    _, result = written

    assert result.stderr.splitlines() == (CASES / "said.txt").read_text("utf-8").splitlines()
    assert result.exit_code == 0


@pytest.mark.skipif(sys.version_info < (3, 11), reason="typing has no NotRequired")
def test_the_result_runs(written: tuple[Path, Result]) -> None:
    folder, _ = written
    modules = [
        ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        for program in PROGRAMS
        for path in sorted((folder / program).rglob("*.py"))
    ]
    code = "import sys; sys.modules['unknown_package'] = sys; sys.nothing = None; import {}"
    command = [sys.executable, "-W", "error", "-c", code.format(", ".join(modules))]

    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)

    assert (run.returncode, run.stderr) == (0, "")


def test_a_second_run_changes_nothing(
    written: tuple[Path, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = written
    monkeypatch.chdir(folder)

    assert infer(*PROGRAMS).stdout == ""


PROGRAM = """\
from blinker import Signal

moved = Signal()


@moved.connect
def log(sender, *, where: str) -> None: ...


def move() -> None:
    moved.send("me", where=1)
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "program.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


def test_the_diff_is_one_that_git_applies(program: Path) -> None:
    result = infer("program.py")
    assert program.read_text(encoding="utf-8") == PROGRAM

    (program.parent / "changes.diff").write_text(result.stdout, encoding="utf-8")
    git = shutil.which("git")
    if git is None:
        pytest.skip("there is no git")
    subprocess.run([git, "apply", "changes.diff"], cwd=program.parent, check=True)

    changed = program.read_text(encoding="utf-8")
    program.write_text(PROGRAM, encoding="utf-8")
    infer("--write", "program.py")
    written = program.read_text(encoding="utf-8")
    assert "+class Moved(TypedDict):" in result.stdout
    assert changed == written


def test_what_mypy_reports_of_the_result_is_shown_and_fails(program: Path) -> None:
    result = infer("program.py")

    assert result.exit_code == 1
    assert (
        'program.py:15: error: Receiver "log" of "Signal[str, Moved]" expects type "str" for'
        ' "where", but payload key "where" has type "int"  [signal-receiver]'
    ) in result.stderr
    assert "mypy reports 1 new error of the result" in result.stderr


def test_what_was_wrong_before_is_not_reported(program: Path) -> None:
    before = PROGRAM.replace("where: str", "where: int") + '\n\nnumber: int = "text"\n'
    program.write_text(before, encoding="utf-8")

    result = infer("program.py")

    assert result.exit_code == 0
    assert "mypy reports nothing new of the result" in result.stderr


def test_the_check_can_be_left_out(program: Path) -> None:
    result = infer("--no-check", "program.py")

    assert result.exit_code == 0
    assert result.stderr == "Declared 1 of 1 signal in 1 module.\n"


def test_line_endings_and_encodings_stay(program: Path) -> None:
    code = "# coding: latin-1\r\n" + PROGRAM.replace("\n", "\r\n") + "# größer\r\n"
    program.write_bytes(code.encode("latin-1"))

    infer("--write", "--no-check", "program.py")

    changed = program.read_bytes().decode("latin-1")
    assert "class Moved(TypedDict):\r\n" in changed
    assert changed.endswith("# größer\r\n")
    assert changed.count("\n") == changed.count("\r\n")


def test_stubs_are_written_for_code_that_stays_as_it_is(program: Path) -> None:
    code = PROGRAM.replace("where: str", "where: int") + "never_sent = Signal()\n"
    program.write_text(code, encoding="utf-8")

    result = infer("--stubs", "stubs", "program.py")

    assert result.exit_code == 0
    assert program.read_text(encoding="utf-8") == code
    stub = (program.parent / "stubs" / "program-stubs" / "__init__.pyi").read_text(encoding="utf-8")
    assert "class Moved(TypedDict):\n    where: int" in stub
    assert "moved: Signal[str, Moved]" in stub
    assert "never_sent: Signal\n" in stub
    assert (program.parent / "stubs" / "program-stubs" / "py.typed").read_text() == "partial\n"


def test_stubs_give_a_package_without_types_declared_signals(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = PROGRAM.replace("where: str", "where: int")
    package = program.parent / "library" / "package"
    (package / "inner").mkdir(parents=True)
    for name in ("__init__.py", "inner/__init__.py"):
        (package / name).write_text("answer = 42\n", encoding="utf-8")
    (package / "inner" / "signals.py").write_text(code, encoding="utf-8")
    monkeypatch.chdir(package.parent)
    assert infer("--stubs", "../stubs", "package").exit_code == 0
    user = program.parent / "user"
    user.mkdir()
    (user / "use.py").write_text(
        "from package.inner.signals import moved\nfrom package import answer\n"
        'moved.send("me", were=answer)\n',
        encoding="utf-8",
    )
    (user / "mypy.ini").write_text("[mypy]\nplugins = turnsignal_mypy\n", encoding="utf-8")

    path = os.pathsep.join([str(program.parent / "stubs"), str(package.parent)])
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "use.py"],
        cwd=user,
        env=os.environ | {"PYTHONPATH": path},
        check=False,
        capture_output=True,
        text=True,
    )

    assert '"Signal[str, Moved]" has no payload key "were"' in found.stdout
    assert found.stdout.endswith("Found 2 errors in 1 file (checked 1 source file)\n")


def test_files_are_changed_or_stubs_written_not_both(program: Path) -> None:
    result = infer("--write", "--stubs", "stubs", "program.py")

    assert result.exit_code == 2
    assert "--write changes files, and --stubs changes none" in result.stderr


BY_NAME = """\
from blinker import signal


class Shop: ...


paid = signal("paid")


@paid.connect
async def receive_later(sender, a, b): ...


def receive(sender, a): ...


signal("paid").connect(receive)


def pay() -> None:
    paid.send(Shop(), a=1, b=2)
"""


def test_the_audit_finds_as_much_as_before(program: Path) -> None:
    program.write_text(BY_NAME, encoding="utf-8")

    def audit() -> list[tuple[str, str]]:
        result = CliRunner().invoke(main, ["audit", "program.py", "--json"])
        findings = json.loads(result.stdout)["findings"]
        return [(item["severity"], item["code"]) for item in findings]

    before = audit()
    assert before == [("error", "signal-receiver")] * 2

    assert infer("program.py", "--write").exit_code == 0
    assert "paid: NamedSignal" in program.read_text("utf-8").replace('"', "")
    assert audit() == before
