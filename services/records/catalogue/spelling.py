"""How what people type is compared: NFKC, no blanks, one case. Never how it is kept."""

import re
import unicodedata

BLANKS = " \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
INNER_BLANKS = re.compile(f"[{BLANKS}]+")
DASHES = re.compile("[‐‑‒–—―−－﹣﹘ー]")


def trimmed(text: str) -> str:
    """The text without blanks at its ends, those included that cannot be seen."""
    return text.strip(BLANKS)


def plain(text: str) -> str:
    """Full-width forms made half-width, every dash a hyphen, no blanks anywhere."""
    if text.isascii():
        return INNER_BLANKS.sub("", text)
    folded = unicodedata.normalize("NFKC", DASHES.sub("-", text))
    return INNER_BLANKS.sub("", folded)


def comparable(text: str) -> str:
    """What two spellings of the same name have in common."""
    return plain(text).casefold()
