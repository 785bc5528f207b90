"""What the judge looks at of photo batches: rows of media and records, and what lies in the store."""

from typing import NamedTuple


class PhotoBatch(NamedTuple):
    """A batch; `over` when nothing more happens to it but the outcomes of what was confirmed."""

    id: str
    photos: int
    over: bool
    ended: bool


class PhotoUpload(NamedTuple):
    """What was uploaded for a batch; `gone` from the store."""

    id: str
    batch_id: str
    state: str
    claimed: bool
    gone: bool


class Photo(NamedTuple):
    """A photo of a batch; pictures by digest."""

    batch_id: str
    number: int
    state: str
    match: str
    teacher_id: str | None
    claimed: bool
    portrait: str | None
    photo: str | None


class Content(NamedTuple):
    """A content that media knows; `stored` once it lay in the store."""

    sha256: str
    bytes: int
    stored: bool


class Reference(NamedTuple):
    """Who refers to a content."""

    sha256: str
    holder: str
    subject: str


class PhotoValue(NamedTuple):
    """The photo that a teacher's file has now."""

    teacher_id: str
    sha256: str | None


class PhotoChange(NamedTuple):
    """A version of a teacher's file that brought another photo."""

    teacher_id: str
    sha256: str | None


class HeldFile(NamedTuple):
    """A file that a teacher's file holds."""

    teacher_id: str
    sha256: str


class Lying(NamedTuple):
    """An object of the store, with the digest and size of its content; none of what cannot be opened."""

    key: str
    sha256: str | None
    bytes: int


MEDIA: dict[type, str] = {
    PhotoBatch: """
        SELECT id::text, photos, cancelled_at IS NOT NULL OR ended_at IS NOT NULL, ended_at IS NOT NULL FROM photo_batch
    """,
    PhotoUpload: "SELECT id::text, batch_id::text, state, claim IS NOT NULL, ended_at IS NOT NULL FROM photo_upload",
    Photo: """
        SELECT batch_id::text, number, state, match, teacher_id::text, claim IS NOT NULL, portrait->>'sha256',
            photo->>'sha256' FROM photo_item
    """,
    Content: "SELECT sha256, bytes, stored_at IS NOT NULL FROM blob",
    Reference: "SELECT sha256, holder, subject::text FROM reference",
}
FILE = "SELECT sha256 FROM held_file WHERE held_file.teacher_id = found.teacher_id AND held_file.id::text = found.photo"
RECORDS: dict[type, str] = {
    PhotoValue: f"""
        SELECT teacher_id::text, ({FILE}) FROM (SELECT id AS teacher_id, basic->>'photo' AS photo FROM teacher) AS found
        WHERE photo IS NOT NULL
    """,  # noqa: S608 - our own words
    PhotoChange: f"""
        SELECT teacher_id::text, ({FILE}) FROM (
            SELECT teacher_id, "values"->>'photo' AS photo,
                lag("values"->>'photo') OVER (PARTITION BY entry_id ORDER BY number) AS before
            FROM version WHERE set_code = 'basic'
        ) AS found WHERE photo IS NOT NULL AND photo IS DISTINCT FROM before
    """,  # noqa: S608 - our own words
    HeldFile: "SELECT teacher_id::text, sha256 FROM held_file",
}
