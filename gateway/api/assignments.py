"""交流轮岗 and 借调: teachers work elsewhere for a time, and their files stay (R-MOB-06, R-MOB-08)."""

import uuid

from flask import Response

from gateway import files, papers
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from services.contracts.mobility import assignments as calls

area = Area("assignments", "Rotations without change of the personnel relation, and loans.")
ONE = "/assignments/<uuid:assignment_id>"

area.passes_on(
    "GET /teachers/<uuid:teacher_id>/assignment-choices", calls.assignment_choices, "get_assignment_choices"
).says("Whether a teacher of the own school can go elsewhere for a time now, and what is under way.")
area.passes_on("GET /assignments/hosts", calls.possible_hosts, "list_possible_hosts").says(
    "Schools anywhere by a part of their name, to send somebody to."
)
area.passes_on("POST /assignments", calls.enter_assignment, "enter_assignment", status=201).says(
    "Enter a rotation or a loan of a teacher of the own school; it begins on its day once it is reviewed."
)
area.passes_on("GET /assignments", calls.assignments, "list_assignments").says(
    "Rotations and loans from and to the own territory, the latest first; a teacher sees the own."
)
area.passes_on("GET /assignments/counts", calls.assignment_counts, "count_assignments").says(
    "How many there are in each box."
)
area.passes_on(f"GET {ONE}", calls.assignment, "get_assignment").says(
    "One rotation or loan: from when to when, its way, who holds the ball; the host is not told of the reasons."
)
area.passes_on(f"POST {ONE}/withdrawal", calls.withdraw_assignment, "withdraw_assignment").says(
    "Take it back before it begins; later an extension that is under review."
)
area.passes_on(f"POST {ONE}/extension", calls.extend_assignment, "extend_assignment").says(
    "Ask for another last day, on the same way."
)
area.passes_on(f"POST {ONE}/end", calls.end_assignment, "end_assignment").says(
    "Say from which day on the teacher is back at the home school."
)
area.passes_on("GET /cases/<uuid:case_id>/assignment", calls.case_assignment, "get_case_assignment").says(
    "The rotation or loan that a case is about, for whoever reviews it."
)
area.passes_on("GET /rotation-share", calls.rotation_share, "get_rotation_share").says(
    "交流轮岗比例 of a school year in the own territory, against what the policy asks for."
)
area.passes_on("GET /rotation-share/schools", calls.rotation_share_of_schools, "list_rotation_shares").says(
    "The same school by school: who is counted, who began a rotation, how many of these are backbone teachers."
)
area.passes_on("GET /rotation-share/teachers", calls.rotated_teachers, "list_rotated_teachers").says(
    "The people behind that figure, in the order in which they began."
)


@area.get(f"{ONE}/form.pdf")
@needs(calls.print_assignment)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_assignment_form(assignment_id: uuid.UUID) -> Response:
    """轮岗登记表 as PDF: before and after, the dates, what was decided, lines for opinions and seals."""
    number = papers.id_number(calls.assignment_paper, assignment_id=assignment_id)
    printed = ask(calls.print_assignment, assignment_id=assignment_id, id_number=number)
    return files.download(printed["key"], printed["name"], files.PDF)
