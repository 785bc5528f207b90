"""What mobility can be asked and what it announces; for now only what every service can (operations.py)."""

NAME = "mobility"
