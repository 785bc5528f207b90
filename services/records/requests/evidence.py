"""Files that came with requests: seen with one that the asker sees, the file's own once it is approved (R-MED-04)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, cast, func, select, text, true
from sqlalchemy.dialects.postgresql import JSONPATH
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.attachments.links import links
from services.records.file.models import Teacher
from services.records.requests import finding, rules
from services.records.requests.models import ChangeRequest, ChangeRequestItem

# Ids of files stand as texts anywhere in what is asked and in what speaks for it.
TEXTS = 'strict $.** ? (@.type() == "string" && @ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")'
NAMED = """
    jsonb_path_query(jsonb_build_array(i."values", i.evidence), CAST(:texts AS jsonpath)) AS named
"""
TAKE_IN = text(
    f"""
    UPDATE held_file h SET only_asked = false
    FROM change_request_item i CROSS JOIN LATERAL {NAMED}
    WHERE i.request_id = ANY (CAST(:ids AS uuid[])) AND h.teacher_id = i.teacher_id AND h.only_asked
        AND named = to_jsonb(h.id::text)
    """  # noqa: S608 - constants put together
)
FORGET = text(
    f"""
    DELETE FROM held_file h WHERE h.teacher_id = :teacher_id AND h.only_asked AND NOT EXISTS (
        SELECT FROM change_request r JOIN change_request_item i ON i.request_id = r.id CROSS JOIN LATERAL {NAMED}
        WHERE r.teacher_id = h.teacher_id AND named = to_jsonb(h.id::text))
    """  # noqa: S608 - constants put together
)


def take_in(db: Session, request_ids: Collection[UUID]) -> None:
    """These requests are approved: what came with them belongs to their files."""
    db.execute(TAKE_IN, {"ids": list(request_ids), "texts": TEXTS})


def forget(db: Session, teacher_id: UUID) -> None:
    """A draft is gone, and with it what no other request of this file names."""
    db.execute(FORGET, {"teacher_id": teacher_id, "texts": TEXTS})


def file_links(db: Session, actor: Actor, teacher_id: UUID, files: list[UUID] | None) -> dict[str, Any]:
    """What a teacher's file holds, and what came with requests that the asker sees; if none is named, that still stand.

    Whoever names a file may also look at what was rejected or taken back, with the request that it came with.
    """
    stands = ChangeRequest.state.not_in(rules.FAILED) if files is None else true()
    return links(db, actor, teacher_id, files, _asked(db, actor, teacher_id, stands))


def _asked(db: Session, actor: Actor, teacher_id: UUID, wanted: ColumnElement[bool]) -> list[UUID]:
    said = func.jsonb_build_array(ChangeRequestItem.values, ChangeRequestItem.evidence)
    named = func.jsonb_path_query(said, cast(TEXTS, JSONPATH)).op("#>>")("{}")
    query = select(cast(named, Uuid)).join(ChangeRequest, ChangeRequest.id == ChangeRequestItem.request_id)
    query = query.join(Teacher, Teacher.id == ChangeRequest.teacher_id)
    here = and_(ChangeRequest.teacher_id == teacher_id, finding.in_sight(actor), wanted)
    return list(db.scalars(query.where(here).distinct()))
