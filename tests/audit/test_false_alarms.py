"""Programs that are right, and that the audit must not refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.audit_run import audit_text, codes

LITERALS = """
from typing import Literal

from blinker import Signal

placed = Signal()


@placed.connect
def receive(sender: Literal["red", 7]) -> None: ...


placed.send("red")
"""

KEPT = """
from typing import Any

from blinker import Signal

placed: Any = Signal()
kept = placed.connect(lambda sender: None)
all_kept = [placed.connect(lambda sender: None)]
placed.send(None)
"""

DISCONNECTED = """
from blinker import Signal

placed = Signal()


def receive(sender, order_id): ...


placed.connect(receive)
placed.send(None, order_id=1)
placed.disconnect(receive)
placed.send(None, order=1)
"""

CHOSEN = """
import os

from blinker import Signal

placed = Signal()


def receive(sender, order_id): ...


def receive_other(sender, order): ...


chosen = receive if "OLD" in os.environ else receive_other
placed.connect(chosen)
placed.send(None, order=1)
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LITERALS, id="literals"),
        pytest.param(KEPT, id="kept"),
        pytest.param(DISCONNECTED, id="disconnected"),
        pytest.param(CHOSEN, id="chosen"),
    ],
)
def test_no_error_is_reported(text: str, tmp_path: Path) -> None:
    found = codes(audit_text(tmp_path, program=text))
    assert [code for code in found if code != "signal-sends-differ"] == []
