"""Printed forms of mobility: the ticket for the number that is not mobility's, the code that anybody verifies."""

from functools import partial

import pypdfium2
import pytest

from services.common import prints, storage
from services.common.errors import NotFound
from services.common.request import Request
from services.common.secrets import tickets
from services.mobility.assignments import printing as assignment_forms
from services.mobility.status import printing as status_forms
from services.mobility.transfers import printing
from tests.bus.mobility.staff import SCHOOL


@pytest.fixture
def clerk(province):
    return province.person("蜀山中学", "entry_clerk")


@pytest.fixture
def transfer(province, clerk):
    return province.reviewed(clerk, province.teacher("蜀山小学"))


def printed(province, actor, transfer, number="3401**********0028"):
    """The words of the paper, and its code."""
    return words_of(province, actor, printing.print_transfer, transfer["id"], [], number)


def words_of(province, actor, printing_it, *given):
    begin = partial(province.stores["mobility"].begin, Request(actor=actor))
    made = printing_it(begin, actor, *given)
    document = pypdfium2.PdfDocument(b"".join(storage.read(made["key"])))
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    return words, words.split("验证码：")[1].split()[0]


def test_a_change_of_status_bears_both_and_is_superseded_by_its_undoing(staff):
    clerk = staff.person(SCHOOL, "entry_clerk")
    act = staff.done(clerk, staff.teacher(), "retirement", "301")
    given = act["id"], {"301": "退休"}, [], "3401**********0028"
    words, code = words_of(staff, clerk, status_forms.print_status_act, *given)

    assert "3401**********0028" in words
    said = verified(staff, code)
    assert (said["known"], said["kind"], said["school"], said["superseded"]) == (True, "status_act", SCHOOL, False)
    staff.judge(staff.person(SCHOOL, "reviewer"), staff.undo(clerk, act))
    assert verified(staff, code)["superseded"] is True


@pytest.mark.parametrize("kind", ["send", "lend"])
def test_a_rotation_and_a_loan_bear_both_and_are_superseded_by_what_is_decided_next(elsewhere, kind):
    clerk = elsewhere.person(SCHOOL, "entry_clerk")
    made = getattr(elsewhere, kind)(clerk, elsewhere.teacher())
    elsewhere.settle()
    words, code = words_of(elsewhere, clerk, assignment_forms.print_assignment, made["id"], "3401**********0028")

    assert "3401**********0028" in words
    said = verified(elsewhere, code)
    assert (said["known"], said["kind"], said["superseded"]) == (True, "assignment", False)
    elsewhere.decided(SCHOOL, made)
    assert verified(elsewhere, code)["superseded"] is True


def verified(province, code):
    with province.stores["mobility"].look(Request()) as db:
        return prints.verification(db, None, code)


def test_the_paper_bears_number_and_code_and_anybody_is_told_what_it_is(province, clerk, transfer):
    words, code = printed(province, clerk, transfer)
    assert "3401**********0028" in words
    said = verified(province, code)
    assert (said["known"], said["kind"], said["school"]) == (True, "transfer", "蜀山中学")
    assert said["name"] != transfer["name"]
    assert "*" in said["name"]
    assert (said["superseded"], said["superseded_at"], said["stage"]) == (False, None, None)


def test_a_paper_is_superseded_from_what_happened_next_and_the_new_one_is_not(province, clerk, transfer):
    _, old = printed(province, clerk, transfer)
    province.decide(clerk_of(province), transfer)
    [*_, decided] = province.look(clerk, transfer["id"])["happened"]
    said = verified(province, old)
    assert (said["superseded"], said["superseded_at"]) == (True, decided["at"])
    assert said["printed_at"] < said["superseded_at"]
    _, new = printed(province, clerk, transfer)
    assert verified(province, new)["superseded"] is False


def clerk_of(province):
    return province.person("蜀山中学", "reviewer")


def test_a_code_that_there_is_not_tells_nothing(province, clerk, transfer):
    printed(province, clerk, transfer)
    assert not any(verified(province, "00000-00000-00000-00000").values())


def test_a_ticket_for_the_number_is_for_who_sees_the_transfer_and_for_nobody_else(province, clerk, transfer):
    given = province.ask(clerk, printing.transfer_paper, transfer["id"])["ticket"]
    teacher_id, purpose = tickets.paper_for(given, clerk)
    assert teacher_id == transfer["teacher_id"]
    assert purpose == f"打印教师调动审批表 {transfer['number']}"
    stranger = province.person("淮河大学", "entry_clerk")
    with pytest.raises(tickets.Untrue):
        tickets.paper_for(given, stranger)
    with pytest.raises(NotFound):
        province.ask(stranger, printing.transfer_paper, transfer["id"])
