"""Trainings that were confirmed, on the bus."""

from services.common.bus.entrypoints import react
from services.contracts.training.results import trainings_credited
from services.records.trainings import writing


class TrainingCalls:
    """Writes confirmed trainings into files."""

    trainings_credited = react(trainings_credited, writing.write_trainings)
