"""Receivers of one sender: what others send does not reach them."""

from blinker import Signal

placed = Signal()


class Shop: ...


class Branch(Shop): ...


class Other: ...


shop = Shop()


def of_shop(sender, *, by_object):
    pass


def of_class(sender, *, by_class):
    pass


def of_text(sender, *, by_text):
    pass


placed.connect(of_shop, sender=shop)
placed.connect(of_class, Shop)
placed.connect(of_text, sender="shop")


@placed.connect_via(Other)
def of_other(sender, *, by_text):
    # E: Receiver "of_other" of signal "placed" requires parameter "by_text", which its only send leaves out  [signal-missing-key]
    # E: Receiver "of_other" of signal "placed" does not accept payload key "by_class" (its only send)  [signal-receiver]
    pass


placed.send(shop, by_object=1)
# W: Sends of signal "placed" pass different keys: "by_class" (2 of 4 sends), "by_nobody" (1 of 4 sends), "by_object" (1 of 4 sends)  [signal-sends-differ]
placed.send(Shop, by_class=1)
placed.send("shop", by_text=1)
placed.send("other", by_other_text=1)
placed.send(Other, by_class=1)
placed.send(by_nobody=1)


class Saved:
    @classmethod
    def save(cls) -> None:
        saved.send(cls, key=1)


class Special(Saved): ...


saved = Signal()


@saved.connect_via(Special)
def on_special(sender, *, name):
    # W: Receiver "on_special" of signal "saved" does not accept payload key "key" (its only send); whether it is called by these is not known  [signal-receiver]
    # W: Receiver "on_special" of signal "saved" requires parameter "name", which no send passes; whether it is called by these is not known  [signal-receiver]
    pass
