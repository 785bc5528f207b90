"""Who somebody is, as province and ministry tell each other: sealed with the one national key, found by blind index.

The key is drawn from the national key of the blind index, which every site has; a site's own data keys stay at home.
"""

import functools
import hashlib
import hmac
import json

from services.common import settings
from services.common.secrets.sealing import Sealer
from services.records.numbers import rules

PURPOSE = b"xingtan: identity between sites"


@functools.cache
def national() -> Sealer:
    """The sealer for what goes from site to site."""
    index_key = settings.load().index_key
    return Sealer({1: hmac.digest(index_key, PURPOSE, hashlib.sha256)}, index_key)


def seal(identity: dict[str, str]) -> str:
    """id_type, id_number, name, sex and birth_date, closed to everybody on the way."""
    return national().seal(json.dumps(identity, ensure_ascii=False))


def opened(sealed: str) -> dict[str, str]:
    """The identity again."""
    return json.loads(national().open(sealed))


def number_index(number: str) -> bytes:
    """By which a personal number is found; no other index can be equal."""
    return national().blind_index(f"number:{rules.spelled(number)}")
