"""What the audit cannot know, it says."""

import unknown_package
from blinker import Signal
from unknown_package import their_signal

placed = Signal()
registry = {}


def send(name, signals, **payload):
    registry[name].send(None)
    # U: send: it may be no signal: the type of the object is not known
    signals[0].send(None)
    # U: send: it may be no signal: the type of the object is not known
    getattr(signals, name).send(None)
    # U: send: it may be no signal: the type of the object is not known
    their_signal.send(None)
    # U: send: it may be no signal: mypy has no types of "unknown_package"
    unknown_package.signal.connect(send)
    # U: connection: it may be no signal: mypy has no types of "unknown_package"


class Mail:
    """Others have methods of these names as well: their types are known."""

    def send(self, text: str) -> None:
        pass

    def connect(self, host: str) -> None:
        pass


Mail().send("text")
Mail().connect("host")
placed.connect(*registry)
# U: receiver: its arguments are not written out
placed.connect(unknown_package.receiver)
# U: receiver: the type of the receiver is not known
Signal().send(None, key=1)
# U: send: it is made here, and has no name
