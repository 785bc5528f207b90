"""The table of blocking keys: digests under the national key, bound to the province, so that no number lies there."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.duplicates.domain.places import province_of
from services.records.duplicates.domain.rules import Rules
from services.records.duplicates.reading import File
from services.records.file import values

DIGEST = 8  # bytes: two keys that meet by chance are told apart by the score
FORGET = text("DELETE FROM look_alike_key WHERE teacher_id = ANY (CAST(:ids AS uuid[]))")
WRITE = text(
    """
    INSERT INTO look_alike_key (key, teacher_id)
    SELECT key, teacher_id FROM unnest(CAST(:keys AS bigint[]), CAST(:ids AS uuid[])) AS k (key, teacher_id)
    ORDER BY key, teacher_id ON CONFLICT DO NOTHING
    """
)
NOTE = text(
    """
    INSERT INTO look_alike_file (teacher_id, rules) SELECT unnest(CAST(:ids AS uuid[])), :rules
    ON CONFLICT (teacher_id) DO UPDATE SET rules = excluded.rules
    """
)
# Of a block no more than a few files too many are read: then it is passed over.
MEETINGS = text(
    """
    SELECT k.key, k.teacher_id, array_agg(other.teacher_id) AS others
    FROM look_alike_key k CROSS JOIN LATERAL (
        SELECT o.teacher_id FROM look_alike_key o WHERE o.key = k.key AND o.teacher_id <> k.teacher_id LIMIT :most
    ) AS other
    WHERE k.teacher_id = ANY (CAST(:ids AS uuid[])) GROUP BY k.key, k.teacher_id
    """
)


def write(db: Session, rules: Rules, teacher_ids: Collection[UUID], files: Mapping[UUID, File]) -> None:
    """Write the keys of files anew; those that are not among `files` have none any more."""
    db.execute(FORGET, {"ids": list(teacher_ids)})
    rows = [(key, teacher_id) for teacher_id, file in files.items() for key in digests(rules, file)]
    if rows:
        found, ids = zip(*rows, strict=True)
        db.execute(WRITE, {"keys": list(found), "ids": list(ids)})
    db.execute(NOTE, {"ids": list(files), "rules": rules.version})


def digests(rules: Rules, file: File) -> Iterator[int]:
    """The keys of one file as they lie in the table."""
    index, province = values.sealer().blind_index, province_of(file.org_path)
    for key in rules.keys(file.person):
        yield int.from_bytes(index(f"look-alike:{province}:{key}")[:DIGEST], signed=True)


def meetings(db: Session, rules: Rules, teacher_ids: Collection[UUID]) -> tuple[set[tuple[UUID, UUID]], int]:
    """The pairs of these files with any that have a key in common, and how many blocks were too large."""
    pairs: set[tuple[UUID, UUID]] = set()
    too_large: set[int] = set()
    for row in db.execute(MEETINGS, {"ids": list(teacher_ids), "most": rules.largest_block}):
        if len(row.others) == rules.largest_block:
            too_large.add(row.key)
            continue
        pairs |= {(min(row.teacher_id, other), max(row.teacher_id, other)) for other in row.others}
    return pairs, len(too_large)
