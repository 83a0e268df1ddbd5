"""What the annotation of a variable declares that holds a signal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, ForwardRef, TypeAlias

import blinker
import pytest

from tests.testing_kit.declared_signals import Market, OrderPlaced
from turnsignal.introspection import declaration

DefineModule: TypeAlias = Callable[[str], ModuleType]

FUTURE = "from __future__ import annotations\n"

#: What is there for annotations to name.
NAMES = """
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Optional, TypeVar, Union

import blinker
from typing_extensions import TypeAliasType

from tests.testing_kit.declared_signals import Market, OrderPlaced
from turnsignal import NamedSignal, Namespace

PayloadT = TypeVar("PayloadT")
MarketSignal = NamedSignal[Market, PayloadT]
AliasedSignal = TypeAliasType(
    "AliasedSignal", NamedSignal[Market, PayloadT], type_params=(PayloadT,)
)
StringSignal = TypeAliasType("StringSignal", "NamedSignal[Market, OrderPlaced]")
"""


@pytest.fixture(name="define_module")
def module_of_source_code(monkeypatch: pytest.MonkeyPatch) -> DefineModule:
    """Define modules from their source code, after what the annotations of all of them name."""

    def define_module(source: str) -> ModuleType:
        name = f"module_{len(sys.modules)}"
        module = ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        future = FUTURE if source.startswith(FUTURE) else ""
        source = future + NAMES + source.removeprefix(future)
        exec(compile(source, name, "exec", dont_inherit=True), vars(module))  # noqa: S102
        return module

    return define_module


def assert_declares_an_order(signal: Any) -> None:
    found = declaration(signal)
    assert found is not None
    assert (found.sender, found.payload, found.result) == (Market, OrderPlaced, Any)


@pytest.mark.parametrize("future", [FUTURE, ""], ids=["text", "evaluated"])
@pytest.mark.parametrize(
    "annotation",
    [
        "NamedSignal[Market, OrderPlaced]",
        "'NamedSignal[Market, OrderPlaced]'",
        "NamedSignal['Market', 'OrderPlaced']",
        "Final[NamedSignal[Market, OrderPlaced]]",
        "Annotated[NamedSignal[Market, OrderPlaced], 'of the market']",
        "MarketSignal[OrderPlaced]",
        "AliasedSignal[OrderPlaced]",
        "StringSignal",
        "NamedSignal[Market, OrderPlaced] | None",
        "Optional[NamedSignal[Market, OrderPlaced]]",
        "Union[None, AliasedSignal[OrderPlaced]]",
    ],
)
def test_annotations_are_found_whether_or_not_they_are_text(
    define_module: DefineModule, annotation: str, future: str
) -> None:
    module = define_module(f"{future}found: {annotation} = Namespace().signal('found')")

    assert_declares_an_order(module.found)


@pytest.mark.parametrize(
    "annotation",
    [
        "blinker.NamedSignal[Market, OrderPlaced]",
        "Final[blinker.NamedSignal[Market, OrderPlaced]]",
        "Annotated[Final[blinker.NamedSignal[Market, OrderPlaced]], 'of the market']",
        "blinker.NamedSignal[Market, OrderPlaced] | None",
        "Optional[blinker.NamedSignal[Market, OrderPlaced]]",
        "Union[None, blinker.NamedSignal[Market, 'OrderPlaced']]",
    ],
)
def test_classes_of_blinker_are_found_that_cannot_be_subscripted(
    define_module: DefineModule, annotation: str
) -> None:
    module = define_module(f"{FUTURE}found: {annotation} = blinker.Namespace().signal('found')")

    assert_declares_an_order(module.found)


def test_classes_of_blinker_are_found_that_were_made_to_be_subscripted(
    define_module: DefineModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        blinker.Signal, "__class_getitem__", classmethod(lambda known, _: known), raising=False
    )
    annotation = "blinker.NamedSignal[Market, OrderPlaced] | None"
    module = define_module(f"{FUTURE}order_placed: {annotation} = blinker.signal('x')")

    assert_declares_an_order(module.order_placed)


@pytest.mark.parametrize(
    "annotation",
    ["NamedSignal[Market, Unknown]", "MarketSignal[Unknown]", "AliasedSignal[Unknown]"],
)
def test_types_that_only_type_checkers_import_stay_references(
    define_module: DefineModule, annotation: str
) -> None:
    module = define_module(f"{FUTURE}found: {annotation} = Namespace().signal('found')")
    found = declaration(module.found)

    assert found is not None
    assert found.sender is Market
    assert found.payload == ForwardRef("Unknown", is_class=True)


@pytest.mark.parametrize("library", ["", "blinker."])
@pytest.mark.parametrize("less", ["", "[Any, Any]", "[Market, Any]"])
@pytest.mark.parametrize("first", ["less", "more"])
def test_the_annotation_that_says_most_counts(
    define_module: DefineModule, library: str, less: str, first: str
) -> None:
    says_less = f"{library}NamedSignal{less}"
    says_more = f"{library}NamedSignal[Market, OrderPlaced]"
    annotations = [says_less, says_more] if first == "less" else [says_more, says_less]
    module = define_module(f"{FUTURE}one: {annotations[0]} = {library}Namespace().signal('found')")
    other = define_module(f"{FUTURE}import {module.__name__}\nother: {annotations[1]}")
    vars(other)["other"] = module.one

    assert_declares_an_order(module.one)


def test_variables_of_nested_classes_are_found(define_module: DefineModule) -> None:
    module = define_module(
        """
class Outer:
    class Middle:
        class Inner:
            found: ClassVar[NamedSignal[Market, OrderPlaced]] = Namespace().signal('found')

Outer.Middle.Inner.around = Outer
"""
    )

    assert_declares_an_order(module.Outer.Middle.Inner.found)


def test_alias_of_a_string_may_name_what_is_defined_later(define_module: DefineModule) -> None:
    module = define_module(
        """
Later = TypeAliasType("Later", "DefinedLater")
signal = NamedSignal[Market, Later]("signal")
"""
    )
    before = declaration(module.signal)
    vars(module)["DefinedLater"] = OrderPlaced
    after = declaration(module.signal)

    assert before is not None
    assert before.keys == {}
    assert after is not None
    assert [*after.keys] == ["order_id", "total", "note"]


def test_annotation_may_have_several_lines(define_module: DefineModule) -> None:
    module = define_module(
        "found: '''\n    NamedSignal[Market, OrderPlaced]\n''' = NamedSignal('x')"
    )

    assert_declares_an_order(module.found)


def test_annotation_that_is_no_expression_declares_nothing(define_module: DefineModule) -> None:
    module = define_module("found: 'a signal of the market' = NamedSignal('x')")

    assert declaration(module.found) is None


def test_classes_may_lead_to_each_other_without_end(define_module: DefineModule) -> None:
    source = "classes = [type(str(i), (), {'__module__': __name__}) for i in range(3000)]\n"
    linked = "for one, following in zip(classes, classes[1:]):\n    one.following = following\n"
    found = "first = classes[0]\nlast = classes.pop()\ndel classes[:], one, following\n"
    annotated = "last.__annotations__ = {'found': NamedSignal[Market, OrderPlaced]}\n"
    module = define_module(
        f"{source}{linked}{found}{annotated}signal = last.found = NamedSignal('x')\ndel last"
    )

    assert_declares_an_order(module.signal)
