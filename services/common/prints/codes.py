"""What a stranger is told of a print, and the form of its code."""

import hashlib
import re
import unicodedata
from collections.abc import Callable

COVER = "*"
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are misread
LENGTH, PART = 20, 5  # 100 bits: not to be guessed, however often somebody tries
MISREAD = str.maketrans("ILO", "110")
BETWEEN = re.compile(r"[\s\-–—]+")


def masked_name(name: str) -> str:
    """A name with one sign covered: 张*, 张*三, 欧阳*华; of one sign nothing is left to see."""
    signs = _signs(name)
    if not signs:
        return ""
    covered = {1: 0, 2: 1}.get(len(signs), len(signs) - 2)
    if not signs[covered][0].isalnum():  # a middle dot covers nobody
        covered -= 1
    return "".join([*signs[:covered], COVER, *signs[covered + 1 :]])


def _signs(name: str) -> list[str]:
    """The signs that an eye sees: marks and selectors of variants belong to the one before them."""
    found: list[str] = []
    for sign in name:
        if found and unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf"):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def new_code(below: Callable[[int], int]) -> str:
    """A code of chance; `below(n)` gives an integer under n that nobody can foretell."""
    return "".join(SIGNS[below(len(SIGNS))] for _ in range(LENGTH))


def shown_code(code: str) -> str:
    """As it stands on paper: in parts."""
    return "-".join(code[start : start + PART] for start in range(0, len(code), PART))


def typed_code(typed: str) -> str | None:
    """The code that somebody typed off the paper; none for what can be no code."""
    code = BETWEEN.sub("", typed).upper().translate(MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else None


def hashed(code: str) -> bytes:
    """What is kept of a code: whoever reads the table can make no paper that verifies."""
    return hashlib.sha256(code.encode()).digest()
