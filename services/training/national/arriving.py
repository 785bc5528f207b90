"""The province's half: results arrive once, where the file is now, and wait to be confirmed (R-TRN-06).

A university that the ministry manages is in no province: it confirms those of its own teachers.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit
from services.common.database.tables import known_org
from services.common.errors import NotFound
from services.contracts.training.national import national_results_arrived, national_results_settled
from services.contracts.training.results import RETURNED, SUBMITTED, SUPERSEDED
from services.training.models import Result
from services.training.results import rules

SOURCE = "national"
SAME = (
    "number", "teacher_id", "name", "org_id", "org_name", "org_path", "training", "first_day", "finished", "planned",
    "attributes", "person_id", "person",
)  # fmt: skip
CHANGING = ("hours", "absent", "grade", "measures", "why")  # what the ministry may mend in a returned result
NOW = text("SELECT teacher_id, org_path FROM places_of_files(CAST(:ids AS uuid[]))")
UNKNOWN = "The office over {path} is not known here yet."


def arrive(db: Session, results: Sequence[dict[str, Any]]) -> None:
    """Keep each once; one that was returned comes mended under the same id.

    Raises NotFound where nobody would confirm one of them: they are tried again until organisations have come.
    """
    places = _places(db, results)
    offices = _offices(db, {_top(path) for path in places.values()})
    query = select(Result).where(Result.origin_id.in_([each["origin_id"] for each in results]))
    known = {each.origin_id: each for each in db.scalars(query.order_by(Result.id).with_for_update())}
    arrived = []
    for said in sorted(results, key=lambda each: (str(each["subject_id"]), each["number"])):
        office = offices[_top(places[said["teacher_id"]])]
        before = known.get(said["origin_id"])
        if before is None:
            _add(db, said, office)
        elif before.state == RETURNED and said["origin_version"] > (before.origin_version or 0):
            _mend(before, said)
        arrived.append({"origin_id": said["origin_id"], "province_id": office.id, "province_name": office.name})
    now = clock.now()
    if arrived:
        db.flush()
        emit(db, national_results_arrived, {"results": [each | {"at": now} for each in arrived]})


def tell_of_ends(db: Session, ended: Sequence[tuple[Result, Any]]) -> None:
    """The ministry hears what became of its results, with the credits of each."""
    told = [
        {
            "origin_id": result.origin_id,
            "origin_version": result.origin_version,
            "state": result.state,
            "credits": credits_,
            "why": result.why,
            "by": result.decided_by,
            "at": result.decided_at,
        }
        for result, credits_ in ended
        if result.source == SOURCE
    ]
    if told:
        emit(db, national_results_settled, {"results": told})


def _places(db: Session, results: Sequence[dict[str, Any]]) -> dict[UUID, str]:
    """Where each file is now, or what it was joined with; of one that is not known, the school that was told."""
    places = {each["teacher_id"]: each["org_path"] for each in results}
    return places | {row.teacher_id: row.org_path for row in db.execute(NOW, {"ids": sorted(places)})}


def _top(path: str) -> str:
    """The place right below the ministry."""
    return "/".join(path.split("/")[:2]) + "/"


def _offices(db: Session, paths: set[str]) -> dict[str, Row]:
    """The provinces, or universities of the ministry, at these places."""
    query = select(known_org).where(known_org.c.path.in_(paths)).order_by(known_org.c.path)
    found = {row.path: row for row in db.execute(query)}
    for path in sorted(paths - found.keys()):
        raise NotFound(UNKNOWN, path=path)
    return found


def _add(db: Session, said: Mapping[str, Any], office: Row) -> None:
    subject_id = uuid5(said["subject_id"], SOURCE)
    query = select(Result).where(Result.subject_id == subject_id, Result.state != SUPERSEDED).with_for_update()
    current = db.scalar(query)
    is_old = current is not None and current.number > said["number"]
    if current is not None and not is_old:
        current.state, current.row_version = SUPERSEDED, current.row_version + 1
        db.flush()
    made = Result(id=uuid5(said["origin_id"], SOURCE), subject_id=subject_id, source=SOURCE, row_version=1)
    made.origin_id, made.origin_version = said["origin_id"], said["origin_version"]
    made.state = SUPERSEDED if is_old else SUBMITTED
    for name in (*SAME, *CHANGING):
        setattr(made, name, said[name])
    made.office_id, made.office_path = office.id, office.path
    made.entered_at = made.submitted_at = clock.now()
    made.submitted_by = said["person_id"]
    made.sampled = said["number"] > 1 or rules.is_sampled(made.id)
    db.add(made)
    db.flush()


def _mend(result: Result, said: Mapping[str, Any]) -> None:
    for name in CHANGING:
        setattr(result, name, said[name])
    result.origin_version = said["origin_version"]
    result.state, result.row_version, result.submitted_at = SUBMITTED, result.row_version + 1, clock.now()
