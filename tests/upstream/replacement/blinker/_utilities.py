"""turnsignal in the place of ``blinker._utilities``, which blinker's own tests look at."""

from turnsignal._symbol import Symbol

__all__ = ["Symbol"]
