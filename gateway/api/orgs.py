"""Organisations: the management tree that territory follows (R-ID-01)."""

from typing import Any
from uuid import UUID

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.identity import identity

area = Area("orgs", "Organisations of the management tree.")


@area.get("/orgs")
@asks(identity.list_orgs)
def list_orgs(**asked: Any) -> dict:
    """Organisations of the own territory."""
    return ask(identity.list_orgs, **asked)


@area.get("/orgs/<uuid:org_id>")
@asks(identity.org)
def get_org(**asked: Any) -> dict:
    """One organisation."""
    return ask(identity.org, **asked)


@area.get("/orgs/<uuid:org_id>/children")
@asks(identity.list_orgs, without=("parent_id",))
def list_org_children(org_id: UUID, **asked: Any) -> dict:
    """The organisations right below one."""
    return ask(identity.list_orgs, parent_id=org_id, **asked)


@area.post("/orgs")
@asks(identity.add_org, status=201)
def add_org(**asked: Any) -> dict:
    """Add an organisation below one of the own territory."""
    return ask(identity.add_org, **asked)
