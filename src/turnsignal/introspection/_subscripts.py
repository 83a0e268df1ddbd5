"""Which classes the annotation of a variable names, and what they are subscripted with."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any, ForwardRef, Optional, Union, get_args, get_origin

from ._evaluation import evaluated
from ._hints import union_items


def subscripted_classes(
    annotation: Any, names: Mapping[str, Any]
) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each class that an annotation names, and what it is subscripted with.

    Only a union names several, as ``NamedSignal[Shop, OrderPlaced] | None`` does. A class that
    only type checkers import is a `~typing.ForwardRef`.

    Args:
        annotation: The annotation, as a string where it is one.
        names: What the names in it stand for.
    """
    hints = union_items(evaluated(annotation, names))
    if isinstance(annotation, str) and "[" in annotation and any(map(_forgets_types, hints)):
        yield from _taken_apart(annotation, names)
        return
    for hint in hints:
        if isinstance(hint, ForwardRef):
            yield from _taken_apart(hint.__forward_arg__, names)
        else:
            yield _class_and_arguments(hint, names)


def _forgets_types(hint: Any) -> bool:
    """Tell whether this is a class that can be subscripted, and stays what it is.

    Programs that want to subscript others' classes, such as blinker's, make them so.
    """
    return (
        isinstance(hint, type)
        and hasattr(hint, "__class_getitem__")
        and not hasattr(hint, "__parameters__")  # which generic classes have
    )


def _class_and_arguments(hint: Any, names: Mapping[str, Any]) -> tuple[Any, list[Any]]:
    return get_origin(hint) or hint, [evaluated(argument, names) for argument in get_args(hint)]


def _taken_apart(annotation: str, names: Mapping[str, Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Evaluate the parts of what cannot be evaluated as a whole.

    blinker's classes cannot be subscripted, and some names are imported for type checkers alone.
    """
    expression = ast.parse(annotation.strip(), mode="eval").body
    if isinstance(expression, ast.BinOp):
        for side in (expression.left, expression.right):
            yield from subscripted_classes(ast.unparse(side), names)
    elif isinstance(expression, ast.Subscript):
        inner = expression.slice
        arguments = [*map(ast.unparse, inner.elts if isinstance(inner, ast.Tuple) else [inner])]
        outer = evaluated(ast.unparse(expression.value), names)
        if outer is Optional or outer is Union:
            for argument in arguments:
                yield from subscripted_classes(argument, names)
        else:
            yield from _resubscripted(outer, [evaluated(each, names) for each in arguments], names)
    else:
        yield ForwardRef(annotation), []


def _resubscripted(
    outer: Any, arguments: list[Any], names: Mapping[str, Any]
) -> Iterator[tuple[Any, list[Any]]]:
    """Subscript a class, or an alias of one, with its evaluated arguments."""
    try:
        hint = outer[tuple(arguments)]
    except Exception:  # noqa: BLE001  # of blinker's classes, and of what is not known
        hint = outer
    if hint is outer:
        yield outer, arguments
        return
    for item in union_items(hint):
        yield _class_and_arguments(item, names)
