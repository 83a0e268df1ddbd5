"""What programs do to signals past the methods, with the same effect as in blinker."""

from __future__ import annotations

import copy
import pickle
import weakref
from typing import Any
from unittest import mock

import pytest


class Sender:
    """Can be weakly referenced."""


def first(sender: Any) -> str:
    return "first"


def second(sender: Any) -> str:
    return "second"


def results(signal: Any, sender: Any = None) -> list[Any]:
    return sorted(result for _, result in signal.send(sender))


def prepared(library: Any) -> Any:
    """Return a signal with two receivers that has been sent."""
    signal = library.Signal()
    signal.connect(first)
    signal.connect(second)
    signal.send()
    return signal


def delete(receivers: dict[Any, Any]) -> None:
    del receivers[id(first)]


def update(receivers: dict[Any, Any]) -> None:
    receivers.update({id(first): lambda sender: "replaced"})


def update_in_place(receivers: dict[Any, Any]) -> None:
    receivers |= {id(first): lambda sender: "replaced"}


def assign(receivers: dict[Any, Any]) -> None:
    receivers[id(first)] = lambda sender: "replaced"


def assign_reference(receivers: dict[Any, Any]) -> None:
    receivers[id(first)] = weakref.ref(second)


def set_default(receivers: dict[Any, Any]) -> None:
    receivers.setdefault(id(first), second)


def pop(receivers: dict[Any, Any]) -> None:
    receivers.pop(id(first))


def pop_unknown(receivers: dict[Any, Any]) -> None:
    receivers.pop("unknown", None)


def pop_item(receivers: dict[Any, Any]) -> None:
    receivers.popitem()


def clear(receivers: dict[Any, Any]) -> None:
    receivers.clear()


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (delete, ["second"]),
        (pop, ["second"]),
        (pop_unknown, ["first", "second"]),
        (pop_item, ["first"]),
        (clear, []),
        (update, ["replaced", "second"]),
        (update_in_place, ["replaced", "second"]),
        (assign, ["replaced", "second"]),
        (assign_reference, ["second", "second"]),
        (set_default, ["first", "second"]),
    ],
)
def test_receivers_can_be_changed(library: Any, change: Any, left: list[str]) -> None:
    signal = prepared(library)
    change(signal.receivers)
    assert results(signal) == left

    for sender in ("shop", Sender()):
        signal = library.Signal()
        signal.connect(first, sender)
        signal.connect(second, sender)
        signal.send(sender)
        change(signal.receivers)
        assert results(signal, sender) == left


@pytest.mark.parametrize("pops", [True, False])
def test_receivers_can_be_changed_in_the_middle_of_a_send(library: Any, pops: bool) -> None:
    called: list[str] = []
    signal = library.Signal()

    def act(name: str, other: Any) -> None:
        called.append(name)
        if pops:
            signal.receivers.pop(id(other))
        else:
            signal.receivers[id(other)] = called.append

    def one(sender: Any) -> None:
        act("one", two)

    def two(sender: Any) -> None:
        act("two", one)

    signal.connect(one)
    signal.connect(two)
    signal.send("sender")

    assert called in ([["one"], ["two"]] if pops else [["one", "sender"], ["two", "sender"]])


def test_connection_of_a_deleted_receiver_returns_with_it(library: Any) -> None:
    signal = prepared(library)
    del signal.receivers[id(first)]

    signal.connect(first, "shop")

    assert results(signal) == ["first", "second"]


def test_connecting_replaces_what_was_assigned(library: Any) -> None:
    signal = prepared(library)
    signal.receivers[id(first)] = lambda sender: "replaced"
    assert results(signal) == ["replaced", "second"]

    signal.connect(first, "market")

    assert results(signal) == ["first", "second"]


def test_receivers_can_be_replaced(library: Any) -> None:
    signal = prepared(library)
    replacement: dict[int, Any] = {id(first): lambda sender: "replaced", id(second): second}

    signal.receivers = replacement
    assert signal.receivers is replacement
    assert results(signal) == ["replaced", "second"]
    replacement.pop(id(second))
    assert results(signal) == ["replaced"]
    replacement.clear()
    assert results(signal) == []
    signal.connect(second)
    assert results(signal) == ["second"]
    assert len(replacement) == 1


def test_receivers_can_be_patched(library: Any) -> None:
    signal = prepared(library)

    with mock.patch.object(signal, "receivers", dict[Any, Any]()):
        assert signal.send() == []
    assert results(signal) == ["first", "second"]


def test_receivers_can_be_patched_within_a_patch(library: Any) -> None:
    signal = prepared(library)

    with mock.patch.object(signal, "receivers", {id(first): first}):
        with mock.patch.object(signal, "receivers", dict[Any, Any]()):
            assert signal.send() == []
        assert results(signal) == ["first"]
    assert results(signal) == ["first", "second"]


def test_receivers_for_can_be_patched_on_a_signal(library: Any) -> None:
    signal = prepared(library)

    with mock.patch.object(signal, "receivers_for", return_value=[first]) as receivers_for:
        assert signal.send("shop") == [(first, "first")]
    receivers_for.assert_called_once_with("shop")
    assert results(signal) == ["first", "second"]

    signal.receivers_for = lambda sender: iter([second])
    assert results(signal) == ["second"]
    del signal.receivers_for
    assert results(signal) == ["first", "second"]


def test_receivers_for_can_be_patched_on_the_class(library: Any) -> None:
    signal = prepared(library)

    with mock.patch.object(library.Signal, "receivers_for", return_value=[first]):
        assert results(signal) == ["first"]
    assert results(signal) == ["first", "second"]


def test_receivers_for_can_be_overridden(library: Any) -> None:
    base: Any = library.Signal

    class Twice(base):  # type: ignore[misc]
        def receivers_for(self, sender: Any) -> Any:
            for receiver in base.receivers_for(self, sender):
                yield from (receiver, receiver)

    signal = Twice()
    signal.connect(first)

    assert results(signal) == ["first", "first"]


@pytest.mark.parametrize("name", ["send", "connect", "disconnect", "has_receivers_for"])
def test_methods_can_be_patched(library: Any, name: str) -> None:
    signal = prepared(library)

    with mock.patch.object(signal, name) as method:
        getattr(signal, name)("shop")
    method.assert_called_once_with("shop")
    with mock.patch.object(signal, "is_muted", new=True):
        assert signal.send() == []
    assert results(signal) == ["first", "second"]


def test_connect_is_what_the_other_ways_of_connecting_call(library: Any) -> None:
    base: Any = library.Signal

    class Recorded(base):  # type: ignore[misc]
        def connect(self, *arguments: Any, **keywords: Any) -> Any:
            calls.append((arguments, keywords))
            return base.connect(self, *arguments, **keywords)

        def disconnect(self, *arguments: Any, **keywords: Any) -> None:
            calls.append((arguments, keywords))
            base.disconnect(self, *arguments, **keywords)

    calls: list[Any] = []
    signal = Recorded()
    signal.connect_via("shop")(first)
    with signal.connected_to(first, "shop"):
        pass

    assert calls == [
        ((first, "shop", False), {}),
        ((first,), {"sender": "shop", "weak": False}),
        ((first,), {}),
    ]


def test_attributes(library: Any) -> None:
    signal = library.Signal()
    signal.note = "anything"

    assert vars(signal)["note"] == "anything"
    del signal.note
    assert not hasattr(signal, "note")
    with pytest.raises(AttributeError):
        del signal.note


def test_multiple_inheritance(library: Any) -> None:
    class Base:
        def __init__(self, note: str) -> None:
            self.note = note

    class Both(library.Signal, Base):  # type: ignore[misc]
        def __init__(self, note: str) -> None:
            library.Signal.__init__(self)
            Base.__init__(self, note)

    signal = Both("note")
    signal.connect(first)
    assert (signal.note, results(signal)) == ("note", ["first"])


def test_signals_can_be_weakly_referenced_hashed_and_compared(library: Any) -> None:
    signal = library.Signal()
    reference = weakref.ref(signal)

    assert {signal: 1}[signal] == 1
    assert signal != library.Signal()
    del signal
    assert reference() is None


def test_copy_shares_the_connections(library: Any) -> None:
    signal = prepared(library)
    signal.note = ["anything"]

    other = copy.copy(signal)
    assert other.note is signal.note
    other.disconnect(first)

    assert results(signal) == results(other) == ["second"]
    other.is_muted = True
    assert not signal.is_muted
    signal.connect(first, "shop")
    other.is_muted = False
    assert results(other, "shop") == ["first", "second"]


def test_deepcopy_has_connections_of_its_own(library: Any) -> None:
    def dies(sender: Any) -> str:
        return "dies"

    shop = Sender()
    signal = library.Signal("doc")
    signal.note = ["anything"]
    signal.connect(first, shop)
    signal.connect(second, weak=False)
    signal.connect(dies, "shop")
    assert results(signal, "shop") == ["dies", "second"]

    other = copy.deepcopy(signal)
    assert other.note == signal.note
    assert other.note is not signal.note
    assert other.__doc__ == "doc"
    assert results(other, shop) == ["first", "second"]
    assert results(other, "shop") == ["dies", "second"]
    other.disconnect(first)
    assert results(signal, shop) == ["first", "second"]
    assert results(other, shop) == ["second"]
    del dies
    assert results(signal, "shop") == results(other, "shop") == ["second"]
    assert len(other.receivers) == 1


def test_deepcopy_with_a_weak_method_fails(library: Any) -> None:
    class Receiver:
        def method(self, sender: Any) -> None: ...

    receiver = Receiver()
    signal = library.Signal()
    signal.connect(receiver.method)

    with pytest.raises(TypeError, match="cannot pickle"):
        copy.deepcopy(signal)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(library: Any, protocol: int) -> None:
    signal = library.NamedSignal("order-placed", "doc")
    signal.note = "anything"
    signal.is_muted = True
    sender = object()
    signal.connect(first, weak=False)
    signal.connect(second, "shop", weak=False)
    signal.connect(second, sender, weak=False)

    other = pickle.loads(pickle.dumps(signal, protocol))  # noqa: S301  # our own

    assert (other.name, other.__doc__, other.note) == ("order-placed", "doc", "anything")
    assert other.is_muted
    other.is_muted = False
    assert results(other) == ["first"]
    assert results(other, "shop") == results(other, sender) == ["first", "second"]
    other.disconnect(first)
    assert results(other) == []


def test_signal_with_a_weak_receiver_cannot_be_pickled(library: Any) -> None:
    signal = library.Signal()
    signal.connect(first)

    with pytest.raises(TypeError, match="cannot pickle"):
        pickle.dumps(signal)
