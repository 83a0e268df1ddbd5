"""Whether a value is of a type: typeguard, where it is installed, is asked."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable
from typing import Any, ForwardRef, TypeAlias

#: Says why a value is not of a type; returns None if it is.
Misfit: TypeAlias = Callable[[Any, Any], str | None]

_NOT_INSTALLED = (
    "typeguard is not installed, so that the types of senders and of the values of payloads are not"
    " checked, only their keys: install turnsignal[testing], or pass values=False"
)


class ValuesNotCheckedWarning(UserWarning):
    """The types of values cannot be checked, as typeguard is not installed.

    .. versionadded:: 0.1
    """


def value_check(wanted: bool | None) -> Misfit:
    """Return what says why a value is not of a type.

    Args:
        wanted: Whether values are to be checked: True raises an error and None warns if they
            cannot be.

    Raises:
        ImportError: They should be, but typeguard is not installed.
    """
    if wanted is False:
        return _anything
    if importlib.util.find_spec("typeguard") is not None:
        return _typeguards()
    if wanted:
        raise ImportError(_NOT_INSTALLED, name="typeguard")
    warnings.warn(_NOT_INSTALLED, ValuesNotCheckedWarning, stacklevel=4)
    return _anything


def _anything(_value: Any, _hint: Any) -> None:
    return None


def _typeguards() -> Misfit:
    import typeguard  # noqa: PLC0415  # optional

    def misfit(value: Any, hint: Any) -> str | None:
        if isinstance(hint, ForwardRef):
            return None
        try:
            typeguard.check_type(
                value,
                hint,
                # What cannot be looked up, such as what only type checkers import, is not checked.
                forward_ref_policy=typeguard.ForwardRefPolicy.IGNORE,
                collection_check_strategy=typeguard.CollectionCheckStrategy.ALL_ITEMS,
            )
        except typeguard.TypeCheckError as error:
            return str(error)
        except Exception:  # noqa: BLE001  # of a hint in a hint that cannot be evaluated
            return None
        return None

    return misfit
