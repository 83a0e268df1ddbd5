"""The half of a signal that connects; `_core` adds the half that sends."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from weakref import ref

from ._blinker_books import by_receiver, by_sender, weak_senders
from ._connections import Connections
from ._keys import BY_VALUE, receiver_key, sender_key
from ._meta_signal import MetaSignal
from ._mutation import acquire, clean_up, drain, drain_locked, queue, read, release, run, turn
from ._symbol import ANY, Symbol
from ._typed_by_face import typed_by_face

if TYPE_CHECKING:
    from ._core import CoreSignal

_ReceiverT = TypeVar("_ReceiverT", bound=Callable[..., Any])


class _AnySet(set[Any]):
    """A set class: nothing is planned where there is one."""


#: Where a send finds no plan.
_NO_CONNECTIONS = Connections(_AnySet)

_LOOKED_AT_BY_SENDS = frozenset({"is_muted", "receivers_for"})
_META_SIGNALS = frozenset({"receiver_connected", "receiver_disconnected"})
_CUSTOMIZABLE = (*_LOOKED_AT_BY_SENDS - {"receivers_for"}, *_META_SIGNALS, "__setattr__")


class Connectable:
    """What receivers can be connected to.

    Args:
        doc: The docstring of the signal.
    """

    _connections: Connections

    # What a send looks at first: the connections, or, where it has to look twice, none at all.
    _dispatch: Connections

    # Whether a meta-signal may be in the __dict__. This and the next are looked up on the class
    # until they are needed: a signal is made in half of the time.
    _has_meta_signals: bool = False

    # Whether a subclass decides itself what sends otherwise look up in a short way.
    _is_customized: ClassVar[bool] = False

    #: Whether a send calls nobody. `muted` sets it for a while.
    is_muted: bool = False

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
        connections = Connections(self.set_class)
        # Past our own __setattr__, which would take longer.
        set_attribute = object.__setattr__
        set_attribute(self, "_connections", connections)
        set_attribute(self, "_dispatch", connections)
        attributes = self.__dict__
        if self._is_customized or "is_muted" in attributes or "receivers_for" in attributes:
            self.is_muted = False
            self._choose_dispatch()

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        cls._is_customized = any(
            getattr(cls, name) is not getattr(Connectable, name) for name in _CUSTOMIZABLE
        )
        # Where a class decides itself how attributes are kept, we may not be told of any.
        cls._has_meta_signals = cls._is_customized  # pyrefly: ignore[instance-var-assign]  # the default of instances

    if not TYPE_CHECKING:  # so that checkers still refuse attributes that are not declared

        def __setattr__(self, name: str, value: object) -> None:
            if name in _META_SIGNALS:
                # First, as others find the signal as soon as it is there.
                self._has_meta_signals = True
            super().__setattr__(name, value)
            if name in _LOOKED_AT_BY_SENDS:
                self._choose_dispatch()

        def __delattr__(self, name: str) -> None:
            super().__delattr__(name)
            if name in _LOOKED_AT_BY_SENDS:
                self._choose_dispatch()

    def _choose_dispatch(self) -> None:
        attributes = self.__dict__
        # There may be no connections yet: a subclass can set attributes before they are made.
        if "_connections" not in attributes:
            return
        attributes["_dispatch"] = _NO_CONNECTIONS
        # No call comes in between, where another thread could mute the signal.
        if not self._is_customized and not self.is_muted and "receivers_for" not in attributes:
            attributes["_dispatch"] = attributes["_connections"]

    def _new_meta_signal(self, doc: str) -> CoreSignal:
        """Return a new `receiver_connected` or `receiver_disconnected`."""
        raise NotImplementedError

    # What is connected

    @property
    def receivers(self) -> dict[Any, Any]:
        """All receivers. Look at its truth only, as in ``if order_placed.receivers``.

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
        run(self._connections.use_receivers, receivers)

    @receivers.deleter
    def receivers(self) -> None:
        # mock.patch.object deletes what it has set, and expects to see the original again.
        run(self._connections.restore_receivers)

    @property
    def _by_sender(self) -> dict[Any, set[Any]]:
        """The keys of the receivers of each sender, as in blinker."""
        return read(by_sender, self._connections)

    @property
    def _by_receiver(self) -> dict[Any, set[Any]]:
        """The keys of the senders of each receiver, as in blinker."""
        return read(by_receiver, self._connections)

    @property
    def _weak_senders(self) -> dict[Any, ref[Any]]:
        """References to the senders that can be weakly referenced, as in blinker."""
        return read(weak_senders, self._connections)

    # Connecting

    @typed_by_face
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
        # Connecting and disconnecting do in line what `_mutation.run` does, and what the keys of
        # plain functions are: each call would take a tenth of the whole.
        connections = self._connections
        key = id(receiver) if type(receiver) is FunctionType else receiver_key(receiver)
        key_of_sender: Any = None
        if sender is not ANY:
            by_value = issubclass(type(sender), BY_VALUE)
            key_of_sender = sender_key(sender) if by_value else id(sender)
            # Raises here and not later, in the queue.
            hash(key_of_sender)
        entry = connections.reference_to(receiver, key) if weak else receiver
        held: bool | None = None
        try:
            acquire()
            held = True
            if turn.is_taken or queue:
                removed = run(connections.connect, key, entry, sender, key_of_sender)
            else:
                turn.is_taken = True
                try:
                    removed = connections.connect(key, entry, sender, key_of_sender)
                finally:
                    turn.is_taken = False
                if queue:
                    removed = (removed, drain_locked())
            held = False
            release()
        except BaseException:
            if held:
                release()
            connections.abandon_plans()
            clean_up(held=held)
            raise
        if queue:
            drain()
        # Not before: see `_mutation.run`.
        del removed
        # Not asked for where nobody has: that would make it.
        if self._has_meta_signals and "receiver_connected" in self.__dict__:
            self._tell_of_connection(receiver, sender, weak=weak)
        return receiver

    def _tell_of_connection(self, receiver: Any, sender: Any, *, weak: bool) -> None:
        if not self.receiver_connected.receivers:
            return
        try:
            self.receiver_connected.send(self, receiver=receiver, sender=sender, weak=weak)
        except TypeError:
            self.disconnect(receiver, sender)
            raise

    @typed_by_face
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

    @typed_by_face
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
        key = id(receiver) if type(receiver) is FunctionType else receiver_key(receiver)
        # What is queued may be that it is connected.
        if queue or key in connections.receivers or not connections.is_unknown(key):
            key_of_sender: Any = None
            if sender is not ANY:
                key_of_sender = (
                    sender_key(sender) if issubclass(type(sender), BY_VALUE) else id(sender)
                )
            held: bool | None = None
            try:
                acquire()
                held = True
                if turn.is_taken or queue:
                    removed = run(connections.disconnect, key, key_of_sender)
                else:
                    turn.is_taken = True
                    try:
                        removed = connections.disconnect(key, key_of_sender)
                    finally:
                        turn.is_taken = False
                    if queue:
                        removed = (removed, drain_locked())
                held = False
                release()
            except BaseException:
                if held:
                    release()
                connections.abandon_plans()
                clean_up(held=held)
                raise
            if queue:
                drain()
            del removed
        if (
            self._has_meta_signals
            and "receiver_disconnected" in self.__dict__
            and self.receiver_disconnected.receivers
        ):
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
        # Under the names of signals, as a copy of a signal shares the dict.
        blocks = vars(self).setdefault("_muted_blocks", {}).setdefault(id(self), {})
        block = object()
        attributes = vars(self)
        is_customized = self._is_customized
        # A system signal's handler can raise after any call, and another thread take over there.
        # Hence no lock, and no call between asking whether this was the last block and unmuting.
        try:
            blocks[block] = None
            if is_customized:
                self.is_muted = True
            else:
                attributes["is_muted"] = True
            self._choose_dispatch()
            yield
        finally:
            try:
                blocks.pop(block, None)
            finally:
                # Python 3.10 runs handlers after jumps as well: the usual way has none.
                if not blocks:
                    if not is_customized:
                        attributes["is_muted"] = False
                    else:
                        self.is_muted = False
            self._choose_dispatch()

    def _cleanup_bookkeeping(self) -> None:
        """Forget senders without receivers and receivers without senders. As in blinker."""
        run(self._connections.prune)

    def _clear_state(self) -> None:
        """Disconnect everything. As in blinker, for tests."""
        run(self._connections.clear)
