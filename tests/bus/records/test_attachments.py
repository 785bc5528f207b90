"""Photo and evidence are values of a teacher's file, which media's receipts bring there (R-MED-01, R-MED-03)."""

import dataclasses
import datetime
import uuid

import pytest
from sqlalchemy import select

from services.common import tickets
from services.common.contract import ready
from services.common.contracts import attachments as contract
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.common.tables import outbox
from services.records import filling
from services.records.actions import checking, entry
from services.records.attachments import holding, links, photo
from services.records.attachments.models import HeldFile
from services.records.selfservice import own
from tests.bus.records.filing import EDUCATION, Filing, decision
from tests.data.receipts import facts, receipt

PHOTO = "photo"


@pytest.fixture
def told(begin):
    """The bodies of an event that were announced about a file."""

    def find(event, teacher):
        query = select(outbox.c.body).where(outbox.c.type == event.type).order_by(outbox.c.seq)
        with begin() as db:
            return [body for body in db.scalars(query) if body.get("teacher_id") == str(teacher["id"])]

    return find


@pytest.fixture
def held(begin):
    """What is known of the files of a teacher's file."""

    def find(teacher):
        with begin() as db:
            rows = db.scalars(select(HeldFile).where(HeldFile.teacher_id == teacher["id"])).all()
            return {str(row.id): (row.sha256, row.kind, row.name, row.person) for row in rows}

    return find


def showing_diploma(*given):
    return EDUCATION | {"diploma": list(given)}


def test_evidence_comes_with_an_entry_and_is_a_value_of_it(filing, clerk, teacher, held, told):
    diploma = facts()

    saved = filing.add(teacher, "education", showing_diploma(receipt(diploma, clerk)))

    assert saved["entry"]["values"]["diploma"] == [diploma["id"]]
    assert saved["entry"]["texts"]["diploma"] == "1 份文件"
    assert held(teacher) == {diploma["id"]: (diploma["sha256"], "evidence", "毕业证书.jpg", clerk.name)}
    assert [body["sha256"] for body in told(contract.files_held, teacher)] == [[diploma["sha256"]]]


def test_a_file_that_is_held_may_be_named_by_its_id(filing, clerk, teacher, told):
    diploma, more = facts(), facts()
    added = filing.add(teacher, "education", showing_diploma(receipt(diploma, clerk)))["entry"]

    given = {"diploma": [receipt(more, clerk), diploma["id"]], "degree_certificate": [diploma["id"]]}
    saved = filing.save(teacher, "education", added["id"], given)["entry"]

    assert saved["values"]["diploma"] == [more["id"], diploma["id"]]
    assert saved["values"]["degree_certificate"] == [diploma["id"]]
    assert [body["sha256"] for body in told(contract.files_held, teacher)] == [[diploma["sha256"]], [more["sha256"]]]


def test_the_same_content_again_is_the_same_file(filing, clerk, teacher, held, told):
    first = facts()
    again, later = facts(sha256=first["sha256"]), facts(sha256=first["sha256"])

    added = filing.add(teacher, "education", showing_diploma(receipt(first, clerk), receipt(again, clerk)))["entry"]
    saved = filing.save(teacher, "education", added["id"], {"diploma": [receipt(later, clerk)]})["entry"]

    assert added["values"]["diploma"] == saved["values"]["diploma"] == [first["id"]]
    assert held(teacher).keys() == {first["id"]}
    assert [body["sha256"] for body in told(contract.files_held, teacher)] == [[first["sha256"]]]


def test_the_same_receipt_again_is_the_same_file(filing, clerk, teacher, held):
    ticket = receipt(facts(), clerk)
    added = filing.add(teacher, "education", showing_diploma(ticket))["entry"]

    saved = filing.save(teacher, "education", added["id"], {"diploma": [ticket]})["entry"]

    assert saved["values"] == added["values"]
    assert len(held(teacher)) == 1


@pytest.fixture
def tricks(clerk, staff_of, school):
    """What stands for no file of the teacher, by name."""
    long_ago, now = datetime.timedelta(hours=25), datetime.datetime.now(datetime.UTC)
    return {
        "an unknown id": str(uuid.uuid4()),
        "somebody else's receipt": receipt(facts(), staff_of(school, "entry_clerk")),
        "an outdated receipt": receipt(facts(), clerk, long_ago),
        "nonsense": "毕业证书.jpg",
        "a link": tickets.link(facts(), clerk, None, now),
        "a photo": receipt(facts(PHOTO), clerk),
    }


@pytest.mark.parametrize(
    ("trick", "says"),
    [
        ("an unknown id", "不是这位教师的"),
        ("somebody else's receipt", "别人上传的"),
        ("an outdated receipt", "已经失效"),
        ("nonsense", "已经失效"),
        ("a link", "已经失效"),
        ("a photo", "不能用照片"),
    ],
)
def test_what_stands_for_no_file_is_a_fault_at_its_field_in_a_draft_too(filing, teacher, held, tricks, trick, says):
    for keep in (filing.add, filing.draft):
        with pytest.raises(Invalid) as refusal:
            keep(teacher, "education", showing_diploma(tricks[trick]))
        assert says in refusal.value.errors["diploma"][0]
    assert not held(teacher)


def test_a_portrait_or_evidence_is_no_photo(filing, clerk, teacher):
    for kind in ("evidence", "portrait"):
        with pytest.raises(Invalid) as refusal:
            filing.save_basic(teacher, {PHOTO: receipt(facts(kind), clerk)})
        assert "裁剪好的照片" in refusal.value.errors[PHOTO][0]


def test_one_field_takes_so_many_files_and_a_photo_is_one(filing, clerk, teacher):
    with pytest.raises(Invalid) as refusal:
        filing.add(teacher, "education", showing_diploma(*(receipt(facts(), clerk) for _ in range(10))))
    assert "最多上传 9 份" in refusal.value.errors["diploma"][0]
    with pytest.raises(Invalid):
        filing.save_basic(teacher, {PHOTO: [receipt(facts(PHOTO), clerk), receipt(facts(PHOTO), clerk)]})


def test_a_file_of_another_teacher_is_no_file_of_this_one(filing, clerk, teacher, values_of):
    diploma = facts()
    filing.add(teacher, "education", showing_diploma(receipt(diploma, clerk)))
    other = filing.newcomer(values_of())

    with pytest.raises(Invalid):
        filing.add(other, "education", showing_diploma(diploma["id"]))
    with pytest.raises(Invalid), filing.begin(clerk) as db:
        entry.add_teacher(db, clerk, values_of(id_document=[diploma["id"]]), id=uuid.uuid4())


@pytest.mark.parametrize("opened", [entry.add_teacher, entry.keep_new_draft])
def test_a_new_file_is_opened_with_its_files(begin, clerk, values_of, held, told, opened):
    picture, document = facts(PHOTO), facts()
    given = values_of(photo=receipt(picture, clerk), id_document=[receipt(document, clerk)])

    with begin(clerk) as db:
        teacher = opened(db, clerk, given, id=uuid.uuid4())

    assert teacher["values"]["basic"][PHOTO] == picture["id"]
    assert teacher["texts"]["basic"][PHOTO] == "有照片"
    assert held(teacher).keys() == {picture["id"], document["id"]}
    assert sorted(told(contract.files_held, teacher)[0]["sha256"]) == sorted([picture["sha256"], document["sha256"]])


def test_a_new_entry_kept_as_a_draft_has_its_files(filing, clerk, teacher):
    diploma = facts()

    kept = filing.draft(teacher, "education", {"diploma": [receipt(diploma, clerk)]})

    assert kept["entry"]["values"]["diploma"] == [diploma["id"]]
    assert kept["entry"]["missing"] > 0


def test_checking_a_draft_opens_receipts_and_keeps_nothing(begin, clerk, teacher, held):
    draft = {"category": None, "set": "education", "teacher_id": teacher["id"], "entry_id": None, "touched": None}

    with begin(clerk) as db:
        good = checking.validate_draft(db, clerk, values=showing_diploma(receipt(facts(), clerk)), **draft)
        bad = checking.validate_draft(db, clerk, values=showing_diploma("x"), **draft)

    assert not [fault for fault in good["faults"] if fault["severity"] == "error"]
    assert "diploma" not in good["values"]
    assert [fault["field"] for fault in bad["faults"] if fault["severity"] == "error"] == ["diploma"]
    assert not held(teacher)


def test_a_photo_is_set_by_itself_whatever_else_is_wrong(begin, clerk, filing, held):
    with begin(clerk) as db:
        draft = entry.keep_new_draft(db, clerk, {"name": "王芳", "sex": "男姓"}, id=uuid.uuid4())
    picture = facts(PHOTO)

    with begin(clerk) as db:
        done = photo.set_photo(db, clerk, draft["id"], draft["row_version"], receipt(picture, clerk))

    assert done["values"]["basic"] == draft["values"]["basic"] | {PHOTO: picture["id"]}
    assert done["missing"] == draft["missing"]
    assert done["row_version"] > draft["row_version"]
    change = filing.history(draft)[0]
    assert [(each["name"], each["before_text"], each["after_text"]) for each in change["changes"]] == [
        ("照片", "", "有照片")
    ]


def test_a_photo_is_set_in_the_version_that_was_seen_and_by_who_fills_in(begin, clerk, staff_of, school_of, teacher):
    with pytest.raises(Stale), begin(clerk) as db:
        photo.set_photo(db, clerk, teacher["id"], 1, receipt(facts(PHOTO), clerk))
    stranger = staff_of(school_of(), "entry_clerk")
    with pytest.raises(NotFound), begin(stranger) as db:
        photo.set_photo(db, stranger, teacher["id"], 1, receipt(facts(PHOTO), stranger))


def test_no_photo_is_set_while_the_file_is_under_review(begin, clerk, filing, teacher):
    filing.submit(teacher["id"])
    seen = filing.look(teacher)["row_version"]

    with pytest.raises(Conflict), begin(clerk) as db:
        photo.set_photo(db, clerk, teacher["id"], seen, receipt(facts(PHOTO), clerk))


@pytest.fixture
def herself(actor_of, school, teacher):
    """The teacher whose file it is."""
    known = {"path": school["path"], "org_id": school["id"], "teacher_id": teacher["id"]}
    return actor_of("teacher", **known)


@pytest.fixture
def window(begin, school):
    """Opens self-service at the school."""
    with begin() as db:
        closed = {"org_id": school["id"], "mode": "shared", "opens_at": None, "closes_at": None}
        own.learn_window(db, closed | {"closed_teachers": [], "row_version": 1})


def test_a_teacher_adds_own_files_while_the_window_is_open(begin, herself, filing, teacher, window):
    at_home = Filing(begin, herself)
    seen = filing.look(teacher)["row_version"]

    with begin(herself) as db:
        done = photo.set_photo(db, herself, teacher["id"], seen, receipt(facts(PHOTO), herself))
    at_home.add(teacher, "education", showing_diploma(receipt(facts(), herself)))

    assert done["values"]["basic"][PHOTO]
    assert filing.entries(teacher, "education")[0]["values"]["diploma"]


def test_a_teacher_adds_nothing_when_the_window_is_closed(begin, herself, filing, teacher):
    seen = filing.look(teacher)["row_version"]

    with pytest.raises(Forbidden), begin(herself) as db:
        photo.set_photo(db, herself, teacher["id"], seen, receipt(facts(PHOTO), herself))


def test_files_that_are_not_yours_to_fill_in_stay(begin, clerk, filing, teacher, monkeypatch):
    locked = filling.locked_fields
    monkeypatch.setattr(filling, "locked_fields", lambda part, each: [*locked(part, each), PHOTO])

    with pytest.raises(Invalid) as refusal:
        filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
    assert PHOTO in refusal.value.errors
    seen = filing.look(teacher)["row_version"]
    with pytest.raises(Invalid), begin(clerk) as db:
        photo.set_photo(db, clerk, teacher["id"], seen, receipt(facts(PHOTO), clerk))


def test_a_new_photo_takes_back_that_the_teacher_confirmed(begin, clerk, filing, herself, teacher):
    with begin(herself) as db:
        own.confirm(db, herself, teacher["id"], filing.look(teacher)["row_version"])
    assert filing.look(teacher)["confirmed_at"]

    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})

    assert filing.look(teacher)["confirmed_at"] is None


def test_a_photo_can_be_taken_away_and_what_it_was_stays_known(filing, clerk, teacher, held):
    picture = facts(PHOTO)
    filing.save_basic(teacher, {PHOTO: receipt(picture, clerk)})

    done = filing.save_basic(teacher, {PHOTO: None})

    assert PHOTO not in done["values"]["basic"]
    assert picture["id"] in held(teacher)


def test_links_show_the_files_that_a_teachers_file_ever_held(begin, filing, clerk, teacher):
    first, second = facts(PHOTO), facts()
    filing.save_basic(teacher, {PHOTO: receipt(first, clerk)})
    filing.save_basic(teacher, {PHOTO: None, "id_document": [receipt(second, clerk)]})

    with begin(clerk) as db:
        shown = links.file_links(db, clerk, teacher["id"], None)
        one = links.file_links(db, clerk, teacher["id"], [uuid.UUID(second["id"]), uuid.uuid4()])
    told = ready(contract.LinkedFiles).dump(shown)["items"]

    assert [each["id"] for each in told] == [first["id"], second["id"]]
    assert "sha256" not in told[0]
    assert [str(each["id"]) for each in one["items"]] == [second["id"]]
    claims = tickets.read(tickets.LINK, told[0]["link"])
    assert claims["account"] == str(clerk.account_id)
    assert (claims["teacher"], claims["sha256"]) == (str(teacher["id"]), first["sha256"])


@pytest.fixture
def hub(staff_of, school_of):
    """Reviews at a school elsewhere in the tree."""
    return staff_of(school_of("000000/hub/"), "reviewer")


def test_links_are_for_those_who_may_see_the_file(begin, filing, clerk, teacher, herself, hub):  # R-MED-04
    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
    for stranger in (hub, dataclasses.replace(herself, teacher_id=uuid.uuid4())):
        with pytest.raises(NotFound), begin(stranger) as db:
            links.file_links(db, stranger, teacher["id"], None)

    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "open", desks=("hub",), doors=[hub.org_path]))

    for reader in (hub, herself):
        with begin(reader) as db:
            assert len(links.file_links(db, reader, teacher["id"], None)["items"]) == 1


def test_a_file_deleted_before_it_was_submitted_lets_its_files_go(begin, filing, clerk, teacher, told):
    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})

    with begin(clerk) as db:
        entry.delete_teacher(db, clerk, teacher["id"])

    assert len(told(contract.file_gone, teacher)) == 1


def test_records_says_which_contents_nobody_refers_to(begin, filing, clerk, teacher):
    kept, asked_at = facts(), datetime.datetime.now(datetime.UTC)
    added = filing.add(teacher, "education", showing_diploma(receipt(kept, clerk)))["entry"]
    filing.delete(teacher, "education", added["id"])
    strange = facts()["sha256"]

    with begin() as db:
        holding.tell_free(db, {"asked_at": asked_at, "sha256": [kept["sha256"], strange]})
        body = db.scalar(
            select(outbox.c.body).where(outbox.c.type == contract.blobs_free.type).order_by(outbox.c.seq.desc())
        )
    assert body == {"asked_at": asked_at.isoformat(), "sha256": [strange]}


def test_a_rejected_photo_has_to_be_changed_or_explained(filing, clerk, teacher):
    picture = facts(PHOTO)
    filing.save_basic(teacher, {PHOTO: receipt(picture, clerk)})
    filing.submit(teacher["id"])
    reason = {"set": "basic", "entry_id": None, "field": PHOTO, "reason": "不是近照"}
    filing.hear(filing.case(teacher, "rejected", decisions=[decision("reject", reasons=[reason])]))

    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO, sha256=picture["sha256"]), clerk)})
    assert not filing.submit(teacher["id"])[teacher["id"]]["done"]
    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_rejected_evidence_has_to_be_changed_or_explained(filing, clerk, teacher):
    diploma = facts()
    added = filing.add(teacher, "education", showing_diploma(receipt(diploma, clerk)))["entry"]
    filing.submit(teacher["id"])
    reason = {"set": "education", "entry_id": str(added["id"]), "field": "diploma", "reason": "看不清"}
    filing.hear(filing.case(teacher, "rejected", decisions=[decision("reject", reasons=[reason])]))

    assert not filing.submit(teacher["id"])[teacher["id"]]["done"]
    filing.save(teacher, "education", added["id"], {"diploma": [diploma["id"], receipt(facts(), clerk)]})
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_the_submissions_digest_follows_the_files(begin, filing, clerk, teacher):
    digests = set()
    for _ in range(2):
        filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
        filing.submit(teacher["id"])
        with begin() as db:
            query = select(outbox.c.body).where(outbox.c.type == "files_submitted").order_by(outbox.c.seq.desc())
            digests.add(db.scalars(query).first()["files"][0]["digest"])
        filing.hear(filing.case(teacher, "withdrawn"))

    assert len(digests) == 2
