"""The command ``turnsignal``: audits, infers and draws the signals of a program.

It needs what ``turnsignal[audit]`` installs.
"""
