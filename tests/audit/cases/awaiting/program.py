from blinker import Signal

s = Signal()
t = Signal()


@s.connect
async def r(sender, **kw): ...
# E: Receiver "r" of signal "s" is asynchronous, but send() awaits nothing: use send_async(), or _async_wrapper (1 of 3 sends)  [signal-receiver]
@t.connect
def r2(sender, **kw): ...
# E: Receiver "r2" of signal "t" is not asynchronous, but send_async() awaits all: pass _sync_wrapper (its only send)  [signal-receiver]




s.send(None)


async def go():
    await t.send_async(None)
    await s.send_async(None)
    s.send(None, _async_wrapper=go)
