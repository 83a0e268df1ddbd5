"""Declares the signals of a program by what is sent: payloads, and annotations of variables."""

from ._proposals import Proposals, Refusal, propose
from ._stubs import write_stubs
from ._verification import NewError, new_errors
from ._writing import ChangedModule, write

__all__ = [
    "ChangedModule",
    "NewError",
    "Proposals",
    "Refusal",
    "new_errors",
    "propose",
    "write",
    "write_stubs",
]
