"""What is written in the file of somebody from outside: work before and now, the post that waits (R-MOB-08)."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid5

from sqlalchemy.orm import Session

from services.common import clock
from services.records.arriving import rules
from services.records.catalogue import Catalogue, Context, RecordSet
from services.records.catalogue.faults import COUNTED
from services.records.catalogue.validation import check_one
from services.records.file import checking_values, values
from services.records.file.versions import ADDED, Change, NewFile
from services.records.handing_over import rules as posts
from services.records.handing_over.new_values import POST, WORK, counted
from services.records.handing_over.words import name_of
from services.records.status_changes import posts as in_school
from services.records.status_changes.posts import TEACHING, TITLE

Asked = Mapping[str, Any]  # the fields of NewArrival


def refuse_wrong(db: Session, sets: Mapping[str, RecordSet], asked: Asked) -> None:
    """Refuse what the catalogue has not so of what is asked, field by field; what a file owes besides comes later."""
    basic, work = sets[values.BASIC], sets.get(WORK)
    _refuse(db, basic, rules.basic_of(asked), {*rules.basic_of(asked), "birth_date"})
    if work is not None:
        _refuse(db, work, {rules.ORIGIN_KIND: asked[rules.ORIGIN_KIND]}, {rules.ORIGIN_KIND})


def _refuse(db: Session, record_set: RecordSet, given: dict[str, Any], own: set[str]) -> None:
    said = {rules.NAMES.get(code, code): value for code, value in given.items()}
    _, faults = check_one(record_set, said, clock.today())
    names = {there: here for here, there in rules.NAMES.items()}
    counting = [fault for fault in faults if fault.severity in COUNTED and fault.field]
    wrong = [fault for fault in counting if names.get(str(fault.field), fault.field) in own]
    if wrong:
        refusal = checking_values.refusal(db, record_set, wrong)
        refusal.errors = {names.get(code, code): messages for code, messages in refusal.errors.items()}
        raise refusal


def changes(catalogue: Catalogue, file: NewFile, school: str, asked: Asked) -> list[Change]:
    """The entries beside 基本信息, each with what is known; that a first month is yet to come is no fault of them."""
    sets = catalogue.sets_of[file.category]
    said = (each for each in _entries(catalogue, file, school, asked) if each[0] in sets)
    return [
        change
        for code, number, given in said
        for change in counted(sets[code], [_added(catalogue, file, sets[code], number, given)])
    ]


def _entries(
    catalogue: Catalogue, file: NewFile, school: str, asked: Asked
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Of each entry its set, its number in that, and what it says."""
    first_day, post = asked["from_day"], asked["post"]
    kind = post.get("post_type")
    position = name_of(catalogue, file.category, "post_type", kind) if kind else ""
    yield WORK, 1, rules.work_before(asked["origin"], asked["origin_kind"], first_day)
    yield WORK, 2, posts.work_at(school, file.category, position or posts.TEACHER, first_day)
    if kind:
        yield POST, 1, rules.post_at(post, first_day)
    if post.get("title"):
        yield TITLE, 1, {"title": post["title"]}
    if post.get("stage"):
        when = Context(school, first_day)
        teaching = catalogue.set(file.category, TEACHING)
        yield TEACHING, 1, teaching.new_values(in_school.teaching(post, when), when)


def _added(catalogue: Catalogue, file: NewFile, record_set: RecordSet, number: int, said: dict[str, Any]) -> Change:
    clean = {code: value for code, value in said.items() if record_set.has(code)}
    key = values.entry_key(record_set, clean)
    kept = values.sealed(record_set, clean), 0, key.hex() if key else None
    id_ = uuid5(file.id, f"{record_set.code}:{number}")
    return Change(file.id, id_, record_set.code, ADDED, ADDED, catalogue.version, *kept)
