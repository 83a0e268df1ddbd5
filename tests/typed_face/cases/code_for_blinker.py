"""Code that was written for blinker's own annotations."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

from turnsignal import ANY, NamedSignal, Namespace, Signal

F = TypeVar("F", bound=Callable[..., Any])


class Overriding(Signal):
    def connect(self, receiver: F, sender: Any = ANY, weak: bool = True) -> F:
        super().connect(receiver, sender, weak)
        return receiver

    @contextmanager
    def connected_to(
        self, receiver: Callable[..., Any], sender: Any = ANY
    ) -> Generator[None, None, None]:
        with super().connected_to(receiver, sender):
            yield

    def send(
        self,
        sender: Any | None = None,
        /,
        *,
        _async_wrapper: Callable[[Callable[..., Coroutine[Any, Any, Any]]], Callable[..., Any]]
        | None = None,
        **kwargs: Any,
    ) -> list[tuple[Callable[..., Any], Any]]:
        return super().send(sender, _async_wrapper=_async_wrapper, **kwargs)

    async def send_async(
        self,
        sender: Any | None = None,
        /,
        *,
        _sync_wrapper: Callable[[Callable[..., Any]], Callable[..., Coroutine[Any, Any, Any]]]
        | None = None,
        **kwargs: Any,
    ) -> list[tuple[Callable[..., Any], Any]]:
        return await super().send_async(sender, _sync_wrapper=_sync_wrapper, **kwargs)

    def has_receivers_for(self, sender: Any) -> bool:
        return super().has_receivers_for(sender)

    def receivers_for(self, sender: Any) -> Generator[Callable[..., Any], None, None]:
        yield from super().receivers_for(sender)

    def disconnect(self, receiver: Callable[..., Any], sender: Any = ANY) -> None:
        super().disconnect(receiver, sender)


class OverridingLoosely(Signal):
    def connect(self, *arguments: Any, **options: Any) -> Any:
        return super().connect(*arguments, **options)

    def send(self, *sender: Any, **payload: Any) -> list[tuple[Any, Any]]:
        return super().send(*sender, **payload)


class LoggedSignal(NamedSignal):
    def __init__(self, name: str, doc: str | None = None, *, level: int = 0) -> None:
        super().__init__(name, doc)
        self.level = level

    def send(self, sender: Any = None, /, **payload: Any) -> list[tuple[Callable[..., Any], Any]]:
        return super().send(sender, **payload)


class LoggedSignals(Namespace):
    def signal(self, name: str, doc: str | None = None) -> NamedSignal:
        return self.setdefault(name, LoggedSignal(name, doc))


class Model:
    saved = Signal()
    printed = Signal()


@Model.saved.connect
@Model.saved.connect_via(ANY)
def describe(sender: Model, **payload: object) -> str:
    return sender.__class__.__name__


def names(signal: Signal) -> list[str]:
    return [f"{receiver}: {result}" for receiver, result in signal.send(Model(), created=True)]


description: str = describe(Model())
Model.printed.connect(print)
with Model.printed.connected_to(print, sender=Model()):
    names(Model.saved)
for signal in (Overriding(), OverridingLoosely(), LoggedSignals().signal("saved")):
    signal.connect(describe)
    signal.send(Model(), created=True)
    signal.disconnect(describe)
