"""The plugin works, or at least stays silent, however mypy is run and whatever it is run over."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple, TypeAlias

import pytest
from mypy import api
from mypy.options import Options

import turnsignal
from tests.plugin.mypy_reports import Report, read_reports
from tests.plugin.mypy_run import CONFIGURATION
from turnsignal_mypy import _declaration_hooks, _receiver_hooks, _send_hooks

#: Runs mypy in the folder of a test.
Run: TypeAlias = Callable[..., list[Report]]

#: Writes a program into that folder.
Write: TypeAlias = Callable[[str, str], None]

#: Like all programs here, it says at the end of a line which errors mypy finds there.
PROGRAM = """
    from typing import TypedDict
    from turnsignal import Signal

    class Shop: ...

    class OrderPlaced(TypedDict):
        order_id: int

    order_placed = Signal[Shop, OrderPlaced]()

    @order_placed.connect  # wrong: signal-receiver
    def lacks_a_key(sender: Shop) -> None: ...

    order_placed.send(Shop())  # wrong: signal-send
    order_placed.connect(lambda sender, order_id: None)  # wrong: signal-weak
    order_placed.send(Shop(), order_id="1")  # wrong: arg-type
"""


class Mistake(NamedTuple):
    """An error of mypy."""

    line: int
    code: str | None


def expected(program: str) -> list[Mistake]:
    return sorted(
        Mistake(number, code)
        for number, line in enumerate(program.splitlines(), start=1)
        for code in line.partition("# wrong: ")[2].split()
    )


MISTAKES = expected(PROGRAM)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def library_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache of what the programs import."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "imports.py").write_text("import sys, typing, turnsignal\n")
    arguments = [f"--config-file={CONFIGURATION}", f"--cache-dir={folder / 'cache'}"]
    output, errors, status = api.run([*arguments, str(folder / "imports.py")])
    assert status == 0, output + errors
    return folder / "cache"


@pytest.fixture
def cache(folder: Path, library_cache: Path) -> Path:
    """Return a cache of its own for each test, as they use the same names for other programs."""
    return Path(shutil.copytree(library_cache, folder / "cache"))


@pytest.fixture
def write(folder: Path) -> Write:
    def write(file: str, text: str) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(dedent(text))

    return write


@pytest.fixture
def run(folder: Path, cache: Path) -> Run:
    def run(*arguments: str) -> list[Report]:
        output, errors, status = api.run(
            [
                "--output=json",
                "--show-traceback",
                f"--config-file={CONFIGURATION}",
                f"--cache-dir={cache}",
                *arguments,
            ]
        )
        assert status in (0, 1), output + errors  # 2 is for a crash
        return read_reports(output, folder)

    return run


def mistakes(reports: list[Report], file: str = "program.py") -> list[Mistake]:
    """Return the errors in a file."""
    return sorted(
        Mistake(report.line, report.code)
        for report in reports
        if report.severity == "error" and report.file == file
    )


@pytest.mark.parametrize(
    "options",
    [
        ["--no-incremental"],
        ["--sqlite-cache"],
        ["--no-sqlite-cache"],
        ["--no-fixed-format-cache"],
        ["--cache-fine-grained"],
        ["--follow-imports=silent"],
        ["--no-strict-optional"],
        ["--no-local-partial-types"],
        ["--check-untyped-defs"],
        ["--namespace-packages", "--explicit-package-bases"],
        ["-n", "2"],
    ],
    ids=" ".join,
)
def test_an_option_of_mypy_changes_nothing(write: Write, run: Run, options: list[str]) -> None:
    write("program.py", PROGRAM)
    assert mistakes(run(*options, "program.py")) == MISTAKES
    assert mistakes(run(*options, "program.py")) == MISTAKES


@pytest.mark.parametrize("version", ["3.10", "3.11", "3.12", "3.13", "3.14", "3.15"])
def test_a_version_of_python_changes_nothing(write: Write, run: Run, version: str) -> None:
    write("program.py", PROGRAM)
    assert mistakes(run(f"--python-version={version}", "program.py")) == MISTAKES


def test_pretty_output_shows_the_places(write: Write, cache: Path) -> None:
    write("program.py", PROGRAM)
    configuration = f"--config-file={CONFIGURATION}"
    output, _, _ = api.run(["--pretty", configuration, f"--cache-dir={cache}", "program.py"])
    lines = output.splitlines()
    for marks in (
        "     ^",  # @order_placed.connect
        "    ^",  # order_placed.send(Shop())
        "                         ^",  # lambda sender, order_id: None
    ):
        # How far they go depends on the version of mypy.
        assert any(line.rstrip("~") == marks for line in lines)


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["-m", "program"], "program.py"),
        (["-p", "package"], "package/program.py"),
        (["-m", "namespace.part.program"], "namespace/part/program.py"),
        (["-p", "namespace"], "namespace/part/program.py"),
        (["namespace"], "namespace/part/program.py"),
        (["--explicit-package-bases", "namespace"], "namespace/part/program.py"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_packages_and_modules_are_found_by_name(
    write: Write, run: Run, arguments: list[str], file: str
) -> None:
    write(file, PROGRAM)
    write("package/__init__.py", "")
    assert mistakes(run(*arguments), file) == MISTAKES


def test_a_program_without_a_file_is_checked_as_far_as_it_can_be(run: Run) -> None:
    # Whether a lambda is kept alive cannot be seen without the source.
    seen = [mistake for mistake in MISTAKES if mistake.code != "signal-weak"]
    assert mistakes(run("-c", dedent(PROGRAM)), "<string>") == seen


def test_imports_that_are_skipped_leave_signals_unchecked(write: Write, run: Run) -> None:
    write("program.py", PROGRAM)
    options = ("--follow-imports=skip", "--allow-untyped-decorators", "program.py")
    assert mistakes(run(*options)) == []


def test_turnsignal_itself_and_nothing_else_is_needed(
    write: Write, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = PROGRAM + "    import blinker  # wrong: import-not-found\n"
    write("program.py", program)
    library = Path(turnsignal.__file__).parent
    shutil.copytree(library, folder / "library" / library.name)
    monkeypatch.setenv("MYPYPATH", str(folder / "library"))
    options = ("--no-site-packages", "--follow-imports=silent", "program.py")
    assert mistakes(run(*options)) == expected(program)


NEW_SYNTAX = """
    from typing import TypedDict
    from turnsignal import Signal

    class Shop: ...

    class Changed[T](TypedDict):
        value: T

    class ChangeSignal[T](Signal[Shop, Changed[T]]): ...

    type Resized = Signal[Shop, Changed[int]]
    type Of[T] = Signal[Shop, Changed[T]]

    def lacks_the_key(sender: Shop) -> None: ...

    def use[S: Shop](changed: ChangeSignal[int], resized: Resized, of: Of[str], shop: S) -> None:
        changed.connect(lacks_the_key)  # wrong: signal-receiver
        resized.connect(lacks_the_key)  # wrong: signal-receiver
        of.connect(lacks_the_key)  # wrong: signal-receiver
        changed.send(shop)  # wrong: signal-send
        resized.send(shop, value=1)
        of.send(shop, value=1)  # wrong: arg-type
"""


@pytest.mark.skipif(
    not Options().native_parser and sys.version_info < (3, 12),
    reason="this mypy reads what this Python reads",
)
@pytest.mark.parametrize("version", ["3.12", "3.13", "3.14", "3.15"])
def test_type_parameters_and_type_statements(write: Write, run: Run, version: str) -> None:
    write("program.py", NEW_SYNTAX)
    found = mistakes(run(f"--python-version={version}", "program.py"))
    assert found == expected(NEW_SYNTAX)


SIGNALS = """
    from typing import TypedDict
    from turnsignal import Signal

    class OrderPlaced(TypedDict):
        number: "Number"

    class Number: ...

    annotated: Signal[object, OrderPlaced] = Signal()
    inferred = Signal[object, OrderPlaced]()

    import receivers

    def use() -> None:
        annotated.connect(receivers.lacks_the_key)  # wrong: signal-receiver
        inferred.connect(receivers.lacks_the_key)  # wrong: signal-receiver
        annotated.send(None)  # wrong: signal-send
"""

RECEIVERS = """
    import signals

    def lacks_the_key(sender: object) -> None: ...

    signals.annotated.connect(lacks_the_key)  # wrong: signal-receiver

    def use() -> None:
        signals.annotated.connect(lacks_the_key)  # wrong: signal-receiver
        signals.inferred.connect(lacks_the_key)  # wrong: signal-receiver
        again.send(None)  # wrong: signal-send

    again = signals.annotated
"""


@pytest.mark.parametrize("modules", [("signals", "receivers"), ("receivers", "signals")])
def test_modules_that_import_each_other(write: Write, run: Run, modules: tuple[str, str]) -> None:
    write("signals.py", SIGNALS)
    write("receivers.py", RECEIVERS)
    reports = run(*[f"{module}.py" for module in modules])
    assert mistakes(reports, "signals.py") == expected(SIGNALS)
    assert mistakes(reports, "receivers.py") == expected(RECEIVERS)


IMPORTED_TOO_EARLY = """
    import signals

    def lacks_the_key(sender: object) -> None: ...

    signals.annotated.connect(lacks_the_key)  # wrong: signal-receiver
    signals.inferred.connect(lacks_the_key)  # wrong: has-type

    def use() -> None:
        signals.inferred.connect(lacks_the_key)  # wrong: signal-receiver
"""


def test_a_signal_that_mypy_does_not_know_yet_is_not_passed_over(write: Write, run: Run) -> None:
    write("signals.py", f"    import receivers\n{SIGNALS}")
    write("receivers.py", IMPORTED_TOO_EARLY)
    reports = run("signals.py", "receivers.py")
    assert mistakes(reports, "receivers.py") == expected(IMPORTED_TOO_EARLY)


FORWARD_REFERENCES = """
    from turnsignal import Signal, define

    def early() -> None:
        late.connect(lacks_the_key)  # wrong: signal-receiver
        late.send(None)  # wrong: signal-send arg-type
        attribute = Holder().signal
        attribute.connect(lacks_the_key)  # wrong: signal-receiver

    class Holder:
        own = Signal["Shop", "OrderPlaced"]()

        def use(self, shop: "Shop") -> None:
            self.signal.send(shop)  # wrong: signal-send
            self.own.connect(lacks_the_key)  # wrong: signal-receiver

        def __init__(self) -> None:
            self.signal = late

    @define
    def specified(sender: "Shop", /, *, number: "Number") -> None: ...

    @specified.connect  # wrong: signal-receiver
    def lacks_the_key(sender: "Shop") -> None: ...

    class Shop: ...
    from typing import TypedDict

    class OrderPlaced(TypedDict):
        number: "Number"

    class Number: ...
    late = Signal[Shop, OrderPlaced]()
"""


def test_what_mypy_comes_to_know_later_is_reported_once(write: Write, run: Run) -> None:
    write("program.py", FORWARD_REFERENCES)
    assert mistakes(run("program.py")) == expected(FORWARD_REFERENCES)


STUB = """
    from typing import TypedDict
    from turnsignal import NamedSignal

    class OrderPlaced(TypedDict):
        order_id: int

    order_placed: NamedSignal[object, OrderPlaced]
"""

USE_OF_STUB = """
    from signals import order_placed

    order_placed.send(None)  # wrong: signal-send
"""


def test_a_stub_declares_the_signal(write: Write, run: Run) -> None:
    write("signals.py", "from turnsignal import signal\norder_placed = signal('order-placed')\n")
    write("signals.pyi", STUB)
    write("program.py", USE_OF_STUB)
    assert mistakes(run("program.py")) == expected(USE_OF_STUB)


BROKEN_CODE = [
    "missing.connect(fits)",
    "order_placed.conect(fits)",
    "order_placed.connect(missing)",
    "order_placed.connect(Shop().missing)",
    "order_placed.connect(fits, sender=missing)",
    "order_placed.connect(fits, receiver=fits)",
    "order_placed.connect(fits, strong=True)",
    "order_placed.connect(fits, Shop(), True, 1)",
    "order_placed.connect(*missing)",
    "order_placed.connect(**missing)",
    "order_placed.connect(1)",
    "order_placed.connect()",
    "order_placed.connect_via()(fits)",
    "order_placed.connect_via(missing)(fits)",
    "order_placed.connect_via(Shop())()",
    "order_placed.send(Shop(), order_id=missing)",
    "order_placed.send(Shop(), **missing)",
    "order_placed.send(Shop(), **1)",
    "order_placed.send(*missing)",
    "order_placed.send(Shop(), Shop(), order_id=1)",
    "order_placed.send(Shop(), _async_wrapper=missing, order_id=1)",
    "await order_placed.send_async(Shop())",
    "order_placed.connect = missing",
    "del order_placed.connect, missing",
    "(aliased := order_placed).connect(missing)",
    "[order_placed.connect(missing) for missing in missing]",
    "super().connect(fits)",
    "Signal[Shop, Missing]().connect(fits)",
    "Signal[Missing, OrderPlaced]().connect(fits)",
    "Signal[Shop, int]().connect(fits)",
    "Signal[Shop, order_placed]().connect(fits)",
    "Signal[Shop, OrderPlaced, int, int]().connect(fits)",
    "class Own(Missing, Signal[Shop, OrderPlaced]): ...\nOwn().connect(missing)",
    "define(1)",
    "define(Shop)",
    "define(lambda: None)",
    "@define\ndef specified(*, number: Missing) -> Missing: ...",
    "@missing\ndef f(sender: Shop) -> None: ...\norder_placed.connect(f)",
    "@order_placed.connect\n@missing\ndef f(sender: Shop) -> None: ...",
    "@order_placed.connect\ndef f(sender: Missing, order_id: Missing) -> Missing: ...",
    "@order_placed.connect\ndef fits(sender: Shop) -> None: ...",
    "@order_placed.connect\ndef f(sender, order_id): ...",
    "@order_placed.connect\nclass Own: ...",
]


@pytest.mark.parametrize("code", BROKEN_CODE)
def test_code_that_is_broken_leaves_the_rest_checked(write: Write, run: Run, code: str) -> None:
    further = [
        "from turnsignal import define",
        "def fits(sender: Shop, order_id: int) -> None: ...",
    ]
    write("program.py", "\n".join([dedent(PROGRAM), *further, code]))
    assert set(mistakes(run("program.py"))) > set(MISTAKES)


def test_a_syntax_error_hides_nothing_for_ever(write: Write, run: Run) -> None:
    write("program.py", PROGRAM + "    x = = 1\n")
    with pytest.raises(AssertionError, match="syntax"):  # mypy ends with 2, as for a crash
        run("program.py")
    write("program.py", PROGRAM)
    assert mistakes(run("program.py")) == MISTAKES


@pytest.mark.parametrize(
    ("module", "hook"),
    [
        (_receiver_hooks, "make_connect_precise"),
        (_receiver_hooks, "make_connect_via_precise"),
        (_receiver_hooks, "make_connector_precise"),
        (_receiver_hooks, "check_connect"),
        (_receiver_hooks, "check_connector"),
        (_receiver_hooks, "narrow_connector"),
        (_send_hooks, "make_send_precise"),
        (_declaration_hooks, "check_declaration"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_hook_that_raises_is_told_on_request_only(
    write: Write,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    module: object,
    hook: str,
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("what nobody has thought of")

    monkeypatch.setattr(module, hook, broken)
    via = "    order_placed.connect_via(Shop())(lambda sender, order_id: None)\n"
    write("program.py", PROGRAM + via + "    x: int = ''\n")
    arguments = [f"--config-file={CONFIGURATION}", f"--cache-dir={cache}", "program.py"]
    output, errors, status = api.run(["--show-traceback", *arguments])
    assert status == 2
    assert "LookupError: what nobody has thought of" in capsys.readouterr().out
    output, errors, status = api.run(arguments)
    assert status == 1
    assert "INTERNAL ERROR" not in output + errors
    assert "error: Incompatible types in assignment" in output
