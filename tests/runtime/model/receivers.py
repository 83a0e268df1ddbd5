"""Receivers of every kind, sync and async."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator
from functools import partial, partialmethod
from types import MethodType, coroutine
from typing import Any
from unittest.mock import AsyncMock, Mock


class Respond:
    """What every receiver does when it is called, whatever its kind.

    Args:
        name: What it returns.
        log: Hears of the call.
        then: What it does afterwards.
        owner_class: The class of what has methods in this program.
    """

    def __init__(
        self, name: str, log: list[Any], then: Callable[[], None], owner_class: Any
    ) -> None:
        self.name = name
        self.log = log
        self.then = then
        self.owner_class = owner_class

    def __call__(self, sender: Any, **payload: Any) -> str:
        self.log.append((self.name, sender, payload))
        self.then()
        return self.name

    def __deepcopy__(self, memo: object) -> Respond:
        # The copy of a signal has the receivers of the original, as far as we can tell.
        return self


@coroutine
def suspend() -> Generator[None]:
    """Return to whoever drives the coroutine, once."""
    yield


def run(running: Coroutine[Any, Any, Any]) -> Any:
    """Drive a coroutine to its end."""
    try:
        while True:
            running.send(None)
    except StopIteration as stop:
        return stop.value


def make_function(respond: Respond) -> Any:
    def receive(sender: Any, **payload: Any) -> str:
        return respond(sender, **payload)

    return receive


def make_async_function(respond: Respond) -> Any:
    # Of the same variables as the above, so that their `__code__` can be exchanged.
    async def receive(sender: Any, **payload: Any) -> str:
        await suspend()
        return respond(sender, **payload)

    return receive


def make_narrow_function(respond: Respond) -> Any:
    """Return a receiver that takes no payload."""

    def receive(sender: Any) -> str:
        return respond(sender)

    return receive


def make_function_with_attribute(respond: Respond) -> Any:
    receive = make_function(respond)
    receive.note = "anything"
    return receive


def make_function_in_cycle(respond: Respond) -> Any:
    """Return a receiver that only the garbage collector frees."""
    receive = make_function(respond)
    receive.itself = receive
    return receive


def make_owner_class() -> Any:
    """Return a class whose instances have methods of many kinds.

    Each program has one of its own, as the function of a method can be marked and replaced.
    """

    class Owner:
        def __init__(self, respond: Respond) -> None:
            self.respond = respond

        def __call__(self, sender: Any, **payload: Any) -> str:
            return self.respond(sender, **payload)

        def method(self, sender: Any, **payload: Any) -> str:
            return self.respond(sender, **payload)

        async def async_method(self, sender: Any, **payload: Any) -> str:
            await suspend()
            return self.respond(sender, **payload)

        partial_method = partialmethod(method)
        async_partial_method = partialmethod(async_method)

    return Owner


class AsyncOwner:
    """Its instances are no coroutine functions, although they return coroutines."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    async def __call__(self, sender: Any, **payload: Any) -> str:
        return self.respond(sender, **payload)


class Slotted:
    """Cannot be weakly referenced."""

    __slots__ = ("respond",)

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, sender: Any, **payload: Any) -> str:
        return self.respond(sender, **payload)


class Text(str):  # noqa: SLOT000  # to be weakly referenced
    """A receiver that is filed under its value."""

    respond: Respond

    def __call__(self, sender: Any, **payload: Any) -> str:
        return self.respond(sender, **payload)


def make_text(respond: Respond) -> Any:
    text = Text("text")
    text.respond = respond
    return text


def make_class(respond: Respond) -> Any:
    """Return a class of this receiver's own."""

    class Own:
        def __init__(self, sender: Any, **payload: Any) -> None:
            respond(sender, **payload)

        def method(self, sender: Any, **payload: Any) -> str:
            return respond(sender, **payload)

        @classmethod
        def class_method(cls, sender: Any, **payload: Any) -> str:
            return respond(sender, **payload)

        @classmethod
        async def async_class_method(cls, sender: Any, **payload: Any) -> str:
            return respond(sender, **payload)

        @staticmethod
        def static_method(sender: Any, **payload: Any) -> str:
            return respond(sender, **payload)

        @staticmethod
        async def async_static_method(sender: Any, **payload: Any) -> str:
            return respond(sender, **payload)

    return Own


def make_method_of_own_class(respond: Respond) -> Any:
    own = make_class(respond)
    return own.__new__(own).method


KINDS: dict[str, Callable[[Respond], Any]] = {
    "function": make_function,
    "method": lambda respond: respond.owner_class(respond).method,
    "object": lambda respond: respond.owner_class(respond),
    "narrow function": make_narrow_function,
    "function with attribute": make_function_with_attribute,
    "function in a cycle": make_function_in_cycle,
    "partial": lambda respond: partial(make_function(respond)),
    "partial method": lambda respond: respond.owner_class(respond).partial_method,
    "method of its own class": make_method_of_own_class,
    "method of a partial": lambda respond: MethodType(
        partial(respond.owner_class.method), respond.owner_class(respond)
    ),
    "class": make_class,
    "class method": lambda respond: make_class(respond).class_method,
    "static method": lambda respond: make_class(respond).static_method,
    "text": make_text,
    "mock": lambda respond: Mock(side_effect=respond),
    "slotted object": Slotted,
    "builtin method": lambda respond: respond.log.append,
    "async function": make_async_function,
    "async method": lambda respond: respond.owner_class(respond).async_method,
    "async object": AsyncOwner,
    "async partial": lambda respond: partial(make_async_function(respond)),
    "async partial method": lambda respond: respond.owner_class(respond).async_partial_method,
    "async class method": lambda respond: make_class(respond).async_class_method,
    "async static method": lambda respond: make_class(respond).async_static_method,
    "async mock": lambda respond: AsyncMock(side_effect=respond),
}
