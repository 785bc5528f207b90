"""A preview changes nothing, and what it told is done when it is started."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from services.common.processes import purge
from tests.bus.records.importing_sets.rows import made
from tests.data.books import owned


def test_a_preview_changes_nothing_and_tells_what_would_happen(hand_in, workbook_of, values_of, person, traces):
    rows = made("work", 3)
    hand_in(workbook_of(person, work=owned(person, rows[:2])))
    before, new = traces(), values_of()

    told = hand_in(
        workbook_of(
            person | {"remark": "已核对"}, new, work=owned(person, [rows[0] | {"position": "教研组长"}, rows[2]])
        ),
        mode="replace",
        preview=True,
    )

    assert (told["state"], told["may"]) == ("preview", ["start"])
    assert (told["added"], told["changed"], told["deleted"]) == (2, 2, 1)
    assert traces() == before
    acts = [(change["set"], change["act"], change["name"]) for change in told["changes"]]
    assert acts == [
        ("basic", "changed", person["name"]),
        ("basic", "added", new["name"]),
        ("work", "changed", person["name"]),
        ("work", "added", person["name"]),
        ("work", "deleted", person["name"]),
    ]
    remark = {"name": "备注", "before": None, "after": "已核对"}
    assert told["changes"][0]["changes"] == [remark]
    assert told["changes"][0]["id_number"] == person["id_number"][:6] + "*" * 8 + person["id_number"][-4:]


def test_a_preview_takes_no_id_number(hand_in, workbook_of, person):
    hand_in(workbook_of(person), preview=True)

    assert hand_in(workbook_of(person))["added"] == 1


def test_what_a_preview_told_is_done_when_it_is_started_and_only_once(hand_in, workbook_of, person, on_file):
    told = hand_in(workbook_of(person, work=owned(person, made("work", 2))), preview=True)

    done = hand_in.start(told["id"])
    assert (done["state"], done["added"], done["changes"]) == ("done", 3, [])
    again = hand_in.start(told["id"])

    assert (again["state"], again["added"], len(on_file("work"))) == ("done", 3, 2)


def test_what_changed_since_the_preview_counts_when_it_is_started(hand_in, workbook_of, person, begin, clerk):
    told = hand_in(workbook_of(person, work=owned(person, made("work", 2))), preview=True)
    hand_in(workbook_of(person))
    with begin(clerk) as db:
        db.execute(text("UPDATE teacher SET stage = 'school_review'"))

    done = hand_in.start(told["id"])

    assert (done["added"], done["faulty"]) == (0, 2)


def test_another_school_sees_nothing_of_a_preview(hand_in, workbook_of, person, begin, school_of, staff_of):
    hand_in(workbook_of(person), preview=True)
    stranger = staff_of(school_of(), "entry_clerk")

    with begin(stranger) as db:
        assert db.scalar(text("SELECT count(*) FROM import_change")) == 0


def test_the_plan_of_a_preview_is_forgotten_after_a_month(hand_in, workbook_of, person, stores):
    told = hand_in(workbook_of(person), preview=True)
    in_a_month = datetime.now(UTC) + timedelta(days=31)

    purge.purge(stores["records"], in_a_month)

    assert hand_in.look(told["id"])["changes"] == []
