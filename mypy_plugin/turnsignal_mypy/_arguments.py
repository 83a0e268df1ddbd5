"""Arguments: what those of a send pass, as far as their types tell."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    CallExpr,
    DictExpr,
    Expression,
    StrExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.typeops import make_simplified_union
from mypy.types import (
    Instance,
    LiteralType,
    ProperType,
    TupleType,
    Type,
    TypedDictType,
    UnionType,
    find_unpack_in_list,
    get_proper_type,
)

from ._payload import Payload, mapping_values
from ._send_rules import Argument, KnownMapping

#: Up to how many optional keys of a TypedDict are tried in all combinations.
_MOST_COMBINED: Final = 6

#: Up to how many combinations of the value types of one mapping are tried.
_MOST_COMBINATIONS: Final = 64


def positional_arguments(
    call: CallExpr, api: CheckerPluginInterface, *, is_bound: bool
) -> list[Expression]:
    """List the positional arguments of a send, each item of a ``*tuple`` as one.

    Args:
        call: The call.
        api: The interface of the checker.
        is_bound: Whether it is of a bound method; else the first argument is the signal.
    """
    signal_arguments = 0 if is_bound else 1
    positional: list[Expression] = []
    for value, kind in zip(call.args, call.arg_kinds, strict=True):
        if kind == ARG_POS:
            positional.append(value)
        elif kind == ARG_STAR:
            length = _length(get_proper_type(api.get_expression_type(value)))
            if length is None:
                # It may well be the sender, or empty behind one.
                length = 1 if len(positional) <= signal_arguments else 0
            positional += [value] * length
    return positional[signal_arguments:]


def _length(unpacked: ProperType) -> int | None:
    """Return the number of items of a tuple; None if its type does not tell."""
    if isinstance(unpacked, TupleType) and find_unpack_in_list(unpacked.items) is None:
        return len(unpacked.items)
    return None


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
        _unpacked(value, api, payload) if kind == ARG_STAR2 else Argument(name, value)
        for value, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True)
        if kind in (ARG_NAMED, ARG_STAR2)
    ]


def _unpacked(expression: Expression, api: CheckerPluginInterface, payload: Payload) -> Argument:
    mapping = _known_mapping(expression, api, payload)
    passed = get_proper_type(api.get_expression_type(expression))
    rest = None if mapping else mapping_values(passed)
    return Argument(None, expression, mapping, rest)


def alternatives(arguments: Sequence[Argument]) -> Iterator[list[Argument]]:
    """List what ``**mappings`` may turn out to be, in all combinations.

    That is each TypedDict of a union, with and without each key that it may lack, and a value of
    each type that is possible.
    """
    choices = [
        [argument._replace(mapping=item) for item in _possible_contents(argument.mapping)]
        for argument in arguments
    ]
    for chosen in itertools.product(*choices):
        yield list(chosen)


def _possible_contents(mapping: KnownMapping | None) -> list[KnownMapping | None]:
    if mapping is None:
        return [None]
    mappings = [mapping]
    if isinstance(mapping.type, UnionType):
        items = map(get_proper_type, mapping.type.items)
        mappings = [
            _typed_dict(item, seen_by_mypy=False)
            for item in items
            if isinstance(item, TypedDictType)
        ]
    contents = [content for item in mappings for content in _contents(item)]
    return [narrowed for content in contents for narrowed in _with_each_type(content)]


def _with_each_type(content: KnownMapping) -> Iterator[KnownMapping]:
    """Put each item of a union in its place, in all combinations, if they are not too many."""
    types = [_union_items(value) for value in content.keys.values()]
    if content.seen_by_mypy or math.prod(map(len, types)) > _MOST_COMBINATIONS:
        yield content  # mypy itself takes unions apart
        return
    for chosen in itertools.product(*types):
        yield content._replace(keys=dict(zip(content.keys, chosen, strict=True)))


def _union_items(value: Type) -> Sequence[Type]:
    proper = get_proper_type(value)
    return proper.items if isinstance(proper, UnionType) else [value]


def _contents(mapping: KnownMapping) -> Iterator[KnownMapping]:
    """List what a mapping may hold: the keys that it must have, with some of the others."""
    optional = [key for key in mapping.keys if key not in mapping.required]
    for absent in _combinations(optional):
        keys = {key: value for key, value in mapping.keys.items() if key not in absent}
        seen_by_mypy = mapping.seen_by_mypy and not optional
        yield KnownMapping(mapping.type, keys, keys.keys(), seen_by_mypy, absent)


def _combinations(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """List the subsets of some keys; of many keys only those with, or without, at most one."""
    counts: Iterable[int] = range(len(keys) + 1)
    if len(keys) > _MOST_COMBINED:
        counts = (0, 1, len(keys) - 1, len(keys))
    for count in counts:
        yield from itertools.combinations(keys, count)


def _known_mapping(
    expression: Expression, api: CheckerPluginInterface, payload: Payload
) -> KnownMapping | None:
    passed = get_proper_type(api.get_expression_type(expression))
    if isinstance(expression, DictExpr):
        return _literal(expression, passed, api, payload)
    if isinstance(passed, TypedDictType):
        return _typed_dict(passed, seen_by_mypy=True)
    if isinstance(passed, UnionType):
        return _union(passed)
    return None


def _typed_dict(passed: TypedDictType, *, seen_by_mypy: bool) -> KnownMapping:
    return KnownMapping(passed, passed.items, passed.required_keys, seen_by_mypy)


def _literal(
    expression: DictExpr, passed: ProperType, api: CheckerPluginInterface, payload: Payload
) -> KnownMapping | None:
    """Return the keys of a dict literal, if it tells all of them. The last value of each counts."""
    keys: dict[str, Type] = {}
    required: set[str] = set()
    for key, value in expression.items:
        added = (
            _known_mapping(value, api, payload)
            if key is None
            else _literal_entry(key, value, api, payload)
        )
        if added is None:
            return None
        for name, value_type in added.keys.items():
            is_replaced = name in added.required or name not in keys
            keys[name] = (
                value_type if is_replaced else make_simplified_union([keys[name], value_type])
            )
        required.update(added.required)
    return KnownMapping(passed, keys, required, seen_by_mypy=False)


def _literal_entry(
    key: Expression, value: Expression, api: CheckerPluginInterface, payload: Payload
) -> KnownMapping | None:
    """Return the key of an item of a dict literal, if it is a text that mypy knows."""
    name = _text(key, api)
    if name is None:
        return None
    declared = payload.keys.get(name)
    expected = payload.rest if declared is None else declared.type
    value_type = api.get_expression_type(value, expected)
    return KnownMapping(get_proper_type(value_type), {name: value_type}, [name], seen_by_mypy=False)


def _text(key: Expression, api: CheckerPluginInterface) -> str | None:
    """Return the value of a key: of a string, or of a name that is Final or has a Literal type."""
    if isinstance(key, StrExpr):
        return key.value
    key_type = get_proper_type(api.get_expression_type(key))
    if isinstance(key_type, Instance) and key_type.last_known_value is not None:
        key_type = key_type.last_known_value
    if isinstance(key_type, LiteralType) and isinstance(key_type.value, str):
        return key_type.value
    return None


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
    required: set[str] = set.intersection(*[set(item.required_keys) for item in typed_dicts])
    return KnownMapping(passed, keys, required, seen_by_mypy=False)
