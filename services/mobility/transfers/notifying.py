"""Who hears of a transfer besides what review tells its desks: applicant, both schools, both offices, the teacher."""

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.copies import known_orgs
from services.common.messages.notices import notice, notice_to_each, notify
from services.mobility.models import Transfer

READS = sorted(roles.ENTRY | {roles.REVIEWER})


def tell_of_blocked(db: Session, transfers: Collection[Transfer]) -> None:
    """Whoever asked hears that something is in the way."""
    told = (_notice(db, "transfer_blocked", transfer, {"person_id": transfer.person_id}) for transfer in transfers)
    notify(db, told)


def tell_of_confirmed(db: Session, transfer: Transfer) -> None:
    """The receiving school is to take the file over; whoever asked hears of it too."""
    to = [{"person_id": transfer.person_id}, {"org_id": transfer.to_org_id, "roles": sorted(roles.ENTRY)}]
    notify(db, [_notice(db, "transfer_awaited", transfer, *to), *_own(db, "awaited", transfer)])


def tell_of_refused(db: Session, transfer: Transfer, by: str) -> None:
    """Everybody who had a part in it hears who refused; the words are on its page."""
    told = _notice(db, "transfer_refused", transfer, *_everybody(db, transfer), by=by)
    notify(db, [told, *_own(db, "refused", transfer, by=by)])


def tell_of_withdrawn(db: Session, transfer: Transfer, desk_ids: Collection[UUID]) -> None:
    """The same of one that was taken back, and the desks where it lay."""
    desks = [{"org_id": org_id, "roles": sorted(roles.REVIEW)} for org_id in desk_ids]
    told = _notice(db, "transfer_taken_back", transfer, *_everybody(db, transfer), *desks)
    notify(db, [told, *_own(db, "taken_back", transfer)])


def tell_of_end(db: Session, transfer: Transfer) -> None:
    """The file was handed over, of which records tells schools and teacher; or it could not be."""
    if transfer.why is None:
        if offices := _offices(db, transfer):
            notify(db, [_notice(db, "transfer_done", transfer, *offices)])
        return
    told = _notice(db, "transfer_failed", transfer, *_everybody(db, transfer))
    notify(db, [told, *_own(db, "failed", transfer)])


def tell_of_the_dead(db: Session, transfer: Transfer) -> None:
    """It ended with the teacher's life: everybody but the teacher hears of it."""
    notify(db, [_notice(db, "transfer_failed", transfer, *_everybody(db, transfer))])


def tell_of_deadline(db: Session, act: str, transfers: Collection[Transfer]) -> None:
    """Each receiving school hears once of all files that it is to take over soon (`due_soon`), or should have."""
    told = [_summed(db, act, org_id, roles.ENTRY, some) for org_id, some in _by(transfers, _school).items()]
    notify(db, told)


def tell_above_of_overdue(db: Session, transfers: Collection[Transfer]) -> None:
    """The office of each school hears of those that are overdue; it sees them, and the school takes them over."""
    schools = known_orgs.among(db, {transfer.to_org_id for transfer in transfers})
    above = {org_id: school.authority_id for org_id, school in schools.items() if school.authority_id}
    known = [transfer for transfer in transfers if transfer.to_org_id in above]
    offices = _by(known, lambda transfer: above[transfer.to_org_id])
    notify(db, [_summed(db, "overdue_below", org_id, READS, some) for org_id, some in offices.items()])


def _school(transfer: Transfer) -> UUID:
    return transfer.to_org_id


def _by(transfers: Collection[Transfer], whose: Callable[[Transfer], UUID]) -> dict[UUID, list[Transfer]]:
    found: dict[UUID, list[Transfer]] = {}
    for transfer in transfers:
        found.setdefault(whose(transfer), []).append(transfer)
    return found


def _summed(db: Session, act: str, org_id: UUID, who: Iterable[str], some: list[Transfer]) -> dict[str, Any]:
    """One notice: of one transfer by name, of several by number; `until` is the first deadline among them."""
    to = {"org_id": org_id, "roles": sorted(who)}
    due = min(transfer.due_at for transfer in some if transfer.due_at)
    day = f"{due.astimezone(clock.SHANGHAI):%Y-%m-%d}"
    if len(some) == 1:
        return _notice(db, f"transfer_take_over_{act}", some[0], to, until=day, due=due)
    return notice(db, f"transfers_take_over_{act}", to, count=len(some), until=day, due=due)


def _everybody(db: Session, transfer: Transfer) -> list[dict[str, Any]]:
    """The applicant, both schools and their offices."""
    schools = [{"org_id": org_id, "roles": READS} for org_id in (transfer.to_org_id, transfer.from_org_id)]
    return [{"person_id": transfer.person_id}, *schools, *_offices(db, transfer)]


def _offices(db: Session, transfer: Transfer) -> list[dict[str, Any]]:
    schools = [known_orgs.known(db, org_id) for org_id in (transfer.to_org_id, transfer.from_org_id)]
    ids = dict.fromkeys(school.authority_id for school in schools if school.authority_id)
    return [{"org_id": org_id, "roles": READS} for org_id in ids]


def _notice(db: Session, kind: str, transfer: Transfer, *to: dict[str, Any], **more: Any) -> dict[str, Any]:
    """One notice to all of them: whoever is several of them reads it once."""
    known: dict[str, Any] = {"name": transfer.name, "school": transfer.from_org_name}
    return notice_to_each(db, kind, list(to), id=transfer.id, to_school=transfer.to_org_name, **known, **more)


def _own(db: Session, what: str, transfer: Transfer, **more: Any) -> list[dict[str, Any]]:
    to = {"teacher_id": transfer.teacher_id}
    return [notice(db, f"own_transfer_{what}", to, id=transfer.id, to_school=transfer.to_org_name, **more)]
