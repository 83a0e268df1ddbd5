"""What a send does, as blinker does it."""

from __future__ import annotations

import gc
import inspect
import sys
from functools import partial, wraps
from types import FunctionType
from typing import Any
from unittest.mock import AsyncMock, Mock

import pytest

from tests.runtime.ordered_set import OrderedSet

NOT_ASYNC = "Cannot send to a coroutine function"
NOT_SYNC = "Cannot send to a non-coroutine function"


def test_results(library: Any) -> None:
    def receive(sender: Any, **payload: Any) -> Any:
        return sender, payload

    signal = library.Signal()
    signal.connect(receive)

    assert signal.send("shop", order_id=1) == [(receive, ("shop", {"order_id": 1}))]
    assert signal.send() == [(receive, (None, {}))]
    assert signal.send("shop", self=1, sender_=2) == [
        (receive, ("shop", {"self": 1, "sender_": 2}))
    ]


def test_signatures(library: Any) -> None:
    for name, wrapper in (("send", "_async_wrapper"), ("send_async", "_sync_wrapper")):
        parameters = list(inspect.signature(getattr(library.Signal(), name)).parameters.values())

        assert [parameter.kind.name for parameter in parameters] == [
            "POSITIONAL_ONLY",
            "KEYWORD_ONLY",
            "VAR_KEYWORD",
        ]
        assert [parameter.name for parameter in parameters[:2]] == ["sender", wrapper]
        assert [parameter.default for parameter in parameters[:2]] == [None, None]


def test_payload_key_called_as_the_sender(library: Any) -> None:
    signal = library.Signal()
    signal.connect(lambda sender, **payload: None, weak=False)
    with pytest.raises(TypeError, match="multiple values"):
        signal.send("shop", sender="market")

    signal = library.Signal()
    signal.connect(lambda shop, /, **payload: payload, weak=False)
    assert signal.send("shop", sender="market")[0][1] == {"sender": "market"}


def test_exception_of_a_receiver_comes_through(library: Any) -> None:
    def fail(sender: Any) -> None:
        raise LookupError(sender)

    signal = library.Signal()
    signal.connect(fail)

    with pytest.raises(LookupError, match="shop"):
        signal.send("shop")


def test_every_kind_of_receiver(library: Any) -> None:
    class Kinds:
        def method(self, sender: Any) -> Any:
            return sender

        @classmethod
        def class_method(cls, sender: Any) -> Any:
            return sender

        @staticmethod
        def static_method(sender: Any) -> Any:
            return sender

        def __call__(self, sender: Any) -> Any:
            return sender

    kinds = Kinds()
    mock = Mock(return_value="shop")

    @wraps(Kinds.static_method)
    def wrapped(sender: Any) -> Any:
        return sender

    receivers: list[Any] = [kinds.method, Kinds.class_method, Kinds.static_method, kinds]
    receivers += [mock, partial(kinds.method), wrapped, lambda sender: sender, str]
    for weak in (True, False):
        for receiver in receivers:
            signal = library.Signal()
            signal.connect(receiver, weak=weak)
            for _ in range(2):
                assert signal.send("shop") == [(receiver, "shop")]


def test_kinds_of_receivers_together(library: Any) -> None:
    called: list[str] = []

    class Receiver:
        def method(self, sender: Any) -> None:
            called.append("method")

    def function(sender: Any) -> None:
        called.append("function")

    receiver = Receiver()
    mock = Mock(side_effect=lambda sender: called.append("mock"))
    signal = library.Signal()
    for each in (function, receiver.method, mock):
        signal.connect(each)

    signal.send()

    assert sorted(called) == ["function", "method", "mock"]


def test_muting(library: Any) -> None:
    receiver = Mock(return_value=None)
    signal = library.Signal()
    signal.connect(receiver)
    states = [signal.is_muted]
    with signal.muted():
        states.append(signal.is_muted)
        assert signal.send() == []
    states.append(signal.is_muted)
    assert states == [False, True, False]


def test_a_program_can_mute_a_signal_by_its_attribute(library: Any) -> None:
    receiver = Mock(return_value=None)
    signal = library.Signal()
    signal.connect(receiver)
    signal.is_muted = True
    assert signal.send() == []
    signal.is_muted = False
    assert len(signal.send()) == 1


async def test_muting_async(library: Any) -> None:
    signal = library.Signal()
    signal.connect(lambda sender: None, weak=False)

    with signal.muted():
        assert await signal.send_async() == []


def test_muting_in_a_send_counts_from_the_next_on(library: Any) -> None:
    called: list[Any] = []
    signal = library.Signal()

    def mute(sender: Any) -> None:
        signal.is_muted = True
        called.append(sender)

    def mute_too(sender: Any) -> None:
        mute(sender)

    signal.connect(mute)
    signal.connect(mute_too)
    signal.send(1)
    signal.send(2)

    assert called == [1, 1]


def test_receiver_disconnected_in_a_send_is_not_called(library: Any) -> None:
    called: list[str] = []
    signal = library.Signal()

    def first(sender: Any) -> None:
        called.append("first")
        signal.disconnect(second)

    def second(sender: Any) -> None:
        called.append("second")
        signal.disconnect(first)

    signal.connect(first)
    signal.connect(second)
    signal.send()

    assert len(called) == 1


@pytest.mark.parametrize("kind", ["function", "method", "object"])
def test_receiver_disconnected_from_the_sender_in_a_send_is_still_called(
    library: Any, kind: str
) -> None:
    called: list[str] = []
    signal = library.Signal()

    class Receiver:
        def __init__(self, name: str) -> None:
            self.name = name

        def method(self, sender: Any) -> None:
            called.append(self.name)
            for receiver in receivers:
                signal.disconnect(receiver, sender="shop")

        __call__ = method

    objects = [Receiver("first"), Receiver("second")]
    kinds: dict[str, list[Any]] = {
        "function": [lambda sender, each=each: each(sender) for each in objects],
        "method": [each.method for each in objects],
        "object": objects,
    }
    receivers = kinds[kind]
    for receiver in receivers:
        signal.connect(receiver, "shop")

    signal.send("shop")
    assert sorted(called) == ["first", "second"]
    assert signal.send("shop") == []


def test_receiver_connected_in_a_send_is_called_from_the_next_on(library: Any) -> None:
    called: list[Any] = []
    signal = library.Signal()

    def late(sender: Any) -> None:
        called.append(sender)

    def connect(sender: Any) -> None:
        signal.connect(late)

    signal.connect(connect)
    signal.send(1)
    signal.send(2)

    assert called == [2]


def test_receiver_disconnected_and_connected_elsewhere_in_a_send_is_called(library: Any) -> None:
    called: list[str] = []
    signal = library.Signal()

    def move(other: Any) -> None:
        signal.disconnect(other)
        signal.connect(other, "elsewhere")

    def first(sender: Any) -> None:
        called.append("first")
        move(second)

    def second(sender: Any) -> None:
        called.append("second")
        move(first)

    signal.connect(first)
    signal.connect(second)
    signal.send()

    assert sorted(called) == ["first", "second"]


def test_receiver_that_dies_in_a_send_is_not_called(library: Any) -> None:
    called: list[str] = []
    receivers: list[Any] = []
    signal = library.Signal()

    def make(name: str) -> Any:
        def receive(sender: Any) -> None:
            called.append(name)
            receivers.clear()

        return receive

    receivers += [make("first"), make("second"), make("third")]
    for index in range(3):
        signal.connect(receivers[index])
    signal.send()
    gc.collect()

    assert len(called) == 1
    assert not signal.receivers


def test_send_within_a_send(library: Any) -> None:
    called: list[Any] = []
    signal = library.Signal()

    def receive(sender: Any) -> None:
        called.append(sender)
        if sender:
            signal.send(sender - 1)

    signal.connect(receive)
    signal.send(2)

    assert called == [2, 1, 0]


def test_coroutine_function_is_not_called(library: Any) -> None:
    async def receive(sender: Any) -> None:
        raise AssertionError

    class Receiver:
        async def method(self, sender: Any) -> None:
            raise AssertionError

    receiver = Receiver()
    mock = AsyncMock()
    for each in (receive, receiver.method, partial(receive), mock):
        signal = library.Signal()
        signal.connect(each, weak=False)
        with pytest.raises(RuntimeError, match=NOT_ASYNC):
            signal.send()
    mock.assert_not_called()


def test_receivers_before_a_coroutine_function_have_been_called(library: Any) -> None:
    class OrderedSignal(library.Signal):  # type: ignore[misc]
        set_class = OrderedSet

    async def receive_async(sender: Any) -> None: ...

    called: list[Any] = []
    signal = OrderedSignal()
    signal.connect(called.append, weak=False)
    signal.connect(receive_async)

    with pytest.raises(RuntimeError, match=NOT_ASYNC):
        signal.send("shop")

    assert called == ["shop"]


def test_async_wrapper(library: Any) -> None:
    def run(receiver: Any) -> Any:
        def receive(sender: Any, **payload: Any) -> Any:
            coroutine = receiver(sender, **payload)
            with pytest.raises(StopIteration) as stopped:
                coroutine.send(None)
            return stopped.value.value

        return receive

    async def receive_async(sender: Any, order_id: int) -> Any:
        return sender, order_id

    def receive(sender: Any, order_id: int) -> int:
        return order_id

    signal = library.Signal()
    signal.connect(receive_async)
    signal.connect(receive)

    results = dict(signal.send("shop", _async_wrapper=run, order_id=1))

    assert results == {receive_async: ("shop", 1), receive: 1}


def test_object_with_an_async_call_counts_as_sync(library: Any) -> None:
    class Receiver:
        async def __call__(self, sender: Any) -> Any:
            return sender

    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver)

    [(_, coroutine)] = signal.send("shop")

    with pytest.raises(StopIteration, match="shop"):
        coroutine.send(None)


def test_function_that_returns_a_coroutine_counts_as_sync(library: Any) -> None:
    async def answer() -> int:
        return 42

    signal = library.Signal()
    signal.connect(lambda sender: answer(), weak=False)

    [(_, coroutine)] = signal.send()

    assert inspect.getcoroutinestate(coroutine) == inspect.CORO_CREATED
    coroutine.close()


def receivers_to_mark() -> tuple[Any, Any]:
    class Receiver:
        def method(self, sender: Any) -> None: ...

    def function(sender: Any) -> None: ...

    return function, Receiver().method


class Shop:
    """Can be weakly referenced."""


@pytest.mark.skipif(sys.version_info < (3, 12), reason="there are no marks before")
@pytest.mark.parametrize("sender", [None, "shop", Shop()])
@pytest.mark.parametrize("connected_to_sender", [False, True])
@pytest.mark.parametrize("which", [0, 1], ids=["function", "method"])
@pytest.mark.parametrize("attributes", [False, True])
def test_function_marked_as_a_coroutine_function(
    library: Any, which: int, attributes: bool, connected_to_sender: bool, sender: Any
) -> None:
    receiver = receivers_to_mark()[which]
    function = getattr(receiver, "__func__", receiver)
    if attributes:
        function.note = "has a __dict__ already"
    signal = library.Signal()
    signal.connect(receiver, sender if connected_to_sender else library.ANY)
    assert len(signal.send(sender)) == 1

    mark: Any = vars(inspect)["markcoroutinefunction"]  # not there for checkers of 3.10
    mark(receiver)

    with pytest.raises(RuntimeError, match=NOT_ASYNC):
        signal.send(sender)
    del vars(function)[next(name for name in vars(function) if name != "note")]
    assert len(signal.send(sender)) == 1


@pytest.mark.skipif(sys.version_info < (3, 12), reason="there are no marks before")
def test_mark_counts_for_every_sender(library: Any) -> None:
    receiver, _ = receivers_to_mark()
    shop, market = Shop(), Shop()
    signal = library.Signal()
    signal.connect(receiver)
    signal.connect(lambda sender: None, market, weak=False)
    signal.connect(lambda sender: None, shop, weak=False)
    for sender in (shop, market, None):
        signal.send(sender)
    mark: Any = vars(inspect)["markcoroutinefunction"]  # not there for checkers of 3.10
    mark(receiver)

    for sender in (shop, market, None) * 2:
        with pytest.raises(RuntimeError, match=NOT_ASYNC):
            signal.send(sender)


def test_function_that_gets_an_attribute_is_still_called(library: Any) -> None:
    def receive(sender: Any) -> str:
        return "called"

    function: Any = receive
    signal = library.Signal()
    signal.connect(function)
    signal.send()
    function.note = "anything"

    assert signal.send() == [(function, "called")]
    assert signal.send() == [(function, "called")]


@pytest.mark.filterwarnings("ignore:Assigning a code object:DeprecationWarning")
def test_function_whose_code_becomes_that_of_a_coroutine_function(library: Any) -> None:
    def receive(sender: Any) -> str:
        return "called"

    async def receive_async(sender: Any) -> None:
        raise AssertionError

    assert isinstance(receive, FunctionType)
    signal = library.Signal()
    signal.connect(receive)
    assert signal.send() == [(receive, "called")]

    receive.__code__ = receive_async.__code__

    with pytest.raises(RuntimeError, match=NOT_ASYNC):
        signal.send()


async def test_send_async(library: Any) -> None:
    async def receive(sender: Any, order_id: int) -> Any:
        return sender, order_id

    signal = library.Signal()
    signal.connect(receive)

    assert await signal.send_async("shop", order_id=1) == [(receive, ("shop", 1))]


async def test_send_async_to_a_function(library: Any) -> None:
    def receive(sender: Any) -> Any:
        return sender

    def wrap(receiver: Any) -> Any:
        async def receive_async(sender: Any) -> Any:
            return receiver(sender)

        return receive_async

    signal = library.Signal()
    signal.connect(receive)

    with pytest.raises(RuntimeError, match=NOT_SYNC):
        await signal.send_async("shop")
    assert await signal.send_async("shop", _sync_wrapper=wrap) == [(receive, "shop")]


def test_set_class_decides_about_the_order(library: Any) -> None:
    class OrderedSignal(library.Signal):  # type: ignore[misc]
        set_class = OrderedSet

    called: list[int] = []
    receivers = [lambda sender, i=i: called.append(i) for i in range(20)]
    signal = OrderedSignal()
    for index, receiver in enumerate(receivers):
        signal.connect(receiver, "shop" if index % 2 else library.ANY)

    for _ in range(2):
        signal.send("shop")

    assert called == [*range(0, 20, 2), *range(1, 20, 2)] * 2
    signal.disconnect(receivers[0])
    called.clear()
    signal.send("market")
    assert called == list(range(2, 20, 2))


def test_set_class_is_looked_at_as_the_signal_is_made(
    library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    signal = library.Signal()
    monkeypatch.setattr(library.Signal, "set_class", None)

    signal.connect(lambda sender: "called", weak=False)

    assert len(signal.send()) == 1
