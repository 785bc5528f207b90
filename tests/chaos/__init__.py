"""Faults on a running system, and the program that judges from the databases alone what became of the work."""
