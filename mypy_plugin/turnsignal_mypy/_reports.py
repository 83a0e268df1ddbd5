"""Reports: how what the plugin says reaches mypy's output."""

from __future__ import annotations

from typing import NamedTuple

from mypy.errorcodes import ErrorCode
from mypy.errors import ErrorInfo
from mypy.nodes import Context, Decorator
from mypy.plugin import CheckerPluginInterface


class Reporter(NamedTuple):
    """Reports errors and notes at one place.

    ``# type: ignore`` is honoured at ``where`` and at ``origin`` alike.
    """

    api: CheckerPluginInterface
    code: ErrorCode
    where: Context
    origin: Context

    def error(self, text: str) -> ErrorInfo | None:
        """Report an error; return None if it is suppressed, and its notes with it."""
        return self.api.msg.fail(text, self.where, code=self.code, origin_context=self.origin)

    def note(self, text: str, error: ErrorInfo | None) -> None:
        """Add a note to an error."""
        # The same places and code as the error's, or the note outlives an ignored error. It is no
        # child of the error: mypy drops the children of an error that it reports twice.
        if error is not None:
            self.remark(text)

    def remark(self, text: str) -> None:
        """Say something that is worth knowing, and no error."""
        self.api.msg.note(text, self.where, code=self.code, origin_context=self.origin)


def receiver_place(expression: Context, call: Context) -> tuple[Context, Context]:
    """Return where to report a receiver, and where an ignore comment counts as well.

    Args:
        expression: The receiver.
        call: The call that connects it, or the decorated function.
    """
    # A decorator's argument is a placeholder without a line; the comment may then stand
    # on the line of the ``def``.
    where = expression if expression.line > 0 else call
    return where, call.func if isinstance(call, Decorator) else call
