"""Photos of many teachers at once (R-MED-02): uploaded by a school, framed by the machine, confirmed by a person.

Files are worked on as they arrive. Which teacher a photo belongs to is asked of records by event, by the number that
names the file; a confirmed photo goes to records the same way and comes back with an outcome each.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Paged, one_of, page_of
from services.contracts.media import NAME
from services.contracts.media.files import Box, FileFacts

STATES = ("waiting", "made", "refused", "confirmed", "kept", "failed", "cancelled")
MATCHES = ("asked", "found", "unnamed", "unknown", "elsewhere")
REASONS = (
    "not_a_picture", "too_large", "too_small", "no_face", "two_faces", "blurred", "wrong_ratio",
    "unknown", "elsewhere", "repeated", "by_hand", "archive", "broken", "gone", "given_up",
)  # fmt: skip
ZIP_BYTES = 512 * 1024 * 1024
PHOTO_BYTES = 20 * 1024 * 1024
PHOTOS = 10_000  # in one batch
AT_ONCE = 500  # in one act and one event


class NewPhotoBatch(Body):
    """A batch to be opened, for the asker's school unless a department below it is named."""

    id = fields.UUID(required=True)
    org_id = fields.UUID(load_default=None, allow_none=True)


class ByPhotoBatch(Body):
    """One batch."""

    batch_id = fields.UUID(required=True)


class UploadedPhotos(Body):
    """One upload of a batch as it lies in the store: a picture or a ZIP of pictures, which its content tells."""

    id = fields.UUID(required=True)
    key = fields.String(required=True)
    name = fields.String(required=True, validate=validate.Length(1, 200))
    bytes = fields.Integer(required=True)


class MorePhotos(ByPhotoBatch):
    """Further uploads of a batch."""

    uploads = fields.List(fields.Nested(UploadedPhotos), required=True, validate=validate.Length(1, AT_ONCE))


class PhotoBatch(Body):
    """A batch: `counts` by state, `total` photos; `unpacking` while a ZIP is still being read, `fault` what broke one.

    `may` has "add" and "cancel" while it is open.
    """

    id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    person = fields.String()
    created_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    state = fields.String(validate=validate.OneOf(("open", "cancelled", "ended")))
    unpacking = fields.Boolean()
    total = fields.Integer()
    counts = fields.Dict()
    faults = fields.List(fields.String())
    may = fields.List(fields.String())


class PhotoFilter(Paged):
    """Photos of a batch, in the order in which they came."""

    batch_id = fields.UUID(required=True)
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))


class Picture(Body):
    """A picture of a batch, with the link that shows it for minutes."""

    id = fields.UUID()
    width = fields.Integer()
    height = fields.Integer()
    link = fields.String()


class PhotoItem(Body):
    """One photo: `name` as it came, its digits masked; `portrait` upright, `photo` as `box` on the portrait cuts it.

    `match` says how its teacher was found, `reason` (one of REASONS) and `message` why it is refused or failed.
    `may` names what the asker can do: confirm, refuse, frame, match, reopen.
    """

    number = fields.Integer()
    name = fields.String()
    state = one_of(STATES)
    match = one_of(MATCHES)
    teacher_id = fields.UUID(allow_none=True)
    teacher_name = fields.String(allow_none=True)
    portrait = fields.Nested(Picture, allow_none=True)
    photo = fields.Nested(Picture, allow_none=True)
    box = fields.Nested(Box, allow_none=True)
    warnings = fields.List(fields.String())
    reason = one_of(REASONS, allow_none=True)
    message = fields.String(allow_none=True)
    may = fields.List(fields.String())


class ChosenPhotos(ByPhotoBatch):
    """Photos of a batch by number, or all that can be confirmed where none is named."""

    numbers = fields.List(fields.Integer(), load_default=None, allow_none=True, validate=validate.Length(1, AT_ONCE))


class ByPhoto(ByPhotoBatch):
    """One photo of a batch."""

    number = fields.Integer(required=True)


class Framed(ByPhoto):
    """A frame set by hand on the upright portrait."""

    box = fields.Nested(Box, required=True)


class Matched(ByPhoto):
    """The teacher of a photo, chosen by hand."""

    teacher_id = fields.UUID(required=True)


class WantedNames(Body):
    """Photos whose teachers are asked for: by a number, sealed, or by a file chosen by hand.

    `ask` counts the questions about a photo; answers repeat it, so that a late one is known as late.
    """

    class One(Body):
        number = fields.Integer(required=True)
        ask = fields.Integer(required=True)
        name_sealed = fields.String(required=True, allow_none=True)
        teacher_id = fields.UUID(required=True, allow_none=True)

    batch_id = fields.UUID(required=True)
    org_id = fields.UUID(required=True)
    org_path = fields.String(required=True)
    items = fields.List(fields.Nested(One), required=True, validate=validate.Length(1, AT_ONCE))


class Confirmer(Body):
    """Who confirmed photos; becomes the author of the new values."""

    account_id = fields.UUID(required=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)
    org_path = fields.String(required=True)


class ConfirmedPhotos(Body):
    """Photos that a person confirmed, for the files of their teachers; `ask` as in WantedNames.

    `at` is when: a photo that a file got later is newer, in whatever order the news comes.
    """

    class One(Body):
        number = fields.Integer(required=True)
        ask = fields.Integer(required=True)
        teacher_id = fields.UUID(required=True)
        file = fields.Nested(FileFacts, required=True)

    batch_id = fields.UUID(required=True)
    at = fields.AwareDateTime(load_default=None, allow_none=True)
    by = fields.Nested(Confirmer, required=True)
    items = fields.List(fields.Nested(One), required=True, validate=validate.Length(1, AT_ONCE))


PhotoBatches = page_of(PhotoBatch)
PhotoItems = page_of(PhotoItem)


class Confirmation(Body):
    """How many photos were confirmed now."""

    confirmed = fields.Integer()


open_photo_batch = Call(NAME, "open_photo_batch", NewPhotoBatch, PhotoBatch, roles.ENTRY, writes=True)
add_photos = Call(NAME, "add_photos", MorePhotos, PhotoBatch, roles.ENTRY, writes=True)
photo_batches = Call(NAME, "photo_batches", Paged, PhotoBatches, roles.ENTRY)
photo_batch = Call(NAME, "photo_batch", ByPhotoBatch, PhotoBatch, roles.ENTRY)
photo_items = Call(NAME, "photo_items", PhotoFilter, PhotoItems, roles.ENTRY)
confirm_photos = Call(NAME, "confirm_photos", ChosenPhotos, Confirmation, roles.ENTRY, writes=True)
refuse_photo = Call(NAME, "refuse_photo", ByPhoto, PhotoItem, roles.ENTRY, writes=True)
reopen_photo = Call(NAME, "reopen_photo", ByPhoto, PhotoItem, roles.ENTRY, writes=True)
frame_photo = Call(NAME, "frame_photo", Framed, PhotoItem, roles.ENTRY, writes=True, deadline=30.0)
match_photo = Call(NAME, "match_photo", Matched, PhotoItem, roles.ENTRY, writes=True)
cancel_photo_batch = Call(NAME, "cancel_photo_batch", ByPhotoBatch, PhotoBatch, roles.ENTRY, writes=True)

photos_named = Event(NAME, "photos_named", WantedNames)
photos_confirmed = Event(NAME, "photos_confirmed", ConfirmedPhotos)
