"""A school says when its teachers enter their files and whether they sign in (R-ID-11), and whom to ask (R-ID-12)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from services.common import roles
from services.common.actor import Actor
from services.common.bus import outbox
from services.common.errors import Conflict, Forbidden, Stale
from services.common.messages import notices
from services.contracts.identity import collection
from services.identity import queries, sign_in_refusals
from services.identity.actions import sessions
from services.identity.domain import collection as rules
from services.identity.models import Account, CollectionWindow, Org, OrgContact


def window(db: Session, actor: Actor, now: datetime, org_id: UUID) -> dict[str, Any]:
    """The collection window of a school in the territory."""
    return _view_of(actor, _school(db, actor, org_id), db.get(CollectionWindow, org_id), now)


def set_window(db: Session, actor: Actor, now: datetime, org_id: UUID, row_version: int, **wanted: Any) -> dict:
    """Set the own school's window; teachers who are forbidden to sign in are signed out."""
    school = _school(db, actor, org_id)
    _check_own(actor, org_id)
    db.execute(select(Org.id).where(Org.id == org_id).with_for_update(key_share=True))
    known = db.get(CollectionWindow, org_id, populate_existing=True)
    if (known.row_version if known else 0) != row_version:
        raise Stale("The collection window was changed meanwhile.", current=known.row_version if known else 0)
    new, before = rules.Window(**wanted), sign_in_refusals.plain(known)
    rules.check(new)
    kept = known or CollectionWindow(org_id=org_id, row_version=0)
    for name, value in wanted.items():
        setattr(kept, name, value)
    kept.row_version += 1
    db.add(kept)
    db.flush()
    _announce(db, kept)
    _tell_teachers(db, school, before, new, now)
    if new.closed:
        teachers = select(Account.id).where(Account.org_id == org_id, Account.teacher_id.is_not(None))
        sessions.end_of(db, teachers, now, "window")
    return _view_of(actor, school, kept, now)


def contacts(db: Session, actor: Actor, org_id: UUID) -> dict[str, Any]:
    """The contact persons of an organisation in the territory."""
    queries.org(db, actor, org_id)
    may = ["change"] if _may_change(actor, org_id) else []
    return {"org_id": org_id, "contacts": _contacts(db, org_id), "may": may}


def set_contacts(db: Session, actor: Actor, org_id: UUID, contacts: list[dict[str, Any]]) -> dict[str, Any]:
    """Put these contact persons of the own organisation in the place of all others."""
    place = queries.org_to_change(db, actor, org_id)
    _check_own(actor, org_id)
    db.execute(delete(OrgContact).where(OrgContact.org_id == org_id))
    whose = {"org_id": org_id, "org_path": place.path}
    rows = [contact | whose | {"position": position} for position, contact in enumerate(contacts, start=1)]
    if rows:
        db.execute(insert(OrgContact), rows)
    return {"org_id": org_id, "contacts": contacts, "may": ["change"]}


def _school(db: Session, actor: Actor, org_id: UUID) -> Org:
    school = queries.org(db, actor, org_id)
    if school.level != "school":
        raise Conflict("Only schools have a collection window.")
    return school


def _check_own(actor: Actor, org_id: UUID) -> None:
    if not _may_change(actor, org_id):
        raise Forbidden("This is set by the system administrator of the organisation itself.")


def _may_change(actor: Actor, org_id: UUID) -> bool:
    return actor.org_id == org_id and roles.SYSTEM_ADMIN in actor.roles


def _view_of(actor: Actor, school: Org, known: CollectionWindow | None, now: datetime) -> dict[str, Any]:
    plain = sign_in_refusals.plain(known)
    may = ["change"] if _may_change(actor, school.id) else []
    version = known.row_version if known else 0
    return vars(plain) | {"org_id": school.id, "row_version": version, "state": rules.state_of(plain, now), "may": may}


def _announce(db: Session, kept: CollectionWindow) -> None:
    window = {name: getattr(kept, name) for name in ("org_id", "opens_at", "closes_at", "row_version")}
    outbox.emit(
        db, collection.collection_window_changed, window | {"mode": rules.announced_mode(sign_in_refusals.plain(kept))}
    )


def _tell_teachers(db: Session, school: Org, before: rules.Window, new: rules.Window, now: datetime) -> None:
    """The school's teachers hear from when until when they fill in their files, or that it is over."""
    open_now, open_before = (rules.state_of(window, now) in ("before", "open") for window in (new, before))
    to = {"org_id": school.id, "roles": [roles.TEACHER]}
    if open_now and new != before:
        opens = notices.day(max(now, new.opens_at or now))
        kind, until = ("self_service_until", {"closes": notices.day(new.closes_at)}) if new.closes_at else ALWAYS
        notices.notify(db, [notices.notice(db, kind, to, due=new.closes_at, by=school.name, opens=opens, **until)])
    elif open_before and not open_now and not new.closed:
        notices.notify(db, [notices.notice(db, "self_service_ended", to, by=school.name)])


ALWAYS: tuple[str, dict[str, str]] = ("self_service_open", {})


def _contacts(db: Session, org_id: UUID) -> list[OrgContact]:
    return list(db.scalars(select(OrgContact).where(OrgContact.org_id == org_id).order_by(OrgContact.position)))
