"""Code without annotations that was written for blinker is refused by no type checker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.plugin.for_blinker import for_blinker
from tests.typed_face.checkers import Report, mypy, zuban
from tests.typed_face.test_generated_receivers import CHECKERS as OTHER_CHECKERS, PROJECT

CODE: Final = """
from turnsignal import ANY, NamedSignal, Namespace, Signal, signal


class Overriding(Signal):
    def connect(self, receiver, sender=ANY, weak=True):
        return super().connect(receiver, sender, weak)

    def connect_via(self, sender, weak=False):
        return super().connect_via(sender, weak)

    def connected_to(self, receiver, sender=ANY):
        return super().connected_to(receiver, sender)

    def disconnect(self, receiver, sender=ANY):
        return super().disconnect(receiver, sender)

    def send(self, sender=None, **kwargs):
        return super().send(sender, **kwargs)

    async def send_async(self, sender=None, **kwargs):
        return await super().send_async(sender, **kwargs)


class OverridingLoosely(NamedSignal):
    def connect(self, *args, **kwargs):
        return super().connect(*args, **kwargs)

    def send(self, *sender, **kwargs):
        return super().send(*sender, **kwargs)


class Spaces(Namespace):
    def signal(self, name, doc=None):
        return self.setdefault(name, OverridingLoosely(name, doc))


class Model:
    saved = Signal()

    def save(self):
        self.saved.send(self, created=True)


def listens(receiver):
    return Model.saved.connect(receiver)


@listens
def log(sender, **kwargs): ...


@Model.saved.connect_via(ANY)
@signal("saved").connect
def log_creation(sender, created): ...


def forget(one):
    one._clear_state()
    one._cleanup_bookkeeping()


def see(one: Signal):
    print(one._by_sender, one._by_receiver, one._weak_senders, bool(one.receivers))
    forget(one)
    for receiver, result in one.send(one, a=1):
        print(receiver, result)


Model.saved.connect(print, weak=False)
Model().save()
see(Overriding())
"""

#: In a code base without annotations nobody uses the strict modes.
CONFIGURATIONS: Final = {
    **PROJECT,
    "mypy.ini": "[mypy]\n",  # with check_untyped_defs, `send(self, sender=None, ...)` is refused
    "plugin.ini": "[mypy]\ncheck_untyped_defs = true\nplugins = turnsignal_mypy\n",
}

CHECKERS: Final[Mapping[str, Callable[[Path], Iterable[Report]]]] = {
    **OTHER_CHECKERS,
    "mypy": lambda folder: mypy(folder / "mypy.ini", [*folder.glob("*.py")]),
    "plugin": lambda folder: mypy(folder / "plugin.ini", [*folder.glob("*.py")]),
    "zuban": lambda folder: zuban(folder / "mypy.ini", [*folder.glob("*.py")]),
}


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("library", ["turnsignal", "blinker"])
def test_a_checker_accepts_untyped_code(checker: str, library: str, tmp_path: Path) -> None:
    for name, text in CONFIGURATIONS.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "model.py").write_text(for_blinker(CODE) if library == "blinker" else CODE)
    assert [*CHECKERS[checker](tmp_path)] == []
