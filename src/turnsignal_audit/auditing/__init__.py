"""Finds what is wrong with the signals of a program, and describes it all."""
