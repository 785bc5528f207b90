"""The mobility service on the bus; so far it answers what every service can (operations.py)."""

from services.common.contracts import mobility
from services.common.operations import Operations


class MobilityService(Operations):
    """Answers for its health, its jobs and its stored failures."""

    name = mobility.NAME
