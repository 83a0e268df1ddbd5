"""What pyright says of a signal does not depend on the signal that it meets first.

It remembers whether a signal fitted a protocol, and could take all signals for the first. This
is why protocols of the face have members named ``_fits_…``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.typed_face.checkers import pyright

#: Signals, each with a send.
SIGNALS: Final = {
    "of any payload": ("Signal[Shop, Any]()", "shop, amount=9.5"),
    "of a mapping": ("Signal[Shop, Mapping[str, int]]()", "shop, parcel=1"),
    "of a union": ("Signal[Shop, Paid | Cancelled]()", 'shop, reason="Sold out."'),
    "of a closed payload": ("Signal[Shop, Sent]()", "shop, parcel=1"),
    "without a sender": ("Signal[None, Paid]()", "amount=9.5"),
    "of a payload": ("Signal[Shop, Paid]()", "shop, amount=9.5"),
}

PREAMBLE: Final = """
from collections.abc import Mapping
from typing import Any

from typing_extensions import TypedDict

from turnsignal import Signal


class Shop: ...


class Paid(TypedDict):
    amount: float


class Cancelled(TypedDict):
    reason: str


class Sent(TypedDict, closed=True):
    parcel: int


def log(sender: object, **payload: object) -> None: ...
def wrong(sender: Shop, *, unknown: int) -> None: ...


shop = Shop()
"""

USE: Final = """
def use_{number}() -> None:
    it = {signal}
    it.connect(log)
    it.connect_via(shop)(log)
    with it.connected_to(log):
        it.send({arguments})
"""

MISTAKES: Final = """
paid = Signal[Shop, Paid]()
paid.connect(wrong)  # refused
paid.connect_via(shop)(wrong)  # refused
paid.connected_to(wrong)  # refused
paid.send(shop)  # refused
paid.send(shop, amount="")  # refused
sent = Signal[Shop, Sent]()
sent.connect(wrong)  # refused
sent.connect_via(shop)(wrong)  # refused
sent.connected_to(wrong)  # refused
sent.send(shop)  # refused
sent.send(shop, parcel="")  # refused
"""


@pytest.mark.parametrize("first", SIGNALS)
def test_the_first_signal_does_not_decide_on_the_others(first: str, tmp_path: Path) -> None:
    signals = [SIGNALS[first], *SIGNALS.values()]
    uses = [
        USE.format(number=number, signal=signal, arguments=arguments)
        for number, (signal, arguments) in enumerate(signals)
    ]
    text = "".join([PREAMBLE, *uses, MISTAKES])
    (tmp_path / "program.py").write_text(text)
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')

    reports = {report.line for report in pyright(tmp_path)}

    lines = text.splitlines()
    assert reports == {n for n, line in enumerate(lines, 1) if line.endswith("# refused")}
