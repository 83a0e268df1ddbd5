from blinker import signal

ready = signal("ready")


def be_ready() -> None:
    ready.send("me", soon=True)
