"""What the main sheet says of other sets is never typed (domain.md §1.1, 15-19 and 27-29)."""

import pytest

from services.records import catalogue
from services.records.catalogue import validation


@pytest.fixture
def derived():
    """The derived values of a teacher with these entries."""

    def derive(**entries):
        known = catalogue.derive(catalogue.load(), "primary_secondary", {"name": "王小明"}, entries)
        return {code: value for code, value in known.items() if value is not None and code != "name"}

    return derive


def test_the_highest_education_and_degree_may_come_from_different_rows(derived):
    school = {"education": "61", "institution": "第一中学", "degree_level": "0"}
    college = {"education": "21", "institution": "安徽师范大学", "degree_level": "4", "degree": "405"}
    master = {"education": "0", "degree_level": "3", "degree": "304", "degree_institution": "湖南师范大学"}

    assert derived(education=[school, college, master]) == {
        "highest_education": "21",
        "highest_education_institution": "安徽师范大学",
        "highest_degree_level": "3",
        "highest_degree": "304",
        "highest_degree_institution": "湖南师范大学",
    }


def test_a_course_that_was_not_finished_is_no_education(derived):
    assert derived(education=[{"education": "21"}, {"education": "12"}])["highest_education"] == "21"


def test_the_present_post_and_title_are_the_latest(derived):
    posts = [
        {"post_type": "1", "post_grade": "111", "from": "2024-01"},
        {"post_type": "1", "post_grade": "112", "from": "2020-08"},
    ]
    titles = [{"title": "0"}, {"title": "054", "from": "2022-09"}]

    assert derived(post=posts, title=titles) == {"post_type": "1", "post_grade": "111", "title": "054"}


def test_nothing_follows_from_nothing(derived):
    assert derived() == {}
    assert derived(education=[], post=[{}]) == {}


def test_what_somebody_types_there_is_dropped_without_a_word(basic, teacher, today):
    clean, faults = validation.check_one(basic, teacher | {"highest_education": "11", "title": "什么"}, today)

    assert (clean["highest_education"], clean["title"], faults) == (None, None, [])


def test_it_is_no_column_of_a_workbook(basic):
    assert not {"highest_education", "title"} & {field.code for field in basic.columns}
