"""Capturing what is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Generic, overload
from weakref import WeakSet

from typing_extensions import Self

from turnsignal._signals import require_signal
from turnsignal._symbol import ANY
from turnsignal._typing import AnySender, PayloadT, ResultT, SenderT, Signal as TypedSignal

from ._expectation import Expectation
from ._failures import not_as_expected, not_once, sent_nevertheless
from ._recording import recording
from ._sent import Results, Sent
from ._wording import shown_count, shown_signal

#: Every capture, for explanations of what they have captured.
captures: WeakSet[Capture[Any, Any, Any]] = WeakSet()


class Capture(Sequence[Sent[SenderT, PayloadT, ResultT]], Generic[SenderT, PayloadT, ResultT]):
    """The sends of a signal during a ``with`` block, in their order. `capture` makes it.

    It is a sequence of `Sent`, to be looked at during the block and after it.

    Args:
        signal: The signal.
        sender: Whose sends to capture.

    .. versionadded:: 0.1
    """

    def __init__(
        self, signal: TypedSignal[SenderT, PayloadT, ResultT], sender: SenderT | AnySender = ANY
    ) -> None:
        require_signal(signal, "capture")
        #: The signal.
        self.signal: Any = signal
        self._sender = sender
        self._sends: list[Sent[SenderT, PayloadT, ResultT]] = []
        self._block: AbstractContextManager[None] | None = None
        self._has_begun = False
        captures.add(self)

    # The block

    def __enter__(self) -> Self:
        if self._block is not None:
            raise RuntimeError(f"The capture of {self._name} is in a with block already")
        block = recording(self.signal, self._sender, self._sends)
        block.__enter__()
        self._block = block
        self._has_begun = True
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        block, self._block = self._block, None
        if block is not None:
            # Without the exception, which is none of its business.
            block.__exit__(None, None, None)

    # The sends

    @overload
    def __getitem__(self, index: int) -> Sent[SenderT, PayloadT, ResultT]: ...
    @overload
    def __getitem__(self, index: slice) -> list[Sent[SenderT, PayloadT, ResultT]]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._sends[index]

    def __len__(self) -> int:
        return len(self._sends)

    def __repr__(self) -> str:
        return f"<capture of {self._name}: {shown_count(len(self))}>"

    def clear(self) -> None:
        """Forget the sends so far."""
        self._sends.clear()

    @property
    def senders(self) -> list[SenderT]:
        """Who sent, in the order of the sends."""
        return [sent.sender for sent in self._sends]

    @property
    def payloads(self) -> list[PayloadT]:
        """What was sent, in the order of the sends."""
        return [sent.payload for sent in self._sends]

    @property
    def sender(self) -> SenderT:
        """Who made the only send; an AssertionError if it is not the only one."""
        __tracebackhide__ = True
        return self._only().sender

    @property
    def payload(self) -> PayloadT:
        """The payload of the only send; an AssertionError if it is not the only one."""
        __tracebackhide__ = True
        return self._only().payload

    @property
    def results(self) -> Results[ResultT]:
        """The results of the only send; an AssertionError if it is not the only one."""
        __tracebackhide__ = True
        return self._only().results

    # Assertions

    def assert_sent(
        self, payload: PayloadT | None = None, *, sender: SenderT | AnySender = ANY
    ) -> Sent[SenderT, PayloadT, ResultT]:
        """Assert that the signal was sent, among others perhaps.

        Args:
            payload: What should have been sent, with all of its keys; by default anything. The
                values are compared with ``==``, so that `unittest.mock.ANY` stands for any.
                `assert_sent_matching` takes some of the keys.
            sender: Who should have sent it, by default anyone.

        Returns:
            The first send that is like that.

        Raises:
            AssertionError: No send is like that. The message shows what was sent instead.

        Example:
            >>> from turnsignal import Signal
            >>> from turnsignal.testing import capture
            >>> order_placed = Signal()
            >>> with capture(order_placed) as orders:
            ...     _ = order_placed.send("shop", order_id=1)
            ...     _ = order_placed.send("shop", order_id=2)
            >>> orders.assert_sent({"order_id": 2}, sender="shop")
            Sent('shop', {'order_id': 2})
            >>> orders.assert_sent({"order_id": 3})
            Traceback (most recent call last):
            AssertionError: Signal was not sent as expected
              expected: order_id=3
              1. order_id=1 from 'shop'
                 "order_id" is 1, not 3
              2. order_id=2 from 'shop'
                 "order_id" is 2, not 3

        .. versionadded:: 0.1
        """
        __tracebackhide__ = True
        return self._first_like(Expectation(payload, sender))

    def assert_sent_matching(
        self, payload: Mapping[str, object], *, sender: SenderT | AnySender = ANY
    ) -> Sent[SenderT, PayloadT, ResultT]:
        """Assert that the signal was sent with these keys, and any others.

        The values may be whatever ``==`` accepts, such as `pytest.approx`, which is not of the
        type that the signal declares. Hence a type checker does not look at the keys and values.

        Args:
            payload: Some of the keys, with what they should have.
            sender: Who should have sent it, by default anyone.

        Returns:
            The first send that is like that.

        Raises:
            AssertionError: No send is like that. The message shows what was sent instead.

        Example:
            >>> from turnsignal import Signal
            >>> from turnsignal.testing import capture
            >>> order_placed = Signal()
            >>> with capture(order_placed) as orders:
            ...     _ = order_placed.send("shop", order_id=1, total=9.99)
            >>> orders.assert_sent_matching({"total": 9.99})
            Sent('shop', {'order_id': 1, 'total': 9.99})
            >>> orders.assert_sent_matching({"total": 5.0})
            Traceback (most recent call last):
            AssertionError: Signal was not sent as expected
              expected: total=5.0, ...
              1. order_id=1, total=9.99 from 'shop'
                 "total" is 9.99, not 5.0

        .. versionadded:: 0.1
        """
        __tracebackhide__ = True
        return self._first_like(Expectation(payload, sender, is_partial=True))

    def assert_sent_once(
        self, payload: PayloadT | None = None, *, sender: SenderT | AnySender = ANY
    ) -> Sent[SenderT, PayloadT, ResultT]:
        """Assert that there was exactly one send, and that it was like this.

        Args:
            payload: What should have been sent, with all of its keys; by default anything.
            sender: Who should have sent it, by default anyone.

        Returns:
            The send.

        Raises:
            AssertionError: There was another number of sends, or the one was different.

        Example:
            >>> from turnsignal import Signal
            >>> from turnsignal.testing import capture
            >>> order_placed = Signal()
            >>> with capture(order_placed) as orders:
            ...     _ = order_placed.send("shop", order_id=1)
            >>> orders.assert_sent_once({"order_id": 1})
            Sent('shop', {'order_id': 1})

        .. versionadded:: 0.1
        """
        __tracebackhide__ = True
        sent = self._only()
        expected = Expectation(payload, sender)
        if not expected.is_met_by(sent):
            raise AssertionError(not_as_expected(self._name, self._sends, expected))
        return sent

    def assert_not_sent(
        self, payload: PayloadT | None = None, *, sender: SenderT | AnySender = ANY
    ) -> None:
        """Assert that there was no send, or none like this.

        Args:
            payload: What should not have been sent, with all of its keys; by default anything.
            sender: Who should not have sent it, by default anyone.

        Raises:
            AssertionError: There was one. The message shows what was sent.

        Example:
            >>> from turnsignal import Signal
            >>> from turnsignal.testing import capture
            >>> order_placed = Signal()
            >>> with capture(order_placed) as orders:
            ...     _ = order_placed.send("shop", order_id=1)
            >>> orders.assert_not_sent({"order_id": 2})
            >>> orders.assert_not_sent()
            Traceback (most recent call last):
            AssertionError: Signal was sent once, expected never
              1. order_id=1 from 'shop'

        .. versionadded:: 0.1
        """
        __tracebackhide__ = True
        expected = Expectation(payload, sender)
        numbered = enumerate(self._begun(), 1)
        found = [(number, sent) for number, sent in numbered if expected.is_met_by(sent)]
        if found:
            raise AssertionError(sent_nevertheless(self._name, found, expected))

    def _first_like(self, expected: Expectation) -> Sent[SenderT, PayloadT, ResultT]:
        __tracebackhide__ = True
        for sent in self._begun():
            if expected.is_met_by(sent):
                return sent
        raise AssertionError(not_as_expected(self._name, self._sends, expected))

    def _only(self) -> Sent[SenderT, PayloadT, ResultT]:
        __tracebackhide__ = True
        sends = self._begun()
        if len(sends) != 1:
            raise AssertionError(not_once(self._name, sends))
        return sends[0]

    def _begun(self) -> list[Sent[SenderT, PayloadT, ResultT]]:
        __tracebackhide__ = True
        if not self._has_begun:
            raise RuntimeError(
                f"The capture of {self._name} has not begun: write"
                " 'with capture(signal) as captured:' around what sends"
            )
        return self._sends

    @property
    def _name(self) -> str:
        return shown_signal(self.signal)


def capture(
    signal: TypedSignal[SenderT, PayloadT, ResultT], sender: SenderT | AnySender = ANY
) -> Capture[SenderT, PayloadT, ResultT]:
    """Capture what is sent by a signal during a ``with`` block.

    The receivers are called all the same, unless the signal is muted. The signal has a receiver
    as long as the block lasts, so that a program that asks ``if order_placed.receivers:`` sends;
    sends themselves do not see it. Only calls of ``signal.send`` and ``signal.send_async`` are
    seen, not of a method that was kept in a variable before the block began. The values of a
    payload are not copied: a list that is changed after it was sent is changed in the capture.
    A send that a block of `checked` refuses is none.

    Args:
        signal: A signal of turnsignal or blinker.
        sender: Whose sends to capture, by default anyone's.

    Returns:
        The capture, to be used in a ``with`` statement.

    Raises:
        TypeError: This is no signal.

    Example:
        >>> from typing import TypedDict
        >>> from turnsignal import Signal
        >>> from turnsignal.testing import capture
        >>> class OrderPlaced(TypedDict):
        ...     order_id: int
        >>> order_placed = Signal[str, OrderPlaced]()
        >>> with capture(order_placed) as orders:
        ...     _ = order_placed.send("shop", order_id=1)
        >>> orders.payload["order_id"]
        1
        >>> orders.sender, len(orders)
        ('shop', 1)

    .. versionadded:: 0.1
    """
    return Capture(signal, sender)
