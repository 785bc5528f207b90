"""When teachers fill in their own files, and whom they can ask (R-ID-11, R-ID-12)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.identity import collection

area = Area("collection", "Self-service of a school's teachers, and contact persons.")


@area.get("/orgs/<uuid:org_id>/collection-window")
@asks(collection.collection_window)
def get_collection_window(**asked: Any) -> dict:
    """When the teachers of a school fill in their own files."""
    return ask(collection.collection_window, **asked)


@area.put("/orgs/<uuid:org_id>/collection-window")
@asks(collection.set_collection_window)
def set_collection_window(**asked: Any) -> dict:
    """Set mode and times of self-service, or shut the teachers out; who is shut out is signed out."""
    return ask(collection.set_collection_window, **asked)


@area.get("/orgs/<uuid:org_id>/contacts")
@asks(collection.contacts)
def get_contacts(**asked: Any) -> dict:
    """The contact persons of an organisation."""
    return ask(collection.contacts, **asked)


@area.put("/orgs/<uuid:org_id>/contacts")
@asks(collection.set_contacts)
def set_contacts(**asked: Any) -> dict:
    """Replace the contact persons of the own organisation."""
    return ask(collection.set_contacts, **asked)
