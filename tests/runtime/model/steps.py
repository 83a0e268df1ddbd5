"""What programs do to signals: steps that both libraries take."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.runtime.model.receivers import KINDS
from tests.runtime.model.senders import HELD, MORTALS, VALUES


class Step(NamedTuple):
    """The name of a method of `Side`, and its arguments."""

    name: str
    arguments: tuple[Any, ...] = ()


class Part(NamedTuple):
    """A receiver of some kind, and the steps that it takes whenever it is called."""

    kind: str
    program: list[Step]


def _steps(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.just(name), st.tuples(*arguments))


#: Few receivers and senders, so that the steps of a program meet.
RECEIVERS = st.sampled_from("abcde")
SENDERS = st.sampled_from([0, 0, 1, 1, 2, 3])
#: Without a wrapper, the first receiver of the other kind ends a send; with one, turnsignal does
#: not take its shortest ways.
IS_WRAPPED = st.booleans()
META_SIGNALS = st.sampled_from(["receiver_connected", "receiver_disconnected"])

SENDS = st.one_of(
    _steps("send", SENDERS, IS_WRAPPED, st.booleans()),
    _steps("send_async", SENDERS, IS_WRAPPED, st.booleans()),
)
CONNECTIONS = st.one_of(
    _steps("connect", RECEIVERS, SENDERS, st.booleans()),
    _steps("connect", RECEIVERS, SENDERS, st.booleans()),
    _steps("connect_via", RECEIVERS, SENDERS, st.booleans()),
    _steps("connect_temporary", SENDERS, st.booleans()),
)
DISCONNECTIONS = st.one_of(
    _steps("disconnect", RECEIVERS, SENDERS),
    _steps("disconnect", RECEIVERS, st.none()),
    _steps("drop_receiver", RECEIVERS),
    _steps("drop_sender", SENDERS),
)
CHANGES_OF_RECEIVERS = st.one_of(
    *[_steps(name, RECEIVERS) for name in ("mark", "unmark", "exchange_code", "replace_method")]
)
TAMPERING = _steps(
    "tamper",
    st.sampled_from(["del", "pop", "popitem", "set", "setdefault", "update", "|=", "clear"]),
    st.integers(0, 4),
    RECEIVERS,
)
HANDLERS = st.one_of(
    _steps(
        "watch",
        META_SIGNALS,
        st.sampled_from(["log", "log", "TypeError", "ValueError", "takes sender"]),
    ),
    _steps("unwatch", META_SIGNALS),
    _steps("replace_meta_signal", META_SIGNALS),
)
ASYNC_SENDS = st.one_of(
    _steps("start_async", SENDERS, IS_WRAPPED),
    _steps("go_on", st.integers(0, 2)),
    _steps("go_on", st.integers(0, 2)),
)
REST = st.one_of(
    _steps("mute", st.sampled_from([False, False, True])),
    _steps("clean_up"),
    _steps("clean_up"),
    _steps("clear"),
    _steps("copy"),
)
DUPLICATES = _steps("duplicate", st.sampled_from(["deepcopy", "pickle"]))

_SIMPLE = st.one_of(SENDS, CONNECTIONS, DISCONNECTIONS, DISCONNECTIONS, CHANGES_OF_RECEIVERS)
_FEW = st.lists(st.one_of(_SIMPLE, TAMPERING), min_size=1, max_size=3)

BLOCKS = st.one_of(
    _steps("while_muted", _FEW),
    _steps("while_connected", RECEIVERS, SENDERS, _FEW),
    _steps("while_receivers_are_patched", _FEW),
    _steps("while_receivers_for_is_patched", RECEIVERS, _FEW),
    _steps("walk", SENDERS, _FEW),
)

#: What changes the rest of a send: as often as all the rest, which `one_of` gives equal shares.
_ENDS = st.one_of(
    _steps("disconnect", RECEIVERS, st.none()),
    _steps("disconnect", RECEIVERS, SENDERS),
    _steps("drop_receiver", RECEIVERS),
    TAMPERING,
)
_NESTED = st.one_of(
    *[_ENDS] * 5,
    _SIMPLE,
    TAMPERING,
    HANDLERS,
    BLOCKS,
    _steps("mute", st.sampled_from([False, False, True])),
    _steps("clear"),
    _steps("fail"),
)
#: What an example starts with, as a send to nobody shows little.
BEGINNING = st.lists(CONNECTIONS, min_size=3, max_size=8)
#: Most receivers take no steps, or every send would end in confusion.
PROGRAMS: st.SearchStrategy[list[Step]] = st.one_of(
    st.just([]), st.lists(_NESTED, min_size=1, max_size=2)
)
#: As many functions and methods as anything else, as they take ways of their own.
_KINDS = st.sampled_from(["function"] * 6 + ["method"] * 4 + list(KINDS))


def _cast(kinds: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Part]]:
    parts: dict[str, st.SearchStrategy[Part]] = {
        name: st.builds(Part, kinds, PROGRAMS) for name in "abcde"
    }
    return st.fixed_dictionaries(parts)


#: Some casts are all of a kind, as sends to these are prepared like nothing else.
CAST = st.one_of(_cast(_KINDS), _cast(_KINDS), _cast(st.just("function")), _cast(st.just("method")))
#: The first of an example's senders is ANY.
SENDER_KINDS = st.lists(
    st.one_of(st.sampled_from(list(VALUES)), st.sampled_from([*MORTALS, *HELD])),
    min_size=3,
    max_size=3,
    unique=True,
).map(lambda kinds: ["ANY", *kinds])
