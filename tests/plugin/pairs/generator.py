"""Generates pairs of a signal and a receiver, as source code that can be checked and run.

Most of the receivers start from the exact signature and are changed a few times, so that they
nearly fit; the others are drawn at random. Its parts are in the modules beside this one.
"""

from __future__ import annotations

import itertools
import random
import textwrap
from collections.abc import Iterator
from typing import Final, NamedTuple

from tests.plugin.pairs.connections import DECORATOR, WAYS, Ends, decorator
from tests.plugin.pairs.parameters import Parameter, ParameterDraw
from tests.plugin.pairs.payloads import (
    MAPPING,
    PARAMETERS,
    STYLES,
    UNION as UNION_OF_TYPED_DICTS,
    PayloadType,
    draw_payload,
    functional,
)
from tests.plugin.pairs.receiver_source import DECORATOR as DECORATOR_MARK, Receiver
from tests.plugin.pairs.receivers import FORMS
from tests.plugin.pairs.signals import (
    KIOSK,
    PLACES,
    SELF_TYPED,
    SPECIFICATION,
    UNION,
    SignalSource,
    write_signal,
)
from tests.plugin.pairs.value_receivers import NONE
from tests.plugin.vocabulary import (
    CONNECTED,
    SENDERS,
    numbered,
)

#: How the name of the payload type of a union's second signal begins.
SECOND: Final = "Second"

#: Forms of two receivers, of which either may be called.
UNION_FORMS: Final = {
    "union of functions": "function",
    "union of objects": "object",
    "union of Protocols": "Protocol",
}

#: The form of a receiver that may be None.
OPTIONAL: Final = "Optional"

ALL_FORMS: Final = [*FORMS, *UNION_FORMS, OPTIONAL]


class Pair(NamedTuple):
    """A signal, and a receiver that is connected to it."""

    sender: str
    #: The sender that the receiver is connected to; None for any.
    connected_to: str | None
    place: str
    signal: SignalSource
    #: What the signal carries; several payload types make a union of signals.
    payloads: list[PayloadType]
    form: str
    #: What may be called; several for a union.
    receivers: list[Receiver]
    way: str

    def source(self, number: int) -> str:
        """Write the pair down; the receiver keeps what it was called with in ``received``."""
        definitions = [payload.definition for payload in self.payloads]
        definitions.append(self.signal.definition)
        ends = Ends(self.signal.expression, self.receivers[0].expression, self.connected_to)
        above = decorator(ends) if self.way == DECORATOR else ""
        for receiver in self.receivers:
            definitions.append(_unpacked(receiver.parameters))
            definitions.append(receiver.definition.replace(DECORATOR_MARK, above))
        if self.way != DECORATOR:
            definitions.append(self._connecting(WAYS[self.way](ends)))
        return numbered("\n".join(filter(None, definitions)) + "\n\n", number)

    def _connecting(self, statement: str) -> str:
        """Put the statement that connects into the function that it needs, if any."""
        receiver = self.receivers[0]
        parameters: list[str] = []
        if self.signal.parameter is not None:
            parameters.append(f"signal: {self.signal.parameter}")
        if receiver.annotation is not None:
            annotations = " | ".join(filter(None, (r.annotation for r in self.receivers)))
            parameters.append(f"receiver: {annotations}")
        if not parameters:
            return statement
        for guard in filter(None, (self.signal.guard, receiver.guard)):
            statement = f"{guard}\n{textwrap.indent(statement, '    ')}"
        body = textwrap.indent(statement, "    ")
        return f"def connecting<n>({', '.join(parameters)}) -> None:\n{body}"


def _unpacked(parameters: list[Parameter]) -> str:
    """Define the TypedDict that a receiver unpacks."""
    return "\n".join(
        functional(parameter.type, list(parameter.unpacked))
        for parameter in parameters
        if parameter.unpacked is not None
    )


class Generator:
    """Draws pairs, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # nothing here is secret
        self._combinations = self._draw_combinations()

    def pair(self) -> Pair:
        """Draw a pair."""
        draw = self._random
        form, place, way = next(self._combinations)
        sender = KIOSK if place == SELF_TYPED else draw.choice(SENDERS)
        payloads = self._payloads(place)
        signal = write_signal(place, sender, payloads)
        receivers = self._receivers(form, sender, payloads[0])
        can_be_decorated = (
            DECORATOR_MARK in receivers[0].definition
            and signal.parameter is None
            and len(receivers) == 1
        )
        if way == DECORATOR and not can_be_decorated:
            way = draw.choice(list(WAYS))
        connected = CONNECTED.get(sender, ["kiosk<n>"])
        connected_to = draw.choice(connected) if draw.random() < 0.3 else None
        return Pair(sender, connected_to, place, signal, payloads, form, receivers, way)

    def _draw_combinations(self) -> Iterator[tuple[str, str, str]]:
        """Draw a form, a place and a way, all combinations before any comes again."""
        combinations = list(itertools.product(ALL_FORMS, PLACES, [*WAYS, DECORATOR]))
        while True:
            self._random.shuffle(combinations)
            yield from combinations

    def _payloads(self, place: str) -> list[PayloadType]:
        draw = self._random
        if place == SPECIFICATION:
            return [draw_payload(draw, "Payload<n>", PARAMETERS)]
        styles = [style for style in STYLES if style != PARAMETERS]
        if place != UNION:
            return [draw_payload(draw, "Payload<n>", draw.choice(styles))]
        # mypy must take them for two types, and messages name one of them.
        styles = [style for style in styles if style not in (UNION_OF_TYPED_DICTS, MAPPING)]
        first = draw_payload(draw, "Payload<n>", draw.choice([*styles, MAPPING]))
        second = first
        while set(second.keys) == set(first.keys):
            second = draw_payload(draw, f"{SECOND}<n>", draw.choice(styles))
        return [first, second]

    def _receivers(self, form: str, sender: str, payload: PayloadType) -> list[Receiver]:
        if form == OPTIONAL:
            return [self._receiver("Protocol", "receiver<n>", sender, payload), NONE]
        if form not in UNION_FORMS:
            return [self._receiver(form, "receiver<n>", sender, payload)]
        names = ["receiver<n>_0", "receiver<n>_1"]
        found = [self._receiver(UNION_FORMS[form], name, sender, payload) for name in names]
        match UNION_FORMS[form]:
            case "function":
                either = f"({names[0]} if shop else {names[1]})"
                return [receiver._replace(expression=either) for receiver in found]
            case "object":
                classes = [f"{name}_class" for name in names]
                return [
                    receiver._replace(expression="receiver", annotation=class_)
                    for receiver, class_ in zip(found, classes, strict=True)
                ]
            case _:
                return found

    def _receiver(self, form: str, name: str, sender: str, payload: PayloadType) -> Receiver:
        draw = self._random
        unpacked = f"Unpacked_{name}"
        parameters = ParameterDraw(draw, sender, payload.keys, payload.rest, unpacked).parameters()
        return FORMS[form](draw, name, parameters)
