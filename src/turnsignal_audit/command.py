"""The command ``turnsignal`` with all of its subcommands."""

from __future__ import annotations

from . import _audit_command, _graph_command  # they add themselves
from ._command_line import main

__all__ = ["main"]
