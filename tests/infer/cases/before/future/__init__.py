"""A module that has what is needed, in part."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from blinker import Signal

if TYPE_CHECKING:
    from pathlib import Path

opened = Signal()


def open_file(path: Path, mode: Any) -> None:
    opened.send(os.getpid(), path=path, mode=mode)
