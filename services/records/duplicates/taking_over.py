"""What the kept file takes over, as changes of the writer: empty places filled, entries that it has not at all."""

from collections.abc import Iterator
from uuid import UUID

from services.records.catalogue import Catalogue, RecordSet
from services.records.duplicates.domain import merging as rules
from services.records.file import catalogues, values
from services.records.file.models import Entry, Teacher
from services.records.file.versions import ADDED, CHANGED, Change

ACT = "merged"


def changes(merge_id: UUID, kept: Teacher, lost: Teacher, own: list[Entry], theirs: list[Entry]) -> Iterator[Change]:
    """Values stay sealed as they are; the catalogue is that of the kept file."""
    catalogue = catalogues.current(kept.org_path)
    sets = catalogue.sets_of[kept.category]
    yield from _basic(catalogue, kept, lost)
    known = {(entry.set_code, bytes(entry.key)): entry for entry in own if entry.key}
    for entry in theirs:
        if record_set := sets.get(entry.set_code):
            there = known.get((entry.set_code, bytes(entry.key))) if entry.key else None
            yield from _entry(merge_id, catalogue, record_set, (kept, there), entry)


def _basic(catalogue: Catalogue, kept: Teacher, lost: Teacher) -> Iterator[Change]:
    fields = _fields(catalogue.set(kept.category, values.BASIC)) - rules.WHO_SOMEBODY_IS
    if said := rules.filled(kept.basic, lost.basic, fields):
        yield Change(kept.id, kept.id, values.BASIC, CHANGED, ACT, catalogue.version, said, kept.basic_missing)


def _entry(
    merge_id: UUID, catalogue: Catalogue, record_set: RecordSet, place: tuple[Teacher, Entry | None], theirs: Entry
) -> Iterator[Change]:
    (kept, there), key = place, theirs.key.hex() if theirs.key else None
    if there is None:
        said = {code: value for code, value in theirs.values.items() if record_set.has(code)}
        id_ = rules.new_entry_id(merge_id, theirs.id)
        yield Change(kept.id, id_, record_set.code, ADDED, ACT, catalogue.version, said, theirs.missing, key)
    elif more := rules.filled(there.values, theirs.values, _fields(record_set)):
        yield Change(kept.id, there.id, record_set.code, CHANGED, ACT, catalogue.version, more, there.missing, key)


def _fields(record_set: RecordSet) -> set[str]:
    """The fields that somebody fills in; what follows from others is worked out anew."""
    return {field.code for field in record_set.fields if not field.derived_from}
