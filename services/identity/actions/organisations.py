"""Organisations come in, each change announced and kept (R-ID-01)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus import outbox
from services.common.errors import Conflict, Forbidden, Invalid, Stale
from services.contracts.identity import orgs as orgs_contract
from services.identity import queries
from services.identity.domain import orgs as rules
from services.identity.models import Org, OrgVersion

STATE = orgs_contract.OrgState()
MAY_LACK = ("authority_id", "school_type", "division", "hub_id", "unit", "urban_rural")
AT_ONCE = orgs_contract.ORGS_AT_ONCE


def add_org(db: Session, actor: Actor, **org: Any) -> Org:
    """A new organisation, below an authority in the actor's territory; the same one again changes nothing."""
    if org["parent_id"] is None:
        raise Invalid("Choose the office above.", errors={"parent_id": ["Choose the office above."]})
    org["authority_id"] = org["authority_id"] or org["parent_id"]
    authority = _office_above(db, actor, org, "authority_id")
    _office_above(db, actor, org, "parent_id")
    _check_kind(db, org, authority)
    org["category"] = rules.category_at(org["level"], org["school_type"])
    org["path"] = rules.path_below(authority.path, org["code"])
    if not _save(db, db.scalars(insert(Org).on_conflict_do_nothing().returning(Org.id), [org]), [org]):
        _check_is_the_same(db, org)
    return db.get_one(Org, org["id"])


def change_org(db: Session, actor: Actor, org_id: UUID, row_version: int, urban_rural: str | None) -> Org:
    """Say where a school of the territory stands; announced and kept. Stale when somebody else was faster."""
    org = queries.org_to_change(db, actor, org_id)
    if org.row_version != row_version:
        raise Stale("This organisation was changed meanwhile.", current=org.row_version)
    rules.check_urban_rural(org.level, urban_rural)
    if org.id == actor.org_id:
        raise Forbidden("Where a school stands is said by the office above it.")
    if org.closed:
        raise Conflict("This organisation is closed.")
    if org.urban_rural != urban_rural:
        org.urban_rural, org.row_version = urban_rural, org.row_version + 1
        db.flush()
        state = STATE.dump(org)
        outbox.emit(db, orgs_contract.orgs_changed, {"orgs": [state]})
        db.execute(insert(OrgVersion).values(at=clock.now()), [_version(db, "change", state)])
    return org


def load_orgs(db: Session, rows: Iterable[Mapping[str, Any]]) -> int:
    """Many organisations at once, in any order, with the fields of NewOrg; those with a known id stay as they are.

    Returns how many are new. A code that is taken is an IntegrityError.
    """
    orgs = {row["id"]: _complete(row) for row in rows}
    for org_id, path in _paths(db, orgs).items():
        orgs[org_id]["path"] = path
    from_the_top = sorted(orgs.values(), key=lambda org: (org["path"].count("/"), org["hub_id"] is not None))
    new = insert(Org).on_conflict_do_nothing(index_elements=[Org.id]).returning(Org.id)
    return _save(db, db.scalars(new, from_the_top), from_the_top) if from_the_top else 0


def _office_above(db: Session, actor: Actor, org: dict[str, Any], field: str) -> Org:
    office = queries.org_to_change(db, actor, org[field])
    rules.check_above(org["level"], office.level, field)
    if office.closed:
        raise Conflict("This organisation is closed.")
    return office


def _check_kind(db: Session, org: Mapping[str, Any], authority: Org) -> None:
    """What only some kinds have to meet: departments, offices, units, schools with a hub."""
    rules.check_unit(org["level"], org["unit"])
    rules.check_urban_rural(org["level"], org["urban_rural"])
    if org["level"] == "department":
        rules.check_department(authority.level, in_one_place=org["parent_id"] == authority.id)
    if org["level"] == "office":
        rules.check_office(in_one_place=org["parent_id"] == authority.id)
    hub = db.get(Org, org["hub_id"]) if org["hub_id"] else None
    if org["hub_id"]:
        same = hub is not None and hub.authority_id == authority.id
        rules.check_hub(org["level"], hub.level if hub else "", same_authority=same)


def _complete(row: Mapping[str, Any]) -> dict[str, Any]:
    org: dict[str, Any] = dict.fromkeys(MAY_LACK) | dict(row)
    org["authority_id"] = org["authority_id"] or org["parent_id"]
    org["category"] = rules.category_at(org["level"], org["school_type"])
    rules.check_unit(org["level"], org["unit"])
    rules.check_urban_rural(org["level"], org["urban_rural"])
    return org


def _paths(db: Session, orgs: Mapping[UUID, Mapping[str, Any]]) -> dict[UUID, str]:
    authorities = {org["authority_id"] for org in orgs.values()} - orgs.keys()
    known = {row.id: row.path for row in db.execute(select(Org.id, Org.path).where(Org.id.in_(authorities)))}
    places = {org_id: rules.Place(org["code"], org["authority_id"]) for org_id, org in orgs.items()}
    return rules.paths_of(places, known)


def _save(db: Session, added: Iterable[UUID], orgs: list[dict[str, Any]]) -> int:
    """Write down and announce those that were added; returns how many they are."""
    new = set(added)
    states = [STATE.dump(org | {"closed": False, "row_version": 1}) for org in orgs if org["id"] in new]
    outbox.emit_all(db, orgs_contract.orgs_changed, [{"orgs": some} for some in _batches(states)])
    if states:
        db.execute(insert(OrgVersion).values(at=clock.now()), [_version(db, "add", state) for state in states])
    return len(states)


def announce(db: Session, orgs: Sequence[Org]) -> None:
    """Tell everybody of these organisations as they are, without a change."""
    states = [STATE.dump(org) for org in orgs]
    outbox.emit_all(db, orgs_contract.orgs_changed, [{"orgs": some} for some in _batches(states)])


def _batches(states: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    return (states[start : start + AT_ONCE] for start in range(0, len(states), AT_ONCE))


def _version(db: Session, act: str, state: dict[str, Any]) -> dict[str, Any]:
    request = db.info["request"]
    return {
        "org_id": UUID(state["id"]),
        "row_version": state["row_version"],
        "act": act,
        "state": state,
        "account_id": request.actor.account_id,
        "request_id": request.id,
    }


def _check_is_the_same(db: Session, org: dict[str, Any]) -> None:
    there = db.get(Org, org["id"])
    if there is None or there.code != org["code"]:
        raise Conflict("There is an organisation with this code or id already.")
