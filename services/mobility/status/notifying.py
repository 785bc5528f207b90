"""Who hears what became of an act, besides what review tells: the school, its office, the teacher."""

from typing import Any

from sqlalchemy.orm import Session

from services.common import roles
from services.common.copies import known_orgs
from services.common.messages.notices import notice, notify
from services.contracts.mobility.status_acts import BLOCKED, DONE, FAILED
from services.mobility.models import StatusAct
from services.mobility.status.rules import DIED

READS = sorted(roles.ENTRY | {roles.REVIEWER})
KINDS = {BLOCKED: "status_blocked", FAILED: "status_failed", DONE: "status_done"}
UNDONE = "status_undone"


def tell_of_end(db: Session, act: StatusAct) -> None:
    """Whoever entered what could not be done; of what took effect the school, its office and a living teacher."""
    kind = UNDONE if act.undoes and act.state == DONE else KINDS[act.state]
    told = [_notice(db, kind, act, to) for to in _to(db, act)]
    own = [_own(db, kind, act)] if act.state == DONE and act.to_status != DIED else []
    notify(db, told + own)


def _to(db: Session, act: StatusAct) -> list[dict[str, Any]]:
    person = {"person_id": act.person_id}
    if act.state != DONE:
        return [person]
    school = known_orgs.known(db, act.org_id)
    offices = [school.authority_id] if school.authority_id else []
    return [person, *({"org_id": org_id, "roles": READS} for org_id in (act.org_id, *offices))]


def _notice(db: Session, kind: str, act: StatusAct, to: dict[str, Any]) -> dict[str, Any]:
    return notice(db, kind, to, id=act.id, name=act.name, school=act.org_name)


def _own(db: Session, kind: str, act: StatusAct) -> dict[str, Any]:
    return notice(db, f"own_{kind}", {"teacher_id": act.teacher_id}, school=act.org_name)
