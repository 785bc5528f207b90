"""Files taken in and handed out on the bus, and what records tells of the contents that it refers to."""

from services.common.bus.entrypoints import react, serve_in_steps
from services.contracts.media import files
from services.contracts.records import attachments
from services.media.blobs import purging, references
from services.media.files import reading, taking


class FileCalls:
    """Takes files in, hands them out, and keeps what is referred to."""

    @serve_in_steps(files.take_file)
    def take_file(self, begin, actor, **upload):
        return taking.take(begin, actor, **upload)

    @serve_in_steps(files.open_file)
    def open_file(self, begin, actor, **wanted):
        return reading.open_file(begin, actor, **wanted)

    @react(attachments.files_held)
    def files_held(self, db, held):
        references.hold_for_file(db, held["teacher_id"], held["sha256"])

    @react(attachments.file_gone)
    def file_gone(self, db, gone):
        references.forget_file(db, gone["teacher_id"])

    @react(attachments.blobs_free)
    def blobs_free(self, db, free):
        purging.consent(db, free["asked_at"], free["sha256"])
