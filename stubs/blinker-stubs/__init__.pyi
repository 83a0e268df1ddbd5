from .base import (
    ANY as ANY,
    NamedSignal as NamedSignal,
    Namespace as Namespace,
    Signal as Signal,
    default_namespace as default_namespace,
    signal as signal,
)

__all__ = ["ANY", "NamedSignal", "Namespace", "Signal", "default_namespace", "signal"]
