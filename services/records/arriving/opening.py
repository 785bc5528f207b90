"""Opens the file of somebody from outside, with the post that waits, in one transaction (R-MOB-08)."""

from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Invalid
from services.common.secrets import tickets
from services.records.arriving import first_values, rules
from services.records.catalogue import Context
from services.records.file import arrivals, catalogues, checking_values, new_files, queries, showing, values
from services.records.file.finishing import finish
from services.records.file.models import Arrival, Teacher, Version
from services.records.file.schools import own_place
from services.records.file.versions import NewFile, signature, write_values
from services.records.handing_over import posts

LOOK_FIRST = "Please look for the person by this ID number first; that nobody was found is good for two hours."
TAKEN_BACK = "This transfer from outside was taken back. Please look for the person again and begin anew."
USED = "This id was used for another transfer from outside already. Please look for the person again and begin anew."
FIRST = select(Version.values).where(Version.entry_id == bindparam("id"), Version.number == 1)
SAME = ("origin", "origin_kind", "post", "from_day", "document", "reason", "words")


def open_arrival(db: Session, actor: Actor, id: UUID, absence: str, **asked: Any) -> dict[str, Any]:
    """Open the file as a draft and say which post waits; the same act again is answered as before.

    Raises Conflict where the id stands for another arrival.
    """
    if (known := db.get(Arrival, id)) is not None:
        return _again(db, actor, known, asked)
    _refuse_unless_sought(actor, absence, asked)
    school, place = own_place(db, actor, None, asked["department_id"])
    catalogue = catalogues.current(place.path)
    values.basic_of(place.path, school.category)  # refuses a category of which no teachers are collected
    rules.check_source(asked["source"])
    first_values.refuse_wrong(db, catalogue.sets_of[school.category], asked)
    said = posts.check_post(db, actor, place.id, **asked["post"])["items"]
    file, clean = _file(db, uuid5(id, "file"), school, place, asked)
    new_files.open_claimed(db, actor, file, clean)
    write_values(db, signature(actor), first_values.changes(catalogue, file, school.name, asked))
    arrival = _arrival(actor, id, file, school, clean["name"], asked | {"post_said": said})
    db.add(arrival)
    db.flush()
    arrivals.tell(db, [arrival])
    finish(db)
    return showing.whole(db, actor, db.get_one(Teacher, file.id))


def _again(db: Session, actor: Actor, known: Arrival, asked: dict[str, Any]) -> dict[str, Any]:
    if any(getattr(known, name) != asked[name] for name in (*SAME, "department_id")):
        raise Conflict(USED)
    first = db.scalar(FIRST, {"id": known.teacher_id})
    if first is not None:
        was = values.opened(values.basic_of(known.org_path, known.category), first)
        if not rules.is_same_person(asked, was):
            raise Conflict(USED)
    if known.ended_at is not None:
        raise Conflict(TAKEN_BACK)
    return showing.whole(db, actor, queries.teacher(db, actor, known.teacher_id))


def _refuse_unless_sought(actor: Actor, absence: str, asked: dict[str, Any]) -> None:
    """The look that found nobody is in the trail, and was by this very document."""
    index = values.id_index(asked)
    try:
        tickets.check_absence(absence, index or b"", actor)
    except tickets.Untrue:
        raise Invalid(LOOK_FIRST, errors={"id_number": [LOOK_FIRST]}) from None


def _file(db: Session, file_id: UUID, school: Row, place: Row, asked: dict[str, Any]) -> tuple[NewFile, dict[str, Any]]:
    """The file with what is known of 基本信息 on the first day, and those values in clear."""
    basic = values.basic_of(place.path, school.category)
    given = basic.new_values(rules.basic_of(asked), Context(school.name, clock.today()))
    clean, missing = checking_values.forgiving(db, basic, given, ())
    department_id = place.id if place.id != school.id else None
    version, sealed = catalogues.current(place.path).version, values.sealed(basic, clean)
    where = (school.id, place.path, department_id, school.category)
    return NewFile(file_id, *where, version, sealed, missing, newly_hired=False), clean


def _arrival(actor: Actor, id: UUID, file: NewFile, school: Row, name: str, asked: dict[str, Any]) -> Arrival:
    who = {"person_id": actor.person_id, "person": actor.name, "opened_at": clock.now()}
    where = {"org_id": school.id, "org_name": school.name, "org_path": file.org_path}
    where |= {"department_id": file.department_id, "category": file.category}
    said = {key: asked[key] for key in (*SAME, "post_said")}
    return Arrival(id=id, teacher_id=file.id, row_version=1, name=name, **where, **said, **who)
