"""Sends that do not agree, with all the places that show it."""

from blinker import Signal

placed = Signal()
paid = Signal()


@placed.connect
def requires_all(sender, *, order_id, total):
    # E: Receiver "requires_all" of signal "placed" requires parameter "order_id", which 1 of 3 sends leaves out  [signal-missing-key]
    # N: missing_keys/program.py:44: Sent here with "total"
    # N: missing_keys/program.py:10: Expected signature: def requires_all(sender: None, *, order_id: int = ..., total: int = ...)
    # E: Receiver "requires_all" of signal "placed" requires parameter "total", which 1 of 3 sends leaves out  [signal-missing-key]
    # N: missing_keys/program.py:39: Sent here with "order_id"
    pass


@placed.connect
def requires_one(sender, *, order_id, total=0, **further):
    # E: Receiver "requires_one" of signal "placed" requires parameter "order_id", which 1 of 3 sends leaves out  [signal-missing-key]
    # N: missing_keys/program.py:44: Sent here with "total"
    # N: missing_keys/program.py:20: Expected signature: def requires_one(sender: None, *, order_id: int = ..., total: int = ..., **further: object)
    pass


@placed.connect
def asks_for_another(sender, *, order_id=0, discount, **further):
    # E: Receiver "asks_for_another" of signal "placed" requires parameter "discount", which no send passes  [signal-receiver]
    # N: missing_keys/program.py:38: Sent here with "order_id", "total"
    # N: missing_keys/program.py:39: Sent here with "order_id"
    # N: missing_keys/program.py:44: Sent here with "total"
    # N: missing_keys/program.py:28: Expected signature: def asks_for_another(sender: None, *, order_id: int = ..., total: int = ..., **further: object)
    pass


def place() -> None:
    placed.send(None, order_id=1, total=1)
    placed.send(None, order_id=1)
    # W: Sends of signal "placed" pass different keys: "order_id" (2 of 3 sends), "total" (2 of 3 sends)  [signal-sends-differ]
    # N: missing_keys/program.py:38: Sent here with "order_id", "total"
    # N: missing_keys/program.py:39: Sent here with "order_id"
    # N: missing_keys/program.py:44: Sent here with "total"
    placed.send(None, total=1)


@paid.connect
def on_paid(sender, **payload):
    pass


paid.send(None, amount=1)
paid.send(None, amount="1")
# W: Sends of signal "paid" pass different types for "amount": "int" and "str"  [signal-sends-differ]
# N: missing_keys/program.py:52: "int" here
# N: missing_keys/program.py:59: "int" here
# N: missing_keys/program.py:53: "str" here
paid.send(None, amount=None)
paid.send(None, amount=True)
