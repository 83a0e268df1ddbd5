"""Overloads: the implementation's own annotations are those of all of them together."""

from __future__ import annotations

import sys
import typing
from types import FunctionType

import typing_extensions


def may_be_overloaded(function: FunctionType) -> bool:
    """Tell whether a function has overloads, as far as Python knows.

    Args:
        function: The function that is called, which is the implementation.
    """
    if typing_extensions.get_overloads(function):
        return True
    # Before Python 3.11, typing.overload registers nothing: it may be used where it is at hand.
    return sys.version_info < (3, 11) and any(
        value is typing.overload or value is typing for value in function.__globals__.values()
    )
