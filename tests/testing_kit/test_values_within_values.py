"""What the check says of what values hold, and where it is."""

from __future__ import annotations

import sys
import warnings
from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import (
    Any,
    Literal,
    NamedTuple,
    Protocol,
    TypeVar,
)

import pytest
from typing_extensions import (
    NotRequired,
    TypeAliasType,
    TypedDict,
    Unpack,
)

from tests.testing_kit.sent_value import any_signal, misfit
from turnsignal.testing import SignalTypeError, checked


class Line(TypedDict):
    sku: str
    count: NotRequired[int]


T = TypeVar("T")


# Nested values


def test_what_containers_hold_is_checked_wherever_it_is() -> None:
    assert misfit([{}], list[Line]) == '"v"[0]["sku"]: the key is missing'
    assert misfit([{"sku": 1}], list[Line]) == '"v"[0]["sku"]: int is not an instance of str'
    assert misfit([{"sku": ""}, 1], Sequence[Line]) == '"v"[1]: int is not a dict'
    assert misfit({"a": {}}, dict[str, Line]) == '"v"["a"]["sku"]: the key is missing'
    assert misfit({1: {}}, Mapping[int, Line]) == '"v"[1]["sku"]: the key is missing'
    assert misfit({1: 2}, Mapping[str, int]) == '"v", key 1: int is not an instance of str'
    assert misfit(({"sku": ""}, {}), tuple[Line, Line]) == '"v"[1]["sku"]: the key is missing'
    assert misfit(({},), tuple[Line, ...]) == '"v"[0]["sku"]: the key is missing'
    assert misfit({1}, set[str]) == '"v", item 1: int is not an instance of str'
    assert misfit({}, Line | None) == '"v"["sku"]: the key is missing'
    assert misfit(deque([[1]]), deque[list[str]]) == '"v"[0][0]: int is not an instance of str'
    assert misfit({1: ""}, Iterable[str]) == '"v", item 1: int is not an instance of str'
    assert misfit("ab", Sequence[int]) == '"v"[0]: str is not an instance of int'


def test_what_containers_hold_is_accepted_wherever_it_is() -> None:
    line = {"sku": "", "more": 1}
    for value, hint in [
        ([line], list[Line]),
        ((line,), Sequence[Line]),
        (defaultdict(list, {1: [line]}), Mapping[int, list[Line]]),
        (OrderedDict({1: line}), OrderedDict[int, Line]),
        ((line, 1), tuple[Line, int]),
        ((), tuple[()]),
        (None, Line | None),
    ]:
        assert misfit(value, hint) is None


def test_length_of_tuples() -> None:
    assert misfit((1,), tuple[int, int]) == "the tuple has 1 items, not 2"
    assert misfit((1,), tuple[()]) == "the tuple has 1 items, not 0"
    assert misfit((1, "a", "b"), tuple[int, Unpack[tuple[str, ...]]]) is None
    if sys.version_info >= (3, 11):
        starred = eval("tuple[int, *tuple[str, ...]]")  # noqa: S307  # a syntax of Python 3.11
        assert misfit((1, "a", "b"), starred) is None


class Lazy(Sequence[int]):
    """Would have to be loaded to be iterated over."""

    def __getitem__(self, index: Any) -> Any:
        raise AssertionError

    def __len__(self) -> int:
        raise AssertionError


class LazyList(list[int]):
    def __iter__(self) -> Iterator[int]:
        raise AssertionError


def test_nothing_is_used_up_or_loaded() -> None:
    generated = (number for number in [1])

    assert misfit(generated, Iterable[str]) is None
    assert list(generated) == [1]
    assert misfit(Lazy(), Sequence[str]) is None
    assert misfit(LazyList(), list[str]) is None
    assert misfit(LazyList([1]), list[str]) == '"v"[0]: int is not an instance of str'


class ByCard(TypedDict):
    number: int
    kind: Literal["card"]


class ByCheque(TypedDict):
    bank: str
    kind: Literal["cheque"]


def test_literals_tell_which_item_of_a_union_is_meant() -> None:
    assert (
        misfit([{"kind": "cheque"}], list[ByCard | ByCheque])
        == '"v"[0]["bank"]: the key is missing'
    )
    assert misfit([1], list[int | None]) is None
    assert misfit(["1"], list[int | None]) == '"v"[0]: str is not of type "int | None"'


@pytest.mark.parametrize("union", [ByCard | ByCheque, ByCheque | ByCard])
def test_literals_tell_which_payload_is_meant(union: Any) -> None:
    signal = any_signal[Any, union]()
    with checked(signal):
        signal.send(kind="card", number=1)
        with pytest.raises(SignalTypeError) as refused:
            signal.send(kind="cheque", number=1)

    unknown, missing, of_type = str(refused.value).splitlines()
    assert unknown.endswith(' has no payload key "number"')
    assert missing.startswith('Missing payload key "bank"')
    assert of_type == '  "bank" has type "str"'


# Values that hold themselves


class Pair(TypedDict):
    other: NotRequired[Pair]
    name: str


Tree = TypeAliasType("Tree", "int | list[Tree]")
TreeOf = TypeAliasType("TreeOf", "T | list[TreeOf[T]]", type_params=(T,))


def test_values_that_refer_to_each_other() -> None:
    one: Any = {"name": ""}
    two: Any = {"name": "", "other": one}
    one["other"] = two
    itself: list[Any] = []
    itself.append(itself)

    assert misfit(one, Pair) is None
    assert misfit(itself, Tree) is None
    two["name"] = 1
    assert misfit(one, Pair) == '"v"["other"]["name"]: int is not an instance of str'


def test_deep_values_are_not_followed_to_the_end() -> None:
    pair: dict[str, Any] = {"name": ""}
    for _ in range(10_000):
        pair = {"name": "", "other": pair}

    assert misfit(pair, Pair) is None


@pytest.mark.parametrize("alias", [Tree, TreeOf[int]])
def test_aliases_of_strings(alias: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert misfit([1, [2, []]], alias) is None


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a syntax of Python 3.12")
def test_aliases_that_are_made_of_themselves() -> None:
    names: dict[str, Any] = {"Line": Line}
    exec(  # noqa: S102
        "type Json = str | dict[str, Json] | list[Json]\n"
        "type TreeOf[T] = T | list[TreeOf[T]]\n"
        "type Lines = Line | list[Lines]\n",
        names,
    )
    line = {"sku": "", "more": 1}

    assert misfit({"a": [["b"]]}, names["Json"]) is None
    assert misfit({"a": [[1]]}, names["Json"]) is not None
    assert misfit([[1], 2], names["TreeOf"][int]) is None
    assert misfit([[line], line], names["Lines"]) is None
    assert misfit([[{}]], names["Lines"]) == '"v"[0][0]["sku"]: the key is missing'


# Named tuples


class Money:
    """Named like nothing else."""


class Notifier(Protocol):
    def notify(self, *, message: str) -> None: ...


class Mailer:
    def notify(self, message: str) -> None: ...


class Price(NamedTuple):
    amount: int
    money: Money
    notify: Notifier | None = None


class LongPrice(Price):
    note: str  # no field: nothing that is compared


def test_fields_of_named_tuples() -> None:
    wrong: Any = "1"
    mailer: Any = Mailer()

    assert misfit(Price(1, Money(), mailer), Price) is None
    assert misfit(LongPrice(1, Money()), LongPrice) is None
    assert misfit(Price(wrong, Money()), Price) == ('"v".amount: str is not an instance of int')
    assert misfit(LongPrice(wrong, Money()), LongPrice) == (
        '"v".amount: str is not an instance of int'
    )
    assert misfit([LongPrice(wrong, Money())], list[Price]) == (
        '"v"[0].amount: str is not an instance of int'
    )
    assert misfit((1, Money(), None), Price) == (
        f"tuple is not a named tuple of type {__name__}.Price"
    )


@pytest.mark.skipif(sys.version_info < (3, 11), reason="no NamedTuple is generic in Python 3.10")
def test_fields_of_a_named_tuple_have_its_own_variables() -> None:
    names = globals()
    exec(GENERIC_NAMED_TUPLES, names)  # noqa: S102  # Python 3.10 must not see it
    ranked, named_rank = names["Ranked"], names["NamedRank"]
    assert misfit(named_rank(1, "n"), named_rank[int]) is None
    assert misfit(ranked(1, "n"), ranked[int]) == '"v".value: str is not an instance of int'


#: The variable of the second is not that of the first, though it has the same name.
GENERIC_NAMED_TUPLES = """
from typing import Generic, NamedTuple, TypeVar

ValueT = TypeVar("ValueT")


class Ranked(NamedTuple, Generic[ValueT]):
    rank: int
    value: ValueT


class NamedRank(Ranked[str], Generic[ValueT]): ...
"""
