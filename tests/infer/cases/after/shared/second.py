from typing import TYPE_CHECKING

from blinker import signal

if TYPE_CHECKING:
    from blinker import NamedSignal

    from shared.first import Ready

ready: "NamedSignal[str, Ready]" = signal("ready")


def be_ready() -> None:
    ready.send("me", soon=True)
