"""Classes that are something else to type checkers than they are when the program runs."""

from __future__ import annotations

from typing import Any

#: Where pydantic has classes that are aliases to type checkers: AwareDatetime is a datetime to
#: them, EmailStr a str. Others there, as SecretStr, are classes, but nothing tells which.
_ALIASES = frozenset({"pydantic.types", "pydantic.networks"})


def class_meant(found: type) -> type | None:
    """Return the class that type checkers take a class for; None if that is not certain.

    A generic class of its own making, as a model of pydantic, is another class for each type in
    its brackets, and these are no subclasses of each other: the types are left out.

    Args:
        found: The class.
    """
    if found.__module__ in _ALIASES:
        return None
    # A model may name its subclasses as it likes, so that the name tells nothing.
    origin = _pydantic_origin(found)
    if origin is not None:
        return class_meant(origin)
    generic, bracket, _ = found.__name__.partition("[")
    if not bracket:
        return found
    return next((base for base in found.__mro__ if base.__name__ == generic), None)


def _pydantic_origin(found: type) -> type | None:
    """Return the model that a model with types in brackets is made from."""
    metadata: Any = vars(found).get("__pydantic_generic_metadata__")
    return metadata["origin"] if metadata else None
