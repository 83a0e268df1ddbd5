"""Variables of modules and classes that hold an object."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, NamedTuple

from ._hints import raw_annotations


class Variable(NamedTuple):
    """A variable of a module, or of a class that is defined in one."""

    owner: Any
    name: str
    #: What the names of the module stand for.
    names: Mapping[str, Any]

    @property
    def annotation(self) -> Any:
        """The annotation, as a string where it is one; None if there is none."""
        return raw_annotations(self.owner).get(self.name)


def variables_of(value: object) -> Iterator[Variable]:
    """Yield the variables that hold an object."""
    modules: list[object] = [*sys.modules.values()]
    for module in modules:
        # Other objects that programs put there may do anything when they are asked for something.
        if isinstance(module, ModuleType):
            yield from _of_module(module, value)


def _of_module(module: ModuleType, value: object) -> Iterator[Variable]:
    # Not the module's own way, which imports one that is to be imported lazily.
    names: dict[str, Any] = object.__getattribute__(module, "__dict__")
    own_name = names.get("__name__")
    for name, held in list(names.items()):
        if held is value:
            yield Variable(module, name, names)
        elif isinstance(held, type) and held.__module__ == own_name:
            for attribute, held_by_class in list(vars(held).items()):
                if held_by_class is value:
                    yield Variable(held, attribute, names)
