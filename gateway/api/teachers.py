"""Files of teachers: lists, entry, what follows from it, history (R-REC)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import Reply, ask, pass_on
from services.contracts.records import records

area = Area("teachers", "Files of teachers.")


@area.get("/teachers")
@asks(records.list_teachers)
def list_teachers(**asked: Any) -> Reply:
    """Files of the own territory."""
    return pass_on(records.list_teachers, **asked)


@area.post("/teachers")
@asks(records.add_teacher, status=201)
def add_teacher(**asked: Any) -> dict:
    """Open a file; every value must be right."""
    return ask(records.add_teacher, **asked)


@area.post("/teachers/drafts")
@asks(records.keep_new_draft, status=201)
def keep_new_draft(**asked: Any) -> dict:
    """Open a file with what is there so far, right or not."""
    return ask(records.keep_new_draft, **asked)


@area.post("/teachers/lookup")
@asks(records.lookup)
def lookup_teacher(**asked: Any) -> dict:
    """Find a file by ID number or personal number, which never stand in an address."""
    return ask(records.lookup, **asked)


@area.post("/teachers/validate")
@asks(records.validate_draft)
def validate_draft(**asked: Any) -> dict:
    """Check values that are not kept, field by field."""
    return ask(records.validate_draft, **asked)


@area.get("/teachers/<uuid:teacher_id>")
@asks(records.teacher)
def get_teacher(**asked: Any) -> dict:
    """A whole file, sensitive values masked."""
    return ask(records.teacher, **asked)


@area.patch("/teachers/<uuid:teacher_id>")
@asks(records.save_teacher)
def save_teacher(**asked: Any) -> dict:
    """Save values of a file; every value must be right."""
    return ask(records.save_teacher, **asked)


@area.patch("/teachers/<uuid:teacher_id>/draft")
@asks(records.keep_draft)
def keep_draft(**asked: Any) -> dict:
    """Keep values of a file that is still being entered, right or not."""
    return ask(records.keep_draft, **asked)


@area.patch("/teachers/<uuid:teacher_id>/placement")
@asks(records.place_teacher)
def place_teacher(**asked: Any) -> dict:
    """Say whether a teacher is newly hired, and in which department."""
    return ask(records.place_teacher, **asked)


@area.delete("/teachers/<uuid:teacher_id>")
@asks(records.delete_teacher)
def delete_teacher(**asked: Any) -> dict:
    """Delete a file that was never submitted."""
    return ask(records.delete_teacher, **asked)


@area.post("/teachers/<uuid:teacher_id>/reveal")
@asks(records.reveal)
def reveal_value(**asked: Any) -> dict:
    """Read a sensitive value in clear; the reading is logged with its purpose."""
    return ask(records.reveal, **asked)


@area.get("/teachers/<uuid:teacher_id>/history")
@asks(records.history)
def teacher_history(**asked: Any) -> dict:
    """What happened to a file, newest first."""
    return ask(records.history, **asked)
