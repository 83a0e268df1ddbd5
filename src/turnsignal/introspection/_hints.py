"""Type hints at run time: what annotations stand for, and what hints are made of."""

from __future__ import annotations

import inspect
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any, ForwardRef, Union, get_args, get_origin

import typing_extensions
from typing_extensions import TypeAliasType, Unpack

#: What a hint may be wrapped in that says nothing about the values.
_QUALIFIERS = frozenset(
    {
        Annotated,
        typing_extensions.Required,
        typing_extensions.NotRequired,
        typing_extensions.ReadOnly,
        typing_extensions.Final,
        typing_extensions.ClassVar,
    }
)

_UNIONS = (Union, types.UnionType)


def evaluated(annotation: Any, names: Mapping[str, Any]) -> Any:
    """Return what an annotation stands for; one that cannot be evaluated stays a `ForwardRef`.

    Args:
        annotation: The annotation, which is a string under ``from __future__ import annotations``.
        names: What the names in it stand for.
    """
    if isinstance(annotation, ForwardRef):
        annotation = annotation.__forward_arg__
    if not isinstance(annotation, str):
        return type(None) if annotation is None else annotation
    try:
        found = eval(annotation, dict(names))  # noqa: S307  # as typing.get_type_hints does it
    except Exception:  # noqa: BLE001  # a name that only type checkers import, say
        return _unresolved(annotation)
    return evaluated(found, names) if found is None or isinstance(found, str) else found


def _unresolved(annotation: str) -> Any:
    try:
        return ForwardRef(annotation, is_class=True)
    except SyntaxError:
        return Any


def raw_annotations(owner: Any) -> Mapping[str, Any]:
    """Return the annotations of a module, class or function, as strings where they are some."""
    if sys.version_info >= (3, 14):
        import annotationlib  # noqa: PLC0415  # not there before

        # What only type checkers import, and classes that cannot be subscripted, stay strings.
        return annotationlib.get_annotations(owner, format=annotationlib.Format.STRING)
    return inspect.get_annotations(owner)


def typed_dict_annotations(typed_dict: Any) -> dict[str, Any]:
    """Return the annotations of a TypedDict, with those that it inherits."""
    if sys.version_info >= (3, 14):
        import annotationlib  # noqa: PLC0415

        return annotationlib.get_annotations(typed_dict, format=annotationlib.Format.FORWARDREF)
    return dict(typed_dict.__annotations__)


def names_in(function: Callable[..., Any]) -> dict[str, Any]:
    """Return what the names in the annotations of a function stand for."""
    names = dict(getattr(function, "__globals__", {}))
    code = getattr(function, "__code__", None)
    for name, cell in zip(
        getattr(code, "co_freevars", ()), getattr(function, "__closure__", None) or (), strict=False
    ):
        with suppress(ValueError):  # not yet assigned
            names[name] = cell.cell_contents
    names |= {variable.__name__: variable for variable in getattr(function, "__type_params__", ())}
    return names


def qualifiers(hint: Any) -> tuple[Any, set[Any]]:
    """Return a hint without its qualifiers, such as ``NotRequired``, and these."""
    found: set[Any] = set()
    while get_origin(hint) in _QUALIFIERS:
        found.add(get_origin(hint))
        hint = get_args(hint)[0]
    return hint, found


def unaliased(hint: Any) -> Any:
    """Return what a type alias stands for, and any other hint as it is, without qualifiers."""
    hint, _ = qualifiers(hint)
    while isinstance(hint, TypeAliasType):
        hint, _ = qualifiers(hint.__value__)
    origin = get_origin(hint)
    if isinstance(origin, TypeAliasType):
        return unaliased(origin.__value__[get_args(hint)])
    return type(None) if hint is None else hint


def union_items(hint: Any) -> tuple[Any, ...]:
    """Return the items of a union; of any other hint, the hint alone."""
    hint = unaliased(hint)
    if get_origin(hint) in _UNIONS:
        return tuple(item for part in get_args(hint) for item in union_items(part))
    return (hint,)


def union_of(hints: Sequence[Any]) -> Any:
    """Return the union of hints."""
    union: Any = Union
    return union[tuple(hints)]


def is_unpacked(hint: Any) -> bool:
    """Tell whether a hint is ``Unpack[...]``."""
    return get_origin(hint) in (Unpack, getattr(sys.modules["typing"], "Unpack", Unpack))
