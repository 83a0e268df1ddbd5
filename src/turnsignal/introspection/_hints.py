"""Type hints at run time: what annotations stand for, and what hints are made of."""

from __future__ import annotations

import ast
import inspect
import sys
import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin

import typing_extensions
from typing_extensions import TypeAliasType, Unpack

#: What a hint may be wrapped in that says nothing about the values.
_QUALIFIERS: Mapping[str, Any] = {
    name: getattr(typing_extensions, name)
    for name in ("Annotated", "Required", "NotRequired", "ReadOnly", "Final", "ClassVar")
}

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
        return _partly_evaluated(annotation, names)
    return evaluated(found, names) if found is None or isinstance(found, str) else standard(found)


def hint_of(annotation: Any, names: Mapping[str, Any]) -> Any:
    """Return what an annotation in a signature stands for: Any where there is none.

    Args:
        annotation: The annotation.
        names: What the names in it stand for.
    """
    return Any if annotation is inspect.Signature.empty else evaluated(annotation, names)


def _partly_evaluated(annotation: str, names: Mapping[str, Any]) -> Any:
    """Leave a type unknown, but not whether its key is required: ``NotRequired[Unknown]``."""
    try:
        expression = ast.parse(annotation.strip(), mode="eval").body
    except SyntaxError:
        return Any
    if isinstance(expression, ast.Subscript):
        qualifier = _qualifier(expression.value, names)
        inner = expression.slice
        if qualifier is Annotated and isinstance(inner, ast.Tuple):
            return evaluated(ast.unparse(inner.elts[0]), names)
        if qualifier is not None:
            return qualifier[evaluated(ast.unparse(inner), names)]
    return unresolved(annotation)


def _qualifier(expression: ast.expr, names: Mapping[str, Any]) -> Any:
    """Return the qualifier that an expression stands for; None if it stands for something else."""
    found = evaluated(ast.unparse(expression), names)
    if isinstance(found, ForwardRef):  # it is imported for type checkers alone
        return _QUALIFIERS.get(found.__forward_arg__.rpartition(".")[2])
    return next((known for known in _QUALIFIERS.values() if found is known), None)


def unresolved(annotation: str) -> ForwardRef:
    """Return what stands for a type that is not known."""
    return ForwardRef(annotation, is_class=True)


def standard(hint: Any) -> Any:
    """Return what typing has in the place of what typing_extensions has, in Python 3.10."""
    return Any if hint is typing_extensions.Any else hint


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


def qualifiers(hint: Any) -> tuple[Any, set[Any]]:
    """Return a hint without its qualifiers, such as ``NotRequired``, and these."""
    found: set[Any] = set()
    while get_origin(hint) in _QUALIFIERS.values():
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
    return type(None) if hint is None else standard(hint)


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


def is_literal(hint: Any) -> bool:
    """Tell whether a hint is ``Literal[...]``."""
    # Of typing_extensions it is another in Python 3.10.0.
    return get_origin(hint) in (Literal, typing_extensions.Literal)


def union_of(hints: Sequence[Any]) -> Any:
    """Return the union of hints."""
    union: Any = Union
    return union[tuple(hints)]


def is_unpacked(hint: Any) -> bool:
    """Tell whether a hint is ``Unpack[...]``."""
    return get_origin(hint) in (Unpack, getattr(sys.modules["typing"], "Unpack", Unpack))
