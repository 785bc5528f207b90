"""Collection windows and contact persons."""

from services.common.bus.entrypoints import serve
from services.contracts.identity import collection
from services.identity.actions import windows
from services.identity.clock import now


class CollectionCalls:
    """When teachers fill in their own files, and whom they can ask."""

    @serve(collection.collection_window)
    def collection_window(self, db, actor, org_id):
        return windows.window(db, actor, now(), org_id)

    @serve(collection.set_collection_window)
    def set_collection_window(self, db, actor, **wanted):
        return windows.set_window(db, actor, now(), **wanted)

    @serve(collection.contacts)
    def contacts(self, db, actor, org_id):
        return windows.contacts(db, actor, org_id)

    @serve(collection.set_contacts)
    def set_contacts(self, db, actor, **wanted):
        return windows.set_contacts(db, actor, **wanted)
