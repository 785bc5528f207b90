"""The post that waits for somebody, held against the catalogue of the receiving school (R-MOB-01)."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Invalid
from services.common.messages.wording import word
from services.records.catalogue import Catalogue, RecordSet
from services.records.catalogue.faults import ERROR, Fault, say
from services.records.catalogue.validation import check_one
from services.records.file import catalogues, queries
from services.records.file.schools import school_of
from services.records.handing_over.words import SETS, name_of

NO_FILES = "Only schools have posts for teachers. Please name the school."
NOT_ASKED = "Schools of this category have no such field."
TYPE_FIRST = "Please say the type of the post too; the grades depend on it."


def check_post(db: Session, actor: Actor, org_id: UUID, **post: Any) -> dict[str, Any]:
    """What the post is called; raises Invalid with every field that the school's catalogue does not have so."""
    queries.org_in_sight(db, actor, org_id)
    school, language = school_of(db, org_id), db.info["request"].language
    catalogue = catalogues.current(school.path)
    if school.category not in catalogue.sets_of:
        raise Conflict(NO_FILES)
    said = {code: value for code, value in post.items() if value not in (None, [])}
    if errors := _errors(catalogue, school.category, said, language):
        raise Invalid("{count} places need to be corrected.", errors=errors, count=len(errors))
    return {"items": [_item(catalogue, school.category, code, said[code], language) for code in SETS if code in said]}


def name_posts(db: Session, actor: Actor, category: str, posts: list[dict[str, Any]]) -> dict[str, Any]:
    """What posts are called by the catalogue of the asker's province; nothing is judged, and codes alone are told."""
    catalogue, language = catalogues.current(actor.org_path), db.info["request"].language
    return {"posts": [{"items": list(_named(catalogue, category, post, language))} for post in posts]}


def _named(catalogue: Catalogue, category: str, post: dict[str, Any], language: str) -> Iterator[dict[str, str]]:
    sets = catalogue.sets_of.get(category, {})
    for code, set_code in SETS.items():
        if post.get(code) not in (None, []) and set_code in sets and sets[set_code].has(code):
            yield _item(catalogue, category, code, post[code], language)


def _errors(catalogue: Catalogue, category: str, said: dict[str, Any], language: str) -> dict[str, list[str]]:
    """What is wrong with each field, in words."""
    sets = catalogue.sets_of[category]
    found: dict[str, list[str]] = {}
    for code in said:
        record_set = sets.get(SETS[code])
        if record_set is None or not record_set.has(code):
            found[code] = [word(NOT_ASKED, {}, language)]
    if "post_grade" in said and "post_type" not in said:
        found.setdefault("post_grade", []).append(word(TYPE_FIRST, {}, language))
    for set_code in dict.fromkeys(SETS.values()):
        own = {code: value for code, value in said.items() if SETS[code] == set_code and code not in found}
        for fault in _faults(sets[set_code], own) if own else ():
            found.setdefault(str(fault.field), []).append(say(fault, sets[set_code], language))
    return found


def _faults(record_set: RecordSet, own: dict[str, Any]) -> list[Fault]:
    """Of an entry that says this and nothing else: what it lacks besides is no fault of a post."""
    _, faults = check_one(record_set, own, clock.today())
    return [fault for fault in faults if fault.severity == ERROR and fault.field in own]


def _item(catalogue: Catalogue, category: str, code: str, value: Any, language: str) -> dict[str, str]:
    field = catalogue.sets_of[category][SETS[code]].field(code)
    named = name_of(catalogue, category, code, value, language)
    return {"field": code, "name": field.name.in_(language), "value": named}
