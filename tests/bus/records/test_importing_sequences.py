"""Whatever workbooks come one after another, the history has no gap and no overlap, and no row is lost or doubled."""

from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from services.records.file import versions as writer
from services.records.file.models import Entry, Teacher, Version
from tests.bus.records.importing_sets.rows import made
from tests.data.books import owned

WORK = made("work", 4)
# Which of the four rows of 工作经历 a workbook has, with which wording, how it is meant, and whether it is tried first.
WORKBOOK = st.fixed_dictionaries(
    {
        "rows": st.dictionaries(st.integers(0, 3), st.sampled_from(["教师", "教研组长", "去年也是"]), min_size=1),
        "mode": st.sampled_from(["append", "replace"]),
        "preview": st.booleans(),
        "faulty": st.booleans(),
        "shut": st.booleans(),
    }
)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(workbooks=st.lists(WORKBOOK, min_size=2, max_size=4))
def test_any_sequence_of_workbooks_keeps_the_history_whole(hand_in, workbook_of, values_of, workbooks):
    person, known = values_of(), {}
    hand_in(workbook_of(person))
    for number, each in enumerate(workbooks):
        rows = [WORK[place] | {"position": word} for place, word in each["rows"].items()]
        faulty = [WORK[0] | {"organisation": f"某单位{number}", "from": "去年"}] if each["faulty"] else []
        stage(hand_in, person, "school_review" if each["shut"] else "draft")

        path = workbook_of(person, work=owned(person, rows + faulty))
        result = hand_in(path, mode=each["mode"], preview=each["preview"])
        if each["preview"]:
            result = hand_in.start(result["id"])

        if not each["shut"]:
            kept = {} if each["mode"] == "replace" and not faulty else known
            known = kept | each["rows"]
        assert result["state"] == "done"
        check(hand_in, person, known)


def stage(hand_in, person, name: str) -> None:
    with hand_in.begin(hand_in.clerk) as db:
        db.execute(
            text("UPDATE teacher SET stage = :stage WHERE name = :name"), {"stage": name, "name": person["name"]}
        )


def check(hand_in, person, known: dict[int, str]) -> None:
    with hand_in.begin(hand_in.clerk) as db:
        teacher = db.scalar(select(Teacher).where(Teacher.name == person["name"]).order_by(Teacher.seq.desc()).limit(1))
        entries = db.scalars(select(Entry).where(Entry.teacher_id == teacher.id)).all()
        versions = db.scalars(
            select(Version).where(Version.teacher_id == teacher.id).order_by(Version.entry_id, Version.number)
        ).all()
        missing = teacher.missing
        writer.recount(db, [teacher.id])
        assert db.scalar(select(Teacher.missing).where(Teacher.id == teacher.id)) == missing
        assert db.scalar(select(func.count()).select_from(Version).where(Version.known_to < Version.known_from)) == 0
    held = {entry.values["organisation"]: entry.values["position"] for entry in entries}
    assert held == {WORK[place]["organisation"]: word for place, word in known.items()}
    assert_whole(versions, {entry.id: entry for entry in entries}, teacher)


def assert_whole(versions, entries, teacher) -> None:
    """Numbers from 1 without a gap, each known until the next, the last one open; what stands is what it says."""
    by_entry = defaultdict(list)
    for version in versions:
        by_entry[version.entry_id].append(version)
    for entry_id, history in by_entry.items():
        assert [version.number for version in history] == list(range(1, len(history) + 1))
        assert [version.known_to for version in history] == [*(after.known_from for after in history[1:]), None]
        last = history[-1]
        if entry_id == teacher.id:
            assert (last.values, last.number) == (teacher.basic, teacher.basic_version)
        elif last.act == "deleted":
            assert entry_id not in entries
            assert last.values == {}
        else:
            assert (last.values, last.number) == (entries[entry_id].values, entries[entry_id].number)
