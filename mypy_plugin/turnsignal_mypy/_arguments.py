"""Arguments: what the keyword arguments of a send pass, as far as their types tell."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from mypy.nodes import ARG_NAMED, ARG_STAR2, CallExpr, DictExpr, Expression, StrExpr
from mypy.plugin import CheckerPluginInterface
from mypy.typeops import make_simplified_union
from mypy.types import ProperType, Type, TypedDictType, UnionType, get_proper_type

from ._payload import Payload
from ._send_rules import Argument, KnownMapping


def keyword_arguments(
    call: CallExpr, api: CheckerPluginInterface, payload: Payload
) -> list[Argument]:
    """List the keyword arguments of a call.

    Args:
        call: The call.
        api: The interface of the checker.
        payload: The declared payload: the values of a dict literal are inferred with its types.
    """
    return [
        Argument(name, value, _mapping(value, api, payload) if kind == ARG_STAR2 else None)
        for value, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True)
        if kind in (ARG_NAMED, ARG_STAR2)
    ]


def alternatives(arguments: Sequence[Argument]) -> Iterator[list[Argument]]:
    """Put each TypedDict of a ``**union`` in its place, in all combinations."""
    choices = [
        [argument._replace(mapping=item) for item in _items(argument)] for argument in arguments
    ]
    for chosen in itertools.product(*choices):
        yield list(chosen)


def _items(argument: Argument) -> list[KnownMapping | None]:
    passed = None if argument.mapping is None else argument.mapping.type
    if not isinstance(passed, UnionType):
        return [argument.mapping]
    typed_dicts = [get_proper_type(item) for item in passed.items]
    return [
        KnownMapping(item, item.items, item.required_keys, seen_by_mypy=False)
        for item in typed_dicts
        if isinstance(item, TypedDictType)
    ]


def _mapping(
    expression: Expression, api: CheckerPluginInterface, payload: Payload
) -> KnownMapping | None:
    passed = get_proper_type(api.get_expression_type(expression))
    if isinstance(expression, DictExpr):
        return _literal(expression, passed, api, payload)
    if isinstance(passed, TypedDictType):
        return KnownMapping(passed, passed.items, passed.required_keys, seen_by_mypy=True)
    if isinstance(passed, UnionType):
        return _union(passed)
    return None


def _literal(
    expression: DictExpr, passed: ProperType, api: CheckerPluginInterface, payload: Payload
) -> KnownMapping | None:
    """Return the keys of a dict literal that has nothing but strings for keys."""
    keys: dict[str, Type] = {}
    for key, value in expression.items:
        if not isinstance(key, StrExpr):
            return None
        declared = payload.keys.get(key.value)
        expected = payload.rest if declared is None else declared.type
        keys[key.value] = api.get_expression_type(value, expected)
    return KnownMapping(passed, keys, keys.keys(), seen_by_mypy=False)


def _union(passed: UnionType) -> KnownMapping | None:
    """Return the keys of a union of TypedDicts: a key is certain that all of them require."""
    items = [get_proper_type(item) for item in passed.items]
    typed_dicts = [item for item in items if isinstance(item, TypedDictType)]
    if len(typed_dicts) < len(items):
        return None
    names = dict.fromkeys(name for item in typed_dicts for name in item.items)
    keys = {
        name: make_simplified_union(
            [item.items[name] for item in typed_dicts if name in item.items]
        )
        for name in names
    }
    required = set.intersection(*[set(item.required_keys) for item in typed_dicts])
    return KnownMapping(passed, keys, required, seen_by_mypy=False)
