"""The senders that have receivers of their own."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from sys import is_finalizing
from typing import Any
from weakref import ref

from . import _mutation
from ._bucket import Bucket
from ._keys import blinker_key, is_by_value, sender_key, value_of
from ._plan import NOBODY, Plan
from ._references import (
    Held,
    MethodReference,
    OnDeath,
    Reference,
    is_dead,
    made_anew,
    refers_by,
    weak_reference,
)


class Senders:
    """The senders of a signal that have receivers of their own, and their plans.

    A sender is forgotten when it dies. Until then it may be left without receivers.

    Attributes:
        buckets: The keys of the receivers of each sender, by the sender's key.
        of_receiver: The keys of the senders of each receiver, by its key.
        references: A reference to each sender, unless its key is a value and it cannot be weakly
            referenced.
        plans: The plan for each sender, if it is built.
        recent: The last one of them to be built.
        key_of: Returns a sender's key. As long as all are simply their ``id``, that is this.
    """

    __slots__ = (
        "__weakref__",
        "_new_bucket",
        "_sender_died",
        "buckets",
        "key_of",
        "of_receiver",
        "plans",
        "recent",
        "references",
    )

    _new_bucket: Callable[[], Any]
    _sender_died: OnDeath
    buckets: dict[Hashable, Any]
    key_of: Callable[[Any], Hashable]
    of_receiver: dict[Hashable, dict[Hashable, None]]
    plans: dict[Hashable, Plan]
    recent: Plan | None
    references: dict[Hashable, Callable[[], Any]]

    def __init__(self, new_bucket: Callable[[], Any]) -> None:
        self._new_bucket = new_bucket
        own: ref[Senders] = ref(self)
        self._sender_died = partial(_sender_died, own)
        self.buckets = {}
        self.key_of = id
        self.of_receiver = {}
        self.plans = {}
        self.recent = None
        self.references = {}

    # Copies

    def __getstate__(self) -> tuple[Any, ...]:
        return (
            self._new_bucket,
            {key: bucket.copy() for key, bucket in self.buckets.items()},
            self.key_of,
            {key: dict(senders) for key, senders in self.of_receiver.items()},
            dict(self.references),
        )

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        new_bucket, buckets, key_of, of_receiver, references = state
        self.__init__(new_bucket)  # type: ignore[misc]
        self.buckets = buckets
        self.key_of = key_of
        self.of_receiver = of_receiver
        # A weak reference tells the senders that it was made for: here, the original ones.
        self.references = {
            key: made_anew(reference, self._refer) for key, reference in references.items()
        }

    # Changes, which return what they removed

    def connect(self, receiver_key: Hashable, sender: Any, key: Hashable) -> None:
        """File a receiver under a sender."""
        bucket = self.buckets.get(key)
        if bucket is None:
            bucket = self._add(sender, key)
        elif (
            (reference := self.references.get(key)) is not None
            # The same sender, nearly always.
            and reference() is not sender
            and is_dead(reference)
        ):
            self._forget(key)
            bucket = self._add(sender, key)
        bucket.add(receiver_key)
        senders = self.of_receiver.get(receiver_key)
        if senders is None:
            self.of_receiver[receiver_key] = {key: None}
        else:
            senders[key] = None
        if self.plans:
            self._drop_plan(key)

    def _add(self, sender: Any, key: Hashable) -> Any:
        """Add a sender, and return its bucket."""
        # The reference first: until there is a bucket, the key leads nowhere.
        try:
            self.references[key] = self._refer(sender, key)
        except TypeError:
            if not is_by_value(key):
                self.references[key] = Held(sender)
        if type(key) is not int:
            self.key_of = sender_key
        bucket = self.buckets[key] = self._new_bucket()
        return bucket

    def disconnect(self, receiver_key: Hashable, key: Hashable) -> object:
        """Remove a receiver from a sender."""
        senders = self.of_receiver.get(receiver_key)
        if senders is None:
            return None
        senders.pop(key, None)
        bucket = self.buckets.get(key)
        if type(bucket) is not Bucket or key in self.plans:
            return self._remove(receiver_key, key)
        # What `_remove` does, in line for the case that nothing was sent since.
        bucket.pop(receiver_key, None)
        if not bucket and type(self.references.get(key)) is Held:
            return self._forget(key)
        return None

    def disconnect_everywhere(self, receiver_key: Hashable) -> object:
        """Remove a receiver from all senders."""
        senders = self.of_receiver.get(receiver_key)
        if senders is None:
            return None
        removed = [self._remove(receiver_key, key) for key in tuple(senders)]
        # Last, as an exception may come at any time: the receiver can be disconnected once more.
        self.of_receiver.pop(receiver_key, None)
        return removed

    def _remove(self, receiver_key: Hashable, key: Hashable) -> object:
        """Remove a receiver from a sender's bucket, and a held sender from an empty one."""
        bucket = self.buckets.get(key)
        if type(bucket) is Bucket:
            bucket.pop(receiver_key, None)
        elif bucket is not None:
            bucket.discard(receiver_key)
        if self.plans:
            self._drop_plan(key)
        if not bucket and type(self.references.get(key)) is Held:
            return self._forget(key)
        return None

    def forget(self, reference: Reference | MethodReference) -> object:
        """Remove a sender that died, unless its key is in use again."""
        if refers_by(self.references.get(reference.key), reference):
            return self._forget(reference.key)
        return None

    def _forget(self, key: Hashable) -> object:
        reference = self.references.pop(key, None)
        for receiver_key in self.buckets.pop(key, ()):
            senders = self.of_receiver.get(receiver_key)
            if senders is not None:
                senders.pop(key, None)
        self._drop_plan(key)
        return reference

    def prune(self) -> object:
        """Remove senders without receivers, and forget of which receivers they were."""
        empty = [key for key, bucket in self.buckets.items() if not bucket]
        removed = [self._forget(key) for key in empty]
        self.of_receiver = {key: senders for key, senders in self.of_receiver.items() if senders}
        return removed

    # Plans

    def keep_plan(self, key: Hashable, plan: Plan) -> None:
        """Keep the plan of a sender."""
        self.plans[key] = plan
        # All signals share NOBODY.
        if plan is not NOBODY:
            plan.sender = self.references.get(key) or Held(blinker_key(key))
            self.recent = plan

    def _drop_plan(self, key: Hashable) -> None:
        plan = self.plans.pop(key, None)
        if plan is not None:
            if plan is self.recent:
                self.recent = None
            plan.drop()

    def drop_plans(self) -> None:
        """Have all plans built anew."""
        self.recent = None
        while self.plans:
            _, plan = self.plans.popitem()
            plan.drop()
            plan.forget_attributes()

    # References

    def _refer(self, sender: object, key: Hashable) -> Reference | MethodReference:
        return weak_reference(sender, self._sender_died, key)

    # What can be asked

    def has(self, key: Hashable) -> bool:
        """Return whether a sender with this key is known, and alive."""
        # A dead sender's identity may be in use again before anyone was told of the death.
        return key in self.buckets and not is_dead(self.references.get(key))

    def by_sender(self) -> list[tuple[object, list[Hashable]]]:
        """Return each sender that is alive, with the keys of its receivers."""
        found: list[tuple[object, list[Hashable]]] = []
        for key, bucket in self.buckets.items():
            reference = self.references.get(key)
            sender = value_of(key) if reference is None else reference()
            if sender is not None or isinstance(reference, Held):
                found.append((sender, list(bucket)))
        return found


def _sender_died(
    owner: ref[Senders], reference: Reference, is_finalizing: Callable[[], bool] = is_finalizing
) -> None:
    senders = owner()
    if senders is not None and not is_finalizing():
        # At once, even in the middle of a change: its identity may be used again when we return.
        plan = senders.plans.pop(reference.key, None)
        if plan is senders.recent:
            senders.recent = None
        _mutation.run_soon(senders.forget, reference)
