"""What a request shows once it was approved: what was approved, and where the file is another since (R-REV-10)."""

import pytest

from tests.bus.records.asking import Asking, added, changed, deleted, hear, make_effective, news
from tests.bus.records.filing import EDUCATION


@pytest.fixture
def effective(filing, teacher):
    """A file that is effective."""
    return make_effective(filing, teacher)


@pytest.fixture
def asking(begin, clerk):
    """The school's clerk."""
    return Asking(begin, clerk)


@pytest.fixture
def approved(begin, asking, effective):
    """A request that was handed in and approved."""

    def approved(*items):
        request = asking.hand_in(effective, *items)
        hear(begin, news(begin, request, "approved"))
        return request

    return approved


def only(asking, request):
    [item] = asking.look(request)["items"]
    return item


def test_what_was_approved_has_not_moved_until_it_is_changed_again(asking, approved):
    first = approved(changed("basic", None, {"remark": "一"}))
    assert [field["moved"] for field in only(asking, first)["differences"]] == [False]
    approved(changed("basic", None, {"remark": "二"}))
    [field] = only(asking, first)["differences"]
    assert (field["moved"], field["after_text"], field["now_text"]) == (True, "一", "二")


def test_an_entry_that_was_added_or_deleted_as_approved_is_not_missed(asking, approved):
    addition = approved(added("education", EDUCATION))
    item = only(asking, addition)
    assert (item["gone"], any(field["moved"] for field in item["differences"])) == (False, False)
    deletion = approved(deleted("education", item["entry_id"]))
    assert not only(asking, deletion)["gone"]
    assert only(asking, addition)["gone"]
