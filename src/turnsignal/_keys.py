"""What receivers and senders are filed under."""

from __future__ import annotations

from collections.abc import Hashable
from types import FunctionType, MethodType
from typing import Any, TypeGuard, cast

#: What makes a sender stand for more than its identity. Asked as ``issubclass(type(sender), ...)``,
#: which takes half as long as `isinstance`: that also looks at what a sender says it is.
BY_VALUE = (str, int, MethodType)


def receiver_key(receiver: Any) -> Hashable:
    """Return the key of a receiver: blinker's, which programs find in ``Signal.receivers``."""
    if type(receiver) is FunctionType:
        return id(receiver)
    if isinstance(receiver, MethodType):
        # Every access makes a new bound method, but its two halves stay what they are.
        return id(receiver.__func__), id(receiver.__self__)
    if isinstance(receiver, (str, int)):
        return receiver
    return id(receiver)


def sender_key(sender: Any) -> Hashable:
    """Return the key of a sender; senders of different kinds never share one.

    An int is wrapped, as it could be the identity of some other sender. A str is not wrapped:
    no other key equals it.
    """
    if not issubclass(type(sender), BY_VALUE):
        return id(sender)
    if isinstance(sender, str):
        return sender
    if isinstance(sender, int):
        return (sender,)
    return id(sender.__func__), id(sender.__self__)


def is_by_value(key: Hashable) -> bool:
    """Return whether a sender's key stands for all senders that are equal."""
    return isinstance(key, str) or _is_wrapped(key) or not isinstance(key, (int, tuple))


def blinker_key(key: Hashable) -> Hashable:
    """Return a sender's key as blinker would have it; 0 stays apart, as it stands for ANY."""
    return key[0] if _is_wrapped(key) and key[0] else key


def value_of(key: Hashable) -> Hashable:
    """Return the value that a sender's key stands for, if it stands for one."""
    return key[0] if _is_wrapped(key) else key


def _is_wrapped(key: object) -> TypeGuard[tuple[int]]:
    return isinstance(key, tuple) and len(cast("tuple[object, ...]", key)) == 1
