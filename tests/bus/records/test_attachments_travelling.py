"""Photo and evidence go the way of any value: shown, reviewed, rejected, remembered, let go (R-REC-15, R-REV-04)."""

import dataclasses
import datetime
import uuid

import pytest
from sqlalchemy import select, text

from services.common.contract import schema_of
from services.common.database.tables import outbox
from services.common.errors import Invalid, NotFound
from services.common.secrets import tickets
from services.contracts.records import attachments as contract
from services.records.attachments import holding
from services.records.catalogue import load
from services.records.entering import checksheet, files
from services.records.exporting import columns
from services.records.file import history, queries
from services.records.requests import evidence
from services.records.selfservice import hints, own
from tests.bus.records.filing import EDUCATION, decision
from tests.data.receipts import facts, receipt

PHOTO = "photo"


def showing_diploma(*given):
    return EDUCATION | {"diploma": list(given)}


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
        shown = evidence.file_links(db, clerk, teacher["id"], None)
        one = evidence.file_links(db, clerk, teacher["id"], [uuid.UUID(second["id"]), uuid.uuid4()])
    told = schema_of(contract.LinkedFiles).dump(shown)["items"]

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
            evidence.file_links(db, stranger, teacher["id"], None)

    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "open", desks=("hub",), doors=[hub.org_path]))

    for reader in (hub, herself):
        with begin(reader) as db:
            assert len(evidence.file_links(db, reader, teacher["id"], None)["items"]) == 1


def test_a_file_deleted_before_it_was_submitted_lets_its_files_go(begin, filing, clerk, teacher, told):
    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})

    with begin(clerk) as db:
        files.delete_teacher(db, clerk, teacher["id"])

    assert len(told(contract.file_gone, teacher)) == 1


def test_records_says_which_contents_nobody_refers_to(begin, filing, clerk, teacher):
    kept, asked_at = facts(), datetime.datetime.now(datetime.UTC)
    added = filing.add(teacher, "education", showing_diploma(receipt(kept, clerk)))["entry"]
    filing.delete(teacher, "education", added["id"])
    strange = facts()["sha256"]

    with begin() as db:
        holding.tell_free(db, asked_at, [kept["sha256"], strange])
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
            query = select(outbox.c.body).where(outbox.c.type == "cases_wanted").order_by(outbox.c.seq.desc())
            digests.add(db.scalars(query).first()["cases"][0]["version"]["digest"])
        filing.hear(filing.case(teacher, "withdrawn"))

    assert len(digests) == 2


def test_a_file_as_it_was_shows_the_photo_and_evidence_of_then(begin, filing, clerk, teacher):  # R-REC-15
    picture, diploma = facts(PHOTO), facts()
    filing.save_basic(teacher, {PHOTO: receipt(picture, clerk)})
    added = filing.add(teacher, "education", showing_diploma(receipt(diploma, clerk)))["entry"]
    with begin() as db:
        then = db.execute(text("SELECT clock_timestamp()")).scalar_one()
    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
    filing.delete(teacher, "education", added["id"])

    with begin(clerk) as db:
        was = history.known_at(db, clerk, queries.teacher(db, clerk, teacher["id"]), then)
        held = {str(each["id"]) for each in evidence.file_links(db, clerk, teacher["id"], None)["items"]}

    education = next(found for found in was["sets"] if found["code"] == "education")
    assert was["values"]["basic"][PHOTO] == picture["id"]
    assert education["entries"][0]["values"]["diploma"] == [diploma["id"]]
    assert {picture["id"], diploma["id"]} <= held


def test_a_reviewer_reads_what_changed_by_ids_words_and_what_it_proves(filing, clerk, teacher):  # R-REV-05
    first, second = facts(), facts()
    added = filing.add(teacher, "education", showing_diploma(receipt(first, clerk)))["entry"]

    filing.save(teacher, "education", added["id"], {"diploma": [first["id"], receipt(second, clerk)]})

    [change] = filing.history(teacher)[0]["changes"]
    assert (change["before"], change["after"]) == ([first["id"]], [first["id"], second["id"]])
    assert (change["before_text"], change["after_text"]) == ("1 份文件", "2 份文件")
    assert (change["type"], change["proves"][:2]) == ("files", ["education", "institution"])


def test_lists_and_sheets_say_in_words_what_files_there_are(begin, filing, clerk, teacher):  # R-REC-16, R-REC-26
    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
    with begin(clerk) as db:
        sheet = checksheet.check_sheet(db, clerk, teacher["id"])
        each = queries.teacher(db, clerk, teacher["id"])
        reader = columns.Reader("zh", clear=False, hidden_too=False)
        row = columns.list_row(reader, ["basic.name", "basic.photo"], each, [], "")
    basic = sheet["sets"][0]
    place = [column["field"] for column in basic["columns"]].index(PHOTO)

    assert basic["rows"][0][place] == row[1] == "有照片"
    assert columns.heading(load(), "basic.photo", "zh") == "照片"


def test_no_hint_presets_a_file(begin, clerk):  # R-REC-22
    preset = {"set": "education", "field": "diploma", "hint": None, "preset": str(uuid.uuid4()), "sample": None}

    with pytest.raises(Invalid), begin(clerk) as db:
        hints.put_hints(db, clerk, "primary_secondary", [preset])


def test_a_rejected_photo_can_be_explained(begin, filing, clerk, teacher):  # R-REV-04
    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
    filing.submit(teacher["id"])
    reason = {"set": "basic", "entry_id": None, "field": PHOTO, "reason": "不是近照"}
    filing.hear(filing.case(teacher, "rejected", decisions=[decision("reject", reasons=[reason])]))
    [kept] = filing.look(teacher)["reasons"]

    with begin(clerk) as db:
        own.explain(db, clerk, teacher["id"], kept["id"], "是上个月拍的")

    assert (kept["field_name"], kept["mended"]) == ("照片", False)
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]
