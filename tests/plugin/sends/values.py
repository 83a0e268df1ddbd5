"""The values with which a generated send is really made."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.plugin.sends.arguments import OPEN_FORMS, Argument, Positional
from tests.plugin.sends.payloads import Payload
from tests.plugin.sends.source import WRAPPER_OF, Send
from tests.plugin.vocabulary import Key


class Opening(NamedTuple):
    """What is passed in a mapping whose type leaves it open."""

    #: The keys that it has.
    content: list[Key]
    #: The payloads that this is a content for, as positions in those of the signal.
    variants: list[int]


class Filling(NamedTuple):
    """The values of one real send."""

    positional: list[list[object]]
    keywords: list[dict[str, object]]
    #: What the receiver returns.
    result: object

    def arguments(self, send: Send) -> Iterator[object]:
        """List what to call the function of the send with."""
        for item, values in zip(send.positional, self.positional, strict=True):
            yield values[0] if item.form == "value" else _collected(item, values)
        for argument, content in zip(send.arguments, self.keywords, strict=True):
            yield from argument.values(content)

    def senders(self) -> list[object]:
        """List what is passed by position."""
        return [value for values in self.positional for value in values]

    def keys_given_twice(self) -> set[str]:
        """Name the keys that several arguments pass."""
        names = [name for content in self.keywords for name in content]
        return {name for name in names if names.count(name) > 1}

    def payloads(self) -> Iterator[dict[str, object]]:
        """List what may arrive: one value of each key that several arguments pass."""
        orders = (
            itertools.permutations(self.keywords) if self.keys_given_twice() else [self.keywords]
        )
        for contents in orders:
            yield {name: value for content in contents for name, value in content.items()}


def _collected(item: Positional, values: list[object]) -> object:
    return tuple(values) if item.form == "tuple" else values


def openings(send: Send, payload: Payload) -> Iterator[Opening]:
    """List what mappings of unknown keys may pass.

    One content of a ``dict[str, Any]`` must fit: those that bring some keys which are not given
    otherwise. A ``dict[str, int]`` may have all of those keys, as mypy has it for every function.
    """
    variants = list(range(len(payload.variants)))
    given = {key for argument in send.arguments for key in argument.keys}
    values = [OPEN_FORMS[argument.form] for argument in send.arguments if argument.is_open]
    if not values:
        yield Opening([], variants)
    elif values == ["Any"]:
        own = WRAPPER_OF[send.method]
        wrapper: list[Key] = [] if send.wrapper == own else [Key(own, "wrapper", required=True)]
        for content in _some(payload, given):
            yield Opening(content, variants)
            yield Opening([*content, *wrapper], variants)
    else:
        [kind] = values
        further: list[str] = [] if payload.rest is None else ["further"]
        for variant in variants:
            names = [key.name for key in payload.variants[variant] if key.name not in given]
            content = [Key(name, kind, required=True) for name in [*names, *further]]
            yield Opening(content, [variant])


def fillings(send: Send, opening: Opening, values: Mapping[str, list[object]]) -> Iterator[Filling]:
    """List the values of all real sends that a send stands for.

    Args:
        send: The send.
        opening: What it passes in a mapping of unknown keys.
        values: The values of each type, which show every way in which it is too wide.
    """
    positional = _passed_types(send)
    for contents in itertools.product(*[_contents(item, opening) for item in send.arguments]):
        types = [kind for kinds in positional for kind in kinds]
        types += [key.type for keys in contents for key in keys]
        types.append(send.result or "Any")
        columns = [values[kind] for kind in types]
        for row in _rows(columns, every=len(opening.variants) > 1):
            value = iter(row)
            yield Filling(
                [[next(value) for _ in kinds] for kinds in positional],
                [{key.name: next(value) for key in keys} for keys in contents],
                next(value),
            )


def _rows(columns: list[list[object]], *, every: bool) -> Iterator[tuple[object, ...]]:
    """List rows with each value of each column or, if it matters, in every combination."""
    if every:
        yield from itertools.product(*columns)
        return
    for turn in range(max(map(len, columns))):
        yield tuple(column[turn % len(column)] for column in columns)


def _some(payload: Payload, given: set[str]) -> Iterator[list[Key]]:
    keys = [key for keys in payload.variants for key in keys if key.name not in given]
    for number in range(len(keys) + 1):
        for chosen in itertools.combinations(keys, number):
            if len({key.name for key in chosen}) == number:
                yield list(chosen)


def _contents(argument: Argument, opening: Opening) -> list[list[Key]]:
    """List what an argument may pass: each TypedDict with each subset of its optional keys."""
    if argument.is_open:
        return [opening.content]
    return [
        [key for key in keys if key.required or key in chosen]
        for keys in argument.alternatives
        for number in range(sum(not key.required for key in keys) + 1)
        for chosen in itertools.combinations([key for key in keys if not key.required], number)
    ]


def _passed_types(send: Send) -> list[list[str]]:
    """List the types of what each positional argument passes.

    A ``*list`` passes one sender if nothing else does, as mypy has it for every function.
    """
    return [
        [] if item.form == "list" and len(send.positional) > 1 else item.types
        for item in send.positional
    ]
