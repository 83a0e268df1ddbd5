"""Whether the types of values are checked: only where typeguard is installed."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable
from typing import Any, TypeAlias

from ._misfit import Misfit, misfit_of

#: Says where a value is not of a type; returns None if it is.
ValueCheck: TypeAlias = Callable[[Any, Any], Misfit | None]

_NOT_INSTALLED = (
    "typeguard is not installed, so that the types of senders and of the values of payloads are not"
    " checked, only their keys: install turnsignal[testing], or pass values=False"
)


class ValuesNotCheckedWarning(UserWarning):
    """The types of values cannot be checked, as typeguard is not installed.

    .. versionadded:: 0.1
    """


def value_check(wanted: bool | None) -> ValueCheck:
    """Return what says where a value is not of a type.

    Args:
        wanted: Whether values are to be checked: True raises an error and None warns if they
            cannot be.

    Raises:
        ImportError: They should be, but typeguard is not installed.
    """
    if wanted is False:
        return _anything
    if importlib.util.find_spec("typeguard") is not None:
        return misfit_of
    if wanted:
        raise ImportError(_NOT_INSTALLED, name="typeguard")
    warnings.warn(_NOT_INSTALLED, ValuesNotCheckedWarning, stacklevel=4)
    return _anything


def _anything(_value: Any, _hint: Any) -> None:
    return None
