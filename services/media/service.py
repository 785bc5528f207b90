"""The media service on the bus; so far it answers what every service can (operations.py)."""

from services.common.contracts import media
from services.common.operations import Operations


class MediaService(Operations):
    """Answers for its health, its jobs and its stored failures."""

    name = media.NAME
