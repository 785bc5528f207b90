"""The first organisation and the first account of a site, without which nobody could open another."""

import uuid

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from services.common import roles
from services.common.database.transactions import Store, system
from services.common.errors import Conflict
from services.common.trail import audit
from services.identity import hashing
from services.identity.actions.accounts import load_accounts
from services.identity.actions.organisations import load_orgs
from services.identity.domain import first_secrets
from services.identity.models import Account, Org


def bootstrap(store: Store, username: str = "sysadmin", code: str = "000000", name: str = "教育部") -> str:
    """Make the root organisation where there is none, and its first administrator; returns the initial password.

    Conflict when the root has an administrator already.
    """
    secret = first_secrets.drawn(username)
    password_hash = hashing.kept_initial(secret)
    with store.begin(system()) as db:
        root_id = _root(db, code, name)
        if db.scalar(select(exists().where(Account.org_id == root_id, Account.roles.contains([roles.SYSTEM_ADMIN])))):
            raise Conflict("There is a first account already.")
        account = {
            "id": uuid.uuid4(),
            "org_id": root_id,
            "username": username,
            "name": name,
            "roles": [roles.SYSTEM_ADMIN],
            "password_hash": password_hash,
        }
        load_accounts(db, [account])
        audit.record(db, "identity.bootstrap", account["id"])
    return secret


def _root(db: Session, code: str, name: str) -> uuid.UUID:
    root_id = db.scalar(select(Org.id).where(Org.level == "ministry"))
    if root_id is None:
        root_id = uuid.uuid4()
        load_orgs(db, [{"id": root_id, "code": code, "name": name, "level": "ministry", "parent_id": None}])
    return root_id
