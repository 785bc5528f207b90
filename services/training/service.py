"""The training service on the bus; so far it answers what every service can (operations.py)."""

from services.common.contracts import training
from services.common.operations import Operations


class TrainingService(Operations):
    """Answers for its health, its jobs and its stored failures."""

    name = training.NAME
