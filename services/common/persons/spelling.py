"""How what people type is compared: NFKC, no blanks, one case, nothing that no eye sees. And what may be kept of it."""

import re
import unicodedata

BLANKS = " \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
# Zero-width signs, marks of direction, fillers, selectors of variants, tags, the empty sign of Braille: what people
# never type and never see. Ranges of a regular expression, in Python and in the database alike.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSEEN = re.compile(f"[{INVISIBLE}]+")
INNER_BLANKS = re.compile(f"[{BLANKS}{INVISIBLE}]+")
DASHES = re.compile("[‐‑‒–—―−－﹣﹘ー]")
# All but tab and line breaks, which a text of several lines holds.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def trimmed(text: str) -> str:
    """The text without blanks at its ends, those included that cannot be seen."""
    return text.strip(BLANKS)


def visible(text: str) -> str:
    """The text as it is kept: without what no eye sees, and without blanks at its ends."""
    return trimmed(text if text.isascii() else UNSEEN.sub("", text))


def plain(text: str) -> str:
    """Full-width forms made half-width, every dash a hyphen, no blanks anywhere."""
    if text.isascii():
        return INNER_BLANKS.sub("", text)
    folded = unicodedata.normalize("NFKC", DASHES.sub("-", text))
    return INNER_BLANKS.sub("", folded)


def comparable(text: str) -> str:
    """What two spellings of the same word have in common."""
    return plain(text).casefold()
