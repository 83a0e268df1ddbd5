"""Marks the methods of the core whose types the typed face declares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def typed_by_face(method: Callable[..., Any]) -> Any:
    """Hide the type of a method; at run time this changes nothing.

    A class with `Signal` among several bases has the face's method and the core's, and a type
    checker compares them. The core knows no declarations, so that only Any is compatible.

    Args:
        method: The method of the core.
    """
    return method
