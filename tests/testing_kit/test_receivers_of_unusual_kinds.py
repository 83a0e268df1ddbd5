"""What the check must not refuse: receivers that Python knows little of."""

from __future__ import annotations

import functools
import operator
from typing import (
    Any,
    overload,
)

import pytest
from typing_extensions import (
    TypedDict,
)

from tests.testing_kit.sent_value import any_signal
from turnsignal.testing import SignalTypeError, checked


class Nothing(TypedDict):
    pass


class Shop:
    """Can be weakly referenced."""


seen: list[Any] = []


@pytest.mark.parametrize(
    "receiver",
    [
        str.upper,
        functools.partial(list.append, seen),
        seen.__contains__,
        functools.cache(str.upper),
        operator.attrgetter("upper"),
        operator.itemgetter(0),
        operator.methodcaller("upper"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_receivers_that_are_written_in_c(receiver: Any) -> None:
    signal = any_signal[str, Nothing]()
    with checked(signal):
        signal.connect(receiver, weak=False)
        signal.send("text")


@overload
def ask(sender: Shop) -> int: ...
@overload
def ask(sender: str) -> str: ...
def ask(sender: Shop | str) -> int | str:
    return 1 if isinstance(sender, Shop) else ""


@overload
async def ask_later(sender: Shop) -> int: ...
@overload
async def ask_later(sender: str) -> str: ...
async def ask_later(sender: Shop | str) -> object:
    return 1 if isinstance(sender, Shop) else ""


@pytest.mark.parametrize("receiver", [ask, ask_later])
def test_results_of_overloads_are_not_known(receiver: Any) -> None:
    signal = any_signal[Shop, Nothing, int]()
    with checked(signal), signal.connected_to(receiver):
        pass


def test_results_of_functions_without_overloads_are_known() -> None:
    signal = any_signal[Shop, Nothing, int]()
    # Not of this module, in which they may have some, as far as Python 3.10 knows.
    names: dict[str, Any] = {"Shop": Shop}
    exec("def without(sender: Shop) -> 'int | str': ...", names)  # noqa: S102
    with checked(signal), pytest.raises(SignalTypeError, match=r'returns "int \| str"'):
        signal.connect(names["without"])
