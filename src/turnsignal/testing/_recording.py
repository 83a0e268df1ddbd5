"""Recording the sends of a signal."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from typing import Any

from turnsignal._connectable import Connectable
from turnsignal._mutation import run
from turnsignal._signals import META_SIGNALS, attributes_of
from turnsignal.introspection._connections import UNLISTED

from ._expectation import is_from
from ._interception import intercepting
from ._sent import Sent, payload_of


@contextmanager
def recording(signal: Any, sender: Any, sends: list[Sent[Any, Any, Any]]) -> Generator[None]:
    """Record the sends of a signal for the duration of a block.

    Args:
        signal: The signal.
        sender: Whose sends to record.
        sends: Where to add them.
    """

    def record(who: Any = None, *, given: dict[str, Any]) -> Sent[Any, Any, Any]:
        sent: Sent[Any, Any, Any] = Sent(who, payload_of(given))
        if is_from(who, sender):
            sends.append(sent)
        return sent

    # A subclass may take more by position.
    def record_send(send: Callable[..., Any], /, *positional: Any, **given: Any) -> Any:
        with _noting_errors(record(*positional[:1], given=given)) as sent:
            results = send(*positional, **given)
            sent.results = list(results)
        return results

    async def record_send_async(
        send_async: Callable[..., Any], /, *positional: Any, **given: Any
    ) -> Any:
        with _noting_errors(record(*positional[:1], given=given)) as sent:
            results = await send_async(*positional, **given)
            sent.results = list(results)
        return results

    with ExitStack() as block:
        block.enter_context(_listening(signal, sender))
        block.enter_context(intercepting(signal, "send", record_send))
        block.enter_context(intercepting(signal, "send_async", record_send_async))
        yield


@contextmanager
def _noting_errors(sent: Sent[Any, Any, Any]) -> Generator[Sent[Any, Any, Any]]:
    """Keep the exception that is raised in a block."""
    try:
        yield sent
    except BaseException as error:
        sent.error = error
        raise


class _Nobody:
    """A sender that never sends."""


@contextmanager
def _listening(signal: Any, sender: Any) -> Generator[None]:
    """Have a signal say that it has receivers, as many programs do not send otherwise."""

    # Any: whatever the signal declares, a check lets it pass.
    def listener(_who: Any, /, **_payload: Any) -> Any:
        """Is never called, as one that sends call cannot be for `send` and `send_async`."""

    setattr(listener, UNLISTED, True)
    nobody = _Nobody()

    def has_receivers_for(method: Callable[..., bool], /, *who: Any, **named: Any) -> bool:
        return any(is_from(one, sender) for one in (*who, *named.values())) or method(*who, **named)

    with intercepting(signal, "has_receivers_for", has_receivers_for):
        # Weakly: if another signal's connections are in place when the block ends, as those of an
        # isolation that began later, the end of the block still disconnects it for good.
        with _untold(signal, listener):
            signal.connect(listener, sender=nobody)
        try:
            yield
        finally:
            with _untold(signal, listener):
                signal.disconnect(listener)
            if isinstance(signal, Connectable):
                # Sends would go on looking for the sender that was nobody.
                run(attributes_of(signal)["_connections"].prune)


@contextmanager
def _untold(signal: Any, receiver: Any) -> Generator[None]:
    """Have nobody be told that a receiver is connected or disconnected."""

    def send_unless_it_is(send: Callable[..., Any], /, *sender: Any, **payload: Any) -> Any:
        nobody: list[Any] = []
        return nobody if payload.get("receiver") is receiver else send(*sender, **payload)

    with ExitStack() as block:
        for name in META_SIGNALS:
            meta_signal = attributes_of(signal).get(name)
            if meta_signal is not None:
                block.enter_context(intercepting(meta_signal, "send", send_unless_it_is))
        yield
