"""The command ``turnsignal`` with all of its subcommands."""

from __future__ import annotations

from turnsignal_audit._audit_command import audit
from turnsignal_audit._command_line import main
from turnsignal_audit._graph_command import graph
from turnsignal_audit._infer_command import infer
from turnsignal_audit.reading._search_path import clean_up

__all__ = ["clean_up", "main"]

for _command in (audit, infer, graph):
    main.add_command(_command)
