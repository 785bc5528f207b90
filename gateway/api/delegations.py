"""Keeping a colleague's desk during an absence (R-REV-07)."""

from gateway.area import Area
from services.contracts.review import delegations

area = Area("delegations", "Deciding in the place of a colleague who is away.")

area.passes_on("GET /delegations", delegations.list_delegations, "list_delegations").says(
    "Delegations of the asker's organisation, newest first."
)
area.passes_on("GET /delegations/colleagues", delegations.colleagues, "list_colleagues").says(
    "The other reviewers of the asker's organisation."
)
area.passes_on("POST /delegations", delegations.delegate, "add_delegation", status=201).says(
    "Give the own desk to a colleague for a while."
)
area.passes_on("DELETE /delegations/<uuid:delegation_id>", delegations.revoke, "end_delegation").says(
    "Take the own desk back before its time."
)
