"""What is captured, and what assertions say of it."""

from __future__ import annotations

import asyncio
import copy
import gc
import inspect
from typing import Any, cast
from unittest import mock

import pytest
from typing_extensions import TypedDict

from turnsignal import ANY, Signal, define
from turnsignal.introspection import connections
from turnsignal.testing import SignalTypeError, capture, checked, isolated, muted


class OrderPlaced(TypedDict):
    order_id: int
    total: float


class Shop:
    def __repr__(self) -> str:
        return "<shop>"


def receive(sender: Any, **payload: Any) -> str:
    return "received"


def other(sender: Any, **payload: Any) -> str:
    return "other"


async def receive_async(sender: Any, **payload: Any) -> str:
    return "received"


def test_sends_are_recorded_in_their_order(signal: Any) -> None:
    with capture(signal) as sends:
        signal.send("shop", order_id=1)
        signal.send("market", order_id=2)

    assert sends.senders == ["shop", "market"]
    assert sends.payloads == [{"order_id": 1}, {"order_id": 2}]
    assert [sent.sender for sent in sends] == sends.senders
    assert sends[1].payload == {"order_id": 2}
    assert len(sends[:1]) == 1


def test_only_sends_of_the_block_are_recorded(signal: Any) -> None:
    signal.send("before")
    with capture(signal) as sends:
        signal.send("during")
    signal.send("after")

    assert sends.senders == ["during"]
    assert "send" not in vars(signal)
    assert "send_async" not in vars(signal)
    assert "receivers_for" not in vars(signal)


def test_send_returns_what_it_returns_otherwise(signal: Any) -> None:
    signal.connect(receive)
    with capture(signal) as sends:
        results = signal.send("shop")

    assert results == [(receive, "received")]
    assert sends.results == results


def test_send_without_sender(signal: Any) -> None:
    with capture(signal) as sends:
        signal.send()

    assert sends.sender is None
    assert sends.payload == {}


def test_async_sends_are_recorded(signal: Any) -> None:
    signal.connect(receive_async)
    with capture(signal) as sends:
        results = asyncio.run(signal.send_async("shop", order_id=1))
        assert inspect.iscoroutinefunction(signal.send_async)

    assert results == [(receive_async, "received")]
    assert sends.results == results
    assert sends.payload == {"order_id": 1}


def test_keys_may_have_any_name(signal: Any) -> None:
    payload = {"self": 1, "send": 2, "sender": 3, "who": 4, "signal": 5, "method": 6}
    with capture(signal) as sends:
        signal.send("shop", **payload)
        asyncio.run(signal.send_async("shop", **payload))

    assert sends.payloads == [payload, payload]


def test_wrappers_are_passed_on_and_are_no_part_of_the_payload(signal: Any) -> None:
    signal.connect(receive_async)

    def run(function: Any) -> Any:
        return lambda *arguments, **keywords: asyncio.run(function(*arguments, **keywords))

    with capture(signal) as sends:
        signal.send("shop", _async_wrapper=run, order_id=1)

    assert sends.payload == {"order_id": 1}
    assert sends.results == [(receive_async, "received")]


def test_exception_of_a_receiver_is_raised_and_recorded(signal: Any) -> None:
    error = LookupError("no such order")

    def fail(sender: Any) -> None:
        raise error

    signal.connect(fail)
    with capture(signal) as sends, pytest.raises(LookupError):
        signal.send("shop")

    assert sends[0].error is error
    assert sends.results == []
    assert "raised LookupError" in failure_of(sends.assert_not_sent)


def test_sends_of_a_receiver_come_after_the_one_that_it_received(signal: Any) -> None:
    def forward(sender: Any, **payload: Any) -> None:
        signal.send("market")

    signal.connect(forward, sender="shop")
    with capture(signal) as sends:
        signal.send("shop")

    assert sends.senders == ["shop", "market"]


def test_receivers_can_be_asked_for_during_a_capture(signal: Any) -> None:
    signal.connect(receive)
    with capture(signal):
        assert list(signal.receivers_for("shop")) == [receive]
        assert list(signal.receivers_for(sender="shop")) == [receive]


def test_only_the_asked_sender_is_captured(signal: Any) -> None:
    shop, market = Shop(), Shop()
    with capture(signal, shop) as sends, capture(signal, "shop") as named:
        signal.send(shop)
        signal.send(market)
        # Texts are compared by value, as signals do.
        signal.send(str(b"shop", "ascii"))

    assert sends.senders == [shop]
    assert named.senders == ["shop"]


def test_any_of_both_libraries_stands_for_every_sender(library: Any, signal: Any) -> None:
    with capture(signal, library.ANY) as sends, capture(signal, ANY) as others:
        signal.send("shop")

    assert len(sends) == len(others) == 1


def test_muted_signals_are_captured(signal: Any) -> None:
    called: list[Any] = []
    signal.connect(called.append)
    with muted(signal), capture(signal) as sends:
        signal.send("shop")

    assert len(sends) == 1
    assert sends.results == []
    assert not called


def test_program_that_asks_for_receivers_first_sends(signal: Any) -> None:
    with capture(signal, "shop") as sends:
        if signal.receivers and signal.has_receivers_for("shop"):
            signal.send("shop")
        assert list(signal.receivers_for("shop")) == []

    assert len(sends) == 1
    assert not signal.receivers


def test_captures_may_end_in_any_order(signal: Any) -> None:
    first, second = capture(signal), capture(signal)
    first.__enter__()
    second.__enter__()
    signal.send("both")
    first.__exit__(None, None, None)
    signal.send("second")
    second.__exit__(None, None, None)
    signal.send("none")

    assert first.senders == ["both"]
    assert second.senders == ["both", "second"]
    assert "send" not in vars(signal)


def test_sends_look_for_no_sender_after_a_capture() -> None:
    # It would take a third of the time of a send.
    signal = Signal()
    signal.connect(receive)
    with capture(signal):
        signal.send("shop")
    assert signal._connections.senders is None


def test_capture_leaves_nobody_connected(signal: Any) -> None:
    with capture(signal):
        pass
    gc.collect()
    assert not signal.receivers
    assert not signal.has_receivers_for("shop")


@pytest.mark.parametrize("checked_first", [True, False])
def test_send_that_a_check_refuses_was_never_sent(checked_first: bool) -> None:
    # Any: what is sent here is not what is declared.
    order_placed: Any = Signal[Shop, OrderPlaced]()
    check, sends = checked(order_placed, values=False), capture(order_placed)
    first, second = (check, sends) if checked_first else (sends, check)
    with first, second:
        order_placed.send(Shop(), order_id=1, total=1.0)
        with pytest.raises(SignalTypeError):
            order_placed.send(Shop(), order_id=2)
        with pytest.raises(SignalTypeError):
            asyncio.run(order_placed.send_async(Shop(), order_id=3))

    assert sends.payload["order_id"] == 1


def test_mock_in_the_place_of_send_is_called_and_comes_back(signal: Any) -> None:
    with mock.patch.object(signal, "send", return_value=[]) as send:
        with capture(signal) as sends:
            signal.send("shop")
        assert signal.send is send

    send.assert_called_once_with("shop")
    assert len(sends) == 1
    assert "send" not in vars(signal)


def test_meta_signals_can_be_captured(signal: Any) -> None:
    with capture(signal.receiver_connected) as connected:
        signal.connect(receive, sender="shop")

    assert connected.payload["receiver"] is receive
    assert connected.payload["sender"] == "shop"


def test_nobody_is_told_of_a_capture(signal: Any) -> None:
    def refuse(sender: Any, **connection: Any) -> None:
        raise TypeError

    with capture(signal.receiver_connected) as connected:
        with capture(signal.receiver_disconnected) as disconnected, capture(signal):
            assert connections(signal) == []
            signal.connect(receive)
            signal.disconnect(receive)
        assert [sent.payload["receiver"] for sent in (*connected, *disconnected)] == [receive] * 2

    signal.receiver_connected.connect(refuse)
    with capture(signal) as sends:
        signal.send("shop")
    assert len(sends) == 1


def test_capture_can_be_cleared_and_used_again(signal: Any) -> None:
    sends = capture(signal)
    with sends:
        signal.send("first")
        sends.clear()
        signal.send("second")
    with sends:
        signal.send("third")

    assert sends.senders == ["second", "third"]


def test_capture_cannot_be_entered_twice_at_once(signal: Any) -> None:
    with capture(signal) as sends, pytest.raises(RuntimeError, match="in a with block already"):
        sends.__enter__()


def test_capture_without_a_block_says_so(signal: Any) -> None:
    with pytest.raises(RuntimeError, match="has not begun: write 'with capture"):
        _ = capture(signal).payload
    with pytest.raises(RuntimeError, match="has not begun"):
        capture(signal).assert_not_sent()


def test_what_is_no_signal_is_refused() -> None:
    with pytest.raises(TypeError, match=r"capture\(\) takes a signal .*, not <shop>"):
        capture(cast("Any", Shop()))


def test_signals_of_specification_functions() -> None:
    @define
    def order_placed(sender: str, /, *, order_id: int) -> None: ...

    with capture(order_placed) as orders:
        order_placed.send("shop", order_id=1)

    assert orders.payload == {"order_id": 1}
    assert repr(orders) == '<capture of SpecSignal[str] "order_placed": sent once>'


# Copies


def test_deep_copy_of_a_captured_signal_is_a_signal_of_its_own(signal: Any) -> None:
    signal.connect(receive, weak=False)
    with capture(signal) as sends:
        copied = copy.deepcopy(signal)
        copied.disconnect(receive)
        copied.connect(other)
        assert copied.send("shop") == [(other, "other")]

    assert copied.send("shop") == [(other, "other")]
    assert not sends
    assert signal.send("shop") == [(receive, "received")]


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy])
def test_copies_of_a_captured_signal_have_nothing_of_the_capture(make: Any, signal: Any) -> None:
    signal.connect(receive_async, weak=False)
    uncaptured = make(signal)
    with capture(signal) as sends, isolated(signal):
        copied = make(signal)
        # Not even the receiver that the capture connects, which is no coroutine function.
        assert asyncio.run(copied.send_async("shop")) == [(receive_async, "received")]

    assert vars(copied).keys() == vars(uncaptured).keys()
    assert not sends
    assert "__getstate__" not in vars(signal)


def test_copy_of_a_captured_signal_keeps_the_mock_of_a_test(signal: Any) -> None:
    def send(*sender: Any, **payload: Any) -> list[Any]:
        return []

    signal.send = send
    with capture(signal):
        copied = copy.copy(signal)

    assert vars(copied)["send"] is vars(signal)["send"] is send


def test_class_says_itself_what_is_copied_of_a_captured_signal(library: Any) -> None:
    def state(signal: Any) -> Any:
        return {**vars(signal), "copied": True}

    signal = type("Copied", (library.Signal,), {"__getstate__": state})()
    with capture(signal):
        copied = copy.copy(signal)

    assert copied.copied
    assert "send" not in vars(copied)


# Assertions


def failure_of(assertion: Any, *arguments: Any, **keywords: Any) -> str:
    """Return what an assertion that fails says."""
    with pytest.raises(AssertionError) as raised:
        assertion(*arguments, **keywords)
    return str(raised.value)


def test_assertions_that_hold(signal: Any) -> None:
    shop = Shop()
    with capture(signal) as sends:
        sends.assert_not_sent()
        signal.send(shop, order_id=1)
        sends.assert_sent_once()
        assert sends.assert_sent_once({"order_id": 1}, sender=shop) is sends[0]
        signal.send(shop, order_id=2)

    assert sends.assert_sent({"order_id": 2}) is sends[1]
    assert sends.assert_sent({"order_id": mock.ANY}, sender=shop) is sends[0]
    sends.assert_not_sent({"order_id": 3})
    sends.assert_not_sent(sender="shop")


def test_nothing_was_sent() -> None:
    order_placed = Signal[Shop, OrderPlaced]()
    with capture(order_placed) as orders:
        pass

    name = "Signal[Shop, OrderPlaced]"
    assert not orders
    assert repr(orders) == f"<capture of {name}: not sent>"
    assert failure_of(orders.assert_sent) == f"{name} was not sent"
    assert failure_of(orders.assert_sent_once) == f"{name} was not sent, expected once"
    assert failure_of(orders.assert_sent, {"order_id": 1, "total": 2.0}, sender="shop") == (
        f"{name} was not sent, expected order_id=1, total=2.0 from 'shop'"
    )
    assert failure_of(lambda: orders.payload) == f"{name} was not sent, expected once"


def test_another_payload_was_sent() -> None:
    # Any: what is sent here is not what is declared.
    order_placed: Any = Signal[Shop, OrderPlaced]()
    with capture(order_placed) as orders:
        order_placed.send(Shop(), order_id=1, total=9.99)
        order_placed.send(Shop(), order_id=2, note="gift")

    assert failure_of(orders.assert_sent, {"order_id": 2, "total": 9.99}, sender="shop") == (
        "Signal[Shop, OrderPlaced] was not sent as expected\n"
        "  expected: order_id=2, total=9.99 from 'shop'\n"
        "  1. order_id=1, total=9.99 from <shop>\n"
        '     "order_id" is 1, not 2\n'
        "     the sender is <shop>, not 'shop'\n"
        "  2. order_id=2, note='gift' from <shop>\n"
        '     "total" is missing, expected 9.99\n'
        "     \"note\" is not expected: 'gift'\n"
        "     the sender is <shop>, not 'shop'"
    )


class Array:
    """Compares item by item, as those of NumPy do, so that the result is neither true nor false."""

    def __init__(self, *items: int) -> None:
        self.items = items

    def __eq__(self, other: object) -> Any:
        return Array()

    __ne__ = __eq__
    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise ValueError("the truth value is ambiguous")

    def __repr__(self) -> str:
        return f"Array{self.items}"


def test_values_that_cannot_be_compared(signal: Any) -> None:
    sent, other = Array(1, 2), Array(1, 3)
    with capture(signal) as sends:
        signal.send("shop", order_id=1, items=sent)

    sends.assert_sent({"order_id": 1, "items": sent})
    sends.assert_sent({"order_id": 1, "items": mock.ANY})
    message = failure_of(sends.assert_sent, {"order_id": 2, "items": other})
    assert '"order_id" is 1, not 2' in message
    assert (
        '"items" is Array(1, 2), which cannot be compared with Array(1, 3)'
        " (ValueError: the truth value is ambiguous)"
    ) in message


def test_sent_more_than_once(signal: Any) -> None:
    with capture(signal) as sends:
        for number in range(12):
            signal.send(number=number)

    first, *listed = failure_of(lambda: sends.payload).splitlines()
    assert first == "Signal was sent 12 times, expected once"
    assert listed[0] == "  1. number=0 from None"
    assert listed[-2:] == ["  10. number=9 from None", "  and 2 more"]
    assert failure_of(sends.assert_sent_once, {"number": 3}).startswith(first)


def test_sent_nevertheless(signal: Any) -> None:
    with capture(signal) as sends:
        signal.send("shop", order_id=1)
        signal.send("shop")

    assert failure_of(sends.assert_not_sent, {"order_id": 1}) == (
        "Signal was sent once as order_id=1, expected never\n  1. order_id=1 from 'shop'"
    )
    assert failure_of(sends.assert_not_sent).splitlines() == [
        "Signal was sent twice, expected never",
        "  1. order_id=1 from 'shop'",
        "  2. an empty payload from 'shop'",
    ]


def test_values_that_cannot_be_shown_hide_nothing_else(signal: Any) -> None:
    class Broken:
        def __repr__(self) -> str:
            raise ValueError

    with capture(signal) as sends:
        signal.send("shop", broken=Broken(), text="x" * 10_000)

    message = failure_of(sends.assert_not_sent)
    assert "<Broken instance at" in message
    assert len(message) < 1_000


def test_names_are_shown(library: Any) -> None:
    with capture(library.NamedSignal("order-placed")) as sends:
        pass

    assert failure_of(sends.assert_sent) == 'NamedSignal "order-placed" was not sent'
