"""Receivers, not one of which knows to what it is connected."""
