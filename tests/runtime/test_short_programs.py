"""Every short program of a few kinds of steps, in which blinker says what turnsignal should do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import blinker

import turnsignal
from tests.runtime.ordered_set import OrderedSet


class OrderedSignal(blinker.Signal):
    """Has blinker call receivers in the order that turnsignal always has."""

    set_class = OrderedSet


class Shop:
    """Can be weakly referenced."""

    def receive(self, sender: Any) -> str:
        return "method"


def first(sender: Any) -> str:
    return "first"


def second(sender: Any) -> str:
    return "second"


SHOP = Shop()

STEPS: list[Callable[[Any], object]] = [
    lambda signal: signal.connect(first),
    lambda signal: signal.connect(first, SHOP),
    lambda signal: signal.connect(second, SHOP),
    lambda signal: signal.connect(second, "shop"),
    lambda signal: signal.connect(SHOP.receive),
    lambda signal: signal.disconnect(first),
    lambda signal: signal.disconnect(first, SHOP),
    lambda signal: signal.disconnect(second),
]


def outcome(signal: Any, steps: tuple[Callable[[Any], object], ...]) -> list[Any]:
    """Take the steps, and send by each sender after each of them."""
    results: list[Any] = []
    for step in steps:
        step(signal)
        results += [[result for _, result in signal.send(by)] for by in (SHOP, "shop", None)]
    return results


def test_every_program_of_four_steps() -> None:
    for steps in product(STEPS, repeat=4):
        theirs, ours = outcome(OrderedSignal(), steps), outcome(turnsignal.Signal(), steps)
        assert ours == theirs, [STEPS.index(step) for step in steps]
