"""What a block mutes, and what it restores."""

from __future__ import annotations

import asyncio
import gc
from contextlib import ExitStack, suppress
from typing import Any
from unittest import mock
from weakref import ref

import pytest

import turnsignal
from turnsignal import Signal
from turnsignal.introspection import connections
from turnsignal.testing import capture, isolated, muted
from turnsignal.testing._overlapping import OverlappingBlocks


class Shop:
    """Can be weakly referenced."""


def receive(sender: Any, **payload: Any) -> str:
    return "receive"


def other(sender: Any, **payload: Any) -> str:
    return "other"


def results(signal: Any, sender: Any = "shop") -> list[Any]:
    return sorted(result for _, result in signal.send(sender))


# Muting


def test_muted_signals_call_nobody(library: Any, signal: Any) -> None:
    loud = library.Signal()
    for each in (signal, loud):
        each.connect(receive)
    with muted(signal):
        assert results(signal) == []
        assert results(loud) == ["receive"]

    assert results(signal) == ["receive"]


def test_blocks_that_mute_may_be_nested(signal: Any) -> None:
    signal.connect(receive)
    with muted(signal):
        with muted(signal):
            pass
        assert results(signal) == []

    assert results(signal) == ["receive"]


def test_blocks_that_mute_may_overlap(signal: Any) -> None:
    signal.connect(receive)
    first, second = muted(signal), muted(signal)
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert results(signal) == []
    second.__exit__(None, None, None)
    assert results(signal) == ["receive"]


def test_signals_that_are_equal_are_muted_apart(library: Any) -> None:
    names = {"__eq__": lambda one, other: True, "__hash__": None}
    equal = type("Equal", (library.Signal,), names)
    one, other = equal(), equal()
    with muted(one, other):
        assert one.is_muted
        assert other.is_muted
    assert not one.is_muted
    assert not other.is_muted


def test_signals_of_a_namespace_can_be_left_audible(library: Any) -> None:
    namespace = library.Namespace()
    audible = namespace.signal("audible")
    with muted(namespace, but=[namespace]):
        assert not audible.is_muted


def test_namespaces_stand_for_their_signals(library: Any) -> None:
    namespace = library.Namespace()
    signals = [namespace.signal("first"), namespace.signal("second")]
    for signal in signals:
        signal.connect(receive)
    with muted(namespace):
        assert [results(signal) for signal in signals] == [[], []]

    assert [results(signal) for signal in signals] == [["receive"], ["receive"]]


def test_every_signal_but_some_can_be_muted(library: Any, signal: Any) -> None:
    loud = library.Signal()
    for each in (signal, loud):
        each.connect(receive)
    with muted(but=[loud]):
        assert results(signal) == []
        assert results(loud) == ["receive"]

    assert results(signal) == ["receive"]


@pytest.mark.parametrize("block", [muted, isolated])
def test_what_is_no_signal_is_refused(block: Any, signal: Any) -> None:
    with (
        pytest.raises(TypeError, match=r"\(\) takes a signal of .*, not 'shop'"),
        block(signal, "shop"),
    ):
        pass
    assert not signal.is_muted


# Isolation


def test_what_a_block_connects_and_disconnects_is_undone(signal: Any) -> None:
    shop = Shop()
    signal.connect(receive)
    signal.connect(other, sender=shop)
    before = connections(signal)
    with isolated(signal):
        assert results(signal, shop) == ["other", "receive"]
        signal.disconnect(receive)
        signal.connect(other)
        signal.connect(receive, sender="shop")
        assert results(signal) == ["other", "receive"]

    assert connections(signal) == before
    assert results(signal) == ["receive"]
    assert results(signal, shop) == ["other", "receive"]


def test_everything_is_restored_after_an_exception(signal: Any) -> None:
    signal.connect(receive)
    with suppress(LookupError), isolated(signal):
        signal._clear_state()
        signal.is_muted = True
        raise LookupError

    assert results(signal) == ["receive"]


def test_isolation_can_be_nested(signal: Any) -> None:
    signal.connect(receive)
    with isolated(signal):
        signal.connect(other)
        with isolated(signal):
            signal.disconnect(receive)
            assert results(signal) == ["other"]
        assert results(signal) == ["other", "receive"]

    assert results(signal) == ["receive"]


def test_connections_are_weak_or_strong_as_before(signal: Any) -> None:
    def weak(sender: Any) -> str:
        return "weak"

    signal.connect(weak)
    signal.connect(lambda sender: "strong", weak=False)
    with isolated(signal):
        signal._clear_state()
    gc.collect()
    assert results(signal) == ["strong", "weak"]

    del weak
    gc.collect()
    assert results(signal) == ["strong"]


def test_receivers_that_die_in_the_block_stay_away(signal: Any) -> None:
    def dies(sender: Any) -> str:
        return "dies"

    signal.connect(dies)
    with isolated(signal):
        del dies
        gc.collect()

    assert not signal.receivers
    assert results(signal) == []


def test_senders_that_die_in_the_block_stay_away(signal: Any) -> None:
    shop = Shop()
    signal.connect(receive, sender=shop)
    with isolated(signal):
        del shop
        gc.collect()

    assert not signal._weak_senders
    assert connections(signal) == []


def test_receivers_of_the_block_do_not_outlive_it(signal: Any) -> None:
    with isolated(signal):
        signal.connect(lambda sender: "strong", weak=False)

    assert not signal.receivers


def test_order_of_turnsignal_is_kept() -> None:
    signal = Signal()
    signal.connect(other)
    signal.connect(receive)
    with isolated(signal):
        signal.disconnect(other)
        signal.connect(other)
        assert [result for _, result in signal.send("shop")] == ["receive", "other"]

    assert [result for _, result in signal.send("shop")] == ["other", "receive"]


def test_meta_signals_are_isolated_too(library: Any) -> None:
    asked, unasked = library.Signal(), library.Signal()
    heard: list[Any] = []

    def hear(signal: Any, **payload: Any) -> None:
        heard.append(signal)

    asked.receiver_connected.connect(hear)
    with isolated(asked, unasked):
        asked.receiver_connected.disconnect(hear)
        unasked.receiver_connected.connect(hear)
    asked.connect(receive)
    unasked.connect(receive)

    assert heard == [asked]


def test_signals_that_a_block_adds_to_a_namespace_stay_without_receivers(library: Any) -> None:
    namespace = library.Namespace()
    known = namespace.signal("known")
    known.connect(receive)
    with isolated(namespace):
        added = namespace.signal("added")
        added.connect(receive)
        known.disconnect(receive)

    assert namespace["added"] is added
    assert results(added) == []
    assert results(known) == ["receive"]


def test_every_signal_can_be_isolated(signal: Any) -> None:
    signal.connect(receive)
    with isolated():
        signal.connect(other)
        signal.disconnect(receive)

    assert results(signal) == ["receive"]


# Isolations that overlap


def test_isolations_may_end_in_any_order(signal: Any) -> None:
    signal.connect(receive)
    before = connections(signal)
    first, second, third = isolated(signal), isolated(signal), isolated(signal)
    for block in (first, second, third):
        block.__enter__()
        signal.connect(lambda sender: "other", weak=False)
    signal.disconnect(receive)
    signal.is_muted = True
    for block in (second, first, third):
        block.__exit__(None, None, None)

    assert connections(signal) == before
    assert results(signal) == ["receive"]


def test_isolations_of_tasks_at_the_same_time(signal: Any) -> None:
    signal.connect(receive)
    before = connections(signal)

    async def connect_for(seconds: float) -> None:
        with isolated(signal):
            signal.connect(lambda sender: "other", weak=False)
            await asyncio.sleep(seconds)

    async def connect_at_once() -> None:
        await asyncio.gather(*[connect_for(number / 100) for number in (1, 2, 3)])

    asyncio.run(connect_at_once())

    assert connections(signal) == before


def test_last_isolation_to_end_still_sees_what_it_connected(signal: Any) -> None:
    first, second = isolated(signal), isolated(signal)
    first.__enter__()
    second.__enter__()
    signal.connect(receive)
    first.__exit__(None, None, None)
    assert results(signal) == ["receive"]
    second.__exit__(None, None, None)
    assert results(signal) == []


def test_isolations_of_a_namespace_may_end_in_any_order(library: Any) -> None:
    namespace = library.Namespace()
    first, second = isolated(namespace), isolated(namespace)
    first.__enter__()
    early = namespace.signal("early")
    early.connect(receive)
    second.__enter__()
    late = namespace.signal("late")
    late.connect(receive)
    first.__exit__(None, None, None)
    assert results(late) == ["receive"]
    second.__exit__(None, None, None)

    assert not early.receivers
    assert not late.receivers


def test_meta_signals_of_isolations_that_overlap(signal: Any) -> None:
    first, second = isolated(signal), isolated(signal)
    first.__enter__()
    signal.receiver_connected.connect(receive)
    second.__enter__()
    signal.receiver_disconnected.connect(receive)
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)

    assert not signal.receiver_connected.receivers
    assert not signal.receiver_disconnected.receivers


def test_signal_of_a_namespace_that_another_isolation_has(library: Any) -> None:
    namespace = library.Namespace()
    with isolated(namespace):
        added = namespace.signal("added")
        added.connect(receive)
        longer = isolated(added)
        longer.__enter__()
    longer.__exit__(None, None, None)

    assert not added.receivers


def test_isolation_that_is_not_ended_is_ended_with_its_last_reference(signal: Any) -> None:
    block: Any = isolated(signal)
    block.__enter__()
    signal.connect(receive)
    del block
    gc.collect()

    assert not signal.receivers


def test_isolation_that_fails_to_begin_leaves_nothing(library: Any, signal: Any) -> None:
    class Uncopyable(dict[Any, Any]):
        def __copy__(self) -> Any:
            raise LookupError

    signal.connect(receive)
    broken = library.Signal()
    vars(broken)["_connections" if library is turnsignal else "receivers"] = Uncopyable()
    with pytest.raises(LookupError), isolated(signal, broken):
        pass
    reference = ref(broken)
    del broken
    gc.collect()

    assert reference() is None
    with isolated(signal):
        signal.disconnect(receive)
    assert results(signal) == ["receive"]


def test_nothing_is_kept_of_blocks_that_have_ended() -> None:
    blocks, owner = OverlappingBlocks[int](), Shop()
    first, second = blocks.begin(owner, 1), blocks.begin(owner, 2)
    assert not blocks.end(owner, first)
    assert second.found == blocks.found_first(owner) == 1
    assert blocks.end(owner, second)

    assert blocks.found_first(owner) is None
    assert vars(blocks) == vars(OverlappingBlocks[int]()) | {"__orig_class__": mock.ANY}


# Isolations and blocks that mute


@pytest.mark.parametrize("ends_first", ["muted", "isolated"])
@pytest.mark.parametrize("begins_first", ["muted", "isolated"])
def test_blocks_that_mute_end_by_themselves(
    begins_first: str, ends_first: str, signal: Any
) -> None:
    signal.connect(receive)
    blocks: Any = {"muted": muted(signal), "isolated": isolated(signal)}
    names = sorted(blocks, key=lambda name: name != begins_first)
    for name in names:
        blocks[name].__enter__()
    assert signal.is_muted
    for name in sorted(blocks, key=lambda name: name != ends_first):
        blocks[name].__exit__(None, None, None)
        # As long as the block that mutes lasts.
        assert signal.is_muted == (name == "isolated" == ends_first)

    assert results(signal) == ["receive"]


def test_muting_by_hand_is_undone_below_a_block_that_mutes(signal: Any) -> None:
    signal.connect(receive)
    isolation, mute = isolated(signal), muted(signal)
    isolation.__enter__()
    signal.is_muted = True
    mute.__enter__()
    isolation.__exit__(None, None, None)
    assert results(signal) == []
    mute.__exit__(None, None, None)

    assert results(signal) == ["receive"]


def test_signal_that_was_muted_by_hand_is_muted_again(signal: Any) -> None:
    signal.connect(receive)
    signal.is_muted = True
    with isolated(signal):
        signal.is_muted = False
        with muted(signal):
            pass

    assert signal.is_muted


def test_capture_that_began_before_an_isolation_may_end_within_it(signal: Any) -> None:
    with ExitStack() as isolation, capture(signal) as sends:
        isolation.enter_context(isolated(signal))
        signal.send("shop")

    assert sends.senders == ["shop"]
    assert not signal.receivers
    assert signal.send("shop") == []


def test_isolation_and_capture_go_together(signal: Any) -> None:
    signal.connect(receive)
    with capture(signal) as sends, isolated(signal):
        signal.send("shop")
    with isolated(signal), capture(signal) as others:
        signal.send("shop")

    assert sends.results == others.results == [(receive, "receive")]
    assert connections(signal)[0].receiver is receive
    assert len(connections(signal)) == 1
