"""What names stand for where a function or a class was defined."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import CodeType
from typing import Any

from ._hints import unresolved

#: What stands for the body of a function in a qualified name.
_LOCALS = "<locals>"


def names_in(function: Callable[..., Any]) -> dict[str, Any]:
    """Return what the names in the annotations of a function stand for."""
    global_names = getattr(function, "__globals__", {})
    names = _visible(global_names, function) | _names_beside(function)
    code = getattr(function, "__code__", None)
    cells = getattr(function, "__closure__", None) or ()
    for name, cell in zip(getattr(code, "co_freevars", ()), cells, strict=False):
        with suppress(ValueError):  # not yet assigned
            names[name] = cell.cell_contents
    return names | _type_parameters(function)


def names_around(defined: type, module: str | None = None) -> dict[str, Any]:
    """Return what the names in the annotations of a class stand for.

    Args:
        defined: The class.
        module: The name of the module to look names up in, if that is not the class's own.
    """
    if module not in (None, defined.__module__):
        return dict(names_of_module(module))
    return _visible(names_of_module(defined.__module__), defined) | _type_parameters(defined)


def names_of_module(name: str | None) -> Mapping[str, Any]:
    """Return what the names in a module stand for; none if it is not there."""
    module = sys.modules.get(name or "")
    return {} if module is None else vars(module)


def _visible(global_names: Mapping[str, Any], defined: Any) -> dict[str, Any]:
    """Return global names, and unknown references for those that local variables may hide.

    What a local variable holds is known of those alone that a function refers to.
    """
    try:
        hidden = set(_local_names(defined))
    except LookupError:
        return {"__builtins__": {}}  # which a name may hide as well
    return {**global_names, **{name: unresolved(name) for name in hidden if name.isidentifier()}}


def _local_names(defined: Any) -> Iterator[str]:
    """Yield the names of the local variables around a function or a class.

    Raises:
        LookupError: The functions and classes around it cannot be found.
    """
    *around, _ = _qualified_name(defined)
    code: CodeType | None = None
    path: list[str] = []
    for part in around:
        if part != _LOCALS:
            path.append(part)
            code = None if code is None else _inner_code(code, part)
        else:
            code = code or _code_at(_module_of(defined), path)
            _require_within(code, defined)
            yield from (*code.co_varnames, *code.co_cellvars)
    if code is not None and around[-1] != _LOCALS:  # of the body of a class
        yield from code.co_names
    if code is None and around and not isinstance(_attribute(_module_of(defined), around), type):
        raise LookupError(around)


def _require_within(code: CodeType, defined: Any) -> None:
    """Raise LookupError if a function is of another one that has the same name."""
    own_code = getattr(defined, "__code__", None)
    if own_code is not None and not any(found is own_code for found in _codes_in(code)):
        raise LookupError(code.co_name)


def _codes_in(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes_in(constant)


def _type_parameters(defined: Any) -> dict[str, Any]:
    """Return those of Python 3.12's syntax, ``def receive[T](...)``."""
    return {found.__name__: found for found in getattr(defined, "__type_params__", ())}


def _qualified_name(defined: Any) -> list[str]:
    name: object = getattr(defined, "__qualname__", "")
    return name.split(".") if isinstance(name, str) else [""]  # that of a mock is a mock


def _module_of(defined: Any) -> str | None:
    module: object = getattr(defined, "__module__", None)  # that of list.append is not there
    return module if isinstance(module, str) else None


def _inner_code(code: CodeType, name: str) -> CodeType:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_name == name:
                return constant
            if constant.co_name == f"<generic parameters of {name}>":
                return _inner_code(constant, name)
    raise LookupError(name)


def _code_at(module: str | None, path: list[str]) -> CodeType:
    code = getattr(inspect.unwrap(_attribute(module, path)), "__code__", None)
    # Not that of another function, which has taken its name.
    if isinstance(code, CodeType) and code.co_name == path[-1]:
        return code
    raise LookupError(path)


def _attribute(module: str | None, path: list[str]) -> Any:
    found: Any = sys.modules.get(module or "")
    for part in path:
        # Not getattr, which has properties of classes at work.
        found = inspect.getattr_static(found, part, None)
    return found


def _names_beside(function: Any) -> dict[str, Any]:
    """Return what the class of a method defines, which its annotations see.

    Of what is no class, such as an alias, nothing is certain.
    """
    *path, _ = _qualified_name(function)
    owner = _attribute(_module_of(function), path)
    if not isinstance(owner, type):
        return {}
    beside = {
        name: value if issubclass(type(value), type) else unresolved(name)
        for name, value in list(vars(owner).items())
        if name.isidentifier()
    }
    return _type_parameters(owner) | beside


def class_around(function: Any) -> type | None:
    """Return the class that a function is a method of; None if it is none, or of a local class."""
    *path, name = _qualified_name(function)
    owner = _attribute(_module_of(function), path)
    is_there = isinstance(owner, type) and inspect.getattr_static(owner, name, None) is function
    return owner if is_there else None
