"""How many statements reading a file takes."""

from datetime import date

TODAY = date(2026, 11, 22)
