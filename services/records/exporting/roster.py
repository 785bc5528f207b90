"""花名册: chosen columns of the files, page by page (R-REC-26)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.trail import audit
from services.records.catalogue import Catalogue
from services.records.catalogue.model import LIST
from services.records.exporting import columns, selecting
from services.records.file import catalogues, queries
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader


def page_of_roster(db: Session, actor: Actor, org_id: UUID | None, columns: str, **wanted: Any) -> dict[str, Any]:
    """One page, and the columns that there are to choose from; the reading is logged, not file by file."""
    catalogue, language = catalogues.current(actor.org_path), db.info["request"].language[:2]
    names = _names(catalogue, columns)
    query = queries.chosen(select(Teacher).where(queries.visible(actor)), wanted)
    query = query.where(queries.in_org(db, org_id or actor.org_id))
    found = page(db, query, (Teacher.org_path, Teacher.seq), wanted["limit"], wanted["after"])
    audit.record(db, "records.roster_read", org_id or actor.org_id, files=len(found["items"]))
    rows = Rows(db, Reader(language, clear=False, hidden_too=False), names)
    categories = selecting.categories(db, org_id or actor.org_id)
    return {
        "columns": [_column(catalogue, name, language, categories) for name in names],
        "known": [_column(catalogue, name, language, categories) for name in known_names(catalogue, categories)],
        "items": [{"id": each.id, "cells": cells} for each, cells in rows.of(found["items"])],
        "next": found["next"],
    }


def _names(catalogue: Catalogue, asked: str) -> list[str]:
    return columns.chosen(catalogue, [name for name in asked.split(",") if name] or None)


def _column(catalogue: Catalogue, name: str, language: str, categories: list[str]) -> dict[str, Any]:
    """A column with its set, and the categories that alone have it; none said where all of them do."""
    code, _, field = name.partition(".")
    having = [each for each in categories if not field or _has(catalogue, each, code, field)]
    first = next((catalogue.sets_of[each][code] for each in having if field), None)
    return {
        "name": name,
        "title": columns.heading(catalogue, name, language, having),
        "group": first.name.in_(language) if first else None,
        "of_categories": [
            catalogue.categories[each].name.in_(language) for each in having if len(having) < len(categories)
        ],
    }


def _has(catalogue: Catalogue, category: str, code: str, field: str) -> bool:
    record_set = catalogue.sets_of[category].get(code)
    return record_set is not None and record_set.has(field)


def known_names(catalogue: Catalogue, categories: Iterable[str]) -> list[str]:
    """Every column that a list of files of these categories can have, in the order of the sets."""
    found = dict.fromkeys(columns.OF_FILE)
    for category in categories:
        single = (each for each in catalogue.sets_of[category].values() if each.kind != LIST)
        found |= dict.fromkeys(f"{each.code}.{field.code}" for each in single for field in each.typed)
    return list(found)


class Rows:
    """The rows of a roster, some files at a time."""

    def __init__(self, db: Session, reader: Reader, names: list[str]):
        self.db, self.reader, self.names = db, reader, names
        self.sets = columns.sets_of(names)

    def of(self, teachers: list[Teacher]) -> list[tuple[Teacher, list[str]]]:
        """Each file with its cells."""
        entries = selecting.entries_of(self.db, teachers, self.sets) if self.sets else {}
        schools = known_orgs.names(self.db, {each.org_id for each in teachers})
        return [(each, self._row(each, entries.get(each.id, []), schools.get(each.org_id, ""))) for each in teachers]

    def _row(self, teacher: Teacher, entries: list[Entry], school: str) -> list[str]:
        return columns.list_row(self.reader, self.names, teacher, entries, school)
