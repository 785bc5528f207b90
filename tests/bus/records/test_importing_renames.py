"""A row that would give a file another name waits until somebody confirms just that (R-REC-09, R-REC-10)."""

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from services.common.errors import Conflict
from services.records.catalogue.model import OWNER_NAME
from services.records.importing import queries, renames
from tests.bus.records.importing_sets.rows import made, of_set
from tests.data.books import owned


@pytest.fixture
def people(values_of):
    return [values_of(name=name) for name in ("杨渚", "李倩", "吕梅")]


@pytest.fixture
def slipped(people):
    """The same rows with the column of names sorted alone."""
    names = [each["name"] for each in people]
    return [each | {"name": name} for each, name in zip(people, names[1:] + names[:1], strict=True)]


@pytest.fixture
def names(begin, clerk):
    def look():
        with begin(clerk) as db:
            return sorted(db.scalars(text("SELECT name FROM teacher")))

    return look


@pytest.fixture
def confirm(begin, clerk):
    def say(import_id, rows=None, *, confirmed=True):
        with begin(clerk) as db:
            return renames.confirm(db, clerk, import_id, rows, confirmed=confirmed)

    return say


def test_names_that_slipped_against_their_numbers_change_nothing(hand_in, workbook_of, people, slipped, names):
    hand_in(workbook_of(*people))
    before = names()

    result = hand_in(workbook_of(*slipped))

    assert names() == before
    assert (result["changed"], result["faulty"], result["held"], result["confirmed"]) == (0, 3, 3, 0)
    first = result["faults"][0]
    assert "“杨渚”" in first.message
    assert "“李倩”" in first.message
    assert (first.field, first.column, first.name) == ("姓名", "A", "李倩")


def test_a_variant_of_a_character_is_another_name_too(hand_in, workbook_of, people):
    hand_in(workbook_of(people[0]))

    assert hand_in(workbook_of(people[0] | {"name": "杨潴"}))["held"] == 1


def test_a_preview_shows_both_names_and_does_what_is_confirmed_row_by_row(
    hand_in, workbook_of, people, slipped, names, confirm
):
    hand_in(workbook_of(*people))
    preview = hand_in(workbook_of(slipped[0], slipped[1], people[2] | {"remark": "已核对"}), preview=True)
    assert (preview["held"], preview["may"], preview["changed"]) == (2, ["start", "confirm"], 1)
    with hand_in.begin(hand_in.clerk) as db:
        held = queries.import_renames(db, hand_in.clerk, preview["id"], limit=10, after=None)["items"]
    assert [(each.row, each.before, each.after) for each in held] == [(2, "杨渚", "李倩"), (3, "李倩", "吕梅")]
    assert all("*" in each.id_number for each in held)

    assert confirm(preview["id"], [3])["confirmed"] == 1
    result = hand_in.start(preview["id"])

    assert names() == ["吕梅", "吕梅", "杨渚"]
    assert (result["changed"], result["faulty"]) == (2, 1)


def test_all_at_once_and_back_again(hand_in, workbook_of, people, slipped, names, confirm):
    hand_in(workbook_of(*people))
    preview = hand_in(workbook_of(*slipped), preview=True)

    assert confirm(preview["id"])["confirmed"] == 3
    assert confirm(preview["id"], [2], confirmed=False)["confirmed"] == 2
    assert hand_in.start(preview["id"])["changed"] == 2
    with pytest.raises(Conflict):
        confirm(preview["id"])


def test_a_confirmation_is_of_the_names_that_were_seen(hand_in, workbook_of, people, names, confirm):
    hand_in(workbook_of(people[0]))
    preview = hand_in(workbook_of(people[0] | {"name": "杨艳"}), preview=True)
    confirm(preview["id"])
    other = hand_in(workbook_of(people[0] | {"name": "杨红"}), preview=True)
    confirm(other["id"])
    hand_in.start(other["id"])

    result = hand_in.start(preview["id"])

    assert names() == ["杨红"]
    assert (result["changed"], result["held"], result["confirmed"]) == (0, 1, 0)


def test_rows_beneath_a_main_row_that_waits_refer_to_it(hand_in, workbook_of, people):
    hand_in(workbook_of(people[0]))
    renamed = people[0] | {"name": "别名"}
    first, second, third = made("work", 3)
    work = owned(renamed, [first]) + owned(renamed, [second], **{OWNER_NAME: None}) + owned(people[0], [third])

    result = hand_in(workbook_of(renamed, work=work))

    assert of_set(result, "work") == (1, 0, 0, 0, 2)
    told = [each.message for each in result["faults"] if each.set == "work"]
    assert len(told) == 2
    assert all("“基本信息”第 2 行" in each for each in told)


def test_a_fault_of_a_main_row_is_told_once_and_its_sub_rows_refer_to_it(hand_in, workbook_of, people):
    wrong = people[1] | {"sex": "男姓"}

    result = hand_in(workbook_of(people[0], wrong, work=owned(wrong, made("work", 2))))

    assert [each.row for each in result["faults"] if each.set == "basic"] == [3]
    assert all("“基本信息”第 3 行" in each.message for each in result["faults"] if each.set == "work")
    assert {each.name for each in result["faults"]} == {"李倩"}


def test_sub_rows_refer_to_a_main_row_whose_number_cannot_be_read(hand_in, workbook_of, people):
    nameless = people[1] | {"id_number": None}

    result = hand_in(workbook_of(people[0], nameless, work=owned(people[1], made("work", 1))))

    assert "“基本信息”第 3 行" in next(each.message for each in result["faults"] if each.set == "work")


def test_a_fault_has_the_name_though_the_sub_row_leaves_it_out(hand_in, workbook_of, people):
    hand_in(workbook_of(people[1]))
    rows = [row | {"nature": "没有"} for row in made("work", 1)]
    nameless = owned(people[0], rows, **{OWNER_NAME: None}) + owned(people[1], rows, **{OWNER_NAME: None})

    result = hand_in(workbook_of(people[0], work=nameless))

    assert [each.name for each in result["faults"] if each.set == "work"] == ["杨渚", "李倩"]


def test_a_workbook_without_its_main_sheet_is_refused(hand_in, workbook_of, people):
    hand_in(workbook_of(people[0]))
    path = workbook_of(people[0], work=owned(people[0], made("work", 1)))
    book = load_workbook(path)
    book["基本信息"].title = "基本信息表"
    book.save(path)

    result = hand_in(path)

    assert result["state"] == "failed"
    assert "找不到“基本信息”工作表" in result["message"]
