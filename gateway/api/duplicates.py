"""One person, once: pairs of files that look like one person's, side by side, and what people say of them."""

from flask import request

from gateway.access_rules import needs
from gateway.api.jobs import Job, named
from gateway.area import Area
from gateway.bus import ask
from gateway.headers import new_id
from services.contracts.records import duplicates

area = Area("duplicates", "Files that look like one person's: a work list, joining two files, and undoing it.")

area.passes_on("GET /duplicates", duplicates.list_duplicates, "list_duplicates").says(
    "Pairs of the territory in one state, the likeliest first, with the reasons in words."
)
area.passes_on("GET /duplicates/counts", duplicates.duplicate_counts, "count_duplicates").says(
    "How many pairs there are in each state."
)
area.passes_on("POST /duplicates", duplicates.report_duplicate, "report_duplicate", 201).says(
    "List two files as one person's that no rule has found."
)
area.passes_on("GET /duplicates/<uuid:duplicate_id>", duplicates.duplicate, "get_duplicate").says(
    "A pair side by side: both whole files, and where they differ."
)
area.passes_on("GET /duplicates/<uuid:duplicate_id>/preview", duplicates.preview_merge, "preview_merge").says(
    "What there will be if two files are joined and this one is kept: numbers, entries, what else goes along."
)
area.passes_on("POST /duplicates/<uuid:duplicate_id>/outcome", duplicates.say_outcome, "say_outcome").says(
    "Say that both are the same person, which joins them, that both are real, or that it is unsure."
)
area.passes_on("POST /duplicates/<uuid:duplicate_id>/undo", duplicates.undo_merge, "undo_merge").says(
    "Make two files again of the latest merge of a person, with their values as they were."
)
area.passes_on("GET /teachers/<uuid:teacher_id>/identity-questions", duplicates.file_questions, "file_questions").says(
    "What a school is or was asked of one of its files: whose it is."
)
area.passes_on("GET /identity-questions", duplicates.open_questions, "open_questions").says(
    "What the own school is asked of its files and has not answered yet, the longest waiting first."
)
area.passes_on(
    "POST /identity-questions/<uuid:question_id>/answer", duplicates.answer_question, "answer_question"
).says("Say whose the own school's file is, and why; the authority that asked decides.")


@area.post("/duplicates/sweeps")
@needs(duplicates.sweep_duplicates)
@area.response(202, Job)
def sweep_duplicates() -> dict:
    """Look through all files of the territory; a job."""
    return named(ask(duplicates.sweep_duplicates, id=new_id(request, duplicates.sweep_duplicates)))
