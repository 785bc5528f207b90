"""Rows of a workbook against the participants and results of now: what is new, what is as it was, what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.common.persons import names
from services.contracts.training.enrolments import ACCEPTED
from services.training.models import Enrolment, Result
from services.training.result_books.sheet import Fault, Row
from services.training.results import rules
from services.training.results.entering import MENDABLE

STRANGER = "This row is of nobody in this training. Please download the template again."
LEFT = "{name} is not in this training any more. Please take this row out."
OTHER_NAME = "By its number this row is that of {name}. Put the rows back as the template had them."
REPEATED = "This participant stands in the sheet already, in row {row}."
STALE = "The result of {name} was changed after this template was made. Please download it again."
FIELDS = {rules.MORE_HOURS: "hours", rules.MORE_ABSENT: "absent", rules.TOGETHER: "hours"}


@dataclass
class Judged:
    """What a workbook comes to: results to enter by enrolment, rows of other kinds, faults by row."""

    said: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    unchanged: int = 0
    blank: int = 0
    faults: list[tuple[Row, list[Fault]]] = field(default_factory=list)


def judge(
    rows: Iterable[Row], people: Mapping[UUID, Enrolment], known: Mapping[UUID, Result], planned: Decimal
) -> Judged:
    """Judge them as single entry would; `people` are all that were ever in the project, by enrolment."""
    found, firsts = Judged(), dict[UUID, int]()
    for row in rows:
        faults = list(row.faults)
        person = people.get(row.enrolment_id) if row.enrolment_id else None
        if row.enrolment_id:
            faults += _of_person(row, person, firsts.setdefault(row.enrolment_id, row.number))
        result = known.get(person.id) if person else None
        if row.is_blank and not faults:
            found.blank += 1
        elif not faults and person and is_same(row.said, result):
            found.unchanged += 1
        else:
            faults += [] if faults or not person else _of_result(row.said, person, result, planned)
            if faults or person is None:
                found.faults.append((row, faults))
            else:
                found.said[person.id] = row.said
    return found


def _of_person(row: Row, person: Enrolment | None, first: int) -> list[Fault]:
    if person is None:
        return [Fault("enrolment", STRANGER)]
    if first != row.number:
        return [Fault(None, REPEATED, {"row": first})]
    if row.name and not names.are_same(person.name, row.name):
        return [Fault("name", OTHER_NAME, {"name": person.name})]
    return [] if person.state == ACCEPTED else [Fault(None, LEFT, {"name": person.name})]


def _of_result(said: Mapping[str, Any], person: Enrolment, result: Result | None, planned: Decimal) -> list[Fault]:
    if (result.row_version if result else None) != said["row_version"]:
        return [Fault(None, STALE, {"name": person.name})]
    if result is not None and result.state not in MENDABLE:
        return [Fault(None, rules.NOT_NOW)]
    wrong = rules.faults(person.name, said, planned)
    return [Fault(FIELDS[wrong[0]], *wrong)] if wrong else []


def is_same(said: Mapping[str, Any], result: Result | None) -> bool:
    """Whether a row says what is there already; what came back unchanged is not mended by sending it again."""
    if result is None:
        return False
    measures = {name: Decimal(value) for name, value in result.measures.items()}
    numbers = all(said[name] == getattr(result, name) for name in ("hours", "absent"))
    return numbers and rules.grade(said["grade"]) == result.grade and said["measures"] == measures
