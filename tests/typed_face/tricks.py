"""The tricks of the typed face: which checker needs each, and what takes it away.

Why a trick is there stands beside it, in the face. Three parts are pinned elsewhere:
`test_first_signals` has what `Keys._fits_keys` is for, `tests/editors` the completion for which
`SendDescriptor` captures whole methods, and `tests/plugin` what the plugin makes of its face.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

#: The checkers that read each file. basedpyright is not among them: it does what pyright does.
READERS: Final[Mapping[str, tuple[str, ...]]] = {
    "_typing.pyi": ("plugin", "mypy", "pyright", "pyrefly", "ty", "zuban"),
    "_faces/parts.pyi": ("plugin", "mypy", "pyright", "pyrefly", "ty", "zuban"),
    "_faces/bound_methods.pyi": ("pyrefly", "ty"),
    "_faces/mypy.pyi": ("mypy",),
    "_faces/mypy_plugin.pyi": ("plugin",),
    "_faces/payloads.pyi": ("pyright", "zuban"),
    "_faces/pyrefly.pyi": ("pyrefly",),
    "_faces/pyright_zuban.pyi": ("pyright", "zuban"),
    "_faces/receivers.pyi": ("pyright", "zuban"),
    "_faces/ty.pyi": ("ty",),
}


class Trick(NamedTuple):
    """A trick of the typed face."""

    name: str
    file: str
    #: What takes it away: each text stands in the file once, and is replaced.
    changes: Mapping[str, str]
    #: The checkers that report something else without it.
    needed_by: tuple[str, ...]


SELECTION: Final = [
    Trick(
        "mypy takes Undecided.PY2 for false",
        "_typing.pyi",
        {"if Undecided.PY2:": "if UNDECIDED:"},
        ("plugin", "mypy"),
    ),
    Trick(
        "zuban knows PY2, but not that of a class",
        "_typing.pyi",
        {"if Undecided.PY2:": "if PY2:"},
        ("zuban",),
    ),
    Trick(
        "pyrefly knows a constant of its own",
        "_typing.pyi",
        {
            "if not TYPE_CHECKING_WITH_PYREFLY:": "if True:",
            "elif TYPE_CHECKING_WITH_PYREFLY:": "elif False:",
        },
        ("pyrefly",),
    ),
    Trick(
        "ty takes a False for false",
        "_typing.pyi",
        {"    if UNDECIDED:": "    if True:"},
        ("ty",),
    ),
    Trick(
        "pyright takes the last definition",
        "_typing.pyi",
        {"    if UNDECIDED:": "    if False:"},
        ("pyright",),
    ),
    Trick(
        "the plugin tells that it is there",
        "_typing.pyi",
        {"elif not TURNSIGNAL_PLUGIN:": "elif True:"},
        ("plugin",),
    ),
    Trick(
        "mypy takes the first definition",
        "_typing.pyi",
        {
            "elif not TURNSIGNAL_PLUGIN:": "elif TURNSIGNAL_PLUGIN:",
            "from ._faces.mypy import": "from ._faces.mypy_plugin import",
            "from ._faces.mypy_plugin import": "from ._faces.mypy import",
        },
        ("mypy",),
    ),
]

SHARED: Final = [
    Trick(
        "a receiver's own signature is captured by an overload that fits anything",
        "_faces/parts.pyi",
        {
            "def __call__(self, *args: OwnP.args, **payload: OwnP.kwargs) -> OwnResultT_co": (
                "def __call__(self, *args: Any, **payload: Any) -> Any"
            )
        },
        ("mypy", "pyright", "zuban"),
    ),
    Trick(
        "a signal of a mapping is one that takes a dict",
        "_faces/bound_methods.pyi",
        {"def _take(self, payload: dict[str, Any], /)": "def _takes(self)"},
        ("pyrefly", "ty"),
    ),
    Trick(
        "a signal without keys has a send of its own",
        "_faces/bound_methods.pyi",
        {
            "        self, signal: DeclaresNoKeys[SenderT, ResultT], owner: Any\n"
            "    ) -> KeylessSend[": "        self, signal: None, owner: Any\n    ) -> KeylessSend["
        },
        ("pyrefly",),
    ),
    Trick(
        "a sender may be left out if the signal takes None for one",
        "_faces/bound_methods.pyi",
        {
            "class SendsFromNone(Protocol[CallP, CallResultT_co]):\n"
            "    def _from(self, sender: None, /) -> Any: ...\n": (
                "class SendsFromNone(Protocol[CallP, CallResultT_co]):\n"
            )
        },
        ("pyrefly", "ty"),
    ),
    Trick(
        "whether None is a sender is asked first",
        "_faces/bound_methods.pyi",
        {
            "signal: SendsFromNone[CallP, CallResultT], owner": (
                "signal: Sends[CallP, CallResultT], owner"
            ),
            "signal: Sends[CallP, CallResultT], owner": (
                "signal: SendsFromNone[CallP, CallResultT], owner"
            ),
        },
        ("pyrefly", "ty"),
    ),
]

MYPY: Final = [
    Trick(
        "what mypy cannot capture is checked without",
        "_faces/mypy.pyi",
        {
            "Callable[Concatenate[SenderT, P0], ResultT | Awaitable[ResultT]]": (
                "CapturedReceiver[SenderT, P0, ResultT, ..., Any]"
            )
        },
        ("mypy",),
    ),
    Trick(
        "a sender may be left out if the signal takes None for one",
        "_faces/mypy.pyi",
        {"def _from(self, sender: None, /)": "def _from(self, sender: Any, /)"},
        ("mypy",),
    ),
    Trick(
        "a method carries the type of its signal",
        "_faces/mypy_plugin.pyi",
        {
            "def __get__(self, signal: SignalT, owner: Any) -> Connect[SignalT]: ...": (
                "def __get__(self, signal: Any, owner: Any) -> Connect[Any]: ..."
            )
        },
        ("plugin",),
    ),
]

PYRIGHT_AND_ZUBAN: Final = [
    Trick(
        "keywords come before the constructor",
        "_faces/payloads.pyi",
        {
            "        def _keywords(self, *args: P0.args, **kwargs: P0.kwargs) -> Any: ...\n"
            "        @property\n"
            "        def _payload_type(self) -> Callable[P0, Any] | FitT_co: ...\n": (
                "        @property\n"
                "        def _payload_type(self) -> Callable[P0, Any] | FitT_co: ...\n"
                "        def _keywords(self, *args: P0.args, **kwargs: P0.kwargs) -> Any: ...\n"
            )
        },
        ("pyright",),
    ),
    Trick(
        "keywords pin the signature",
        "_faces/payloads.pyi",
        {"        def _keywords(self, *args: P0.args, **kwargs: P0.kwargs) -> Any: ...\n": ""},
        ("pyright",),
    ),
    Trick(
        "a sender may be left out if the signal takes None for one",
        "_faces/payloads.pyi",
        {"def _from(self, sender: None, /)": "def _from(self, sender: Any, /)"},
        ("pyright", "zuban"),
    ),
    Trick(
        "a signal of a mapping is one that takes a dict",
        "_faces/payloads.pyi",
        {"def _take(self, payload: dict[str, Any], /)": "def _takes(self)"},
        ("pyright", "zuban"),
    ),
    Trick(
        "to zuban, a closed TypedDict and an open one meet in one that is open",
        "_faces/pyright_zuban.pyi",
        {"self: Meets[MetT]) -> type[MetT]": "self) -> type[PayloadT]"},
        ("zuban",),
    ),
    Trick(
        "a method that is read from the class takes its type variables for Any",
        "_faces/payloads.pyi",
        {"def _senders_and_payloads(self)": "def _nothing(self)"},
        ("pyright",),
    ),
    Trick(
        "an overload answers whether a signal has keys",
        "_faces/pyright_zuban.pyi",
        {
            'def _has_keys(self: Keys[P0, Any]) -> Literal["yes"]': (
                'def _has_keys(self) -> Literal["yes"]'
            )
        },
        ("pyright", "zuban"),
    ),
    Trick(
        "a list is invariant, and so takes no other answer",
        "_faces/pyright_zuban.pyi",
        {'def _is_no(self) -> list[Literal["no"]]': "def _is_no(self) -> list[Any]"},
        ("pyright", "zuban"),
    ),
    Trick(
        "a receiver may forward what it does not name",
        "_faces/receivers.pyi",
        {"        | CapturedForwarder[SenderT_contra, ResultT_co, OwnP, OwnResultT_co]\n": ""},
        ("zuban",),
    ),
    Trick(
        "so may one that is not captured",
        "_faces/receivers.pyi",
        {" | Forwarder[SenderT_contra, ResultT_co]": ""},
        ("zuban",),
    ),
    Trick(
        "which only zuban has to be told",
        "_faces/receivers.pyi",
        {"if MYPY:\n    Receiver": "if not MYPY:\n    Receiver"},
        ("zuban",),
    ),
    Trick(
        "what pyright cannot capture is checked without",
        "_faces/receivers.pyi",
        {
            "OwnP, OwnResultT_co]\n"
            "        | CheckedReceiver[SenderT_contra, P0, ResultT_co]\n"
            "    )\n"
            "    UncapturedReceiver: TypeAlias = CheckedReceiver": (
                "OwnP, OwnResultT_co]\n    )\n    UncapturedReceiver: TypeAlias = CheckedReceiver"
            )
        },
        ("pyright",),
    ),
    Trick(
        "what zuban cannot capture is checked without",
        "_faces/receivers.pyi",
        {
            "        | TwiceCheckedReceiver[SenderT_contra, P0, ResultT_co]\n"
            "    )\n"
            "    UncapturedReceiver: TypeAlias = (": (
                "    )\n    UncapturedReceiver: TypeAlias = ("
            )
        },
        ("zuban",),
    ),
    Trick(
        "zuban checks a sender beside Any, not beside a ParamSpec that is anything",
        "_faces/receivers.pyi",
        {
            """
    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> ResultT_co | Awaitable[ResultT_co]: ...
    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: Any, **payload: Any
    ) -> ResultT_co | Awaitable[ResultT_co]: ...
""": """
    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> ResultT_co | Awaitable[ResultT_co]: ...
"""
        },
        ("zuban",),
    ),
    Trick(
        "only what is connected to ANY has to take all senders",
        "_faces/pyright_zuban.pyi",
        {"self: Connector[AnySender, SenderT, P0, ResultT]": "self"},
        ("pyright", "zuban"),
    ),
]

TY: Final = [
    Trick(
        "a callable that also takes a mapping leaves the keys",
        "_faces/ty.pyi",
        {"Callable[[MappingOrKeys[P0]], Any]": "Callable[[Callable[P0, Any]], Any]"},
        ("ty",),
    ),
    Trick(
        "a list is invariant, and so takes the keys alone",
        "_faces/ty.pyi",
        {
            "from collections.abc import Callable\n": (
                "from collections.abc import Callable, Iterable\n"
            ),
            "def _keys(self) -> list[Callable[P0, Any]]": (
                "def _keys(self) -> Iterable[Callable[P0, Any]]"
            ),
        },
        ("ty",),
    ),
    Trick(
        "all members of a union must have the keys",
        "_faces/ty.pyi",
        {
            "    def _keys(self) -> list[Callable[P0, Any]]: ...\n"
            "    @property\n"
            "    def _payload_type(self) -> Callable[P0, Any]: ...\n": (
                "    def _keys(self) -> list[Callable[P0, Any]]: ...\n"
            )
        },
        ("ty",),
    ),
    Trick(
        "an intersection checks a receiver and keeps its type",
        "_faces/ty.pyi",
        {
            "Intersection[ReceiverT, Receiver[SenderT, P0, ResultT_contra]]": (
                "Receiver[SenderT, P0, ResultT_contra]"
            )
        },
        ("ty",),
    ),
    Trick(
        "whether a payload is a mapping is asked before its keys",
        "_faces/ty.pyi",
        {
            "signal: OfMapping[SenderT, ResultT], owner: Any\n"
            "    ) -> Declaration[SenderT, ..., ResultT]": (
                "signal: Keys[P0, SenderT, ResultT], owner: Any\n"
                "    ) -> Declaration[SenderT, P0, ResultT]"
            ),
            "signal: Keys[P0, SenderT, ResultT], owner: Any\n"
            "    ) -> Declaration[SenderT, P0, ResultT]": (
                "signal: OfMapping[SenderT, ResultT], owner: Any\n"
                "    ) -> Declaration[SenderT, ..., ResultT]"
            ),
        },
        ("ty",),
    ),
    Trick(
        "what connects to ANY is asked first",
        "_faces/ty.pyi",
        {
            "sender: AnySender, weak: bool = False\n    ) -> Connector[SenderT_co": (
                "sender: NarrowT, weak: bool = False\n    ) -> Connector[NarrowT"
            ),
            "sender: NarrowT, weak: bool = False\n    ) -> Connector[NarrowT": (
                "sender: AnySender, weak: bool = False\n    ) -> Connector[SenderT_co"
            ),
        },
        ("ty",),
    ),
]

PYREFLY: Final = [
    Trick(
        "a method has the constructor's signature",
        "_faces/pyrefly.pyi",
        {
            "def _keywords(self: Constructor[P0], *args: P0.args, **kwargs: P0.kwargs)": (
                "def _keywords(self, **kwargs: Any)"
            )
        },
        ("pyrefly",),
    ),
    Trick(
        "a union of classes is a UnionType",
        "_faces/pyrefly.pyi",
        {"def _payload_type(self) -> UnionType": "def _union_type(self) -> UnionType"},
        ("pyrefly",),
    ),
    Trick(
        "what self accepts bounds the type of a receiver",
        "_faces/pyrefly.pyi",
        {"self: Connect[SenderT_contra, Accepts[ReceiverT]]": "self"},
        ("pyrefly",),
    ),
    Trick(
        "and of one for a narrower sender",
        "_faces/pyrefly.pyi",
        {"self: Connect[SenderT_contra, AcceptsFrom[ReceiverT, NarrowT]]": "self"},
        ("pyrefly",),
    ),
    Trick(
        "whether a payload is a mapping is asked before its keys",
        "_faces/pyrefly.pyi",
        {
            "signal: OfMapping[SenderT, ResultT], owner: Any\n"
            "    ) -> KeylessDeclaration[SenderT, ResultT]": (
                "signal: Keys[P0, SenderT, ResultT], owner: Any\n"
                "    ) -> Declaration[SenderT, P0, ResultT]"
            ),
            "signal: Keys[P0, SenderT, ResultT], owner: Any\n"
            "    ) -> Declaration[SenderT, P0, ResultT]": (
                "signal: OfMapping[SenderT, ResultT], owner: Any\n"
                "    ) -> KeylessDeclaration[SenderT, ResultT]"
            ),
        },
        ("pyrefly",),
    ),
    Trick(
        "what connects to ANY is asked first",
        "_faces/pyrefly.pyi",
        {
            "sender: AnySender, weak: bool = False\n    ) -> Connector[Acceptance[SenderT_co": (
                "sender: NarrowT, weak: bool = False\n    ) -> Connector[Acceptance[NarrowT"
            ),
            "sender: NarrowT, weak: bool = False\n    ) -> Connector[Acceptance[NarrowT": (
                "sender: AnySender, weak: bool = False\n    ) -> Connector[Acceptance[SenderT_co"
            ),
        },
        ("pyrefly",),
    ),
]

TRICKS: Final = [*SELECTION, *SHARED, *MYPY, *PYRIGHT_AND_ZUBAN, *TY, *PYREFLY]
