"""Files of teachers: lists, entry, what follows from it, history (R-REC)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import Reply, ask, pass_on
from services.contracts.records import files

area = Area("teachers", "Files of teachers.")


@area.get("/teachers")
@asks(files.list_teachers)
def list_teachers(**asked: Any) -> Reply:
    """Files of the own territory."""
    return pass_on(files.list_teachers, **asked)


@area.post("/teachers")
@asks(files.add_teacher, status=201)
def add_teacher(**asked: Any) -> dict:
    """Open a file; every value must be right."""
    return ask(files.add_teacher, **asked)


@area.post("/teachers/drafts")
@asks(files.keep_new_draft, status=201)
def keep_new_draft(**asked: Any) -> dict:
    """Open a file with what is there so far, right or not."""
    return ask(files.keep_new_draft, **asked)


@area.post("/teachers/lookup")
@asks(files.lookup)
def lookup_teacher(**asked: Any) -> dict:
    """Find a file by ID number or personal number, which never stand in an address."""
    return ask(files.lookup, **asked)


@area.post("/teachers/validate")
@asks(files.validate_draft)
def validate_draft(**asked: Any) -> dict:
    """Check values that are not kept, field by field."""
    return ask(files.validate_draft, **asked)


@area.get("/teachers/<uuid:teacher_id>")
@asks(files.teacher)
def get_teacher(**asked: Any) -> dict:
    """A whole file, sensitive values masked."""
    return ask(files.teacher, **asked)


@area.patch("/teachers/<uuid:teacher_id>")
@asks(files.save_teacher)
def save_teacher(**asked: Any) -> dict:
    """Save values of a file; every value must be right."""
    return ask(files.save_teacher, **asked)


@area.patch("/teachers/<uuid:teacher_id>/draft")
@asks(files.keep_draft)
def keep_draft(**asked: Any) -> dict:
    """Keep values of a file that is still being entered, right or not."""
    return ask(files.keep_draft, **asked)


@area.patch("/teachers/<uuid:teacher_id>/placement")
@asks(files.place_teacher)
def place_teacher(**asked: Any) -> dict:
    """Say whether a teacher is newly hired, and in which department."""
    return ask(files.place_teacher, **asked)


@area.delete("/teachers/<uuid:teacher_id>")
@asks(files.delete_teacher)
def delete_teacher(**asked: Any) -> dict:
    """Delete a file that was never submitted."""
    return ask(files.delete_teacher, **asked)


@area.post("/teachers/<uuid:teacher_id>/reveal")
@asks(files.reveal)
def reveal_value(**asked: Any) -> dict:
    """Read a sensitive value in clear; the reading is logged with its purpose."""
    return ask(files.reveal, **asked)


@area.get("/teachers/<uuid:teacher_id>/history")
@asks(files.history)
def teacher_history(**asked: Any) -> dict:
    """What happened to a file, newest first."""
    return ask(files.history, **asked)
