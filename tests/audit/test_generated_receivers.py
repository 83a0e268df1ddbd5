"""The interpreter is the judge of receivers of every form, several of which hear one signal.

The receivers are those of the plugin's tests, with annotations and without. Each send is made with
blinker, to one receiver at a time: it raises TypeError, or hands a parameter a value outside its
annotation, exactly if the audit says so of that receiver and that send.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from tests.audit.audit_run import audit
from tests.plugin.pairs.calls import Callee
from tests.plugin.pairs.parameters import Parameter, ParameterDraw
from tests.plugin.pairs.receiver_source import DECORATOR, Receiver
from tests.plugin.pairs.receivers import FORMS
from tests.plugin.vocabulary import KEY_NAMES, PAIR_PREAMBLE, PREAMBLE, Key, numbered
from turnsignal_audit._report import Report, Severity

SEED = int(os.environ.get("TURNSIGNAL_SEED", "20261128"))
SIGNALS = int(os.environ.get("TURNSIGNAL_PROGRAMS", "300"))
SIGNALS_A_MODULE: Final = 50

#: The forms of receivers of which a call shows at once whether it breaks.
WITHOUT_ANNOTATIONS: Final = [
    "function",
    "lambda",
    "wraps",
    "method",
    "class method",
    "static method",
    "object",
    "class",
    "class with __new__",
    "partial by position",
    "partial by keyword",
    "partial of a partial",
    "partial of a method",
    "partial of a class",
]
WITH_ANNOTATIONS: Final = [
    *WITHOUT_ANNOTATIONS,
    "unbound method",
    "decorated",
    "decorated method",
    "decorator that fills",
    "dataclass",
]

#: Values that are sent, each with its type.
VALUES: Final = {"7": "int", "'text'": "str", "1.5": "float", "None": "None", "Shop()": "Shop"}

#: Senders; the types of no two of them have an object in common.
SENDERS: Final = {"shop": "Shop", "other": "Other", '"red"': "str", '"blue"': "str", "Shop": "type"}

SIGNALS_PREAMBLE: Final = f"""{PREAMBLE}{PAIR_PREAMBLE}
from blinker import Signal

other = Other()
"""


class Send(NamedTuple):
    """A send, as source code."""

    sender: str
    keys: dict[str, str]
    line: int

    @property
    def arguments(self) -> str:
        return ", ".join([self.sender, *(f"{name}={value}" for name, value in self.keys.items())])


class Connected(NamedTuple):
    """A receiver, and the lines that define and connect it."""

    form: str
    receiver: Receiver
    number: int
    is_annotated: bool
    #: The module up to the end of these lines.
    chunk: str
    lines: range


class Program(NamedTuple):
    """A module of signals, in pieces that are executed one after the other."""

    path: Path
    #: For each signal, its receivers and its sends.
    signals: dict[str, tuple[list[Connected], list[Send]]]


class Verdict(NamedTuple):
    """What was found out about a receiver and a send."""

    connected: Connected
    send: Send
    breaks: bool
    is_reported: bool

    def __str__(self) -> str:
        said = "reported" if self.is_reported else "not reported"
        does = "breaks" if self.breaks else "is fine"
        return f"{self.connected.chunk}send({self.send.arguments}) {does}, and is {said}"


class Writer:
    """Writes modules."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # nothing here is secret
        self._number = 0
        self._text = ""

    def program(self, path: Path) -> Program:
        self._text = SIGNALS_PREAMBLE
        signals = dict(self._signal() for _ in range(SIGNALS_A_MODULE))
        path.write_text(self._text, encoding="utf-8")
        return Program(path, signals)

    def _add(self, text: str) -> range:
        start = self._text.count("\n") + 1
        self._text += text
        return range(start, self._text.count("\n") + 1)

    def _signal(self) -> tuple[str, tuple[list[Connected], list[Send]]]:
        draw = self._random
        self._number += 1
        name = f"signal{self._number}"
        self._add(f"{name} = Signal()\n")
        common = {key: draw.choice(list(VALUES)) for key in draw.sample(KEY_NAMES, 2)}
        drawn = [self._sent(common) for _ in range(draw.choice([1, 2, 3]))]
        connected = [self._connected(name, drawn) for _ in range(draw.choice([1, 2, 3]))]
        sends: list[Send] = []
        for position, (sender, keys) in enumerate(drawn):
            written = Send(sender, keys, 0)
            text = f"def send_{name}_{position}():\n"
            line = self._add(text + f"    {name}.send({written.arguments})\n")[-1]
            sends.append(written._replace(line=line))
        return name, (connected, sends)

    def _sent(self, common: dict[str, str]) -> tuple[str, dict[str, str]]:
        draw = self._random
        keys = {key: value for key, value in common.items() if draw.random() < 0.85}
        for key in draw.sample(KEY_NAMES, draw.choice([0, 0, 1])):
            keys[key] = draw.choice(list(VALUES))
        return draw.choice(list(SENDERS)), keys

    def _connected(self, signal: str, sends: list[tuple[str, dict[str, str]]]) -> Connected:
        draw = self._random
        self._number += 1
        is_annotated = draw.random() < 0.5
        form = draw.choice(WITH_ANNOTATIONS if is_annotated else WITHOUT_ANNOTATIONS)
        sender, keys = draw.choice(sends)
        senders = SENDERS[sender] if SENDERS[sender] in ("Shop", "str") else "object"
        wanted = [Key(name, _annotation(value), required=True) for name, value in keys.items()]
        parameters = ParameterDraw(draw, senders, wanted, None, "").parameters()
        changed = [_plain(parameter, is_annotated=is_annotated) for parameter in parameters]
        receiver = FORMS[form](draw, f"receiver{self._number}", changed)
        definition = numbered(receiver.definition.replace(DECORATOR, ""), self._number)
        only = f", sender={draw.choice(sends)[0]}" if draw.random() < 0.3 else ""
        statement = f"{signal}.connect({receiver.expression}{only}, weak=False)"
        chunk = f"{definition}\n{statement}\n"
        return Connected(form, receiver, self._number, is_annotated, chunk, self._add(chunk))


def _annotation(value: str) -> str:
    return "str | None" if value == "None" else VALUES[value]


def _plain(parameter: Parameter, *, is_annotated: bool) -> Parameter:
    """Return a parameter without what is not about sends: unpacked TypedDicts, and the types."""
    if parameter.unpacked is not None:
        parameter = parameter._replace(type="object", unpacked=None)
    return parameter if is_annotated else parameter._replace(type="")


def verdicts_of(program: Program, report: Report) -> Iterator[Verdict]:
    """Make all sends of a module, to each receiver alone; leave out what the audit doubts."""
    module = _executed(program)
    reported = set(_reported(program, report, is_certain=True))
    doubted = set(_reported(program, report, is_certain=False))
    for name, (receivers, sends) in program.signals.items():
        signal = module[name]
        everyone = dict(signal.receivers)
        for (key, one), connected in zip(everyone.items(), receivers, strict=True):
            signal.receivers = {key: one}
            for position, send in enumerate(sends):
                module["received"].clear()
                function = module[f"send_{name}_{position}"]
                breaks = _breaks(function, connected, module)
                pair = (connected.number, send.line)
                if pair not in doubted - reported:
                    yield Verdict(connected, send, breaks, pair in reported)


def _executed(program: Program) -> dict[str, Any]:
    module: dict[str, Any] = {"__name__": program.path.stem}
    code = compile(
        program.path.read_text(encoding="utf-8"), str(program.path), "exec", dont_inherit=True
    )
    exec(code, module)  # noqa: S102  # written above
    return module


def _breaks(send: Any, connected: Connected, module: dict[str, Any]) -> bool:
    received = module["received"]
    try:
        send()
    except TypeError:
        return True
    if not connected.is_annotated or not received:
        return False
    real = eval(numbered(connected.receiver.real, connected.number), module)  # noqa: S307
    callee = Callee(real, connected.receiver, module, connected.number)
    return any(True for _ in callee._misfits(received[-1]))


def _reported(program: Program, report: Report, *, is_certain: bool) -> Iterator[tuple[int, int]]:
    """List the receivers, by their number, and the lines of the sends that break them."""
    receivers = [one for found, _ in program.signals.values() for one in found]
    for finding in report.findings:
        is_about = (
            finding.code in ("signal-receiver", "signal-missing-key")
            and (finding.severity is Severity.ERROR) == is_certain
        )
        if Path(finding.place.file).name != program.path.name or not is_about:
            continue
        [connected] = [one for one in receivers if finding.place.line in one.lines]
        for related in finding.related:
            if related.message.startswith("Sent here"):
                yield connected.number, related.place.line


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    folder = tmp_path_factory.mktemp("receivers")
    writer = Writer(SEED)
    modules = range(SIGNALS // SIGNALS_A_MODULE)
    programs = [writer.program(folder / f"receivers_{number}.py") for number in modules]
    report = audit(*(program.path for program in programs))
    return [found for program in programs for found in verdicts_of(program, report)]


def test_the_audit_and_the_interpreter_agree(verdicts: list[Verdict]) -> None:
    disputed = [str(found) for found in verdicts if found.breaks != found.is_reported]
    assert not disputed, f"{len(disputed)} of {len(verdicts)} differ, such as\n\n" + "\n\n".join(
        disputed[:5]
    )


def test_every_form_breaks_and_is_fine(verdicts: list[Verdict]) -> None:
    total = Counter(found.connected.form for found in verdicts)
    broken = Counter(found.connected.form for found in verdicts if found.breaks)
    assert set(total) == set(WITH_ANNOTATIONS)
    assert {form for form in total if not 0 < broken[form] < total[form]} == set()
