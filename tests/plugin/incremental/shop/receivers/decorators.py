"""Decorators of receivers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def logged(function: Callable[P, R]) -> Callable[P, R]:
    @wraps(function)
    def log(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    return log


def prefixed(function: Callable[Concatenate[str, P], R]) -> Callable[P, R]:
    @wraps(function)
    def prefix(*args: P.args, **kwargs: P.kwargs) -> R:
        return function("shop", *args, **kwargs)

    return prefix
