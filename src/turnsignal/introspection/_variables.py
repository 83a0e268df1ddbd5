"""Variables of modules and classes that hold signals."""

from __future__ import annotations

import sys
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any, NamedTuple

from turnsignal._signals import attributes_of

from ._evaluation import raw_annotations


class Variable(NamedTuple):
    """A variable of a module, or of a class that is defined in one."""

    owner: Any
    name: str
    module_names: Mapping[str, Any]

    @property
    def names(self) -> Mapping[str, Any]:
        """What the names in its annotation stand for: those of the module, and of the class."""
        if isinstance(self.owner, ModuleType):
            return self.module_names
        return {**self.module_names, **attributes_of(self.owner)}

    @property
    def annotation(self) -> Any:
        """The annotation, as a string where it is one; None if there is none."""
        return raw_annotations(self.owner).get(self.name)


class Variables:
    """The variables that hold some objects, found in one walk through all modules.

    The walk takes milliseconds, and begins when somebody asks.

    Args:
        wanted: The objects.
    """

    def __init__(self, wanted: Iterable[object]) -> None:
        self._wanted = {id(value) for value in wanted}
        self._found: Mapping[int, list[Variable]] | None = None

    def of(self, value: object) -> list[Variable]:
        """Return the variables that hold one of the objects."""
        if self._found is None:
            self._found = self._walk()
        return self._found.get(id(value), [])

    def _walk(self) -> Mapping[int, list[Variable]]:
        found: defaultdict[int, list[Variable]] = defaultdict(list)
        modules: list[object] = [*sys.modules.values()]
        for module in modules:
            # Other objects that programs put there may do anything when they are asked.
            if isinstance(module, ModuleType):
                for key, variable in self._of_module(module):
                    found[key].append(variable)
        return found

    def _of_module(self, module: ModuleType) -> Iterator[tuple[int, Variable]]:
        # Not the module's own way, which imports one that is to be imported lazily.
        names: dict[str, Any] = object.__getattribute__(module, "__dict__")
        own_name = names.get("__name__")
        # Classes may be in each other, and in themselves.
        seen: set[int] = set()
        owners: deque[tuple[object, Mapping[str, Any]]] = deque([(module, names)])
        while owners:
            owner, attributes = owners.popleft()
            for name, held in list(attributes.items()):
                if id(held) in self._wanted:
                    yield id(held), Variable(owner, name, names)
                # Not isinstance, which has lazy objects, as Django's settings, set themselves up.
                elif (
                    issubclass(type(held), type)
                    and held.__module__ == own_name
                    and id(held) not in seen
                ):
                    seen.add(id(held))
                    owners.append((held, attributes_of(held)))
