"""A shop in many modules, for `test_edits`: an edit of one module must be seen from the others."""

from .signals import order_placed as placed

__all__ = ["placed"]
