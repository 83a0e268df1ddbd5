"""Every mistake in a receiver or a send of the examples is found, and nothing else is reported.

Each receiver and each send is changed in every way in which people get it wrong. The
interpreter, which really sends and really calls, judges whether a change is a mistake.
"""

from __future__ import annotations

import ast
import asyncio
import importlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from flask import Flask

from tests.plugin.mutations import (
    HARMLESS,
    KINDS,
    Mutant,
    connecting_calls,
    mutants,
    sending_calls,
)
from tests.plugin.mypy_run import Check, Message, Messages
from tests.plugin.real_runs import (
    Declaration,
    Exercise,
    Run,
    Sent,
    declarations,
    receiver_failure,
    run,
    send_failure,
)

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
PACKAGES: Final = ("shop", "flask_shop")


def trade(checkout: Any) -> None:
    shop = checkout.Shop("Station")
    checkout.place_order(shop, "Ada", "Emma", 2, gift_note="Happy birthday")
    checkout.place_order(shop, "Ben", "Walden", 1)
    checkout.cancel_order(shop, 2, "Walden", 1, "found it at home")
    checkout.cheapest_delivery(shop, 800)
    asyncio.run(checkout.hand_over_parcel(shop, 1, "Ada", "the bicycle courier"))


def application(**copies: int) -> Flask:
    """Make an application with what views and receivers look for."""
    model: Any = importlib.import_module("flask_shop.model")
    app = Flask("flask_shop")
    app.testing = True
    app.extensions["orders"] = model.OrderBook()
    app.extensions["stock"] = model.Stock(copies)
    return app


def visit(routes: Any) -> None:
    app = application(Emma=10)
    app.register_blueprint(routes.orders)
    customer = app.test_client()
    order = {"email": "ada@mail.example", "title": "Emma", "copies": 2}
    customer.post("/orders", json=order)
    customer.post("/orders", json={**order, "gift_note": "Happy birthday"})
    customer.delete("/orders/1")


def sell_out(stock: Any) -> None:
    app = application()
    stock.init_app(app, {"Emma": 2})
    stock.order_placed.send(app, order_id=1, email="ada@mail.example", title="Emma", copies=2)


#: What has a module connect and send, where importing it is not enough.
EXERCISES: Final[dict[str, Exercise]] = {
    "shop.audit": lambda audit: audit.AuditLog(),
    "shop.checkout": trade,
    "flask_shop.audit": lambda audit: audit.init_app(application()),
    "flask_shop.outbox": lambda outbox: outbox.init_app(application()),
    "flask_shop.routes": visit,
    "flask_shop.stock": sell_out,
}


class Module(NamedTuple):
    """A module that connects or sends."""

    name: str
    source: str
    keys: list[str]
    declared: dict[str, Declaration]

    @property
    def package(self) -> str:
        return self.name.partition(".")[0]

    def run(self, name: str) -> Run:
        """Run the module, or a mutant of it of another name."""
        return run(name, EXERCISES.get(self.name, lambda module: None), self.declared)


class Written(NamedTuple):
    """A mutant, and the file that it was written to."""

    path: Path
    module: Module
    mutant: Mutant


class Verdict(NamedTuple):
    """What was found out about a mutant."""

    module: str
    mutant: Mutant
    #: What goes wrong when it is run; None if nothing does.
    failure: str | None
    #: What mypy says where the receiver is connected, or where the signal is sent.
    errors: list[str]


@pytest.fixture(name="folder", scope="module")
def folder_of_examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Copy the examples, for mutants to be put beside what they import."""
    folder = tmp_path_factory.mktemp("mutants")
    for package in PACKAGES:
        shutil.copytree(EXAMPLES / package, folder / package)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield folder
    for name in list(sys.modules):
        if name.partition(".")[0] in PACKAGES:
            del sys.modules[name]


@pytest.fixture(name="modules", scope="module")
def modules_that_connect_or_send(folder: Path) -> list[Module]:
    found: list[Module] = []
    for package in PACKAGES:
        signals = importlib.import_module(f"{package}.signals")
        declared = declarations(signals)
        keys = sorted({key for item in declared.values() for key in item.payload.__annotations__})
        for path in sorted((folder / package).glob("*.py")):
            source = path.read_text(encoding="utf-8")
            if next(mutants(source, keys), None) is not None:
                found.append(Module(f"{package}.{path.stem}", source, keys, declared))
    return found


@pytest.fixture(name="samples", scope="module")
def correct_sends(modules: list[Module]) -> dict[str, list[Sent]]:
    """Return what the modules of each package send."""
    return {
        package: [
            sent
            for module in modules
            if module.package == package
            for sent in module.run(module.name).sent
        ]
        for package in PACKAGES
    }


@pytest.fixture(name="written", scope="module")
def written_mutants(folder: Path, modules: list[Module]) -> list[Written]:
    written: list[Written] = []
    for module in modules:
        package, _, stem = module.name.partition(".")
        for mutant in mutants(module.source, module.keys):
            path = folder / package / f"mutant{len(written)}_{stem}.py"
            path.write_text(mutant.source, encoding="utf-8")
            written.append(Written(path, module, mutant))
    return written


@pytest.fixture(name="messages", scope="module")
def messages_of_mypy(check: Check, folder: Path, written: list[Written]) -> Messages:
    return check(sorted(folder.rglob("*.py")))


@pytest.fixture(name="verdicts", scope="module")
def verdicts_of_mypy_and_the_interpreter(
    written: list[Written], messages: Messages, samples: dict[str, list[Sent]]
) -> list[Verdict]:
    with redirect_stdout(StringIO()):  # what the shops print
        return [
            Verdict(
                each.module.name,
                each.mutant,
                failure(each, samples),
                errors(each.mutant, messages[each.path]),
            )
            for each in written
        ]


def failure(written: Written, samples: dict[str, list[Sent]]) -> str | None:
    """Run a mutant; say what goes wrong, if anything."""
    path, module, mutant = written
    done = module.run(f"{module.package}.{path.stem}")
    if mutant.is_send:
        return send_failure(done, module.run(module.name), module.declared)
    assert done.connected, f"{path.name} has connected nothing: {done.error}"
    return receiver_failure(done, samples[module.package], module.declared)


def errors(mutant: Mutant, messages: list[Message]) -> list[str]:
    """Return the errors of the receiver or of the send, without those of a receiver's body."""
    tree = ast.parse(mutant.source)
    calls = sending_calls(tree) if mutant.is_send else connecting_calls(tree)
    lines = {call.lineno for call, _ in calls}
    return [
        text
        for line, text in messages
        if text.startswith("E: ") and (line in lines or text.endswith("[signal-receiver]"))
    ]


def table(verdicts: list[Verdict]) -> str:
    """Return how many changes of each kind there are, are mistakes, and are reported."""
    rows = [f"{'change':40} mutants mistakes reported"]
    for kind in KINDS:
        of_kind = [verdict for verdict in verdicts if verdict.mutant.kind == kind]
        mistakes = sum(verdict.failure is not None for verdict in of_kind)
        reported = sum(bool(verdict.errors) for verdict in of_kind)
        rows.append(f"{kind:40} {len(of_kind):7} {mistakes:8} {reported:8}")
    return "\n".join(rows)


def test_mypy_reports_the_mutants_that_fail_and_no_others(verdicts: list[Verdict]) -> None:
    print(table(verdicts))  # noqa: T201  # shown by `pytest -rP`
    differing = [
        f"{verdict.module}: {verdict.mutant.kind}\n{verdict.mutant.source}\n"
        f"mypy: {verdict.errors or 'no objections'}\nrun: {verdict.failure or 'nothing fails'}"
        for verdict in verdicts
        if bool(verdict.errors) != bool(verdict.failure)
    ]
    assert not differing, f"{len(differing)} differ, such as\n\n" + "\n\n".join(differing[:3])


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_change_occurs_and_is_a_mistake_unless_it_is_harmless(
    kind: str, verdicts: list[Verdict]
) -> None:
    failures = [verdict.failure for verdict in verdicts if verdict.mutant.kind == kind]
    assert failures
    assert any(failures) != (kind in HARMLESS)


def test_every_module_that_connects_or_sends_is_changed(verdicts: list[Verdict]) -> None:
    assert {verdict.module for verdict in verdicts} == {
        *EXERCISES,
        "shop.carriers",
        "shop.letters",
        "shop.loyalty",
        "shop.receipts",
        "shop.stock",
    }


def test_the_examples_themselves_have_no_mistakes(
    folder: Path, modules: list[Module], messages: Messages, samples: dict[str, list[Sent]]
) -> None:
    for module in modules:
        assert messages[folder.joinpath(*module.name.split(".")).with_suffix(".py")] == []
        done = module.run(module.name)
        assert done.sent or done.connected
        assert send_failure(done, done, module.declared) is None
        assert receiver_failure(done, samples[module.package], module.declared) is None
