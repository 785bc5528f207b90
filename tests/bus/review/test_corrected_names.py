"""A name that was corrected is the name of what is open about the person, whichever news comes first."""

import uuid

import pytest

from services.review.actions import corrected_names


@pytest.fixture
def tell(desks):
    """`tell(teacher_id, name, version)` as records announces a teacher of 蜀山小学."""

    def told(teacher_id, name, version):
        at = desks.org("蜀山小学")
        teacher = {
            "id": str(teacher_id), "row_version": version, "org_id": str(at["id"]), "org_path": at["path"],
            "category": "primary_secondary", "stage": "effective", "name": name, "newly_hired": False,
            "number_state": "formal",
        }  # fmt: skip
        desks.as_system(corrected_names.learn, teachers=[teacher])

    return told


def test_open_cases_follow_the_name_and_closed_ones_keep_theirs(desks, tell):
    teacher_id = uuid.uuid4()
    closed, waits = desks.submit("王小虹", teacher_id=teacher_id), desks.submit("王小虹", teacher_id=teacher_id)
    desks.decide(desks.reviewer, closed, "reject", "姓名与证件不一致")
    version = desks.version(waits)
    tell(teacher_id, "王小红", 5)
    tell(teacher_id, "王小虹", 4)  # comes late

    assert desks.case(desks.reviewer, waits)["subject_name"] == "王小红"
    assert desks.names(desks.reviewer, "todo") == ["王小红"]
    assert desks.version(waits) == version
    assert desks.case(desks.reviewer, closed)["subject_name"] == "王小虹"


def test_a_case_that_comes_after_the_news_is_called_by_the_newer_name(desks, tell):
    teacher_id, other = uuid.uuid4(), uuid.uuid4()
    tell(teacher_id, "王小红", 5)
    case_id = desks.submit("王小虹", teacher_id=teacher_id)
    nobody_heard_of = desks.submit("李四", teacher_id=other)

    assert desks.case(desks.reviewer, case_id)["subject_name"] == "王小红"
    assert desks.case(desks.reviewer, nobody_heard_of)["subject_name"] == "李四"
