"""The error codes of the plugin, for ``# type: ignore[...]`` and ``disable_error_code``."""

from __future__ import annotations

from typing import Final

from mypy.errorcodes import ErrorCode

_CATEGORY: Final = "Turnsignal"

RECEIVER: Final = ErrorCode(
    "signal-receiver", "Check that a receiver accepts the sender and the payload", _CATEGORY
)
SEND: Final = ErrorCode("signal-send", "Check that a send provides the payload", _CATEGORY)
WEAK: Final = ErrorCode(
    "signal-weak", "Check that something keeps a weakly referenced receiver alive", _CATEGORY
)
FORWARD: Final = ErrorCode(
    "signal-forward", "Check that a receiver accepts keys that are added later", _CATEGORY
)
UNDECLARED: Final = ErrorCode("signal-undeclared", "Check that a signal is declared", _CATEGORY)
