from reexports import base
from reexports.base import *
from reexports.base import placed as order_placed

order_paid = paid
also_paid = order_paid
module_paid = base.paid
