"""Mobiles are told for the word of another service, each reading in the trail of the file (R-TRN-09, R-SEC-02)."""

import uuid

import pytest

from services.common import clock
from services.common.errors import Forbidden
from services.common.secrets import tickets
from services.records import printing
from services.records.selfservice import readings
from tests.bus.records.filing import CONTACT

PURPOSE = "培训“新课标研修”联系学员"


@pytest.fixture
def institution(staff_of, school_of):
    """Of an organisation that holds no file."""
    return staff_of(school_of(), "institution")


def told(begin, actor, ticket):
    with begin(actor) as db:
        return printing.mobiles_to_call(db, actor, ticket)["mobiles"]


def test_the_mobile_is_told_to_whoever_has_the_ticket_and_the_teacher_sees_who_read_it(
    begin, institution, teacher, herself
):
    ticket = tickets.calling([teacher["id"]], PURPOSE, institution, clock.now())
    assert told(begin, institution, ticket) == [{"teacher_id": teacher["id"], "mobile": CONTACT["mobile"]}]
    with begin(herself) as db:
        [last, *_] = readings.file_readings(db, herself, teacher["id"], 1, None)["items"]
    assert (last["act"], last["what"], last["purpose"]) == ("records.value_revealed", "mobile", PURPOSE)
    assert last["person"] == institution.name


def test_somebody_elses_ticket_tells_nothing(begin, institution, clerk, teacher):
    ticket = tickets.calling([teacher["id"]], PURPOSE, clerk, clock.now())
    with pytest.raises(Forbidden):
        told(begin, institution, ticket)


def test_a_file_that_is_not_there_has_a_blank(begin, institution):
    nobody = uuid.uuid4()
    ticket = tickets.calling([nobody], PURPOSE, institution, clock.now())
    assert told(begin, institution, ticket) == [{"teacher_id": nobody, "mobile": ""}]
