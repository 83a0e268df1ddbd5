"""Type hints at run time: what they are made of."""

from __future__ import annotations

import functools
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, ForwardRef, Literal, TypeVar, Union, get_args, get_origin

import typing_extensions
from typing_extensions import TypeAliasType, Unpack

#: What a hint may be wrapped in that says nothing about the values.
QUALIFIERS: Mapping[str, Any] = {
    name: getattr(typing_extensions, name)
    for name in ("Annotated", "Required", "NotRequired", "ReadOnly", "Final", "ClassVar")
}

#: Modules whose generic types have types for arguments.
STANDARD = frozenset(
    {"builtins", "collections", "collections.abc", "types", "typing", "typing_extensions"}
)

_UNIONS = (Union, types.UnionType)

_TYPING = sys.modules["typing"]

#: In Python 3.12 and 3.13, that of typing_extensions is another.
_ALIASES = (TypeAliasType, getattr(_TYPING, "TypeAliasType", TypeAliasType))


@functools.lru_cache(maxsize=1024)
def unresolved(annotation: str) -> Any:
    """Return what stands for a type that is not known; Any if it is no expression."""
    try:
        return ForwardRef(annotation, is_class=True)
    except SyntaxError:
        return Any


def standard(hint: Any) -> Any:
    """Return what typing has in the place of what typing_extensions has, in Python 3.10."""
    return Any if hint is typing_extensions.Any else hint


def lazily(owner: Any, attribute: str, default: Any) -> Any:
    """Return an attribute that Python evaluates when it is asked for.

    Args:
        owner: A type variable, or a type alias.
        attribute: The name of the attribute.
        default: What to return if it cannot be evaluated, as where it names what only type
            checkers import.
    """
    try:
        return getattr(owner, attribute)
    except Exception:  # noqa: BLE001  # of anything that stands there
        return default


def qualifiers(hint: Any) -> tuple[Any, set[Any]]:
    """Return a hint without its qualifiers, such as ``NotRequired``, and these.

    What ``Annotated`` notes stays.
    """
    found: set[Any] = set()
    notes: tuple[Any, ...] = ()
    while get_origin(hint) in QUALIFIERS.values():
        found.add(get_origin(hint))
        hint, *more = get_args(hint)
        notes = tuple(more) + notes  # Python 3.10 has no such star
    annotated: Any = Annotated
    arguments = (hint, *notes)
    return annotated[arguments] if notes else hint, found


def _unqualified(hint: Any) -> Any:
    while get_origin(hint) in QUALIFIERS.values():
        hint = get_args(hint)[0]
    return hint


def is_alias(hint: Any) -> bool:
    """Tell whether a hint is a type alias, or one with type arguments."""
    return isinstance(hint, _ALIASES) or isinstance(get_origin(hint), _ALIASES)


def unaliased(hint: Any) -> Any:
    """Return what a type alias stands for, and any other hint as it is, without qualifiers."""
    hint = _unqualified(hint)
    while is_alias(hint):
        alias = get_origin(hint) or hint
        variables = dict(zip(alias.__type_params__, get_args(hint), strict=False))
        hint = _unqualified(substituted(_value_of(alias), variables))
    return type(None) if hint is None else standard(hint)


def has_string_value(hint: Any) -> bool:
    """Tell whether a hint is a type alias that stands for a string: ``TypeAliasType("A", "B")``."""
    return is_alias(hint) and isinstance(lazily(get_origin(hint) or hint, "__value__", Any), str)


def _value_of(alias: Any) -> Any:
    value = lazily(alias, "__value__", Any)
    if not isinstance(value, str):
        return value
    try:
        return _value_of_string(alias)
    except LookupError:
        return unresolved(value)


@functools.lru_cache(maxsize=1024)
def _value_of_string(alias: Any) -> Any:
    """Return what the string stands for that is the value of a type alias.

    Raises:
        LookupError: It names what is not there, or not yet.
    """
    # They know this module.
    from ._evaluation import evaluated  # noqa: PLC0415
    from ._scopes import names_of_module  # noqa: PLC0415

    variables = {variable.__name__: variable for variable in alias.__type_params__}
    found = evaluated(alias.__value__, {**names_of_module(alias.__module__), **variables})
    if isinstance(found, ForwardRef):
        raise LookupError(found.__forward_arg__)  # noqa: TRY004  # of a name
    return found


def union_items(hint: Any) -> tuple[Any, ...]:
    """Return the items of a union; of any other hint, the hint alone.

    A `~typing.Literal` of several values is a union of their literals.
    """
    hint = unaliased(hint)
    if get_origin(hint) in _UNIONS:
        return tuple(item for part in get_args(hint) for item in union_items(part))
    if is_literal(hint):
        literal: Any = Literal
        return tuple(literal[value] for value in get_args(hint))
    return (hint,)


def union_of(hints: Sequence[Any]) -> Any:
    """Return the union of hints."""
    union: Any = Union
    try:
        return union[tuple(hints)]
    except TypeError:  # of what cannot be hashed: Annotated[int, {"ge": 1}]
        return hints[0] if len(hints) == 1 else Any


def is_literal(hint: Any) -> bool:
    """Tell whether a hint is ``Literal[...]``."""
    # Of typing_extensions it is another in Python 3.10.0.
    return get_origin(hint) in (Literal, typing_extensions.Literal)


def is_unpacked(hint: Any) -> bool:
    """Tell whether a hint is ``Unpack[...]``."""
    return get_origin(hint) in (Unpack, getattr(_TYPING, "Unpack", Unpack))


def parameters_of(generic: Any) -> tuple[Any, ...]:
    """Return the type variables of a generic class."""
    found: tuple[Any, ...] = getattr(generic, "__parameters__", ())
    return found


def substituted(hint: Any, variables: Mapping[Any, Any]) -> Any:
    """Put types in the place of the type variables of a hint."""
    if isinstance(hint, TypeVar):
        return variables.get(hint, hint)
    parameters = getattr(hint, "__parameters__", ())
    # A generic class alone has parameters as well. To Python 3.10, list[T] is a class too.
    if not parameters or get_origin(hint) is None:
        return hint
    if not all(isinstance(parameter, TypeVar) for parameter in parameters):
        return Any  # a ParamSpec, or a TypeVarTuple
    return hint[tuple(variables.get(parameter, Any) for parameter in parameters)]


def is_recursive(hint: Any) -> bool:
    """Tell whether a type alias is made of itself."""
    alias = get_origin(hint) or hint
    inner = parts(_value_of(alias))
    return any(argument is alias for part in inner for argument in get_args(part))


def parts(hint: Any) -> Iterator[Any]:
    """Yield all hints that a hint is made of, itself included, but for what TypedDicts hold."""
    return _parts(hint, set())


def _parts(hint: Any, aliases: set[Any]) -> Iterator[Any]:
    if is_alias(hint):
        alias = get_origin(hint) or hint
        if alias in aliases:  # it is made of itself
            return
        aliases |= {alias}
    if _is_list(hint):
        for item in hint:
            yield from _parts(item, aliases)
        return
    for item in union_items(hint):
        yield item
        if not is_literal(item):
            for argument in get_args(item):
                yield from _parts(argument, aliases)


def _is_list(hint: Any) -> bool:
    """Tell whether this is what get_args gives for the parameters of a Callable."""
    return isinstance(hint, list)


def rebuilt(hint: Any, part_of: Callable[[Any], Any]) -> Any:
    """Return a hint with others in the place of its type arguments.

    Args:
        hint: The hint.
        part_of: Returns what to put in the place of an argument.
    """
    arguments = get_args(hint)
    if not arguments or is_literal(hint):
        return hint
    origin: Any = get_origin(hint)
    if origin is Annotated:
        kept, *notes = arguments
        new = [part_of(kept), *notes]
    else:
        new = [
            [part_of(item) for item in argument]
            if _is_list(argument)
            else argument
            if argument is Ellipsis
            else part_of(argument)
            for argument in arguments
        ]
    if all(one is other for one, other in zip(new, arguments, strict=True)):
        return hint
    if origin in _UNIONS:
        return union_of(new)
    try:
        return origin[tuple(new) if len(new) > 1 else new[0]]
    except Exception:  # noqa: BLE001  # of a class whose arguments are no types
        return hint
