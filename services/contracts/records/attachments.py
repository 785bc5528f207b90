"""Photo and evidence in the files of teachers, as records keeps them: values like any other (R-MED-01, -03, R-REV-05).

A field of type `photo` holds one file's id, one of type `files` a list of ids. What is given beside ids known to the
teacher's file are receipts of media (services/common/secrets/tickets.py); records opens them and keeps what they say.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Call, Event
from services.contracts.media.files import BLOBS_AT_ONCE, Blobs, FileFacts
from services.contracts.media.photo_batches import AT_ONCE
from services.contracts.records import NAME
from services.contracts.records.entries import FILLS, SEES, ByTeacher
from services.contracts.records.files import Teacher


class WantedLinks(ByTeacher):
    """Files of one teacher that are to be shown; none named means all that it holds, in its present or its history."""

    files = fields.List(fields.UUID(), load_default=None, allow_none=True, validate=validate.Length(1, 200))


class LinkedFile(FileFacts):
    """A file of a teacher, with the link that shows it for minutes to the asker alone."""

    added_at = fields.AwareDateTime()
    person = fields.String()
    link = fields.String()


class LinkedFiles(Body):
    """Files that the asker may see."""

    items = fields.List(fields.Nested(LinkedFile(exclude=["sha256"])))


class NewPhoto(ByTeacher):
    """The receipt of a photo for one file, in the version that the asker saw."""

    row_version = fields.Integer(required=True)
    receipt = fields.String(required=True)


class WantedCopy(Body):
    """One line of the copy checklist: what a file may be asked to show, for which entry, and what is there.

    `title` words the entry by its key; `required` if the file is not complete without it.
    """

    set = fields.String()
    set_name = fields.String()
    entry_id = fields.UUID(allow_none=True)
    title = fields.String()
    field = fields.String()
    name = fields.String()
    required = fields.Boolean()
    files = fields.List(fields.UUID())


class Copies(Body):
    """The ordered copy checklist (证明材料清单) of one file."""

    teacher_id = fields.UUID()
    name = fields.String(allow_none=True)
    org_name = fields.String()
    items = fields.List(fields.Nested(WantedCopy))


class HeldFiles(Body):
    """Contents that a teacher's file refers to from now on, in its present or its history."""

    teacher_id = fields.UUID(required=True)
    org_path = fields.String(required=True)
    sha256 = fields.List(fields.String(), required=True, validate=validate.Length(1, BLOBS_AT_ONCE))


class GoneFile(ByTeacher):
    """A teacher's file that was deleted before it was ever submitted: it refers to nothing any more, for good."""


class FoundPersons(Body):
    """Whose photos these are. Without a teacher `why` is unknown (no such number), or elsewhere (not that school's).

    `ask` is the one of the question (photo_batches.WantedNames).
    """

    class One(Body):
        number = fields.Integer(required=True)
        ask = fields.Integer(load_default=None, allow_none=True)
        teacher_id = fields.UUID(required=True, allow_none=True)
        teacher_name = fields.String(required=True, allow_none=True)
        why = fields.String(required=True, allow_none=True, validate=validate.OneOf(("unknown", "elsewhere", None)))

    batch_id = fields.UUID(required=True)
    items = fields.List(fields.Nested(One), required=True, validate=validate.Length(1, AT_ONCE))


class KeptPhotos(Body):
    """What became of confirmed photos: kept in the file, or not, and why, in words for the school; `ask` as above."""

    class One(Body):
        number = fields.Integer(required=True)
        ask = fields.Integer(load_default=None, allow_none=True)
        kept = fields.Boolean(required=True)
        message = fields.String(required=True, allow_none=True)
        params = fields.Dict(load_default=dict)

    batch_id = fields.UUID(required=True)
    items = fields.List(fields.Nested(One), required=True, validate=validate.Length(1, AT_ONCE))


file_links = Call(NAME, "file_links", WantedLinks, LinkedFiles, SEES)
set_photo = Call(NAME, "set_photo", NewPhoto, Teacher, FILLS, writes=True)
copies = Call(NAME, "copies", ByTeacher, Copies, SEES)

files_held = Event(NAME, "files_held", HeldFiles)
file_gone = Event(NAME, "file_gone", GoneFile)
blobs_free = Event(NAME, "blobs_free", Blobs)  # records refers to none of these
photos_matched = Event(NAME, "photos_matched", FoundPersons)
photos_kept = Event(NAME, "photos_kept", KeptPhotos)
