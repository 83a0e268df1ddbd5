"""The receivers and senders of a program: who they are, and what they are called."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from tests.runtime.model.receivers import (
    KINDS,
    Respond,
    make_async_function,
    make_function,
    make_owner_class,
    run,
)
from tests.runtime.model.senders import HELD, MORTALS, VALUES
from tests.runtime.model.steps import Part, Step


def make_id(value: Any) -> Hashable:
    """Return what blinker files a receiver or sender under."""
    if isinstance(value, MethodType):
        return id(value.__func__), id(value.__self__)
    return value if isinstance(value, (str, int)) else id(value)


class Cast:
    """The receivers and senders that one library sees.

    Args:
        parts: The receivers, by name.
        senders: The kinds of senders, ANY as the first.
        any_sender: The library's ANY.
        log: Hears of calls.
        perform: What a receiver that is called does with its steps.
    """

    def __init__(
        self,
        parts: dict[str, Part],
        senders: list[str],
        any_sender: Any,
        log: list[Any],
        perform: Callable[[list[Step]], None],
    ) -> None:
        self._parts = parts
        self._kinds_of_senders = senders
        self._any_sender = any_sender
        self._log = log
        self._perform = perform
        self._owner_class = make_owner_class()
        self._receivers: dict[str, Any] = {}
        self._senders: dict[str, Any] = {}
        self._labels: dict[Hashable, str] = {make_id(VALUES[name]): name for name in VALUES}
        self._labels[0] = "ANY"
        self._rejected: list[Any] = []

    def _fresh(self, name: str, make: Callable[[], Any]) -> Any:
        """Return a new receiver or sender with an identity that nothing had before.

        blinker can take one for the other if it gets the address of a dead one. Whether it does
        is up to the allocator, and would make the two sides differ by chance.
        """
        made = make()
        # What is filed under its value has no identity.
        while make_id(made) in self._labels and not isinstance(made, str):
            self._rejected.append(made)
            made = make()
        self._labels[make_id(made)] = f"{name} {len(self._labels)}"
        return made

    def receiver(self, name: str) -> Any:
        """Return a receiver, anew if the last one of this name was dropped."""
        if name not in self._receivers:
            make = KINDS[self._parts[name].kind]
            self._receivers[name] = self._fresh(name, lambda: make(self._respond(name)))
        receiver = self._receivers[name]
        if type(receiver) is MethodType:
            # As a program has it from its instance: each time another object.
            return MethodType(receiver.__func__, receiver.__self__)
        return receiver

    def _respond(self, name: str) -> Respond:
        then = partial(self._perform, self._parts[name].program)
        return Respond(name, self._log, then, self._owner_class)

    def temporary_receiver(self) -> Any:
        """Return a receiver that nobody keeps."""
        return self._fresh("temporary", lambda: [].append)

    def drop_receiver(self, name: str) -> None:
        """Let a receiver go."""
        self._receivers.pop(name, None)

    def sender(self, index: int) -> Any:
        """Return a sender, anew if the last one of this kind was dropped."""
        kind = self._kinds_of_senders[index]
        if kind == "ANY":
            return self._any_sender
        if kind in VALUES:
            return VALUES[kind]
        if kind not in self._senders:
            self._senders[kind] = self._fresh(kind, {**MORTALS, **HELD}[kind])
        return self._senders[kind]

    def drop_sender(self, index: int) -> None:
        """Let a sender go, if its death is noticed."""
        if self._kinds_of_senders[index] in MORTALS:
            self._senders.pop(self._kinds_of_senders[index], None)

    # What becomes of receivers

    def mark(self, name: str) -> None:
        """Have a function or method pass for a coroutine function, from Python 3.12."""
        receiver = self.receiver(name)
        mark: Any = getattr(inspect, "markcoroutinefunction", None)
        if mark is not None and isinstance(receiver, (FunctionType, MethodType)):
            mark(receiver)

    def unmark(self, name: str) -> None:
        """Take the mark away."""
        receiver: object = self.receiver(name)
        function = getattr(receiver, "__func__", receiver)
        if isinstance(function, FunctionType):
            for attribute in [name for name in vars(function) if name.startswith("_is_")]:
                delattr(function, attribute)

    def exchange_code(self, name: str) -> None:
        """Make a coroutine function of a function, and a function of a coroutine function."""
        receiver = self.receiver(name)
        if self._parts[name].kind in {"function", "async function"}:
            was_async = receiver.__code__.co_flags & inspect.CO_COROUTINE
            other = make_function if was_async else make_async_function
            receiver.__code__ = other(self._respond(name)).__code__

    def replace_method(self, name: str) -> None:
        """Replace the function behind a method, which lets go of the one that is connected."""
        if self._parts[name].kind == "method of its own class":
            owner = self.receiver(name).__self__
            respond = self._respond(name)
            self._receivers.pop(name)

            def replace() -> Any:
                type(owner).method = lambda _, sender, **payload: respond(sender, **payload)
                return owner.method

            self._receivers[name] = self._fresh(name, replace)

    # What it is all called

    def label(self, value: Any) -> Any:
        """Return what both sides call a receiver or a sender."""
        if value is self._any_sender:
            return "ANY"
        if value is None or type(value) in {str, bool, int, float}:
            return type(value), value
        return self._labels.get(make_id(value), type(value).__name__)

    def label_of_result(self, value: Any) -> Any:
        """Return what both sides call what a receiver returned."""
        if inspect.iscoroutine(value):
            return "coroutine", self.label_of_result(run(value))
        # A new object may well have the identity of something that is no more.
        return value if value is None or isinstance(value, str) else type(value).__name__

    def label_of_key(self, key: Any) -> str:
        """Return what both sides call what is filed under a key."""
        return self._labels[key]
