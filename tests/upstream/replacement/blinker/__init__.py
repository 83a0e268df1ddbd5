"""turnsignal in blinker's place, for programs that ``import blinker``."""

from turnsignal import ANY, NamedSignal, Namespace, Signal, default_namespace, signal

__all__ = [
    "ANY",
    "NamedSignal",
    "Namespace",
    "Signal",
    "default_namespace",
    "signal",
]
