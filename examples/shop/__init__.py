"""A bookshop that announces what happens in it. Run it with ``python -m shop``."""
