"""Files are handed over, and what review announces is applied to them (R-REC-08, R-REC-13)."""

import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, NotFound
from services.common.processes.jobs import run_one
from services.records.entering import files
from services.records.jobs import KINDS
from services.records.submitting import submission, submission_job
from tests.bus.records.filing import Filing, decision

REASON = {"set": "basic", "entry_id": None, "field": "name", "reason": "与证件不符"}


def test_an_outcome_for_each_and_one_bad_file_holds_up_nothing(begin, clerk, filing, teacher):
    with begin(clerk) as db:
        draft = files.keep_new_draft(db, clerk, {"name": "王芳"}, id=uuid.uuid4())
    stranger = uuid.uuid4()
    outcomes = filing.submit(teacher["id"], draft["id"], stranger)
    assert [outcomes[each]["done"] for each in (teacher["id"], draft["id"], stranger)] == [True, False, False]
    assert outcomes[teacher["id"]]["name"] == teacher["name"]


def test_a_file_is_handed_over_once(filing, teacher):
    assert filing.submit(teacher["id"], teacher["id"])[teacher["id"]]["done"]
    assert not filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_files_handed_over_together_are_announced_together(begin, clerk, filing, teacher, values_of):
    other = filing.newcomer(values_of())
    filing.submit(teacher["id"], other["id"])
    found = announced(begin, teacher)
    assert {case["teacher_id"] for case in found["cases"]} == {str(teacher["id"]), str(other["id"])}


def test_what_is_announced_names_contributors_and_sets_and_no_number(begin, clerk, filing, teacher):
    filing.submit(teacher["id"])
    [file] = announced(begin, teacher)["cases"]
    assert file["contributors"] == [str(clerk.person_id)]
    assert file["sets"] == ["basic", "contact"]
    assert "id_number" not in str(file)


def test_the_digest_covers_every_set(begin, filing, teacher):
    def digest() -> str:
        filing.submit(teacher["id"])
        return announced(begin, teacher)["cases"][0]["version"]["digest"]

    first = digest()
    filing.hear(filing.case(teacher, "withdrawn"))
    assert digest() == first
    filing.hear(filing.case(teacher, "withdrawn"))
    [contact] = filing.entries(teacher, "contact")
    filing.save(teacher, "contact", contact["id"], {"address": "新华路 2 号"})
    assert digest() != first


def test_a_file_under_review_cannot_be_changed(begin, clerk, filing, teacher):
    filing.submit(teacher["id"])
    with pytest.raises(Conflict, match="under review"), begin(clerk) as db:
        files.save_teacher(db, clerk, teacher["id"], 99, {"remark": "x"})


def test_an_id_number_that_is_on_file_elsewhere_stops_the_file_and_says_nothing_more(  # R-REC-13
    begin, filing, teacher, school_of, staff_of, values_of
):
    other = Filing(begin, staff_of(school_of(), "entry_clerk")).newcomer(values_of())
    with begin() as db:  # as if it had been taken there while this file lay
        index = db.execute(text("UPDATE teacher SET id_index = NULL WHERE id = :id RETURNING id_index"), other)
        assert index.scalar_one() is None
        held = text("SELECT id_index FROM teacher WHERE id = :id")
        mine = db.execute(held, {"id": teacher["id"]}).scalar_one()
        db.execute(text("SELECT release_ids(ARRAY[:a, :b]::uuid[])"), {"a": teacher["id"], "b": other["id"]})
        db.execute(text("SELECT claim_ids(ARRAY[:i]::bytea[], ARRAY[:t]::uuid[])"), {"i": mine, "t": other["id"]})
    outcome = filing.submit(teacher["id"])[teacher["id"]]
    assert not outcome["done"]
    assert "申请教师调动" in outcome["message"]
    assert other["name"] not in outcome["message"]


def test_an_approved_file_is_effective_and_its_history_says_by_whom(filing, teacher):
    filing.submit(teacher["id"])
    first, second = decision(person="学校审核员"), decision(person="县审核员", step=2)
    filing.hear(filing.case(teacher, "open", 2, ("authority",), decisions=[first]))
    shown = filing.look(teacher)
    assert (shown["status"], shown["desk"]) == ("authority_review", "authority")
    filing.hear(filing.case(teacher, "approved", 3, decisions=[first, second]))
    assert filing.look(teacher)["status"] == "effective"
    acts = [(item["act"], item["person"]) for item in filing.history(teacher)]
    assert ("approved", "学校审核员") in acts
    assert acts[0] == ("approved", "县审核员")


def test_parallel_desks_of_the_school_are_its_review(filing, teacher):  # R-REV-03
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "open", 2, ("teaching_office", "research_office")))
    shown = filing.look(teacher)
    assert (shown["status"], shown["desk"]) == ("school_review", "teaching_office")


def test_older_news_of_a_case_is_ignored(filing, teacher):
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved", 3, decisions=[decision()]))
    filing.hear(filing.case(teacher, "open", 2, ("authority",)))
    assert filing.look(teacher)["status"] == "effective"


def test_the_last_word_on_a_case_counts_whatever_the_order_in_a_batch(filing, teacher):
    filing.submit(teacher["id"])
    done = decision()
    filing.hear(filing.case(teacher, "approved", 3, decisions=[done]), filing.case(teacher, "open", 2, ("authority",)))
    assert filing.look(teacher)["status"] == "effective"


def test_the_same_news_twice_is_applied_once(filing, teacher):
    filing.submit(teacher["id"])
    news = filing.case(teacher, "rejected", decisions=[decision("reject", reasons=[REASON])])
    filing.hear(news)
    before = filing.history(teacher)
    filing.hear(news)
    assert filing.history(teacher) == before


def test_one_bad_case_is_put_aside_and_holds_up_no_other(begin, filing, teacher):
    filing.submit(teacher["id"])
    stranger = filing.case(teacher, "approved") | {"subject_id": uuid.uuid4(), "case_id": uuid.uuid4()}
    filing.hear(stranger, filing.case(teacher, "open", 2, ("authority",)))
    assert filing.look(teacher)["status"] == "authority_review"
    with begin() as db:
        kept = db.execute(
            text("SELECT handler FROM failure WHERE body->'cases'->0->>'subject_id' = :id"),
            {"id": str(stranger["subject_id"])},
        )
        assert kept.scalars().all() == ["records.cases_moved"]


def test_a_bad_case_alone_fails_as_a_whole(filing, teacher):
    with pytest.raises(LookupError):
        filing.hear(filing.case(teacher, "approved") | {"subject_id": uuid.uuid4()})


def test_a_decision_on_another_version_is_answered_with_a_conflict_and_not_applied(begin, filing, teacher):
    filing.submit(teacher["id"])
    news = filing.case(teacher, "approved", 3, decisions=[decision()])
    entry = {"entry_id": teacher["id"], "number": 99}
    filing.hear(news | {"subject_version": news["subject_version"] - 1, "subject_entries": [entry]})

    assert filing.look(teacher)["status"] == "school_review"
    query = text("SELECT body::jsonb FROM outbox WHERE type = 'cases_conflicted' AND body LIKE :id")
    with begin() as db:
        [case] = db.scalar(query, {"id": f"%{news['case_id']}%"})["cases"]
    assert (case["row_version"], case["changed"]) == (3, [str(teacher["id"])])
    assert case["version"]["number"] == news["subject_version"]
    assert {each["entry_id"] for each in case["version"]["entries"]} > {str(teacher["id"])}
    filing.hear(
        filing.case(teacher, "open", 4, ("authority",)), filing.case(teacher, "approved", 5, decisions=[decision()])
    )
    assert filing.look(teacher)["status"] == "effective"


def test_a_withdrawn_file_is_a_draft_again_and_says_who_took_it_back(filing, teacher, clerk):
    filing.submit(teacher["id"])
    who = {"person_id": clerk.person_id, "person": clerk.name, "org_id": clerk.org_id, "org_name": clerk.org_name}
    filing.hear(filing.case(teacher, "withdrawn", withdrawn_by=who))
    assert filing.look(teacher)["status"] == "draft"
    newest = filing.history(teacher)[0]
    assert (newest["act"], newest["person"]) == ("withdrawn", clerk.name)


def test_news_of_an_earlier_submission_is_ignored(filing, teacher):
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved", 9, case_id=uuid.uuid4()))
    assert filing.look(teacher)["status"] == "school_review"


def test_approval_marks_the_open_version_of_every_entry(filing, teacher, begin):
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved", 3, decisions=[decision()]))
    with begin() as db:
        query = text("SELECT effective_from IS NOT NULL FROM version WHERE teacher_id = :id AND known_to IS NULL")
        assert db.execute(query, {"id": teacher["id"]}).scalars().all() == [True, True]


def test_a_filter_hands_over_what_it_finds_as_a_job_with_an_outcome_for_each(
    begin, clerk, filing, teacher, values_of, stores
):
    lacking = filing.open(values_of())
    wanted = {"status": "draft", "q": None, "complete": None, "newly_hired": None, "department_id": None}
    with begin(clerk) as db:
        run = submission.submit_found(db, clerk, uuid.uuid4(), wanted)["job_id"]
    while run_one(stores["records"], "records", KINDS):
        pass
    with begin(clerk) as db:
        state = submission_job.state(db, clerk, run)
        refused = submission_job.outcomes(db, clerk, run, False, 50, None)["items"]
    assert (state["state"], state["submitted"], state["refused"]) == ("done", 1, 1)
    assert [row.id for row in refused] == [lacking["id"]]
    assert filing.look(teacher)["status"] == "school_review"


def test_a_submission_that_was_interrupted_goes_on_where_it_stopped(
    begin, clerk, filing, values_of, stores, monkeypatch
):
    ids = [filing.newcomer(values_of())["id"] for _ in range(3)]
    wanted = {"status": "draft", "q": None, "complete": None, "newly_hired": None, "department_id": None}
    with begin(clerk) as db:
        run = submission.submit_found(db, clerk, uuid.uuid4(), wanted)["job_id"]
    monkeypatch.setattr(submission_job, "AT_ONCE", 1)
    with pytest.raises(KeyboardInterrupt):
        run_one(stores["records"], "records", {"submission": interrupted(after=2)})
    while run_one(stores["records"], "records", KINDS):
        pass
    with begin(clerk) as db:
        assert submission_job.state(db, clerk, run)["submitted"] == 3
    for each in ids:
        acts = [item["act"] for item in filing.history({"id": each})]
        assert acts.count("submitted") == 1


def interrupted(after: int):
    """The job of a process that dies after its so many-th progress."""

    def run(work, **given):
        told = iter(range(after))

        def progress(*_):
            if next(told, None) is None:
                raise KeyboardInterrupt

        work.progress = progress
        return submission_job.run_submission(work, **given)

    return run


def test_a_file_of_an_older_catalogue_is_checked_anew_before_it_goes(begin, filing, teacher):
    with begin() as db:
        old = text("UPDATE teacher SET catalogue_version = 'old', missing = 0, basic = basic - 'sex' WHERE id = :id")
        db.execute(old, {"id": teacher["id"]})
    outcome = filing.submit(teacher["id"])[teacher["id"]]
    assert (outcome["done"], outcome["message"]) == (False, "还有 1 处未填或有误。")


def announced(begin, teacher) -> dict:
    """The newest announcement in which a file was handed over."""
    query = text(
        "SELECT body::jsonb AS body FROM outbox"
        " WHERE type = 'cases_wanted' AND body::jsonb @> CAST(:part AS jsonb) ORDER BY seq DESC"
    )
    part = f'{{"cases": [{{"business": "first_entry", "teacher_id": "{teacher["id"]}"}}]}}'
    with begin() as db:
        return db.execute(query, {"part": part}).scalars().first()


def test_a_hub_school_sees_the_file_that_it_reviews_and_only_as_long(begin, filing, teacher, school_of, staff_of):
    hub = Filing(begin, staff_of(school_of(), "reviewer"))
    clerk_of_hub = Filing(
        begin, staff_of({"path": hub.actor.org_path, "id": hub.actor.org_id, "name": "中心校"}, "entry_clerk")
    )
    filing.submit(teacher["id"])
    with pytest.raises(NotFound):
        hub.look(teacher)

    filing.hear(filing.case(teacher, "open", 2, ("hub",), doors=[hub.actor.org_path]))
    assert hub.look(teacher)["name"] == teacher["name"]
    assert "contact" in [found["code"] for found in hub.look(teacher)["sets"] if found["entries"]]
    with pytest.raises(NotFound):
        clerk_of_hub.look(teacher)

    filing.hear(filing.case(teacher, "approved", 3, doors=[hub.actor.org_path]))
    with pytest.raises(NotFound):
        hub.look(teacher)


def test_what_a_hub_school_reviews_it_cannot_change(begin, filing, teacher, school_of, staff_of):
    hub = staff_of(school_of(), "reviewer", "info_admin")
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "open", 2, ("hub",), doors=[hub.org_path]))

    with begin(hub) as db:
        changed = db.execute(text("UPDATE teacher SET stage = 'draft' WHERE id = :id"), {"id": teacher["id"]})
        assert changed.rowcount == 0
    with pytest.raises(NotFound):
        Filing(begin, hub).save_basic(teacher, {"name": "改名"})
