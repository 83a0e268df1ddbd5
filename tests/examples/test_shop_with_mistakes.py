from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

import pytest

from tests.examples.conftest import EXAMPLES, Finding
from turnsignal import Signal

RECEIVING_PARTS = {
    "receipts": "got an unexpected keyword argument 'total'",
    "stock": "got an unexpected keyword argument 'copies'",
    "gift_wrapping": "missing 1 required keyword-only argument: 'gift_note'",
    "vouchers": 'can only concatenate str (not "float") to str',
    "letters": 'can only concatenate str (not "Shop") to str',
    "audit": "missing 1 required positional argument: 'sender'",
    "carriers": "missing 1 required keyword-only argument: 'kilometres'",
    "complaints": "missing 1 required keyword-only argument: 'why'",
}
SENDING_PARTS = {
    "telephone": "missing 1 required keyword-only argument: 'copies'",
    "market_stall": "got an unexpected keyword argument 'costumer'",
    "catalogue": "unsupported operand type(s) for +: 'float' and 'str'",
    "wholesale": "got multiple values for argument 'sender'",
}
PARTS = {**RECEIVING_PARTS, **SENDING_PARTS}


class Place(NamedTuple):
    """A statement: its file, and its first line."""

    file: Path
    line: int


class Failure(NamedTuple):
    """A send that failed in a receiver, or because of it."""

    text: str
    connected_at: Place
    sent_at: Place


def fail(part: str) -> Failure:
    """Run a part, and find out where the receiver that failed was connected and called."""
    main = importlib.import_module("shop_with_mistakes.__main__")
    # The ledger is connected already; to be observed, it must be connected anew.
    ledger = importlib.import_module("shop_with_mistakes.ledger")
    signals = importlib.import_module("shop_with_mistakes.signals")
    connected_at: dict[Any, Place] = {}

    def observe(_signal: Signal, *, receiver: Callable[..., Any], **_others: object) -> None:
        connected_at[receiver] = innermost_place_of_the_stack()

    for signal in signals_in(signals):
        signal.receiver_connected.connect(observe)
    importlib.reload(ledger)

    with pytest.raises(TypeError) as raised:
        main.main(part)

    frames = [entry for entry in raised.traceback if EXAMPLES in Path(entry.path).parents]
    codes = [entry.frame.code.raw for entry in frames]
    text = str(raised.value)
    (receiver,) = (
        receiver
        for receiver in connected_at
        if code_of(receiver) in codes or text.startswith(f"{receiver.__qualname__}()")
    )
    sends = [entry for entry in frames if entry.frame.code.raw is not code_of(receiver)]
    sent_at = place(Path(sends[-1].path), sends[-1].lineno + 1)  # pytest counts from 0
    return Failure(text, connected_at[receiver], sent_at)


def signals_in(module: ModuleType) -> list[Signal]:
    return [value for value in vars(module).values() if isinstance(value, Signal)]


def code_of(receiver: Callable[..., Any]) -> CodeType:
    code = getattr(receiver, "__code__", None)
    assert isinstance(code, CodeType)
    return code


def innermost_place_of_the_stack() -> Place:
    frame = sys._getframe()
    while EXAMPLES not in Path(frame.f_code.co_filename).parents:
        assert frame.f_back is not None
        frame = frame.f_back
    return place(Path(frame.f_code.co_filename), frame.f_lineno)


def place(file: Path, line: int) -> Place:
    """Return the innermost statement at a line; a function begins with its decorators."""
    starts = [
        min([node.lineno, *[decorator.lineno for decorator in decorators(node)]])
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.stmt)
    ]
    return Place(file, max(start for start in starts if start <= line))


def decorators(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return node.decorator_list
    return []


def complaints(part: str, findings: list[Finding]) -> set[Place]:
    """Return where mypy finds something in a part."""
    return {
        place(finding.file, finding.line)
        for finding in findings
        if finding.file == EXAMPLES / "shop_with_mistakes" / f"{part}.py"
    }


@pytest.mark.parametrize("part", RECEIVING_PARTS)
def test_a_receiver_raises_that_is_connected_where_mypy_complains(
    part: str, examples: Path, findings: list[Finding]
) -> None:
    failure = fail(part)
    assert RECEIVING_PARTS[part] in failure.text
    assert complaints(part, findings) == {failure.connected_at}


@pytest.mark.parametrize("part", SENDING_PARTS)
def test_a_send_raises_where_mypy_complains(
    part: str, examples: Path, findings: list[Finding]
) -> None:
    failure = fail(part)
    assert SENDING_PARTS[part] in failure.text
    assert complaints(part, findings) == {failure.sent_at}


def test_mypy_complains_of_these_parts_and_of_nothing_else(
    examples: Path, findings: list[Finding]
) -> None:
    shop = importlib.import_module("shop_with_mistakes")
    assert set(shop.PARTS) == set(PARTS)
    complained = {
        finding.file.stem for finding in findings if finding.file.parent.name == shop.__name__
    }
    assert complained == {*PARTS, shop.SILENT_PART}


def test_a_lambda_that_nothing_keeps_is_never_called(
    examples: Path, findings: list[Finding], capsys: pytest.CaptureFixture[str]
) -> None:
    importlib.import_module("shop_with_mistakes.__main__").main("guestbook")
    guestbook = importlib.import_module("shop_with_mistakes.guestbook")
    assert guestbook.names == []
    assert "ledger: order 1" in capsys.readouterr().out
    assert [finding.code for finding in findings if finding.file.stem == "guestbook"] == [
        "signal-weak"
    ]
