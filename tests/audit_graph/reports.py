"""Reports to draw: a small one, and one of a large program."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from turnsignal_audit._report import (
    Finding,
    Kind,
    Place,
    Receiver,
    Related,
    Report,
    Send,
    SentKey,
    Severity,
    Signal,
    Unresolved,
)

ORDER_PLACED = Signal(
    "shop.signals.order_placed",
    "order_placed",
    "shop.signals",
    Place("shop/signals.py", 5),
    declaration="Signal[Shop, OrderPlaced]",
    documentation="A customer has ordered.",
)
SHOP_CLOSED = Signal("shop.signals.shop_closed", "shop_closed", "shop.signals", None)
REQUEST_STARTED = Signal(
    "flask.signals.request_started", "request_started", "", None, is_external=True
)


def sent(
    *signals: Signal,
    line: int = 10,
    function: str = "shop.orders.place_order",
    module: str = "shop.orders",
    further_keys: str | None = None,
    through: Place | None = None,
    keys: Mapping[str, SentKey] | None = None,
) -> Send:
    return Send(
        [signal.id for signal in signals],
        Place("shop/orders.py", line, 5),
        module,
        function,
        "Shop",
        keys or {},
        further_keys,
        through,
    )


def received(
    *signals: Signal,
    line: int = 20,
    name: str = "send_receipt",
    function: str | None = None,
    module: str = "shop.mail",
    sender: str | None = None,
    definition: Place | None = None,
) -> Receiver:
    return Receiver(
        [signal.id for signal in signals],
        name,
        module,
        f"{module}.{name}" if function is None else function,
        Place("shop/mail.py", line, 1),
        definition,
        sender,
    )


def small() -> Report:
    """A program in which one of two sends leaves out what a receiver needs: something of each kind.

    Its findings are an error, a warning and a hint, in this order.
    """
    return Report(
        signals=[ORDER_PLACED, SHOP_CLOSED, REQUEST_STARTED],
        sends=[
            sent(
                ORDER_PLACED, line=10, keys={"order_id": SentKey("int"), "total": SentKey("float")}
            ),
            sent(
                ORDER_PLACED,
                line=30,
                function="shop.orders.repeat",
                keys={"order_id": SentKey("int")},
            ),
            sent(ORDER_PLACED, SHOP_CLOSED, line=50, function="shop.orders"),
        ],
        receivers=[
            received(ORDER_PLACED, definition=Place("shop/mail.py", 3)),
            received(REQUEST_STARTED, line=21, name="lambda", function="", sender="Flask"),
        ],
        findings=[
            Finding(
                "signal-missing-key",
                Severity.ERROR,
                '"send_receipt" needs "total"',
                Place("shop/mail.py", 20, 1),
                ORDER_PLACED.id,
                [Related(Place("shop/orders.py", 30, 5), "It is not sent here")],
            ),
            Finding(
                "signal-sends-differ",
                Severity.WARNING,
                'Sends of "order_placed" pass different keys: "total" (1 of 2 sends)',
                Place("shop/orders.py", 30, 5),
                ORDER_PLACED.id,
                [Related(Place("shop/orders.py", 10, 5), 'Sent here with "order_id", "total"')],
            ),
            Finding(
                "signal-never-received",
                Severity.HINT,
                "Nobody receives it",
                Place("shop/orders.py", 50, 5),
                SHOP_CLOSED.id,
            ),
        ],
        files=4,
    )


_AREAS = [
    "accounts",
    "billing",
    "catalogue",
    "carts",
    "checkout",
    "delivery",
    "discounts",
    "inventory",
    "invoices",
    "loyalty",
    "mail",
    "orders",
    "payments",
    "pricing",
    "refunds",
    "reports",
    "returns",
    "reviews",
    "search",
    "stock",
    "subscriptions",
    "suppliers",
    "tax",
    "users",
    "warehouse",
]
_VERBS = [
    "added",
    "changed",
    "removed",
    "placed",
    "paid",
    "shipped",
    "failed",
    "expired",
    "approved",
    "rejected",
    "synced",
]
_TYPES = ("int", "str", "float", "datetime.datetime", "shop.money.Money", "list[int]", "bool")
_KEYS = [
    "id",
    "total",
    "currency",
    "customer",
    "reason",
    "at",
    "items",
    "previous",
    "source",
    "retries",
    "dry_run",
]
_WORK = [
    "update",
    "notify",
    "log",
    "index",
    "export",
    "recount",
    "send_mail_about",
    "audit",
    "cache",
    "publish_to_queue",
]


def large() -> Report:
    """A program of 200 signals, 215 sends and 300 receivers, the same each time."""
    chance = random.Random(20)  # noqa: S311  # it has to be the same each time
    signals = list(_signals())
    sends = list(_sends(chance, signals))
    receivers = list(_receivers(chance, signals))
    return Report(
        signals,
        sends,
        receivers,
        findings=list(_findings(chance, signals, sends, receivers)),
        unresolved=[
            Unresolved(
                Kind.SEND,
                Place("shop/plugins/hooks.py", 31 + index, 9),
                "getattr(signals, name).send(self)",
                "the name is known only when the program runs",
            )
            for index in range(4)
        ],
        files=143,
        remarks=["The module shop_plugins.legacy was not found."],
    )


def _signals() -> Iterator[Signal]:
    for number in range(200):
        area = _AREAS[number % len(_AREAS)]
        verb = _VERBS[number // len(_AREAS) % len(_VERBS)]
        name = f"{area.removesuffix('s')}_{verb}"
        module = f"shop.{area}.signals"
        yield Signal(
            f"{module}.{name}",
            name,
            module,
            Place(f"shop/{area}/signals.py", 5 + number),
            declaration=f"Signal[{area.title()}, {name.title().replace('_', '')}]"
            if number % 3
            else None,
            documentation=f"Sent after the {area.removesuffix('s')} was {verb}.\n\n"
            "It is sent in the transaction of the change: what a receiver raises undoes that.",
        )
    for name in ("request_started", "got_request_exception", "appcontext_popped"):
        yield Signal(f"flask.signals.{name}", name, "", None, is_external=True)


def _sends(chance: random.Random, signals: list[Signal]) -> Iterator[Send]:
    ours = [signal for signal in signals if not signal.is_external]
    for number in range(215):
        signal = ours[number % 188]
        area = signal.module.split(".")[1]
        if chance.random() < 0.25:
            area = chance.choice(_AREAS)
        layer = chance.choice(["views", "services", "services", "tasks"])
        module = f"shop.{area}.{layer}"
        verb = signal.name.rpartition("_")[2]
        names = chance.sample(_KEYS, chance.randint(1, 5))
        several = [signal, chance.choice(ours)] if number % 40 == 7 else [signal]
        yield Send(
            [each.id for each in several],
            Place(f"shop/{area}/{layer}.py", 20 + number, 9),
            module,
            f"{module}.{area.title()}Service.mark_{verb}" if number % 3 else f"{module}.on_{verb}",
            f"shop.{area}.models.{area.title()}",
            {name: SentKey(chance.choice(_TYPES), chance.random() < 0.15) for name in names},
            "**extra is of type dict[str, Any]" if number % 31 == 3 else None,
        )


def _receivers(chance: random.Random, signals: list[Signal]) -> Iterator[Receiver]:
    popular = signals[:12]
    for number in range(300):
        signal = chance.choice(popular) if chance.random() < 0.25 else signals[number % 192]
        if number > 294:
            signal = signals[-1 - number % 3]
        area = (signal.module or "shop.mail.signals").split(".")[1]
        if chance.random() < 0.55:
            area = chance.choice(_AREAS)
        module = f"shop.{area}.receivers"
        name = f"{chance.choice(_WORK)}_{signal.name}" if number % 19 else "lambda"
        place = Place(f"shop/{area}/receivers.py", 12 + 3 * number)
        function = "" if name == "lambda" else f"{module}.{name}"
        yield Receiver(
            [signal.id],
            name,
            module,
            function,
            place,
            Place(place.file, place.line + 1, 5) if function else None,
            "shop.models.Shop" if number % 23 == 5 else None,
        )


def _findings(
    chance: random.Random, signals: list[Signal], sends: list[Send], receivers: list[Receiver]
) -> Iterator[Finding]:
    for receiver in chance.sample(receivers[:290], 7):
        [name] = receiver.signals
        of_signal = [send for send in sends if name in send.signals]
        yield Finding(
            "signal-missing-key",
            Severity.ERROR,
            f'Receiver "{receiver.name}" needs the key "customer", which some send leaves out',
            receiver.place,
            name,
            [Related(send.place, "It is not sent here") for send in of_signal[:2]],
        )
    for send in chance.sample(sends, 4):
        yield Finding(
            "signal-send",
            Severity.ERROR,
            'Payload key "total" has type "str"; expected "shop.money.Money"',
            send.place,
            send.signals[0],
        )
    yield from _differences(signals, sends)
    sent_ids = {name for send in sends for name in send.signals}
    received_ids = {name for receiver in receivers for name in receiver.signals}
    for signal in signals:
        if signal.is_external or signal.place is None:
            continue
        if signal.id not in sent_ids and signal.id in received_ids:
            yield Finding(
                "signal-never-sent",
                Severity.HINT,
                f'"{signal.name}" has receivers, and nobody sends it',
                signal.place,
                signal.id,
            )
        if signal.id not in received_ids and signal.id in sent_ids:
            yield Finding(
                "signal-never-received",
                Severity.HINT,
                f'"{signal.name}" is sent, and nobody receives it',
                signal.place,
                signal.id,
            )


def _differences(signals: list[Signal], sends: list[Send]) -> Iterator[Finding]:
    """Find differences between sends of every second signal that has some."""
    of_signals = [
        (signal, [send for send in sends if signal.id in send.signals]) for signal in signals
    ]
    for signal, of_signal in [pair for pair in of_signals if len(pair[1]) > 1][::2]:
        first, *others = of_signal
        yield Finding(
            "signal-sends-differ",
            Severity.WARNING,
            f'Sends of signal "{signal.name}" pass different keys',
            first.place,
            signal.id,
            [
                Related(send.place, f"Sent here with {', '.join(send.keys)}")
                for send in [first, *others]
            ],
        )
