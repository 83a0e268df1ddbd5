"""What a signal declares and what is connected to it, for tests, tools and people.

All of it works for the signals of turnsignal and of blinker.
"""

from ._connections import Connection, connections
from ._declarations import Declaration, declaration
from ._payloads import Key, Payload

__all__ = ["Connection", "Declaration", "Key", "Payload", "connections", "declaration"]
