"""What can be wrong with receivers and sends, and how that is said.

The mypy plugin and the check at run time find problems in ways of their own, but these are the
same problems, in the same words. Nothing here knows what a type is to either of the two.
"""
