"""The command ``turnsignal`` with all of its subcommands."""

from __future__ import annotations

from ._audit_command import audit
from ._command_line import main
from ._graph_command import graph
from ._infer_command import infer
from ._search_path import clean_up

__all__ = ["clean_up", "main"]

for _command in (audit, infer, graph):
    main.add_command(_command)
