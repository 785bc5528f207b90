"""What review can be asked and what it announces (R-REV)."""

NAME = "review"
