"""Whatever happens to people's business is told to them: each event has its notices, or a reason to have none."""

import re
import uuid
from types import SimpleNamespace

import pytest

from services.common.contract import Event
from services.common.messages import notices, wording
from services.common.request import Request
from services.contracts.identity import notices as contract
from tests.contracts import declared

NAMES = re.compile(r"{(\w+)}")
CASES = {f"{one}_{act}" for one in ("case", "cases") for act in (
    "waiting", "sent_back", "passed", "returned", "rejected", "approved", "withdrawn", "handed_on",
    "decided_above",
)}  # fmt: skip
OWN = {f"own_file_{act}" for act in ("passed", "returned", "rejected", "approved", "withdrawn", "handed_on")}
REQUESTS = {each.replace("case", "request") for each in CASES} | {each.replace("file", "request") for each in OWN}
TRANSFERS = {each.replace("case", "transfer") for each in CASES} | {each.replace("file", "transfer") for each in OWN}
STATUS_ACTS = {each.replace("case", "status_act") for each in CASES} | {
    each.replace("file", "status_act") for each in OWN
}
ASSIGNMENTS = {each.replace("status_act", "assignment") for each in STATUS_ACTS}
TRAININGS = {each.replace("case", "training_project") for each in CASES}
CLAIMS = {each.replace("case", "credit_claim") for each in CASES} | {
    each.replace("file", "credit_claim") for each in OWN
}
ENDS_OF_TRANSFERS = {"transfer_done"} | {
    f"{whose}transfer_{end}" for whose in ("", "own_") for end in ("awaited", "refused", "taken_back", "failed")
}
TOLD_BY = {
    "review.cases_moved": CASES | OWN | REQUESTS | TRANSFERS | STATUS_ACTS | ASSIGNMENTS | TRAININGS | CLAIMS,
    "review.faults_found": {"correction_ordered"},
    "records.files_merged": {"file_joined", "file_parted"},
    "records.files_handed_over": ENDS_OF_TRANSFERS
    | {
        "file_handed_over",
        "files_handed_over",
        "file_taken_over",
        "files_taken_over",
        "own_file_handed_over",
        "request_closed",
        "own_request_closed",
    },
    "records.statuses_changed": {
        "status_done",
        "status_undone",
        "status_failed",
        "statuses_done",
        "statuses_undone",
        "statuses_failed",
        "own_status_done",
        "own_status_undone",
    }
    | {"assignment_begun", "assignment_ended", "assignment_failed", "own_assignment_begun", "own_assignment_ended"},
    "identity.collection_window_changed": {"self_service_open", "self_service_until", "self_service_ended"},
}
# Events that are no news to anybody, each with the reason.
PLUMBING = {
    "training.evidence_held": "media keeps what a claim refers to; nothing happens to anybody",
    "*.cases_answered": "closes the case of what a service's own page has answered, and that page tells it",
    "*.cases_conflicted": "review lets the desk decide again and tells it that the case waits",
    "*.cases_recalled": "review tells the desk that the case is withdrawn; whoever took it back did so",
    "*.cases_wanted": "review tells the desk when the case is open",
    "*.hand_overs_wanted": "has a file handed over; records tells both schools and the teacher when it is done",
    "*.holds_released": "lets a file go; the business that held it tells its own end",
    "*.holds_wanted": "asks for a file; the business that asks tells what became of it",
    "*.status_changes_wanted": "has a status written; mobility tells the school and the teacher when it is done",
    "*.people_named": "asks whose numbers they are; the page of the workbook shows it",
    "*.people_notified": "is the notices themselves",
    "*.teacher_read": "lets the teacher see who read what, on a page of its own",
    "identity.orgs_changed": "keeps the copies of organisations; who changed one sees it done",
    "identity.org_changed": "keeps the copies of organisations; who changed one sees it done",
    "identity.reviewers_changed": "keeps the copies of reviewers; a case that moves for it is told by review",
    "identity.session_ended": "empties caches",
    "media.blobs_unused": "asks whether files may go",
    "media.photos_confirmed": "the answer is shown in the batch in which somebody confirmed",
    "media.photos_named": "asks whose photos they are; the batch shows it",
    "records.arrivals_moved": "lists who came from outside; who opened or ended it sees so, first entry tells the rest",
    "records.blobs_free": "lets files go that nothing refers to",
    "records.file_gone": "lets go of a file that was taken off",
    "records.files_held": "ties files to the entries that somebody just saved",
    "records.files_submitted": "review tells the desk when the case is open",
    "records.number_checking": "the file shows that a check is under way",
    "records.number_decided": "the file and the problem list show the outcome; a number comes with the approval",
    "records.number_wanted": "asks the ministry for a number",
    "records.photos_kept": "the batch shows which photos were kept",
    "records.photos_matched": "the batch shows whose photos were found",
    "records.teachers_announced": "makes the copies of teachers whole again",
    "training.places_freed": "lets whoever waits move up; each of them is told then",
    "training.trainings_credited": "writes trainings into files; the account of the teacher shows the credit",
    "training.national_results_sent": "brings results to a province, whose list of what to confirm shows them",
    "training.national_results_arrived": "tells the ministry's page what is in its province",
    "training.national_results_settled": "tells the ministry's page what a province decided; what came back it tells",
    "records.teachers_changed": "keeps the copies of teachers; what changed one is told by itself",
}
# Kinds that no event comes with: a deadline, the end of a job, an answer within one service.
WITHOUT_EVENT = {
    "case_due_soon", "cases_due_soon", "case_overdue", "cases_overdue", "remark_entered", "remark_answered",
    "collection_reminded", "decision_overtaken", "request_due_soon", "requests_due_soon", "request_overdue",
    "requests_overdue", "request_proposed", "request_given_back", "request_conflict", "correction_ordered",
    "correction_cancelled", "identity_asked", "transfer_due_soon", "transfers_due_soon", "transfer_overdue",
    "transfers_overdue", "transfer_blocked", "status_blocked", "statuses_blocked",
    "status_act_due_soon", "status_acts_due_soon",
    "status_act_overdue", "status_acts_overdue", "case_overdue_below", "cases_overdue_below", "request_overdue_below",
    "requests_overdue_below", "transfer_overdue_below", "transfers_overdue_below", "status_act_overdue_below",
    "status_acts_overdue_below", "identity_answered", "draft_closed", "own_draft_closed", "newly_hired_lapsed",
    "rule_handed_in", "rule_returned", "rule_published", "rule_outside_frame",
} | {
    f"{one}_{act}" for one in ("assignment", "assignments")
    for act in ("due_soon", "overdue", "overdue_below", "end_soon", "end_overdue")
} | {
    f"{one}{many}_reminded" for one in ("case", "request", "transfer", "status_act", "assignment") for many in ("", "s")
} | {
    f"{one}_take_over_{act}" for one in ("transfer", "transfers") for act in ("due_soon", "overdue", "overdue_below")
} | {
    f"{one}{many}_{act}" for one in ("training_project", "credit_claim") for many in ("", "s")
    for act in ("due_soon", "overdue", "overdue_below", "reminded")
} | {
    *(f"training_{act}" for act in (
        "offered", "held", "approved", "refused", "cancelled", "enrolled", "applications", "left", "substituted",
        "results", "results_returned", "results_overdue", "results_overdue_there",
    )),
    *(f"own_training_{act}" for act in ("cancelled", "accepted", "waiting", "declined", "left")),
} | {
    "assignment_blocked", *(
        f"{whose}assignment_{act}" for whose in ("", "own_") for act in ("agreed", "extended", "taken_back")
    ),
}  # fmt: skip
ENDS = {f"{kind}_{end}" for kind in contract.JOBS for end in ("done", "failed")}


def test_each_event_has_its_notices_or_a_reason_to_have_none():
    assert set(declared(Event)) == TOLD_BY.keys() | PLUMBING.keys()


def test_each_kind_is_told_by_something():
    assert set().union(*TOLD_BY.values()) | WITHOUT_EVENT | ENDS == contract.KINDS.keys()


@pytest.mark.parametrize("kind", contract.KINDS)
def test_each_kind_is_worded_in_chinese_with_the_same_names(kind):
    words = contract.KINDS[kind].words
    assert set(NAMES.findall(wording.chinese()[words])) == set(NAMES.findall(words))


@pytest.fixture
def db():
    """A session as far as a notice needs one."""
    return SimpleNamespace(info={"request": Request(id="one act")})


def test_a_number_of_a_person_never_gets_into_a_notice(db):
    told = notices.notice(
        db, "import_done", {"person_id": uuid.uuid4()}, title="王芳34010419800101002X 13800000000.xlsx"
    )

    assert told["params"] == {"title": "王芳… ….xlsx"}


def test_the_same_act_to_the_same_reader_is_one_notice(db):
    to, other = ({"org_id": uuid.uuid4(), "roles": ["reviewer"]} for _ in range(2))
    first, again, elsewhere = (notices.notice(db, "cases_waiting", each, count=2)["id"] for each in (to, to, other))

    assert first == again != elsewhere
