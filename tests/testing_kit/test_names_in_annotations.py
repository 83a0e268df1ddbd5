"""What names in annotations stand for, where several things have the same name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, ForwardRef

import blinker
import pytest
from typing_extensions import NotRequired, TypedDict

from tests.testing_kit.payload_bases import Money as MoneyOfBase, WithTip
from turnsignal import Signal, define
from turnsignal.introspection import Key, declaration
from turnsignal.introspection._evaluation import evaluated
from turnsignal.testing import SignalTypeError, checked

if TYPE_CHECKING:
    from decimal import Decimal

    import typing_extensions as t
    from blinker import NamedSignal


class Money:
    """A global class: those below have the same name."""


class Paid(TypedDict):
    money: Money


class Counted(TypedDict):
    money: int


paid = Signal[Any, Paid]()
counted = Signal[Any, Counted]()


def refused(receiver: Any, signal: Any = paid) -> bool:
    """Tell whether a receiver is refused, by a signal that carries the global class."""
    try:
        with checked(signal):
            signal.connect(receiver)
    except SignalTypeError:
        return True
    return False


def is_unknown(receiver: Any) -> bool:
    """Tell whether nothing is known of the money that a receiver takes."""
    return not refused(receiver) and not refused(receiver, counted)


def keys_of(payload: Any) -> Any:
    """Return the keys that a signal with a payload declares."""
    signal_class: Any = Signal  # of a type that is a variable
    found = declaration(signal_class[Any, payload]())
    assert found is not None
    return found.keys


def unknown(name: str) -> ForwardRef:
    """Return what stands for a type that is not known."""
    return ForwardRef(name, is_class=True)


# Functions


class Till:
    class Money:
        """A class of the class."""

    def with_own(self, sender: object, money: Money) -> None: ...

    @staticmethod
    def static_with_own(sender: object, money: Money) -> None: ...


def test_methods_see_the_classes_of_their_class() -> None:
    assert refused(Till().with_own)
    assert refused(Till.static_with_own)


def test_functions_see_what_they_refer_to() -> None:
    class Money:
        pass

    def with_own(sender: object, money: Money) -> Any:
        return Money

    assert refused(with_own)


def test_local_variables_around_hide_global_names() -> None:
    class Money:  # pyright: ignore[reportUnusedClass]
        pass

    class Till:
        def receive(self, sender: object, money: Money) -> None: ...

    def around() -> Any:
        def receive(sender: object, money: Money) -> None: ...

        return receive

    def receive(sender: object, money: Money) -> None: ...

    def receive_other(sender: object, money: int) -> None: ...

    assert all(map(is_unknown, (receive, Till().receive, around())))
    assert refused(receive_other)


def test_local_classes_hide_global_names() -> None:
    class Till:
        class Money:
            pass

        def receive(self, sender: object, money: Money) -> None: ...

    assert is_unknown(Till().receive)


class TillOfAliases:
    Money = int | str

    def receive(self, sender: object, money: Money) -> None: ...


def test_other_names_of_a_class_hide_global_names() -> None:
    assert is_unknown(TillOfAliases().receive)


twice: list[Any] = []


def setup(function: Any) -> Any:
    twice.append(function())
    return function


@setup
def _() -> Any:
    class Money:  # pyright: ignore[reportUnusedClass]
        pass

    def receive(sender: object, money: Money) -> None: ...

    return receive


@setup
def _() -> Any:
    def receive(sender: object, money: Money) -> None: ...

    return receive


def test_functions_of_one_name_are_told_apart() -> None:
    of_local, of_global = twice
    assert is_unknown(of_local)
    assert not refused(of_global)
    assert refused(of_global, counted)


def make_receiver() -> Any:
    class Money:  # pyright: ignore[reportUnusedClass]
        pass

    def receive(sender: object, money: Money) -> None: ...
    def receive_int(sender: object, money: int) -> None: ...

    return receive, receive_int


made_receivers = make_receiver()
make_receiver = make_receiver()


def test_nothing_is_certain_where_the_function_around_is_not_found() -> None:
    assert all(map(is_unknown, made_receivers))


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a syntax of Python 3.12")
def test_generic_functions() -> None:
    source = (
        "from __future__ import annotations\n"
        "class Money: ...\n"
        "class Other: ...\n"
        "def receive[T: int](sender: object, money: T) -> None: ...\n"
        "def make():\n"
        "    def make[T]():\n"
        "        def hidden[S](sender: S, money: Money) -> None: ...\n"
        "        def with_other(sender: T, money: Other) -> None: ...\n"
        "        class Money: ...\n"
        "        return hidden, with_other\n"
        "    return make()\n"
    )
    module = type(sys)("generic_functions")
    sys.modules["generic_functions"] = module
    try:
        exec(source, vars(module))  # noqa: S102
        hidden, with_other = module.make()
        assert refused(module.receive)
        assert not refused(module.receive, counted)
        assert is_unknown(hidden)
        assert refused(with_other)
    finally:
        del sys.modules["generic_functions"]


def test_specification_functions() -> None:
    class Money:
        pass

    @define
    def spent(sender: Any, /, *, money: Money, total: int) -> None: ...

    found = declaration(spent)
    assert found is not None
    assert found.keys["total"] == Key(int, required=True)
    assert found.keys["money"].type in (Money, unknown("Money"))


# Payloads


class PaidWithTip(WithTip):
    money: Money


def test_inherited_keys_are_of_the_module_of_their_base() -> None:
    assert keys_of(PaidWithTip) == {
        "order_id": Key(int, required=True),
        "tip": Key(MoneyOfBase, required=False),
        "discount": Key(unknown("Decimal"), required=False),
        "money": Key(Money, required=True),
    }


class Discounted(TypedDict):
    price: Decimal
    before: NotRequired[Decimal]
    later: t.NotRequired[Decimal]
    noted: Annotated[NotRequired[Decimal], "a note"]


def test_whether_keys_are_required_is_known_of_unknown_types() -> None:
    assert keys_of(Discounted) == {
        "price": Key(unknown("Decimal"), required=True),
        "before": Key(unknown("Decimal"), required=False),
        "later": Key(unknown("Decimal"), required=False),
        "noted": Key(unknown("Decimal"), required=False),
    }


def test_local_payloads() -> None:
    class Money:
        pass

    class Spent(TypedDict):
        money: Money
        total: int

    assert keys_of(Spent)["money"].type in (Money, unknown("Money"))
    assert keys_of(Spent)["total"] == Key(int, required=True)


class Referring(TypedDict):
    required: Money
    optional: NotRequired[Money]
    several: dict[str, list[Money]]


def test_references_within_types() -> None:
    assert keys_of(Referring) == {
        "required": Key(Money, required=True),
        "optional": Key(Money, required=False),
        "several": Key(dict[str, list[Money]], required=True),
    }


def test_reference_to_itself() -> None:
    names: dict[str, Any] = {"Tree": "dict[str, Tree]"}
    of_itself: Any = unknown("dict[str, Tree]")

    assert evaluated("Tree", names) == dict[str, of_itself]


noted: NamedSignal[Any, Paid] = blinker.NamedSignal("noted")


def test_class_that_is_imported_for_type_checkers_alone() -> None:
    found = declaration(noted)

    assert found is not None
    assert found.payload is Paid


class Events:
    class Paid(TypedDict):
        total: int

    paid: ClassVar[blinker.Signal[Any, Paid]] = blinker.Signal()


def test_variables_of_classes_see_the_classes_of_their_class() -> None:
    found = declaration(Events.paid)

    assert found is not None
    assert found.payload is Events.Paid
