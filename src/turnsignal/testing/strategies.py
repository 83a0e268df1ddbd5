"""Hypothesis strategies for what signals carry. Hypothesis must be installed.

``pip install "turnsignal[testing]"`` installs it.
"""

from __future__ import annotations

import asyncio
import contextvars
import inspect
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from hypothesis import given, note, settings, strategies as st

from turnsignal._signals import is_any
from turnsignal._typing import PayloadT, ResultT, SenderT, Signal as TypedSignal
from turnsignal.introspection import Connection, Declaration, connections, declaration

from ._fit import fits
from ._value_strategies import payload_values, values_of, why_without_values
from ._wording import shown_signal

__all__ = ["check_receivers", "payloads"]


def payloads(
    signal: TypedSignal[SenderT, PayloadT, ResultT], /, **keys: st.SearchStrategy[Any]
) -> st.SearchStrategy[PayloadT]:
    """Return a strategy for the payloads that a signal declares.

    Keys that are not required come and go. Of a union of TypedDicts, each is drawn.

    Args:
        signal: A signal of turnsignal or blinker. What it declares must be known when the program
            runs: see `turnsignal.introspection.declaration`.
        **keys: Strategies for the values of keys, in the place of those for their types.

    Returns:
        The strategy.

    Raises:
        TypeError: This is no signal.
        ValueError: The signal declares no payload that Python knows of, or has no such key, or a
            key has no strategy, and a type that is not known when the program runs, or is a
            protocol.

    Example:
        >>> from typing import TypedDict
        >>> from hypothesis import given, strategies as st
        >>> from turnsignal import Signal
        >>> from turnsignal.testing.strategies import payloads
        >>> class OrderPlaced(TypedDict):
        ...     order_id: int
        ...     total: float
        >>> order_placed = Signal[str, OrderPlaced]()
        >>> @given(payloads(order_placed, total=st.floats(min_value=0, max_value=100)))
        ... def test_total(payload: OrderPlaced) -> None:
        ...     assert 0 <= payload["total"] <= 100
        >>> test_total()

    .. versionadded:: 0.1
    """
    declared = _declared(signal, "payloads")
    known = declared.keys
    for name in keys:
        if name not in known:
            known_keys = ", ".join(known) or "none"
            raise ValueError(
                f'{shown_signal(signal)} has no payload key "{name}", but {known_keys}'
            )
    strategy: Any = st.one_of(
        *[
            payload_values(payload, {name: keys[name] for name in keys if name in payload.keys})
            for payload in declared.alternatives
        ]
    )
    return strategy  # type: ignore[no-any-return]


def check_receivers(
    signal: TypedSignal[SenderT, PayloadT, ResultT],
    senders: st.SearchStrategy[SenderT] | None = None,
    /,
    **keys: st.SearchStrategy[Any],
) -> None:
    """Call every receiver of a signal with many senders and payloads that it declares.

    Each receiver is called by itself, without the signal, and what it returns is awaited, if it
    can be, in an event loop of its own. What one raises is raised here, and Hypothesis shows the
    receiver with the smallest payload that makes it raise.

    Args:
        signal: A signal of turnsignal or blinker, with its receivers connected.
        senders: A strategy for its senders, by default for the declared type. A receiver that is
            connected to one sender gets that, unless a signal of blinker's knows its ``id`` alone,
            as of a tuple.
        **keys: Strategies for the values of keys, as for `payloads`.

    Raises:
        TypeError: This is no signal.
        ValueError: The signal declares no payload that Python knows of, has no such key, or has no
            receivers, or a key or the senders have no strategy, and a type that is not known when
            the program runs, or is a protocol.

    Example:
        >>> from typing import TypedDict
        >>> from turnsignal import Signal
        >>> from turnsignal.testing.strategies import check_receivers
        >>> class OrderPlaced(TypedDict):
        ...     order_id: int
        ...     items: int
        >>> order_placed = Signal[str, OrderPlaced]()
        >>> @order_placed.connect
        ... def price_of_each(sender: str, *, order_id: int, items: int) -> float:
        ...     return 100 / items if items else 0.0
        >>> check_receivers(order_placed)

    .. versionadded:: 0.1
    """
    declared = _declared(signal, "check_receivers")
    drawn = payloads(signal, **keys)
    found = connections(signal)
    if not found:
        raise ValueError(f"{shown_signal(signal)} has no receivers to check")
    for connection in found:
        if _is_known(connection, declared):
            whose: st.SearchStrategy[Any] = st.just(connection.sender)
        else:
            whose = _senders(signal, declared) if senders is None else senders
        # How long a receiver takes is not what this is about.
        settings(deadline=None)(given(whose, drawn)(_call_of(connection)))()


def _declared(signal: Any, asked_by: str) -> Declaration:
    declared = declaration(signal)
    if declared is None or not all(payload.known for payload in declared.alternatives):
        raise ValueError(
            f"{asked_by}(): {signal!r} declares no payload that Python knows when the program runs"
        )
    return declared


def _senders(signal: Any, declared: Declaration) -> st.SearchStrategy[Any]:
    why = why_without_values(declared.sender)
    if why is not None:
        raise ValueError(
            f"{shown_signal(signal)} has senders of a type that {why}: give a strategy for them,"
            " check_receivers(signal, senders)"
        )
    return values_of(declared.sender)


def _is_known(connection: Connection, declared: Declaration) -> bool:
    """Tell whether a receiver is connected to one sender, and that is known."""
    if is_any(connection.sender):
        return False
    # Of senders that cannot be weakly referenced, blinker's signals know the id alone.
    return type(connection.sender) is not int or fits(int, declared.sender)


def _call_of(connection: Connection) -> Callable[[Any, Any], None]:
    """Return a property test of one receiver."""

    def receiver_takes(sender: Any, payload: Any) -> None:
        note(f"Receiver: {connection}")
        result = connection.receiver(sender, **payload)
        if inspect.isawaitable(result):
            _run(result)

    return receiver_takes


def _run(awaitable: Awaitable[object]) -> None:
    """Await a result, also in the middle of a test that is a coroutine itself."""

    async def wait() -> None:
        await awaitable

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(wait())
        return
    # The loop that runs waits for us: another one is needed, which has to be in another thread.
    context = contextvars.copy_context()
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(context.run, asyncio.run, wait()).result()
