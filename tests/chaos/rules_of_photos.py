"""What must hold at rest of photo batches: each photo once, each that was confirmed in its teacher's file once."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.rows_of_photos import (
    Content,
    HeldFile,
    Lying,
    Photo,
    PhotoBatch,
    PhotoChange,
    PhotoUpload,
    PhotoValue,
    Reference,
)
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED, Violation, grouped

BLOBS, INCOMING = "blobs/", "incoming/"


def batches(
    found: Iterable[PhotoBatch], photos: Iterable[Photo], uploads: Iterable[PhotoUpload]
) -> Iterator[Violation]:
    """Each photo of a batch is there once and on its way no more; what was uploaded is worked through and gone."""
    of_batch, up = grouped(photos, "batch_id"), grouped(uploads, "batch_id")
    for batch in found:
        mine = of_batch.get(batch.id, [])
        if sorted(one.number for one in mine) != list(range(1, batch.photos + 1)):
            kind = LOST if len(mine) < batch.photos else DOUBLED
            yield Violation(kind, batch.id, f"counts {batch.photos} photos and has {len(mine)}")
        for one in mine:
            yield from (Violation(*fault) for fault in _photo(batch, one))
        for upload in up.get(batch.id, []):
            if upload.state == "waiting" or upload.claimed or not upload.gone:
                yield Violation(LOST, upload.id, f"is {upload.state}, and was not worked through")


def _photo(batch: PhotoBatch, one: Photo) -> Iterator[tuple[str, str, str]]:
    name = f"{batch.id} {one.number}"
    if one.claimed:
        yield LOST, name, "is in the hand of a worker that is gone"
    if one.state in ("waiting", "confirmed"):
        yield LOST, name, f"is {one.state} for ever"
    if one.match == "asked" and not batch.over:
        yield LOST, name, "has no answer whose it is"


def kept(photos: Iterable[Photo], values: Iterable[PhotoValue], changes: Iterable[PhotoChange]) -> Iterator[Violation]:
    """What is kept is the value in its teacher's file, came there once, and nothing else did."""
    told = Counter((one.teacher_id, one.photo) for one in photos if one.state == "kept")
    came, there = Counter((one.teacher_id, one.sha256) for one in changes), {(*one,) for one in values}
    for (teacher_id, sha256), times in (came - told).items():
        yield Violation(DOUBLED, str(teacher_id), f"got photo {sha256} {times} times more than batches tell")
    for (teacher_id, sha256), times in (told - came).items():
        yield Violation(LOST, str(teacher_id), f"did not get photo {sha256}, which {times} batches call kept")
    last = {teacher_id for teacher_id, _ in there}
    for teacher_id, sha256 in told.keys() & came.keys():
        if len([one for one in told if one[0] == teacher_id]) == 1 and (teacher_id, sha256) not in there:
            kind = OUT_OF_ORDER if teacher_id in last else LOST
            yield Violation(kind, str(teacher_id), f"does not show photo {sha256}, which was kept")


def contents(
    found: Iterable[PhotoBatch],
    photos: Iterable[Photo],
    held: Iterable[HeldFile],
    references: Iterable[Reference],
    known: Iterable[Content],
) -> Iterator[Violation]:
    """Whoever shows a content refers to it, it is stored, and there is none that nobody refers to."""
    open_ = {batch.id for batch in found if not batch.ended}
    pictures = ((one, sha256) for one in photos for sha256 in (one.portrait, one.photo) if sha256)
    wanted = {Reference(sha256, "photo_batch", one.batch_id) for one, sha256 in pictures if one.batch_id in open_}
    wanted |= {Reference(one.sha256, "records", one.teacher_id) for one in held}
    there, stored = set(references), {content.sha256 for content in known if content.stored}
    for one in wanted - there:
        yield Violation(LOST, one.sha256, f"is not referred to by {one.holder} {one.subject}")
    for one in there:
        if one.sha256 not in stored:
            yield Violation(LOST, one.sha256, "is referred to and was never stored")


def orphans(known: Iterable[Content], references: Iterable[Reference]) -> Iterator[Violation]:
    """Where no batch was cancelled or ended, nothing is left that nobody refers to."""
    referred = {one.sha256 for one in references}
    for content in known:
        if content.sha256 not in referred:
            yield Violation(UNEXPLAINED, content.sha256, "is a content that nobody refers to")


def store(objects: Iterable[Lying], known: Iterable[Content]) -> Iterator[Violation]:
    """Each content lies in the store once, whole, and nothing lies there beside them."""
    rows, lying = {content.sha256: content for content in known}, set()
    for one in objects:
        name = one.key.split("/")[-1]
        if one.key.startswith(INCOMING):
            yield Violation(UNEXPLAINED, one.key, "was worked through and is still there")
        elif one.key.startswith(BLOBS):
            lying.add(name)
            if one.sha256 != name or (name in rows and rows[name].bytes != one.bytes):
                yield Violation(LOST, one.key, "is not the whole of what its name says")
            if name not in rows:
                yield Violation(UNEXPLAINED, one.key, "is an object that no row knows")
    for sha256, content in rows.items():
        if content.stored and sha256 not in lying:
            yield Violation(LOST, sha256, "is not in the store")
