"""One name in two namespaces means two signals."""

from blinker import Namespace, signal

from turnsignal import Namespace as OtherNamespace, signal as other_signal

orders = Namespace()
returns = OtherNamespace()

placed = orders.signal("placed")
returned = returns.signal("placed")


@orders.signal("placed").connect
def on_placed(sender, order_id):
    pass


@returns["placed"].connect
def on_returned(sender, return_id):
    pass


placed.send(None, order_id=1)
returned.send(None, return_id=1)


@signal("own-namespaces").connect
def on_blinkers(sender, key):
    pass


@other_signal("own-namespaces").connect
def on_turnsignals(sender, other_key):
    pass


signal("own-namespaces").send(None, key=1)
other_signal("own-namespaces").send(None, other_key=1)


class Sender:
    events = Namespace()
    done = events.signal("done")

    def finish(self) -> None:
        self.events.signal("done").send(self, result=1)


@Sender.done.connect
def on_done(sender, outcome):
    # E: Receiver "on_done" of signal "Sender.done" does not accept payload key "result" (its only send)  [signal-receiver]
    # E: Receiver "on_done" of signal "Sender.done" requires parameter "outcome", which no send passes  [signal-receiver]
    pass
