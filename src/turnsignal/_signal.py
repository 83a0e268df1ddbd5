"""The public signal classes: the core behind its typed face."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict, get_args

from ._core import CoreSignal
from ._typing import PayloadT, ResultT, SenderT, Signal as TypedSignal
from ._written_hints import written_signal, written_subclass


class ReceiverConnected(TypedDict):
    """The payload of `Signal.receiver_connected`: the arguments of the ``connect`` call.

    Its key ``sender`` is why a receiver of it must call its own first parameter something
    else, or make it positional-only.

    Example:
        >>> from turnsignal import Signal
        >>> order_placed = Signal("An order was placed.")
        >>> @order_placed.receiver_connected.connect
        ... def log_connection(signal, *, receiver, sender, weak):
        ...     print(f"{receiver.__name__} receives from {sender}")
        >>> def send_receipt(sender, **payload): ...
        >>> _ = order_placed.connect(send_receipt, sender="shop")
        send_receipt receives from shop

    .. versionadded:: 0.1
    """

    receiver: Callable[..., Any]
    sender: Any
    weak: bool


class ReceiverDisconnected(TypedDict):
    """The payload of `Signal.receiver_disconnected`: the arguments of ``disconnect``.

    Example:
        >>> from turnsignal import Signal
        >>> order_placed = Signal("An order was placed.")
        >>> @order_placed.receiver_disconnected.connect
        ... def log_disconnection(signal, *, receiver, sender):
        ...     print(f"{receiver.__name__} receives no longer from {sender}")
        >>> @order_placed.connect
        ... def send_receipt(sender, **payload): ...
        >>> order_placed.disconnect(send_receipt)
        send_receipt receives no longer from ANY

    .. versionadded:: 0.1
    """

    receiver: Callable[..., Any]
    sender: Any


# Two bases declare the same methods: the face says their types, the core carries them out.
class Signal(TypedSignal[SenderT, PayloadT, ResultT], CoreSignal):
    """A signal: it calls the receivers connected to it whenever it is sent.

    ``Signal[Shop, OrderPlaced]`` declares what sends it (``SenderT``), what it carries
    (``PayloadT``, a `~typing.TypedDict`) and, if that matters, what its receivers return
    (``ResultT``). Type checkers then hold every send and every receiver against the
    declaration; nothing is checked at run time. A bare ``Signal`` may be sent by anything
    and carry anything, and behaves as blinker's does.

    Args:
        doc: The docstring of the signal.

    Example:
        >>> from typing import TypedDict
        >>> from turnsignal import Signal
        >>> class OrderPlaced(TypedDict):
        ...     order_id: int
        ...     total: float
        >>> class Shop: ...
        >>> order_placed = Signal[Shop, OrderPlaced]("An order was placed.")
        >>> @order_placed.connect
        ... def send_receipt(sender: Shop, *, order_id: int, total: float) -> str:
        ...     return f"receipt for order {order_id}: {total:.2f}"
        >>> [(receiver, result)] = order_placed.send(Shop(), order_id=1, total=9.99)
        >>> result
        'receipt for order 1: 9.99'

    .. versionadded:: 0.1
    """

    if TYPE_CHECKING:
        # Descriptors of the core, which knows no payloads.
        receiver_connected: Signal[Signal, ReceiverConnected]  # pyright: ignore[reportIncompatibleVariableOverride]
        receiver_disconnected: Signal[Signal, ReceiverDisconnected]  # pyright: ignore[reportIncompatibleVariableOverride]
    else:
        # Editors would propose it before all that is inherited, such as `connect`.
        def _new_meta_signal(self, doc: str) -> Signal:
            return Signal(doc)

    def __repr__(self) -> str:
        made_as = vars(self).get("__orig_class__")
        if made_as is None:
            written = written_subclass(type(self))
        else:
            written = written_signal(type(self).__name__, get_args(made_as))
        return super().__repr__() if written is None else f"<{written} object at {id(self):#x}>"


class NamedSignal(Signal[SenderT, PayloadT, ResultT]):
    """A signal that knows its name.

    The name is not used by the signal itself; it is the key of the signal in the
    `Namespace` it belongs to, if it belongs to one. As blinker's.

    Args:
        name: The name of the signal.
        doc: The docstring of the signal.

    Example:
        >>> from turnsignal import NamedSignal
        >>> NamedSignal("order-placed").name
        'order-placed'

    .. versionadded:: 0.1
    """

    def __init__(self, name: str, doc: str | None = None) -> None:
        super().__init__(doc)
        #: The name of the signal.
        self.name: str = name

    def __repr__(self) -> str:
        return f"{super().__repr__()[:-1]}; {self.name!r}>"
