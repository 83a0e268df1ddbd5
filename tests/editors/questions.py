"""What the language servers are asked, and how good an answer is."""

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


#: What a user should not see: the parts of the typed face, and names that `send` does not take.
MACHINERY: Final = (
    r"\bP0\b|\bOwnP\b|\bNarrowT\b|\bSenderT\b|ParamSpec|Overload\(|_async_wrapper:"
    r"|_NoKeys|_Keys|_AllKeys|__call__|\bself\b|SpecSignal\[|turnsignal\._"
    r"|\b(sender|payload|args|kwargs)="
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


SIGNAL: Final = "`Signal[Shop, OrderPlaced]`"
KEYS: Final = (r"\border_id\b", r"\btotal\b")
SENT: Final = (r"\bShop\b", r"\border_id: int\b", r"\btotal: float\b")
NOTHING: Final = r"(?!)"

COMPLETIONS: Final = (
    Question(
        'the keys at `payload["` in a receiver',
        Session.completion,
        "payload key",
        KEYS,
        typed=True,
    ),
    Question(
        "… where the quote is not closed yet",
        Session.completion,
        "payload key",
        KEYS,
        typed=True,
        closed=False,
    ),
    Question(
        f"the keys in `send(shop, `, with {SIGNAL}",
        Session.completion,
        "key",
        KEYS,
        typed=True,
    ),
    Question(
        "… after the first key",
        Session.completion,
        "second key",
        KEYS[1:],
        typed=True,
    ),
    Question(
        "… with `@define`",
        Session.completion,
        "define: key",
        KEYS,
        typed=True,
    ),
    Question(
        "… with `@define`, after the first key",
        Session.completion,
        "define: second key",
        KEYS[1:],
        typed=True,
    ),
)

HOVERS: Final = (
    Question(
        "a signal",
        Session.hover,
        "signal",
        (r"\bSignal\[Shop, OrderPlaced(, Any)?\]",),
    ),
    Question(
        "… with `@define`",
        Session.hover,
        "define: signal",
        (r"\bSpecSignal\[Shop, Any, .*order_id: int, total: float",),
        unwanted=r"turnsignal\._",
    ),
    Question(
        "… its docstring, with `@define`",
        Session.hover,
        "define: signal",
        (r"An order was shipped\.",),
        unwanted=NOTHING,
    ),
    Question("its `send`, with the keys", Session.hover, "send", SENT),
    Question("… with `@define`", Session.hover, "define: send", SENT),
    Question(
        "its `connect`",
        Session.hover,
        "connect",
        (r"\breceiver: ",),
    ),
    Question(
        "… with `@define`",
        Session.hover,
        "define: connect",
        (r"\breceiver: ",),
    ),
    Question("a connected receiver: its own signature", Session.hover, "receiver", SENT),
    Question(
        "… its docstring",
        Session.hover,
        "receiver",
        (r"Send a receipt\.",),
        unwanted=NOTHING,
    ),
    Question("… its own signature, with `@define`", Session.hover, "define: receiver", SENT),
    Question(
        "… its docstring, with `@define`",
        Session.hover,
        "define: receiver",
        (r"Thank for the order\.",),
        unwanted=NOTHING,
    ),
)

SIGNATURES: Final = (
    Question(
        f"`send(`, with {SIGNAL}",
        Session.signature_help,
        "key",
        SENT,
        typed=True,
    ),
    Question(
        "… with `@define`",
        Session.signature_help,
        "define: key",
        SENT,
        typed=True,
    ),
)

DEFINITIONS: Final = (
    Question(
        'from `payload["order_id"]` to the key',
        Session.definition,
        "payload key",
        (r"^shop\.py: order_id: int$",),
    ),
    Question(
        f"from `send(shop, order_id=…)` to the key, with {SIGNAL}",
        Session.definition,
        "key",
        (r"^shop\.py: order_id: int$",),
    ),
    Question(
        "… to the function, with `@define`",
        Session.definition,
        "define: key",
        (r"^shop\.py: def order_shipped\(",),
        unwanted=NOTHING,
    ),
    Question(
        "from a signal to its declaration",
        Session.definition,
        "signal",
        (r"^shop\.py: order_placed = Signal",),
    ),
    Question(
        "… to the function, with `@define`",
        Session.definition,
        "define: signal",
        (r"^shop\.py: def order_shipped\(",),
        unwanted=NOTHING,
    ),
    Question(
        "from `send` to its declaration and docstring",
        Session.definition,
        "send",
        (r"^\w+\.pyi: def send\(",),
        unwanted=NOTHING,
    ),
    Question(
        "from `connect` to its declaration and docstring",
        Session.definition,
        "connect",
        (r"^\w+\.pyi: def connect\(",),
        unwanted=NOTHING,
    ),
)

#: The parts of the table.
QUESTIONS: Final = {
    "Completion of": COMPLETIONS,
    "Hover on": HOVERS,
    "Signature help in": SIGNATURES,
    "Go to definition": DEFINITIONS,
}
