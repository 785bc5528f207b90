"""Files of teachers: lists, entry, what follows from it, history (R-REC)."""

from gateway.area import Area
from services.contracts.records import files

area = Area("teachers", "Files of teachers.")

area.passes_on("GET /teachers", files.list_teachers, "list_teachers").says("Files of the own territory.")
area.passes_on("POST /teachers", files.add_teacher, "add_teacher", status=201).says(
    "Open a file; every value must be right."
)
area.passes_on("POST /teachers/drafts", files.keep_new_draft, "keep_new_draft", status=201).says(
    "Open a file with what is there so far, right or not."
)
area.passes_on("POST /teachers/lookup", files.lookup, "lookup_teacher").says(
    "Find a file by ID number or personal number, which never stand in an address."
)
area.passes_on("POST /teachers/validate", files.validate_draft, "validate_draft").says(
    "Check values that are not kept, field by field."
)
area.passes_on("GET /teachers/<uuid:teacher_id>", files.teacher, "get_teacher").says(
    "A whole file, sensitive values masked."
)
area.passes_on("PATCH /teachers/<uuid:teacher_id>", files.save_teacher, "save_teacher").says(
    "Save values of a file; every value must be right."
)
area.passes_on("PATCH /teachers/<uuid:teacher_id>/draft", files.keep_draft, "keep_draft").says(
    "Keep values of a file that is still being entered, right or not."
)
area.passes_on("PATCH /teachers/<uuid:teacher_id>/placement", files.place_teacher, "place_teacher").says(
    "Say whether a teacher is newly hired, and in which department."
)
area.passes_on("DELETE /teachers/<uuid:teacher_id>", files.delete_teacher, "delete_teacher").says(
    "Delete a file that was never submitted."
)
area.passes_on("POST /teachers/<uuid:teacher_id>/reveal", files.reveal, "reveal_value").says(
    "Read a sensitive value in clear; the reading is logged with its purpose."
)
area.passes_on("GET /teachers/<uuid:teacher_id>/changes", files.file_changes, "teacher_changes").says(
    "What is different in a file between two instants, entry by entry."
)
area.passes_on("GET /teachers/<uuid:teacher_id>/history", files.history, "teacher_history").says(
    "What happened to a file, newest first."
)
