"""The mobility service on the bus; so far it answers what every service can (operations.py) and knows the teachers."""

from services.common.bus.entrypoints import react
from services.common.copies import known_teachers
from services.common.processes.operations import Operations
from services.contracts import mobility
from services.contracts.records import teachers


class MobilityService(Operations):
    """Answers for its health, its jobs and its stored failures; keeps its copy of the teachers."""

    name = mobility.NAME

    @react(teachers.teachers_changed)
    def teachers_changed(self, db, news):
        known_teachers.learn(db, self.name, news)

    @react(teachers.teachers_announced)
    def teachers_announced(self, db, news):
        known_teachers.compare(db, self.name, news)
