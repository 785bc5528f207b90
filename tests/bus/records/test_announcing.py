"""Other services keep copies of the teachers: fed by what changes, made whole by telling of all again."""

import json
import uuid

import pytest
from sqlalchemy import text

from services.common import roles
from services.common.contract import tolerant
from services.common.copies import known_teachers
from services.common.database import transactions
from services.common.processes import jobs
from services.common.telemetry import metrics
from services.contracts.records import teacher_copies
from services.records import backfills
from services.records.file.announcing import announce_all
from services.records.jobs import KINDS
from services.records.rebuilding import KIND, rebuild_copies
from tests.bus.records.pairs_at_work import Authority

TOLD = text("SELECT body FROM outbox WHERE type = :type ORDER BY seq")
COPY = text("SELECT name, stage, row_version, org_path, merged_into FROM known_teacher WHERE id = :id")
UNTOLD = text("UPDATE merges_told SET after = '00000000-0000-0000-0000-000000000000'")
MERGED_BEFORE = text("UPDATE known_teacher SET merged_into = NULL WHERE id = :id")


@pytest.fixture
def heard(begin):
    """What records has told, as a consumer reads it."""

    def find(event):
        with begin() as db:
            return [tolerant(event.body).load(json.loads(body)) for body in db.scalars(TOLD, {"type": event.type})]

    return find


@pytest.fixture
def operator(staff_of, school):
    return staff_of(school, roles.OPERATOR)


@pytest.fixture
def copy_of(stores):
    """A teacher as a service knows it, after it heard some news; the copy lies in the same database here."""

    def find(teacher, *news):
        with stores["records"].begin(transactions.system()) as db:
            for each in news:
                known_teachers.learn(db, "mobility", **each)
            return db.execute(COPY, {"id": teacher["id"]}).mappings().first()

    return find


def test_a_copy_follows_a_teacher_and_ignores_older_news(filing, values_of, heard, copy_of):
    teacher = filing.newcomer(values_of())
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved"))
    news = [each for each in heard(teacher_copies.teachers_changed) if str(teacher["id"]) in str(each)]
    assert len(news) >= 2

    newest = copy_of(teacher, news[-1])
    assert (newest["stage"], newest["row_version"]) == ("effective", filing.look(teacher)["row_version"])
    assert copy_of(teacher, *news) == newest


def test_what_is_told_has_the_shape_that_was_agreed_and_that_copies_keep(filing, values_of, heard):
    teacher = filing.newcomer(values_of())
    filing.submit(teacher["id"])

    [told] = [
        each
        for news in heard(teacher_copies.teachers_changed)
        for each in news["teachers"]
        if each["id"] == str(teacher["id"])
    ]
    assert teacher_copies.Teacher().validate(told) == {}
    assert told.keys() == set(known_teachers.COLUMNS) == teacher_copies.Teacher().fields.keys()


def test_a_copy_is_made_whole_again_and_what_it_lacked_is_counted(filing, values_of, heard, stores, copy_of):
    teacher = filing.newcomer(values_of())
    filing.submit(teacher["id"])
    assert copy_of(teacher) is None

    assert list(announce_all(stores["records"]))[-1] >= 1
    again = [each for each in heard(teacher_copies.teachers_announced) if str(teacher["id"]) in str(each)]
    lacked = metrics.copy_mended.labels("mobility")._value.get()
    with stores["records"].begin(transactions.system()) as db:
        known_teachers.compare(db, "mobility", **again[-1])

    assert copy_of(teacher)["stage"] == "school_review"
    assert metrics.copy_mended.labels("mobility")._value.get() > lacked
    with stores["records"].begin(transactions.system()) as db:
        assert known_teachers.learn(db, "mobility", **again[-1]) == 0


def test_an_operator_has_all_teachers_told_again_as_a_job_and_hears_of_its_end(stores, begin, operator, notified):
    job_id = uuid.uuid4()
    with begin(operator) as db:
        rebuild_copies(db, operator, job_id)
    with begin(operator) as db:
        assert rebuild_copies(db, operator, job_id)["state"] == "waiting"  # the same job once more

    while jobs.run_one(stores["records"], "records", {KIND: KINDS[KIND]}):
        pass
    with begin(operator) as db:
        ended = rebuild_copies(db, operator, job_id)
    assert (ended["state"], ended["done"]) == ("done", ended["total"])
    assert ended["result"]["teachers"] == ended["total"]
    [end] = notified("rebuild_copies_done")
    assert end["to"] == [{"person_id": str(operator.person_id)}]


@pytest.fixture
def office(begin, stores, actor_of, place) -> Authority:
    """Reviews for the county."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


@pytest.fixture
def joined(filing, values_of, office):
    """Two files that other services know, and the merge of the second into the first."""
    files = [filing.newcomer(values_of()) for _ in range(2)]
    for file in files:
        filing.submit(file["id"])
        filing.hear(filing.case(file, "approved"))
    return *files, office.join(*files)


def about(news, teacher):
    return [each for each in news if str(teacher["id"]) in str(each)]


def test_a_merge_and_its_undoing_reach_the_copies(joined, office, heard, copy_of):
    kept, lost, pair = joined
    merged = copy_of(lost, *about(heard(teacher_copies.teachers_changed), lost))
    assert (merged["merged_into"], copy_of(kept)["merged_into"]) == (kept["id"], None)

    office.undo(pair)
    assert copy_of(lost, *about(heard(teacher_copies.teachers_changed), lost))["merged_into"] is None


def test_a_copy_that_missed_a_merge_notices_it_by_comparing_even_at_the_same_version(
    joined, heard, stores, copy_of, begin
):
    kept, lost, _ = joined
    copy_of(lost, *about(heard(teacher_copies.teachers_changed), lost))
    with begin() as db:
        db.execute(MERGED_BEFORE, {"id": lost["id"]})
    list(announce_all(stores["records"]))
    again = about(heard(teacher_copies.teachers_announced), lost)[-1]
    lacked = metrics.copy_mended.labels("mobility")._value.get()
    with begin() as db:
        known_teachers.compare(db, "mobility", **again)

    assert copy_of(lost)["merged_into"] == kept["id"]
    assert metrics.copy_mended.labels("mobility")._value.get() == lacked + 1


def test_news_of_a_release_that_knows_no_merges_does_not_take_one_back(joined, heard, begin, copy_of):
    kept, lost, _ = joined
    news = about(heard(teacher_copies.teachers_changed), lost)
    copy_of(lost, *news)
    older = [{name: said for name, said in each.items() if name != "merged_into"} for each in news[-1]["teachers"]]
    with begin() as db:
        known_teachers.compare(db, "mobility", teachers=older)

    assert copy_of(lost)["merged_into"] == kept["id"]


def test_merges_of_before_are_told_once_after_an_upgrade(joined, heard, begin):
    _, lost, _ = joined
    told = len(about(heard(teacher_copies.teachers_announced), lost))
    with begin() as db:
        db.execute(UNTOLD)
        while backfills.tell_merges(db):
            pass

    news = about(heard(teacher_copies.teachers_announced), lost)
    assert len(news) == told + 1
    assert {each["merged_into"] is None for each in news[-1]["teachers"]} == {False}
