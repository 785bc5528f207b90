"""Why a teacher does not come in now: the school's window or the teacher's own account is closed (R-ID-11)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common.errors import Forbidden, Refused
from services.identity.domain import collection as rules
from services.identity.models import Account, CollectionWindow, Org, OrgContact

CHINA = ZoneInfo("Asia/Shanghai")
BEFORE = "Self-service of your school opens at {opens_at}. Please ask {contact}."
AFTER = "Self-service of your school closed at {closes_at}. Please ask {contact}."
CLOSED = "Your school has closed self-service for teachers. Please ask {contact}."
REFUSALS = {"before": BEFORE, "after": AFTER, "closed": CLOSED}


def refusal(db: Session, account: Account, org: Org, now: datetime) -> Refused | None:
    """Why a teacher does not come in now: when it opens, and whom to ask; None for everybody else."""
    if account.teacher_id is None:
        return None
    known = db.get(CollectionWindow, org.id)
    state = "closed" if account.closed else rules.state_of(plain(known), now)
    if rules.lets_in(state):
        return None
    return Forbidden(
        REFUSALS[state],
        opens_at=_worded(known.opens_at if known else None),
        closes_at=_worded(known.closes_at if known else None),
        contact=_to_ask(db, org),
    )


def plain(known: CollectionWindow | None) -> rules.Window:
    """The window as the rules see it."""
    if known is None:
        return rules.Window()
    return rules.Window(known.mode, known.opens_at, known.closes_at, known.closed)


def _to_ask(db: Session, org: Org) -> str:
    """The first contact person with a telephone number; where the school named none, the school itself."""
    phone = func.coalesce(OrgContact.office_phone, OrgContact.mobile, "")
    query = select(OrgContact.name, phone.label("phone")).where(OrgContact.org_id == org.id)
    first = db.execute(query.order_by(phone == "", OrgContact.position).limit(1)).first()
    return f"{first.name} {first.phone}".strip() if first else org.name


def _worded(instant: datetime | None) -> str:
    return f"{instant.astimezone(CHINA):%Y-%m-%d %H:%M}" if instant else ""
