"""Payloads at run time: which keys a send may have, from the type that a signal declares."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from inspect import Signature
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

import typing_extensions
from typing_extensions import NotRequired, Required, is_typeddict

from ._evaluation import evaluated, typed_dict_annotations
from ._hints import (
    is_unpacked,
    lazily,
    parameters_of,
    qualifiers,
    substituted,
    union_items,
    union_of,
)
from ._scopes import names_around


class Key(NamedTuple):
    """A key of a payload.

    .. versionadded:: 0.1
    """

    #: The type of its values.
    type: Any
    #: Whether every send has to have it.
    required: bool


class Payload(NamedTuple):
    """What one send may carry: keys by name, and perhaps further keys.

    .. versionadded:: 0.1
    """

    #: The keys by their names.
    keys: Mapping[str, Key]
    #: The type of keys that are not listed; None if there are none.
    rest: Any = None
    #: False where the declaration tells nothing, so that anything goes.
    known: bool = True


_UNKNOWN = Payload({}, known=False)

#: What a TypedDict says if it has no further keys, or does not say whether.
_NO_EXTRA_ITEMS = (
    None,
    *[
        getattr(module, name)
        for module in (typing, typing_extensions)
        for name in ("Never", "NoExtraItems")
        if hasattr(module, name)
    ],
)


def payloads(declared: Any) -> tuple[Payload, ...]:
    """List the payloads that a declared type allows: one, but for a union."""
    return tuple(map(_payload, union_items(declared)))


def merged(possible: Iterable[Payload]) -> Payload:
    """Return one payload that covers several: a receiver that takes it takes each of them."""
    possible = list(possible)
    if len(possible) == 1:
        return possible[0]
    names = dict.fromkeys(name for payload in possible for name in payload.keys)
    keys: dict[str, Key] = {}
    for name in names:
        found = [payload.keys[name] for payload in possible if name in payload.keys]
        is_required = len(found) == len(possible) and all(key.required for key in found)
        keys[name] = Key(union_of([key.type for key in found]), is_required)
    further = [payload.rest for payload in possible if payload.rest is not None]
    rest = union_of(further) if further else None
    return Payload(keys, rest, known=all(payload.known for payload in possible))


def _payload(declared: Any) -> Payload:
    if isinstance(declared, TypeVar):
        bound = lazily(declared, "__bound__", None)
        return _UNKNOWN if bound is None else merged(payloads(bound))
    typed_dict = get_origin(declared) or declared
    if is_typeddict(typed_dict):
        return _typed_dict_payload(typed_dict, get_args(declared))
    if isinstance(typed_dict, type) and issubclass(typed_dict, Mapping):
        arguments = get_args(declared)
        return Payload({}, rest=arguments[1]) if len(arguments) == 2 else _UNKNOWN
    return _UNKNOWN


def _typed_dict_payload(typed_dict: Any, arguments: tuple[Any, ...]) -> Payload:
    variables = dict(zip(parameters_of(typed_dict), arguments, strict=False))
    keys: dict[str, Key] = {}
    for name, annotation in _typed_dict_hints(typed_dict).items():
        hint, found = qualifiers(annotation)
        # Under ``from __future__ import annotations`` the class does not know its qualifiers.
        is_required = name in typed_dict.__required_keys__
        if found & {Required, NotRequired}:
            is_required = Required in found
        keys[name] = Key(substituted(hint, variables), is_required)
    extra = getattr(typed_dict, "__extra_items__", None)
    return Payload(keys, None if extra in _NO_EXTRA_ITEMS else substituted(extra, variables))


def _typed_dict_hints(typed_dict: Any) -> dict[str, Any]:
    """Return the hints of the keys of a TypedDict, with their qualifiers."""
    hints: dict[str, Any] = {}
    inherited: dict[str, Any] = {}
    for base in getattr(typed_dict, "__orig_bases__", ()):
        origin = get_origin(base) or base
        # The class TypedDict itself is a base as well.
        if is_typeddict(origin):
            variables = dict(zip(parameters_of(origin), get_args(base), strict=False))
            inherited |= typed_dict_annotations(origin)
            hints |= {
                name: substituted(hint, variables)
                for name, hint in _typed_dict_hints(origin).items()
            }
    for name, annotation in typed_dict_annotations(typed_dict).items():
        if name not in inherited or inherited[name] is not annotation:
            # Where bases are not known, in Python 3.10 and 3.11, the annotation knows its module.
            module = getattr(annotation, "__forward_module__", None)
            hints[name] = evaluated(annotation, names_around(typed_dict, module))
    return hints


def specified_payload(signature: Signature, hints: Mapping[str, Any]) -> Payload:
    """Return what a specification function declares to be sent.

    Args:
        signature: The signature of the function.
        hints: The hints of its parameters, by their names.
    """
    _, *parameters = signature.parameters.values()
    keys: dict[str, Key] = {}
    rest: Any = None
    for parameter in parameters:
        hint = hints[parameter.name]
        if parameter.kind is not parameter.VAR_KEYWORD:
            keys[parameter.name] = Key(hint, parameter.default is parameter.empty)
        elif is_unpacked(hint):
            unpacked = merged(payloads(get_args(hint)[0]))
            keys |= unpacked.keys
            rest = unpacked.rest if unpacked.known else Any
        else:
            rest = hint
    return Payload(keys, rest)
