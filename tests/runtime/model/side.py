"""One of the two libraries, and what a program does to a signal of it."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Callable
from inspect import iscoroutine
from typing import Any
from unittest import mock

from tests.runtime.model.cast import Cast
from tests.runtime.model.receivers import run, suspend
from tests.runtime.model.steps import Part, Step

#: How deep sends in receivers of sends may go.
MAX_DEPTH = 3
#: How many steps receivers may take for one step of the program.
MAX_NESTED_STEPS = 25


class Failure(Exception):  # noqa: N818  # what receivers raise, on purpose
    """What receivers and handlers raise."""


class Side:
    """A signal of one library, with receivers and senders of its own.

    The methods from `connect` on are the steps that a program can take. What they return has to be
    the same for both libraries.

    Args:
        library: blinker or turnsignal.
        signal_class: The class of the signal.
        parts: The receivers, by name.
        senders: The kinds of senders.
    """

    def __init__(
        self, library: Any, signal_class: type[Any], parts: dict[str, Part], senders: list[str]
    ) -> None:
        self.signal: Any = signal_class()
        #: Whether receivers only log that they are called.
        self.is_quiet = False
        self._signal_class = signal_class
        self._log: list[Any] = []
        self.cast = Cast(parts, senders, library.ANY, self._log, self._perform)
        self._handlers: dict[str, Any] = {}
        self._async_sends: list[Any] = []
        self._depth = 0
        self._steps_left = 0
        self._is_in_muted_block = False
        self._is_copied = False

    # Taking steps

    def take(self, step: Step) -> Any:
        """Take a step of the program and return all that can be seen of it."""
        self._steps_left = MAX_NESTED_STEPS
        outcome = self._attempt(step)
        seen = [self._describe(entry) for entry in self._log]
        self._log.clear()
        return outcome, seen

    def _attempt(self, step: Step) -> Any:
        try:
            return getattr(self, step.name)(*step.arguments)
        except Exception as error:  # noqa: BLE001  # what it raises is what we look at
            # A message may name an object by its address.
            return type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error))

    def _describe(self, entry: Any) -> Any:
        """Describe an entry of the log. A builtin method left the sender alone there."""
        if type(entry) is tuple and len(entry) == 3:
            name, sender, more = entry
            return name, self.cast.label(sender), more
        return self.cast.label(entry)

    def _perform(self, program: list[Step]) -> None:
        """Take the steps of a receiver that is called."""
        if self.is_quiet or self._depth == MAX_DEPTH:
            return
        self._depth += 1
        try:
            self._perform_all(program)
        finally:
            self._depth -= 1

    def _perform_all(self, program: list[Step]) -> None:
        for step in program:
            if self._steps_left == 0:
                return
            self._steps_left -= 1
            if step.name == "fail":
                raise Failure
            self._log.append((step.name, None, self._attempt(step)))

    # What can be seen at any time

    def receivers_for(self, sender: int) -> Any:
        receivers = self.signal.receivers_for(self.cast.sender(sender))
        return [self.cast.label(receiver) for receiver in receivers]

    def called_by(self, sender: int) -> Any:
        """Return what a send calls if the receivers take no steps of their own."""
        self.is_quiet = True
        try:
            return [self.take(Step("send", (sender, wrapped, False))) for wrapped in (False, True)]
        finally:
            self.is_quiet = False

    def deleted(self) -> set[Any]:
        """Return the keys that are in the books, though the program deleted their receivers.

        When such a receiver dies, blinker takes its key out of the books or leaves it there,
        depending on whether anything still holds the reference that it had; we are tidier.
        """
        return set(self.signal._by_receiver) - set(self.signal.receivers)

    def state(self) -> Any:
        signal = self.signal
        label = self.cast.label_of_key
        return (
            bool(signal.receivers),
            [label(key) for key in signal.receivers],
            *(self._book(getattr(signal, name)) for name in ("_by_sender", "_by_receiver")),
            signal.is_muted,
        )

    def _book(self, buckets: dict[Any, set[Any]]) -> dict[str, set[str]]:
        deleted = self.deleted()
        label = self.cast.label_of_key
        book = {
            label(key): {label(other) for other in bucket if other not in deleted}
            for key, bucket in buckets.items()
            if key not in deleted
        }
        # Where nothing is left, blinker leaves empty buckets.
        return {key: bucket for key, bucket in book.items() if bucket}

    def keys(self, mapping: str) -> set[str]:
        """Return under what a mapping of the signal has anything."""
        return {self.cast.label_of_key(key) for key in getattr(self.signal, mapping)}

    # Steps that connect

    def connect(self, receiver: str, sender: int, weak: bool) -> bool:
        connected = self.cast.receiver(receiver)
        return self.signal.connect(connected, self.cast.sender(sender), weak) is connected

    def connect_via(self, receiver: str, sender: int, weak: bool) -> bool:
        connected = self.cast.receiver(receiver)
        return self.signal.connect_via(self.cast.sender(sender), weak)(connected) is connected

    def connect_temporary(self, sender: int, weak: bool) -> None:
        """Connect what nobody else keeps, as ``connect(some_list.append)`` does."""
        self.signal.connect(self.cast.temporary_receiver(), self.cast.sender(sender), weak)

    def disconnect(self, receiver: str, sender: int | None) -> None:
        if sender is None:
            self.signal.disconnect(self.cast.receiver(receiver))
        else:
            self.signal.disconnect(self.cast.receiver(receiver), self.cast.sender(sender))

    def drop_receiver(self, receiver: str) -> None:
        self.cast.drop_receiver(receiver)

    def drop_sender(self, sender: int) -> None:
        self.cast.drop_sender(sender)

    # Steps that send

    def send(self, sender: int, wrapped: bool, loaded: bool) -> Any:
        return self._results(
            self.signal.send(
                self.cast.sender(sender),
                **({"_async_wrapper": self._wrap_async} if wrapped else {}),
                **({"order_id": 1} if loaded else {}),
            )
        )

    def send_async(self, sender: int, wrapped: bool, loaded: bool) -> Any:
        return self._results(
            run(
                self.signal.send_async(
                    self.cast.sender(sender),
                    _sync_wrapper=self._wrap_sync if wrapped else None,
                    **({"order_id": 1} if loaded else {}),
                )
            )
        )

    def start_async(self, sender: int, wrapped: bool) -> Any:
        """Start an async send, for `go_on`."""
        wrapper = self._wrap_sync if wrapped else None
        send = self.signal.send_async(self.cast.sender(sender), _sync_wrapper=wrapper)
        self._async_sends.append(send)
        return self.go_on(len(self._async_sends) - 1)

    def go_on(self, index: int) -> Any:
        """Continue an async send until the next receiver waits."""
        if index >= len(self._async_sends):
            return None
        # Out of reach of the receivers that it calls.
        send = self._async_sends.pop(index)
        try:
            send.send(None)
        except StopIteration as stop:
            return self._results(stop.value)
        self._async_sends.append(send)
        return "waits"

    def _wrap_async(self, receiver: Any) -> Callable[..., Any]:
        def call(sender: Any, **payload: Any) -> Any:
            self._log.append(("wrapper", None, self.cast.label(receiver)))
            result = receiver(sender, **payload)
            return run(result) if iscoroutine(result) else result

        return call

    def _wrap_sync(self, receiver: Any) -> Callable[..., Any]:
        async def call(sender: Any, **payload: Any) -> Any:
            self._log.append(("wrapper", None, self.cast.label(receiver)))
            await suspend()
            return receiver(sender, **payload)

        return call

    def _results(self, results: list[tuple[Any, Any]]) -> Any:
        return [
            (self.cast.label(receiver), self.cast.label_of_result(result))
            for receiver, result in results
        ]

    # Steps that decide what becomes of receivers

    def mark(self, receiver: str) -> None:
        self.cast.mark(receiver)

    def unmark(self, receiver: str) -> None:
        self.cast.unmark(receiver)

    def exchange_code(self, receiver: str) -> None:
        self.cast.exchange_code(receiver)

    def replace_method(self, receiver: str) -> None:
        self.cast.replace_method(receiver)

    # Steps that are about meta-signals

    def watch(self, name: str, does: str) -> None:
        """Connect a handler to a meta-signal, in the place of the last one.

        One, as blinker's meta-signals call theirs in any order.
        """
        self.unwatch(name)

        def handle(signal: Any, **payload: Any) -> None:
            described = {key: self.cast.label(value) for key, value in payload.items()}
            self._log.append((name, None, (signal is self.signal, described)))
            if does != "log":
                raise {"TypeError": TypeError, "ValueError": ValueError}[does](name)

        def handle_wrongly(sender: Any, **payload: Any) -> None: ...

        handler = handle_wrongly if does == "takes sender" else handle
        self._handlers[name] = getattr(self.signal, name).connect(handler)

    def unwatch(self, name: str) -> None:
        if name in self._handlers:
            getattr(self.signal, name).disconnect(self._handlers.pop(name))

    def replace_meta_signal(self, name: str) -> None:
        setattr(self.signal, name, self._signal_class())
        self._handlers.pop(name, None)

    # Steps that change the state of the signal

    def mute(self, muted: bool) -> None:
        self.signal.is_muted = muted

    def clean_up(self) -> None:
        self.signal._cleanup_bookkeeping()

    def clear(self) -> None:
        self.signal._clear_state()

    def copy(self) -> None:
        """Go on with a copy, which shares the connections."""
        self.signal = copy.copy(self.signal)
        self._is_copied = True

    def duplicate(self, how: str) -> Any:
        """Look at a deep copy or a pickle, if there can be one.

        Not for long: other than blinker's, ours hears of the deaths of what is connected to it.
        """
        original = self.signal
        try:
            self.signal = (
                copy.deepcopy(original)
                if how == "deepcopy"
                else pickle.loads(pickle.dumps(original))  # noqa: S301  # our own
            )
        except Exception:  # noqa: BLE001  # depends on what it meets first
            return "impossible"
        try:
            return self.state(), [self._answers(sender) for sender in range(4)]
        finally:
            self.signal = original

    def _answers(self, sender: int) -> Any:
        """Return what a send returns and logs, without the receivers.

        A copy has receivers of its own, which have no names.
        """
        return [
            (
                [result for _, result in outcome] if isinstance(outcome, list) else outcome,
                [entry[:2] if entry[0] == "wrapper" else entry for entry in seen],
            )
            for outcome, seen in self.called_by(sender)
        ]

    def tamper(self, how: str, index: int, receiver: str) -> Any:
        """Change `receivers` as if it were the program's."""
        receivers = self.signal.receivers
        keys = list(receivers)
        if index >= len(keys):
            return None
        key, other = keys[index], self.cast.receiver(receiver)
        if how == "del":
            del receivers[key]
        elif how == "pop":
            return self.cast.label_of_key(key), receivers.pop(key) is not None
        elif how == "popitem":
            return self.cast.label_of_key(receivers.popitem()[0])
        elif how == "set":
            receivers[key] = other
        elif how == "setdefault":
            return receivers.setdefault(key, other) is not other
        elif how == "update":
            receivers.update({key: other})
        elif how == "|=":
            receivers |= {key: other}
        else:
            receivers.clear()
        return None

    # Steps with steps in them

    def while_muted(self, program: list[Step]) -> None:
        # The end of an inner block ends the outer one in blinker: see docs/divergences.md.
        if self._is_in_muted_block:
            return
        self._is_in_muted_block = True
        try:
            with self.signal.muted():
                self._perform_all(program)
        finally:
            self._is_in_muted_block = False

    def while_connected(self, receiver: str, sender: int, program: list[Step]) -> None:
        with self.signal.connected_to(self.cast.receiver(receiver), self.cast.sender(sender)):
            self._perform_all(program)

    def while_receivers_are_patched(self, program: list[Step]) -> None:
        # The copies share the patch, other than in blinker: see docs/divergences.md.
        if not self._is_copied:
            with mock.patch.object(self.signal, "receivers", dict[Any, Any]()):
                self._perform_all(program)

    def while_receivers_for_is_patched(self, receiver: str, program: list[Step]) -> None:
        receivers = [self.cast.receiver(receiver)]
        with mock.patch.object(self.signal, "receivers_for", return_value=receivers):
            self._perform_all(program)

    def walk(self, sender: int, program: list[Step]) -> Any:
        """Take steps between the receivers that `receivers_for` yields."""
        # Kept as a send keeps them, in its results: blinker's generator has a receiver that it
        # yielded before the last one alive, or not, depending on what comes after it.
        seen: list[Any] = []
        for receiver in self.signal.receivers_for(self.cast.sender(sender)):
            seen.append(receiver)
            self._perform_all(program)
        return [self.cast.label(receiver) for receiver in seen]

    def end(self) -> None:
        """Close what is left open."""
        for send in self._async_sends:
            send.close()
