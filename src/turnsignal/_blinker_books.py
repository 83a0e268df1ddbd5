"""What is connected to a signal, as blinker keeps account of it.

blinker's own tests, and some programs, look at these attributes. They are made when somebody does.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any
from weakref import ref

from ._connections import Connections
from ._keys import blinker_key

#: What blinker files receivers of any sender under.
_ANY_KEY = 0


def by_sender(connections: Connections) -> dict[Any, set[Any]]:
    """Return the keys of the receivers of each sender, by the sender's key."""
    books: dict[Any, set[Any]] = {}
    if connections.for_any:
        books[_ANY_KEY] = _copy(connections.for_any)
    if connections.senders is not None:
        for key, bucket in connections.senders.buckets.items():
            books[blinker_key(key)] = _copy(bucket)
    return books


def by_receiver(connections: Connections) -> dict[Any, set[Any]]:
    """Return the keys of the senders of each receiver, by its key."""
    books: dict[Any, set[Any]] = {}
    if connections.senders is not None:
        for key, senders in connections.senders.of_receiver.items():
            books[key] = {blinker_key(key_of_sender) for key_of_sender in senders}
    for key in connections.for_any:
        books.setdefault(key, set()).add(_ANY_KEY)
    return books


def weak_senders(connections: Connections) -> dict[Any, ref[Any]]:
    """Return references to the senders that can be weakly referenced, by their keys."""
    if connections.senders is None:
        return {}
    references = connections.senders.references
    return {
        blinker_key(key): sender for key, sender in references.items() if isinstance(sender, ref)
    }


def _copy(bucket: Iterable[Hashable]) -> set[Any]:
    # Not set(bucket): of a set class it would copy what set itself has, which may be nothing.
    return set(iter(bucket))
