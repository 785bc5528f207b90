"""What is kept of passwords (R-ID-07), and whether a typed one matches.

Of a chosen password an argon2id hash: 19 MiB, two passes, one lane, some 27 ms of work, through `offloop` only. Of an
initial one an HMAC-SHA256 under a key of this site (domain/first_secrets.py says why that is enough). To find out which
of the two an account has, one would have to see a difference in time or answer: every comparison does both.
"""

import base64
import functools
import hashlib
import hmac

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from services.common import settings
from services.common.processes import offloop
from services.identity.domain.first_secrets import as_kept
from services.identity.domain.passwords import normal

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# Of a random password that nobody knows: what is compared where there is no such account, so that it takes as long.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$uBXYaTM7QCPOmLmToNQrpA$ehUUAl/icY6Nql1aR3MQKvfhSTOvARYkdY6pl0C2BAA"
INITIAL = "initial:"
PURPOSE = b"xingtan initial passwords"


def hashed(password: str) -> str:
    """The hash to keep of a chosen password."""
    return offloop.run(HASHER.hash, normal(password))


def kept_initial(secret: str) -> str:
    """What to keep of an initial password: `initial:<version of the key>:<digest>`."""
    version = max(keys())
    return f"{INITIAL}{version}:{_digest(version, secret)}"


def matches(kept: str | None, password: str) -> bool:
    """Whether this is the password of which `kept` was kept; takes as long for every kind, and for none at all."""
    kept = kept or NOBODYS
    initial = kept.startswith(INITIAL)
    slow = offloop.run(_verify, NOBODYS if initial else kept, normal(password))
    fast = _matches_initial(kept if initial else f"{INITIAL}{max(keys())}:", password)
    return fast if initial else slow


def _matches_initial(kept: str, password: str) -> bool:
    version, _, digest = kept.removeprefix(INITIAL).partition(":")
    return int(version) in keys() and hmac.compare_digest(digest, _digest(int(version), password))


def _digest(version: int, secret: str) -> str:
    found = hmac.digest(keys()[version], as_kept(secret).encode(), hashlib.sha256)
    return base64.b64encode(found).decode()


@functools.cache
def keys() -> dict[int, bytes]:
    """By version, keys of their own drawn from the site's data keys: an old secret outlives a change of the key."""
    known = settings.load().data_keys
    return {version: hmac.digest(key, PURPOSE, hashlib.sha256) for version, key in known.items()}


def _verify(password_hash: str, password: str) -> bool:
    try:
        return HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
