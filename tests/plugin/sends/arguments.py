"""The ways in which a send can pass a sender and the keys of a payload."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from tests.plugin.sends.payloads import typed_dict
from tests.plugin.vocabulary import Key

#: Mappings of which the type tells no keys: the types of their values.
OPEN_FORMS: Final = {
    "dict[str, Any]": "Any",
    "dict[str, int]": "int",
    "Mapping[str, str]": "str",
    "Mapping[str, object]": "object",
}
ARGUMENT_FORMS: Final = ["keyword", "TypedDict", "union", "literal", "spread", *OPEN_FORMS]


class Argument(NamedTuple):
    """An argument that passes keys of the payload: ``key=value``, or ``**mapping``.

    A spread is a dict literal that has a TypedDict in it: ``**{"key": value, **mapping}``.
    """

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
    def keys(self) -> set[str]:
        """The names of all keys that it may pass."""
        return {key.name for keys in self.alternatives for key in keys}

    def definitions(self, number: int) -> str:
        """Write down the TypedDicts that the annotation needs."""
        return "".join(
            typed_dict(name, keys)
            for name, keys in zip(self._class_names(number), self._typed_dicts, strict=True)
        )

    def parameters(self, number: int) -> Iterator[str]:
        """Write down the parameters that bring its values."""
        for position, key in enumerate(self._separate):
            yield f"{self.name}_{position}: {key.type}"
        if self.is_open:
            yield f"{self.name}: {self.form}"
        elif self._typed_dicts:
            yield f"{self.name}: {' | '.join(self._class_names(number))}"

    def values(self, content: dict[str, object]) -> Iterator[object]:
        """List what the parameters take, so that the argument passes a content."""
        separate = [key.name for key in self._separate]
        yield from (content[name] for name in separate)
        if self.is_open or self._typed_dicts:
            yield {name: value for name, value in content.items() if name not in separate}

    def written(self) -> str:
        """Write the argument down."""
        if self.form == "keyword":
            return f"{self._separate[0].name}={self.name}_0"
        items = [
            f"{key.name!r}: {self.name}_{position}" for position, key in enumerate(self._separate)
        ]
        match self.form:
            case "literal":
                return f"**{{{', '.join(items)}}}"
            case "spread":
                return f"**{{{', '.join([*items, f'**{self.name}'])}}}"
            case _:
                return f"**{self.name}"

    @property
    def _separate(self) -> list[Key]:
        """The keys whose values have variables of their own."""
        match self.form:
            case "keyword" | "literal":
                return self.alternatives[0]
            case "spread":
                return [key for key in self.alternatives[0][::2] if key.required]
            case _:
                return []

    @property
    def _typed_dicts(self) -> list[list[Key]]:
        """The keys of each TypedDict that its variable may be."""
        match self.form:
            case "TypedDict" | "union":
                return self.alternatives
            case "spread":
                return [[key for key in self.alternatives[0] if key not in self._separate]]
            case _:
                return []

    def _class_names(self, number: int) -> list[str]:
        name = f"{self.name.capitalize()}Of{number}"
        return [f"{name}_{position}" for position in range(len(self._typed_dicts))]


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
