"""Both schools and the teacher hear of a hand-over, and the trail has a row for each file (R-MOB-01, R-SEC-02)."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.database.tables import audit as trail
from services.common.messages import notices
from services.common.trail import audit
from services.records.handing_over.standing import Going


def tell(db: Session, going: list[Going], at: datetime.datetime) -> None:
    """A school hears of one file by its name, of many by their number; each teacher of the own."""
    by_way: dict[tuple[Any, Any], list[Going]] = defaultdict(list)
    for each in going:
        by_way[each.old.id, each.new.id].append(each)
    found = [notice for some in by_way.values() for notice in _to_schools(db, some, at)]
    notices.notify(db, [*found, *(_to_teacher(db, each) for each in going)])


def _to_schools(db: Session, some: list[Going], at: datetime.datetime) -> Iterator[dict[str, Any]]:
    first, day = some[0], f"{at.astimezone(clock.SHANGHAI):%Y-%m-%d}"
    old, new = ({"org_id": school.id, "roles": sorted(roles.ENTRY)} for school in (first.old, first.new))
    if len(some) > 1:
        count, before, school = len(some), first.old.name, first.new.name
        yield notices.notice(db, "files_handed_over", old, count=count, school=school, day=day)
        yield notices.notice(db, "files_taken_over", new, count=count, before=before)
        return
    name = first.file.name or ""
    id_ = first.file.id
    yield notices.notice(db, "file_handed_over", old, id=id_, name=name, school=first.new.name, day=day)
    yield notices.notice(db, "file_taken_over", new, id=id_, name=name, before=first.old.name)


def _to_teacher(db: Session, each: Going) -> dict[str, Any]:
    to = {"teacher_id": each.file.id}
    return notices.notice(db, "own_file_handed_over", to, before=each.old.name, school=each.new.name)


def write_trail(db: Session, going: list[Going]) -> None:
    """Who took which file from where to where: the news comes without an asker, the act is a person's."""
    db.execute(insert(trail), [_row(db, each) for each in going])


def _row(db: Session, each: Going) -> dict[str, Any]:
    way = {"from": str(each.old.id), "to": str(each.new.id), "ref": str(each.item["ref"])}
    row = audit.row_of(db, "records.handed_over", each.file.id, **way)
    return row | {"person": each.item["person"], "org_path": each.place.path}
