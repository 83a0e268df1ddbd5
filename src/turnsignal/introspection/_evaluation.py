"""What annotations stand for when the program runs."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from typing import Annotated, Any, ForwardRef, get_origin

from ._hints import QUALIFIERS, STANDARD, rebuilt, standard, unresolved


def evaluated(annotation: Any, names: Mapping[str, Any]) -> Any:
    """Return what an annotation stands for; one that cannot be evaluated stays a `ForwardRef`.

    Args:
        annotation: The annotation, which is a string under ``from __future__ import annotations``.
        names: What the names in it stand for.
    """
    return _evaluated(annotation, names, {})


def hint_of(annotation: Any, names: Mapping[str, Any]) -> Any:
    """Return what an annotation in a signature stands for: Any where there is none.

    Args:
        annotation: The annotation.
        names: What the names in it stand for.
    """
    return Any if annotation is inspect.Signature.empty else evaluated(annotation, names)


def _evaluated(annotation: Any, names: Mapping[str, Any], seen: dict[str, Any]) -> Any:
    """Evaluate an annotation, and the references in it.

    Args:
        annotation: The annotation.
        names: What the names in it stand for.
        seen: What strings stand for that have been evaluated; None of those that are being
            evaluated, as a type may refer to itself. Of types that refer to each other, each is
            evaluated once, and not once on every way from one to another.
    """
    if isinstance(annotation, ForwardRef):
        annotation = annotation.__forward_arg__
    if annotation is None:
        return type(None)
    if not isinstance(annotation, str):
        # The arguments of other classes may be texts that are no references.
        is_standard = getattr(get_origin(annotation), "__module__", None) in STANDARD
        if not is_standard:
            return standard(annotation)
        return rebuilt(annotation, lambda part: _evaluated(part, names, seen))
    annotation = annotation.strip()  # a string of several lines
    if annotation not in seen:
        seen[annotation] = None
        seen[annotation] = _evaluated_string(annotation, names, seen)
    return unresolved(annotation) if seen[annotation] is None else seen[annotation]


def _evaluated_string(annotation: str, names: Mapping[str, Any], seen: dict[str, Any]) -> Any:
    try:
        found = eval(annotation, dict(names))  # noqa: S307  # as typing.get_type_hints does it
    except Exception:  # noqa: BLE001  # a name that only type checkers import, say
        return _partly_evaluated(annotation, names, seen)
    return _evaluated(found, names, seen)


def _partly_evaluated(annotation: str, names: Mapping[str, Any], seen: dict[str, Any]) -> Any:
    """Leave a type unknown, but not whether its key is required: ``NotRequired[Unknown]``."""
    try:
        expression = ast.parse(annotation.strip(), mode="eval").body
    except SyntaxError:
        return Any
    if isinstance(expression, ast.Subscript):
        qualifier = _qualifier(expression.value, names)
        inner = expression.slice
        if qualifier is Annotated and isinstance(inner, ast.Tuple):
            return _evaluated(ast.unparse(inner.elts[0]), names, seen)
        if qualifier is not None:
            return qualifier[_evaluated(ast.unparse(inner), names, seen)]
    return unresolved(annotation)


def _qualifier(expression: ast.expr, names: Mapping[str, Any]) -> Any:
    """Return the qualifier that an expression stands for; None if it stands for something else."""
    found = evaluated(ast.unparse(expression), names)
    if isinstance(found, ForwardRef):  # it is imported for type checkers alone
        return QUALIFIERS.get(found.__forward_arg__.rpartition(".")[2])
    return next((known for known in QUALIFIERS.values() if found is known), None)


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
