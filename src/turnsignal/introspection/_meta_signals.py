"""What the signals declare that signals send about themselves."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from typing import Any

from turnsignal._connectable import Connectable
from turnsignal._signal import ReceiverConnected, ReceiverDisconnected, Signal
from turnsignal._signals import all_signals, attributes_of

_PAYLOADS: Mapping[str, type] = {
    "receiver_connected": ReceiverConnected,
    "receiver_disconnected": ReceiverDisconnected,
}


class MetaSignals:
    """The signals that signals send about themselves, found in one walk through all signals.

    They do not know whose they are. The walk takes milliseconds, and begins when somebody asks.
    """

    def types_of(self, signal: object) -> tuple[Any, Any, Any] | None:
        """Return the types of sender, payload and result; None of a signal of another kind."""
        return self._found.get(id(signal))

    @functools.cached_property
    def _found(self) -> Mapping[int, tuple[Any, Any, Any]]:
        return {
            id(attributes[name]): (_signal_class(signal), payload, Any)
            for signal in all_signals()
            for attributes in [attributes_of(signal)]
            for name, payload in _PAYLOADS.items()
            if name in attributes
        }


def _signal_class(signal: object) -> Any:
    return Signal if isinstance(signal, Connectable) else sys.modules["blinker"].Signal
