from blinker import Signal

s = Signal()
# H: Signal "s" is received, but nobody here sends it  [signal-never-sent]
for name, sig in {"a": s}.items():
    sig.send(None, x=1)
    # U: send: it is bound in a way that is not followed
for i, sig2 in enumerate([s]):
    sig2.send(None, x=1)
    # U: send: it is bound in a way that is not followed
match s:
    case Signal() as q:
        q.send(None, x=1)
        # U: send: it is bound in a way that is not followed


@s.connect
def r(sender): ...
