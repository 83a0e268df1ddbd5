from blinker import Signal

from . import users

changed = Signal()
imported = Signal()
Customer = users.Customer
