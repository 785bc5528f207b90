"""Record sets of a file: their entries, what is still owed, the sheet to sign (R-REC-02, -07, -12)."""

from gateway.area import Area
from services.contracts.records import completeness, entries

area = Area("entries", "Record sets of a file and what they still owe.")
SET = "/teachers/<uuid:teacher_id>/sets/<set>"

area.passes_on(f"GET {SET}", entries.file_set, "get_set").says("One record set of a file, sensitive values masked.")
area.passes_on(f"POST {SET}", entries.add_entry, "add_entry", status=201).says(
    "Add an entry; every value must be right."
)
area.passes_on(f"POST {SET}/drafts", entries.keep_new_entry_draft, "keep_new_entry_draft", status=201).says(
    "Add an entry with what is there so far, right or not."
)
area.passes_on(f"PATCH {SET}/<uuid:entry_id>", entries.save_entry, "save_entry").says(
    "Save values of an entry; every value must be right."
)
area.passes_on(f"PATCH {SET}/<uuid:entry_id>/draft", entries.keep_entry_draft, "keep_entry_draft").says(
    "Keep values of an entry, right or not."
)
area.passes_on(f"DELETE {SET}/<uuid:entry_id>", entries.delete_entry, "delete_entry").says(
    "Delete an entry; its history stays."
)
area.passes_on(
    "POST /teachers/<uuid:teacher_id>/sets/teaching/copies", entries.copy_teaching, "copy_teaching", status=201
).says("Copy last term's 教育教学 into drafts of the term after it.")
area.passes_on("GET /teachers/<uuid:teacher_id>/completeness", completeness.completeness, "get_completeness").says(
    "What a file still owes, by name, with what leads to each place."
)
area.passes_on(
    "GET /schools/<uuid:org_id>/completeness", completeness.school_completeness, "get_school_completeness"
).says("What the files of a school still owe.")
area.passes_on("GET /teachers/<uuid:teacher_id>/check-sheet", completeness.check_sheet, "get_check_sheet").says(
    "The data of the 核对表, to be printed, signed and sealed."
)
