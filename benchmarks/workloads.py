"""What the libraries are given to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, Protocol

from benchmarks.contenders import Contender, bare_loop, connect_all, run, with_new_signal
from benchmarks.libraries import REFERENCE, Library
from benchmarks.receivers import Kind, identity, make

#: A sender that is no object of its own class.
_STR_SENDER = "shop"


class Shop:
    """Something that sends signals."""


class Entry(NamedTuple):
    """A library's contender, and the one whose time is the unit of its time."""

    library: Library
    contender: Contender
    reference: Contender


class Workload(Protocol):
    """Something to do that takes time."""

    @property
    def name(self) -> str:
        """What it is, as a row of a table says it."""
        ...

    def entries(self, libraries: Sequence[Library]) -> list[Entry]:
        """Return a new contender of each library that can do it."""
        ...


@dataclass(frozen=True)
class Send:
    """Sending to receivers.

    Args:
        name: What it is.
        count: How many receivers there are.
        kind: What they are.
        connected_to: What sender they are connected to, None for any.
        other_senders: How many other senders something is connected to.
    """

    name: str
    count: int
    kind: Kind = "function"
    connected_to: Literal["object", "str"] | None = None
    other_senders: int = 0

    def entries(self, libraries: Sequence[Library]) -> list[Entry]:
        """Return a new contender of each library; the bare loop is the reference."""
        sender = _STR_SENDER if self.connected_to == "str" else Shop()
        awaits = self.kind == "async function"
        receivers = {more: make(self.kind, self.count, takes_more=more) for more in (False, True)}
        loops = {more: bare_loop(receivers[more], sender, awaits=awaits) for more in (False, True)}
        entries: list[Entry] = []
        for library in libraries:
            statement = library.send_async if awaits else library.send
            connect = library.connect_to_sender if self.connected_to else library.connect
            if statement is None or connect is None:
                continue
            loop = loops[library.passes_more]
            names = with_new_signal(library, sender)
            connect_all(connect, receivers[library.passes_more], names)
            if self.other_senders:
                _connect_other_senders(library, connect, self.other_senders, names)
            contender = Contender(library.name, statement, names, statement, loop.expected)
            if not self.count:
                contender = _proved_by_one_receiver(contender, library)
            entries.append(Entry(library, contender, loop))
        return entries


@dataclass(frozen=True)
class Connect:
    """Connecting one receiver more, and disconnecting it.

    Args:
        name: What it is.
        kind: What the receiver is.
        to_sender: Whether it is connected to one sender, instead of any.
        connected: How many other receivers are connected to the same.
        other_senders: How many other senders something is connected to.
        sends: Whether each of the two is followed by a send.
    """

    name: str
    kind: Kind = "function"
    to_sender: bool = False
    connected: int = 0
    other_senders: int = 0
    sends: bool = False

    def entries(self, libraries: Sequence[Library]) -> list[Entry]:
        """Return a new contender of each library; blinker, on an empty signal, is the reference."""
        if REFERENCE not in libraries:
            return []
        on_an_empty_signal = replace(self, connected=0, other_senders=0)
        reference = on_an_empty_signal._contender(REFERENCE)
        contenders = [(library, self._contender(library)) for library in libraries]
        return [
            Entry(library, contender, reference)
            for library, contender in contenders
            if contender is not None and reference is not None
        ]

    def _contender(self, library: Library) -> Contender | None:
        connect = library.connect_to_sender if self.to_sender else library.connect
        disconnect = library.disconnect_from_sender if self.to_sender else library.disconnect
        if connect is None or disconnect is None:
            return None
        others = make("function", self.connected, takes_more=library.passes_more)
        (receiver,) = make(self.kind, 1, takes_more=library.passes_more)
        names = with_new_signal(library, Shop())
        connect_all(connect, others, names)
        if self.other_senders:
            _connect_other_senders(library, connect, self.other_senders, names)
        names["receiver"] = receiver
        with_sends = f"{connect}; {library.send}; {disconnect}; {library.send}"
        statement = with_sends if self.sends else f"{connect}; {disconnect}"
        expected = Counter({identity(receiver): 1} | {identity(other): 2 for other in others})
        names["others"] = others  # which are connected weakly
        return Contender(library.name, statement, names, with_sends, expected)


@dataclass(frozen=True)
class Create:
    """Creating a signal."""

    name: str

    def entries(self, libraries: Sequence[Library]) -> list[Entry]:
        """Return a new contender of each library; blinker is the reference."""
        reference = self._contender(REFERENCE) if REFERENCE in libraries else None
        return [
            Entry(library, self._contender(library), reference)
            for library in libraries
            if reference is not None and library.has_signals
        ]

    def _contender(self, library: Library) -> Contender:
        names = with_new_signal(library, Shop())
        contender = Contender(library.name, library.create, names, "", Counter())
        return _proved_by_one_receiver(contender, library)


def _proved_by_one_receiver(contender: Contender, library: Library) -> Contender:
    """Return a contender that calls nobody with a proof that its signals could."""
    (receiver,) = make("function", 1, takes_more=library.passes_more)
    return replace(
        contender,
        names={**contender.names, "receiver": receiver},
        proof=f"{library.create}; {library.connect}; {library.send}",
        expected=Counter({identity(receiver): 1}),
    )


def _connect_other_senders(
    library: Library, connect: str, count: int, names: dict[str, Any]
) -> None:
    (receiver,) = make("function", 1, takes_more=library.passes_more)
    senders = [Shop() for _ in range(count)]
    for sender in senders:
        run(connect, {**names, "sender": sender, "receiver": receiver})
    names["other_senders"] = senders, receiver  # known weakly only


@dataclass(frozen=True)
class Group:
    """Workloads that share a table.

    Args:
        title: The heading of the table.
        unit: What the numbers are.
        scale: The heading of the last column: what takes the time that is the unit.
        workloads: The rows.
    """

    title: str
    unit: str
    scale: str
    workloads: tuple[Workload, ...]


def _sends(
    noun: str,
    kind: Kind = "function",
    connected_to: Literal["object", "str"] | None = None,
) -> tuple[Send, ...]:
    """Return sends to 1, 5 and 50 receivers; "{s}" in the noun is the ending of the plural."""
    return tuple(
        Send(f"{count} {noun.format(s='' if count == 1 else 's')}", count, kind, connected_to)
        for count in (1, 5, 50)
    )


def _connects(noun: str, kind: Kind = "function", *, to_sender: bool = False) -> list[Connect]:
    return [
        Connect(f"{noun}, {connected:,} connected", kind, to_sender, connected)
        for connected in (0, 50, 10_000)
    ]


SENDS = Group(
    "Sends",
    "The time of a bare loop over the same receivers is 1.",
    "bare loop, ns",
    (
        Send("nobody", 0),
        *_sends("function{s}"),
        *_sends("method{s}", "method"),
        *_sends("function{s} of the sender", connected_to="object"),
        *_sends("method{s} of the sender", "method", "object"),
        *_sends("function{s} of a str sender", connected_to="str"),
        Send(
            "1 function of the sender, 1,000 other senders",
            1,
            connected_to="object",
            other_senders=1000,
        ),
    ),
)

ASYNC_SENDS = Group(
    "Asynchronous sends",
    "The time of a bare loop that awaits the same receivers, one after the other, is 1.",
    "bare loop, ns",
    _sends("async function{s}", "async function"),
)

CONNECTIONS = Group(
    "Connect and disconnect",
    "The time of blinker with nothing else connected is 1: a row shows which library is faster,"
    " and the rows of one kind whether the cost grows.",
    "blinker alone, ns",
    (
        *_connects("function"),
        *_connects("method", "method"),
        *_connects("function of the sender", to_sender=True),
        Connect("function of the sender, 1,000 other senders", to_sender=True, other_senders=1000),
        Connect("function, a send after each, 0 connected", sends=True),
        Connect("function, a send after each, 50 connected", connected=50, sends=True),
    ),
)

CREATION = Group("Creation", "The time of blinker is 1.", "blinker, ns", (Create("a signal"),))

#: All that is timed.
GROUPS = (SENDS, ASYNC_SENDS, CONNECTIONS, CREATION)
