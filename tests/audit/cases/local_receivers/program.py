"""Functions that are local to another one, and that nothing but the signal seems to know."""

from __future__ import annotations

from collections.abc import Iterator

from blinker import NamedSignal, Signal
from flask import Flask, request_tearing_down

room_booked = Signal()
kept: list[object] = []


def create_app() -> Flask:
    app = Flask("hotel")

    @request_tearing_down.connect
    # H: The local function "tear_down" connected to signal "request_tearing_down" is only weakly referenced, and nothing here keeps it when "create_app" returns; connect it with weak=False  [signal-weak]
    def tear_down(sender: Flask, **keys: object) -> None: ...

    @app.get("/")
    def index() -> str:
        return ""

    return app


def certain(app: Flask) -> Flask:
    @request_tearing_down.connect
    # E: The local function "tear_down" connected to "NamedSignal[Flask, RequestTearingDown]" is only weakly referenced and will be disconnected when "certain" returns; connect it with weak=False  [signal-weak]
    def tear_down(sender: Flask, **keys: object) -> None: ...

    return app


def connects_by_call() -> None:
    def receive(sender, **keys): ...

    room_booked.connect(receive)
    # H: The local function "receive" connected to signal "room_booked" is only weakly referenced, and nothing here keeps it when "connects_by_call" returns; connect it with weak=False  [signal-weak]
    print("ready")


def connects_for_sender(app: Flask) -> None:
    def receive(sender, **keys): ...
    # W: Receiver "receive" of signal "room_booked" is connected to sender "app" of type "Flask", which no send here has  [signal-never-sent]

    room_booked.connect(receive, sender=app)
    # H: The local function "receive" connected to signal "room_booked" is only weakly referenced, and nothing here keeps it when "connects_for_sender" returns; connect it with weak=False  [signal-weak]
    app.config["READY"] = True


def returned():
    @room_booked.connect
    def receive(sender, **keys): ...

    print("ready")
    return receive


def stored():
    @room_booked.connect
    def receive(sender, **keys): ...

    kept.append(receive)


def kept_by_result():
    def receive(sender, **keys): ...

    kept.append(room_booked.connect(receive))


def captured():
    @room_booked.connect
    def receive(sender, **keys): ...

    print("ready")

    def disconnect_later():
        return receive

    return disconnect_later


def decorated(app: Flask) -> None:
    @app.before_request
    @room_booked.connect
    def receive(sender=None, **keys): ...

    print("ready")


def connected_strongly():
    def receive(sender, **keys): ...

    @room_booked.connect_via("shop")
    def receive_from_shop(sender, **keys): ...
    # W: Receiver "receive_from_shop" of signal "room_booked" is connected to sender "shop", which no send here has  [signal-never-sent]

    room_booked.connect(receive, weak=False)
    print("ready")


def connected_twice():
    def receive(sender, **keys): ...

    room_booked.connect(receive)
    room_booked.connect(receive, weak=False)
    print("ready")


def connected_as_told(weak: bool):
    def receive(sender, **keys): ...

    room_booked.connect(receive, weak=weak)
    print("ready")


def reached_without_name():
    @room_booked.connect
    def receive(sender, **keys): ...

    kept.append(locals())


def disconnected():
    @room_booked.connect
    def receive(sender, **keys): ...

    print("ready")
    room_booked.disconnect(receive)


def paused() -> Iterator[None]:
    @room_booked.connect
    def receive(sender, **keys): ...

    print("ready")
    yield


async def awaited():
    @room_booked.connect
    def receive(sender, **keys): ...

    print("ready")


def of_a_class():
    class Receivers:
        @room_booked.connect
        def receive(self, **keys): ...
        # W: Receiver "receive" of signal "room_booked" takes "self" first: it is connected unbound, so "self" would receive the sender; connect the method of an object (its only send); whether it is called by these is not known  [signal-receiver]

    print("ready")
    return Receivers


def connected_elsewhere():
    def receive(sender, **keys): ...

    def connect_it():
        room_booked.connect(receive)
        print("ready")

    return connect_it


def one_of_two(first: bool):
    if first:

        @room_booked.connect
        def receive(sender, **keys): ...

    else:

        def receive(sender, **keys): ...

    print("ready")


def of_the_module():
    global receive_globally

    @room_booked.connect
    def receive_globally(sender, **keys): ...

    print("ready")


def test_of_it():
    @room_booked.connect
    def receive(sender, **keys): ...

    print("ready")


other = Signal()


def place():
    other.send(None)


def calls_what_sends():
    @other.connect
    def receive(sender, **keys): ...

    print("ready")
    place()


def ignored_for_mypy():
    @room_booked.connect  # type: ignore[signal-weak]
    def receive(sender, **keys): ...

    print("ready")


def ignored():
    @room_booked.connect
    def receive(sender, **keys): ...  # turnsignal: ignore[signal-weak]

    print("ready")


@room_booked.connect
def receive_it(sender, **keys):
    pass


room_booked.send(None)
