"""No type checker refuses a generated receiver that fits, but for known reasons.

The receivers are those of the plugin's tests; the interpreter, which calls them, says which fit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.plugin.pairs.connections import DECORATOR
from tests.plugin.pairs.generator import Generator, Pair
from tests.plugin.pairs.modules import Module, judged, written
from tests.plugin.pairs.parameters import Kind
from tests.plugin.pairs.signals import SELF_TYPED, SPECIFICATION
from tests.typed_face.checkers import HERE, Report, mypy, pyrefly, pyright, ty, zuban

SEED: Final = int(os.environ.get("TURNSIGNAL_SEED", "20261127"))
PAIRS: Final = int(os.environ.get("TURNSIGNAL_PAIRS", "1500"))
PAIRS_A_MODULE: Final = 100

#: Configurations: what is generated is not written as the strict modes of these want it.
PROJECT: Final = {
    "pyrightconfig.json": "{}",
    "pyrefly.toml": 'preset = "default"',
    "ty.toml": "",
}

CHECKERS: Final[Mapping[str, Callable[[Path], Iterable[Report]]]] = {
    "mypy": lambda folder: mypy(HERE / "mypy-alone.ini", sorted(folder.glob("*.py"))),
    "pyright": pyright,
    "pyrefly": lambda folder: pyrefly(folder / "pyrefly.toml", sorted(folder.glob("*.py"))),
    "ty": lambda folder: ty(folder / "ty.toml", sorted(folder.glob("*.py"))),
    "zuban": lambda folder: zuban(HERE / "mypy-alone.ini", sorted(folder.glob("*.py"))),
}


def unpacks_an_open_payload(pair: Pair) -> bool:
    """Further keys may come, for which a receiver should have ``**others``."""
    return pair.place == SPECIFICATION and "Unpack[" in pair.signal.definition


def takes_further_keys(pair: Pair) -> bool:
    """A further key may have the name of a receiver's parameter for the sender."""
    return pair.place == SPECIFICATION and pair.payloads[0].rest is not None


def decorates_a_class(pair: Pair) -> bool:
    """pyright has not yet given it a constructor when it looks at its decorators."""
    return pair.way == DECORATOR and pair.form in ("dataclass", "NamedTuple", "class with __new__")


def has_a_default_in_a_lambda(pair: Pair) -> bool:
    """The type of the parameter is then inferred from its default."""
    return pair.form == "lambda" and "=" in pair.receivers[0].expression


def has_arguments_in_a_lambda(pair: Pair) -> bool:
    """pyrefly takes the names behind ``*arguments`` for those of positions."""
    return pair.form == "lambda" and "lambda *" in pair.receivers[0].expression


def is_a_named_tuple(pair: Pair) -> bool:
    """pyrefly does not know it for a callable."""
    return pair.form == "NamedTuple"


def names_its_class_in_a_string(pair: Pair) -> bool:
    """``Signal["Kiosk", …]()`` in the class itself: no type to pyrefly."""
    return pair.place == SELF_TYPED


def decorates_a_generic_function(pair: Pair) -> bool:
    """See https://github.com/facebook/pyrefly/issues/4461."""
    return pair.way == DECORATOR and pair.form == "generic"


def has_a_key_that_is_no_identifier(pair: Pair) -> bool:
    """ty does not find it in what a receiver unpacks."""
    return pair.payloads[0].style == "no identifier"


def is_read_from_the_class(pair: Pair) -> bool:
    """``Signal.connect(signal, receiver)``."""
    return pair.way == "method of the class"


def is_one_of_two_where_read_from_the_class(pair: Pair) -> bool:
    """mypy, which takes the condition for always true, asks the first overload alone."""
    return is_read_from_the_class(pair) and " if " in pair.receivers[0].expression


def is_overloaded(pair: Pair) -> bool:
    """zuban sometimes wants all overloads to fit."""
    return pair.form == "overloaded"


def has_more_positional_parameters(pair: Pair) -> bool:
    """zuban then refuses ``**others``."""
    parameters = pair.receivers[0].parameters
    return sum(parameter.kind is Kind.POSITIONAL_ONLY for parameter in parameters) > 1


KNOWN: Final[Mapping[str, list[Callable[[Pair], bool]]]] = {
    "mypy": [takes_further_keys, is_one_of_two_where_read_from_the_class],
    "pyright": [unpacks_an_open_payload, decorates_a_class, has_a_default_in_a_lambda],
    "pyrefly": [
        unpacks_an_open_payload,
        has_a_default_in_a_lambda,
        has_arguments_in_a_lambda,
        is_a_named_tuple,
        names_its_class_in_a_string,
        decorates_a_generic_function,
    ],
    "ty": [unpacks_an_open_payload, has_a_key_that_is_no_identifier],
    "zuban": [
        unpacks_an_open_payload,
        is_read_from_the_class,
        is_overloaded,
        has_more_positional_parameters,
    ],
}


@pytest.fixture(scope="module")
def fitting(tmp_path_factory: pytest.TempPathFactory) -> list[Module]:
    """Write modules of the pairs that fit, with configurations beside them."""
    generator = Generator(SEED)
    numbered = ((number, generator.pair()) for number in range(PAIRS))
    drawn = written(tmp_path_factory.mktemp("pairs") / "drawn.py", numbered)
    pairs = [(found.number, found.pair) for found in judged(drawn, []) if not found.is_refused]
    folder = tmp_path_factory.mktemp("fitting")
    for name, text in PROJECT.items():
        (folder / name).write_text(text)
    return [
        written(folder / f"fitting{start}.py", pairs[start : start + PAIRS_A_MODULE])
        for start in range(0, len(pairs), PAIRS_A_MODULE)
    ]


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_receiver_that_fits_is_refused_for_known_reasons_alone(
    checker: str, fitting: list[Module]
) -> None:
    owners = {
        (module.path.name, line): (pair, number)
        for module in fitting
        for number, pair, lines in module.pairs
        for line in lines
    }
    unknown = []
    for report in CHECKERS[checker](fitting[0].path.parent):
        pair, number = owners[report.file, report.line]
        if not any(known(pair) for known in KNOWN[checker]):
            unknown.append(f"{pair.source(number)}\n{report.message}")
    assert not unknown, f"{len(unknown)} refused, such as\n\n" + "\n\n".join(unknown[:3])
