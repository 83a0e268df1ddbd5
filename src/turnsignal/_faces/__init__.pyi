"""The typed face of a signal: the same classes, once for each kind of type checker.

`Signal[Shop, OrderPlaced]` should make ``send`` take the keys of ``OrderPlaced``, and
``connect`` refuse a receiver that does not. Plain annotations cannot say so: PEP 692 allows
``**payload: Unpack[T]`` for a concrete TypedDict, not for a type variable.

But checkers know what the constructor of a TypedDict takes, a mapping with further keys or the
keys alone. Matched against ``Callable[P0, Any]``, the class ``type[PayloadT]`` leaves that in the
ParamSpec ``P0``, which ``*args: P0.args, **payload: P0.kwargs`` spells out. Each checker needs its
own way to end up with the keys alone, and to give a receiver back with its own type; each way is
explained where it is taken, and ``tests/typed_face/test_tricks.py`` says which checker needs it.

Where a checker can follow none of it, the last resort is "unchecked", never a false alarm.
"""
