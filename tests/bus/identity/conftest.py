"""The identity service with a province, its offices, schools and administrators, on a real database."""

import functools
import uuid
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from services.common import actor as actors
from services.common import errors, settings
from services.common.actor import Actor
from services.common.contract import Call
from services.common.database import transactions
from services.common.database.tables import audit, outbox
from services.contracts.identity import sessions
from services.identity import hashing
from services.identity.actions.accounts import load_accounts
from services.identity.actions.organisations import load_orgs
from services.identity.models import Account, OpenSession, Org
from services.identity.service import IdentityService

PASSWORD = "Tulpe-17-Regen"
hashed = functools.cache(hashing.hashed)


class Identity:
    """Asks the identity service as the bus does, and keeps a province of its own.

    省 ─ 市 ─ 甲县 ─ 甲小学, 甲中学
      │     └ 乙县 ─ 乙小学
      └ 大学, which stands in 市 and is managed by 省
    """

    def __init__(self, store: transactions.Store):
        self.store = store
        self.service = IdentityService()
        self.service.store = store
        self.mark = uuid.uuid4().hex[:8]
        self.orgs: dict[str, dict[str, Any]] = {}
        self.accounts: dict[str, dict[str, Any]] = {}
        self._build()

    def ask(self, call: Call, actor: Actor | None = None, **payload: Any) -> Any:
        """The reply of a call that came over the bus, or the refusal raised as the gateway raises it."""
        self.service.caller = {"actor": signed(actor)} if actor else {}
        answer = getattr(self.service, call.method)(**payload)
        if "refused" in answer:
            raise errors.from_dict(answer["refused"])
        return answer["ok"]

    def sign_in(self, username: str, password: str = PASSWORD) -> dict[str, Any]:
        return self.ask(sessions.sign_in, username=username, password=password)

    def actor_by(self, token: str) -> Actor:
        """Who the token makes its holder, for every service."""
        proof = self.ask(sessions.renew, token=token)
        return actors.verify(proof["actor"], settings.load().actor_public_key)

    def signed_in(self, name: str) -> Actor:
        return self.actor_by(self.sign_in(self.username(name))["token"])

    def username(self, name: str) -> str:
        return self.accounts[name]["username"]

    def org_id(self, name: str) -> str:
        return str(self.orgs[name]["id"])

    def account(self, name: str) -> Account:
        """The account's row as it lies in the database."""
        return self.row(Account, self.accounts[name]["id"])

    def row(self, model: type, key: Any) -> Any:
        with self.store.begin(transactions.system()) as db:
            return db.get(model, key)

    def count(self, model: type, *which: Any) -> int:
        with self.store.begin(transactions.system()) as db:
            return db.scalar(select(func.count()).select_from(model).where(*which))

    def account_rows(self, org: str) -> list[tuple]:
        """Everything that is kept of an organisation's accounts."""
        with self.store.begin(transactions.system()) as db:
            query = select(*Account.__table__.c).where(Account.org_id == self.orgs[org]["id"]).order_by(Account.id)
            return [tuple(row) for row in db.execute(query)]

    def change(self, model: type, key: Any, **values: Any) -> None:
        """Put something into the state that only time would bring."""
        with self.store.begin(transactions.system()) as db:
            row = db.get(model, key)
            for name, value in values.items():
                setattr(row, name, value)

    def announced(self, event_type: str) -> list[dict[str, Any]]:
        with self.store.begin(transactions.system()) as db:
            return list(db.scalars(select(outbox.c.body).where(outbox.c.type == event_type).order_by(outbox.c.seq)))

    def announced_orgs(self) -> list[dict[str, Any]]:
        return [org for news in self.announced("orgs_changed") for org in news["orgs"]]

    def trail(self, name: str) -> list[str]:
        """What the audit rows say was done with an account."""
        account_id = str(self.accounts[name]["id"])
        with self.store.begin(transactions.system()) as db:
            return list(db.scalars(select(audit.c.action).where(audit.c.subject == account_id).order_by(audit.c.id)))

    def add_org(self, name: str, level: str, parent: str | None, **more: Any) -> dict[str, Any]:
        """A row for `load_orgs`; its code is this test's own."""
        parent_id = self.orgs[parent]["id"] if parent else None
        code = f"{self.mark}{len(self.orgs):02}" if parent else "000000"
        row = {"id": uuid.uuid4(), "code": code, "name": name, "level": level, "parent_id": parent_id} | more
        self.orgs[name] = row
        return row

    def add_account(self, name: str, org: str, *roles: str, **more: Any) -> dict[str, Any]:
        """A row for `load_accounts`, with PASSWORD already its own."""
        row = {
            "id": uuid.uuid4(),
            "org_id": self.orgs[org]["id"],
            "username": f"{self.mark}-{len(self.accounts)}",
            "name": name,
            "roles": list(roles),
            "password_hash": hashed(PASSWORD),
            "password_is_initial": False,
        } | more
        self.accounts[name] = row
        return row

    def _build(self) -> None:
        with self.store.begin(transactions.system()) as db:
            db.execute(text("SELECT pg_advisory_xact_lock(1)"))
            root = db.scalar(select(Org).where(Org.level == "ministry"))
            ministry = self.add_org("教育部", "ministry", None)
            ministry["id"] = root.id if root else ministry["id"]
            self.add_org("省", "province", "教育部")
            self.add_org("市", "city", "省")
            self.add_org("甲县", "county", "市")
            self.add_org("乙县", "county", "市")
            self.add_org("甲小学", "school", "甲县", school_type="211")
            self.add_org("甲中学", "school", "甲县", school_type="311")
            self.add_org("乙小学", "school", "乙县", school_type="211")
            self.add_org("大学", "school", "市", authority_id=self.orgs["省"]["id"], school_type="411")
            load_orgs(db, self.orgs.values())
            for org in list(self.orgs)[1:]:
                self.add_account(f"{org}管理员", org, "system_admin")
            self.add_account("甲小学录入员", "甲小学", "entry_clerk")
            self.add_account("甲小学审核员", "甲小学", "reviewer")
            self.add_account("新人", "甲小学", "query_user", password_is_initial=True)
            load_accounts(db, self.accounts.values())


def signed(actor: Actor) -> str:
    return actors.sign(actor, settings.load().actor_private_key, datetime.now(UTC))


@pytest.fixture
def site(stores: dict[str, transactions.Store]) -> Identity:
    """Identity with a province of this test's own."""
    return Identity(stores["identity"])


@pytest.fixture
def sessions_of(site: Identity):
    """The sessions of an account, oldest first."""

    def find(name: str) -> list[OpenSession]:
        with site.store.begin(transactions.system()) as db:
            account_id: UUID = site.accounts[name]["id"]
            query = select(OpenSession).where(OpenSession.account_id == account_id).order_by(OpenSession.opened_at)
            return list(db.scalars(query))

    return find
