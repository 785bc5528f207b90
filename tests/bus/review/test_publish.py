"""Chains come into force as versions, and a running case keeps its own."""

import shutil
import uuid

import pytest
import yaml
from sqlalchemy import select

from services.review.models import Case, Chain
from services.review.publish import FILES, publish


class Folder:
    """The shipped chains and one more, for a business of this test's own."""

    def __init__(self, path):
        self.path = path
        self.business = f"first_entry_{uuid.uuid4().hex}"
        self.chain = yaml.safe_load((FILES / "k12_first_entry.yaml").read_text("utf-8"))
        self.write(code=self.business, business=self.business)

    def write(self, **change):
        self.chain |= change
        (self.path / "own.yaml").write_text(yaml.safe_dump(self.chain), "utf-8")


@pytest.fixture
def folder(desks, tmp_path):
    folder = Folder(shutil.copytree(FILES, tmp_path / "chains"))
    desks.as_system(publish, folder.path)
    yield folder
    desks.as_system(publish)


def versions(desks, folder):
    query = (
        select(Chain.version, Chain.effective_until.is_(None))
        .where(Chain.code == folder.business)
        .order_by(Chain.version)
    )
    return [tuple(row) for row in desks.as_system(lambda db: db.execute(query).all())]


def version_of(desks, case_id):
    query = select(Chain.version).join(Case, Case.chain_id == Chain.id).where(Case.id == case_id)
    return desks.as_system(lambda db: db.scalar(query))


def test_publishing_the_same_again_changes_nothing(desks, folder):
    desks.as_system(publish, folder.path)

    assert versions(desks, folder) == [(1, True)]


def test_a_changed_file_is_a_new_version_and_running_cases_keep_theirs(desks, folder):
    running = desks.submit(business=folder.business)
    folder.write(steps=folder.chain["steps"][:1])
    desks.as_system(publish, folder.path)
    later = desks.submit(business=folder.business)

    assert versions(desks, folder) == [(1, False), (2, True)]
    assert [version_of(desks, case_id) for case_id in (running, later)] == [1, 2]
    assert desks.decide(desks.reviewer, running)["state"] == "open"
    assert desks.decide(desks.reviewer, later)["state"] == "approved"


def test_a_chain_whose_file_is_gone_takes_no_new_case_until_it_is_back(desks, folder):
    desks.as_system(publish)
    with pytest.raises(LookupError):
        desks.submit(business=folder.business)

    desks.as_system(publish, folder.path)
    assert versions(desks, folder) == [(1, False), (2, True)]
