"""Decisions on many cases in one act (R-REV-04)."""

from gateway.area import Area
from services.contracts.review import decisions

area = Area("decisions", "Decisions on many cases in one act.")

area.passes_on("POST /decisions", decisions.decide_many, "decide_cases", status=202).says(
    "Decide the cases chosen, shown, or all that a filter finds; the work is the job `review.<job_id>`."
)
area.passes_on("GET /decisions", decisions.list_batches, "list_decisions").says("The asker's batches, newest first.")
area.passes_on("GET /decisions/<uuid:batch_id>", decisions.batch, "get_decisions").says("How far a batch is.")
area.passes_on("GET /decisions/<uuid:batch_id>/outcomes", decisions.outcomes, "list_decision_outcomes").says(
    "What became of each case of a batch."
)
