"""A declared signal is also known by its name: what has no other declaration is held against it."""

from __future__ import annotations

import os
from typing import Any, Literal, TypedDict

import blinker

import turnsignal


class Paid(TypedDict):
    a: int
    b: int


class Shop: ...


paid: blinker.NamedSignal[Shop, Paid] = blinker.signal("declared-by-name.paid")
paid_too: turnsignal.NamedSignal[Shop, Paid] = turnsignal.signal("declared-by-name.paid")


def lacks_key(sender, a):
    # E: Receiver "lacks_key" of "NamedSignal[Shop, Paid]" does not accept payload key "b"  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # N: declared_by_name/program.py:25: Expected signature: def lacks_key(sender: Shop, *, a: int, b: int)
    pass


def wrong_types(sender: str, a: str, b: int):
    # E: Receiver "wrong_types" of "NamedSignal[Shop, Paid]" expects a sender of type "str" for "sender", but may get "Shop"  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # E: Receiver "wrong_types" of "NamedSignal[Shop, Paid]" expects type "str" for "a", but payload key "a" has type "int"  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # N: declared_by_name/program.py:32: Expected signature: def wrong_types(sender: Shop, *, a: int, b: int) -> Any
    pass


def fits(sender: Shop, a: int, b: int) -> None:
    pass


def fits_all(*args, **kwargs):
    pass


def lacks_key_too(sender, a):
    # E: Receiver "lacks_key_too" of "NamedSignal[Shop, Paid]" does not accept payload key "b"  [signal-receiver]
    # N: declared_by_name/program.py:22: The signal is declared here
    # N: declared_by_name/program.py:49: Expected signature: def lacks_key_too(sender: Shop, *, a: int, b: int)
    pass


blinker.signal("declared-by-name.paid").connect(lacks_key)
blinker.signal("declared-by-name.paid").connect(wrong_types)
blinker.signal("declared-by-name.paid").connect(fits)
blinker.signal("declared-by-name.paid").connect(fits_all)
turnsignal.signal("declared-by-name.paid").connect(lacks_key_too)


@blinker.signal("declared-by-name.paid").connect_via(Shop())
def of_one(sender, a, c):
    # E: Receiver "of_one" of "NamedSignal[Shop, Paid]" does not accept payload key "b"  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # E: Receiver "of_one" of "NamedSignal[Shop, Paid]" requires parameter "c", which is not a payload key  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # N: declared_by_name/program.py:64: Expected signature: def of_one(sender: Shop, *, a: int, b: int)
    pass


# The plugin judges this one.
@paid.connect
# E: Receiver "judged" of "NamedSignal[Shop, Paid]" does not accept payload key "b"  [signal-receiver]
# N: declared_by_name/program.py:74: Expected signature: def judged(sender: Shop, *, a: int, b: int) -> None
def judged(sender: Shop, a: int) -> None:
    pass


blinker.signal("declared-by-name.paid").send(Shop(), a=1, b=2)
blinker.signal("declared-by-name.paid").send(Shop(), a=1)
# E: Missing payload key "b" in send() of "NamedSignal[Shop, Paid]"  [signal-send]
# N: declared_by_name/program.py:82: "b" has type "int"
# N: declared_by_name/program.py:21: The signal is declared here
blinker.signal("declared-by-name.paid").send(Shop(), a=1, b="2", c=3)
# E: "NamedSignal[Shop, Paid]" has no payload key "c"  [signal-send]
# N: declared_by_name/program.py:21: The signal is declared here
# E: Payload key "b" of "NamedSignal[Shop, Paid]" has type "int", but the value that is passed for it has type "str"  [signal-send]
# N: declared_by_name/program.py:21: The signal is declared here
blinker.signal("declared-by-name.paid").send("shop", a=1, b=2)
# E: "NamedSignal[Shop, Paid]" is sent by "Shop", but the sender that is passed has type "str"  [signal-send]
# N: declared_by_name/program.py:21: The signal is declared here
blinker.signal("declared-by-name.paid").send(sender=Shop(), a=1, b=2)
# E: "NamedSignal[Shop, Paid]" takes its sender by position; as send(sender=...) it is a payload key, and the sender is None  [signal-send]
# N: declared_by_name/program.py:94: Pass it first: send(sender_object, ...)
# N: declared_by_name/program.py:21: The signal is declared here
blinker.signal("declared-by-name.paid").send(a=1, b=2)
# E: "NamedSignal[Shop, Paid]" needs a sender of type "Shop", but send() without a sender sends None  [signal-send]
# N: declared_by_name/program.py:98: Pass it first: send(sender_object, ...)
# N: declared_by_name/program.py:21: The signal is declared here
blinker.signal("declared-by-name.paid").send(Shop(), **os.environ)
# U: payload: the keys of "**environ" are not known: it is a _Environ
turnsignal.signal("declared-by-name.paid").send(Shop(), a=1)
# E: Missing payload key "b" in send() of "NamedSignal[Shop, Paid]"  [signal-send]
# N: declared_by_name/program.py:104: "b" has type "int"
# N: declared_by_name/program.py:22: The signal is declared here
paid.send(Shop(), a=1)
# E: Missing payload key "b" in send() of "NamedSignal[Shop, Paid]"  [signal-send]
# N: declared_by_name/program.py:108: "b" has type "int"


def listen(signal, receiver):
    signal.connect(receiver)


def lacks_key_as_well(sender: Shop, b: int) -> None:
    # E: Receiver "lacks_key_as_well" of "NamedSignal[Shop, Paid]" does not accept payload key "a"  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # N: declared_by_name/program.py:117: Expected signature: def lacks_key_as_well(sender: Shop, *, a: int, b: int) -> None
    pass


listen(paid, lacks_key_as_well)


def listen_as_declared(signal: blinker.NamedSignal[Shop, Paid], receiver: Any) -> None:
    signal.connect(receiver)


def lacks_both(sender: Shop) -> None:
    # E: Receiver "lacks_both" of "NamedSignal[Shop, Paid]" does not accept payload key "a"  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # E: Receiver "lacks_both" of "NamedSignal[Shop, Paid]" does not accept payload key "b"  [signal-receiver]
    # N: declared_by_name/program.py:21: The signal is declared here
    # N: declared_by_name/program.py:131: Expected signature: def lacks_both(sender: Shop, *, a: int, b: int) -> None
    pass


listen_as_declared(paid, lacks_both)


def pay(**keys: Any) -> None:
    paid.send(Shop(), **keys)


pay(a=1, b=2)
pay(a=1)
# E: Missing payload key "b" in send() of "NamedSignal[Shop, Paid]"  [signal-send]
# N: declared_by_name/program.py:148: "b" has type "int"
# N: declared_by_name/program.py:21: The signal is declared here


def pay_more(**keys: Any) -> None:
    paid.send(Shop(), c=1, **keys)


pay_more(a=1, b=2)
# E: "NamedSignal[Shop, Paid]" has no payload key "c"  [signal-send]
# N: declared_by_name/program.py:21: The signal is declared here


def pay_silently(**keys: Any) -> None:
    paid.send(Shop(), c=1, **keys)  # type: ignore[signal-send]


pay_silently(a=1)

refunded = blinker.signal("declared-by-name.refunded")
either = paid if "REFUND" not in os.environ else refunded
either.connect(fits_all)


def one_of_two(signal):
    signal.send(Shop(), a=1)


one_of_two(blinker.signal("declared-by-name.paid") if "REFUND" not in os.environ else refunded)
# H: Missing payload key "b" in send() of "NamedSignal[Shop, Paid]"; whether it is of this signal is not known  [signal-send]
# N: declared_by_name/program.py:178: "b" has type "int"
# N: declared_by_name/program.py:21: The signal is declared here


class InPounds(TypedDict):
    version: Literal[1]
    pounds: float


class InPence(TypedDict):
    version: Literal[2]
    pence: int
    rounded: bool


priced: blinker.NamedSignal[Shop, InPounds | InPence] = blinker.signal("declared-by-name.priced")
priced.connect(fits_all)
blinker.signal("declared-by-name.priced").send(Shop(), version=2)
# E: Missing payload key "pence" in send() of "NamedSignal[Shop, InPounds | InPence]"  [signal-send]
# N: declared_by_name/program.py:197: "pence" has type "int"
# N: declared_by_name/program.py:195: The signal is declared here
# E: Missing payload key "rounded" in send() of "NamedSignal[Shop, InPounds | InPence]"  [signal-send]
# N: declared_by_name/program.py:197: "rounded" has type "bool"
# N: declared_by_name/program.py:195: The signal is declared here
