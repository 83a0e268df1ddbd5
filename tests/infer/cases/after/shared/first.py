from typing import TYPE_CHECKING, TypedDict

from blinker import signal

if TYPE_CHECKING:
    from blinker import NamedSignal


class Ready(TypedDict):
    """What ``ready`` carries."""

    soon: bool


ready: "NamedSignal[str, Ready]" = signal("ready")
