"""Personal numbers (个人标识码): a person's numbers, and 问题数据 with what to do about it (R-REC-13)."""

from gateway.area import Area
from services.contracts.records import numbers

area = Area("numbers", "Personal numbers and problem data.")

area.passes_on("GET /teachers/<uuid:teacher_id>/numbers", numbers.numbers, "list_numbers").says(
    "The numbers that a person has and had, and how far the national check is."
)
area.passes_on("POST /teachers/<uuid:teacher_id>/numbers/reveal", numbers.reveal_number, "reveal_number").says(
    "Read the current number in clear; the reading is logged with its purpose."
)
area.passes_on("GET /problems", numbers.list_problems, "list_problems").says(
    "People of the territory whose formal number was refused, with reason and remedy."
)
area.passes_on("GET /problems/counts", numbers.number_counts, "count_problems").says(
    "How many problems there are, and how many people wait for the national check."
)
area.passes_on("POST /problems/<uuid:teacher_id>/recheck", numbers.recheck, "recheck_number").says(
    "Ask for the national check again, after the cause was put right."
)
