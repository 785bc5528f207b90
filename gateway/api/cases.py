"""Review: the work list, a case, the decision, the withdrawal (R-REV)."""

from gateway.area import Area
from services.contracts.review import alike, cases, chains, overdue

area = Area("cases", "Cases under review.")

area.passes_on("GET /cases", cases.list_cases, "list_cases").says(
    "Cases that wait for the asker, were decided by the asker, or lie in the territory; or those of one file."
)
area.passes_on("GET /cases/counts", cases.case_counts, "count_cases").says(
    "How much waits for the asker, by business and step."
)
area.passes_on("GET /cases/alike", alike.list_alike, "list_alike_cases").says(
    "What waits for the asker and asks the same of many, the most first."
)
area.passes_on("GET /cases/overdue-below", overdue.list_overdue_below, "list_overdue_below").says(
    "What is overdue at the desks directly below the asker's office, the longest first."
)
area.passes_on("POST /cases/overdue-below/reminders", overdue.remind_desks, "remind_desks").says(
    "Remind the desks of some of these, once a day for each case."
)
area.passes_on("GET /cases/<uuid:case_id>", cases.case, "get_case").says(
    "A whole case with its chain and the decisions so far."
)
area.passes_on("POST /cases/<uuid:case_id>/decision", cases.decide, "decide_case").says(
    "Approve, reject or return to the step before; all but the first need a reason."
)
area.passes_on("POST /cases/<uuid:case_id>/withdrawal", cases.withdraw, "withdraw_case").says(
    "Take back a file that nobody has decided on; it is a draft again."
)
area.passes_on("GET /chains", chains.list_chains, "list_chains").says(
    "Who decides what in which order, for whose schools, from when on."
)
area.passes_on("POST /chains", chains.add_chain, "add_chain", status=201).says(
    "Let a chain count for the schools of an organisation from a day on; running cases keep theirs."
)
area.passes_on("GET /chains/samples", chains.list_chain_samples, "list_chain_samples").says(
    "Chains that are shipped to be copied."
)
area.passes_on("POST /chains/preview", chains.preview_chain, "preview_chain").says(
    "Which way a case of a school would take, perhaps by a draft; changes nothing."
)
area.passes_on("GET /chains/<uuid:chain_id>", chains.chain, "get_chain").says("One version of a chain.")
area.passes_on("POST /chains/<uuid:chain_id>/end", chains.end_chain, "end_chain").says(
    "Let a chain count no more from a day on; the next wider one counts again."
)
area.passes_on("GET /stand-ins", overdue.list_stand_ins, "list_stand_ins").says(
    "For which businesses the office above may decide what is overdue at a desk, in the asker's province."
)
area.passes_on("POST /stand-ins", overdue.set_stand_in, "set_stand_in", status=201).says(
    "Let the office above decide what is overdue of a business from a day on, or no more."
)
