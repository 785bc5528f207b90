"""The other side hears of a remark (信息有误): the school that one was entered, the teacher that it was answered."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import notices, roles
from services.common.request import LANGUAGES
from services.records.file import catalogues


def tell_school(db: Session, each: Any, set_code: str, name: str) -> None:
    """Whoever enters files at the school of `each` (org_id, org_path, category) hears what `name` has said."""
    to = {"org_id": each.org_id, "roles": sorted(roles.ENTRY)}
    notices.notify(db, [notices.notice(db, "remark_entered", to, set=_name_of(each, set_code), name=name)])


def tell_teacher(db: Session, teacher_id: UUID, each: Any, set_code: str, by: str) -> None:
    """The teacher whose file it is hears that the remark was answered."""
    to = {"teacher_id": teacher_id}
    notices.notify(db, [notices.notice(db, "remark_answered", to, set=_name_of(each, set_code), by=by)])


def _name_of(each: Any, set_code: str) -> str:
    """The set's name in the first language."""
    record_set = catalogues.current(each.org_path).sets_of[each.category].get(set_code)
    return record_set.name.in_(LANGUAGES[0]) if record_set else set_code
