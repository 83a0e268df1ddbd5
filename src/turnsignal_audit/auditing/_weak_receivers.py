"""Finds receivers that nothing keeps alive, beside those that the plugin finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import Decorator, LambdaExpr

from turnsignal_audit._report import Finding, Severity
from turnsignal_audit.reading._events import ConnectionEvent, Lifetime
from turnsignal_audit.reading._local_receivers import LocalReceiver, local_receiver
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._source import is_silenced
from turnsignal_mypy import _error_codes
from turnsignal_mypy._options import read_options

_CODE: Final = _error_codes.WEAK.code


def dying_at_once(program: Program) -> Iterator[Finding]:
    """Find receivers that die at once, where mypy does not know that it is a signal."""
    for connection in program.events.connections:
        if connection.lifetime is Lifetime.AT_ONCE and not connection.is_checked:
            signal = min(connection.signals)
            what = "lambda" if isinstance(connection.receiver, LambdaExpr) else "partial"
            yield Finding(
                _CODE,
                Severity.ERROR,
                f'The {what} connected to signal "{program.name(signal)}" is only weakly referenced'
                " and will be disconnected at once; pass weak=False",
                program.connection_place(connection),
                signal,
            )


def dying_with_function(program: Program) -> Iterator[Finding]:
    """Find local receivers that seem to die with the function that connects them.

    The plugin reports those of which that is certain.
    """
    options, _ = read_options(program.analysis.options.config_file)
    for connection in program.events.connections if options.weak_receivers else ():
        local = local_receiver(connection, program)
        if local is None or _is_silenced(connection, local):
            continue
        signal = min(connection.signals)
        yield Finding(
            _CODE,
            Severity.HINT,
            f'The local function "{local.function.name}" connected to signal'
            f' "{program.name(signal)}" is only weakly referenced, and nothing here keeps it when'
            f' "{local.outer.name}" returns; connect it with weak=False',
            program.connection_place(connection),
            signal,
            origins=[program.place(local.function, connection.scope)],
        )


def _is_silenced(connection: ConnectionEvent, local: LocalReceiver) -> bool:
    """Tell whether mypy is to say nothing of a receiver."""
    node = connection.node
    last = local.function.line if isinstance(node, Decorator) else node.end_line or node.line
    return is_silenced(connection.scope.module, range(connection.at.line, last + 1), _CODE)
