"""News of organisations as messages, and how they are handled here."""

import uuid

from sqlalchemy import func, select

from services.common.database import transactions
from services.contracts.identity import orgs as orgs_contract


def org(**more):
    known = {"id": uuid.uuid4(), "code": uuid.uuid4().hex[:12], "name": "某校", "level": "school", "path": "000000/1/"}
    return known | {"closed": False, "row_version": 1, "parent_id": None, "category": None} | more


def news_of(*orgs):
    return {"orgs": [orgs_contract.OrgState().dump(one) for one in orgs]}


def message(*orgs):
    return {"id": str(uuid.uuid4()), "body": news_of(*orgs), "headers": {"request_id": "r1"}}


def id_of(sent):
    return sent["body"]["orgs"][0]["id"]


def count(store, table, **where):
    with store.begin(transactions.system()) as db:
        return db.scalar(select(func.count()).select_from(table).filter_by(**where))
