"""Things that programs may do to signals, though few do: as with blinker."""

from __future__ import annotations

import copy
import gc
import inspect
import pickle
import sys
import weakref
from collections import UserDict
from functools import cached_property, partialmethod
from typing import Any, Generic, TypeVar
from unittest.mock import Mock, patch

import pytest

from tests.runtime.ordered_set import OrderedSet


def receive(sender: Any) -> str:
    return "received"


def test_a_receiver_that_dies_while_receivers_are_replaced_leaves_nothing_behind(
    library: Any,
) -> None:
    signal = library.Signal()
    mortal = Mock()
    signal.connect(mortal)
    with patch.object(signal, "receivers", dict[Any, Any]()):
        del mortal
        gc.collect()

    assert list(signal.receivers_for("shop")) == []
    assert signal.has_receivers_for("shop") is False


def test_receivers_can_be_any_mapping(library: Any) -> None:
    signal = library.Signal()
    signal.receivers = UserDict()

    signal.connect(receive)
    assert [result for _, result in signal.send()] == ["received"]
    signal.disconnect(receive)
    assert signal.send() == []


def test_receivers_can_be_pickled_by_themselves(library: Any) -> None:
    signal = library.Signal()
    signal.connect(receive, weak=False)

    assert pickle.loads(pickle.dumps(signal.receivers)) == signal.receivers  # noqa: S301  # our own


def test_receivers_for_can_be_replaced_before_a_signal_is_made(library: Any) -> None:
    class EarlySignal(library.Signal):  # type: ignore[misc]
        def __init__(self) -> None:
            self.receivers_for = lambda sender: iter([receive])
            super().__init__()

    assert [result for _, result in EarlySignal().send()] == ["received"]


def test_an_async_partialmethod_is_a_coroutine_function(library: Any) -> None:
    class Receiver:
        async def receive(self, sender: Any = None) -> None: ...

        partial = partialmethod(receive)

    signal = library.Signal()
    signal.connect(Receiver().partial, weak=False)
    with pytest.raises(RuntimeError, match="Cannot send to a coroutine function"):
        signal.send()


def test_a_namespace_can_decide_how_signals_are_kept(library: Any) -> None:
    class FoldingNamespace(library.Namespace):  # type: ignore[misc]
        def __contains__(self, name: Any) -> bool:
            return bool(super().__contains__(name.lower()))

        def __getitem__(self, name: str) -> Any:
            return super().__getitem__(name.lower())

        def __setitem__(self, name: str, signal: Any) -> None:
            super().__setitem__(name.lower(), signal)

    namespace = FoldingNamespace()
    assert namespace.signal("Order-Placed") is namespace.signal("order-placed")
    assert list(namespace) == ["order-placed"]


def test_a_signal_can_be_muted_in_the_middle_of_a_change_of_another(library: Any) -> None:
    other = library.Signal()
    other.connect(receive)
    sent: list[Any] = []

    class SendingSet(set[Any]):
        def add(self, key: Any) -> None:
            super().add(key)
            with other.muted():
                sent.append(other.send())

    class SendingSignal(library.Signal):  # type: ignore[misc]
        set_class = SendingSet

    SendingSignal().connect(receive)

    assert sent
    assert not any(sent)


@pytest.mark.parametrize("base", [dict, Exception, list])
def test_a_signal_can_be_something_else_as_well(library: Any, base: Any) -> None:
    class Both(library.Signal, base):  # type: ignore[misc]
        def __init__(self) -> None:
            library.Signal.__init__(self)
            base.__init__(self)

        __hash__ = object.__hash__

    signal = Both()
    signal.connect(receive)

    assert [result for _, result in signal.send()] == ["received"]


def test_a_signal_can_be_generic_as_well(library: Any) -> None:
    item = TypeVar("item")

    class Typed(library.Signal, Generic[item]):  # type: ignore[misc]
        pass

    signal = Typed[int]()
    signal.connect(receive)

    assert [result for _, result in signal.send()] == ["received"]


def test_a_copy_can_be_made_of_the_attributes_alone(library: Any) -> None:
    class Copied(library.Signal):  # type: ignore[misc]
        def __getstate__(self) -> dict[str, Any]:
            return dict(self.__dict__)

        def __setstate__(self, state: dict[str, Any]) -> None:
            self.__dict__.update(state)

    signal = Copied()
    signal.connect(receive)

    assert [result for _, result in copy.copy(signal).send()] == ["received"]


def test_a_copy_that_is_made_while_muted_stays_muted(library: Any) -> None:
    signal = library.Signal()
    signal.connect(receive)
    with signal.muted():
        other = copy.copy(signal)
    with other.muted(), signal.muted():
        pass

    assert [result for _, result in signal.send()] == ["received"]
    assert not other.is_muted
    with signal.muted():
        other = copy.copy(signal)
    assert other.is_muted
    assert other.send() == []


class Text(str):
    """Can be weakly referenced."""

    __slots__ = ("__weakref__",)


def test_a_text_as_sender_lives_as_long_as_its_connections(library: Any) -> None:
    text = Text("shop")
    reference = weakref.ref(text)
    signal = library.Signal()
    signal.connect(receive, text)
    assert list(signal._weak_senders) == ["shop"]

    del text
    assert reference() is not None
    assert len(signal.send("shop")) == 1


def test_by_sender_shows_what_a_set_class_holds(library: Any) -> None:
    class OrderedSignal(library.Signal):  # type: ignore[misc]
        set_class = OrderedSet

    signal = OrderedSignal()
    signal.connect(receive)
    signal.connect(receive, "shop")

    assert list(signal._by_sender[0]) == list(signal._by_sender["shop"]) == [id(receive)]


def test_a_receiver_that_was_deleted_is_back_when_it_is_connected_elsewhere(library: Any) -> None:
    def reconnect(sender: Any) -> str:
        signal.connect(receive, "elsewhere")
        return "reconnected"

    class OrderedSignal(library.Signal):  # type: ignore[misc]
        set_class = OrderedSet

    signal = OrderedSignal()
    signal.connect(reconnect)
    signal.connect(receive)
    del signal.receivers[id(receive)]

    assert [result for _, result in signal.send()] == ["reconnected", "received"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="there are no marks before")
@pytest.mark.parametrize("kind", ["function", "method"])
def test_a_receiver_that_is_marked_in_the_middle_of_a_send(library: Any, kind: str) -> None:
    class Receiver:
        def __init__(self, name: str) -> None:
            self.name = name

        def method(self, sender: Any) -> None:
            called.append(self.name)
            mark: Any = vars(inspect)["markcoroutinefunction"]  # not there for checkers of 3.10
            mark(receivers[1])

    called: list[str] = []
    objects = [Receiver("first"), Receiver("second")]
    receivers: list[Any] = [each.method for each in objects]
    if kind == "function":
        receivers = [lambda sender, each=each: each.method(sender) for each in objects]
    signal = library.Signal()
    for receiver in receivers:
        signal.connect(receiver)

    with pytest.raises(RuntimeError, match="Cannot send to a coroutine function"):
        signal.send()
    assert len(called) <= 1


class Named(str):
    """A receiver that is filed under its value."""

    __slots__ = ("__weakref__", "answer")

    answer: str

    def __call__(self, sender: Any) -> str:
        return self.answer


def test_receivers_that_are_equal_texts_replace_each_other(library: Any) -> None:
    receivers = [Named("name"), Named("name")]
    signal = library.Signal()
    for index, receiver in enumerate(receivers):
        receiver.answer = f"answer {index}"
        signal.connect(receiver)

    assert [result for _, result in signal.send()] == ["answer 1"]


def test_a_receiver_that_dies_while_receivers_are_replaced_in_a_send_is_swept(
    library: Any,
) -> None:
    class OrderedSignal(library.Signal):  # type: ignore[misc]
        set_class = OrderedSet

    def replace(sender: Any) -> None:
        with patch.object(signal, "receivers", dict[Any, Any]()):
            mortals.clear()

    for kind in (library.Signal, OrderedSignal):
        mortals: list[Any] = [Mock()]
        signal = kind()
        signal.connect(replace)
        signal.connect(mortals[0])
        gc.collect()

        signal.send()
        signal.send()

        assert list(signal.receivers) == [id(replace)]


async def test_a_receiver_that_is_deleted_and_dies_in_a_suspended_send(library: Any) -> None:
    async def clear(sender: Any) -> None:
        signal.receivers.clear()

    async def mortal(sender: Any) -> None: ...

    key = id(mortal)
    signal = library.Signal()
    signal.connect(clear)
    signal.connect(mortal)
    await signal.send_async()
    del mortal

    assert key in signal._by_sender[0]


def everyone(sender: Any) -> Any:
    return iter([receive])


def test_a_copy_of_a_signal_with_a_patched_receivers_for_is_patched(library: Any) -> None:
    signal = library.Signal()
    signal.receivers_for = everyone
    for other in (copy.copy(signal), copy.deepcopy(signal), pickle.loads(pickle.dumps(signal))):  # noqa: S301  # our own
        assert [result for _, result in other.send()] == ["received"]
        del other.receivers_for
        assert other.send() == []
        other.connect(receive)
        assert [result for _, result in other.send()] == ["received"]


def test_a_send_without_a_sender_as_the_only_sender_dies(library: Any) -> None:
    class Shop:
        """Can be weakly referenced."""

    def send(reference: object) -> None:
        sent.append(signal.send())

    sent: list[Any] = []
    shop = Shop()
    signal = library.Signal()
    signal.connect(receive, shop)
    assert len(signal.send(shop)) == 1
    # The newest reference is told first.
    reference = weakref.ref(shop, send)
    del shop

    assert reference() is None
    assert sent == [[]]


def test_a_receiver_of_another_signals_receivers_can_be_connected(library: Any) -> None:
    def mortal(sender: Any) -> None: ...

    signal, other = library.Signal(), library.Signal()
    signal.connect(mortal)
    other.receivers.update(signal.receivers)
    other.connect(mortal)
    del signal, mortal
    gc.collect()

    assert not other.receivers


def test_senders_without_receivers_do_not_lead_to_those_of_another_signal(library: Any) -> None:
    class Shop:
        """Can be weakly referenced."""

    shop, market = Shop(), Shop()
    signal, other = library.Signal(), library.Signal()
    signal.connect(receive, shop)
    signal.disconnect(receive, shop)
    assert signal.send(shop) == []
    signal.connect(receive, market)
    other.connect(receive, market)
    other.disconnect(receive, market)
    assert other.send(market) == []

    assert len(signal.send(market)) == 1


class MutedElsewhere:
    """Keeps whether it is muted in an attribute of another name."""

    hidden: Any = False

    @property
    def is_muted(self) -> Any:
        return self.hidden

    @is_muted.setter
    def is_muted(self, muted: bool) -> None:
        self.hidden = muted


def test_a_subclass_can_keep_elsewhere_whether_it_is_muted(library: Any) -> None:
    class Muted(MutedElsewhere, library.Signal):  # type: ignore[misc]
        pass

    signal = Muted()
    signal.connect(receive)
    assert len(signal.send()) == 1
    with signal.muted():
        assert signal.hidden
        assert signal.send() == []
    assert not signal.hidden
    signal.hidden = True
    assert signal.send() == []


def test_a_subclass_can_make_a_meta_signal_itself(library: Any) -> None:
    class Telling(library.Signal):  # type: ignore[misc]
        @cached_property
        def receiver_connected(self) -> Any:
            return library.Signal()

    told: list[Any] = []
    signal = Telling()
    signal.receiver_connected.connect(lambda _, /, **payload: told.append(payload), weak=False)
    signal.connect(receive)

    assert len(told) == 1


def test_a_subclass_can_set_attributes_past_the_signal(library: Any) -> None:
    class Plain(library.Signal):  # type: ignore[misc]
        def __setattr__(self, name: str, value: Any) -> None:
            self.__dict__[name] = value

    signal = Plain()
    signal.connect(receive)
    signal.is_muted = True
    assert signal.send() == []
    signal.is_muted = False
    assert len(signal.send()) == 1


@pytest.mark.parametrize("muted", [False, True])
def test_a_signal_is_not_muted_when_it_has_been_made(library: Any, muted: bool) -> None:
    class Early(library.Signal):  # type: ignore[misc]
        def __init__(self) -> None:
            self.is_muted = muted
            super().__init__()

    signal = Early()
    signal.connect(receive)

    assert signal.is_muted is False
    assert len(signal.send()) == 1


def test_an_attribute_that_leads_to_its_function_keeps_nothing_alive(library: Any) -> None:
    def subscribe() -> Any:
        def receive(sender: Any) -> None: ...

        mortal: Any = receive
        signal.connect(mortal)
        signal.send()
        mortal.itself = mortal
        return weakref.ref(mortal)

    signal = library.Signal()
    references = [subscribe() for _ in range(10)]
    signal.send()
    gc.collect()

    assert not any(reference() for reference in references)
    assert not signal.receivers


def test_a_namespace_can_connect_what_it_makes(library: Any) -> None:
    class Connecting(library.Namespace):  # type: ignore[misc]
        def __setitem__(self, name: str, signal: Any) -> None:
            signal.connect(receive)
            sent.append(signal.send())
            super().__setitem__(name, signal)

    sent: list[Any] = []
    Connecting().signal("order-placed")

    assert [len(results) for results in sent] == [1]


class Unhashable(str):
    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]


def test_a_sender_that_cannot_be_filed_is_refused_in_a_finalizer(library: Any) -> None:
    class Finalized:
        def __del__(self) -> None:
            with pytest.raises(TypeError, match="unhashable"):
                signal.connect(receive, Unhashable("shop"))
            refused.append(True)

    class CollectingSet(set[Any]):
        def add(self, key: Any) -> None:
            finalized.clear()
            super().add(key)

    class CollectingSignal(library.Signal):  # type: ignore[misc]
        set_class = CollectingSet

    refused: list[bool] = []
    finalized = [Finalized()]
    signal = library.Signal()
    other = CollectingSignal()
    other.connect(receive)
    signal.connect(receive)

    assert refused == [True]
    assert len(other.send()) == len(signal.send()) == 1
