"""Photo and evidence on the bus: shown and set for one teacher, and what media asks of many (R-MED)."""

from services.common.bus.entrypoints import react, serve
from services.contracts.media import files as files_contract
from services.contracts.media import photo_batches
from services.contracts.records import attachments as contract
from services.records.attachments import checklist, confirmed_photos, holding, matching, photo
from services.records.requests import evidence


class AttachmentCalls:
    """Links to files, the photo of one teacher, the copy checklist; answers media."""

    file_links = serve(contract.file_links, evidence.file_links)
    set_photo = serve(contract.set_photo, photo.set_photo)
    copies = serve(contract.copies, checklist.copies)
    blobs_unused = react(files_contract.blobs_unused, holding.tell_free)
    photos_named = react(photo_batches.photos_named, matching.match)
    photos_confirmed = react(photo_batches.photos_confirmed, confirmed_photos.save)
