from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.examples.conftest import Finding


@pytest.fixture(name="output")
def output_of_a_day(examples: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    importlib.import_module("shop.__main__").main()
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("package", ["shop", "shop_tests", "flask_shop"])
def test_mypy_with_the_plugin_has_no_objections(package: str, findings: list[Finding]) -> None:
    assert [finding for finding in findings if finding.file.parent.name == package] == []


def test_functions_receive_what_a_shop_sends(output: list[str]) -> None:
    assert "receipt order 1 for Ada: 2 x Emma, 25.00 EUR" in output
    assert "stock Emma: 8 left" in output
    assert "stock Walden: 9 left" in output
    assert "stock Walden: 10 left" in output


def test_a_key_that_may_be_missing_reaches_the_receiver_when_it_is_sent(output: list[str]) -> None:
    cards = [line for line in output if line.startswith("receipt with a card")]
    assert cards == ['receipt with a card: "Happy birthday"']


def test_a_receiver_of_one_sender_hears_that_sender_only(output: list[str]) -> None:
    assert [line for line in output if line.startswith("loyalty")] == ["loyalty Ada has 25 points"]


def test_methods_of_an_object_receive(output: list[str]) -> None:
    assert output[-3:] == [
        "audit Main Street: order 1, 25.00 EUR",
        "audit Station: order 2, 9.00 EUR",
        "audit Station: order 2 cancelled, found it at home",
    ]


def test_an_async_receiver_is_awaited(output: list[str]) -> None:
    assert "letter to Ada: order 1 is on its way with the bicycle courier" in output


def test_the_results_of_receivers_come_back(output: list[str]) -> None:
    assert "delivery 4.60 EUR" in output
