"""A teacher's own file: confirm, object, explain; and the hints that help to fill it in (R-REC-21, R-REC-22)."""

from gateway.area import Area
from services.contracts.records import hints, selfservice

area = Area("self-service", "Teachers and their own files; hints.")

area.passes_on("GET /teachers/<uuid:teacher_id>/self-service", selfservice.self_service, "get_self_service").says(
    "Whether the file's own teacher may fill it in now, and until when."
)
area.passes_on("POST /teachers/<uuid:teacher_id>/confirmation", selfservice.confirm, "confirm_file").says(
    "核对无误: the teacher confirms the own file."
)
area.passes_on("GET /teachers/<uuid:teacher_id>/remarks", selfservice.file_remarks, "list_file_remarks").says(
    "The remarks on one file, newest first."
)
area.passes_on("POST /teachers/<uuid:teacher_id>/remarks", selfservice.add_remark, "add_remark", status=201).says(
    "信息有误: the teacher says what is wrong."
)
area.passes_on("GET /remarks", selfservice.remarks, "list_remarks").says("Remarks of the own territory, oldest first.")
area.passes_on("POST /remarks/<uuid:remark_id>/answer", selfservice.answer_remark, "answer_remark").says(
    "Answer a remark."
)
area.passes_on(
    "POST /teachers/<uuid:teacher_id>/reasons/<uuid:reason_id>/explanation", selfservice.explain, "explain_rejection"
).says("Say why a rejected value is right as it is.")
area.passes_on("GET /hints", hints.hints, "get_hints").says("Hints, presets and samples that count for the asker.")
area.passes_on("PUT /hints", hints.put_hints, "put_hints").says(
    "Replace the hints of the own organisation for a school category."
)
