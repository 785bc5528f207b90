"""Record sets of a file: their entries, what is still owed, the sheet to sign (R-REC-02, -07, -12)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.records import completeness, entries

area = Area("entries", "Record sets of a file and what they still owe.")
SET = "/teachers/<uuid:teacher_id>/sets/<set>"


@area.get(SET)
@asks(entries.file_set)
def get_set(**asked: Any) -> dict:
    """One record set of a file, sensitive values masked."""
    return ask(entries.file_set, **asked)


@area.post(SET)
@asks(entries.add_entry, status=201)
def add_entry(**asked: Any) -> dict:
    """Add an entry; every value must be right."""
    return ask(entries.add_entry, **asked)


@area.post(f"{SET}/drafts")
@asks(entries.keep_new_entry_draft, status=201)
def keep_new_entry_draft(**asked: Any) -> dict:
    """Add an entry with what is there so far, right or not."""
    return ask(entries.keep_new_entry_draft, **asked)


@area.patch(f"{SET}/<uuid:entry_id>")
@asks(entries.save_entry)
def save_entry(**asked: Any) -> dict:
    """Save values of an entry; every value must be right."""
    return ask(entries.save_entry, **asked)


@area.patch(f"{SET}/<uuid:entry_id>/draft")
@asks(entries.keep_entry_draft)
def keep_entry_draft(**asked: Any) -> dict:
    """Keep values of an entry, right or not."""
    return ask(entries.keep_entry_draft, **asked)


@area.delete(f"{SET}/<uuid:entry_id>")
@asks(entries.delete_entry)
def delete_entry(**asked: Any) -> dict:
    """Delete an entry; its history stays."""
    return ask(entries.delete_entry, **asked)


@area.post("/teachers/<uuid:teacher_id>/sets/teaching/copies")
@asks(entries.copy_teaching, status=201)
def copy_teaching(**asked: Any) -> dict:
    """Copy last term's 教育教学 into drafts of the term after it."""
    return ask(entries.copy_teaching, **asked)


@area.get("/teachers/<uuid:teacher_id>/completeness")
@asks(completeness.completeness)
def get_completeness(**asked: Any) -> dict:
    """What a file still owes, by name, with what leads to each place."""
    return ask(completeness.completeness, **asked)


@area.get("/schools/<uuid:org_id>/completeness")
@asks(completeness.school_completeness)
def get_school_completeness(**asked: Any) -> dict:
    """What the files of a school still owe."""
    return ask(completeness.school_completeness, **asked)


@area.get("/teachers/<uuid:teacher_id>/check-sheet")
@asks(completeness.check_sheet)
def get_check_sheet(**asked: Any) -> dict:
    """The data of the 核对表, to be printed, signed and sealed."""
    return ask(completeness.check_sheet, **asked)
