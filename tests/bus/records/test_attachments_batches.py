"""Photos of a batch find their teachers, and confirmed ones become values: in sets, once, each by itself (R-MED-02)."""

import uuid

import pytest
from sqlalchemy import event, select, text

from services.common.bus import inbox
from services.common.contract import schema_of
from services.common.database.tables import audit, outbox
from services.contracts.media import photo_batches
from services.contracts.records import attachments as contract
from services.records.attachments import confirmed_photos, matching
from services.records.file import values
from services.records.file.models import Teacher, Version
from services.records.numbers import sealed_identity
from tests.bus.records.filing import decision, now
from tests.data.receipts import facts, receipt

PHOTO = "photo"


class Desk:
    """Media's side: asks whose photos are, confirms them, and reads what records answers."""

    def __init__(self, begin, clerk):
        self.begin, self.clerk = begin, clerk

    def ask(self, *items, **changes):
        """Whose these are: by a number, or by a teacher's id chosen by hand."""
        named = [
            {"number": place, "ask": 1, "name_sealed": None, "teacher_id": None}
            | ({"teacher_id": item} if isinstance(item, uuid.UUID) else {"name_sealed": values.sealer().seal(item)})
            for place, item in enumerate(items, start=1)
        ]
        place = {"org_id": self.clerk.org_id, "org_path": self.clerk.org_path} | changes
        return self.hear(photo_batches.photos_named, matching.match, {"items": named} | place, contract.photos_matched)

    def confirm(self, *photos, by=None, at=None):
        """(teacher, facts of the photo) … are confirmed."""
        items = [
            {"number": place, "ask": 1, "teacher_id": teacher, "file": photo}
            for place, (teacher, photo) in enumerate(photos, start=1)
        ]
        who = by or self.clerk
        signed = {name: getattr(who, name) for name in ("account_id", "person_id", "org_id", "org_name", "org_path")}
        body = {"by": signed | {"person": who.name}, "items": items, "at": at}
        return self.hear(photo_batches.photos_confirmed, confirmed_photos.save, body, contract.photos_kept)

    def hear(self, told, handler, body, answer):
        """The handler meets the event as the bus brings it; its answer by number."""
        batch_id = uuid.uuid4()
        schema = schema_of(told.body)
        with self.begin() as db:
            db.info[inbox.HANDLER] = f"records.{told.type}"
            handler(db, **schema.load(schema.dump(body | {"batch_id": batch_id})))
        query = select(outbox.c.body).where(outbox.c.type == answer.type).order_by(outbox.c.seq.desc())
        with self.begin() as db:
            found = next(each for each in db.scalars(query) if each["batch_id"] == str(batch_id))
        return {item["number"]: item for item in found["items"]}


@pytest.fixture
def desk(begin, clerk):
    return Desk(begin, clerk)


def number_of(teacher, begin):
    with begin() as db:
        each = db.get(Teacher, teacher["id"])
        return values.opened(values.basic_of(each.org_path, each.category), each.basic)["id_number"]


def versions_of(teacher, begin):
    with begin() as db:
        query = select(Version).where(Version.entry_id == teacher["id"]).order_by(Version.number)
        return db.scalars(query).all()


def test_a_photo_is_its_teachers_by_id_number(desk, begin, filing, values_of):
    teacher = filing.open(values_of())

    assert desk.ask(number_of(teacher, begin))[1] == {
        "number": 1,
        "ask": 1,
        "teacher_id": str(teacher["id"]),
        "teacher_name": teacher["name"],
        "why": None,
    }


def test_a_photo_is_its_teachers_by_the_number_of_any_document(desk, filing, values_of):
    teacher = filing.open(values_of(id_type="6", id_number="P1234567", birth_date="1990-01-01", nationality="840"))

    assert desk.ask("p1234567")[1]["teacher_id"] == str(teacher["id"])


def test_a_photo_is_its_teachers_by_personal_number_an_earlier_one_too(desk, begin, teacher):
    number = f"L19900101430623{uuid.uuid4().hex[:4].upper()}"
    row = {"id": teacher["id"], "index": sealed_identity.number_index(number), "sealed": values.sealer().seal(number)}
    with begin() as db:
        db.execute(
            text(
                "INSERT INTO personal_number (number_index, number, shown, kind, teacher_id, issued_at, ended_at, why)"
                " VALUES (:index, :sealed, '', 'L', :id, now(), now(), 'formal')"
            ),
            row,
        )

    assert desk.ask(number.lower())[1]["teacher_id"] == str(teacher["id"])


def test_who_is_nobody_or_elsewhere_is_told_so_and_no_more(desk, teacher, begin, school_of):
    other = school_of()
    answers = desk.ask(number_of(teacher, begin), "110101199003070011", uuid.uuid4(), teacher["id"], org_id=other["id"])

    assert [answers[place]["why"] for place in (1, 2, 3, 4)] == ["elsewhere", "unknown", "unknown", "elsewhere"]
    assert all(answer["teacher_id"] is answer["teacher_name"] is None for answer in answers.values())


def test_a_teacher_chosen_by_hand_is_told(desk, teacher):
    assert desk.ask(teacher["id"])[1]["teacher_name"] == teacher["name"]


def test_a_teacher_of_a_department_is_the_schools_and_the_departments(desk, begin, filing, teacher):
    department = uuid.uuid4()
    with begin() as db:
        db.execute(text("UPDATE teacher SET department_id = :d WHERE id = :id"), {"d": department, "id": teacher["id"]})

    assert desk.ask(teacher["id"])[1]["teacher_id"] == str(teacher["id"])
    assert desk.ask(teacher["id"], org_id=department)[1]["teacher_id"] == str(teacher["id"])


def test_one_number_that_two_people_have_is_left_to_a_person(desk, filing, values_of):
    for kind in ("6", "A"):
        filing.open(values_of(id_type=kind, id_number="K7654321", birth_date="1990-01-01"))

    assert desk.ask("K7654321")[1]["why"] == "unknown"


def test_a_name_that_cannot_be_opened_holds_up_no_other(desk, begin, teacher):
    items = [
        {"number": 1, "ask": 1, "name_sealed": "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "teacher_id": None},
        {"number": 2, "ask": 1, "name_sealed": None, "teacher_id": teacher["id"]},
    ]
    body = {"items": items, "org_id": desk.clerk.org_id, "org_path": desk.clerk.org_path}

    answers = desk.hear(photo_batches.photos_named, matching.match, body, contract.photos_matched)

    assert answers.keys() == {2}


def test_a_confirmed_photo_is_a_value_signed_by_who_confirmed_it(desk, begin, filing, teacher):
    picture = facts(PHOTO)

    assert desk.confirm((teacher["id"], picture))[1]["kept"]

    shown = filing.look(teacher)
    assert shown["values"]["basic"][PHOTO] == picture["id"]
    assert shown["row_version"] == teacher["row_version"] + 1
    last = versions_of(teacher, begin)[-1]
    assert (last.act, last.person, last.org_name, last.values[PHOTO]) == (
        "saved",
        desk.clerk.name,
        desk.clerk.org_name,
        picture["id"],
    )
    assert filing.history(teacher)[0]["changes"][0]["after_text"] == "有照片"
    with begin() as db:
        of_teacher = audit.c.subject == str(teacher["id"])
        trail = db.execute(select(audit).where(audit.c.action == "records.photo_kept", of_teacher)).all()
        held = db.scalars(select(outbox.c.body).where(outbox.c.type == contract.files_held.type)).all()
    assert [row.account_id for row in trail] == [desk.clerk.account_id]
    assert [body["sha256"] for body in held if body["teacher_id"] == str(teacher["id"])] == [[picture["sha256"]]]


def test_the_same_news_twice_and_in_any_order_leaves_one_version(desk, begin, teacher):
    picture = facts(PHOTO)
    for photo in (picture, picture, facts(PHOTO, sha256=picture["sha256"])):
        assert desk.confirm((teacher["id"], photo))[1]["kept"]

    assert [version.values.get(PHOTO) for version in versions_of(teacher, begin)] == [None, picture["id"]]


def test_news_that_comes_late_does_not_undo_a_later_photo(desk, begin, filing, clerk, teacher):
    early, late, newest = (facts(PHOTO) for _ in range(3))
    before = now()
    filing.save_basic(teacher, {PHOTO: receipt(late, clerk)})

    assert desk.confirm((teacher["id"], early), at=before)[1]["message"] == confirmed_photos.NEWER
    assert desk.confirm((teacher["id"], late), at=before)[1]["kept"]
    filing.save_basic(teacher, {"remark": "又改了别的"})
    assert desk.confirm((teacher["id"], newest), at=now())[1]["kept"]

    assert filing.look(teacher)["values"]["basic"][PHOTO] == newest["id"]


def test_each_refusal_says_why_and_holds_up_no_other(desk, begin, filing, values_of, school_of, staff_of):
    good, submitted, rejected = (filing.newcomer(values_of()) for _ in range(3))
    bad = facts(PHOTO)
    filing.save_basic(rejected, {PHOTO: receipt(bad, desk.clerk)})
    for each in (submitted, rejected):
        filing.submit(each["id"])
    reason = {"set": "basic", "entry_id": None, "field": PHOTO, "reason": "不是近照"}
    filing.hear(filing.case(rejected, "rejected", decisions=[decision("reject", reasons=[reason])]))
    filing.save_basic(rejected, {PHOTO: None})
    gone, pictures = uuid.uuid4(), [facts(PHOTO) for _ in range(3)]

    answers = desk.confirm(
        (gone, facts(PHOTO)),
        (submitted["id"], facts(PHOTO)),
        (rejected["id"], facts(PHOTO, sha256=bad["sha256"])),
        (good["id"], facts("evidence")),
        (good["id"], pictures[0]),
        (good["id"], pictures[1]),
    )

    assert [answers[place]["kept"] for place in range(1, 7)] == [False, False, False, False, True, False]
    assert answers[1]["message"] == confirmed_photos.AT_SCHOOL
    assert "under review" in answers[2]["message"]
    assert answers[3]["message"] == confirmed_photos.REJECTED
    assert answers[4]["message"] == confirmed_photos.NO_PHOTO
    assert answers[6]["message"] == confirmed_photos.REPEATED
    assert filing.look(good)["values"]["basic"][PHOTO] == pictures[0]["id"]
    assert PHOTO not in filing.look(rejected)["values"]["basic"]


def test_photos_of_other_schools_files_are_not_kept(desk, filing, teacher, school_of, staff_of):
    stranger = staff_of(school_of(), "entry_clerk")

    assert desk.confirm((teacher["id"], facts(PHOTO)), by=stranger)[1]["message"] == confirmed_photos.AT_SCHOOL
    assert PHOTO not in filing.look(teacher)["values"]["basic"]


def test_a_locked_photo_is_not_kept(desk, filing, teacher, monkeypatch):
    monkeypatch.setattr(confirmed_photos.filling, "locked_fields", lambda *_: [PHOTO])

    answer = desk.confirm((teacher["id"], facts(PHOTO)))[1]

    assert (answer["kept"], answer["params"]) == (False, {"name": "照片"})


def test_a_confirmed_photo_takes_back_that_the_teacher_confirmed(desk, begin, filing, teacher):
    with begin() as db:
        db.execute(text("UPDATE teacher SET confirmed_at = now() WHERE id = :id"), {"id": teacher["id"]})

    desk.confirm((teacher["id"], facts(PHOTO)))

    assert filing.look(teacher)["confirmed_at"] is None


def test_many_photos_cost_as_many_statements_as_one(desk, begin, stores, filing, values_of):
    people = [filing.open(values_of()) for _ in range(12)]

    def counted(some):
        statements = []
        listen = stores["records"].engine, "before_cursor_execute", lambda *told: statements.append(told[2])
        event.listen(*listen)
        desk.confirm(*((each["id"], facts(PHOTO)) for each in some))
        desk.ask(*(number_of(each, begin) for each in some[:1]))
        event.remove(*listen)
        return len(statements)

    assert counted(people[:2]) == counted(people[2:])
