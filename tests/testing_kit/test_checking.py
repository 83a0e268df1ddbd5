"""What the check at run time refuses, and in which words."""

from __future__ import annotations

import asyncio
import functools
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import blinker
import pytest
from typing_extensions import NotRequired, TypedDict, Unpack

from tests.testing_kit import declared_signals
from turnsignal import ANY, Signal, define
from turnsignal.testing import (
    SignalTypeError,
    ValuesNotCheckedWarning,
    capture,
    checked,
)


class OrderPlaced(TypedDict):
    order_id: int
    items: list[str]
    note: NotRequired[str]


class Shop:
    """Can be weakly referenced."""


class Kiosk(Shop):
    """A narrower sender."""


order_placed = Signal[Shop, OrderPlaced]()
order_placed_of_blinker: blinker.Signal[Shop, OrderPlaced] = blinker.Signal()
NAME = '"Signal[Shop, OrderPlaced]"'


@pytest.fixture(params=[order_placed, order_placed_of_blinker], ids=["turnsignal", "blinker"])
def signal(request: pytest.FixtureRequest) -> Any:
    """A declared signal of each library."""
    return request.param


def refusal(call: Callable[..., object], *arguments: Any, **keywords: Any) -> list[str]:
    """Return what is said against a call."""
    with pytest.raises(SignalTypeError) as refused:
        call(*arguments, **keywords)
    return str(refused.value).splitlines()


_ODD: Any = {"self": 1, "send": 2, "connect": 3, "sender": 4}


def _awaitable(function: Any) -> Any:
    async def call(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return call


# Receivers


def fitting(sender: Shop, order_id: int, items: list[str], note: str = "") -> None: ...


def test_fitting_receivers_are_connected(signal: Any) -> None:
    def open_one(sender: object, **payload: object) -> None: ...

    async def async_one(sender: Any, *, order_id: float, items: Any, note: str = "") -> None: ...

    def unpacking(sender: Shop, /, **payload: Unpack[OrderPlaced]) -> None: ...

    with checked(signal):
        for receiver in (fitting, open_one, async_one, unpacking, functools.cache(fitting)):
            assert signal.connect(receiver) is receiver
            signal.disconnect(receiver)
        with signal.connected_to(fitting):
            assert signal.receivers


def test_misfit_is_refused_with_all_that_is_wrong_and_not_connected(signal: Any) -> None:
    def send_receipt(sender: Shop, order: int, items: str, note: str) -> None: ...

    with checked(signal):
        said = refusal(signal.connect, send_receipt)

    assert said == [
        f'Receiver "send_receipt" of {NAME} does not accept payload key "order_id"',
        (
            f'Receiver "send_receipt" of {NAME} expects type "str" for "items", but payload key'
            ' "items" has type "list[str]"'
        ),
        (
            f'Receiver "send_receipt" of {NAME} needs a default for "note": the payload key may be'
            " missing"
        ),
        (
            f'Receiver "send_receipt" of {NAME} requires parameter "order", which is not a payload'
            ' key (did you mean "order_id"?)'
        ),
        (
            "Expected signature: def send_receipt(sender: Shop, *, items: list[str], order_id: int,"
            " note: str = ...) -> None"
        ),
    ]
    assert not signal.receivers
    signal.connect(send_receipt)
    signal.disconnect(send_receipt)


def test_every_way_to_connect_is_checked(signal: Any) -> None:
    def without_keys(sender: Shop) -> None: ...

    with checked(signal):
        refusal(signal.connect, without_keys)
        refusal(signal.connect, receiver=without_keys)
        refusal(signal.connect_via(Shop()), without_keys)
        refusal(signal.connected_to(without_keys).__enter__)
    assert not signal.receivers


def test_sender_that_a_receiver_is_connected_to_may_be_narrower(signal: Any) -> None:
    def of_kiosk(sender: Kiosk, **payload: object) -> None: ...

    kiosk = Kiosk()
    with checked(signal):
        signal.connect(of_kiosk, kiosk)
        said = refusal(signal.connect, of_kiosk)
    signal.disconnect(of_kiosk)

    assert said[0] == (
        f'Receiver "of_kiosk" of {NAME} expects a sender of type "Kiosk" for "sender", but may'
        ' get "Shop"'
    )


def test_any_of_both_libraries_stands_for_every_sender(signal: Any) -> None:
    def of_kiosk(sender: Kiosk, **payload: object) -> None: ...

    with checked(signal):
        refusal(signal.connect, of_kiosk, ANY)
        refusal(signal.connect, of_kiosk, blinker.ANY)


def test_receivers_of_all_kinds_are_named(signal: Any) -> None:
    class Receiver:
        def __init__(self, sender: Shop) -> None: ...

        def __call__(self, sender: Shop) -> None: ...

    with checked(signal):
        firsts = [
            refusal(signal.connect, receiver)[0].partition(" of ")[0]
            for receiver in (lambda sender: None, Receiver, functools.partial(Receiver))
        ]
        of_object = refusal(signal.connect, Receiver(Shop()))
        uncallable = refusal(signal.connect, "shop")

    assert firsts == [
        "Lambda receiver",
        'Receiver class "Receiver"',
        'Receiver "partial(Receiver)"',
    ]
    assert of_object[0].startswith('Receiver of type "Receiver" of')
    assert of_object[-1].startswith("Expected signature: def __call__(self, sender: Shop, *, items")
    assert uncallable == [f'{NAME} cannot call a receiver of type "str"']


def test_result_is_checked() -> None:
    total = Signal[Shop, OrderPlaced, int]()

    async def fits(sender: Shop, **payload: object) -> int:
        raise NotImplementedError

    def misfit(sender: Shop, **payload: object) -> str:
        raise NotImplementedError

    with checked(total):
        total.connect(fits)
        said = refusal(total.connect, misfit)

    assert said[0] == (
        'Receiver "misfit" of "Signal[Shop, OrderPlaced, int]" returns "str", but must return "int"'
        " or an awaitable of it"
    )


def test_capture_can_begin_within_a_check() -> None:
    total = Signal[Shop, OrderPlaced, int]()
    with checked(total), capture(total) as sends:
        total.send(Shop(), order_id=1, items=[])

    assert len(sends) == 1


@pytest.mark.skipif(sys.version_info < (3, 14), reason="annotations are evaluated at once")
def test_annotations_of_what_only_type_checkers_import() -> None:
    names: dict[str, Any] = {"Any": Any, "define": define}
    source = (
        "@define\n"
        "def paid(sender: Unknown, /, *, amount: int, more: Unknown = 0) -> Unknown: ...\n"
        "def needs_more(sender: Other, amount: int, more: list[Other]) -> Other: ...\n"
        "def misfit(sender: Other, amount: str, more: Other = 0): ...\n"
    )
    # Not with the annotations of this file, which are strings.
    exec(compile(source, "paid.py", "exec", dont_inherit=True), names)  # noqa: S102
    with checked(names["paid"]):
        said = refusal(names["paid"].connect, names["needs_more"])
        names["paid"].send("shop", amount=1)
        misfit = refusal(names["paid"].connect, names["misfit"])

    assert 'needs a default for "more"' in said[0]
    assert 'expects type "str" for "amount"' in misfit[0]


# Sends


def test_fitting_sends_are_sent(signal: Any) -> None:
    with checked(signal), capture(signal) as sends:
        signal.send(Kiosk(), order_id=1, items=[])
        asyncio.run(signal.send_async(Shop(), order_id=1, items=["cup"], note="gift"))

    assert len(sends) == 2


def test_wrong_keys_are_refused_before_anyone_is_called(signal: Any) -> None:
    called: list[Any] = []

    def receive(sender: Any, **payload: Any) -> None:
        called.append(sender)

    with signal.connected_to(receive), checked(signal):
        said = refusal(signal.send, Shop(), order=1, items=[])

    assert said == [
        f'{NAME} has no payload key "order"',
        '  Did you mean "order_id"?',
        f'Missing payload key "order_id" in send() of {NAME}',
        '  "order_id" has type "int"',
    ]
    assert not called


def test_async_sends_are_checked(signal: Any) -> None:
    with checked(signal):
        said = refusal(asyncio.run, signal.send_async(Shop(), order_id=1))

    assert said[0] == f'Missing payload key "items" in send_async() of {NAME}'


def test_wrong_values_are_refused(signal: Any) -> None:
    with checked(signal):
        said = refusal(signal.send, Shop(), order_id="1", items=[2])

    assert said == [
        (
            f'Payload key "order_id" of {NAME} has type "int", but the value that is passed for it'
            ' has type "str"'
        ),
        "  str is not an instance of int",
        (
            f'Payload key "items" of {NAME} has type "list[str]", but the value that is passed for'
            ' it has type "list"'
        ),
        '  "items"[0]: int is not an instance of str',
    ]


def test_wrong_senders_are_refused(signal: Any) -> None:
    with checked(signal):
        wrong = refusal(signal.send, "shop", order_id=1, items=[])
        missing = refusal(signal.send, order_id=1, items=[])
        by_keyword = refusal(signal.send, sender=Shop(), order_id=1, items=[])
        two = refusal(signal.send, Shop(), {"order_id": 1}, items=[])

    assert wrong == [
        f'{NAME} is sent by "Shop", but the sender that is passed has type "str"',
        f"  str is not an instance of {__name__}.Shop",
    ]
    assert missing[0] == (
        f'{NAME} needs a sender of type "Shop", but send() without a sender sends None'
    )
    assert by_keyword[0].startswith(f"{NAME} takes its sender by position; as send(sender=...)")
    assert two[0] == f"send() of {NAME} takes the sender alone by position"


def test_values_can_be_left_unchecked(signal: Any) -> None:
    with checked(signal, values=False), capture(signal) as sends:
        signal.send("shop", order_id="1", items=None)
        refusal(signal.send, "shop")

    assert len(sends) == 1  # what is refused is not captured


def test_without_typeguard_the_check_says_that_values_are_not_checked(
    signal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typeguard", None)
    with (
        pytest.warns(ValuesNotCheckedWarning, match="typeguard is not installed") as warned,
        checked(signal),
    ):
        signal.send("shop", order_id="1", items=None)
    assert warned[0].filename == __file__
    with (
        pytest.raises(ImportError, match=r"install turnsignal\[testing\], or pass values=False"),
        checked(signal, values=True),
    ):
        pass
    with checked(signal, values=False):
        refusal(signal.send, "shop")


def test_union_of_payloads() -> None:
    signal = declared_signals.of_union
    with checked(signal):
        signal.send(reason="too late")
        signal.send(order_id=1, total=2.0)
        said = refusal(signal.send, order_id=1, totl=2.0)

    assert 'Did you mean "total"?' in said[1]


@pytest.mark.parametrize(
    ("signal", "name"),
    [
        (declared_signals.of_subclass, "ModelSignal[int]"),
        (declared_signals.of_subclass_of_subclass, "MarketSignal"),
        (declared_signals.annotated_with_alias, "NamedSignal[Market, OrderPlaced, int]"),
        (declared_signals.of_blinker, "NamedSignal[Market, OrderPlaced]"),
    ],
)
def test_signals_are_named_as_the_plugin_names_them(signal: Any, name: str) -> None:
    with checked(signal):
        said = refusal(signal.connect, "shop")

    assert said == [f'"{name}" cannot call a receiver of type "str"']


def test_values_of_unknown_types_are_accepted() -> None:
    with checked(declared_signals.of_unknown_type):
        declared_signals.of_unknown_type.send(declared_signals.Market(), price=Decimal(1))


def test_specification_functions() -> None:
    @define
    def paid(sender: Shop, /, *, amount: int, **more: str) -> None: ...

    with checked(paid):
        paid.send(Shop(), amount=1, currency="EUR")
        said = refusal(paid.send, Shop(), amount=1, currency=2)
        closed = refusal(paid.connect, lambda sender, amount: None)

    assert said == [
        (
            'Payload key "currency" of "SpecSignal[Shop]" has type "str", but the value that is'
            ' passed for it has type "int"'
        ),
        "  int is not an instance of str",
    ]
    assert closed[0] == (
        'Lambda receiver of "SpecSignal[Shop]" must accept further payload keys with **kwargs of'
        ' type "str"'
    )


def test_keys_may_have_any_name() -> None:
    class Odd(TypedDict):
        self: int
        send: int
        connect: int
        sender: int

    odd = Signal[Shop, Odd]()

    def receive(shop: Shop, /, self: int, send: int, connect: int, sender: int) -> None: ...

    with checked(odd), odd.connected_to(receive):
        odd.send(Shop(), self=1, send=2, connect=3, sender=4)
        asyncio.run(odd.send_async(Shop(), _sync_wrapper=_awaitable, **_ODD))


# The block


def test_nothing_is_checked_after_the_block(signal: Any) -> None:
    with checked(signal):
        pass

    signal.send("shop")
    signal.connect(print, "shop")
    signal.disconnect(print)
    assert not vars(signal).keys() & {"send", "send_async", "connect"}


def test_all_signals_are_checked_without_arguments(signal: Any) -> None:
    undeclared = Signal()
    with checked():
        refusal(signal.send, Shop())
        undeclared.send(Shop(), anything=1)


def test_undeclared_signal_cannot_be_checked(library: Any) -> None:
    undeclared = library.Signal()
    with (
        pytest.raises(ValueError, match="declares nothing that Python knows when the program runs"),
        checked(undeclared),
    ):
        pass
