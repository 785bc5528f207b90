"""What media can be asked and what it announces of files: taking them in, cutting photos, handing them out (R-MED).

A file is uploaded to the store first, under a key of its own; only the key crosses the bus. Photo batches stand in
photo_batches.py, what records does with files in attachments.py.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Nothing
from services.contracts.media import NAME
from services.contracts.records.entries import FILLS, SEES

EVIDENCE, PORTRAIT, PHOTO = KINDS = ("evidence", "portrait", "photo")
JPEG, PNG, PDF = TYPES = ("image/jpeg", "image/png", "application/pdf")
THUMB, PAGE, ORIGINAL = SIZES = ("thumb", "page", "original")
EVIDENCE_BYTES = PORTRAIT_BYTES = 20 * 1024 * 1024  # of one upload
PAGES = 60  # of one PDF
BLOBS_AT_ONCE = 500


def content_key(sha256: str) -> str:
    """Where in the file store the content of a checked file lies, for a service that holds its facts."""
    return f"blobs/{sha256[:2]}/{sha256}"


class FileFacts(Body):
    """A checked file: `sha256` of its cleaned content in hex, `pages` of a PDF, else 1; pixels, none for a PDF.

    `name` is as it came, without path, its long numbers masked.
    """

    id = fields.UUID(required=True)
    sha256 = fields.String(required=True, validate=validate.Regexp(r"[0-9a-f]{64}\Z"))
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    name = fields.String(required=True, validate=validate.Length(1, 200))
    type = fields.String(required=True, validate=validate.OneOf(TYPES))
    bytes = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    width = fields.Integer(required=True, allow_none=True)
    height = fields.Integer(required=True, allow_none=True)


class Box(Body):
    """A frame on an upright picture, in its pixels, from the left upper corner."""

    left = fields.Float(required=True)
    top = fields.Float(required=True)
    width = fields.Float(required=True, validate=validate.Range(min=1))
    height = fields.Float(required=True, validate=validate.Range(min=1))


class Upload(Body):
    """A file that lies in the store under `key`; evidence, or a portrait from which a photo will be cut."""

    id = fields.UUID(required=True)
    key = fields.String(required=True)
    name = fields.String(required=True, validate=validate.Length(1, 200))
    kind = fields.String(load_default=EVIDENCE, validate=validate.OneOf((EVIDENCE, PORTRAIT)))


class TakenFile(FileFacts):
    """A file that was taken in. `receipt` attaches it within a day, by its uploader alone; `link` shows it for minutes.

    `box` is the frame that is offered for a portrait, none where no single face was found; `warnings` say what a
    person should look at.
    """

    receipt = fields.String()
    link = fields.String()
    box = fields.Nested(Box, allow_none=True)
    warnings = fields.List(fields.String())


class Cut(Body):
    """Asks for the standard's photo from a portrait that was taken in, by the frame that a person set."""

    id = fields.UUID(required=True)
    receipt = fields.String(required=True)
    box = fields.Nested(Box, required=True)


class ByLink(Body):
    """Reads a file by a link that is its own: its picture in small, one page as a picture, or the file itself."""

    file_id = fields.UUID(required=True)
    link = fields.String(required=True)
    size = fields.String(load_default=ORIGINAL, validate=validate.OneOf(SIZES))
    page = fields.Integer(load_default=1, validate=validate.Range(1, PAGES))


class StoredFile(Body):
    """Where a file lies in the store, and how to hand it out."""

    key = fields.String()
    type = fields.String()
    name = fields.String()
    bytes = fields.Integer()


class PhotoStandard(Body):
    """How a province wants photos (R-MED-01): `preset` names one that is shipped, or is "own".

    Size in millimetres and in pixels, density in dots per inch, at most `max_bytes` (none: no limit).
    """

    preset = fields.String()
    name = fields.String()
    width_mm = fields.Float()
    height_mm = fields.Float()
    width = fields.Integer()
    height = fields.Integer()
    dpi = fields.Integer()
    max_bytes = fields.Integer(allow_none=True)
    presets = fields.List(fields.Dict())
    may = fields.List(fields.String())


class WantedStandard(Body):
    """A shipped standard by its name, or one of the province's own; sizes in millimetres."""

    preset = fields.String(required=True)
    width_mm = fields.Float(validate=validate.Range(15, 60))
    height_mm = fields.Float(validate=validate.Range(20, 80))
    dpi = fields.Integer(validate=validate.Range(100, 600))
    max_bytes = fields.Integer(allow_none=True, validate=validate.Range(10_000, 2_000_000))


class Blobs(Body):
    """Contents by their digest. `asked_at` names the question: an answer gives it back as it came (blobs_free).

    An answer to an older question must free nothing: the content may have been uploaded and attached anew since.
    """

    asked_at = fields.AwareDateTime(required=True)
    sha256 = fields.List(fields.String(), required=True, validate=validate.Length(1, BLOBS_AT_ONCE))


OF_PROVINCE = frozenset({roles.INFO_ADMIN})  # who sets the standard: the call asks for the province besides

take_file = Call(NAME, "take_file", Upload, TakenFile, FILLS, writes=True, deadline=30.0)
cut_photo = Call(NAME, "cut_photo", Cut, TakenFile, FILLS, writes=True, deadline=30.0)
open_file = Call(NAME, "open_file", ByLink, StoredFile, SEES, deadline=30.0)
photo_standard = Call(NAME, "photo_standard", Nothing, PhotoStandard, SEES)
set_photo_standard = Call(NAME, "set_photo_standard", WantedStandard, PhotoStandard, OF_PROVINCE, writes=True)

# Nobody seems to refer to these contents any more; each is deleted only after every holder has said so too.
blobs_unused = Event(NAME, "blobs_unused", Blobs)
