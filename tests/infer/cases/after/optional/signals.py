import logging
import os
from typing import NotRequired, TypedDict

from blinker import Signal


class Moved(TypedDict):
    """Something was moved."""

    here: int | str | None
    there: NotRequired[int | None]


moved: "Signal[str | int, Moved]" = Signal("Something was moved.")


def move(where: int | None) -> None:
    moved.send("a", here=1)
    moved.send("a", here="2", there=where)
    moved.send(1, here=None)


import sys

print = logging.info, os, sys
