"""A request asks for changes of an effective file; nothing moves before it is approved, and then once (R-REC-14)."""

import datetime
import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.records import numbers
from services.records.file import catalogues, queries, values
from services.records.file.finishing import finish
from services.records.file.models import CatalogueSelection, Teacher
from services.records.file.saving import write_basic
from services.records.requests import viewing
from services.records.selfservice import own
from tests.bus.records.asking import Asking, added, changed, deleted, hear, make_effective, news
from tests.bus.records.filing import EDUCATION, Filing, decision

LONG_AGO = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def effective(filing, teacher):
    """A file that is effective."""
    return make_effective(filing, teacher)


@pytest.fixture
def asking(begin, clerk):
    """The school's clerk."""
    return Asking(begin, clerk)


@pytest.fixture
def herself_asking(begin, herself):
    """The teacher whose file it is."""
    return Asking(begin, herself)


def basic(look, teacher):
    return look(teacher)["values"]["basic"]


def test_nothing_of_a_file_moves_before_a_request_is_approved_and_then_all_of_it_once(begin, filing, effective, asking):
    school = {"institution": "第二中学"}
    request = asking.hand_in(
        effective, changed("basic", None, {"remark": "新的"}), added("education", EDUCATION | school)
    )
    before = filing.look(effective)
    assert (request["state"], request["business"]) == ("submitted", "change")
    assert basic(filing.look, effective).get("remark") is None
    assert filing.entries(effective, "education") == []

    told = news(begin, request, "approved")
    hear(begin, told)
    hear(begin, told)
    after = filing.look(effective)
    assert after["values"]["basic"]["remark"] == "新的"
    assert [each["values"]["institution"] for each in filing.entries(effective, "education")] == ["第二中学"]
    assert after["status"] == "effective"
    assert asking.look(request)["state"] == "approved"
    assert after["row_version"] > before["row_version"]
    with begin() as db:
        open_versions = text(
            "SELECT count(*) FROM version WHERE teacher_id = :id AND known_to IS NULL AND effective_from IS NULL"
        )
        assert db.execute(open_versions, {"id": effective["id"]}).scalar_one() == 0
        gaps = text("""
            SELECT count(*) FROM version a JOIN version b ON b.entry_id = a.entry_id AND b.number = a.number + 1
            WHERE a.teacher_id = :id AND a.known_to <> b.known_from""")
        assert db.execute(gaps, {"id": effective["id"]}).scalar_one() == 0


def test_an_entry_under_a_request_cannot_be_asked_about_again_and_another_can(asking, filing, effective):
    first = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    second = asking.ask(effective, changed("basic", None, {"remark": "别的"}))
    with pytest.raises(Conflict) as refused:
        asking.submit(second)
    assert (refused.value.params["blocked_by"], refused.value.params["ref"]) == ("request", str(first["id"]))
    assert asking.hand_in(effective, added("education", EDUCATION))["state"] == "submitted"


def test_two_additions_of_one_natural_key_never_both_wait(asking, effective):
    first = asking.hand_in(effective, added("education", EDUCATION))
    with pytest.raises(Conflict) as refused:
        asking.hand_in(effective, added("education", EDUCATION))
    assert refused.value.params["ref"] == str(first["id"])


def test_what_is_not_effective_is_not_asked_for(asking, teacher):
    with pytest.raises(Conflict) as refused:
        asking.ask(teacher, changed("basic", None, {"remark": "x"}))
    assert refused.value.params["blocked_by"] == "file"


def test_faults_keep_a_request_from_being_handed_in_and_not_from_being_kept(asking, effective):
    draft = asking.ask(effective, changed("basic", None, {"work_start": "1800-13"}))
    assert draft["items"][0]["faults"]
    with pytest.raises(Invalid) as refused:
        asking.submit(draft)
    assert "items.0.work_start" in refused.value.errors


def test_a_request_taken_back_is_never_applied_even_if_it_was_approved_at_that_moment(begin, asking, filing, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    told = news(begin, request, "approved")
    asking.withdraw(request)
    hear(begin, told)
    assert basic(filing.look, effective).get("remark") is None
    assert asking.look(request)["state"] == "withdrawn"
    with begin() as db:
        query = text("SELECT count(*) FROM outbox WHERE type = 'cases_recalled' AND body LIKE :id")
        assert db.execute(query, {"id": f"%{request['case_id']}%"}).scalar_one() == 1
    assert asking.hand_in(effective, changed("basic", None, {"remark": "又来"}))["state"] == "submitted"


def test_a_rejected_value_stays_out_and_its_reasons_with_the_request(begin, asking, filing, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "不该"}))
    reason = {"set": "basic", "entry_id": effective["id"], "field": "remark", "reason": "不需要"}
    told = news(begin, request, "rejected")
    told["decisions"][0]["reasons"] = [reason]
    hear(begin, told)
    seen = asking.look(request)
    assert (seen["state"], seen["answer"]) == ("rejected", "不需要")
    with begin() as db:
        digest = values.value_digest("basic", "remark", "不该")
        assert digest in db.get(Teacher, effective["id"]).rejected


def change_behind_its_back(begin, clerk, teacher, given):
    """Somebody else writes the file while a request is open."""
    with begin(clerk) as db:
        each = queries.teacher(db, clerk, teacher["id"])
        known = values.opened(values.basic_of(each.org_path, each.category), each.basic)
        write_basic(db, clerk, each, known | given, 0)
        finish(db)


@pytest.fixture
def met(begin, clerk, asking, effective):
    """A request in conflict: what it is about was changed meanwhile."""
    request = asking.hand_in(effective, changed("basic", None, {"remark": "新的", "staff_number": "77"}))
    change_behind_its_back(begin, clerk, effective, {"remark": "别人的"})
    hear(begin, news(begin, request, "approved"))
    return asking.look(request)


def test_a_request_about_another_version_is_a_conflict_shown_three_ways(begin, filing, effective, met):
    assert met["state"] == "conflict"
    [item] = met["items"]
    sides = {each["field"]: (each["before"], each["now"], each["after"], each["moved"]) for each in item["differences"]}
    assert sides["remark"] == (None, "别人的", "新的", True)
    assert not sides["staff_number"][3]
    assert basic(filing.look, effective)["remark"] == "别人的"
    with begin() as db:
        query = text("SELECT type FROM outbox WHERE type LIKE 'cases_%ed' AND body LIKE :id")
        types = set(db.scalars(query, {"id": f"%{met['case_id']}%"}))
    assert {"cases_conflicted", "cases_recalled"} <= types


@pytest.mark.parametrize(("take", "remark"), [("asked", "新的"), ("now", "别人的")])
def test_a_conflict_is_resolved_and_handed_in_anew(begin, asking, filing, met, take, remark):
    again = asking.resolve(met, take)
    assert (again["state"], again["version"]) == ("submitted", 2)
    assert again["case_id"] != met["case_id"]
    hear(begin, news(begin, met, "withdrawn", version=4))
    hear(begin, news(begin, again, "approved"))
    kept = basic(filing.look, {"id": met["teacher_id"]})
    assert (kept["remark"], kept["staff_number"]) == (remark, "77")


def test_a_change_of_what_follows_from_other_sets_is_no_conflict(begin, asking, filing, effective):
    remark = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    degree = asking.hand_in(effective, added("education", EDUCATION))
    hear(begin, news(begin, degree, "approved"))
    assert any(version["act"] == "derived" for version in filing.history(effective))
    hear(begin, news(begin, remark, "approved"))
    assert asking.look(remark)["state"] == "approved"


def test_a_tab_that_shows_older_values_is_refused_with_those_of_now(asking, effective):
    with pytest.raises(Stale) as refused:
        asking.ask(effective, changed("basic", None, {"remark": "x"}), seen=effective["row_version"] - 1)
    [current] = refused.value.params["current"]
    assert "***" in current["values"]["id_number"]


def test_a_teacher_adds_where_the_school_lets_and_the_school_hands_it_in(
    begin, asking, herself_asking, effective, school, notified
):
    item = added("education", EDUCATION)
    with pytest.raises(Forbidden):
        herself_asking.ask(effective, item)
    open_window(begin, school)
    proposed = herself_asking.submit(herself_asking.ask(effective, item))
    assert proposed["state"] == "proposed"
    [notice] = notified("request_proposed")
    assert notice["to"][0]["org_id"] == str(school["id"])

    back = asking.give_back(asking.look(proposed))
    again = herself_asking.submit(herself_asking.look(back))
    handed_in = asking.submit(asking.look(again))
    assert (handed_in["state"], handed_in["business"]) == ("submitted", "addition")
    hear(begin, news(begin, handed_in, "approved"))
    assert herself_asking.look(proposed)["state"] == "approved"


def test_the_school_gives_a_teachers_addition_back_with_a_reason_and_never_takes_it_back(
    begin, asking, herself_asking, effective, school
):
    open_window(begin, school)
    proposed = herself_asking.hand_in(effective, added("education", EDUCATION))
    seen = asking.look(proposed)
    assert seen["may"] == ["submit", "return"]
    with pytest.raises(Forbidden, match="say why"):
        asking.withdraw(seen)
    assert asking.look(seen)["state"] == "proposed"
    assert herself_asking.withdraw(herself_asking.look(proposed))["state"] == "withdrawn"


@pytest.mark.parametrize("code", ["title", "pay"])
def test_a_teacher_never_asks_for_anything_in_a_reserved_set(begin, herself_asking, effective, school, code):
    open_window(begin, school)
    with pytest.raises(Forbidden):
        herself_asking.ask(effective, added(code, {}))


def test_a_teacher_asks_for_no_change_and_no_deletion(begin, herself_asking, filing, effective, school):
    open_window(begin, school)
    [contact] = filing.entries(effective, "contact")
    for item in (changed("contact", contact["id"], {"address": "别处"}), deleted("contact", contact["id"])):
        with pytest.raises(Forbidden):
            herself_asking.ask(effective, item)


@pytest.fixture
def neighbour(begin, school_of, staff_of):
    """Somebody of another school of the county."""
    return Asking(begin, staff_of(school_of(), "entry_clerk", "reviewer"))


def test_others_see_no_draft_and_no_neighbour_sees_a_request(begin, asking, neighbour, effective, actor_of, place):
    draft = asking.ask(effective, changed("basic", None, {"remark": "x"}))
    office = Asking(begin, actor_of("reviewer", path=place))
    for other in (office, neighbour):
        with pytest.raises(NotFound):
            other.look(draft)
    handed_in = asking.submit(draft)
    assert office.look(handed_in)["state"] == "submitted"
    with pytest.raises(NotFound):
        neighbour.look(handed_in)
    with pytest.raises(NotFound):
        neighbour.withdraw(handed_in)


def test_a_deleted_entry_is_gone_and_its_history_stays(begin, asking, filing, effective):
    addition = asking.hand_in(effective, added("education", EDUCATION))
    hear(begin, news(begin, addition, "approved"))
    [entry] = filing.entries(effective, "education")
    request = asking.hand_in(effective, deleted("education", entry["id"]))
    assert request["business"] == "change"
    hear(begin, news(begin, request, "approved"))
    assert filing.entries(effective, "education") == []
    history = [each["act"] for each in filing.history(effective) if each["entry_id"] == entry["id"]]
    assert history == ["deleted", "added"]


def open_window(begin, school):
    with begin() as db:
        window = {"org_id": school["id"], "mode": "shared", "opens_at": None, "closes_at": None}
        own.learn_window(db, **window, closed_teachers=[], row_version=uuid.uuid4().int % 1_000_000 + 2)


def test_who_somebody_is_changes_with_evidence_only_and_is_checked_anew(begin, asking, filing, effective):
    known = basic(filing.look, effective)
    new = {"name": "王更名"}
    draft = asking.ask(effective, changed("basic", None, new, keeps_former_name=True))
    assert draft["business"] == "key_change"
    with pytest.raises(Invalid):
        asking.submit(draft)
    file_id = evidence(begin, effective)
    proved = changed("basic", None, new, evidence={"name": [file_id]}, keeps_former_name=True)
    handed_in = asking.submit(asking.edit(draft, items=[proved]))
    hear(begin, news(begin, handed_in, "approved"))
    kept = basic(filing.look, effective)
    assert (kept["name"], kept["former_name"]) == ("王更名", known["name"])
    assert filing.look(effective)["number_state"] == "checking"


def evidence(begin, teacher):
    """A file that the teacher's file holds."""
    file_id = uuid.uuid4()
    with begin() as db:
        db.execute(
            text("""INSERT INTO held_file (teacher_id, id, sha256, kind, name, type, bytes, pages, person)
                VALUES (:teacher, :id, :sha, 'evidence', '户口.pdf', 'application/pdf', 1, 1, '某人')"""),
            {"teacher": teacher["id"], "id": file_id, "sha": file_id.hex},
        )
    return str(file_id)


def identity_of(begin, teacher):
    """The ID document on file in clear, with its index."""
    with begin() as db:
        each = db.get(Teacher, teacher["id"])
        return values.opened(values.basic_of(each.org_path, each.category), each.basic), each.id_index


WHO = ("id_number", "sex", "birth_date")
WITH_THEM = (*WHO, "work_start", "school_start")  # which have to lie after the birth


def test_a_corrected_id_number_is_unique_and_the_old_one_free(begin, asking, filing, effective, values_of):
    old, _ = identity_of(begin, effective)
    taken, _ = identity_of(begin, filing.newcomer(values_of()))
    proof = {code: [evidence(begin, effective)] for code in WHO}
    with pytest.raises(Conflict):
        asking.hand_in(effective, changed("basic", None, {code: taken[code] for code in WITH_THEM}, evidence=proof))
    free = values_of()
    fresh = changed("basic", None, {code: free[code] for code in WITH_THEM}, evidence=proof)
    hear(begin, news(begin, asking.hand_in(effective, fresh), "approved"))
    kept, index = identity_of(begin, effective)
    assert (kept["id_number"], index) == (free["id_number"], values.id_index(kept))
    assert filing.newcomer(values_of(**{code: old[code] for code in WITH_THEM}))["id"]


def test_an_id_number_that_is_taken_meanwhile_makes_a_conflict(begin, asking, filing, effective, values_of):
    free = values_of()
    proof = {code: [evidence(begin, effective)] for code in WHO}
    fresh = changed("basic", None, {code: free[code] for code in WITH_THEM}, evidence=proof)
    request = asking.hand_in(effective, fresh)
    filing.newcomer(values_of(**{code: free[code] for code in WITH_THEM}))
    before = identity_of(begin, effective)
    hear(begin, news(begin, request, "approved"))
    assert asking.look(request)["state"] == "conflict"
    assert identity_of(begin, effective) == before


def test_a_free_field_counts_as_soon_as_it_is_saved(begin, herself_asking, filing, effective, school, choose):
    choose(school["path"], {"contact": {"change": {"address": {"class": "free"}}}})
    [contact] = filing.entries(effective, "contact")
    saved = herself_asking.hand_in(effective, changed("contact", contact["id"], {"address": "新街 2 号"}), reason="")
    assert (saved["state"], saved["business"], saved["case_id"]) == ("approved", "free", None)
    assert filing.entries(effective, "contact")[0]["values"]["address"] == "新街 2 号"
    with pytest.raises(Forbidden):
        herself_asking.ask(effective, changed("contact", contact["id"], {"mobile": "13900000000"}))


@pytest.fixture
def choose(begin):
    """A province's selection is written, as its editor will."""

    def write(path, selection):
        with begin() as db:
            known = {"province": path.split("/")[1], "version": uuid.uuid4().hex, "who": "省级管理员"}
            db.add(CatalogueSelection(selection=selection, in_force_from=LONG_AGO, **known))
        catalogues.forget()

    return write


def test_a_redelivered_or_older_message_changes_nothing(begin, asking, filing, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "一"}))
    told = news(begin, request, "approved", version=3)
    hear(begin, told)
    after = filing.look(effective)["row_version"]
    hear(begin, news(begin, request, "open", version=2), told)
    hear(begin, news(begin, request, "rejected", version=2))
    assert (filing.look(effective)["row_version"], asking.look(request)["state"]) == (after, "approved")


def test_a_request_that_a_desk_has_passed_is_not_taken_back(begin, asking, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "一"}))
    passed = news(begin, request, "open", decisions=[decision()], step_roles=["authority"])
    hear(begin, passed)
    with pytest.raises(Conflict):
        asking.withdraw(asking.look(request))
    assert [line["act"] for line in asking.look(request)["happened"]] == ["submit", "passed"]


def test_a_corrected_id_number_becomes_a_new_g_number_and_the_old_one_stays_an_alias(
    begin, asking, filing, register, values_of
):
    person, other = values_of(), values_of()
    file = make_effective(filing, filing.newcomer(person))
    register.run(file["id"])
    proof = {code: [evidence(begin, file)] for code in WHO}
    fresh = changed("basic", None, {code: other[code] for code in WITH_THEM} | {"name": other["name"]})
    request = asking.hand_in(file, fresh | {"evidence": proof | {"name": proof["sex"]}})
    hear(begin, news(begin, request, "approved"))
    register.run(file["id"])

    assert [why for _, why in register.had(file["id"])] == ["formal", "corrected", None]
    with begin() as db:
        for number in (person["id_number"], other["id_number"]):
            assert numbers.holder_of(db, f"G{number}") == file["id"]


def test_a_reviewer_reads_a_masked_value_in_clear_and_the_trail_says_why(begin, asking, actor_of, place, effective):
    [contact] = [each for each in asking_sets(asking, effective) if each["code"] == "contact"]
    entry_id = contact["entries"][0]["id"]
    request = asking.hand_in(effective, changed("contact", entry_id, {"mobile": "13900000001"}))
    reviewer = actor_of("reviewer", path=place)
    [shown] = Asking(begin, reviewer).look(request)["items"][0]["differences"]
    assert (shown["after"], shown["after_text"]) == ("139****0001", "139****0001")
    with begin(reviewer) as db:
        clear = viewing.reveal_change_request(db, reviewer, request["id"], 0, "mobile", "核对号码")
    assert clear == {"before": "13812345678", "after": "13900000001"}
    with begin() as db:
        query = text("SELECT details->>'purpose' FROM audit WHERE action = 'records.value_revealed' AND subject = :id")
        assert db.scalars(query, {"id": str(effective["id"])}).all() == ["核对号码"]


def asking_sets(asking, teacher):
    """The sets of a file as the clerk sees them."""
    return Filing(asking.begin, asking.actor).look(teacher)["sets"]


def test_sensitive_values_lie_sealed_in_the_table(begin, asking, effective):
    [contact] = [each for each in asking_sets(asking, effective) if each["code"] == "contact"]
    asking.ask(effective, changed("contact", contact["entries"][0]["id"], {"mobile": "13900000001"}))
    with begin() as db:
        query = text('SELECT "values"::text || before::text FROM change_request_item WHERE teacher_id = :id')
        kept = db.scalars(query, {"id": effective["id"]}).one()
    assert "13900000001" not in kept
    assert "13812345678" not in kept
