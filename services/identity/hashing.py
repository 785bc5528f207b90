"""Password hashes: argon2id with 19 MiB, two passes, one lane (R-ID-07). Some 27 ms of work: through `offloop` only."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from services.common import offloop
from services.identity.domain.passwords import normal

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# Of a random password that nobody knows: what is compared where there is no such account, so that it takes as long.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$uBXYaTM7QCPOmLmToNQrpA$ehUUAl/icY6Nql1aR3MQKvfhSTOvARYkdY6pl0C2BAA"


def hashed(password: str) -> str:
    """The hash to keep."""
    return offloop.run(HASHER.hash, normal(password))


def matches(password_hash: str, password: str) -> bool:
    """Whether this is the password that was hashed."""
    return offloop.run(_verify, password_hash, normal(password))


def _verify(password_hash: str, password: str) -> bool:
    try:
        return HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
