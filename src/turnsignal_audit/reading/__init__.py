"""Reads a program with mypy: its signals, who sends them, and what is connected to them."""
