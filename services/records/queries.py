"""What records shows: lists, files, histories. Every query is limited to the asker's territory."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.common import audit, known_orgs, roles
from services.common.actor import Actor
from services.common.errors import NotFound
from services.common.paging import page
from services.common.territory import path_range
from services.records import domain, values
from services.records.catalogue import RecordSet, difference
from services.records.catalogue.faults import ERROR, say
from services.records.catalogue.validation import check_one
from services.records.clock import today
from services.records.models import Step, Teacher, Version

NEEDS_HIDDEN = roles.ENTRY | roles.REVIEW | {roles.TEACHER}


def in_territory(actor: Actor, column: Any) -> ColumnElement[bool]:
    """The rows of the asker's territory; row-level security says the same again."""
    start, end = path_range(actor.org_path)
    return (column >= start) & (column < end)


def visible(actor: Actor) -> ColumnElement[bool]:
    """The files that the asker may see: a teacher the own one, an office those of its territory."""
    if actor.teacher_id:
        return Teacher.id == actor.teacher_id
    return in_territory(actor, Teacher.org_path)


def teacher(db: Session, actor: Actor, teacher_id: UUID) -> Teacher:
    """One file in sight of the asker; raises NotFound."""
    found = db.scalar(select(Teacher).where(Teacher.id == teacher_id, visible(actor)))
    if found is None:
        raise NotFound("There is no such file in your territory.")
    return found


def list_teachers(db: Session, actor: Actor, wanted: dict[str, Any]) -> dict:
    """One page of files by school and order of entry (R-REC-16)."""
    query = select(Teacher).where(visible(actor))
    if wanted["org_id"]:
        query = query.where(in_org(db, wanted["org_id"]))
    if wanted["status"]:
        query = query.where(Teacher.stage == wanted["status"])
    if wanted["q"]:
        query = query.where(Teacher.name.contains(wanted["q"], autoescape=True))
    found = page(db, query, (Teacher.org_path, Teacher.seq), wanted["limit"], wanted["after"])
    return found | {"items": rows(db, actor, found["items"])}


def in_org(db: Session, org_id: UUID) -> ColumnElement[bool]:
    """The files of one organisation and what lies below it."""
    start, end = path_range(known_orgs.known(db, org_id).path)
    return (Teacher.org_path >= start) & (Teacher.org_path < end)


def lookup(db: Session, actor: Actor, number: str) -> dict:
    """The file with this ID number, if it is in sight (any type of ID document)."""
    types = values.id_types()
    indexes = [values.id_index({"id_type": kind, "id_number": number}) for kind in types]
    found = db.scalars(select(Teacher).where(Teacher.id_index.in_(indexes), visible(actor))).all()
    return {"items": rows(db, actor, found)}


def rows(db: Session, actor: Actor, teachers: Iterable[Teacher]) -> list[dict]:
    """Files as a list shows them."""
    teachers = list(teachers)
    names = known_orgs.names(db, {each.org_id for each in teachers})
    return [_row(actor, each, names.get(each.org_id, "")) for each in teachers]


def _row(actor: Actor, each: Teacher, org_name: str) -> dict:
    record_set = values.basic_of(each.category)
    masked = values.shown(record_set, _only(each.basic, "id_number"), hidden_too=False)
    return {
        "id": each.id,
        "org_id": each.org_id,
        "org_name": org_name,
        "name": each.name,
        "sex": each.sex,
        "birth_date": each.birth_date,
        "id_number": masked.get("id_number"),
        "status": each.stage,
        "missing": each.missing,
        "updated_at": each.updated_at,
        "row_version": each.row_version,
        "may": acts(actor, each),
    }


def acts(actor: Actor, each: Teacher) -> list[str]:
    """What the asker may do to a file now; reading the ID number in clear is an act of its own."""
    own, enters = each.org_id == actor.org_id, actor.has(roles.ENTRY)
    found = domain.may(each.stage, own=own, enters=enters, ever_submitted=each.case_id is not None)
    return [*found, "reveal"] if actor.has(NEEDS_HIDDEN) else found


def _only(kept: dict[str, Any], code: str) -> dict[str, Any]:
    return {code: kept[code]} if code in kept else {}


def whole(db: Session, actor: Actor, each: Teacher) -> dict:
    """A whole file as the asker may see it; the reading is logged (R-REC-19)."""
    language = db.info["request"].language
    record_set = values.basic_of(each.category)
    shown = values.shown(record_set, each.basic, hidden_too=actor.has(NEEDS_HIDDEN))
    audit.record(db, "records.file_read", each.id)
    return rows(db, actor, [each])[0] | {
        "category": each.category,
        "catalogue_version": each.catalogue_version,
        "values": {values.BASIC: shown},
        "texts": {values.BASIC: worded(record_set, shown, language)},
        "reasons": each.reasons,
        "missing_items": missing_items(each, language),
        "case_id": each.case_id,
    }


def worded(record_set: RecordSet, shown: dict[str, Any], language: str) -> dict[str, str]:
    """Values as a person reads them: 男 for 1. A mask stays a mask."""
    return {
        code: value if isinstance(value, str) and "***" in value else record_set.field(code).text_of(value, language)
        for code, value in shown.items()
    }


def missing_items(each: Teacher, language: str) -> list[dict]:
    """What still has to be done before the file can be submitted, by name (R-REC-12)."""
    if not each.missing:
        return []
    record_set = values.basic_of(each.category)
    _, faults = check_one(record_set, values.opened(record_set, each.basic), today())
    return [
        {
            "set": values.BASIC,
            "field": fault.field,
            "name": record_set.field(fault.field).name.in_(language),
            "message": say(fault, record_set, language),
        }
        for fault in faults
        if fault.severity == ERROR and fault.field
    ]


def history(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """Who did what to a file and when, newest first: versions of values and moves between stages (R-REC-15)."""
    each = teacher(db, actor, teacher_id)
    record_set = values.basic_of(each.category)
    hidden_too = actor.has(NEEDS_HIDDEN)
    versions = db.scalars(select(Version).where(Version.teacher_id == teacher_id).order_by(Version.number)).all()
    steps = db.scalars(select(Step).where(Step.teacher_id == teacher_id)).all()
    changes = _value_items(db, record_set, versions, hidden_too=hidden_too)
    items = [item | {"stage": _stage_at(steps, item["at"])} for item in changes] + [_step_item(step) for step in steps]
    return {"items": sorted(items, key=lambda item: item["at"], reverse=True)}


def _value_items(db: Session, record_set: RecordSet, versions: Iterable[Version], *, hidden_too: bool) -> list[dict]:
    language = db.info["request"].language
    items, before = [], {}
    for version in versions:
        after = values.shown(record_set, version.values, hidden_too=hidden_too)
        items.append(
            {
                "id": UUID(int=version.entry_id.int ^ version.number),
                "at": version.known_from,
                "act": version.act,
                "person": version.person,
                "org_name": version.org_name,
                "reasons": [],
                "changes": difference(record_set, before, after, language),
                "version": version.number,
            }
        )
        before = after
    return items


def _stage_at(steps: Iterable[Step], at: datetime.datetime) -> str:
    """The stage in which a file was at an instant."""
    before = [step for step in steps if step.at <= at]
    return max(before, key=lambda step: step.at).stage if before else domain.DRAFT


def _step_item(step: Step) -> dict:
    names = ("id", "at", "act", "person", "org_name", "stage", "reasons", "version")
    return {name: getattr(step, name) for name in names} | {"changes": []}
