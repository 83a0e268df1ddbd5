"""Loops over signals: what is in them happens to each of these."""

from blinker import Signal

first, second, third = Signal(), Signal(), Signal()
BOTH = (first, second)
BY_NAME = {"second": second, "third": third}

for signal in [first, second]:
    signal.send(None, key=1)

for sent_both in BOTH:

    @sent_both.connect
    def on_both(sender, *, name):
        # E: Receiver "on_both" of signal "first" does not accept payload key "key" (all 4 sends)  [signal-receiver]
        # E: Receiver "on_both" of signal "first" requires parameter "name", which no send passes  [signal-receiver]
        # E: Receiver "on_both" of signal "second" does not accept payload key "key" (all 5 sends)  [signal-receiver]
        # E: Receiver "on_both" of signal "second" requires parameter "name", which no send passes  [signal-receiver]
        pass


for value in BY_NAME.values():
    value.send(None, key=2)

BY_NAME["third"].connect(lambda sender, *, other: None, weak=False)
# E: Lambda receiver of signal "third" does not accept payload key "key" (its only send)  [signal-receiver]
# E: Lambda receiver of signal "third" requires parameter "other", which no send passes  [signal-receiver]

found = [each.send(None, key=3) for each in BOTH]


def send_all(signals):
    for signal in signals:
        signal.send(None, key=4)
        # U: send: it may be no signal: the type of the object is not known


send_all([third])


for again in (first,):
    again.send(None, key=5)

for again in (second,):
    again.send(None, key=6)
