"""Hypothesis strategies for the values of type hints.

Hypothesis knows most of them. It cannot resolve Any, and does not see the ``NotRequired`` and
``ReadOnly`` of a TypedDict that was defined under ``from __future__ import annotations``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args, get_origin

from hypothesis import strategies as st
from typing_extensions import is_typeddict

from turnsignal.introspection._hints import union_items
from turnsignal.introspection._payloads import Payload, payloads


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a type."""
    return st.one_of(*map(_values_of_item, union_items(hint)))


def _values_of_item(hint: Any) -> st.SearchStrategy[Any]:
    arguments = get_args(hint)
    if hint is Any:
        return st.none() | st.booleans() | st.integers() | st.text()
    if is_typeddict(get_origin(hint) or hint):
        return st.one_of(*map(payload_values, payloads(hint)))
    if not any(map(_needs_care, arguments)):
        return st.from_type(hint)
    match get_origin(hint):
        case origin if origin in (list, Sequence, Iterable):
            return st.lists(values_of(arguments[0]))
        case origin if origin in (dict, Mapping):
            return st.dictionaries(*map(values_of, arguments))
        case origin if origin is tuple and arguments[-1] is Ellipsis:
            return st.lists(values_of(arguments[0])).map(tuple)
        case origin if origin is tuple:
            return st.tuples(*map(values_of, arguments))
        case _:
            return st.from_type(hint)


def payload_values(
    payload: Payload, given: Mapping[str, st.SearchStrategy[Any]] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for what may be sent: keys that are not required come and go.

    Args:
        payload: What one send may carry. Further keys are left out.
        given: Strategies for the values of keys, in the place of those for their types.
    """
    strategies = {
        name: given[name] if given is not None and name in given else values_of(key.type)
        for name, key in payload.keys.items()
    }
    required = {name for name, key in payload.keys.items() if key.required}
    return st.fixed_dictionaries(
        {name: found for name, found in strategies.items() if name in required},
        optional={name: found for name, found in strategies.items() if name not in required},
    )


def _needs_care(hint: Any) -> bool:
    """Tell whether there is anything in a hint that Hypothesis alone does not resolve."""
    return any(
        item is Any
        or is_typeddict(get_origin(item) or item)
        or any(map(_needs_care, get_args(item)))
        for item in union_items(hint)
    )
