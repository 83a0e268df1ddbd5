"""The plugin's options: what is read from where, what is said about mistakes, what they change."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from turnsignal_mypy._options import PluginOptions, read_options

DEFAULTS = PluginOptions()

Read = Callable[[str, str], tuple[PluginOptions, list[str]]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return a function that writes a configuration file and reads the options in it."""
    monkeypatch.chdir(tmp_path)

    def write_and_read(name: str, text: str) -> tuple[PluginOptions, list[str]]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_options(name)

    return write_and_read


def test_only_weak_receivers_are_reported_by_default() -> None:
    assert PluginOptions()._asdict() == {
        "forward_compatible": False,
        "require_declaration": False,
        "weak_receivers": True,
    }


@pytest.mark.parametrize("name", ["pyproject.toml", "mypy.TOML"])
def test_a_toml_file_has_them_among_its_tools(read: Read, name: str) -> None:
    text = "[tool.turnsignal-mypy]\nforward_compatible = true\nweak_receivers = false\n"
    assert read(name, text) == (PluginOptions(forward_compatible=True, weak_receivers=False), [])


@pytest.mark.parametrize("name", ["mypy.ini", ".mypy.ini", "setup.cfg", "strict"])
def test_any_other_file_has_them_in_a_section_of_its_own(read: Read, name: str) -> None:
    text = "[turnsignal-mypy]\nrequire_declaration = true\nweak_receivers: no\n"
    assert read(name, text) == (PluginOptions(require_declaration=True, weak_receivers=False), [])


@pytest.mark.parametrize(
    ("spelling", "meaning"),
    [(word, True) for word in ("1", "Yes", "true", "ON")]
    + [(word, False) for word in ("0", "no", "False", "off")],
)
def test_ini_files_spell_booleans_as_they_do_for_mypy(
    read: Read, spelling: str, meaning: bool
) -> None:
    expected = DEFAULTS._replace(weak_receivers=meaning, forward_compatible=meaning)
    text = f"[turnsignal-mypy]\nweak_receivers = {spelling}\nforward_compatible = {spelling}\n"
    assert read("mypy.ini", text) == (expected, [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mypy.ini", ""),
        ("mypy.ini", "[mypy]\nstrict = true\n"),
        ("mypy.ini", "[turnsignal-mypy]\n"),
        ("mypy.ini", "[DEFAULT]\ncolour = red\n[turnsignal-mypy]\n"),
        ("pyproject.toml", ""),
        ("pyproject.toml", "[tool.mypy]\nstrict = true\n"),
        ("pyproject.toml", "[tool.turnsignal-mypy]\n"),
        ("pyproject.toml", "tool = 1\n"),
    ],
)
def test_what_says_nothing_to_the_plugin_gives_the_defaults(
    read: Read, name: str, text: str
) -> None:
    assert read(name, text) == (DEFAULTS, [])


def test_what_an_ini_file_says_to_all_sections_counts(read: Read) -> None:
    text = "[DEFAULT]\nforward_compatible = yes\n[turnsignal-mypy]\n"
    assert read("mypy.ini", text) == (DEFAULTS._replace(forward_compatible=True), [])


INI = ("mypy.ini", "[turnsignal-mypy]")
TOML = ("pyproject.toml", "[tool.turnsignal-mypy]")
KNOWN = "forward_compatible, require_declaration, weak_receivers"


@pytest.mark.parametrize(
    ("place", "written", "suggestion"),
    [
        (INI, "forward_compatibel = yes", "did you mean forward_compatible?"),
        (INI, "weak = 1", "did you mean weak_receivers?"),
        (INI, "colour = red", f"known: {KNOWN}"),
        (TOML, "weak-receivers = false", "did you mean weak_receivers?"),
        (TOML, 'colour = "red"', f"known: {KNOWN}"),
    ],
)
def test_an_unknown_option_is_told_with_the_one_that_was_meant(
    read: Read, place: tuple[str, str], written: str, suggestion: str
) -> None:
    name, header = place
    message = f"{name}: {header}: Unrecognized option: {written} ({suggestion})"
    assert read(name, f"{header}\n{written}\n") == (DEFAULTS, [message])


@pytest.mark.parametrize(
    ("place", "spelling"),
    [
        (INI, "maybe"),
        (INI, "2"),
        (INI, ""),
        (INI, "no  # not yet"),
        (TOML, '"yes"'),
        (TOML, "1"),
        (TOML, "[true]"),
        (TOML, "1.5"),
    ],
)
def test_a_wrong_value_is_told_and_keeps_the_default(
    read: Read, place: tuple[str, str], spelling: str
) -> None:
    name, header = place
    problem = f"weak_receivers: Not a boolean: {spelling} (expected true or false)"
    text = f"{header}\nweak_receivers = {spelling}\n"
    assert read(name, text) == (DEFAULTS, [f"{name}: {header}: {problem}"])


def test_a_date_is_no_boolean_either(read: Read) -> None:
    _, [message] = read("pyproject.toml", f"{TOML[1]}\nweak_receivers = 2026-01-01\n")
    assert 'Not a boolean: "2026-01-01"' in message


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("[tool]\nturnsignal-mypy = true\n", "true"),
        ("[[tool.turnsignal-mypy]]\nweak_receivers = false\n", '[{"weak_receivers": false}]'),
    ],
)
def test_a_section_that_is_no_table_is_told(read: Read, text: str, spelling: str) -> None:
    name, header = TOML
    message = f"{name}: {header}: Not a table: turnsignal-mypy = {spelling}"
    assert read(name, text) == (DEFAULTS, [message])


@pytest.mark.parametrize(
    ("place", "mistaken"),
    [
        (INI, "[tool.turnsignal-mypy]"),
        (INI, "[tool.turnsignal_mypy]"),
        (INI, "[turnsignal_mypy]"),
        (TOML, "[turnsignal-mypy]"),
        (TOML, "[turnsignal_mypy]"),
        (TOML, "[tool.turnsignal_mypy]"),
    ],
)
def test_a_header_of_the_other_kind_of_file_is_told(
    read: Read, place: tuple[str, str], mistaken: str
) -> None:
    name, header = place
    message = f"{name}: {mistaken}: Unrecognized section (did you mean {header}?)"
    assert read(name, f"{mistaken}\nweak_receivers = false\n") == (DEFAULTS, [message])


def test_a_mistake_leaves_other_options_as_they_are(read: Read) -> None:
    text = "[turnsignal-mypy]\nweak = no\nforward_compatible = yes\nrequire_declaration = ?\n"
    options, messages = read("mypy.ini", text)
    assert options == DEFAULTS._replace(forward_compatible=True)
    assert len(messages) == 2


@pytest.mark.parametrize("name", ["mypy.ini", "pyproject.toml"])
@pytest.mark.parametrize("content", [b"[turnsignal-mypy\n", b"a = 1\na = 2\n", b"[\xff\xfe]\n"])
def test_nothing_is_said_about_a_file_that_mypy_complains_about(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert read_options(str(path)) == (DEFAULTS, [])


def test_nothing_is_said_about_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "directory.toml").mkdir()
    for name in ("mypy.ini", "pyproject.toml", "directory.toml"):
        assert read_options(str(tmp_path / name)) == (DEFAULTS, [])
    assert read_options(None) == (DEFAULTS, [])


MISTAKE = (
    "mypy.ini: [turnsignal-mypy]: Unrecognized option: weak = no (did you mean weak_receivers?)\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    configure(tmp_path, "weak = no")
    (tmp_path / "module.py").write_text("")
    return tmp_path


def configure(project: Path, option: str) -> None:
    (project / "mypy.ini").write_text(
        f"[mypy]\nplugins = turnsignal_mypy\n[turnsignal-mypy]\n{option}\n"
    )


def run(project: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MYPY_CACHE_DIR": str(project / "cache")},
    )


@pytest.mark.parametrize("arguments", [[], ["-n", "2"]], ids=["alone", "workers"])
def test_mypy_tells_a_mistake_once(project: Path, arguments: list[str]) -> None:
    completed = run(project, "mypy", *arguments, "module.py")
    assert completed.stderr == MISTAKE
    assert completed.returncode == 0


@pytest.fixture
def daemon(project: Path) -> Iterator[Callable[..., str]]:
    """Return a function that gives a command to a daemon of mypy, and returns its output."""

    def command(*arguments: str) -> str:
        completed = run(project, "mypy.dmypy", *arguments)
        return completed.stdout + completed.stderr

    yield command
    command("stop")


def test_the_daemon_tells_a_mistake_in_every_run_and_heeds_a_changed_option(
    project: Path, daemon: Callable[..., str]
) -> None:
    success = "Success: no issues found in 1 source file\n"
    arguments = ("run", "--", "module.py")
    assert daemon(*arguments) == "Daemon started\n" + success + MISTAKE
    assert daemon(*arguments) == success + MISTAKE
    configure(project, "weak_receivers = no")
    restarted = "Restarting: plugins changed\nDaemon stopped\nDaemon started\n"
    assert daemon(*arguments) == restarted + success
    assert daemon(*arguments) == success


def test_mypy_itself_can_disable_an_error_code_of_the_plugin(project: Path) -> None:
    source = "from turnsignal import Signal\nSignal().connect(lambda sender: None)\n"
    (project / "module.py").write_text(source)
    configure(project, "weak_receivers = yes")
    assert "[signal-weak]" in run(project, "mypy", "module.py").stdout
    disabled = run(project, "mypy", "--disable-error-code=signal-weak", "module.py")
    assert disabled.stdout == "Success: no issues found in 1 source file\n"
    configuration = project / "mypy.ini"
    configuration.write_text(
        f"{configuration.read_text()}[mypy-module]\ndisable_error_code = signal-weak\n"
    )
    assert run(project, "mypy", "module.py").stdout == disabled.stdout


def test_a_changed_option_invalidates_the_cache_of_every_module(project: Path) -> None:
    (project / "other.py").write_text("")

    def checked(*modules: str) -> set[str]:
        log = run(project, "mypy", "--verbose", *modules).stderr
        return {module for module in modules if f"Parsing {module} " in log}

    both = ("module.py", "other.py")
    assert checked(*both) == set(both)
    assert checked(*both) == set()
    configure(project, "weak_receivers = no")
    # The run that brings the change need not see every module.
    assert checked("module.py") == {"module.py"}
    assert checked(*both) == {"other.py"}
