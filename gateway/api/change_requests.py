"""信息变更申请 and 退回补正: what becomes of files that are effective (R-REC-14, R-REC-25, R-REV-05)."""

from gateway.area import Area
from services.contracts.records import change_requests as calls
from services.contracts.records import correction_orders as orders

area = Area("change-requests", "Requests for changes of effective files; corrections that offices order.")
ONE = "/change-requests/<uuid:request_id>"

area.passes_on("POST /change-requests", calls.add_change_request, "add_change_request", status=201).says(
    "Keep a draft of what would be added, changed or deleted in one effective file."
)
area.passes_on("GET /change-requests", calls.change_requests, "list_change_requests").says(
    "The requests in the own territory, newest first; a teacher sees those about the own file."
)
area.passes_on("GET /change-requests/counts", calls.change_request_counts, "count_change_requests").says(
    "How many requests there are, by state."
)
area.passes_on(f"GET {ONE}", calls.change_request, "get_change_request").says(
    "One request: before, asked and now of what differs, its evidence and what happened to it."
)
area.passes_on(f"POST {ONE}/reveal", calls.reveal_change_request, "reveal_change_request").says(
    "A sensitive value that is asked for, in clear; the reading is logged."
)
area.passes_on(f"PATCH {ONE}", calls.edit_change_request, "edit_change_request").says("Change a draft.")
area.passes_on(f"DELETE {ONE}", calls.delete_change_request, "delete_change_request").says("Delete a draft.")
area.passes_on(f"POST {ONE}/submission", calls.submit_change_request, "submit_change_request").says(
    "Hand a request in: a teacher's goes to the school, the school's to review; of free fields alone it counts at once."
)
area.passes_on(f"POST {ONE}/copy", calls.copy_change_request, "copy_change_request", status=201).says(
    "Begin a rejected or withdrawn request anew: a draft that asks the same, with the reasons beside it."
)
area.passes_on(f"POST {ONE}/return", calls.return_change_request, "return_change_request").says(
    "The school gives a teacher's addition back."
)
area.passes_on(f"POST {ONE}/withdrawal", calls.withdraw_change_request, "withdraw_change_request").says(
    "Take a request back that nobody has decided."
)
area.passes_on(f"POST {ONE}/resolution", calls.resolve_change_request, "resolve_change_request").says(
    "Resolve a conflict; what is left is handed in anew."
)
area.passes_on("GET /cases/<uuid:case_id>/change-request", calls.case_change_request, "get_case_change_request").says(
    "The request that a case is about, for whoever reviews it."
)
area.passes_on("POST /correction-orders", orders.open_correction_order, "open_correction_order", status=201).says(
    "退回补正: an office above orders an effective file to be mended until a day."
)
area.passes_on("GET /correction-orders", orders.correction_orders, "list_correction_orders").says(
    "The correction orders in the own territory, newest first."
)
area.passes_on(
    "POST /correction-orders/<uuid:order_id>/cancellation", orders.cancel_correction_order, "cancel_correction_order"
).says("Take a correction order back.")
