"""What is said of a merge: before it which file and what there will be, at it why, and ever after in both histories."""

import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Invalid, NotFound
from services.records.duplicates import in_history
from services.records.file.finishing import finish
from services.records.numbers import granting
from tests.bus.records.asking import make_effective
from tests.bus.records.filing import EDUCATION, Filing
from tests.bus.records.pairs_at_work import Authority

TRAIL = text(
    "SELECT action, person, details FROM audit WHERE subject = :id AND action LIKE 'records.files_%' ORDER BY action"
)


@pytest.fixture
def office(begin, stores, actor_of, place) -> Authority:
    """Reviews for the county that both schools belong to."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


@pytest.fixture
def elsewhere(begin, school_of, staff_of) -> Filing:
    """A clerk of another school of the same county."""
    return Filing(begin, staff_of(school_of(), "entry_clerk"))


@pytest.fixture
def both(filing, elsewhere, values_of) -> tuple[dict, dict]:
    """Two files of one person; the second has a passport, a remark and an education that the first has not."""
    person = values_of()
    number = {"id_type": "A", "id_number": f"E{uuid.uuid4().int % 10**8:08}"}
    kept, lost = filing.newcomer(person), elsewhere.newcomer(person | number | {"remark": "原在本校"})
    elsewhere.add(lost, "education", EDUCATION)
    return kept, lost


def told(begin, clerk: Filing, teacher: dict) -> list[dict]:
    """What a clerk reads of merges in the history of a file, newest first."""
    with begin(clerk.actor) as db:
        items = in_history.history(db, clerk.actor, teacher["id"], None, None)["items"]
    return [item for item in items if item["merge"]]


def test_the_fuller_file_is_proposed_then_the_effective_one_then_the_older(office, both, filing, values_of):
    _, lost = both
    assert office.look(office.pair_of(*both))["fuller"] == lost["id"]

    # Equally full: some of the sample's people have a field more than others; the elder, since days follow the birth.
    one, other = sorted((values_of(), values_of()), key=lambda person: person["birth_date"], reverse=True)
    other = one | {code: other[code] for code in ("name", "sex", "birth_date", "id_number")}
    older, newer = filing.newcomer(one), filing.newcomer(other)
    pair = office.report(older["id"], newer["id"])
    assert office.look(pair)["fuller"] == older["id"]
    make_effective(filing, newer)
    assert office.look(pair)["fuller"] == newer["id"]


def test_a_merge_without_a_reason_is_refused_and_says_which_field_lacks(office, both):
    pair = office.pair_of(*both)
    with pytest.raises(Invalid, match="on what grounds") as refusal:
        office.say(pair, "same", both[0], reason=None)
    assert list(refusal.value.errors) == ["reason"]
    assert office.pair_of(*both)["state"] == "open"


def test_the_reason_is_kept_in_the_trail_and_beside_the_merge(begin, office, both):
    pair = office.join(*both)
    assert office.look(pair)["merge"]["lost_org_name"] == both[1]["org_name"]
    office.undo(pair)

    shown = office.look(pair)
    assert (shown["merge"]["reason"], shown["merge"]["undo_reason"]) == ("证件相同", "弄错了")
    with begin() as db:
        trail = db.execute(TRAIL, {"id": str(both[1]["id"])}).all()
    assert [(row.action, row.details["reason"]) for row in trail] == [
        ("records.files_joined", "证件相同"),
        ("records.files_parted", "弄错了"),
    ]
    assert {row.person for row in trail} == {office.actor.name}


def test_the_preview_names_what_there_will_be_and_nothing_is_written(begin, office, both):
    kept, _ = both
    with begin() as db:
        granting.grant_temporary(db, [each["id"] for each in both])
        finish(db)
    before = [office.values(each) for each in both]
    shown = office.preview(office.pair_of(*both), kept)

    assert [office.values(each) for each in both] == before
    assert [(each["kind"], each["alias"]) for each in shown["numbers"]] == [
        ("id_number", False),
        ("personal_number", False),
        ("id_number", True),
        ("personal_number", True),
    ]
    assert all("*" in each["text"] for each in shown["numbers"] if each["kind"] == "id_number")
    sets = {each["code"]: each for each in shown["sets"]}
    assert (sets["education"]["before"], sets["education"]["after"]) == (0, 1)
    assert {"name": "备注", "text": "原在本校"} in sets["basic"]["filled"]


def test_the_preview_is_what_the_merge_then_leaves(office, both, filing):
    kept, _ = both
    pair = office.pair_of(*both)
    shown = {each["code"]: each["after"] for each in office.preview(pair, kept)["sets"] if each["code"] != "basic"}
    office.say(pair, "same", kept)

    assert {code: len(filing.entries(kept, code)) for code in shown} == shown


def test_the_preview_of_an_effective_file_takes_nothing_over_that_nobody_approved(office, both, filing):
    make_effective(filing, both[0])
    pair = office.pair_of(*both)
    shown = office.preview(pair, both[0])

    assert (shown["takes_over"], shown["sets"]) == (False, [])
    with pytest.raises(Conflict, match="Keep the other file"):
        office.preview(pair, both[1])


def test_no_preview_is_given_to_a_neighbour(begin, stores, office, both, actor_of):
    pair = office.pair_of(*both)
    stranger = Authority(begin, stores["records"], actor_of("reviewer", path="000000/99/", org_level="county"))
    with pytest.raises(NotFound):
        stranger.preview(pair, both[0])


def test_both_histories_tell_who_when_why_from_which_file_and_by_what_undone(begin, office, both, filing, elsewhere):
    kept, lost = both
    by = office.actor
    pair = office.join(kept, lost)
    [joined] = told(begin, filing, kept)
    assert (joined["act"], joined["person"], joined["org_name"]) == ("took_in", by.name, by.org_name)
    assert [each["reason"] for each in joined["reasons"]] == ["证件相同"]
    other = [joined["merge"][name] for name in ("other_id", "other_name", "other_school")]
    assert other == [lost["id"], lost["name"], elsewhere.actor.org_name]
    assert [item["act"] for item in told(begin, filing, lost)] == ["joined"]

    office.undo(pair)
    for clerk, file, act in ((filing, kept, "took_in"), (elsewhere, lost, "joined")):
        parted, joined = told(begin, clerk, file)
        assert (parted["act"], joined["act"]) == ("parted", act)
        assert [each["reason"] for each in parted["reasons"]] == ["弄错了"]
        undone = [joined["merge"][name] for name in ("undone_at", "undone_by", "undo_reason")]
        assert undone == [parted["at"], by.name, "弄错了"]
    assert told(begin, elsewhere, lost)[0]["merge"]["other_school"] == filing.actor.org_name


def test_the_history_of_one_set_tells_its_changes_alone(begin, office, both, filing):
    office.join(*both)
    with begin(filing.actor) as db:
        items = in_history.history(db, filing.actor, both[0]["id"], "education", None)["items"]
    assert [(item["act"], item["merge"]) for item in items] == [("merged", None)]


def test_merges_of_strangers_are_told_to_nobody(begin, office, both, school_of, staff_of):
    office.join(*both)
    with begin(staff_of(school_of(), "entry_clerk")) as db:
        assert db.scalar(text("SELECT count(*) FROM file_merge")) == 0
