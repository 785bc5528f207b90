"""Files taken in and handed out on the bus, and what records tells of the contents that it refers to."""

from services.common.contracts import attachments
from services.common.entrypoints import react
from services.media.blobs import references


class FileCalls:
    """Takes files in, hands them out, and keeps what is referred to."""

    @react(attachments.files_held)
    def files_held(self, db, held):
        references.hold_for_file(db, held["teacher_id"], held["sha256"])

    @react(attachments.file_gone)
    def file_gone(self, db, gone):
        references.forget_file(db, gone["teacher_id"])
