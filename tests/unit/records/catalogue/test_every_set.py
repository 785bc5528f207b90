"""Forms and workbooks are judged alike in every set of every school category, and as the files say (R-REC-10)."""

from datetime import date
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deploy.local.people import entries, people
from services.records import catalogue
from services.records.catalogue import key_of, validation
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from tests.unit.records.catalogue.oracle import Oracle

TODAY = date(2025, 9, 1)
SETS = [(category, each.code) for category, sets in catalogue.load().sets_of.items() for each in sets.values()]
ANY_SET = st.sampled_from(SETS)
IDENTITY = ("id_type", "id_number", "sex")

# Plain spellings, right and wrong, that the oracle reads too.
PLAIN = {
    "text": ["王", "无", "2020", "x" * 600, "13800138000", "a@b"],
    "date": ["2020-02-29", "2020-02-30", "2025-09-01", "1960-01-01", "去年"],
    "month": ["2020-02", "2020-13", "2025-10", "1960-01", "去年"],
    "year": ["2024", "2025", "2026", "今年"],
    "school_year": ["2024-2025", "2025-2026", "2026-2027", "2024-2026"],
    "integer": ["0", "1", "168", "169", "-1", "100000", "几个"],
    "decimal": ["0", "1.50", "1.555", "-1", "9999999", "很多"],
    "yes_no": ["0", "1", "也许"],
}
# What people write besides.
UNUSUAL = [
    "",
    " ",
    "\u3000",
    "44075",
    "２０２１年７月",
    "2020.1",
    "1,200",
    "是",
    "1 - 男 ",
    "中国，美国",
    "\x07",
    "朝阳区",
    "无",
]


def cell_of(value):
    """A value as a cell."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return "、".join(value) if isinstance(value, list) else str(value)


@cache
def good_rows(category, code):
    """Faultless rows of a set as cells."""
    teachers = people(11, 12, "430623", TODAY, category)
    made = (
        teachers if code == "basic" else [row for each in teachers for row in entries(11, each, category, code, TODAY)]
    )
    return [{name: cell_of(value) for name, value in row.items() if value is not None} for row in made]


def plain_cells(field):
    if field.type not in PLAIN:
        codes = [*field.table.codes] if field.table else []
        several = st.lists(st.sampled_from(codes), min_size=1, max_size=3).map("、".join)
        return (several if field.type == "codes" else st.sampled_from(codes)) | st.just("什么")
    return st.sampled_from(PLAIN[field.type])


@st.composite
def changed_rows(draw, category, code, cells):
    """Good rows with a few cells changed or emptied."""
    fields = [field for field in catalogue.load().set(category, code).typed if field.code not in IDENTITY]
    row = dict(draw(st.sampled_from(good_rows(category, code))))
    for field in draw(st.lists(st.sampled_from(fields), max_size=5)):
        row[field.code] = draw(st.none() | cells(field))
    return row


def frame_of(record_set, rows):
    codes = [field.code for field in record_set.fields]
    return pl.DataFrame({code: [row.get(code) for row in rows] for code in codes}, dict.fromkeys(codes, pl.String))


def as_seen(fault):
    return fault.kind, fault.severity, fault.field, fault.value, fault.other, fault.limit, fault.suggestion


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_row_alone_and_among_many_has_the_same_values_and_the_same_faults(data):  # R-REC-10
    category, code = data.draw(ANY_SET)
    record_set = catalogue.load().set(category, code)
    cells = lambda field: plain_cells(field) | st.sampled_from(UNUSUAL)  # noqa: E731 - one word for a choice
    row = data.draw(changed_rows(category, code, cells))
    rows = [*good_rows(category, code)[:25], row, *good_rows(category, code)[:5]]
    place = len(rows) - 6

    checked = validation.check(record_set, frame_of(record_set, rows), TODAY)
    clean, faults = validation.check_one(record_set, row, TODAY)

    among_many = [fault for fault in checked.fault_list() if fault.row == place and fault.kind != "repeated"]
    assert [as_seen(fault) for fault in faults] == [as_seen(fault) for fault in among_many]
    assert clean == {name: value for name, value in checked.values.row(place, named=True).items() if name != "@row"}


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_row_is_judged_as_the_files_of_the_catalogue_say(data):  # R-REC-03
    category, code = data.draw(ANY_SET)
    row = data.draw(changed_rows(category, code, plain_cells))

    _, faults = validation.check_one(catalogue.load().set(category, code), row, TODAY)

    told = {
        (fault.field, fault.kind) for fault in faults if fault.severity == "error" or fault.kind == "not_applicable"
    }
    assert told == Oracle(category, code).judge(row, TODAY)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_was_cleaned_once_is_clean_again(data):
    category, code = data.draw(ANY_SET)
    record_set = catalogue.load().set(category, code)
    clean, faults = validation.check_one(record_set, data.draw(changed_rows(category, code, plain_cells)), TODAY)

    if not [fault for fault in faults if fault.severity == "error"]:
        again, faults = validation.check_one(record_set, clean, TODAY)
        assert again == clean
        assert not [fault for fault in faults if fault.severity == "error"]


def owned(record_set, rows, owners):
    owner = {OWNER_NUMBER: owners, OWNER_NAME: ["某人"] * len(rows)}
    return frame_of(record_set, rows).with_columns(pl.Series(name, held, pl.String) for name, held in owner.items())


@pytest.mark.parametrize(
    "code", [code for category, code in SETS if category == "higher_education" and code != "basic"]
)
def test_an_entry_twice_is_refused_for_one_person_and_not_for_two(code):
    record_set = catalogue.load().set("higher_education", code)
    row = good_rows("higher_education", code)[0]

    checked = validation.check(record_set, owned(record_set, [row] * 3, ["A1", "B2", " a1"]), TODAY)

    assert [(fault.row, fault.kind, fault.limit) for fault in checked.fault_list()] == [(2, "repeated", "0")]
    assert checked.sound()[OWNER_NUMBER].to_list() == ["A1", "B2"]


def test_a_row_of_a_sub_sheet_says_whose_it_is():
    work = catalogue.load().set("primary_secondary", "work")
    rows = [good_rows("primary_secondary", "work")[0]] * 2

    found = validation.check(work, owned(work, rows, [None, "4.4E+17"]), TODAY).fault_list()

    assert [(fault.field, fault.kind, fault.value) for fault in found] == [
        (OWNER_NUMBER, "required", None),
        (OWNER_NUMBER, "id_lost_digits", None),
    ]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_rows_repeat_each_other_where_their_natural_keys_are_the_same(data):
    category, code = data.draw(ANY_SET.filter(lambda each: each[1] != "basic"))
    record_set = catalogue.load().set(category, code)
    rows = [data.draw(changed_rows(category, code, plain_cells)) for _ in range(3)]

    checked = validation.check(record_set, owned(record_set, rows, ["A1"] * 3), TODAY)

    repeated = {fault.row for fault in checked.fault_list() if fault.kind == "repeated"}
    judged = [validation.check_one(record_set, row, TODAY) for row in rows]
    keys = [
        None if any(fault.severity == "error" and fault.field in record_set.key for fault in faults)
        else key_of(record_set, clean)
        for clean, faults in judged
    ]  # fmt: skip
    assert repeated == {place for place, key in enumerate(keys) if key is not None and key in keys[:place]}


def test_a_sheet_of_nothing_but_faults_tells_every_row_and_not_every_cell(monkeypatch):
    monkeypatch.setattr("services.records.catalogue.sheet.MANY", 40)
    education = catalogue.load().set("primary_secondary", "education")
    wrong = {field.code: "？？" for field in education.typed}
    good = good_rows("primary_secondary", "education")[1]

    checked = validation.check(education, frame_of(education, [wrong] * 50 + [good] + [{}] * 5), TODAY)

    assert checked.refused == {*range(50), *range(51, 56)}
    assert checked.faults.height < 40 + 56
    assert checked.sound()["@row"].to_list() == [50]


def test_a_cell_that_does_not_apply_excuses_no_other_however_many_faults_there_are(monkeypatch):
    """Its fault is taken back; what was left untold for its sake must not be lost."""
    monkeypatch.setattr("services.records.catalogue.sheet.MANY", 0)
    education = catalogue.load().set("primary_secondary", "education")
    rows = [{"education": "0", "from": "？？", "degree_level": "0", "study_way": way} for way in ("1", "？？", None)]

    checked = validation.check(education, frame_of(education, rows), TODAY)

    assert checked.refused == {1, 2}
