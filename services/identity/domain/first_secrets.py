"""Initial passwords: drawn by chance, handed out on paper, good until an own password is chosen (R-ID-07).

Fourteen of 31 signs are 69 bits. Of such a secret a fast keyed hash is kept (hashing.py), and that is safe where it
would not be for a chosen password: argon2id makes each guess slow because people choose among some millions; here
there are 2**69 to guess among, all as likely, so that whoever stole the table *and* the key would still try for years
at a million million guesses a second, for one account, whose secret expires in weeks. And it is what lets a county's
teachers get theirs in seconds.
"""

import math
import os
import unicodedata

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without 0 O 1 l I, and i and o, which are mistaken on paper
GROUPS = (5, 4, 5)
LENGTH = sum(GROUPS)
BITS = LENGTH * math.log2(len(SIGNS))
SIGN_OF_BYTE = bytes(ord((SIGNS + "-")[byte & 31]) for byte in range(256))
NO_SIGN = bytes(byte for byte in range(256) if byte & 31 == len(SIGNS))


def drawn(username: str = "") -> str:
    """A new secret like `k7m2q-9hxp-4tzwa`; it has a digit, and nothing of the user name, as the policy wants."""
    while True:
        signs = _signs()
        secret = f"{signs[:5]}-{signs[5:9]}-{signs[9:]}"
        if not (signs.isalpha() or signs.isdigit() or (username and username in secret)):
            return secret


def as_kept(typed: str) -> str:
    """What of a typed secret counts: capitals, full-width signs, spaces and dashes make no difference."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", typed).casefold()))


def _signs() -> str:
    """LENGTH signs, each as likely: five bits choose one of 32, and the one that stands for none is passed over."""
    found = b""
    while len(found) < LENGTH:
        found += os.urandom(2 * LENGTH).translate(SIGN_OF_BYTE, NO_SIGN)
    return found[:LENGTH].decode()
