"""What is connected or sent by name is judged as what the plugin sees to be of a declared signal.

Each receiver is connected, and each send is made, twice: through the declared variable, where the
plugin judges it, and by the name of another signal with the same declaration, where the audit does.
Both are to say the same.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.audit.audit_run import audit_text
from turnsignal_audit._report import Report, Severity

PREAMBLE: Final = """\
from functools import partial
from typing import Any, Mapping, TypedDict

from blinker import NamedSignal, signal
from typing_extensions import NotRequired


class Shop: ...


class Paid(TypedDict):
    a: int
    b: NotRequired[str]


class Empty(TypedDict): ...


shop = Shop()
paid: Paid = {"a": 1}
anything: dict[str, Any] = {}
"""

PAYLOADS: Final = ["Paid", "Empty", "Paid | Empty", "Mapping[str, int]"]

PARAMETERS: Final = [
    "",
    "sender",
    "sender, a",
    "sender, a, b",
    "sender, a, b=''",
    "sender, *, a, c, b=''",
    "sender, *, a=0, c=0, b=''",
    "sender, **keys",
    "sender, /, **keys: int",
    "sender: Shop, a: int, b: str = ''",
    "sender: str, a: int, b: str = ''",
    "sender: Shop, a: str, b: str = ''",
    "a, b=''",
    "a, /, b=''",
    "*everything",
    "*everything, **keys",
    "sender, a, b, /",
    "self, a, b=''",
]

FORMS: Final = [
    "def receive({parameters}): ...\nSIGNAL.connect(receive)",
    "@SIGNAL.connect\ndef receive({parameters}): ...",
    "def receive({parameters}): ...\nSIGNAL.connect(receive, sender=shop)",
    "@SIGNAL.connect_via(shop)\ndef receive({parameters}): ...",
    "class Receive:\n    def __init__({own}): ...\nSIGNAL.connect(Receive, weak=False)",
    "class Mailer:\n    def receive({own}): ...\nmailer = Mailer()\nSIGNAL.connect(mailer.receive)",
    "class Mailer:\n    def __call__({own}): ...\nmailer = Mailer()\nSIGNAL.connect(mailer)",
    "def receive({own}): ...\nSIGNAL.connect(partial(receive, 1), weak=False)",
    "def receive({parameters}) -> int: ...\nSIGNAL.connect(receive)",
]

SENDS: Final = [
    "",
    "shop",
    "shop, a=1",
    "shop, a=1, b='text'",
    "shop, a='text'",
    "shop, b='text'",
    "shop, a=1, c=1",
    "'text', a=1",
    "a=1",
    "sender=shop, a=1",
    "shop, **paid",
    "shop, **paid, c=1",
    "shop, **{'a': 1}",
    "shop, **anything",
    "shop, c=1, **anything",
    "shop, a=None",
]

#: What mypy says of a value, and what the audit does.
WRONG_VALUE: Final = ("has incompatible type", "that is passed")


class Pair(NamedTuple):
    """The same code twice: with the variable of a signal, and with the name of another one."""

    number: int
    payload: str
    code: str

    def written(self, kind: str) -> str:
        """Write down a signal, and the code in a function, as names are used more than once."""
        name = f"{kind}_{self.number}"
        signal = name if kind == "variable" else f'signal("{name}")'
        body = self.code.replace("SIGNAL", signal).replace("\n", "\n    ")
        return (
            f'{name}: "NamedSignal[Shop, {self.payload}, None]" = signal("{name}")\n\n\n'
            f"def use_{name}() -> None:\n    {body}\n"
        )


def own(parameters: str) -> str:
    return f"this, {parameters}" if parameters else "this"


def all_pairs() -> list[Pair]:
    receivers = [
        form.format(parameters=parameters, own=own(parameters))
        for form, parameters in itertools.product(FORMS, PARAMETERS)
    ]
    codes = [*receivers, *(f"SIGNAL.send({arguments})" for arguments in SENDS)]
    return [
        Pair(number, payload, code)
        for number, (payload, code) in enumerate(itertools.product(PAYLOADS, codes))
    ]


def said(report: Report) -> Mapping[str, list[tuple[str, str]]]:
    """List what is said of each signal, but how long its receivers live, and who is lonely."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in report.findings:
        if item.code in ("signal-receiver", "signal-send"):
            assert item.severity is Severity.ERROR
            assert item.signal is not None
            is_of_value = any(words in item.message for words in WRONG_VALUE)
            message = "a wrong value" if is_of_value else item.message
            found[item.signal].append((item.code, message))
    return {signal: sorted(messages) for signal, messages in found.items()}


def test_a_name_is_judged_as_the_declared_variable_is(tmp_path: Path) -> None:
    pairs = all_pairs()
    text = "\n\n".join(pair.written(kind) for pair in pairs for kind in ("variable", "name"))

    found = said(audit_text(tmp_path, program=f"{PREAMBLE}\n\n{text}"))

    differing = [
        f"{pair.payload}: {pair.code}\n  by variable {by_variable}\n  by name {by_name}"
        for pair in pairs
        if (by_variable := found.get(f"program.variable_{pair.number}", []))
        != (by_name := found.get(f"program.name_{pair.number}", []))
    ]
    assert not differing, f"{len(differing)} of {len(pairs)}:\n" + "\n".join(differing[:20])
    assert len(pairs) / 2 < len(found) < 2 * len(pairs)
