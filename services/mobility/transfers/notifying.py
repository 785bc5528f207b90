"""Who hears of a transfer besides what review tells its desks: applicant, both schools, both offices, the teacher."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import Session

from services.common import roles
from services.common.copies import known_orgs
from services.common.messages.notices import notice, notify
from services.mobility.models import Transfer

READS = sorted(roles.ENTRY | {roles.REVIEWER})


def tell_of_blocked(db: Session, transfers: Collection[Transfer]) -> None:
    """Whoever asked hears that something is in the way."""
    told = (_notice(db, "transfer_blocked", transfer, {"person_id": transfer.person_id}) for transfer in transfers)
    notify(db, told)


def tell_of_confirmed(db: Session, transfer: Transfer) -> None:
    """The receiving school is to take the file over."""
    to = [{"org_id": transfer.to_org_id, "roles": sorted(roles.ENTRY)}]
    notify(db, [_notice(db, "transfer_awaited", transfer, each) for each in to] + _own(db, "awaited", transfer))


def tell_of_refused(db: Session, transfer: Transfer, by: str) -> None:
    """Everybody who had a part in it hears who refused; the words are on its page."""
    told = [_notice(db, "transfer_refused", transfer, to, by=by) for to in _everybody(db, transfer)]
    notify(db, told + _own(db, "refused", transfer, by=by))


def tell_of_withdrawn(db: Session, transfer: Transfer) -> None:
    """The same of one that was taken back."""
    told = [_notice(db, "transfer_taken_back", transfer, to) for to in _everybody(db, transfer)]
    notify(db, told + _own(db, "taken_back", transfer))


def tell_of_end(db: Session, transfer: Transfer) -> None:
    """The file was handed over, of which records tells schools and teacher; or it could not be."""
    if transfer.why is None:
        notify(db, [_notice(db, "transfer_done", transfer, to) for to in _offices(db, transfer)])
        return
    told = [_notice(db, "transfer_failed", transfer, to) for to in _everybody(db, transfer)]
    notify(db, told + _own(db, "failed", transfer))


def tell_of_the_dead(db: Session, transfer: Transfer) -> None:
    """It ended with the teacher's life: everybody but the teacher hears of it."""
    notify(db, [_notice(db, "transfer_failed", transfer, to) for to in _everybody(db, transfer)])


def _everybody(db: Session, transfer: Transfer) -> list[dict[str, Any]]:
    """The applicant, both schools and their offices."""
    schools = [{"org_id": org_id, "roles": READS} for org_id in (transfer.to_org_id, transfer.from_org_id)]
    return [{"person_id": transfer.person_id}, *schools, *_offices(db, transfer)]


def _offices(db: Session, transfer: Transfer) -> list[dict[str, Any]]:
    schools = [known_orgs.known(db, org_id) for org_id in (transfer.to_org_id, transfer.from_org_id)]
    ids = dict.fromkeys(school.authority_id for school in schools if school.authority_id)
    return [{"org_id": org_id, "roles": READS} for org_id in ids]


def _notice(db: Session, kind: str, transfer: Transfer, to: dict[str, Any], **more: Any) -> dict[str, Any]:
    known: dict[str, Any] = {"name": transfer.name, "school": transfer.from_org_name}
    return notice(db, kind, to, id=transfer.id, to_school=transfer.to_org_name, **known, **more)


def _own(db: Session, what: str, transfer: Transfer, **more: Any) -> list[dict[str, Any]]:
    to = {"teacher_id": transfer.teacher_id}
    return [notice(db, f"own_transfer_{what}", to, id=transfer.id, to_school=transfer.to_org_name, **more)]
