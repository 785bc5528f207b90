"""Finds the file of each of up to 500 persons, and opens a draft for those who have none: a handful of statements."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Forbidden, Refused
from services.common.messages.wording import word
from services.common.persons import names
from services.records.catalogue import Context, RecordSet
from services.records.file import catalogues, completeness, id_claims, queries, values
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.versions import NewFile, open_files, signature


def files_for(db: Session, actor: Actor, org_id: UUID, persons: list[dict[str, Any]]) -> dict:
    """The file of each person: the school's own, or a draft opened now. Asking again finds the same files."""
    school = queries.org_in_sight(db, actor, org_id)
    if school.category is None:
        raise Forbidden("Files are entered at schools.")
    record_set = values.basic_of(school.path, school.category)
    known = {person["ref"]: _known(record_set, school, person) for person in persons}
    indexes = {ref: values.id_index(each) for ref, each in known.items()}
    held = _held(db, org_id, [index for index in indexes.values() if index])
    new = _new(persons, known, indexes, held)
    opened = _open(db, actor, school, record_set, new)
    return {"items": [_answer(db, person, known, indexes, held, opened) for person in persons]}


def _known(record_set: RecordSet, school: Row, person: dict[str, Any]) -> dict[str, Any]:
    """What is known of a person as values of 基本信息, with what a new form starts with."""
    born = person["birth_date"]
    given = {
        "name": names.stored(person["name"]),
        "sex": person["sex"],
        "id_type": person["id_type"],
        "id_number": values.sealer().open(person["id_number_sealed"]),
        "birth_date": born.isoformat() if born else None,
    }
    return record_set.new_values(values.without_blanks(given), Context(school.name, clock.today()))


def _held(db: Session, org_id: UUID, indexes: list[bytes]) -> dict[bytes, Row]:
    query = select(Teacher.id, Teacher.name, Teacher.id_index)
    rows = db.execute(query.where(Teacher.org_id == org_id, Teacher.id_index.in_(indexes)))
    return {row.id_index: row for row in rows}


def _new(persons: list[dict], known: dict, indexes: dict, held: dict) -> dict[str, dict[str, Any]]:
    """Those who have no file here, each ID number once, with an id for the file to be opened."""
    found: dict[bytes, dict[str, Any]] = {}
    for person in persons:
        index = indexes[person["ref"]]
        if index and index not in held:
            found.setdefault(index, person | {"id": uuid4(), "id_index": index, "values": known[person["ref"]]})
    return {each["ref"]: each for each in found.values()}


def _open(db: Session, actor: Actor, school: Row, record_set: RecordSet, new: dict[str, dict]) -> dict[str, UUID]:
    """Open a draft for each whose ID number nobody in the province has; the ids by `ref`."""
    taken = id_claims.claim(db, {each["id"]: each["id_index"] for each in new.values()})
    free = [each for each in new.values() if each["id"] in taken]
    if free:
        places = known_orgs.paths(db, {file["department_id"] for file in free if file["department_id"]})
        missing = completeness.errors_by_row(record_set, [values.sealed(record_set, file["values"]) for file in free])
        rows = [_row(school, record_set, *each, places) for each in zip(free, missing, strict=True)]
        open_files(db, signature(actor), rows)
        finish(db)
    return {file["ref"]: file["id"] for file in free}


def _row(school: Row, record_set: RecordSet, file: dict, missing: int, places: dict[UUID, str]) -> NewFile:
    path = places.get(file["department_id"]) or ""
    within = path.startswith(school.path)
    return NewFile(
        id=file["id"],
        org_id=school.id,
        org_path=path if within else school.path,
        department_id=file["department_id"] if within else None,
        category=school.category,
        catalogue_version=catalogues.current(school.path).version,
        basic=values.sealed(record_set, file["values"]),
        basic_missing=missing,
        newly_hired=file["newly_hired"],
        id_index=file["id_index"].hex(),
    )


def _answer(db: Session, person: dict, known: dict, indexes: dict, held: dict, opened: dict) -> dict:
    ref, index = person["ref"], indexes[person["ref"]]
    found = held.get(index)
    if found is not None and not names.are_same(found.name or "", known[ref].get("name") or ""):
        return _refused(db, ref, Refused(OTHER_NAME, name=found.name))
    teacher_id = found.id if found is not None else opened.get(ref)
    if teacher_id is None:
        return _refused(db, ref, Refused(id_claims.ELSEWHERE if index else NO_NUMBER))
    return {"ref": ref, "teacher_id": teacher_id, "opened": ref in opened, "message": None}


OTHER_NAME = "This ID number is on file at your school under the name {name}."
NO_NUMBER = "There is no ID number."


def _refused(db: Session, ref: str, refusal: Refused) -> dict:
    message = word(refusal.message, refusal.params, db.info["request"].language)
    return {"ref": ref, "teacher_id": None, "opened": False, "message": message}
