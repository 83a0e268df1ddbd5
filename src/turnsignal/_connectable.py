"""The half of a signal that connects; `_core` adds the half that sends."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, TypeVar
from weakref import ref

from . import _mutation
from ._connections import Connections
from ._keys import blinker_key, receiver_key, sender_key
from ._meta_signal import MetaSignal
from ._symbol import ANY, Symbol

if TYPE_CHECKING:
    from ._core import CoreSignal

_ReceiverT = TypeVar("_ReceiverT", bound=Callable[..., Any])

#: What blinker files receivers of any sender under.
_ANY_KEY = 0


class Connectable:
    """What receivers can be connected to.

    Args:
        doc: The docstring of the signal.
    """

    # What a send looks at is in slots: once a program has touched the __dict__ of an object,
    # Python 3.11 and 3.12 take longer for every attribute that is in there.
    __slots__ = (
        "__dict__",
        "__weakref__",
        "_connections",
        "_mute_depth",
        "_receivers_for_replaced",
        "is_muted",
    )

    _connections: Connections
    _mute_depth: int
    _receivers_for_replaced: bool

    #: Whether a send calls nobody. `muted` sets it for a while.
    is_muted: bool

    #: Stands for any sender.
    ANY: ClassVar[Symbol] = ANY

    #: The class of the collections that keep track of receivers, which decides in what order a
    #: send calls them. With ``set`` that is the order in which they were connected, those of
    #: ANY before the sender's own. Another class is looked at as a signal is made, and sends
    #: then take as long as blinker's.
    set_class: ClassVar[type[set[Any]]] = set

    receiver_connected: MetaSignal = MetaSignal(
        """Sent at the end of each `connect`.

        The sender is this signal, the payload the arguments ``receiver``, ``sender`` and
        ``weak``. As the payload has a key ``sender``, a receiver calls its first parameter
        something else or makes it positional-only. A `TypeError` of a receiver takes the
        connection back, as in blinker.

        .. versionadded:: 0.1
        """,
        "Emitted after a receiver connects.",
    )

    receiver_disconnected: MetaSignal = MetaSignal(
        """Sent at the end of each `disconnect`, and of no other disconnection.

        The sender is this signal, the payload the arguments ``receiver`` and ``sender``.

        .. versionadded:: 0.1
        """,
        "Emitted after a receiver disconnects.",
    )

    def __init__(self, doc: str | None = None) -> None:
        if doc:
            self.__doc__ = doc
        # Past our own __setattr__, which would take half of the time.
        set_slot = object.__setattr__
        set_slot(self, "_connections", Connections(self.set_class))
        set_slot(self, "_mute_depth", 0)
        set_slot(self, "_receivers_for_replaced", "receivers_for" in self.__dict__)
        set_slot(self, "is_muted", False)

    if not TYPE_CHECKING:  # so that checkers still refuse attributes that are not declared

        def __setattr__(self, name: str, value: object) -> None:
            super().__setattr__(name, value)
            if name == "receivers_for":
                self._receivers_for_replaced = True

        def __delattr__(self, name: str) -> None:
            super().__delattr__(name)
            if name == "receivers_for":
                self._receivers_for_replaced = False

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        # The oldest protocols refuse objects with slots; blinker's signals have none.
        return super().__reduce_ex__(max(2, protocol.__index__()))

    def _new_meta_signal(self, doc: str) -> CoreSignal:
        """Return a new `receiver_connected` or `receiver_disconnected`."""
        raise NotImplementedError

    # What is connected

    @property
    def receivers(self) -> dict[Any, Any]:
        """All receivers. Look at its truth only: ``if order_placed.receivers: ...``.

        A receiver that is connected to no sender any more still counts, as in blinker, until
        it is disconnected from all or collected. What the mapping holds may change in any
        version. Programs that change it nevertheless do change what is connected.

        Example:
            >>> from turnsignal import Signal
            >>> bool(Signal().receivers)
            False

        .. versionadded:: 0.1
        """
        return self._connections.receivers

    @receivers.setter
    def receivers(self, receivers: dict[Any, Any]) -> None:
        _mutation.run(self._connections.use_receivers, receivers)

    @receivers.deleter
    def receivers(self) -> None:
        # mock.patch.object deletes what it has set, and expects to see the original again.
        _mutation.run(self._connections.use_receivers, None)

    @property
    def _by_sender(self) -> dict[Any, set[Any]]:
        """The keys of the receivers of each sender, as in blinker, where 0 stands for ANY."""
        return _mutation.read(self._view_by_sender)

    def _view_by_sender(self) -> dict[Any, set[Any]]:
        connections = self._connections
        view: dict[Any, set[Any]] = {}
        if connections.for_any:
            view[_ANY_KEY] = set(connections.for_any)
        for key, bucket in connections.by_sender.items():
            view[blinker_key(key)] = set(bucket)
        return view

    @property
    def _by_receiver(self) -> dict[Any, set[Any]]:
        """The keys of the senders of each receiver, as in blinker, where 0 stands for ANY."""
        return _mutation.read(self._view_by_receiver)

    def _view_by_receiver(self) -> dict[Any, set[Any]]:
        connections = self._connections
        view: dict[Any, set[Any]] = {
            key: {blinker_key(key_of_sender) for key_of_sender in senders}
            for key, senders in connections.senders_of.items()
        }
        for key in connections.for_any:
            view.setdefault(key, set()).add(_ANY_KEY)
        return view

    @property
    def _weak_senders(self) -> dict[Any, ref[Any]]:
        """References to the senders that can be weakly referenced, as in blinker."""
        senders = _mutation.read(self._connections.senders.copy)
        return {key: sender for key, sender in senders.items() if isinstance(sender, ref)}

    # Connecting

    def connect(
        self,
        receiver: _ReceiverT,
        sender: Any = ANY,
        weak: bool = True,
    ) -> _ReceiverT:
        """Have ``receiver`` called when the signal is sent by ``sender``. As in blinker.

        Args:
            receiver: What to call, as ``receiver(sender, **payload)``.
            sender: Whose sends to receive, by default anyone's. A receiver may be connected
                to several senders, one after the other. A str or an int stands for all that
                are equal to it, anything else for itself.
            weak: Whether the signal leaves it to others to keep the receiver alive; as soon
                as it is collected it is disconnected. A receiver that is defined within a
                function and should outlive the call needs ``weak=False``.

        Returns:
            The receiver, so that ``connect`` works as a decorator.

        Raises:
            TypeError: If the receiver should be weak, but cannot be weakly referenced.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> @order_placed.connect
            ... def send_receipt(sender, **payload):
            ...     return "sent"
            >>> [result for _, result in order_placed.send("shop")]
            ['sent']

        .. versionadded:: 0.1
        """
        connections = self._connections
        key = receiver_key(receiver)
        entry = connections.refer_to_receiver(receiver, key) if weak else receiver
        key_of_sender = None if sender is ANY else sender_key(sender)
        _mutation.run(connections.connect, key, entry, sender, key_of_sender)
        # Not asked for where nobody has: that would make it.
        if "receiver_connected" in self.__dict__ and self.receiver_connected.receivers:
            try:
                self.receiver_connected.send(self, receiver=receiver, sender=sender, weak=weak)
            except TypeError:
                self.disconnect(receiver, sender)
                raise
        return receiver

    def connect_via(self, sender: Any, weak: bool = False) -> Callable[[_ReceiverT], _ReceiverT]:
        """Return a decorator that connects a receiver to ``sender``. As in blinker.

        Args:
            sender: Whose sends to receive.
            weak: Whether the receiver is connected weakly. Other than in `connect` it is not,
                unless asked for.

        Returns:
            The decorator. It returns the receiver.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> @order_placed.connect_via("shop")
            ... def send_receipt(sender, **payload):
            ...     return "sent"
            >>> len(order_placed.send("shop")), len(order_placed.send("market"))
            (1, 0)

        .. versionadded:: 0.1
        """

        def decorator(receiver: _ReceiverT) -> _ReceiverT:
            self.connect(receiver, sender, weak)
            return receiver

        return decorator

    @contextmanager
    def connected_to(
        self, receiver: Callable[..., Any], sender: Any = ANY
    ) -> Generator[None, None, None]:
        """Connect ``receiver`` for the duration of a ``with`` block. As in blinker.

        Args:
            receiver: What to call. It is held strongly, and at the end of the block it is
                disconnected from *all* senders.
            sender: Whose sends to receive, by default anyone's.

        Yields:
            Nothing.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> orders = []
            >>> with order_placed.connected_to(lambda sender, order_id: orders.append(order_id)):
            ...     _ = order_placed.send(order_id=1)
            >>> _ = order_placed.send(order_id=2)
            >>> orders
            [1]

        .. versionadded:: 0.1
        """
        self.connect(receiver, sender=sender, weak=False)
        try:
            yield
        finally:
            self.disconnect(receiver)

    def disconnect(self, receiver: Callable[..., Any], sender: Any = ANY) -> None:
        """Have ``receiver`` no longer called. As in blinker.

        Args:
            receiver: What to disconnect. If it is not connected, nothing changes.
            sender: The only sender to disconnect it from; by default it is disconnected from
                all of them.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> receiver = order_placed.connect(lambda sender: "sent")
            >>> order_placed.disconnect(receiver)
            >>> order_placed.send("shop")
            []

        .. versionadded:: 0.1
        """
        connections = self._connections
        key = receiver_key(receiver)
        if sender is ANY:
            _mutation.run(connections.disconnect_everywhere, key)
        else:
            _mutation.run(connections.disconnect, key, sender_key(sender))
        if "receiver_disconnected" in self.__dict__ and self.receiver_disconnected.receivers:
            self.receiver_disconnected.send(self, receiver=receiver, sender=sender)

    @contextmanager
    def muted(self) -> Generator[None, None, None]:
        """Have sends call nobody for the duration of a ``with`` block.

        Blocks may be nested: the signal is muted until the outermost ends.

        Yields:
            Nothing.

        Example:
            >>> from turnsignal import Signal
            >>> order_placed = Signal()
            >>> receiver = order_placed.connect(lambda sender: "sent")
            >>> with order_placed.muted():
            ...     order_placed.send("shop")
            []

        .. versionadded:: 0.1
        """
        # At once, even inside a change, as a signal handler may be: it touches no connections.
        _mutation.read(self._mute)
        try:
            yield
        finally:
            _mutation.read(self._unmute)

    def _mute(self) -> None:
        self._mute_depth += 1
        self.is_muted = True

    def _unmute(self) -> None:
        self._mute_depth -= 1
        if self._mute_depth == 0:
            self.is_muted = False

    def _cleanup_bookkeeping(self) -> None:
        """Forget senders without receivers and receivers without senders. As in blinker."""
        _mutation.run(self._connections.prune)

    def _clear_state(self) -> None:
        """Disconnect everything. As in blinker, for tests."""
        _mutation.run(self._connections.clear)
