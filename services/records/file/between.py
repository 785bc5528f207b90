"""What is different in a file between two instants: by entry and field, and who changed it last (R-REC-15)."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Invalid
from services.common.trail import audit
from services.records.file import catalogues, changes, history, queries
from services.records.file.models import Teacher, Version
from services.records.file.versions import ADDED, CHANGED, DELETED

Pair = tuple[Version | None, Version]


def file_changes(
    db: Session, actor: Actor, teacher_id: UUID, since: datetime.datetime, until: datetime.datetime
) -> dict:
    """The net difference: what was changed and changed back is none."""
    if since >= until:
        raise Invalid("The first day must lie before the second one.", errors={"since": []})
    teacher = queries.teacher(db, actor, teacher_id)
    audit.record(db, "records.file_read", teacher.id, since=since.isoformat(), until=until.isoformat())
    before = {version.entry_id: version for version in history.open_at(db, teacher, since)}
    after = history.open_at(db, teacher, until)
    pairs = [(before.get(version.entry_id), version) for version in after]
    language, hidden_too = db.info["request"].language, actor.has(queries.NEEDS_HIDDEN)
    found = (_item(teacher, pair, changes.Reader(teacher, language, hidden_too=hidden_too)) for pair in pairs)
    items = sorted((item for item in found if item), key=_place(teacher))
    of_file = {"name": teacher.name, "known_since": history.known_since(db, teacher)}
    return of_file | {"since": since, "until": until, "items": items}


def _place(teacher: Teacher) -> Callable[[dict[str, Any]], tuple[int, datetime.datetime]]:
    """Set by set as the catalogue has them, what it does not know any more at the end; in a set by time."""
    codes = list(catalogues.current(teacher.org_path).sets_of.get(teacher.category, {}))
    places = {code: place for place, code in enumerate(codes)}
    return lambda item: (places.get(item["set"], len(codes)), item["at"])


def _item(teacher: Teacher, pair: Pair, reader: changes.Reader) -> dict[str, Any] | None:
    """What became of one entry; nothing where both versions say the same."""
    first, last = pair
    act = _act(first, last)
    if act is None:
        return None
    if first is not None:
        reader.changes(first)
    different = reader.changes(last)
    if not different and act == CHANGED:
        return None
    record_set = changes.set_at(teacher, last)
    return {
        "set": last.set_code,
        "set_name": record_set.name.in_(reader.language) if record_set else last.set_code,
        "entry_id": last.entry_id,
        "act": act,
        "at": last.known_from,
        "person": last.person,
        "org_name": last.org_name,
        "changes": different,
    }


def _act(first: Version | None, last: Version) -> str | None:
    """Added, changed, deleted; none for what was neither there before nor after, or is the same version."""
    was, is_ = first is not None and first.act != DELETED, last.act != DELETED
    if not was:
        return ADDED if is_ else None
    if not is_:
        return DELETED
    return CHANGED if first is not None and first.number != last.number else None
