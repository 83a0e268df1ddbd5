"""All scenarios."""

from __future__ import annotations

from tests.stress.interruption_scenarios import (
    Finalizers,
    FirstAskForMetaSignals,
    Fork,
    HandlerOfSystemSignals,
    InterruptedChanges,
    InterruptedMuting,
)
from tests.stress.scenario import Scenario
from tests.stress.thread_scenarios import (
    ConnectWhileOthersSend,
    Copies,
    FirstAskForAName,
    MutedByMany,
    SendersDie,
    TemporaryConnections,
    WeakReceiversDie,
)

#: Those that break blinker.
BREAKING: tuple[type[Scenario], ...] = (
    ConnectWhileOthersSend,
    WeakReceiversDie,
    SendersDie,
    FirstAskForAName,
    FirstAskForMetaSignals,
    MutedByMany,
    TemporaryConnections,
    Copies,
    HandlerOfSystemSignals,
    Finalizers,
    Fork,
    InterruptedChanges,
)

#: Those that blinker stands: neither must we break there.
HARMLESS: tuple[type[Scenario], ...] = (InterruptedMuting,)
