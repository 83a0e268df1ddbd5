"""The command line of ``turnsignal audit``: what it prints, and how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import blinker
import pytest
from click.testing import CliRunner, Result

from turnsignal_audit import _audit_command, _command_line
from turnsignal_audit._json import VERSION
from turnsignal_audit._report import CODES
from turnsignal_audit.command import main
from turnsignal_audit.reading._analysis import Target
from turnsignal_audit.reading._program import Program

#: An error, a warning, two hints, and something that is not resolved.
SHOP: Final = """\
from blinker import Signal

order_placed = Signal()
order_paid = Signal()
never_sent = Signal()


@order_placed.connect
def send_receipt(sender, order_id):
    pass


@never_sent.connect
def wait(sender):
    pass


def place(shop):
    order_placed.send(None)
    order_placed.send(None, order_id=1)
    order_paid.send(None, **shop)
"""
SHOP_OUTPUT: Final = """\
shop.py:9: error: Receiver "send_receipt" of signal "order_placed" requires parameter "order_id", \
which 1 of 2 sends leaves out  [signal-missing-key]
    shop.py:19: Sent here with no keys
    shop.py:9: Expected signature: def send_receipt(sender: None, *, order_id: int = ...)
shop.py:19: warning: Sends of signal "order_placed" pass different keys: "order_id" (1 of 2 sends)\
  [signal-sends-differ]
    shop.py:19: Sent here with no keys
    shop.py:20: Sent here with "order_id"
3 signals, 3 sends and 2 connected receivers in 1 file.
Found 1 error, 1 warning, 2 hints (--hints lists hints).
Not resolved: 1 payload (--unresolved lists them).
"""
WARNING: Final = """\
from blinker import Signal

s = Signal()
s.connect(print, weak=False)
s.send(None, sep="")
s.send(None, end="")
"""
FINE: Final = """\
from blinker import Signal

order_placed = Signal()


@order_placed.connect
def send_receipt(sender, order_id):
    pass


order_placed.send(None, order_id=1)
"""
BROKEN: Final = FINE.replace("order_id=1", "order=1")

ESCAPE: Final = "\x1b"

#: Programs that were read already, by their files and the arguments.
_READ: Final[dict[object, Program]] = {}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a folder of one's own, as files are shown relative to that."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests share what is known of the same files: mypy takes the most time of each."""

    def read(target: Target) -> Program:
        files = [path for path in sorted(Path().rglob("*")) if path.is_file()]
        contents = tuple((path, path.read_bytes()) for path in files)
        key = (tuple(target.paths), tuple(target.mypy_arguments), contents)
        if key not in _READ:
            _READ[key] = _command_line.read(target)
        return _READ[key]

    monkeypatch.setattr(_audit_command, "read", read)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["audit", *arguments])


def document(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def test_errors_exit_with_1() -> None:
    write("shop.py", SHOP)
    result = run("shop.py")
    assert result.exit_code == 1
    assert result.stdout == SHOP_OUTPUT


def test_nothing_found_exits_with_0() -> None:
    write("shop.py", FINE)
    result = run("shop.py")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1 signal, 1 send and 1 connected receiver in 1 file.",
        "Nothing found.",
    ]


def test_warnings_fail_in_strict_mode_only() -> None:
    write("shop.py", WARNING)
    assert run("shop.py").exit_code == 0
    assert run("shop.py", "--strict").exit_code == 1


def test_hints_never_fail() -> None:
    write("shop.py", "from blinker import Signal\n\nunused = Signal()\n")
    result = run("shop.py", "--strict", "--hints")
    assert result.exit_code == 0
    assert 'shop.py:3: hint: Signal "unused" is neither sent nor received here' in result.stdout


def test_hints_are_listed_when_asked_for() -> None:
    write("shop.py", SHOP)
    assert "hint: " not in run("shop.py").stdout
    listed = run("shop.py", "--hints").stdout
    assert listed.count("hint: ") == 2
    assert "(--hints lists hints)" not in listed


def test_what_is_not_resolved_is_listed_when_asked_for() -> None:
    write("shop.py", SHOP)
    assert "unresolved payload" not in run("shop.py").stdout
    listed = run("shop.py", "--unresolved").stdout.splitlines()
    position = next(n for n, line in enumerate(listed) if "unresolved payload" in line)
    assert listed[position].startswith("shop.py:21: unresolved payload: ")
    assert listed[position + 1] == "    order_paid.send(None, **shop)"


def test_codes_can_be_ignored() -> None:
    write("shop.py", SHOP)
    result = run("shop.py", "--strict", "--ignore", "signal-missing-key")
    assert result.exit_code == 1
    assert "signal-missing-key" not in result.stdout
    both = ("--ignore", "signal-missing-key", "--ignore", "signal-sends-differ")
    assert run("shop.py", "--strict", *both).exit_code == 0


def test_an_unknown_code_is_refused() -> None:
    write("shop.py", FINE)
    result = run("shop.py", "--ignore", "signal-nonsense")
    assert result.exit_code == 2
    assert "signal-nonsense" in result.stderr


def test_an_unknown_code_in_a_comment_is_told() -> None:
    write(
        "shop.py",
        BROKEN.replace(
            "order_id):", "order_id):  # turnsignal: ignore[signal-weak, signal-recever]"
        )
        + 'text = "# turnsignal: ignore[signal-nonsense]"\n'
        + "# turnsignal: ignore[something-else]\n"
        + "# turnsignal: ignore\n",
    )
    result = run("shop.py")
    assert result.exit_code == 1
    ignores, what = "the comment ignores", "which no finding has"
    assert [line for line in result.stdout.splitlines() if ignores in line] == [
        f'shop.py:7: {ignores} "signal-recever", {what} (did you mean "signal-receiver"?)',
        f'shop.py:13: {ignores} "something-else", {what}',
    ]
    assert len(document("shop.py")["remarks"]) == 2


def test_json_refers_to_signals_that_it_lists() -> None:
    write("shop.py", SHOP)
    report = document("shop.py")
    assert report["version"] == VERSION
    assert report["files"] == 1
    assert [signal["id"] for signal in report["signals"]] == [
        "shop.never_sent",
        "shop.order_paid",
        "shop.order_placed",
    ]
    ids = {signal["id"] for signal in report["signals"]}
    assert len(report["sends"]) == 3
    assert len(report["receivers"]) == 2
    for item in (*report["sends"], *report["receivers"]):
        assert item["signals"]
        assert ids.issuperset(item["signals"])
    assert {found["code"] for found in report["findings"]} <= {*CODES}
    assert {found["severity"] for found in report["findings"]} == {"error", "warning", "hint"}
    assert ids.issuperset(found["signal"] for found in report["findings"])
    assert [item["kind"] for item in report["unresolved"]] == ["payload"]


def test_json_tells_what_is_sent_and_received() -> None:
    write("shop.py", SHOP)
    report = document("shop.py")
    first, second, third = report["sends"]
    assert first["keys"] == {}
    assert first["place"] == {"file": "shop.py", "line": 19, "column": 5}
    assert first["function"] == "shop.place"
    assert second["keys"] == {"order_id": {"type": "int", "optional": False}}
    assert second["further_keys"] is None
    assert third["further_keys"]
    [receipt] = [item for item in report["receivers"] if item["name"] == "send_receipt"]
    assert receipt["function"] == "shop.send_receipt"
    assert receipt["definition"] == {"file": "shop.py", "line": 9, "column": 1}
    assert receipt["sender"] is None


def test_json_exits_as_text_does() -> None:
    write("shop.py", SHOP)
    assert run("shop.py", "--json").exit_code == 1
    write("shop.py", FINE)
    assert run("shop.py", "--json").exit_code == 0


def test_a_wrapper_is_told_from_the_send_in_it() -> None:
    write(
        "shop.py",
        "from blinker import Signal\n\ns = Signal()\n\n\ndef fire(**kw):\n    s.send(None, **kw)\n"
        "\n\nfire(x=1)\n",
    )
    [send] = document("shop.py")["sends"]
    assert send["place"]["line"] == 10
    assert send["through"]["line"] == 7
    assert list(send["keys"]) == ["x"]


def places(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "artifactLocation" in value:
            yield value
        for item in value.values():
            yield from places(item)
    elif isinstance(value, list):
        for item in value:
            yield from places(item)


def test_sarif_has_the_findings_at_relative_places() -> None:
    write("my shop/shop.py", SHOP)
    result = run("my shop/shop.py", "--sarif")
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [analysis] = log["runs"]
    rules = analysis["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)
    found = analysis["results"]
    assert [item["level"] for item in found].count("error") == 1
    assert [item["level"] for item in found].count("warning") == 1
    assert [item["level"] for item in found].count("note") == 2
    for item in found:
        assert rules[item["ruleIndex"]]["id"] == item["ruleId"]
        assert item["message"]["text"]
        [location] = item["locations"]
        assert location["physicalLocation"]["region"]["startLine"] > 0
        ids = [related["id"] for related in item["relatedLocations"]]
        assert ids == list(range(len(ids)))
    everywhere = list(places(log))
    assert {place["artifactLocation"]["uri"] for place in everywhere} == {"my%20shop/shop.py"}
    assert all(place["region"]["startColumn"] > 0 for place in everywhere)


def test_files_elsewhere_have_absolute_places(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("shop.py", BROKEN)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    log = json.loads(run(str(folder / "shop.py"), "--sarif").stdout)
    uris = {place["artifactLocation"]["uri"] for place in places(log)}
    assert uris == {(folder / "shop.py").as_uri()}


def test_a_path_that_does_not_exist_exits_with_2() -> None:
    result = run("nowhere")
    assert result.exit_code == 2
    assert "'nowhere' does not exist" in result.stderr


def test_no_path_exits_with_2_and_says_what_to_name() -> None:
    result = run()
    assert result.exit_code == 2
    assert 'Name the files or folders to read, or set "files"' in result.stderr
    assert "mypy" not in result.stderr.replace("mypy's configuration", "")


def test_the_configuration_may_name_the_files() -> None:
    write("shop.py", FINE)
    write("mypy.ini", "[mypy]\nfiles = shop.py\n")
    assert "in 1 file." in run().stdout


def test_without_a_path_another_mistake_is_told() -> None:
    assert "Cannot find config file" in run("--config-file", "nowhere.ini").stderr


def test_a_folder_without_python_exits_with_2(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("empty")
    assert result.exit_code == 2
    assert "There are no .py[i] files in directory 'empty'" in result.stderr


def test_a_missing_configuration_exits_with_2() -> None:
    write("shop.py", FINE)
    result = run("shop.py", "--config-file", "nowhere.ini")
    assert result.exit_code == 2
    assert "Cannot find config file 'nowhere.ini'" in result.stderr


def test_a_syntax_error_exits_with_2_and_is_told() -> None:
    write("shop.py", "def broken(:\n")
    result = run("shop.py")
    assert result.exit_code == 2
    assert "shop.py:1" in result.stderr


def test_where_mypy_stops_another_python_may_help() -> None:
    write("shop.py", "def broken(:\n")
    advice = "--python-executable=.venv/bin/python"
    assert advice in run("shop.py").stderr
    named = run("shop.py", "--python-executable", sys.executable)
    assert named.exit_code == 2
    assert advice not in named.stderr


def test_a_file_in_another_encoding_exits_with_2_and_is_told(folder: Path) -> None:
    (folder / "shop.py").write_bytes(b'name = "\xe9"\n')
    result = run("shop.py")
    assert result.exit_code == 2
    assert "shop.py" in result.stderr


def test_a_declared_encoding_is_read(folder: Path) -> None:
    text = "# -*- coding: latin-1 -*-\n" + BROKEN + 'print("\u00e9")\n'
    (folder / "shop.py").write_bytes(text.encode("latin-1"))
    assert run("shop.py").exit_code == 1


def test_two_modules_of_one_name_exit_with_2_and_are_told() -> None:
    write("first/run.py", FINE)
    write("second/run.py", FINE)
    result = run(".")
    assert result.exit_code == 2
    assert 'Duplicate module named "run"' in result.stderr


def test_a_plugin_that_is_not_installed_exits_with_2_and_is_told() -> None:
    write("shop.py", FINE)
    write("mypy.ini", "[mypy]\nplugins = nowhere.plugin\n")
    result = run("shop.py")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert "have to be installed beside turnsignal" in result.stderr
    assert "--python-executable" not in result.stderr


def test_no_signals_at_all_are_told() -> None:
    write("shop.py", "print(1)\n")
    write("empty.py", "")
    result = run(".")
    assert result.exit_code == 0
    assert "0 signals, 0 sends and 0 connected receivers in 2 files." in result.stdout
    assert "No signal was found." in result.stdout


def test_no_colours_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    write("shop.py", SHOP)
    result = run("shop.py", "--hints", "--unresolved")
    assert ESCAPE not in result.output
    assert all(line.strip() for line in result.stdout.splitlines())


def test_files_can_be_left_out() -> None:
    write("shop.py", FINE)
    write("generated/broken.py", BROKEN)
    assert run(".").exit_code == 1
    result = run(".", "--exclude", "^generated/")
    assert result.exit_code == 0
    assert "in 1 file." in result.stdout
    both = ("--exclude", "^generated/", "--exclude", "shop")
    assert run(".", *both).exit_code == 2


#: Modules of which mypy is to say nothing, by what says so.
QUIET: Final = {
    "by_name": "",
    "by_pattern.inner": "",
    "not_followed": "",
    "by_comment": "# mypy: ignore-errors\n",
    "not_checked": "# mypy: no-check-untyped-defs\n",
}
QUIET_SOURCE: Final = """
from loud import s


def untyped():
    s.send(None, y=1)


def typed() -> None:
    s.send(None, y=1)
"""


@pytest.mark.parametrize("everywhere", ["", "ignore_errors = true\ncheck_untyped_defs = false\n"])
def test_modules_of_which_mypy_says_nothing_are_read(everywhere: str) -> None:
    write(
        "mypy.ini",
        f"[mypy]\n{everywhere}"
        "[mypy-by_name]\nignore_errors = true\n"
        "[mypy-by_pattern.*]\nignore_errors = true\ncheck_untyped_defs = false\n"
        "[mypy-not_followed]\nfollow_imports = skip\n",
    )
    write("loud.py", BROKEN.replace("order_placed", "s"))
    write("by_pattern/__init__.py", "")
    for name, comment in QUIET.items():
        write(f"{name.replace('.', '/')}.py", comment + QUIET_SOURCE)
    report = document(".")
    functions = [send["function"] for send in report["sends"]]
    written = [f"{name}.{kind}" for name in QUIET for kind in ("untyped", "typed")]
    assert sorted(functions) == sorted(["loud", *written])
    assert {found["severity"] for found in report["findings"]} == {"error", "warning"}


def test_the_configuration_is_that_of_mypy() -> None:
    write("shop.py", FINE)
    write("left_out.py", BROKEN)
    write("mypy.ini", "[mypy]\nexclude = left_out\n")
    assert "in 1 file." in run(".").stdout
    assert "in 2 files." in run(".", "--config-file", "").stdout


def test_our_plugin_may_be_configured_already() -> None:
    write("shop.py", "from blinker import Signal\n\ns = Signal()\ns.connect(lambda sender: None)\n")
    alone = run("shop.py", "--config-file", "").stdout
    write("mypy.ini", "[mypy]\nplugins = turnsignal_mypy\n")
    assert run("shop.py").stdout == alone
    assert alone.count("[signal-weak]") == 1


def make_environment(folder: Path) -> Path:
    """Make an environment that has blinker, and nothing else."""
    command = [sys.executable, "-m", "venv", "--without-pip", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    paths = sysconfig.get_paths(
        sysconfig.get_preferred_scheme("prefix"), {"base": str(folder), "platbase": str(folder)}
    )
    package = Path(paths["purelib"], "blinker")
    package.mkdir(parents=True)
    for file in Path(blinker.__file__).parent.iterdir():
        if file.is_file():
            (package / file.name).write_bytes(file.read_bytes())
    Path(paths["purelib"], "their_signals.py").write_text(
        "from blinker import Signal\n\ntheirs = Signal()\n", encoding="utf-8"
    )
    return Path(paths["scripts"], "python.exe" if os.name == "nt" else "python")


def test_packages_are_those_of_the_python_that_is_named(folder: Path) -> None:
    python = make_environment(folder / "environment")
    write("project/shop.py", BROKEN + "\nfrom their_signals import theirs\n\ntheirs.send(None)\n")
    result = run("project", "--python-executable", str(python), "--unresolved")
    assert result.exit_code == 1
    assert "[signal-receiver]" in result.stdout
    report = document("project", "--python-executable", str(python), "--follow-untyped-imports")
    assert {signal["id"]: signal["external"] for signal in report["signals"]} == {
        "shop.order_placed": False,
        "their_signals.theirs": True,
    }
    assert not report["unresolved"]


def test_without_types_of_a_package_that_is_told() -> None:
    write("shop.py", "from nowhere import s\n\ns.send(None)\n")
    result = run("shop.py", "--unresolved")
    assert 'mypy has no types of "nowhere"' in result.stdout
    assert "--follow-untyped-imports" in result.stdout


def test_the_program_runs_as_a_module() -> None:
    write("shop.py", SHOP)
    command = [sys.executable, "-m", "turnsignal", "audit", "shop.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == run("shop.py").stdout
    assert done.stderr == ""
