"""The command ``turnsignal`` with all of its subcommands."""

from __future__ import annotations

from ._command_line import main

__all__ = ["main"]
