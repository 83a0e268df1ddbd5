"""Hypothesis strategies for the values of type hints.

Hypothesis knows most of them. It cannot resolve Any, nor the strings that old-style type aliases
stand for, and does not see the ``NotRequired`` and ``ReadOnly`` of a TypedDict that was defined
under ``from __future__ import annotations``.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Iterable, Mapping, MutableMapping, MutableSequence, Sequence
from typing import Any, ForwardRef, get_args, get_origin

from hypothesis import find, settings, strategies as st
from hypothesis.errors import SmallSearchSpaceWarning
from typing_extensions import is_protocol, is_typeddict

from turnsignal._written_hints import written
from turnsignal.introspection._hints import (
    STANDARD,
    has_string_value,
    is_alias,
    is_recursive,
    parts,
    rebuilt,
    unaliased,
    union_items,
    union_of,
)
from turnsignal.introspection._payloads import Payload, payloads

#: What stands for Any, and for object, whose values would be anything that Hypothesis can make.
_ANYTHING = union_of([type(None), bool, int, str])

_LISTS = (list, Sequence, MutableSequence, Iterable)
_DICTIONARIES = (dict, Mapping, MutableMapping)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a type."""
    if not _has_what_hypothesis_misses(hint):
        return st.from_type(_without_any(hint))
    if is_alias(hint):
        return _once(_values_of_items, hint)
    return _values_of_items(hint)


def _values_of_items(hint: Any) -> st.SearchStrategy[Any]:
    return st.one_of(*map(_values_of_item, union_items(hint)))


def _values_of_item(hint: Any) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(origin or hint):
        return _once(_values_of_typed_dict, hint)
    if not arguments or not any(map(_has_what_hypothesis_misses, arguments)):
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
    return st.one_of(*map(payload_values, payloads(hint)))


def _once(
    strategy_for: Callable[[Any], st.SearchStrategy[Any]], hint: Any
) -> st.SearchStrategy[Any]:
    """Return a strategy that is the same each time, as a type may be made of itself."""
    try:
        return _deferred(strategy_for, hint)
    except TypeError:  # it cannot be hashed
        return _deferred.__wrapped__(strategy_for, hint)


@functools.lru_cache(maxsize=256)
def _deferred(
    strategy_for: Callable[[Any], st.SearchStrategy[Any]], hint: Any
) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: strategy_for(hint))


def payload_values(
    payload: Payload, given: Mapping[str, st.SearchStrategy[Any]] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for what may be sent: keys that are not required come and go.

    Args:
        payload: What one send may carry. Further keys are left out.
        given: Strategies for the values of keys, in the place of those for their types.

    Raises:
        ValueError: Nobody knows how to make the values of a key.
    """
    strategies: dict[str, st.SearchStrategy[Any]] = {}
    for name, key in payload.keys.items():
        if given is not None and name in given:
            strategies[name] = given[name]
        elif (why := why_without_values(key.type)) is not None:
            raise ValueError(
                f'payload key "{name}" has a type that {why}: give a strategy for it, {name}=...'
            )
        else:
            strategies[name] = values_of(key.type)
    required = {name for name, key in payload.keys.items() if key.required}
    return st.fixed_dictionaries(
        {name: found for name, found in strategies.items() if name in required},
        optional={name: found for name, found in strategies.items() if name not in required},
    )


def why_without_values(hint: Any) -> str | None:
    """Say why nobody knows how to make the values of a type; None if somebody may."""
    found = list(parts(hint))
    if any(isinstance(part, ForwardRef) for part in found):
        return f"is not known when the program runs, {written(hint)}"
    protocols = [part for part in found if is_protocol(get_origin(part) or part)]
    if not all(map(_can_be_made, protocols)):
        return f"Hypothesis cannot make values of, {written(hint)}"
    return None


def _can_be_made(protocol: Any) -> bool:
    """Tell whether Hypothesis makes values of a protocol, as it does of standard ones."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SmallSearchSpaceWarning)
            find(st.from_type(protocol), lambda _: True, settings=settings(database=None))
    except TypeError:
        return False
    return True


def _has_what_hypothesis_misses(hint: Any) -> bool:
    found = list(parts(hint))
    return any(is_typeddict(get_origin(part) or part) for part in found) or any(
        map(has_string_value, [hint, *(inner for part in found for inner in get_args(part))])
    )


def _without_any(hint: Any) -> Any:
    """Put types that Hypothesis resolves in the place of others, wherever they are in a hint."""
    if hint in (Any, object):
        return _ANYTHING
    if has_string_value(hint) and not is_recursive(hint):
        return _without_any(unaliased(hint))
    # Others' classes, as an array of NumPy, make what they like of their arguments.
    is_standard = getattr(get_origin(hint), "__module__", None) in STANDARD
    return rebuilt(hint, _without_any) if is_standard else hint
