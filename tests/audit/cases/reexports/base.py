"""The signals that the other modules import by other names."""

from blinker import Signal

__all__ = ["paid", "placed"]

placed = Signal()
paid = Signal()
