"""Rules of single sets, as a clerk meets them (domain.md §1.2-1.17)."""

from datetime import date

import pytest

from deploy.local.people import entries, people
from services.records import catalogue
from services.records.catalogue import validation
from services.records.catalogue.faults import say

TODAY = date(2025, 9, 1)


@pytest.fixture
def judged():
    """What is said to a faultless entry of a set after a change: field → sentence."""
    person = people(7, 1, "430623", TODAY)[0]

    def judge(code, change, category="primary_secondary"):
        record_set = catalogue.load().set(category, code)
        entry = entries(7, person, category, code, TODAY)[-1]
        _, faults = validation.check_one(record_set, entry | change, TODAY)
        return {fault.field: say(fault, record_set) for fault in faults}

    return judge


def test_without_an_education_there_is_no_school_of_it(judged):
    said = judged("education", {"education": "0"})

    assert set(said) == {"education_country", "institution", "major", "normal_major", "from", "to"}
    assert said["major"].startswith("按其他项的内容，“所学专业”不需要填写")


def test_a_degree_belongs_to_its_level(judged):
    assert judged("education", {"degree_level": "3", "degree": "404"}) == {
        "degree": "“学位名称”的“教育学学士学位”不属于所选的“学位层次”，请重新选择。"
    }


@pytest.mark.parametrize(
    ("post_type", "grade", "is_right"),
    [("1", "112", True), ("3", "112", False), ("3", "208", True), ("4", "306", True), ("4", "998", True)],
)
def test_a_grade_belongs_to_its_kind_of_post(judged, post_type, grade, is_right):
    assert ("post_grade" in judged("post", {"post_type": post_type, "post_grade": grade})) is not is_right


def test_somebody_who_leads_the_school_says_since_when_and_nobody_leads_it_and_does_not(judged):
    assert judged("post", {"school_duty": ["13"]}) == {"duty_from": "“校级职务任职开始年月”不能为空，请填写。"}
    assert judged("post", {"school_duty": ["00", "13"]}).keys() == {"school_duty"}


def test_another_post_is_of_another_kind(judged):
    same = {"is_concurrent": True, "concurrent_type": "1", "concurrent_grade": "112"}

    assert judged("post", same) == {"concurrent_type": "“兼任岗位类别”不能与“岗位类别”相同，请改正。"}


def test_pay_is_reported_when_the_year_is_over(judged):
    assert judged("pay", {"year": 2025}) == {"year": "“年度”的“2025”还没有结束，请在下一年度填报。"}
    assert judged("pay", {"year": 2024}) == {}


def test_amounts_fit_their_columns_and_are_never_repeated(judged):  # R-REC-19
    assert judged("pay", {"basic_pay": "10000"}) == {"basic_pay": "“基本工资（元/月）”应在 0-9999.99 之间，请改正。"}
    assert judged("pay", {"annual_income": "1000000"}).keys() == {"annual_income"}


def test_an_assessment_of_this_year_may_be_entered_and_one_of_the_next_may_not(judged):
    assert judged("assessment", {"year": 2025}) == {}
    assert judged("assessment", {"year": 2026}).keys() == {"year"}


def test_a_sanction_is_told_with_its_reason_and_day(judged):
    assert judged("ethics", {"punishment_type": "1"}).keys() == {"punishment_reason", "occurred_on"}


def test_universities_ask_for_the_whole_certificate_and_schools_for_its_kind(judged):
    bare = {"qualification_type": "7", "number": None, "subject": None, "issued_on": None, "issuer": None}

    assert judged("qualification", bare) == {}
    assert judged("qualification", bare, "higher_education").keys() == {"number", "subject", "issued_on", "issuer"}


def test_who_teaches_no_stage_does_not_teach(judged):
    assert judged("teaching", {"stage": "0", "courses": None}) == {
        "status": "没有任教学段时，“任课状况”应选“未任课”，请改正。"
    }


def test_lessons_are_counted_within_a_week(judged):
    assert judged("teaching", {"weekly_hours": 169}) == {
        "weekly_hours": "“平均每周课堂教学课时数”应在 1-168 之间，请改正。"
    }


def test_kindergartens_name_no_subjects(judged):
    assert judged("teaching", {"stage": "1"}).keys() == {"courses"}


def test_training_counts_whole_hours_and_parts_of_credits(judged):
    assert judged("training", {"hours": "2.5", "credits": "2.4"}).keys() == {"hours"}


def test_study_abroad_is_abroad_and_ends_after_it_began(judged):
    stay = {"has_studied": True, "from": "2020-01-01", "to": "2020-01-01", "country": "156"}

    assert judged("overseas", stay).keys() == {"to", "country"}


def test_a_rotation_leads_to_another_school(judged):
    stay = {
        "rotation_type": "1",
        "moves_personnel_relation": False,
        "from": "2020-09",
        "origin": "甲校",
        "host": "甲校",
    }

    assert judged("rotation", stay) == {"host": "“交流轮岗单位名称”不能与“原单位名称”相同，请改正。"}


@pytest.mark.parametrize("mobile", ["1380013800", "23800138000", "138001380001", "电话"])
def test_a_mobile_number_has_eleven_digits_and_is_not_repeated(judged, mobile):  # R-REC-19
    said = judged("contact", {"mobile": mobile})["mobile"]

    assert mobile not in said
    assert judged("contact", {"mobile": "138 0013 8000"}) == {}


def test_universities_need_mobile_and_mail(judged):
    nothing = {"mobile": None, "email": None}

    assert judged("contact", nothing) == {}
    assert judged("contact", nothing, "higher_education").keys() == {"mobile", "email"}


def test_nobody_writes_more_of_a_book_than_it_has(judged):
    book = {"book_type": "12", "is_representative": True, "name": "书", "words": "10", "own_words": "10.5"}

    assert judged("book", book).keys() == {"own_words"}
