"""Writes mypy's types down as code, with the imports that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from mypy.nodes import MypyFile, SymbolNode, TypeInfo
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    LiteralType,
    NoneType,
    TupleType,
    Type,
    TypedDictType,
    TypeType,
    TypeVarType,
    UninhabitedType,
    UnionType,
    UnpackType,
    get_proper_type,
)

#: Classes that only mypy knows, or that nobody would write.
_INTERNAL_MODULES: Final = ("_typeshed", "mypy_extensions")

#: Protocols and classes of `typing` that are written as those of `collections.abc`.
_COLLECTIONS: Final = frozenset(
    {
        "AsyncGenerator",
        "AsyncIterable",
        "AsyncIterator",
        "Awaitable",
        "Callable",
        "Collection",
        "Coroutine",
        "Generator",
        "Iterable",
        "Iterator",
        "Mapping",
        "MutableMapping",
        "MutableSequence",
        "Sequence",
    }
)


#: Builtins that are there when a program runs, unless it has a name like theirs.
_PLAIN: Final = frozenset(
    {
        "bool",
        "bytes",
        "complex",
        "dict",
        "float",
        "frozenset",
        "int",
        "list",
        "object",
        "set",
        "str",
        "tuple",
    }
)


@dataclass(frozen=True, order=True)
class Import:
    """A name that is imported, perhaps under another one."""

    module: str
    name: str
    alias: str | None = None


@dataclass
class Written:
    """A type as code."""

    code: str
    #: Whether it names nothing but builtins, and can be evaluated where it stands.
    is_plain: bool


@dataclass
class TypeWriter:
    """Writes types for one module, and collects what it has to import for them.

    Args:
        module: The module that the types are written into.
        taken: Names of the module that something new has been given.
    """

    module: MypyFile
    taken: set[str] = field(default_factory=set)
    imports: set[Import] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)

    def write(self, item: Type) -> Written:
        """Write a type down."""
        code = self._code(item)
        return Written(code, self._is_plain(code))

    def _is_plain(self, code: str) -> bool:
        """Tell whether code names only what is there when the program runs."""
        present = {item.alias or item.name for item in self.imports if item.module == "typing"}
        names = {name for name in re.split(r"[^\w.]+", code) if name}
        return names <= {"None", *_PLAIN, *present} and names.isdisjoint(self.module.names)

    def _code(self, item: Type) -> str:
        proper = get_proper_type(item)
        if isinstance(proper, (AnyType, UninhabitedType)):
            return self.imported("typing", "Any")
        if isinstance(proper, NoneType):
            return "None"
        if isinstance(proper, UnionType):
            if any(isinstance(get_proper_type(part), AnyType) for part in proper.items):
                return self.imported("typing", "Any")
            return " | ".join(dict.fromkeys(map(self._code, _none_last(proper.items))))
        if isinstance(proper, LiteralType):
            return f"{self.imported('typing', 'Literal')}[{self._literal(proper)}]"
        if isinstance(proper, TypedDictType) and not proper.is_anonymous():
            return self._class(proper.fallback.type)
        if (
            isinstance(proper, TupleType)
            and proper.partial_fallback.type.fullname != "builtins.tuple"
        ):
            return self._class(proper.partial_fallback.type)  # a named tuple
        if isinstance(proper, TupleType):
            return f"tuple[{', '.join(map(self._code, proper.items)) or '()'}]"
        if isinstance(proper, TypeType):
            return f"type[{self._code(proper.item)}]"
        if isinstance(proper, TypeVarType):
            return self._code(proper.upper_bound)
        if isinstance(proper, FunctionLike):
            return self._function(proper)
        if isinstance(proper, Instance):
            return self._instance(proper)
        return self.imported("typing", "Any")

    def _literal(self, item: LiteralType) -> str:
        if item.is_enum_literal():
            return f"{self._class(item.fallback.type)}.{item.value}"
        return repr(item.value)

    def _function(self, item: FunctionLike) -> str:
        if item.is_type_obj():
            return f"type[{self._class(item.type_object())}]"
        kind = self.imported("collections.abc", "Callable")
        is_simple = isinstance(item, CallableType) and all(
            parameter.is_positional() and not parameter.is_optional()
            for parameter in item.arg_kinds
        )
        if not isinstance(item, CallableType) or not is_simple:
            return f"{kind}[..., {self.imported('typing', 'Any')}]"
        parameters = ", ".join(map(self._code, item.arg_types))
        return f"{kind}[[{parameters}], {self._code(item.ret_type)}]"

    def _instance(self, item: Instance) -> str:
        if item.type.fullname == "builtins.function":
            kind = self.imported("collections.abc", "Callable")
            return f"{kind}[..., {self.imported('typing', 'Any')}]"
        name = self._class(item.type)
        if not item.args or name == "Any":
            return name
        arguments = [
            "..." if isinstance(argument, UnpackType) else self._code(argument)
            for argument in item.args
        ]
        if item.type.fullname == "builtins.tuple":
            arguments.append("...")
        return f"{name}[{', '.join(arguments)}]"

    def _class(self, info: TypeInfo) -> str:
        """Write the name of a class, as it can be seen in the module."""
        module, name = info.module_name, info.fullname.removeprefix(f"{info.module_name}.")
        is_hidden = module in _INTERNAL_MODULES or "@" in name or info.is_intersection
        if is_hidden or not name.replace(".", "").isidentifier():
            return self.imported("typing", "Any")  # a local class, or one that only mypy knows
        outer, _, inner = name.partition(".")
        if module in (self.module.fullname, "builtins"):
            written = self._own(outer, module)
        elif module == "typing" and outer in _COLLECTIONS:
            written = self.imported("collections.abc", outer)
        else:
            written = self.imported(module, outer)
        return f"{written}.{inner}" if inner else written

    def _own(self, name: str, module: str) -> str:
        if module == "builtins" and name in self.module.names:
            return self.imported("builtins", name)
        return name

    def imported(self, module: str, name: str) -> str:
        """Return how a name of another module is written, and have it imported if need be."""
        full_name = f"{module}.{name}"
        if full_name in self._names:
            return self._names[full_name]
        known = self._known(full_name)
        if known is None:
            is_free = name not in self.module.names and name not in self.taken
            known = name if is_free else self.free_name(f"{name}_")
            self.imports.add(Import(module, name, None if is_free else known))
            self.taken.add(known)
        self._names[full_name] = known
        return known

    def _known(self, full_name: str) -> str | None:
        """Return the name under which a module has imported something already."""
        own = full_name.rpartition(".")[2]
        for name in (own, *sorted(self.module.names)):
            symbol = self.module.names.get(name)
            node = symbol.node if symbol is not None else None
            if isinstance(node, SymbolNode) and node.fullname in _same_names(full_name):
                return name
        return None

    def free_name(self, name: str) -> str:
        """Return a name that the module does not have."""
        while name in self.module.names or name in self.taken:
            name += "_"
        return name


def _same_names(full_name: str) -> Iterable[str]:
    """List the full names that stand for the same."""
    module, _, name = full_name.rpartition(".")
    if module == "collections.abc":
        return (full_name, f"typing.{name}")
    return (full_name,)


def _none_last(items: Sequence[Type]) -> list[Type]:
    return sorted(items, key=lambda item: isinstance(get_proper_type(item), NoneType))
