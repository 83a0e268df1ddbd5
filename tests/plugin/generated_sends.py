"""Generates sends of declared signals, as source code that can be checked and run."""

from __future__ import annotations

import random
from typing import Final, NamedTuple

from tests.plugin.generated_pairs import (
    KEY_NAMES,
    OTHER_NAMES,
    SENDERS,
    VALUE_TYPES,
    VALUES,
    Key,
)

#: Every type of value that a send may be given, right or wrong.
GIVEN_TYPES: Final = [*VALUE_TYPES, "Other"]


class Given(NamedTuple):
    """A value that a send passes: under a name, and written as a variable of a type."""

    name: str
    type: str
    #: Whether the variable is a key of a TypedDict that is passed with ``**``.
    unpacked: bool
    #: Whether that TypedDict may lack the key.
    uncertain: bool


class Send(NamedTuple):
    """A declared signal, and a call that sends it."""

    keys: list[Key]
    sender: str
    #: The type of the sender that is passed; None if none is.
    given_sender: str | None
    given: list[Given]

    def source(self, number: int) -> str:
        """Write the send down, as a function that takes the values as arguments."""
        by_keyword = [given for given in self.given if not given.unpacked]
        unpacked = [given for given in self.given if given.unpacked]
        parameters = [f"{given.name}_: {given.type}" for given in by_keyword]
        arguments = [f"{given.name}={given.name}_" for given in by_keyword]
        if self.given_sender is not None:
            parameters.insert(0, f"who: {self.given_sender}")
            arguments.insert(0, "who")
        if unpacked:
            parameters.append(f"more: More{number}")
            arguments.append("**more")
        more = [Key(given.name, given.type, not given.uncertain) for given in unpacked]
        return (
            f"{typed_dict(f'Payload{number}', self.keys)}"
            f"{typed_dict(f'More{number}', more)}"
            f"signal{number} = Signal[{self.sender}, Payload{number}]()\n"
            f"@signal{number}.connect\n"
            f"def receiver{number}({self._exact_parameters()}) -> None:\n"
            "    received.append(dict(locals()))\n"
            f"def send{number}({', '.join(parameters)}) -> None:\n"
            f"    signal{number}.send({', '.join(arguments)})  # send {number}\n"
        )

    def _exact_parameters(self) -> str:
        absent = " = ABSENT"
        keys = [f"{key.name}: {key.type}{'' if key.required else absent}" for key in self.keys]
        return ", ".join([f"who: {self.sender}", "/", *(["*", *keys] if keys else [])])


def typed_dict(name: str, keys: list[Key]) -> str:
    """Write a TypedDict down."""
    lines = [
        f"    {key.name}: {key.type if key.required else f'NotRequired[{key.type}]'}\n"
        for key in keys
    ]
    return f"class {name}(TypedDict):\n{''.join(lines) or '    pass'}\n"


class SendGenerator:
    """Draws sends, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # nothing here is secret

    def send(self) -> Send:
        """Draw a send: the exact one, changed in up to two ways."""
        draw = self._random
        names = draw.sample(KEY_NAMES, k=draw.choice([0, 1, 2, 2, 3]))
        keys = [Key(name, draw.choice(VALUE_TYPES), draw.random() < 0.6) for name in names]
        sender = draw.choice(SENDERS)
        given_sender: str | None = sender
        given = [
            Given(key.name, key.type, draw.random() < 0.3, uncertain=False)
            for key in keys
            if key.required or draw.random() < 0.5
        ]
        for _ in range(draw.choice([0, 0, 1, 1, 2])):
            if draw.random() < 0.2:
                given_sender = draw.choice([*SENDERS, "Other", None])
            else:
                self._change(given)
        return Send(keys, sender, given_sender, given)

    def _change(self, given: list[Given]) -> None:
        draw = self._random
        free = [
            name
            for name in [*KEY_NAMES, *OTHER_NAMES]
            if name not in {changed.name for changed in given}
        ]
        change = draw.choice(["drop", "rename", "retype", "add", "uncertain"])
        if change == "add":
            new = Given(draw.choice(free), draw.choice(GIVEN_TYPES), draw.random() < 0.3, False)
            given.append(new)
        elif given:
            position = draw.randrange(len(given))
            old = given[position]
            match change:
                case "drop":
                    del given[position]
                case "rename":
                    given[position] = old._replace(name=draw.choice(free))
                case "retype":
                    given[position] = old._replace(type=draw.choice(GIVEN_TYPES))
                case "uncertain":
                    given[position] = old._replace(unpacked=True, uncertain=True)
                case _:
                    raise AssertionError


#: In so many turns, the values of a type have all been passed.
VALUE_TURNS: Final = max(len(values) for values in VALUES.values())

#: A second time, with the keys that a TypedDict may lack.
TURNS: Final = 2 * VALUE_TURNS


def arguments(send: Send, turn: int) -> list[str]:
    """Write down values for the parameters of a send's function, other ones each turn."""

    def value(kind: str) -> str:
        return VALUES[kind][turn % len(VALUES[kind])]

    written = [] if send.given_sender is None else [value(send.given_sender)]
    written += [value(given.type) for given in send.given if not given.unpacked]
    unpacked = [given for given in send.given if given.unpacked]
    if unpacked:
        present = [given for given in unpacked if turn >= VALUE_TURNS or not given.uncertain]
        items = [f"{given.name!r}: {value(given.type)}" for given in present]
        written.append("{" + ", ".join(items) + "}")
    return written
