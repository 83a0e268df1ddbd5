"""The interpreter is the judge: what the audit says of generated programs is what happens.

Each program has one signal, one receiver and some sends. The audit names the sends that break the
receiver; the program then runs with blinker, and those sends, and no others, raise TypeError.
"""

from __future__ import annotations

import importlib.util
import os
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.audit.audit_run import audit

#: How many programs are generated, and from which seed.
COUNT = int(os.environ.get("TURNSIGNAL_PROGRAMS", "300"))
SEED = int(os.environ.get("TURNSIGNAL_SEED", "0"))

KEYS = ("first", "second", "third", "sender")

PREFIX = """\
from functools import partial

from blinker import Signal

placed = Signal()
raised = set()


def attempt(line, send):
    try:
        send()
    except TypeError:
        raised.add(line)


"""


def parameters(source: random.Random) -> str:
    """Write down the parameters of a receiver, most of which have something wrong with them."""
    names = source.sample(KEYS, source.randint(0, 3))
    first = source.choice(["sender", "shop", "sender, /", "*args", "", "shop=None", "first"])
    positional = [first] if first else []
    taken = {name.strip("*=,/ None") for name in positional}
    wanted = [name for name in names if name not in taken and name != "sender"]
    split = source.randint(0, len(wanted))
    defaults = False
    for name in wanted[:split]:
        defaults = defaults or source.random() < 0.4 or first == "shop=None"
        if first != "*args":
            positional.append(f"{name}=0" if defaults else name)
        else:
            positional.append(name)
    keyword = [f"{name}=0" if source.random() < 0.4 else name for name in wanted[split:]]
    if keyword and first != "*args":
        keyword.insert(0, "*")
    rest = ["**further"] if source.random() < 0.4 else []
    return ", ".join([*positional, *keyword, *rest])


def receiver(source: random.Random) -> Iterator[str]:
    """Write down a receiver of one of several kinds, and connect it."""
    listed = parameters(source)
    own = f"self, {listed}" if listed else "self"
    kind = source.choice(["function", "function", "decorated", "lambda", "method", "object"])
    if kind == "decorated":
        yield from ("@placed.connect", f"def receive({listed}): ...")
    elif kind == "function":
        yield from (f"def receive({listed}): ...", "placed.connect(receive)")
    elif kind == "lambda":
        yield f"placed.connect(lambda {listed}: None, weak=False)"
    elif kind == "method":
        yield from ("class Receiver:", f"    def receive({own}): ...", "receiver = Receiver()")
        yield "placed.connect(receiver.receive)"
    else:
        yield from ("class Receiver:", f"    def __call__({own}): ...", "receiver = Receiver()")
        yield "placed.connect(receiver, weak=False)"


def sends(source: random.Random, line: int) -> Iterator[str]:
    """Write down some sends, each in a line of its own."""
    for number in range(source.randint(1, 3)):
        passed = [f"{name}={number}" for name in source.sample(KEYS, source.randint(0, 3))]
        sender = source.choice(['"shop"', '"shop"', "None"])
        yield f"attempt({line + number}, lambda: placed.send({', '.join([sender, *passed])}))"


def program(source: random.Random) -> str:
    """Write down a program."""
    lines = [*PREFIX.splitlines(), *receiver(source)]
    lines += sends(source, len(lines) + 1)
    return "\n".join(lines) + "\n"


def is_valid(code: str) -> bool:
    """Tell whether Python takes the code: two parameters may have one name."""
    try:
        compile(code, "program", "exec")
    except SyntaxError:
        return False
    return True


def run(path: Path) -> set[int]:
    """Run a program, and return the lines of the sends that raised."""
    specification = importlib.util.spec_from_file_location(path.stem, path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    raised: set[int] = module.raised
    return raised


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("programs")
    source = random.Random(SEED)  # noqa: S311  # nothing secret
    written: dict[str, Path] = {}
    while len(written) < COUNT:
        code = program(source)
        if is_valid(code):
            path = folder / f"program_{len(written)}.py"
            path.write_text(code, encoding="utf-8")
            written[path.name] = path
    return written


def test_the_audit_names_the_sends_that_raise(programs: Mapping[str, Path]) -> None:
    report = audit(*programs.values())
    named: dict[str, set[int]] = {name: set() for name in programs}
    for finding in report.findings:
        if finding.code in ("signal-receiver", "signal-missing-key"):
            for related in finding.related:
                if related.message.startswith("Sent here"):
                    named[Path(related.place.file).name].add(related.place.line)

    raised = {name: run(path) for name, path in programs.items()}

    different = {name for name in programs if named[name] != raised[name]}
    shown = [
        f"{programs[name].read_text(encoding='utf-8').removeprefix(PREFIX)}"
        f"the audit names {sorted(named[name])}, {sorted(raised[name])} raise"
        for name in sorted(different)
    ]
    assert not different, "\n\n".join(shown[:5])
    assert COUNT / 4 < sum(bool(lines) for lines in raised.values()) < COUNT
