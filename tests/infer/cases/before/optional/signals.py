import logging
import os

from blinker import Signal

moved = Signal("Something was moved.")


def move(where: int | None) -> None:
    moved.send("a", here=1)
    moved.send("a", here="2", there=where)
    moved.send(1, here=None)


import sys

print = logging.info, os, sys
