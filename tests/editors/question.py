"""How a language server is asked a question, and how good its answer is."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from enum import IntEnum
from typing import Any, Final, NamedTuple

from tests.editors.answers import Answer, Hover
from tests.editors.session import Session
from tests.editors.user_code import Place


class Grade(IntEnum):
    """How good an answer is; its name in lower case is a cell of the table."""

    NO = 0
    PARTLY = 1
    YES = 2


#: What a user should not see: type variables, private names (but those of modules, with which
#: pyrefly says where a class is), what else the typed face is made of, and keywords that `send`
#: does not take.
MACHINERY: Final = (
    r"\b[A-Z]\w*T\b|\b(Own)?P\d?\b|ParamSpec|Overload\(|__call__|\bself\b|SpecSignal\["
    r"|(?<!turnsignal\.)\b_(?!async_wrapper=)\w+|\b(sender|payload|args|kwargs|map)="
)


class Question(NamedTuple):
    """A question to a server.

    Attributes:
        title: The question as a row of the table.
        asked: How it is asked.
        place: The name of the place in the user's code.
        wanted: Patterns, all of which a useful answer has.
        unwanted: A pattern that a good answer does not have.
        typed: Whether the line is typed up to the place only.
        closed: If so, whether the editor has closed its brackets and quotes.
        demanded: The servers whose users turnsignal promises an answer.
    """

    title: str
    asked: Callable[[Session, Place], Coroutine[Any, Any, Answer]]
    place: str
    wanted: tuple[str, ...]
    unwanted: str = MACHINERY
    typed: bool = False
    closed: bool = True
    demanded: frozenset[str] = frozenset()

    async def ask(self, session: Session) -> Answer:
        """Ask the question."""
        place = session.code.places[self.place]
        if not self.typed:
            return await self.asked(session, place)
        session.type(session.code.typed(place, closed=self.closed))
        answer = await self.asked(session, place)
        session.type(session.code.lines)
        return answer

    def grade(self, answer: Answer) -> Grade:
        """Judge an answer."""
        if not all(re.search(pattern, _on_one_line(str(answer))) for pattern in self.wanted):
            return Grade.NO
        # A docstring may speak of anything.
        names = answer.code if isinstance(answer, Hover) else str(answer)
        return Grade.PARTLY if re.search(self.unwanted, _on_one_line(names)) else Grade.YES


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
