"""Reports: how what the plugin says reaches mypy's output."""

from __future__ import annotations

from typing import NamedTuple

from mypy.errorcodes import ErrorCode
from mypy.errors import ErrorInfo
from mypy.nodes import CallExpr, Context, Decorator
from mypy.plugin import CheckerPluginInterface


class Reporter(NamedTuple):
    """Reports errors and notes at one place.

    ``# type: ignore`` is honoured at ``where`` and at ``origin`` alike: of a call of several lines
    in the first and in that of the last bracket, and in any if it names the error code.
    """

    api: CheckerPluginInterface
    code: ErrorCode
    where: Context
    origin: Context

    def error(self, text: str) -> ErrorInfo | None:
        """Report an error; return None if it is suppressed, and its notes with it."""
        where, origin = self._places()
        return self.api.msg.fail(text, where, code=self.code, origin_context=origin)

    def note(self, text: str, error: ErrorInfo | None) -> None:
        """Add a note to an error."""
        # The same places and code as the error's, or the note outlives an ignored error. It is no
        # child of the error: mypy drops the children of an error that it reports twice.
        if error is not None:
            self.remark(text)

    def remark(self, text: str) -> None:
        """Say something that is worth knowing, and no error."""
        where, origin = self._places()
        self.api.msg.note(text, where, code=self.code, origin_context=origin)

    def _places(self) -> tuple[Context, Context]:
        """Return ``where`` and ``origin`` as mypy should see them.

        To mypy, a comment in any line of a call is about all of it. But an argument often has a
        comment of its own, such as ``current_app._get_current_object(),  # type: ignore``.
        """
        if not isinstance(self.origin, CallExpr):
            return self.where, self.origin
        origin = _line(self.origin, self._commented_line(self.origin))
        where = _line(self.where, self.where.line) if self.where is self.origin else self.where
        return where, origin

    def _commented_line(self, call: CallExpr) -> int:
        """Return the line of a call that has the comment about this error, if any has."""
        errors = self.api.msg.errors
        comments = errors.ignored_lines.get(errors.file, {})
        last = call.end_line or call.line
        named = [
            line for line in range(call.line, last + 1) if self.code.code in comments.get(line, ())
        ]
        if named:
            return named[0]
        is_bracket = all((argument.end_line or last) < last for argument in call.args)
        return last if is_bracket and last in comments else call.line


def _line(context: Context, line: int) -> Context:
    """Return a place that mypy takes for one line; an expression has all of its lines."""
    place = Context(line, context.column)
    place.end_line, place.end_column = context.end_line, context.end_column
    return place


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
