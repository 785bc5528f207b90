"""When teachers fill in their own files, and whom they can ask (R-ID-11, R-ID-12)."""

from gateway.area import Area
from services.contracts.identity import collection

area = Area("collection", "Self-service of a school's teachers, and contact persons.")

area.passes_on("GET /orgs/<uuid:org_id>/collection-window", collection.collection_window, "get_collection_window").says(
    "When the teachers of a school fill in their own files."
)
area.passes_on(
    "PUT /orgs/<uuid:org_id>/collection-window", collection.set_collection_window, "set_collection_window"
).says("Set mode and times of self-service, or shut the teachers out; who is shut out is signed out.")
area.passes_on("GET /orgs/<uuid:org_id>/contacts", collection.contacts, "get_contacts").says(
    "The contact persons of an organisation."
)
area.passes_on("PUT /orgs/<uuid:org_id>/contacts", collection.set_contacts, "set_contacts").says(
    "Replace the contact persons of the own organisation."
)
