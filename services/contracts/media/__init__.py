"""What media can be asked and what it announces (R-MED)."""

NAME = "media"
