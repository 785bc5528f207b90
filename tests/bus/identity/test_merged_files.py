"""When two files of one person become one, the account goes along; news come twice, late and in any order."""

import uuid
from datetime import UTC, datetime

import pytest

from services.common.database import transactions
from services.common.errors import Forbidden, Unauthenticated
from services.contracts.identity import teacher_accounts
from services.identity.actions import merged_files
from services.identity.actions.accounts import load_accounts
from services.identity.models import Account, Org


@pytest.fixture
def files(site):
    """The accounts of two teachers, by name."""
    with site.store.begin(transactions.system()) as db:
        rows = [site.add_account(name, org, "teacher", teacher_id=uuid.uuid4()) for name, org in PLACES.items()]
        load_accounts(db, rows)
    return {row["name"]: row for row in rows}


PLACES = {"留下的": "甲小学", "并入的": "乙小学"}


def news(site, kept_id, lost_id, row_version, org, merge_id):
    place = site.row(Org, site.orgs[org]["id"])
    known = {"merge_id": merge_id, "row_version": row_version, "merged": row_version == 1, "at": datetime.now(UTC)}
    return known | {"kept_id": kept_id, "lost_id": lost_id, "org_id": place.id, "org_path": place.path}


def hear(site, *heard):
    for each in heard:
        with site.store.begin(transactions.system()) as db:
            merged_files.follow(db, **each)


def state(site, name):
    account = site.account(name)
    return account.teacher_id, str(account.org_id), account.enabled


def test_an_account_leads_to_the_kept_file_and_back(site, files):
    lost, kept_id, merge_id = files["并入的"], uuid.uuid4(), uuid.uuid4()
    before = state(site, "并入的")
    joined = news(site, kept_id, lost["teacher_id"], 1, "甲小学", merge_id)
    undone = news(site, kept_id, lost["teacher_id"], 2, "乙小学", merge_id)
    teacher = site.actor_by(site.sign_in(lost["username"])["token"])
    assert teacher.teacher_id == lost["teacher_id"]

    hear(site, joined, joined)
    assert state(site, "并入的") == (kept_id, site.org_id("甲小学"), True)
    hear(site, undone, joined, undone)
    assert state(site, "并入的") == before


def test_beside_the_kept_files_own_account_the_other_rests(site, files):
    kept, lost = files["留下的"], files["并入的"]
    before, merge_id = state(site, "并入的"), uuid.uuid4()
    ids = kept["teacher_id"], lost["teacher_id"]
    hear(site, news(site, *ids, 1, "甲小学", merge_id))

    assert state(site, "并入的") == (lost["teacher_id"], site.org_id("乙小学"), False)
    assert state(site, "留下的")[2]
    hear(site, news(site, *ids, 2, "乙小学", merge_id))
    assert state(site, "并入的") == before


def test_who_was_signed_in_signs_in_again(site, files):
    lost = files["并入的"]
    token = site.sign_in(lost["username"])["token"]
    hear(site, news(site, uuid.uuid4(), lost["teacher_id"], 1, "甲小学", uuid.uuid4()))
    with pytest.raises(Unauthenticated):
        site.actor_by(token)


def test_an_undoing_that_is_heard_first_leaves_nothing_to_do(site, files):
    lost, kept_id, merge_id = files["并入的"], uuid.uuid4(), uuid.uuid4()
    before = state(site, "并入的")
    for row_version, org in ((2, "乙小学"), (1, "甲小学")):
        hear(site, news(site, kept_id, lost["teacher_id"], row_version, org, merge_id))
    assert state(site, "并入的") == before


def test_a_file_without_an_account_is_no_trouble(site, files):
    before = site.count(Account)
    hear(site, news(site, uuid.uuid4(), uuid.uuid4(), 1, "甲小学", uuid.uuid4()))
    assert site.count(Account) == before


@pytest.fixture
def office(site):
    """Signs somebody in who reviews at an office, by its name."""

    def sign_in(org):
        with site.store.begin(transactions.system()) as db:
            load_accounts(db, [site.add_account(f"审核员 {org}", org, "reviewer")])
        return site.signed_in(f"审核员 {org}")

    return sign_in


def test_which_account_there_will_be_is_told_within_the_territory_alone(site, files, office):
    kept_id, lost_id = (files[name]["teacher_id"] for name in ("留下的", "并入的"))
    above, beside, nobody = office("市"), office("乙县"), uuid.uuid4()

    def told(actor, *ids):
        known = dict(zip(("kept_id", "lost_id"), ids, strict=True))
        return site.ask(teacher_accounts.account_afterwards, actor, **known)

    assert told(above, kept_id, lost_id) == {"account": "kept", "rests": True}
    assert told(above, nobody, lost_id) == {"account": "lost", "rests": False}
    assert told(above, kept_id, nobody) == {"account": "kept", "rests": False}
    assert told(beside, kept_id, nobody) == told(above, nobody, uuid.uuid4()) == {"account": "none", "rests": False}
    with pytest.raises(Forbidden):
        told(site.actor_by(site.sign_in(files["留下的"]["username"])["token"]), kept_id, lost_id)
