"""Each receiver takes what no send passes, so that each must be found."""

from blinker import Signal
from where_signals_live import signals
from where_signals_live.signals import Branch, Shop, events, order_placed, order_sent

shop = Shop()


@order_placed.connect
def on_placed(sender, *, wrong):
    # E: Receiver "on_placed" of signal "order_placed" does not accept payload key "total" (its only send)  [signal-receiver]
    # E: Receiver "on_placed" of signal "order_placed" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


@signals.order_paid.connect
def on_paid(sender, *, wrong):
    # E: Receiver "on_paid" of signal "order_paid" does not accept payload key "total" (its only send)  [signal-receiver]
    # E: Receiver "on_paid" of signal "order_paid" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


@signals.named.connect
def on_named(sender, *, wrong):
    # E: Receiver "on_named" of signal "named" does not accept payload key "total" (its only send)  [signal-receiver]
    # E: Receiver "on_named" of signal "named" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


@events.signal("order-sent").connect
def on_sent(sender, *, wrong):
    # E: Receiver "on_sent" of signal "order_sent" does not accept payload key "total" (its only send)  [signal-receiver]
    # E: Receiver "on_sent" of signal "order_sent" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


@Shop.opened.connect
def on_opened(sender, *, wrong):
    # E: Receiver "on_opened" of signal "Shop.opened" does not accept payload key "hour" (its only send)  [signal-receiver]
    # E: Receiver "on_opened" of signal "Shop.opened" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


@Branch.opened.connect
def on_branch_opened(sender, *, wrong):
    # E: Receiver "on_branch_opened" of signal "Shop.opened" does not accept payload key "hour" (its only send)  [signal-receiver]
    # E: Receiver "on_branch_opened" of signal "Shop.opened" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


@shop.closed.connect
def on_closed(sender, *, wrong):
    # E: Receiver "on_closed" of signal "Shop.closed" does not accept payload key "hour" (its only send)  [signal-receiver]
    # E: Receiver "on_closed" of signal "Shop.closed" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


@Branch().renamed.connect
def on_renamed(sender, *, wrong):
    # E: Receiver "on_renamed" of signal "Shop._renamed" does not accept payload key "name" (its only send)  [signal-receiver]
    # E: Receiver "on_renamed" of signal "Shop._renamed" requires parameter "wrong", which no send passes  [signal-receiver]
    pass


order_placed.send(shop, total=1)
signals.order_paid.send(shop, total=1)
signals.named.send(shop, total=1)
order_sent.send(shop, total=1)


def local() -> None:
    inner = Signal()

    @inner.connect
    def on_inner(sender, *, wrong):
        # E: Receiver "on_inner" of signal "inner" does not accept payload key "total" (its only send)  [signal-receiver]
        # E: Receiver "on_inner" of signal "inner" requires parameter "wrong", which no send passes  [signal-receiver]
        pass

    inner.send(shop, total=1)
