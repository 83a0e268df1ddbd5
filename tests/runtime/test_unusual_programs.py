"""Things that programs may do to signals, though few do: as with blinker."""

from __future__ import annotations

import gc
import pickle
from collections import UserDict
from functools import partialmethod
from typing import Any
from unittest.mock import Mock, patch

import pytest


def receive(sender: Any) -> str:
    return "received"


def test_a_receiver_that_dies_while_receivers_are_replaced_leaves_nothing_behind(
    library: Any,
) -> None:
    signal = library.Signal()
    mortal = Mock()
    signal.connect(mortal)
    with patch.object(signal, "receivers", {}):
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
