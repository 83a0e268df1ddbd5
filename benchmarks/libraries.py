"""The libraries that are compared: how each of them writes what all of them do.

Each is described by the statements that its documentation shows. They are compiled into the
loops that are timed, so that no adapter stands between the clock and a library, and a library
that is not installed costs nothing but its column.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, kw_only=True)
class Library:
    """The statements of one library.

    They use the names ``signal``, ``receiver`` and ``sender``. What a library does not have
    is None.
    """

    name: str
    #: What to install, as package indexes know it.
    distribution: str
    imports: str
    create: str
    connect: str
    connect_strongly: str
    disconnect: str
    send: str
    #: How to undo `connect_strongly`, where `disconnect` does not.
    disconnect_strongly: str | None = None
    connect_to_sender: str | None = None
    disconnect_from_sender: str | None = None
    send_async: str | None = None
    #: Whether `create` makes a signal of the library's own.
    has_signals: bool = True
    #: Whether `connect` leaves it to others to keep a function alive.
    connects_functions_weakly: bool = True
    #: Whether receivers are passed more than the sender and the payload.
    passes_more: bool = False

    def version(self) -> str | None:
        """Return the version that is installed, or None."""
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            return None


TURNSIGNAL = Library(
    name="turnsignal",
    distribution="turnsignal",
    imports="from turnsignal import Signal",
    create="signal = Signal()",
    connect="signal.connect(receiver)",
    connect_strongly="signal.connect(receiver, weak=False)",
    connect_to_sender="signal.connect(receiver, sender=sender)",
    disconnect="signal.disconnect(receiver)",
    disconnect_from_sender="signal.disconnect(receiver, sender=sender)",
    send="signal.send(sender, order_id=1, total=9.5)",
    send_async="await signal.send_async(sender, order_id=1, total=9.5)",
)

BLINKER = Library(
    name="blinker",
    distribution="blinker",
    imports="from blinker import Signal",
    create=TURNSIGNAL.create,
    connect=TURNSIGNAL.connect,
    connect_strongly=TURNSIGNAL.connect_strongly,
    connect_to_sender=TURNSIGNAL.connect_to_sender,
    disconnect=TURNSIGNAL.disconnect,
    disconnect_from_sender=TURNSIGNAL.disconnect_from_sender,
    send=TURNSIGNAL.send,
    send_async=TURNSIGNAL.send_async,
)

# Its signals belong to the object that sends them, so there is no sender to connect to; its
# async receivers are put into a queue that a background task works off, which is no send that
# could be awaited.
PSYGNAL = Library(
    name="psygnal",
    distribution="psygnal",
    imports="from psygnal import SignalInstance",
    create="signal = SignalInstance((object, int, float))",
    connect="signal.connect(receiver)",
    connect_strongly="signal.connect(receiver)",
    disconnect="signal.disconnect(receiver)",
    send="signal.emit(sender, 1, 9.5)",
    connects_functions_weakly=False,
)

# Any hashable object is a signal to it.
PYDISPATCHER = Library(
    name="PyDispatcher",
    distribution="PyDispatcher",
    imports="from pydispatch import dispatcher",
    create="signal = object()",
    connect="dispatcher.connect(receiver, signal)",
    connect_strongly="dispatcher.connect(receiver, signal, weak=False)",
    connect_to_sender="dispatcher.connect(receiver, signal, sender)",
    disconnect="dispatcher.disconnect(receiver, signal)",
    disconnect_strongly="dispatcher.disconnect(receiver, signal, weak=False)",
    disconnect_from_sender="dispatcher.disconnect(receiver, signal, sender)",
    send="dispatcher.send(signal, sender, order_id=1, total=9.5)",
    has_signals=False,
)

DJANGO = Library(
    name="Django",
    distribution="Django",
    imports="from django.dispatch import Signal",
    create="signal = Signal()",
    connect="signal.connect(receiver)",
    connect_strongly="signal.connect(receiver, weak=False)",
    connect_to_sender="signal.connect(receiver, sender=sender)",
    disconnect="signal.disconnect(receiver)",
    disconnect_from_sender="signal.disconnect(receiver, sender=sender)",
    send="signal.send(sender, order_id=1, total=9.5)",
    send_async="await signal.asend(sender, order_id=1, total=9.5)",
    passes_more=True,
)

#: All of them, in the order of the columns.
LIBRARIES = (TURNSIGNAL, BLINKER, PSYGNAL, PYDISPATCHER, DJANGO)

#: What a time is compared with where nothing could be done without a library.
REFERENCE = BLINKER
