"""A file that a business holds: what it excludes is refused by name, other services are answered each by itself."""

import uuid

import pytest
from sqlalchemy import select, text

from services.common.errors import Conflict
from services.records.file import access, holds
from services.records.file.models import Teacher

NAMED = text("SELECT id FROM teacher WHERE name = :name ORDER BY seq DESC LIMIT 1")
ANSWERS = text(
    "SELECT body::jsonb->'answers' FROM outbox WHERE type = 'hold_granted_mobility' ORDER BY seq DESC LIMIT 1"
)
KEYS = text("INSERT INTO look_alike_key (key, teacher_id) VALUES (:key, :id)")
IMPATIENT = text("SET LOCAL lock_timeout = '2s'")


def take(begin, teacher, kind, ref=None, entries=None) -> uuid.UUID:
    ref = ref or uuid.uuid4()
    with begin() as db:
        holds.hold(db, teacher["id"], kind, ref, entries)
    return ref


def test_a_form_is_refused_while_a_transfer_is_under_way_and_says_so(begin, filing, teacher):
    ref = take(begin, teacher, "transfer")

    with pytest.raises(Conflict, match="transfer of this teacher is under way") as refusal:
        filing.save_basic(teacher, {"remark": "改"})
    assert refusal.value.params == {"blocked_by": "transfer", "ref": str(ref)}

    with begin() as db:
        holds.release(db, [ref])
    filing.save_basic(teacher, {"remark": "改"})


def test_a_file_is_not_handed_over_while_it_is_being_joined(begin, filing, values_of):
    newcomer = filing.newcomer(values_of())
    ref = take(begin, newcomer, "merge")

    outcome = filing.submit(newcomer["id"])[newcomer["id"]]
    assert not outcome["done"]
    assert "合并" in outcome["message"]

    with begin() as db:
        holds.release(db, [ref])
    assert filing.submit(newcomer["id"])[newcomer["id"]]["done"]


def test_an_import_leaves_a_file_alone_that_is_held(begin, hand_in, workbook_of, values_of):
    person = values_of()
    hand_in(workbook_of(person))
    with begin() as db:
        teacher_id = db.scalar(NAMED, {"name": person["name"]})
    take(begin, {"id": teacher_id}, "transfer")

    result = hand_in(workbook_of(person | {"remark": "改"}))

    assert (result["changed"], result["faulty"]) == (0, 1)


def test_the_same_hold_again_is_the_same_hold(begin, teacher):
    ref = take(begin, teacher, "transfer")
    take(begin, teacher, "transfer", ref)
    with pytest.raises(Conflict):
        take(begin, teacher, "transfer")


def test_requests_for_other_entries_go_side_by_side(begin, teacher):
    first, second = uuid.uuid4(), uuid.uuid4()
    take(begin, teacher, "request", entries=[first])
    take(begin, teacher, "request", entries=[second])
    with pytest.raises(Conflict, match="change of this teacher's information"):
        take(begin, teacher, "request", entries=[first, uuid.uuid4()])


def test_another_service_is_answered_for_each_file_by_itself(begin, filing, values_of, teacher):
    other, nowhere = filing.newcomer(values_of()), uuid.uuid4()
    blocker = take(begin, teacher, "status")
    ref = uuid.uuid4()
    wanted = [
        {"ref": ref, "teacher_id": each, "kind": "transfer", "entries": None}
        for each in (teacher["id"], other["id"], nowhere)
    ]

    with begin() as db:
        holds.answer(db, "mobility", wanted)
        answers = {each["teacher_id"]: each for each in db.scalar(ANSWERS)}

    assert [answers[str(each)]["granted"] for each in (teacher["id"], other["id"], nowhere)] == [False, True, False]
    assert answers[str(teacher["id"])]["blocker"] == {"kind": "status", "ref": str(blocker)}
    assert answers[str(nowhere)].get("blocker") is None


def test_rows_that_refer_to_a_file_are_written_while_somebody_writes_the_file(begin, filing, values_of):
    """A sweep writes keys of files in the order of keys: it waited for files that others held in the order of ids."""
    first, second = sorted(filing.newcomer(values_of())["id"] for _ in range(2))
    with begin() as writing, begin() as sweeping:
        writing.execute(access.for_update(select(Teacher.id).where(Teacher.id == first)))
        sweeping.execute(IMPATIENT)
        for id_ in (second, first):
            sweeping.execute(KEYS, {"key": 1, "id": id_})
        writing.execute(access.for_update(select(Teacher.id).where(Teacher.id == second)))
