"""Organisations: the management tree that territory follows (R-ID-01)."""

from typing import Any
from uuid import UUID

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.identity import orgs

area = Area("orgs", "Organisations of the management tree.")

area.passes_on("GET /orgs", orgs.list_orgs, "list_orgs").says("Organisations of the own territory.")
area.passes_on("GET /orgs/<uuid:org_id>", orgs.org, "get_org").says("One organisation.")
area.passes_on("POST /orgs", orgs.add_org, "add_org", status=201).says(
    "Add an organisation below one of the own territory."
)
area.passes_on("PATCH /orgs/<uuid:org_id>", orgs.change_org, "change_org").says(
    "Say whether a school stands in a city, a town or the country (城乡类型)."
)


@area.get("/orgs/<uuid:org_id>/children")
@asks(orgs.list_orgs, without=("parent_id",))
def list_org_children(org_id: UUID, **asked: Any) -> dict:
    """The organisations right below one."""
    return ask(orgs.list_orgs, parent_id=org_id, **asked)
