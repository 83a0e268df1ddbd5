from blinker import Signal

s = Signal()
t = Signal()


@s.connect
async def r(sender, **kw): ...
# E: Receiver "r" of signal "s" is asynchronous, but send() awaits nothing: use send_async(), or _async_wrapper (1 of 3 sends)  [signal-receiver]
# N: awaiting/program.py:19: Sent here with no keys
@t.connect
def r2(sender, **kw): ...
# E: Receiver "r2" of signal "t" is not asynchronous, but send_async() awaits all: pass _sync_wrapper (its only send)  [signal-receiver]
# N: awaiting/program.py:23: Sent here with no keys




s.send(None)


async def go():
    await t.send_async(None)
    await s.send_async(None)
    s.send(None, _async_wrapper=go)


@s.connect
async def lacks_key(sender, *, key): ...
# E: Receiver "lacks_key" of signal "s" is asynchronous, but send() awaits nothing: use send_async(), or _async_wrapper (1 of 3 sends)  [signal-receiver]
# N: awaiting/program.py:19: Sent here with no keys
# E: Receiver "lacks_key" of signal "s" requires parameter "key", which no send passes  [signal-receiver]
# N: awaiting/program.py:19: Sent here with no keys
# N: awaiting/program.py:24: Sent here with no keys
# N: awaiting/program.py:25: Sent here with no keys
# N: awaiting/program.py:29: Expected signature: async def lacks_key(sender: None)
