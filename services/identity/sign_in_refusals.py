"""Why a teacher does not come in: the school has forbidden it to all teachers or to this one (R-ID-11)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common.errors import Forbidden, Refused
from services.identity.domain import collection as rules
from services.identity.models import Account, CollectionWindow, Org, OrgContact

FORBIDDEN = "Your school does not let teachers sign in now. Please ask {contact}."
FORBIDDEN_TO_ONE = "Your school does not let you sign in now. Please ask {contact}."


def refusal(db: Session, account: Account, org: Org) -> Refused | None:
    """Why a teacher does not come in, and whom to ask; None for everybody else. The window is no reason."""
    if account.teacher_id is None:
        return None
    if account.closed:
        return Forbidden(FORBIDDEN_TO_ONE, contact=_to_ask(db, org))
    if plain(db.get(CollectionWindow, org.id)).closed:
        return Forbidden(FORBIDDEN, contact=_to_ask(db, org))
    return None


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
