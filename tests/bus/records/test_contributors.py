"""Whoever had a hand in any version of a request decides on none of them (R-REV-06)."""

import datetime
import uuid

import pytest
from sqlalchemy import select

from services.common.database.tables import outbox
from services.common.errors import Forbidden
from services.contracts.review.businesses import cases_wanted
from services.records.catalogue import load
from services.records.file.models import Teacher
from services.records.requests.models import ChangeRequest
from services.records.submitting import review_snapshot
from services.review.domain import four_eyes
from services.review.domain.case_progress import Step, Walk
from services.review.domain.four_eyes import Asker
from tests.bus.records.asking import Asking, change_behind_its_back, changed, hear, make_effective, news
from tests.bus.records.handing_in import HandingIn
from tests.data.books import CATEGORY, owned
from tests.data.entries import entries

DESK = uuid.uuid4()
REVIEWER = frozenset({"reviewer"})


@pytest.fixture
def effective(filing, teacher):
    return make_effective(filing, teacher)


@pytest.fixture
def asking(begin, clerk):
    """A, who drafts."""
    return Asking(begin, clerk)


@pytest.fixture
def colleague(begin, staff_of, school):
    """B, who enters files and reviews as well."""
    return Asking(begin, staff_of(school, "entry_clerk", "reviewer"))


@pytest.fixture
def walk_of(begin):
    """The case that records wants for a request, as review walks it."""

    def found(request):
        with begin() as db:
            bodies = db.scalars(select(outbox.c.body).where(outbox.c.type == cases_wanted.type)).all()
        [case] = [case for body in bodies for case in body["cases"] if case["id"] == str(request["case_id"])]
        involved = {uuid.UUID(person) for person in (case["submitter"], *case["contributors"])}
        return Walk((Step(1, DESK, "desk", REVIEWER),), frozenset(involved))

    return found


def refuse_by_four_eyes(walk, person):
    with pytest.raises(Forbidden, match="You entered or submitted this yourself"):
        four_eyes.seat(walk, Asker(person, DESK, REVIEWER))


def test_who_rewrote_a_draft_that_somebody_else_hands_in_cannot_approve_it(asking, colleague, effective, walk_of):
    draft = asking.ask(effective, changed("basic", None, {"remark": "一"}))
    edited = colleague.edit(draft, items=[changed("basic", None, {"remark": "二"}) | {"keeps_former_name": False}])
    walk = walk_of(asking.submit(edited))
    refuse_by_four_eyes(walk, colleague.actor.person_id)
    refuse_by_four_eyes(walk, asking.actor.person_id)
    assert four_eyes.seat(walk, Asker(uuid.uuid4(), DESK, REVIEWER)) == (1, None)


def test_who_handed_in_the_first_version_cannot_approve_the_second(begin, asking, colleague, clerk, effective, walk_of):
    draft = asking.ask(effective, changed("basic", None, {"remark": "一", "staff_number": "77"}))
    first = colleague.submit(draft)
    change_behind_its_back(begin, clerk, effective, {"remark": "别人的"})
    hear(begin, news(begin, first, "approved"))
    second = asking.resolve(asking.look(first), "asked")
    assert second["version"] == 2
    refuse_by_four_eyes(walk_of(second), colleague.actor.person_id)


def test_a_request_of_an_older_site_still_names_who_wrote_it(begin, asking, colleague, effective, walk_of):
    draft = asking.ask(effective, changed("basic", None, {"remark": "一"}))
    with begin() as db:
        db.get(ChangeRequest, draft["id"]).contributors = []
    refuse_by_four_eyes(walk_of(colleague.submit(draft)), asking.actor.person_id)


def test_who_wrote_a_request_cannot_approve_what_somebody_else_began_anew_of_it(
    begin, asking, colleague, effective, walk_of
):
    first = asking.hand_in(effective, changed("basic", None, {"remark": "一"}))
    hear(begin, news(begin, first, "rejected"))
    second = colleague.submit(colleague.copy(first))
    refuse_by_four_eyes(walk_of(second), asking.actor.person_id)
    hear(begin, news(begin, second, "rejected"))
    third = colleague.submit(colleague.copy(second))
    refuse_by_four_eyes(walk_of(third), asking.actor.person_id)


@pytest.fixture
def starter(colleague, hand_in, begin, stores):
    """The colleague begins a preview in earnest that the clerk handed in."""

    def start(path, **how):
        told = hand_in(path, preview=True, **how)
        return HandingIn(begin, stores["records"], colleague.actor).start(told["id"])

    return start


def test_who_handed_in_a_workbook_cannot_approve_the_requests_that_somebody_else_began(
    begin, starter, workbook_of, filing, values_of, walk_of
):
    person = values_of()
    file = make_effective(filing, filing.newcomer(person))
    rows = entries(load().set(CATEGORY, "assessment"), 1, 1, datetime.date(2025, 9, 1))
    starter(workbook_of(assessment=owned(person, rows)), mode="addition")
    with begin() as db:
        request = db.scalars(select(ChangeRequest).where(ChangeRequest.teacher_id == file["id"])).one()
        told = {"id": request.id, "case_id": request.case_id}
    refuse_by_four_eyes(walk_of(told), filing.actor.person_id)


def test_who_handed_in_a_workbook_cannot_approve_the_files_that_somebody_else_began(
    begin, starter, workbook_of, values_of, clerk, colleague
):
    person = values_of()
    starter(workbook_of(person))
    with begin(clerk) as db:
        file = db.scalars(select(Teacher).where(Teacher.org_id == clerk.org_id, Teacher.name == person["name"])).one()
        [standing] = review_snapshot.of(db, [file.id])
    assert {clerk.person_id, colleague.actor.person_id} <= set(standing["contributors"])
