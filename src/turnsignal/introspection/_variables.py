"""Variables of modules and classes: the annotations of those that hold a signal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from ._hints import raw_annotations


def annotations_of(value: object) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield the annotations of the variables that hold an object.

    Yields:
        Each annotation, as a string where it is one, and what the names in it stand for.
    """
    modules: list[object] = [*sys.modules.values()]
    for module in modules:
        # Other objects that programs put there may do anything when they are asked for something.
        if isinstance(module, ModuleType):
            yield from _of_module(module, value)


def _of_module(module: ModuleType, value: object) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    # Not the module's own way, which imports one that is to be imported lazily.
    names: dict[str, Any] = object.__getattribute__(module, "__dict__")
    for owner, attributes in [
        (module, names),
        *((found, vars(found)) for found in _classes_of(names)),
    ]:
        yield from ((annotation, names) for annotation in _of_owner(owner, attributes, value))


def _classes_of(names: Mapping[str, Any]) -> Iterator[type[Any]]:
    """Yield the classes that are defined in a module."""
    own_name = names.get("__name__")
    for value in list(names.values()):
        if isinstance(value, type) and value.__module__ == own_name:
            yield value


def _of_owner(owner: Any, attributes: Mapping[str, Any], value: object) -> Iterator[Any]:
    found = [name for name, held in list(attributes.items()) if held is value]
    if found:
        annotations = raw_annotations(owner)
        yield from (annotations[name] for name in found if name in annotations)
