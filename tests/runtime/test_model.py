"""Random programs, in which blinker says what turnsignal should do."""

from __future__ import annotations

import gc
from typing import Any

import blinker
import pytest
from hypothesis import event, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

import turnsignal
from tests.runtime.model.cast import make_id
from tests.runtime.model.side import Side
from tests.runtime.model.signals import CLASSES
from tests.runtime.model.steps import (
    ASYNC_SENDS,
    BEGINNING,
    BLOCKS,
    CAST,
    CHANGES_OF_RECEIVERS,
    CONNECTIONS,
    DISCONNECTIONS,
    DUPLICATES,
    HANDLERS,
    REST,
    SENDER_KINDS,
    SENDS,
    TAMPERING,
    Part,
    Step,
)


class SignalMachine(RuleBasedStateMachine):
    """The same steps for both libraries."""

    theirs: Side
    ours: Side
    looks_closely: bool

    def __init__(self) -> None:
        super().__init__()
        self.has_failed = False
        # Cycles are freed when `collect` says so, on both sides. It looks at new objects only.
        gc.disable()
        gc.freeze()

    @initialize(
        signal_class=st.sampled_from(["plain", "plain", "plain", *CLASSES]),
        parts=CAST,
        senders=SENDER_KINDS,
        beginning=BEGINNING,
        looks_closely=st.booleans(),
    )
    def make_sides(
        self,
        signal_class: str,
        parts: dict[str, Part],
        senders: list[str],
        beginning: list[Step],
        looks_closely: bool,
    ) -> None:
        theirs, ours = CLASSES[signal_class]
        self.theirs = Side(blinker, theirs, parts, senders)
        self.ours = Side(turnsignal, ours, parts, senders)
        # A send that follows each step prepares another one: some examples should not have it.
        self.looks_closely = looks_closely
        for step in beginning:
            self.take(step)

    def take(self, step: Step) -> Any:
        theirs = self.theirs.take(step)
        ours = self.ours.take(step)
        self.has_failed = ours != theirs
        assert ours == theirs, f"{step}\nturnsignal: {ours}\nblinker: {theirs}"
        return theirs

    @rule(step=CONNECTIONS)
    def connect(self, step: Step) -> None:
        self.take(step)

    @rule(step=CONNECTIONS, send=SENDS)
    def connect_and_send(self, step: Step, send: Step) -> None:
        self.take(step)
        self.send(send)

    @rule(step=DISCONNECTIONS)
    def disconnect(self, step: Step) -> None:
        self.take(step)

    @rule(step=SENDS)
    def send(self, step: Step) -> None:
        _, log = self.take(step)
        calls = min(sum(entry[0] in NAMES for entry in log), 3)
        event(f"{step.name}: {calls} calls" + (" and more" if calls == 3 else ""))

    @rule(step=ASYNC_SENDS)
    def send_with_pauses(self, step: Step) -> None:
        self.take(step)

    @rule(step=CHANGES_OF_RECEIVERS, send=SENDS)
    def change_receiver(self, step: Step, send: Step) -> None:
        self.take(step)
        self.take(send)

    @rule(step=TAMPERING)
    def tamper(self, step: Step) -> None:
        self.take(step)

    @rule(step=HANDLERS)
    def handle(self, step: Step) -> None:
        self.take(step)

    @rule(step=BLOCKS)
    def enter_block(self, step: Step) -> None:
        self.take(step)

    @rule(step=REST)
    def do_something_else(self, step: Step) -> None:
        self.take(step)

    @rule(step=DUPLICATES)
    def duplicate(self, step: Step) -> None:
        theirs = self.theirs.take(step)
        # blinker refuses as long as it refers to a sender weakly, even to one from which all is
        # disconnected: turnsignal has forgotten that one.
        if theirs[0] != "impossible":
            assert self.ours.take(step) == theirs

    @rule()
    def collect(self) -> None:
        gc.collect()

    @invariant()
    def same_state(self) -> None:
        assert self.ours.state() == self.theirs.state()

    @invariant()
    def same_receivers_for_everyone(self) -> None:
        for sender in range(4):
            assert self.ours.receivers_for(sender) == self.theirs.receivers_for(sender)
            if self.looks_closely:
                self.same_calls(sender)

    def same_calls(self, sender: int) -> None:
        assert self.ours.called_by(sender) == self.theirs.called_by(sender)

    def some_are_deleted(self) -> bool:
        return bool(self.ours.deleted() or self.theirs.deleted())

    @invariant()
    def has_receivers_for_whom_blinker_has_connections(self) -> None:
        if self.some_are_deleted():
            return
        for sender in range(4):
            assert self.ours.signal.has_receivers_for(
                self.ours.cast.sender(sender)
            ) == has_receivers_for(self.theirs.signal, self.theirs.cast.sender(sender))

    @invariant()
    def no_more_bookkeeping_than_blinker(self) -> None:
        if self.some_are_deleted():
            return
        for name in ("_by_sender", "_by_receiver", "_weak_senders"):
            assert self.ours.keys(name) <= self.theirs.keys(name)

    def teardown(self) -> None:
        try:
            # A second failure would hide the first.
            if hasattr(self, "ours") and not self.has_failed:
                for sender in range(4):
                    self.same_calls(sender)
                self.ours.end()
                self.theirs.end()
        finally:
            vars(self).pop("ours", None)
            vars(self).pop("theirs", None)
            # As long as what is older is frozen, this takes little time; and what is frozen next
            # is not looked at again: 20,000 examples would fill the memory.
            gc.collect()
            gc.unfreeze()
            gc.enable()


NAMES = set("abcde")


def has_receivers_for(signal: Any, sender: Any) -> bool:
    """Return what blinker would, were it not for the empty buckets that it leaves behind."""
    buckets = signal._by_sender
    return signal.has_receivers_for(sender) and bool(buckets.get(0) or buckets.get(make_id(sender)))


#: So many at once, as Hypothesis keeps a third of a megabyte of each until the end.
EXAMPLES_OF_A_PART = 1_000
EXAMPLES = max(400, settings().max_examples)
PARTS = max(1, EXAMPLES // EXAMPLES_OF_A_PART)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")
def test_signals(part: int) -> None:
    # What the part before left behind, which is too old to be collected by itself.
    gc.collect()
    # Long enough for what needs a connection, a death and two sends; longer ones find no more.
    run_state_machine_as_test(
        SignalMachine, settings=settings(max_examples=EXAMPLES // PARTS, stateful_step_count=30)
    )
