"""The signal as blinker has it, without types."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator
from types import MethodType
from typing import Any

from . import _mutation
from ._calls import (
    COROUTINE,
    Results,
    Wrapper,
    call,
    call_async,
    call_late,
    call_methods,
    call_plan,
    call_plan_async,
    call_rest,
)
from ._connectable import Connectable
from ._plan import NOBODY, Plan
from ._symbol import ANY
from ._typed_by_face import typed_by_face


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

    def _new_meta_signal(self, doc: str) -> CoreSignal:
        return CoreSignal(doc)

    # Sending

    @typed_by_face
    def send(  # see its first comment
        self,
        sender: Any = None,
        /,
        **payload: Any,
    ) -> Results:
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
        # call, and calls what is rare. Only one attribute of the signal is looked at, as that
        # takes longer where a program has signals of several classes.
        connections = self._dispatch
        plan = connections.plan
        if (senders := connections.senders) is not None:
            # Nearly always the same sender as last time, or one of many.
            recent: Any = senders.recent
            if recent is not None and recent.sender() is sender and sender is not None:
                plan = recent
            else:
                key = senders.key_of(sender)
                own = senders.plans.get(key)
                if own is not None:
                    plan = own
                elif key in senders.buckets:
                    plan = connections.plan_for(sender)
        if plan is None:
            plan = connections.plan_for(sender)
            if plan is None:
                return self._send_otherwise(sender, payload)
        if type(self).receivers_for is not _receivers_for:
            return self._send_otherwise(sender, payload)
        if plan is NOBODY:
            return []
        if "_async_wrapper" in payload:
            return self._send_otherwise(sender, payload)
        result: Any
        reference = plan.single
        if reference is not None:
            receiver = reference()
            if receiver is None:
                return []
            if plan.attributes:
                plan.notice_attributes()
                return self._send_otherwise(sender, payload)
            function_reference = plan.function
            if function_reference is None:
                result = receiver(sender, **payload)
            else:
                function = function_reference()
                if function is None:
                    return []
                # See `call_methods`.
                result = function(receiver, sender, **payload)
                receiver = MethodType(function, receiver)
            if result is not None and type(result) is COROUTINE:
                result = call_late(result, receiver, sender, None, payload)
            return [(receiver, result)]
        functions = plan.functions
        if functions is None:
            methods = plan.methods
            if methods is None or plan.is_dropped:
                return self._send_otherwise(sender, payload)
            results = call_methods(plan, methods, sender, None, payload)
            if methods.references:
                return results
            return call_rest(plan, connections, results, sender, payload)
        # One tuple for all calls, instead of one for each.
        arguments = (sender,)
        results = [
            (
                receiver,
                result
                if (result := receiver(*arguments, **payload)) is None
                or type(result) is not COROUTINE
                else call_late(result, receiver, sender, None, payload),
            )
            for reference in functions
            if (receiver := reference()) is not None
            and (not reference.attributes or plan.notice_attributes())
        ]
        if functions:
            return results
        if results:
            return call_rest(plan, connections, results, sender, payload)
        return self._send_otherwise(sender, payload)

    def _send_otherwise(self, sender: Any, payload: dict[str, Any]) -> Results:
        """Send where that needs more thought than `send` itself gives it."""
        async_wrapper = payload.pop("_async_wrapper", None)
        if self.is_muted:
            return []
        plan = self._plan_for(sender)
        if plan is None:
            return [
                (receiver, call(receiver, sender, async_wrapper, payload))
                for receiver in self.receivers_for(sender)
            ]
        return call_plan(plan, self._connections, sender, async_wrapper, payload)

    def _plan_for(self, sender: Any) -> Plan | None:
        """Return the plan, unless it is up to `receivers_for` whom a send calls."""
        if type(self).receivers_for is not _receivers_for or "receivers_for" in self.__dict__:
            return None
        if self._dispatch is not self._connections and not self._is_customized:
            # An exception of a system signal's handler came right after the signal was unmuted.
            self._choose_dispatch()
        return self._connections.plan_for(sender)

    @typed_by_face
    async def send_async(
        self,
        sender: Any = None,
        /,
        *,
        _sync_wrapper: Wrapper = None,
        **payload: Any,
    ) -> Results:
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
        plan = self._plan_for(sender)
        if plan is None:
            return [
                (receiver, await call_async(receiver, sender, _sync_wrapper, payload))
                for receiver in self.receivers_for(sender)
            ]
        return await call_plan_async(plan, self._connections, sender, _sync_wrapper, payload)

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
        if sender is ANY:
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
            receiver = connections.receiver_of(key)
            if receiver is not None:
                yield receiver


# As `CoreSignal.receivers_for` is before anyone replaces it.
_receivers_for = CoreSignal.receivers_for


def _signature_of_send() -> inspect.Signature:
    """Return what a program should see of `CoreSignal.send`.

    It takes its wrapper out of the payload: Python would compare each key of a payload with the
    name of a keyword-only parameter, which takes 8 % of a send.
    """
    signature = inspect.signature(CoreSignal.send_async)
    parameters = [
        parameter.replace(name="_async_wrapper")
        if parameter.kind is parameter.KEYWORD_ONLY
        else parameter
        for parameter in signature.parameters.values()
    ]
    return signature.replace(parameters=parameters)


CoreSignal.send.__signature__ = _signature_of_send()
