"""Names of persons: what is none, how one is kept, and what two spellings of one have in common.

The separator of names that were written in another script (间隔号) is U+00B7; on keyboards and in old files it has
many shapes. The national rule on names of 2022 asks for 25 Han and more, names in Latin letters are longer.
"""

import re
import unicodedata

from services.common.persons.spelling import CONTROL, visible

MOST = 50
SEPARATOR = "\u00b7"
SEPARATORS = "·•・‧.∙⋅･．․᛫ꞏ"
HAN = "\u3007\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s*[{re.escape(SEPARATORS)}]\s*(?=[{HAN}])")
LINE_BREAK = re.compile("[\r\n\v\f\x85\u2028\u2029]")
BLANK = re.compile(r"[^\S\u3000]+")  # an ideographic space stays as it was typed
NO_NAME = re.compile(r"[\d<>=@]")

# What the comparable form does to a name in NFKC, sign by sign, so that SQL can do the same (see searching.py).
DASHES = "‐‑‒–—―−ー"
DROPPED = (
    " \t\r\n\f\v\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u2028\u2029"
)
FROM = SEPARATORS + DASHES + DROPPED
TO = SEPARATOR * len(SEPARATORS) + "-" * len(DASHES)
_FOLDS = {ord(sign): TO[place] if place < len(TO) else None for place, sign in enumerate(FROM)}


def fault(name: str) -> str | None:
    """The kind of fault of a name as somebody typed it, None for a good one."""
    typed = visible(name)
    if is_broken(typed):
        return "line_break"
    if CONTROL.search(typed):
        return "control_character"
    if NO_NAME.search(typed):
        return "no_name"
    return "too_long" if len(stored(typed)) > MOST else None


def is_broken(text: str) -> bool:
    """Whether a line break stands inside a text of one line."""
    return bool(LINE_BREAK.search(visible(text)))


def stored(name: str) -> str:
    """A faultless name as it is kept."""
    return BETWEEN_HAN.sub(SEPARATOR, BLANK.sub(" ", visible(name)).strip())


def comparable(name: str) -> str:
    """What two spellings of the same name have in common: width, case, blanks and the shape of dots say nothing."""
    return unicodedata.normalize("NFKC", name).translate(_FOLDS).lower()


def are_same(one: str, other: str) -> bool:
    """Whether two spellings are the same name."""
    return comparable(one) == comparable(other)
