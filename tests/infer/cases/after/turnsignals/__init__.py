from typing import TypedDict

from turnsignal import NamedSignal, Namespace, Signal


class Declared(TypedDict):
    a: int


class Plain(TypedDict):
    """It is plain."""

    a: int


class Named(TypedDict):
    """What ``named`` carries."""

    a: int


class OfNamespace(TypedDict):
    """What ``of_namespace`` carries."""

    a: int


plain: "Signal[str, Plain]" = Signal("It is plain.")
named: "NamedSignal[str, Named]" = NamedSignal("named")
of_namespace: "NamedSignal[str, OfNamespace]" = Namespace().signal("of-namespace")
declared = Signal[str, Declared]()

plain.send("me", a=1)
named.send("me", a=1)
of_namespace.send("me", a=1)
declared.send("me", a=1)
