"""The fixtures, and what pytest says of captured payloads, in runs of pytest of their own."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

PREAMBLE = """
    import asyncio
    from typing import TypedDict

    import blinker
    import pytest
    from turnsignal import Signal
    from turnsignal.testing import CaptureSignal, CheckSignals, MuteSignals, SignalTypeError

    class OrderPlaced(TypedDict):
        order_id: int
        total: float

    order_placed = Signal[str, OrderPlaced]()
    of_blinker = blinker.Signal()
    called = []

    def receive(sender, **payload):
        called.append(sender)
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> Run:
    return Run(pytester)


class Run:
    """Runs tests with the plugin, and without any configuration.

    Args:
        pytester: Runs pytest.
    """

    def __init__(self, pytester: pytest.Pytester) -> None:
        self._pytester = pytester

    def __call__(self, tests: str, *options: str) -> pytest.RunResult:
        """Run tests, in a process of their own, by default without other plugins."""
        self._pytester.makepyfile(PREAMBLE + tests)
        options = ("-W", "error", *(options or ("-p", "no:asyncio")))
        return self._pytester.runpytest_subprocess("-p", "no:cacheprovider", *options)


FIXTURES = """
    def test_capture(capture_signal: CaptureSignal) -> None:
        orders, others = capture_signal(order_placed), capture_signal(of_blinker, "shop")
        order_placed.send("shop", order_id=1, total=2.0)
        of_blinker.send("market")
        of_blinker.send("shop")
        assert orders.payload["order_id"] == 1
        assert others.sender == "shop"

    def test_capture_has_ended() -> None:
        assert "send" not in vars(order_placed)

    def test_mute(mute_signals: MuteSignals) -> None:
        order_placed.connect(receive)
        mute_signals(order_placed)
        assert order_placed.send("shop") == []

    def test_muting_has_ended() -> None:
        assert len(order_placed.send("shop")) == 1
        order_placed.disconnect(receive)

    def test_check(check_signals: CheckSignals) -> None:
        check_signals(order_placed, values=False)
        with pytest.raises(SignalTypeError):
            order_placed.send("shop")

    def test_check_has_ended() -> None:
        order_placed.send("shop")

    @pytest.mark.usefixtures("isolated_signals")
    def test_isolation() -> None:
        order_placed.connect(receive)
        of_blinker.connect(receive)

    def test_isolation_has_ended() -> None:
        assert not order_placed.receivers
        assert not of_blinker.receivers
"""


def test_fixtures_last_until_the_test_ends(run: Run) -> None:
    run(FIXTURES).assert_outcomes(passed=8)


def test_fixtures_are_listed_with_their_docstrings(run: Run) -> None:
    result = run("", "--fixtures", "-p", "no:asyncio")

    for name in ("capture_signal", "mute_signals", "check_signals", "isolated_signals"):
        result.stdout.re_match_lines([f"{name} .*"])
    result.stdout.no_fnmatch_line("*no docstring available*")


def test_with_xdist(run: Run) -> None:
    run(FIXTURES, "-p", "no:asyncio", "-n2", "--dist=loadfile").assert_outcomes(passed=8)


def test_with_asyncio(run: Run) -> None:
    tests = """
    @pytest.mark.asyncio
    async def test_async_sends(capture_signal: CaptureSignal) -> None:
        async def receive_async(sender, **payload):
            await asyncio.sleep(0)
            return payload["order_id"]

        for signal in (order_placed, of_blinker):
            with signal.connected_to(receive_async):
                orders = capture_signal(signal)
                await asyncio.gather(
                    *[signal.send_async("shop", order_id=n, total=1.0) for n in range(3)]
                )
            assert [sent.results for sent in orders] == [[(receive_async, n)] for n in range(3)]

    @pytest.mark.asyncio
    async def test_check(check_signals: CheckSignals) -> None:
        check_signals(order_placed, values=False)
        with pytest.raises(SignalTypeError):
            await order_placed.send_async("shop")
    """
    run(tests, "-o", "asyncio_default_fixture_loop_scope=function").assert_outcomes(passed=2)


def test_failed_comparison_shows_what_differs(run: Run) -> None:
    result = run("""
    def test_payload(capture_signal):
        orders = capture_signal(order_placed)
        order_placed.send("shop", order_id=1, total=2.0)
        assert orders.payload == {"order_id": 2, "total": 2.0}

    def test_payloads(capture_signal):
        orders = capture_signal(order_placed)
        order_placed.send("shop", order_id=1, total=2.0)
        order_placed.send("shop", order_id=2, total=2.0)
        order_placed.send("shop", order_id=3, total=2.0)
        assert [{"order_id": 1, "total": 2.0}, {"order_id": 4}] == orders.payloads

    class Array:
        def __eq__(self, other):
            raise ValueError("ambiguous")

    def test_arrays(capture_signal):
        orders = capture_signal(order_placed)
        order_placed.send("shop", order_id=1, total=2.0)
        order_placed.send("shop", order_id=2, total=Array())
        assert orders.payloads == [{"order_id": 5}, {"order_id": 2, "total": Array()}]

    def test_others():
        assert {"order_id": 1} == {"order_id": 2}
    """)

    result.assert_outcomes(failed=4)
    result.stdout.fnmatch_lines(
        [
            "E *The payload of send 1 of Signal?str, OrderPlaced? is not as expected",
            'E * "order_id" is 1, not 2',
            "E *The payloads of Signal?str, OrderPlaced? are not as expected",
            "E * it was sent 3 times, expected 2",
            "E * send 2:",
            'E * "order_id" is 2, not 4',
            'E * "total" is not expected: 2.0',
            "E * send 3 is not expected: order_id=3, total=2.0",
            'E * "total" is *Array*, which cannot be compared with *ambiguous*',
            "E * Differing items:",
        ]
    )


def test_what_pytest_says_of_a_comparison_is_shown_as_well(run: Run) -> None:
    test = """
    def test_payload(capture_signal):
        orders = capture_signal(of_blinker)
        of_blinker.send("shop", body="x" * 300 + "A" + "y" * 300, lines=[*range(60)])
        assert orders.payload == {
            "body": "x" * 300 + "B" + "y" * 300, "lines": [*range(40), 0, *range(41, 60)]
        }
    """
    said = run(test, "-p", "no:asyncio", "-vv").stdout.str()
    said_by_pytest = run(
        test.replace("orders.payload", "dict(orders.payload)"), "-p", "no:asyncio", "-vv"
    ).stdout.str()

    ours = said.index('"lines"[40] is 40, not 0')
    diff = said_by_pytest[said_by_pytest.index("Full diff:") : said_by_pytest.index("=== short")]
    assert diff in said[ours:]
    assert "y" * 300 in diff


def test_lazy_objects_are_not_asked_what_they_are(run: Run) -> None:
    result = run("""
    from turnsignal.testing._explanation import explain_comparison

    class Lazy:
        @property
        def __class__(self):
            raise RuntimeError("not set up")

    def test_lazy():
        assert explain_comparison(Lazy(), {}) is explain_comparison([Lazy()], [1]) is None
    """)

    result.assert_outcomes(passed=1)


def test_comparison_of_long_lists_is_quick_whatever_is_captured(run: Run) -> None:
    result = run("""
    import time
    from turnsignal.testing._explanation import explain_comparison

    @pytest.mark.parametrize("item", [1, {"order_id": 1}])
    def test_lists(capture_signal, item):
        capture_signal(of_blinker)
        for number in range(3000):
            of_blinker.send("shop", order_id=number)
        began = time.perf_counter()
        assert explain_comparison([item] * 20_000, [item] * 20_001) is None
        assert time.perf_counter() - began < 1
    """)

    result.assert_outcomes(passed=2)


def test_failed_assertion_shows_the_line_of_the_test(run: Run) -> None:
    result = run("""
    def test_payload(capture_signal):
        orders = capture_signal(order_placed)
        order_placed.send("shop", order_id=1, total=2.0)
        orders.assert_sent({"order_id": 2, "total": 2.0})
    """)

    result.stdout.fnmatch_lines(
        [
            ">       orders.assert_sent(*",
            "E       AssertionError: Signal?str, OrderPlaced? was not sent as expected",
            "E         expected: order_id=2, total=2.0",
            "E         1. order_id=1, total=2.0 from 'shop'",
            'E            "order_id" is 1, not 2',
        ]
    )
    result.stdout.no_fnmatch_line("*raise AssertionError*")
