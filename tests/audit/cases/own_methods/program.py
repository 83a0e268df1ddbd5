"""A class of signals has methods of its own, which send."""

from blinker import Signal


class Note(Signal):
    def add(self, text=None):
        self.send(None, text=text)


first = Note()
second = Note()


@first.connect
def on_first(sender, *, text: str): ...
# E: Receiver "on_first" of signal "first" expects type "str" for "text", but payload key "text" has type "None" (its only send)  [signal-receiver]


@second.connect
def on_second(sender, *, note): ...
# E: Receiver "on_second" of signal "second" does not accept payload key "text" (its only send)  [signal-receiver]
# E: Receiver "on_second" of signal "second" requires parameter "note", which no send passes  [signal-receiver]


first.add()
second.add("a text")
