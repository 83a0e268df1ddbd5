"""turnsignal in the place of ``blinker.base``."""

from turnsignal import ANY, NamedSignal, Namespace, Signal, default_namespace, signal

__all__ = [
    "ANY",
    "NamedSignal",
    "Namespace",
    "Signal",
    "default_namespace",
    "signal",
]
