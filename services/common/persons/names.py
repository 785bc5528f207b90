"""Names of persons: what is none, how one is kept, and what two spellings of one have in common.

The separator of names that were written in another script (间隔号) is U+00B7; on keyboards and in old files it has
many shapes. The national rule on names of 2022 asks for 25 Han and more, names in Latin letters are longer.
"""

import re
import unicodedata
from collections.abc import Callable

from services.common.persons.spelling import CONTROL, INVISIBLE, visible

MOST = 50
SEPARATOR = "\u00b7"
SEPARATORS = "·•・‧.∙⋅･．․᛫ꞏ"
HAN = "\u3007\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s*[{re.escape(SEPARATORS)}]\s*(?=[{HAN}])")
IS_HAN = re.compile(f"[{HAN}]")
ONLY_HAN = re.compile(f"[{HAN}]{{1,{MOST}}}")  # as nearly all are: there is nothing more to look for, or to change
LINE_BREAK = re.compile("[\r\n\v\f\x85\u2028\u2029]")
BLANK = re.compile(r"[^\S\u3000]+")  # an ideographic space stays as it was typed
NO_NAME = re.compile(r"[\d<>=@]")

# What the comparable form does to a name in NFKC, sign by sign, so that SQL can do the same (see searching.py).
DASHES = "‐‑‒–—―−ー"
DROPPED = f"[ \t\r\n\f\v\u2028\u2029{INVISIBLE}]+"
FROM = SEPARATORS + DASHES
TO = SEPARATOR * len(SEPARATORS) + "-" * len(DASHES)
_FOLDS = str.maketrans(FROM, TO)
_DROPPED = re.compile(DROPPED)


def fault(name: str) -> str | None:
    """The kind of fault of a name as somebody typed it, None for a good one."""
    if ONLY_HAN.fullmatch(name):
        return None
    typed = visible(name)
    return next((kind for kind, is_faulty in FAULTS.items() if is_faulty(typed)), None)


def _is_unknown(sign: str) -> bool:
    """Of a font's own making, or no sign at all: another computer shows something else. Han are younger than Python."""
    return sign == "\ufffd" or (unicodedata.category(sign) in ("Co", "Cn", "Cs") and not IS_HAN.match(sign))


def _is_letter(sign: str) -> bool:
    """Han, or a letter of another script; marks that only change or repeat a letter are none."""
    return unicodedata.category(sign) in ("Lu", "Ll", "Lt", "Lo") or bool(IS_HAN.match(sign))


FAULTS: dict[str, Callable[[str], object]] = {  # the first that holds is told
    "line_break": LINE_BREAK.search,
    "control_character": CONTROL.search,
    "no_name": NO_NAME.search,
    "unknown_sign": lambda typed: any(map(_is_unknown, typed)),
    "no_letter": lambda typed: not any(map(_is_letter, typed)),
    "too_long": lambda typed: len(stored(typed)) > MOST,
}


def is_broken(text: str) -> bool:
    """Whether a line break stands inside a text of one line."""
    return bool(LINE_BREAK.search(visible(text)))


def stored(name: str) -> str:
    """A faultless name as it is kept."""
    if ONLY_HAN.fullmatch(name):
        return name
    return BETWEEN_HAN.sub(SEPARATOR, BLANK.sub(" ", visible(name)).strip())


def comparable(name: str) -> str:
    """What two spellings of the same name have in common: width, case, blanks and the shape of dots say nothing."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name)).translate(_FOLDS).lower()


def are_same(one: str, other: str) -> bool:
    """Whether two spellings are the same name."""
    return comparable(one) == comparable(other)
