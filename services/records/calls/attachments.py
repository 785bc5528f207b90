"""Photo and evidence on the bus: shown and set for one teacher, and what media asks of many (R-MED)."""

from services.common.bus.entrypoints import react, serve
from services.contracts.media import files as files_contract
from services.contracts.media import photo_batches
from services.contracts.records import attachments as contract
from services.records.attachments import checklist, confirmed_photos, holding, links, matching, photo


class AttachmentCalls:
    """Links to files, the photo of one teacher, the copy checklist; answers media."""

    @serve(contract.file_links)
    def file_links(self, db, actor, teacher_id, files):
        return links.file_links(db, actor, teacher_id, files)

    @serve(contract.set_photo)
    def set_photo(self, db, actor, **given):
        return photo.set_photo(db, actor, **given)

    @serve(contract.copies)
    def copies(self, db, actor, teacher_id):
        return checklist.copies(db, actor, teacher_id)

    @react(files_contract.blobs_unused)
    def blobs_unused(self, db, blobs):
        holding.tell_free(db, blobs)

    @react(photo_batches.photos_named)
    def photos_named(self, db, batch):
        matching.match(db, batch)

    @react(photo_batches.photos_confirmed)
    def photos_confirmed(self, db, batch):
        confirmed_photos.save(db, batch)
