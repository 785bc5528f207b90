"""How wide columns have to be, in signs of Chinese: so that no word and no date is broken letter by letter."""

import re
from collections.abc import Sequence

# In signs: the least that any column gets, the most that one asks for, what its margins take.
LEAST, MOST, MARGINS = 3.0, 16.0, 1.0
LONGEST_RUN = 23  # letters and digits in a row that are never broken; longer ones are
ROOM = {"portrait": 56.0, "landscape": 84.0, "large": 122.0}  # of A4, A4 lying, A3 lying
LATIN = re.compile(r"[!-~]+")
FIRST_WIDE = 0x2E80  # from here on signs are as wide as they are high


def widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """What each column asks for."""
    return [_wanted(columns[place], [row[place] for row in rows]) for place in range(len(columns))]


def fits(columns: Sequence[str], rows: Sequence[Sequence[str]], room: str = "portrait") -> bool:
    """Whether these columns can stand beside each other without a broken word."""
    return sum(_least(columns[place], [row[place] for row in rows]) for place in range(len(columns))) <= ROOM[room]


def width(text: str) -> float:
    """How many signs of Chinese a text is wide."""
    return sum(1.0 if ord(sign) >= FIRST_WIDE else 0.55 for sign in text)


def _wanted(title: str, cells: Sequence[str]) -> float:
    natural = max((width(cell) for cell in cells), default=0.0)
    return max(_least(title, cells), min(natural, MOST) + MARGINS, min(width(title), 5.0) + MARGINS)


def _least(title: str, cells: Sequence[str]) -> float:
    """Room for the longest run of letters and digits, and for four signs of Chinese where there are as many."""
    runs = (width(run) for text in (title, *cells) for run in LATIN.findall(text) if len(run) <= LONGEST_RUN)
    signs = max((width(cell) for cell in cells), default=0.0)
    return max(LEAST, min(signs, 4.0), *runs) + MARGINS
