"""Payloads: which keys a send can pass, from the type that a signal declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mypy.erasetype import erase_typevars
from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ARG_NAMED, ARG_NAMED_OPT, ARG_STAR, ARG_STAR2, ArgKind
from mypy.typeops import make_simplified_union
from mypy.types import (
    Instance,
    Parameters,
    ProperType,
    Type,
    TypedDictType,
    TypeVarType,
    UnionType,
    UnpackType,
    get_proper_type,
)


class Key(NamedTuple):
    """A key of a payload."""

    type: Type
    required: bool


class Payload(NamedTuple):
    """What one send can pass: keys by name, and perhaps values under further names."""

    keys: Mapping[str, Key]
    #: The type of values under names that are not listed; None if there are none.
    rest: Type | None = None
    #: False where the declaration tells nothing: anything goes then.
    known: bool = True

    def parameters(self) -> Iterator[tuple[Type, ArgKind, str | None]]:
        """List the parameters that take exactly this payload: type, kind and name of each."""
        for name, key in self.keys.items():
            yield key.type, ARG_NAMED if key.required else ARG_NAMED_OPT, name
        if self.rest is not None:
            yield self.rest, ARG_STAR2, None


_UNKNOWN = Payload({}, known=False)


def payloads(declared: Type, open_type: Type) -> list[Payload]:
    """List the payloads that a declared type allows: one, but for a union.

    Args:
        declared: The type argument of a signal: a TypedDict, the parameters of a specification
            function, a mapping, a type variable, a union of such, or Any.
        open_type: The type of the keys that a type variable leaves open.
    """
    declared = get_proper_type(declared)
    if isinstance(declared, UnionType):
        return [payload for item in declared.items for payload in payloads(item, open_type)]
    if isinstance(declared, TypeVarType):
        return [
            payload._replace(rest=payload.rest or open_type) if payload.known else payload
            for payload in payloads(declared.upper_bound, open_type)
        ]
    if isinstance(declared, TypedDictType):
        return [Payload(_sorted(_typed_dict_keys(declared)))]
    if isinstance(declared, Parameters):
        return [_specified(declared)]
    values = mapping_values(declared)
    return [_UNKNOWN if values is None else Payload({}, rest=values)]


def mapping_values(mapping: ProperType) -> Type | None:
    """Return the type of the values of a mapping; None if a type is no mapping's."""
    if isinstance(mapping, Instance):
        for base in mapping.type.mro:
            if base.fullname == "typing.Mapping":
                return map_instance_to_supertype(mapping, base).args[1]
    return None


def merged(possible: Sequence[Payload]) -> Payload:
    """Return one payload that covers several: a receiver that takes it takes each of them."""
    if len(possible) == 1:
        return possible[0]
    names = {name for payload in possible for name in payload.keys}
    keys = {name: [p.keys[name] for p in possible if name in p.keys] for name in names}
    merged_keys = {
        name: Key(
            make_simplified_union([key.type for key in found]),
            required=len(found) == len(possible) and all(key.required for key in found),
        )
        for name, found in keys.items()
    }
    further = [payload.rest for payload in possible if payload.rest is not None]
    return Payload(
        _sorted(merged_keys.items()),
        make_simplified_union(further) if further else None,
        known=all(payload.known for payload in possible),
    )


def _typed_dict_keys(typed_dict: TypedDictType) -> Iterable[tuple[str, Key]]:
    for name, value_type in typed_dict.items.items():
        yield name, Key(value_type, required=name in typed_dict.required_keys)


def _specified(parameters: Parameters) -> Payload:
    """Read the parameters of a specification function, without the sender."""
    if _is_unspecified(parameters):
        return _UNKNOWN
    keys: dict[str, Key] = {}
    rest: Type | None = None
    for declared, kind, name in zip(
        parameters.arg_types, parameters.arg_kinds, parameters.arg_names, strict=True
    ):
        # The function's own type variables: what stands for them in a send is not known here.
        parameter_type = erase_typevars(declared)
        if kind == ARG_STAR2:
            unpacked = get_proper_type(parameter_type)
            if isinstance(unpacked, UnpackType):
                unpacked = get_proper_type(unpacked.type)
            if isinstance(unpacked, TypedDictType):
                keys |= _typed_dict_keys(unpacked)
            else:
                rest = parameter_type
        elif name is not None:
            keys[name] = Key(parameter_type, required=kind.is_required())
    return Payload(_sorted(keys.items()), rest)


def _is_unspecified(parameters: Parameters) -> bool:
    """Tell whether the parameters are ``...``, given or by default."""
    # A default comes as (*Any, **Any). No specification function has *args itself.
    return parameters.is_ellipsis_args or ARG_STAR in parameters.arg_kinds


def _sorted(keys: Iterable[tuple[str, Key]]) -> dict[str, Key]:
    """Put required keys first, each group in alphabetical order.

    Not in the order of declaration: mypy's cache loses it, and a message must not depend on
    whether the cache was warm.
    """
    return dict(sorted(keys, key=lambda item: (not item[1].required, item[0])))
