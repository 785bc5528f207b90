"""How one cell is read, whatever people and spreadsheets make of it (R-REC-09)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.records import catalogue
from services.records.catalogue import Field, Words
from services.records.catalogue.cells import reader_of

DAYS = st.dates(date(1930, 1, 1), date(2100, 1, 1))
SPELLINGS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%Y-%m-%d 00:00:00", " %Y 年 %m 月 %d 日 "]
MONTHS = ["%Y-%m", "%Y/%m", "%Y%m", "%Y年%m月", "%Y-%m-%d", "%Y%m%d", "%Y-%m-%d 00:00:00"]


def cell(type_, text, **terms):
    return reader_of(Field("some", Words("某项"), type_, "group", **terms))(text)


def wide(text):
    """The text in full-width digits and marks."""
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


@given(DAYS, st.sampled_from(SPELLINGS), st.booleans())
def test_a_date_is_understood_in_every_usual_spelling(day, spelling, is_wide):
    text = day.strftime(spelling)

    assert cell("date", wide(text) if is_wide and ":" not in text else text) == (day.isoformat(), None)


@given(DAYS)
def test_a_spreadsheets_day_number_is_that_day(day):
    number = (day - date(1899, 12, 30)).days

    assert cell("date", str(number)) == (day.isoformat(), None)
    assert cell("month", f"{number}.5") == (day.isoformat()[:7], None)


@given(DAYS, st.sampled_from(MONTHS))
def test_a_month_is_understood_in_every_usual_spelling_and_from_a_whole_date(day, spelling):
    assert cell("month", day.strftime(spelling)) == (day.isoformat()[:7], None)


@given(DAYS)
def test_what_was_read_once_reads_the_same_again(day):
    assert cell("date", cell("date", f"{day:%Y/%m/%d}")[0]) == (day.isoformat(), None)


@pytest.mark.parametrize(
    "text", ["1984111", "2020-02-30", "2020-13-01", "20.9.1", "2020", "今天", "2020-9", "0099-01-01", "99999999"]
)
def test_what_is_no_date_is_refused(text):
    assert cell("date", text) == (None, "bad_date")


def test_one_digit_months_and_days_are_no_fault():
    assert cell("date", "2020.9.1") == ("2020-09-01", None)
    assert cell("month", "2020年9月") == ("2020-09", None)


def test_a_number_that_may_be_january_or_october_is_asked_about():
    assert cell("month", "2020.1") == (None, "unclear_month")
    assert cell("month", "2020.10") == ("2020-10", None)


@pytest.mark.parametrize("text", ["2024", "2024年", "2024年度", "２０２４", " 2024.0 ", "2024-09-01", "2024/9/1"])
def test_a_year_is_understood_however_it_is_named(text):
    assert cell("year", text) == (2024, None)


@pytest.mark.parametrize("text", ["24", "今年", "2024-2025", "45536", "1024", "2024.5"])
def test_what_is_no_year_is_refused(text):
    assert cell("year", text) == (None, "bad_year")


@pytest.mark.parametrize(
    "text", ["2024-2025", "2024—2025学年", "2024/25", "2024", "２０２４～２０２５", "2024至2025学年度"]
)
def test_a_school_year_is_two_years_or_the_first_of_them(text):
    assert cell("school_year", text) == ("2024-2025", None)


@pytest.mark.parametrize("text", ["2024-2026", "2024-24", "24-25", "上学年", "9999"])
def test_what_is_no_school_year_is_refused(text):
    assert cell("school_year", text) == (None, "bad_school_year")


def test_a_telephone_number_is_kept_without_its_blanks():
    assert cell("text", "138 0013 8000", pattern="1[0-9]{10}", max=11) == ("13800138000", None)
    assert cell("text", "１３８００１３８０００", pattern="1[0-9]{10}", max=11) == ("13800138000", None)
    assert cell("text", "23800138000", pattern="1[0-9]{10}", max=11) == (None, "bad_pattern")


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\ufeff\u200b", "\t\n"])
@pytest.mark.parametrize("type_", ["text", "date", "month", "integer", "decimal", "id_number"])
def test_blanks_are_nothing(type_, text):
    assert cell(type_, text) == (None, None)


@pytest.mark.parametrize("name", ["𠮷田", "阿卜杜热合曼·买买提", "王　小明", "ＡＢ"])
def test_a_name_is_kept_as_typed(name):
    assert cell("text", f" {name}\u3000", max=20) == (name, None)


@pytest.mark.parametrize("code", ["name", "former_name"])
def test_a_persons_name_is_kept_as_names_are_and_may_have_fifty_characters(basic, code):
    read = reader_of(basic.field(code))

    assert read("阿依古丽•买\u200b买提") == ("阿依古丽·买买提", None)
    assert read("王" * 50) == ("王" * 50, None)
    assert read("王" * 51) == (None, "too_long")
    assert read("张\n三") == (None, "line_break")


@pytest.mark.parametrize("sign", "\u200b\u202e\ufeff\u2066")
def test_no_text_keeps_what_no_eye_sees_and_every_other_sign_stays(sign):
    assert cell("text", f"第{sign}一行\n第二行•末") == ("第一行\n第二行•末", None)
    assert cell("date", f"2020{sign}-09-01") == ("2020-09-01", None)


def test_a_length_counts_characters_and_not_bytes():
    assert cell("text", "𠮷" * 20, max=20)[1] is None
    assert cell("text", "𠮷" * 21, max=20)[1] == "too_long"


def test_control_characters_are_refused():
    assert cell("text", "王\x00小明") == (None, "control_character")


@pytest.mark.parametrize(
    "text",
    ["11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X", "'11010519491231002X"],
)
def test_an_id_number_is_made_plain(text):
    assert cell("id_number", text, max=18) == ("11010519491231002X", None)


@pytest.mark.parametrize("text", ["4.40308199901102E+17", "4.40308E+17", "4.4E17"])
def test_an_id_number_that_became_a_number_says_so(text):
    assert cell("id_number", text, max=18) == (None, "id_lost_digits")


def test_codes_are_sorted_and_taken_once(basic):
    read = reader_of(basic.field("political_status"))

    assert read("04-民革党员；中共党员、01") == (["01", "04"], None)
    assert read("中共党员，群众") == (None, "exclusive_code")
    assert read("群众") == (["13"], None)
    assert read("中共党员、党圆") == (None, "unknown_code")


def test_a_parent_is_refused_where_only_the_narrowest_will_do():
    table = catalogue.load().table("grassroots_service")

    assert cell("code", "特岗教师", table=table) == (None, "parent_code")
    assert cell("code", "特岗教师", table=table, parent_allowed=True) == ("10", None)


@pytest.mark.parametrize(("text", "value"), [("是", True), ("0-否", False), ("１", True), ("true", True), ("N", False)])
def test_yes_and_no_are_understood(basic, text, value):
    assert reader_of(basic.field("on_establishment"))(text) == (value, None)


@given(st.decimals(0, 9999, places=2))
def test_money_keeps_its_cents(amount):
    assert cell("decimal", f"{amount}", scale=2) == (f"{amount:.2f}", None)


def test_numbers_out_of_range_or_too_fine_are_refused():
    assert cell("integer", "169", low=0, high=168) == (None, "out_of_range")
    assert cell("integer", "1,200") == (1200, None)
    assert cell("integer", "12.5") == (None, "bad_integer")
    assert cell("decimal", "2.405", scale=2) == (None, "too_precise")


@given(st.text(max_size=30), st.sampled_from(["text", "date", "month", "id_number", "integer", "decimal"]))
def test_no_text_whatever_breaks_a_reader(text, type_):
    value, kind = cell(type_, text, max=18)

    assert value is None or kind is None


def test_the_day_zero_of_spreadsheets_is_right():
    assert date(1899, 12, 30) + timedelta(days=45536) == date(2024, 9, 1)


@pytest.mark.parametrize("text", ["至今", "今", "现在", " 至 今 ", "Present"])
def test_what_lasts_until_now_has_no_end(text):
    assert cell("month", text, open_end=True) == (None, None)
    assert cell("date", text, open_end=True) == (None, None)
    assert cell("month", text) == (None, "bad_month")


def test_every_end_that_people_leave_open_is_marked_so():
    sets = catalogue.load().sets_of["primary_secondary"].values()
    open_ends = {f"{each.code}.{field.code}" for each in sets for field in each.fields if field.open_end}

    assert {"work.to", "title.to", "rotation.to", "overseas.to", "education.to", "basic.grassroots_to"} <= open_ends


@pytest.mark.parametrize(
    ("short", "code"), [("汉", "01"), ("回", "03"), ("藏", "04"), ("维吾尔", "05"), ("苗", "06"), ("满", "11")]
)
def test_an_ethnic_group_is_known_by_its_short_name(basic, short, code):
    assert reader_of(basic.field("ethnicity"))(short) == (code, None)


def test_every_ethnic_group_is_known_without_its_last_word():
    table = catalogue.load().table("ethnicity")
    groups = {each.code: each.name.zh for each in table.codes.values() if each.name.zh.endswith("族")}

    assert {code: table.code_of(name.removesuffix("族")) for code, name in groups.items()} == {
        each: each for each in groups
    }
