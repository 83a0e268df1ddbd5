"""Typed signals: blinker's runtime, with senders and payloads that type checkers verify."""

from ._namespace import Namespace, default_namespace, signal
from ._signal import NamedSignal, ReceiverConnected, ReceiverDisconnected, Signal
from ._specification import SpecSignal, define
from ._symbol import ANY

__all__ = [
    "ANY",
    "NamedSignal",
    "Namespace",
    "ReceiverConnected",
    "ReceiverDisconnected",
    "Signal",
    "SpecSignal",
    "default_namespace",
    "define",
    "signal",
]
