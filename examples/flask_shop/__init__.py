"""A bookshop on the web, whose parts talk to each other through signals.

Run it from the folder above with ``flask --app flask_shop run``.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from . import audit, outbox, routes, stock
from .model import OrderBook

DEFAULT_STOCK = {"Emma": 10, "Walden": 10, "Middlemarch": 10}


def create_app(copies: Mapping[str, int] = DEFAULT_STOCK) -> Flask:
    """Make an application with a stock, an outbox and an audit trail of its own."""
    app = Flask(__name__)
    app.extensions["orders"] = OrderBook()
    stock.init_app(app, copies)
    outbox.init_app(app)
    audit.init_app(app)
    app.register_blueprint(routes.orders)
    return app
