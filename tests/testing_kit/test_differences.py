"""Where a value that was sent is not the expected one, in the words of a failed assertion."""

from __future__ import annotations

import dataclasses
import functools
from collections import OrderedDict
from typing import Any, cast
from unittest import mock

import pytest

from turnsignal import Signal
from turnsignal.testing import capture


def lines_of(sent: Any, expected: Any, **sender: Any) -> list[str]:
    """Return what a failed assertion says is different in a value, or in who sent it."""
    order_placed = Signal()
    with capture(order_placed) as orders:
        order_placed.send("shop", order=sent)
    with pytest.raises(AssertionError) as raised:
        orders.assert_sent({"order": expected}, **sender)
    # The first are the expectation, and the send.
    return [line.strip() for line in str(raised.value).splitlines()[3:]]


def line_of(sent: Any, expected: Any) -> str:
    """Return what a failed assertion says is different in a value."""
    [line] = lines_of(sent, expected)
    return line


@dataclasses.dataclass
class Line:
    sku: str
    number: int
    note: str = dataclasses.field(compare=False)
    last: int = 0


class Alike:
    """Shows no difference."""

    def __repr__(self) -> str:
        return "<alike>"


class Shown:
    """Shows a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


class Incomparable:
    """Breaks whatever it is compared in."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("do not compare")

    def __repr__(self) -> str:
        return "<incomparable>"


class Unshowable:
    def __repr__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("sent", "expected", "line"),
    [
        pytest.param(
            {"lines": [{"n": number} for number in range(10)]},
            {"lines": [{"n": number if number != 7 else 70} for number in range(10)]},
            '"order"["lines"][7]["n"] is 7, not 70',
            id="in lists and dicts",
        ),
        pytest.param(
            list(range(50)),
            [*range(30), 99, *range(31, 50)],
            '"order"[30] is 30, not 99',
            id="far back in a list",
        ),
        pytest.param(
            {str(number): number for number in range(40)},
            {str(number): number if number != 35 else 0 for number in range(40)},
            '"order"["35"] is 35, not 0',
            id="far back in a dict",
        ),
        pytest.param([[[[[[[[1]]]]]]]], [[[[[[[[2]]]]]]]], f'"order"{"[0]" * 8} is 1, not 2'),
        pytest.param((1, (2, 3)), (1, (2, 4)), '"order"[1][1] is 3, not 4', id="in tuples"),
        pytest.param({1: {"a": 1}}, {1: {"a": 2}}, '"order"[1]["a"] is 1, not 2'),
        pytest.param([1], [1, 2], '"order"[1] is missing, expected 2'),
        pytest.param([1, 2], [1], '"order"[1] is not expected: 2'),
        pytest.param({"a": 1}, {"a": 1, "b": 2}, '"order"["b"] is missing, expected 2'),
        pytest.param({"a": 1, "b": 2}, {"a": 1}, '"order"["b"] is not expected: 2'),
        pytest.param({}, {"a": mock.ANY}, '"order"["a"] is missing, expected <ANY>'),
        pytest.param(
            [Line("a", 1, "here")],
            [Line("a", 1, "there", 1)],
            '"order"[0].last is 0, not 1',
            id="dataclasses",
        ),
        pytest.param(
            "x" * 300 + "A" + "y" * 300,
            "x" * 300 + "B" + "y" * 300,
            f"\"order\"[280:321] is '{'x' * 20}A{'y' * 20}', not '{'x' * 20}B{'y' * 20}'",
            id="in a long text",
        ),
        pytest.param("x" * 100, "x" * 101, f"\"order\"[80:121] is '{'x' * 20}', not '{'x' * 21}'"),
        pytest.param(b"x" * 100, b"y" * 100, f'"order"[0:21] is {b"x" * 21!r}, not {b"y" * 21!r}'),
        pytest.param("a", "b", "\"order\" is 'a', not 'b'", id="in a short text"),
        pytest.param(
            Shown("x" * 300 + "A" + "y" * 300),
            Shown("x" * 300 + "B" + "y" * 300),
            f'"order" is ...{"x" * 20}A{"y" * 20}..., not ...{"x" * 20}B{"y" * 20}...',
            id="in a long repr",
        ),
        pytest.param(set("abc"), set("abd"), "\"order\" lacks {'d'} and has {'c'} besides"),
        pytest.param({1}, {1, 2}, '"order" lacks {2}'),
        pytest.param([1], (1,), '"order" is [1], not (1,)', id="other types"),
        pytest.param(
            [Alike()], [Alike()], '"order"[0] is <alike>, which looks the same but is not equal'
        ),
        pytest.param(
            Alike(),
            type("Other", (Alike,), {})(),
            '"order" is <alike>, which looks the same but is not equal:'
            ' it has type "Alike", not "Other"',
            id="another type that looks the same",
        ),
        pytest.param(
            [1, Incomparable()],
            [1, Incomparable()],
            '"order"[1] is <incomparable>, which cannot be compared with <incomparable>'
            " (RuntimeError: do not compare)",
            id="what cannot be compared",
        ),
    ],
)
def test_first_difference_is_named(sent: Any, expected: Any, line: str) -> None:
    assert line_of(sent, expected) == line


def test_order_of_an_ordered_dict_is_a_difference_of_the_whole() -> None:
    line = line_of(OrderedDict(a=1, b=2), OrderedDict(b=2, a=1))
    assert line.startswith('"order" is OrderedDict(')


def test_classes_decide_themselves_what_is_equal_in_them() -> None:
    class Anyhow(list[int]):
        """Is equal in whatever order."""

        __hash__ = None

        def __eq__(self, other: object) -> bool:
            return isinstance(other, list) and sorted(self) == sorted(other)

    # What is first in it is not the first difference.
    assert line_of(Anyhow([2, 1]), Anyhow([1, 3])) == '"order" is [2, 1], not [1, 3]'

    order_placed = Signal()
    with capture(order_placed) as orders:
        order_placed.send("shop", order=[2, 1])
    # It inherits a != that says otherwise.
    orders.assert_sent({"order": Anyhow([1, 2])})


def test_values_that_contain_themselves_end() -> None:
    sent: list[Any] = [1]
    expected: list[Any] = [1]
    sent.append(sent)
    expected.append(expected)
    assert "cannot be compared" in line_of(sent, expected)

    expected[0] = 2
    assert line_of(sent, expected) == '"order"[0] is 1, not 2'


def test_values_that_are_very_deep_end() -> None:
    def nested(value: int) -> Any:
        return functools.reduce(lambda inner, _: [inner], range(100_000), cast("Any", value))

    assert "cannot be compared" in line_of(nested(1), nested(2))


def test_values_that_cannot_be_shown_are_told_apart_all_the_same() -> None:
    assert line_of([Unshowable(), 1], [mock.ANY, 2]) == '"order"[1] is 1, not 2'
    assert "<Unshowable" in line_of(Unshowable(), Unshowable())


def test_reprs_of_several_lines_are_shown_in_one() -> None:
    class Table:
        def __repr__(self) -> str:
            return "table([[1],\n       [2]])"

    [line] = lines_of([Table()], [1])
    assert line == '"order"[0] is table([[1], [2]]), not 1'


def test_every_key_of_the_payload_is_compared() -> None:
    order_placed = Signal()
    with capture(order_placed) as orders:
        order_placed.send("shop", order={"a": [1, 2]}, total=1)
    with pytest.raises(AssertionError) as raised:
        orders.assert_sent({"order": {"a": [1, 3]}, "total": 2})
    assert str(raised.value).splitlines()[3:] == [
        '     "order"["a"][1] is 2, not 3',
        '     "total" is 1, not 2',
    ]


# Senders


def sender_line(sender: Any, expected: Any) -> str:
    """Return what a failed assertion says of a sender."""
    order_placed = Signal()
    with capture(order_placed) as orders:
        order_placed.send(sender)
    with pytest.raises(AssertionError) as raised:
        orders.assert_sent(sender=expected)
    return str(raised.value).splitlines()[-1].strip()


def test_senders_that_are_equal_are_compared_by_identity_and_it_says_so() -> None:
    @dataclasses.dataclass
    class Customer:
        id: int

    shown = f"{Customer.__qualname__}(id=1)"
    assert sender_line(Customer(1), Customer(1)) == (
        f"the sender is {shown}, which is equal, but senders are compared by identity"
    )


def test_senders_that_look_the_same() -> None:
    line = sender_line(Alike(), Alike())
    assert line == "the sender is <alike>, which looks the same but is another"


def test_senders_that_are_lazy_are_not_asked_what_they_are() -> None:
    def fail(lazy: Any) -> Any:
        raise RuntimeError("not set up")

    names = {"__class__": property(fail), "__repr__": lambda lazy: "<lazy>"}
    lazy = type("Lazy", (), names)()

    assert sender_line(lazy, "shop") == "the sender is <lazy>, not 'shop'"


def test_any_of_mock_stands_for_every_sender() -> None:
    order_placed = Signal()
    with capture(order_placed, mock.ANY) as orders:
        order_placed.send("shop")

    orders.assert_sent(sender=mock.ANY)
    with pytest.raises(AssertionError):
        orders.assert_not_sent(sender=mock.ANY)


# Many sends


def test_nearest_of_many_sends_is_listed_first() -> None:
    order_placed = Signal()
    with capture(order_placed) as orders:
        for number in range(50):
            order_placed.send("shop", order=number, total=1.0 if number == 40 else 2.0)
    with pytest.raises(AssertionError) as raised:
        orders.assert_sent({"order": 50, "total": 1.0}, sender="shop")

    lines = str(raised.value).splitlines()
    assert lines[2:5] == [
        "  41. order=40, total=1.0 from 'shop'",
        '      "order" is 40, not 50',
        "  1. order=0, total=2.0 from 'shop'",
    ]
    assert lines[-1] == "  and 40 more"


def test_what_should_not_be_sent_is_listed_by_the_number_of_its_send() -> None:
    order_placed = Signal()
    with capture(order_placed) as orders:
        order_placed.send("shop", order=1)
        order_placed.send("market", order=2)
    with pytest.raises(AssertionError) as raised:
        orders.assert_not_sent(sender="market")

    assert str(raised.value) == (
        "Signal was sent once from 'market', expected never\n  2. order=2 from 'market'"
    )


def test_nothing_was_sent_by_the_expected_sender() -> None:
    with capture(Signal()) as orders:
        pass
    with pytest.raises(AssertionError, match=r"^Signal was not sent from 'shop'$"):
        orders.assert_sent(sender="shop")


# Some of the keys


def test_some_keys_can_be_compared() -> None:
    order_placed = Signal()
    with capture(order_placed) as orders:
        order_placed.send("shop", order=1, total=1.0)
        order_placed.send("market", order=2, total=0.1 + 0.2)

    assert orders.assert_sent_matching({"total": pytest.approx(0.3)}) is orders[1]
    assert orders.assert_sent_matching({}, sender="market") is orders[1]
    with pytest.raises(AssertionError) as raised:
        orders.assert_sent_matching({"totl": 1.0}, sender="shop")
    assert str(raised.value).splitlines()[1:] == [
        "  expected: totl=1.0, ... from 'shop'",
        "  1. order=1, total=1.0 from 'shop'",
        '     "totl" is missing, expected 1.0',
        "  2. order=2, total=0.30000000000000004 from 'market'",
        '     "totl" is missing, expected 1.0',
        "     the sender is 'market', not 'shop'",
    ]


def test_key_that_is_missing_is_not_any() -> None:
    order_placed = Signal()
    with capture(order_placed) as orders:
        order_placed.send("shop")
    with pytest.raises(AssertionError, match='"order" is missing'):
        orders.assert_sent({"order": mock.ANY})
