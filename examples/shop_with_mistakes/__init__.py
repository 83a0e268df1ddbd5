"""The shop once more, with a mistake in each of the modules that are called its parts.

``python -m shop_with_mistakes PART`` opens the shop with that part alone.
"""

from __future__ import annotations

from typing import Final

PARTS: Final = (
    "receipts",
    "stock",
    "gift_wrapping",
    "vouchers",
    "letters",
    "audit",
    "carriers",
    "complaints",
    "telephone",
    "market_stall",
    "catalogue",
    "wholesale",
)

#: A part that raises nothing: one of its receivers is never called.
SILENT_PART: Final = "guestbook"
