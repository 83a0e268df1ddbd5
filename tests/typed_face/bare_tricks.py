"""The tricks for signals that declare nothing, so that code for blinker's types fits."""

from __future__ import annotations

from typing import Final

from tests.typed_face.tricks import Trick

BARE_TRICKS: Final = [
    Trick(
        "a list of Any is a list of anything",
        "_faces/parts.pyi",
        {"-> tuple[list[Nobody], list[Nothing], list[Nobody]]": "-> int"},
        ("mypy", "pyright", "pyrefly", "zuban"),
    ),
    Trick(
        "a subclass may ask for a wrapper that gives coroutines",
        "_faces/parts.pyi",
        {
            "SyncWrapper: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]": (
                "SyncWrapper: TypeAlias ="
                " Callable[[Callable[..., Any]], Callable[..., Awaitable[Any]]]"
            )
        },
        ("plugin", "mypy", "ty"),
    ),
    Trick(
        "pyright compares an override with no overload that takes keys",
        "_faces/payloads.pyi",
        {
            "        def _declares(self) -> AnswerT: ...\n"
            "        @property\n"
            "        def _is_something(self) -> list[AnswerT]: ...\n"
            "        def _keywords": "        def _keywords"
        },
        ("pyright",),
    ),
    Trick(
        "zuban compares an override with no overload that leaves the sender out",
        "_faces/pyright_zuban.pyi",
        {
            "self: DeclaredFromNone[AnswerT], /, *, _async_wrapper": (
                "self: FromNone, /, *, _async_wrapper"
            )
        },
        ("zuban",),
    ),
    Trick(
        "ty does not see which signals declare nothing",
        "_faces/ty.pyi",
        {
            "    def _take(self, payload: PayloadT, /) -> Any: ...\n": (
                "    def _take(self, payload: PayloadT, /) -> Any: ...\n"
                "    @property\n"
                "    def _declared(\n"
                "        self,\n"
                "    ) -> tuple[list[SenderT], list[PayloadT], list[ResultT]]: ...\n"
            )
        },
        ("ty",),
    ),
]
