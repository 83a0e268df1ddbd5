"""Whether a value is of a type: typeguard, where it is installed, is asked."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Mapping
from typing import Any, ForwardRef, TypeAlias, cast, get_origin

from typing_extensions import is_typeddict

from turnsignal.introspection._hints import is_alias, is_recursive, parts, rebuilt, unaliased
from turnsignal.introspection._payloads import payloads

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
        hint = unaliased(hint)
        # A reference would be looked up among the names of this module.
        if any(isinstance(part, ForwardRef) for part in parts(hint)):
            return None
        if is_typeddict(get_origin(hint) or hint) and isinstance(value, dict):
            return _misfit_of_payload(cast("dict[str, Any]", value), hint, misfit)
        try:
            typeguard.check_type(
                value,
                _without_typed_dicts(hint),
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


def _misfit_of_payload(value: Mapping[str, Any], typed_dict: Any, misfit: Misfit) -> str | None:
    """Say why a dict is not of a TypedDict's type; as one of a subclass, it may have more keys."""
    [payload] = payloads(typed_dict)
    for name, key in payload.keys.items():
        if name not in value:
            if key.required:
                return f'key "{name}" is missing'
        elif why := misfit(value[name], key.type):
            return f'value of key "{name}": {why}'
    return None


def _without_typed_dicts(hint: Any) -> Any:
    """Put dict in the place of TypedDicts, of which typeguard accepts no subclasses."""
    hint = unaliased(hint) if is_alias(hint) and not is_recursive(hint) else hint
    if is_typeddict(get_origin(hint) or hint):
        return dict
    return rebuilt(hint, _without_typed_dicts)
