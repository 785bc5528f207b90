"""Who hears what became of acts, besides what review tells: the school, its office, the teacher."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Row
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
OF_MANY = {each: each.replace("status_", "statuses_") for each in (*KINDS.values(), UNDONE)}
# The kind of notice, the person or organisation that is told, the school.
Told = tuple[str, UUID | None, UUID | None, str]


def tell_of_ends(db: Session, acts: Collection[StatusAct]) -> None:
    """Whoever entered what could not be done; of what took effect the school, its office and a living teacher.

    Whoever is to hear of several acts of a school is told their number.
    """
    schools = known_orgs.among(db, {act.org_id for act in acts})
    told: dict[Told, list[StatusAct]] = {}
    for act in acts:
        for each in _told(act, schools.get(act.org_id)):
            told.setdefault(each, []).append(act)
    notices = [_notice(db, *each, some) for each, some in told.items()]
    notify(db, notices + [_own(db, act) for act in acts if act.state == DONE and act.to_status != DIED])


def _told(act: StatusAct, school: Row | None) -> Iterator[Told]:
    """Whoever entered it hears of it once: where it took effect, with the own school or office."""
    kind = _kind(act)
    offices = [school.authority_id] if school is not None and school.authority_id else []
    org_ids = (act.org_id, *offices) if act.state == DONE else ()
    if act.by_org_id not in org_ids:
        yield kind, act.person_id, None, act.org_name
    yield from ((kind, None, org_id, act.org_name) for org_id in org_ids)


def _kind(act: StatusAct) -> str:
    return UNDONE if act.undoes and act.state == DONE else KINDS[act.state]


def _notice(
    db: Session, kind: str, person_id: UUID | None, org_id: UUID | None, school: str, acts: list[StatusAct]
) -> dict[str, Any]:
    to = {"person_id": person_id} if person_id else {"org_id": org_id, "roles": READS}
    if len(acts) > 1:
        return notice(db, OF_MANY[kind], to, count=len(acts), school=school)
    return notice(db, kind, to, id=acts[0].id, name=acts[0].name, school=school)


def _own(db: Session, act: StatusAct) -> dict[str, Any]:
    return notice(db, f"own_{_kind(act)}", {"teacher_id": act.teacher_id}, school=act.org_name)
