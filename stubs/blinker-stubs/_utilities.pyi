from collections.abc import Callable, Hashable
from typing import Any, ClassVar, TypeVar
from weakref import ref

from typing_extensions import Self

from turnsignal._typing import AnySender

_T = TypeVar("_T")

class Symbol(AnySender):
    symbols: ClassVar[dict[str, Symbol]]
    name: str
    def __new__(cls, name: str) -> Self: ...
    def __init__(self, name: str) -> None: ...
    def __getnewargs__(self) -> tuple[Any, ...]: ...

def make_id(obj: object) -> Hashable: ...
def make_ref(obj: _T, callback: Callable[[ref[_T]], None] | None = None) -> ref[_T]: ...
