"""A teacher's own file: confirm, object, explain; and the hints that help to fill it in (R-REC-21, R-REC-22)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.records import hints, selfservice

area = Area("self-service", "Teachers and their own files; hints.")


@area.get("/teachers/<uuid:teacher_id>/self-service")
@asks(selfservice.self_service)
def get_self_service(**asked: Any) -> dict:
    """Whether the file's own teacher may fill it in now, and until when."""
    return ask(selfservice.self_service, **asked)


@area.post("/teachers/<uuid:teacher_id>/confirmation")
@asks(selfservice.confirm)
def confirm_file(**asked: Any) -> dict:
    """核对无误: the teacher confirms the own file."""
    return ask(selfservice.confirm, **asked)


@area.get("/teachers/<uuid:teacher_id>/remarks")
@asks(selfservice.file_remarks)
def list_file_remarks(**asked: Any) -> dict:
    """The remarks on one file, newest first."""
    return ask(selfservice.file_remarks, **asked)


@area.post("/teachers/<uuid:teacher_id>/remarks")
@asks(selfservice.add_remark, status=201)
def add_remark(**asked: Any) -> dict:
    """信息有误: the teacher says what is wrong."""
    return ask(selfservice.add_remark, **asked)


@area.get("/remarks")
@asks(selfservice.remarks)
def list_remarks(**asked: Any) -> dict:
    """Remarks of the own territory, oldest first."""
    return ask(selfservice.remarks, **asked)


@area.post("/remarks/<uuid:remark_id>/answer")
@asks(selfservice.answer_remark)
def answer_remark(**asked: Any) -> dict:
    """Answer a remark."""
    return ask(selfservice.answer_remark, **asked)


@area.post("/teachers/<uuid:teacher_id>/reasons/<uuid:reason_id>/explanation")
@asks(selfservice.explain)
def explain_rejection(**asked: Any) -> dict:
    """Say why a rejected value is right as it is."""
    return ask(selfservice.explain, **asked)


@area.get("/hints")
@asks(hints.hints)
def get_hints(**asked: Any) -> dict:
    """Hints, presets and samples that count for the asker."""
    return ask(hints.hints, **asked)


@area.put("/hints")
@asks(hints.put_hints)
def put_hints(**asked: Any) -> dict:
    """Replace the hints of the own organisation for a school category."""
    return ask(hints.put_hints, **asked)
