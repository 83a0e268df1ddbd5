"""Generates a project with many signals, receivers and sends; the same one each time."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

RECEIVERS_A_SIGNAL: Final = 10
SENDS_A_SIGNAL: Final = 10

#: One receiver of so many does not fit; not 100, so that it is not always the same form.
RECEIVERS_A_MISTAKE: Final = 99

_SIGNALS_A_MODULE: Final = 25

#: The name of the package.
NAME: Final = "project"

#: The keys that a payload may have, and a value for each.
_KEYS: Final = {
    "order_id": ("int", "1"),
    "customer": ("Customer", "ada"),
    "title": ("str", '"Emma"'),
    "copies": ("int", "2"),
    "total": ("float", "9.5"),
    "tags": ("list[str]", "[]"),
    "gift_note": ("str | None", "None"),
    "prices": ("dict[str, float]", '{"Emma": 9.5}'),
}

_MODEL: Final = '''\
"""What there is in the shop."""


class Shop: ...


class Customer: ...


ada = Customer()
main_street = Shop()
'''


class Signal(NamedTuple):
    """A signal, and the keys of its payload."""

    number: int
    required: list[str]
    optional: list[str]

    @property
    def keys(self) -> list[str]:
        """All keys, the optional ones last."""
        return [*self.required, *self.optional]


class Project(NamedTuple):
    """A project that was written.

    Attributes:
        modules: How many modules it has.
        receivers: How many receivers are connected.
        sends: How many calls send.
        mistakes: How many of the receivers do not fit.
    """

    modules: int
    receivers: int
    sends: int
    mistakes: int

    @property
    def calls(self) -> int:
        """How many calls the plugin has to check."""
        return self.receivers + self.sends


#: Writes a receiver and its connection down: the signal, the receiver's name, its parameters.
_Form: TypeAlias = Callable[[Signal, str, "Parameters"], str]


class Parameters(NamedTuple):
    """The parameters of a receiver, behind the sender."""

    names: list[str]
    #: The same with annotations and defaults.
    annotated: list[str]

    def __str__(self) -> str:
        """Write all of them down, as a function has them."""
        return ", ".join(self.annotated)


def write(folder: Path, signals: int) -> Project:
    """Write a project into a folder.

    Args:
        folder: The folder, which will hold the package ``project``.
        signals: How many signals it has.
    """
    package = folder / NAME
    package.mkdir()
    draw = random.Random(signals)  # noqa: S311  # nothing here is secret
    drawn = [_signal(number, draw) for number in range(signals)]
    count = itertools.count(1)
    sources = {"__init__": "", "model": _MODEL}
    for start in range(0, signals, _SIGNALS_A_MODULE):
        part = drawn[start : start + _SIGNALS_A_MODULE]
        module = f"signals{start}"
        sources[module] = "\n".join([_SIGNALS_HEAD, *map(_declaration, part)])
        head = _USES_HEAD.format(module=module)
        receivers = [text for signal in part for text in _receivers(signal, count)]
        sources[f"receivers{start}"] = "\n".join([head, *receivers])
        sends = [text for signal in part for text in _sends(signal)]
        sources[f"sends{start}"] = "\n".join([head, *sends])
    for name, source in sources.items():
        (package / f"{name}.py").write_text(source, encoding="utf-8")
    receivers_written = signals * RECEIVERS_A_SIGNAL
    return Project(
        len(sources),
        receivers_written,
        signals * SENDS_A_SIGNAL,
        receivers_written // RECEIVERS_A_MISTAKE,
    )


_SIGNALS_HEAD: Final = """\
from typing import TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal

from .model import Customer, Shop
"""

_USES_HEAD: Final = """\
from functools import partial

from .model import Customer, Shop, ada, main_street
from .{module} import *
"""


def _signal(number: int, draw: random.Random) -> Signal:
    keys = draw.sample(list(_KEYS), k=draw.randint(3, 6))
    optional = draw.randint(0, 2)
    return Signal(number, keys[optional:], keys[:optional])


def _declaration(signal: Signal) -> str:
    keys = [f"    {name}: {_KEYS[name][0]}" for name in signal.required]
    keys += [f"    {name}: NotRequired[{_KEYS[name][0]}]" for name in signal.optional]
    body = "\n".join(keys)
    number = signal.number
    return (
        f"class Payload{number}(TypedDict):\n{body}\n\n"
        f'signal{number} = Signal[Shop, Payload{number}]("Something happened.")\n'
    )


def _receivers(signal: Signal, count: Iterator[int]) -> Iterator[str]:
    for position, form in zip(range(RECEIVERS_A_SIGNAL), itertools.cycle(_FORMS), strict=False):
        is_mistake = next(count) % RECEIVERS_A_MISTAKE == 0
        yield form(signal, f"receiver{signal.number}_{position}", _parameters(signal, is_mistake))


def _parameters(signal: Signal, is_mistake: bool) -> Parameters:
    """Return the parameters of a receiver; by mistake, one has another name than its key."""
    names = {name: name for name in signal.keys}
    if is_mistake:
        names[signal.required[0]] += "_"
    annotated = [f"{names[name]}: {_KEYS[name][0]}" for name in signal.required]
    annotated += [f"{name}: {_KEYS[name][0]} = {_KEYS[name][1]}" for name in signal.optional]
    return Parameters(list(names.values()), annotated)


def _decorated(signal: Signal, name: str, parameters: Parameters) -> str:
    return (
        f"@signal{signal.number}.connect\ndef {name}(sender: Shop, *, {parameters}) -> None: ...\n"
    )


def _decorated_for_one_sender(signal: Signal, name: str, parameters: Parameters) -> str:
    return (
        f"@signal{signal.number}.connect_via(main_street)\n"
        f"def {name}(sender: Shop, *, {parameters}) -> None: ...\n"
    )


def _passed(signal: Signal, name: str, parameters: Parameters) -> str:
    return (
        f"def {name}(_sender: Shop, {parameters}) -> None: ...\n"
        f"signal{signal.number}.connect({name})\n"
    )


def _with_a_few_keys(signal: Signal, name: str, parameters: Parameters) -> str:
    few = f"{parameters.annotated[0]}, **others: object"
    return (
        f"def {name}(sender: Shop, *, {few}) -> None: ...\n"
        f"signal{signal.number}.connect({name}, sender=main_street)\n"
    )


def _method(signal: Signal, name: str, parameters: Parameters) -> str:
    return (
        f"class Class{name}:\n"
        f"    def receive(self, sender: Shop, *, {parameters}) -> None: ...\n"
        f"{name} = Class{name}()\n"
        f"signal{signal.number}.connect({name}.receive)\n"
    )


def _callable_object(signal: Signal, name: str, parameters: Parameters) -> str:
    return (
        f"class Class{name}:\n"
        f"    def __call__(self, sender: Shop, *, {parameters}) -> None: ...\n"
        f"{name} = Class{name}()\n"
        f"signal{signal.number}.connect({name})\n"
    )


def _partial(signal: Signal, name: str, parameters: Parameters) -> str:
    return (
        f"def function_{name}(first: int, sender: Shop, *, {parameters}) -> None: ...\n"
        f"{name} = partial(function_{name}, 1)\n"
        f"signal{signal.number}.connect({name})\n"
    )


def _lambda(signal: Signal, name: str, parameters: Parameters) -> str:
    del name
    defaults = {key: f"{key}={_KEYS[key][1]}" for key in signal.optional}
    names = ", ".join(defaults.get(each, each) for each in parameters.names)
    return f"signal{signal.number}.connect(lambda sender, {names}: None, weak=False)\n"


_FORMS: Final[Sequence[_Form]] = (
    _decorated,
    _passed,
    _method,
    _lambda,
    _partial,
    _callable_object,
    _with_a_few_keys,
    _decorated_for_one_sender,
)


def _sends(signal: Signal) -> Iterator[str]:
    number = signal.number
    for position in range(SENDS_A_SIGNAL):
        name = f"def send{number}_{position}"
        if position == SENDS_A_SIGNAL - 1:
            yield f"{name}(shop: Shop, payload: Payload{number}) -> None:\n"
            yield f"    signal{number}.send(shop, **payload)\n"
            continue
        keys = signal.keys if position % 2 else signal.required
        values = ", ".join(f"{key}={_KEYS[key][1]}" for key in keys)
        yield f"{name}(shop: Shop) -> None:\n    signal{number}.send(shop, {values})\n"
