"""The other side hears of a remark (信息有误): the school that one was entered, the teacher that it was answered."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import roles
from services.common.messages import notices
from services.common.request import LANGUAGES
from services.records.file import catalogues


def tell_school(db: Session, teacher: Any, set_code: str, name: str) -> None:
    """Whoever enters files at the school of a file (org_id, org_path, category) hears what `name` has said of a set."""
    tell_schools(db, [(teacher, set_code, name)])


def tell_schools(db: Session, entered: Iterable[tuple[Any, str, str]]) -> None:
    """The same of many remarks: of each the file, the set and who said so."""
    notices.notify(db, [_entered(db, *each) for each in entered])


def _entered(db: Session, teacher: Any, set_code: str, name: str) -> dict[str, Any]:
    to = {"org_id": teacher.org_id, "roles": sorted(roles.ENTRY)}
    return notices.notice(db, "remark_entered", to, set=set_name(teacher, set_code), name=name)


def tell_teachers(db: Session, answered: Iterable[tuple[UUID, str, str]]) -> None:
    """Teachers hear that their remarks were answered: of each the file, the set's name and who answered.

    Up to 500; who is told the same is told in one notice.
    """
    to: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for teacher_id, name, by in answered:
        to.setdefault((name, by), []).append({"teacher_id": teacher_id})
    found = (notices.notice_to_each(db, "remark_answered", some, set=name, by=by) for (name, by), some in to.items())
    notices.notify(db, found)


def set_name(teacher: Any, set_code: str) -> str:
    """The name of a set of the file `each`, in the first language."""
    record_set = catalogues.current(teacher.org_path).sets_of[teacher.category].get(set_code)
    return record_set.name.in_(LANGUAGES[0]) if record_set else set_code
