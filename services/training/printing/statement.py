"""学分证明 of one teacher at once, with a code; while a person waits (R-TRN-08)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common import clock, prints
from services.common.actor import Actor
from services.common.database.tables import known_teacher
from services.common.errors import NotFound
from services.common.secrets import tickets
from services.contracts.verifying import STATEMENT
from services.training.accounts import viewing
from services.training.models import CreditAccount
from services.training.printing import setting
from services.training.printing.statement_sheet import LANGUAGE, TEMPLATE, TITLE, sheet_of_account

ACT = "training.statement_printed"
EARLIER = text("SELECT earlier_statement(:teacher_id, :version)")


def statement_paper(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """A ticket for the ID number on the statement of a teacher in sight."""
    if db.scalar(select(known_teacher.c.id).where(known_teacher.c.id == teacher_id)) is None:
        raise NotFound(viewing.NOBODY)
    return {"ticket": tickets.paper(teacher_id, f"打印{TITLE}", actor, clock.now())}


def own_statement_paper(db: Session, actor: Actor) -> dict[str, Any]:
    """The same for one's own."""
    return statement_paper(db, actor, own(actor))


def print_statement(begin: Callable, actor: Actor, teacher_id: UUID, id_number: str) -> dict[str, Any]:
    """Where the statement lies; an earlier one that it takes the place of is named on it. The printing is logged."""
    with begin() as db:
        version = db.scalar(select(CreditAccount.confirmations).where(CreditAccount.teacher_id == teacher_id)) or 0
        account = viewing.of_teacher(db, teacher_id, LANGUAGE, ACT)
        earlier = db.scalar(EARLIER, {"teacher_id": teacher_id, "version": str(version)})
    subject = prints.Subject(STATEMENT, teacher_id, str(version), account["org_name"], account["name"], teacher_id)
    frame, row = prints.begun(actor, TITLE, subject)
    key = setting.stored(TEMPLATE, sheet_of_account(frame, account, id_number, earlier), row["id"])
    with begin() as db:
        prints.recorded(db, [row])
    return {"key": key, "name": f"{TITLE}-{account['name']}.pdf"}


def print_own_statement(begin: Callable, actor: Actor, id_number: str) -> dict[str, Any]:
    """The asker's own."""
    return print_statement(begin, actor, own(actor), id_number)


def own(actor: Actor) -> UUID:
    """Whose account is the asker's own; raises NotFound."""
    if actor.teacher_id is None:
        raise NotFound(viewing.NOBODY)
    return actor.teacher_id
