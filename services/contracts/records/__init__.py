"""What records can be asked and what it announces (R-REC)."""

NAME = "records"
