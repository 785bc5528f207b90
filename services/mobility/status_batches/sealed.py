"""Numbers of ID documents are sealed wherever they are kept or sent."""

import functools

from services.common import settings
from services.common.secrets.sealing import Sealer


@functools.cache
def _sealer() -> Sealer:
    known = settings.load()
    return Sealer(known.data_keys, known.index_key)


def seal(number: str) -> str:
    """The number encrypted."""
    return _sealer().seal(number)


def read(kept: str) -> str:
    """The number again."""
    return _sealer().open(kept)
