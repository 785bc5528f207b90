"""A pair side by side: both files as the asker may see them, and where they differ, be it behind a mask."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict
from services.common.messages.wording import word
from services.records.duplicates import merge_files, pairs, undoing, work_list
from services.records.duplicates.domain import merging as rules
from services.records.duplicates.models import Duplicate
from services.records.file import showing, values
from services.records.file.models import Teacher

Files = dict[UUID, Teacher]
TOLD = (
    "id", "kept_id", "at", "person", "org_name", "reason", "undone_at", "undone_by", "undone_org", "undo_reason",
)  # fmt: skip


def duplicate(db: Session, actor: Actor, duplicate_id: UUID) -> dict[str, Any]:
    """One pair whole; the reading of both files is logged."""
    pair = pairs.seen(db, actor, duplicate_id)
    files = pairs.files(db, actor, (pair.one_id, pair.other_id))
    pair_of = [files[pair.one_id], files[pair.other_id]]
    whole = [showing.whole(db, actor, file) for file in pair_of]
    return work_list.views(db, actor, [pair])[0] | {
        "whole": whole,
        "basic": list(_compared(pair_of, whole, db.info["request"].language)),
        "sets": list(_sets(whole)),
        **_joining(db, pair_of, [_filled(file) for file in whole]),
        "merge": _merge(db, pair, files),
    }


def _compared(files: list[Teacher], whole: list[dict], language: str) -> Iterator[dict[str, Any]]:
    """The fields of 基本信息 that either says; they are compared in clear, and what is shown of them stays masked."""
    sets = [values.basic_of(file.org_path, file.category) for file in files]
    clear = [values.opened(record_set, file.basic) for record_set, file in zip(sets, files, strict=True)]
    texts = [each["texts"][values.BASIC] for each in whole]
    fields = {field.code: field.name for record_set in sets for field in record_set.fields}
    for code, name in fields.items():
        if code in clear[0] or code in clear[1]:
            differs = clear[0].get(code) != clear[1].get(code)
            shown = [said.get(code) for said in texts]
            yield {"field": code, "name": name.in_(language), "texts": shown, "differs": differs}


def _sets(whole: list[dict]) -> Iterator[dict[str, Any]]:
    """The sets that either file has entries in."""
    known = [{each["code"]: each for each in file["sets"] if each["code"] != values.BASIC} for file in whole]
    for code in {**known[0], **known[1]}:
        counts = [each[code]["count"] if code in each else 0 for each in known]
        if any(counts):
            name = next(each[code]["name"] for each in known if code in each)
            yield {"code": code, "name": name, "counts": counts}


def _filled(whole: dict[str, Any]) -> int:
    """How many values a file has to say."""
    return sum(len(entry["values"]) for each in whole["sets"] for entry in each["entries"])


def _joining(db: Session, files: list[Teacher], filled: list[int]) -> dict[str, Any]:
    """Which file could be kept, which of them says most, and what stands against joining them."""
    one, other = (replace(merge_files.standing(file), filled=n) for file, n in zip(files, filled, strict=True))
    try:
        rules.refuse_unless_joinable(one, other)
    except Conflict as refused:
        said = word(refused.message, refused.params, db.info["request"].language)
        return {"keepable": [], "fuller": None, "merge_refused": said}
    return {"keepable": rules.keepable(one, other), "fuller": rules.fuller(one, other), "merge_refused": None}


def _merge(db: Session, pair: Duplicate, files: Files) -> dict[str, Any] | None:
    done = undoing.merge_of(db, pair)
    if done is None:
        return None
    refused = None if done.undone_at else undoing.why_not(db, done, files[done.kept_id])
    said = word(refused.message, refused.params, db.info["request"].language) if refused else None
    school = UUID(done.places["files"][str(done.lost_id)]["org_id"])
    told = {name: getattr(done, name) for name in TOLD}
    return told | {"lost_org_name": known_orgs.names(db, {school}).get(school, ""), "undo_refused": said}
