"""The first account of a site."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from sqlalchemy import delete, select

from services.common.database import transactions
from services.common.errors import Conflict
from services.identity import hashing
from services.identity.bootstrap import bootstrap
from services.identity.models import Account, OpenSession, Org


def test_the_first_account_is_the_ministrys_administrator_and_made_once(site):
    with site.store.begin(transactions.system()) as db:
        db.execute(delete(OpenSession))
        db.execute(delete(Account))
        undone = SimpleNamespace(begin=lambda _request: nullcontext(db))

        secret = bootstrap(undone, "first")
        with pytest.raises(Conflict):
            bootstrap(undone, "second")

        account, org = db.execute(select(Account, Org).join(Org, Org.id == Account.org_id)).one()
        assert (org.code, org.path, account.roles) == ("000000", "000000/", ["system_admin"])
        assert account.password_is_initial
        assert hashing.matches(account.password_hash, secret)
        db.rollback()
