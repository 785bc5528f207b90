"""Photo and evidence come into a teacher's file by media's receipts and are values there (R-MED-01, R-MED-03)."""

import datetime
import uuid

import pytest

from services.common.errors import Invalid
from services.common.secrets import tickets
from services.contracts.records import attachments as contract
from services.records.entering import drafts, files
from tests.bus.records.filing import EDUCATION
from tests.data.receipts import facts, receipt

PHOTO = "photo"


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
        "no": False,
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
        ("no", "已经失效"),
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
        files.add_teacher(db, clerk, values_of(id_document=[diploma["id"]]), id=uuid.uuid4())


@pytest.mark.parametrize("opened", [files.add_teacher, files.keep_new_draft])
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
        good = drafts.validate_draft(db, clerk, values=showing_diploma(receipt(facts(), clerk)), **draft)
        bad = drafts.validate_draft(db, clerk, values=showing_diploma("x"), **draft)

    assert not [fault for fault in good["faults"] if fault["severity"] == "error"]
    assert "diploma" not in good["values"]
    assert [fault["field"] for fault in bad["faults"] if fault["severity"] == "error"] == ["diploma"]
    assert not held(teacher)
