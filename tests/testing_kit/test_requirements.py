"""The testing kit needs nothing but turnsignal, and turnsignal does not need the testing kit."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

OPTIONAL = ["blinker", "hypothesis", "pytest", "typeguard"]

USE = """
import sys
for name in {optional}:
    sys.modules[name] = None
from turnsignal import Signal
from turnsignal.introspection import connections, declaration
from turnsignal.testing import capture, checked, isolated, muted
order_placed = Signal[str, dict[str, int]]()
with capture(order_placed) as orders, muted(), isolated(), checked(order_placed, values=False):
    order_placed.send("shop", order_id=1)
print(orders.payload, len(connections(order_placed)), declaration(order_placed).sender)
"""


def run(program: str) -> str:
    completed = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    return completed.stdout


def test_the_testing_kit_needs_nothing_else() -> None:
    assert run(USE.format(optional=OPTIONAL)) == "{'order_id': 1} 0 <class 'str'>\n"


@pytest.mark.parametrize("name", ["testing", "introspection", "_problems"])
def test_turnsignal_alone_imports_none_of_it(name: str) -> None:
    program = f"import sys, turnsignal; print('turnsignal.{name}' in sys.modules)"
    assert run(program) == "False\n"


def test_pytest_finds_the_plugin() -> None:
    [found] = [point for point in entry_points(group="pytest11") if point.name == "turnsignal"]
    assert found.load().capture_signal


def test_pytest_alone_imports_none_of_the_kit() -> None:
    program = "import sys, turnsignal._pytest_plugin; print('turnsignal.testing' in sys.modules)"
    assert run(program) == "False\n"
