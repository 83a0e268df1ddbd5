"""Receivers of one sender, of whom nothing is sent."""

from enum import Enum

from blinker import Signal


class Colour(Enum):
    RED = 1


class Shop: ...


def of_text(sender, x): ...
# W: Receiver "of_text" of signal "s" is connected to sender "shop", which no send here has  [signal-never-sent]


def of_number(sender, x): ...
# W: Receiver "of_number" of signal "s" is connected to sender 7, which no send here has  [signal-never-sent]


def of_member(sender, x): ...
# W: Receiver "of_member" of signal "s" is connected to sender Colour.RED, which no send here has  [signal-never-sent]


def of_class(sender, x): ...
# W: Receiver "of_class" of signal "s" is connected to a sender of type "type[Shop]", which no send here has  [signal-never-sent]


def of_object(sender, x): ...
# W: Receiver "of_object" of signal "s" is connected to sender "one" of type "Shop", which no send here has  [signal-never-sent]


def of_other_class(sender, x): ...
# W: Receiver "of_other_class" of signal "s" is connected to a sender of type "type[Colour]", which no send here has  [signal-never-sent]


s = Signal()
one, two = Shop(), Shop()

s.connect(of_text, sender="shop")
s.connect(of_number, sender=7)
s.connect(of_member, sender=Colour.RED)
s.connect(of_class, sender=Shop)
s.connect(of_object, sender=one)
s.connect(of_other_class, sender=Colour)
s.send("market", x=1)
s.send(two, x=1)
