"""在职情况变动: what becomes of teachers at their school, and who reaches the age of retirement (R-MOB-05)."""

import uuid
from typing import Any

from flask import Response, g

from gateway import files, papers
from gateway.access_rules import needs
from gateway.area import Area, asks
from gateway.bus import Reply, ask, pass_on
from services.contracts.mobility import retirements
from services.contracts.mobility import status_acts as calls
from services.contracts.records import catalogue, hand_over

area = Area("status-changes", "Changes of status of teachers at their school, and the age of retirement.")
ONE = "/status-changes/<uuid:act_id>"
MOST = 100  # codes of 人员状态

area.passes_on("GET /teachers/<uuid:teacher_id>/status-choices", calls.status_choices, "get_status_choices").says(
    "What can be entered about a teacher of the own school now, and what each act demands."
)
area.passes_on("GET /status-changes", calls.status_acts, "list_status_changes").says(
    "Changes of status in the own territory, the latest first; a teacher sees the own."
)
area.passes_on("GET /status-changes/counts", calls.status_act_counts, "count_status_changes").says(
    "How many there are in each box."
)
area.passes_on(f"GET {ONE}", calls.status_act, "get_status_change").says(
    "One change of status: what it says, its way, who holds the ball, what happened."
)
area.passes_on(f"POST {ONE}/withdrawal", calls.withdraw_status_act, "withdraw_status_change").says(
    "Take a change of status back before it is decided."
)
area.passes_on(f"POST {ONE}/undo", calls.undo_status_act, "undo_status_change", status=201).says(
    "Ask to undo what took effect, while nothing later stands on it; answered with the act that does so."
)
area.passes_on("GET /cases/<uuid:case_id>/status-change", calls.case_status_act, "get_case_status_change").says(
    "The change of status that a case is about, for whoever reviews it."
)
area.passes_on("GET /retirements", retirements.retirements, "list_retirements").says(
    "Who reaches the age of retirement until a month, by the law's table of ages; the eldest first."
)


@area.route("/status-changes", methods=["POST"])
@asks(calls.enter_status_act, status=201, without=["post_said"])
def enter_status_change(**asked: Any) -> Reply:
    """Enter what becomes of a teacher of the own school; it takes effect when it is reviewed."""
    post = asked["post"]
    said = ask(hand_over.check_post, **post, org_id=g.signed.actor.org_id)["items"] if post else []
    return pass_on(calls.enter_status_act, **asked, post_said=said)


@area.get(f"{ONE}/form.pdf")
@needs(calls.print_status_act)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_status_change_form(act_id: uuid.UUID) -> Response:
    """在职变动表 of a change of status as PDF: before and after, what was decided, lines for opinions and seals."""
    act = ask(calls.status_act, act_id=act_id)
    [now] = ask(hand_over.name_posts, category=act["category"], posts=[act["now"]])["posts"]
    found = ask(catalogue.codes, table="personnel_status", limit=MOST)["items"]
    statuses = {code["code"]: code["name"] for code in found}
    said = {"statuses": statuses, "now_said": now["items"]}
    number = papers.id_number(calls.status_act_paper, act_id=act_id)
    printed = ask(calls.print_status_act, act_id=act_id, id_number=number, **said)
    return files.download(printed["key"], printed["name"], files.PDF)
