"""Identity and records read the same person from the same words: one rule book, whichever door somebody comes by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.messages import wording
from services.common.persons import dates, documents, names, resident_number
from services.common.secrets.sealing import Sealer
from services.contracts.identity.teacher_accounts import ID_TYPES
from services.identity import logins
from services.identity.domain import persons
from services.records.catalogue import load
from services.records.catalogue.cells import reader_of
from services.records.catalogue.faults import say
from services.records.catalogue.validation import check_one
from services.records.file import values

TODAY = date(2026, 3, 1)
NAMELESS = ["·", "...", "－", "\U0001f600", "ー", "々", "王\ue000", "王\U000f0000", "王\u0378", "王\ufffd", "\u2800·"]
BASIC = load().set("primary_secondary", "basic")
RIGHT = {"name": "黄帆宇", "sex": "2", "birth_date": "1986-05-01", "id_type": "1", "id_number": "340104198605012000"}
FOREIGN = RIGHT | {"id_type": "A", "id_number": "E12345678"}


def by_identity(row):
    """The person, and the fields that are wrong."""
    person, faults = persons.read(row, {}, TODAY)
    return person and {"name": person.name, "id_type": person.id_type, "id_number": person.id_number}, set(faults)


def by_records(row):
    values, faults = check_one(BASIC, row, TODAY)
    wrong = {fault.field for fault in faults if fault.severity == "error" and fault.field in RIGHT}
    return None if wrong else {code: values[code] for code in ("name", "id_type", "id_number")}, wrong


def taken(row):
    """What both services make of a row; they agree."""
    assert by_identity(row) == by_records(row)
    return by_identity(row)[0]


def test_a_valid_number_that_ends_in_three_zeros_is_taken():
    assert taken(RIGHT)["id_number"] == "340104198605012000"


@given(st.dates(date(1930, 1, 1), date(2009, 1, 1)), st.integers(0, 999))
def test_every_valid_number_is_taken_by_both(born, order):
    first = f"340104{born:%Y%m%d}{order:03}"
    number = first + resident_number.check_character(first)
    row = RIGHT | {"sex": resident_number.sex(number), "birth_date": born.isoformat(), "id_number": number}

    assert taken(row)["id_number"] == number


@pytest.mark.parametrize(
    "number", ["340104198605012001", "340104198605010000", "34010419860501200", "990104198605012005"]
)
def test_a_number_that_is_none_is_refused_by_both(number):
    assert taken(RIGHT | {"id_number": number}) is None


@pytest.mark.parametrize(
    ("id_type", "number"),
    [
        ("护照", "E12345678"), ("护照", "ＥＡ1234567"), ("护照", "g 1234 5678"), ("回乡证", "H12345678"),
        ("港澳居民来往内地通行证", "H1234567801"), ("台胞证", "12345678"), ("台湾居民来往大陆通行证", "0123456701(B)"),
        ("外国人永久居留身份证", "USA110105198001"), ("军官证", "军字第1234567号"), ("户口簿", "340104123"),
    ],
)  # fmt: skip
def test_a_document_of_a_known_shape_is_taken_under_the_name_that_people_use(id_type, number):
    assert taken(FOREIGN | {"id_type": id_type, "id_number": number})["id_number"] == documents.spelled(number)


@pytest.mark.parametrize(
    ("id_type", "number"),
    [
        ("护照", "E1"), ("护照", "ABCDEFGH"), ("护照", "无"), ("回乡证", "X123"), ("台胞证", "1234"),
        ("外国人永久居留身份证", "12345"), ("台胞证", "340104198605012000"), ("其他", "没有"),
    ],
)  # fmt: skip
def test_a_number_that_no_such_document_has_is_refused(id_type, number):
    assert taken(FOREIGN | {"id_type": id_type, "id_number": number}) is None


@pytest.fixture
def sealing(monkeypatch):
    """Both services seal with keys of this test's own."""
    sealer = Sealer({1: bytes(32)}, bytes(32))
    monkeypatch.setattr(values, "sealer", lambda: sealer)
    monkeypatch.setattr(logins, "sealer", lambda: sealer)
    return sealer


PERMIT = "81000019860501000" + resident_number.check_character("81000019860501000")
CARD = "91111019860501000" + resident_number.check_character("91111019860501000")
OWN = {RIGHT["id_number"]: "1", PERMIT: "C", CARD: "9"}


@pytest.mark.parametrize("number", OWN)
@pytest.mark.parametrize("id_type", ID_TYPES)
def test_a_number_that_names_its_document_is_taken_under_that_type_only(number, id_type):
    row = RIGHT | {"id_type": id_type, "id_number": number, "sex": resident_number.sex(number)}

    assert (taken(row) is not None) == (id_type == OWN[number])


@pytest.mark.parametrize(("number", "name"), [*zip(OWN, ["居民身份证", "居住证", "外国人永久居留证"], strict=True)])
def test_under_another_type_it_is_told_which_one_to_choose(number, name):
    row = RIGHT | {"id_type": "Z", "id_number": number}
    _, faults = persons.read(row, {}, TODAY)
    told = [say(fault, BASIC) for fault in check_one(BASIC, row, TODAY)[1] if fault.field == "id_number"]

    assert [name in sentence for sentence in [wording.chinese()[faults["id_number"]], *told]] == [True, True]


@pytest.mark.parametrize(
    ("id_type", "spellings", "number"),
    [
        ("6", ["A123456(7)", "A1234567", "a123456（7）", "A 123456-7", "[A123456]7"], "A1234567"),
        ("7", ["1234567(8)", "12345678", "1/234567/8", "１／２３４５６７／８", "1-234567-8"], "12345678"),
        ("8", ["0123456701(B)", "0123456701B"], "0123456701B"),
        ("1", ["340104-19860501-2000", "340104 19860501 2000"], "340104198605012000"),
    ],
)
def test_all_spellings_of_a_number_are_one_person_in_every_index(sealing, id_type, spellings, number):
    assert {taken(RIGHT | {"id_type": id_type, "id_number": each})["id_number"] for each in spellings} == {number}
    assert len({values.id_index({"id_type": id_type, "id_number": each}) for each in spellings}) == 1
    assert len({logins.index(each) for each in spellings}) == 1


@pytest.mark.parametrize("number", ["340104198605012000", "A1234567", "军字第1234567号"])
def test_the_index_of_a_number_without_such_signs_is_as_it_ever_was(sealing, number):
    assert values.id_index({"id_type": "1", "id_number": number}) == sealing.blind_index(f"1:{number}")
    assert logins.index(number) == sealing.blind_index(f"login {number}")


def test_a_permit_to_travel_says_itself_whether_its_holder_lives_in_macao():
    assert taken(FOREIGN | {"id_type": "港澳居民来往内地通行证", "id_number": "M12345678"})["id_type"] == "7"
    assert taken(FOREIGN | {"id_type": "港澳居民来往内地通行证", "id_number": "H12345678"})["id_type"] == "6"


def test_both_know_the_same_documents_by_the_same_names():
    table = load().table("id_type")
    assert {code: table.name_of(code) for code in table.codes} == ID_TYPES
    known = {alias: code for code, row in table.codes.items() for alias in row.aliases}
    assert known == persons.ALIASES


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1984-11-01", date(1984, 11, 1)), ("1984/11/1", date(1984, 11, 1)), ("1984.1.11", date(1984, 1, 11)),
        ("1984年1月11日", date(1984, 1, 11)), ("19841101", date(1984, 11, 1)),
        ("１９８４－１１－０１", date(1984, 11, 1)),
        ("1984-11-01 00:00:00", date(1984, 11, 1)), ("30987", date(1984, 11, 1)),
        ("1984111", None), ("198411", None), ("1984-13-01", None), ("84-11-01", None), ("1984", None),
    ],
)  # fmt: skip
def test_a_day_is_read_alike_and_never_guessed(text, day):
    assert dates.day(text) == day
    row = FOREIGN | {"birth_date": text}
    person, faults = persons.read(row, {}, TODAY)
    read = reader_of(BASIC.field("birth_date"))(text)
    assert (person.birth_date if person else None, set(faults)) == (day, set() if day else {"birth_date"})
    assert read == ((day.isoformat(), None) if day else (None, "bad_date"))


@pytest.mark.parametrize("sex", ["0", "9", "1"])
def test_a_sex_that_the_number_does_not_say_is_warned_of(sex):
    _, faults = check_one(BASIC, RIGHT | {"sex": sex}, TODAY)

    assert [each.severity for each in faults if each.kind == "sex_differs"] == ["warning"]


@pytest.mark.parametrize("typed", ["阿依古丽•买买提", " 阿依古丽・买买提\u200b", "阿依古丽.买买提"])
def test_a_name_is_kept_alike(typed):
    assert taken(RIGHT | {"name": typed})["name"] == "阿依古丽·买买提" == names.stored(typed)


@pytest.mark.parametrize("typed", ["王\n小明", "王小明1", "王" * 51, "王\x07小明", *NAMELESS])
def test_what_is_no_name_is_refused_by_both(typed):
    assert taken(RIGHT | {"name": typed}) is None


def test_a_number_signs_in_however_it_is_typed():
    assert logins.normal(" h1234 5678\u200e") == logins.normal("Ｈ12345678") == "H12345678"
