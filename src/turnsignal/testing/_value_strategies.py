"""Hypothesis strategies for the values of type hints.

Hypothesis knows most of them. It cannot resolve Any, and does not see the ``NotRequired`` and
``ReadOnly`` of a TypedDict that was defined under ``from __future__ import annotations``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, MutableMapping, MutableSequence, Sequence
from typing import Any, ForwardRef, get_args, get_origin

from hypothesis import strategies as st
from typing_extensions import is_typeddict

from turnsignal._written_hints import written
from turnsignal.introspection._hints import STANDARD, parts, rebuilt, union_items, union_of
from turnsignal.introspection._payloads import Payload, payloads

#: What stands for Any, and for object, whose values would be anything that Hypothesis can make.
_ANYTHING = union_of([type(None), bool, int, str])

_LISTS = (list, Sequence, MutableSequence, Iterable)
_DICTIONARIES = (dict, Mapping, MutableMapping)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a type."""
    if not _has_typed_dict(hint):
        return st.from_type(_without_any(hint))
    return st.one_of(*map(_values_of_item, union_items(hint)))


def _values_of_item(hint: Any) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(origin or hint):
        return _values_of_typed_dict(hint)
    if not arguments or not any(map(_has_typed_dict, arguments)):
        return st.from_type(_without_any(hint))
    if origin in _LISTS:
        return st.lists(values_of(arguments[0]))
    if origin in _DICTIONARIES:
        return st.dictionaries(*map(values_of, arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values_of(arguments[0])).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, arguments))
    return st.from_type(_without_any(hint))


def _values_of_typed_dict(hint: Any) -> st.SearchStrategy[Any]:
    try:
        return _deferred(hint)
    except TypeError:  # it cannot be hashed
        return _deferred.__wrapped__(hint)


@functools.lru_cache(maxsize=256)
def _deferred(hint: Any) -> st.SearchStrategy[Any]:
    # The same each time, as a TypedDict may be made of itself.
    return st.deferred(lambda: st.one_of(*map(payload_values, payloads(hint))))


def payload_values(
    payload: Payload, given: Mapping[str, st.SearchStrategy[Any]] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for what may be sent: keys that are not required come and go.

    Args:
        payload: What one send may carry. Further keys are left out.
        given: Strategies for the values of keys, in the place of those for their types.

    Raises:
        ValueError: The type of a key is not known when the program runs.
    """
    strategies: dict[str, st.SearchStrategy[Any]] = {}
    for name, key in payload.keys.items():
        if given is not None and name in given:
            strategies[name] = given[name]
        elif _is_unknown(key.type):
            raise ValueError(
                f'payload key "{name}" has a type that is not known when the program runs,'
                f" {written(key.type)}: give a strategy for it, {name}=..."
            )
        else:
            strategies[name] = values_of(key.type)
    required = {name for name, key in payload.keys.items() if key.required}
    return st.fixed_dictionaries(
        {name: found for name, found in strategies.items() if name in required},
        optional={name: found for name, found in strategies.items() if name not in required},
    )


def _has_typed_dict(hint: Any) -> bool:
    return any(is_typeddict(get_origin(part) or part) for part in parts(hint))


def _is_unknown(hint: Any) -> bool:
    """Tell whether there is anything in a hint that could not be evaluated."""
    return any(isinstance(part, ForwardRef) for part in parts(hint))


def _without_any(hint: Any) -> Any:
    """Put types that Hypothesis resolves in the place of Any, wherever it is in a hint."""
    if hint in (Any, object):
        return _ANYTHING
    # Others' classes, as an array of NumPy, make what they like of their arguments.
    is_standard = getattr(get_origin(hint), "__module__", None) in STANDARD
    return rebuilt(hint, _without_any) if is_standard else hint
