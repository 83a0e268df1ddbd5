"""The signatures of functions, whatever their annotations refer to."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from typing import Any


def signature_of(function: Callable[..., Any], *, follow_wrapped: bool = True) -> inspect.Signature:
    """Return the signature of a callable.

    From Python 3.14 on, `inspect.signature` evaluates annotations, and fails where one names what
    is imported for type checkers alone. Here such a name stays a `~typing.ForwardRef`.

    Args:
        function: The callable.
        follow_wrapped: Whether to return that of the function that this one wraps, if any.

    Raises:
        TypeError: It cannot be called.
        ValueError: Python does not know its signature.
    """
    if sys.version_info >= (3, 14):
        import annotationlib  # noqa: PLC0415  # not there before

        return inspect.signature(
            function,
            follow_wrapped=follow_wrapped,
            annotation_format=annotationlib.Format.FORWARDREF,
        )
    return inspect.signature(function, follow_wrapped=follow_wrapped)
