"""调动: teachers go from one school to another (R-MOB-01); the persons are found at records, the rest is mobility's."""

import uuid
from typing import Any

from flask import Response, g

from gateway import files, papers
from gateway.access_rules import needs
from gateway.area import Area, asks
from gateway.bus import Reply, ask, pass_on
from services.contracts.mobility import transfers as calls
from services.contracts.records import arrivals, hand_over

area = Area("transfers", "Transfers of teachers between schools.")
ONE = "/transfers/<uuid:transfer_id>"

area.passes_on("POST /transfers/lookup", hand_over.find_to_transfer, "find_to_transfer").says(
    "Find somebody by exact ID number or personal number: name, school, status. The looking is written down."
)
area.passes_on("POST /arrivals", arrivals.open_arrival, "open_arrival", status=201).says(
    "系统外调入: open the file of somebody by whose ID document nobody was found, with the post that waits."
)
area.passes_on("POST /arrivals/<uuid:arrival_id>/withdrawal", arrivals.take_back_arrival, "take_back_arrival").says(
    "Take it back before its file is handed over for review: the draft is deleted."
)
area.passes_on("GET /transfers", calls.transfers, "list_transfers").says(
    "Transfers from and to the own territory, the latest first; a teacher sees the own."
)
area.passes_on("GET /transfers/counts", calls.transfer_counts, "count_transfers").says(
    "How many there are in each box."
)
area.passes_on(f"GET {ONE}", calls.transfer, "get_transfer").says(
    "One transfer: what is there now and what is to be, its way, who holds the ball, what happened."
)
area.passes_on(f"POST {ONE}/withdrawal", calls.withdraw_transfer, "withdraw_transfer").says(
    "Take a transfer back, until the sending authority has confirmed it."
)
area.passes_on(f"POST {ONE}/hand-over", calls.take_over, "take_over_file").says(
    "调档: the receiving school takes the file over once both sides have confirmed."
)
area.passes_on("GET /cases/<uuid:case_id>/transfer", calls.case_transfer, "get_case_transfer").says(
    "The transfer that a case is about, for whoever reviews it."
)
area.passes_on("GET /former-files", hand_over.former_files, "list_former_files").says(
    "Files that schools of the own territory held once."
)
area.passes_on("GET /former-files/<uuid:teacher_id>", hand_over.former_file, "get_former_file").says(
    "A file as it was known on its last day at the own school."
)


@area.route("/transfers", methods=["POST"])
@asks(calls.apply_for_transfer, status=201, without=["post_said"])
def apply_for_transfer(**asked: Any) -> Reply:
    """Ask for a teacher of another school, with the post that waits."""
    said = ask(hand_over.check_post, **asked["post"], org_id=asked["to_org_id"] or g.signed.actor.org_id)
    return pass_on(calls.apply_for_transfer, **asked, post_said=said["items"])


@area.get(f"{ONE}/form.pdf")
@needs(calls.print_transfer)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_transfer_form(transfer_id: uuid.UUID) -> Response:
    """调动审批表 of a transfer as PDF: before and after, what was decided, lines for opinions and seals."""
    transfer = ask(calls.transfer, transfer_id=transfer_id)
    [now] = ask(hand_over.name_posts, category=transfer["category"], posts=[transfer["now"] or {}])["posts"]
    number = papers.id_number(calls.transfer_paper, transfer_id=transfer_id)
    printed = ask(calls.print_transfer, transfer_id=transfer_id, now_said=now["items"], id_number=number)
    return files.download(printed["key"], printed["name"], files.PDF)
