from typing import Literal, TypedDict
from blinker import Signal


class D(TypedDict):
    a: int


s = Signal()


@s.connect
def r(sender, *, mode: Literal["fast", "slow"], d: D): ...


s.send(None, mode="fast", d={"a": 1})
# error: expects type "Literal['fast', 'slow']" … but payload key "mode" has type "str"
# error: expects type "D" for "d", but payload key "d" has type "dict[Any, Any]"
