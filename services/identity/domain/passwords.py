"""What a password must be that somebody chooses (R-ID-08)."""

import functools
import unicodedata
from collections.abc import Callable
from pathlib import Path

SHORTEST = 8
LONGEST = 128
CLASSES: tuple[Callable[[str], bool], ...] = (
    str.isupper,
    str.islower,
    str.isdigit,
    lambda sign: not sign.isalnum(),
)

TOO_SHORT = "The password needs at least 8 characters."
TOO_LONG = "The password has more than 128 characters."
TOO_PLAIN = "The password needs three of: capital letters, small letters, digits, other signs."
LIKE_THE_NAME = "The password must not contain the user name."
COMMON = "The password is one of those that are tried first."

LOOKALIKES = str.maketrans("@4031$5!7", "aaoelssit")
COMMON_FILE = Path(__file__).parent / "common_passwords.txt"


def normal(password: str) -> str:
    """The password in one form, so that an input method's full-width signs are the same as plain ones."""
    return unicodedata.normalize("NFKC", password)


def faults(password: str, username: str) -> list[str]:
    """What is wrong with a new password, as sentences for the user; a teacher's user name is the ID number."""
    password = normal(password)
    checks = (
        (len(password) < SHORTEST, TOO_SHORT),
        (len(password) > LONGEST, TOO_LONG),
        (sum(any(map(is_one, password)) for is_one in CLASSES) < 3, TOO_PLAIN),
        (username.casefold() in password.casefold(), LIKE_THE_NAME),
        (is_common(password), COMMON),
    )
    return [sentence for fails, sentence in checks if fails]


def is_common(password: str) -> bool:
    """Whether the password, or the word left of it without the digits and signs around it, is in the list."""
    small = password.casefold()
    word = small.strip("0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    return not _common().isdisjoint({small, small.translate(LOOKALIKES), word, word.translate(LOOKALIKES)})


@functools.cache
def _common() -> frozenset[str]:
    lines = COMMON_FILE.read_text("utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("# "))
