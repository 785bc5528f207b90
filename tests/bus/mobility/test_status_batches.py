"""Many acts of status entered at once by workbook, each row with its outcome (R-MOB-05, R-MOB-10)."""

import uuid

import pytest
from sqlalchemy import event, text

from services.common import failpoints, storage
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.common.messages.wording import chinese, word
from services.common.processes import jobs
from services.common.spreadsheets import one_sheet
from services.contracts.mobility.status_batches import AT_ONCE
from services.mobility.jobs import KINDS
from services.mobility.models import StatusBatch
from services.mobility.status import entering, rules
from services.mobility.status_batches import actions, judging_rows, leftovers, reading_job, sheet, views
from tests.bus.mobility.staff import COUNTY, LONG_AGO, SCHOOL

OTHER_SCHOOL, ELSEWHERE = "蜀山中学", "包河小学"
KEYS = text("SELECT id, file_key FROM status_batch")
CANCEL = text("UPDATE job SET state = 'cancelled', finished_at = now() WHERE id = :id")


@pytest.fixture
def admin(bookwork):
    return bookwork.person(SCHOOL, "info_admin")


def said(message: str, **params) -> str:
    return word(message, params, "zh-CN")


def test_a_workbook_is_previewed_and_nothing_is_entered_before_it_is_submitted(bookwork, admin):
    rows = bookwork.numbered(3)
    batch = bookwork.previewed(admin, rows)

    assert (batch["state"], batch["counts"]["ready"], batch["may"]) == ("ready", 3, ["enter"])
    assert bookwork.acts_of(rows) == []

    done = bookwork.submitted(admin, batch)
    assert (done["state"], done["counts"]["entered"], done["may"]) == ("done", 3, [])
    assert {act.state for act in bookwork.acts_of(rows)} == {"reviewed"}
    found = bookwork.batch_rows(admin, done)
    assert [(row["name"], row["act_state"]) for row in found] == [(row["name"], "reviewed") for row in rows]
    assert bookwork.see(admin, found[0]["act_id"])["document"] == rows[0]["document"]


def test_every_refusal_of_single_entry_is_told_in_its_row_and_holds_up_no_other(bookwork, admin):
    good, day, document, early, status, word_, number, name, open_, draft, gone, until = bookwork.numbered(12)
    day |= {"day": "2026-02-30"}
    document |= {"document": None}
    status |= {"status": "长病假"}
    word_ |= {"act": "退下来"}
    number |= {"number": "34010419000101000X"}
    name |= {"name": "别人"}
    until |= {"until": "2027-01-01"}
    bookwork.goes(bookwork.whose(early), SCHOOL, 2, birth_date="1980-01-01")
    early |= {"words": None}
    bookwork.entered(admin, bookwork.whose(open_), "absence", "203")
    bookwork.goes(bookwork.whose(draft), SCHOOL, 2, stage="draft")
    bookwork.goes(bookwork.whose(gone), SCHOOL, 2, personnel_status="301")
    everybody = [good, day, document, early, status, word_, number, name, open_, draft, gone, until]
    batch = bookwork.previewed(admin, everybody)

    assert (batch["counts"]["ready"], batch["counts"]["refused"]) == (1, 11)
    reasons = bookwork.reasons(admin, batch)
    acts = "、".join(("离退休", "辞职离职", "长期不在岗", "恢复在岗", "死亡"))
    retired = "不在本单位任职-退休、不在本单位任职-离休"
    assert reasons == {
        day["name"]: [("生效日期", said(sheet.NO_DAY))],
        document["name"]: [("文号", said(rules.NEEDED))],
        early["name"]: [("说明", said(rules.EARLY, due="2043-01"))],
        status["name"]: [("变动后人员状态", said(sheet.NO_STATUS, statuses=retired))],
        word_["name"]: [("变动类型", said(sheet.NO_ACT, acts=acts))],
        number["name"]: [("身份证件号或个人标识码", said(judging_rows.OF_SCHOOL))],
        name["name"]: [("姓名", said(judging_rows.OTHER_NAME, name="教师0007"))],
        open_["name"]: [(None, said(rules.IS_OPEN))],
        draft["name"]: [(None, said(rules.NOT_EFFECTIVE))],
        gone["name"]: [(None, said(rules.HAS_LEFT))],
        until["name"]: [("截止日期", said(rules.NOT_TAKEN))],
    }
    first = [row["state"] for row in bookwork.batch_rows(admin, batch)]
    assert first == ["refused"] * 11 + ["ready"]
    assert bookwork.submitted(admin, batch)["counts"]["entered"] == 1


def test_the_same_person_twice_is_entered_once_and_told_where_the_first_row_is(bookwork, admin):
    [row] = bookwork.numbered(1)
    by_file = row | {"number": None, "file": str(bookwork.whose(row))}
    batch = bookwork.previewed(admin, [row, row, by_file])

    assert (batch["counts"]["ready"], batch["counts"]["refused"]) == (1, 2)
    refused = bookwork.batch_rows(admin, batch, "refused")
    kept = {2, 3, 4} - {each["number"] for each in refused}
    assert {each["faults"][0]["message"] for each in refused} == {said(judging_rows.REPEATED, row=min(kept))}
    bookwork.submitted(admin, batch)
    assert len(bookwork.acts_of([row])) == 1


def test_two_people_of_the_same_name_are_told_apart_by_their_numbers(bookwork, admin):
    one, other = bookwork.numbered(2)
    for each in (one, other):
        bookwork.goes(bookwork.whose(each), SCHOOL, 2, name="李明")
        each |= {"name": "李明"}
    done = bookwork.submitted(admin, bookwork.previewed(admin, [one, other]))

    assert done["counts"]["entered"] == 2
    assert {act.teacher_id for act in bookwork.acts_of([one, other])} == {bookwork.whose(one), bookwork.whose(other)}


def test_a_prefilled_row_needs_no_number_and_a_masked_one_alone_is_refused(bookwork, admin):
    filled, masked = bookwork.numbered(2)
    filled |= {"file": str(bookwork.whose(filled)), "number": "G340104********0001"}
    masked |= {"number": "G340104********0002"}
    batch = bookwork.previewed(admin, [filled, masked])

    assert bookwork.reasons(admin, batch) == {masked["name"]: [("身份证件号或个人标识码", said(sheet.NO_NUMBER))]}
    assert batch["counts"]["ready"] == 1


def test_the_same_workbook_again_enters_nothing_twice(bookwork, admin):
    rows = bookwork.numbered(4)
    first = bookwork.submitted(admin, bookwork.previewed(admin, rows))
    again = bookwork.previewed(admin, rows)

    assert first["counts"]["entered"] == 4
    assert (again["counts"]["ready"], again["counts"]["refused"]) == (0, 4)
    assert len(bookwork.acts_of(rows)) == 4
    with pytest.raises(Conflict):
        bookwork.ask(admin, actions.enter, again["id"], again["row_version"], 4)


def test_a_preview_that_was_submitted_twice_is_entered_once(bookwork, admin):
    rows = bookwork.numbered(2)
    batch = bookwork.previewed(admin, rows)
    bookwork.submit(admin, batch)
    bookwork.submit(admin, batch)
    bookwork.work()
    bookwork.submit(admin, batch)
    bookwork.work()

    assert len(bookwork.acts_of(rows)) == 2


def test_what_changed_since_the_preview_is_judged_once_more(bookwork, admin):
    rows = bookwork.numbered(3)
    batch = bookwork.previewed(admin, rows)
    bookwork.entered(admin, bookwork.whose(rows[1]), "absence", "203")
    bookwork.places[bookwork.whose(rows[2])] = OTHER_SCHOOL
    bookwork.goes(bookwork.whose(rows[2]), OTHER_SCHOOL, 3)
    done = bookwork.submitted(admin, batch)

    assert (done["counts"]["entered"], done["counts"]["refused"]) == (1, 2)
    assert bookwork.reasons(admin, done)[rows[1]["name"]] == [(None, said(rules.IS_OPEN))]


def test_an_act_that_something_holds_up_is_told_as_blocked_and_comes_back_to_be_sent_again(bookwork, admin):
    rows = bookwork.numbered(2)
    bookwork.blocked[bookwork.whose(rows[0])] = {"kind": "merge", "ref": uuid.uuid4()}
    done = bookwork.submitted(admin, bookwork.previewed(admin, rows))

    assert (done["counts"]["entered"], done["counts"]["blocked"]) == (1, 1)
    [blocked] = bookwork.batch_rows(admin, done, "blocked")
    assert (blocked["name"], blocked["act_state"]) == (rows[0]["name"], "blocked")
    [back] = bookwork.ask(admin, views.refused_rows, done["id"], limit=50, after=None)["items"]
    assert back["texts"]["file"] == str(bookwork.whose(rows[0]))
    del bookwork.blocked[bookwork.whose(rows[0])]
    assert bookwork.previewed(admin, [back["texts"]])["counts"]["ready"] == 1


def test_refused_rows_come_back_as_they_were_typed_and_go_in_once_corrected(bookwork, admin):
    [row] = bookwork.numbered(1)
    batch = bookwork.previewed(admin, [row | {"day": "明天"}])
    [back] = bookwork.ask(admin, views.refused_rows, batch["id"], limit=50, after=None)["items"]

    assert (back["texts"]["number"], back["texts"]["day"]) == (row["number"], "明天")
    assert back["reasons"] == [said(sheet.NO_DAY)]
    assert bookwork.previewed(admin, [back["texts"] | {"day": "2026年3月1日"}])["counts"]["ready"] == 1


def test_an_office_reaches_the_schools_that_it_manages_and_no_others(bookwork):
    office = bookwork.person(COUNTY, "info_admin", org_level="county")
    rows = [*bookwork.numbered(1, SCHOOL), *bookwork.numbered(1, OTHER_SCHOOL), *bookwork.numbered(1, ELSEWHERE)]
    batch = bookwork.previewed(office, rows)

    assert (batch["counts"]["ready"], batch["counts"]["refused"]) == (2, 1)
    [refused] = bookwork.batch_rows(office, batch, "refused")
    assert refused["faults"][0]["message"] == said(judging_rows.OF_OFFICE)
    assert (refused["org_name"], refused["teacher_id"]) == (None, None)
    assert {row["org_name"] for row in bookwork.batch_rows(office, batch, "ready")} == {SCHOOL, OTHER_SCHOOL}
    bookwork.submitted(office, batch)
    [mine, *_] = bookwork.acts_of(rows)
    reviewer = bookwork.person(SCHOOL, "reviewer")
    assert bookwork.see(reviewer, mine.id)["entered_at_org"] == COUNTY
    bookwork.judge(reviewer, {"id": mine.id})
    assert bookwork.see(reviewer, mine.id)["state"] == "done"


def test_an_office_takes_back_what_it_entered_and_no_more(bookwork, admin):
    office = bookwork.person(COUNTY, "info_admin", org_level="county")
    rows = bookwork.numbered(2)
    bookwork.submitted(office, bookwork.previewed(office, rows[:1]))
    own = bookwork.entered(admin, bookwork.whose(rows[1]), "absence", "203")
    [mine] = bookwork.acts_of(rows[:1])

    assert (bookwork.see(office, mine.id)["may"], bookwork.see(office, own["id"])["may"]) == (["withdraw"], [])
    with pytest.raises(Forbidden):
        bookwork.take_back(office, own)
    bookwork.take_back(office, {"id": mine.id})
    assert bookwork.see(admin, mine.id)["state"] == "withdrawn"


def test_a_school_reaches_no_colleague_of_another_school(bookwork, admin):
    rows = bookwork.numbered(1, OTHER_SCHOOL)
    by_file = rows[0] | {"number": None, "file": str(bookwork.whose(rows[0]))}

    assert bookwork.previewed(admin, [*rows, by_file])["counts"]["refused"] == 2


def test_whoever_uploaded_decides_on_none_of_it(bookwork, admin):
    rows = bookwork.numbered(1)
    bookwork.submitted(admin, bookwork.previewed(admin, rows))
    [act] = bookwork.acts_of(rows)
    with pytest.raises((Conflict, Forbidden)):
        bookwork.judge(admin, {"id": act.id})


def test_six_hundred_acts_are_decided_in_one_batch_and_few_are_told_of_all_of_them(bookwork, admin):  # R-MOB-10
    rows = bookwork.numbered(600)
    done = bookwork.submitted(admin, bookwork.previewed(admin, rows))
    assert done["counts"]["entered"] == 600

    decided = bookwork.decide_all(bookwork.person(SCHOOL, "reviewer"))
    assert (decided["decided"], decided["refused"]) == (600, 0)
    assert {act.state for act in bookwork.acts_of(rows)} == {"done"}
    assert {bookwork.statuses[bookwork.whose(row)][0] for row in rows} == {"301"}
    told = bookwork.as_system("mobility", lambda db: db.scalars(TOLD, {"school": str(admin.org_id)}).all())
    assert sum(notice["params"]["count"] for notice in told) == 600
    assert {notice["kind"] for notice in told} == {"statuses_done"}


TOLD = text(
    "SELECT notice FROM outbox, jsonb_array_elements(body::jsonb->'notices') AS notice"
    " WHERE type = 'people_notified' AND notice->'to'->0->>'org_id' = :school"
    " AND notice->>'kind' LIKE 'status%_done' AND notice->>'kind' NOT LIKE 'status_read%'"
    " AND notice->>'kind' NOT LIKE 'status_enter%' ORDER BY seq"
)


def test_a_colleague_sees_the_workbook_and_does_not_submit_it_and_other_schools_see_nothing(bookwork, admin):
    batch = bookwork.previewed(admin, bookwork.numbered(1))
    colleague = bookwork.person(SCHOOL, "info_admin")

    assert bookwork.batch(colleague, batch["id"])["may"] == []
    with pytest.raises(Forbidden):
        bookwork.submit(colleague, batch)
    for stranger in (bookwork.person(OTHER_SCHOOL, "info_admin"), bookwork.person(COUNTY, "info_admin")):
        with pytest.raises(NotFound):
            bookwork.batch_rows(stranger, batch)
        assert bookwork.ask(stranger, views.batches, limit=50, after=None)["items"] == []


def test_another_number_than_the_one_that_was_seen_is_not_submitted(bookwork, admin):
    batch = bookwork.previewed(admin, bookwork.numbered(2))
    with pytest.raises(Stale):
        bookwork.submit(admin, batch | {"counts": {"ready": 3}})


def test_the_file_goes_and_a_workbook_that_cannot_be_read_says_why(bookwork, admin):
    good = bookwork.upload(admin, bookwork.numbered(1))
    empty = bookwork.upload(admin, [])
    keys = [file_key(bookwork, each) for each in (good, empty)]
    bookwork.work()

    assert [storage.size(key) for key in keys] == [None, None]
    failed = bookwork.batch(admin, empty)
    assert (failed["state"], failed["error"]) == ("failed", said(reading_job.EMPTY))
    assert file_key(bookwork, good) is None


def file_key(bookwork, batch_id):
    return bookwork.as_system("mobility", lambda db: db.get(StatusBatch, batch_id).file_key)


@pytest.mark.parametrize("point", ["job.before_commit", "job.after_commit"])
def test_a_job_killed_anywhere_begins_again_and_enters_nothing_twice(bookwork, admin, monkeypatch, point):
    """Each of its sets is once the one at which it dies, while reading and while entering."""
    monkeypatch.setattr(reading_job, "AT_ONCE", 2)
    monkeypatch.setattr("services.mobility.status_batches.entering_job.AT_ONCE", 2)
    rows = bookwork.numbered(5)
    batch_id = bookwork.upload(admin, rows)
    die_at_each_set(bookwork, monkeypatch, point)
    batch = bookwork.batch(admin, batch_id)
    assert (batch["state"], batch["counts"]["ready"]) == ("ready", 5)

    bookwork.submit(admin, batch)
    die_at_each_set(bookwork, monkeypatch, point)
    done = bookwork.batch(admin, batch_id)
    assert (done["state"], done["counts"]["entered"]) == ("done", 5)
    assert len(bookwork.acts_of(rows)) == 5
    assert {act.state for act in bookwork.acts_of(rows)} == {"reviewed"}


class Killed(BaseException):
    """As by kill -9: nothing catches it."""


def die_at_each_set(bookwork, monkeypatch, point) -> None:
    """Run the job three times to its death, each time a set further on, and then to its end."""
    for place in (0, 1, 1) if point == "job.before_commit" else (0, 0, 0):
        passed = [point] * place

        def die(reached, passed=passed):
            if reached == point and not passed:
                raise Killed
            if reached == point:
                passed.pop()

        monkeypatch.setattr(failpoints, "reach", die)
        with pytest.raises(Killed):
            jobs.run_one(bookwork.stores["mobility"], "mobility", KINDS)
    monkeypatch.setattr(failpoints, "reach", lambda _: None)
    bookwork.work()


def test_a_set_takes_as_many_statements_as_a_single_row(bookwork, admin):
    def statements(count: int) -> int:
        batch = bookwork.previewed(admin, bookwork.numbered(count))
        bookwork.submit(admin, batch)
        engine, seen = bookwork.stores["mobility"].engine, []
        listener = lambda *args: seen.append(args[2])  # noqa: E731 - SQLAlchemy takes no method here
        event.listen(engine, "before_cursor_execute", listener)
        try:
            assert jobs.run_one(bookwork.stores["mobility"], "mobility", KINDS)
        finally:
            event.remove(engine, "before_cursor_execute", listener)
        bookwork.work()
        return len(seen)

    assert statements(60) == statements(2)
    assert AT_ONCE == 500


def test_every_reason_has_a_chinese_wording():
    modules = (sheet, judging_rows, reading_job, views, rules, one_sheet)
    found = {value for module in modules for name, value in vars(module).items() if name.isupper() and is_said(value)}
    assert found <= chinese().keys()


def is_said(value) -> bool:
    return isinstance(value, str) and value.endswith(".")


def test_an_id_that_somebody_made_up_for_a_row_stops_nothing(bookwork, admin):
    rows, other = bookwork.numbered(3), bookwork.teacher(name="别人")
    batch = bookwork.previewed(admin, rows)
    taken = uuid.uuid5(batch["id"], "2")
    said = {"day": LONG_AGO, "until": None, "document": "合教人〔2026〕8号", "words": "按规定办理"}
    terms = said | {"act": "retirement", "status": "301", "post": None, "post_said": []}
    bookwork.ask(admin, entering.enter_status_act, taken, teacher_id=other, **terms)
    done = bookwork.submitted(admin, batch)
    assert (done["state"], done["counts"]["entered"], done["counts"]["refused"]) == ("done", 3, 0)
    with pytest.raises(Conflict):
        bookwork.ask(admin, entering.enter_status_act, taken, teacher_id=bookwork.teacher(name="又一人"), **terms)


def test_the_file_of_a_workbook_goes_whose_job_was_cancelled_while_it_waited(bookwork, admin):
    batch_id, waits = (bookwork.upload(admin, bookwork.numbered(1)) for _ in range(2))
    keys = bookwork.as_system("mobility", lambda db: dict(db.execute(KEYS).all()))
    bookwork.as_system("mobility", lambda db: db.execute(CANCEL, {"id": batch_id}))
    leftovers.clear(bookwork.stores["mobility"])
    assert [storage.exists(keys[each]) for each in (batch_id, waits)] == [False, True]
    left = bookwork.as_system("mobility", lambda db: dict(db.execute(KEYS).all()))
    assert (left[batch_id], left[waits]) == (None, keys[waits])
