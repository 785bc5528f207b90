"""What is offered instead of a refused cell (R-REC-10): only what would be accepted and can alone be meant."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.records import catalogue
from services.records.catalogue import validation
from services.records.catalogue.cells import reader_of
from services.records.catalogue.suggestions import suggested

TODAY = date(2025, 9, 1)


def offered(set_code, field_code, cell, category="primary_secondary"):
    """The suggestion for a cell, and the kind of its fault, as a form shows them."""
    record_set = catalogue.load().set(category, set_code)
    _, faults = validation.check_one(record_set, {field_code: cell}, TODAY)
    fault = next(fault for fault in faults if fault.field == field_code)
    return fault.kind, fault.suggestion


@pytest.mark.parametrize(
    ("set_code", "field", "cell", "better"),
    [
        ("basic", "sex", "男姓", "1-男"),
        ("basic", "political_status", "中共党圆", "01-中国共产党党员"),
        ("basic", "political_status", "04-民革党员；中共党圆", "04-中国国民党革命委员会党员、01-中国共产党党员"),
        ("basic", "native_place", "湖南岳阳华容", "430623-湖南省岳阳市华容县"),
        ("education", "study_way", "1-全脱产(离冈)", "1-全脱产（离岗）"),
        ("basic", "on_establishment", "属于", "1-是"),
        ("basic", "on_establishment", "不属于", "0-否"),
        ("basic", "birth_date", "1999年1月10号", "1999-01-10"),
        ("basic", "birth_date", "一九九九年十二月二十一日", "1999-12-21"),
        ("basic", "birth_date", "1999-1-10 星期日", "1999-01-10"),
        ("basic", "birth_date", "31.12.1999", "1999-12-31"),
        ("basic", "work_start", "二〇二一年七月", "2021-07"),
        ("basic", "work_start", "2021年7月份", None),
        ("pay", "year", "2024学年", "2024"),
        ("teaching", "school_year", "2024学年度第一学期", "2024"),
        ("teaching", "weekly_hours", "16节", "16"),
        ("teaching", "weekly_hours", "十二", "12"),
        ("project", "funds", "1.5万元", "1.5"),
        ("training", "credits", "2.40000000001", "2.40"),
        ("basic", "remark", "退休\x07返聘", "退休返聘"),
    ],
)
def test_a_better_text_is_offered_where_only_one_can_be_meant(set_code, field, cell, better):
    assert offered(set_code, field, cell)[1] == better


@pytest.mark.parametrize(
    ("set_code", "field", "cell"),
    [
        ("basic", "ethnicity", "族"),
        ("basic", "sex", "1-女"),
        ("basic", "native_place", "朝阳区"),
        ("basic", "birth_date", "1990-02-30"),
        ("basic", "birth_date", "01.02.1990"),
        ("basic", "birth_date", "1990-02"),
        ("basic", "birth_date", "农历1990年2月3日"),
        ("basic", "work_start", "2020.1"),
        ("teaching", "school_year", "2024-2026"),
        ("training", "credits", "2.405"),
        ("project", "funds", "15000.555"),
        ("basic", "id_number", "4.4E+17"),
        ("pay", "annual_income", "5万元"),  # hidden values are not repeated
    ],
)
def test_nothing_is_offered_where_it_would_be_a_guess(set_code, field, cell):
    assert offered(set_code, field, cell)[1] is None


FIELDS = [
    field
    for category in catalogue.load().categories
    for record_set in catalogue.load().sets(category)
    for field in record_set.typed
]
CELLS = st.text(max_size=12) | st.text("0123456789年月日-./十二〇节元万是否无男女学历", max_size=12)


@given(st.sampled_from(FIELDS), CELLS)
def test_whatever_is_offered_would_be_accepted(field, cell):
    kind = reader_of(field)(cell)[1]
    better = suggested(field, cell, kind) if kind else None

    assert better is None or (reader_of(field)(better)[1] is None and not field.sensitive)


def test_a_form_and_a_workbook_offer_the_same(basic, teacher, today):
    cells = {"sex": ["男姓"] * 30, "birth_date": ["31.12.1999"] * 30}
    bulk = validation.check(basic, pl.DataFrame(cells), today).fault_list()

    assert {(fault.field, fault.suggestion) for fault in bulk if fault.suggestion} == {
        ("sex", "1-男"),
        ("birth_date", "1999-12-31"),
    }
