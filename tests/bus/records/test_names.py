"""People are found and told apart by their names, however these are spelled, and however old the file is."""

import pytest
from sqlalchemy import literal, select, text

from services.common.database import searching
from services.common.persons import names
from services.records.file import queries

FILTER = {"org_id": None, "q": None, "limit": 50, "after": None}
SPELLINGS = ["阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽.买买提", "阿依古丽・买买提", "古丽‧买", "阿依 古丽"]


@pytest.fixture
def called(begin, clerk):
    """The names of the files that a search finds."""

    def find(q: str) -> list[str]:
        with begin(clerk) as db:
            return [row["name"] for row in queries.list_teachers(db, clerk, **(FILTER | {"q": q}))["items"]]

    return find


@pytest.fixture
def old_file(begin, filing, values_of):
    """A file whose name was kept in an older spelling."""

    def make(name: str) -> None:
        file = filing.open(values_of())
        renamed = text(
            "UPDATE teacher SET basic = jsonb_set(basic, '{name}', to_jsonb(CAST(:name AS text))) WHERE id = :id"
        )
        with begin(filing.actor) as db:
            db.execute(renamed, {"name": name, "id": file["id"]})

    return make


@pytest.mark.parametrize("q", SPELLINGS)
def test_a_search_finds_old_and_new_spellings_of_a_name(filing, values_of, old_file, called, q):
    filing.open(values_of(name="阿依古丽•买买提"))
    old_file("阿依古丽・买买提")
    assert called(q) == ["阿依古丽·买买提", "阿依古丽・买买提"]


@pytest.mark.parametrize(
    ("kept", "q"),
    [
        ("赵\u00a0六", "赵六"),
        ("孙\u200b七", "孙七"),
        ("王\U000e0100明", "王明"),
        ("王明", "王\U000e0100\u2800明"),
        ("ＪＯÃＯ Silva", "joão silva"),
    ],
)
def test_blanks_width_and_case_hide_nobody(old_file, called, kept, q):
    old_file(kept)
    assert called(q) == [kept]


def test_no_sign_of_a_search_means_more_than_itself(filing, values_of, called):
    filing.open(values_of(name="王芳"))
    assert called("%") == called("_") == called("王·芳") == []


TRICKY = [
    *SPELLINGS, "", " \t\u3000", "ＡＢＣ", "JOÃO", "ÀÉ", "ﬁ", "㍿", "ｱﾞ", "𠮷田", "Smith–Jones", "ーｰ−", "ΑΒ",
    "\u200bx\u202ey\ufeff", "Ⅻ", "１２", "O'Neill-Smith, J.", "·•・‧.∙⋅･．․᛫ꞏ", "\u00a0\u2003\u202f", "‐‑‒–—―−－﹣﹘",
    "王\U000e0100明\u2800\u180f\U0001d173\ufe0f", "[a-z]^\\",
]  # fmt: skip


def test_the_database_compares_names_as_the_rule_book_does(begin):
    with begin() as db:
        said = {each: db.scalar(select(searching.comparable(literal(each)))) for each in TRICKY}
    assert said == {each: names.comparable(each) for each in TRICKY}


def test_a_sub_sheet_belongs_to_the_person_in_any_spelling(hand_in, workbook_of, values_of):
    person = values_of(name="迪丽拜尔·艾合买提")
    work = {
        "@id_number": person["id_number"],
        "organisation": "某小学",
        "from": "2015-08",
        "nature": "10",
        "position": "教师",
    }
    typed = {"甲小学": "迪丽拜尔.艾合买提", "乙小学": "迪丽拜尔•艾合买提 "}
    rows = [work | {"@name": name, "organisation": school} for school, name in typed.items()]
    done = hand_in(workbook_of(person, work=rows))
    assert (done["faults"], done["faulty"]) == ([], 0)
