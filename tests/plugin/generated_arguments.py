"""The ways in which a send can pass a sender and the keys of a payload."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from tests.plugin.generated_pairs import Key
from tests.plugin.generated_payloads import typed_dict

#: Mappings of which the type tells no keys: the types of their values.
OPEN_FORMS: Final = {
    "dict[str, Any]": "Any",
    "dict[str, int]": "int",
    "Mapping[str, str]": "str",
    "Mapping[str, object]": "object",
}
ARGUMENT_FORMS: Final = ["keyword", "TypedDict", "union", "literal", *OPEN_FORMS]


class Argument(NamedTuple):
    """An argument that passes keys of the payload: ``key=value``, or ``**mapping``."""

    form: str
    #: The name of its variable.
    name: str
    #: The keys that it passes: one list, but for a union. Only a TypedDict may lack some.
    alternatives: list[list[Key]]

    @property
    def is_open(self) -> bool:
        """Whether its type tells no keys."""
        return self.form in OPEN_FORMS

    @property
    def is_mapping(self) -> bool:
        """Whether it is one variable, with a mapping."""
        return self.form not in ("keyword", "literal")

    @property
    def keys(self) -> set[str]:
        """The names of all keys that it may pass."""
        return {key.name for keys in self.alternatives for key in keys}

    def definitions(self, number: int) -> str:
        """Write down the TypedDicts that the annotation needs."""
        if not self.is_mapping or self.is_open:
            return ""
        return "".join(
            typed_dict(name, keys)
            for name, keys in zip(self._class_names(number), self.alternatives, strict=True)
        )

    def parameters(self, number: int) -> Iterator[str]:
        """Write down the parameters that bring its values."""
        if self.is_open:
            yield f"{self.name}: {self.form}"
        elif self.is_mapping:
            yield f"{self.name}: {' | '.join(self._class_names(number))}"
        else:
            for position, key in enumerate(self.alternatives[0]):
                yield f"{self.name}_{position}: {key.type}"

    def written(self) -> str:
        """Write the argument down."""
        if self.is_mapping:
            return f"**{self.name}"
        keys = self.alternatives[0]
        if self.form == "keyword":
            return f"{keys[0].name}={self.name}_0"
        items = [f"{key.name!r}: {self.name}_{position}" for position, key in enumerate(keys)]
        return f"**{{{', '.join(items)}}}"

    def _class_names(self, number: int) -> list[str]:
        name = f"{self.name.capitalize()}Of{number}"
        return [f"{name}_{position}" for position in range(len(self.alternatives))]


#: ``who``, ``*(who, ...)`` of known length, and ``*senders`` of any length.
POSITIONAL_FORMS: Final = ["value", "tuple", "list"]


class Positional(NamedTuple):
    """A positional argument."""

    form: str
    name: str
    #: One type, but for a tuple.
    types: list[str]

    def parameter(self) -> str:
        """Write down the parameter that brings its value."""
        match self.form:
            case "tuple":
                return f"{self.name}: tuple[{', '.join(self.types) or '()'}]"
            case "list":
                return f"{self.name}: list[{self.types[0]}]"
            case _:
                return f"{self.name}: {self.types[0]}"

    def written(self) -> str:
        """Write the argument down."""
        return self.name if self.form == "value" else f"*{self.name}"
