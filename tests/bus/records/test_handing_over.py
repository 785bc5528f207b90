"""A file goes from one school to another: in one step, with what follows from it, and once (R-MOB-01)."""

import datetime
import uuid

import pytest
from sqlalchemy import event, text

from services.common import clock
from services.common.errors import Conflict, NotFound
from services.records.file import holds
from services.records.selfservice import own
from tests.bus.records.asking import Asking, added
from tests.bus.records.filing import EDUCATION, Filing
from tests.bus.records.schools_of_a_file import FROM_DAY, NO_POST, effective

WORK = {"from": "2001-09", "nature": "231", "position": "语文教师"}
DELTAS = text("SELECT org_id, files FROM statistics_delta WHERE org_id = ANY (:orgs) AND at = :at")
TRAIL = text("SELECT person, details FROM audit WHERE action = 'records.handed_over' AND subject = :id")
HOLDERS = text("SELECT org_name, held_until IS NULL, went_to FROM file_holder WHERE teacher_id = :id ORDER BY number")
OPEN_VERSIONS = text(
    """
    SELECT count(*) FROM version v WHERE teacher_id = :id GROUP BY entry_id
    HAVING count(*) FILTER (WHERE known_to IS NULL) <> 1 OR max(number) <> count(*)
    """
)
UNAPPROVED = text("SELECT count(*) FROM version WHERE teacher_id = :id AND known_to IS NULL AND effective_from IS NULL")


@pytest.fixture
def going(filing, values_of) -> dict:
    """An effective file of the old school."""
    return effective(filing, values_of())


@pytest.fixture
def at_work(filing, values_of, school) -> dict:
    """The same, with 工作经历 until now."""
    teacher = filing.newcomer(values_of(personnel_status="100"))
    filing.add(teacher, "work", WORK | {"organisation": "某小学", "to": "2005-08"})
    filing.add(teacher, "work", WORK | {"organisation": school["name"], "from": "2005-09"})
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved"))
    return filing.look(teacher)


def values_in(filing: Filing, teacher: dict, code: str) -> list[dict]:
    return [entry["values"] for entry in filing.entries(teacher, code)]


def test_the_new_school_holds_the_file_and_the_old_one_sees_it_no_more(going, mobility, school, filing, taking):
    done = mobility.move(going)

    assert (done["done"], done["why"], done["org_path"]) == (True, None, mobility.new["path"])
    assert mobility.place(going)[:2] == (mobility.new["id"], mobility.new["path"])
    assert taking.look(going)["status"] == "effective"
    with pytest.raises(NotFound, match="handed over to") as refusal:
        filing.look(going)
    assert refusal.value.params["school"] == mobility.new["name"]
    assert done["row_version"] == mobility.place(going).row_version > going["row_version"]


def test_work_ends_at_the_old_school_and_begins_at_the_new_one(at_work, mobility, school, taking):
    mobility.move(at_work)

    first, second, third = values_in(taking, at_work, "work")
    assert (first["to"], second["to"]) == ("2005-08", "2026-08")
    assert third == {"organisation": mobility.new["name"], "from": "2026-09", "nature": "231", "position": "教师岗位"}
    assert taking.look(at_work)["values"]["basic"]["school_start"] == "2026-09"


def test_the_post_that_waits_is_held_from_then_on(going, mobility, school, taking):
    mobility.move(going)

    [post] = values_in(taking, going, "post")
    assert (post["post_type"], post["post_grade"], post["from"], post["school_duty"]) == ("1", "109", "2026-09", ["00"])
    assert taking.look(going)["values"]["basic"]["post_grade"] == "109"


def test_whoever_had_resigned_is_at_the_post_again_and_the_work_that_had_ended_stays(
    filing, values_of, mobility, school, taking
):
    teacher = filing.newcomer(values_of(personnel_status="306"))
    filing.add(teacher, "work", WORK | {"organisation": school["name"], "to": "2025-12"})
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved"))
    mobility.move(teacher)

    assert taking.look(teacher)["values"]["basic"]["personnel_status"] == "100"
    before, now = values_in(taking, teacher, "work")
    assert (before["to"], now["organisation"], now["from"]) == ("2025-12", mobility.new["name"], "2026-09")


@pytest.mark.parametrize("status", ["303", "308", "203"])
def test_whoever_died_was_dismissed_or_is_away_is_not_handed_over(filing, values_of, mobility, status):
    done = mobility.try_to_move(effective(filing, values_of(), status))
    assert (done["done"], bool(done["why"])) == (False, True)


def test_without_a_post_none_is_written_and_a_rotation_is_written_as_one(going, mobility, school, taking):
    mobility.move(going, post=NO_POST, rotation=True)

    assert values_in(taking, going, "post") == []
    [rotation] = values_in(taking, going, "rotation")
    assert (rotation["origin"], rotation["host"], rotation["from"]) == (school["name"], mobility.new["name"], "2026-09")
    assert rotation["moves_personnel_relation"] is True


def test_what_was_written_is_effective_complete_and_signed_by_whoever_took_over(
    begin, at_work, mobility, school, taking
):
    missing = at_work["missing"]
    mobility.move(at_work)

    assert taking.look(at_work)["missing"] == missing
    with begin() as db:
        assert db.execute(OPEN_VERSIONS, {"id": at_work["id"]}).all() == []
        assert db.scalar(UNAPPROVED, {"id": at_work["id"]}) == 0
    [step] = [item for item in taking.history(at_work) if item["act"] == "handed_over" and not item["set"]]
    assert (step["person"], step["org_name"]) == ("王接收", mobility.new["name"])
    assert school["name"] in step["reasons"][0]["reason"]
    with begin() as db:
        [row] = db.execute(TRAIL, {"id": str(at_work["id"])})
    assert (row.person, row.details["from"], row.details["to"]) == (
        "王接收",
        str(school["id"]),
        str(mobility.new["id"]),
    )


def test_a_first_day_that_is_yet_to_come_is_written_as_it_is(at_work, mobility, school, taking):
    later = clock.today() + datetime.timedelta(days=80)
    mobility.move(at_work, from_day=later)

    assert values_in(taking, at_work, "work")[-1]["from"] == f"{later:%Y-%m}"
    assert taking.look(at_work)["missing"] == 0


def test_one_file_more_at_the_new_school_and_one_less_at_the_old_one(begin, going, mobility, school):
    mobility.move(going)

    with begin() as db:
        at = db.scalar(text("SELECT max(at) FROM statistics_delta WHERE org_id = :id"), {"id": mobility.new["id"]})
        rows = db.execute(DELTAS, {"orgs": [school["id"], mobility.new["id"]], "at": at}).all()
    assert sorted((row.org_id, row.files) for row in rows) == sorted([(school["id"], -1), (mobility.new["id"], 1)])


def test_the_hold_is_released_and_the_schools_are_written_down(begin, going, mobility, school):
    ref = mobility.hold(going)
    mobility.hand_over(mobility.asks(going, ref))

    with begin() as db:
        assert holds.held(db, [going["id"]]) == {}
        rows = [tuple(row) for row in db.execute(HOLDERS, {"id": going["id"]})]
    assert rows == [(school["name"], False, mobility.new["name"]), (mobility.new["name"], True, None)]


def test_the_same_one_again_is_answered_as_before_and_does_nothing(going, mobility, school, school_of):
    item = mobility.asks(going, mobility.hold(going))
    [first] = mobility.hand_over(item)
    version = mobility.place(going).row_version
    [again] = mobility.hand_over(item)
    assert (again, mobility.place(going).row_version) == (first, version)

    third = school_of()
    mobility.move(going, old=mobility.new, new=third)
    [late] = mobility.hand_over(item, item)
    assert late == first
    assert mobility.place(going).org_id == third["id"]


@pytest.fixture
def in_the_way(filing, values_of, mobility, school_of, school) -> dict[str, dict]:
    """Hand-overs that cannot be done, by words of why."""

    def ask(teacher, **more):
        return mobility.asks(teacher, mobility.hold(teacher), **more)

    def another(status="100"):
        return effective(filing, values_of(), status)

    return {
        "没有这份": mobility.asks({"id": uuid.uuid4()}, uuid.uuid4()),
        "尚未生效": ask(filing.newcomer(values_of())),
        "不再为此次调动": mobility.asks(another(), uuid.uuid4()),
        "已去世": ask(another("303")),
        "进修": ask(another("204")),
        "现由": ask(another(), old=school_of()),
        "已撤销": ask(another(), new=school_of(closed=True)),
        "不是学校": ask(another(), new=school_of(level="county", category=None)),
        "已在调入学校": ask(another(), new=school),
        "二级单位": ask(another(), department_id=school_of()["id"]),
    }


def test_what_cannot_be_done_is_answered_with_why_and_holds_up_no_other(in_the_way, going, mobility, school):
    possible = mobility.asks(going, mobility.hold(going))
    answers = {answer["ref"]: answer for answer in mobility.hand_over(*in_the_way.values(), possible)}

    assert answers[str(possible["ref"])]["done"]
    for why, item in in_the_way.items():
        answer = answers[str(item["ref"])]
        assert (answer["done"], why in (answer["why"] or "")) == (False, True), (why, answer)
        if why != "没有这份":
            assert mobility.place({"id": item["teacher_id"]}).org_id == school["id"]


def test_a_refusal_stays_even_if_it_could_be_done_now(going, mobility, school):
    ref = uuid.uuid4()
    [refused] = mobility.hand_over(mobility.asks(going, ref))
    mobility.hold(going, ref)
    assert mobility.hand_over(mobility.asks(going, ref)) == [refused]
    assert mobility.place(going).org_id == school["id"]


def test_a_merged_file_goes_nowhere_by_itself_but_with_the_kept_one(begin, filing, values_of, going, mobility):
    lost = effective(filing, values_of())
    ref = mobility.hold(lost)
    with begin() as db:
        db.execute(
            text("UPDATE teacher SET merged_into = :kept WHERE id = :id"), {"kept": going["id"], "id": lost["id"]}
        )
    [refused] = mobility.hand_over(mobility.asks(lost, ref))
    assert "并入" in refused["why"]

    mobility.move(going)
    assert mobility.place(lost)[:2] == (mobility.new["id"], mobility.new["path"])


@pytest.fixture
def university(school_of) -> dict:
    return school_of(category="higher_education", school_type="411")


def test_at_a_school_of_another_category_its_catalogue_holds(begin, at_work, mobility, school, university, staff_of):
    mobility.move(at_work, new=university, post=NO_POST)

    clerk = Filing(begin, staff_of(university, "entry_clerk"))
    shown = clerk.look(at_work)
    assert (shown["category"], mobility.place(at_work).category) == ("higher_education", "higher_education")
    assert shown["missing"] == len(shown["missing_items"]) > 0
    assert values_in(clerk, at_work, "work")[-1]["nature"] == "22"


def test_many_go_at_once_in_as_many_statements_as_one(stores, filing, values_of, mobility):
    def counted(count: int) -> int:
        files = [effective(filing, values_of()) for _ in range(count)]
        items = [mobility.asks(file, mobility.hold(file)) for file in files]
        seen: list[str] = []
        listen = stores["records"].engine, "before_cursor_execute", lambda *args: seen.append(args[2])
        event.listen(*listen)
        answers = mobility.hand_over(*items)
        event.remove(*listen)
        assert [answer["done"] for answer in answers] == [True] * count
        return len(seen)

    assert counted(12) <= counted(1) + 2


def test_both_schools_and_the_teacher_hear_of_it(going, mobility, school, notified):
    mobility.move(going)

    [old] = notified("file_handed_over")
    assert (old["to"][0]["org_id"], old["params"]["school"]) == (str(school["id"]), mobility.new["name"])
    assert old["link"] == {"area": "former_file", "id": str(going["id"])}
    [taken] = notified("file_taken_over")
    assert (taken["to"][0]["org_id"], taken["link"]) == (
        str(mobility.new["id"]),
        {"area": "teacher", "id": str(going["id"])},
    )
    [own] = notified("own_file_handed_over")
    assert own["to"][0]["teacher_id"] == str(going["id"])


def test_of_many_a_school_hears_how_many(filing, values_of, mobility, school, notified):
    files = [effective(filing, values_of()) for _ in range(3)]
    mobility.hand_over(*(mobility.asks(file, mobility.hold(file)) for file in files))

    assert [notice["params"]["count"] for notice in notified("files_handed_over", "files_taken_over")] == [3, 3]
    assert len(notified("own_file_handed_over")) == 3


@pytest.fixture
def drafts(begin, filing, going, school, actor_of) -> list[Asking]:
    """A request that the school, and one that the teacher has written and not handed in."""
    with begin() as db:
        limits = {"opens_at": None, "closes_at": None, "row_version": 1}
        own.learn_window(db, org_id=school["id"], mode="shared", **limits)
    self_ = actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=going["id"])
    found = [Asking(begin, filing.actor), Asking(begin, self_)]
    for one in found:
        one.ask(going, added("education", EDUCATION))
    return found


def test_drafts_of_requests_are_closed_and_their_writers_hear_of_it(begin, going, drafts, mobility, notified):
    mobility.move(going)

    with begin() as db:
        states = db.scalars(text("SELECT state FROM change_request WHERE teacher_id = :id"), {"id": going["id"]}).all()
    assert states == ["withdrawn", "withdrawn"]
    told = [notified(kind)[0]["to"][0]["person_id"] for kind in ("request_closed", "own_request_closed")]
    assert told == [str(one.actor.person_id) for one in drafts]
    with pytest.raises(Conflict, match="handed over to"):
        drafts[0].ask(going, added("education", EDUCATION))


def test_a_file_comes_back(going, mobility, school, filing, taking):
    mobility.move(going)
    mobility.move(going, old=mobility.new, new=school, from_day=FROM_DAY + datetime.timedelta(days=90))

    assert filing.look(going)["status"] == "effective"
    with pytest.raises(NotFound, match="handed over to"):
        taking.look(going)
