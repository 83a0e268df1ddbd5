"""Generates sends of declared signals: some are exact, others changed in a way or two."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from tests.plugin.sends.arguments import OPEN_FORMS, Argument, Positional
from tests.plugin.sends.payloads import ODD_NAMES, Payload, PayloadGenerator, is_name
from tests.plugin.sends.signals import PLACES, SPECIFIED_PLACES
from tests.plugin.sends.source import CALLS, WRAPPER_OF, WRAPPERS, Send
from tests.plugin.vocabulary import KEY_NAMES, OTHER_NAMES, SENDERS, VALUE_TYPES, Key

#: Every type of value that a send may be given, right or wrong.
GIVEN_TYPES: Final = [*VALUE_TYPES, "Other"]


class SendGenerator:
    """Draws sends, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # nothing here is secret
        self._payloads = PayloadGenerator(self._random)

    def send(self, number: int) -> Send:
        """Draw a send: the exact one, changed in up to two ways."""
        draw = self._random
        place = draw.choice([*PLACES, *SPECIFIED_PLACES])
        payload = self._payload(place)
        other = self._other(payload) if place == "union" else None
        sender = f"Home{number}" if place == "self" else draw.choice(SENDERS)
        method = draw.choice(["send", "send", "send_async"])
        # `Signal.send(signal)` of a union of signals stays unchecked.
        call = draw.choice(CALLS[:2] if place == "union" else ["bound", "bound", *CALLS])
        result = draw.choice([None, *VALUE_TYPES])
        taken = self._taken(result)
        asserted = (
            taken is None and result is not None and payload.form != "union" and place != "union"
        )
        coroutines = result is not None and draw.random() < 0.15
        passed = [
            key._replace(required=key.required or draw.random() < 0.7)
            for key in draw.choice(payload.variants)
            if key.required or draw.random() < 0.5
        ]
        senders = [sender]
        if payload.rest is not None:
            passed += self._payloads.keys(KEY_NAMES)
        for _ in range(draw.choice([0, 0, 1, 1, 2])):
            self._change(passed, senders)
        return Send(
            number,
            place,
            sender,
            payload,
            other,
            result,
            coroutines,
            method,
            call,
            self._positional(senders),
            self._arguments(passed),
            self._wrapper(method, coroutines=coroutines),
            taken,
            asserted,
        )

    def _payload(self, place: str) -> Payload:
        if place == "generic signal":
            return self._payloads.of_form("generic")
        if place not in SPECIFIED_PLACES:
            return self._payloads.payload()
        return self._payloads.specified()

    def _other(self, payload: Payload) -> Payload:
        keys = payload.variants[0]
        if not keys:
            return payload
        other = self._payloads.similar(keys)
        # If all of a union fit one of its TypedDicts, mypy holds the union and that for the same
        # type, and drops one of two signals that differ in nothing else.
        while any(set(other) == set(variant) for variant in payload.variants[1:]):
            other = self._payloads.similar(keys)
        return Payload("class", [other])

    def _wrapper(self, method: str, *, coroutines: bool) -> str | None:
        draw = self._random
        if draw.random() < 0.03:
            return draw.choice(list(WRAPPERS))
        likely = 0.7 if coroutines and method == "send" else 0.1
        return WRAPPER_OF[method] if draw.random() < likely else None

    def _taken(self, result: str | None) -> str | None:
        draw = self._random
        if result is None or draw.random() < 0.5:
            return None
        return draw.choice(VALUE_TYPES) if draw.random() < 0.2 else result

    def _positional(self, senders: list[str]) -> list[Positional]:
        """Draw how senders are passed."""
        draw = self._random
        match draw.choice([*["value"] * 8, "tuple", "list"]):
            case "tuple":
                return [Positional("tuple", "who", senders)]
            case "list" if senders:
                values = [
                    Positional("value", f"who_{position}", [sender])
                    for position, sender in enumerate(senders[:-1])
                ]
                return [*values, Positional("list", "who", senders[-1:])]
            case _:
                return [
                    Positional("value", f"who_{position}", [sender])
                    for position, sender in enumerate(senders)
                ]

    def _arguments(self, passed: list[Key]) -> list[Argument]:
        """Draw in which forms keys are passed, in arguments of any order."""
        draw = self._random
        forms: dict[str, list[Key]] = {}
        main = draw.choice(
            ["keyword", "keyword", "TypedDict", "union", "literal", "spread", "open"]
        )
        for key in passed:
            form = main if draw.random() < 0.7 else draw.choice(["keyword", "TypedDict", "literal"])
            if form == "keyword" and not is_name(key.name):
                form = "literal"
            if not key.required and form not in ("union", "spread", "open"):
                form = "TypedDict"
            forms.setdefault(form, []).append(key)
        arguments: list[Argument] = []
        for position, (form, keys) in enumerate(forms.items()):
            arguments += self._argument(form, f"more{position}", keys)
        draw.shuffle(arguments)
        return arguments

    def _argument(self, form: str, name: str, keys: list[Key]) -> Iterator[Argument]:
        draw = self._random
        match form:
            case "keyword":
                for position, key in enumerate({key.name: key for key in keys}.values()):
                    yield Argument("keyword", f"{name}_{position}", [[key]])
            case "open":
                yield Argument(draw.choice(["dict[str, Any]", *OPEN_FORMS]), name, [[]])
            case "union":
                distinct = list({key.name: key for key in keys}.values())
                yield Argument("union", name, [distinct, self._payloads.similar(distinct)])
            case _:
                distinct = list({key.name: key for key in keys}.values())
                yield Argument(form, name, [distinct])

    def _change(self, passed: list[Key], senders: list[str]) -> None:
        """Change what is passed, in one of the ways in which people get it wrong."""
        draw = self._random
        names = [*KEY_NAMES, *OTHER_NAMES, draw.choice(ODD_NAMES)]
        free = [name for name in names if name not in {key.name for key in passed}]
        change = draw.choice(
            ["sender", "drop", "rename", "retype", "add", "uncertain", "twice", "sender by keyword"]
        )
        position = draw.randrange(len(passed)) if passed else 0
        match change:
            case "sender":
                self._change_sender(senders)
            case "sender by keyword":
                if senders and "sender" in free:
                    passed.append(Key("sender", senders.pop(), required=True))
            case "add":
                required = draw.random() < 0.7
                passed.append(Key(draw.choice(free), draw.choice(GIVEN_TYPES), required))
            case _ if not passed:
                pass
            case "drop":
                del passed[position]
            case "rename":
                passed[position] = passed[position]._replace(name=draw.choice(free))
            case "retype":
                passed[position] = passed[position]._replace(type=draw.choice(GIVEN_TYPES))
            case "uncertain":
                passed[position] = passed[position]._replace(required=False)
            case "twice":
                passed.append(passed[position])
            case _:
                raise AssertionError

    def _change_sender(self, senders: list[str]) -> None:
        draw = self._random
        match draw.choice(["drop", "add", "retype", "retype"]):
            case "drop":
                senders.clear()
            case "add":
                senders.append(draw.choice([*SENDERS, *VALUE_TYPES]))
            case _:
                senders[:] = [draw.choice([*SENDERS, "Other"])]
