"""What identity can be asked and what it announces (R-ID)."""

NAME = "identity"
