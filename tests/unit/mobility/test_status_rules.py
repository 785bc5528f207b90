"""Which act may follow which status, what each demands, what may become of it (R-MOB-05)."""

import datetime
import itertools
import uuid
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Conflict, Invalid
from services.contracts.mobility import status_acts as contract
from services.mobility.status import rules
from services.records.catalogue import load

TODAY = datetime.date(2026, 11, 30)
CLOSED = set(contract.STATES) - set(contract.OPEN) - {contract.DONE}
STATUS = st.sampled_from(rules.STATUSES)


def entered(act: str, status: str, **said):
    known = {"act": act, "status": status, "day": TODAY, "until": None, "document": None, "words": None, "post": None}
    return known | said


def faults(act: str, status: str, before=None, **said):
    return rules.faults(entered(act, status, **said), TODAY, before)


def test_every_status_of_the_catalogue_is_known_here():
    assert set(rules.STATUSES) == set(load().table("personnel_status").codes)


def test_every_act_can_be_entered_about_somebody():
    offered = {choice.act for status in rules.STATUSES for choice in rules.choices(status)}
    assert offered == set(contract.ENTERED)


@given(STATUS)
def test_what_is_offered_is_what_is_taken(status):
    offered = {(choice.act, choice.status) for choice in rules.choices(status)}
    for act, after in itertools.product(contract.ENTERED, rules.STATUSES):
        try:
            rules.refuse_unless_follows(act, status, after)
        except (Conflict, Invalid):
            assert (act, after) not in offered
        else:
            assert (act, after) in offered


@pytest.mark.parametrize("status", set(rules.GONE) - set(rules.RETIRED) - set(rules.RESIGNED))
def test_whoever_is_gone_can_only_be_registered_as_dead(status):
    assert [choice.act for choice in rules.choices(status)] == ["death"]


@pytest.mark.parametrize("status", rules.RETIRED)
def test_whoever_retired_can_be_taken_on_again_off_the_establishment(status):
    """R-MOB-08."""
    assert [choice.act for choice in rules.choices(status)] == ["reemployment", "death"]
    later = {"until": TODAY + datetime.timedelta(days=300), "document": "8号"}
    assert faults("reemployment", "100", **later, post={"employment_form": "3"}) == {}
    wrong = faults("reemployment", "100", **later, post={"on_establishment": True})
    assert wrong == {"on_establishment": [rules.OFF_ESTABLISHMENT]}
    assert rules.post_of("reemployment", {"employment_form": "3", "courses": []}) == {
        "employment_form": "3",
        "on_establishment": False,
    }


@pytest.mark.parametrize("status", rules.RESIGNED)
def test_whoever_resigned_can_be_hired_again_on_the_establishment_too(status):
    """R-MOB-05."""
    assert [choice.act for choice in rules.choices(status)] == ["rehire", "death"]
    assert faults("rehire", "100", document="8号", post={"on_establishment": True}) == {}


def test_a_change_of_post_says_what_is_new_and_leaves_the_status():
    """R-MOB-09."""
    rules.refuse_unless_follows("post_change", "100", "100")
    assert faults("post_change", "100", post={"stage": None, "courses": []}).keys() == {"post"}
    assert faults("retirement", "301", document="8号", post={"stage": "3"}) == {"post": [rules.NO_POST]}
    now = {"stage": "2", "post_type": "1"}
    assert not rules.differs(now, rules.post_of("post_change", {"stage": "2", "courses": []}))
    assert rules.differs(now, {"stage": "3"})
    assert rules.differs(now, {"on_establishment": True})


def test_nothing_follows_death():
    assert rules.choices("303") == []
    with pytest.raises(Conflict, match="deceased"):
        rules.refuse_unless_follows("return", "303", "100")


@pytest.mark.parametrize("status", rules.ROTATED)
def test_a_rotation_ends_by_itself_or_with_a_death(status):
    with pytest.raises(Conflict, match="rotation"):
        rules.refuse_unless_follows("absence", status, "203")
    rules.refuse_unless_follows("death", status, "303")


@pytest.mark.parametrize("status", rules.LENT)
def test_nobody_is_lent_by_an_absence_and_who_was_lent_before_comes_back(status):
    with pytest.raises(Invalid):
        rules.refuse_unless_follows("absence", "100", status)
    rules.refuse_unless_follows("return", status, "100")


@pytest.mark.parametrize("status", [*rules.LENT, *rules.ROTATED])
def test_whoever_is_elsewhere_can_only_be_registered_as_dead(status):
    assert [choice.act for choice in rules.choices(status, elsewhere=True)] == ["death"]


def test_somebody_whose_status_is_not_known_can_have_none_entered():
    assert rules.choices(None) == []


@pytest.mark.parametrize(
    ("act", "status", "owed"),
    [
        ("absence", "203", {"until"}),
        ("absence", "204", {"until", "document"}),
        ("absence", "211", {"words"}),
        ("return", "100", set()),
        ("resignation", "306", {"document", "words"}),
        ("retirement", "301", {"document"}),
        ("death", "303", set()),
        ("reemployment", "100", {"until", "document", "post"}),
        ("rehire", "100", {"document", "post"}),
        ("post_change", "100", {"post"}),
    ],
)
def test_each_act_demands_its_own(act, status, owed):
    assert faults(act, status).keys() == owed
    assert faults(act, status, until=None, document="  ", words="").keys() == owed


def test_only_an_absence_lasts_until_a_day_after_its_first():
    later = TODAY + datetime.timedelta(days=90)
    assert faults("absence", "203", until=later) == {}
    assert "until" in faults("absence", "203", until=TODAY)
    assert "until" in faults("retirement", "301", document="1", until=later)


def test_a_day_that_has_not_come_or_lies_before_the_act_before_is_refused():
    assert faults("death", "303", day=TODAY + datetime.timedelta(days=1)).keys() == {"day"}
    assert faults("death", "303", before=TODAY + datetime.timedelta(days=-1)) == {}
    assert faults("death", "303", before=TODAY) == {}
    assert faults("death", "303", day=datetime.date(2026, 9, 1), before=datetime.date(2026, 9, 2)).keys() == {"day"}


def test_who_retires_before_the_month_of_the_age_is_early():
    assert rules.is_early("retirement", datetime.date(2026, 9, 30), "2026-10")
    assert not rules.is_early("retirement", datetime.date(2026, 10, 1), "2026-10")
    assert not rules.is_early("retirement", TODAY, None)
    assert not rules.is_early("resignation", datetime.date(2026, 9, 30), "2026-10")


@pytest.mark.parametrize(("state", "act"), list(itertools.product(sorted(CLOSED), rules.MOVES)))
def test_nothing_is_done_to_an_act_that_has_ended(state, act):
    with pytest.raises(Conflict):
        rules.move(state, act)


def test_every_state_but_the_first_is_reached():
    assert {after for _, after in rules.MOVES.values()} == set(contract.STATES) - {contract.ASKED}


def test_what_is_decided_is_not_taken_back():
    for state in (contract.WRITING, contract.DONE):
        with pytest.raises(Conflict, match="taken back"):
            rules.move(state, "withdrawn")


def act_of(state: str = "done", undoes=None, to_status: str = "301"):
    return SimpleNamespace(id=uuid.uuid4(), state=state, undoes=undoes, to_status=to_status)


def test_the_latest_act_is_undone_while_its_status_stands():
    act = act_of()
    rules.refuse_unless_undoable(act, act, "301")


@pytest.mark.parametrize(
    ("act", "latest", "status", "why"),
    [
        (act_of("reviewed"), None, "301", "taken effect"),
        (act_of(undoes=uuid.uuid4()), None, "301", "no undoing"),
        (act_of(), act_of(), "301", "Another act"),
        (act_of(), None, "303", "another way"),
    ],
)
def test_what_something_later_stands_on_is_not_undone(act, latest, status, why):
    with pytest.raises(Conflict, match=why):
        rules.refuse_unless_undoable(act, latest or act, status)


WHO = ((True, True), (False, True), (False, False))


def test_only_whoever_enters_for_the_school_withdraws_and_undoes():
    known = {"is_undo": False, "is_latest": True}
    school, office, stranger = ({"enters": enters, "entered": entered} for enters, entered in WHO)
    assert rules.may("reviewed", **school, **known) == rules.may("reviewed", **office, **known) == ["withdraw"]
    assert rules.may("done", **school, **known) == ["undo"]
    assert rules.may("done", **office, **known) == rules.may("reviewed", **stranger, **known) == []
    assert rules.may("done", **school, is_undo=False, is_latest=False) == []
    assert rules.may("done", **school, is_undo=True, is_latest=True) == []
