"""The signal as blinker has it, without types."""

from __future__ import annotations

from collections.abc import Callable, Generator
from types import CoroutineType, MethodType
from typing import Any

from . import _mutation
from ._connectable import Connectable
from ._coroutines import is_coroutine_function
from ._plan import ASK, resolve
from ._symbol import ANY

#: Any, as checkers would narrow down what a receiver returned.
_COROUTINE: Any = CoroutineType


class CoreSignal(Connectable):
    """A signal that anything may send and that may carry anything: blinker's ``Signal``.

    Args:
        doc: The docstring of the signal.

    Example:
        >>> from turnsignal import Signal
        >>> order_placed = Signal("An order was placed.")
        >>> @order_placed.connect
        ... def send_receipt(sender, **payload):
        ...     return f"{sender}: {payload}"
        >>> [result for _, result in order_placed.send("shop", order_id=1)]
        ["shop: {'order_id': 1}"]

    .. versionadded:: 0.1
    """

    __slots__ = ()

    def _new_meta_signal(self, doc: str) -> CoreSignal:
        return CoreSignal(doc)

    # Sending

    def send(  # see its first comment
        self,
        sender: Any = None,
        /,
        *,
        _async_wrapper: Callable[[Callable[..., Any]], Callable[..., Any]] | None = None,
        **payload: Any,
    ) -> list[tuple[Callable[..., Any], Any]]:
        """Call all receivers of ``sender`` as ``receiver(sender, **payload)``. As in blinker.

        Receivers of any sender are called first, then the sender's own, each in the order in
        which they were connected. What a receiver raises is raised here, and the receivers
        after it are not called.

        Args:
            sender: Who sends.
            _async_wrapper: Makes a function to call of a receiver that is a coroutine function.
            **payload: What to pass to the receivers.

        Returns:
            Each receiver with what it returned.

        Raises:
            RuntimeError: If a receiver is a coroutine function and there is no
                ``_async_wrapper``. The receivers before it have been called.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> def send_receipt(sender, order_id):
            ...     return f"{sender}: order {order_id}"
            >>> _ = order_placed.connect(send_receipt)
            >>> [(receiver, result)] = order_placed.send("shop", order_id=1)
            >>> receiver is send_receipt, result
            (True, 'shop: order 1')

        .. versionadded:: 0.1
        """
        # This is the method that has to be fast. It does in line what would read better as a
        # call, and calls what is rare.
        if self.is_muted:
            return []
        if self._receivers_for_replaced or type(self).receivers_for is not _receivers_for:
            return self._send_to_each(sender, _async_wrapper, payload)
        connections = self._connections
        if not connections.receivers:
            return []
        plan = connections.plans.get(id(sender)) if connections.by_sender else connections.plan
        if plan is None or any(plan.attributes):
            plan = connections.plan_for(sender)
            if plan is None:
                return self._send_to_each(sender, _async_wrapper, payload)
        version = connections.version
        results: list[tuple[Callable[..., Any], Any]] = []
        result: Any
        if plan.functions is not None:
            for reference in plan.functions:
                receiver = reference()
                if receiver is None:
                    continue
                if connections.version is not version:
                    receiver = resolve(connections.receivers, reference.key)
                    if receiver is None:
                        continue
                    result = _call(receiver, sender, _async_wrapper, payload)
                else:
                    result = receiver(sender, **payload)
                    if (
                        result is not None
                        and type(result) is _COROUTINE
                        and is_coroutine_function(receiver)
                    ):
                        result = _call_late(result, receiver, sender, _async_wrapper, payload)
                results.append((receiver, result))
            return results
        for step, function_reference in plan.steps:
            receiver = step()
            if receiver is None:
                continue
            if function_reference is ASK:
                result = _call(receiver, sender, _async_wrapper, payload)
                results.append((receiver, result))
                continue
            if connections.version is not version:
                receiver = resolve(connections.receivers, step.key)
                if receiver is None:
                    continue
                result = _call(receiver, sender, _async_wrapper, payload)
                results.append((receiver, result))
                continue
            if function_reference is not None:
                function = function_reference()
                if function is None:
                    continue
                receiver = MethodType(function, receiver)
            result = receiver(sender, **payload)
            if (
                result is not None
                and type(result) is _COROUTINE
                and is_coroutine_function(receiver)
            ):
                result = _call_late(result, receiver, sender, _async_wrapper, payload)
            results.append((receiver, result))
        return results

    def _send_to_each(
        self,
        sender: Any,
        async_wrapper: Callable[[Callable[..., Any]], Callable[..., Any]] | None,
        payload: dict[str, Any],
    ) -> list[tuple[Callable[..., Any], Any]]:
        """Send to whatever `receivers_for` yields, with nothing prepared."""
        return [
            (receiver, _call(receiver, sender, async_wrapper, payload))
            for receiver in self.receivers_for(sender)
        ]

    async def send_async(
        self,
        sender: Any = None,
        /,
        *,
        _sync_wrapper: Callable[[Callable[..., Any]], Callable[..., Any]] | None = None,
        **payload: Any,
    ) -> list[tuple[Callable[..., Any], Any]]:
        """Call and await all receivers of ``sender``, one after the other. As in blinker.

        Args:
            sender: Who sends.
            _sync_wrapper: Makes a coroutine function of a receiver that is none.
            **payload: What to pass to the receivers.

        Returns:
            Each receiver with what awaiting it returned, in the order of `send`.

        Raises:
            RuntimeError: If a receiver is not a coroutine function and there is no
                ``_sync_wrapper``. The receivers before it have been called.

        Example:
            >>> import asyncio
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> async def send_receipt(sender, order_id):
            ...     return f"{sender}: order {order_id}"
            >>> _ = order_placed.connect(send_receipt)
            >>> [(receiver, result)] = asyncio.run(order_placed.send_async("shop", order_id=1))
            >>> result
            'shop: order 1'

        .. versionadded:: 0.1
        """
        if self.is_muted:
            return []
        results: list[tuple[Callable[..., Any], Any]] = []
        for receiver in self.receivers_for(sender):
            if is_coroutine_function(receiver):
                result = await receiver(sender, **payload)
            elif _sync_wrapper is None:
                raise RuntimeError("Cannot send to a non-coroutine function.")
            else:
                result = await _sync_wrapper(receiver)(sender, **payload)
            results.append((receiver, result))
        return results

    # Who would be called

    def has_receivers_for(self, sender: Any) -> bool:
        """Return whether a send by ``sender`` would call anyone. As in blinker.

        Args:
            sender: Who would send. ANY asks for receivers of any sender.

        Returns:
            Whether anything is connected to the sender or to any. `receivers_for` also finds
            out whether it is still alive.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> receiver = order_placed.connect(lambda sender: "sent", "shop")
            >>> order_placed.has_receivers_for("shop"), order_placed.has_receivers_for("market")
            (True, False)

        .. versionadded:: 0.1
        """
        connections = self._connections
        if not connections.receivers:
            return False
        if connections.for_any:
            return True
        if sender is ANY or not connections.by_sender:
            return False
        return bool(connections.own_bucket(sender))

    def receivers_for(self, sender: Any) -> Generator[Callable[..., Any], None, None]:
        """Yield the receivers that a send by ``sender`` would call, in order. As in blinker.

        A subclass that overrides it, or a test that replaces it, decides whom a send calls.

        Args:
            sender: Who would send.

        Yields:
            Each receiver that is alive, and still connected when its turn comes.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> receiver = order_placed.connect(lambda sender: "sent", "shop")
            >>> list(order_placed.receivers_for("shop")) == [receiver]
            True

        .. versionadded:: 0.1
        """
        connections = self._connections
        if not connections.receivers:
            return
        keys = _mutation.read(connections.keys_for, sender)
        for key in keys:
            receiver = resolve(connections.receivers, key)
            if receiver is not None:
                yield receiver


# As `CoreSignal.receivers_for` is before anyone replaces it.
_receivers_for = CoreSignal.receivers_for


def _call(
    receiver: Callable[..., Any],
    sender: Any,
    async_wrapper: Callable[[Callable[..., Any]], Callable[..., Any]] | None,
    payload: dict[str, Any],
) -> Any:
    """Call a receiver that may be a coroutine function."""
    if is_coroutine_function(receiver):
        if async_wrapper is None:
            raise RuntimeError("Cannot send to a coroutine function.")
        return async_wrapper(receiver)(sender, **payload)
    return receiver(sender, **payload)


def _call_late(
    coroutine: Any,
    receiver: Callable[..., Any],
    sender: Any,
    async_wrapper: Callable[[Callable[..., Any]], Callable[..., Any]] | None,
    payload: dict[str, Any],
) -> Any:
    """Call a receiver as the coroutine function that it turned out to be.

    Its ``__code__`` was replaced after the plan was built. The coroutine that it returned when
    it was called like a function has not started to run.
    """
    coroutine.close()
    return _call(receiver, sender, async_wrapper, payload)
