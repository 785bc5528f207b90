"""Names of files and numbers in them are ID numbers: sealed wherever they are kept or sent."""

import functools

from services.common import settings
from services.common.secrets.sealing import Sealer


@functools.cache
def _sealer() -> Sealer:
    known = settings.load()
    return Sealer(known.data_keys, known.index_key)


def seal(text: str) -> str:
    """The text encrypted."""
    return _sealer().seal(text)


def read(kept: str) -> str:
    """The text again."""
    return _sealer().open(kept)
