"""The questions, which are the rows of the table."""

from __future__ import annotations

from typing import Final

from tests.editors.question import Question
from tests.editors.session import SERVERS, Session

SIGNAL: Final = "`Signal[…]`"
DEFINED: Final = "a `@define` signal"
KEYS: Final = (r"\border_id\b", r"\btotal\b")
SENT: Final = (r"\bShop\b", r"\border_id: int\b", r"\btotal: float\b")
NOTHING: Final = r"(?!)"

EVERYBODY: Final = frozenset(SERVERS)

COMPLETIONS: Final = (
    Question(
        'the keys at `payload["` in a receiver',
        Session.completion,
        "payload key",
        KEYS,
        typed=True,
        demanded=EVERYBODY - {"zuban"},
    ),
    Question(
        "the same where the quote is not closed yet",
        Session.completion,
        "payload key",
        KEYS,
        typed=True,
        closed=False,
    ),
    Question(
        'the keys at `payload["` of what a test captures',
        Session.completion,
        "captured key",
        KEYS,
        typed=True,
        demanded=frozenset({"pyright", "basedpyright"}),
    ),
    Question(
        f"the keys in `send(shop, ` of {SIGNAL}",
        Session.completion,
        "key",
        KEYS,
        typed=True,
        demanded=EVERYBODY,
    ),
    Question(
        f"the next key in `send(shop, order_id=order_id, ` of {SIGNAL}",
        Session.completion,
        "second key",
        KEYS[1:],
        typed=True,
        demanded=EVERYBODY,
    ),
    Question(
        f"the keys in `send(shop, ` of {DEFINED}",
        Session.completion,
        "define: key",
        KEYS,
        typed=True,
        demanded=EVERYBODY,
    ),
    Question(
        f"the next key in `send(shop, order_id=order_id, ` of {DEFINED}",
        Session.completion,
        "define: second key",
        KEYS[1:],
        typed=True,
        demanded=EVERYBODY,
    ),
    Question(
        "`connect` among the first names at `order_placed.`",
        Session.completion,
        "method",
        (r"\bconnect\b",),
        typed=True,
    ),
)

HOVERS: Final = (
    Question(
        SIGNAL,
        Session.hover,
        "signal",
        (r"\bSignal\[Shop, OrderPlaced(, Any)?\]",),
        demanded=EVERYBODY,
    ),
    Question(
        DEFINED,
        Session.hover,
        "define: signal",
        (r"\bSpecSignal\[Shop, Any, .*order_id: int, total: float",),
        unwanted=NOTHING,
        demanded=EVERYBODY,
    ),
    Question(
        f"{DEFINED}: its docstring",
        Session.hover,
        "define: signal",
        (r"An order was shipped\.",),
        unwanted=NOTHING,
    ),
    Question(f"`send` of {SIGNAL}", Session.hover, "send", SENT, demanded=EVERYBODY),
    Question(f"`send` of {DEFINED}", Session.hover, "define: send", SENT, demanded=EVERYBODY),
    Question(
        f"`connect` of {SIGNAL}",
        Session.hover,
        "connect",
        (r"\border_id: int\b",),
    ),
    Question(
        f"`connect` of {DEFINED}",
        Session.hover,
        "define: connect",
        (r"\border_id: int\b",),
    ),
    Question(
        f"a receiver of {SIGNAL}: its own signature",
        Session.hover,
        "receiver",
        SENT,
        demanded=EVERYBODY,
    ),
    Question(
        f"a receiver of {SIGNAL}: its docstring",
        Session.hover,
        "receiver",
        (r"Send a receipt\.",),
        unwanted=NOTHING,
    ),
    Question(
        f"a receiver of {DEFINED}: its own signature",
        Session.hover,
        "define: receiver",
        SENT,
        demanded=EVERYBODY,
    ),
    Question(
        f"a receiver of {DEFINED}: its docstring",
        Session.hover,
        "define: receiver",
        (r"Thank for the order\.",),
        unwanted=NOTHING,
    ),
)

SIGNATURES: Final = (
    Question(
        f"`send(shop, ` of {SIGNAL}",
        Session.signature_help,
        "key",
        SENT,
        typed=True,
    ),
    Question(
        f"`send(shop, ` of {DEFINED}",
        Session.signature_help,
        "define: key",
        SENT,
        typed=True,
    ),
)

DEFINITIONS: Final = (
    Question(
        'of `payload["order_id"]` in a receiver',
        Session.definition,
        "payload key",
        (r"^shop\.py: order_id: int$",),
    ),
    Question(
        f"of `order_id` in `send(shop, order_id=order_id)` of {SIGNAL}",
        Session.definition,
        "key",
        (r"^shop\.py: order_id: int$",),
    ),
    Question(
        f"of `order_id` in `send(shop, order_id=order_id)` of {DEFINED}",
        Session.definition,
        "define: key",
        (r"^shop\.py: def order_shipped\(",),
        unwanted=NOTHING,
    ),
    Question(
        f"of {SIGNAL}",
        Session.definition,
        "signal",
        (r"^shop\.py: order_placed = Signal",),
    ),
    Question(
        f"of {DEFINED}",
        Session.definition,
        "define: signal",
        (r"^shop\.py: def order_shipped\(",),
        unwanted=NOTHING,
    ),
    Question(
        f"of `send` of {SIGNAL}",
        Session.definition,
        "send",
        (r"\.pyi: (def )?send\b",),
        unwanted=NOTHING,
    ),
    Question(
        f"of `connect` of {SIGNAL}",
        Session.definition,
        "connect",
        (r"\.pyi: (def )?connect\b",),
        unwanted=NOTHING,
    ),
)

#: The parts of the table.
QUESTIONS: Final = {
    "Completion of": COMPLETIONS,
    "Hover on": HOVERS,
    "Signature help in": SIGNATURES,
    "Definition": DEFINITIONS,
}
