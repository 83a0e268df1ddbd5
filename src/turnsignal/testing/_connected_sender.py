"""The senders that a receiver is called with, if it is connected to one of them."""

from __future__ import annotations

import sys
from typing import Any, get_args

from turnsignal._signals import is_any
from turnsignal.introspection._hints import is_literal, union_items, union_of

from ._fit import fits


def sender_type(declared: Any, sender: object) -> Any:
    """Return the type of the senders that a receiver is called with.

    Args:
        declared: The sender type that the signal declares.
        sender: The sender that the receiver is connected to; ANY for all.
    """
    if is_any(sender):
        return declared
    if _stands_for_another(sender):
        return Any
    for base in (str, int):
        if issubclass(type(sender), base):
            # Those that are equal are received from as well: from "red", and from an enum's "red".
            return base if fits(base, declared) else _equal_values(declared, sender, base)
    return type(sender)


def _stands_for_another(sender: object) -> bool:
    """Tell whether this is a mock, or a proxy, which is not of the class that it says it is of."""
    mock = sys.modules.get("unittest.mock")
    if mock is not None and issubclass(type(sender), mock.NonCallableMock):
        return True
    try:
        return sender.__class__ is not type(sender)
    except Exception:  # noqa: BLE001  # of a lazy object, which is set up only when it is needed
        return True


def _equal_values(declared: Any, sender: Any, base: type) -> Any:
    """Take those values from a declared type that cannot be equal to a sender.

    Args:
        declared: The type.
        sender: The sender.
        base: What it is compared as, a str or an int.
    """
    items = [
        item
        for item in union_items(declared)
        if (get_args(item)[0] == sender if is_literal(item) else fits(item, base))
    ]
    return union_of(items) if items else declared
