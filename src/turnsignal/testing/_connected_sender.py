"""The senders that a receiver is called with, if it is connected to one of them."""

from __future__ import annotations

from typing import Any, get_args

from turnsignal._signals import is_any
from turnsignal.introspection._hints import is_literal, union_items, union_of

from ._fit import fits
from ._stand_ins import stands_for_another


def sender_type(declared: Any, sender: object) -> Any:
    """Return the type of the senders that a receiver is called with.

    Args:
        declared: The sender type that the signal declares.
        sender: The sender that the receiver is connected to; ANY for all.
    """
    if is_any(sender):
        return declared
    if stands_for_another(sender):
        return Any
    for base in (str, int):
        if issubclass(type(sender), base):
            # Those that are equal are received from as well: from "red", and from an enum's "red".
            return base if fits(base, declared) else _equal_values(declared, sender, base)
    return type(sender)


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
