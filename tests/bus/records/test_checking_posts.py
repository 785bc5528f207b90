"""The post that waits for somebody is held against the catalogue of the school that receives (R-MOB-01)."""

import pytest

from services.common.errors import Invalid, NotFound
from services.records.handing_over import posts

GOOD = {"post_type": "1", "post_grade": "109", "title": "053", "stage": "20", "courses": []}


@pytest.fixture
def check(begin, clerk):
    """Checks a post at a school as its clerk, or as somebody else."""

    def run(school, by=None, **post):
        by = by or clerk
        asked = dict.fromkeys(GOOD) | {"courses": []} | post
        with begin(by) as db:
            return posts.check_post(db, by, school["id"], **asked)["items"]

    return run


def test_what_the_catalogue_has_is_named_in_words(check, school):
    items = check(school, post_type="1", post_grade="109")
    assert items == [
        {"field": "post_type", "name": "岗位类别", "value": "教师岗位"},
        {"field": "post_grade", "name": "岗位等级", "value": "专业技术九级岗位"},
    ]


@pytest.mark.parametrize(
    ("post", "field"),
    [
        ({"post_type": "7"}, "post_type"),
        ({"post_type": "3", "post_grade": "109"}, "post_grade"),
        ({"post_grade": "109"}, "post_grade"),
        ({"title": "xx"}, "title"),
        ({"stage": "99x"}, "stage"),
        ({"courses": ["nothing"]}, "courses"),
    ],
)
def test_what_it_has_not_is_refused_at_its_field(check, school, post, field):
    with pytest.raises(Invalid) as refusal:
        check(school, **post)
    assert list(refusal.value.errors) == [field]
    assert all(words for words in refusal.value.errors[field])


def test_a_field_of_another_category_is_refused_as_such(check, school_of, staff_of):
    university = school_of(category="higher_education", school_type="411")
    dean = staff_of(university, "entry_clerk")
    with pytest.raises(Invalid) as refusal:
        check(university, by=dean, stage="20")
    assert refusal.value.errors == {"stage": ["该类别学校没有这一指标。"]}


def test_nothing_said_is_nothing_wrong(check, school):
    assert check(school) == []


def test_schools_outside_the_territory_are_not_known(check, school_of):
    with pytest.raises(NotFound):
        check(school_of(), post_type="1")
