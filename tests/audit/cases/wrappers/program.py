"""Functions that forward what they are given: the calls of them are the sends."""

from blinker import Signal

changed = Signal()
removed = Signal()


def notify(sender, **fields):
    changed.send(sender, **fields)


class Model:
    def notify(self, **fields: object) -> None:
        removed.send(self, **fields)

    def remove(self) -> None:
        self.notify(key=1)


@changed.connect
def on_changed(sender, *, kind, key):
    # E: Receiver "on_changed" of signal "changed" requires parameter "key", which 1 of 2 sends leaves out  [signal-missing-key]
    pass


@removed.connect
def on_removed(sender, *, name):
    # E: Receiver "on_removed" of signal "removed" does not accept payload key "key" (1 of 2 sends)  [signal-receiver]
    # E: Receiver "on_removed" of signal "removed" requires parameter "name", which none of these sends passes  [signal-receiver]
    pass


notify(None, kind="new", key=1)
notify("shop", kind="old")
# W: Sends of signal "changed" pass different keys: "key" (1 of 2 sends)  [signal-sends-differ]


def unknown_to_all(**fields):
    removed.send(None, **fields)
    # U: payload: the keys of "**fields" are not known: it is a dict
