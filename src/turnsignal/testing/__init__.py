"""Helpers for tests of code that sends and receives signals.

All of them work for the signals of turnsignal and of blinker, Flask's included, and with any test
runner. With pytest there are fixtures besides, which need no configuration.
"""

from ._capture import Capture, capture
from ._checking import SignalTypeError, checked
from ._fixtures import CaptureSignal, CheckSignals, MuteSignals
from ._isolation import isolated
from ._muting import muted
from ._sent import Sent
from ._values import ValuesNotCheckedWarning

__all__ = [
    "Capture",
    "CaptureSignal",
    "CheckSignals",
    "MuteSignals",
    "Sent",
    "SignalTypeError",
    "ValuesNotCheckedWarning",
    "capture",
    "checked",
    "isolated",
    "muted",
]
