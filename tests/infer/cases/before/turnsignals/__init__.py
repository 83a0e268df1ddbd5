from typing import TypedDict

from turnsignal import NamedSignal, Namespace, Signal


class Declared(TypedDict):
    a: int


plain = Signal("It is plain.")
named = NamedSignal("named")
of_namespace = Namespace().signal("of-namespace")
declared = Signal[str, Declared]()

plain.send("me", a=1)
named.send("me", a=1)
of_namespace.send("me", a=1)
declared.send("me", a=1)
