"""The mobility service on the bus; so far it answers what every service can (operations.py) and knows the teachers."""

from functools import partial

from services.common.bus.entrypoints import react
from services.common.copies import known_teachers
from services.common.processes.operations import Operations
from services.contracts import mobility
from services.contracts.records import teacher_copies


class MobilityService(Operations):
    """Answers for its health, its jobs and its stored failures; keeps its copy of the teachers."""

    name = mobility.NAME

    teachers_changed = react(teacher_copies.teachers_changed, partial(known_teachers.learn, service=name))
    teachers_announced = react(teacher_copies.teachers_announced, partial(known_teachers.compare, service=name))
